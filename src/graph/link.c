/* SPDX-License-Identifier: MIT */
/* Links both ways: counted, then laid out event by event. */
#include "graph/link.h"

#include "base/alloc.h"
#include "claimline/extract.h"

#include <stdlib.h>

struct pair {
    uint32_t from;
    uint32_t to;
    uint8_t kind;
    uint8_t score;
    uint16_t why;
};

static size_t
count_refs(const struct clm_graph *graph)
{
    size_t count = graph->found_count;
    for (uint32_t i = 0; i < graph->event_count; i++)
        count += clm_graph_event(graph, i)->link_count;
    return count;
}

static int
compare(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    if (x->to != y->to)
        return x->to < y->to ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return x->score > y->score ? -1 : x->score < y->score;
}

/* A counter-accusation that is less sure than what is shown answers nothing: nobody would
 * see what the answer is. */
static bool
is_unsure_counter(const struct clm_event *event, enum clm_link_kind kind)
{
    return kind == CLM_LINK_ANSWERS && event->kind == CLM_KIND_ACCUSATION &&
           event->origin == CLM_ORIGIN_EXTRACTED &&
           event->confidence < CLM_USUAL_CONFIDENCE;
}

/* The links between main events, each once; what a further telling links to, its main
 * event does. */
static size_t
collect(const struct clm_graph *graph, struct pair *pairs)
{
    size_t count = 0, kept = 0;
    for (uint32_t i = 0; i < graph->event_count; i++) {
        const struct clm_event *event = clm_graph_event(graph, i);
        for (size_t k = 0; k < event->link_count; k++) {
            uint32_t from = graph->main_of[i], to = graph->main_of[event->links[k].event];
            if (from != to && !is_unsure_counter(event, event->links[k].kind))
                pairs[count++] = (struct pair){.from = from,
                                               .to = to,
                                               .kind = event->links[k].kind,
                                               .score = event->links[k].score};
        }
    }
    for (size_t i = 0; i < graph->found_count; i++) {
        const struct clm__found *found = &graph->found[i];
        if (is_unsure_counter(clm_graph_event(graph, found->from), found->kind))
            continue;
        pairs[count++] = (struct pair){.from = found->from,
                                       .to = found->to,
                                       .kind = found->kind,
                                       .score = found->score,
                                       .why = found->why};
    }
    if (count > 1)
        qsort(pairs, count, sizeof *pairs, compare);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || pairs[i].from != pairs[kept - 1].from ||
            pairs[i].to != pairs[kept - 1].to || pairs[i].kind != pairs[kept - 1].kind)
            pairs[kept++] = pairs[i];
    return kept;
}

/* Outgoing before incoming, each part in the order of days and ids, then by kind. */
static bool
comes_before(const struct clm_graph *graph, const struct clm_link *a,
             const struct clm_link *b)
{
    if (a->incoming != b->incoming)
        return b->incoming;
    uint32_t x = graph->place[a->event], y = graph->place[b->event];
    return x != y ? x < y : a->kind < b->kind;
}

static void
lay_out(struct clm_graph *graph, const struct pair *pairs, size_t count, uint32_t *next)
{
    for (size_t i = 0; i < count; i++) {
        struct clm_link out = {.event = pairs[i].to,
                               .kind = pairs[i].kind,
                               .score = pairs[i].score,
                               .why = pairs[i].why};
        struct clm_link in = {.event = pairs[i].from,
                              .kind = pairs[i].kind,
                              .score = pairs[i].score,
                              .incoming = true,
                              .why = pairs[i].why};
        graph->links[next[pairs[i].from]++] = out;
        graph->links[next[pairs[i].to]++] = in;
    }
}

/* An event may have very many links (all denials answer one accusation), so each run is
 * sorted by merging. */
static void
sort_links(const struct clm_graph *graph, struct clm_link *links, struct clm_link *spare,
           size_t count)
{
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t start = 0; start < count; start += 2 * width) {
            size_t middle = start + width < count ? start + width : count;
            size_t end = start + 2 * width < count ? start + 2 * width : count;
            size_t left = start, right = middle;
            for (size_t out = start; out < end; out++) {
                bool take_left =
                    left < middle &&
                    (right == end || !comes_before(graph, &links[right], &links[left]));
                spare[out] = links[take_left ? left++ : right++];
            }
        }
        for (size_t i = 0; i < count; i++)
            links[i] = spare[i];
    }
}

enum clm_code
clm__graph_link(struct clm_graph *graph)
{
    size_t refs = count_refs(graph);
    if (refs == 0)
        return CLM_OK;
    struct pair *pairs = clm__alloc(refs * sizeof *pairs);
    uint32_t *next = clm__alloc((graph->event_count + 1) * sizeof *next);
    struct clm_link *spare = clm__alloc(2 * refs * sizeof *spare);
    graph->links = clm__alloc(2 * refs * sizeof *graph->links);
    bool done = pairs != NULL && next != NULL && spare != NULL && graph->links != NULL;
    if (done) {
        size_t count = collect(graph, pairs);
        for (size_t i = 0; i < count; i++) {
            graph->first_link[pairs[i].from + 1]++;
            graph->first_link[pairs[i].to + 1]++;
        }
        for (size_t i = 0; i < graph->event_count; i++) {
            graph->first_link[i + 1] += graph->first_link[i];
            next[i] = graph->first_link[i];
        }
        lay_out(graph, pairs, count, next);
        for (size_t i = 0; i < graph->event_count; i++)
            sort_links(graph, graph->links + graph->first_link[i], spare,
                       graph->first_link[i + 1] - graph->first_link[i]);
    }
    clm__free(pairs);
    clm__free(next);
    clm__free(spare);
    return done ? CLM_OK : CLM_E_NOMEM;
}
