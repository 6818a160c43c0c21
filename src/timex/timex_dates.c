/* SPDX-License-Identifier: MIT */
/* Operations that give dates: said in full, without their year, and counted from another
 * day. */
#include "timex/timex_calendar.h"
#include "timex/timex_op.h"

/* Beyond this many days from the article a date without year asks the tense, not the
 * distance. */
enum { NEAR_DAYS = 100, CLOSE_DAYS = 20, CENTURY_AHEAD = 10 };

/* ---- the day from which relative expressions are counted ---- */

/* Was the last date named in the sentence of this match? */
static bool
same_sentence(const struct clm__timex_state *s)
{
    if (!s->has_ref || s->ref_token + 60 < s->first)
        return false;
    for (size_t at = s->ref_token; at <= s->first; at++)
        if ((s->tokens.at[at].flags & CLM__TOKEN_STOP) != 0)
            return false;
    return true;
}

/* The article's day, or the last date named before ("ref", "near") if it is at least as
 * fine as `unit`. */
bool
clm__op_anchor(struct clm__timex_eval *e, const struct clm__timex_argument *which,
               enum clm__timex_unit unit, clm_day *day)
{
    struct clm__timex_state *s = e->state;
    bool ref = strcmp(which->word, "ref") == 0 ||
               (strcmp(which->word, "near") == 0 && same_sentence(s));
    e->out->relative = true;
    if (which->is_meaning) {
        *day = which->meaning.day;
        e->out->base = *day;
        return which->meaning.shape == CLM__SHAPE_CALENDAR && !which->meaning.no_year;
    }
    if (ref && s->has_ref && s->ref.unit <= (uint8_t)unit) {
        *day = s->ref.day;
    } else if (ref && s->has_day_ref && unit == CLM__UNIT_DAY) {
        *day = s->day_ref;
    } else if (s->input->has_base) {
        *day = s->input->base;
    } else {
        return false;
    }
    e->out->base = *day;
    return true;
}

bool
clm__op_undated(struct clm__timex_eval *e, enum clm__timex_unit unit)
{
    e->out->shape = CLM__SHAPE_UNKNOWN;
    e->out->unit = (uint8_t)unit;
    return true;
}

static enum clm__tense
tense(struct clm__timex_eval *e)
{
    enum clm__tense found = clm__timex_tense(e->state);
    e->out->tense = (uint8_t)found;
    return found;
}

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

/* Of a thing that comes once a year, the one meant: the nearest to the article's day, but
 * where that is far off what the tense asks for. `make` fills a meaning for a year. */
static bool
nearest_on(struct clm__timex_eval *e,
           bool (*make)(struct clm__timex_meaning *, int64_t,
                        const struct clm__timex_argument *),
           int weekday)
{
    struct clm__timex_meaning best = *e->out, other = *e->out;
    clm_day base = e->state->input->base;
    int64_t best_off = INT64_MAX, past_off = INT64_MAX, next_off = INT64_MAX;
    struct clm__timex_meaning past = *e->out, next = *e->out;
    int now = base_year(e);
    for (int year = now - 5; year <= now + 5; year++) {
        clm_day first, last;
        if (!make(&other, year, e->args) || !clm__timex_extent(&other, &first, &last) ||
            (weekday >= 0 && clm_day_weekday(first) != weekday))
            continue;
        int64_t off = base < first ? first - base : base > last ? base - last : 0;
        if (off < best_off) {
            best_off = off;
            best = other;
        }
        if (first <= base && off < past_off) {
            past_off = off;
            past = other;
        }
        if (last >= base && off < next_off) {
            next_off = off;
            next = other;
        }
    }
    if (best_off == INT64_MAX)
        return false;
    enum clm__tense when = best_off == 0 ? CLM__TENSE_UNKNOWN : tense(e);
    bool ahead = best_off > 0 && best.day > base;
    bool against =
        (when == CLM__TENSE_PAST && ahead) || (when == CLM__TENSE_FUTURE && !ahead);
    int64_t limit = best.unit == CLM__UNIT_DAY ? NEAR_DAYS : NEAR_DAYS / 2;
    if (against) /* the tense speaks for the farther one */
        limit = best.unit == CLM__UNIT_DAY ? CLOSE_DAYS : 0;
    if (best_off > limit && when == CLM__TENSE_FUTURE && next_off < INT64_MAX)
        best = next;
    else if (best_off > limit && past_off < INT64_MAX && when != CLM__TENSE_FUTURE)
        best = past;
    best.tense = (uint8_t)when;
    best.base = base;
    best.relative = true;
    *e->out = best;
    return true;
}

