/* SPDX-License-Identifier: MIT */
/* The one place that decides before and after: earliest day, latest day, what links
 * demand, id. */
#include "base/alloc.h"
#include "graph/graph.h"

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

/* The events of one earliest and latest day that links bind: a topological order in
 * which, of what may come next, the least id comes first (A. B. Kahn, "Topological
 * sorting of large networks", CACM 5, 1962, with a heap). Positions are those in the
 * order of ids. */
struct group {
    struct clm_graph *graph;
    const uint32_t *events; /* by position */
    size_t start;           /* of the group in the order of ids */
    size_t count;
    uint32_t *waiting; /* how many events each must still wait for; UINT32_MAX = done */
    uint32_t *heap;
    size_t heap_count;
    uint32_t *out;
    size_t out_count;
    uint32_t *path; /* of the search for a circle */
    size_t path_count;
    bool *on_path;
};

static const struct clm_link *
links_of(const struct group *group, size_t position, size_t *count)
{
    return clm_graph_links(group->graph, group->events[position], count);
}

/* The position of a linked event in this group, or the group's count when it is
 * elsewhere. */
static size_t
position_of(const struct group *group, const struct clm_link *link)
{
    size_t place = group->graph->place[link->event];
    return clm__link_orders(link->kind) && place >= group->start &&
                   place < group->start + group->count
               ? place - group->start
               : group->count;
}

static void
push(struct group *group, uint32_t position)
{
    size_t at = group->heap_count++;
    for (; at > 0 && group->heap[(at - 1) / 2] > position; at = (at - 1) / 2)
        group->heap[at] = group->heap[(at - 1) / 2];
    group->heap[at] = position;
}

static uint32_t
pop(struct group *group)
{
    uint32_t top = group->heap[0], last = group->heap[--group->heap_count];
    size_t at = 0;
    for (size_t child; (child = 2 * at + 1) < group->heap_count; at = child) {
        if (child + 1 < group->heap_count && group->heap[child + 1] < group->heap[child])
            child++;
        if (group->heap[child] >= last)
            break;
        group->heap[at] = group->heap[child];
    }
    group->heap[at] = last;
    return top;
}

/* Puts out an event and lets those go that waited for it alone. */
static void
release(struct group *group, uint32_t position)
{
    if (group->waiting[position] == UINT32_MAX)
        return;
    group->waiting[position] = UINT32_MAX;
    group->out[group->out_count++] = group->events[position];
    size_t count = 0;
    const struct clm_link *links = links_of(group, position, &count);
    for (size_t i = 0; i < count; i++) {
        size_t other = links[i].incoming ? position_of(group, &links[i]) : group->count;
        if (other < group->count && group->waiting[other] != UINT32_MAX &&
            group->waiting[other] > 0 && --group->waiting[other] == 0)
            push(group, (uint32_t)other);
    }
}

/* An event that `position` still waits for. */
static size_t
find_awaited(const struct group *group, size_t position)
{
    size_t count = 0;
    const struct clm_link *links = links_of(group, position, &count);
    for (size_t i = 0; i < count; i++) {
        size_t other = links[i].incoming ? group->count : position_of(group, &links[i]);
        if (other < group->count && group->waiting[other] != UINT32_MAX)
            return other;
    }
    return group->count;
}

/* Nothing can go: walks from event to awaited event until one comes back, notes that
 * circle, and lets the least id of it go first. The path is kept from call to call, so
 * that each event is walked over once. */
static void
break_circle(struct group *group, size_t least)
{
    if (group->path_count == 0) {
        group->path[group->path_count++] = (uint32_t)least;
        group->on_path[least] = true;
    }
    for (;;) {
        uint32_t top = group->path[group->path_count - 1];
        size_t next =
            group->waiting[top] == UINT32_MAX ? group->count : find_awaited(group, top);
        if (next == group->count) { /* gone, or free to go */
            group->on_path[top] = false;
            group->path_count--;
            release(group, top);
            return;
        }
        if (!group->on_path[next]) {
            group->path[group->path_count++] = (uint32_t)next;
            group->on_path[next] = true;
            continue;
        }
        uint32_t first = (uint32_t)next;
        for (size_t i = group->path_count; i > 0; i--) {
            uint32_t position = group->path[i - 1];
            group->graph->cycles[group->graph->cycle_count++] = group->events[position];
            if (position < first)
                first = position;
            if (position == next)
                break;
        }
        release(group, first);
        return;
    }
}

static void
order_group(struct group *group)
{
    for (size_t i = 0; i < group->count; i++) {
        size_t count = 0;
        const struct clm_link *links = links_of(group, i, &count);
        group->waiting[i] = 0;
        group->on_path[i] = false;
        for (size_t k = 0; k < count; k++)
            group->waiting[i] +=
                !links[k].incoming && position_of(group, &links[k]) < group->count;
        if (group->waiting[i] == 0)
            push(group, (uint32_t)i);
    }
    size_t least = 0;
    while (group->out_count < group->count) {
        if (group->heap_count > 0) {
            release(group, pop(group));
            continue;
        }
        while (group->waiting[least] == UINT32_MAX)
            least++;
        break_circle(group, least);
    }
}

static bool
has_inner_link(const struct group *group)
{
    for (size_t i = 0; i < group->count; i++) {
        size_t count = 0;
        const struct clm_link *links = links_of(group, i, &count);
        for (size_t k = 0; k < count; k++)
            if (!links[k].incoming && position_of(group, &links[k]) < group->count)
                return true;
    }
    return false;
}

/* Orders what links bind; the rest stays in the order of ids. */
static enum clm_code
order_groups(struct clm_graph *graph, const struct key *keys)
{
    size_t n = graph->node_count;
    enum clm_code code = CLM_OK;
    struct group group = {.graph = graph,
                          .waiting = clm__alloc(n * sizeof *group.waiting),
                          .heap = clm__alloc(n * sizeof *group.heap),
                          .out = clm__alloc(n * sizeof *group.out),
                          .path = clm__alloc(n * sizeof *group.path),
                          .on_path = clm__alloc(n)};
    graph->cycles = clm__arena_alloc(&graph->arena, n * sizeof *graph->cycles);
    if (group.waiting == NULL || group.heap == NULL || group.out == NULL ||
        group.path == NULL || group.on_path == NULL || graph->cycles == NULL)
        code = CLM_E_NOMEM;
    for (size_t start = 0, end; code == CLM_OK && start < n; start = end) {
        for (end = start + 1; end < n && keys[end].days == keys[start].days;)
            end++;
        group.events = graph->nodes + start;
        group.start = start;
        group.count = end - start;
        if (group.count < 2 || !has_inner_link(&group))
            continue;
        group.out_count = group.heap_count = group.path_count = 0;
        order_group(&group);
        memcpy(graph->nodes + start, group.out, group.count * sizeof *group.out);
    }
    clm__free(group.waiting);
    clm__free(group.heap);
    clm__free(group.out);
    clm__free(group.path);
    clm__free(group.on_path);
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
