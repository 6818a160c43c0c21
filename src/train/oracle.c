/* SPDX-License-Identifier: MIT */
/* The dynamic oracle of arc-hybrid parsing: Y. Goldberg and J. Nivre, "Training
 * Deterministic Parsers with Non-Deterministic Oracles" (2013), section 4.2, with the
 * root behind the last word. */
#include "train/train.h"

/* Words still in the buffer that hang on the top of the stack: lost when it is popped. */
static int
lost_children(const struct clm__state *state, const uint16_t *heads, unsigned top)
{
    int lost = 0;
    for (unsigned i = state->buffer; i <= state->count; i++)
        lost += heads[i - 1] == top;
    return lost;
}

/* A shift puts the front out of reach of words on the stack: as their head, and, but for
 * the top, as child. */
static int
shift_cost(const struct clm__state *state, const uint16_t *heads)
{
    unsigned front = state->buffer;
    int lost = 0;
    for (unsigned i = 0; i < state->depth; i++) {
        unsigned word = state->stack[i];
        lost += heads[word - 1] == front;
        lost += i + 1 < state->depth && heads[front - 1] == word;
    }
    return lost;
}

int
clm__oracle_cost(const struct clm__state *state, const uint16_t *heads,
                 enum clm__move move)
{
    if (!clm__state_allows(state, move))
        return CLM__FORBIDDEN;
    if (move == CLM__SHIFT)
        return shift_cost(state, heads);
    unsigned top = clm__state_stack(state, 0), below = clm__state_stack(state, 1);
    unsigned head = heads[top - 1];
    int lost = lost_children(state, heads, top);
    if (move == CLM__LEFT)
        return lost + (head > state->buffer || (below != 0 && head == below));
    return lost + (head >= state->buffer);
}
