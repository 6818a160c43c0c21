/* SPDX-License-Identifier: MIT */
/* Applies changes to a graph: the graph as JSON, changed record by record, read again and
 * written as timeline.json. Each change must find what it says was there. */
#include "diff/patch.h"

#include "base/alloc.h"
#include "base/buf.h"
#include "diff/lists.h"
#include "diff/side.h"
#include "diff/values.h"
#include "graph/graph.h"

#include <string.h>

static enum clm_code
fail(struct clm__patch *patch, const char *fmt, const char *text)
{
    struct clm_loc at = {.file = patch->name, .line = patch->line};
    patch->failed = true;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    return clm_error_set(patch->err, CLM_E_PATCH, at, fmt, text != NULL ? text : "");
#pragma GCC diagnostic pop
}

static const char *
text_of(const json_t *change, const char *member)
{
    return json_string_value(json_object_get(change, member));
}

static json_t *
event_of(struct clm__patch *patch, const char *id)
{
    json_t *event = id != NULL ? json_object_get(patch->events, id) : NULL;
    if (event == NULL)
        fail(patch, "no event has the id '%s'", id);
    return event;
}

/* What a change says was there, as it is called by now; the caller drops it. */
static json_t *
old_value(const struct clm__patch *patch, const json_t *change, const char *member)
{
    json_t *value = json_deep_copy(json_object_get(change, "old"));
    if (value != NULL)
        clm__translate_member(&patch->translation, text_of(change, "event"), member,
                              value);
    return value;
}

static void
set_member(struct clm__patch *patch, json_t *event, const json_t *change,
           const char *member)
{
    json_t *was = old_value(patch, change, member), *is = json_object_get(change, "new");
    if (!clm__value_same(was, json_object_get(event, member)))
        fail(patch, "the %s is not what the change says was there", member);
    else if (clm__value_is_none(is) && !json_is_array(is))
        json_object_set_new(event, member, json_null());
    else
        json_object_set(event, member, is);
    json_decref(was);
}

/* Words are a string, or with their span an object. */
static void
set_charge_words(json_t *charge, json_t *words)
{
    json_t *span = json_object_get(words, "span");
    json_object_set(charge, "text",
                    json_is_object(words) ? json_object_get(words, "text") : words);
    json_object_del(charge, "span");
    if (span != NULL)
        json_object_set(charge, "span", span);
}

static json_t *
charge_of(json_t *event)
{
    json_t *charge = json_object_get(event, "charge");
    if (json_is_object(charge))
        return charge;
    charge = json_pack("{s:n,s:[]}", "text", "types");
    json_object_set_new(event, "charge", charge);
    return charge;
}

static void
change_charge(struct clm__patch *patch, json_t *event, const json_t *was, json_t *is)
{
    json_t *charge = charge_of(event), *now = clm__charge_words(charge);
    if (!clm__value_same(now, was))
        fail(patch, "the %s is not what the change says was there", "charge");
    else
        set_charge_words(charge, is != NULL ? is : json_null());
    json_decref(now);
}

static void
change_types(struct clm__patch *patch, json_t *event, const json_t *change)
{
    json_t *charge = charge_of(event), *is = json_object_get(change, "new");
    if (!clm__value_same(json_object_get(charge, "types"),
                         json_object_get(change, "old")))
        fail(patch, "the %s is not what the change says was there", "charge type");
    else if (clm__value_is_none(is))
        json_object_set_new(charge, "types", json_array());
    else
        json_object_set(charge, "types", is);
}

static void
change_evidence(struct clm__patch *patch, json_t *event, const json_t *change)
{
    json_t *was = json_object_get(change, "old"), *is = json_object_get(change, "new");
    const char *member = NULL;
    json_t *value = NULL;
    json_object_foreach(is, member, value)
    {
        if (strcmp(member, "charge") == 0) {
            change_charge(patch, event, json_object_get(was, member), value);
            continue;
        }
        json_t *part = json_pack("{s:O?,s:O,s:O?}", "old", json_object_get(was, member),
                                 "new", value, "event", json_object_get(change, "event"));
        if (part == NULL)
            fail(patch, "the evidence of '%s' is not whole", member);
        else
            set_member(patch, event, part, member);
        json_decref(part);
    }
}

static json_t *
list_of(json_t *event, const char *member)
{
    json_t *list = json_object_get(event, member);
    if (json_is_array(list))
        return list;
    list = json_array();
    json_object_set_new(event, member, list);
    return list;
}

