/* SPDX-License-Identifier: MIT */
/* The parties of a match: who does it, to whom. */
#ifndef CLM_CLAIM_PARTY_H
#define CLM_CLAIM_PARTY_H

#include "claim/claim_reader.h"

/** Who does what a match tells. */
void clm__claim_find_actors(struct clm__claim_reader *reader,
                            const struct clm__sentence *sentence,
                            const struct clm__match *match, struct clm__parties *actors);
/** To whom; `actors` may be renamed when both are of one state. */
void clm__claim_find_targets(struct clm__claim_reader *reader,
                             const struct clm__sentence *sentence,
                             const struct clm__match *match, struct clm__parties *actors,
                             struct clm__parties *targets);
/** All subjects before a verb of what is mutual, where the tree does not see the pair. */
void clm__claim_pair(struct clm__claim_reader *reader,
                     const struct clm__sentence *sentence, const struct clm__match *match,
                     struct clm__parties *actors);

/** Takes whom the actors cannot mean, themselves, off the targets, and names persons of
 * one state by their own names when what is told is between them. */
void clm__claim_part(const struct clm__who *who, struct clm__parties *actors,
                     struct clm__parties *targets);

#endif
