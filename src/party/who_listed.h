/* SPDX-License-Identifier: MIT */
/* Names of lists in one sentence: the longest that begins at each token, and whether it
 * is only part of a longer name that no list knows. */
#ifndef CLM_PARTY_WHO_LISTED_H
#define CLM_PARTY_WHO_LISTED_H

#include "party/who_memory.h"
#include "party/who_tokens.h"

/** Fills `names`, one a token of the sentence. */
void clm__listed_find(const struct clm__who *who, const struct clm__tokens *tokens,
                      struct clm__name *names);

/** Whether a name only stands in a longer one: "Jim Jordan", "Air France", "Bank of
 * China", "Social Democrats". An office beside a name is no part of it. */
bool clm__listed_is_part(const struct clm__who *who, const struct clm__tokens *tokens,
                         const struct clm__name *names, const struct clm__name *name);

/** Strikes out a name, and all that are part of longer ones. */
void clm__listed_drop(struct clm__name *names, unsigned first, unsigned len);
void clm__listed_strike(const struct clm__who *who, const struct clm__tokens *tokens,
                        struct clm__name *names);

/** Whether a name is that of a person; of a state or territory, by whatever word. */
bool clm__listed_person(const struct clm__who *who, const struct clm__name *name);
bool clm__listed_land(const struct clm__who *who, const struct clm__name *name);

/** Whether a token is a word of a name: a capital that is not that of a sentence. */
bool clm__listed_is_name_word(const struct clm__tokens *tokens, unsigned i);

#endif