static void
change_list(struct clm__patch *patch, const json_t *change, enum clm_change_kind kind)
{
    bool is_answer = clm_change_field(kind) == CLM_DIFF_ANSWER;
    const char *member = is_answer ? "answers" : "sources";
    json_t *event = event_of(patch, text_of(change, is_answer ? "by" : "event"));
    if (event == NULL)
        return;
    json_t *was = old_value(patch, change, member), *is = json_object_get(change, "new");
    json_int_t at = json_integer_value(json_object_get(change, "at"));
    bool needs_new = kind == CLM_CHANGE_SOURCE_ADDED || kind == CLM_CHANGE_ANSWER_ADDED ||
                     kind == CLM_CHANGE_CITATION;
    if ((needs_new && clm__value_is_none(is)) ||
        !clm__step_apply(list_of(event, member), kind, was, needs_new ? is : NULL,
                         at > 0 ? (size_t)at : 0))
        fail(patch, "the %s are not what the change says was there", member);
    json_decref(was);
}

/* Sources and answers had their members changed one by one before; about and repeats are
 * checked whole. */
static bool
is_whole_list(const char *member)
{
    static const char *const lists[] = {"about", "repeats", "ends", "extends"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strcmp(member, lists[i]) == 0)
            return true;
    return false;
}

static void
change_whole_list(struct clm__patch *patch, json_t *event, const json_t *change)
{
    const char *member = text_of(change, "member");
    if (member == NULL)
        fail(patch, "the change has no '%s'", "member");
    else if (is_whole_list(member))
        set_member(patch, event, change, member);
    else if (strcmp(member, "answers") == 0 || strcmp(member, "sources") == 0)
        json_object_set(event, member, json_object_get(change, "new"));
    else
        fail(patch, "'%s' is no list of an event", member);
}

static void
change_other(struct clm__patch *patch, json_t *event, const json_t *change)
{
    const char *member = text_of(change, "member");
    json_t *is = json_object_get(change, "new");
    if (member == NULL) {
        fail(patch, "the change has no '%s'", "member");
    } else if (!clm__value_same(json_object_get(event, member),
                                json_object_get(change, "old"))) {
        fail(patch, "the %s is not what the change says was there", member);
    } else if (clm__value_is_none(is) && !json_is_array(is)) {
        json_object_del(event, member);
    } else {
        json_object_set(event, member, is);
    }
}

static void
remove_event(struct clm__patch *patch, const json_t *change)
{
    const char *id = text_of(change, "event");
    json_t *event = event_of(patch, id);
    json_t *now = event != NULL ? json_copy(event) : NULL;
    json_t *was = json_deep_copy(json_object_get(change, "old"));
    json_object_del(now, CLM__TELLS);
    if (was != NULL)
        clm__translate_event(&patch->translation, was);
    if (event != NULL && !json_equal(now, was))
        fail(patch, "the event '%s' is not what the change says was there", id);
    else if (event != NULL)
        json_object_del(patch->events, id);
    json_decref(now);
    json_decref(was);
}

static void
add_event(struct clm__patch *patch, const json_t *change)
{
    const char *id = text_of(change, "event");
    json_t *record = json_deep_copy(json_object_get(change, "new"));
    json_t *of = json_object_get(change, "of");
    const char *own = text_of(record, "id");
    if (id == NULL || own == NULL || strcmp(id, own) != 0)
        fail(patch, "the event to be added has no id of its own, or another than '%s'",
             id);
    else if (json_object_get(patch->events, id) != NULL)
        fail(patch, "there is an event '%s' already", id);
    else {
        if (json_is_string(of))
            json_object_set(record, CLM__TELLS, of);
        json_object_set(patch->events, id, record);
    }
    json_decref(record);
}

static void
change_telling(struct clm__patch *patch, json_t *event, const json_t *change)
{
    json_t *was = json_object_get(change, "old"), *is = json_object_get(change, "new");
    json_t *now = json_is_string(was)
                      ? json_object_get(patch->translation.ids, json_string_value(was))
                      : NULL;
    if (!clm__value_same(json_object_get(event, CLM__TELLS), now != NULL ? now : was))
        fail(patch, "the %s is not what the change says was there", "telling");
    else if (clm__value_is_none(is))
        json_object_del(event, CLM__TELLS);
    else
        json_object_set(event, CLM__TELLS, is);
}

static const struct {
    enum clm_change_kind kind;
    const char *member;
} plain[] = {
    {CLM_CHANGE_KIND, "kind"},
    {CLM_CHANGE_PHASE, "phase"},
    {CLM_CHANGE_DATE, "date"},
    {CLM_CHANGE_ACTOR, "actors"},
    {CLM_CHANGE_SPEAKER, "speaker"},
    {CLM_CHANGE_TARGET, "targets"},
    {CLM_CHANGE_PLACE, "place"},
    {CLM_CHANGE_QUOTE, "quote"},
    {CLM_CHANGE_NOTE, "note"},
    {CLM_CHANGE_ORIGIN, "origin"},
    {CLM_CHANGE_CONFIDENCE, "confidence"},
};

