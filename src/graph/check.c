/* SPDX-License-Identifier: MIT */
/* Checks: a table of named questions, each asked of every event or of the whole graph. */
#include "claimline/check.h"

#include "base/alloc.h"
#include "base/buf.h"
#include "claimline/near.h"
#include "graph/charge.h"
#include "graph/circle.h"
#include "graph/id_order.h"
#include "graph/telling.h"
#include "read/decision.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct checker {
    struct clm_corpus *corpus;
    const struct clm_graph *graph;
    const struct clm_check_levels *levels;
    clm_diag_fn report;
    void *payload;
    size_t errors;
    enum clm_code code;      /* of the check that runs */
    enum clm_severity level; /* and its severity */
    bool no_memory;
    size_t near_left; /* names for which a nearer one is still looked for */
};

static void __attribute__((format(printf, 5, 0)))
find_with(struct checker *checker, struct clm_loc at, struct clm_loc also,
          const char *also_text, const char *fmt, va_list args)
{
    char raw[CLM_ERROR_TEXT];
    vsnprintf(raw, sizeof raw, fmt, args);
    struct clm_error shown = {0};
    clm_error_set(&shown, checker->code, at, "%s", raw);
    struct clm_diag diag = {.code = checker->code,
                            .severity = checker->level,
                            .at = at,
                            .text = shown.text,
                            .also = also,
                            .also_text = also_text};
    checker->errors += checker->level == CLM_ERROR;
    checker->report(&diag, checker->payload);
}

static void CLM_PRINTF(4, 5) finding(struct checker *checker, uint32_t event,
                                     const char *field, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    find_with(checker, clm_corpus_event_loc(checker->corpus, event, field),
              (struct clm_loc){0}, NULL, fmt, args);
    va_end(args);
}

static void CLM_PRINTF(3, 4)
    finding_at(struct checker *checker, struct clm_loc at, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    find_with(checker, at, (struct clm_loc){0}, NULL, fmt, args);
    va_end(args);
}

/* A finding about two events; the second place is told too. */
static void CLM_PRINTF(5, 6)
    finding_about(struct checker *checker, uint32_t event, const char *field,
                  uint32_t other, const char *fmt, ...)
{
    struct clm_loc at = clm_corpus_event_loc(checker->corpus, event, field);
    char pointer[96] = "";
    if (at.path != NULL) { /* the corpus keeps one pointer at a time */
        snprintf(pointer, sizeof pointer, "%s", at.path);
        at.path = pointer;
    }
    va_list args;
    va_start(args, fmt);
    find_with(checker, at, clm_corpus_event_loc(checker->corpus, other, "id"),
              "the other event", fmt, args);
    va_end(args);
}

static const char *
text(const struct checker *checker, clm_str str)
{
    return clm_corpus_text(checker->corpus, str);
}

static const struct clm_event *
event_at(const struct checker *checker, uint32_t event)
{
    return clm_graph_event(checker->graph, event);
}

static void
check_answer_before(struct checker *checker, uint32_t index)
{
    size_t count = 0;
    const struct clm_link *links = clm_graph_links(checker->graph, index, &count);
    const struct clm_event *event = event_at(checker, index);
    for (size_t i = 0; i < count; i++) {
        const struct clm_event *other = event_at(checker, links[i].event);
        if (!links[i].incoming && links[i].kind == CLM_LINK_ANSWERS &&
            event->date->latest < clm__sort_day(other->date))
            finding_about(checker, index, "answers", links[i].event,
                          "event '%s' of %s answers '%s' of %s, which comes later",
                          text(checker, event->id), text(checker, event->date_text),
                          text(checker, other->id), text(checker, other->date_text));
    }
}

/* What `about` says of dates: a ceasefire ends or is extended after it starts. */
static void
check_dates(struct checker *checker, uint32_t index)
{
    size_t count = 0;
    const struct clm_link *links = clm_graph_links(checker->graph, index, &count);
    const struct clm_event *event = event_at(checker, index);
    for (size_t i = 0; i < count; i++) {
        const struct clm_event *other = event_at(checker, links[i].event);
        if (!links[i].incoming && links[i].kind == CLM_LINK_ABOUT &&
            event->date->latest < clm__sort_day(other->date))
            finding_about(checker, index, "date", links[i].event,
                          "event '%s' of %s is about '%s' of %s, which comes later",
                          text(checker, event->id), text(checker, event->date_text),
                          text(checker, other->id), text(checker, other->date_text));
    }
}

