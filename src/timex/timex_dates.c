/* SPDX-License-Identifier: MIT */
/* Dates said in full, and without their year. */
#include "timex/timex_dates.h"

#include "timex/timex_calendar.h"

/* Beyond this many days from the article a date without year asks the tense, not the
 * distance. */
enum { NEAR_DAYS = 100, CLOSE_DAYS = 20, CENTURY_AHEAD = 10 };

/* ---- years ---- */

static int
base_year(const struct clm__timex_eval *e)
{
    int year = 2000;
    if (e->state->input->has_base)
        clm_day_to_civil(e->state->input->base, &year, NULL, NULL);
    return year;
}

/* Two digits become the nearest year that is not far in the future. */
static int64_t
full_year(const struct clm__timex_eval *e, int64_t year)
{
    int now = base_year(e);
    if (year >= 100)
        return year;
    year += now / 100 * 100;
    return year > now + CENTURY_AHEAD ? year - 100 : year;
}

/* The year that an argument tells. */
static bool
year_of(const struct clm__timex_eval *e, const struct clm__timex_argument *v,
        int64_t *year)
{
    int y;
    if (!v->set)
        return false;
    if (!v->is_meaning) {
        *year = full_year(e, v->number);
        return true;
    }
    if (v->meaning.shape != CLM__SHAPE_CALENDAR || v->meaning.no_year)
        return false;
    clm_day_to_civil(v->meaning.day, &y, NULL, NULL);
    *year = y;
    return true;
}

typedef bool (*make_fn)(struct clm__timex_meaning *, int64_t,
                        const struct clm__timex_argument *);

/* What a thing that comes once a year may be, around the article's day. `off` counts days
 * from it. */
struct candidate {
    struct clm__timex_meaning meaning;
    int64_t off; /* INT64_MAX = there is none */
};

struct candidates {
    struct candidate best, past, next; /* the nearest at all, before, behind */
};

static void
offer(struct candidate *to, const struct clm__timex_meaning *meaning, int64_t off)
{
    if (off < to->off)
        *to = (struct candidate){*meaning, off};
}

static void
collect(struct candidates *found, struct clm__timex_eval *e, make_fn make, int weekday)
{
    enum { YEARS = 5 };
    clm_day base = e->state->input->base, first, last;
    struct clm__timex_meaning other = *e->out;
    int now = base_year(e);

    for (int year = now - YEARS; year <= now + YEARS; year++) {
        if (!make(&other, year, e->args) || !clm__timex_extent(&other, &first, &last) ||
            (weekday >= 0 && clm_day_weekday(first) != weekday))
            continue;
        int64_t off = base < first ? first - base : base > last ? base - last : 0;
        offer(&found->best, &other, off);
        if (first <= base)
            offer(&found->past, &other, off);
        if (last >= base)
            offer(&found->next, &other, off);
    }
}

/* Of a thing that comes once a year, the one meant: the nearest to the article's day, but
 * where that is far off what the tense asks for. `make` fills a meaning for a year. */
static bool
nearest_on(struct clm__timex_eval *e, make_fn make, int weekday)
{
    struct candidates found = {{{0}, INT64_MAX}, {{0}, INT64_MAX}, {{0}, INT64_MAX}};
    clm_day base = e->state->input->base;

    collect(&found, e, make, weekday);
    struct candidate best = found.best;
    if (best.off == INT64_MAX)
        return false;

    bool day = best.meaning.unit == CLM__UNIT_DAY;
    bool ahead = best.off > 0 && best.meaning.day > base;
    enum clm__tense when = best.off == 0 ? CLM__TENSE_UNKNOWN : clm__op_tense(e);
    bool against =
        (when == CLM__TENSE_PAST && ahead) || (when == CLM__TENSE_FUTURE && !ahead);
    int64_t limit = day ? NEAR_DAYS : NEAR_DAYS / 2;
    if (against) /* the tense speaks for the farther one */
        limit = day ? CLOSE_DAYS : 0;
    struct candidate asked = when == CLM__TENSE_FUTURE ? found.next : found.past;
    if (best.off > limit && asked.off < INT64_MAX)
        best = asked;

    best.meaning.tense = (uint8_t)when;
    best.meaning.base = base;
    best.meaning.relative = true;
    *e->out = best.meaning;
    return true;
}

static bool
nearest(struct clm__timex_eval *e, make_fn make)
{
    return nearest_on(e, make, -1);
}

/* ---- dates ---- */

static bool
make_date(struct clm__timex_meaning *out, int64_t year,
          const struct clm__timex_argument *args)
{
    return args[2].set ? clm__calendar_date(out, year, args[1].number, args[2].number)
                       : clm__calendar_month(out, year, args[1].number);
}

/* date YEAR MONTH DAY WEEKDAY: the weekday helps to find the year */
bool
clm__op_date(struct clm__timex_eval *e)
{
    int64_t year;
    const struct clm__timex_argument *month = &e->args[1], *mday = &e->args[2],
                                     *weekday = &e->args[3];
    if (year_of(e, &e->args[0], &year))
        return month->set ? make_date(e->out, year, e->args)
                          : clm__calendar_year(e->out, CLM__UNIT_YEAR, year);
    if (e->args[0].set || !month->set)
        return false;
    if (e->state->input->has_base)
        return (weekday->set && nearest_on(e, make_date, (int)weekday->number)) ||
               nearest(e, make_date);
    if (!make_date(e->out, 2000, e->args))
        return false;
    e->out->no_year = true;
    e->out->month = (int32_t)month->number;
    e->out->mday = (int32_t)mday->number;
    return true;
}