void
clm__patch_event(struct clm__patch *patch, const json_t *change,
                 enum clm_change_kind kind)
{
    if (kind == CLM_CHANGE_EVENT_REMOVED || kind == CLM_CHANGE_TELLING_REMOVED) {
        remove_event(patch, change);
        return;
    }
    if (kind == CLM_CHANGE_EVENT_ADDED || kind == CLM_CHANGE_TELLING_ADDED) {
        add_event(patch, change);
        return;
    }
    if (clm_change_field(kind) == CLM_DIFF_ANSWER ||
        clm_change_field(kind) == CLM_DIFF_SOURCE || kind == CLM_CHANGE_CITATION) {
        change_list(patch, change, kind);
        return;
    }
    json_t *event = event_of(patch, text_of(change, "event"));
    if (event == NULL)
        return;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (plain[i].kind == kind)
            set_member(patch, event, change, plain[i].member);
    if (kind == CLM_CHANGE_CHARGE)
        change_charge(patch, event, json_object_get(change, "old"),
                      json_object_get(change, "new"));
    else if (kind == CLM_CHANGE_CHARGE_TYPE)
        change_types(patch, event, change);
    else if (kind == CLM_CHANGE_EVIDENCE)
        change_evidence(patch, event, change);
    else if (kind == CLM_CHANGE_LINK || kind == CLM_CHANGE_ORDER)
        change_whole_list(patch, event, change);
    else if (kind == CLM_CHANGE_MEMBER)
        change_other(patch, event, change);
    else if (kind == CLM_CHANGE_TELLING)
        change_telling(patch, event, change);
}

/* Takes an entry of a list by id out, or says why not. */
static bool
take_out(struct clm__patch *patch, json_t *list, const json_t *value, bool must)
{
    const char *id = text_of(value, "id");
    if (id == NULL)
        return !must;
    json_t *entry = json_object_get(list, id);
    if (entry == NULL && must)
        fail(patch, "'%s' is in no list", id);
    json_object_del(list, id);
    return entry != NULL;
}

static void
put_in(struct clm__patch *patch, json_t *list, const json_t *value)
{
    const char *id = text_of(value, "id");
    json_t *copy = json_deep_copy(value);
    json_object_del(copy, "words");
    if (id != NULL && json_object_get(list, id) != NULL)
        fail(patch, "'%s' is in the list already", id);
    else if (id != NULL)
        json_object_set(list, id, copy);
    json_decref(copy);
}

static void
change_lists(struct clm__patch *patch, const json_t *change, enum clm_change_kind kind)
{
    json_t *list =
        clm_change_field(kind) == CLM_DIFF_SOURCES ? patch->sources : patch->actors;
    json_t *was = json_object_get(change, "old"), *is = json_object_get(change, "new");
    if (kind == CLM_CHANGE_ACTOR_LISTED || kind == CLM_CHANGE_SOURCE_LISTED) {
        put_in(patch, list, is);
        return;
    }
    /* An actor of the built-in list may be there unnamed. */
    bool built_in =
        text_of(was, "list") != NULL && strcmp(text_of(was, "list"), "built-in") == 0;
    take_out(patch, list, was, !built_in);
    if (kind == CLM_CHANGE_ACTOR_INFO || kind == CLM_CHANGE_SOURCE_INFO)
        put_in(patch, list, is);
}

/* {"id","name","words"?} of a new value. */
static json_t *
goal_of(const json_t *value)
{
    json_t *goal = json_object();
    static const char *const members[] = {"id", "name", "words"};
    for (size_t i = 0; i < 3; i++)
        if (json_object_get(value, members[i]) != NULL)
            json_object_set(goal, members[i], json_object_get(value, members[i]));
    return goal;
}

static void
rename_roles(struct clm__patch *patch)
{
    const char *id = NULL;
    json_t *actor = NULL;
    json_object_foreach(patch->actors, id, actor)
    {
        json_t *roles = json_object_get(actor, "roles");
        for (size_t i = 0; i < json_array_size(roles); i++)
            clm__translate_role(&patch->translation, json_array_get(roles, i));
    }
}

static void
rename_actor(struct clm__patch *patch, const json_t *change)
{
    json_t *was = json_object_get(change, "old"), *is = json_object_get(change, "new");
    json_t *key = clm__actor_key(was), *goal = goal_of(is);
    const char *old_name = text_of(was, "name");
    json_object_set(patch->translation.actors, json_string_value(key), goal);
    if (text_of(was, "id") != NULL && text_of(is, "id") != NULL && old_name != NULL)
        json_object_set(patch->translation.speakers, old_name,
                        json_object_get(is, "name"));
    take_out(patch, patch->actors, was, false);
    if (text_of(is, "id") != NULL && json_object_get(is, "kind") != NULL) {
        json_object_del(patch->actors, text_of(is, "id"));
        put_in(patch, patch->actors, is);
    }
    json_decref(key);
    json_decref(goal);
}

