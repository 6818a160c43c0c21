/* SPDX-License-Identifier: MIT */
/* Walking a view fast: events lie in memory as they were read, not as they are ordered,
 * so that each step would wait for memory. */
#ifndef CLM_GRAPH_PREFETCH_H
#define CLM_GRAPH_PREFETCH_H

#include "claimline/graph.h"

/** Asks for the memory of events a little further on in the view. Call it for every `at`
 * in turn. */
void clm__view_prefetch(const struct clm_view *view, size_t at);

#endif
