/* SPDX-License-Identifier: MIT */
/* Who is meant: phrases to parties. Names with their titles, later mentions by surname or
 * role, pronouns, states by adjective, capital or body. */
#ifndef CLM_PARTY_WHO_H
#define CLM_PARTY_WHO_H

#include "party/who_extent.h"
#include "party/who_memory.h"
#include "party/who_name.h"
#include "party/who_scan.h"

/** The parties that a phrase names, coordinated ones each. A pronoun or "the ministry" is
 * looked up among what was noted before it; `avoid` (may be NULL) is not meant by it. */
void clm__who_find(struct clm__who *who, const struct clm__tree *tree,
                   const clm_str *words, unsigned node, const struct clm__parties *avoid,
                   struct clm__parties *out);

/** Whether a noun only describes the name right behind it, a subject as well: "candidates
 * Ana Ruiz and Juan Paz". */
bool clm__who_described(const struct clm__tree *tree, unsigned node);

#endif
