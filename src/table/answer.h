/* SPDX-License-Identifier: MIT */
/* What an answer is, and how long it took. */
#ifndef CLM_TABLE_ANSWER_H
#define CLM_TABLE_ANSWER_H

#include "claimline/graph.h"

/** "denial", "counter-accusation", or the name of its kind. */
const char *clm__answer_kind(const struct clm_event *answer);
/** Days from an accusation to its answer, never below 0. False when one of the two has no
 * single day. */
bool clm__answer_days(const struct clm_event *claim, const struct clm_event *answer,
                      int64_t *days);

#endif
