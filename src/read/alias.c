/* SPDX-License-Identifier: MIT */
/* Names of actors: which actor a name means, and on which day. */
#include "base/alloc.h"
#include "read/corpus.h"

#include <stdio.h>
#include <string.h>

/* Whether two persons with one name are told apart by the time they were in office. */
static bool
apart_in_time(const struct clm_actor *a, const struct clm_actor *b)
{
    for (size_t i = 0; i < a->role_count; i++)
        for (size_t j = 0; j < b->role_count; j++)
            if (a->roles[i].from <= b->roles[j].to && b->roles[j].from <= a->roles[i].to)
                return false;
    return a->role_count > 0 && b->role_count > 0;
}

/* The actor that has the name already and cannot share it, or CLM_NONE. */
static uint32_t
find_rival(const struct clm_corpus *corpus, uint32_t actor, clm_str name)
{
    uint32_t at = clm__map_get(&corpus->alias_by_name, name, 0);
    for (; at != 0; at = corpus->aliases[at - 1].next) {
        uint32_t other = corpus->aliases[at - 1].actor;
        if (other == actor ||
            !apart_in_time(&corpus->actors[other], &corpus->actors[actor]))
            return other;
    }
    return CLM_NONE;
}

static bool
add(struct clm_corpus *corpus, uint32_t actor, clm_str name)
{
    void *aliases = corpus->aliases;
    bool fresh = false;
    if (!clm__grow(&aliases, &corpus->alias_room, corpus->alias_count + 1,
                   sizeof *corpus->aliases))
        return false;
    corpus->aliases = aliases;
    uint32_t *head = clm__map_put(&corpus->alias_by_name, name, 0, &fresh);
    if (head == NULL)
        return false;
    corpus->aliases[corpus->alias_count] =
        (struct clm__alias){.actor = actor, .next = *head};
    *head = (uint32_t)++corpus->alias_count;
    return true;
}

static void
report_rival(struct clm_corpus *corpus, uint32_t actor, uint32_t rival, clm_str name)
{
    char text[CLM_ERROR_TEXT];
    snprintf(text, sizeof text, "'%s' names both '%s' and '%s' at the same time",
             clm_corpus_text(corpus, name),
             clm_corpus_text(corpus, corpus->actors[rival].id),
             clm_corpus_text(corpus, corpus->actors[actor].id));
    struct clm_loc at = clm_corpus_actor_loc(corpus, actor);
    char pointer[sizeof corpus->pointer] = "";
    if (at.path != NULL) { /* the corpus keeps one pointer at a time */
        snprintf(pointer, sizeof pointer, "%s", at.path);
        at.path = pointer;
    }
    clm__corpus_report_also(corpus, CLM_E_DUPLICATE_ALIAS, at, text,
                            clm_corpus_actor_loc(corpus, rival), "first given");
}

/* Enters one name. `is_own`: the corpus gave it, so a rival is an error; a name from our
 * list gives way. False when there is no memory; `*taken` tells that the name went to
 * another. */
static bool
enter(struct clm_corpus *corpus, uint32_t actor, clm_str name, bool is_own, bool *taken)
{
    uint32_t rival = name == 0 ? actor : find_rival(corpus, actor, name);
    *taken = rival != CLM_NONE && rival != actor;
    if (*taken && is_own)
        report_rival(corpus, actor, rival, name);
    return rival != CLM_NONE || add(corpus, actor, name);
}

static bool
enter_own(struct clm_corpus *corpus, uint32_t index)
{
    const struct clm_actor *actor = &corpus->actors[index];
    bool taken = false;
    bool done = enter(corpus, index, actor->id, true, &taken) &&
                enter(corpus, index, actor->name, true, &taken);
    for (size_t i = actor->own_aliases; done && i < actor->alias_count; i++)
        done = enter(corpus, index, actor->aliases[i], true, &taken);
    return done;
}

/* Names from our list; those that the corpus gave to another actor are struck out. */
static bool
enter_listed(struct clm_corpus *corpus, uint32_t index)
{
    struct clm_actor *actor = &corpus->actors[index];
    bool is_listed = actor->origin == CLM_ACTOR_BUILTIN;
    size_t listed = is_listed ? actor->alias_count : actor->own_aliases, kept = 0;
    bool taken = false;
    bool done = !is_listed || (enter(corpus, index, actor->id, false, &taken) &&
                               enter(corpus, index, actor->name, false, &taken));
    for (size_t i = 0; done && i < actor->alias_count; i++) {
        taken = false;
        if (i < listed)
            done = enter(corpus, index, actor->aliases[i], false, &taken);
        if (!taken)
            actor->aliases[kept++] = actor->aliases[i];
    }
    actor->alias_count = (uint16_t)kept;
    actor->own_aliases = 0;
    return done;
}

