/* SPDX-License-Identifier: MIT */
/* The one place that decides before and after: earliest day, latest day, what links
 * demand, id. */
#include "base/alloc.h"
#include "graph/graph.h"
#include "graph/topology.h"

#include <stdlib.h>
#include <string.h>

struct key {
    uint64_t days; /* earliest and latest, as unsigned numbers */
    uint64_t id;   /* eight bytes of the id, behind what all ids share */
    const char *rest;
    uint32_t event;
};

static int
compare(const void *a, const void *b)
{
    const struct key *x = a, *y = b;
    if (x->days != y->days)
        return x->days < y->days ? -1 : 1;
    if (x->id != y->id)
        return x->id < y->id ? -1 : 1;
    return strcmp(x->rest, y->rest);
}

static uint64_t
days_key(const struct clm_date *date)
{
    uint32_t first = (uint32_t)clm__sort_day(date) ^ 0x80000000u;
    uint32_t last = (uint32_t)date->latest ^ 0x80000000u;
    return (uint64_t)first << 32 | last;
}

/* How many bytes all ids begin with: ids such as event-000017 would tie in their first
 * eight. */
static size_t
shared_prefix(const struct clm_graph *graph)
{
    const char *first = NULL;
    size_t shared = 0;
    for (uint32_t i = 0; i < graph->event_count; i++) {
        const char *id = clm_corpus_text(graph->corpus, clm_graph_event(graph, i)->id);
        if (first == NULL) {
            first = id;
            shared = strlen(id);
        }
        size_t same = 0;
        while (same < shared && id[same] == first[same])
            same++;
        shared = same;
    }
    return shared;
}

static void
fill_keys(const struct clm_graph *graph, struct key *keys)
{
    size_t shared = shared_prefix(graph), count = 0;
    for (uint32_t i = 0; i < graph->event_count; i++) {
        if (graph->main_of[i] != i)
            continue;
        const struct clm_event *event = clm_graph_event(graph, i);
        const char *id = clm_corpus_text(graph->corpus, event->id) + shared;
        struct key *key = &keys[count++];
        *key = (struct key){.days = days_key(event->date), .event = i, .rest = id};
        for (int byte = 0; byte < 8; byte++) {
            key->id = key->id << 8 | (unsigned char)*key->rest;
            key->rest += *key->rest != '\0';
        }
    }
}

/* Orders what links bind within the same days; the rest stays in the order of ids. */
static enum clm_code
order_groups(struct clm_graph *graph, const struct key *keys)
{
    size_t n = graph->node_count, largest = 0;
    for (size_t start = 0, end; start < n; start = end) {
        for (end = start + 1; end < n && keys[end].days == keys[start].days;)
            end++;
        largest = end - start > largest ? end - start : largest;
    }
    struct clm__topology topology;
    graph->cycles = clm__arena_alloc(&graph->arena, n * sizeof *graph->cycles);
    enum clm_code code = clm__topology_init(&topology, graph, largest);
    if (graph->cycles == NULL)
        code = CLM_E_NOMEM;
    for (size_t start = 0, end; code == CLM_OK && start < n; start = end) {
        for (end = start + 1; end < n && keys[end].days == keys[start].days;)
            end++;
        if (end - start > 1)
            clm__topology_order(&topology, start, end - start);
    }
    clm__topology_release(&topology);
    return code;
}

static void
note_places(struct clm_graph *graph)
{
    for (size_t i = 0; i < graph->node_count; i++)
        graph->place[graph->nodes[i]] = (uint32_t)i;
    for (size_t i = 0; i < graph->event_count; i++)
        if (graph->main_of[i] != i)
            graph->place[i] = graph->place[graph->main_of[i]];
}

enum clm_code
clm__graph_order(struct clm_graph *graph)
{
    size_t n = graph->node_count;
    struct key *keys = clm__alloc(n * sizeof *keys);
    if (keys == NULL)
        return CLM_E_NOMEM;
    fill_keys(graph, keys);
    qsort(keys, n, sizeof *keys, compare);
    for (size_t i = 0; i < n; i++)
        graph->nodes[i] = keys[i].event;
    note_places(graph);
    enum clm_code code = clm__graph_link(graph);
    if (code == CLM_OK)
        code = order_groups(graph, keys);
    clm__free(keys);
    note_places(graph);
    return code;
}
