/* SPDX-License-Identifier: MIT */
/* From phrases to parties. */
#include "party/who_phrase.h"

#include "base/alloc.h"

#include <string.h>

void
clm__who_begin(struct clm__who *who, struct clm__arena *arena,
               const struct clm_date *date)
{
    who->arena = arena;
    who->date = date;
    who->recent_count = 0;
    who->person_count = 0;
    who->state_count = 0;
}

void
clm__who_release(struct clm__who *who)
{
    clm__free(who->names);
    who->names = NULL;
    who->name_room = 0;
}

bool
clm__party_same(const struct clm__party *a, const struct clm__party *b)
{
    if (a->actor != CLM_NONE || b->actor != CLM_NONE)
        return a->actor == b->actor;
    return strcmp(a->name, b->name) == 0;
}

void
clm__who_note(struct clm__who *who, const struct clm__parties *parties)
{
    for (unsigned i = 0; i < parties->count; i++) {
        const struct clm__party *party = &parties->items[i];
        if (party->sort == CLM__SORT_THING || party->unknown)
            continue;
        who->recent[who->recent_count++ % CLM__RECENT_MAX] = *party;
    }
}

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

static bool
find_whole(const struct clm__phrase *p, struct clm__parties *out)
{
    const struct clm__name *name = whole_name(p);
    if (name == NULL || counts_people(p, name))
        return false;
    uint8_t kind = clm_corpus_actor(p->who->corpus, name->actor)->kind;
    if (name->person == CLM_NONE && kind != CLM_ACTOR_PERSON) {
        uint32_t actor = name->actor;
        const struct clm__name *before =
            name->start > p->first ? &p->who->names[name->start - 1] : NULL;
        if (kind == CLM_ACTOR_STATE && before != NULL && before->actor != CLM_NONE &&
            before->person == CLM_NONE && before->start >= p->first &&
            clm_corpus_actor(p->who->corpus, before->actor)->kind == CLM_ACTOR_STATE)
            actor = before->actor; /* "the South Korean Joint Chiefs of Staff" */
        unsigned of = name->start + name->len;
        if (kind == CLM_ACTOR_STATE && of + 1 < p->tree->count &&
            clm__tree_is(p->tree, of, "of") && p->who->names[of + 1].actor != CLM_NONE &&
            clm_corpus_actor(p->who->corpus, p->who->names[of + 1].actor)->kind ==
                CLM_ACTOR_STATE)
            actor = p->who->names[of + 1].actor; /* "the Defence Ministry of Peru" */
        clm__phrase_add(p, out, actor, clm__phrase_actor_name(p, actor))->named = true;
        return true;
    }
    struct clm__party *party =
        clm__phrase_add(p, out, name->actor, clm__phrase_actor_name(p, name->actor));
    uint32_t person = name->person != CLM_NONE ? name->person : name->actor;
    party->named = true;
    party->sort = CLM__SORT_PERSON;
    party->speaker = clm__phrase_actor_name(p, person);
    party->speaker_span =
        clm__tree_span(p->tree, name->start, name->start + name->len - 1u);
    struct clm__parties own = {.count = 0};
    if (name->person != CLM_NONE && name->start > p->first &&
        !clm__phrase_is_former(p, name->start) && !clm__phrase_is_apart(p, name->start) &&
        clm__phrase_add_named(p, p->first, name->start - 1u, &own) > 0) {
        party->actor = own.items[0].actor; /* "the Colombian minister" of that name */
        party->name = own.items[0].name;
    }
    if (name->person == CLM_NONE && !clm__phrase_is_former(p, name->start) &&
        !clm__phrase_is_apart(p, name->start) && name->start > p->first &&
        clm__phrase_has(p, CLM__CLASS_ROLE, name->start)) {
        struct clm__parties others = {.count = 0};
        if (clm__phrase_add_named(p, p->first, name->start - 1u, &others) > 0) {
            party->actor = others.items[0].actor;
            party->name = others.items[0].name;
        }
    }
    clm__phrase_keep_person(p, party);
    return true;
}