static bool
make_quarter(struct clm__timex_meaning *out, int64_t year,
             const struct clm__timex_argument *args)
{
    return clm__calendar_part(out, CLM__UNIT_QUARTER, year, args[1].number);
}

static bool
make_half(struct clm__timex_meaning *out, int64_t year,
          const struct clm__timex_argument *args)
{
    return clm__calendar_part(out, CLM__UNIT_HALF, year, args[1].number);
}

static bool
make_season(struct clm__timex_meaning *out, int64_t year,
            const struct clm__timex_argument *args)
{
    return clm__calendar_part(out, CLM__UNIT_SEASON, year, args[1].number);
}

static bool
part_of_year(struct clm__timex_eval *e, enum clm__timex_unit unit, make_fn make)
{
    int64_t year;
    if (e->args[1].number == -1) /* the last one */
        e->args[1].number = unit == CLM__UNIT_HALF ? 2 : 4;
    if (year_of(e, &e->args[0], &year))
        return make(e->out, year, e->args);
    if (e->args[0].set)
        return false;
    if (e->state->input->has_base)
        return nearest(e, make);
    e->out->number = (int32_t)e->args[1].number;
    return clm__op_undated(e, unit);
}

bool
clm__op_quarter(struct clm__timex_eval *e)
{
    return part_of_year(e, CLM__UNIT_QUARTER, make_quarter);
}

bool
clm__op_half(struct clm__timex_eval *e)
{
    return part_of_year(e, CLM__UNIT_HALF, make_half);
}

bool
clm__op_season(struct clm__timex_eval *e)
{
    return part_of_year(e, CLM__UNIT_SEASON, make_season);
}

/* fiscal YEAR */
bool
clm__op_fiscal(struct clm__timex_eval *e)
{
    int64_t year = base_year(e);
    if (e->args[0].set && !year_of(e, &e->args[0], &year))
        return false;
    return clm__calendar_year(e->out, CLM__UNIT_FISCAL, year);
}

/* decade YEAR: 1990, or 90 for the nearest past one */
bool
clm__op_decade(struct clm__timex_eval *e)
{
    int64_t year = e->args[0].number;
    if (year < 100) {
        year += base_year(e) / 100 * 100;
        if (year > base_year(e))
            year -= 100;
    }
    return year % 10 == 0 && clm__calendar_year(e->out, CLM__UNIT_DECADE, year);
}

/* century N: the 20th holds the years 19xx */
bool
clm__op_century(struct clm__timex_eval *e)
{
    int64_t n = e->args[0].number;
    if (n < 1 || n > 30)
        return false;
    if (!clm__calendar_year(e->out, CLM__UNIT_CENTURY, (n - 1) * 100))
        return false;
    return true;
}

/* bc YEAR */
bool
clm__op_bc(struct clm__timex_eval *e)
{
    if (!clm__calendar_year(e->out, CLM__UNIT_YEAR, e->args[0].number))
        return false;
    e->out->era = 1;
    return true;
}

/* holiday DAY YEAR: DAY is month * 100 + day, or one of those that move */
enum {
    EASTER = 1,
    GOOD_FRIDAY,
    EASTER_MONDAY,
    THANKSGIVING,
    LABOR_DAY,
    MEMORIAL_DAY,
    KING_DAY
};

static bool
make_holiday(struct clm__timex_meaning *out, int64_t y,
             const struct clm__timex_argument *args)
{
    int year = (int)y;
    clm_day day;
    switch (args[0].number) {
    case EASTER:
        day = clm__calendar_easter(year);
        break;
    case GOOD_FRIDAY:
        day = clm__calendar_easter(year) - 2;
        break;
    case EASTER_MONDAY:
        day = clm__calendar_easter(year) + 1;
        break;
    case THANKSGIVING:
        day = clm__calendar_nth_weekday(year, 11, 3, 4);
        break;
    case LABOR_DAY:
        day = clm__calendar_nth_weekday(year, 9, 0, 1);
        break;
    case MEMORIAL_DAY:
        day = clm__calendar_nth_weekday(year, 5, 0, -1);
        break;
    case KING_DAY:
        day = clm__calendar_nth_weekday(year, 1, 0, 3);
        break;
    default:
        return clm__calendar_date(out, y, args[0].number / 100, args[0].number % 100);
    }
    return clm__calendar_at(out, CLM__UNIT_DAY, day);
}

bool
clm__op_holiday(struct clm__timex_eval *e)
{
    int64_t year;
    if (year_of(e, &e->args[1], &year))
        return year > 0 && year < 9000 && make_holiday(e->out, year, e->args);
    if (e->state->input->has_base)
        return nearest(e, make_holiday);
    return clm__op_undated(e, CLM__UNIT_DAY);
}
