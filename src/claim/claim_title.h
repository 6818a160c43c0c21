/* SPDX-License-Identifier: MIT */
/* Headlines and separate titles. */
#ifndef CLM_CLAIM_TITLE_H
#define CLM_CLAIM_TITLE_H

#include "claim/claim_reader.h"

/** Drops what the text tells again: of its headline, and of the title. */
void clm__claim_merge_headline(struct clm__claim_reader *reader, uint32_t headline_end);
/** Puts the drafts aside as those of a title, and makes its mentions fit for the text. */
void clm__claim_keep_title(struct clm__claim_reader *reader);

#endif
