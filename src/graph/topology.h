/* SPDX-License-Identifier: MIT */
/* The order of events that links bind, within one earliest and latest day. */
#ifndef CLM_GRAPH_TOPOLOGY_H
#define CLM_GRAPH_TOPOLOGY_H

#include "graph/graph.h"

/** A least-first heap of positions. */
struct clm__heap {
    uint32_t *items;
    size_t count;
};

/** Working memory for groups of at most the given size. Positions are those in the order
 * of ids; what an event answers or is about it awaits. */
struct clm__topology {
    struct clm_graph *graph;
    const uint32_t *events; /* of the group, by position */
    size_t start;           /* of the group in the order of ids */
    size_t count;
    uint32_t
        *waiting; /* by position: links to events still to come; UINT32_MAX = is out */
    struct clm__heap ready; /* events that await nothing */
    struct clm__heap stuck; /* events of circles that await nothing but each other */
    uint32_t *out;
    size_t out_count;
    /* Circles: parts of the graph in which each event awaits each, by way of others. */
    bool has_parts;
    size_t part_count;
    uint32_t *part;    /* by position */
    uint32_t *first;   /* by part, and one more: its first among `members` */
    uint32_t *members; /* positions */
    uint32_t *outside; /* by part: links to events of other parts still to come */
    uint32_t *number;  /* by position: when the search met it; 0 = not yet */
    uint32_t *low;     /* the earliest met that it leads to */
    uint32_t *cursor;  /* the link at which the search goes on */
    uint32_t *walk;
    uint32_t *open; /* met, and of no part yet */
    uint32_t *memory;
};

/** CLM_E_NOMEM. clm__topology_release in any case. */
enum clm_code clm__topology_init(struct clm__topology *topology, struct clm_graph *graph,
                                 size_t largest) CLM_MUST_CHECK;
void clm__topology_release(struct clm__topology *topology);
/** Puts the `count` nodes from `start` on into an order in which each stands behind what
 * it awaits and, of what may come next, the least id comes first. Of a circle the least
 * id goes first; its events are added to the graph's `cycles`, which must have room. */
void clm__topology_order(struct clm__topology *topology, size_t start, size_t count);
/** Finds the circles of the whole graph, once it is in order: positions are places then,
 * and `part` is UINT32_MAX for events that lie on none. False when there is none. */
bool clm__topology_find_parts(struct clm__topology *topology);

#endif
