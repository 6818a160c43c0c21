/* SPDX-License-Identifier: MIT */
/* Names of actors: which actor a name means, and on which day. */
#include "base/alloc.h"
#include "base/fold.h"
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

typedef void fold_fn(struct clm__buf *out, const char *text, size_t len);

/* The number of the folded view of a name, which is kept. */
static clm_str
keep_folded(struct clm_corpus *corpus, clm_str name, fold_fn *fold)
{
    struct clm__buf folded = {0};
    fold(&folded, clm_corpus_text(corpus, name), clm_corpus_text_len(corpus, name));
    clm_str str = folded.failed ? 0
                                : clm__intern_add(&corpus->folded, clm__buf_text(&folded),
                                                  folded.len);
    corpus->folded.failed |= folded.failed;
    clm__buf_release(&folded);
    return str;
}

/* The same of a name that need not be there. */
static clm_str
find_folded(const struct clm_corpus *corpus, const char *name, size_t len, fold_fn *fold)
{
    struct clm__buf folded = {0};
    fold(&folded, name, len);
    clm_str str = folded.failed ? 0
                                : clm__intern_find(&corpus->folded,
                                                   clm__buf_text(&folded), folded.len);
    clm__buf_release(&folded);
    return str;
}

/* The actor that has the name already and cannot share it, or CLM_NONE. A name that the
 * corpus gives is also that of our list in other letters. */
static uint32_t
find_rival(const struct clm_corpus *corpus, uint32_t actor, clm_str name, clm_str folded,
           bool is_own)
{
    const struct clm_actor *here = &corpus->actors[actor];
    uint32_t at = clm__map_get(&corpus->alias_by_folded, folded, 0);
    for (; at != 0; at = corpus->aliases[at - 1].next_folded) {
        const struct clm__alias *alias = &corpus->aliases[at - 1];
        const struct clm_actor *other = &corpus->actors[alias->actor];
        if (alias->actor == actor && alias->name == name)
            return actor;
        bool alike = is_own || alias->name == name || other->origin == CLM_ACTOR_CORPUS;
        if (alike && alias->actor != actor && !apart_in_time(other, here))
            return alias->actor;
    }
    return CLM_NONE;
}

/* Puts the alias that was added last into a map, and gives what it is chained to. */
static bool
chain(struct clm_corpus *corpus, struct clm__map *map, clm_str key, uint32_t *next)
{
    bool fresh = false;
    uint32_t *head = key == 0 ? NULL : clm__map_put(map, key, 0, &fresh);
    if (head == NULL)
        return key == 0;
    *next = *head;
    *head = (uint32_t)corpus->alias_count;
    return true;
}

static struct clm__alias *
add_alias(struct clm_corpus *corpus, uint32_t actor, clm_str name)
{
    void *aliases = corpus->aliases;
    if (!clm__grow(&aliases, &corpus->alias_room, corpus->alias_count + 1,
                   sizeof *corpus->aliases))
        return NULL;
    corpus->aliases = aliases;
    struct clm__alias *alias = &corpus->aliases[corpus->alias_count++];
    *alias = (struct clm__alias){.name = name, .actor = actor};
    return alias;
}

static bool
add(struct clm_corpus *corpus, uint32_t actor, clm_str name, clm_str folded)
{
    struct clm__alias *alias = add_alias(corpus, actor, name);
    if (alias == NULL || !chain(corpus, &corpus->alias_by_name, name, &alias->next) ||
        !chain(corpus, &corpus->alias_by_folded, folded, &alias->next_folded))
        return false;
    if (corpus->actors[actor].origin != CLM_ACTOR_CORPUS)
        return true;
    alias = add_alias(corpus, actor, name);
    return alias != NULL &&
           chain(corpus, &corpus->alias_by_loose,
                 keep_folded(corpus, name, clm__fold_loose), &alias->next_folded);
}

static bool
add_shared(struct clm_corpus *corpus, uint32_t actor)
{
    const struct clm_actor *of = &corpus->actors[actor];
    bool done = true;
    for (size_t i = 0; done && i < of->shared_count; i++) {
        struct clm__alias *alias = add_alias(corpus, actor, of->shared[i]);
        done = alias != NULL &&
               chain(corpus, &corpus->shared_by_name, of->shared[i], &alias->next);
    }
    return done;
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
    *taken = false;
    if (name == 0)
        return true;
    clm_str folded = keep_folded(corpus, name, clm__fold);
    uint32_t rival = find_rival(corpus, actor, name, folded, is_own);
    *taken = rival != CLM_NONE && rival != actor;
    if (*taken && is_own)
        report_rival(corpus, actor, rival, name);
    return rival != CLM_NONE || add(corpus, actor, name, folded);
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
        if (!enter_listed(corpus, i) || !add_shared(corpus, i))
            return CLM_E_NOMEM;
    return clm__corpus_failed(corpus) ? CLM_E_NOMEM : CLM_OK;
}

