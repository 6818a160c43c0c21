/* SPDX-License-Identifier: MIT */
/* A topological order in which the least id comes first (A. B. Kahn, "Topological sorting
 * of large networks", CACM 5, 1962, with a heap). Where circles leave nothing to go, they
 * are found as strongly connected parts (R. Tarjan, "Depth-first search and linear graph
 * algorithms", SIAM J. Comput. 1, 1972, without recursion): once, so that the time stays
 * in proportion to the links however the circles lie in each other. */
#include "graph/topology.h"

#include "base/alloc.h"

#include <string.h>

enum { ARRAYS = 12 };

enum clm_code
clm__topology_init(struct clm__topology *topology, struct clm_graph *graph,
                   size_t largest)
{
    size_t each = largest + 1;
    *topology = (struct clm__topology){.graph = graph};
    topology->memory = clm__calloc(each, ARRAYS * sizeof *topology->memory);
    if (topology->memory == NULL)
        return CLM_E_NOMEM;
    uint32_t **arrays[ARRAYS] = {
        &topology->waiting, &topology->ready.items, &topology->stuck.items,
        &topology->out,     &topology->part,        &topology->first,
        &topology->members, &topology->outside,     &topology->number,
        &topology->low,     &topology->cursor,      &topology->walk,
    };
    for (size_t i = 0; i < ARRAYS; i++)
        *arrays[i] = topology->memory + i * each;
    topology->open = topology->stuck.items; /* the heap is filled after the search */
    return CLM_OK;
}

void
clm__topology_release(struct clm__topology *topology)
{
    clm__free(topology->memory);
    *topology = (struct clm__topology){0};
}

static void
push(struct clm__heap *heap, uint32_t position)
{
    size_t at = heap->count++;
    for (; at > 0 && heap->items[(at - 1) / 2] > position; at = (at - 1) / 2)
        heap->items[at] = heap->items[(at - 1) / 2];
    heap->items[at] = position;
}

static uint32_t
pop(struct clm__heap *heap)
{
    uint32_t top = heap->items[0], last = heap->items[--heap->count];
    size_t at = 0;
    for (size_t child; (child = 2 * at + 1) < heap->count; at = child) {
        if (child + 1 < heap->count && heap->items[child + 1] < heap->items[child])
            child++;
        if (heap->items[child] >= last)
            break;
        heap->items[at] = heap->items[child];
    }
    heap->items[at] = last;
    return top;
}

static const struct clm_link *
links_of(const struct clm__topology *topology, size_t position, size_t *count)
{
    return clm_graph_links(topology->graph, topology->events[position], count);
}

/* The position of a linked event in this group, or the group's count when it is
 * elsewhere.
 */
static size_t
position_of(const struct clm__topology *topology, const struct clm_link *link)
{
    size_t place = topology->graph->place[link->event];
    return clm__link_orders(link->kind) && place >= topology->start &&
                   place < topology->start + topology->count
               ? place - topology->start
               : topology->count;
}

static bool
is_out(const struct clm__topology *topology, size_t position)
{
    return topology->waiting[position] == UINT32_MAX;
}

/* The events of a part that awaits no other may be let go to break its circles. */
static void
unlock_part(struct clm__topology *topology, uint32_t part)
{
    uint32_t first = topology->first[part], end = topology->first[part + 1];
    if (topology->outside[part] > 0 || end - first < 2)
        return;
    for (uint32_t i = first; i < end; i++)
        push(&topology->stuck, topology->members[i]);
}

/* Puts out an event and lets those go that waited for it alone. */
static void
release(struct clm__topology *topology, uint32_t position)
{
    topology->waiting[position] = UINT32_MAX;
    topology->out[topology->out_count++] = topology->events[position];
    size_t count = 0;
    const struct clm_link *links = links_of(topology, position, &count);
    for (size_t i = 0; i < count; i++) {
        size_t other =
            links[i].incoming ? position_of(topology, &links[i]) : topology->count;
        if (other == topology->count || is_out(topology, other))
            continue;
        if (--topology->waiting[other] == 0)
            push(&topology->ready, (uint32_t)other);
        if (topology->has_parts && topology->part[other] != topology->part[position]) {
            uint32_t part = topology->part[other];
            if (--topology->outside[part] == 0)
                unlock_part(topology, part);
        }
    }
}

/* The next event that one awaits and that is still to come; the count when there is none.
 */
static size_t
next_awaited(struct clm__topology *topology, uint32_t position)
{
    size_t count = 0;
    const struct clm_link *links = links_of(topology, position, &count);
    while (topology->cursor[position] < count) {
        const struct clm_link *link = &links[topology->cursor[position]++];
        size_t other = link->incoming ? topology->count : position_of(topology, link);
        if (other < topology->count && !is_out(topology, other))
            return other;
    }
    return topology->count;
}

