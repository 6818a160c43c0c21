/* SPDX-License-Identifier: MIT */
/* The ways through the tree of a sentence to the parts of an event. */
#ifndef CLM_CLAIM_PATH_H
#define CLM_CLAIM_PATH_H

#include "claim/claim_draft.h"

/** Sets the path of a draft, for people to read; it lives in `arena`. False when there is
 * no memory. */
bool clm__draft_path(struct clm__draft *draft, const struct clm__tree *tree,
                     struct clm__arena *arena);

#endif
