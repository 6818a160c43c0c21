/* SPDX-License-Identifier: MIT */
/* Links that nobody wrote down. Events come in the order of their days; each looks back
 * at those that share a party with it, through an index, and takes the best. */
#include "graph/find_links.h"

#include "base/alloc.h"
#include "graph/id_order.h"
#include "graph/link_score.h"
#include "graph/pair_index.h"
#include "read/decision.h"

#include <stdlib.h>
#include <string.h>

/* What is kept in the index, apart from each other. */
enum group { CLAIMS = 1, ACTS, TRUCES };

enum { MAX_COMPARED = 48, MAX_PARTIES = 8, UNDATED_DAYS = 2 };

typedef struct clm__score (*score_fn)(const struct clm_graph *graph,
                                      const struct clm__telling *later,
                                      const struct clm__telling *first);

/* A kind of link that is looked for. */
struct search {
    enum clm_link_kind kind;
    enum group group;
    int days; /* back */
    unsigned least;
    score_fn score;
    bool is_earlier; /* what is found must stand before, not only may have been before */
};

static const struct search answers = {CLM_LINK_ANSWERS,  CLAIMS,
                                      CLM__ANSWER_DAYS,  CLM__ANSWER_FROM,
                                      clm__answer_score, false};
static const struct search counters = {CLM_LINK_ANSWERS,   CLAIMS,
                                       CLM__COUNTER_DAYS,  CLM__COUNTER_FROM,
                                       clm__counter_score, true};
static const struct search repeats = {CLM_LINK_REPEATS,  CLAIMS,
                                      CLM__REPEAT_DAYS,  CLM__REPEAT_FROM,
                                      clm__repeat_score, true};
static const struct search acts = {
    CLM_LINK_ABOUT, ACTS, CLM__ABOUT_DAYS, CLM__ABOUT_FROM, clm__about_score, false};
static const struct search truces = {CLM_LINK_ABOUT,  TRUCES,           CLM__TRUCE_DAYS,
                                     CLM__TRUCE_FROM, clm__truce_score, false};
static const struct search ends = {CLM_LINK_ENDS,   TRUCES,           CLM__TRUCE_DAYS,
                                   CLM__TRUCE_FROM, clm__truce_score, false};
static const struct search extends = {CLM_LINK_EXTENDS, TRUCES,           CLM__TRUCE_DAYS,
                                      CLM__TRUCE_FROM,  clm__truce_score, false};

struct finding {
    struct clm_graph *graph;
    struct clm__wordbook book;
    struct clm__pair_index index; /* of places in `tellings` */
    struct clm__telling *tellings;
    uint32_t *events; /* nodes in the order of their days */
    size_t count;
    uint8_t *named; /* by event: bits 1 << clm_link_kind of links that files name */
};

/* By day, then as the sources tell them, then by id. */
struct ranked {
    clm_day day;
    const char *source;
    uint64_t place;
    const char *id;
    uint32_t event;
};

static int
by_day_and_text(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    int order = strcmp(x->source, y->source);
    if (order == 0 && x->place != y->place)
        order = x->place < y->place ? -1 : 1;
    return order != 0 ? order : clm__id_compare(x->id, y->id);
}

static struct ranked
rank(const struct clm_graph *graph, uint32_t index)
{
    const struct clm_corpus *corpus = graph->corpus;
    const struct clm_event *event = clm_graph_event(graph, index);
    struct ranked ranked = {clm__sort_day(event->date), "", 0,
                            clm_corpus_text(corpus, event->id), index};
    if (event->citation_count > 0) {
        const struct clm_citation *first = &event->citations[0];
        ranked.source =
            clm_corpus_text(corpus, clm_corpus_source(corpus, first->source)->id);
        ranked.place = first->in_title ? 0
                                       : (uint64_t)first->sentence << 32 |
                                             (first->span.start + UINT64_C(1));
    }
    return ranked;
}

static bool
is_linked_kind(uint8_t kind)
{
    return kind == CLM_KIND_ACCUSATION || kind == CLM_KIND_DENIAL ||
           kind == CLM_KIND_REJECTION || kind == CLM_KIND_CEASEFIRE ||
           kind == CLM_KIND_STRIKE || kind == CLM_KIND_ATTACK;
}

