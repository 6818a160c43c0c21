/* SPDX-License-Identifier: MIT */
/* Lengths, sets, now and then. */
#include "timex/timex_length.h"

#include "timex/timex_calendar.h"

#include <string.h>

/* length AMOUNT UNIT SIDE: AMOUNT - is vague; SIDE -1 ends, 1 begins at the article's day
 */
bool
clm__op_length(struct clm__timex_eval *e)
{
    struct clm__timex_meaning *out = e->out, edge = {0};
    enum clm__timex_unit unit = (enum clm__timex_unit)e->args[1].number;
    out->shape = CLM__SHAPE_LENGTH;
    out->unit = (uint8_t)unit;
    out->vague = !e->args[0].set;
    out->amount = e->args[0].number;
    if (!out->vague && out->amount == 0)
        return false;
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

/* none: matched so that nothing else is made of these words */
bool
clm__op_none(struct clm__timex_eval *e)
{
    e->out->shape = CLM__SHAPE_UNKNOWN;
    e->out->unit = CLM__UNIT_NONE;
    return true;
}
