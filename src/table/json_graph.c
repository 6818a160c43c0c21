/* SPDX-License-Identifier: MIT */
/* timeline.json: the whole graph, one event a line, so that text tools and version
 * control can show changes. */
#include "table/json_graph.h"

#include "base/alloc.h"
#include "graph/graph.h"
#include "table/out.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

struct writing {
    struct clm__out out;
    const struct clm_view *view; /* NULL = all events */
    const struct clm_graph *graph;
    const struct clm_corpus *corpus;
    bool *needed;   /* by actor: an event of the view cannot be read back without it */
    uint32_t *open; /* actors that are needed and whose roles are still to be looked at */
    size_t open_count;
    bool failed;
};

/* An empty string is null. */
static json_t *
str(const struct writing *writing, clm_str value)
{
    return value == 0 ? json_null()
                      : json_stringn(clm_corpus_text(writing->corpus, value),
                                     clm_corpus_text_len(writing->corpus, value));
}

static json_t *
text(const char *value)
{
    return value[0] == '\0' ? json_null() : json_string(value);
}

/* Takes `value`; a failure shows in the end. */
static void
set(struct writing *writing, json_t *object, const char *name, json_t *value)
{
    if (json_object_set_new(object, name, value) != 0)
        writing->failed = true;
}

static void
set_if(struct writing *writing, json_t *object, const char *name, clm_str value)
{
    if (value != 0)
        set(writing, object, name, str(writing, value));
}

static void
set_span(struct writing *writing, json_t *object, struct clm_span span)
{
    if (span.end > 0)
        set(writing, object, "span",
            json_pack("[I,I]", (json_int_t)span.start, (json_int_t)span.end));
}

/* Takes `value`. */
static void
append(struct writing *writing, json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0)
        writing->failed = true;
}

static int
dump_to_buf(const char *bytes, size_t len, void *buf)
{
    clm__buf_add(buf, bytes, len);
    return 0;
}

/* Writes and takes `value`. */
static void
dump(struct writing *writing, json_t *value)
{
    if (value == NULL ||
        json_dump_callback(value, dump_to_buf, &writing->out.buf,
                           JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15)) != 0)
        writing->failed = true;
    json_decref(value);
    clm__out_flush_some(&writing->out);
}

static json_t *
party(struct writing *writing, const struct clm_party *party)
{
    json_t *object = json_object();
    set(writing, object, "id",
        str(writing, clm_corpus_actor(writing->corpus, party->actor)->id));
    set(writing, object, "name", str(writing, party->name));
    set_if(writing, object, "text", party->text);
    set_span(writing, object, party->span);
    if (clm_corpus_actor(writing->corpus, party->actor)->origin == CLM_ACTOR_IMPLIED)
        set(writing, object, "listed", json_false());
    return object;
}

static json_t *
parties(struct writing *writing, const struct clm_party *list, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        append(writing, array, party(writing, &list[i]));
    return array;
}

/* Words with a place become an object, words alone a string. */
static json_t *
words(struct writing *writing, json_t *value, struct clm_span span)
{
    if (span.end == 0)
        return value;
    json_t *object = json_object();
    set(writing, object, "text", value);
    set_span(writing, object, span);
    return object;
}

static json_t *
date_basis(struct writing *writing, const struct clm_evidence *evidence)
{
    if (evidence->basis_rule == 0 && evidence->basis_text == 0 &&
        evidence->basis_base == 0)
        return json_null();
    json_t *object = json_object();
    set(writing, object, "text", str(writing, evidence->basis_text));
    set_span(writing, object, evidence->basis_span);
    set(writing, object, "rule", str(writing, evidence->basis_rule));
    set(writing, object, "base", str(writing, evidence->basis_base));
    return object;
}

static json_t *
speaker(struct writing *writing, const struct clm_event *event,
        const struct clm_evidence *evidence)
{
    if (event->speaker == 0)
        return json_null();
    json_t *object = json_object();
    set(writing, object, "name", str(writing, event->speaker));
    set_if(writing, object, "text", evidence->speaker_text);
    set_span(writing, object, evidence->speaker_span);
    return object;
}

