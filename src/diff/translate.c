/* SPDX-License-Identifier: MIT */
/* What changed throughout, applied to one event. */
#include "diff/translate.h"

#include "claimline/event.h"

#include <string.h>

bool
clm__translation_init(struct clm__translation *translation)
{
    *translation = (struct clm__translation){json_object(), json_object(), json_object(),
                                             json_object()};
    return translation->ids != NULL && translation->actors != NULL &&
           translation->speakers != NULL && translation->moved != NULL;
}

void
clm__translation_release(struct clm__translation *translation)
{
    json_decref(translation->ids);
    json_decref(translation->actors);
    json_decref(translation->speakers);
    json_decref(translation->moved);
    *translation = (struct clm__translation){0};
}

json_t *
clm__actor_key(const json_t *actor)
{
    const char *id = json_string_value(json_object_get(actor, "id"));
    const char *name = json_string_value(json_object_get(actor, "name"));
    return id != NULL ? json_string(id) : json_sprintf(":%s", name != NULL ? name : "");
}

static bool
has_party(const json_t *parties, const json_t *key)
{
    for (size_t i = 0; i < json_array_size(parties); i++) {
        json_t *other = clm__actor_key(json_array_get(parties, i));
        bool same = json_equal(other, key) != 0;
        json_decref(other);
        if (same)
            return true;
    }
    return false;
}

/* The words that the file has for a party follow its name: cells that keep the old name
 * now differ from the name ("words"), and cells that have the new one no longer do. */
static void
rename_party(json_t *party, const json_t *to)
{
    const json_t *words = json_object_get(to, "words");
    const json_t *text = json_object_get(party, "text");
    json_object_set(party, "id", json_object_get(to, "id"));
    json_object_set(party, "name", json_object_get(to, "name"));
    if (text == NULL && words != NULL)
        json_object_set_new(party, "text", json_string(json_string_value(words)));
    else if (text != NULL && json_object_get(party, "span") == NULL &&
             json_equal((json_t *)(uintptr_t)text, json_object_get(to, "name")))
        json_object_del(party, "text");
}

static void
translate_parties(const struct clm__translation *translation, const char *id,
                  const char *member, json_t *parties)
{
    const json_t *roles = id != NULL ? json_object_get(translation->moved, id) : NULL;
    const json_t *moved = json_object_get(roles, member);
    for (size_t i = 0; i < json_array_size(parties); i++) {
        json_t *party = json_array_get(parties, i);
        json_t *key = clm__actor_key(party);
        const char *name = json_string_value(key);
        const json_t *to =
            name != NULL ? json_object_get(translation->actors, name) : NULL;
        if (to != NULL)
            rename_party(party, to);
        const json_t *goes = name != NULL ? json_object_get(moved, name) : NULL;
        json_t *goal = goes != NULL ? clm__actor_key(goes) : NULL;
        if (goes != NULL && !has_party(parties, goal))
            rename_party(party, goes);
        json_decref(goal);
        json_decref(key);
    }
}

static void
translate_link(const struct clm__translation *translation, json_t *link)
{
    const json_t *id = json_is_object(link) ? json_object_get(link, "event") : link;
    const char *text = json_string_value(id);
    const char *now =
        text != NULL ? json_string_value(json_object_get(translation->ids, text)) : NULL;
    if (now == NULL)
        return;
    if (json_is_object(link))
        json_object_set_new(link, "event", json_string(now));
    else
        json_string_set(link, now);
}

static void
translate_speaker(const struct clm__translation *translation, json_t *speaker)
{
    const json_t *name =
        json_is_object(speaker) ? json_object_get(speaker, "name") : speaker;
    const char *text = json_string_value(name);
    const char *now =
        text != NULL ? json_string_value(json_object_get(translation->speakers, text))
                     : NULL;
    if (now == NULL)
        return;
    if (json_is_object(speaker))
        json_object_set_new(speaker, "name", json_string(now));
    else
        json_string_set(speaker, now);
}

static bool
is_link(const char *member)
{
    for (int kind = 0; kind < CLM_LINK_KIND_COUNT; kind++)
        if (strcmp(member, clm_link_name((enum clm_link_kind)kind)) == 0)
            return true;
    return false;
}

void
clm__translate_member(const struct clm__translation *translation, const char *id,
                      const char *member, json_t *value)
{
    if (strcmp(member, "actors") == 0 || strcmp(member, "targets") == 0) {
        translate_parties(translation, id, member, value);
    } else if (strcmp(member, "speaker") == 0) {
        translate_speaker(translation, value);
    } else if (is_link(member)) {
        if (!json_is_array(value))
            translate_link(translation, value);
        for (size_t i = 0; i < json_array_size(value); i++)
            translate_link(translation, json_array_get(value, i));
    }
}

void
clm__translate_event(const struct clm__translation *translation, json_t *event)
{
    static const char *const members[] = {"actors", "targets", "speaker", "answers",
                                          "about",  "repeats", "ends",    "extends"};
    const char *id = json_string_value(json_object_get(event, "id"));
    const char *now =
        id != NULL ? json_string_value(json_object_get(translation->ids, id)) : NULL;
    if (now != NULL)
        json_object_set_new(event, "id", json_string(now));
    id = json_string_value(json_object_get(event, "id"));
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        json_t *value = json_object_get(event, members[i]);
        if (value != NULL)
            clm__translate_member(translation, id, members[i], value);
    }
}

void
clm__translate_role(const struct clm__translation *translation, json_t *role)
{
    const char *id = json_string_value(json_object_get(role, "acts_for"));
    const json_t *to = id != NULL ? json_object_get(translation->actors, id) : NULL;
    const json_t *now = json_object_get(to, "id");
    if (json_is_string(now))
        json_object_set_new(role, "acts_for", json_string(json_string_value(now)));
}

json_t *
clm__charge_words(const json_t *charge)
{
    json_t *text = json_object_get(charge, "text"),
           *span = json_object_get(charge, "span");
    if (span != NULL)
        return json_pack("{s:O?,s:O}", "text", text, "span", span);
    return json_is_string(text) ? json_incref(text) : json_null();
}
