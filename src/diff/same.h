/* SPDX-License-Identifier: MIT */
/* Whether two matched events are the same. */
#ifndef CLM_DIFF_SAME_H
#define CLM_DIFF_SAME_H

#include "diff/side.h"

/** Whether two matched events are the same in all that is compared; false may still mean
 * that they are. */
bool clm__same_event(const struct clm_diff *diff, uint32_t old_event, uint32_t new_event);

#endif
