/* SPDX-License-Identifier: MIT */
/* Works out what a match means: the operations that the `value` lines of the rule file
 * name. */
#include "text/timex_calendar.h"

/* An argument after the captures were put in. */
struct value {
    bool set;
    bool is_meaning;
    int64_t number;
    struct clm__timex_meaning meaning;
    const char *word; /* "base", "ref"; "" = none */
};

struct eval {
    struct clm__timex_state *state;
    struct value args[CLM__TIMEX_ARGS];
    struct clm__timex_meaning *out;
};

/* Beyond this many days from the article a date without year asks the tense, not the
 * distance. */
enum { NEAR_DAYS = 100, CENTURY_AHEAD = 10 };

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
static bool
anchor(struct eval *e, const struct value *which, enum clm__timex_unit unit, clm_day *day)
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

static bool
undated(struct eval *e, enum clm__timex_unit unit)
{
    e->out->shape = CLM__SHAPE_UNKNOWN;
    e->out->unit = (uint8_t)unit;
    return true;
}

static enum clm__tense
tense(struct eval *e)
{
    enum clm__tense found = clm__timex_tense(e->state);
    e->out->tense = (uint8_t)found;
    return found;
}

/* ---- years ---- */

static int
base_year(const struct eval *e)
{
    int year = 2000;
    if (e->state->input->has_base)
        clm_day_to_civil(e->state->input->base, &year, NULL, NULL);
    return year;
}

/* Two digits become the nearest year that is not far in the future. */
static int64_t
full_year(const struct eval *e, int64_t year)
{
    int now = base_year(e);
    if (year >= 100)
        return year;
    year += now / 100 * 100;
    return year > now + CENTURY_AHEAD ? year - 100 : year;
}

