/* SPDX-License-Identifier: MIT */
/* Title, actors and sources of a timeline.json: what the CSV lists would have said. */
#include "base/kind.h"
#include "claimline/near.h"
#include "read/json.h"

#include <stdio.h>
#include <string.h>

static void
read_role(struct clm__json *json, const json_t *value, struct clm_role *role)
{
    struct {
        const char *name;
        clm_str *text;
        clm_day *day;
        bool is_end;
    } ends[] = {{"from", &role->from_text, &role->from, false},
                {"to", &role->to_text, &role->to, true}};
    *role = (struct clm_role){.from = CLM_DAY_MIN, .to = CLM_DAY_MAX};
    role->actor = clm__json_str(json, json_object_get(value, "acts_for"), "acts_for");
    if (clm__json_lacks(value, "acts_for"))
        clm__json_fail(json, "acts_for", CLM_E_MISSING,
                       "the role does not say for which actor");
    role->note = clm__json_str(json, json_object_get(value, "note"), "note");
    for (size_t i = 0; i < 2; i++) {
        const char *text = NULL;
        size_t len = 0;
        struct clm_error err = {0};
        if (!clm__json_text(json, json_object_get(value, ends[i].name), ends[i].name,
                            &text, &len) ||
            len == 0)
            continue;
        const struct clm_date *date =
            clm__corpus_date(json->corpus, text, len, ends[i].text, &err);
        if (date == NULL)
            clm__json_fail(json, ends[i].name, err.code, "%s", err.text);
        else
            *ends[i].day = ends[i].is_end ? date->latest : date->earliest;
    }
}

static void
read_roles(struct clm__json *json, const json_t *value, struct clm_actor *actor)
{
    struct clm__json_list list;
    if (!clm__json_list(json, json_object_get(value, "roles"), "roles", &list) ||
        list.count == 0)
        return;
    struct clm_role *roles =
        clm__arena_calloc(&json->corpus->arena, list.count, sizeof *roles);
    size_t count = 0;
    for (size_t i = 0; roles != NULL && i < list.count; i++) {
        char path[48];
        size_t prefix = json->pointer.len;
        const json_t *role = clm__json_list_at(&list, i, path, sizeof path);
        clm__buf_printf(&json->pointer, "/%s", path);
        read_role(json, role, &roles[count]);
        count += roles[count].actor != 0; /* one without has been told of */
        json->pointer.len = prefix;
    }
    actor->roles = roles;
    actor->role_count = (uint16_t)count;
}

static void
read_aliases(struct clm__json *json, const json_t *value, struct clm_actor *actor)
{
    struct clm__json_list list;
    if (!clm__json_list(json, json_object_get(value, "aliases"), "aliases", &list) ||
        list.count == 0)
        return;
    clm_str *aliases =
        clm__arena_calloc(&json->corpus->arena, list.count, sizeof *aliases);
    for (size_t i = 0; aliases != NULL && i < list.count; i++) {
        char path[48];
        aliases[i] =
            clm__json_str(json, clm__json_list_at(&list, i, path, sizeof path), path);
    }
    actor->own_aliases = 0;
    actor->aliases = aliases;
    actor->alias_count = aliases != NULL ? (uint16_t)list.count : 0;
}

/* Replaces an actor of ours; a second one of the input is an error. */
static struct clm_actor *
find_or_add(struct clm__json *json, clm_str id)
{
    struct clm_corpus *corpus = json->corpus;
    uint32_t known = clm__map_get(&corpus->actor_by_id, id, CLM_NONE);
    if (known == CLM_NONE)
        return clm__corpus_new_actor(corpus, id);
    if (corpus->actors[known].origin == CLM_ACTOR_BUILTIN &&
        corpus->files[corpus->actors[known].file].form == CLM__FILE_BUILTIN) {
        corpus->actors[known] = (struct clm_actor){.id = id};
        return &corpus->actors[known];
    }
    clm__json_fail_second(json, "actor", id, clm_corpus_actor_loc(corpus, known));
    return NULL;
}

