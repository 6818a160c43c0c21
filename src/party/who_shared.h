/* SPDX-License-Identifier: MIT */
/* Names that several bear: ministries and parties of many states, surnames that are
 * words. Whom they mean is told by what stands beside them and by the whole article. */
#ifndef CLM_PARTY_WHO_SHARED_H
#define CLM_PARTY_WHO_SHARED_H

#include "party/who_memory.h"
#include "party/who_tokens.h"

/** Enters what the shared names of a sentence mean into `names`, and gives an institution
 * to the state that stands before it ("Chad's State Department"). What is not sure stays
 * unknown. Call it in the order of the text, when the whole article has been counted. */
void clm__shared_resolve(struct clm__who *who, const struct clm__tokens *tokens,
                         struct clm__name *names);

#endif