/* The nodes that links may be found for, in order. */
static bool
list_nodes(struct finding *finding)
{
    const struct clm_graph *graph = finding->graph;
    struct ranked *ranked = clm__alloc((graph->node_count + 1) * sizeof *ranked);
    if (ranked == NULL)
        return false;
    for (uint32_t i = 0; i < graph->event_count; i++) {
        const struct clm_event *event = clm_graph_event(graph, i);
        if (graph->main_of[i] == i && is_linked_kind(event->kind))
            ranked[finding->count++] = rank(graph, i);
    }
    if (finding->count > 1)
        qsort(ranked, finding->count, sizeof *ranked, by_day_and_text);
    finding->events = clm__alloc((finding->count + 1) * sizeof *finding->events);
    finding->tellings = clm__alloc((finding->count + 1) * sizeof *finding->tellings);
    bool done = finding->events != NULL && finding->tellings != NULL;
    for (size_t i = 0; done && i < finding->count; i++) {
        finding->events[i] = ranked[i].event;
        finding->tellings[i].event = clm_graph_event(graph, ranked[i].event);
        clm__terms_read(&finding->book, finding->tellings[i].event,
                        &finding->tellings[i].words);
    }
    clm__free(ranked);
    return done;
}

static void
note_named(struct finding *finding)
{
    const struct clm_graph *graph = finding->graph;
    for (uint32_t i = 0; i < graph->event_count; i++) {
        const struct clm_event *event = clm_graph_event(graph, i);
        for (size_t k = 0; k < event->link_count; k++)
            if (graph->main_of[event->links[k].event] != graph->main_of[i])
                finding->named[graph->main_of[i]] |=
                    (uint8_t)(1u << event->links[k].kind);
    }
}

/* Two curated events are as their curator linked them, two of a result of ours as it
 * says. */
static bool
may_link(const struct clm_graph *graph, const struct clm_event *a,
         const struct clm_event *b)
{
    return (a->origin != CLM_ORIGIN_CURATED || b->origin != CLM_ORIGIN_CURATED) &&
           (!clm__is_result(graph, a) || !clm__is_result(graph, b));
}

/* ---- the index: claims by accused, acts by doer or place, truces by each party ---- */

static bool
keep_party(struct finding *finding, enum group group, uint32_t party, size_t at)
{
    int64_t slot = clm__slot_of(clm__sort_day(finding->tellings[at].event->date));
    return clm__pair_index_add(
        &finding->index, clm__pair_key(group, party, CLM__NOBODY, slot), (uint32_t)at);
}

static bool
keep_parties(struct finding *finding, enum group group, const struct clm_party *parties,
             size_t count, size_t at)
{
    for (size_t i = 0; i < count && i < MAX_PARTIES; i++)
        if (!keep_party(finding, group, parties[i].actor + CLM__FIRST_PARTY, at))
            return false;
    return true;
}

/* Places are numbers of strings; they are kept apart from actors. */
static uint32_t
place_key(clm_str place)
{
    return place ^ 0x80000000u;
}

/* A truce of which no party is told is sought in its article. */
static bool
is_nameless(const struct clm_event *event)
{
    return event->actor_count + event->target_count == 0 && event->place == 0 &&
           event->citation_count > 0;
}

static uint32_t
article_key(const struct clm_event *event)
{
    return event->citations[0].source ^ 0x40000000u;
}

static bool
keep(struct finding *finding, size_t at)
{
    const struct clm_event *event = finding->tellings[at].event;
    if (event->kind == CLM_KIND_ACCUSATION || event->kind == CLM_KIND_DENIAL)
        return keep_parties(finding, CLAIMS, event->targets, event->target_count, at);
    if (event->kind == CLM_KIND_STRIKE || event->kind == CLM_KIND_ATTACK)
        return keep_parties(finding, ACTS, event->actors, event->actor_count, at) &&
               (event->place == 0 ||
                keep_party(finding, ACTS, place_key(event->place), at));
    bool begins = event->phase == CLM_PHASE_START || event->phase == CLM_PHASE_PROPOSE;
    if (event->kind != CLM_KIND_CEASEFIRE || !begins)
        return true;
    if (is_nameless(event))
        return keep_party(finding, TRUCES, article_key(event), at);
    return keep_parties(finding, TRUCES, event->actors, event->actor_count, at) &&
           keep_parties(finding, TRUCES, event->targets, event->target_count, at) &&
           (event->place == 0 ||
            keep_party(finding, TRUCES, place_key(event->place), at));
}

