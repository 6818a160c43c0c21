/* SPDX-License-Identifier: MIT */
/* Whose words they are: the speaker of a verb of saying, and whom "we" means. */
#ifndef CLM_CLAIM_SPEAKER_H
#define CLM_CLAIM_SPEAKER_H

#include "claim/claim_reader.h"

/** Who speaks, by a match of a verb of saying or of a noun like "claims". */
void clm__claim_speaker(struct clm__claim_reader *reader,
                        const struct clm__sentence *sentence,
                        const struct clm__match *match, struct clm__parties *by);
/** "Peru says it may leave", "police say they believe": whether a pronoun in reported
 * speech agrees with the speaker, so that it means him. */
bool clm__speaker_agrees(const struct clm__sentence *sentence,
                         const struct clm__parties *by, unsigned node);
/** Whether a token is we, I, us or me. */
bool clm__claim_is_self(const struct clm__sentence *sentence, unsigned node);
/** Whom "we" or "I" at a token means, and a pronoun in reported speech that agrees with
 * the speaker: whose words they stand in. False when it is none of these, or nobody is
 * told to speak. */
bool clm__claim_self(struct clm__claim_reader *reader,
                     const struct clm__sentence *sentence, unsigned node,
                     struct clm__parties *out);

/** "Peru, Oman said, had lied": whom the words between the commas are about, with the
 * verb of saying at `verb`; `*speaker` gets who says so. CLM__NO_NODE when the sentence
 * is not made so. */
unsigned clm__claim_topic(const struct clm__tree *tree, unsigned verb, unsigned *speaker);

#endif
