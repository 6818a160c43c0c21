/* SPDX-License-Identifier: MIT */
/* Where an act was done: "in Idlib province", "at the airport", "shelled the city of
 * Aleppo". */
#include "claim/claim_place.h"

#include "party/who.h"
#include "sentence/chunk.h"

#include <string.h>

enum { STEPS_MAX = 16 };

/* A phrase that may tell the place, and how well it fits. */
struct place {
    unsigned node;
    unsigned marker; /* its preposition, or CLM__NO_NODE */
    int score;       /* 0 = it does not */
};

static bool
is_name_word(const struct clm__sentence *sentence, unsigned node)
{
    const struct clm__tree *tree = &sentence->tree;
    return tree->nodes[node].kind == CLM__UPOS_PROPN &&
           !clm__in_class(sentence, node, CLM__CLASS_CALENDAR);
}

/* The name that a word belongs to, or NULL. */
static const struct clm__name *
name_of(const struct clm__sentence *sentence, unsigned node)
{
    for (unsigned i = node + 1; i-- > 0 && i + 8 > node;)
        if (sentence->names[i].len > 0)
            return i + sentence->names[i].len > node ? &sentence->names[i] : NULL;
    return NULL;
}

enum name_sort {
    NAME_NONE,  /* no name at all */
    NAME_PARTY, /* of a person or an organisation: no place */
    NAME_OPEN,  /* in no list */
    NAME_LAND,  /* of a state or territory */
};

static enum name_sort
sort_of(const struct clm_corpus *actors, const struct clm__sentence *sentence,
        unsigned node)
{
    const struct clm__name *name = name_of(sentence, node);
    if (name == NULL)
        return is_name_word(sentence, node) ? NAME_OPEN : NAME_NONE;
    if (name->person != CLM_NONE || name->actor == CLM_NONE)
        return NAME_PARTY;
    unsigned kind = clm_corpus_actor(actors, name->actor)->kind;
    return kind == CLM_ACTOR_STATE || kind == CLM_ACTOR_TERRITORY ? NAME_LAND
                                                                  : NAME_PARTY;
}

/* "the city of Aleppo" is told by its name. */
static unsigned
name_within(const struct clm_corpus *actors, const struct clm__sentence *sentence,
            unsigned node)
{
    const struct clm__tree *tree = &sentence->tree;
    if (!clm__in_class(sentence, node, CLM__CLASS_SETTING))
        return node;
    for (unsigned at = tree->nodes[node].child; at != CLM__NO_NODE;
         at = tree->nodes[at].next) {
        unsigned marker = clm__tree_marker(tree, at);
        bool named = at > node && is_name_word(sentence, at) &&
                     (tree->nodes[at].rel == CLM__REL_APPOS ||
                      (marker != CLM__NO_NODE && clm__tree_is(tree, marker, "of")));
        if (named && sort_of(actors, sentence, at) != NAME_PARTY)
            return at;
    }
    bool of = node + 2 < tree->count && clm__tree_is(tree, node + 1, "of") &&
              is_name_word(sentence, node + 2);
    return of && sort_of(actors, sentence, node + 2) != NAME_PARTY ? node + 2 : node;
}

/* "Idlib province": a noun of places with a name before it. */
static bool
has_name_before(const struct clm__sentence *sentence, unsigned node)
{
    const struct clm__tree *tree = &sentence->tree;
    for (unsigned at = tree->nodes[node].child; at != CLM__NO_NODE && at < node;
         at = tree->nodes[at].next)
        if (is_name_word(sentence, at) && tree->nodes[at].rel == CLM__REL_COMPOUND)
            return true;
    return false;
}

/* How much a noun looks like a place. */
static int
fitness(const struct clm_corpus *actors, const struct clm__sentence *sentence,
        unsigned node)
{
    enum name_sort sort = sort_of(actors, sentence, node);
    bool setting = clm__in_class(sentence, node, CLM__CLASS_SETTING);
    if (setting && sentence->tree.nodes[node].kind != CLM__UPOS_PROPN) {
        bool one = strcmp(clm__tree_xpos(&sentence->tree, node), "NN") == 0;
        return has_name_before(sentence, node) && one ? 80 : 30;
    }
    if (sort == NAME_LAND || (sort == NAME_OPEN && setting))
        return 80;
    return sort == NAME_OPEN ? 70 : 0;
}

/* A verb that goes on the clause of the one above it, or only describes a noun: "a convoy
 * carrying food". */
static bool
is_no_clause(const struct clm__tree *tree, unsigned verb)
{
    unsigned rel = tree->nodes[verb].rel;
    return rel == CLM__REL_CONJ || rel == CLM__REL_XCOMP ||
           (rel == CLM__REL_ACL &&
            clm__tree_child(tree, verb, CLM__REL_NSUBJ) == CLM__NO_NODE);
}

/* Whether nothing but nouns and such verbs lie on the way up from a word to another. */
static bool
leads_up(const struct clm__tree *tree, unsigned from, unsigned to)
{
    for (unsigned at = tree->nodes[from].head, steps = 0; at != to; steps++) {
        if (at == CLM__NO_NODE || steps == STEPS_MAX)
            return false;
        if (tree->nodes[at].kind == CLM__UPOS_VERB && !is_no_clause(tree, at))
            return false;
        at = tree->nodes[at].head;
    }
    return true;
}

