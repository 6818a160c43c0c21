/* SPDX-License-Identifier: MIT */
/* A sentence made ready to be read. */
#ifndef CLM_CLAIM_SENTENCE_H
#define CLM_CLAIM_SENTENCE_H

#include "claim/claim_reader.h"

/** Builds the tree of a sentence of the article, mends what is a verb whatever the tagger
 * said, finds the numbers of its words and its names. It has no matches yet. False when
 * there is no memory. */
bool clm__claim_sentence(struct clm__claim_reader *reader, struct clm__sentence *sentence,
                         uint32_t number);
/** Finds the matches of frames in it. False when there is no memory. */
bool clm__claim_find_matches(struct clm__sentence *sentence);

#endif
