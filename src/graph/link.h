/* SPDX-License-Identifier: MIT */
/* Links both ways. */
#ifndef CLM_GRAPH_LINK_H
#define CLM_GRAPH_LINK_H

#include "graph/graph.h"

/** Lays out the links, once `main_of` is known; needs `place`. */
enum clm_code clm__graph_link(struct clm_graph *graph) CLM_MUST_CHECK;

#endif
