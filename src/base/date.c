/* SPDX-License-Identifier: MIT */
/* The calendar, and reading EDTF (ISO 8601-2:2019; Library of Congress, "Extended
 * Date/Time Format Specification", 4 February 2019) into an earliest and a latest day. */
#include "base/date.h"

#include "base/ascii.h"

#include <string.h>

#define YEAR_MAX  9999
#define OPEN      (CLM_DATE_OPEN_START | CLM_DATE_OPEN_END)
#define QUALIFIED (CLM_DATE_ABOUT | CLM_DATE_DOUBTFUL)

static const struct clm_loc no_place = {0};

/* ---- Calendar: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms",
 * civil_from_days and days_from_civil. Years begin in March there, so that the leap day
 * comes last; an era has 400 years. */

clm_day
clm_day_from_civil(int year, int month, int day)
{
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - 399) / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void
clm_day_to_civil(clm_day day, int *year, int *month, int *mday)
{
    int64_t z = (int64_t)day + 719468; /* from 0000-03-01 */
    int era = (int)((z >= 0 ? z : z - 146096) / 146097);
    int doe = (int)(z - (int64_t)era * 146097);
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153;
    int m = mp < 10 ? mp + 3 : mp - 9;
    if (year != NULL)
        *year = yoe + era * 400 + (m <= 2);
    if (month != NULL)
        *month = m;
    if (mday != NULL)
        *mday = doy - (153 * mp + 2) / 5 + 1;
}

int
clm_day_weekday(clm_day day)
{
    /* 1970-01-01 was a Thursday. */
    return (int)((((int64_t)day + 3) % 7 + 7) % 7);
}

int
clm_days_in_month(int year, int month)
{
    static const signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

size_t
clm_day_write(char *out, clm_day day)
{
    int y = 0, m = 0, d = 0;
    if (day < CLM_DAY_MIN)
        day = CLM_DAY_MIN;
    if (day > CLM_DAY_MAX)
        day = CLM_DAY_MAX;
    clm_day_to_civil(day, &y, &m, &d);
    char *p = out;
    if (y < 0) {
        *p++ = '-';
        y = -y;
    }
    for (int unit = 1000; unit > 0; unit /= 10)
        *p++ = (char)('0' + y / unit % 10);
    *p++ = '-';
    *p++ = (char)('0' + m / 10);
    *p++ = (char)('0' + m % 10);
    *p++ = '-';
    *p++ = (char)('0' + d / 10);
    *p++ = (char)('0' + d % 10);
    *p = '\0';
    return (size_t)(p - out);
}

const char *
clm__month_name(int month)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    return names[month - 1];
}

/* ---- One date: a year, month and day of digits and X. */

struct span {
    const char *at;
    size_t len;
};

/* For "%.*s". */
#define SHOW(s) (int)(s).len, (s).at

/* A date, interval or set while it is read. A level of 0 means that this end is not
 * known. */
struct range {
    clm_day earliest, latest;
    unsigned flags;
    uint8_t level, start_level, end_level;
};

/* A part that is not written is all X: 2016-09 matches the same days as 2016-09-XX. */
struct mask {
    char year[4], month[2], day[2];
    bool minus;
    int parts;
    unsigned flags;
};

static void
skip_qualifier(struct span *s, unsigned *flags)
{
    if (s->len == 0)
        return;
    char c = *s->at;
    if (c != '?' && c != '~' && c != '%')
        return;
    *flags |= c == '?' ? CLM_DATE_DOUBTFUL : c == '~' ? CLM_DATE_ABOUT : QUALIFIED;
    s->at++;
    s->len--;
}

static bool
skip_char(struct span *s, char c)
{
    if (s->len == 0 || *s->at != c)
        return false;
    s->at++;
    s->len--;
    return true;
}

