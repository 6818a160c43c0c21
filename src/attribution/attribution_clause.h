/* SPDX-License-Identifier: MIT */
/* Clauses as content. */
#ifndef CLM_ATTRIBUTION_ATTRIBUTION_CLAUSE_H
#define CLM_ATTRIBUTION_ATTRIBUTION_CLAUSE_H

#include "attribution/finding.h"

/** "said on Monday that it was over", whatever the tree makes of that. */
bool clm__add_that(struct clm__finding *f);
/** A clause behind the cue; and words behind it of which the tree makes none. */
bool clm__add_clause(struct clm__finding *f);
bool clm__add_rest(struct clm__finding *f);
/** The last word of the clause that a relative pronoun begins. */
int clm__relative_end(const struct clm__sentence *sentence, int pronoun);
/** "saying", "arguing": a participle that takes a clause or direct speech. */
bool clm__is_speech_participle(const struct clm__sentence *sentence, int i);

#endif
