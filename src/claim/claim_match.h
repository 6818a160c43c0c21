/* SPDX-License-Identifier: MIT */
/* From a match of a frame to its events. */
#ifndef CLM_CLAIM_MATCH_H
#define CLM_CLAIM_MATCH_H

#include "claim/claim_reader.h"

/** Adds the events that a match tells. True as clm__claim_speech has it. */
bool clm__claim_match(struct clm__claim_reader *reader,
                      const struct clm__sentence *sentence,
                      const struct clm__match *match);

#endif
