/* SPDX-License-Identifier: MIT */
/* Advice on dates that people write but EDTF does not know. Each fix below rewrites the
 * text in one way; the advice is given only if what comes out is a date. */
#include "base/date.h"

#include "base/ascii.h"

#include <stdio.h>
#include <string.h>

/* What to write instead and why. No fix makes a text much longer. */
struct fix {
    const char *reason;
    size_t len;
    char text[2 * CLM_DATE_TEXT_MAX];
};

struct span {
    const char *at;
    size_t len;
};

static const struct clm_loc no_place = {0};

static void
add(struct fix *fix, const char *bytes, size_t len)
{
    if (len > sizeof fix->text - fix->len)
        len = sizeof fix->text - fix->len;
    memcpy(fix->text + fix->len, bytes, len);
    fix->len += len;
}

static bool
one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

/* Does `s` begin with `word`, case apart? `s` may also be shorter than the word if
 * `least` letters agree. */
static bool
is_word(struct span s, const char *word, size_t least)
{
    size_t n = strlen(word);
    if (s.len > n || s.len < (least == 0 ? n : least))
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (clm__lower(s.at[i]) != word[i])
            return false;
    return true;
}

static bool
is_any(struct span s, const char *const *words)
{
    for (; *words != NULL; words++)
        if (is_word(s, *words, 0))
            return true;
    return false;
}

/* ---- Fixes of single characters. */

/* Is there a time of day at `i`: T and a digit, or a blank and 10: or 9:? */
static bool
is_time(struct span s, size_t i)
{
    if (i == 0 || i + 1 >= s.len || !clm__is_digit(s.at[i - 1]) ||
        !clm__is_digit(s.at[i + 1]))
        return false;
    if (s.at[i] == 'T')
        return true;
    return s.at[i] == ' ' && ((i + 2 < s.len && s.at[i + 2] == ':') ||
                              (i + 3 < s.len && s.at[i + 3] == ':'));
}

static void
drop_time(struct fix *fix, struct span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (!is_time(s, i)) {
            add(fix, s.at + i, 1);
            continue;
        }
        fix->reason = ": a time of day is not read";
        while (i + 1 < s.len &&
               (clm__is_digit(s.at[i + 1]) || one_of(s.at[i + 1], ":.+-Z ")))
            i++;
    }
}

static void
drop_blanks(struct fix *fix, struct span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (one_of(s.at[i], " \t\r\n"))
            continue;
        if (i + 1 < s.len && memcmp(s.at + i, "\xc2\xa0", 2) == 0)
            i++; /* a no-break space */
        else
            add(fix, s.at + i, 1);
    }
    fix->reason = " has blanks in it";
}

/* U+2010 to U+2015 are dashes and U+2212 a minus: word processors put them in. */
static void
plain_dashes(struct fix *fix, struct span s)
{
    for (size_t i = 0; i < s.len; i++) {
        const char *p = s.at + i;
        bool dash =
            i + 2 < s.len &&
            ((memcmp(p, "\xe2\x80", 2) == 0 && p[2] >= '\x90' && p[2] <= '\x95') ||
             memcmp(p, "\xe2\x88\x92", 3) == 0);
        add(fix, dash ? "-" : p, 1);
        i += dash ? 2 : 0;
    }
    fix->reason = " has a dash that is not -";
}

/* 196x, and 196u of the draft of 2012. */
static void
capital_x(struct fix *fix, struct span s)
{
    for (size_t i = 0; i < s.len; i++)
        add(fix, one_of(s.at[i], "xuU") ? "X" : s.at + i, 1);
    fix->reason = " needs X for a digit that is not known";
}

/* ?~ of the draft of 2012. */
static void
one_qualifier(struct fix *fix, struct span s)
{
    for (size_t i = 0; i < s.len; i++) {
        bool two = i + 1 < s.len && one_of(s.at[i], "?~") && one_of(s.at[i + 1], "?~");
        bool same = two && s.at[i] == s.at[i + 1];
        add(fix, two && !same ? "%" : s.at + i, 1);
        i += two;
    }
    fix->reason = " has two qualifiers together";
}

static void
drop_y(struct fix *fix, struct span s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] != 'Y' && s.at[i] != 'y')
            add(fix, s.at + i, 1);
    fix->reason = " has a Y, which only years of more than four digits have";
}