static void
check_source(struct checker *checker, uint32_t index)
{
    const struct clm_event *event = event_at(checker, index);
    if (event->citation_count == 0)
        finding(checker, index, "source", "event '%s' names no source",
                text(checker, event->id));
}

static void
check_self(struct checker *checker, uint32_t index)
{
    const struct clm_event *event = event_at(checker, index);
    if (event->kind != CLM_KIND_ACCUSATION)
        return;
    for (size_t i = 0; i < event->actor_count; i++)
        for (size_t k = 0; k < event->target_count; k++)
            if (event->actors[i].actor == event->targets[k].actor)
                finding(checker, index, "target", "in event '%s' %s accuses itself",
                        text(checker, event->id), text(checker, event->actors[i].name));
}

/* What is in no list is one question, however often it is named: it is asked where the
 * first event names it. */
struct asking {
    struct checker *checker;
    const struct list *list;
    size_t *named; /* how often, by actor or source; 0 once it has been asked */
};

typedef void (*mention_fn)(struct asking *asking, uint32_t event, const char *field,
                           uint32_t number);

struct list {
    size_t (*count)(const struct clm_corpus *corpus);
    void (*of_event)(struct asking *asking, uint32_t event, mention_fn on_mention);
    bool (*is_listed)(const struct clm_corpus *corpus, uint32_t number);
    clm_str (*name)(const struct clm_corpus *corpus, uint32_t number);
    const char *what;
    const char *where;
    /* the name in the list that was probably meant, or NULL */
    const char *(*near)(const struct clm_corpus *corpus, const char *name);
};

static void
count_mention(struct asking *asking, uint32_t event, const char *field, uint32_t number)
{
    (void)event;
    (void)field;
    asking->named[number]++;
}

static void
ask_once(struct asking *asking, uint32_t event, const char *field, uint32_t number)
{
    struct checker *checker = asking->checker;
    const struct list *list = asking->list;
    size_t count = asking->named[number];
    asking->named[number] = 0;
    if (count == 0 || list->is_listed(checker->corpus, number))
        return;
    const char *name = text(checker, list->name(checker->corpus, number));
    bool looks = list->near != NULL && checker->near_left > 0;
    const char *near = looks ? list->near(checker->corpus, name) : NULL;
    checker->near_left -= looks;

    char rest[300] = "";
    size_t len = near != NULL ? (size_t)snprintf(rest, sizeof rest,
                                                 "; did you mean '%.100s'?", near)
                              : 0;
    if (count > 1)
        snprintf(rest + len, sizeof rest - len, "; it is named %zu times, here first",
                 count);
    finding(checker, event, field, "%s'%s' is %s%s", list->what, name, list->where, rest);
}

static void
check_list(struct checker *checker, const struct list *list)
{
    static const mention_fn steps[] = {count_mention, ask_once};
    struct asking asking = {checker, list,
                            clm__calloc(list->count(checker->corpus), sizeof(size_t))};
    checker->no_memory = checker->no_memory || asking.named == NULL;
    for (size_t step = 0; asking.named != NULL && step < 2; step++)
        for (size_t place = 0; place < clm_graph_count(checker->graph); place++)
            list->of_event(&asking, clm_graph_at(checker->graph, place), steps[step]);
    clm__free(asking.named);
}

static void
actors_of(struct asking *asking, uint32_t index, mention_fn on_mention)
{
    const struct clm_event *event = event_at(asking->checker, index);
    for (size_t i = 0; i < event->actor_count; i++)
        on_mention(asking, index, "actor", event->actors[i].actor);
    for (size_t i = 0; i < event->target_count; i++)
        on_mention(asking, index, "target", event->targets[i].actor);
}

static bool
is_listed_actor(const struct clm_corpus *corpus, uint32_t actor)
{
    return clm_corpus_actor(corpus, actor)->origin != CLM_ACTOR_IMPLIED;
}

