/* SPDX-License-Identifier: MIT */
/* Names that go on where the tree ends a phrase, or began before it. */
#ifndef CLM_PARTY_WHO_EXTEND_H
#define CLM_PARTY_WHO_EXTEND_H

#include "party/who_phrase.h"

/** Moves the ends of a phrase to those of the name in capitals in which it ends. */
void clm__phrase_extend(struct clm__phrase *p);

#endif