/* ---- Fixes of intervals. */

/* 2004/open, unknown/2006 of the draft of 2012. */
static void
open_ends(struct fix *fix, struct span s)
{
    for (size_t i = 0; i < s.len; i++) {
        struct span open = {s.at + i, s.len - i < 4 ? 0 : 4};
        struct span unknown = {s.at + i, s.len - i < 7 ? 0 : 7};
        if (is_word(open, "open", 0)) {
            add(fix, "..", 2);
            i += 3;
        } else if (is_word(unknown, "unknown", 0)) {
            i += 6;
        } else {
            add(fix, s.at + i, 1);
        }
    }
    fix->reason = " is written with words";
}

/* 2016-09-22/27: ISO 8601-1 has it, EDTF has not. */
static void
whole_end(struct fix *fix, struct span s)
{
    const char *slash = memchr(s.at, '/', s.len);
    if (slash == NULL)
        return;
    size_t first = (size_t)(slash - s.at), second = s.len - first - 1;
    if (second == 0 || second >= first)
        return;
    add(fix, s.at, first + 1);
    add(fix, s.at, first - second);
    add(fix, slash + 1, second);
    fix->reason = " leaves out the first part of its end";
}

/* 2023/24: a season or year that goes from one year into the next. */
static void
next_year(struct fix *fix, struct span s)
{
    enum { WHOLE = 7, SLASH = 4 };
    int digits[WHOLE];
    if (s.len != WHOLE || s.at[SLASH] != '/')
        return;
    for (int i = 0; i < WHOLE; i++) {
        if (i != SLASH && !clm__is_digit(s.at[i]))
            return;
        digits[i] = s.at[i] - '0';
    }
    int year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
    int next = digits[5] * 10 + digits[6];
    if (next != (year + 1) % 100 || (next >= 1 && next <= 12)) /* it may be a month */
        return;
    char text[16];
    int len = snprintf(text, sizeof text, "%04d/%04d", year, year + 1);
    add(fix, text, (size_t)len);
    fix->reason = " leaves out the first part of its end";
}

/* ---- Dates in other orders. */

struct numbers {
    int value[3];
    int digits[3];
    int count;
    char parted_by;
};

static bool
scan_numbers(struct numbers *n, struct span s)
{
    *n = (struct numbers){.parted_by = '\0'};
    for (size_t i = 0; i < s.len; n->count++) {
        if (n->count == 3 || !clm__is_digit(s.at[i]))
            return false;
        int value = 0, digits = 0;
        for (; i < s.len && clm__is_digit(s.at[i]) && digits < 8; i++, digits++)
            value = value * 10 + (s.at[i] - '0');
        n->value[n->count] = value;
        n->digits[n->count] = digits;
        if (i == s.len)
            continue;
        if (!one_of(s.at[i], "-./ ") || (n->count > 0 && n->parted_by != s.at[i]))
            return false;
        n->parted_by = s.at[i++];
        while (i < s.len && s.at[i] == ' ')
            i++;
    }
    return n->count > 0;
}

static void
add_civil(struct fix *fix, int year, int month, int day)
{
    char text[40];
    int len = snprintf(text, sizeof text, "%04d", year);
    if (month > 0)
        len += snprintf(text + len, sizeof text - (size_t)len, "-%02d", month);
    if (day > 0)
        len += snprintf(text + len, sizeof text - (size_t)len, "-%02d", day);
    add(fix, text, (size_t)len);
    fix->reason = day > 0 ? " is not YYYY-MM-DD" : " is not YYYY-MM";
}

/* Whether there are so many numbers, that at `year` of four digits and the others of at
 * most `most`. */
static bool
has_numbers(const struct numbers *n, int count, int year, int most)
{
    if (n->count != count)
        return false;
    for (int i = 0; i < count; i++)
        if (i == year ? n->digits[i] != 4 : n->digits[i] > most)
            return false;
    return true;
}

