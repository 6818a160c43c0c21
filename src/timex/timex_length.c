/* SPDX-License-Identifier: MIT */
/* Lengths, sets, now and then. */
#include "timex/timex_length.h"

#include "timex/timex_calendar.h"

#include <string.h>

/* The day `steps` units from `base`: the same weekday, the same day of the month if there
 * is one. False for units that say too little for days ("the past two years"). */
static bool
day_beside(clm_day base, enum clm__timex_unit unit, int64_t steps, clm_day *day)
{
    enum { MOST_STEPS = 40000 };
    struct clm__timex_meaning edge = {0};
    int year, month, mday, last;

    if (steps < -MOST_STEPS || steps > MOST_STEPS ||
        !clm__calendar_step(&edge, unit, base, steps))
        return false;
    clm_day_to_civil(base, NULL, NULL, &mday);
    *day = edge.day;
    if (unit == CLM__UNIT_WEEK || unit == CLM__UNIT_FORTNIGHT) {
        *day += clm_day_weekday(base);
    } else if (unit == CLM__UNIT_MONTH) {
        clm_day_to_civil(edge.day, &year, &month, NULL);
        last = clm_days_in_month(year, month);
        *day += (mday < last ? mday : last) - 1;
    }
    return unit == CLM__UNIT_DAY || unit == CLM__UNIT_WEEK ||
           unit == CLM__UNIT_FORTNIGHT || unit == CLM__UNIT_MONTH;
}

/* length AMOUNT UNIT SIDE: AMOUNT - is vague; SIDE -1 ends, 1 begins at the article's day
 */
bool
clm__op_length(struct clm__timex_eval *e)
{
    enum { OLDEST_YEAR = 190000, NEWEST_YEAR = 206000 };
    struct clm__timex_meaning *out = e->out;
    enum clm__timex_unit unit = (enum clm__timex_unit)e->args[1].number;
    clm_day base = e->state->input->base, day;

    out->shape = CLM__SHAPE_LENGTH;
    out->unit = (uint8_t)unit;
    out->vague = !e->args[0].set;
    out->amount = e->args[0].number;
    if (!out->vague && out->amount == 0)
        return false;
    if (out->amount >= OLDEST_YEAR && out->amount < NEWEST_YEAR)
        return false; /* "2018 day five" */

    bool anchored = e->args[2].set && !out->vague && e->state->input->has_base;
    int64_t steps = (out->amount + 99) / 100 * e->args[2].number;
    if (!anchored || !day_beside(base, unit, steps, &day))
        return true;
    out->anchored = out->relative = true;
    out->base = base;
    out->earliest = day < base ? day : base;
    out->latest = day < base ? base : day;
    return true;
}

/* every AMOUNT UNIT */
bool
clm__op_every(struct clm__timex_eval *e)
{
    e->out->shape = CLM__SHAPE_LENGTH;
    e->out->vague = !e->args[0].set;
    e->out->amount = e->args[0].number;
    e->out->unit = (uint8_t)e->args[1].number;
    return true;
}

/* every-weekday WEEKDAY PART */
bool
clm__op_every_weekday(struct clm__timex_eval *e)
{
    e->out->shape = CLM__SHAPE_WEEKDAYS;
    e->out->number = (int32_t)e->args[0].number;
    e->out->part = (uint8_t)e->args[1].number;
    return true;
}

/* every-date MONTH DAY */
bool
clm__op_every_date(struct clm__timex_eval *e)
{
    e->out->shape = CLM__SHAPE_YEARLY;
    e->out->unit = e->args[1].set ? CLM__UNIT_DAY : CLM__UNIT_MONTH;
    e->out->month = (int32_t)e->args[0].number;
    e->out->mday = (int32_t)e->args[1].number;
    return true;
}

/* refer past|present|future */
bool
clm__op_refer(struct clm__timex_eval *e)
{
    const char *word = e->args[0].word;
    e->out->shape = CLM__SHAPE_REF;
    e->out->number = strcmp(word, "past") == 0     ? CLM__REF_PAST
                     : strcmp(word, "future") == 0 ? CLM__REF_FUTURE
                                                   : CLM__REF_PRESENT;
    return true;
}

/* unread UNIT: a date of another calendar, which is not worked out */
bool
clm__op_unread(struct clm__timex_eval *e)
{
    return clm__op_undated(e, (enum clm__timex_unit)e->args[0].number);
}

/* none: matched so that nothing else is made of these words */
bool
clm__op_none(struct clm__timex_eval *e)
{
    e->out->shape = CLM__SHAPE_UNKNOWN;
    e->out->unit = CLM__UNIT_NONE;
    return true;
}
