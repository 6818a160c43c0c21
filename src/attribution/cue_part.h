/* SPDX-License-Identifier: MIT */
/* The parts of an attribution, made of words. */
#ifndef CLM_ATTRIBUTION_CUE_PART_H
#define CLM_ATTRIBUTION_CUE_PART_H

#include "attribution/cue.h"
#include "sentence/words.h"

/** The preposition of a noun phrase or marker of a clause as a bit; `*at` gets the word,
 * -1 when there is none. */
uint32_t clm__cue_marker(const struct clm__sentence *sentence, int i, int *at);

/** Adds words as a piece, trimmed; nothing when only marks are left. */
void clm__part_add(struct clm__part *part, const struct clm__sentence *sentence,
                   struct clm__words words);
/** The same as they are. */
void clm__part_add_all(struct clm__part *part, const struct clm__sentence *sentence,
                       struct clm__words words);
/** Adds a whole quotation with its marks. */
void clm__part_add_quote(struct clm__part *part, const struct clm__sentence *sentence,
                         uint32_t quote);

#endif
