/* SPDX-License-Identifier: MIT */
/* Organisations whom an article names in full, and what it calls them for short. */
#ifndef CLM_PARTY_WHO_ORG_H
#define CLM_PARTY_WHO_ORG_H

#include "party/who_memory.h"
#include "party/who_tokens.h"

/** Notes the names of two words or more in a sentence, with the abbreviation that stands
 * behind them in brackets. */
void clm__org_note(struct clm__who *who, const struct clm__tokens *tokens,
                   const struct clm__name *names);

/** Strikes out abbreviations of a list that the article itself gives to another. */
void clm__org_strike(const struct clm__who *who, const struct clm__tokens *tokens,
                     struct clm__name *names);

/** The name that one word stands for: its first word, or its abbreviation. NULL when
 * there is none, or more than one. */
const struct clm__org *clm__org_find(const struct clm__who *who, struct clm_span word);

#endif
