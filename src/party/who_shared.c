/* SPDX-License-Identifier: MIT */
/* Names that several bear. */
#include "party/who_shared.h"

#include "party/who_full.h"
#include "party/who_listed.h"

#include <string.h>

static uint32_t
state_of(const struct clm__who *who, uint32_t actor)
{
    const struct clm_actor *of = clm_corpus_actor(who->corpus, actor);
    if (of->kind == CLM_ACTOR_STATE || of->of == 0)
        return actor;
    return clm__map_get(&who->corpus->actor_by_id, of->of, CLM_NONE);
}

/* The land that stands before or behind a name and owns what it names: "Chad's", "the
 * Chadian", "... of Chad". CLM_NONE when there is none. */
static uint32_t
find_owner(const struct clm__who *who, const struct clm__tokens *tokens,
           const struct clm__name *names, const struct clm__name *name, bool behind_too)
{
    static const char *const marks[] = {"'s", "\xe2\x80\x99s", "'", "\xe2\x80\x99"};
    static const char *const links[] = {"of", "in"};
    unsigned before = name->start, behind = before + name->len;
    if (before > 0 && clm__tokens_is_any(tokens, before - 1, marks, 4))
        before--;
    if (before > 0 && names[before - 1].actor != CLM_NONE &&
        clm__listed_land(who, &names[before - 1]))
        return names[before - 1].actor;
    if (behind_too && behind + 1 < tokens->count &&
        clm__tokens_is_any(tokens, behind, links, 2)) {
        behind += clm__tokens_is(tokens, behind + 1, "the") && behind + 2 < tokens->count;
        if (names[behind + 1].len > 0 && clm__listed_land(who, &names[behind + 1]))
            return names[behind + 1].actor;
    }
    return CLM_NONE;
}

static unsigned
count_of(const struct clm__who *who, uint32_t actor)
{
    for (unsigned i = 0; i < who->counted_count; i++)
        if (who->counted[i].actor == actor)
            return who->counted[i].count;
    return 0;
}

/* Whether the article is above all about a state: no other is named more often. */
static bool
is_main(const struct clm__who *who, uint32_t state)
{
    unsigned own = count_of(who, state);
    if (who->dateline == state)
        return true;
    for (unsigned i = 0; i < who->counted_count; i++)
        if (who->counted[i].count > own)
            return false;
    return own > 0;
}

static uint32_t
recall(const struct clm__who *who, uint32_t name)
{
    for (unsigned i = who->owned_count; i-- > 0;)
        if (who->owned[i].name == name)
            return who->owned[i].actor;
    return CLM_NONE;
}

static void
remember(struct clm__who *who, uint32_t name, uint32_t actor)
{
    unsigned at =
        who->owned_count < CLM__OWNED_MAX ? who->owned_count++ : CLM__OWNED_MAX - 1;
    who->owned[at] = (struct clm__owned){name, actor};
}

/* An institution or party of several states. */
static uint32_t
choose_body(struct clm__who *who, const struct clm__tokens *tokens,
            const struct clm__name *names, const struct clm__name *name, uint32_t number)
{
    uint32_t owner = find_owner(who, tokens, names, name, true);
    bool organ = false;
    for (uint32_t at = number; at != 0; at = clm__alias_shared_next(who->corpus, at)) {
        uint32_t actor = clm__alias_shared_actor(who->corpus, at);
        organ |= clm_corpus_actor(who->corpus, actor)->kind == CLM_ACTOR_STATE;
        if (owner != CLM_NONE && state_of(who, actor) == owner) {
            remember(who, number, actor);
            return actor;
        }
    }
    if (owner != CLM_NONE) { /* a party of that name in another state is no other's */
        remember(who, number, organ ? owner : CLM_NONE);
        return organ ? owner : CLM_NONE;
    }
    for (unsigned i = 0; i < who->owned_count; i++)
        if (who->owned[i].name == number)
            return recall(who, number);
    for (uint32_t at = number; at != 0; at = clm__alias_shared_next(who->corpus, at)) {
        uint32_t actor = clm__alias_shared_actor(who->corpus, at);
        if (is_main(who, state_of(who, actor)))
            return actor;
    }
    return CLM_NONE;
}

