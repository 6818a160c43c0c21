/* SPDX-License-Identifier: MIT */
/* Where an act was done. */
#ifndef CLM_CLAIM_PLACE_H
#define CLM_CLAIM_PLACE_H

#include "claim/frame.h"
#include "claimline/corpus.h"

/** The words that tell where the act of a match was done; end 0 when none do. `actors`
 * tells which names are those of states. */
struct clm_span clm__claim_place(const struct clm_corpus *actors,
                                 const struct clm__sentence *sentence,
                                 const struct clm__match *match);

#endif
