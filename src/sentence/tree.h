/* SPDX-License-Identifier: MIT */
/* A sentence as a tree that can be walked both ways. Nodes are its tokens, counted from
 * 0. */
#ifndef CLM_SENTENCE_TREE_H
#define CLM_SENTENCE_TREE_H

#include "claimline/event.h"
#include "text/text.h"

#define CLM__NO_NODE UINT16_MAX

struct clm__tree_node {
    uint16_t head;  /* CLM__NO_NODE for the root */
    uint16_t child; /* its first, or CLM__NO_NODE */
    uint16_t next;  /* the next child of the same head */
    uint16_t left;  /* first and last token of all that hangs on it, itself included */
    uint16_t right;
    uint8_t kind; /* of clm__upos */
    uint8_t rel;  /* of clm__rel */
    bool mended;  /* a verb that was read as something else */
};

/** Zeroed it is empty; its room is used again. Everything but `nodes` is borrowed. */
struct clm__tree {
    const struct clm__model *model;
    const struct clm__parsed *parsed;
    const char *text; /* what the offsets of tokens count in */
    const struct clm__parsed_sentence *sentence;
    const struct clm__parsed_token *tokens; /* of this sentence */
    struct clm__tree_node *nodes;
    unsigned count;
    size_t room;
};

/** Makes the tree of a sentence; set model, parsed and text before. False when there is
 * no memory. */
bool clm__tree_build(struct clm__tree *tree, size_t sentence);
void clm__tree_release(struct clm__tree *tree);

/** The first child with a relation, or the next one behind `from` (CLM__NO_NODE = from
 * the start). */
unsigned clm__tree_child(const struct clm__tree *tree, unsigned node, enum clm__rel rel);
unsigned clm__tree_next(const struct clm__tree *tree, unsigned node, enum clm__rel rel,
                        unsigned from);
/** Whether `node` is `above` or hangs on it, at any depth. */
bool clm__tree_under(const struct clm__tree *tree, unsigned node, unsigned above);

/** The tag that a regular verb has by its ending: VBG, VBZ, VBN or VBP. */
const char *clm__tree_verb_xpos(const struct clm__tree *tree, unsigned node);
/** Makes a verb of a token that was read as something else. */
void clm__tree_mend(struct clm__tree *tree, unsigned node);
/** The same of a root, whose subject is the noun before it. */
void clm__tree_mend_root(struct clm__tree *tree, unsigned node);

const char *clm__tree_lemma(const struct clm__tree *tree, unsigned node);
const char *clm__tree_xpos(const struct clm__tree *tree, unsigned node);
const char *clm__tree_subtype(const struct clm__tree *tree, unsigned node);
/** Whether the token's letters are `word`, which is in lower case. */
bool clm__tree_is(const struct clm__tree *tree, unsigned node, const char *word);
/** The same of any word of a list that NULL ends. */
bool clm__tree_is_any(const struct clm__tree *tree, unsigned node,
                      const char *const *words);
/** Whether its lemma, in lower case, is `word`. */
bool clm__tree_lemma_is(const struct clm__tree *tree, unsigned node, const char *word);

/** The preposition or conjunction before a phrase or clause (case, mark), or
 * CLM__NO_NODE. */
unsigned clm__tree_marker(const struct clm__tree *tree, unsigned node);
/** Bytes from the first to the last token. */
struct clm_span clm__tree_span(const struct clm__tree *tree, unsigned first,
                               unsigned last);

/** Sets of relations and of kinds of words are masks: CLM__REL(OBL) | CLM__REL(NMOD). */
#define CLM__REL(NAME)  (UINT64_C(1) << CLM__REL_##NAME)
#define CLM__KIND(NAME) (1u << CLM__UPOS_##NAME)

static inline bool
clm__tree_rel_in(const struct clm__tree *tree, unsigned node, uint64_t relations)
{
    return (relations >> tree->nodes[node].rel & 1) != 0;
}

static inline bool
clm__tree_kind_in(const struct clm__tree *tree, unsigned node, uint32_t kinds)
{
    return (kinds >> tree->nodes[node].kind & 1) != 0;
}

static inline bool
clm__tree_nominal(const struct clm__tree *tree, unsigned node)
{
    return clm__tree_kind_in(tree, node,
                             CLM__KIND(NOUN) | CLM__KIND(PROPN) | CLM__KIND(PRON));
}

#endif
