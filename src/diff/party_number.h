/* SPDX-License-Identifier: MIT */
/* Which actor of one side is which of the other. */
#ifndef CLM_DIFF_PARTY_NUMBER_H
#define CLM_DIFF_PARTY_NUMBER_H

#include "diff/side.h"

/** Numbers the actors of both sides: by id, then by name. */
bool clm__party_number(struct clm_diff *diff);
/** Compares the lists of actors. */
void clm__party_lists(struct clm_diff *diff);

#endif