static bool
scan_digits(struct span *s, char *digits, size_t n)
{
    if (s->len < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (!clm__is_digit(s->at[i]) && s->at[i] != 'X')
            return false;
    memcpy(digits, s->at, n);
    s->at += n;
    s->len -= n;
    return true;
}

static bool
scan_mask(struct mask *m, struct span s)
{
    *m = (struct mask){.year = "XXXX", .month = "XX", .day = "XX", .parts = 1};
    skip_qualifier(&s, &m->flags);
    m->minus = skip_char(&s, '-');
    if (!scan_digits(&s, m->year, 4))
        return false;
    skip_qualifier(&s, &m->flags);
    for (; s.len > 0; m->parts++) {
        if (m->parts == 3 || !skip_char(&s, '-'))
            return false;
        skip_qualifier(&s, &m->flags);
        if (!scan_digits(&s, m->parts == 1 ? m->month : m->day, 2))
            return false;
        skip_qualifier(&s, &m->flags);
    }
    return true;
}

static bool
matches(const char *digits, size_t n, int value)
{
    for (; n > 0; value /= 10)
        if (digits[--n] != 'X' && digits[n] != (char)('0' + value % 10))
            return false;
    return true;
}

/* The number of `n` digits with `x` for each X, or -1 if there is one and `x` is 0. */
static int
number(const char *digits, size_t n, char x)
{
    int value = 0;
    for (size_t i = 0; i < n; i++) {
        char c = digits[i] == 'X' ? x : digits[i];
        if (c == '\0')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

static void
year_bounds(const struct mask *m, int *low, int *high)
{
    int near = number(m->year, 4, '0'), far = number(m->year, 4, '9');
    *low = m->minus ? -far : near;
    *high = m->minus ? -near : far;
}

static int
find_day_of_month(const struct mask *m, int year, int month, int step)
{
    int last = clm_days_in_month(year, month);
    for (int d = step > 0 ? 1 : last; d >= 1 && d <= last; d += step)
        if (matches(m->day, 2, d))
            return d;
    return 0;
}

/* The first (step 1) or last (step -1) day that the mask matches. Nearly always the first
 * try; only a leap day without a leap year (XXX1-02-29) has it look at every year. */
static bool
find_day(clm_day *out, const struct mask *m, int step)
{
    int low, high;
    year_bounds(m, &low, &high);
    for (int y = step > 0 ? low : high; y >= low && y <= high; y += step) {
        if (!matches(m->year, 4, y < 0 ? -y : y))
            continue;
        for (int mo = step > 0 ? 1 : 12; mo >= 1 && mo <= 12; mo += step) {
            int d = matches(m->month, 2, mo) ? find_day_of_month(m, y, mo, step) : 0;
            if (d > 0) {
                *out = clm_day_from_civil(y, mo, d);
                return true;
            }
        }
    }
    return false;
}

/* The code of a season or 0. Seasons, quarters, quadrimesters and semesters: the codes 21
 * to 41 in the month's place. 21-24 say no hemisphere and are read as northern. */
static int
season_code(const struct mask *m)
{
    int code = number(m->month, 2, '\0');
    return code >= 21 && code <= 41 ? code : 0;
}

static void
read_season(struct range *out, const struct mask *m, int code)
{
    static const uint8_t first_month[] = {3, 6, 9, 12, 3,  6, 9, 12, 9, 12, 3,
                                          6, 1, 4, 7,  10, 1, 5, 9,  1, 7};
    int first = first_month[code - 21];
    int last = first + (code < 37 ? 3 : code < 40 ? 4 : 6) - 1;
    int low, high;
    year_bounds(m, &low, &high);
    if (last > 12) {
        last -= 12;
        high++;
    }
    out->earliest = clm_day_from_civil(low, first, 1);
    out->latest = clm_day_from_civil(high, last, clm_days_in_month(high, last));
    if (out->latest > CLM_DAY_MAX)
        out->latest = CLM_DAY_MAX; /* the winter of 9999 */
    /* A label knows a season by its months, and by that would call the southern spring
     * autumn. */
    if (code >= 29 && code <= 32)
        out->flags |= CLM_DATE_ONE_OF;
}

/* ---- What is wrong with one date. */

static enum clm_code
not_a_date(struct span s, struct clm_error *err)
{
    struct span rest = s;
    unsigned flags = 0;
    skip_qualifier(&rest, &flags);
    bool y = skip_char(&rest, 'Y');
    (void)skip_char(&rest, '-');
    size_t digits = 0;
    while (digits < rest.len && clm__is_digit(rest.at[digits]))
        digits++;
    if (digits > 0 && digits < rest.len && rest.at[digits] == 'S')
        return clm_error_set(
            err, CLM_E_BAD_DATE, no_place,
            "'%.*s' has a count of significant digits, which is not read; "
            "write X for each digit that is not known",
            SHOW(s));
    if (digits > 4 || (y && digits > 0))
        return clm_error_set(err, CLM_E_BAD_DATE, no_place,
                             "'%.*s' is out of range: years run from -9999 to 9999",
                             SHOW(s));
    return clm_error_set(
        err, CLM_E_BAD_DATE, no_place,
        "'%.*s' is not a date; write it like 2016-09-26, 2016-09 or 2016", SHOW(s));
}

static enum clm_code
no_such_month(const struct mask *m, struct span s, struct clm_error *err)
{
    const char *sign = m->minus ? "-" : "";
    if (season_code(m) > 0)
        return clm_error_set(err, CLM_E_BAD_DATE, no_place,
                             "'%.*s' gives a day to a season; write %s%.4s-%.2s", SHOW(s),
                             sign, m->year, m->month);
    if (memcmp(m->month, "00", 2) == 0)
        return clm_error_set(err, CLM_E_BAD_DATE, no_place,
                             "'%.*s' does not exist: months run from 01 to 12; "
                             "write XX for a month that is not known",
                             SHOW(s));
    return clm_error_set(err, CLM_E_BAD_DATE, no_place,
                         "'%.*s' does not exist: months run from 01 to 12", SHOW(s));
}

static enum clm_code
no_such_day(const struct mask *m, struct span s, struct clm_error *err)
{
    int month = 1;
    while (month <= 12 && !matches(m->month, 2, month))
        month++;
    if (month > 12)
        return no_such_month(m, s, err);
    if (memcmp(m->day, "00", 2) == 0)
        return clm_error_set(err, CLM_E_BAD_DATE, no_place,
                             "'%.*s' does not exist: days run from 01; "
                             "write XX for a day that is not known",
                             SHOW(s));
    int year = number(m->year, 4, '\0');
    if (year < 0 || memchr(m->month, 'X', 2) != NULL)
        return clm_error_set(
            err, CLM_E_BAD_DATE, no_place,
            "'%.*s' does not exist in any year or month that it may mean", SHOW(s));
    int days = clm_days_in_month(m->minus ? -year : year, month);
    return clm_error_set(err, CLM_E_BAD_DATE, no_place,
                         "'%.*s' does not exist: %s %s%.4s has %d days", SHOW(s),
                         clm__month_name(month), m->minus ? "-" : "", m->year, days);
}

static enum clm_code
read_one(struct range *out, struct span s, struct clm_error *err)
{
    struct mask m;
    if (!scan_mask(&m, s))
        return not_a_date(s, err);
    if (m.minus && memcmp(m.year, "0000", 4) == 0)
        return clm_error_set(err, CLM_E_BAD_DATE, no_place,
                             "'%.*s' has a year -0000; write 0000 for the year 1 BC",
                             SHOW(s));
    bool month = memcmp(m.month, "XX", 2) != 0, day = memcmp(m.day, "XX", 2) != 0;
    uint8_t level = day ? 3 : month ? 2 : 1;
    *out = (struct range){0, 0, m.flags, level, level, level};
    int season = m.parts == 2 ? season_code(&m) : 0;
    if (season > 0) {
        read_season(out, &m, season);
    } else if (!find_day(&out->earliest, &m, 1) || !find_day(&out->latest, &m, -1)) {
        return no_such_day(&m, s, err);
    } else if (level == 1 && !m.minus && memcmp(m.year, "XXXX", 4) == 0) {
        *out = (struct range){CLM_DAY_MIN, CLM_DAY_MAX, m.flags | OPEN, level, 0, 0};
    }
    return CLM_OK;
}

/* ---- Intervals and sets. */

/* An end of A/B or a..b; nothing and ".." leave it open. */
static enum clm_code
read_end(struct range *out, struct span s, struct clm_error *err)
{
    if (s.len > 0 && !(s.len == 2 && memcmp(s.at, "..", 2) == 0))
        return read_one(out, s, err);
    *out = (struct range){CLM_DAY_MIN, CLM_DAY_MAX, OPEN, 0, 0, 0};
    return CLM_OK;
}

/* From one end to the other; `gap` bytes of `whole` stand between them. */
static enum clm_code
read_ends(struct range *out, struct span whole, const char *at, size_t gap,
          struct clm_error *err)
{
    struct span first = {whole.at, (size_t)(at - whole.at)};
    struct span second = {at + gap, whole.len - first.len - gap};
    struct range a, b;
    enum clm_code code = read_end(&a, first, err);
    if (code == CLM_OK)
        code = read_end(&b, second, err);
    if (code != CLM_OK)
        return code;
    if (a.level == 0 && b.level == 0)
        return clm_error_set(err, CLM_E_BAD_DATE, no_place,
                             "'%.*s' has neither a start nor an end; "
                             "write XXXX where the date is not known",
                             SHOW(whole));
    if (b.latest < a.earliest)
        return clm_error_set(err, CLM_E_BAD_DATE, no_place,
                             "'%.*s' ends before it starts", SHOW(whole));
    out->earliest = a.earliest;
    out->latest = b.latest;
    out->flags = ((a.flags | b.flags) & QUALIFIED) | (a.flags & CLM_DATE_OPEN_START) |
                 (b.flags & CLM_DATE_OPEN_END);
    out->level = a.level > b.level ? a.level : b.level;
    out->start_level = a.start_level;
    out->end_level = b.end_level;
    return CLM_OK;
}

static enum clm_code
read_interval(struct range *out, struct span s, const char *slash, struct clm_error *err)
{
    if (memchr(slash + 1, '/', s.len - (size_t)(slash + 1 - s.at)) != NULL)
        return clm_error_set(
            err, CLM_E_BAD_DATE, no_place,
            "'%.*s' has more than one /; an interval is a start, a / and an end",
            SHOW(s));
    enum clm_code code = read_ends(out, s, slash, 1, err);
    if (code == CLM_OK)
        out->flags |= CLM_DATE_INTERVAL;
    return code;
}

static enum clm_code
read_member(struct range *out, struct span s, struct span set, struct clm_error *err)
{
    if (s.len == 0)
        return clm_error_set(err, CLM_E_BAD_DATE, no_place, "'%.*s' has an empty place",
                             SHOW(set));
    if (memchr(s.at, '/', s.len) != NULL)
        return clm_error_set(err, CLM_E_BAD_DATE, no_place,
                             "'%.*s' has an interval in a set; write .. in place of /",
                             SHOW(set));
    for (size_t i = 0; i + 1 < s.len; i++)
        if (s.at[i] == '.' && s.at[i + 1] == '.')
            return read_ends(out, s, s.at + i, 2, err);
    return read_one(out, s, err);
}

/* Widens the hull of a set. Where two members share an end the coarser one says how much
 * is known. */
static void
add_member(struct range *hull, const struct range *r)
{
    if (r->earliest < hull->earliest ||
        (r->earliest == hull->earliest && r->start_level < hull->start_level)) {
        hull->earliest = r->earliest;
        hull->start_level = r->start_level;
    }
    if (r->latest > hull->latest ||
        (r->latest == hull->latest && r->end_level < hull->end_level)) {
        hull->latest = r->latest;
        hull->end_level = r->end_level;
    }
    hull->flags |= r->flags & (QUALIFIED | OPEN);
    if (r->level > hull->level)
        hull->level = r->level;
}

static enum clm_code
read_set(struct range *out, struct span s, struct clm_error *err)
{
    char close = s.at[0] == '[' ? ']' : '}';
    if (s.at[s.len - 1] != close)
        return clm_error_set(err, CLM_E_BAD_DATE, no_place, "'%.*s' has no %c at its end",
                             SHOW(s), close);
    struct span rest = {s.at + 1, s.len - 2};
    *out = (struct range){.earliest = CLM_DAY_MAX, .latest = CLM_DAY_MIN};
    unsigned members = 0;
    bool spans = false;
    for (bool more = true; more; members++) {
        const char *comma = rest.len > 0 ? memchr(rest.at, ',', rest.len) : NULL;
        more = comma != NULL;
        struct span member = {rest.at, more ? (size_t)(comma - rest.at) : rest.len};
        struct range r;
        enum clm_code code = read_member(&r, member, s, err);
        if (code != CLM_OK)
            return code;
        add_member(out, &r);
        spans = spans || r.earliest != r.latest;
        rest.at += member.len + more;
        rest.len -= member.len + more;
    }
    out->flags |= close == ']' ? CLM_DATE_ONE_OF : CLM_DATE_ALL_OF;
    if (members > 1 && !spans)
        out->flags |= members == 2 ? CLM_DATE_TWO : CLM_DATE_SOME;
    return CLM_OK;
}

/* ---- The whole. */

static enum clm_code
read_range(struct range *out, struct span s, struct clm_error *err)
{
    if (s.at[0] == '[' || s.at[0] == '{')
        return read_set(out, s, err);
    const char *slash = memchr(s.at, '/', s.len);
    return slash != NULL ? read_interval(out, s, slash, err) : read_one(out, s, err);
}

static struct clm_date
date_of(const struct range *r)
{
    unsigned flags = r->flags;
    if (r->start_level > 0 && r->start_level < r->level)
        flags |= r->start_level == 1 ? CLM_DATE_START_YEAR : CLM_DATE_START_MONTH;
    if (r->end_level > 0 && r->end_level < r->level)
        flags |= r->end_level == 1 ? CLM_DATE_END_YEAR : CLM_DATE_END_MONTH;
    return (struct clm_date){r->earliest, r->latest, (uint16_t)flags, r->level};
}

/* YYYY-MM-DD with nothing else to it: nearly every date there is. */
static bool
read_plain(struct clm_date *out, const char *s)
{
    for (int i = 0; i < 10; i++)
        if (i == 4 || i == 7 ? s[i] != '-' : !clm__is_digit(s[i]))
            return false;
    int y = number(s, 4, '\0'), m = number(s + 5, 2, '\0'), d = number(s + 8, 2, '\0');
    if (m < 1 || m > 12 || d < 1 || d > clm_days_in_month(y, m))
        return false;
    clm_day day = clm_day_from_civil(y, m, d);
    *out = (struct clm_date){day, day, 0, 3};
    return true;
}

enum clm_code
clm__date_parse(struct clm_date *out, const char *text, size_t len, struct clm_error *err)
{
    if (len == 10 && read_plain(out, text))
        return CLM_OK;
    struct span s = {text, len};
    if (len == 0 || len > CLM_DATE_TEXT_MAX)
        return not_a_date(s, err);
    struct range range;
    enum clm_code code = read_range(&range, s, err);
    if (code == CLM_OK)
        *out = date_of(&range);
    return code;
}
