/* SPDX-License-Identifier: MIT */
/* A first look at a whole article: the names that lists know, the persons whom it names
 * in full, the states that it speaks of, its dateline. */
#ifndef CLM_PARTY_WHO_SCAN_H
#define CLM_PARTY_WHO_SCAN_H

#include "party/who_memory.h"
#include "timex/timex.h"

struct clm__scan_input {
    const struct clm__model *model;
    const struct clm__parsed *parsed;
    const char *text;
    const struct clm__timex_list *timexes; /* or NULL */
};

/** Scans an article, or its title; call it before the sentences are read. Forgets what
 * the last scan found. Sets `who->failed` when there is no memory. */
void clm__who_scan(struct clm__who *who, const struct clm__scan_input *input);

#endif
