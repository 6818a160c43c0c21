/* SPDX-License-Identifier: MIT */
/* Dates counted from another day. */
#include "timex/timex_relative.h"

#include "timex/timex_calendar.h"

/* weekend: the one just over until the next has begun, unless the sentence looks ahead */
bool
clm__op_weekend(struct clm__timex_eval *e)
{
    struct clm__timex_argument base = {.word = "base"};
    clm_day day;
    if (!clm__op_anchor(e, &base, CLM__UNIT_WEEKEND, &day))
        return clm__op_undated(e, CLM__UNIT_WEEKEND);
    bool over = clm_day_weekday(day) < 5 && clm__op_tense(e) != CLM__TENSE_FUTURE;
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
    return weekday_from(e, day, weekday, clm__op_tense(e) == CLM__TENSE_FUTURE ? 1 : -1,
                        true);
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