static json_t *
charge(struct writing *writing, const struct clm_event *event,
       const struct clm_evidence *evidence)
{
    if (event->charge[0] == '\0' && event->charge_types == 0)
        return json_null();
    json_t *object = json_object(), *types = json_array();
    set(writing, object, "text", text(event->charge));
    set_span(writing, object, evidence->charge_span);
    for (int type = 0; type < CLM_CHARGE_COUNT; type++)
        if ((event->charge_types >> type & 1) != 0)
            append(writing, types,
                   json_string(clm_charge_type_name((enum clm_charge_type)type)));
    set(writing, object, "types", types);
    return object;
}

static json_t *
cue(struct writing *writing, const struct clm_evidence *evidence)
{
    if (evidence->cue_text == 0 && evidence->cue_frame == 0)
        return json_null();
    json_t *object = json_object();
    set(writing, object, "text", str(writing, evidence->cue_text));
    set_span(writing, object, evidence->cue_span);
    set_if(writing, object, "frame", evidence->cue_frame);
    return object;
}

static json_t *
citations(struct writing *writing, const struct clm_citation *list, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *object = json_object();
        set(writing, object, "source",
            str(writing, clm_corpus_source(writing->corpus, list[i].source)->id));
        if (list[i].sentence > 0)
            set(writing, object, "sentence", json_integer(list[i].sentence));
        set_span(writing, object, list[i].span);
        if (list[i].in_title)
            set(writing, object, "part", json_string("title"));
        set_if(writing, object, "url", list[i].url);
        append(writing, array, object);
    }
    return array;
}

/* One link: an id, or for a found one an object that says how sure it is and why. */
static void
add_link(struct writing *writing, json_t *array, json_t *id, unsigned score,
         json_t *reason)
{
    json_t *object = json_object();
    set(writing, object, "event", id);
    set(writing, object, "score", json_integer(score));
    if (reason != NULL)
        set(writing, object, "reason", reason);
    append(writing, array, object);
}

static bool
is_inside(const struct writing *writing, uint32_t event)
{
    return writing->view == NULL || clm_view_has(writing->view, event);
}

/* What the graph found beside what the event itself names. */
static void
add_found(struct writing *writing, json_t *array, uint32_t index, enum clm_link_kind kind)
{
    size_t count = 0;
    const struct clm_link *found = clm_graph_links(writing->graph, index, &count);
    for (size_t i = 0; i < count; i++) {
        char reason[400];
        if (found[i].incoming || found[i].kind != kind || found[i].why == 0 ||
            !is_inside(writing, found[i].event))
            continue;
        clm_why_text(reason, sizeof reason, found[i].why);
        add_link(writing, array,
                 str(writing, clm_graph_event(writing->graph, found[i].event)->id),
                 found[i].score, json_string(reason));
    }
}

static json_t *
links(struct writing *writing, uint32_t index, enum clm_link_kind kind)
{
    const struct clm_event *event = clm_corpus_event(writing->corpus, index);
    json_t *array = json_array();
    for (size_t i = 0; i < event->link_count; i++) {
        const struct clm_ref *link = &event->links[i];
        if (link->kind != kind || !is_inside(writing, link->event))
            continue;
        json_t *id = str(writing, link->id);
        if (link->score == CLM_SCORE_CURATED)
            append(writing, array, id);
        else
            add_link(writing, array, id, link->score,
                     link->reason != 0 ? str(writing, link->reason) : NULL);
    }
    if (writing->graph->main_of[index] == index)
        add_found(writing, array, index, kind);
    return array;
}

/* Why a further telling was joined. */
static void
set_joined(struct writing *writing, json_t *object, uint32_t index)
{
    uint16_t why = 0;
    unsigned score = clm_graph_joined(writing->graph, index, &why);
    char reason[400];
    if (why == 0)
        return;
    clm_why_text(reason, sizeof reason, why);
    set(writing, object, "joined",
        json_pack("{s:i,s:s}", "score", (int)score, "reason", reason));
}

