/* SPDX-License-Identifier: MIT */
/* Circles of links, each told once. */
#ifndef CLM_GRAPH_CIRCLE_H
#define CLM_GRAPH_CIRCLE_H

#include "graph/graph.h"

/** Events of which each answers or is about the next, and the last the first. */
struct clm__circle {
    const uint32_t *events; /* the earliest first; borrowed for the call */
    size_t count;
    size_t others; /* events that lie on further circles with these */
};

typedef void (*clm__circle_fn)(const struct clm__circle *circle, void *payload);

/** Calls back for each part of the graph in which each event leads to each, in the total
 * order: with the shortest circle through its first event. CLM_E_NOMEM. */
enum clm_code clm__graph_circles(const struct clm_graph *graph, clm__circle_fn on_circle,
                                 void *payload) CLM_MUST_CHECK;

#endif
