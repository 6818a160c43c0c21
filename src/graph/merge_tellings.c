/* SPDX-License-Identifier: MIT */
/* What several sources tell alike is one event with several sources: the surest telling
 * stands for it, the others become its members. Only where no curated event is told. */
#include "graph/merge_tellings.h"

#include "base/alloc.h"
#include "base/map.h"
#include "graph/charge.h"

#include <stdlib.h>
#include <string.h>

/* Two programs' readings are one event when the parties are the same ones, the day is the
 * same, and the charges are this much alike. Nobody looks at it as a curated event is
 * looked at, so more is asked than there. */
enum { ALIKE = 60, MAX_COMPARED = 64 };

struct telling {
    uint32_t event;
    uint32_t next; /* of the same key, + 1 */
};

static bool
same_parties(const struct clm_party *a, size_t a_count, const struct clm_party *b,
             size_t b_count)
{
    if (a_count != b_count)
        return false;
    for (size_t i = 0; i < a_count; i++) {
        bool found = false;
        for (size_t k = 0; k < b_count; k++)
            found |= a[i].actor == b[k].actor;
        if (!found)
            return false;
    }
    return true;
}

static bool
share_source(const struct clm_event *a, const struct clm_event *b)
{
    for (size_t i = 0; i < a->citation_count; i++)
        for (size_t k = 0; k < b->citation_count; k++)
            if (a->citations[i].source == b->citations[k].source)
                return true;
    return false;
}

static bool
tells_the_same(const struct clm_event *a, const struct clm_event *b)
{
    if (a->kind != b->kind || a->phase != b->phase ||
        a->date->earliest != b->date->earliest || a->date->latest != b->date->latest ||
        a->date->latest - a->date->earliest > 1 || share_source(a, b) ||
        !same_parties(a->actors, a->actor_count, b->actors, b->actor_count) ||
        !same_parties(a->targets, a->target_count, b->targets, b->target_count))
        return false;
    bool wordless = a->charge[0] == '\0' && b->charge[0] == '\0';
    if (a->kind == CLM_KIND_DENIAL && a->target_count > 0)
        return true; /* what is denied is seldom told in the same words */
    return wordless ? a->place != 0 && a->place == b->place
                    : clm__charge_likeness(a, b) >= ALIKE;
}

static uint32_t
key_of(const struct clm_event *event)
{
    uint32_t key = (uint32_t)event->date->earliest * 31u + event->kind;
    for (size_t i = 0; i < event->actor_count; i++)
        key += (event->actors[i].actor + 1) * 2654435761u; /* in any order */
    return key != 0 ? key : 1;
}

/* The surest first, then by day and id: not by the order of the rows. */
struct ranked {
    uint16_t unsure;
    clm_day day;
    const char *id;
    uint32_t event;
};

static int
by_rank(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->unsure != y->unsure)
        return x->unsure < y->unsure ? -1 : 1;
    return x->day != y->day ? (x->day < y->day ? -1 : 1) : strcmp(x->id, y->id);
}

static size_t
rank(const struct clm_graph *graph, struct ranked *ranked)
{
    size_t count = 0;
    for (uint32_t i = 0; i < graph->event_count; i++) {
        const struct clm_event *event = clm_graph_event(graph, i);
        if (event->origin == CLM_ORIGIN_EXTRACTED && graph->main_of[i] == i &&
            event->actor_count > 0 && event->confidence != CLM_CONFIDENCE_NONE)
            ranked[count++] = (struct ranked){
                (uint16_t)(UINT16_MAX - event->confidence), clm__sort_day(event->date),
                clm_corpus_text(graph->corpus, event->id), i};
    }
    if (count > 1)
        qsort(ranked, count, sizeof *ranked, by_rank);
    return count;
}

static bool
join(struct clm_graph *graph, struct clm__map *heads, struct telling *tellings,
     size_t number, uint32_t event)
{
    const struct clm_event *told = clm_graph_event(graph, event);
    bool fresh = false;
    uint32_t *head = clm__map_put(heads, key_of(told), 0, &fresh);
    if (head == NULL)
        return false;
    uint32_t compared = 0;
    for (uint32_t at = *head; at != 0 && compared < MAX_COMPARED; compared++) {
        const struct telling *other = &tellings[at - 1];
        if (tells_the_same(told, clm_graph_event(graph, other->event))) {
            graph->main_of[event] = other->event;
            return true;
        }
        at = other->next;
    }
    tellings[number] = (struct telling){event, *head};
    *head = (uint32_t)number + 1;
    return true;
}

enum clm_code
clm__graph_merge_tellings(struct clm_graph *graph)
{
    struct clm__map heads = {0};
    struct ranked *ranked = clm__alloc((graph->event_count + 1) * sizeof *ranked);
    struct telling *tellings = clm__alloc((graph->event_count + 1) * sizeof *tellings);
    bool done = ranked != NULL && tellings != NULL;
    size_t count = done ? rank(graph, ranked) : 0;
    for (size_t i = 0; done && i < count; i++)
        done = join(graph, &heads, tellings, i, ranked[i].event);
    clm__map_release(&heads);
    clm__free(tellings);
    clm__free(ranked);
    return done ? CLM_OK : CLM_E_NOMEM;
}