/* 26/09/2016, 2016-9-6, 26.9.2016, 20160926, 9/2016. */
static void
reorder(struct fix *fix, struct span s)
{
    enum { ANY = 8, SHORT = 2 };
    struct numbers n;
    if (!scan_numbers(&n, s))
        return;
    const int *v = n.value;
    for (int i = 0; i < n.count; i++)
        if (v[i] == 0)
            return;
    if (has_numbers(&n, 3, 0, ANY))
        add_civil(fix, v[0], v[1], v[2]);
    else if (has_numbers(&n, 3, 2, ANY))
        add_civil(fix, v[2], v[1] > 12 ? v[0] : v[1], v[1] > 12 ? v[1] : v[0]);
    else if (has_numbers(&n, 2, 0, SHORT))
        add_civil(fix, v[0], v[1], 0);
    else if (has_numbers(&n, 2, 1, SHORT))
        add_civil(fix, v[1], v[0], 0);
    else if (n.count == 1 && n.digits[0] == 8)
        add_civil(fix, v[0] / 10000, v[0] / 100 % 100, v[0] % 100);
}

/* 1984-1985. */
static void
two_years(struct fix *fix, struct span s)
{
    struct numbers n;
    if (!scan_numbers(&n, s) || n.count != 2 || n.digits[0] != 4 || n.digits[1] != 4 ||
        n.value[0] == 0 || n.value[1] == 0)
        return;
    add(fix, s.at, 4);
    add(fix, "/", 1);
    add(fix, s.at + s.len - 4, 4);
    fix->reason = " needs a / between its start and its end";
}

/* 42639, or 42639.75 with a time: spreadsheets count days, 1 being 1900-01-01, and take
 * 1900 for a leap year, so that from its March on day 0 is 1899-12-30. What is not of the
 * years 1954 to 2099 is rather a year with a digit too many. */
static void
serial_day(struct fix *fix, struct span s)
{
    int count = 0;
    size_t i = 0;
    for (; i < s.len && i < 5 && clm__is_digit(s.at[i]); i++)
        count = count * 10 + (s.at[i] - '0');
    bool is_serial = i == 5 && count >= 20000 && count <= 73050;
    if (i < s.len && s.at[i] == '.')
        while (++i < s.len && clm__is_digit(s.at[i]))
            ;
    if (!is_serial || i < s.len)
        return;
    char text[16];
    clm_day day = clm_day_from_civil(1899, 12, 30) + count;
    add(fix, text, clm_day_write(text, day));
    fix->reason = " looks like the day number of a spreadsheet";
}

/* 05/06/2016 is 5 June or May 6; with dots it is always 5 June. */
static bool
ambiguous(struct span s, struct clm_error *err)
{
    struct numbers n;
    if (!scan_numbers(&n, s) || n.count != 3 || n.digits[2] != 4 || n.parted_by == '.')
        return false;
    int a = n.value[0], b = n.value[1];
    if (a < 1 || b < 1 || a > 12 || b > 12 || a == b)
        return false;
    (void)clm_error_set(
        err, CLM_E_BAD_DATE, no_place,
        "'%.*s' may be %d %s or %d %s; write %04d-%02d-%02d or %04d-%02d-%02d",
        (int)s.len, s.at, a, clm__month_name(b), b, clm__month_name(a), n.value[2], b, a,
        n.value[2], a, b);
    return true;
}

/* ---- Dates in words. */

struct words {
    int year, month, day;
    bool about;
};

static int
find_month(struct span s)
{
    for (int month = 1; month <= 12; month++) {
        char name[16];
        size_t n = 0;
        for (const char *p = clm__month_name(month); *p != '\0'; p++)
            name[n++] = clm__lower(*p);
        name[n] = '\0';
        if (is_word(s, name, 3))
            return month;
    }
    return 0;
}

static bool
take_word(struct words *w, struct span s)
{
    static const char *const filling[] = {"st", "nd", "rd", "th", "of", "the", NULL};
    static const char *const around[] = {"c",      "ca",     "circa",         "about",
                                         "around", "approx", "approximately", NULL};
    static const char *const days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday",    NULL};
    static const char *const seasons[] = {"spring", "summer", "autumn", "winter"};
    int month = find_month(s);
    for (int i = 0; i < 4; i++)
        if (is_word(s, seasons[i], 0))
            month = 21 + i;
    if (month > 0) {
        bool first = w->month == 0;
        w->month = month;
        return first;
    }
    if (is_any(s, around)) {
        w->about = true;
        return true;
    }
    for (const char *const *day = days; *day != NULL; day++)
        if (is_word(s, *day, 3))
            return true;
    return is_any(s, filling);
}