static clm_str
actor_name(const struct clm_corpus *corpus, uint32_t actor)
{
    return clm_corpus_actor(corpus, actor)->name;
}

/* Names that differ in a letter, long ones in two, and begin alike. */
static void
try_near(const struct clm_corpus *corpus, struct clm_near *near, clm_str name)
{
    const char *candidate = clm_corpus_text(corpus, name);
    size_t len = clm_corpus_text_len(corpus, name), word = strlen(near->word);
    if (len + 2 >= word && word + 2 >= len && candidate[0] == near->word[0])
        clm_near_try(near, candidate);
}

static const char *
nearest_actor(const struct clm_corpus *corpus, const char *name)
{
    enum { SHORT = 5, LONG = 8 };
    struct clm_near near = clm_near_start(name);
    size_t len = strlen(name);
    near.distance = len < SHORT ? 0 : len < LONG ? 2 : 3;
    for (size_t i = 0; near.distance > 0 && i < clm_corpus_actor_count(corpus); i++) {
        const struct clm_actor *actor = clm_corpus_actor(corpus, i);
        if (actor->origin == CLM_ACTOR_IMPLIED)
            continue;
        try_near(corpus, &near, actor->name);
        for (size_t k = 0; k < actor->alias_count; k++)
            try_near(corpus, &near, actor->aliases[k]);
    }
    return near.best;
}

static void
check_actors_listed(struct checker *checker)
{
    static const struct list actors = {
        clm_corpus_actor_count, actors_of,    is_listed_actor, actor_name, "",
        "in no list of actors", nearest_actor};
    checker->near_left = 200; /* each looks at every name that is known */
    check_list(checker, &actors);
}

static void
sources_of(struct asking *asking, uint32_t index, mention_fn on_mention)
{
    const struct clm_event *event = event_at(asking->checker, index);
    for (size_t i = 0; i < event->citation_count; i++)
        on_mention(asking, index, "source", event->citations[i].source);
}

static bool
is_listed_source(const struct clm_corpus *corpus, uint32_t source)
{
    return clm_corpus_source(corpus, source)->listed;
}

static clm_str
source_name(const struct clm_corpus *corpus, uint32_t source)
{
    return clm_corpus_source(corpus, source)->id;
}

static void
check_sources_listed(struct checker *checker)
{
    static const struct list sources = {
        clm_corpus_source_count, sources_of, is_listed_source, source_name, "source ",
        "not in corpus.csv",     NULL};
    check_list(checker, &sources);
}

static void
check_charge(struct checker *checker, uint32_t index)
{
    const struct clm_event *event = event_at(checker, index);
    if (event->kind == CLM_KIND_ACCUSATION && event->charge[0] == '\0')
        finding(checker, index, "charge", "accusation '%s' does not say what of",
                text(checker, event->id));
}

static void
check_target(struct checker *checker, uint32_t index)
{
    const struct clm_event *event = event_at(checker, index);
    if (event->kind == CLM_KIND_ACCUSATION && event->target_count == 0)
        finding(checker, index, "target", "accusation '%s' does not say whom",
                text(checker, event->id));
}

static void
check_publication(struct checker *checker, uint32_t index)
{
    const struct clm_event *event = event_at(checker, index);
    clm_day first = clm__sort_day(event->date);
    for (size_t i = 0; i < event->citation_count; i++) {
        const struct clm_source *source =
            clm_corpus_source(checker->corpus, event->citations[i].source);
        struct clm_date published;
        if (source->published != 0 &&
            clm_date_read(&published, text(checker, source->published),
                          clm_corpus_text_len(checker->corpus, source->published),
                          NULL) == CLM_OK &&
            first > published.latest && (event->date->flags & CLM_DATE_OPEN_START) == 0)
            finding(checker, index, "date",
                    "event '%s' is dated %s, but its source '%s' was published "
                    "before that, %s",
                    text(checker, event->id), text(checker, event->date_text),
                    text(checker, source->id), text(checker, source->published));
    }
}

