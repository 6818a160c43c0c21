/* SPDX-License-Identifier: MIT */
/* The names of a sentence that lists know. */
#ifndef CLM_PARTY_WHO_NAME_H
#define CLM_PARTY_WHO_NAME_H

#include "party/who_memory.h"

/** Takes the names of a sentence, which clm__who_scan() found in the article, into
 * `who->names`, and notes the states among them.
 * Call it sentence by sentence, before any phrase is asked for. */
void clm__who_read(struct clm__who *who, const struct clm__tree *tree);

#endif
