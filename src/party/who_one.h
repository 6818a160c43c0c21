/* SPDX-License-Identifier: MIT */
/* One phrase to its party: a name, a person, a role, a pronoun, or its own words. */
#ifndef CLM_PARTY_WHO_ONE_H
#define CLM_PARTY_WHO_ONE_H

#include "party/who_memory.h"

/** Adds the party, or the parties ("Cuban and Maltese envoys"), of the phrase around a
 * noun or pronoun, without what is coordinated with it. */
void clm__who_one(struct clm__who *who, const struct clm__tree *tree,
                  const clm_str *words, unsigned node, const struct clm__parties *avoid,
                  struct clm__parties *out);

#endif
