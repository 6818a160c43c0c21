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
collect(struct candidates *found, struct clm__timex_eval *e, make_fn make)
{
    enum { YEARS = 5 };
    clm_day base = e->state->input->base, first, last;
    struct clm__timex_meaning other = *e->out;
    int now = base_year(e);

    for (int year = now - YEARS; year <= now + YEARS; year++) {
        if (!make(&other, year, e->args) || !clm__timex_extent(&other, &first, &last))
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
nearest(struct clm__timex_eval *e, make_fn make)
{
    struct candidates found = {{{0}, INT64_MAX}, {{0}, INT64_MAX}, {{0}, INT64_MAX}};
    clm_day base = e->state->input->base;

    collect(&found, e, make);
    struct candidate best = found.best;
    if (best.off == INT64_MAX)
        return false;

    bool ahead = best.off > 0 && best.meaning.day > base;
    enum clm__tense when = best.off == 0 ? CLM__TENSE_UNKNOWN : clm__op_tense(e);
    bool against =
        (when == CLM__TENSE_PAST && ahead) || (when == CLM__TENSE_FUTURE && !ahead);
    struct candidate asked = when == CLM__TENSE_FUTURE ? found.next : found.past;
    /* "till October" looks ahead whatever the tense */
    bool until = e->state->first > 0 &&
                 clm__timex_is(e->state, e->state->first - 1, CLM__KNOWN_UNTIL);
    int64_t limit = NEAR_DAYS;
    if (against && !until)
        limit = best.meaning.unit == CLM__UNIT_DAY ? CLOSE_DAYS : 0;
    if (best.off > limit && asked.off < INT64_MAX)
        best = asked;

    best.meaning.tense = (uint8_t)when;
    best.meaning.base = base;
    best.meaning.relative = true;
    *e->out = best.meaning;
    return true;
}

/* ---- dates ---- */

static bool
make_date(struct clm__timex_meaning *out, int64_t year,
          const struct clm__timex_argument *args)
{
    return args[2].set ? clm__calendar_date(out, year, args[1].number, args[2].number)
                       : clm__calendar_month(out, year, args[1].number);
}

/* A day that its month does not have ("29 February 2023") leaves the month, in doubt. */
static bool
make_date_or_month(struct clm__timex_eval *e, int64_t year)
{
    if (!e->args[1].set)
        return clm__calendar_year(e->out, CLM__UNIT_YEAR, year);
    if (make_date(e->out, year, e->args))
        return true;
    e->out->doubtful = true;
    return e->args[2].number >= 1 && e->args[2].number <= 31 &&
           clm__calendar_month(e->out, year, e->args[1].number);
}

/* The weekday that stands beside a day without its year may tell the year, if that is
 * one of the last two; else one of both is a slip of the pen. */
static void
fit_weekday(struct clm__timex_eval *e, int weekday)
{
    enum { YEARS = 2, A_YEAR = 366 };
    clm_day base = e->state->input->base;
    struct clm__timex_meaning other = *e->out;

    if (clm_day_weekday(e->out->day) == weekday)
        return;
    e->out->doubtful = true;
    for (int year = base_year(e); year >= base_year(e) - YEARS; year--) {
        if (!make_date(&other, year, e->args) || other.day > base ||
            clm_day_weekday(other.day) != weekday)
            continue;
        other.doubtful = base - other.day > A_YEAR;
        *e->out = other;
        return;
    }
}

/* date YEAR MONTH DAY WEEKDAY: the weekday helps to find the year, or casts doubt */
bool
clm__op_date(struct clm__timex_eval *e)
{
    int64_t year;
    const struct clm__timex_argument *month = &e->args[1], *mday = &e->args[2],
                                     *weekday = &e->args[3];
    if (year_of(e, &e->args[0], &year)) {
        if (!make_date_or_month(e, year))
            return false;
        if (weekday->set && e->out->unit == CLM__UNIT_DAY)
            e->out->doubtful |= clm_day_weekday(e->out->day) != weekday->number;
        return true;
    }
    if (e->args[0].set || !month->set)
        return false;
    if (e->state->input->has_base) {
        if (!nearest(e, make_date))
            return false;
        if (weekday->set && e->out->unit == CLM__UNIT_DAY)
            fit_weekday(e, (int)weekday->number);
        return true;
    }
    if (!make_date(e->out, 2000, e->args))
        return false;
    e->out->no_year = true;
    e->out->month = (int32_t)month->number;
    e->out->mday = (int32_t)mday->number;
    return true;
}

/* span YEAR MONTH DAY - LAST: from one day to another of the same month */
bool
clm__op_span(struct clm__timex_eval *e)
{
    clm_day off = (clm_day)(e->args[4].number - e->args[2].number);
    int month, last;
    if (off <= 0 || !clm__op_date(e) || e->out->unit != CLM__UNIT_DAY)
        return false;
    clm_day_to_civil(e->out->day + off, NULL, &month, &last);
    e->out->lasts = !e->out->no_year;
    e->out->other = e->out->day + off;
    return last == e->args[4].number;
}

/* Both readings of figures are days: the text's other dates decide; else the one that
 * does not lie ahead, and a doubt. */
static void
choose_order(struct clm__timex_eval *e, const struct clm__timex_meaning *day_first,
             enum clm__timex_order order)
{
    const struct clm__timex_input *input = e->state->input;
    clm_day month_day = e->out->day;
    bool ahead = input->has_base && month_day > input->base;
    bool day = order == CLM__ORDER_DAY_FIRST ||
               (order == CLM__ORDER_UNKNOWN && ahead && day_first->day <= input->base);

    if (day)
        *e->out = *day_first;
    e->out->has_other = order == CLM__ORDER_UNKNOWN && month_day != day_first->day;
    e->out->other = day ? month_day : day_first->day;
}

/* figures YEAR FIRST SECOND DAY-FIRST: month and day in figures, in the order of the text
 * or, with DAY-FIRST, in that one */
bool
clm__op_figures(struct clm__timex_eval *e)
{
    int64_t year, first = e->args[1].number, second = e->args[2].number;
    struct clm__timex_meaning day_first = *e->out;
    enum clm__timex_order order =
        e->args[3].set ? CLM__ORDER_DAY_FIRST : (enum clm__timex_order)e->state->order;

    if (!year_of(e, &e->args[0], &year))
        return false;
    bool has_day_first = clm__calendar_date(&day_first, year, second, first);
    bool has_month_first = clm__calendar_date(e->out, year, first, second);
    if (has_day_first && !has_month_first)
        *e->out = day_first;
    if (has_day_first && has_month_first)
        choose_order(e, &day_first, order);
    return has_day_first || has_month_first;
}

/* week YEAR N: the N-th week of ISO 8601; without YEAR that of the article */
bool
clm__op_week(struct clm__timex_eval *e)
{
    enum { MOST = 53 };
    int64_t year = base_year(e), n = e->args[1].number;

    if (n < 1 || n > MOST || (e->args[0].set && !year_of(e, &e->args[0], &year)))
        return false;
    if (!e->args[0].set && !e->state->input->has_base)
        return clm__op_undated(e, CLM__UNIT_WEEK);
    /* 4 January lies in the first one */
    clm_day fourth = clm_day_from_civil((int)year, 1, 4);
    return clm__calendar_step(e->out, CLM__UNIT_WEEK, fourth, n - 1);
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
