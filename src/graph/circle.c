/* SPDX-License-Identifier: MIT */
/* Circles of links. A part of the graph may hold more circles than can be counted, so of
 * each part one is told: whoever takes a link out of it asks again. */
#include "graph/circle.h"

#include "graph/topology.h"

#define MET UINT32_MAX

/* From an event along its links, breadth first, until one leads back to it: the way there
 * is written into `walk`. Positions are places in the total order. */
static size_t
find_circle(struct clm__topology *topology, uint32_t start)
{
    const struct clm_graph *graph = topology->graph;
    uint32_t *queue = topology->out, *from = topology->low, last = start;
    size_t taken = 0, queued = 0, length = 1;
    queue[queued++] = start;
    topology->number[start] = MET;
    for (bool closed = false; !closed && taken < queued;) {
        uint32_t here = queue[taken++];
        size_t count = 0;
        const struct clm_link *links =
            clm_graph_links(graph, topology->events[here], &count);
        for (size_t i = 0; i < count && !closed; i++) {
            uint32_t next = graph->place[links[i].event];
            if (links[i].incoming || !clm__link_orders(links[i].kind) ||
                topology->part[next] != topology->part[start])
                continue;
            closed = next == start;
            if (closed)
                last = here;
            if (topology->number[next] == MET)
                continue;
            topology->number[next] = MET;
            from[next] = here;
            queue[queued++] = next;
        }
    }
    for (uint32_t at = last; at != start; at = from[at])
        length++;
    for (size_t i = length; i-- > 0; last = from[last])
        topology->walk[i] = topology->events[last];
    return length;
}

static void
tell_circles(struct clm__topology *topology, clm__circle_fn on_circle, void *payload)
{
    for (uint32_t i = 0; i < topology->count; i++) {
        uint32_t part = topology->part[i];
        if (part == UINT32_MAX || topology->number[i] == MET)
            continue;
        uint32_t first = topology->first[part], end = topology->first[part + 1];
        if (end - first < 2)
            continue;
        size_t length = find_circle(topology, i);
        struct clm__circle circle = {topology->walk, length, end - first - length};
        for (uint32_t k = first; k < end; k++)
            topology->number[topology->members[k]] = MET;
        on_circle(&circle, payload);
    }
}

enum clm_code
clm__graph_circles(const struct clm_graph *graph, clm__circle_fn on_circle, void *payload)
{
    struct clm__topology topology;
    struct clm_graph *own = (struct clm_graph *)(uintptr_t)graph; /* is only read */
    if (graph->links == NULL)
        return CLM_OK;
    enum clm_code code = clm__topology_init(&topology, own, graph->node_count);
    if (code == CLM_OK && clm__topology_find_parts(&topology))
        tell_circles(&topology, on_circle, payload);
    clm__topology_release(&topology);
    return code;
}