/* "the ministry", "officials": an earlier mention, or the state that was named last. */
static bool
find_unnamed_role(const struct clm__phrase *p, struct clm__parties *out)
{
    const struct clm__named_state *state = clm__phrase_state(p);
    if (clm__phrase_in_class(p, p->node, CLM__CLASS_BODY) &&
        clm__phrase_described(p, out))
        return true; /* "the ministry": the one that was named as such */
    if (state == NULL || clm__phrase_is_apart(p, p->end + 1) ||
        p->tree->nodes[p->node].kind == CLM__UPOS_PROPN)
        return false;
    struct clm__party *party = clm__phrase_add_state(p, state, out);
    if (clm__phrase_is_avoided(p,
                               party)) { /* a body within the state: a party of its own */
        out->count--;
        return false;
    }
    return true;
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
        while (end + 1 < tree->count && tree->nodes[end + 1].kind == CLM__UPOS_PROPN)
            end++;
    }
    return end;
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
    struct clm__party *party =
        clm__phrase_add(p, out, CLM_NONE, clm__phrase_words_of(p, first, end));
    if (first == end && clm__tree_is(p->tree, end, "opposition"))
        party->name = clm__phrase_of_state(p, party->name);
    if (end > p->last)
        party->span = clm__tree_span(p->tree, p->first, end);
    bool named =
        p->tree->nodes[p->node].kind == CLM__UPOS_PROPN ||
        (p->node > 0 && (p->tree->tokens[p->node].flags & CLM__TOKEN_UPPER) != 0);
    bool group = clm__phrase_has(p, CLM__CLASS_GROUP, p->end + 1) ||
                 clm__phrase_in_class(p, p->node, CLM__CLASS_ROLE) ||
                 clm__phrase_in_class(p, p->node, CLM__CLASS_BODY) ||
                 clm__phrase_in_class(p, p->node, CLM__CLASS_VICTIM) ||
                 clm__phrase_in_class(p, p->node, CLM__CLASS_FIRM) ||
                 is_private(p, p->node);
    bool plural = strcmp(clm__tree_xpos(p->tree, p->node), "NNS") == 0;
    party->named = named;
    party->sort = named    ? CLM__SORT_BODY
                  : !group ? CLM__SORT_THING
                  : plural ? CLM__SORT_MANY
                           : CLM__SORT_BODY;
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
    clm__phrase_add(p, out, name->actor, clm__phrase_actor_name(p, name->actor))->sort =
        CLM__SORT_MANY;
    return true;
}

