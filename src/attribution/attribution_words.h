/* SPDX-License-Identifier: MIT */
/* The words of a cue, and who stands before or behind it. */
#ifndef CLM_ATTRIBUTION_ATTRIBUTION_WORDS_H
#define CLM_ATTRIBUTION_ATTRIBUTION_WORDS_H

#include "attribution/finding.h"

/** The words that belong to a verb, and who does it. */
void clm__find_verb_words(struct clm__finding *f);
void clm__find_source(struct clm__finding *f);
/** The object behind the cue, direct or not; -1. */
int clm__object_of(const struct clm__finding *f);

#endif
