/* SPDX-License-Identifier: MIT */
/* Which actor of one side is which of the other. */
#include "diff/party_number.h"

#include "base/alloc.h"
#include "base/fold.h"
#include "base/intern.h"
#include "base/map.h"
#include "diff/change.h"
#include "diff/side.h"
#include "diff/values.h"
#include "read/corpus.h"

#include <string.h>

/* Actors by name, whatever its spaces and its form of Unicode. */
struct names {
    struct clm__buf text;
    struct clm__intern spelled;
    struct clm__map actors; /* spelled name -> actor */
};

static clm_str
spelled(struct names *names, const struct clm_corpus *corpus, clm_str name)
{
    struct clm__buf *text = &names->text;
    text->len = 0;
    clm__compose(text, clm_corpus_text(corpus, name), clm_corpus_text_len(corpus, name));
    names->spelled.failed |= text->failed;
    return clm__intern_add(&names->spelled, clm__buf_text(text), text->len);
}

/* Those that events name come before others. */
static bool
enter_names(const struct clm_corpus *corpus, struct names *names)
{
    for (int used = 1; used >= 0; used--) {
        for (uint32_t i = 0; i < corpus->actor_count; i++) {
            bool fresh = false;
            const struct clm_actor *actor = &corpus->actors[i];
            if (actor->used == (used == 1) && actor->name != 0 &&
                clm__map_put(&names->actors, spelled(names, corpus, actor->name), i,
                             &fresh) == NULL)
                return false;
        }
    }
    return !names->spelled.failed;
}

static uint32_t
find_by_id(const struct clm__side *from, const struct clm__side *to, uint32_t actor)
{
    clm_str id = from->corpus->actors[actor].id;
    if (id == 0)
        return CLM_NONE;
    clm_str same = clm_corpus_find_text(to->corpus, clm_corpus_text(from->corpus, id),
                                        clm_corpus_text_len(from->corpus, id));
    return clm__map_get(&to->corpus->actor_by_id, same, CLM_NONE);
}

static void
number_old(struct clm_diff *diff, struct names *names, bool *taken)
{
    struct clm__side *side = &diff->old_side;
    for (uint32_t i = 0; i < side->corpus->actor_count; i++) {
        side->party_number[i] = find_by_id(side, &diff->new_side, i);
        if (side->party_number[i] != CLM_NONE)
            taken[side->party_number[i]] = true;
    }
    for (uint32_t i = 0; i < side->corpus->actor_count; i++) {
        if (side->party_number[i] != CLM_NONE)
            continue;
        clm_str name = spelled(names, side->corpus, side->corpus->actors[i].name);
        uint32_t same = clm__map_get(&names->actors, name, CLM_NONE);
        bool is_free = same != CLM_NONE && !taken[same];
        side->party_number[i] = is_free ? same : diff->party_count++;
        if (is_free)
            taken[same] = true;
    }
}

bool
clm__party_number(struct clm_diff *diff)
{
    struct clm__side *old_side = &diff->old_side, *new_side = &diff->new_side;
    size_t old_count = old_side->corpus->actor_count,
           new_count = new_side->corpus->actor_count;
    struct names names = {0};
    bool *taken = clm__calloc(new_count, sizeof *taken);
    old_side->party_number =
        clm__arena_calloc(&diff->arena, old_count, sizeof *old_side->party_number);
    new_side->party_number =
        clm__arena_calloc(&diff->arena, new_count, sizeof *new_side->party_number);
    bool done = taken != NULL && old_side->party_number != NULL &&
                new_side->party_number != NULL && enter_names(new_side->corpus, &names);
    for (uint32_t i = 0; done && i < new_count; i++)
        new_side->party_number[i] = i;
    diff->party_count = (uint32_t)new_count;
    if (done)
        number_old(diff, &names, taken);
    done = done && !names.spelled.failed;
    clm__buf_release(&names.text);
    clm__map_release(&names.actors);
    clm__intern_release(&names.spelled);
    clm__free(taken);
    return done;
}