static void
find_phrase(struct clm__phrase *p, struct clm__parties *out)
{
    if (p->tree->nodes[p->node].kind == CLM__UPOS_PRON) {
        clm__phrase_pronoun(p, out);
        return;
    }
    if (clm__phrase_two_states(p, out) || find_whole(p, out) || find_fighters(p, out))
        return;
    unsigned appos = clm__tree_child(p->tree, p->node, CLM__REL_APPOS);
    if (p->tree->nodes[p->node].kind == CLM__UPOS_NOUN && appos != CLM__NO_NODE &&
        appos > p->end && p->tree->nodes[appos].kind == CLM__UPOS_PROPN &&
        (!clm__phrase_acts_for_others(p, p->node) || clm__phrase_is_former(p, p->node) ||
         p->who->names[appos].actor != CLM_NONE)) { /* "her brother, Juan Paz" */
        p->node = appos;
        clm__who_phrase(p->tree, appos, &p->first, &p->last);
        p->end = p->last;
        if (find_whole(p, out))
            return;
    }
    unsigned start = clm__phrase_person_start(p);
    if (p->first == p->end && (p->tree->tokens[p->end].flags & CLM__TOKEN_UPPER) != 0 &&
        clm__phrase_known_person(p) != NULL)
        start = p->end; /* a surname, whatever else it may be: "Wine said" */
    if (clm__phrase_looks_like_person(p, start)) {
        clm__phrase_person(p, start, out);
        return;
    }
    if (clm__phrase_acts_for_others(p, p->node) ||
        clm__phrase_acts_for_others(p, p->end)) {
        bool blow = clm__phrase_in_class(p, p->node, CLM__CLASS_BLOW);
        if (clm__phrase_add_role(p, p->end + 1, out) > 0 ||
            (!blow && find_unnamed_role(p, out))) {
            bool many = strcmp(clm__tree_xpos(p->tree, p->node), "NNS") == 0;
            for (unsigned i = 0; many && i < out->count; i++)
                out->items[i].sort = CLM__SORT_MANY;
            return;
        }
    }
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

static void
find_one(struct clm__who *who, const struct clm__tree *tree, const clm_str *words,
         unsigned node, const struct clm__parties *avoid, struct clm__parties *out)
{
    node = behind_quantity(who, tree, words, node);
    struct clm__phrase p = {
        .who = who, .tree = tree, .words = words, .avoid = avoid, .node = node};
    clm__who_phrase(tree, node, &p.first, &p.last);
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
    struct clm__parties found = {.count = 0};
    find_phrase(&p, &found);
    for (unsigned i = 0; i < found.count && out->count < CLM__PARTIES_MAX; i++)
        out->items[out->count++] = found.items[i];
}

/* "A, B and C" where the tree has C alone: what stands before and. */
static void
find_list_before(struct clm__who *who, const struct clm__tree *tree, const clm_str *words,
                 unsigned node, struct clm__parties *out)
{
    unsigned first = 0, last = 0;
    clm__who_phrase(tree, node, &first, &last);
    if (first < 2 || !clm__tree_is(tree, first - 1, "and") ||
        tree->nodes[node].rel == CLM__REL_CONJ)
        return;
    for (unsigned at = first - 1; at > 0 && out->count < CLM__PARTIES_MAX;) {
        if (clm__tree_is(tree, at - 1, ","))
            at--;
        unsigned found = at > 0 ? clm__chunk_left(tree, at - 1) : (unsigned)CLM__NO_NODE;
        if (found == CLM__NO_NODE)
            return;
        clm__who_phrase(tree, found, &first, &last);
        if (first > 0 && tree->nodes[first - 1].kind == CLM__UPOS_ADP)
            return;
        unsigned before = out->count;
        find_one(who, tree, words, found, NULL, out);
        if (before < out->count && out->items[before].sort == CLM__SORT_THING) {
            out->count = before;
            return;
        }
        at = first;
        if (at == 0 || !clm__tree_is(tree, at - 1, ","))
            return;
    }
}

/* Behind "(UPJF)", when that stands there. */
static unsigned
behind_bracket(const struct clm__tree *tree, unsigned at)
{
    return at + 2 < tree->count && clm__tree_is(tree, at, "(") &&
                   clm__tree_is(tree, at + 2, ")")
               ? at + 3
               : at;
}

/* "A, B and C" where the tree has A alone: what follows with commas, up to and. */
static void
find_list_behind(struct clm__who *who, const struct clm__tree *tree, const clm_str *words,
                 unsigned node, struct clm__parties *out)
{
    unsigned first = 0, last = 0;
    struct clm__parties more = {.count = 0};
    bool done = false;
    clm__who_phrase(tree, node, &first, &last);
    while (!done && last + 2 < tree->count && more.count + 2 < CLM__PARTIES_MAX) {
        unsigned next = behind_bracket(tree, last + 1);
        if (next + 1 >= tree->count)
            return;
        if (!clm__tree_is(tree, next, ",") && !clm__tree_is(tree, next, "and"))
            return;
        if (clm__tree_is(tree, next, ",") && clm__tree_is(tree, next + 1, "and"))
            next++;
        done = clm__tree_is(tree, next, "and");
        unsigned found = clm__chunk_right(tree, next + 1);
        unsigned before = more.count;
        if (found == CLM__NO_NODE || tree->nodes[found].kind == CLM__UPOS_PRON)
            return;
        find_one(who, tree, words, found, NULL, &more);
        if (more.count == before ||
            (!more.items[before].named && more.items[before].actor == CLM_NONE))
            return;
        clm__who_phrase(tree, found, &first, &last);
        if (last < next)
            return;
    }
    for (unsigned i = 0; done && i < more.count && out->count < CLM__PARTIES_MAX; i++)
        out->items[out->count++] = more.items[i];
}

bool
clm__who_described(const struct clm__tree *tree, unsigned node)
{
    return node != CLM__NO_NODE && node + 1 < tree->count &&
           tree->nodes[node].kind == CLM__UPOS_NOUN &&
           tree->nodes[node + 1].kind == CLM__UPOS_PROPN &&
           tree->nodes[node].rel == CLM__REL_NSUBJ &&
           tree->nodes[node + 1].rel == CLM__REL_NSUBJ &&
           tree->nodes[node].head == tree->nodes[node + 1].head;
}

void
clm__who_find(struct clm__who *who, const struct clm__tree *tree, const clm_str *words,
              unsigned node, const struct clm__parties *avoid, struct clm__parties *out)
{
    out->count = 0;
    if (node == CLM__NO_NODE)
        return;
    find_one(who, tree, words, node, avoid, out);
    /* "A and B", each a subject of its own: the same list. */
    for (unsigned i = node + 1; i < tree->count && i < node + 8; i++)
        if (tree->nodes[i].rel == tree->nodes[node].rel &&
            tree->nodes[i].head == tree->nodes[node].head &&
            tree->nodes[i].rel == CLM__REL_NSUBJ &&
            (clm__tree_is(tree, tree->nodes[i].left, "and") ||
             (tree->nodes[i].left > 0 &&
              clm__tree_is(tree, tree->nodes[i].left - 1u, "and"))))
            find_one(who, tree, words, i, avoid, out);
    find_list_before(who, tree, words, node, out);
    /* Coordinated parties hang on the first, sometimes one on the other. */
    unsigned at = node;
    for (unsigned steps = 0; at != CLM__NO_NODE && steps < CLM__PARTIES_MAX; steps++) {
        unsigned conj = CLM__NO_NODE, last = at;
        while ((conj = clm__tree_next(tree, at, CLM__REL_CONJ, conj)) != CLM__NO_NODE) {
            const struct clm__name *whole = &who->names[conj];
            if (!clm__tree_nominal(tree, conj) ||
                (whole->actor != CLM_NONE && whole->start <= node && conj > node))
                continue; /* "the Securities and Exchange Commission" is one */
            find_one(who, tree, words, conj, avoid, out);
            last = conj;
        }
        at = last == at ? CLM__NO_NODE : last;
    }
    if (out->count == 1 && out->items[0].named)
        find_list_behind(who, tree, words, node, out);
}
