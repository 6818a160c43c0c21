/* SPDX-License-Identifier: MIT */
/* Earlier mentions: "the ministry", "the two countries". */
#include "party/who_refer.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

bool
clm__phrase_is_avoided(const struct clm__phrase *p, const struct clm__party *party)
{
    for (unsigned i = 0; p->avoid != NULL && i < p->avoid->count; i++)
        if (clm__party_same(&p->avoid->items[i], party))
            return true;
    return false;
}

const struct clm__named_state *
clm__phrase_state(const struct clm__phrase *p)
{
    unsigned count = p->who->state_count;
    unsigned floor = count > CLM__RECENT_MAX ? count - CLM__RECENT_MAX : 0;
    uint32_t here = p->tree->sentence->first + p->first;
    for (unsigned i = count; i-- > floor;) {
        const struct clm__named_state *state = &p->who->states[i % CLM__RECENT_MAX];
        if (state->token < here)
            return state;
    }
    return NULL;
}

/* Whether a word stands in a piece of text, in small letters or not. */
static bool
has_word(const char *text, struct clm_span span, const char *word, size_t len)
{
    for (uint32_t at = span.start; at + len <= span.end; at++) {
        bool begins = at == span.start || text[at - 1] == ' ';
        bool ends = at + len == span.end || text[at + len] == ' ';
        if (begins && ends && strncasecmp(text + at, word, len) == 0)
            return true;
    }
    return false;
}

struct clm__party *
clm__phrase_add_state(const struct clm__phrase *p, const struct clm__named_state *state,
                      struct clm__parties *out)
{
    const struct clm__parsed_token *token = &p->tree->parsed->tokens[state->token];
    struct clm__party *party =
        clm__phrase_add(p, out, state->actor, clm__phrase_actor_name(p, state->actor));
    party->found = true;
    party->how = CLM__HOW_MENTION;
    party->from[party->from_count++] = (struct clm_span){token->start, token->end};
    return party;
}

void
clm__phrase_add_found(const struct clm__phrase *p, const struct clm__party *found,
                      struct clm__parties *out)
{
    struct clm__party *party = clm__phrase_add(p, out, found->actor, found->name);
    party->sort = found->sort;
    party->gender = found->gender;
    party->found = true;
    if (found->span.end != 0)
        party->from[party->from_count++] = found->span;
    for (unsigned i = 0; i < found->from_count && i + 1 < CLM__MENTIONS_MAX; i++)
        party->from[party->from_count++] = found->from[i];
    party->speaker = found->speaker;
    party->other = found->other;
    party->how = CLM__HOW_MENTION;
    if (found->speaker != NULL)
        party->speaker_span = party->span;
}

bool
clm__phrase_two_states(const struct clm__phrase *p, struct clm__parties *out)
{
    unsigned count = p->who->state_count, from = out->count;
    unsigned floor = count > CLM__RECENT_MAX ? count - CLM__RECENT_MAX : 0;
    uint32_t here = p->tree->sentence->first + p->first;
    bool sides = clm__tree_is(p->tree, p->node, "sides") &&
                 p->node + 1 < p->tree->count && p->last == p->node &&
                 p->tree->nodes[p->node + 1].kind == CLM__UPOS_VERB;
    if (!(sides || clm__tree_is(p->tree, p->node, "countries") ||
          clm__tree_is(p->tree, p->node, "nations") ||
          clm__tree_is(p->tree, p->node, "states")) ||
        p->node == p->first ||
        !(clm__tree_is(p->tree, p->node - 1, "two") ||
          clm__tree_is(p->tree, p->node - 1, "both")))
        return false;
    for (unsigned i = count; i-- > floor && out->count < from + 2;) {
        const struct clm__named_state *state = &p->who->states[i % CLM__RECENT_MAX];
        if (state->token < here &&
            (out->count == from || out->items[from].actor != state->actor))
            (void)clm__phrase_add_state(p, state, out);
    }
    if (out->count < from + 2)
        out->count = from;
    return out->count > from;
}

/* Whether "the company" may mean an earlier mention: an organisation, or a name that the
 * list of actors does not know. */
