/* SPDX-License-Identifier: MIT */
/* Which event of one side is which of the other. */
#ifndef CLM_DIFF_MATCH_H
#define CLM_DIFF_MATCH_H

#include "diff/side.h"

/** Matches events: by id, then by what they say, best pairs first. */
bool clm__match(struct clm_diff *diff);

#endif
