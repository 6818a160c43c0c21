/* SPDX-License-Identifier: MIT */
/* Earlier mentions: pronouns, "the ministry", "the two countries". */
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

/* Whom a pronoun may mean. */
struct wanted {
    enum clm__party_sort sort, also; /* `also` is a second sort that will do */
    enum clm_gender gender;
    bool sure; /* only whose gender is known */
};

/* Whether a mention agrees with a pronoun: a person who is known to be a man is never
 * "she". */
static bool
agrees(const struct clm__phrase *p, const struct clm__party *party,
       const struct wanted *wanted)
{
    bool person = party->speaker != NULL && wanted->sort == CLM__SORT_PERSON;
    bool before = party->sentence != p->tree->sentence->first || party->head < p->node;
    if (!before ||
        !(party->sort == wanted->sort || party->sort == wanted->also || person) ||
        clm__phrase_is_avoided(p, party))
        return false;
    return wanted->gender == CLM_GENDER_UNKNOWN || party->gender == wanted->gender ||
           (!wanted->sure && party->gender == CLM_GENDER_UNKNOWN);
}

/* The last mention that agrees. Of those in the last sentence that has any, a subject
 * comes before the others (S. Lappin and H. Leass, An Algorithm for Pronominal Anaphora
 * Resolution, Computational Linguistics 20, 1994). */
static const struct clm__party *
find_recent(const struct clm__phrase *p, const struct wanted *wanted)
{
    unsigned count = p->who->recent_count;
    unsigned floor = count > CLM__RECENT_MAX ? count - CLM__RECENT_MAX : 0;
    const struct clm__party *last = NULL;
    for (unsigned i = count; i-- > floor;) {
        const struct clm__party *party = &p->who->recent[i % CLM__RECENT_MAX];
        if (!agrees(p, party, wanted))
            continue;
        if (party->subject || wanted->sort != CLM__SORT_PERSON)
            return last == NULL || party->subject ? party : last;
        if (last != NULL && party->sentence != last->sentence)
            break;
        last = last == NULL ? party : last;
    }
    return last;
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

/* Not in this sentence or the one before. */
static bool
is_long_ago(const struct clm__phrase *p, const struct clm__party *party)
{
    const struct clm__parsed_sentence *here = p->tree->sentence;
    const struct clm__parsed_sentence *before =
        here > p->tree->parsed->sentences ? here - 1 : here;
    return party->sentence != here->first && party->sentence != before->first;
}

/* Whom a pronoun means: a subject, else one whose gender is told, if it is not long ago,
 * before one of whom nothing is known. */
static const struct clm__party *
find_pronoun(const struct clm__phrase *p, const struct wanted *pronoun)
{
    struct wanted wanted = *pronoun;
    wanted.also = wanted.sort;
    const struct clm__party *found = find_recent(p, &wanted);
    if (found != NULL && wanted.gender != found->gender && !found->subject) {
        wanted.sure = true;
        const struct clm__party *sure = find_recent(p, &wanted);
        wanted.sure = false;
        if (sure != NULL && !is_long_ago(p, sure))
            found = sure;
    }
    if (found == NULL || is_long_ago(p, found)) {
        wanted.also = pronoun->also;
        found = find_recent(p, &wanted);
    }
    return found;
}

void
clm__phrase_pronoun(const struct clm__phrase *p, struct clm__parties *out)
{
    static const struct {
        const char *word;
        struct wanted wanted;
    } pronouns[] = {
        {"he", {CLM__SORT_PERSON, CLM__SORT_PERSON, CLM_GENDER_MALE, false}},
        {"him", {CLM__SORT_PERSON, CLM__SORT_PERSON, CLM_GENDER_MALE, false}},
        {"his", {CLM__SORT_PERSON, CLM__SORT_PERSON, CLM_GENDER_MALE, false}},
        {"she", {CLM__SORT_PERSON, CLM__SORT_PERSON, CLM_GENDER_FEMALE, false}},
        {"her", {CLM__SORT_PERSON, CLM__SORT_PERSON, CLM_GENDER_FEMALE, false}},
        {"it", {CLM__SORT_BODY, CLM__SORT_BODY, CLM_GENDER_UNKNOWN, false}},
        {"they", {CLM__SORT_MANY, CLM__SORT_BODY, CLM_GENDER_UNKNOWN, false}},
        {"them", {CLM__SORT_MANY, CLM__SORT_BODY, CLM_GENDER_UNKNOWN, false}},
    };
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++) {
        if (!clm__tree_is(p->tree, p->node, pronouns[i].word))
            continue;
        const struct clm__party *found = find_pronoun(p, &pronouns[i].wanted);
        if (found != NULL) {
            clm__phrase_add_found(p, found, out);
            out->items[out->count - 1].how = CLM__HOW_PRONOUN;
            return;
        }
        /* Somebody, then: the place in the text tells the reader more. */
        struct clm__party *party =
            clm__phrase_add(p, out, CLM_NONE, clm__phrase_words_of(p, p->node, p->node));
        party->sort = (uint8_t)pronouns[i].wanted.sort;
        party->how = CLM__HOW_PRONOUN;
        party->unknown = true;
    }
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
    if (party->sort != CLM__SORT_BODY || !party->named)
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

bool
clm__phrase_described(const struct clm__phrase *p, struct clm__parties *out)
{
    unsigned count = p->who->recent_count;
    unsigned floor = count > CLM__RECENT_MAX ? count - CLM__RECENT_MAX : 0;
    struct clm_span noun = clm__tree_span(p->tree, p->node, p->node);
    size_t len = noun.end - noun.start;
    if (p->node != p->first + 1 || p->end != p->node ||
        p->tree->nodes[p->node].kind != CLM__UPOS_NOUN ||
        clm__phrase_in_class(p, p->node, CLM__CLASS_DEED) ||
        !clm__tree_is(p->tree, p->first, "the"))
        return false;
    const struct clm__party *firm = NULL;
    for (unsigned i = count; i-- > floor;) {
        const struct clm__party *party = &p->who->recent[i % CLM__RECENT_MAX];
        if ((!party->named && party->actor == CLM_NONE) || party->span.end > noun.start ||
            clm__phrase_is_avoided(p, party))
            continue;
        if (has_word(p->tree->text, party->span, p->tree->text + noun.start, len)) {
            clm__phrase_add_found(p, party, out);
            return true;
        }
        if (may_be_firm(p, party) &&
            (firm == NULL || mentions(p, party) > mentions(p, firm)))
            firm = party;
    }
    if (firm == NULL || !clm__phrase_in_class(p, p->node, CLM__CLASS_FIRM))
        return false;
    clm__phrase_add_found(p, firm, out);
    return true;
}

const char *
clm__phrase_of_state(const struct clm__phrase *p, const char *name)
{
    const struct clm__named_state *state = clm__phrase_state(p);
    const struct clm_actor *actor =
        state == NULL ? NULL : clm_corpus_actor(p->who->corpus, state->actor);
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