static bool
take_number(struct words *w, struct span s)
{
    int *to = s.len == 4 ? &w->year : &w->day;
    if (*to != 0 || s.len > 4 || s.len == 3)
        return false;
    for (size_t i = 0; i < s.len; i++)
        *to = *to * 10 + (s.at[i] - '0');
    return *to != 0;
}

/* Sept 26 2016, Monday, 26th of September 2016, autumn 2016, c. 2016. */
static void
read_words(struct fix *fix, struct span s)
{
    struct words w = {0};
    for (size_t i = 0; i < s.len;) {
        bool digits = clm__is_digit(s.at[i]);
        size_t from = i;
        while (i < s.len && (digits ? clm__is_digit(s.at[i]) : clm__is_letter(s.at[i])))
            i++;
        struct span word = {s.at + from, i - from};
        if (word.len == 0 && !one_of(s.at[i++], " ,.-/"))
            return;
        if (word.len > 0 && !(digits ? take_number(&w, word) : take_word(&w, word)))
            return;
    }
    if (w.year == 0 || (w.month == 0 && (w.day > 0 || !w.about)))
        return;
    add_civil(fix, w.year, w.month, w.day);
    if (w.about)
        add(fix, "~", 1);
    if (w.about || w.month > 12)
        fix->reason = " is written with words";
}

/* 1990s; but 1900s may be ten years or a hundred. */
static void
read_decade(struct fix *fix, struct span s)
{
    if (s.len != 5 || s.at[4] != 's' || s.at[3] != '0' || s.at[2] == '0')
        return;
    add(fix, s.at, 3);
    add(fix, "X", 1);
    fix->reason = " is not EDTF";
}

static void
nothing_known(struct fix *fix, struct span s)
{
    static const char *const words[] = {"unknown", "undated", "n.d.", "nd", "n/a", "na",
                                        "none",    "null",    "?",    "-",  "--",  NULL};
    if (!is_any(s, words))
        return;
    add(fix, "XXXX", 4);
    fix->reason = " is not a date";
}

/* ---- All together. */

static bool
reads(const char *text, size_t len)
{
    struct clm_date date;
    return clm__date_parse(&date, text, len, NULL) == CLM_OK;
}

/* 2016-12-05..2016-12-11: whether it is one of these days or lasted, only the writer
 * knows. */
static bool
lacks_brackets(struct span s, struct clm_error *err)
{
    struct fix set = {.len = 0};
    add(&set, "[", 1);
    add(&set, s.at, s.len);
    add(&set, "]", 1);
    if (s.at[0] == '[' || s.at[0] == '{' || !reads(set.text, set.len))
        return false;
    (void)clm_error_set(err, CLM_E_BAD_DATE, no_place,
                        "'%.*s' has no brackets; write [%.*s] for one of these days, "
                        "or / where it lasted",
                        (int)s.len, s.at, (int)s.len, s.at);
    return true;
}

/* Of the fixes the first that gives a date. */
static bool
fixed(struct span s, struct clm_error *err)
{
    static void (*const fixes[])(struct fix *, struct span) = {
        nothing_known, drop_time, drop_blanks, plain_dashes, capital_x,
        one_qualifier, drop_y,    open_ends,   next_year,    reorder,
        two_years,     whole_end, read_words,  read_decade,  serial_day};
    for (size_t i = 0; i < sizeof fixes / sizeof fixes[0]; i++) {
        struct fix fix = {.reason = NULL};
        fixes[i](&fix, s);
        if (fix.reason == NULL || !reads(fix.text, fix.len))
            continue;
        (void)clm_error_set(err, CLM_E_BAD_DATE, no_place, "'%.*s'%s; write %.*s",
                            (int)s.len, s.at, fix.reason, (int)fix.len, fix.text);
        return true;
    }
    return false;
}

bool
clm__date_advise(const char *text, size_t len, struct clm_error *err)
{
    struct span s = {text, len};
    if (ambiguous(s, err) || fixed(s, err) || lacks_brackets(s, err))
        return true;
    const char *slash = memchr(text, '/', len);
    if (slash == NULL)
        return false;
    struct span first = {text, (size_t)(slash - text)};
    struct span second = {slash + 1, len - first.len - 1};
    if (memchr(second.at, '/', second.len) != NULL)
        return false;
    if (first.len > 0 && !reads(first.at, first.len))
        return fixed(first, err);
    return second.len > 0 && !reads(second.at, second.len) && fixed(second, err);
}
