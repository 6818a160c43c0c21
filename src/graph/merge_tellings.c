/* SPDX-License-Identifier: MIT */
/* What several sources tell alike is one event with several sources: the surest telling
 * stands for it, the others become its members. Only where no curated event is told.
 * Candidates come from an index by kind, parties and days, so that the cost grows with
 * the events, not with their pairs. */
#include "graph/merge_tellings.h"

#include "base/alloc.h"
#include "graph/id_order.h"
#include "graph/pair_index.h"
#include "graph/telling.h"
#include "read/decision.h"

#include <stdlib.h>

/* Slots of the index that one event takes at most, how far an event is
 * looked for, and how many candidates of one slot and pair are compared. */
enum { MAX_SLOTS = 4, LOOK_DAYS = 3, MAX_COMPARED = 48, MAX_KEYS = 16 };

enum { NOBODY = CLM__NOBODY, ANYBODY = CLM__ANYBODY };

struct joining {
    struct clm_graph *graph;
    struct clm__wordbook book;
    struct clm__pair_index index; /* of numbers of leaders */
    struct leader {
        struct clm__terms words;
        uint32_t event;
    } * leaders; /* only of events with possible tellings */
    size_t leader_count, leader_room;
};

/* Extracted events that no curated event and no file has taken: the surest first, then by
 * day and id, not by the order of the rows. */
struct ranked {
    bool is_bare; /* it points to others: it stands for none of them */
    uint16_t unsure;
    clm_day day;
    const char *id;
    uint32_t event;
};

static int
by_rank(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->is_bare != y->is_bare)
        return x->is_bare ? 1 : -1;
    if (x->unsure != y->unsure)
        return x->unsure < y->unsure ? -1 : 1;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return clm__id_compare(x->id, y->id);
}

static bool
may_join(const struct clm_graph *graph, uint32_t index)
{
    const struct clm_event *event = clm_graph_event(graph, index);
    return event->origin != CLM_ORIGIN_CURATED && graph->main_of[index] == index &&
           !clm__is_result(graph, event) && event->confidence != CLM_CONFIDENCE_NONE;
}

static size_t
rank(const struct clm_graph *graph, const struct clm__wordbook *book,
     struct ranked *ranked)
{
    size_t count = 0;
    struct clm__terms terms;
    for (uint32_t i = 0; i < graph->event_count; i++) {
        const struct clm_event *event = clm_graph_event(graph, i);
        if (!may_join(graph, i))
            continue;
        clm__terms_read(book, event, &terms);
        ranked[count++] = (struct ranked){
            terms.is_bare, (uint16_t)(UINT16_MAX - event->confidence),
            clm__sort_day(event->date), clm_corpus_text(graph->corpus, event->id), i};
    }
    if (count > 1)
        qsort(ranked, count, sizeof *ranked, by_rank);
    return count;
}

/* The slots of the days of an event, widened by some. */
static int64_t
first_slot(const struct clm_event *event, int wider, int64_t *last)
{
    int64_t first = clm__slot_of((int64_t)clm__sort_day(event->date) - wider);
    *last = clm__slot_of((int64_t)event->date->latest + wider);
    if (*last - first >= MAX_SLOTS)
        *last = first + MAX_SLOTS - 1;
    return first;
}

/* The pairs of parties under which an event is kept and sought. */
struct pairs {
    uint32_t actor[MAX_KEYS], target[MAX_KEYS];
    size_t count;
};

static void
add_pair(struct pairs *pairs, uint32_t actor, uint32_t target)
{
    if (pairs->count == MAX_KEYS)
        return;
    pairs->actor[pairs->count] = actor;
    pairs->target[pairs->count++] = target;
}

static uint32_t
side_key(const struct clm_party *parties, size_t count, size_t i)
{
    return count > 0 ? parties[i].actor + CLM__FIRST_PARTY : NOBODY;
}

static uint32_t
key_of(const struct clm_event *event, const struct pairs *pairs, size_t i, int64_t slot)
{
    return clm__pair_key(event->kind * 8u + event->phase, pairs->actor[i],
                         pairs->target[i], slot);
}

/* Kept under each pair, and with the one side for those that do not tell the other. */
static void
list_pairs(const struct clm_event *event, bool seeking, struct pairs *pairs)
{
    size_t actors = event->actor_count > 0 ? event->actor_count : 1;
    size_t targets = event->target_count > 0 ? event->target_count : 1;
    pairs->count = 0;
    for (size_t i = 0; i < actors; i++) {
        uint32_t actor = side_key(event->actors, event->actor_count, i);
        for (size_t k = 0; k < targets; k++)
            add_pair(pairs, actor, side_key(event->targets, event->target_count, k));
        if (event->target_count > 0)
            add_pair(pairs, actor, seeking ? NOBODY : ANYBODY);
        else if (seeking)
            add_pair(pairs, actor, ANYBODY);
    }
    for (size_t k = 0; event->actor_count > 0 && k < event->target_count; k++)
        add_pair(pairs, seeking ? NOBODY : ANYBODY,
                 event->targets[k].actor + CLM__FIRST_PARTY);
    for (size_t k = 0; seeking && event->actor_count == 0 && k < event->target_count; k++)
        add_pair(pairs, ANYBODY, event->targets[k].actor + CLM__FIRST_PARTY);
}

