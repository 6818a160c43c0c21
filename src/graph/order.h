/* SPDX-License-Identifier: MIT */
/* The one place that decides before and after. */
#ifndef CLM_GRAPH_ORDER_H
#define CLM_GRAPH_ORDER_H

#include "graph/graph.h"

/** The total order: fills `nodes`, `place`, the links and `cycles`. */
enum clm_code clm__graph_order(struct clm_graph *graph) CLM_MUST_CHECK;

#endif
