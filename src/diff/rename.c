/* SPDX-License-Identifier: MIT */
/* Actors and speakers that were renamed, merged or split: one change each, not one an
 * event. */
#include "diff/rename.h"

#include "base/alloc.h"
#include "base/map.h"
#include "diff/change.h"
#include "diff/side.h"
#include "diff/values.h"
#include "diff/votes.h"
#include "read/corpus.h"

#include <string.h>

enum { MAX_PARTIES = 64 }; /* longer lists have no vote */

static size_t
numbers_of(const struct clm__side *side, uint32_t event, bool targets, uint32_t *list)
{
    const struct clm_event *found = clm_corpus_event(side->corpus, event);
    const struct clm_party *parties = targets ? found->targets : found->actors;
    size_t count = targets ? found->target_count : found->actor_count;
    for (size_t i = 0; i < count && i < MAX_PARTIES; i++)
        list[i] = side->party_number[parties[i].actor];
    return count;
}

static void
count_uses(const struct clm_diff *diff, struct clm__vote *votes)
{
    uint32_t list[MAX_PARTIES];
    for (int is_new = 0; is_new < 2; is_new++) {
        const struct clm__side *side = is_new ? &diff->new_side : &diff->old_side;
        for (uint32_t i = 0; i < side->count; i++) {
            for (int targets = 0; targets < 2; targets++) {
                size_t count = numbers_of(side, i, targets, list);
                for (size_t k = 0; k < count && k < MAX_PARTIES; k++)
                    *(is_new ? &votes[list[k]].new_uses : &votes[list[k]].old_uses) += 1;
            }
        }
        for (uint32_t i = 0; i < side->corpus->actor_count; i++)
            if (side->corpus->actors[i].origin == CLM_ACTOR_CORPUS)
                *(is_new ? &votes[side->party_number[i]].kept_new
                         : &votes[side->party_number[i]].kept_old) = true;
    }
}

static void
count_votes(const struct clm_diff *diff, struct clm__vote *votes, bool counting)
{
    uint32_t old_list[MAX_PARTIES], new_list[MAX_PARTIES];
    for (uint32_t i = 0; i < diff->old_side.count; i++) {
        uint32_t same = diff->old_side.partner[i];
        for (int targets = 0; same != CLM_NONE && targets < 2; targets++) {
            size_t old_count = numbers_of(&diff->old_side, i, targets, old_list);
            size_t new_count = numbers_of(&diff->new_side, same, targets, new_list);
            if (old_count <= MAX_PARTIES && new_count <= MAX_PARTIES)
                clm__votes_count(votes, old_list, old_count, new_list, new_count,
                                 counting);
        }
    }
}

/* Actors by number. */
struct numbered {
    uint32_t *old_actor;
    uint32_t *new_actor;
};

static bool
number(const struct clm_diff *diff, struct numbered *numbered)
{
    numbered->old_actor = clm__alloc(diff->party_count * sizeof(uint32_t));
    numbered->new_actor = clm__alloc(diff->party_count * sizeof(uint32_t));
    if (numbered->old_actor == NULL || numbered->new_actor == NULL)
        return false;
    for (size_t i = 0; i < diff->party_count; i++)
        numbered->old_actor[i] = numbered->new_actor[i] = CLM_NONE;
    for (uint32_t i = 0; i < diff->old_side.corpus->actor_count; i++)
        numbered->old_actor[diff->old_side.party_number[i]] = i;
    for (uint32_t i = 0; i < diff->new_side.corpus->actor_count; i++)
        numbered->new_actor[diff->new_side.party_number[i]] = i;
    return true;
}

/* An actor as changes show it: its record, or its name when it is in no list. */
static json_t *
actor_value(const struct clm__side *side, uint32_t actor)
{
    const struct clm_actor *found = &side->corpus->actors[actor];
    if (found->origin != CLM_ACTOR_IMPLIED)
        return clm__json_actor(side->corpus, actor);
    return json_pack("{s:n,s:s}", "id", "name",
                     clm_corpus_text(side->corpus, found->name));
}

static const char *
actor_label(const struct clm__side *side, uint32_t actor)
{
    const struct clm_actor *found = &side->corpus->actors[actor];
    return clm_corpus_text(side->corpus, found->id != 0 ? found->id : found->name);
}

static const struct clm_party *
find_party(const struct clm_event *event, uint32_t actor, bool targets)
{
    const struct clm_party *parties = targets ? event->targets : event->actors;
    size_t count = targets ? event->target_count : event->actor_count;
    for (size_t i = 0; i < count; i++)
        if (parties[i].actor == actor)
            return &parties[i];
    return NULL;
}

/* Whether the file kept the old name, which now is an alias: told by more of the events
 * than not. */
