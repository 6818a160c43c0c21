/* SPDX-License-Identifier: MIT */
/* How many independent sources tell each event. */
#ifndef CLM_GRAPH_INDEPENDENT_H
#define CLM_GRAPH_INDEPENDENT_H

#include "graph/graph.h"

/** Counts them for every event into `graph->independent`, once citations are merged. Two
 * citations are not independent when they have one publisher, or when two tellings that a
 * program read stand in the same words, as copies of one agency's text do. The cost grows
 * with the citations, but for sorting. False when there is no memory. */
bool clm__graph_count_independent(struct clm_graph *graph);

#endif
