/* SPDX-License-Identifier: MIT */
/* Curated wins: an extracted event that tells a curated one becomes a further citation of
 * it. */
#include "graph/merge.h"

#include "base/alloc.h"
#include "base/intern.h"
#include "base/map.h"
#include "graph/charge.h"

#include <stdlib.h>
#include <string.h>

/* An event tells another when kind, a party on each side and a possible day agree, and
 * the charges are this much alike. Few enough are compared that many events of one pair
 * on one day stay cheap. */
enum { ALIKE = 40, SAME_SPEAKER = 40, MAX_COMPARED = 64 };

/* Days that a date may be off: what an article does not date happened on its day or
 * shortly before, and "about" a day is the day beside it too. */
enum { UNDATED_DAYS = 2, ABOUT_DAYS = 1 };

static bool
share_party(const struct clm_party *a, size_t a_count, const struct clm_party *b,
            size_t b_count)
{
    for (size_t i = 0; i < a_count; i++)
        for (size_t k = 0; k < b_count; k++)
            if (a[i].actor == b[k].actor)
                return true;
    return false;
}

static bool
may_be_one_day(const struct clm_graph *graph, const struct clm_event *told,
               const struct clm_event *curated)
{
    const struct clm_evidence *evidence = told->evidence;
    bool undated =
        evidence != NULL &&
        strcmp(clm_corpus_text(graph->corpus, evidence->basis_rule), "document") == 0;
    bool about = ((told->date->flags | curated->date->flags) & CLM_DATE_ABOUT) != 0;
    int64_t late = about ? ABOUT_DAYS : 0, early = late + (undated ? UNDATED_DAYS : 0);
    return (int64_t)told->date->earliest - early <= curated->date->latest &&
           (int64_t)curated->date->earliest - late <= told->date->latest;
}

/* How well an extracted event tells a curated one, 0 = not. */
static unsigned
likeness(const struct clm_graph *graph, const struct clm_event *told,
         const struct clm_event *curated)
{
    if (told->kind != curated->kind || told->phase != curated->phase ||
        !may_be_one_day(graph, told, curated) ||
        !share_party(told->actors, told->actor_count, curated->actors,
                     curated->actor_count))
        return 0;
    bool aimed = told->target_count > 0 && curated->target_count > 0;
    if (aimed && !share_party(told->targets, told->target_count, curated->targets,
                              curated->target_count))
        return 0;
    unsigned charge = clm__charge_likeness(told, curated);
    /* What is denied is seldom told in the words of the charge: who, to whom and the day
     * must do. */
    bool one_day = told->date->latest - told->date->earliest <= 1 &&
                   curated->date->latest - curated->date->earliest <= 1;
    bool wordless = told->charge[0] == '\0' || curated->charge[0] == '\0' ||
                    (told->kind == CLM_KIND_DENIAL && one_day);
    bool placed = told->place != 0 && told->place == curated->place;
    if (one_day && aimed && told->speaker != 0 && told->speaker == curated->speaker)
        charge += SAME_SPEAKER;
    if (wordless && (aimed || placed) && charge < ALIKE)
        charge = ALIKE;
    return charge >= ALIKE ? 1 + charge : 0;
}

/* Curated events by kind and actor: chains through `next`, newest first. */
struct index {
    struct clm__map heads; /* -> entry + 1 */
    struct entry {
        uint32_t event;
        uint32_t next;
    } * entries;
    size_t count, room;
};

static uint32_t
key_of(const struct clm_event *event, uint32_t actor)
{
    return (actor * CLM_KIND_COUNT + event->kind) + 1;
}

