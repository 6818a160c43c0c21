/* SPDX-License-Identifier: MIT */
/* What the second reader says, put to the drafts of the rules. */
#ifndef CLM_CLAIM_JUDGED_H
#define CLM_CLAIM_JUDGED_H

#include "claim/claim_reader.h"

/** Takes the verdicts on the sentence that was just read, whose drafts begin at `first`:
 * an accusation or denial that no rule found becomes a draft; one that a rule found gets
 * its missing target and is surer. */
void clm__claim_judged(struct clm__claim_reader *reader,
                       const struct clm__sentence *sentence, size_t first);

#endif
