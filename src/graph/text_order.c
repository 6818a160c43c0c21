/* SPDX-License-Identifier: MIT */
/* Events of the same days as their sources tell them. */
#include "graph/text_order.h"

#include "base/alloc.h"

#include <stdlib.h>

/* Where in its first source an event is told: the title before the text, then sentence
 * and byte. False when no place is known. */
static bool
find_place(const struct clm_event *event, uint32_t *source, uint64_t *at)
{
    if (event->citation_count == 0)
        return false;
    const struct clm_citation *first = &event->citations[0];
    if (!first->in_title && first->sentence == 0 && first->span.end == 0)
        return false;
    *source = first->source;
    *at = (uint64_t)first->sentence << 32 | first->span.start;
    if (!first->in_title)
        *at |= UINT64_C(1) << 63;
    return true;
}

static int
compare(const void *a, const void *b)
{
    const struct clm__told *x = a, *y = b;
    if (x->block != y->block)
        return x->block < y->block ? -1 : 1;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->rank < y->rank ? -1 : x->rank > y->rank;
}

bool
clm__text_order(struct clm__text_order *texts, size_t start, size_t count)
{
    void *told = texts->told;
    if (!clm__grow(&told, &texts->room, count, sizeof *texts->told))
        return false;
    texts->told = told;
    clm__map_release(&texts->blocks);
    bool any_placed = false;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t event = texts->graph->nodes[start + i], source = 0;
        struct clm__told one = {.block = i, .rank = i, .event = event};
        if (find_place(clm_graph_event(texts->graph, event), &source, &one.at)) {
            bool fresh = false;
            uint32_t *block = clm__map_put(&texts->blocks, source + 1, i, &fresh);
            if (block == NULL)
                return false;
            one.block = *block;
            any_placed = any_placed || !fresh;
        }
        texts->told[i] = one;
    }
    if (!any_placed)
        return true; /* no two of one source */
    qsort(texts->told, count, sizeof *texts->told, compare);
    for (size_t i = 0; i < count; i++)
        texts->graph->nodes[start + i] = texts->told[i].event;
    return true;
}

void
clm__text_order_release(struct clm__text_order *texts)
{
    clm__map_release(&texts->blocks);
    clm__free(texts->told);
    texts->told = NULL;
}
