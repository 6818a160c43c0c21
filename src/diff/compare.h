/* SPDX-License-Identifier: MIT */
/* The changes of two matched events. */
#ifndef CLM_DIFF_COMPARE_H
#define CLM_DIFF_COMPARE_H

#include "diff/side.h"

/** Adds the changes of two matched events. */
void clm__compare(struct clm_diff *diff, uint32_t old_event, uint32_t new_event);

#endif