static bool
keeps_words(const struct clm_diff *diff, uint32_t old_actor, uint32_t new_actor)
{
    const struct clm__side *old_side = &diff->old_side, *new_side = &diff->new_side;
    const char *name =
        clm_corpus_text(old_side->corpus, old_side->corpus->actors[old_actor].name);
    size_t kept = 0, all = 0;
    for (uint32_t i = 0; i < old_side->count; i++) {
        uint32_t same = old_side->partner[i];
        for (int targets = 0; same != CLM_NONE && targets < 2; targets++) {
            const struct clm_party *was = find_party(
                clm_corpus_event(old_side->corpus, i), old_actor, targets != 0);
            const struct clm_party *is = find_party(
                clm_corpus_event(new_side->corpus, same), new_actor, targets != 0);
            if (was == NULL || is == NULL || was->text != 0)
                continue;
            all++;
            kept += strcmp(clm_corpus_text(new_side->corpus, is->text), name) == 0;
        }
    }
    return kept * 2 > all;
}

/* {"id","name","words"?} */
static json_t *
goal_of(const struct clm_diff *diff, uint32_t old_actor, uint32_t new_actor)
{
    const struct clm_actor *to = &diff->new_side.corpus->actors[new_actor];
    json_t *goal = json_object();
    json_object_set_new(goal, "id",
                        to->id != 0
                            ? json_string(clm_corpus_text(diff->new_side.corpus, to->id))
                            : json_null());
    json_object_set_new(goal, "name",
                        json_string(clm_corpus_text(diff->new_side.corpus, to->name)));
    if (keeps_words(diff, old_actor, new_actor)) {
        const struct clm_actor *from = &diff->old_side.corpus->actors[old_actor];
        json_object_set_new(
            goal, "words",
            json_string(clm_corpus_text(diff->old_side.corpus, from->name)));
    }
    return goal;
}

/* Whether one role of an event went from one actor to the other. */
static bool
has_moved(const struct clm_diff *diff, uint32_t event, uint32_t old_actor,
          uint32_t new_actor, bool targets)
{
    const struct clm__side *old_side = &diff->old_side, *new_side = &diff->new_side;
    const struct clm_event *was = clm_corpus_event(old_side->corpus, event);
    uint32_t same = old_side->partner[event];
    uint32_t old_list[MAX_PARTIES], new_list[MAX_PARTIES];
    if (same == CLM_NONE || find_party(was, old_actor, targets) == NULL ||
        find_party(clm_corpus_event(new_side->corpus, same), new_actor, targets) == NULL)
        return false;
    size_t count = numbers_of(old_side, event, targets, old_list);
    if (numbers_of(new_side, same, targets, new_list) != count || count > MAX_PARTIES)
        return false;
    for (size_t i = 0; i < count; i++)
        if (new_list[i] == old_side->party_number[old_actor] ||
            old_list[i] == new_side->party_number[new_actor])
            return false;
    return true;
}

/* Enters that in an event, as it is called now, one role goes to another actor. */
static void
enter_move(struct clm_diff *diff, const char *id, const char *role, const char *key,
           json_t *goal)
{
    json_t *roles = json_object_get(diff->translation.moved, id);
    if (roles == NULL) {
        roles = json_object();
        json_object_set_new(diff->translation.moved, id, roles);
    }
    json_t *moves = json_object_get(roles, role);
    if (moves == NULL) {
        moves = json_object();
        json_object_set_new(roles, role, moves);
    }
    if (json_object_set(moves, key, goal) != 0)
        diff->failed = true;
}

/* {"actor": [ids], "target": [ids]} of the events that went from one actor to the other;
 * each is entered as moved. */
static const char *
move_events(struct clm_diff *diff, uint32_t old_actor, uint32_t new_actor)
{
    json_t *lists[2] = {json_array(), json_array()};
    json_t *goal = goal_of(diff, old_actor, new_actor);
    json_t *from = actor_value(&diff->old_side, old_actor);
    json_t *key = clm__actor_key(from);
    for (size_t i = 0; key != NULL && i < diff->old_side.count * 2; i++) {
        uint32_t event = diff->old_side.order[i / 2];
        bool targets = i % 2 == 1;
        if (!has_moved(diff, event, old_actor, new_actor, targets))
            continue;
        const char *id = clm__event_id(&diff->new_side, diff->old_side.partner[event]);
        enter_move(diff, id, targets ? "targets" : "actors", json_string_value(key),
                   goal);
        if (json_array_append_new(lists[targets], json_string(id)) != 0)
            diff->failed = true;
    }
    json_t *events = json_pack("{s:o,s:o}", "actor", lists[0], "target", lists[1]);
    diff->failed |= events == NULL || key == NULL;
    const char *text = clm__change_json(diff, events);
    json_decref(events);
    json_decref(goal);
    json_decref(from);
    json_decref(key);
    return text;
}

