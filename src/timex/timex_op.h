/* SPDX-License-Identifier: MIT */
/* What the operations of `value` lines share: their arguments, and the day from which
 * relative expressions are counted. */
#ifndef CLM_TIMEX_OP_H
#define CLM_TIMEX_OP_H

#include "timex/timex_state.h"

/* An argument after the captures were put in. */
struct clm__timex_argument {
    bool set;
    bool is_meaning;
    int64_t number;
    struct clm__timex_meaning meaning;
    const char *word; /* "base", "ref"; "" = none */
};

struct clm__timex_eval {
    struct clm__timex_state *state;
    struct clm__timex_argument args[CLM__TIMEX_ARGS];
    struct clm__timex_meaning *out;
};

/** The day from which a relative expression is counted: "base", "ref", "near", or a date
 * that was matched inside. False when there is none. */
bool clm__op_anchor(struct clm__timex_eval *e, const struct clm__timex_argument *which,
                    enum clm__timex_unit unit, clm_day *day);
/** A date that nothing fixes; returns true. */
bool clm__op_undated(struct clm__timex_eval *e, enum clm__timex_unit unit);

/** The tense around the match, noted in the meaning. */
enum clm__tense clm__op_tense(struct clm__timex_eval *e);

#endif