/* The actor of the old side with each number of the new side. */
static uint32_t *
turn_round(const struct clm_diff *diff)
{
    uint32_t *old_of = clm__alloc(diff->party_count * sizeof *old_of);
    for (size_t i = 0; old_of != NULL && i < diff->party_count; i++)
        old_of[i] = CLM_NONE;
    for (uint32_t i = 0; old_of != NULL && i < diff->old_side.corpus->actor_count; i++)
        old_of[diff->old_side.party_number[i]] = i;
    return old_of;
}

static bool
is_listed(const struct clm__side *side, uint32_t actor)
{
    return actor != CLM_NONE && side->corpus->actors[actor].origin != CLM_ACTOR_IMPLIED;
}

static const char *
actor_label(const struct clm__side *side, uint32_t actor)
{
    const struct clm_actor *found = &side->corpus->actors[actor];
    return clm_corpus_text(side->corpus, found->id != 0 ? found->id : found->name);
}

static void
add_list_change(struct clm_diff *diff, enum clm_change_kind kind, uint32_t old_actor,
                uint32_t new_actor)
{
    json_t *old_value =
        old_actor != CLM_NONE ? clm__json_actor(diff->old_side.corpus, old_actor) : NULL;
    json_t *new_value =
        new_actor != CLM_NONE ? clm__json_actor(diff->new_side.corpus, new_actor) : NULL;
    bool differ = kind != CLM_CHANGE_ACTOR_INFO;
    if (!differ) { /* what else than the name: a renaming tells the rest with it */
        json_t *roles = json_object_get(old_value, "roles");
        for (size_t i = 0; i < json_array_size(roles); i++)
            clm__translate_role(&diff->translation, json_array_get(roles, i));
        differ = !clm__value_same(old_value, new_value);
    }
    if (differ) {
        struct clm_change *change = clm__change_add(diff, kind, old_actor, new_actor);
        change->id = new_actor != CLM_NONE ? actor_label(&diff->new_side, new_actor)
                                           : actor_label(&diff->old_side, old_actor);
        clm__change_values(diff, change, old_value, new_value);
    }
    json_decref(old_value);
    json_decref(new_value);
}

/* An actor that all events gave up for another may still be in the list. */
static uint32_t
relist(const struct clm__side *from, const struct clm__side *to, uint32_t actor,
       uint32_t same)
{
    if (same < to->corpus->actor_count && is_listed(to, same))
        return same;
    return find_by_id(from, to, actor);
}

void
clm__party_lists(struct clm_diff *diff)
{
    const struct clm__side *old_side = &diff->old_side, *new_side = &diff->new_side;
    uint32_t *old_of = clm__skips(diff, CLM_DIFF_ACTORS) ? NULL : turn_round(diff);
    if (old_of == NULL) {
        diff->failed |= !clm__skips(diff, CLM_DIFF_ACTORS);
        return;
    }
    for (uint32_t i = 0; i < old_side->corpus->actor_count; i++) {
        uint32_t same = relist(old_side, new_side, i, old_side->party_number[i]);
        const struct clm_actor *actor = &old_side->corpus->actors[i];
        bool stays = same < new_side->corpus->actor_count && is_listed(new_side, same);
        if (actor->used && is_listed(old_side, i) && !stays && !diff->told_old[i])
            add_list_change(diff, CLM_CHANGE_ACTOR_UNLISTED, i, CLM_NONE);
        else if (actor->used && is_listed(old_side, i) && stays &&
                 !new_side->corpus->actors[same].used)
            add_list_change(diff, CLM_CHANGE_ACTOR_INFO, i, same);
    }
    for (uint32_t i = 0; i < new_side->corpus->actor_count; i++) {
        uint32_t same = relist(new_side, old_side, i, old_of[i]);
        if (!new_side->corpus->actors[i].used || !is_listed(new_side, i) ||
            diff->told_new[i])
            continue;
        bool was = is_listed(old_side, same);
        add_list_change(diff, was ? CLM_CHANGE_ACTOR_INFO : CLM_CHANGE_ACTOR_LISTED,
                        was ? same : CLM_NONE, i);
    }
    clm__free(old_of);
}
