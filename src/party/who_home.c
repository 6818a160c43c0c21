/* SPDX-License-Identifier: MIT */
/* Of which state "the government" is. Nearness alone decides nothing: the state that was
 * named last is as often the other side. */
#include "party/who_home.h"

#include "party/who_refer.h"

#include <stdio.h>
#include <string.h>

/* Walks over the states named before a phrase, the last one first. */
struct walk {
    const struct clm__phrase *phrase;
    unsigned at, floor;
};

static struct walk
walk_from(const struct clm__phrase *p)
{
    unsigned count = p->who->state_count;
    unsigned floor = count > CLM__RECENT_MAX ? count - CLM__RECENT_MAX : 0;
    return (struct walk){p, count, floor};
}

static const struct clm__named_state *
step(struct walk *walk)
{
    uint32_t here = walk->phrase->tree->sentence->first + walk->phrase->first;
    while (walk->at > walk->floor) {
        const struct clm__named_state *state =
            &walk->phrase->who->states[--walk->at % CLM__RECENT_MAX];
        if (state->token < here)
            return state;
    }
    return NULL;
}

/* The only state named before the phrase; NULL when there are others. */
static const struct clm__named_state *
find_only(const struct clm__phrase *p)
{
    struct walk walk = walk_from(p);
    const struct clm__named_state *first = step(&walk), *other = first;
    while (other != NULL && other->actor == first->actor)
        other = step(&walk);
    return other == NULL ? first : NULL;
}

/* The only state with a link in one sentence before the phrase. */
static const struct clm__named_state *
find_linked(const struct clm__phrase *p, uint32_t sentence, enum clm__state_link link)
{
    struct walk walk = walk_from(p);
    const struct clm__named_state *found = NULL;
    for (const struct clm__named_state *state = step(&walk); state != NULL;
         state = step(&walk)) {
        if (state->sentence != sentence || state->link != link)
            continue;
        if (found != NULL && found->actor != state->actor)
            return NULL;
        found = state;
    }
    return found;
}

uint32_t
clm__home_find(const struct clm__phrase *p, const struct clm__named_state **where)
{
    const struct clm__parsed_sentence *here = p->tree->sentence;
    bool first = here == p->tree->parsed->sentences;
    *where = find_only(p);
    if (*where == NULL)
        *where = find_linked(p, here->first, CLM__STATE_SUBJECT);
    if (*where == NULL)
        *where = find_linked(p, here->first, CLM__STATE_PLACE);
    if (*where != NULL)
        return (*where)->actor;
    if (p->who->dateline != CLM_NONE)
        return p->who->dateline;
    if (!first)
        *where = find_linked(p, here[-1].first, CLM__STATE_SUBJECT);
    return *where != NULL ? (*where)->actor : CLM_NONE;
}

bool
clm__home_add(const struct clm__phrase *p, struct clm__parties *out)
{
    const struct clm__named_state *where = NULL;
    uint32_t actor = clm__home_find(p, &where);
    if (actor == CLM_NONE)
        return false;
    if (where != NULL)
        (void)clm__phrase_add_state(p, where, out);
    else
        clm__phrase_add(p, out, actor, clm__phrase_actor_name(p, actor))->found = true;
    struct clm__party *party = &out->items[out->count - 1];
    party->how = CLM__HOW_HOME;
    party->other = clm__phrase_own_words(p);
    if (!clm__phrase_is_avoided(p, party))
        return true;
    out->count--; /* a body within the state of the other side: a party of its own */
    return false;
}

const char *
clm__home_name(const struct clm__phrase *p, const char *name)
{
    const struct clm__named_state *where = NULL;
    uint32_t state = clm__home_find(p, &where);
    const struct clm_actor *actor =
        state == CLM_NONE ? NULL : clm_corpus_actor(p->who->corpus, state);
    if (actor == NULL || actor->alias_count == 0)
        return name;
    const char *adjective = clm_corpus_text(p->who->corpus, actor->aliases[0]);
    size_t len = strlen(adjective) + strlen(name) + 2;
    char *text = clm__arena_alloc(p->who->arena, len);
    if (text == NULL)
        return name;
    snprintf(text, len, "%s %s", adjective, name);
    return text;
}
