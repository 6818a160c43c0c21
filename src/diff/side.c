/* SPDX-License-Identifier: MIT */
/* One version of a corpus, as the diff sees it. */
#include "diff/side.h"

#include "graph/graph.h"

uint32_t
clm__main_of(const struct clm__side *side, uint32_t event)
{
    return side->graph->main_of[event];
}

bool
clm__side_init(struct clm_diff *diff, struct clm__side *side,
               const struct clm_graph *graph)
{
    side->graph = graph;
    side->corpus = graph->corpus;
    side->count = graph->event_count;
    side->order = clm__arena_calloc(&diff->arena, side->count, sizeof *side->order);
    side->partner = clm__arena_calloc(&diff->arena, side->count, sizeof *side->partner);
    if (side->order == NULL || side->partner == NULL)
        return false;
    size_t used = 0;
    for (size_t i = 0; i < graph->node_count; i++) {
        size_t count = 0;
        const uint32_t *members = clm_graph_members(graph, graph->nodes[i], &count);
        side->order[used++] = graph->nodes[i];
        for (size_t k = 0; k < count; k++)
            side->order[used++] = members[k];
    }
    return true;
}