/* One role in the events of a list goes to another actor. */
static void
move_role(struct clm__patch *patch, const json_t *ids, const char *role, const char *key,
          json_t *goal)
{
    for (size_t i = 0; i < json_array_size(ids); i++) {
        const char *id = json_string_value(json_array_get(ids, i));
        if (id == NULL)
            continue;
        json_t *roles = json_object_get(patch->translation.moved, id);
        if (roles == NULL) {
            roles = json_object();
            json_object_set_new(patch->translation.moved, id, roles);
        }
        json_t *moves = json_object_get(roles, role);
        if (moves == NULL) {
            moves = json_object();
            json_object_set_new(roles, role, moves);
        }
        json_object_set(moves, key, goal);
    }
}

static void
move_events(struct clm__patch *patch, const json_t *change, bool merged)
{
    json_t *was = json_object_get(change, "old"), *is = json_object_get(change, "new");
    json_t *key = clm__actor_key(was), *goal = goal_of(is);
    const json_t *events = json_object_get(change, "events");
    const char *id = text_of(is, "id");
    if (key == NULL) {
        fail(patch, "an actor needs '%s'", "name");
    } else {
        move_role(patch, json_object_get(events, "actor"), "actors",
                  json_string_value(key), goal);
        move_role(patch, json_object_get(events, "target"), "targets",
                  json_string_value(key), goal);
    }
    if (merged)
        take_out(patch, patch->actors, was, false);
    if (id != NULL && json_object_get(is, "kind") != NULL &&
        json_object_get(patch->actors, id) == NULL)
        put_in(patch, patch->actors, is);
    json_decref(key);
    json_decref(goal);
}

void
clm__patch_names(struct clm__patch *patch, const json_t *change,
                 enum clm_change_kind kind)
{
    json_t *was = json_object_get(change, "old"), *is = json_object_get(change, "new");
    if (kind == CLM_CHANGE_ID) {
        if (!json_is_string(was) || !json_is_string(is))
            fail(patch, "a changed id needs '%s'", "old and new");
        else
            json_object_set(patch->translation.ids, json_string_value(was), is);
    } else if (kind == CLM_CHANGE_SPEAKER_RENAMED) {
        if (!json_is_string(was) || !json_is_string(is))
            fail(patch, "a renamed speaker needs '%s'", "old and new");
        else
            json_object_set(patch->translation.speakers, json_string_value(was), is);
    } else if (!json_is_object(was) || !json_is_object(is)) {
        fail(patch, "an actor needs '%s'", "old and new");
    } else if (kind == CLM_CHANGE_ACTOR_RENAMED) {
        rename_actor(patch, change);
    } else {
        move_events(patch, change, kind == CLM_CHANGE_ACTOR_MERGED);
    }
}

void
clm__patch_lists(struct clm__patch *patch, const json_t *change,
                 enum clm_change_kind kind)
{
    if (kind != CLM_CHANGE_TITLE) {
        change_lists(patch, change, kind);
        return;
    }
    if (!clm__value_same(patch->title, json_object_get(change, "old")))
        fail(patch, "the %s is not what the change says was there", "title");
    json_decref(patch->title);
    patch->title = json_incref(json_object_get(change, "new"));
}

/* All events by their new ids, with new names. */
void
clm__patch_translate(struct clm__patch *patch)
{
    json_t *renamed = json_object(), *event = NULL;
    const char *id = NULL;
    rename_roles(patch);
    json_object_foreach(patch->translation.ids, id, event)
    {
        if (json_object_get(patch->events, id) == NULL)
            fail(patch, "no event has the id '%s'", id);
    }
    json_object_foreach(patch->events, id, event)
    {
        json_t *tells = json_object_get(event, CLM__TELLS);
        clm__translate_event(&patch->translation, event);
        if (tells != NULL) {
            const json_t *now =
                json_object_get(patch->translation.ids, json_string_value(tells));
            if (now != NULL)
                json_object_set_new(event, CLM__TELLS,
                                    json_string(json_string_value(now)));
        }
        const char *now = text_of(event, "id");
        if (json_object_get(renamed, now) != NULL)
            fail(patch, "there would be two events '%s'", now);
        json_object_set(renamed, now, event);
    }
    json_decref(patch->events);
    patch->events = renamed;
}
