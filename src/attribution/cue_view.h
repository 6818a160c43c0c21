/* SPDX-License-Identifier: MIT */
/* A parsed sentence as the search for attributions sees it. Words count from 0 within
 * their sentence; -1 is none. */
#ifndef CLM_EXTRACT_CUE_VIEW_H
#define CLM_EXTRACT_CUE_VIEW_H

#include "attribution/cue.h"

struct clm__view {
    const struct clm__attribution_input *in;
    const struct clm__parsed_sentence *sentence;
    const struct clm__parsed_token *tokens; /* of the sentence */
    int count;
    uint16_t low[CLM__SENTENCE_MAX], high[CLM__SENTENCE_MAX]; /* of the subtree */
    uint32_t quote[CLM__SENTENCE_MAX]; /* 1 + index of the outermost double quotation that
                                          the word stands in, 0 = none */
};

/** Words of a sentence from the first to the last, both in it; nothing when first is -1.
 */
struct clm__words {
    int first, last;
};

#define CLM__NO_WORDS ((struct clm__words){-1, -1})

void clm__view_init(struct clm__view *view, const struct clm__attribution_input *in,
                    const struct clm__parsed_sentence *sentence);

static inline int
clm__view_head(const struct clm__view *view, int i)
{
    return (int)view->tokens[i].head - 1;
}

static inline enum clm__rel
clm__view_rel(const struct clm__view *view, int i)
{
    return view->in->model->labels[view->tokens[i].label].rel;
}

static inline const char *
clm__view_subtype(const struct clm__view *view, int i)
{
    return view->in->model->labels[view->tokens[i].label].subtype;
}

static inline enum clm__upos
clm__view_kind(const struct clm__view *view, int i)
{
    return view->in->model->tags[view->tokens[i].tag].kind;
}

static inline const char *
clm__view_xpos(const struct clm__view *view, int i)
{
    return view->in->model->tags[view->tokens[i].tag].xpos;
}

static inline const char *
clm__view_lemma(const struct clm__view *view, int i)
{
    return clm__parsed_lemma(view->in->parsed, &view->tokens[i]);
}

static inline bool
clm__view_is_mark(const struct clm__view *view, int i)
{
    return (view->tokens[i].flags & CLM__TOKEN_QUOTE) != 0;
}

static inline struct clm__words
clm__view_subtree(const struct clm__view *view, int i)
{
    return (struct clm__words){view->low[i], view->high[i]};
}

/** The first quotation that may reach to a byte or behind it. */
size_t clm__view_first_quote(const struct clm__parsed *parsed, uint32_t start);
/** Whether the word is this one, whatever its case. */
bool clm__view_is(const struct clm__view *view, int i, const char *word);
/** Whether it is one of the characters (commas, dashes, colons) of `set`; a dash of any
 * length is '-'. */
bool clm__view_is_char(const struct clm__view *view, int i, const char *set);
/** Whether only marks stand from a word on to the end of the sentence. */
bool clm__view_is_end(const struct clm__view *view, int i);
/** The first child of `i` at or behind `from` with a relation; -1. */
int clm__view_child(const struct clm__view *view, int i, enum clm__rel rel, int from);
/** The preposition of a noun phrase or marker of a clause as a bit; `*at` gets the word,
 * -1 when there is none. */
uint32_t clm__view_preposition(const struct clm__view *view, int i, int *at);
/** The first word of an outermost double quotation in this sentence, given by its number
 * in view->quote; and its last. */
struct clm__words clm__view_quoted(const struct clm__view *view, uint32_t quote);

/** Words without marks at their ends, but with the quotation marks that belong to them.
 */
struct clm__words clm__view_trim(const struct clm__view *view, struct clm__words words);
/** Adds words as a piece, trimmed; joined with the last piece if nothing stands between.
 */
void clm__part_add(struct clm__part *part, const struct clm__view *view,
                   struct clm__words words);
/** The same as they are. */
void clm__part_add_all(struct clm__part *part, const struct clm__view *view,
                       struct clm__words words);
/** Adds a whole quotation with its marks. */
void clm__part_add_quote(struct clm__part *part, const struct clm__view *view,
                         uint32_t quote);

#endif
