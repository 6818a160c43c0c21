/* SPDX-License-Identifier: MIT */
/* Noun phrases and passives by what stands beside a verb, for where a tree cannot be
 * right. */
#include "sentence/chunk.h"

#include <string.h>

enum { CHUNK_MAX = 16, SKIP_MAX = 6, INSERTED_MAX = 30 };

/* Whether a token may stand inside a noun phrase. */
static bool
in_chunk(const struct clm__tree *tree, unsigned at)
{
    unsigned kind = tree->nodes[at].kind;
    if (kind == CLM__UPOS_PUNCT)
        return clm__tree_is(tree, at, "-") || clm__tree_is(tree, at, "\"") ||
               clm__tree_is(tree, at, "“") || clm__tree_is(tree, at, "”");
    if (kind == CLM__UPOS_PART)
        return strcmp(clm__tree_xpos(tree, at), "POS") == 0;
    return kind == CLM__UPOS_NOUN || kind == CLM__UPOS_PROPN || kind == CLM__UPOS_DET ||
           kind == CLM__UPOS_ADJ || kind == CLM__UPOS_NUM || kind == CLM__UPOS_PRON ||
           kind == CLM__UPOS_SYM;
}

static bool
is_head(const struct clm__tree *tree, unsigned at)
{
    return clm__tree_nominal(tree, at) ||
           (tree->nodes[at].kind == CLM__UPOS_ADJ &&
            (tree->tokens[at].flags & CLM__TOKEN_UPPER) != 0);
}

/* The word of [first, last] on which the others hang. */
static unsigned
top_of(const struct clm__tree *tree, unsigned first, unsigned last)
{
    unsigned at = last;
    for (unsigned steps = 0; steps < CHUNK_MAX; steps++) {
        unsigned head = tree->nodes[at].head, rel = tree->nodes[at].rel;
        if (head == CLM__NO_NODE || head < first || head > last ||
            !clm__tree_nominal(tree, head) ||
            (rel != CLM__REL_FLAT && rel != CLM__REL_COMPOUND && rel != CLM__REL_APPOS &&
             rel != CLM__REL_NMOD && rel != CLM__REL_AMOD))
            break;
        at = head;
    }
    return at;
}

/* The and of "Cuban and Maltese envoys": between two words with capitals. */
static bool
joins_states(const struct clm__tree *tree, unsigned at)
{
    return at > 0 && at + 2 < tree->count && clm__tree_is(tree, at, "and") &&
           (tree->tokens[at - 1].flags & CLM__TOKEN_UPPER) != 0 &&
           (tree->tokens[at + 1].flags & CLM__TOKEN_UPPER) != 0 &&
           tree->nodes[at + 1].kind == CLM__UPOS_ADJ &&
           tree->nodes[at + 2].kind == CLM__UPOS_NOUN;
}

unsigned
clm__chunk_right(const struct clm__tree *tree, unsigned at)
{
    unsigned first = at, last = CLM__NO_NODE;
    for (; at < tree->count && at < first + CHUNK_MAX; at++) {
        if (!in_chunk(tree, at) && !(at > first && joins_states(tree, at)))
            break;
        if (tree->nodes[at].kind == CLM__UPOS_DET && last != CLM__NO_NODE)
            break; /* another phrase: "gave Peru an hour" */
        if (tree->nodes[at].kind == CLM__UPOS_PRON && at > first &&
            strcmp(clm__tree_xpos(tree, at), "PRP$") != 0)
            break;
        if (is_head(tree, at))
            last = at;
    }
    /* A possessive at the end belongs to what follows. */
    return last == CLM__NO_NODE ? last : top_of(tree, first, last);
}

unsigned
clm__chunk_left(const struct clm__tree *tree, unsigned at)
{
    unsigned last = CLM__NO_NODE, first = at;
    for (unsigned steps = 0; steps < CHUNK_MAX && in_chunk(tree, first); steps++) {
        if (last == CLM__NO_NODE && is_head(tree, first))
            last = first;
        if (first == 0 || !in_chunk(tree, first - 1))
            break;
        first--;
    }
    return last == CLM__NO_NODE ? last : top_of(tree, first, last);
}

