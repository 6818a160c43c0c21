/* SPDX-License-Identifier: MIT */
/* From which token to which a phrase goes. */
#include "party/who_extent.h"

#include <string.h>

static bool
is_inside_left(const struct clm__tree *tree, unsigned at, unsigned node)
{
    unsigned kind = tree->nodes[at].kind, rel = tree->nodes[at].rel;
    if (!clm__tree_under(tree, at, node) ||
        (tree->tokens[at].flags & CLM__TOKEN_BRACKET) != 0)
        return false;
    if (tree->nodes[at].head == node &&
        (rel == CLM__REL_CASE || rel == CLM__REL_MARK || rel == CLM__REL_CC ||
         rel == CLM__REL_ACL || rel == CLM__REL_COP || rel == CLM__REL_NSUBJ))
        return false;
    return kind != CLM__UPOS_SCONJ &&
           (kind != CLM__UPOS_PUNCT || !clm__tree_is(tree, at, ","));
}

/* What must belong to the phrase although it hangs elsewhere: a title, a name. */
static bool
is_beside_left(const struct clm__tree *tree, unsigned at, unsigned node)
{
    unsigned kind = tree->nodes[at].kind, head = tree->nodes[at].head;
    if (kind == CLM__UPOS_PROPN || kind == CLM__UPOS_ADJ || kind == CLM__UPOS_DET)
        return tree->nodes[at + 1].kind != CLM__UPOS_DET &&
               (head == CLM__NO_NODE || head == node || (head > at && head < node) ||
                clm__tree_under(tree, node, at));
    return false;
}

static unsigned
name_end(const struct clm__tree *tree, unsigned node)
{
    unsigned last = node;
    while (last + 1 < tree->count) {
        const struct clm__tree_node *next = &tree->nodes[last + 1];
        bool part =
            next->rel == CLM__REL_FLAT || next->rel == CLM__REL_FIXED ||
            (next->rel == CLM__REL_COMPOUND && next->head == node) ||
            (next->kind == CLM__UPOS_PROPN && next->head == last &&
             next->rel == CLM__REL_APPOS) ||
            (next->kind == CLM__UPOS_PROPN && tree->nodes[last].kind == CLM__UPOS_PROPN &&
             next->head == node && next->rel != CLM__REL_CONJ);
        bool beside = next->kind == CLM__UPOS_PROPN &&
                      tree->nodes[last].kind == CLM__UPOS_PROPN &&
                      next->rel != CLM__REL_NSUBJ && next->rel != CLM__REL_CONJ;
        if (!beside && (!part || !clm__tree_under(tree, last + 1, node)))
            break;
        last++;
    }
    return last;
}

/* The hyphen within a name: "ABS-CBN", "al-Nur". */
static bool
joins(const struct clm__tree *tree, unsigned at)
{
    return clm__tree_is(tree, at, "-") &&
           tree->tokens[at].start == tree->tokens[at - 1].end &&
           tree->tokens[at].end == tree->tokens[at + 1].start &&
           (tree->tokens[at + 1].flags & CLM__TOKEN_UPPER) != 0 &&
           tree->nodes[at + 1].kind == CLM__UPOS_PROPN &&
           (tree->nodes[at - 1].kind == CLM__UPOS_PROPN ||
            clm__tree_is(tree, at - 1, "al")) &&
           ((tree->tokens[at - 1].flags & CLM__TOKEN_UPPER) != 0 ||
            clm__tree_is(tree, at - 1, "al"));
}

/* The first token of the phrase around a noun. */
static unsigned
phrase_start(const struct clm__tree *tree, unsigned node)
{
    unsigned first = node;
    while (first > 0 && (is_inside_left(tree, first - 1, node) ||
                         is_beside_left(tree, first - 1, node)))
        first--;

    if (first > 1 && clm__tree_is(tree, first - 1, "and") && first < node &&
        tree->nodes[first].kind == CLM__UPOS_ADJ &&
        (tree->tokens[first].flags & tree->tokens[first - 2].flags & CLM__TOKEN_UPPER) !=
            0 &&
        tree->nodes[node].kind == CLM__UPOS_NOUN)
        first -= 2; /* "Cuban and Maltese envoys" */

    while (first < node && (tree->nodes[first].kind == CLM__UPOS_ADP ||
                            tree->nodes[first].kind == CLM__UPOS_PUNCT ||
                            tree->nodes[first].rel == CLM__REL_CASE))
        first++;
    return first;
}

/* The last token of the name around a noun, over hyphens. */
static unsigned
whole_name_end(const struct clm__tree *tree, unsigned node)
{
    unsigned last = name_end(tree, node);
    while (last + 2 < tree->count && joins(tree, last + 1))
        last = name_end(tree, last + 2);
    if (last + 3 < tree->count && tree->nodes[last].kind == CLM__UPOS_PROPN &&
        clm__tree_is(tree, last + 1, "al") && joins(tree, last + 2))
        last = name_end(tree, last + 3); /* "Omar al-Nur", read as two */
    return last;
}

/* The noun of a phrase with of right behind `last`, or CLM__NO_NODE. */
static unsigned
inner_noun(const struct clm__tree *tree, unsigned node, unsigned last)
{
    unsigned of = last + 1, inner = tree->nodes[of].head;
    if (tree->nodes[of].rel != CLM__REL_CASE || inner == CLM__NO_NODE || inner < of ||
        !clm__tree_is(tree, of, "of") || !clm__tree_under(tree, inner, node) ||
        tree->nodes[node].kind != CLM__UPOS_NOUN || !clm__tree_nominal(tree, inner) ||
        strcmp(clm__tree_xpos(tree, of + 1), "VBG") == 0)
        return CLM__NO_NODE;
    return inner;
}

void
clm__who_phrase(const struct clm__tree *tree, unsigned node, unsigned *first,
                unsigned *last)
{
    enum { OF_PHRASES = 3 };
    *first = phrase_start(tree, node);
    *last = whole_name_end(tree, node);
    while (*first > 1 && joins(tree, *first - 1))
        *first -= 2;

    for (unsigned i = 0; i < OF_PHRASES && *last + 2 < tree->count; i++) {
        unsigned inner = inner_noun(tree, node, *last);
        if (inner == CLM__NO_NODE)
            break;
        *last = name_end(tree, inner);
    }
}
