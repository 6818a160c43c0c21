/* SPDX-License-Identifier: MIT */
/* Of which state "the government" and "the minister" are, when the phrase does not say.
 */
#ifndef CLM_PARTY_WHO_HOME_H
#define CLM_PARTY_WHO_HOME_H

#include "party/who_phrase.h"

/** The state at home in the text at a phrase, or CLM_NONE when that is not sure: the only
 * one named so far; the one in the subject, or the place, of its own sentence; that of
 * the dateline; the only subject of the sentence before. `*where` gets the mention that
 * tells it, or NULL. */
uint32_t clm__home_find(const struct clm__phrase *p,
                        const struct clm__named_state **where);

/** "The opposition": that of which state, as its first other name says: "Polish
 * opposition". */
const char *clm__home_name(const struct clm__phrase *p, const char *name);

/** Adds that state; false when none is sure, or when it is one to be avoided. */
bool clm__home_add(const struct clm__phrase *p, struct clm__parties *out);

#endif
