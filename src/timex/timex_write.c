/* SPDX-License-Identifier: MIT */
/* Writes what an expression means: as a TIMEX3 value (TimeML 1.2.1, ISO 8601 with its
 * extensions) and as EDTF. */
#include "timex/timex_write.h"

#include <string.h>

static const char *const part_codes[] = {"", "MO", "AF", "EV", "NI", "MI", "DT"};
static const char *const season_codes[] = {"", "SP", "SU", "FA", "WI"};
static const char *const ref_names[] = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"};

/* The ISO week that `monday` begins: the year of its Thursday. */
static void
write_week(struct clm__buf *out, clm_day monday)
{
    int year;
    clm_day_to_civil(monday + 3, &year, NULL, NULL);
    clm_day first = clm_day_from_civil(year, 1, 1);
    clm__buf_printf(out, "%04d-W%02d", year, (monday + 3 - first) / 7 + 1);
}

static void
write_day(struct clm__buf *out, clm_day day)
{
    int year, month, mday;
    clm_day_to_civil(day, &year, &month, &mday);
    clm__buf_printf(out, "%04d-%02d-%02d", year, month, mday);
}

static void
write_month(struct clm__buf *out, clm_day day)
{
    int year, month;
    clm_day_to_civil(day, &year, &month, NULL);
    clm__buf_printf(out, "%04d-%02d", year, month);
}

static void
write_undated(struct clm__buf *out, const struct clm__timex_meaning *m)
{
    switch ((enum clm__timex_unit)m->unit) {
    case CLM__UNIT_DAY:
        if (m->month > 0)
            clm__buf_printf(out, "XXXX-%02d-%02d", m->month, m->mday);
        else
            clm__buf_puts(out, "XXXX-XX-XX");
        break;
    case CLM__UNIT_WEEK:
    case CLM__UNIT_FORTNIGHT:
        clm__buf_puts(out, "XXXX-WXX");
        break;
    case CLM__UNIT_WEEKEND:
        clm__buf_puts(out, "XXXX-WXX-WE");
        break;
    case CLM__UNIT_MONTH:
        if (m->month > 0)
            clm__buf_printf(out, "XXXX-%02d", m->month);
        else
            clm__buf_puts(out, "XXXX-XX");
        break;
    case CLM__UNIT_SEASON:
        clm__buf_printf(out, "XXXX-%s", season_codes[m->number]);
        break;
    case CLM__UNIT_QUARTER:
        clm__buf_printf(out, m->number > 0 ? "XXXX-Q%d" : "XXXX-QX", m->number);
        break;
    case CLM__UNIT_HALF:
        clm__buf_printf(out, m->number > 0 ? "XXXX-H%d" : "XXXX-HX", m->number);
        break;
    case CLM__UNIT_NONE:
    case CLM__UNIT_SECOND:
    case CLM__UNIT_MINUTE:
    case CLM__UNIT_HOUR:
    case CLM__UNIT_YEAR:
    case CLM__UNIT_FISCAL:
    case CLM__UNIT_DECADE:
    case CLM__UNIT_CENTURY:
    case CLM__UNIT_MILLENNIUM:
    case CLM__UNIT_COUNT:
    default:
        clm__buf_puts(out, "XXXX");
    }
}

static void
write_calendar(struct clm__buf *out, const struct clm__timex_meaning *m)
{
    if (m->era != 0)
        clm__buf_puts(out, "BC");
    switch ((enum clm__timex_unit)m->unit) {
    case CLM__UNIT_DAY:
        write_day(out, m->day);
        break;
    case CLM__UNIT_WEEK:
    case CLM__UNIT_FORTNIGHT:
        write_week(out, m->day);
        break;
    case CLM__UNIT_WEEKEND:
        write_week(out, m->day - 5);
        clm__buf_puts(out, "-WE");
        break;
    case CLM__UNIT_MONTH:
        write_month(out, m->day);
        break;
    case CLM__UNIT_SEASON:
        clm__buf_printf(out, "%04d-%s", m->year, season_codes[m->number]);
        break;
    case CLM__UNIT_QUARTER:
        clm__buf_printf(out, "%04d-Q%d", m->year, m->number);
        break;
    case CLM__UNIT_HALF:
        clm__buf_printf(out, "%04d-H%d", m->year, m->number);
        break;
    case CLM__UNIT_FISCAL:
        clm__buf_printf(out, "FY%04d", m->year);
        break;
    case CLM__UNIT_DECADE:
        clm__buf_printf(out, "%03d", m->year / 10);
        break;
    case CLM__UNIT_CENTURY:
        clm__buf_printf(out, "%02d", m->year / 100);
        break;
    case CLM__UNIT_MILLENNIUM:
        clm__buf_printf(out, "%d", m->year / 1000);
        break;
    case CLM__UNIT_NONE:
    case CLM__UNIT_SECOND:
    case CLM__UNIT_MINUTE:
    case CLM__UNIT_HOUR:
    case CLM__UNIT_YEAR:
    case CLM__UNIT_COUNT:
    default:
        clm__buf_printf(out, "%04d", m->year);
    }
}

