/* SPDX-License-Identifier: MIT */
/* Times of the day. */
#include "timex/timex_clock.h"

#include "timex/timex_calendar.h"

/* The day of a time: an argument, or the article's. */
static bool
day_of(struct clm__timex_eval *e, const struct clm__timex_argument *v)
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
    if (!clm__op_anchor(e, v, CLM__UNIT_DAY, &day))
        return clm__op_undated(e, CLM__UNIT_DAY);
    return clm__calendar_step(out, CLM__UNIT_DAY, day,
                              v->word[0] == '\0' ? v->number : 0);
}

/* part PART DAY LATER: a part of a day, or of one some days LATER; DAY may be a number of
 * days from the article's */
bool
clm__op_part(struct clm__timex_eval *e)
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
bool
clm__op_clock(struct clm__timex_eval *e)
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
bool
clm__op_clock4(struct clm__timex_eval *e)
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
