/* SPDX-License-Identifier: MIT */
/* The one place that decides before and after: earliest day, latest day, what links
 * demand, the text for events of one source, id. Few days have many events, so they are
 * put in the order of their ids first, and then dealt out to their days. */
#include "graph/order.h"

#include "base/alloc.h"
#include "base/map.h"
#include "graph/id_order.h"
#include "graph/link.h"
#include "graph/text_order.h"
#include "graph/topology.h"

#include <stdlib.h>
#include <string.h>

/* One date of the corpus, as it is written. */
struct days {
    uint64_t key; /* earliest and latest, as unsigned numbers */
    uint32_t number;
};

/* Nodes of the same days stand together; the groups are ranked by their days. */
struct groups {
    struct clm__map numbers; /* text of a date -> its number */
    struct days *days;
    size_t count, room;
    uint32_t *rank; /* by number of the date */
    size_t *end;    /* by rank: behind its last node */
};

static int
compare_days(const void *a, const void *b)
{
    const struct days *x = a, *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

static uint64_t
days_key(const struct clm_date *date)
{
    uint32_t first = (uint32_t)clm__sort_day(date) ^ 0x80000000u;
    uint32_t last = (uint32_t)date->latest ^ 0x80000000u;
    return (uint64_t)first << 32 | last;
}

/* The number of the date of an event, the same for the same text; CLM_NONE when there is
 * no memory. */
static uint32_t
number_of(struct groups *groups, const struct clm_event *event)
{
    void *days = groups->days;
    bool fresh = false;
    if (!clm__grow(&days, &groups->room, groups->count + 1, sizeof *groups->days))
        return CLM_NONE;
    groups->days = days;
    uint32_t *number =
        clm__map_put(&groups->numbers, event->date_text, (uint32_t)groups->count, &fresh);
    if (number == NULL)
        return CLM_NONE;
    if (fresh)
        groups->days[groups->count++] = (struct days){days_key(event->date), *number};
    return *number;
}

/* Ranks the dates by their days; dates of the same days share a rank. */
static bool
rank_dates(struct groups *groups)
{
    groups->rank = clm__alloc(groups->count * sizeof *groups->rank);
    groups->end = clm__calloc(groups->count + 1, sizeof *groups->end);
    if (groups->rank == NULL || groups->end == NULL)
        return false;
    if (groups->count > 1)
        qsort(groups->days, groups->count, sizeof *groups->days, compare_days);
    size_t ranks = 0;
    for (size_t i = 0; i < groups->count; i++) {
        ranks += i == 0 || groups->days[i].key != groups->days[i - 1].key;
        groups->rank[groups->days[i].number] = (uint32_t)ranks - 1;
    }
    groups->count = ranks;
    return true;
}

/* Deals the nodes, which come in the order of their ids, out to their days. */
static enum clm_code
deal_out(struct clm_graph *graph, struct groups *groups, const uint32_t *by_id)
{
    uint32_t *rank_of = graph->place; /* by event, until there are places */
    for (uint32_t i = 0; i < graph->event_count; i++) {
        rank_of[i] = number_of(groups, clm_graph_event(graph, i));
        if (rank_of[i] == CLM_NONE)
            return CLM_E_NOMEM;
    }
    if (!rank_dates(groups))
        return CLM_E_NOMEM;
    for (uint32_t i = 0; i < graph->event_count; i++) {
        rank_of[i] = groups->rank[rank_of[i]];
        groups->end[rank_of[i] + 1] += graph->main_of[i] == i;
    }
    for (size_t rank = 0; rank < groups->count; rank++)
        groups->end[rank + 1] += groups->end[rank]; /* where the next group starts */
    for (size_t i = 0; i < graph->node_count; i++)
        graph->nodes[groups->end[rank_of[by_id[i]]]++] = by_id[i];
    return CLM_OK;
}

/* Events that one source tells of the same days stand as it tells them. */
static enum clm_code
order_texts(struct clm_graph *graph, const struct groups *groups)
{
    struct clm__text_order texts = {.graph = graph};
    bool done = true;
    for (size_t rank = 0, start = 0; done && rank < groups->count;
         start = groups->end[rank++])
        if (groups->end[rank] - start > 1)
            done = clm__text_order(&texts, start, groups->end[rank] - start);
    clm__text_order_release(&texts);
    return done ? CLM_OK : CLM_E_NOMEM;
}

/* Orders what links bind within the same days; the rest stays in the order of ids. */
static enum clm_code
order_groups(struct clm_graph *graph, const struct groups *groups)
{
    size_t largest = 0;
    for (size_t rank = 0, start = 0; rank < groups->count; start = groups->end[rank++])
        if (groups->end[rank] - start > largest)
            largest = groups->end[rank] - start;
    struct clm__topology topology;
    graph->cycles =
        clm__arena_alloc(&graph->arena, graph->node_count * sizeof *graph->cycles);
    enum clm_code code = clm__topology_init(&topology, graph, largest);
    if (graph->cycles == NULL)
        code = CLM_E_NOMEM;
    for (size_t rank = 0, start = 0; code == CLM_OK && rank < groups->count;
         start = groups->end[rank++])
        if (groups->end[rank] - start > 1)
            clm__topology_order(&topology, start, groups->end[rank] - start);
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
    struct groups groups = {0};
    uint32_t *by_id = clm__alloc(graph->node_count * sizeof *by_id);
    enum clm_code code =
        by_id != NULL ? clm__graph_list_by_id(graph, by_id) : CLM_E_NOMEM;
    if (code == CLM_OK)
        code = deal_out(graph, &groups, by_id);
    clm__free(by_id);
    if (code == CLM_OK)
        code = order_texts(graph, &groups);
    if (code == CLM_OK) {
        note_places(graph);
        code = clm__graph_link(graph);
    }
    if (code == CLM_OK)
        code = order_groups(graph, &groups);
    if (code == CLM_OK)
        note_places(graph);
    clm__map_release(&groups.numbers);
    clm__free(groups.days);
    clm__free(groups.rank);
    clm__free(groups.end);
    return code;
}