static bool
nearest(struct clm__timex_eval *e, bool (*make)(struct clm__timex_meaning *, int64_t,
                                                const struct clm__timex_argument *))
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
part_of_year(struct clm__timex_eval *e, enum clm__timex_unit unit,
             bool (*make)(struct clm__timex_meaning *, int64_t,
                          const struct clm__timex_argument *))
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

/* ---- relative dates ---- */

/* weekend: the one just over until the next has begun, unless the sentence looks ahead */
bool
clm__op_weekend(struct clm__timex_eval *e)
{
    struct clm__timex_argument base = {.word = "base"};
    clm_day day;
    if (!clm__op_anchor(e, &base, CLM__UNIT_WEEKEND, &day))
        return clm__op_undated(e, CLM__UNIT_WEEKEND);
    bool over = clm_day_weekday(day) < 5 && tense(e) != CLM__TENSE_FUTURE;
    return clm__calendar_step(e->out, CLM__UNIT_WEEKEND, day, over ? -1 : 0);
}

/* unit ANCHOR UNIT STEPS: the unit that the anchor lies in, or STEPS further */
bool
clm__op_unit(struct clm__timex_eval *e)
{
    enum clm__timex_unit unit = (enum clm__timex_unit)e->args[1].number;
    clm_day day;
    if (!clm__op_anchor(e, &e->args[0], unit, &day))
        return clm__op_undated(e, unit);
    return clm__calendar_step(e->out, unit, day, e->args[2].number);
}

/* shift ANCHOR UNIT AMOUNT SIGN: AMOUNT is times 100; hours and halves go to the next
 * finer unit */
bool
clm__op_shift(struct clm__timex_eval *e)
{
    enum clm__timex_unit unit = (enum clm__timex_unit)e->args[1].number;
    int64_t amount = e->args[2].number * e->args[3].number;
    clm_day day;
    if (unit <= CLM__UNIT_HOUR) {
        bool days = unit == CLM__UNIT_HOUR && amount % 2400 == 0;
        amount = unit == CLM__UNIT_HOUR ? amount / 2400 : 0;
        unit = CLM__UNIT_DAY;
        e->out->has_clock = !days;
        e->out->hour = -1;
    } else if (amount % 100 != 0 && (unit == CLM__UNIT_YEAR || unit == CLM__UNIT_WEEK)) {
        amount = amount * (unit == CLM__UNIT_YEAR ? 12 : 7) / 100;
        unit = unit == CLM__UNIT_YEAR ? CLM__UNIT_MONTH : CLM__UNIT_DAY;
    } else {
        amount /= 100;
    }
    if (unit == CLM__UNIT_DECADE || unit == CLM__UNIT_CENTURY) {
        amount *= unit == CLM__UNIT_DECADE ? 10 : 100;
        unit = CLM__UNIT_YEAR;
    }
    /* a later point is counted from a date, not from a year */
    if (!clm__op_anchor(e, &e->args[0], unit, &day))
        return clm__op_undated(e, unit);
    return clm__calendar_step(e->out, unit, day, amount);
}

/* The weekday at or before (-1 before, 0 at) or after (1) a day. */
static bool
weekday_from(struct clm__timex_eval *e, clm_day day, int weekday, int direction,
             bool same)
{
    int back = (clm_day_weekday(day) - weekday + 7) % 7;
    clm_day found = direction <= 0 ? day - back : day + (7 - back) % 7;
    if (!same && found == day)
        found += direction < 0 ? -7 : 7;
    return clm__calendar_at(e->out, CLM__UNIT_DAY, found);
}

/* weekday ANCHOR WEEKDAY DIRECTION: -1 the last before, 1 the next after, 0 as the tense
 * asks */
bool
clm__op_weekday(struct clm__timex_eval *e)
{
    int weekday = (int)e->args[1].number, direction = (int)e->args[2].number;
    clm_day day;
    if (!clm__op_anchor(e, &e->args[0], CLM__UNIT_DAY, &day)) {
        e->out->number = weekday;
        e->out->shape = CLM__SHAPE_WEEKDAYS;
        return true;
    }
    if (direction != 0)
        return weekday_from(e, day, weekday, direction, false);
    return weekday_from(e, day, weekday, tense(e) == CLM__TENSE_FUTURE ? 1 : -1, true);
}

/* weekday-in WEEKDAY PERIOD N: that day of a week; the N-th or (-1) last of a month */
bool
clm__op_weekday_in(struct clm__timex_eval *e)
{
    const struct clm__timex_argument *period = &e->args[1];
    int weekday = (int)e->args[0].number, year, month;
    if (!period->is_meaning || period->meaning.shape != CLM__SHAPE_CALENDAR)
        return false;
    e->out->relative = period->meaning.relative;
    e->out->base = period->meaning.base;
    if (period->meaning.unit == CLM__UNIT_WEEK)
        return clm__calendar_at(e->out, CLM__UNIT_DAY, period->meaning.day + weekday);
    if (period->meaning.unit != CLM__UNIT_MONTH || !e->args[2].set ||
        e->args[2].number > 5)
        return false;
    clm_day_to_civil(period->meaning.day, &year, &month, NULL);
    return clm__calendar_at(
        e->out, CLM__UNIT_DAY,
        clm__calendar_nth_weekday(year, month, weekday, (int)e->args[2].number));
}