/* The first token of the phrase that ends at a token. */
static unsigned
chunk_start(const struct clm__tree *tree, unsigned at)
{
    for (unsigned steps = 0; steps < CHUNK_MAX && at > 0; steps++) {
        if (!in_chunk(tree, at - 1))
            break;
        at--;
    }
    return at;
}

static bool
is_skipped(const struct clm__tree *tree, unsigned at)
{
    unsigned kind = tree->nodes[at].kind;
    return kind == CLM__UPOS_ADV || kind == CLM__UPOS_AUX ||
           (kind == CLM__UPOS_PART && strcmp(clm__tree_xpos(tree, at), "POS") != 0);
}

/* Behind what stands between commas: "Peru, meanwhile, blamed", "Ana Ruiz, the
 * envoy of Peru, blamed". */
static unsigned
skip_inserted(const struct clm__tree *tree, unsigned comma)
{
    for (unsigned i = comma; i-- > 1 && comma - i <= INSERTED_MAX;)
        if (clm__tree_is(tree, i, ",")) {
            unsigned kind = tree->nodes[i + 1].kind;
            bool inserted = is_skipped(tree, i + 1) || kind == CLM__UPOS_DET ||
                            kind == CLM__UPOS_NUM || kind == CLM__UPOS_PRON ||
                            kind == CLM__UPOS_NOUN || kind == CLM__UPOS_PROPN ||
                            kind == CLM__UPOS_ADP || kind == CLM__UPOS_ADJ;
            return inserted && in_chunk(tree, i - 1) ? i : comma;
        }
    return comma;
}

unsigned
clm__chunk_subject(const struct clm__tree *tree, unsigned verb)
{
    unsigned at = verb;
    while (at > 0 && is_skipped(tree, at - 1))
        at--;
    if (at > 1 && clm__tree_is(tree, at - 1, ",")) {
        unsigned comma = skip_inserted(tree, at - 1);
        if (comma == at - 1)
            return CLM__NO_NODE;
        at = comma;
    }
    unsigned found = CLM__NO_NODE;
    while (at > 0 && in_chunk(tree, at - 1)) {
        found = clm__chunk_left(tree, at - 1);
        unsigned start = chunk_start(tree, at - 1);
        /* "officials in Paris said": the phrase before the preposition. */
        if (start < 2 || tree->nodes[start - 1].kind != CLM__UPOS_ADP ||
            !in_chunk(tree, start - 2))
            break;
        at = start - 1;
    }
    if (found != CLM__NO_NODE) {
        unsigned marker = clm__tree_child(tree, found, CLM__REL_CASE);
        if (marker != CLM__NO_NODE && marker < found &&
            tree->nodes[marker].kind == CLM__UPOS_ADP)
            return CLM__NO_NODE;
    }
    return found;
}

/* "Condemned in the strongest terms the raid": the token behind such words. */
static unsigned
behind_manner(const struct clm__tree *tree, unsigned at)
{
    if (at >= tree->count || !clm__tree_is(tree, at, "in"))
        return at;
    for (unsigned i = at + 1; i < tree->count && i < at + SKIP_MAX; i++)
        if (clm__tree_is(tree, i, "terms") || clm__tree_is(tree, i, "words") ||
            clm__tree_is(tree, i, "language"))
            return i + 1;
    return at;
}

unsigned
clm__chunk_object(const struct clm__tree *tree, unsigned verb)
{
    unsigned at = verb + 1;
    while (at < tree->count && at < verb + 3 && tree->nodes[at].kind == CLM__UPOS_ADV)
        at++;
    at = behind_manner(tree, at);
    if (at + 1 < tree->count && tree->nodes[at].kind == CLM__UPOS_VERB &&
        tree->nodes[at + 1].kind == CLM__UPOS_PROPN)
        at++; /* "accused neighbouring Oman" */
    return at < tree->count ? clm__chunk_right(tree, at) : (unsigned)CLM__NO_NODE;
}

bool
clm__chunk_has_be(const struct clm__tree *tree, unsigned verb)
{
    for (unsigned i = verb; i-- > 0 && verb - i <= SKIP_MAX;) {
        if (tree->nodes[i].kind == CLM__UPOS_AUX)
            return clm__tree_lemma_is(tree, i, "be") ||
                   clm__tree_lemma_is(tree, i, "get");
        if (!is_skipped(tree, i))
            break;
    }
    return false;
}
