/* SPDX-License-Identifier: MIT */
/* One version of a corpus, as the diff sees it. */
#include "diff/side.h"

#include "graph/graph.h"

#include <string.h>

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

bool
clm__is_rejected(const struct clm__side *side, const char *id)
{
    const struct clm_corpus *corpus = side->corpus;
    for (size_t i = 0; i < corpus->decision_count; i++)
        if (corpus->decisions[i].verdict == CLM__NO && corpus->decisions[i].is_found &&
            strcmp(clm_corpus_text(corpus, corpus->decisions[i].id), id) == 0)
            return true;
    return false;
}

size_t
clm__count_decisions(const struct clm__side *side, enum clm__verdict_of_person verdict)
{
    const struct clm_corpus *corpus = side->corpus;
    size_t count = 0;
    for (size_t i = 0; i < corpus->decision_count; i++)
        count += corpus->decisions[i].is_found && corpus->decisions[i].verdict == verdict;
    return count;
}
