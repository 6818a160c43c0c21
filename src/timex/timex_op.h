/* SPDX-License-Identifier: MIT */
/* The operations of `value` lines: their arguments, and those that timex_dates.c holds.
 */
#ifndef CLM_TEXT_TIMEX_OP_H
#define CLM_TEXT_TIMEX_OP_H

#include "timex/timex_private.h"

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

bool clm__op_date(struct clm__timex_eval *e);
bool clm__op_quarter(struct clm__timex_eval *e);
bool clm__op_half(struct clm__timex_eval *e);
bool clm__op_season(struct clm__timex_eval *e);
bool clm__op_fiscal(struct clm__timex_eval *e);
bool clm__op_decade(struct clm__timex_eval *e);
bool clm__op_century(struct clm__timex_eval *e);
bool clm__op_bc(struct clm__timex_eval *e);
bool clm__op_holiday(struct clm__timex_eval *e);
bool clm__op_weekend(struct clm__timex_eval *e);
bool clm__op_unit(struct clm__timex_eval *e);
bool clm__op_shift(struct clm__timex_eval *e);
bool clm__op_weekday(struct clm__timex_eval *e);
bool clm__op_weekday_in(struct clm__timex_eval *e);
bool clm__op_month(struct clm__timex_eval *e);
bool clm__op_last_season(struct clm__timex_eval *e);
bool clm__op_nth(struct clm__timex_eval *e);
bool clm__op_same(struct clm__timex_eval *e);
bool clm__op_again(struct clm__timex_eval *e);

#endif
