/* SPDX-License-Identifier: MIT */
/* Curated wins: an extracted event that tells a curated one becomes a further citation of
 * it. */
#include "graph/merge.h"

#include "base/alloc.h"
#include "base/intern.h"
#include "base/map.h"
#include "graph/charge.h"
#include "graph/telling.h"
#include "read/decision.h"

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
    return clm__parties_shared(a, a_count, b, b_count) > 0;
}

static bool
may_be_one_day(const struct clm_graph *graph, const struct clm_event *told,
               const struct clm_event *curated)
{
    bool about = ((told->date->flags | curated->date->flags) & CLM_DATE_ABOUT) != 0;
    int64_t late = about ? ABOUT_DAYS : 0,
            early = late + (clm__is_undated(graph, told) ? UNDATED_DAYS : 0);
    return (int64_t)told->date->earliest - early <= curated->date->latest &&
           (int64_t)curated->date->earliest - late <= told->date->latest;
}

static bool
is_one_day(const struct clm_date *date)
{
    return date->latest - date->earliest <= 1;
}

/* Whether kind, days and parties agree; `*aimed` when both tell a target. */
static bool
may_tell(const struct clm_graph *graph, const struct clm_event *told,
         const struct clm_event *curated, bool *aimed)
{
    *aimed = told->target_count > 0 && curated->target_count > 0;
    return told->kind == curated->kind && told->phase == curated->phase &&
           may_be_one_day(graph, told, curated) &&
           share_party(told->actors, told->actor_count, curated->actors,
                       curated->actor_count) &&
           (!*aimed || share_party(told->targets, told->target_count, curated->targets,
                                   curated->target_count));
}

/* How well an extracted event tells a curated one. */
static struct clm__score
likeness(const struct clm_graph *graph, const struct clm_event *told,
         const struct clm_event *curated)
{
    struct clm__score score = {0, 1u << CLM_WHY_PARTY};
    bool aimed = false;
    if (!may_tell(graph, told, curated, &aimed))
        return (struct clm__score){0, 0};
    unsigned charge = clm__charge_likeness(told, curated);
    score.why |= (uint16_t)((charge >= ALIKE) << CLM_WHY_WORDS);
    /* What is denied is seldom told in the words of the charge: who, to whom and the day
     * must do. */
    bool one_day = is_one_day(told->date) && is_one_day(curated->date);
    score.why |= (uint16_t)(one_day ? 1u << CLM_WHY_DAY : 1u << CLM_WHY_NEAR);
    bool wordless = told->charge[0] == '\0' || curated->charge[0] == '\0' ||
                    (told->kind == CLM_KIND_DENIAL && one_day);
    bool placed = told->place != 0 && told->place == curated->place;
    score.why |= (uint16_t)(placed << CLM_WHY_PLACE);
    if (one_day && aimed && told->speaker != 0 && told->speaker == curated->speaker) {
        charge += SAME_SPEAKER;
        score.why |= 1u << CLM_WHY_SPEAKER;
    }
    if (wordless && (aimed || placed) && charge < ALIKE)
        charge = ALIKE;
    score.percent = charge >= ALIKE ? 1 + charge : 0;
    return score;
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
find_told(const struct clm_graph *graph, const struct index *index, uint32_t event,
          struct clm__score *best_score)
{
    const struct clm_event *told = clm_graph_event(graph, event);
    uint32_t best = CLM_NONE;
    unsigned compared = 0;
    for (size_t i = 0; i < told->actor_count; i++) {
        uint32_t at = clm__map_get(&index->heads, key_of(told, told->actors[i].actor), 0);
        for (; at != 0 && compared < MAX_COMPARED; at = index->entries[at - 1].next) {
            uint32_t other = index->entries[at - 1].event;
            const struct clm_event *curated = clm_graph_event(graph, other);
            if (!may_be_one_day(graph, told, curated) ||
                clm__decided_apart(graph->corpus, event, other))
                continue;
            compared++;
            struct clm__score score = likeness(graph, told, curated);
            bool lesser = best != CLM_NONE && score.percent == best_score->percent &&
                          strcmp(clm_corpus_text(graph->corpus, curated->id),
                                 clm_corpus_text(graph->corpus,
                                                 clm_graph_event(graph, best)->id)) < 0;
            if (score.percent > best_score->percent || (score.percent > 0 && lesser)) {
                best = other;
                *best_score = score;
            }
        }
    }
    return best;
}

static bool
has_extracted(const struct clm_graph *graph)
{
    for (uint32_t i = 0; i < graph->event_count; i++)
        if (clm_graph_event(graph, i)->origin != CLM_ORIGIN_CURATED)
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
    graph->joined = clm__calloc(graph->event_count, sizeof *graph->joined);
    graph->why = clm__calloc(graph->event_count, sizeof *graph->why);
    bool done =
        graph->joined != NULL && graph->why != NULL && enter_curated(graph, &index);
    for (uint32_t i = 0; done && i < graph->event_count; i++) {
        const struct clm_event *event = clm_graph_event(graph, i);
        struct clm__score score = {0, 0};
        uint32_t told = event->origin != CLM_ORIGIN_CURATED && graph->main_of[i] == i
                            ? find_told(graph, &index, i, &score)
                            : CLM_NONE;
        if (told == CLM_NONE)
            continue;
        graph->main_of[i] = told;
        graph->joined[i] = (uint8_t)(score.percent < 100 ? score.percent : 100);
        graph->why[i] = score.why;
    }
    clm__map_release(&index.heads);
    clm__free(index.entries);
    return done ? CLM_OK : CLM_E_NOMEM;
}