static void
read_actor(struct clm__json *json, const json_t *value)
{
    const char *text = NULL;
    size_t len = 0;
    if (clm__json_lacks(value, "id"))
        clm__json_fail(json, "id", CLM_E_MISSING, "the actor has no id");
    else if (!clm__json_text(json, json_object_get(value, "id"), "id", &text, &len))
        return;
    else if (!clm__is_id(text, len))
        clm__json_fail(json, "id", CLM_E_BAD_ID, CLM__BAD_ID, text);
    if (text == NULL || !clm__is_id(text, len))
        return;
    struct clm_actor *actor = find_or_add(json, clm__corpus_str(json->corpus, text, len));
    if (actor == NULL)
        return;
    enum clm_actor_kind kind = CLM_ACTOR_OTHER;
    actor->name = clm__json_str(json, json_object_get(value, "name"), "name");
    if (actor->name == 0)
        actor->name = actor->id;
    if (clm__json_text(json, json_object_get(value, "kind"), "kind", &text, &len) &&
        len > 0 && !clm_actor_kind_find(&kind, text, len)) {
        char advice[200];
        clm_near_advice(advice, sizeof advice, text, len, clm__actor_kind_word,
                        CLM_ACTOR_KIND_COUNT);
        clm__json_fail(json, "kind", CLM_E_BAD_ACTOR_KIND, "'%s' is no kind of actor; %s",
                       text, advice);
    }
    actor->kind = (uint8_t)kind;
    actor->short_name = clm__json_str(json, json_object_get(value, "short"), "short");
    actor->side = clm__json_str(json, json_object_get(value, "side"), "side");
    actor->note = clm__json_str(json, json_object_get(value, "note"), "note");
    const char *list = json_string_value(json_object_get(value, "list"));
    actor->origin = list != NULL && strcmp(list, "built-in") == 0 ? CLM_ACTOR_BUILTIN
                                                                  : CLM_ACTOR_CORPUS;
    actor->file = json->file;
    actor->line = json->number;
    read_aliases(json, value, actor);
    read_roles(json, value, actor);
}

static void
read_source(struct clm__json *json, const json_t *value)
{
    struct clm_corpus *corpus = json->corpus;
    clm_str id = clm__json_str(json, json_object_get(value, "id"), "id");
    if (clm__json_lacks(value, "id"))
        clm__json_fail(json, "id", CLM_E_MISSING, "the source has no id");
    if (id == 0)
        return;
    uint32_t index = clm__corpus_source(corpus, id);
    if (index == CLM_NONE)
        return;
    if (corpus->sources[index].listed) {
        clm__json_fail_second(json, "source", id, clm_corpus_source_loc(corpus, index));
        return;
    }
    struct clm_source source = {.id = id,
                                .listed = true,
                                .used = corpus->sources[index].used,
                                .file_number = json->file,
                                .line = json->number};
    struct {
        const char *name;
        clm_str *to;
    } members[] = {{"file", &source.file},
                   {"published", &source.published},
                   {"publisher", &source.publisher},
                   {"title", &source.title},
                   {"url", &source.url},
                   {"language", &source.language},
                   {"note", &source.note}};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        *members[i].to =
            clm__json_str(json, json_object_get(value, members[i].name), members[i].name);
    struct clm_error err = {0};
    clm_str text = 0;
    struct clm_loc at = clm__json_loc(json, "file");
    if (!clm__source_path_check(corpus, at, clm_corpus_text(corpus, source.file)))
        json->bad = true;
    else if (source.published != 0 &&
             clm__corpus_date(corpus, clm_corpus_text(corpus, source.published),
                              clm_corpus_text_len(corpus, source.published), &text,
                              &err) == NULL)
        clm__json_fail(json, "published", CLM_E_BAD_DATE, "%s", err.text);
    else
        corpus->sources[index] = source;
}

static void
read_list(struct clm__json *json, const json_t *root, const char *name,
          void (*read)(struct clm__json *, const json_t *))
{
    const json_t *list = json_object_get(root, name);
    if (list == NULL)
        return;
    json->pointer.len = 0;
    if (!json_is_array(list)) {
        clm__json_fail(json, name, CLM_E_SHAPE, "the value must be an array");
        return;
    }
    for (size_t i = 0; i < json_array_size(list) && !clm__corpus_failed(json->corpus);
         i++) {
        json->number = (uint32_t)i;
        json->pointer.len = 0;
        clm__buf_printf(&json->pointer, "/%s/%zu", name, i);
        if (json_is_object(json_array_get(list, i)))
            read(json, json_array_get(list, i));
        else
            clm__json_fail(json, "", CLM_E_SHAPE, "the value must be an object");
    }
    json->pointer.len = 0;
}

void
clm__json_read_lists(struct clm__json *json, const json_t *root)
{
    const char *title = NULL;
    size_t len = 0;
    if (clm__json_text(json, json_object_get(root, "title"), "title", &title, &len) &&
        len > 0)
        json->corpus->title = clm__corpus_keep(json->corpus, title, len);
    read_list(json, root, "actors", read_actor);
    read_list(json, root, "sources", read_source);
}
