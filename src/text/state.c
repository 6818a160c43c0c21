/* SPDX-License-Identifier: MIT */
/* The state of an arc-hybrid parse. */
#include "text/state.h"

#include <string.h>

void
clm__state_init(struct clm__state *state, unsigned count)
{
    state->depth = 0;
    state->buffer = 1;
    state->count = (uint16_t)count;
    state->score = 0;
    memset(state->nodes, 0, (count + 2) * sizeof state->nodes[0]);
}

void
clm__state_copy(struct clm__state *to, const struct clm__state *from)
{
    to->depth = from->depth;
    to->buffer = from->buffer;
    to->count = from->count;
    to->score = from->score;
    memcpy(to->stack, from->stack, from->depth * sizeof to->stack[0]);
    memcpy(to->nodes, from->nodes, (from->count + 2u) * sizeof to->nodes[0]);
}

static void
attach(struct clm__state *state, unsigned child, unsigned head, unsigned label)
{
    struct clm__node *node = &state->nodes[head];
    state->nodes[child].head = (uint16_t)head;
    state->nodes[child].label = (uint8_t)label;
    if (child < head) {
        node->left2 = node->left;
        node->left = (uint16_t)child;
        node->left_count = (uint8_t)(node->left_count + (node->left_count < 7));
        node->left_labels |= UINT64_C(1) << label % 64;
    } else {
        node->right2 = node->right;
        node->right = (uint16_t)child;
        node->right_count = (uint8_t)(node->right_count + (node->right_count < 7));
        node->right_labels |= UINT64_C(1) << label % 64;
    }
}

void
clm__state_apply(struct clm__state *state, unsigned class_, unsigned labels)
{
    if (class_ == 0) {
        state->stack[state->depth++] = state->buffer++;
        return;
    }
    unsigned child = state->stack[--state->depth];
    if (class_ <= labels)
        attach(state, child, state->buffer, class_ - 1);
    else
        attach(state, child, state->stack[state->depth - 1], class_ - 1 - labels);
}
