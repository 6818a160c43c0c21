/* SPDX-License-Identifier: MIT */
/* One phrase to its party: a name, a person, a role, a pronoun, or its own words. */
#include "party/who_one.h"

#include "party/who_extend.h"
#include "party/who_extent.h"
#include "party/who_full.h"
#include "party/who_home.h"
#include "party/who_org.h"
#include "party/who_person.h"
#include "party/who_pronoun.h"
#include "party/who_refer.h"
#include "sentence/chunk.h"

#include <string.h>

/* The name that reaches the end of the phrase, or NULL. */
static const struct clm__name *
whole_name(const struct clm__phrase *p)
{
    const struct clm__name *name = &p->who->names[p->end];
    if (name->actor == CLM_NONE || name->start < p->first)
        return NULL;
    return &p->who->names[name->start];
}

/* Persons who act for nobody else: an actor, citizens. */
static bool
is_private(const struct clm__phrase *p, unsigned at)
{
    return clm__phrase_in_class(p, at, CLM__CLASS_CALLING) ||
           clm__phrase_in_class(p, at, CLM__CLASS_PEOPLE);
}

/* "205 Iraqis", "some Cubans": people of a state, not the state. */
static bool
counts_people(const struct clm__phrase *p, const struct clm__name *name)
{
    static const char *const quantities[] = {"some", "many", "several", "most", "few"};
    if (name->start == p->first || strcmp(clm__tree_xpos(p->tree, p->end), "NNP") == 0)
        return false;
    unsigned before = name->start - 1u;
    bool counted = p->tree->nodes[before].kind == CLM__UPOS_NUM;
    for (size_t i = 0; i < sizeof quantities / sizeof *quantities; i++)
        counted |= clm__tree_is(p->tree, before, quantities[i]);
    return counted;
}

/* A state's institution with another state beside it: "the South Korean Joint Chiefs of
 * Staff", "the Defence Ministry of Peru". */
static uint32_t
owner_of(const struct clm__phrase *p, const struct clm__name *name)
{
    const struct clm_corpus *corpus = p->who->corpus;
    const struct clm__name *names = p->who->names;
    unsigned of = name->start + name->len;
    uint32_t actor = name->actor;
    if (clm_corpus_actor(corpus, actor)->kind != CLM_ACTOR_STATE)
        return actor;
    const struct clm__name *before =
        name->start > p->first ? &names[name->start - 1] : NULL;
    if (before != NULL && before->actor != CLM_NONE && before->person == CLM_NONE &&
        before->start >= p->first &&
        clm_corpus_actor(corpus, before->actor)->kind == CLM_ACTOR_STATE)
        actor = before->actor;
    if (of + 1 < p->tree->count && clm__tree_is(p->tree, of, "of") &&
        names[of + 1].actor != CLM_NONE &&
        clm_corpus_actor(corpus, names[of + 1].actor)->kind == CLM_ACTOR_STATE)
        actor = names[of + 1].actor;
    return actor;
}

/* "the Colombian minister" of that name acts for Colombia, whatever our list says; a
 * private person with an office likewise. */
static void
act_for_named(const struct clm__phrase *p, const struct clm__name *name,
              struct clm__party *party)
{
    struct clm__parties own = {.count = 0};
    bool office =
        (name->person != CLM_NONE || clm__phrase_has(p, CLM__CLASS_ROLE, name->start)) &&
        !clm__phrase_has(p, CLM__CLASS_CALLING, name->start) &&
        !clm__phrase_has(p, CLM__CLASS_LOCAL, name->start);
    if (name->start == p->first || !office || clm__phrase_is_former(p, name->start) ||
        clm__phrase_is_apart(p, name->start) ||
        clm__phrase_add_named(p, p->first, name->start - 1u, &own) == 0)
        return;
    uint8_t kind = clm_corpus_actor(p->who->corpus, own.items[0].actor)->kind;
    if (kind == CLM_ACTOR_BLOC || kind == CLM_ACTOR_OTHER)
        return; /* "Shiite leader": a people, and nobody acts for it */
    party->actor = own.items[0].actor;
    party->name = own.items[0].name;
    party->how = CLM__HOW_OFFICE;
}