static bool
may_be_firm(const struct clm__phrase *p, const struct clm__party *party)
{
    if (!party->named ||
        (party->sort != CLM__SORT_BODY && !clm__party_may_be_body(party)))
        return false;
    return party->actor == CLM_NONE ||
           clm_corpus_actor(p->who->corpus, party->actor)->kind ==
               CLM_ACTOR_ORGANISATION ||
           clm_corpus_actor(p->who->corpus, party->actor)->kind == CLM_ACTOR_OTHER;
}

static unsigned
mentions(const struct clm__phrase *p, const struct clm__party *party)
{
    unsigned count = p->who->recent_count, same = 0;
    unsigned floor = count > CLM__RECENT_MAX ? count - CLM__RECENT_MAX : 0;
    for (unsigned i = floor; i < count; i++)
        same += clm__party_same(&p->who->recent[i % CLM__RECENT_MAX], party);
    return same;
}

/* Whether the list says that a person holds the office that a word names, on the day of
 * the article: "the chancellor". */
static bool
holds_office(const struct clm__phrase *p, const struct clm__party *party,
             struct clm_span noun)
{
    const struct clm_corpus *corpus = p->who->corpus;
    uint32_t person = CLM_NONE;
    if (party->speaker == NULL || p->who->date == NULL)
        return false;
    (void)clm__alias_find(corpus, party->speaker, strlen(party->speaker), p->who->date,
                          &person);
    if (person == CLM_NONE)
        return false;
    const struct clm_actor *actor = clm_corpus_actor(corpus, person);
    for (size_t i = 0; i < actor->role_count; i++) {
        const struct clm_role *role = &actor->roles[i];
        const char *note = clm_corpus_text(corpus, role->note);
        struct clm_span all = {0, (uint32_t)strcspn(note, ",")};
        if (role->from <= p->who->date->earliest && p->who->date->earliest <= role->to &&
            has_word(note, all, p->tree->text + noun.start, noun.end - noun.start))
            return true;
    }
    return false;
}

/* What "the company" may mean, so far. */
struct described {
    struct clm_span noun;
    const struct clm__party *firm;
};

/* Whether a mention has the word, or the office, that describes a party. */
static bool
fits(const struct clm__phrase *p, const struct clm__party *party,
     struct described *described)
{
    struct clm_span noun = described->noun;
    if ((!party->named && party->actor == CLM_NONE) || party->span.end > noun.start ||
        clm__phrase_is_avoided(p, party))
        return false;
    if (has_word(p->tree->text, party->span, p->tree->text + noun.start,
                 noun.end - noun.start) ||
        holds_office(p, party, noun))
        return true;
    const struct clm__party *firm = described->firm;
    if (may_be_firm(p, party) && (firm == NULL || mentions(p, party) > mentions(p, firm)))
        described->firm = party;
    return false;
}

bool
clm__phrase_described(const struct clm__phrase *p, struct clm__parties *out)
{
    unsigned count = p->who->recent_count;
    unsigned floor = count > CLM__RECENT_MAX ? count - CLM__RECENT_MAX : 0;
    enum { MOST_WORDS = 3 }; /* "the home secretary" */
    if (p->node == p->first || p->node > p->first + MOST_WORDS)
        return false;
    struct described described = {clm__tree_span(p->tree, p->first + 1, p->node), NULL};
    bool office = clm__phrase_in_class(p, p->node, CLM__CLASS_ROLE) &&
                  p->tree->nodes[p->node].kind == CLM__UPOS_PROPN;
    if (p->end != p->node ||
        (p->tree->nodes[p->node].kind != CLM__UPOS_NOUN && !office) ||
        clm__phrase_in_class(p, p->node, CLM__CLASS_DEED) ||
        !clm__tree_is(p->tree, p->first, "the"))
        return false;
    for (unsigned i = count; i-- > floor;) {
        const struct clm__party *party = &p->who->recent[i % CLM__RECENT_MAX];
        if (!fits(p, party, &described))
            continue;
        clm__phrase_add_found(p, party, out);
        return true;
    }
    if (described.firm == NULL || p->node != p->first + 1 ||
        !clm__phrase_in_class(p, p->node, CLM__CLASS_FIRM))
        return false;
    clm__phrase_add_found(p, described.firm, out);
    return true;
}