static void
add_change(struct clm_diff *diff, enum clm_change_kind kind, uint32_t old_actor,
           uint32_t new_actor)
{
    json_t *old_value = actor_value(&diff->old_side, old_actor);
    json_t *new_value = actor_value(&diff->new_side, new_actor);
    json_t *goal = goal_of(diff, old_actor, new_actor);
    if (json_object_get(goal, "words") != NULL)
        json_object_set(new_value, "words", json_object_get(goal, "words"));
    struct clm_change *change = clm__change_add(diff, kind, old_actor, new_actor);
    change->id =
        actor_label(kind == CLM_CHANGE_ACTOR_SPLIT ? &diff->old_side : &diff->new_side,
                    kind == CLM_CHANGE_ACTOR_SPLIT ? old_actor : new_actor);
    clm__change_values(diff, change, old_value, new_value);
    if (kind != CLM_CHANGE_ACTOR_RENAMED) {
        change->events = move_events(diff, old_actor, new_actor);
    } else {
        json_t *key = clm__actor_key(old_value);
        if (key == NULL ||
            json_object_set(diff->translation.actors, json_string_value(key), goal) != 0)
            diff->failed = true;
        json_decref(key);
    }
    diff->told_old[old_actor] |= kind != CLM_CHANGE_ACTOR_SPLIT;
    diff->told_new[new_actor] |= kind != CLM_CHANGE_ACTOR_MERGED;
    json_decref(old_value);
    json_decref(new_value);
    json_decref(goal);
}

/* Actors that the lists call otherwise. */
static void
find_relisted(struct clm_diff *diff, const struct numbered *numbered)
{
    const struct clm_corpus *old_corpus = diff->old_side.corpus,
                            *new_corpus = diff->new_side.corpus;
    for (uint32_t i = 0; i < diff->party_count; i++) {
        uint32_t from = numbered->old_actor[i], to = numbered->new_actor[i];
        if (from == CLM_NONE || to == CLM_NONE)
            continue;
        const struct clm_actor *was = &old_corpus->actors[from],
                               *is = &new_corpus->actors[to];
        bool both = was->used && is->used && was->origin != CLM_ACTOR_IMPLIED &&
                    is->origin != CLM_ACTOR_IMPLIED;
        bool same_id = strcmp(clm_corpus_text(old_corpus, was->id),
                              clm_corpus_text(new_corpus, is->id)) == 0;
        bool same_name = clm__text_same(clm_corpus_text(old_corpus, was->name),
                                        clm_corpus_text(new_corpus, is->name));
        if (!both || (same_id && same_name))
            continue;
        add_change(diff, CLM_CHANGE_ACTOR_RENAMED, from, to);
        if (json_object_set_new(diff->translation.speakers,
                                clm_corpus_text(old_corpus, was->name),
                                json_string(clm_corpus_text(new_corpus, is->name))) != 0)
            diff->failed = true;
    }
}

static void
find_changed(struct clm_diff *diff, const struct clm__vote *votes,
             const struct numbered *numbered)
{
    for (uint32_t i = 0; i < diff->party_count; i++) {
        uint32_t other = 0;
        switch (clm__votes_verdict(votes, i, &other)) {
        case CLM__STAYS:
            break;
        case CLM__RENAMED:
            add_change(diff, CLM_CHANGE_ACTOR_RENAMED, numbered->old_actor[i],
                       numbered->new_actor[other]);
            /* From here on the two are one. */
            diff->old_side.party_number[numbered->old_actor[i]] = other;
            break;
        case CLM__MERGED:
            add_change(diff, CLM_CHANGE_ACTOR_MERGED, numbered->old_actor[i],
                       numbered->new_actor[other]);
            break;
        case CLM__SPLIT:
            add_change(diff, CLM_CHANGE_ACTOR_SPLIT, numbered->old_actor[other],
                       numbered->new_actor[i]);
            break;
        }
    }
}

/* Speakers are names: one number a name, of the new side and then of the old. */
struct speakers {
    struct clm__map old_number; /* name -> number */
    struct clm__map new_number;
    const char **names;
    uint32_t count;
    struct clm__vote *votes;
};

