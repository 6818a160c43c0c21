/* SPDX-License-Identifier: MIT */
/* The tense of the clause around an expression. */
#ifndef CLM_TIMEX_TENSE_H
#define CLM_TIMEX_TENSE_H

#include "timex/timex_state.h"

/** The tense of the clause around the match of `state`. */
enum clm__tense clm__timex_tense(const struct clm__timex_state *state);

#endif
