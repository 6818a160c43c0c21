/* SPDX-License-Identifier: MIT */
/* Extracted events that tell a curated one. */
#ifndef CLM_GRAPH_MERGE_H
#define CLM_GRAPH_MERGE_H

#include "graph/graph.h"

/** Finds, for each extracted event, the curated event that it tells; fills `main_of`. */
enum clm_code clm__graph_merge(struct clm_graph *graph) CLM_MUST_CHECK;

#endif