static bool
enter(struct index *index, const struct clm_event *event, uint32_t number)
{
    for (size_t i = 0; i < event->actor_count; i++) {
        void *entries = index->entries;
        bool fresh = false;
        if (!clm__grow(&entries, &index->room, index->count + 1, sizeof *index->entries))
            return false;
        index->entries = entries;
        uint32_t *head =
            clm__map_put(&index->heads, key_of(event, event->actors[i].actor), 0, &fresh);
        if (head == NULL)
            return false;
        index->entries[index->count] = (struct entry){.event = number, .next = *head};
        *head = (uint32_t)++index->count;
    }
    return true;
}

/* The best curated event; of equals the least id, so that the order of rows does not
 * matter. */
static uint32_t
find_told(const struct clm_graph *graph, const struct index *index,
          const struct clm_event *told)
{
    uint32_t best = CLM_NONE;
    unsigned best_score = 0, compared = 0;
    for (size_t i = 0; i < told->actor_count; i++) {
        uint32_t at = clm__map_get(&index->heads, key_of(told, told->actors[i].actor), 0);
        for (; at != 0 && compared < MAX_COMPARED; at = index->entries[at - 1].next) {
            uint32_t other = index->entries[at - 1].event;
            const struct clm_event *curated = clm_graph_event(graph, other);
            if (!may_be_one_day(graph, told, curated))
                continue;
            compared++;
            unsigned score = likeness(graph, told, curated);
            bool lesser = best != CLM_NONE && score == best_score &&
                          strcmp(clm_corpus_text(graph->corpus, curated->id),
                                 clm_corpus_text(graph->corpus,
                                                 clm_graph_event(graph, best)->id)) < 0;
            if (score > best_score || (score > 0 && lesser)) {
                best = other;
                best_score = score;
            }
        }
    }
    return best;
}

static bool
has_extracted(const struct clm_graph *graph)
{
    for (uint32_t i = 0; i < graph->event_count; i++)
        if (clm_graph_event(graph, i)->origin == CLM_ORIGIN_EXTRACTED)
            return true;
    return false;
}

struct candidate {
    clm_day day;
    const char *id;
    uint32_t event;
};

static int
by_day_and_id(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    return x->day != y->day ? (x->day < y->day ? -1 : 1) : strcmp(x->id, y->id);
}

/* Enters the curated events in an order that does not depend on that of the rows. */
static bool
enter_curated(const struct clm_graph *graph, struct index *index)
{
    struct candidate *found = clm__alloc(graph->event_count * sizeof *found);
    size_t count = 0;
    bool done = found != NULL;
    for (uint32_t i = 0; done && i < graph->event_count; i++) {
        const struct clm_event *event = clm_graph_event(graph, i);
        if (event->origin == CLM_ORIGIN_CURATED && graph->main_of[i] == i)
            found[count++] = (struct candidate){
                clm__sort_day(event->date), clm_corpus_text(graph->corpus, event->id), i};
    }
    if (count > 0)
        qsort(found, count, sizeof *found, by_day_and_id);
    for (size_t i = 0; done && i < count; i++)
        done = enter(index, clm_graph_event(graph, found[i].event), found[i].event);
    clm__free(found);
    return done;
}

enum clm_code
clm__graph_merge(struct clm_graph *graph)
{
    struct index index = {0};
    for (uint32_t i = 0; i < graph->event_count; i++) {
        const struct clm_event *event = clm_graph_event(graph, i);
        graph->main_of[i] = event->member_of != CLM_NONE ? event->member_of : i;
    }
    if (!has_extracted(graph))
        return CLM_OK;
    bool done = enter_curated(graph, &index);
    for (uint32_t i = 0; done && i < graph->event_count; i++) {
        const struct clm_event *event = clm_graph_event(graph, i);
        uint32_t told = event->origin == CLM_ORIGIN_EXTRACTED && graph->main_of[i] == i
                            ? find_told(graph, &index, event)
                            : CLM_NONE;
        if (told != CLM_NONE)
            graph->main_of[i] = told;
    }
    clm__map_release(&index.heads);
    clm__free(index.entries);
    return done ? CLM_OK : CLM_E_NOMEM;
}