/* In the order of their names, as they are read back. */
static void
set_extras(struct writing *writing, json_t *object, uint32_t index)
{
    const struct clm_event *event = clm_corpus_event(writing->corpus, index);
    bool joined = false;
    for (size_t i = 0; i < event->extra_count; i++) {
        const char *name = clm_corpus_text(writing->corpus, event->extras[i].name);
        if (!joined && strcmp(name, "joined") > 0) {
            set_joined(writing, object, index);
            joined = true;
        }
        set(writing, object, name,
            json_loads(event->extras[i].json, JSON_DECODE_ANY, NULL));
    }
    if (!joined)
        set_joined(writing, object, index);
}

static json_t *
record(struct writing *writing, uint32_t index, const struct clm_citation *cited,
       size_t cited_count)
{
    static const struct clm_evidence nothing;
    const struct clm_event *event = clm_corpus_event(writing->corpus, index);
    const struct clm_evidence *evidence =
        event->evidence != NULL ? event->evidence : &nothing;
    json_t *object = json_object();
    set(writing, object, "id", str(writing, event->id));
    set(writing, object, "kind", json_string(clm_kind_name((enum clm_kind)event->kind)));
    if (event->phase != CLM_PHASE_NONE)
        set(writing, object, "phase",
            json_string(clm_phase_name((enum clm_phase)event->phase)));
    set(writing, object, "date", str(writing, event->date_text));
    set(writing, object, "date_basis", date_basis(writing, evidence));
    set(writing, object, "actors", parties(writing, event->actors, event->actor_count));
    set(writing, object, "speaker", speaker(writing, event, evidence));
    set(writing, object, "targets",
        parties(writing, event->targets, event->target_count));
    set(writing, object, "charge", charge(writing, event, evidence));
    set(writing, object, "cue", cue(writing, evidence));
    set(writing, object, "place",
        words(writing, str(writing, event->place), evidence->place_span));
    set(writing, object, "quote",
        words(writing, text(event->quote), evidence->quote_span));
    set(writing, object, "origin",
        json_string(clm_origin_name((enum clm_origin)event->origin)));
    set(writing, object, "confidence",
        event->confidence == CLM_CONFIDENCE_NONE
            ? json_null()
            : json_real(event->confidence / 10000.0));
    if (event->note[0] != '\0')
        set(writing, object, "note", text(event->note));
    set(writing, object, "sources", citations(writing, cited, cited_count));
    for (int kind = 0; kind < CLM_LINK_KIND_COUNT; kind++) {
        json_t *list = links(writing, index, (enum clm_link_kind)kind);
        if (kind <= CLM_LINK_REPEATS || json_array_size(list) > 0)
            set(writing, object, clm_link_name((enum clm_link_kind)kind), list);
        else
            json_decref(list);
    }
    set_extras(writing, object, index);
    return object;
}

static void
write_events(struct writing *writing)
{
    const struct clm_view *view = writing->view;
    for (size_t i = 0; i < view->count && !writing->out.refused && !writing->failed;
         i++) {
        size_t cited = 0, member_count = 0;
        const struct clm_citation *list =
            clm_graph_citations(view->graph, view->events[i], &cited);
        const uint32_t *members =
            clm_graph_members(view->graph, view->events[i], &member_count);
        json_t *object = record(writing, view->events[i], list, cited);
        json_t *array = member_count > 0 ? json_array() : NULL;
        for (size_t k = 0; k < member_count; k++) {
            const struct clm_event *member =
                clm_corpus_event(writing->corpus, members[k]);
            append(
                writing, array,
                record(writing, members[k], member->citations, member->citation_count));
        }
        if (member_count > 0)
            set(writing, object, "members", array);
        clm__buf_puts(&writing->out.buf, i > 0 ? ",\n" : "\n");
        dump(writing, object);
    }
}

/* Indices of what is listed, in the order of their ids. */
struct listed {
    const char *id;
    uint32_t index;
};

static int
by_id(const void *a, const void *b)
{
    return strcmp(((const struct listed *)a)->id, ((const struct listed *)b)->id);
}

