/* SPDX-License-Identifier: MIT */
/* The end of reading: names become actors, ids become events. */
#include "read/corpus.h"
#include "read/decision.h"

#include <stdio.h>
#include <string.h>

static enum clm_code
find_role_actors(struct clm_corpus *corpus)
{
    for (size_t i = 0; i < corpus->actor_count; i++) {
        struct clm_actor *actor = &corpus->actors[i];
        size_t kept = 0;
        for (size_t k = 0; k < actor->role_count; k++) {
            clm_str id = actor->roles[k].actor;
            uint32_t found = clm__map_get(&corpus->actor_by_id, id, CLM_NONE);
            if (found == CLM_NONE || found == i) {
                clm__corpus_report(
                    corpus, CLM_E_UNKNOWN_ACTOR, clm_corpus_actor_loc(corpus, i),
                    "'%s' acts for '%s', which is the id of no other actor",
                    clm_corpus_text(corpus, actor->id), clm_corpus_text(corpus, id));
                corpus->left_out++;
                continue;
            }
            actor->roles[kept] = actor->roles[k];
            actor->roles[kept++].actor = found;
        }
        actor->role_count = (uint16_t)kept;
    }
    return CLM_OK;
}

static void
use_actor(struct clm_corpus *corpus, uint32_t index)
{
    struct clm_actor *actor = &corpus->actors[index];
    if (actor->used)
        return;
    actor->used = true;
    /* What a person acts for must be there too when the graph is read back; roles do not
     * chain. */
    for (size_t i = 0; i < actor->role_count; i++)
        corpus->actors[actor->roles[i].actor].used = true;
}

/* A name that no list knows becomes an actor of its own, without an id. Of the
 * ways to spell it one is chosen at the end. */
static uint32_t
implied_actor(struct clm_corpus *corpus, clm_str name)
{
    bool fresh = false;
    clm_str folded = clm__alias_folded(corpus, name);
    uint32_t *at = clm__map_put(&corpus->implied_by_name, folded,
                                (uint32_t)corpus->actor_count, &fresh);
    clm__spelling_count(corpus, name);
    if (at == NULL) {
        corpus->arena.failed = true;
        return CLM_NONE;
    }
    if (fresh) {
        struct clm_actor *actor = clm__corpus_new_actor(corpus, 0);
        if (actor == NULL)
            return CLM_NONE;
        actor->name = name;
        actor->origin = CLM_ACTOR_IMPLIED;
    }
    return *at;
}

/* Of a party whose id is given, `actor` is the id's string until now: names may be taken
 * by another actor, an id may not. In a table a person may have changed the name and left
 * the id beside it, so there it only tells actors of one name apart. */
static uint32_t
find_by_id(const struct clm_corpus *corpus, const struct clm_event *event,
           const struct clm_party *party, uint32_t *person)
{
    if (party->actor == CLM_NONE)
        return CLM_NONE;
    uint32_t actor = clm__map_get(&corpus->actor_by_id, party->actor, CLM_NONE);
    bool is_table = corpus->files[event->file].form == CLM__FILE_CSV;
    if (actor == CLM_NONE || (is_table && corpus->actors[actor].name != party->name))
        return CLM_NONE;
    return clm__alias_actor(corpus, actor, event->date, person);
}

/* Finds the actor of a party and keeps the words of the file where they differ from the
 * actor's name. */
static uint32_t
resolve_party(struct clm_corpus *corpus, const struct clm_event *event,
              struct clm_party *party)
{
    uint32_t person = CLM_NONE;
    uint32_t actor = find_by_id(corpus, event, party, &person);
    bool by_id = actor != CLM_NONE;
    if (!by_id)
        actor = clm__alias_find_str(corpus, party->name, event->date, party->unlisted,
                                    &person);
    if (actor == CLM_NONE)
        actor = implied_actor(corpus, party->name);
    if (actor == CLM_NONE)
        return CLM_NONE;
    use_actor(corpus, actor);
    clm_str name = corpus->actors[actor].name;
    if (party->text == 0 && !by_id && party->name != name &&
        party->name != corpus->actors[actor].id)
        party->text = party->name;
    party->name = name;
    party->actor = actor;
    return person;
}

