/* SPDX-License-Identifier: MIT */
/* A patch from graph to timeline.json: the document is taken apart, changed in an order
 * in which each change fits, put together, and read by the reader of all files. */
#include "base/alloc.h"
#include "base/buf.h"
#include "diff/patch.h"
#include "diff/side.h"
#include "graph/graph.h"

#include <stdlib.h>
#include <string.h>

/* Changes, each with its line and kind. */
struct record {
    json_t *change;
    uint32_t line;
    enum clm_change_kind kind;
};

struct records {
    struct record *items;
    size_t count, room;
};

static bool
find_kind(const json_t *change, enum clm_change_kind *out)
{
    const char *name = json_string_value(json_object_get(change, "change"));
    for (int i = 0; name != NULL && i < CLM_CHANGE_KIND_COUNT; i++) {
        if (strcmp(clm_change_name((enum clm_change_kind)i), name) == 0) {
            *out = (enum clm_change_kind)i;
            return true;
        }
    }
    return false;
}

static enum clm_code
add_record(struct records *records, struct clm_loc at, const char *bytes, size_t len,
           struct clm_error *err)
{
    json_error_t why;
    struct record record = {json_loadb(bytes, len, JSON_REJECT_DUPLICATES, &why), at.line,
                            CLM_CHANGE_TITLE};
    void *items = records->items;
    if (record.change == NULL) {
        at.column = why.column > 0 ? (uint32_t)why.column : 1;
        return clm_error_set(err, CLM_E_JSON, at, "not JSON: %s", why.text);
    }
    if (!find_kind(record.change, &record.kind)) {
        json_decref(record.change);
        return clm_error_set(err, CLM_E_PATCH, at,
                             "no such change; 'change' must be one that diff writes");
    }
    if (!clm__grow(&items, &records->room, records->count + 1, sizeof record)) {
        json_decref(record.change);
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    }
    records->items = items;
    records->items[records->count++] = record;
    return CLM_OK;
}

static enum clm_code
read_records(struct records *records, const char *name, const char *bytes, size_t len,
             struct clm_error *err)
{
    enum clm_code code = CLM_OK;
    for (uint32_t line = 1; len > 0 && code == CLM_OK; line++) {
        const char *end = memchr(bytes, '\n', len);
        size_t part = end != NULL ? (size_t)(end - bytes) : len;
        size_t blank = 0;
        while (blank < part && strchr(" \t\r", bytes[blank]) != NULL)
            blank++;
        if (blank < part)
            code = add_record(records, (struct clm_loc){.file = name, .line = line},
                              bytes, part, err);
        part += end != NULL;
        bytes += part;
        len -= part;
    }
    return code;
}

static bool
take_events(struct clm__patch *patch, const struct clm_graph *graph)
{
    for (uint32_t i = 0; i < graph->event_count; i++) {
        json_t *event = clm__json_event(graph, i);
        if (event == NULL)
            return false;
        if (graph->main_of[i] != i) {
            const char *tells = clm_corpus_text(
                graph->corpus, clm_graph_event(graph, graph->main_of[i])->id);
            json_object_set_new(event, CLM__TELLS, json_string(tells));
        }
        const char *id = clm_corpus_text(graph->corpus, clm_graph_event(graph, i)->id);
        if (json_object_set_new(patch->events, id, event) != 0)
            return false;
    }
    return true;
}

