/* SPDX-License-Identifier: MIT */
/* The day from which relative expressions are counted. */
#include "timex/timex_op.h"

#include "timex/timex_tense.h"

#include <string.h>

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

enum clm__tense
clm__op_tense(struct clm__timex_eval *e)
{
    enum clm__tense found = clm__timex_tense(e->state);
    e->out->tense = (uint8_t)found;
    return found;
}