static json_t *
actor_record(struct writing *writing, uint32_t index)
{
    const struct clm_actor *actor = clm_corpus_actor(writing->corpus, index);
    json_t *object = json_object(), *aliases = json_array(), *roles = json_array();
    set(writing, object, "id", str(writing, actor->id));
    set(writing, object, "name", str(writing, actor->name));
    set(writing, object, "kind",
        json_string(clm_actor_kind_name((enum clm_actor_kind)actor->kind)));
    for (size_t i = 0; i < actor->alias_count; i++)
        append(writing, aliases, str(writing, actor->aliases[i]));
    set(writing, object, "aliases", aliases);
    for (size_t i = 0; i < actor->role_count; i++) {
        const struct clm_role *role = &actor->roles[i];
        json_t *value = json_object();
        set(writing, value, "acts_for",
            str(writing, clm_corpus_actor(writing->corpus, role->actor)->id));
        set(writing, value, "from", str(writing, role->from_text));
        set(writing, value, "to", str(writing, role->to_text));
        set(writing, value, "note", str(writing, role->note));
        append(writing, roles, value);
    }
    if (actor->role_count > 0)
        set(writing, object, "roles", roles);
    else
        json_decref(roles);
    set_if(writing, object, "short", actor->short_name);
    set_if(writing, object, "side", actor->side);
    set_if(writing, object, "note", actor->note);
    set(writing, object, "list",
        json_string(actor->origin == CLM_ACTOR_BUILTIN ? "built-in" : "corpus"));
    return object;
}

static json_t *
source_record(struct writing *writing, uint32_t index)
{
    const struct clm_source *source = clm_corpus_source(writing->corpus, index);
    json_t *object = json_object();
    set(writing, object, "id", str(writing, source->id));
    set(writing, object, "file", str(writing, source->file));
    set(writing, object, "published", str(writing, source->published));
    set(writing, object, "publisher", str(writing, source->publisher));
    set(writing, object, "title", str(writing, source->title));
    set(writing, object, "url", str(writing, source->url));
    set(writing, object, "language", str(writing, source->language));
    set_if(writing, object, "note", source->note);
    return object;
}

static bool
is_written_actor(const struct writing *writing, uint32_t index)
{
    const struct clm_actor *actor = clm_corpus_actor(writing->corpus, index);
    return writing->needed[index] && actor->origin != CLM_ACTOR_IMPLIED;
}

static bool
is_written_source(const struct writing *writing, uint32_t index)
{
    return clm_corpus_source(writing->corpus, index)->listed;
}

static clm_str
actor_id(const struct writing *writing, uint32_t index)
{
    return clm_corpus_actor(writing->corpus, index)->id;
}

static clm_str
source_id(const struct writing *writing, uint32_t index)
{
    return clm_corpus_source(writing->corpus, index)->id;
}

/* Actors and sources are written alike: a list of those that are wanted, by id. */
struct list {
    const char *name;
    size_t count;
    bool (*wanted)(const struct writing *writing, uint32_t index);
    clm_str (*id)(const struct writing *writing, uint32_t index);
    json_t *(*record)(struct writing *writing, uint32_t index);
};

static void
write_list(struct writing *writing, const struct list *list)
{
    struct listed *found = clm__alloc(list->count * sizeof *found);
    size_t count = 0;
    if (found == NULL) {
        writing->failed = true;
        return;
    }
    for (uint32_t i = 0; i < list->count; i++)
        if (list->wanted(writing, i))
            found[count++] = (struct listed){
                clm_corpus_text(writing->corpus, list->id(writing, i)), i};
    if (count > 0)
        qsort(found, count, sizeof *found, by_id);
    clm__buf_printf(&writing->out.buf, "\"%s\":[", list->name);
    for (size_t i = 0; i < count; i++) {
        clm__buf_puts(&writing->out.buf, i > 0 ? ",\n" : "\n");
        dump(writing, list->record(writing, found[i].index));
    }
    clm__buf_puts(&writing->out.buf, "\n],\n");
    clm__free(found);
}

static void
need_actor(struct writing *writing, uint32_t actor)
{
    if (actor == CLM_NONE || writing->needed[actor])
        return;
    writing->needed[actor] = true;
    writing->open[writing->open_count++] = actor;
}

