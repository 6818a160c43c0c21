/* SPDX-License-Identifier: MIT */
/* What is said: an accusation when the words say that a party did wrong, else a
 * statement. */
#ifndef CLM_CLAIM_SPEECH_H
#define CLM_CLAIM_SPEECH_H

#include "claim/claim_reader.h"

/** Adds the events of a match of a verb of saying, or of a noun with what is said
 * ("claims that"). True when the quotation began before the sentence: what else stands in
 * it then belongs to that speech. */
bool clm__claim_speech(struct clm__claim_reader *reader,
                       const struct clm__sentence *sentence,
                       const struct clm__match *match);
/** Adds accusations in a sentence that stands in a quotation whose speaker is told
 * elsewhere. */
void clm__claim_quoted(struct clm__claim_reader *reader,
                       const struct clm__sentence *sentence);

#endif
