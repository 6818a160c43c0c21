/* SPDX-License-Identifier: MIT */
/* Parties as phrases name them. */
#include "party/party.h"

#include <string.h>

bool
clm__party_same(const struct clm__party *a, const struct clm__party *b)
{
    if (a->actor != CLM_NONE || b->actor != CLM_NONE)
        return a->actor == b->actor;
    return strcmp(a->name, b->name) == 0;
}

bool
clm__party_may_be_body(const struct clm__party *party)
{
    return party->sort == CLM__SORT_PERSON && party->gender == CLM_GENDER_UNKNOWN &&
           party->how == CLM__HOW_PERSON;
}

bool
clm__party_part(struct clm__party *party)
{
    const char *name = party->speaker != NULL ? party->speaker : party->other;
    if (party->actor == CLM_NONE || party->unknown || name == NULL)
        return false;
    party->other = party->name;
    party->name = name;
    party->actor = CLM_NONE;
    party->how = party->speaker != NULL ? CLM__HOW_PERSON : CLM__HOW_WORDS;
    return true;
}

/* Whether a party is a private person, or a party of the state that another stands for.
 */
static bool
is_domestic(const struct clm_corpus *corpus, uint32_t home,
            const struct clm__party *party, const struct clm__party *state)
{
    bool person = party->sort == CLM__SORT_PERSON &&
                  (party->gender != CLM_GENDER_UNKNOWN || party->how != CLM__HOW_MENTION);
    bool body = party->named && state->actor == home &&
                (party->sort == CLM__SORT_BODY || party->sort == CLM__SORT_PERSON);
    if (party->actor == CLM_NONE)
        return (person || body) && !party->unknown;
    const struct clm_actor *actor = clm_corpus_actor(corpus, party->actor);
    const struct clm_actor *other = clm_corpus_actor(corpus, state->actor);
    return actor->kind == CLM_ACTOR_PERSON || (actor->kind == CLM_ACTOR_ORGANISATION &&
                                               actor->of != 0 && actor->of == other->id);
}

/* Names office-holders of a state when all on the other side are of it too. */
static void
name_own(const struct clm_corpus *corpus, uint32_t home, struct clm__parties *parties,
         const struct clm__parties *others)
{
    for (unsigned i = 0; i < parties->count; i++) {
        struct clm__party *party = &parties->items[i];
        bool domestic = party->speaker != NULL && party->actor != CLM_NONE &&
                        others->count > 0 &&
                        clm_corpus_actor(corpus, party->actor)->kind == CLM_ACTOR_STATE;
        for (unsigned k = 0; domestic && k < others->count; k++)
            domestic = is_domestic(corpus, home, &others->items[k], party);
        if (domestic)
            (void)clm__party_part(party);
    }
}

void
clm__parties_domestic(const struct clm_corpus *corpus, uint32_t home,
                      struct clm__parties *actors, struct clm__parties *targets)
{
    name_own(corpus, home, targets, actors);
    name_own(corpus, home, actors, targets);
}

const char *
clm__party_how_name(enum clm__party_how how)
{
    static const char *const names[] = {
        [CLM__HOW_WORDS] = "its own words",
        [CLM__HOW_LIST] = "a name of the list of actors",
        [CLM__HOW_OFFICE] = "an office or a body, and whose",
        [CLM__HOW_HOME] = "the state that the text is at home in",
        [CLM__HOW_PERSON] = "a person's name",
        [CLM__HOW_SURNAME] = "a surname",
        [CLM__HOW_MENTION] = "an earlier mention with this word",
        [CLM__HOW_PRONOUN] = "a pronoun",
    };
    _Static_assert(sizeof names / sizeof *names == CLM__HOW_COUNT, "a way has no words");
    return names[how];
}