/* Whether a phrase stands in the clause of the cue. */
static bool
goes_with(const struct clm__tree *tree, unsigned node, unsigned cue)
{
    unsigned top = cue;
    for (unsigned steps = 0; !clm__tree_under(tree, node, top); steps++) {
        top = tree->nodes[top].head;
        if (top == CLM__NO_NODE || steps == STEPS_MAX)
            return false;
    }
    bool clause = tree->nodes[cue].kind == CLM__UPOS_VERB && !is_no_clause(tree, cue);
    return leads_up(tree, node, top) &&
           (top == cue || (!clause && leads_up(tree, cue, top)));
}

static int
closeness(const struct clm__tree *tree, unsigned node, unsigned cue)
{
    int apart = node > cue ? (int)(node - cue) : (int)(cue - node) + 10;
    return (tree->nodes[node].head == cue ? 20 : 0) - (apart < 30 ? apart : 30);
}

static void
try_place(struct place *best, unsigned node, unsigned marker, int score)
{
    if (score > best->score)
        *best = (struct place){node, marker, score};
}

/* What the act is done to, when that is a place: "shelled Aleppo", "retook the town". */
static void
try_object(const struct clm_corpus *actors, const struct clm__sentence *sentence,
           const struct clm__match *match, struct place *best)
{
    const enum clm__slot slots[] = {CLM__SLOT_TARGET, CLM__SLOT_CHARGE};
    for (size_t i = 0; i < 2; i++) {
        unsigned node = match->slots[slots[i]].node;
        if (node == CLM__NO_NODE ||
            !clm__in_class(sentence, match->head, CLM__CLASS_SEIZE))
            continue;
        unsigned named = name_within(actors, sentence, node);
        bool name = sort_of(actors, sentence, node) == NAME_OPEN &&
                    clm__tree_child(&sentence->tree, node, CLM__REL_DET) == CLM__NO_NODE;
        if (name || clm__in_class(sentence, node, CLM__CLASS_SETTING))
            try_place(best, named, CLM__NO_NODE, fitness(actors, sentence, named));
    }
}

/* Whether all tokens behind a preposition up to a name are names, as where the tree takes
 * the last of "Khaar, Tribal Areas, Pakistan" for the head. */
static bool
are_names(const struct clm__sentence *sentence, unsigned first, unsigned end)
{
    for (unsigned i = first; i < end; i++)
        if (!is_name_word(sentence, i) && !clm__tree_is(&sentence->tree, i, ","))
            return false;
    return first < end;
}

/* The words of a place: its name with what stands before it and the names that follow:
 * "Sartana, Ukraine", "Hama and Aleppo". */
static struct clm_span
span_of(const struct clm__sentence *sentence, const struct place *place)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned first = 0, last = 0, node = place->node;
    clm__who_phrase(tree, node, &first, &last);
    while (first < node && tree->nodes[first].kind == CLM__UPOS_ADP)
        first++;
    if (place->marker != CLM__NO_NODE && are_names(sentence, place->marker + 1, first))
        first = place->marker + 1;
    for (unsigned at = last + 1; at + 1 < tree->count;) {
        bool hyphen = clm__tree_is(tree, at, "-");
        bool joined = clm__tree_is(tree, at, ",") || clm__tree_is(tree, at, "and");
        if ((!joined && !hyphen) || !is_name_word(sentence, at + 1) ||
            (!hyphen && !clm__tree_under(tree, at + 1, node)))
            break;
        for (last = at + 1; last + 1 < tree->count && is_name_word(sentence, last + 1);)
            last++;
        at = last + 1;
    }
    return clm__tree_span(tree, first, last);
}

struct clm_span
clm__claim_place(const struct clm_corpus *actors, const struct clm__sentence *sentence,
                 const struct clm__match *match)
{
    const struct clm__tree *tree = &sentence->tree;
    struct place best = {CLM__NO_NODE, CLM__NO_NODE, 0};
    try_object(actors, sentence, match, &best);
    for (unsigned i = 0; i + 1 < tree->count; i++) {
        unsigned node = tree->nodes[i].head;
        if (tree->nodes[i].rel != CLM__REL_CASE || node == CLM__NO_NODE || node < i ||
            node == match->head)
            continue;
        bool on = clm__tree_is(tree, i, "on");
        unsigned named = name_within(actors, sentence, node);
        int score = fitness(actors, sentence, named);
        bool blow = match->frame->kind == CLM_KIND_STRIKE ||
                    match->frame->kind == CLM_KIND_ATTACK;
        if (on && (score < 80 || !blow)) /* "on Monday", "sanctions on Peru" */
            continue;
        if (score > 0 && (on || clm__in_class(sentence, i, CLM__CLASS_WHERE)) &&
            goes_with(tree, node, match->head))
            try_place(&best, named, i, score + closeness(tree, node, match->head));
    }
    return best.node != CLM__NO_NODE ? span_of(sentence, &best) : (struct clm_span){0};
}