/* The lists with what no event names too: a change may name it. */
static bool
take_apart(struct clm__patch *patch, const struct clm_graph *graph)
{
    const struct clm_corpus *corpus = graph->corpus;
    const char *title = clm_corpus_title(corpus);
    patch->title = title[0] != '\0' ? json_string(title) : json_null();
    patch->actors = json_object();
    patch->sources = json_object();
    patch->events = json_object();
    if (patch->title == NULL || patch->actors == NULL || patch->sources == NULL ||
        patch->events == NULL || !clm__translation_init(&patch->translation))
        return false;
    for (uint32_t i = 0; i < clm_corpus_actor_count(corpus); i++) {
        const struct clm_actor *actor = clm_corpus_actor(corpus, i);
        if (actor->origin == CLM_ACTOR_IMPLIED ||
            (actor->origin == CLM_ACTOR_BUILTIN && !actor->used))
            continue;
        if (json_object_set_new(patch->actors, clm_corpus_text(corpus, actor->id),
                                clm__json_actor(corpus, i)) != 0)
            return false;
    }
    for (uint32_t i = 0; i < clm_corpus_source_count(corpus); i++) {
        const struct clm_source *source = clm_corpus_source(corpus, i);
        if (source->listed &&
            json_object_set_new(patch->sources, clm_corpus_text(corpus, source->id),
                                clm__json_source(corpus, i)) != 0)
            return false;
    }
    return take_events(patch, graph);
}

static json_t *
values_of(const json_t *object)
{
    json_t *list = json_array(), *value = NULL;
    const char *id = NULL;
    json_object_foreach((json_t *)(uintptr_t)object, id, value)
    {
        json_array_append(list, value);
    }
    return list;
}

/* Further tellings go back under what they tell. */
static bool
put_tellings(struct clm__patch *patch)
{
    json_t *alone = json_object(), *event = NULL;
    const char *id = NULL;
    bool fits = true;
    json_object_foreach(patch->events, id, event)
    {
        const char *tells = json_string_value(json_object_get(event, CLM__TELLS));
        json_t *main_event = tells != NULL ? json_object_get(patch->events, tells) : NULL;
        json_t *members = json_object_get(main_event, "members");
        if (tells == NULL) {
            json_object_set(alone, id, event);
            continue;
        }
        bool nested = main_event == NULL || main_event == event ||
                      json_object_get(main_event, CLM__TELLS) != NULL;
        if (nested) {
            fits = false;
            clm_error_set(patch->err, CLM_E_PATCH, (struct clm_loc){.file = patch->name},
                          "'%s' would be a further telling of '%s', which is no event "
                          "of its own",
                          id, tells);
            continue;
        }
        if (members == NULL)
            json_object_set_new(main_event, "members", members = json_array());
        json_array_append(members, event);
    }
    json_object_foreach(patch->events, id, event)
    {
        json_object_del(event, CLM__TELLS);
    }
    json_decref(patch->events);
    patch->events = alone;
    return fits;
}

static int
to_buf(const char *bytes, size_t len, void *buf)
{
    clm__buf_add(buf, bytes, len);
    return 0;
}

static bool
put_together(struct clm__patch *patch, struct clm__buf *out)
{
    if (!put_tellings(patch))
        return false;
    json_t *actors = values_of(patch->actors), *sources = values_of(patch->sources),
           *events = values_of(patch->events);
    json_t *document =
        json_pack("{s:i,s:O,s:O,s:O,s:O}", "claimline", 1, "title", patch->title,
                  "actors", actors, "sources", sources, "events", events);
    if (document == NULL ||
        json_dump_callback(document, to_buf, out,
                           JSON_COMPACT | JSON_REAL_PRECISION(15)) != 0)
        out->failed = true;
    json_decref(document);
    json_decref(actors);
    json_decref(sources);
    json_decref(events);
    return true;
}

/* The first thing that is wrong with the result. */
struct reading {
    const char *name;
    struct clm_error *err;
};

static void
on_report(const struct clm_diag *diag, void *payload)
{
    struct reading *reading = payload;
    if (diag->severity == CLM_ERROR)
        clm_error_set(reading->err, CLM_E_PATCH, (struct clm_loc){.file = reading->name},
                      "the result would be unsound: %s", diag->text);
}