/* The actors that an event names, the one who speaks, and whom they act for. */
static void
need_actors_of(struct writing *writing, const struct clm_event *event)
{
    for (size_t i = 0; i < event->actor_count; i++)
        need_actor(writing, event->actors[i].actor);
    for (size_t i = 0; i < event->target_count; i++)
        need_actor(writing, event->targets[i].actor);
    if (event->speaker != 0) {
        uint32_t person = CLM_NONE;
        uint32_t actor = clm_corpus_find_actor(
            writing->corpus, clm_corpus_text(writing->corpus, event->speaker),
            clm_corpus_text_len(writing->corpus, event->speaker), event->date, &person);
        need_actor(writing, person != CLM_NONE ? person : actor);
    }
    while (writing->open_count > 0) {
        const struct clm_actor *actor =
            clm_corpus_actor(writing->corpus, writing->open[--writing->open_count]);
        for (size_t i = 0; i < actor->role_count; i++)
            need_actor(writing, actor->roles[i].actor);
    }
}

static bool
mark_actors(struct writing *writing)
{
    size_t actors = clm_corpus_actor_count(writing->corpus);
    writing->needed = clm__calloc(actors, sizeof *writing->needed);
    writing->open = clm__calloc(actors, sizeof *writing->open);
    if (writing->needed == NULL || writing->open == NULL)
        return false;
    for (size_t i = 0; i < writing->view->count; i++) {
        size_t count = 0;
        const uint32_t *members =
            clm_graph_members(writing->view->graph, writing->view->events[i], &count);
        need_actors_of(writing,
                       clm_corpus_event(writing->corpus, writing->view->events[i]));
        for (size_t k = 0; k < count; k++)
            need_actors_of(writing, clm_corpus_event(writing->corpus, members[k]));
    }
    return true;
}

enum clm_code
clm_json_write(const struct clm_view *view, const char *title, clm_write_fn write,
               void *payload, struct clm_error *err)
{
    struct writing writing = {.out = {.write = write, .payload = payload},
                              .view = view,
                              .graph = view->graph,
                              .corpus = clm_graph_corpus(view->graph)};
    struct list lists[] = {
        {"actors", clm_corpus_actor_count(writing.corpus), is_written_actor, actor_id,
         actor_record},
        {"sources", clm_corpus_source_count(writing.corpus), is_written_source, source_id,
         source_record},
    };
    if (!mark_actors(&writing))
        writing.failed = true;
    clm__buf_puts(&writing.out.buf, "{\"claimline\":1,\n\"title\":");
    dump(&writing, title != NULL && title[0] != '\0' ? json_string(title) : json_null());
    clm__buf_puts(&writing.out.buf, ",\n");
    for (size_t i = 0; i < 2 && !writing.failed; i++)
        write_list(&writing, &lists[i]);
    clm__buf_puts(&writing.out.buf, "\"events\":[");
    if (!writing.failed)
        write_events(&writing);
    clm__buf_puts(&writing.out.buf, "\n]}\n");
    clm__free(writing.needed);
    clm__free(writing.open);
    if (writing.failed)
        writing.out.buf.failed = true;
    return clm__out_finish(&writing.out, err);
}

/* Gives the record on, or NULL when a part of it is missing. */
static json_t *
whole(const struct writing *writing, json_t *record)
{
    if (!writing->failed)
        return record;
    json_decref(record);
    return NULL;
}

json_t *
clm__json_event(const struct clm_graph *graph, uint32_t event)
{
    struct writing writing = {.graph = graph, .corpus = clm_graph_corpus(graph)};
    const struct clm_event *found = clm_graph_event(graph, event);
    const struct clm_citation *list = found->citations;
    size_t count = found->citation_count;
    if (graph->main_of[event] == event)
        list = clm_graph_citations(graph, event, &count);
    json_t *object = record(&writing, event, list, count);
    return whole(&writing, object);
}

json_t *
clm__json_actor(const struct clm_corpus *corpus, uint32_t actor)
{
    struct writing writing = {.corpus = corpus};
    json_t *object = actor_record(&writing, actor);
    return whole(&writing, object);
}

json_t *
clm__json_source(const struct clm_corpus *corpus, uint32_t source)
{
    struct writing writing = {.corpus = corpus};
    json_t *object = source_record(&writing, source);
    return whole(&writing, object);
}
