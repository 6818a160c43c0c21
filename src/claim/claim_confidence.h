/* SPDX-License-Identifier: MIT */
/* How sure an event is. */
#ifndef CLM_CLAIM_CONFIDENCE_H
#define CLM_CLAIM_CONFIDENCE_H

#include "claim/claim_draft.h"

/** Sets how sure a finished draft is. */
void clm__claim_confidence(struct clm__draft *draft);

#endif