/* month ANCHOR MONTH DIRECTION: the last one before, this year's, the next one after */
bool
clm__op_month(struct clm__timex_eval *e)
{
    int64_t want = e->args[1].number;
    int year, month, direction = (int)e->args[2].number;
    clm_day day;
    if (!clm__op_anchor(e, &e->args[0], CLM__UNIT_MONTH, &day)) {
        e->out->month = (int32_t)want;
        return clm__op_undated(e, CLM__UNIT_MONTH);
    }
    clm_day_to_civil(day, &year, &month, NULL);
    if (direction < 0 && want >= month)
        year--;
    if (direction > 0 && want <= month)
        year++;
    return clm__calendar_month(e->out, year, want);
}

/* last-season SEASON DIRECTION: the last that is over, this year's, the next that has not
 * begun */
bool
clm__op_last_season(struct clm__timex_eval *e)
{
    clm_day base = e->state->input->base, first, last;
    int year, direction = (int)e->args[1].number;
    if (!e->state->input->has_base) {
        e->out->number = (int32_t)e->args[0].number;
        return clm__op_undated(e, CLM__UNIT_SEASON);
    }
    clm_day_to_civil(base, &year, NULL, NULL);
    for (int i = 0; i < 3; i++) {
        int64_t y = direction < 0 ? year - i : direction > 0 ? year + i : year;
        if (!clm__calendar_part(e->out, CLM__UNIT_SEASON, y, e->args[0].number) ||
            !clm__timex_extent(e->out, &first, &last))
            return false;
        if (direction == 0 || (direction < 0 ? last < base : first > base))
            break;
    }
    e->out->relative = true;
    e->out->base = base;
    return true;
}

/* nth NUMBER UNIT PERIOD: the first week of a month, the second quarter of a year; -1 =
 * last */
bool
clm__op_nth(struct clm__timex_eval *e)
{
    int64_t n = e->args[0].number;
    enum clm__timex_unit unit = (enum clm__timex_unit)e->args[1].number;
    struct clm__timex_meaning *m = &e->args[2].meaning, step = {0};
    clm_day first, last;
    if (!e->args[2].is_meaning || !clm__timex_extent(m, &first, &last) ||
        unit >= m->unit || n == 0 || n > 366)
        return false;
    e->out->relative = m->relative;
    e->out->base = m->base;
    if (!clm__calendar_at(&step, unit, n > 0 ? first : last))
        return false;
    /* a week belongs to where its Thursday lies */
    if (unit == CLM__UNIT_WEEK)
        n += n > 0 ? (step.day + 3 < first) : 0;
    if (unit == CLM__UNIT_WEEK && n < 0 && step.day + 3 > last)
        n--;
    if (!clm__calendar_step(e->out, unit, step.day, n > 0 ? n - 1 : n + 1))
        return false;
    return e->out->day <= last;
}

/* same PERIOD: what was matched inside, with the rule's mod */
bool
clm__op_same(struct clm__timex_eval *e)
{
    if (!e->args[0].is_meaning)
        return false;
    *e->out = e->args[0].meaning;
    return true;
}

/* again UNIT STEPS: the date that was named last, in its own unit, UNIT further ("the
 * same period a year earlier") */
bool
clm__op_again(struct clm__timex_eval *e)
{
    struct clm__timex_state *s = e->state;
    enum clm__timex_unit unit = (enum clm__timex_unit)e->args[0].number;
    struct clm__timex_meaning m = s->ref, to = {0};
    int year, month, mday;
    if (!s->has_ref)
        return clm__op_unit(&(struct clm__timex_eval){
            s, {{.word = "base"}, e->args[0], e->args[1]}, e->out});
    e->out->relative = true;
    e->out->base = m.day;
    if (unit != CLM__UNIT_YEAR || m.unit < CLM__UNIT_MONTH || m.unit > CLM__UNIT_YEAR)
        return clm__calendar_step(e->out, unit, m.day, e->args[1].number);
    clm_day_to_civil(m.day, &year, &month, &mday);
    if (!clm__calendar_date(&to, year + e->args[1].number, month, 1))
        return false;
    return clm__calendar_at(e->out, (enum clm__timex_unit)m.unit, to.day);
}