/* Two names of one actor are one party. */
static uint16_t
resolve_parties(struct clm_corpus *corpus, const struct clm_event *event,
                const struct clm_party *parties, uint16_t count, uint32_t *person)
{
    struct clm_party *own = (struct clm_party *)(uintptr_t)parties;
    uint16_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t who = resolve_party(corpus, event, &own[i]);
        if (*person == CLM_NONE)
            *person = who;
        size_t twin = 0;
        while (twin < kept && own[twin].actor != own[i].actor)
            twin++;
        if (twin == kept)
            own[kept++] = own[i];
    }
    return kept;
}

/* A speaker alone speaks for whom he or she acts on that day; a party that is a person is
 * the speaker. */
static void
resolve_speaker(struct clm_corpus *corpus, struct clm_event *event, uint32_t person)
{
    if (event->speaker == 0 && person != CLM_NONE)
        event->speaker = corpus->actors[person].name;
    if (event->speaker == 0)
        return;
    uint32_t who = CLM_NONE;
    uint32_t actor =
        clm__alias_find_str(corpus, event->speaker, event->date, false, &who);
    if (who == CLM_NONE && actor != CLM_NONE &&
        corpus->actors[actor].kind == CLM_ACTOR_PERSON)
        who = actor;
    if (who != CLM_NONE) {
        event->speaker = corpus->actors[who].name;
        use_actor(corpus, who);
    }
    if (event->actor_count > 0 || who == CLM_NONE)
        return;
    struct clm_party *party = clm__arena_calloc(&corpus->arena, 1, sizeof *party);
    if (party == NULL)
        return;
    party->name = corpus->actors[actor].name;
    party->actor = actor;
    use_actor(corpus, actor);
    event->actors = party;
    event->actor_count = 1;
}

static struct clm_loc
link_loc(struct clm_corpus *corpus, size_t event, const struct clm_ref *link)
{
    struct clm_loc at = clm_corpus_event_loc(
        corpus, event, clm_link_name((enum clm_link_kind)link->kind));
    if (link->line > 0) {
        at.line = link->line;
        at.column = link->column;
    }
    return at;
}

static void
resolve_links(struct clm_corpus *corpus, size_t index)
{
    struct clm_event *event = &corpus->events[index];
    uint8_t kept = 0;
    for (size_t i = 0; i < event->link_count; i++) {
        struct clm_ref *link = &event->links[i];
        link->event = clm__corpus_event_of(corpus, link->id);
        if (link->event != CLM_NONE && link->event != index) {
            event->links[kept++] = *link;
            continue;
        }
        bool self = link->event == index;
        clm__corpus_report(corpus, self ? CLM_E_SELF_LINK : CLM_E_UNKNOWN_EVENT,
                           link_loc(corpus, index, link),
                           self ? "event '%s' is linked to itself"
                                : "no event has the id '%s'",
                           clm_corpus_text(corpus, link->id));
        corpus->left_out++;
    }
    event->link_count = kept;
}

enum clm_code
clm_corpus_finish(struct clm_corpus *corpus, struct clm_error *err)
{
    enum clm_code code = find_role_actors(corpus);
    if (code == CLM_OK)
        code = clm__alias_build(corpus);
    if (code == CLM_OK)
        code = clm__decisions_apply(corpus);
    for (size_t i = 0; code == CLM_OK && i < corpus->event_count; i++) {
        struct clm_event *event = &corpus->events[i];
        uint32_t person = CLM_NONE, ignored = CLM_NONE;
        event->actor_count =
            resolve_parties(corpus, event, event->actors, event->actor_count, &person);
        event->target_count =
            resolve_parties(corpus, event, event->targets, event->target_count, &ignored);
        resolve_speaker(corpus, event, person);
        resolve_links(corpus, i);
        for (size_t k = 0; k < event->citation_count; k++)
            corpus->sources[event->citations[k].source].used = true;
        if (clm__corpus_failed(corpus))
            code = CLM_E_NOMEM;
    }
    if (code == CLM_OK) {
        clm__decisions_join(corpus);
        clm__spelling_choose(corpus);
    }
    if (clm__corpus_failed(corpus))
        code = CLM_E_NOMEM;
    return code == CLM_OK
               ? CLM_OK
               : clm_error_set(err, code, (struct clm_loc){0}, "out of memory");
}
