/* SPDX-License-Identifier: MIT */
/* Whom "he", "she", "it" and "they" mean. */
#ifndef CLM_PARTY_WHO_PRONOUN_H
#define CLM_PARTY_WHO_PRONOUN_H

#include "party/who_phrase.h"

/** Adds whom the pronoun means, or the pronoun itself as somebody unknown. Nothing when
 * the head of the phrase is no such pronoun. */
void clm__phrase_pronoun(const struct clm__phrase *p, struct clm__parties *out);

#endif
