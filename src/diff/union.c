/* SPDX-License-Identifier: MIT */
/* Both versions as one corpus, for the picture: all events of the new one, those that are
 * gone, and moved events at their former places too. */
#include "base/alloc.h"
#include "diff/side.h"
#include "diff/values.h"
#include "graph/graph.h"

#include <stdlib.h>
#include <string.h>

enum { CONTEXT = 2 }; /* events shown before and after a changed one */

#define FORMER "#former"

struct joining {
    const struct clm_diff *diff;
    json_t *document;
    json_t *actors; /* by id */
    json_t *events;
    json_t *marks; /* by id */
    json_t *notes;
    struct clm_corpus *corpus;
    struct clm_graph *graph;
    struct clm_view view;
    uint8_t *mark_of; /* by event */
    const char **note_of;
    bool failed;
};

static void
put(struct joining *joining, json_t *object, const char *name, json_t *value)
{
    if (json_object_set_new(object, name, value) != 0)
        joining->failed = true;
}

static void
add_lists(struct joining *joining, json_t *sources)
{
    for (int is_new = 1; is_new >= 0; is_new--) {
        const struct clm_corpus *corpus =
            is_new ? joining->diff->new_side.corpus : joining->diff->old_side.corpus;
        for (uint32_t i = 0; i < clm_corpus_actor_count(corpus); i++) {
            const struct clm_actor *actor = clm_corpus_actor(corpus, i);
            const char *id = clm_corpus_text(corpus, actor->id);
            if (!actor->used || actor->origin == CLM_ACTOR_IMPLIED ||
                json_object_get(joining->actors, id) != NULL)
                continue;
            json_t *record = clm__json_actor(corpus, i);
            if (!is_new) /* its names may be somebody else's by now */
                json_object_del(record, "aliases");
            put(joining, joining->actors, id, record);
        }
        for (uint32_t i = 0; i < clm_corpus_source_count(corpus); i++) {
            const struct clm_source *source = clm_corpus_source(corpus, i);
            const char *id = clm_corpus_text(corpus, source->id);
            if (source->listed && json_object_get(sources, id) == NULL)
                put(joining, sources, id, clm__json_source(corpus, i));
        }
    }
}

/* What is gone has no links: what it led to may be gone too. */
static void
cut_links(json_t *event)
{
    for (int kind = 0; kind < CLM_LINK_KIND_COUNT; kind++)
        json_object_del(event, clm_link_name((enum clm_link_kind)kind));
}

static void
mark(struct joining *joining, const char *id, enum clm_mark what)
{
    put(joining, joining->marks, id, json_integer(what));
}

/* "date: 2016-09 -> 2016-10; confidence: ..." */
static void
add_note(struct joining *joining, const struct clm_change *change)
{
    struct clm__buf text = {0};
    const char *before = json_string_value(json_object_get(joining->notes, change->id));
    if (before != NULL)
        clm__buf_printf(&text, "%s; ", before);
    else
        clm__buf_puts(&text, "| ");
    clm__buf_printf(&text, "%s: ", clm_diff_field_name(clm_change_field(change->kind)));
    if (change->kind != CLM_CHANGE_EVIDENCE) {
        clm__value_text(&text, change->old_json);
        clm__buf_puts(&text, " \xE2\x86\x92 ");
        clm__value_text(&text, change->new_json);
    }
    joining->failed |= text.failed;
    put(joining, joining->notes, change->id, json_string(clm__buf_text(&text)));
    clm__buf_release(&text);
}

static void
add_former(struct joining *joining, const struct clm_change *change)
{
    json_t *event = clm__json_event(joining->diff->old_side.graph, change->old_index);
    json_t *id = json_sprintf("%s" FORMER, change->id);
    const char *name = json_string_value(id);
    if (event == NULL || name == NULL) {
        joining->failed = true;
    } else if (json_object_get(joining->events, name) == NULL && strlen(name) <= 200) {
        clm__translate_event(&joining->diff->translation, event);
        cut_links(event);
        json_object_set(event, "id", id);
        mark(joining, name, CLM_MARK_FORMER);
        json_object_set(joining->events, name, event);
    }
    json_decref(event);
    json_decref(id);
}

static void
add_removed(struct joining *joining, const struct clm_change *change)
{
    json_t *event = clm__json_event(joining->diff->old_side.graph, change->old_index);
    if (event == NULL) {
        joining->failed = true;
        return;
    }
    clm__translate_event(&joining->diff->translation, event);
    cut_links(event);
    mark(joining, change->id, CLM_MARK_REMOVED);
    put(joining, joining->events, change->id, event);
}

static void
add_change(struct joining *joining, const struct clm_change *change)
{
    const char *id = change->id;
    if (change->kind < CLM_CHANGE_EVENT_REMOVED || change->id == NULL)
        return;
    switch ((int)change->kind) {
    case CLM_CHANGE_EVENT_REMOVED:
        add_removed(joining, change);
        return;
    case CLM_CHANGE_EVENT_ADDED:
        mark(joining, id, CLM_MARK_ADDED);
        return;
    case CLM_CHANGE_TELLING_ADDED:
    case CLM_CHANGE_TELLING_REMOVED:
    case CLM_CHANGE_TELLING:
        return;
    case CLM_CHANGE_ANSWER_ADDED:
    case CLM_CHANGE_ANSWER_REMOVED:
        id = change->other;
        break;
    case CLM_CHANGE_DATE:
        add_former(joining, change);
        add_note(joining, change);
        break;
    default:
        add_note(joining, change);
    }
    if (json_object_get(joining->marks, id) == NULL)
        mark(joining, id, CLM_MARK_CHANGED);
}

