/* SPDX-License-Identifier: MIT */
/* Dates as people read them, in English. From the numbers alone, so never from the
 * locale. */
#include <claimline/date.h>

#include <stdio.h>
#include <string.h>

#define RANGE     (CLM_DATE_INTERVAL | CLM_DATE_ONE_OF | CLM_DATE_ALL_OF)
#define LABEL_MAX 96

struct label {
    char text[LABEL_MAX];
    size_t len;
    const char *between; /* the ends of a range: a dash, or a word between two days */
    bool day_open;       /* ", day ?" is still to come */
};

/* One end of a date: of its day and month only what `level` allows is shown. */
struct point {
    int year, month, day;
    int level;
};

static void
add(struct label *l, const char *text)
{
    size_t len = strlen(text);
    if (len > LABEL_MAX - 1 - l->len)
        return; /* the longest label is some 40 bytes */
    memcpy(l->text + l->len, text, len);
    l->len += len;
}

static void
add_number(struct label *l, int number)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%d", number);
    add(l, digits);
}

/* Year 0 is 1 BC. A year below 100 alone would look like a day. */
static void
add_year(struct label *l, int year)
{
    add_number(l, year > 0 ? year : 1 - year);
    if (year < 100)
        add(l, year > 0 ? " AD" : " BC");
}

static void
add_month(struct label *l, int month)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    add(l, names[month - 1]);
}

static void
add_point(struct label *l, struct point p, bool with_year)
{
    if (p.level == 3) {
        add_number(l, p.day);
        add(l, " ");
    }
    if (p.level >= 2) {
        add_month(l, p.month);
        if (with_year)
            add(l, " ");
    }
    if (with_year || p.level == 1)
        add_year(l, p.year);
}

/* "5–11 Dec"; a day that is not known is a "?", never the bound that stands for it. */
static void
add_days(struct label *l, struct point a, struct point b, bool with_year)
{
    if (a.level == 3)
        add_number(l, a.day);
    else
        add(l, "?");
    add(l, l->between);
    if (b.level != 3)
        add(l, "? ");
    add_point(l, b, with_year);
}

static void
add_range(struct label *l, struct point a, struct point b, bool with_year)
{
    bool same_year = a.year == b.year, years = a.level == 1 || b.level == 1;
    bool same_month = same_year && a.month == b.month && !years;
    if (same_year && a.level == 1 && b.level == 1) {
        add_year(l, a.year);
    } else if (same_month && a.level == b.level && (a.level == 2 || a.day == b.day)) {
        add_point(l, a, with_year);
    } else if (same_month) {
        add_days(l, a, b, with_year);
    } else {
        add_point(l, a, !same_year || years);
        add(l, l->between);
        add_point(l, b, with_year || !same_year || years);
    }
}

/* A season or quarter by the three months that it fills, if they are one. */
static bool
add_season(struct label *l, struct point a, struct point b, bool with_year)
{
    static const char *const names[] = {"Q1", NULL, "spring", "Q2", NULL, "summer",
                                        "Q3", NULL, "autumn", "Q4", NULL, "winter"};
    if ((b.year - a.year) * 12 + b.month - a.month != 2 || names[a.month - 1] == NULL)
        return false;
    add(l, names[a.month - 1]);
    if (a.year != b.year) {
        add(l, " ");
        add_year(l, a.year);
        add(l, "–");
        add_year(l, b.year);
    } else if (with_year) {
        add(l, " ");
        add_year(l, a.year);
    }
    return true;
}

/* A date with X in its year: "2010s", "2000–2099". Days and months of the bounds mean
 * nothing here. */
static void
add_years(struct label *l, int first, int last)
{
    if (first == 0 && last == 9999) {
        add(l, "?");
    } else if (first >= 100 && first % 10 == 0 && last == first + 9) {
        add_number(l, first);
        add(l, "s");
    } else {
        add_year(l, first);
        add(l, "–");
        add_year(l, last);
    }
}

/* Neither interval nor set: one day, or all that one date may mean. */
static void
add_single(struct label *l, struct point a, struct point b, bool with_year)
{
    if (a.year == b.year && a.month == b.month && a.level == 3) {
        add_range(l, a, b, with_year);
        return;
    }
    if (a.level == 2 && add_season(l, a, b, with_year))
        return;
    if (a.year != b.year) {
        add_years(l, a.year, b.year);
        return;
    }
    bool year = a.month == 1 && b.month == 12;
    a.level = b.level = year ? 1 : 2;
    add_range(l, a, b, with_year);
    l->day_open = a.month == b.month;
}

static struct point
point_at(clm_day day, int level, unsigned month_only, unsigned year_only)
{
    struct point p = {.level = year_only ? 1 : month_only ? 2 : level};
    clm_day_to_civil(day, &p.year, &p.month, &p.day);
    return p;
}

static void
add_date(struct label *l, const struct clm_date *d, bool with_year)
{
    unsigned f = d->flags;
    struct point a = point_at(d->earliest, d->level, f & CLM_DATE_START_MONTH,
                              f & CLM_DATE_START_YEAR);
    struct point b =
        point_at(d->latest, d->level, f & CLM_DATE_END_MONTH, f & CLM_DATE_END_YEAR);
    if (f & CLM_DATE_OPEN_START) {
        add(l, f & CLM_DATE_ONE_OF ? "by " : "until ");
        add_point(l, b, with_year);
    } else if (f & CLM_DATE_OPEN_END) {
        add(l, f & CLM_DATE_INTERVAL ? "since " : "from ");
        add_point(l, a, with_year);
    } else if (f & RANGE) {
        if (f & CLM_DATE_TWO)
            l->between = f & CLM_DATE_ONE_OF ? " or " : " and ";
        if (f & CLM_DATE_SOME)
            add(l, f & CLM_DATE_ONE_OF ? "a day of " : "days of ");
        add_range(l, a, b, with_year);
        /* [2016-09] is some day of it, 2016-09/2016-09 is all of it. */
        l->day_open = !(f & CLM_DATE_INTERVAL) && a.level == 2 && b.level == 2 &&
                      a.year == b.year && a.month == b.month;
    } else {
        add_single(l, a, b, with_year);
    }
}

size_t
clm_date_label(char *out, size_t size, const struct clm_date *date, bool with_year)
{
    struct label l = {.between = "–"};
    if (date->flags & CLM_DATE_OPEN_START && date->flags & CLM_DATE_OPEN_END) {
        add(&l, "?");
    } else {
        if (date->flags & CLM_DATE_ABOUT)
            add(&l, "≈ ");
        add_date(&l, date, with_year);
        if (date->flags & CLM_DATE_DOUBTFUL)
            add(&l, "?");
        if (l.day_open)
            add(&l, ", day ?");
    }
    if (size == 0)
        return l.len;
    size_t n = l.len < size ? l.len : size - 1;
    while (n < l.len && n > 0 && (l.text[n] & 0xc0) == 0x80)
        n--; /* not within a character */
    memcpy(out, l.text, n);
    out[n] = '\0';
    return l.len;
}