/* The year that an argument tells. */
static bool
year_of(const struct eval *e, const struct value *v, int64_t *year)
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
nearest_on(struct eval *e,
           bool (*make)(struct clm__timex_meaning *, int64_t, const struct value *),
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
    int64_t limit = best.unit == CLM__UNIT_DAY ? NEAR_DAYS : NEAR_DAYS / 2;
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
nearest(struct eval *e,
        bool (*make)(struct clm__timex_meaning *, int64_t, const struct value *))
{
    return nearest_on(e, make, -1);
}

/* ---- dates ---- */

static bool
make_date(struct clm__timex_meaning *out, int64_t year, const struct value *args)
{
    return args[2].set ? clm__calendar_date(out, year, args[1].number, args[2].number)
                       : clm__calendar_month(out, year, args[1].number);
}

/* date YEAR MONTH DAY WEEKDAY: the weekday helps to find the year */
static bool
op_date(struct eval *e)
{
    int64_t year;
    const struct value *month = &e->args[1], *mday = &e->args[2], *weekday = &e->args[3];
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
make_quarter(struct clm__timex_meaning *out, int64_t year, const struct value *args)
{
    return clm__calendar_part(out, CLM__UNIT_QUARTER, year, args[1].number);
}

static bool
make_half(struct clm__timex_meaning *out, int64_t year, const struct value *args)
{
    return clm__calendar_part(out, CLM__UNIT_HALF, year, args[1].number);
}

static bool
make_season(struct clm__timex_meaning *out, int64_t year, const struct value *args)
{
    return clm__calendar_part(out, CLM__UNIT_SEASON, year, args[1].number);
}

static bool
part_of_year(struct eval *e, enum clm__timex_unit unit,
             bool (*make)(struct clm__timex_meaning *, int64_t, const struct value *))
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
    return undated(e, unit);
}

static bool
op_quarter(struct eval *e)
{
    return part_of_year(e, CLM__UNIT_QUARTER, make_quarter);
}

static bool
op_half(struct eval *e)
{
    return part_of_year(e, CLM__UNIT_HALF, make_half);
}

static bool
op_season(struct eval *e)
{
    return part_of_year(e, CLM__UNIT_SEASON, make_season);
}

/* fiscal YEAR */
static bool
op_fiscal(struct eval *e)
{
    int64_t year = base_year(e);
    if (e->args[0].set && !year_of(e, &e->args[0], &year))
        return false;
    return clm__calendar_year(e->out, CLM__UNIT_FISCAL, year);
}

/* decade YEAR: 1990, or 90 for the nearest past one */
static bool
op_decade(struct eval *e)
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
static bool
op_century(struct eval *e)
{
    int64_t n = e->args[0].number;
    if (n < 1 || n > 30)
        return false;
    if (!clm__calendar_year(e->out, CLM__UNIT_CENTURY, (n - 1) * 100))
        return false;
    return true;
}

/* bc YEAR */
static bool
op_bc(struct eval *e)
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
make_holiday(struct clm__timex_meaning *out, int64_t y, const struct value *args)
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

static bool
op_holiday(struct eval *e)
{
    int64_t year;
    if (year_of(e, &e->args[1], &year))
        return year > 0 && year < 9000 && make_holiday(e->out, year, e->args);
    if (e->state->input->has_base)
        return nearest(e, make_holiday);
    return undated(e, CLM__UNIT_DAY);
}

/* ---- relative dates ---- */

/* weekend: the one just over until the next has begun, unless the sentence looks ahead */
static bool
op_weekend(struct eval *e)
{
    struct value base = {.word = "base"};
    clm_day day;
    if (!anchor(e, &base, CLM__UNIT_WEEKEND, &day))
        return undated(e, CLM__UNIT_WEEKEND);
    bool over = clm_day_weekday(day) < 5 && tense(e) != CLM__TENSE_FUTURE;
    return clm__calendar_step(e->out, CLM__UNIT_WEEKEND, day, over ? -1 : 0);
}

/* unit ANCHOR UNIT STEPS: the unit that the anchor lies in, or STEPS further */
static bool
op_unit(struct eval *e)
{
    enum clm__timex_unit unit = (enum clm__timex_unit)e->args[1].number;
    clm_day day;
    if (!anchor(e, &e->args[0], unit, &day))
        return undated(e, unit);
    return clm__calendar_step(e->out, unit, day, e->args[2].number);
}

/* shift ANCHOR UNIT AMOUNT SIGN: AMOUNT is times 100; hours and halves go to the next
 * finer unit */
static bool
op_shift(struct eval *e)
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
    if (!anchor(e, &e->args[0], unit, &day))
        return undated(e, unit);
    return clm__calendar_step(e->out, unit, day, amount);
}

/* The weekday at or before (-1 before, 0 at) or after (1) a day. */
static bool
weekday_from(struct eval *e, clm_day day, int weekday, int direction, bool same)
{
    int back = (clm_day_weekday(day) - weekday + 7) % 7;
    clm_day found = direction <= 0 ? day - back : day + (7 - back) % 7;
    if (!same && found == day)
        found += direction < 0 ? -7 : 7;
    return clm__calendar_at(e->out, CLM__UNIT_DAY, found);
}

/* weekday ANCHOR WEEKDAY DIRECTION: -1 the last before, 1 the next after, 0 as the tense
 * asks */
static bool
op_weekday(struct eval *e)
{
    int weekday = (int)e->args[1].number, direction = (int)e->args[2].number;
    clm_day day;
    if (!anchor(e, &e->args[0], CLM__UNIT_DAY, &day)) {
        e->out->number = weekday;
        e->out->shape = CLM__SHAPE_WEEKDAYS;
        return true;
    }
    if (direction != 0)
        return weekday_from(e, day, weekday, direction, false);
    return weekday_from(e, day, weekday, tense(e) == CLM__TENSE_FUTURE ? 1 : -1, true);
}

