/* SPDX-License-Identifier: MIT */
/* The graph is built once: tellings joined, links laid out, events put in order. */
#include "claimline/graph.h"

#include "base/alloc.h"
#include "graph/find_links.h"
#include "graph/independent.h"
#include "graph/merge.h"
#include "graph/merge_tellings.h"
#include "graph/order.h"

#include <stdlib.h>
#include <string.h>

static bool
allocate(struct clm_graph *graph)
{
    size_t n = graph->event_count;
    graph->main_of = clm__alloc(n * sizeof *graph->main_of);
    graph->nodes = clm__alloc(n * sizeof *graph->nodes);
    graph->place = clm__alloc(n * sizeof *graph->place);
    graph->first_link = clm__calloc(n + 1, sizeof *graph->first_link);
    return graph->main_of != NULL && graph->nodes != NULL && graph->place != NULL &&
           graph->first_link != NULL;
}

static int
by_index(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Members of an event in the order of their ids: sorted by (id) through the corpus. */
struct member {
    const char *id;
    uint32_t event;
};

static int
by_id(const void *a, const void *b)
{
    return strcmp(((const struct member *)a)->id, ((const struct member *)b)->id);
}

static enum clm_code
list_members(struct clm_graph *graph)
{
    size_t n = graph->event_count, total = n - graph->node_count, used = 0;
    if (total == 0)
        return CLM_OK;
    struct member *members = clm__alloc(total * sizeof *members);
    graph->first_member =
        clm__arena_calloc(&graph->arena, n + 1, sizeof *graph->first_member);
    graph->members = clm__arena_alloc(&graph->arena, total * sizeof *graph->members);
    uint32_t *next = clm__arena_alloc(&graph->arena, n * sizeof *next);
    if (members == NULL || graph->first_member == NULL || graph->members == NULL ||
        next == NULL) {
        clm__free(members);
        return CLM_E_NOMEM;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (graph->main_of[i] == i)
            continue;
        members[used++] = (struct member){
            clm_corpus_text(graph->corpus, clm_graph_event(graph, i)->id), i};
        graph->first_member[graph->main_of[i] + 1]++;
    }
    qsort(members, total, sizeof *members, by_id);
    for (size_t i = 0; i < n; i++) {
        graph->first_member[i + 1] += graph->first_member[i];
        next[i] = graph->first_member[i];
    }
    for (size_t i = 0; i < total; i++)
        graph->members[next[graph->main_of[members[i].event]]++] = members[i].event;
    clm__free(members);
    return CLM_OK;
}

static bool
same_citation(const struct clm_citation *a, const struct clm_citation *b)
{
    return a->source == b->source && a->in_title == b->in_title &&
           a->span.start == b->span.start && a->span.end == b->span.end &&
           (a->span.end > 0 || a->sentence == b->sentence);
}

/* The citations of an event, then those of its further tellings that are new. */
static bool
merge_citations(struct clm_graph *graph, uint32_t index)
{
    size_t member_count = 0, room = clm_graph_event(graph, index)->citation_count,
           count = room;
    const uint32_t *members = clm_graph_members(graph, index, &member_count);
    for (size_t i = 0; i < member_count; i++)
        room += clm_graph_event(graph, members[i])->citation_count;
    struct clm_citation *all = clm__arena_alloc(&graph->arena, room * sizeof *all);
    if (all == NULL)
        return false;
    if (count > 0)
        memcpy(all, clm_graph_event(graph, index)->citations, count * sizeof *all);
    for (size_t i = 0; i < member_count; i++) {
        const struct clm_event *member = clm_graph_event(graph, members[i]);
        for (size_t k = 0; k < member->citation_count; k++) {
            size_t twin = 0;
            while (twin < count && !same_citation(&all[twin], &member->citations[k]))
                twin++;
            if (twin == count)
                all[count++] = member->citations[k];
        }
    }
    graph->merged[index] = (struct clm__merged){all, count};
    return true;
}

static enum clm_code
merge_all_citations(struct clm_graph *graph)
{
    if (graph->first_member == NULL)
        return CLM_OK;
    graph->merged =
        clm__arena_calloc(&graph->arena, graph->event_count, sizeof *graph->merged);
    if (graph->merged == NULL)
        return CLM_E_NOMEM;
    for (uint32_t i = 0; i < graph->event_count; i++)
        if (graph->first_member[i + 1] > graph->first_member[i] &&
            !merge_citations(graph, i))
            return CLM_E_NOMEM;
    return CLM_OK;
}

static enum clm_code
build(struct clm_graph *graph)
{
    if (!allocate(graph))
        return CLM_E_NOMEM;
    enum clm_code code = clm__graph_merge(graph);
    if (code == CLM_OK)
        code = clm__graph_merge_tellings(graph);
    for (uint32_t i = 0; i < graph->event_count; i++) /* a telling of a telling */
        graph->main_of[i] = graph->main_of[graph->main_of[i]];
    for (uint32_t i = 0; i < graph->event_count; i++)
        graph->node_count += graph->main_of[i] == i;
    if (code == CLM_OK)
        code = list_members(graph);
    if (code == CLM_OK)
        code = merge_all_citations(graph);
    if (code == CLM_OK && !clm__graph_count_independent(graph))
        code = CLM_E_NOMEM;
    if (code == CLM_OK)
        code = clm__graph_find_links(graph);
    if (code == CLM_OK)
        code = clm__graph_order(graph);
    if (code == CLM_OK && graph->cycle_count > 0)
        qsort(graph->cycles, graph->cycle_count, sizeof *graph->cycles, by_index);
    return code;
}

enum clm_code
clm_graph_new(struct clm_graph **out, struct clm_corpus *corpus, struct clm_error *err)
{
    struct clm_graph *graph = clm__calloc(1, sizeof *graph);
    enum clm_code code = CLM_E_NOMEM;
    if (graph != NULL) {
        graph->corpus = corpus;
        graph->event_count = clm_corpus_event_count(corpus);
        code = build(graph);
    }
    if (code != CLM_OK) {
        clm_graph_free(graph);
        return clm_error_set(err, code, (struct clm_loc){0}, "out of memory");
    }
    *out = graph;
    return CLM_OK;
}
