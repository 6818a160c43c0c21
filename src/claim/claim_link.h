/* SPDX-License-Identifier: MIT */
/* Links between the events of an article. */
#ifndef CLM_CLAIM_LINK_H
#define CLM_CLAIM_LINK_H

#include "claim/claim_reader.h"

/** The number of the accusation that a denial by somebody answers, and 1: the last one
 * against him, else the last one by another; 0 when there is none. */
uint32_t clm__claim_accusation(const struct clm__claim_reader *reader,
                               const struct clm__parties *by);
/** Finds the links between the drafts of the article. */
void clm__claim_link(struct clm__claim_reader *reader);

#endif
