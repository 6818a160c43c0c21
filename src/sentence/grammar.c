/* SPDX-License-Identifier: MIT */
/* Questions of grammar to a tree: voice, negation, modals, subjects and agents. What a
 * parser gets wrong most often is made good here: a finite verb read as a participle,
 * subjects that are left on the other verb. */
#include "sentence/grammar.h"

#include "sentence/chunk.h"

#include <string.h>

/* Steps up a tree before we give up; a tree from a parser has no cycles, one from a file
 * might. */
enum { CLIMB_MAX = 64 };

static bool
has_passive_child(const struct clm__tree *tree, unsigned verb)
{
    for (unsigned at = tree->nodes[verb].child; at != CLM__NO_NODE;
         at = tree->nodes[at].next) {
        unsigned rel = tree->nodes[at].rel;
        if ((rel == CLM__REL_AUX || rel == CLM__REL_NSUBJ || rel == CLM__REL_CSUBJ) &&
            strcmp(clm__tree_subtype(tree, at), "pass") == 0)
            return true;
    }
    return false;
}

bool
clm__tree_passive(const struct clm__tree *tree, unsigned verb)
{
    const struct clm__tree_node *node = &tree->nodes[verb];
    const char *xpos = clm__tree_xpos(tree, verb);
    if (strcmp(xpos, "VBN") != 0 && strcmp(xpos, "VBD") != 0)
        return false;
    if (node->mended)
        return true; /* "the leader accused of it", read as a noun */
    if (clm__chunk_has_be(tree, verb))
        return true;
    if (has_passive_child(tree, verb))
        return clm__chunk_object(tree, verb) == CLM__NO_NODE;
    if (clm__chunk_object(tree, verb) != CLM__NO_NODE)
        return false;
    if (clm__tree_child(tree, verb, CLM__REL_AUX) != CLM__NO_NODE ||
        clm__tree_child(tree, verb, CLM__REL_NSUBJ) != CLM__NO_NODE ||
        clm__tree_child(tree, verb, CLM__REL_OBJ) != CLM__NO_NODE)
        return false;
    if (node->rel == CLM__REL_CONJ && node->head != CLM__NO_NODE)
        return strcmp(xpos, "VBN") == 0 && has_passive_child(tree, node->head);
    return strcmp(xpos, "VBN") == 0 &&
           (node->rel == CLM__REL_ACL || node->rel == CLM__REL_ADVCL ||
            node->rel == CLM__REL_AMOD || node->rel == CLM__REL_ROOT);
}

bool
clm__tree_negated(const struct clm__tree *tree, unsigned node)
{
    static const char *const words[] = {"not", "n't",     "n’t",    "never",
                                        "no",  "neither", "hardly", "without"};
    for (unsigned at = tree->nodes[node].child; at != CLM__NO_NODE;
         at = tree->nodes[at].next) {
        unsigned rel = tree->nodes[at].rel;
        if (rel != CLM__REL_ADVMOD && rel != CLM__REL_DET && rel != CLM__REL_CC &&
            rel != CLM__REL_MARK && rel != CLM__REL_CASE)
            continue;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (clm__tree_is(tree, at, words[i]))
                return true;
    }
    return false;
}

unsigned
clm__tree_modal(const struct clm__tree *tree, unsigned verb)
{
    unsigned at = clm__tree_child(tree, verb, CLM__REL_AUX);
    while (at != CLM__NO_NODE && strcmp(clm__tree_xpos(tree, at), "MD") != 0)
        at = clm__tree_next(tree, verb, CLM__REL_AUX, at);
    return at;
}

static unsigned
own_subject(const struct clm__tree *tree, unsigned verb)
{
    unsigned at = clm__tree_child(tree, verb, CLM__REL_NSUBJ);
    if (at != CLM__NO_NODE && clm__tree_is(tree, at, "that")) {
        /* "the claim that Peru burned it": two subjects, and that is none */
        unsigned other = clm__tree_next(tree, verb, CLM__REL_NSUBJ, at);
        at = other != CLM__NO_NODE && other < verb ? other : at;
    }
    if (at == CLM__NO_NODE)
        at = clm__tree_child(tree, verb, CLM__REL_CSUBJ);
    return at != CLM__NO_NODE && tree->nodes[at].kind == CLM__UPOS_VERB
               ? (unsigned)CLM__NO_NODE
               : at;
}

unsigned
clm__tree_referent(const struct clm__tree *tree, unsigned node)
{
    if (!clm__tree_is(tree, node, "who") && !clm__tree_is(tree, node, "which") &&
        !clm__tree_is(tree, node, "that") && !clm__tree_is(tree, node, "whom"))
        return node;
    unsigned at = tree->nodes[node].head;
    for (unsigned steps = 0; at != CLM__NO_NODE && steps < CLIMB_MAX; steps++) {
        unsigned head = tree->nodes[at].head;
        if (tree->nodes[at].rel == CLM__REL_ACL && head != CLM__NO_NODE)
            return head;
        at = head;
    }
    /* The clause hangs elsewhere: the noun right before the pronoun. */
    for (at = node; at-- > 0;)
        if (clm__tree_nominal(tree, at))
            return at;
    return node;
}

/* "Peru scolded Oman for attacking Chad": Oman did. CLM__NO_NODE where it is not so. */
static unsigned
scolded(const struct clm__tree *tree, unsigned verb)
{
    static const char *const markers[] = {"for", "of", NULL};
    unsigned above = tree->nodes[verb].head;
    unsigned mark = clm__tree_child(tree, verb, CLM__REL_MARK);

    if (tree->nodes[verb].rel != CLM__REL_ADVCL || mark == CLM__NO_NODE ||
        !clm__tree_is_any(tree, mark, markers))
        return CLM__NO_NODE;
    return clm__tree_passive(tree, above) ? own_subject(tree, above)
                                          : clm__tree_child(tree, above, CLM__REL_OBJ);
}