/* Takes the part that ends with `position` off the open events. */
static size_t
close_part(struct clm__topology *topology, uint32_t position, size_t open_count)
{
    uint32_t part = (uint32_t)topology->part_count++;
    uint32_t at = topology->first[part], member = 0;
    do {
        member = topology->open[--open_count];
        topology->part[member] = part;
        topology->members[at++] = member;
    } while (member != position);
    topology->first[part + 1] = at;
    topology->outside[part] = 0;
    return open_count;
}

/* One walk from an event along all that it awaits. */
static void
walk_from(struct clm__topology *topology, uint32_t from, uint32_t *met)
{
    size_t walked = 0, open_count = 0;
    uint32_t next = from;
    for (bool down = true; down || walked > 0;) {
        if (down) {
            topology->number[next] = topology->low[next] = ++*met;
            topology->cursor[next] = 0;
            topology->walk[walked++] = next;
            topology->open[open_count++] = next;
        }
        uint32_t here = topology->walk[walked - 1];
        size_t other = next_awaited(topology, here);
        down = other < topology->count && topology->number[other] == 0;
        next = (uint32_t)other;
        if (down)
            continue;
        if (other < topology->count) {
            if (topology->part[other] == UINT32_MAX &&
                topology->number[other] < topology->low[here])
                topology->low[here] = topology->number[other];
            continue;
        }
        if (topology->low[here] == topology->number[here])
            open_count = close_part(topology, here, open_count);
        walked--;
        if (walked > 0 && topology->low[here] < topology->low[topology->walk[walked - 1]])
            topology->low[topology->walk[walked - 1]] = topology->low[here];
    }
}

/* Counts what each part awaits of others. */
static void
look_at_parts(struct clm__topology *topology)
{
    topology->stuck.count = 0;
    for (uint32_t part = 0; part < topology->part_count; part++) {
        uint32_t first = topology->first[part], end = topology->first[part + 1];
        for (uint32_t i = first; i < end; i++) {
            uint32_t position = topology->members[i];
            topology->cursor[position] = 0;
            for (size_t other;
                 (other = next_awaited(topology, position)) < topology->count;)
                topology->outside[part] += topology->part[other] != part;
        }
        unlock_part(topology, part);
    }
}

static void
note_circles(struct clm__topology *topology)
{
    struct clm_graph *graph = topology->graph;
    for (uint32_t part = 0; part < topology->part_count; part++) {
        uint32_t first = topology->first[part], end = topology->first[part + 1];
        for (uint32_t i = first; end - first > 1 && i < end; i++)
            graph->cycles[graph->cycle_count++] = topology->events[topology->members[i]];
    }
}

static void
find_parts(struct clm__topology *topology)
{
    uint32_t met = 0;
    topology->part_count = 0;
    topology->first[0] = 0;
    for (size_t i = 0; i < topology->count; i++) {
        topology->number[i] = 0;
        topology->part[i] = UINT32_MAX;
    }
    for (uint32_t i = 0; i < topology->count; i++)
        if (!is_out(topology, i) && topology->number[i] == 0)
            walk_from(topology, i, &met);
    look_at_parts(topology);
    topology->has_parts = true;
}

/* How many links an event awaits; and whether it awaits any. */
static uint32_t
count_awaited(const struct clm__topology *topology, size_t position)
{
    size_t count = 0;
    uint32_t awaited = 0;
    const struct clm_link *links = links_of(topology, position, &count);
    for (size_t i = 0; i < count; i++)
        awaited +=
            !links[i].incoming && position_of(topology, &links[i]) < topology->count;
    return awaited;
}

/* Begins a group; false when no link binds it. */
static bool
begin(struct clm__topology *topology, size_t start, size_t count)
{
    bool is_bound = false;
    topology->events = topology->graph->nodes + start;
    topology->start = start;
    topology->count = count;
    topology->has_parts = false;
    topology->ready.count = topology->stuck.count = topology->out_count = 0;
    for (size_t i = 0; i < count; i++) {
        topology->waiting[i] = count_awaited(topology, i);
        is_bound = is_bound || topology->waiting[i] > 0;
    }
    for (uint32_t i = 0; is_bound && i < count; i++)
        if (topology->waiting[i] == 0)
            push(&topology->ready, i);
    return is_bound;
}

static void
release_ready(struct clm__topology *topology)
{
    while (topology->ready.count > 0)
        release(topology, pop(&topology->ready));
}

void
clm__topology_order(struct clm__topology *topology, size_t start, size_t count)
{
    if (!begin(topology, start, count))
        return;
    for (release_ready(topology); topology->out_count < count; release_ready(topology)) {
        if (!topology->has_parts) {
            find_parts(topology);
            note_circles(topology);
        }
        uint32_t least = pop(&topology->stuck);
        if (!is_out(topology, least))
            release(topology, least);
    }
    memcpy(topology->graph->nodes + start, topology->out, count * sizeof *topology->out);
}

bool
clm__topology_find_parts(struct clm__topology *topology)
{
    if (!begin(topology, 0, topology->graph->node_count))
        return false;
    release_ready(topology);
    if (topology->out_count == topology->count)
        return false;
    find_parts(topology);
    return true;
}