/* weekday-in WEEKDAY PERIOD N: that day of a week; the N-th or (-1) last of a month */
static bool
op_weekday_in(struct eval *e)
{
    const struct value *period = &e->args[1];
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
static bool
op_month(struct eval *e)
{
    int64_t want = e->args[1].number;
    int year, month, direction = (int)e->args[2].number;
    clm_day day;
    if (!anchor(e, &e->args[0], CLM__UNIT_MONTH, &day)) {
        e->out->month = (int32_t)want;
        return undated(e, CLM__UNIT_MONTH);
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
static bool
op_last_season(struct eval *e)
{
    clm_day base = e->state->input->base, first, last;
    int year, direction = (int)e->args[1].number;
    if (!e->state->input->has_base) {
        e->out->number = (int32_t)e->args[0].number;
        return undated(e, CLM__UNIT_SEASON);
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
static bool
op_nth(struct eval *e)
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
static bool
op_same(struct eval *e)
{
    if (!e->args[0].is_meaning)
        return false;
    *e->out = e->args[0].meaning;
    return true;
}

/* again UNIT STEPS: the date that was named last, in its own unit, UNIT further ("the
 * same period a year earlier") */
static bool
op_again(struct eval *e)
{
    struct clm__timex_state *s = e->state;
    enum clm__timex_unit unit = (enum clm__timex_unit)e->args[0].number;
    struct clm__timex_meaning m = s->ref, to = {0};
    int year, month, mday;
    if (!s->has_ref)
        return op_unit(
            &(struct eval){s, {{.word = "base"}, e->args[0], e->args[1]}, e->out});
    e->out->relative = true;
    e->out->base = m.day;
    if (unit != CLM__UNIT_YEAR || m.unit < CLM__UNIT_MONTH || m.unit > CLM__UNIT_YEAR)
        return clm__calendar_step(e->out, unit, m.day, e->args[1].number);
    clm_day_to_civil(m.day, &year, &month, &mday);
    if (!clm__calendar_date(&to, year + e->args[1].number, month, 1))
        return false;
    return clm__calendar_at(e->out, (enum clm__timex_unit)m.unit, to.day);
}

/* ---- times ---- */

/* The day of a time: an argument, or the article's. */
static bool
day_of(struct eval *e, const struct value *v)
{
    struct clm__timex_meaning *out = e->out;
    uint8_t kept = out->tense;
    if (v->is_meaning) {
        *out = v->meaning;
        return out->unit == CLM__UNIT_DAY || out->shape == CLM__SHAPE_UNKNOWN ||
               out->shape == CLM__SHAPE_WEEKDAYS;
    }
    out->tense = kept;
    clm_day day;
    if (!anchor(e, v, CLM__UNIT_DAY, &day))
        return undated(e, CLM__UNIT_DAY);
    return clm__calendar_step(out, CLM__UNIT_DAY, day,
                              v->word[0] == '\0' ? v->number : 0);
}

/* part PART DAY LATER: a part of a day, or of one some days LATER; DAY may be a number of
 * days from the article's */
static bool
op_part(struct eval *e)
{
    if (!day_of(e, &e->args[1]))
        return false;
    if (e->args[2].set && e->out->shape == CLM__SHAPE_CALENDAR &&
        !clm__calendar_step(e->out, CLM__UNIT_DAY, e->out->day, e->args[2].number))
        return false;
    e->out->part = (uint8_t)e->args[0].number;
    return e->args[0].number >= 1 && e->args[0].number <= 6;
}

enum half_day { AM = 1, PM = 2 };

/* clock HOUR MINUTE SECOND HALF ZONE DAY */
static bool
op_clock(struct eval *e)
{
    int64_t hour = e->args[0].number;
    if (!day_of(e, &e->args[5]))
        return false;
    if (e->args[3].set && (hour < 1 || hour > 12))
        return false;
    if (e->args[3].number == PM && hour < 12)
        hour += 12;
    if (e->args[3].number == AM && hour == 12)
        hour = 0;
    if (hour > 24)
        return false;
    e->out->has_clock = true;
    e->out->part = 0;
    e->out->hour = (int8_t)hour;
    e->out->minute = (int8_t)(e->args[1].set   ? e->args[1].number
                              : e->args[3].set ? 0
                                               : -1);
    e->out->second = (int8_t)(e->args[2].set ? e->args[2].number : -1);
    e->out->utc = e->args[4].set && e->args[4].number == 1;
    return true;
}

/* clock4 HHMM ZONE DAY */
static bool
op_clock4(struct eval *e)
{
    int64_t hhmm = e->args[0].number;
    if (!day_of(e, &e->args[2]))
        return false;
    e->out->has_clock = true;
    e->out->hour = (int8_t)(hhmm / 100);
    e->out->minute = (int8_t)(hhmm % 100);
    e->out->second = -1;
    e->out->utc = e->args[1].set && e->args[1].number == 1;
    return true;
}

/* ---- lengths, sets, the rest ---- */

/* length AMOUNT UNIT SIDE: AMOUNT - is vague; SIDE -1 ends, 1 begins at the article's day
 */
static bool
op_length(struct eval *e)
{
    struct clm__timex_meaning *out = e->out, edge = {0};
    enum clm__timex_unit unit = (enum clm__timex_unit)e->args[1].number;
    out->shape = CLM__SHAPE_LENGTH;
    out->unit = (uint8_t)unit;
    out->vague = !e->args[0].set;
    out->amount = e->args[0].number;
    if (out->amount >= 190000 && out->amount < 206000) /* "2018 day five": a year */
        return false;
    if (!e->args[2].set || out->vague || !e->state->input->has_base ||
        unit < CLM__UNIT_DAY)
        return true;
    clm_day base = e->state->input->base;
    int64_t steps = (out->amount + 99) / 100 * e->args[2].number;
    int year, month, mday, last;
    if (steps < -40000 || steps > 40000 || !clm__calendar_step(&edge, unit, base, steps))
        return true;
    /* the same day of the month, if there is one */
    clm_day_to_civil(base, NULL, NULL, &mday);
    clm_day day = edge.day;
    if (unit == CLM__UNIT_WEEK || unit == CLM__UNIT_FORTNIGHT) {
        day += clm_day_weekday(base);
    } else if (unit == CLM__UNIT_MONTH) {
        clm_day_to_civil(day, &year, &month, NULL);
        last = clm_days_in_month(year, month);
        day += (mday < last ? mday : last) - 1;
    } else if (unit != CLM__UNIT_DAY) {
        return true; /* "the past two years" says too little for days */
    }
    out->anchored = out->relative = true;
    out->base = base;
    out->earliest = day < base ? day : base;
    out->latest = day < base ? base : day;
    return true;
}

/* every AMOUNT UNIT */
static bool
op_every(struct eval *e)
{
    e->out->shape = CLM__SHAPE_LENGTH;
    e->out->vague = !e->args[0].set;
    e->out->amount = e->args[0].number;
    e->out->unit = (uint8_t)e->args[1].number;
    return true;
}

/* every-weekday WEEKDAY PART */
static bool
op_every_weekday(struct eval *e)
{
    e->out->shape = CLM__SHAPE_WEEKDAYS;
    e->out->number = (int32_t)e->args[0].number;
    e->out->part = (uint8_t)e->args[1].number;
    return true;
}

/* every-date MONTH DAY */
static bool
op_every_date(struct eval *e)
{
    e->out->shape = CLM__SHAPE_YEARLY;
    e->out->unit = e->args[1].set ? CLM__UNIT_DAY : CLM__UNIT_MONTH;
    e->out->month = (int32_t)e->args[0].number;
    e->out->mday = (int32_t)e->args[1].number;
    return true;
}

/* refer past|present|future */
static bool
op_refer(struct eval *e)
{
    const char *word = e->args[0].word;
    e->out->shape = CLM__SHAPE_REF;
    e->out->number = strcmp(word, "past") == 0     ? CLM__REF_PAST
                     : strcmp(word, "future") == 0 ? CLM__REF_FUTURE
                                                   : CLM__REF_PRESENT;
    return true;
}

/* none: matched so that nothing else is made of these words */
static bool
op_none(struct eval *e)
{
    e->out->shape = CLM__SHAPE_UNKNOWN;
    e->out->unit = CLM__UNIT_NONE;
    return true;
}

static const struct {
    const char *name;
    bool (*run)(struct eval *e);
} ops[] = {{"none", op_none},
           {"date", op_date},
           {"quarter", op_quarter},
           {"half", op_half},
           {"season", op_season},
           {"fiscal", op_fiscal},
           {"decade", op_decade},
           {"century", op_century},
           {"bc", op_bc},
           {"holiday", op_holiday},
           {"unit", op_unit},
           {"shift", op_shift},
           {"weekend", op_weekend},
           {"weekday", op_weekday},
           {"weekday-in", op_weekday_in},
           {"month", op_month},
           {"last-season", op_last_season},
           {"nth", op_nth},
           {"same", op_same},
           {"again", op_again},
           {"part", op_part},
           {"clock", op_clock},
           {"clock4", op_clock4},
           {"length", op_length},
           {"every", op_every},
           {"every-weekday", op_every_weekday},
           {"every-date", op_every_date},
           {"refer", op_refer}};

int
clm__timex_op_find(const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (strlen(ops[i].name) == len && memcmp(ops[i].name, name, len) == 0)
            return (int)i;
    return -1;
}

static const struct clm__timex_binding *
find_binding(const struct clm__timex_bindings *bound, int32_t slot)
{
    for (size_t i = bound->count; i-- > 0;)
        if (bound->at[i].slot == slot)
            return &bound->at[i];
    return NULL;
}

/* Arguments that hold no group's match. */
static void
fill_plain(struct eval *e, const struct clm__timex_rule *rule,
           const struct clm__timex_bindings *bound)
{
    for (size_t i = 0; i < CLM__TIMEX_ARGS; i++) {
        const struct clm__timex_arg *arg = &rule->args[i];
        struct value *v = &e->args[i];
        v->word = "";
        if (arg->kind == CLM__ARG_NUMBER) {
            v->set = true;
            v->number = arg->number;
        } else if (arg->kind == CLM__ARG_WORD) {
            v->set = true;
            v->word = clm__intern_text(&e->state->rules->names, (clm_str)arg->number);
        } else if (arg->kind == CLM__ARG_SLOT) {
            const struct clm__timex_binding *b = find_binding(bound, arg->number);
            v->set = b != NULL;
            v->number = b != NULL ? b->value : 0;
        }
    }
}

static bool
run(struct eval *e, const struct clm__timex_rule *rule)
{
    *e->out = (struct clm__timex_meaning){.minute = -1, .second = -1};
    if (!ops[rule->op].run(e))
        return false;
    e->out->type = e->out->has_clock ? CLM__TIMEX_TIME : rule->type;
    if (rule->mod != CLM__MOD_NONE)
        e->out->mod = rule->mod;
    return true;
}

static bool
fill_meaning(struct clm__timex_state *state, const struct clm__timex_inner *inner,
             struct value *to)
{
    struct eval e = {.state = state, .out = &to->meaning};
    const struct clm__timex_rule *rule = &state->rules->rules[inner->rule];
    fill_plain(&e, rule, &inner->bound);
    to->is_meaning = true;
    return run(&e, rule);
}

bool
clm__timex_eval(struct clm__timex_state *state, const struct clm__timex_rule *rule,
                const struct clm__timex_bindings *bound, struct clm__timex_meaning *out)
{
    struct eval e = {.state = state, .out = out};
    fill_plain(&e, rule, bound);
    for (size_t i = 0; i < CLM__TIMEX_ARGS; i++) {
        const struct clm__timex_binding *b =
            rule->args[i].kind == CLM__ARG_SLOT
                ? find_binding(bound, rule->args[i].number)
                : NULL;
        if (b != NULL && b->inner != NULL && !fill_meaning(state, b->inner, &e.args[i]))
            return false;
    }
    return run(&e, rule);
}
