/* SPDX-License-Identifier: MIT */
/* What is told as done. */
#ifndef CLM_CLAIM_FACT_H
#define CLM_CLAIM_FACT_H

#include "claim/frame.h"

/** Whether the act of a match is told as done: no question, condition, denial or wish. */
bool clm__claim_is_fact(const struct clm__sentence *sentence,
                        const struct clm__match *match);

#endif