/* "Peru phoned Oman, telling it": the participle is the other verb's, which is the
 * answer.
 */
static unsigned
verb_before_comma(const struct clm__tree *tree, unsigned verb)
{
    unsigned at = tree->nodes[verb].head;

    if (tree->nodes[verb].rel != CLM__REL_ACL || verb == 0 ||
        !clm__tree_is(tree, verb - 1, ",") ||
        strcmp(clm__tree_xpos(tree, verb), "VBG") != 0)
        return CLM__NO_NODE;
    while (at != CLM__NO_NODE && tree->nodes[at].kind != CLM__UPOS_VERB)
        at = tree->nodes[at].head;
    return at;
}

/* A noun without a verb of its own. */
static bool
is_bare_noun(const struct clm__tree *tree, unsigned node)
{
    return clm__tree_nominal(tree, node) &&
           clm__tree_child(tree, node, CLM__REL_COP) == CLM__NO_NODE &&
           own_subject(tree, node) == CLM__NO_NODE;
}

/* The subject of a verb that has none: looked for where the verb hangs. It may be that of
 * the verb `next`. */
static unsigned
shared_subject(const struct clm__tree *tree, unsigned verb, unsigned *next)
{
    static const uint64_t of_noun = CLM__REL(ACL) | CLM__REL(AMOD);
    static const uint64_t clause =
        CLM__REL(ADVCL) | CLM__REL(PARATAXIS) | CLM__REL(CCOMP) | CLM__REL(DEP);
    const struct clm__tree_node *node = &tree->nodes[verb];
    *next = CLM__NO_NODE;
    if (node->head == CLM__NO_NODE)
        return CLM__NO_NODE;
    unsigned object = scolded(tree, verb);
    if (object != CLM__NO_NODE)
        return object;
    *next = verb_before_comma(tree, verb);
    if (*next != CLM__NO_NODE)
        return CLM__NO_NODE;

    if (clm__tree_rel_in(tree, verb, of_noun) ||
        (node->mended && node->rel == CLM__REL_APPOS))
        return node->head;
    if (node->rel == CLM__REL_XCOMP) {
        object = clm__tree_child(tree, node->head, CLM__REL_OBJ);
        if (object != CLM__NO_NODE && object < verb)
            return object;
    } else if (node->rel != CLM__REL_CONJ && is_bare_noun(tree, node->head)) {
        return clm__tree_rel_in(tree, verb, clause) ? node->head : (unsigned)CLM__NO_NODE;
    }
    *next = node->head;
    return CLM__NO_NODE;
}

/* A verb that must have a subject beside it: no participle, no infinitive. */
static bool
is_finite(const struct clm__tree *tree, unsigned verb)
{
    const char *xpos = clm__tree_xpos(tree, verb);
    if (strcmp(xpos, "VBG") == 0 || strcmp(xpos, "VB") == 0)
        return clm__tree_modal(tree, verb) != CLM__NO_NODE;
    if (strcmp(xpos, "VBN") == 0 &&
        clm__tree_child(tree, verb, CLM__REL_AUX) == CLM__NO_NODE)
        return clm__chunk_object(tree, verb) != CLM__NO_NODE;
    return true;
}

static bool
is_past_or_present(const struct clm__tree *tree, unsigned verb)
{
    const char *xpos = clm__tree_xpos(tree, verb);
    return strcmp(xpos, "VBD") == 0 || strcmp(xpos, "VBZ") == 0 ||
           strcmp(xpos, "VBP") == 0;
}

unsigned
clm__tree_subject(const struct clm__tree *tree, unsigned verb)
{
    unsigned at = verb;
    for (unsigned steps = 0; at != CLM__NO_NODE && steps < CLIMB_MAX; steps++) {
        unsigned next = CLM__NO_NODE, subject = own_subject(tree, at);
        if (subject != CLM__NO_NODE && subject > at &&
            strcmp(clm__tree_xpos(tree, at), "VBG") == 0)
            subject = CLM__NO_NODE; /* of the clause behind it */
        if (subject == CLM__NO_NODE &&
            (at == verb ? is_finite(tree, at) : is_past_or_present(tree, at)))
            subject = clm__chunk_subject(tree, at);
        if (subject == CLM__NO_NODE)
            subject = shared_subject(tree, at, &next);
        if (subject != CLM__NO_NODE)
            return clm__tree_referent(tree, subject);
        at = next;
    }
    return CLM__NO_NODE;
}

unsigned
clm__tree_agent(const struct clm__tree *tree, unsigned verb)
{
    for (unsigned at = tree->nodes[verb].child; at != CLM__NO_NODE;
         at = tree->nodes[at].next) {
        unsigned marker = clm__tree_child(tree, at, CLM__REL_CASE);
        if (at > verb && tree->nodes[at].rel == CLM__REL_OBL && marker != CLM__NO_NODE &&
            clm__tree_is(tree, marker, "by") && clm__tree_nominal(tree, at))
            return at;
    }
    /* By stands right behind the verb, wherever the phrase hangs. */
    unsigned by = verb + 1;
    while (by + 1 < tree->count && by < verb + 3 && tree->nodes[by].kind == CLM__UPOS_ADV)
        by++;
    return by + 1 < tree->count && clm__tree_is(tree, by, "by")
               ? clm__chunk_right(tree, by + 1)
               : (unsigned)CLM__NO_NODE;
}
