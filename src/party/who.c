/* SPDX-License-Identifier: MIT */
/* From phrases to parties. */
#include "party/who.h"

#include "party/who_one.h"
#include "sentence/chunk.h"

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
        clm__who_one(who, tree, words, found, NULL, out);
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
        clm__who_one(who, tree, words, found, NULL, &more);
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

/* "The Securities and Exchange Commission", "Barnes & Noble". */
static bool
is_one_name(const struct clm__who *who, const struct clm__tree *tree, unsigned node,
            unsigned conj)
{
    const struct clm__name *whole = &who->names[conj];
    return (whole->actor != CLM_NONE && whole->start <= node && conj > node) ||
           (conj > 0 && clm__tree_is(tree, conj - 1, "&"));
}

void
clm__who_find(struct clm__who *who, const struct clm__tree *tree, const clm_str *words,
              unsigned node, const struct clm__parties *avoid, struct clm__parties *out)
{
    out->count = 0;
    if (node == CLM__NO_NODE)
        return;
    clm__who_one(who, tree, words, node, avoid, out);
    /* "A and B", each a subject of its own: the same list. */
    for (unsigned i = node + 1; i < tree->count && i < node + 8; i++)
        if (tree->nodes[i].rel == tree->nodes[node].rel &&
            tree->nodes[i].head == tree->nodes[node].head &&
            tree->nodes[i].rel == CLM__REL_NSUBJ &&
            (clm__tree_is(tree, tree->nodes[i].left, "and") ||
             (tree->nodes[i].left > 0 &&
              clm__tree_is(tree, tree->nodes[i].left - 1u, "and"))))
            clm__who_one(who, tree, words, i, avoid, out);
    find_list_before(who, tree, words, node, out);
    /* Coordinated parties hang on the first, sometimes one on the other. */
    unsigned at = node;
    for (unsigned steps = 0; at != CLM__NO_NODE && steps < CLM__PARTIES_MAX; steps++) {
        unsigned conj = CLM__NO_NODE, last = at;
        while ((conj = clm__tree_next(tree, at, CLM__REL_CONJ, conj)) != CLM__NO_NODE) {
            if (!clm__tree_nominal(tree, conj) || is_one_name(who, tree, node, conj))
                continue;
            clm__who_one(who, tree, words, conj, avoid, out);
            last = conj;
        }
        at = last == at ? CLM__NO_NODE : last;
    }
    if (out->count == 1 && out->items[0].named)
        find_list_behind(who, tree, words, node, out);
}