/* ---- the search ---- */

struct best {
    size_t at; /* SIZE_MAX = nothing yet */
    struct clm__score score;
};

/* Keys may fall together: what is found must be of the kind that was sought. */
static bool
is_of_group(const struct clm_event *event, enum group group)
{
    switch (group) {
    case CLAIMS:
        return event->kind == CLM_KIND_ACCUSATION || event->kind == CLM_KIND_DENIAL;
    case ACTS:
        return event->kind == CLM_KIND_STRIKE || event->kind == CLM_KIND_ATTACK;
    case TRUCES:
    default:
        return event->kind == CLM_KIND_CEASEFIRE &&
               (event->phase == CLM_PHASE_START || event->phase == CLM_PHASE_PROPOSE);
    }
}

/* The higher score, then the later, which comes first in the index. */
static void
seek_slot(const struct finding *finding, const struct search *search, uint32_t key,
          size_t from, struct best *best)
{
    const struct clm__telling *later = &finding->tellings[from];
    uint32_t entry = clm__pair_index_first(&finding->index, key);
    for (size_t compared = 0; entry != 0 && compared < MAX_COMPARED; compared++) {
        size_t at = clm__pair_index_item(&finding->index, entry);
        entry = clm__pair_index_next(&finding->index, entry);
        const struct clm__telling *first = &finding->tellings[at];
        if (at == from || (search->is_earlier && at > from) ||
            !is_of_group(first->event, search->group) ||
            !may_link(finding->graph, later->event, first->event) ||
            (search->kind == CLM_LINK_ANSWERS &&
             first->event->kind != CLM_KIND_ACCUSATION))
            continue;
        struct clm__score score = search->score(finding->graph, later, first);
        if (score.percent >= search->least &&
            (best->at == SIZE_MAX || score.percent > best->score.percent ||
             (score.percent == best->score.percent && at > best->at)))
            *best = (struct best){at, score};
    }
}

static void
seek_party(const struct finding *finding, const struct search *search, uint32_t party,
           size_t from, struct best *best)
{
    const struct clm_date *date = finding->tellings[from].event->date;
    int64_t last = clm__slot_of((int64_t)date->latest + UNDATED_DAYS),
            first = clm__slot_of((int64_t)clm__sort_day(date) - search->days);
    enum { MAX_SLOTS = CLM__TRUCE_DAYS / CLM__SLOT_DAYS + 4 };
    if (last - first > MAX_SLOTS)
        last = first + MAX_SLOTS;
    for (int64_t slot = last; slot >= first; slot--)
        seek_slot(finding, search, clm__pair_key(search->group, party, CLM__NOBODY, slot),
                  from, best);
}

static void
seek_parties(const struct finding *finding, const struct search *search,
             const struct clm_party *parties, size_t count, size_t from,
             struct best *best)
{
    for (size_t i = 0; i < count && i < MAX_PARTIES; i++)
        seek_party(finding, search, parties[i].actor + CLM__FIRST_PARTY, from, best);
}

static bool
add(struct finding *finding, const struct search *search, size_t from,
    const struct best *best)
{
    struct clm_graph *graph = finding->graph;
    void *found = graph->found;
    if (best->at == SIZE_MAX)
        return true;
    if (!clm__grow(&found, &graph->found_room, graph->found_count + 1,
                   sizeof *graph->found))
        return false;
    graph->found = found;
    graph->found[graph->found_count++] =
        (struct clm__found){.from = finding->events[from],
                            .to = finding->events[best->at],
                            .why = best->score.why,
                            .kind = (uint8_t)search->kind,
                            .score = (uint8_t)best->score.percent};
    return true;
}

static bool
is_named(const struct finding *finding, size_t from, enum clm_link_kind kind)
{
    return (finding->named[finding->events[from]] >> kind & 1) != 0;
}

/* A denial answers an accusation of its own party. */
static bool
find_answered(struct finding *finding, const struct search *search, size_t from)
{
    const struct clm_event *event = finding->tellings[from].event;
    struct best best = {.at = SIZE_MAX};
    if (!is_named(finding, from, CLM_LINK_ANSWERS))
        seek_parties(finding, search, event->actors, event->actor_count, from, &best);
    return add(finding, search, from, &best);
}