static enum clm_code
write_result(const struct clm_graph *patched, const struct clm__buf *document,
             const struct reading *reading, clm_write_fn write, void *payload,
             struct clm_error *err)
{
    struct clm_corpus_options options = {.report = on_report,
                                         .payload = (void *)(uintptr_t)reading,
                                         .no_builtin =
                                             patched->corpus->options.no_builtin};
    struct clm_corpus *corpus = NULL;
    struct clm_graph *graph = NULL;
    struct clm_view view = {0};
    struct clm_filter all = {0};
    enum clm_code code = clm_corpus_new(&corpus, &options);
    if (code == CLM_OK)
        code = clm_corpus_read_bytes(corpus, "timeline.json", document->at, document->len,
                                     err);
    if (code == CLM_OK)
        code = clm_corpus_finish(corpus, err);
    if (code == CLM_OK && clm_corpus_error_count(corpus) > 0)
        code = CLM_E_PATCH;
    if (code == CLM_OK)
        code = clm_graph_new(&graph, corpus, err);
    if (code == CLM_OK)
        code = clm_view_init(&view, graph, &all, err);
    if (code == CLM_OK)
        code = clm_json_write(&view, clm_corpus_title(corpus), write, payload, err);
    clm_view_release(&view);
    clm_graph_free(graph);
    clm_corpus_free(corpus);
    return code == CLM_OK
               ? CLM_OK
               : clm_error_set(err, code, (struct clm_loc){0}, "out of memory");
}

/* In which turn a kind is applied: names first, then lists, then what goes, what comes,
 * and members of what stays. */
static int
turn_of(enum clm_change_kind kind)
{
    if (kind == CLM_CHANGE_ID || clm_change_field(kind) == CLM_DIFF_NAME)
        return 0;
    if (kind < CLM_CHANGE_EVENT_REMOVED)
        return 1;
    if (kind == CLM_CHANGE_EVENT_REMOVED || kind == CLM_CHANGE_TELLING_REMOVED)
        return 2;
    return kind == CLM_CHANGE_EVENT_ADDED || kind == CLM_CHANGE_TELLING_ADDED ? 3 : 4;
}

static void
apply_all(struct clm__patch *patch, const struct records *records)
{
    for (int turn = 0; turn < 5 && !patch->failed; turn++) {
        for (size_t i = 0; i < records->count && !patch->failed; i++) {
            const struct record *record = &records->items[i];
            patch->line = record->line;
            if (turn_of(record->kind) != turn)
                continue;
            if (turn == 0)
                clm__patch_names(patch, record->change, record->kind);
            else if (turn == 1)
                clm__patch_lists(patch, record->change, record->kind);
            else
                clm__patch_event(patch, record->change, record->kind);
        }
        patch->line = 0;
        if (turn == 0 && !patch->failed)
            clm__patch_translate(patch);
    }
}

static enum clm_code
run(struct clm__patch *patch, const struct clm_graph *graph, struct clm__buf *document,
    const struct records *records)
{
    if (!take_apart(patch, graph))
        return clm_error_set(patch->err, CLM_E_NOMEM, (struct clm_loc){0},
                             "out of memory");
    apply_all(patch, records);
    if (patch->failed || !put_together(patch, document))
        return CLM_E_PATCH;
    if (document->failed)
        return clm_error_set(patch->err, CLM_E_NOMEM, (struct clm_loc){0},
                             "out of memory");
    return CLM_OK;
}

enum clm_code
clm_patch_write(const struct clm_graph *graph, const char *name, const char *changes,
                size_t len, clm_write_fn write, void *payload, struct clm_error *err)
{
    struct clm_error own = {0};
    err = err != NULL ? err : &own;
    struct records records = {0};
    struct clm__patch patch = {.name = name, .err = err};
    struct clm__buf document = {0};
    struct reading reading = {name, err};
    enum clm_code code = read_records(&records, name, changes, len, err);
    if (code == CLM_OK)
        code = run(&patch, graph, &document, &records);
    if (code == CLM_OK)
        code = write_result(graph, &document, &reading, write, payload, err);
    for (size_t i = 0; i < records.count; i++)
        json_decref(records.items[i].change);
    clm__free(records.items);
    clm__translation_release(&patch.translation);
    json_decref(patch.title);
    json_decref(patch.actors);
    json_decref(patch.sources);
    json_decref(patch.events);
    clm__buf_release(&document);
    return code;
}
