/* SPDX-License-Identifier: MIT */
/* From which token to which a phrase goes. */
#ifndef CLM_PARTY_WHO_EXTENT_H
#define CLM_PARTY_WHO_EXTENT_H

#include "sentence/tree.h"

/** First and last token of the phrase around a noun: what stands before it, the rest of a
 * name, and phrases with of. */
void clm__who_phrase(const struct clm__tree *tree, unsigned node, unsigned *first,
                     unsigned *last);

#endif