/* Whether a token is an abbreviation of three capitals or more. */
static bool
is_abbreviation(const struct clm__phrase *p, unsigned at)
{
    enum { SHORTEST = 3 };
    const struct clm__parsed_token *token = &p->tree->tokens[at];
    for (uint32_t i = token->start; i < token->end; i++)
        if (p->tree->text[i] < 'A' || p->tree->text[i] > 'Z')
            return false;
    return token->end - token->start >= SHORTEST;
}

/* "The FBI", "the CIA": a body of a state by its abbreviation, which is not the state's.
 */
static bool
is_agency(const struct clm__phrase *p, const struct clm__name *name)
{
    static const char *const states[] = {"usa", "uae", "prc",  "dprk", "drc",
                                         "ksa", "rok", "ussr", "frg",  "gdr"};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (clm__tree_is(p->tree, p->end, states[i]))
            return false;
    return name->len == 1 && is_abbreviation(p, p->end);
}

static bool
find_whole(const struct clm__phrase *p, struct clm__parties *out)
{
    const struct clm__name *name = whole_name(p);
    if (name == NULL || counts_people(p, name))
        return false;
    uint8_t kind = clm_corpus_actor(p->who->corpus, name->actor)->kind;
    if (name->person == CLM_NONE && kind != CLM_ACTOR_PERSON) {
        uint32_t actor = owner_of(p, name);
        struct clm__party *body =
            clm__phrase_add(p, out, actor, clm__phrase_actor_name(p, actor));
        body->named = true;
        body->how = CLM__HOW_LIST;
        if (clm__phrase_in_class(p, p->end, CLM__CLASS_BODY) ||
            clm__phrase_in_class(p, p->end, CLM__CLASS_INSTITUTION) || is_agency(p, name))
            body->other = clm__phrase_own_words(p); /* "Oman's Ministry of Defence" */
        return true;
    }
    struct clm__party *party =
        clm__phrase_add(p, out, name->actor, clm__phrase_actor_name(p, name->actor));
    uint32_t person = name->person != CLM_NONE ? name->person : name->actor;
    party->named = true;
    party->how = CLM__HOW_LIST;
    party->sort = CLM__SORT_PERSON;
    party->speaker = clm__phrase_actor_name(p, person);
    party->speaker_span =
        clm__tree_span(p->tree, name->start, name->start + name->len - 1u);
    party->gender = clm__phrase_gender(p, p->end, person);
    act_for_named(p, name, party);
    clm__phrase_keep_person(p, party);
    return true;
}

