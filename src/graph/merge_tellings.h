/* SPDX-License-Identifier: MIT */
/* Extracted events that tell each other. */
#ifndef CLM_GRAPH_MERGE_TELLINGS_H
#define CLM_GRAPH_MERGE_TELLINGS_H

#include "graph/graph.h"

/** Joins extracted events that tell no curated one but each other; `main_of` is filled
 * already. */
enum clm_code clm__graph_merge_tellings(struct clm_graph *graph) CLM_MUST_CHECK;

#endif
