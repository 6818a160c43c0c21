/* SPDX-License-Identifier: MIT */
/* What is told as not done, or as untrue. */
#ifndef CLM_CLAIM_POLARITY_H
#define CLM_CLAIM_POLARITY_H

#include "claim/frame.h"

/** Whether the words around a match say that its act was not done: "no rocket was
 * launched", "denied accusing", "far from accusing", "it is not true that", "an earlier
 * version of this article said". */
bool clm__claim_is_averted(const struct clm__sentence *sentence,
                           const struct clm__match *match);
/** Whether the act that a noun names is undone by the verb above it: "ended its embargo",
 * "withdrew the accusation". */
bool clm__claim_is_undone(const struct clm__sentence *sentence,
                          const struct clm__match *match);

#endif