static bool
number_speakers(const struct clm_diff *diff, struct speakers *speakers)
{
    const struct clm__side *old_side = &diff->old_side, *new_side = &diff->new_side;
    speakers->names =
        clm__calloc(old_side->count + new_side->count, sizeof *speakers->names);
    bool fresh = false, done = speakers->names != NULL;
    for (uint32_t i = 0; done && i < new_side->count; i++) {
        clm_str name = clm_corpus_event(new_side->corpus, i)->speaker;
        if (name != 0 &&
            (done = clm__map_put(&speakers->new_number, name, speakers->count, &fresh) !=
                    NULL) &&
            fresh)
            speakers->names[speakers->count++] = clm_corpus_text(new_side->corpus, name);
    }
    for (uint32_t i = 0; done && i < old_side->count; i++) {
        clm_str name = clm_corpus_event(old_side->corpus, i)->speaker;
        if (name == 0 || clm__map_get(&speakers->old_number, name, CLM_NONE) != CLM_NONE)
            continue;
        const char *text = clm_corpus_text(old_side->corpus, name);
        const char *renamed =
            json_string_value(json_object_get(diff->translation.speakers, text));
        const char *now = renamed != NULL ? renamed : text;
        uint32_t same = clm__map_get(
            &speakers->new_number,
            clm_corpus_find_text(new_side->corpus, now, strlen(now)), CLM_NONE);
        if (same == CLM_NONE) {
            same = speakers->count++;
            speakers->names[same] = text;
        }
        done = clm__map_put(&speakers->old_number, name, same, &fresh) != NULL;
    }
    return done;
}

static void
count_speakers(const struct clm_diff *diff, struct speakers *speakers, bool counting)
{
    for (uint32_t i = 0; i < diff->new_side.count; i++) {
        clm_str name = clm_corpus_event(diff->new_side.corpus, i)->speaker;
        if (name != 0 && counting)
            speakers->votes[clm__map_get(&speakers->new_number, name, 0)].new_uses++;
    }
    for (uint32_t i = 0; i < diff->old_side.count; i++) {
        clm_str name = clm_corpus_event(diff->old_side.corpus, i)->speaker;
        uint32_t same = diff->old_side.partner[i];
        clm_str now =
            same != CLM_NONE ? clm_corpus_event(diff->new_side.corpus, same)->speaker : 0;
        uint32_t was = clm__map_get(&speakers->old_number, name, 0),
                 is = clm__map_get(&speakers->new_number, now, 0);
        if (name != 0 && counting)
            speakers->votes[was].old_uses++;
        if (same != CLM_NONE)
            clm__votes_count(speakers->votes, &was, name != 0, &is, now != 0, counting);
    }
}

static void
find_speakers(struct clm_diff *diff, const struct speakers *speakers)
{
    for (uint32_t i = 0; i < speakers->count; i++) {
        uint32_t other = 0;
        if (clm__votes_verdict(speakers->votes, i, &other) != CLM__RENAMED)
            continue;
        json_t *from = json_string(speakers->names[i]);
        json_t *to = json_string(speakers->names[other]);
        struct clm_change *change =
            clm__change_add(diff, CLM_CHANGE_SPEAKER_RENAMED, CLM_NONE, CLM_NONE);
        change->id = speakers->names[other];
        clm__change_values(diff, change, from, to);
        if (json_object_set(diff->translation.speakers, speakers->names[i], to) != 0)
            diff->failed = true;
        json_decref(from);
        json_decref(to);
    }
}

static bool
speaker_changes(struct clm_diff *diff)
{
    struct speakers speakers = {0};
    bool done = number_speakers(diff, &speakers);
    if (done) {
        speakers.votes = clm__calloc(speakers.count, sizeof *speakers.votes);
        done = speakers.votes != NULL;
    }
    if (done) {
        count_speakers(diff, &speakers, false);
        count_speakers(diff, &speakers, true);
        find_speakers(diff, &speakers);
    }
    clm__map_release(&speakers.old_number);
    clm__map_release(&speakers.new_number);
    clm__free(speakers.names);
    clm__free(speakers.votes);
    return done;
}

bool
clm__party_changes(struct clm_diff *diff)
{
    struct numbered numbered = {0};
    struct clm__vote *votes = clm__calloc(diff->party_count, sizeof *votes);
    diff->told_old = clm__arena_calloc(
        &diff->arena, diff->old_side.corpus->actor_count + 1, sizeof *diff->told_old);
    diff->told_new = clm__arena_calloc(
        &diff->arena, diff->new_side.corpus->actor_count + 1, sizeof *diff->told_new);
    bool done = votes != NULL && diff->told_old != NULL && diff->told_new != NULL &&
                number(diff, &numbered);
    if (done) {
        count_uses(diff, votes);
        count_votes(diff, votes, false);
        count_votes(diff, votes, true);
        if (!clm__skips(diff, CLM_DIFF_ACTORS))
            find_relisted(diff, &numbered);
        find_changed(diff, votes, &numbered);
        done = speaker_changes(diff);
    }
    clm__free(numbered.old_actor);
    clm__free(numbered.new_actor);
    clm__free(votes);
    return done;
}