enum clm_code
clm__alias_build(struct clm_corpus *corpus)
{
    for (uint32_t i = 0; i < corpus->actor_count; i++)
        if (corpus->actors[i].origin == CLM_ACTOR_CORPUS && !enter_own(corpus, i))
            return CLM_E_NOMEM;
    for (uint32_t i = 0; i < corpus->actor_count; i++)
        if (!enter_listed(corpus, i))
            return CLM_E_NOMEM;
    return CLM_OK;
}

/* The chain of a name, also without its article. */
static uint32_t
find_chain(const struct clm_corpus *corpus, clm_str str, const char *name, size_t len)
{
    uint32_t at = clm__map_get(&corpus->alias_by_name, str, 0);
    if (at == 0 && len > 4 &&
        (memcmp(name, "the ", 4) == 0 || memcmp(name, "The ", 4) == 0))
        at = clm__map_get(&corpus->alias_by_name,
                          clm__intern_find(&corpus->strings, name + 4, len - 4), 0);
    return at;
}

/* The role that an actor has within the days of `date`: one of its first day before
 * others, and of several the one that began last (a minister who keeps a seat in
 * parliament speaks as minister). */
static const struct clm_role *
find_role(const struct clm_actor *actor, const struct clm_date *date)
{
    const struct clm_role *found = NULL;
    clm_day first =
        (date->flags & CLM_DATE_OPEN_START) != 0 ? date->latest : date->earliest;
    bool found_holds = false;
    for (size_t i = 0; i < actor->role_count; i++) {
        const struct clm_role *role = &actor->roles[i];
        bool holds = role->from <= first && first <= role->to;
        if (!holds && (role->from > date->latest || first > role->to))
            continue;
        if (found == NULL || holds > found_holds ||
            (holds == found_holds && role->from > found->from)) {
            found = role;
            found_holds = holds;
        }
    }
    return found;
}

uint32_t
clm__alias_actor(const struct clm_corpus *corpus, uint32_t actor,
                 const struct clm_date *date, uint32_t *person)
{
    const struct clm_role *role =
        date != NULL ? find_role(&corpus->actors[actor], date) : NULL;
    *person = role != NULL ? actor : CLM_NONE;
    return role != NULL ? role->actor : actor;
}

/* Of the actors that share a name, from `at` on, the one that is meant on a day. */
static uint32_t
choose(const struct clm_corpus *corpus, uint32_t at, const struct clm_date *date,
       uint32_t *person)
{
    uint32_t ignored = 0;
    person = person != NULL ? person : &ignored;
    *person = CLM_NONE;
    uint32_t private_person = CLM_NONE;
    size_t private_count = 0;
    const struct clm_role *best = NULL;
    for (; at != 0; at = corpus->aliases[at - 1].next) {
        uint32_t index = corpus->aliases[at - 1].actor;
        const struct clm_actor *actor = &corpus->actors[index];
        if (actor->role_count == 0)
            return index;
        const struct clm_role *role = date != NULL ? find_role(actor, date) : NULL;
        if (role == NULL) {
            private_person = index;
            private_count++;
        } else if (best == NULL || role->from > best->from) {
            best = role; /* of two in office within a wide date, the later one */
            *person = index;
        }
    }
    if (best != NULL)
        return best->actor;
    return private_count == 1 ? private_person : CLM_NONE;
}

uint32_t
clm__alias_find(const struct clm_corpus *corpus, const char *name, size_t len,
                const struct clm_date *date, uint32_t *person)
{
    clm_str str = clm__intern_find(&corpus->strings, name, len);
    return choose(corpus, find_chain(corpus, str, name, len), date, person);
}

uint32_t
clm__alias_find_str(const struct clm_corpus *corpus, clm_str name,
                    const struct clm_date *date, uint32_t *person)
{
    uint32_t at = find_chain(corpus, name, clm_corpus_text(corpus, name),
                             clm_corpus_text_len(corpus, name));
    return choose(corpus, at, date, person);
}

uint32_t
clm_corpus_find_actor(const struct clm_corpus *corpus, const char *name, size_t len,
                      const struct clm_date *date, uint32_t *person)
{
    return clm__alias_find(corpus, name, len, date, person);
}
