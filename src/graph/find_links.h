/* SPDX-License-Identifier: MIT */
/* Links that nobody wrote down. */
#ifndef CLM_GRAPH_FIND_LINKS_H
#define CLM_GRAPH_FIND_LINKS_H

#include "graph/graph.h"

/** Finds who answers, repeats, ends, extends or is about what, where at least one of the
 * two was read by a program and no file says otherwise; fills `found`. Needs `main_of`
 * and `node_count`. */
enum clm_code clm__graph_find_links(struct clm_graph *graph) CLM_MUST_CHECK;

#endif