/* A surname that is a word, or that many bear: with an office, with the full name in the
 * article, or inside a sentence when his or her state is named. */
static bool
is_meant(const struct clm__who *who, const struct clm__tokens *tokens,
         const struct clm__name *name, uint32_t actor, uint32_t person)
{
    const struct clm__full_name *full =
        clm__full_find(who, (struct clm_span){tokens->at[name->start].start,
                                              tokens->at[name->start].end});
    if (full != NULL && full->words > 1)
        return full->person == person;
    if (name->start > 0 && clm__tokens_office(tokens, name->start - 1) &&
        !clm__tokens_in(tokens, name->start - 1, CLM__CLASS_CALLING))
        return true;
    return name->start > 0 && actor != person && count_of(who, actor) > 0 &&
           clm__tokens_kind(tokens, name->start) == CLM__UPOS_PROPN;
}

static void
choose_person(const struct clm__who *who, const struct clm__tokens *tokens,
              struct clm__name *name, uint32_t number)
{
    unsigned meant = 0;
    struct clm__name found = *name;
    for (uint32_t at = number; at != 0; at = clm__alias_shared_next(who->corpus, at)) {
        uint32_t person = clm__alias_shared_actor(who->corpus, at), in_office = CLM_NONE;
        uint32_t actor = clm__alias_actor(who->corpus, person, who->date, &in_office);
        if (!is_meant(who, tokens, name, actor, person))
            continue;
        /* Of two of one surname the one in office comes first. */
        if (meant > 0 && in_office == CLM_NONE)
            continue;
        meant = in_office != CLM_NONE && found.person == CLM_NONE ? 1 : meant + 1;
        found.actor = actor;
        found.person = in_office;
    }
    if (meant == 1)
        *name = found;
}

static void
enter(struct clm__name *names, const struct clm__name *name)
{
    for (unsigned k = 0; k < name->len; k++) {
        bool masked = names[name->start + k].masked;
        names[name->start + k] = *name;
        names[name->start + k].len = k == 0 ? name->len : 0;
        names[name->start + k].masked = masked;
    }
}

/* "Chad's State Department" is Chad's, whoever else has one. */
static void
give_to_owner(struct clm__who *who, const struct clm__tokens *tokens,
              struct clm__name *names, unsigned first)
{
    struct clm__name name = names[first];
    unsigned last = first + name.len - 1u;
    bool body = clm__tokens_in(tokens, last, CLM__CLASS_BODY) ||
                clm__tokens_in(tokens, last, CLM__CLASS_INSTITUTION);
    if (name.len < 2 || !body || name.person != CLM_NONE ||
        clm_corpus_actor(who->corpus, name.actor)->kind != CLM_ACTOR_STATE)
        return;
    uint32_t owner = find_owner(who, tokens, names, &name, false);
    if (owner == CLM_NONE || owner == name.actor)
        return;
    name.actor = owner;
    enter(names, &name);
}

void
clm__shared_resolve(struct clm__who *who, const struct clm__tokens *tokens,
                    struct clm__name *names)
{
    for (unsigned i = 0; i < tokens->count; i++) {
        unsigned len = names[i].shared_len;
        uint32_t number = names[i].shared;
        if (number == 0 || len <= names[i].len || names[i].start != i) {
            if (names[i].len > 0)
                give_to_owner(who, tokens, names, i);
            i += names[i].len > 0 ? names[i].len - 1u : 0;
            continue;
        }
        uint32_t first = clm__alias_shared_actor(who->corpus, number);
        struct clm__name name = {.actor = first,
                                 .person = CLM_NONE,
                                 .start = (uint16_t)i,
                                 .len = (uint16_t)len};
        bool part = clm__listed_is_part(who, tokens, names, &name);
        name.actor = CLM_NONE;
        if (!part && clm_corpus_actor(who->corpus, first)->kind == CLM_ACTOR_PERSON)
            choose_person(who, tokens, &name, number);
        else if (!part)
            name.actor = choose_body(who, tokens, names, &name, number);
        clm__listed_drop(names, i, len);
        if (name.actor != CLM_NONE && !names[i].masked)
            enter(names, &name);
        i += len - 1;
    }
}
