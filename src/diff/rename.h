/* SPDX-License-Identifier: MIT */
/* Actors and speakers that have another name now, were joined or parted. */
#ifndef CLM_DIFF_RENAME_H
#define CLM_DIFF_RENAME_H

#include "diff/side.h"

/** Finds actors that were renamed, merged and split, and speakers that were renamed, once
 * events are matched; adds those changes and fills the translation. */
bool clm__party_changes(struct clm_diff *diff);

#endif