/* Embassies and their people are of another state than where they are. */
static bool
is_abroad(const struct clm__phrase *p)
{
    static const char *const words[] = {"embassy",  "consulate", "ambassador", "consul",
                                        "diplomat", "diplomats", "envoy"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (clm__tree_is(p->tree, p->node, words[i]))
            return true;
    return false;
}

/* "VBK officials", of whom no list knows: they speak for it. */
static bool
add_unlisted(const struct clm__phrase *p, struct clm__parties *out)
{
    unsigned at = p->node;
    while (at > p->first && clm__phrase_in_class(p, at, CLM__CLASS_ROLE) &&
           !clm__phrase_in_class(p, at, CLM__CLASS_BODY))
        at--;
    if (at == p->node || !is_abbreviation(p, at) || p->who->names[at].masked ||
        clm__phrase_is_former(p, at) ||
        clm__phrase_in_class(p, p->node, CLM__CLASS_LOCAL))
        return false;
    struct clm__party *party =
        clm__phrase_add(p, out, CLM_NONE, clm__phrase_words_of(p, at, at));
    party->named = true;
    party->how = CLM__HOW_OFFICE;
    party->other = clm__phrase_own_words(p);
    return true;
}

/* "the ministry", "the minister": the one that was named as such, else that of the state
 * at home. */
static bool
find_unnamed_role(const struct clm__phrase *p, struct clm__parties *out)
{
    if ((clm__phrase_in_class(p, p->node, CLM__CLASS_BODY) ||
         clm__phrase_in_class(p, p->node, CLM__CLASS_ROLE)) &&
        clm__phrase_described(p, out))
        return true;
    if (add_unlisted(p, out))
        return true;
    if (clm__phrase_is_apart(p, p->end + 1) || is_abroad(p) ||
        clm__phrase_in_class(p, p->node, CLM__CLASS_LOCAL) ||
        p->tree->nodes[p->node].kind == CLM__UPOS_PROPN)
        return false;
    return clm__home_add(p, out);
}

/* A name goes on: "Department of the Treasury", "Medical Aid for Palestinians". */
static unsigned
proper_end(const struct clm__phrase *p)
{
    const struct clm__tree *tree = p->tree;
    unsigned end = p->end;
    if (p->last > end && tree->nodes[p->node].kind == CLM__UPOS_NOUN &&
        (clm__phrase_in_class(p, p->node, CLM__CLASS_GROUP) ||
         clm__phrase_in_class(p, p->node, CLM__CLASS_PEOPLE)) &&
        tree->nodes[p->last].kind == CLM__UPOS_PROPN)
        return p->last; /* "supporters of Ana Ruiz" */
    while (end + 2 < tree->count && tree->nodes[end].kind == CLM__UPOS_PROPN) {
        unsigned next = end + 2;
        if (!clm__tree_is(tree, end + 1, "of") && !clm__tree_is(tree, end + 1, "for"))
            break;
        if (clm__tree_is(tree, next, "the") && next + 1 < tree->count)
            next++;
        if (tree->nodes[next].kind != CLM__UPOS_PROPN ||
            !clm__tree_under(tree, next, p->node))
            break;
        end = next;
        while (end + 1 < tree->count &&
               (tree->nodes[end + 1].kind == CLM__UPOS_PROPN ||
                (tree->tokens[end].flags & tree->tokens[end + 1].flags &
                 CLM__TOKEN_UPPER) != 0))
            end++;
    }
    return end;
}

/* Of what sort those are who are told by their own words alone. */
static uint8_t
sort_of(const struct clm__phrase *p, bool named)
{
    static const enum clm__class acting[] = {CLM__CLASS_ROLE,    CLM__CLASS_BODY,
                                             CLM__CLASS_VICTIM,  CLM__CLASS_FIRM,
                                             CLM__CLASS_CALLING, CLM__CLASS_PEOPLE};
    bool group = clm__phrase_has(p, CLM__CLASS_GROUP, p->end + 1);
    for (size_t i = 0; i < sizeof acting / sizeof *acting; i++)
        group |= clm__phrase_in_class(p, p->node, acting[i]);
    bool person =
        is_private(p, p->node) || (clm__phrase_in_class(p, p->node, CLM__CLASS_ROLE) &&
                                   !clm__phrase_in_class(p, p->node, CLM__CLASS_BODY));

    if (named)
        return CLM__SORT_BODY;
    if (!group)
        return CLM__SORT_THING;
    if (strcmp(clm__tree_xpos(p->tree, p->node), "NNS") == 0)
        return CLM__SORT_MANY;
    return person ? CLM__SORT_PERSON : CLM__SORT_BODY;
}

/* "Hanbit" of "Hanbit Micro", "HWU" of the "Harbour Workers Union (HWU)": the name that
 * the article tells in full. */
static bool
find_short(const struct clm__phrase *p, unsigned first, unsigned end,
           struct clm__parties *out)
{
    if (first != end || p->tree->nodes[end].kind != CLM__UPOS_PROPN ||
        (p->tree->tokens[end].flags & CLM__TOKEN_UPPER) == 0)
        return false;
    const struct clm__org *org =
        clm__org_find(p->who, clm__tree_span(p->tree, first, end));
    if (org == NULL)
        return false;
    struct clm__party *party =
        clm__phrase_add(p, out, org->actor,
                        org->actor != CLM_NONE ? clm__phrase_actor_name(p, org->actor)
                                               : clm__phrase_text(p, org->span));
    party->named = true;
    party->how = CLM__HOW_MENTION;
    return true;
}

static void
find_own(const struct clm__phrase *p, struct clm__parties *out)
{
    unsigned first = p->first, end = proper_end(p);
    while (first < p->node && (p->tree->nodes[first].kind == CLM__UPOS_DET ||
                               p->tree->nodes[first].kind == CLM__UPOS_NUM ||
                               p->tree->nodes[first].kind == CLM__UPOS_PUNCT))
        first++;
    if (clm__phrase_in_class(p, p->node, CLM__CLASS_CALENDAR) ||
        clm__phrase_described(p, out))
        return;

    if (find_short(p, first, end, out))
        return;
    struct clm__party *party =
        clm__phrase_add(p, out, CLM_NONE, clm__phrase_words_of(p, first, end));
    if (first == end && clm__tree_is(p->tree, end, "opposition"))
        party->name = clm__home_name(p, party->name);
    if (end > p->last)
        party->span = clm__tree_span(p->tree, p->first, end);
    party->named =
        p->tree->nodes[p->node].kind == CLM__UPOS_PROPN ||
        (p->node > 0 && (p->tree->tokens[p->node].flags & CLM__TOKEN_UPPER) != 0);
    party->sort = sort_of(p, party->named);
}

/* "ISIL militants": those of an organisation act for it. */
static bool
find_fighters(const struct clm__phrase *p, struct clm__parties *out)
{
    if (p->node == p->first || p->node != p->end ||
        !clm__phrase_in_class(p, p->node, CLM__CLASS_GROUP))
        return false;
    const struct clm__name *name = &p->who->names[p->node - 1];
    if (name->actor == CLM_NONE || name->start < p->first)
        return false;
    uint8_t kind = clm_corpus_actor(p->who->corpus, name->actor)->kind;
    if (kind != CLM_ACTOR_ARMED_GROUP)
        return false;
    struct clm__party *party =
        clm__phrase_add(p, out, name->actor, clm__phrase_actor_name(p, name->actor));
    party->sort = CLM__SORT_MANY;
    party->how = CLM__HOW_OFFICE;
    return true;
}

/* "Ousted President of Oman Juan Paz": the tree ends the phrase at the office. */
static bool
find_behind_office(const struct clm__phrase *p, struct clm__parties *out)
{
    struct clm__phrase whole = *p;
    whole.end = proper_end(p);
    const struct clm__name *name = &p->who->names[whole.end];
    if (whole.end == p->end || !clm__phrase_in_class(p, p->node, CLM__CLASS_ROLE) ||
        name->actor == CLM_NONE ||
        (name->person == CLM_NONE &&
         clm_corpus_actor(p->who->corpus, name->actor)->kind != CLM_ACTOR_PERSON))
        return false;
    whole.last = whole.last < whole.end ? whole.end : whole.last;
    return find_whole(&whole, out);
}

/* Moves to the name in apposition to a noun. */
static bool
move_to_apposition(struct clm__phrase *p)
{
    unsigned appos = clm__tree_child(p->tree, p->node, CLM__REL_APPOS);
    if (p->tree->nodes[p->node].kind != CLM__UPOS_NOUN || appos == CLM__NO_NODE ||
        appos <= p->end || p->tree->nodes[appos].kind != CLM__UPOS_PROPN)
        return false;
    p->node = appos;
    clm__who_phrase(p->tree, appos, &p->first, &p->last);
    p->end = p->last;
    return true;
}

/* "Her brother, Juan Paz": the same when the noun acts for nobody else or the name is
 * known. */
static bool
move_to_name(struct clm__phrase *p)
{
    struct clm__phrase name = *p;
    if (!move_to_apposition(&name) ||
        (clm__phrase_acts_for_others(p, p->node) && !clm__phrase_is_former(p, p->node) &&
         p->who->names[name.node].actor == CLM_NONE))
        return false;
    *p = name;
    return true;
}

static bool
find_person(const struct clm__phrase *p, struct clm__parties *out)
{
    unsigned start = clm__phrase_person_start(p);
    if (p->first == p->end && (p->tree->tokens[p->end].flags & CLM__TOKEN_UPPER) != 0 &&
        (clm__phrase_known_person(p) != NULL || clm__phrase_full_name(p) != NULL))
        start = p->end; /* a surname, whatever else it may be: "Wine said" */
    if (!clm__phrase_looks_like_person(p, start))
        return false;
    clm__phrase_person(p, start, out);
    return true;
}

/* Offices, bodies and blows: whose they are, beside them or at home. */
static bool
find_role(const struct clm__phrase *p, struct clm__parties *out)
{
    if (!clm__phrase_acts_for_others(p, p->node) &&
        !clm__phrase_acts_for_others(p, p->end))
        return false;
    bool blow = clm__phrase_in_class(p, p->node, CLM__CLASS_BLOW);
    if (clm__phrase_add_role(p, p->end + 1, out) == 0 &&
        (blow || !find_unnamed_role(p, out)))
        return false;
    bool many = strcmp(clm__tree_xpos(p->tree, p->node), "NNS") == 0;
    for (unsigned i = 0; many && i < out->count; i++)
        out->items[i].sort = CLM__SORT_MANY;
    return true;
}

/* Whose people they are: "Concord's lawyers", "gunmen of the Vardo Front". CLM__NO_NODE
 * when the phrase does not say, or by a body that is itself of somebody: "the army's". */
static unsigned
owner_of_staff(const struct clm__phrase *p)
{
    const struct clm__tree *tree = p->tree;
    unsigned at = CLM__NO_NODE, of = p->end + 1;
    while ((at = clm__tree_next(tree, p->node, CLM__REL_NMOD, at)) != CLM__NO_NODE &&
           at < p->node)
        if (strcmp(clm__tree_subtype(tree, at), "poss") == 0)
            return clm__phrase_in_class(p, at, CLM__CLASS_BODY) ? (unsigned)CLM__NO_NODE
                                                                : at;
    if (of + 1 >= tree->count || !clm__tree_is(tree, of, "of") ||
        tree->nodes[of].rel != CLM__REL_CASE ||
        (tree->tokens[p->node].flags & CLM__TOKEN_UPPER) != 0)
        return CLM__NO_NODE;
    unsigned inner = tree->nodes[of].head;
    return inner != CLM__NO_NODE && inner > of &&
                   tree->nodes[inner].kind == CLM__UPOS_PROPN
               ? inner
               : (unsigned)CLM__NO_NODE;
}

/* Who the owner is: by name, by a pronoun, or as one who was named before. */
static bool
find_owner(struct clm__phrase *q, struct clm__parties *out)
{
    if (q->tree->nodes[q->node].kind == CLM__UPOS_PRON) {
        clm__phrase_pronoun(q, out);
        return out->count == 1 && !out->items[0].unknown;
    }
    if (find_whole(q, out) || find_person(q, out) || clm__phrase_described(q, out))
        return true;
    if (q->tree->nodes[q->node].kind == CLM__UPOS_PROPN)
        find_own(q, out);
    return out->count > 0;
}

/* Those who act for a party: "its managers", "the union's leaders". */
static bool
find_staff(const struct clm__phrase *p, struct clm__parties *out)
{
    if (!clm__phrase_in_class(p, p->node, CLM__CLASS_STAFF) ||
        clm__phrase_is_former(p, p->end + 1))
        return false;
    struct clm__phrase owner = *p;
    struct clm__parties found = {.count = 0};
    owner.node = owner_of_staff(p);
    owner.avoid = NULL;
    if (owner.node == CLM__NO_NODE)
        return false;
    clm__who_phrase(p->tree, owner.node, &owner.first, &owner.last);
    for (owner.end = owner.node;
         owner.end < owner.last && p->tree->nodes[owner.end + 1].rel != CLM__REL_CASE;)
        owner.end++;
    clm__phrase_extend(&owner);
    if (!find_owner(&owner, &found) || found.count != 1 ||
        clm__phrase_is_avoided(p, &found.items[0]))
        return false;

    const struct clm__party *whose = &found.items[0];
    struct clm__party *party = clm__phrase_add(p, out, whose->actor, whose->name);
    party->how = CLM__HOW_OFFICE;
    party->named = whose->named;
    party->found = whose->found;
    party->from[0] = whose->span;
    party->from_count = whose->found ? 1 : 0;
    party->other = clm__phrase_own_words(p);
    if (strcmp(clm__tree_xpos(p->tree, p->node), "NNS") == 0)
        party->sort = CLM__SORT_MANY;
    return true;
}

/* "The opposition leader, Ana Ruiz": the name behind an office of which nobody knows
 * whose it is. */
static bool
find_apposed(struct clm__phrase *p, struct clm__parties *out)
{
    struct clm__phrase name = *p;
    if (!clm__phrase_acts_for_others(p, p->node) || !move_to_apposition(&name))
        return false;
    return find_whole(&name, out) || find_person(&name, out);
}

/* The same where the office tells for whom: the name is that of who speaks. */
static void
name_speaker(const struct clm__phrase *p, struct clm__parties *out, unsigned from)
{
    struct clm__phrase name = *p;
    struct clm__parties person = {.count = 0};
    if (out->count != from + 1 || out->items[from].speaker != NULL ||
        !move_to_apposition(&name) || !find_person(&name, &person))
        return;
    struct clm__party *party = &out->items[from];
    party->speaker = person.items[0].speaker;
    party->speaker_span = person.items[0].speaker_span;
    party->gender = person.items[0].gender;
    party->sort = CLM__SORT_PERSON;
    clm__phrase_keep_person(&name, party);
}

static void
find_phrase(struct clm__phrase *p, struct clm__parties *out)
{
    unsigned from = out->count;
    if (p->tree->nodes[p->node].kind == CLM__UPOS_PRON) {
        clm__phrase_pronoun(p, out);
        return;
    }
    if (clm__phrase_two_states(p, out) || find_whole(p, out) || find_fighters(p, out) ||
        find_behind_office(p, out) || (move_to_name(p) && find_whole(p, out)) ||
        find_person(p, out))
        return;
    if (find_staff(p, out) || find_role(p, out))
        name_speaker(p, out, from);
    else if (!find_apposed(p, out))
        find_own(p, out);
}

/* "A number of senators", "dozens of monks": whom the quantity is of. */
static unsigned
behind_quantity(const struct clm__who *who, const struct clm__tree *tree,
                const clm_str *words, unsigned node)
{
    if (!clm__lexicon_in(who->lexicon, words[node], CLM__CLASS_QUANTITY) ||
        node + 2 >= tree->count || !clm__tree_is(tree, node + 1, "of"))
        return node;
    unsigned found = clm__chunk_right(tree, node + 2);
    return found == CLM__NO_NODE ? node : found;
}

void
clm__who_one(struct clm__who *who, const struct clm__tree *tree, const clm_str *words,
             unsigned node, const struct clm__parties *avoid, struct clm__parties *out)
{
    node = behind_quantity(who, tree, words, node);
    struct clm__phrase p = {
        .who = who, .tree = tree, .words = words, .avoid = avoid, .node = node};
    clm__who_phrase(tree, node, &p.first, &p.last);
    while (p.first < p.last && who->names[p.first].masked)
        p.first++; /* a dateline, a date */
    if (who->names[p.first].masked)
        return;
    if (p.first + 2 < p.last &&
        clm__phrase_in_class(&p, p.first + 1, CLM__CLASS_CALENDAR) &&
        tree->nodes[p.first].kind == CLM__UPOS_DET)
        p.first++; /* "This Tuesday the embassy said" */
    while (p.first < p.last && clm__phrase_in_class(&p, p.first, CLM__CLASS_CALENDAR))
        p.first++; /* "On Tuesday Peru said" */
    p.node = p.node < p.first ? p.first : p.node;
    node = p.node;
    p.end = node;
    while (p.end < p.last && tree->nodes[p.end + 1].rel != CLM__REL_CASE)
        p.end++;
    clm__phrase_extend(&p);
    struct clm__parties found = {.count = 0};
    find_phrase(&p, &found);
    for (unsigned i = 0; i < found.count && out->count < CLM__PARTIES_MAX; i++)
        out->items[out->count++] = found.items[i];
}