/* T before units of the day; P12Y, PT30M, PXW, P2.5Y */
static void
write_length(struct clm__buf *out, const struct clm__timex_meaning *m)
{
    static const char *const codes[CLM__UNIT_COUNT] = {
        [CLM__UNIT_NONE] = "",        [CLM__UNIT_SECOND] = "S",
        [CLM__UNIT_MINUTE] = "M",     [CLM__UNIT_HOUR] = "H",
        [CLM__UNIT_DAY] = "D",        [CLM__UNIT_WEEKEND] = "WE",
        [CLM__UNIT_WEEK] = "W",       [CLM__UNIT_FORTNIGHT] = "W",
        [CLM__UNIT_MONTH] = "M",      [CLM__UNIT_SEASON] = "SU",
        [CLM__UNIT_QUARTER] = "Q",    [CLM__UNIT_HALF] = "H",
        [CLM__UNIT_YEAR] = "Y",       [CLM__UNIT_FISCAL] = "Y",
        [CLM__UNIT_DECADE] = "Y",     [CLM__UNIT_CENTURY] = "CE",
        [CLM__UNIT_MILLENNIUM] = "ML"};
    int64_t amount = m->amount * (m->unit == CLM__UNIT_FORTNIGHT ? 2
                                  : m->unit == CLM__UNIT_DECADE  ? 10
                                                                 : 1);
    clm__buf_puts(out, m->unit <= CLM__UNIT_HOUR ? "PT" : "P");
    if (m->vague)
        clm__buf_putc(out, 'X');
    else
        clm__buf_number(out, amount / 100);
    if (!m->vague && amount % 100 != 0) {
        int rest = (int)(amount % 100);
        clm__buf_printf(out, rest % 10 == 0 ? ".%d" : ".%02d",
                        rest % 10 == 0 ? rest / 10 : rest);
    }
    clm__buf_puts(out, codes[m->unit]);
}

static void
write_clock(struct clm__buf *out, const struct clm__timex_meaning *m)
{
    if (!m->has_clock) {
        if (m->part > 0)
            clm__buf_printf(out, "T%s", part_codes[m->part]);
        return;
    }
    if (m->hour < 0) {
        clm__buf_puts(out, "TXX:XX");
        return;
    }
    clm__buf_printf(out, "T%02d", m->hour);
    if (m->minute >= 0)
        clm__buf_printf(out, ":%02d", m->minute);
    if (m->second >= 0)
        clm__buf_printf(out, ":%02d", m->second);
    if (m->utc)
        clm__buf_putc(out, 'Z');
}

void
clm__timex_write_value(struct clm__buf *out, const struct clm__timex_meaning *m)
{
    switch ((enum clm__timex_shape)m->shape) {
    case CLM__SHAPE_REF:
        clm__buf_puts(out, ref_names[m->number]);
        return;
    case CLM__SHAPE_LENGTH:
        write_length(out, m);
        return;
    case CLM__SHAPE_WEEKDAYS:
        clm__buf_printf(out, "XXXX-WXX-%d", m->number + 1);
        break;
    case CLM__SHAPE_YEARLY:
    case CLM__SHAPE_UNKNOWN:
        write_undated(out, m);
        break;
    case CLM__SHAPE_CALENDAR:
    default:
        if (m->no_year)
            write_undated(out, m);
        else
            write_calendar(out, m);
        break;
    }
    write_clock(out, m);
}

/* ---- EDTF ---- */

static void
write_months(struct clm__buf *out, clm_day earliest, clm_day latest)
{
    clm__buf_putc(out, '[');
    write_month(out, earliest);
    clm__buf_puts(out, "..");
    write_month(out, latest);
    clm__buf_putc(out, ']');
}

static void
write_days(struct clm__buf *out, clm_day earliest, clm_day latest)
{
    clm__buf_putc(out, '[');
    write_day(out, earliest);
    clm__buf_puts(out, "..");
    write_day(out, latest);
    clm__buf_putc(out, ']');
}

