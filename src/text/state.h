/* SPDX-License-Identifier: MIT */
/* The state of an arc-hybrid parse (M. Kuhlmann, C. Gomez-Rodriguez, G. Satta, "Dynamic
 * Programming Algorithms for Transition-Based Dependency Parsers", 2011). Words count
 * from 1; 0 is "none" and count + 1 is the root, which stands behind the last word (M.
 * Ballesteros, J. Nivre, "Going to the Roots", 2013). */
#ifndef CLM_TEXT_STATE_H
#define CLM_TEXT_STATE_H

#include <stdbool.h>
#include <stdint.h>

/* Bounds of a sentence and of the labels. */
enum {
    CLM__SENTENCE_MAX = 1000,
    CLM__LABELS_MAX = 100,
    CLM__NODES_MAX = CLM__SENTENCE_MAX + 2
};

/** Classes of the parser: 0 shifts; 1..labels attaches the top of the stack to the front
 * of the buffer (left); labels+1..2*labels attaches it to the word below it on the stack
 * (right). */
enum clm__move { CLM__SHIFT, CLM__LEFT, CLM__RIGHT };

struct clm__node {
    uint16_t head;
    uint16_t left;  /* leftmost child so far, the last one attached */
    uint16_t left2; /* the one attached before it */
    uint16_t right;
    uint16_t right2;
    uint8_t label;                      /* from 0 */
    uint8_t left_count, right_count;    /* up to 7 */
    uint64_t left_labels, right_labels; /* sets of labels, bit = label % 64 */
};

struct clm__state {
    uint16_t depth;  /* words on the stack */
    uint16_t buffer; /* front of the buffer */
    uint16_t count;
    int32_t score;
    uint16_t stack[CLM__NODES_MAX];
    struct clm__node nodes[CLM__NODES_MAX];
};

void clm__state_init(struct clm__state *state, unsigned count);
/** Copies what is in use. */
void clm__state_copy(struct clm__state *to, const struct clm__state *from);
/** Takes a class that must be allowed. */
void clm__state_apply(struct clm__state *state, unsigned class_, unsigned labels);

static inline unsigned
clm__state_stack(const struct clm__state *state, unsigned below)
{
    return state->depth > below ? state->stack[state->depth - 1 - below] : 0;
}

static inline bool
clm__state_done(const struct clm__state *state)
{
    return state->depth == 0 && state->buffer == state->count + 1;
}

/** The root takes one word only: a left arc from it needs a stack of one. */
static inline bool
clm__state_allows(const struct clm__state *state, enum clm__move move)
{
    if (move == CLM__SHIFT)
        return state->buffer <= state->count;
    if (move == CLM__LEFT)
        return state->depth >= 1 && (state->buffer <= state->count || state->depth == 1);
    return state->depth >= 2;
}

/** The kind of a class, and its label (for a shift, no label is meant). */
static inline enum clm__move
clm__move_of(unsigned class_, unsigned labels)
{
    return class_ == 0 ? CLM__SHIFT : class_ <= labels ? CLM__LEFT : CLM__RIGHT;
}

/** The first class of a kind of move and how many there are. */
static inline unsigned
clm__move_first(enum clm__move move, unsigned labels)
{
    return move == CLM__SHIFT ? 0 : move == CLM__LEFT ? 1 : 1 + labels;
}

static inline unsigned
clm__move_count(enum clm__move move, unsigned labels)
{
    return move == CLM__SHIFT ? 1 : labels;
}

#endif
