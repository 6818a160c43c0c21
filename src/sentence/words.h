/* SPDX-License-Identifier: MIT */
/* Words of a sentence by their numbers, runs of them, and the quotations around them.
 * Words count from 0; -1 is none. */
#ifndef CLM_SENTENCE_WORDS_H
#define CLM_SENTENCE_WORDS_H

#include "sentence/sentence.h"

/** Words of a sentence from the first to the last, both in it; nothing when first is -1.
 */
struct clm__words {
    int first, last;
};

#define CLM__NO_WORDS ((struct clm__words){-1, -1})

/** The first quotation that may reach to a byte or behind it. */
size_t clm__quote_from(const struct clm__parsed *parsed, uint32_t start);
/** Finds in which quotation each word of a built sentence stands. False when there is no
 * memory. */
bool clm__sentence_find_quotes(struct clm__sentence *sentence);

static inline int
clm__words_count(const struct clm__sentence *sentence)
{
    return (int)sentence->tree.count;
}

/** What the word hangs on. */
static inline int
clm__words_head(const struct clm__sentence *sentence, int i)
{
    unsigned head = sentence->tree.nodes[i].head;
    return head == CLM__NO_NODE ? -1 : (int)head;
}

/** The first and the last word of all that hangs on it, itself included. */
static inline int
clm__words_first(const struct clm__sentence *sentence, int i)
{
    return sentence->tree.nodes[i].left;
}

static inline int
clm__words_last(const struct clm__sentence *sentence, int i)
{
    return sentence->tree.nodes[i].right;
}

static inline struct clm__words
clm__words_subtree(const struct clm__sentence *sentence, int i)
{
    return (struct clm__words){clm__words_first(sentence, i),
                               clm__words_last(sentence, i)};
}

static inline enum clm__rel
clm__words_rel(const struct clm__sentence *sentence, int i)
{
    return (enum clm__rel)sentence->tree.nodes[i].rel;
}

static inline const char *
clm__words_subtype(const struct clm__sentence *sentence, int i)
{
    return clm__tree_subtype(&sentence->tree, (unsigned)i);
}

static inline enum clm__upos
clm__words_kind(const struct clm__sentence *sentence, int i)
{
    return (enum clm__upos)sentence->tree.nodes[i].kind;
}

static inline bool
clm__words_rel_in(const struct clm__sentence *sentence, int i, uint64_t relations)
{
    return clm__tree_rel_in(&sentence->tree, (unsigned)i, relations);
}

static inline bool
clm__words_kind_in(const struct clm__sentence *sentence, int i, uint32_t kinds)
{
    return clm__tree_kind_in(&sentence->tree, (unsigned)i, kinds);
}

static inline const char *
clm__words_xpos(const struct clm__sentence *sentence, int i)
{
    return clm__tree_xpos(&sentence->tree, (unsigned)i);
}

static inline const char *
clm__words_lemma(const struct clm__sentence *sentence, int i)
{
    return clm__tree_lemma(&sentence->tree, (unsigned)i);
}

/** Whether the word is this one (small letters), whatever its case. */
static inline bool
clm__words_is(const struct clm__sentence *sentence, int i, const char *word)
{
    return clm__tree_is(&sentence->tree, (unsigned)i, word);
}

/** 1 + the number of the outermost double quotation that it stands in, 0 = none. */
static inline uint32_t
clm__words_quote(const struct clm__sentence *sentence, int i)
{
    return sentence->quotes[i];
}

static inline bool
clm__words_is_mark(const struct clm__sentence *sentence, int i)
{
    return (sentence->tree.tokens[i].flags & CLM__TOKEN_QUOTE) != 0;
}

/** Whether it is one of the characters (commas, dashes, colons) of `set`; a dash of any
 * length is '-'. */
bool clm__words_is_char(const struct clm__sentence *sentence, int i, const char *set);
/** Whether only marks stand from a word on to the end of the sentence. */
bool clm__words_is_end(const struct clm__sentence *sentence, int i);
/** The first child of `i` at or behind `from` with a relation; -1. */
int clm__words_child(const struct clm__sentence *sentence, int i, enum clm__rel rel,
                     int from);
/** The words of an outermost double quotation in this sentence, given by its number as
 * clm__words_quote has it. */
struct clm__words clm__words_quoted(const struct clm__sentence *sentence, uint32_t quote);
/** Words without marks at their ends, but with the quotation marks that belong to them.
 */
struct clm__words clm__words_trim(const struct clm__sentence *sentence,
                                  struct clm__words words);

#endif