static void
write_qualifier(struct clm__buf *out, bool about, bool doubtful)
{
    if (about && doubtful)
        clm__buf_putc(out, '%');
    else if (about || doubtful)
        clm__buf_putc(out, about ? '~' : '?');
}

/* The expression itself. A week, a quarter is "one day of these"; what has a form of its
 * own takes that. */
static void
write_plain(struct clm__buf *out, const struct clm__timex_meaning *m, clm_day earliest,
            clm_day latest)
{
    bool about = m->mod != CLM__MOD_NONE;
    switch (m->anchored ? CLM__UNIT_WEEK : (enum clm__timex_unit)m->unit) {
    case CLM__UNIT_WEEK:
    case CLM__UNIT_FORTNIGHT:
    case CLM__UNIT_WEEKEND:
        write_days(out, earliest, latest);
        return;
    case CLM__UNIT_QUARTER:
    case CLM__UNIT_HALF:
        write_months(out, earliest, latest);
        return;
    case CLM__UNIT_DAY:
        write_day(out, m->day);
        about = m->mod == CLM__MOD_APPROX;
        break;
    case CLM__UNIT_MONTH:
        write_month(out, m->day);
        break;
    case CLM__UNIT_SEASON:
        clm__buf_printf(out, "%04d-%d", m->year, 20 + m->number);
        break;
    case CLM__UNIT_DECADE:
        clm__buf_printf(out, "%03dX", m->year / 10);
        break;
    case CLM__UNIT_CENTURY:
        clm__buf_printf(out, "%02dXX", m->year / 100);
        break;
    case CLM__UNIT_MILLENNIUM:
        clm__buf_printf(out, "%dXXX", m->year / 1000);
        break;
    case CLM__UNIT_YEAR:
    case CLM__UNIT_FISCAL:
        clm__buf_printf(out, "%04d", m->year);
        about = about || m->unit == CLM__UNIT_FISCAL;
        break;
    case CLM__UNIT_NONE:
    case CLM__UNIT_SECOND:
    case CLM__UNIT_MINUTE:
    case CLM__UNIT_HOUR:
    case CLM__UNIT_COUNT:
    default:
        return;
    }
    write_qualifier(out, about, m->doubtful);
}

/* Two days of which it is one. */
static void
write_either(struct clm__buf *out, clm_day a, clm_day b)
{
    clm__buf_putc(out, '{');
    write_day(out, a < b ? a : b);
    clm__buf_putc(out, ',');
    write_day(out, a < b ? b : a);
    clm__buf_putc(out, '}');
}

static void
write_stretch(struct clm__buf *out, clm_day first, clm_day last)
{
    write_day(out, first);
    clm__buf_putc(out, '/');
    write_day(out, last);
}

/* "since" needs one date as its start: units that EDTF has no single form for give their
 * first day, about. */
static void
write_start(struct clm__buf *out, const struct clm__timex_meaning *m, clm_day earliest,
            clm_day latest)
{
    if (m->anchored || m->unit == CLM__UNIT_WEEK || m->unit == CLM__UNIT_WEEKEND ||
        m->unit == CLM__UNIT_QUARTER || m->unit == CLM__UNIT_HALF) {
        write_day(out, earliest);
        clm__buf_putc(out, '~');
    } else {
        write_plain(out, m, earliest, latest);
    }
}

void
clm__timex_write_edtf(struct clm__buf *out, const struct clm__timex_meaning *m,
                      enum clm__timex_bound bound)
{
    clm_day earliest, latest;
    if (m->type == CLM__TIMEX_SET || !clm__timex_extent(m, &earliest, &latest))
        return;
    switch (bound) {
    case CLM__BOUND_UNTIL:
    case CLM__BOUND_BEFORE:
        clm__buf_puts(out, "[..");
        write_day(out, bound == CLM__BOUND_UNTIL ? latest : earliest - 1);
        clm__buf_putc(out, ']');
        return;
    case CLM__BOUND_AFTER:
        clm__buf_putc(out, '[');
        write_day(out, m->unit == CLM__UNIT_DAY ? latest : latest + 1);
        clm__buf_puts(out, "..]");
        return;
    case CLM__BOUND_SINCE:
        write_start(out, m, earliest, latest);
        clm__buf_puts(out, "/..");
        return;
    case CLM__BOUND_AT:
    case CLM__BOUND_COMPARED:
    case CLM__BOUND_RANGE:
    default:
        if (m->has_other)
            write_either(out, m->day, m->other);
        else if (m->lasts)
            write_stretch(out, m->day, m->other);
        else
            write_plain(out, m, earliest, latest);
    }
}