static json_t *
values_of(json_t *object)
{
    json_t *list = json_array(), *value = NULL;
    const char *id = NULL;
    json_object_foreach(object, id, value)
    {
        json_array_append(list, value);
    }
    return list;
}

static bool
make_document(struct joining *joining)
{
    const struct clm__side *side = &joining->diff->new_side;
    json_t *sources = json_object();
    joining->actors = json_object();
    joining->events = json_object();
    joining->marks = json_object();
    joining->notes = json_object();
    add_lists(joining, sources);
    for (uint32_t i = 0; i < side->count && !joining->failed; i++)
        if (clm__main_of(side, i) == i)
            put(joining, joining->events, clm__event_id(side, i),
                clm__json_event(side->graph, i));
    for (size_t i = 0; i < joining->diff->change_count && !joining->failed; i++)
        add_change(joining, &joining->diff->changes[i]);
    joining->document =
        json_pack("{s:o,s:o,s:o}", "actors", values_of(joining->actors), "sources",
                  values_of(sources), "events", values_of(joining->events));
    json_decref(sources);
    return !joining->failed && joining->document != NULL;
}

static enum clm_code
read_document(struct joining *joining, struct clm_error *err)
{
    struct clm_corpus_options options = {
        .keep_going = true,
        .no_builtin = joining->diff->new_side.corpus->options.no_builtin};
    char *bytes = json_dumps(joining->document, JSON_COMPACT | JSON_REAL_PRECISION(15));
    enum clm_code code =
        bytes != NULL ? clm_corpus_new(&joining->corpus, &options) : CLM_E_NOMEM;
    if (code == CLM_OK)
        code = clm_corpus_read_bytes(joining->corpus, "both.json", bytes, strlen(bytes),
                                     err);
    free(bytes);
    if (code == CLM_OK)
        code = clm_corpus_finish(joining->corpus, err);
    if (code == CLM_OK)
        code = clm_graph_new(&joining->graph, joining->corpus, err);
    return code;
}

static enum clm_code
mark_events(struct joining *joining)
{
    size_t count = clm_corpus_event_count(joining->corpus);
    joining->mark_of = clm__calloc(count, sizeof *joining->mark_of);
    joining->note_of = clm__calloc(count, sizeof *joining->note_of);
    if (joining->mark_of == NULL || joining->note_of == NULL)
        return CLM_E_NOMEM;
    for (uint32_t i = 0; i < count; i++) {
        const char *id =
            clm_corpus_text(joining->corpus, clm_corpus_event(joining->corpus, i)->id);
        joining->mark_of[i] =
            (uint8_t)json_integer_value(json_object_get(joining->marks, id));
        joining->note_of[i] = json_string_value(json_object_get(joining->notes, id));
    }
    return CLM_OK;
}

static clm_day
day_of(const struct joining *joining, size_t place)
{
    return clm__sort_day(
        clm_graph_event(joining->graph, clm_graph_at(joining->graph, place))->date);
}

/* Marked events, all others of their days, and a few before and after. */
static enum clm_code
choose_events(struct joining *joining, bool full)
{
    size_t count = clm_graph_count(joining->graph);
    bool *shown = clm__calloc(count, sizeof *shown);
    joining->view.graph = joining->graph;
    joining->view.events = clm__alloc(count * sizeof *joining->view.events);
    if (shown == NULL || joining->view.events == NULL) {
        clm__free(shown);
        return CLM_E_NOMEM;
    }
    size_t done = 0; /* below it all is decided */
    for (size_t i = 0; i < count; i++) {
        if (!full && joining->mark_of[clm_graph_at(joining->graph, i)] == CLM_MARK_NONE)
            continue;
        size_t first = i, end = i + 1;
        while (first > done && day_of(joining, first - 1) == day_of(joining, i))
            first--;
        while (end < count && day_of(joining, end) == day_of(joining, i))
            end++;
        first = first > done + CONTEXT ? first - CONTEXT : done;
        end = end + CONTEXT < count ? end + CONTEXT : count;
        for (size_t k = first; k < end; k++)
            shown[k] = true;
        done = i;
    }
    for (size_t i = 0; i < count; i++)
        if (shown[i])
            joining->view.events[joining->view.count++] = clm_graph_at(joining->graph, i);
    clm__free(shown);
    return CLM_OK;
}

enum clm_code
clm_diff_picture_new(struct clm_picture **out, const struct clm_diff *diff, bool full,
                     const struct clm_picture_options *options, struct clm_error *err)
{
    struct joining joining = {.diff = diff};
    struct clm_picture_options own = {0};
    if (options != NULL)
        own = *options;
    enum clm_code code = make_document(&joining) ? CLM_OK : CLM_E_NOMEM;
    if (code == CLM_OK)
        code = read_document(&joining, err);
    if (code == CLM_OK)
        code = mark_events(&joining);
    if (code == CLM_OK)
        code = choose_events(&joining, full);
    own.marks = joining.mark_of;
    own.remarks = (const char *const *)joining.note_of;
    if (own.title == NULL)
        own.title = "What changed: + added, \xE2\x88\x92 removed, ~ changed";
    if (code == CLM_OK)
        code = clm_picture_new(out, &joining.view, &own, err);
    clm_view_release(&joining.view);
    clm_graph_free(joining.graph);
    clm_corpus_free(joining.corpus);
    clm__free(joining.mark_of);
    clm__free(joining.note_of);
    json_decref(joining.document);
    json_decref(joining.actors);
    json_decref(joining.events);
    json_decref(joining.marks);
    json_decref(joining.notes);
    return code == CLM_OK
               ? CLM_OK
               : clm_error_set(err, code, (struct clm_loc){0}, "out of memory");
}
