/* SPDX-License-Identifier: MIT */
/* Ids in their order: as bytes, but numbers in them by their values. */
#ifndef CLM_GRAPH_ID_ORDER_H
#define CLM_GRAPH_ID_ORDER_H

#include "graph/graph.h"

/** Compares two ids: "claim-9" comes before "claim-10"; of equal numbers the one with
 * fewer zeros before it comes first. Below, above or equal to 0; 0 only for equal bytes.
 */
int clm__id_compare(const char *a, const char *b);
/** Fills `events` with the nodes of the graph in the order of their ids. CLM_E_NOMEM. */
enum clm_code clm__graph_list_by_id(const struct clm_graph *graph,
                                    uint32_t *events) CLM_MUST_CHECK;

#endif
