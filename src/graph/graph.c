/* SPDX-License-Identifier: MIT */
/* The event graph: built once from a corpus, then only read. */
#include "graph/graph.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

void
clm_graph_free(struct clm_graph *graph)
{
    if (graph == NULL)
        return;
    clm__free(graph->main_of);
    clm__free(graph->nodes);
    clm__free(graph->place);
    clm__free(graph->first_link);
    clm__free(graph->links);
    clm__free(graph->joined);
    clm__free(graph->why);
    clm__free(graph->found);
    clm__free(graph->independent);
    clm__arena_release(&graph->arena);
    clm__free(graph);
}

const struct clm_corpus *
clm_graph_corpus(const struct clm_graph *graph)
{
    return graph->corpus;
}

size_t
clm_graph_count(const struct clm_graph *graph)
{
    return graph->node_count;
}

uint32_t
clm_graph_at(const struct clm_graph *graph, size_t place)
{
    return graph->nodes[place];
}

const struct clm_event *
clm_graph_event(const struct clm_graph *graph, uint32_t event)
{
    return clm_corpus_event(graph->corpus, event);
}

const struct clm_link *
clm_graph_links(const struct clm_graph *graph, uint32_t event, size_t *count)
{
    *count = graph->first_link[event + 1] - graph->first_link[event];
    return *count > 0 ? graph->links + graph->first_link[event] : NULL;
}

const uint32_t *
clm_graph_members(const struct clm_graph *graph, uint32_t event, size_t *count)
{
    *count = graph->first_member != NULL
                 ? graph->first_member[event + 1] - graph->first_member[event]
                 : 0;
    return *count > 0 ? graph->members + graph->first_member[event] : NULL;
}

const struct clm_citation *
clm_graph_citations(const struct clm_graph *graph, uint32_t event, size_t *count)
{
    if (graph->merged != NULL && graph->merged[event].count > 0) {
        *count = graph->merged[event].count;
        return graph->merged[event].citations;
    }
    *count = clm_graph_event(graph, event)->citation_count;
    return clm_graph_event(graph, event)->citations;
}

unsigned
clm_graph_independent_sources(const struct clm_graph *graph, uint32_t event)
{
    return graph->independent[event];
}

const uint32_t *
clm_graph_cycles(const struct clm_graph *graph, size_t *count)
{
    *count = graph->cycle_count;
    return graph->cycles;
}