static bool
is_about_ceasefire(const struct checker *checker, uint32_t index)
{
    size_t count = 0;
    const struct clm_link *links = clm_graph_links(checker->graph, index, &count);
    for (size_t i = 0; i < count; i++)
        if (!links[i].incoming &&
            event_at(checker, links[i].event)->kind == CLM_KIND_CEASEFIRE)
            return true;
    return false;
}

/* An end needs a start that it is about, or an earlier start of one of its parties. */
static void
check_ends(struct checker *checker)
{
    bool *started = clm__calloc(clm_corpus_actor_count(checker->corpus), sizeof *started);
    bool any_started = false; /* by nobody that is named */
    if (started == NULL) {
        checker->no_memory = true;
        return;
    }
    for (size_t place = 0; place < clm_graph_count(checker->graph); place++) {
        uint32_t index = clm_graph_at(checker->graph, place);
        const struct clm_event *event = event_at(checker, index);
        if (event->kind != CLM_KIND_CEASEFIRE)
            continue;
        bool known = event->actor_count == 0 && any_started;
        for (size_t i = 0; i < event->actor_count; i++) {
            known = known || started[event->actors[i].actor];
            started[event->actors[i].actor] |= event->phase == CLM_PHASE_START;
        }
        any_started |= event->phase == CLM_PHASE_START;
        if (event->phase == CLM_PHASE_END && !known &&
            !is_about_ceasefire(checker, index))
            finding(checker, index, "phase",
                    "ceasefire '%s' ends but no event says that it started",
                    text(checker, event->id));
    }
    clm__free(started);
}

static enum clm_link_kind
link_between(const struct checker *checker, uint32_t from, uint32_t to)
{
    size_t count = 0, i = 0;
    const struct clm_link *links = clm_graph_links(checker->graph, from, &count);
    while (i + 1 < count && (links[i].event != to || links[i].incoming ||
                             !clm__link_orders(links[i].kind)))
        i++;
    return links[i].kind;
}

enum { WHOLE_CIRCLE = 7 };

/* "'a' answers 'b', which is about 'c', which answers 'a'"; of a long circle the start.
 */
static void
tell_circle(const struct clm__circle *circle, void *payload)
{
    static const char *const verbs[] = {[CLM_LINK_ANSWERS] = "answers",
                                        [CLM_LINK_ABOUT] = "is about",
                                        [CLM_LINK_REPEATS] = "repeats",
                                        [CLM_LINK_ENDS] = "ends",
                                        [CLM_LINK_EXTENDS] = "extends"};
    struct checker *checker = payload;
    const uint32_t *events = circle->events;
    const char *first = text(checker, event_at(checker, events[0])->id);
    size_t shown = circle->count <= WHOLE_CIRCLE ? circle->count : WHOLE_CIRCLE - 1;
    struct clm__buf said = {0};
    for (size_t i = 0; i < shown; i++) {
        uint32_t next = events[i + 1 < circle->count ? i + 1 : 0];
        clm__buf_printf(&said, "%s %s '%s'", i > 0 ? ", which" : "",
                        verbs[link_between(checker, events[i], next)],
                        text(checker, event_at(checker, next)->id));
    }
    if (shown < circle->count)
        clm__buf_printf(&said, ", and on by %zu more back to '%s'",
                        circle->count - shown - 1, first);
    if (circle->others > 0)
        clm__buf_printf(&said, "; %zu more lie on circles with these", circle->others);
    bool answers = link_between(checker, events[0], events[1]) == CLM_LINK_ANSWERS;
    finding(checker, events[0], answers ? "answers" : "about", "a circle: '%s'%s", first,
            clm__buf_text(&said));
    checker->no_memory = checker->no_memory || said.failed;
    clm__buf_release(&said);
}

static void
check_cycles(struct checker *checker)
{
    if (clm__graph_circles(checker->graph, tell_circle, checker) != CLM_OK)
        checker->no_memory = true;
}

/* Near-duplicates: events of one kind, first actor and first target, in order of days;
 * each is compared with a few before it, so that a long list of one pair stays cheap. */
struct twin {
    uint64_t key;
    uint32_t place;
};

enum { TWINS_COMPARED = 8 };