static bool
lead(struct joining *joining, uint32_t event, const struct clm__terms *words)
{
    const struct clm_event *told = clm_graph_event(joining->graph, event);
    void *leaders = joining->leaders;
    struct pairs pairs;
    int64_t last = 0, first = first_slot(told, 0, &last);
    if (!clm__grow(&leaders, &joining->leader_room, joining->leader_count + 1,
                   sizeof *joining->leaders))
        return false;
    joining->leaders = leaders;
    joining->leaders[joining->leader_count] = (struct leader){*words, event};
    list_pairs(told, false, &pairs);
    for (int64_t slot = first; slot <= last; slot++)
        for (size_t i = 0; i < pairs.count; i++)
            if (!clm__pair_index_add(&joining->index, key_of(told, &pairs, i, slot),
                                     (uint32_t)joining->leader_count))
                return false;
    joining->leader_count++;
    return true;
}

/* The best leader so far. */
struct best {
    uint32_t event;
    struct clm__score score;
};

static void
seek_key(const struct joining *joining, uint32_t key, uint32_t event,
         const struct clm__telling *told, struct best *best)
{
    const struct clm_graph *graph = joining->graph;
    uint32_t at = clm__pair_index_first(&joining->index, key);
    for (size_t compared = 0; at != 0 && compared < MAX_COMPARED; compared++) {
        const struct leader *leader =
            &joining->leaders[clm__pair_index_item(&joining->index, at)];
        struct clm__telling other = {clm_graph_event(graph, leader->event),
                                     leader->words};
        struct clm__score score = clm__telling_score(graph, told, &other);
        bool is_first = best->event == CLM_NONE;
        bool lesser =
            !is_first && score.percent == best->score.percent &&
            clm__id_compare(clm_corpus_text(graph->corpus, other.event->id),
                            clm_corpus_text(graph->corpus,
                                            clm_graph_event(graph, best->event)->id)) < 0;
        if (score.percent >= CLM__SAME_EVENT &&
            !clm__decided_apart(graph->corpus, event, leader->event) &&
            (is_first || score.percent > best->score.percent || lesser))
            *best = (struct best){leader->event, score};
        at = clm__pair_index_next(&joining->index, at);
    }
}

static struct best
seek(const struct joining *joining, uint32_t event, const struct clm__telling *told)
{
    struct best best = {.event = CLM_NONE};
    struct pairs pairs;
    int64_t last = 0, first = first_slot(told->event, LOOK_DAYS, &last);
    list_pairs(told->event, true, &pairs);
    for (int64_t slot = first; slot <= last; slot++)
        for (size_t i = 0; i < pairs.count; i++)
            seek_key(joining, key_of(told->event, &pairs, i, slot), event, told, &best);
    return best;
}

static bool
join(struct joining *joining, uint32_t event)
{
    struct clm_graph *graph = joining->graph;
    struct clm__telling told = {.event = clm_graph_event(graph, event)};
    clm__terms_read(&joining->book, told.event, &told.words);
    struct best best = seek(joining, event, &told);
    if (best.event == CLM_NONE)
        return lead(joining, event, &told.words);
    graph->main_of[event] = best.event;
    graph->joined[event] = (uint8_t)best.score.percent;
    graph->why[event] = best.score.why;
    return true;
}

static bool
has_tellings(const struct clm_graph *graph)
{
    size_t count = 0;
    for (uint32_t i = 0; i < graph->event_count && count < 2; i++)
        count += may_join(graph, i);
    return count > 1;
}

static bool
join_all(struct joining *joining)
{
    struct clm_graph *graph = joining->graph;
    struct ranked *ranked = clm__alloc((graph->event_count + 1) * sizeof *ranked);
    bool done = ranked != NULL && clm__wordbook_init(&joining->book) &&
                clm__wordbook_count(&joining->book, graph);
    size_t count = done ? rank(graph, &joining->book, ranked) : 0;
    for (size_t i = 0; done && i < count; i++)
        done = join(joining, ranked[i].event);
    clm__free(ranked);
    return done;
}

enum clm_code
clm__graph_merge_tellings(struct clm_graph *graph)
{
    struct joining joining = {.graph = graph};
    bool done = !has_tellings(graph) || join_all(&joining);
    clm__wordbook_release(&joining.book);
    clm__pair_index_release(&joining.index);
    clm__free(joining.leaders);
    return done ? CLM_OK : CLM_E_NOMEM;
}
