/* SPDX-License-Identifier: MIT */
/* What is told as done: no question, condition, denial or wish. */
#include "claim/claim_fact.h"

#include "base/kind.h"
#include "sentence/grammar.h"

#include <string.h>

static bool
has_mark(const struct clm__tree *tree, unsigned verb, const char *word)
{
    unsigned at = CLM__NO_NODE;
    while ((at = clm__tree_next(tree, verb, CLM__REL_MARK, at)) != CLM__NO_NODE)
        if (clm__tree_is(tree, at, word))
            return true;
    return false;
}

static bool
has_or(const struct clm__tree *tree, unsigned verb)
{
    unsigned cc = clm__tree_child(tree, verb, CLM__REL_CC);
    return cc != CLM__NO_NODE &&
           (clm__tree_is(tree, cc, "or") || clm__tree_is(tree, cc, "nor"));
}

/* Whether a modal or a condition leaves open that it is so. */
static bool
is_open(const struct clm__tree *tree, unsigned verb, bool future)
{
    unsigned modal = clm__tree_modal(tree, verb);

    if (has_mark(tree, verb, "if") || has_mark(tree, verb, "unless") ||
        has_mark(tree, verb, "whether"))
        return true;
    return modal != CLM__NO_NODE && !(future && (clm__tree_is(tree, modal, "will") ||
                                                 clm__tree_is(tree, modal, "must")));
}

/* The verb that tells whether what hangs on it has happened. */
static bool
is_real_verb(const struct clm__sentence *sentence, unsigned verb, bool future)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned head = tree->nodes[verb].head, rel = tree->nodes[verb].rel;

    if (rel == CLM__REL_CONJ && head != CLM__NO_NODE && clm__tree_negated(tree, head) &&
        has_or(tree, verb))
        return false; /* "did not concede or admit it" */
    if (clm__tree_negated(tree, verb) || is_open(tree, verb, future))
        return false;

    if (!has_mark(tree, verb, "to") || head == CLM__NO_NODE || future)
        return true;
    if (rel != CLM__REL_XCOMP && rel != CLM__REL_ADVCL && rel != CLM__REL_ACL &&
        rel != CLM__REL_CCOMP && rel != CLM__REL_CSUBJ)
        return true;
    return rel != CLM__REL_ACL && clm__in_class(sentence, head, CLM__CLASS_BEGUN) &&
           !clm__tree_negated(tree, head);
}

/* "accused of striking a convoy": that it was struck is what is alleged. */
static bool
is_alleged(const struct clm__tree *tree, unsigned verb)
{
    unsigned at = verb;
    for (unsigned steps = 0; at != CLM__NO_NODE && steps < 3; steps++) {
        if (tree->nodes[at].rel != CLM__REL_OBL && tree->nodes[at].rel != CLM__REL_NMOD &&
            tree->nodes[at].kind == CLM__UPOS_VERB && has_mark(tree, at, "of"))
            return true;
        if (tree->nodes[at].rel != CLM__REL_CONJ && tree->nodes[at].rel != CLM__REL_XCOMP)
            break;
        at = tree->nodes[at].head;
    }
    return false;
}

/* "An alleged assault", "the threatened strike": a participle before its noun says of the
 * noun what is said of it, not who says so. */
static bool
is_epithet(const struct clm__tree *tree, const struct clm__match *match)
{
    return clm__kind_in(CLM__KINDS_CLAIM, match->frame->kind) &&
           tree->nodes[match->head].rel == CLM__REL_AMOD &&
           tree->nodes[match->head].head > match->head;
}

/* What decides about a word besides itself: the verb above it, or CLM__NO_NODE. */
static unsigned
governor(const struct clm__tree *tree, unsigned at, bool verb, bool first)
{
    unsigned head = tree->nodes[at].head, rel = tree->nodes[at].rel;
    bool shared = rel == CLM__REL_CONJ && head != CLM__NO_NODE && verb &&
                  clm__tree_child(tree, at, CLM__REL_NSUBJ) == CLM__NO_NODE &&
                  has_mark(tree, head, "to");

    return rel == CLM__REL_XCOMP || (first && rel == CLM__REL_OBJ) || shared
               ? head
               : (unsigned)CLM__NO_NODE;
}

bool
clm__claim_is_fact(const struct clm__sentence *sentence, const struct clm__match *match)
{
    enum { CLIMB = 4 };
    const struct clm__tree *tree = &sentence->tree;
    unsigned kind = match->frame->kind, at = match->head;
    bool future = kind == CLM_KIND_THREAT || kind == CLM_KIND_REJECTION;

    if (is_alleged(tree, at) || is_epithet(tree, match))
        return false;
    if (clm__tree_is(tree, tree->count - 1, "?") && kind != CLM_KIND_STATEMENT)
        return false;
    if (clm__tree_nominal(tree, at) && clm__tree_negated(tree, at))
        return false;

    for (unsigned steps = 0; at != CLM__NO_NODE && steps < CLIMB; steps++) {
        unsigned head = tree->nodes[at].head;
        bool verb = tree->nodes[at].kind == CLM__UPOS_VERB ||
                    clm__tree_child(tree, at, CLM__REL_COP) != CLM__NO_NODE;
        if (verb && !is_real_verb(sentence, at, future))
            return false;
        if (head != CLM__NO_NODE && verb && tree->nodes[at].rel == CLM__REL_XCOMP &&
            clm__in_class(sentence, head, CLM__CLASS_UNREAL))
            return false;
        at = governor(tree, at, verb, steps == 0);
    }
    return true;
}