static int
by_key(const void *a, const void *b)
{
    const struct twin *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static bool
is_twin(const struct clm_event *a, const struct clm_event *b)
{
    if (a->date->earliest > b->date->latest || b->date->earliest > a->date->latest ||
        a->phase != b->phase || a->speaker != b->speaker || a->place != b->place ||
        a->actor_count != b->actor_count || a->target_count != b->target_count)
        return false;
    if (a->charge[0] == '\0' || b->charge[0] == '\0')
        return a->charge[0] == b->charge[0];
    return strcmp(a->charge, b->charge) == 0 ||
           ((a->charge_types & b->charge_types) != 0 && clm__charge_likeness(a, b) >= 90);
}

static void
check_twins(struct checker *checker)
{
    size_t count = clm_graph_count(checker->graph);
    struct twin *twins = clm__alloc(count * sizeof *twins);
    if (twins == NULL) {
        checker->no_memory = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const struct clm_event *event =
            event_at(checker, clm_graph_at(checker->graph, i));
        uint64_t actor = event->actor_count > 0 ? event->actors[0].actor + 1 : 0;
        uint64_t target = event->target_count > 0 ? event->targets[0].actor + 1 : 0;
        twins[i] = (struct twin){(actor << 32 | target) * CLM_KIND_COUNT + event->kind,
                                 (uint32_t)i};
    }
    qsort(twins, count, sizeof *twins, by_key);
    for (size_t i = 1; i < count; i++) {
        uint32_t later = clm_graph_at(checker->graph, twins[i].place);
        for (size_t back = 1;
             back <= TWINS_COMPARED && back <= i && twins[i - back].key == twins[i].key;
             back++) {
            uint32_t earlier = clm_graph_at(checker->graph, twins[i - back].place);
            if (!is_twin(event_at(checker, earlier), event_at(checker, later)))
                continue;
            finding_about(checker, later, "charge", earlier,
                          "event '%s' says nearly what '%s' says",
                          text(checker, event_at(checker, later)->id),
                          text(checker, event_at(checker, earlier)->id));
            break;
        }
    }
    clm__free(twins);
}

/* ---- decisions whose events are gone ---- */

/* How much an event is like the row of a decision, 0 = not at all. */
static unsigned
likeness_to_row(const struct checker *checker, const struct clm__decision *decision,
                const struct clm_event *event)
{
    const char *kind = decision->cells[CLM__DECIDED_KIND],
               *charge = decision->cells[CLM__DECIDED_CHARGE],
               *actor = decision->cells[CLM__DECIDED_ACTOR];
    struct clm_event row = {.charge = charge != NULL ? charge : ""};
    unsigned points = 0;
    bool cited = false;
    for (size_t i = 0; i < event->citation_count; i++)
        cited =
            cited ||
            strcmp(
                text(checker,
                     clm_corpus_source(checker->corpus, event->citations[i].source)->id),
                decision->source) == 0;
    if (!cited || event->origin == CLM_ORIGIN_CURATED)
        return 0;
    if (kind != NULL && strcmp(kind, clm_kind_name((enum clm_kind)event->kind)) == 0)
        points += 30;
    if (actor != NULL && event->actor_count > 0 &&
        strcmp(actor, text(checker, event->actors[0].name)) == 0)
        points += 20;
    return points + clm__charge_likeness(&row, event) / 2;
}

static void
check_decisions(struct checker *checker)
{
    enum { NEAR_ENOUGH = 50 };
    struct clm_corpus *corpus = checker->corpus;
    for (size_t i = 0; i < corpus->decision_count; i++) {
        const struct clm__decision *decision = &corpus->decisions[i];
        const struct clm_event *best = NULL;
        unsigned most = NEAR_ENOUGH - 1;
        for (size_t k = 0; !decision->is_found && k < corpus->event_count; k++) {
            unsigned points = likeness_to_row(checker, decision, &corpus->events[k]);
            if (points > most || (best != NULL && points == most &&
                                  clm__id_compare(text(checker, corpus->events[k].id),
                                                  text(checker, best->id)) < 0)) {
                most = points;
                best = &corpus->events[k];
            }
        }
        struct clm_loc at = {.file = corpus->files[decision->file].name,
                             .line = decision->line};
        if (!decision->is_found && best != NULL)
            finding_at(
                checker, at, "no event has the id '%s' any more; the nearest is '%s': %s",
                text(checker, decision->id), text(checker, best->id), best->charge);
        else if (!decision->is_found)
            finding_at(checker, at, "no event has the id '%s' any more",
                       text(checker, decision->id));
    }
}

/* ---- tellings of one event that say different things ---- */

static const char *
source_named(const struct checker *checker, const struct clm_event *event)
{
    if (event->citation_count == 0)
        return "no source";
    return text(checker,
                clm_corpus_source(checker->corpus, event->citations[0].source)->id);
}

/* The first number of a text; 0 = there is none. */
static unsigned long
first_number(const char *text)
{
    const char *at = text + strcspn(text, "0123456789");
    return strtoul(at, NULL, 10);
}

static void
check_disagreement(struct checker *checker, uint32_t index)
{
    size_t count = 0;
    const uint32_t *members = clm_graph_members(checker->graph, index, &count);
    const struct clm_event *event = event_at(checker, index);
    for (size_t i = 0; i < count; i++) {
        const struct clm_event *member = event_at(checker, members[i]);
        unsigned long a = first_number(event->charge), b = first_number(member->charge);
        if (member->date->earliest > event->date->latest ||
            event->date->earliest > member->date->latest)
            finding_about(checker, members[i], "date", index,
                          "'%s' dates event '%s' %s, '%s' %s",
                          source_named(checker, member), text(checker, event->id),
                          text(checker, member->date_text), source_named(checker, event),
                          text(checker, event->date_text));
        if (a != 0 && b != 0 && a != b)
            finding_about(checker, members[i], "charge", index,
                          "'%s' counts %lu in event '%s', '%s' %lu",
                          source_named(checker, member), b, text(checker, event->id),
                          source_named(checker, event), a);
        if (member->actor_count > 0 && event->actor_count > 0 &&
            clm__parties_shared(member->actors, member->actor_count, event->actors,
                                event->actor_count) == 0)
            finding_about(checker, members[i], "actor", index,
                          "'%s' attributes event '%s' to %s, '%s' to %s",
                          source_named(checker, member), text(checker, event->id),
                          text(checker, member->actors[0].name),
                          source_named(checker, event),
                          text(checker, event->actors[0].name));
    }
}

/* ---- words that do not stand where a record says ---- */

/* Whether words that a record has stand where it says. */
static bool
stands_there(const struct checker *checker, clm_str words, struct clm_span span,
             const char *bytes, size_t len)
{
    size_t words_len = clm_corpus_text_len(checker->corpus, words);
    if (words == 0 || span.end <= span.start)
        return true;
    return span.end <= len && span.end - span.start == words_len &&
           memcmp(bytes + span.start, text(checker, words), words_len) == 0;
}

static bool
parties_stand_there(const struct checker *checker, const struct clm_party *parties,
                    size_t count, const char *bytes, size_t len)
{
    for (size_t i = 0; i < count; i++)
        if (!stands_there(checker, parties[i].text, parties[i].span, bytes, len))
            return false;
    return true;
}

/* Places count in the text of the first citation: the others tell the same elsewhere. */
static void
check_words(struct checker *checker, uint32_t index, clm_text_fn text_of, void *texts)
{
    const struct clm_event *event = event_at(checker, index);
    const struct clm_evidence *evidence = event->evidence;
    size_t len = 0;
    if (event->citation_count == 0 || event->citations[0].span.end == 0)
        return;
    const struct clm_citation *citation = &event->citations[0];
    const char *bytes = text_of(citation, &len, texts);
    if (bytes == NULL)
        return; /* not at hand */
    bool good =
        citation->span.end <= len &&
        parties_stand_there(checker, event->actors, event->actor_count, bytes, len) &&
        parties_stand_there(checker, event->targets, event->target_count, bytes, len);
    if (good && evidence != NULL)
        good =
            stands_there(checker, evidence->speaker_text, evidence->speaker_span, bytes,
                         len) &&
            stands_there(checker, evidence->cue_text, evidence->cue_span, bytes, len) &&
            stands_there(checker, evidence->basis_text, evidence->basis_span, bytes, len);
    if (!good)
        finding(checker, index, "source",
                "the words of event '%s' do not stand at their places in '%s'; read the "
                "article again, it has changed",
                text(checker, event->id),
                text(checker, clm_corpus_source(checker->corpus, citation->source)->id));
}

/* One question each: of an event, or of the whole graph; one is asked by
 * clm_check_texts. */
static const struct check {
    enum clm_code code;
    void (*of_event)(struct checker *checker, uint32_t event);
    void (*of_graph)(struct checker *checker);
} checks[] = {
    {CLM_E_DATE_CONTRADICTION, check_dates, NULL},
    {CLM_E_ANSWER_BEFORE, check_answer_before, NULL},
    {CLM_E_NO_SOURCE, check_source, NULL},
    {CLM_E_SELF_ACCUSED, check_self, NULL},
    {CLM_E_NEAR_DUPLICATE, NULL, check_twins},
    {CLM_E_UNLISTED_ACTOR, NULL, check_actors_listed},
    {CLM_E_END_WITHOUT_START, NULL, check_ends},
    {CLM_E_UNLISTED_SOURCE, NULL, check_sources_listed},
    {CLM_E_NO_CHARGE, check_charge, NULL},
    {CLM_E_NO_TARGET, check_target, NULL},
    {CLM_E_LINK_CYCLE, NULL, check_cycles},
    {CLM_E_AFTER_PUBLICATION, check_publication, NULL},
    {CLM_E_DECISION_LOST, NULL, check_decisions},
    {CLM_E_DISAGREE, check_disagreement, NULL},
    {CLM_E_QUOTE_NOT_FOUND, NULL, NULL},
};

enum { CHECK_COUNT = sizeof checks / sizeof *checks };

bool
clm_check_is(enum clm_code code)
{
    for (size_t i = 0; i < CHECK_COUNT; i++)
        if (checks[i].code == code)
            return true;
    return false;
}

/* The severity of a check as the user set it; false when it is off. */
static bool
switch_to(struct checker *checker, enum clm_code code)
{
    uint8_t level =
        checker->levels != NULL ? checker->levels->by_number[code] : CLM_CHECK_AS_IS;
    checker->code = code;
    checker->level = level == CLM_CHECK_AS_IS
                         ? clm_message_get(code)->severity
                         : (enum clm_severity)(level - CLM_CHECK_NOTE);
    return level != CLM_CHECK_OFF;
}

enum clm_code
clm_check_run(struct clm_corpus *corpus, const struct clm_graph *graph,
              const struct clm_check_levels *levels, clm_diag_fn report, void *payload,
              size_t *errors)
{
    struct checker checker = {.corpus = corpus,
                              .graph = graph,
                              .levels = levels,
                              .report = report,
                              .payload = payload};
    for (size_t place = 0; place < clm_graph_count(graph); place++)
        for (size_t i = 0; i < CHECK_COUNT; i++)
            if (checks[i].of_event != NULL && switch_to(&checker, checks[i].code))
                checks[i].of_event(&checker, clm_graph_at(graph, place));
    for (size_t i = 0; i < CHECK_COUNT; i++)
        if (checks[i].of_graph != NULL && switch_to(&checker, checks[i].code))
            checks[i].of_graph(&checker);
    *errors = checker.errors;
    return checker.no_memory ? CLM_E_NOMEM : CLM_OK;
}

enum clm_code
clm_check_texts(struct clm_corpus *corpus, const struct clm_graph *graph,
                const struct clm_check_levels *levels, clm_text_fn text_of, void *texts,
                clm_diag_fn report, void *payload, size_t *errors)
{
    struct checker checker = {.corpus = corpus,
                              .graph = graph,
                              .levels = levels,
                              .report = report,
                              .payload = payload};
    bool on = switch_to(&checker, CLM_E_QUOTE_NOT_FOUND);
    for (size_t place = 0; on && place < clm_graph_count(graph); place++)
        check_words(&checker, clm_graph_at(graph, place), text_of, texts);
    *errors += checker.errors;
    return checker.no_memory ? CLM_E_NOMEM : CLM_OK;
}