static bool
find_repeated(struct finding *finding, size_t from)
{
    const struct clm_event *event = finding->tellings[from].event;
    struct best best = {.at = SIZE_MAX};
    if (!is_named(finding, from, CLM_LINK_REPEATS))
        seek_parties(finding, &repeats, event->targets, event->target_count, from, &best);
    return add(finding, &repeats, from, &best);
}

/* An accusation is about a deed of the accused, or of nobody that is named at its place,
 * or about the truce that the accused broke. */
static bool
find_about(struct finding *finding, size_t from)
{
    const struct clm_event *event = finding->tellings[from].event;
    struct best best = {.at = SIZE_MAX};
    if (is_named(finding, from, CLM_LINK_ABOUT))
        return true;
    if ((event->charge_types >> CLM_CHARGE_CEASEFIRE_VIOLATION & 1) != 0) {
        seek_parties(finding, &truces, event->targets, event->target_count, from, &best);
        return add(finding, &truces, from, &best);
    }
    seek_parties(finding, &acts, event->targets, event->target_count, from, &best);
    if (event->place != 0)
        seek_party(finding, &acts, place_key(event->place), from, &best);
    return add(finding, &acts, from, &best);
}

static bool
find_truce(struct finding *finding, const struct search *search, size_t from)
{
    const struct clm_event *event = finding->tellings[from].event;
    struct best best = {.at = SIZE_MAX};
    if (is_named(finding, from, search->kind) || is_named(finding, from, CLM_LINK_ABOUT))
        return true;
    seek_parties(finding, search, event->actors, event->actor_count, from, &best);
    seek_parties(finding, search, event->targets, event->target_count, from, &best);
    if (event->place != 0)
        seek_party(finding, search, place_key(event->place), from, &best);
    if (is_nameless(event))
        seek_party(finding, search, article_key(event), from, &best);
    return add(finding, search, from, &best);
}

static bool
find(struct finding *finding, size_t from)
{
    const struct clm_event *event = finding->tellings[from].event;
    switch ((int)event->kind) {
    case CLM_KIND_DENIAL:
        return find_answered(finding, &answers, from) && find_repeated(finding, from);
    case CLM_KIND_REJECTION:
        return find_answered(finding, &answers, from);
    case CLM_KIND_ACCUSATION:
        return find_answered(finding, &counters, from) && find_repeated(finding, from) &&
               find_about(finding, from);
    case CLM_KIND_CEASEFIRE:
        return event->phase == CLM_PHASE_END       ? find_truce(finding, &ends, from)
               : event->phase == CLM_PHASE_EXTEND  ? find_truce(finding, &extends, from)
               : event->phase == CLM_PHASE_VIOLATE ? find_truce(finding, &truces, from)
                                                   : true;
    default:
        return true;
    }
}

static bool
has_read(const struct clm_graph *graph)
{
    for (uint32_t i = 0; i < graph->event_count; i++) {
        const struct clm_event *event = clm_graph_event(graph, i);
        if (event->origin != CLM_ORIGIN_CURATED && !clm__is_result(graph, event))
            return true;
    }
    return false;
}

static bool
find_all(struct finding *finding)
{
    bool done = clm__wordbook_init(&finding->book) &&
                clm__wordbook_count(&finding->book, finding->graph);
    finding->named = clm__calloc(finding->graph->event_count, sizeof *finding->named);
    done = done && finding->named != NULL && list_nodes(finding);
    if (done)
        note_named(finding);
    for (size_t i = 0; done && i < finding->count; i++)
        done = keep(finding, i);
    for (size_t i = 0; done && i < finding->count; i++)
        done = find(finding, i);
    return done;
}

enum clm_code
clm__graph_find_links(struct clm_graph *graph)
{
    struct finding finding = {.graph = graph};
    bool done = !has_read(graph) || find_all(&finding);
    clm__wordbook_release(&finding.book);
    clm__pair_index_release(&finding.index);
    clm__free(finding.tellings);
    clm__free(finding.events);
    clm__free(finding.named);
    return done ? CLM_OK : CLM_E_NOMEM;
}
