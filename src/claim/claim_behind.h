/* SPDX-License-Identifier: MIT */
/* Who stands behind a word: behind a noun, a letter, a participle that is set apart. */
#ifndef CLM_CLAIM_BEHIND_H
#define CLM_CLAIM_BEHIND_H

#include "claim/claim_reader.h"

/** Whether any of them can act, and is no thing. */
bool clm__any_party(const struct clm__parties *parties);
/** Parties named inside a phrase that is none itself, up to the token `last`: "lack of
 * U.S. cooperation", "a law passed by the government". */
void clm__claim_inside(struct clm__claim_reader *reader,
                       const struct clm__sentence *sentence, unsigned node, unsigned last,
                       const struct clm__parties *avoid, struct clm__parties *out);
/** Who stands behind a noun: a possessive or name before it, or the subject of a verb
 * that lends it ("launched an offensive"). */
void clm__claim_noun_actors(struct clm__claim_reader *reader,
                            const struct clm__sentence *sentence,
                            const struct clm__match *match, struct clm__parties *out);
/** Who speaks through a letter, a speech, a lawsuit: a name in the phrase, or who made
 * it. Leaves the parties as they are when `node` is no such thing, or nobody is told. */
void clm__claim_author(struct clm__claim_reader *reader,
                       const struct clm__sentence *sentence, unsigned node,
                       struct clm__parties *parties);
/** The subject of the first verb above a participle that has one of its own;
 * CLM__NO_NODE when none has. */
unsigned clm__claim_subject_above(const struct clm__tree *tree, unsigned verb);
/** Of a participle that stands apart ("..., accusing Oman"): the subject of the outermost
 * clause that it can belong to; CLM__NO_NODE for any other verb. */
unsigned clm__claim_outer_subject(const struct clm__sentence *sentence,
                                  const struct clm__match *match);

#endif
