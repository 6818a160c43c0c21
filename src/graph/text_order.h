/* SPDX-License-Identifier: MIT */
/* Events of the same days as their sources tell them. */
#ifndef CLM_GRAPH_TEXT_ORDER_H
#define CLM_GRAPH_TEXT_ORDER_H

#include "base/map.h"
#include "graph/graph.h"

/** Memory that is used again for group after group. */
struct clm__text_order {
    struct clm_graph *graph;
    struct clm__map blocks; /* by source: where in the group its events stand */
    struct clm__told {
        uint64_t at;    /* in the text */
        uint32_t block; /* the first event of its source, by id */
        uint32_t rank;  /* of its id */
        uint32_t event;
    } * told;
    size_t room;
};

/** Puts the `count` nodes from `start` on, which stand in the order of their ids, into
 * that of the texts: the events of a source, where their places in it are known, stand
 * together, as it tells them, where the least of their ids would stand. False when there
 * is no memory. */
bool clm__text_order(struct clm__text_order *texts, size_t start, size_t count);
void clm__text_order_release(struct clm__text_order *texts);

#endif