/* The bytes of a name without its article. */
static size_t
article_len(const char *name, size_t len)
{
    return len > 4 && (memcmp(name, "the ", 4) == 0 || memcmp(name, "The ", 4) == 0) ? 4
                                                                                     : 0;
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

/* One step of choosing among actors that share a name. */
struct choice {
    uint32_t person; /* CLM_NONE when whom `best` is of acts for nobody */
    const struct clm_role *best;
    uint32_t private_person;
    size_t private_count;
};

static void
weigh(const struct clm_corpus *corpus, uint32_t index, const struct clm_date *date,
      struct choice *choice)
{
    const struct clm_role *role =
        date != NULL ? find_role(&corpus->actors[index], date) : NULL;
    if (role == NULL) {
        choice->private_count += choice->private_person != index;
        choice->private_person = index;
    } else if (choice->best == NULL || role->from > choice->best->from) {
        choice->best = role; /* of two in office within a wide date, the later one */
        choice->person = index;
    }
}

/* Of the actors that share a name, from `at` on, the one that is meant on a day. */
static uint32_t
choose(const struct clm_corpus *corpus, uint32_t at, const struct clm_date *date,
       bool is_folded, bool own_only, uint32_t *person)
{
    struct choice choice = {.person = CLM_NONE, .private_person = CLM_NONE};
    uint32_t ignored = 0;
    person = person != NULL ? person : &ignored;
    *person = CLM_NONE;
    while (at != 0) {
        const struct clm__alias *alias = &corpus->aliases[at - 1];
        const struct clm_actor *actor = &corpus->actors[alias->actor];
        at = is_folded ? alias->next_folded : alias->next;
        if (own_only && actor->origin != CLM_ACTOR_CORPUS)
            continue;
        if (actor->role_count == 0)
            return alias->actor;
        weigh(corpus, alias->actor, date, &choice);
    }
    *person = choice.person;
    if (choice.best != NULL)
        return choice.best->actor;
    return choice.private_count == 1 ? choice.private_person : CLM_NONE;
}

uint32_t
clm__alias_find_shared(const struct clm_corpus *corpus, const char *name, size_t len,
                       const struct clm_date *date, uint32_t *person, uint32_t *shared)
{
    clm_str str = clm__intern_find(&corpus->strings, name, len);
    uint32_t at = clm__map_get(&corpus->alias_by_name, str, 0);
    *shared = clm__map_get(&corpus->shared_by_name, str, *shared);
    size_t skip = at == 0 ? article_len(name, len) : 0;
    if (skip > 0)
        at = clm__map_get(&corpus->alias_by_name,
                          clm__intern_find(&corpus->strings, name + skip, len - skip), 0);
    return choose(corpus, at, date, false, false, person);
}

uint32_t
clm__alias_find(const struct clm_corpus *corpus, const char *name, size_t len,
                const struct clm_date *date, uint32_t *person)
{
    uint32_t shared = 0;
    return clm__alias_find_shared(corpus, name, len, date, person, &shared);
}

uint32_t
clm__alias_find_like(const struct clm_corpus *corpus, const char *name, size_t len,
                     const struct clm_date *date, bool is_own, uint32_t *person)
{
    size_t skip = article_len(name, len);
    const struct clm__map *map =
        is_own ? &corpus->alias_by_loose : &corpus->alias_by_folded;
    fold_fn *fold = is_own ? clm__fold_loose : clm__fold;
    uint32_t at = clm__map_get(map, find_folded(corpus, name, len, fold), 0);
    if (at == 0 && skip > 0)
        at = clm__map_get(map, find_folded(corpus, name + skip, len - skip, fold), 0);
    return choose(corpus, at, date, true, is_own, person);
}

clm_str
clm__alias_folded(struct clm_corpus *corpus, clm_str name)
{
    clm_str folded = keep_folded(corpus, name, clm__fold);
    return folded != 0 ? folded : UINT32_MAX; /* nothing of it is seen */
}

bool
clm__alias_has_own(const struct clm_corpus *corpus)
{
    return corpus->alias_by_loose.count > 0;
}

uint32_t
clm__alias_find_str(const struct clm_corpus *corpus, clm_str name,
                    const struct clm_date *date, bool own_only, uint32_t *person)
{
    const char *text = clm_corpus_text(corpus, name);
    size_t len = clm_corpus_text_len(corpus, name);
    uint32_t found = clm__alias_find(corpus, text, len, date, person);
    if (found == CLM_NONE)
        found = clm__alias_find_like(corpus, text, len, date, false, person);
    if (!own_only || found == CLM_NONE ||
        corpus->actors[found].origin == CLM_ACTOR_CORPUS)
        return found;
    return clm__alias_find_like(corpus, text, len, date, true, person);
}

uint32_t
clm__alias_shared_next(const struct clm_corpus *corpus, uint32_t number)
{
    return corpus->aliases[number - 1].next;
}

uint32_t
clm_corpus_find_actor(const struct clm_corpus *corpus, const char *name, size_t len,
                      const struct clm_date *date, uint32_t *person)
{
    uint32_t found = clm__alias_find(corpus, name, len, date, person);
    return found != CLM_NONE
               ? found
               : clm__alias_find_like(corpus, name, len, date, false, person);
}
