/* SPDX-License-Identifier: MIT */
/* Walks the trie of patterns over the tokens, depth first with a stack of its own, and
 * keeps the longest match whose neighbours fit and which means something. Patterns are at
 * most CLM__TIMEX_DEPTH elements long, so the work at one token is bounded by the table,
 * not by the text. */
#include "timex/timex_match.h"

#include "timex/timex_number.h"

#include <string.h>

/* One step of a walk: the node reached, the token behind it, the edge to try next. */
struct frame {
    uint32_t node, edge;
    size_t token;
    size_t bound; /* captures before this step */
};

struct walk {
    struct clm__timex_state *state;
    size_t start;
    struct frame stack[CLM__TIMEX_DEPTH + 1];
    size_t depth;
    struct clm__timex_bindings bound;
    struct clm__timex_inner inner[2]; /* matches of groups on the path */
    size_t inner_count;
};

/* ---- neighbours ---- */

static bool
in_list(const struct clm__timex_state *state, const struct clm__timex_rule *rule,
        int side, size_t at)
{
    const struct clm__timex_token *token = clm__timex_token_at(state, at);
    if (token == NULL)
        return false;
    for (uint32_t i = 0; i < rule->side_count[side]; i++) {
        const struct clm__timex_context *c =
            &state->rules->contexts[rule->side_at[side] + i];
        bool hit = token->word == c->what;
        if (c->is_class && c->what == CLM__CONTEXT_DIGITS)
            hit = token->kind == CLM__TOKEN_DIGITS;
        else if (c->is_class)
            hit = clm__timex_member_find(state->rules, token->word, (int)c->what) != NULL;
        if (hit)
            return true;
    }
    return false;
}

static bool
neighbours_fit(const struct clm__timex_state *state, const struct clm__timex_rule *rule,
               size_t start, size_t end)
{
    const struct clm__timex_token *first = clm__timex_token_at(state, start),
                                  *next = clm__timex_token_at(state, end);
    bool before = start > 0 && (first->flags & CLM__TOKEN_BREAK) == 0;
    bool behind = next != NULL && (next->flags & CLM__TOKEN_BREAK) == 0;
    bool fits[CLM__SIDES];
    for (int side = 0; side < CLM__SIDES; side++) {
        bool left = side == CLM__SIDE_AFTER || side == CLM__SIDE_NOT_AFTER;
        fits[side] = left ? before && in_list(state, rule, side, start - 1)
                          : behind && in_list(state, rule, side, end);
    }
    if (rule->capital && (first->flags & CLM__TOKEN_CAPITAL) == 0)
        return false;
    bool name =
        (first->flags & (CLM__TOKEN_CAPITAL | CLM__TOKEN_STOP)) == CLM__TOKEN_CAPITAL;
    if (rule->small && name && start > 0 &&
        state->tokens.at[start - 1].kind == CLM__TOKEN_WORD)
        return false;
    return (rule->side_count[CLM__SIDE_AFTER] == 0 || fits[CLM__SIDE_AFTER]) &&
           (rule->side_count[CLM__SIDE_BEFORE] == 0 || fits[CLM__SIDE_BEFORE]) &&
           !fits[CLM__SIDE_NOT_AFTER] && !fits[CLM__SIDE_NOT_BEFORE];
}

/* ---- edges ---- */

/* A word of a class, with the dot that may stand behind an abbreviation: tokens used. */
static size_t
class_step(const struct clm__timex_state *state, uint32_t class_id, size_t at,
           int64_t *value)
{
    const struct clm__timex_token *token = clm__timex_token_at(state, at);
    const struct clm__timex_member *member =
        clm__timex_member_find(state->rules, token->word, (int)class_id);
    if (member == NULL || (state->rules->classes[class_id].capital &&
                           (token->flags & CLM__TOKEN_CAPITAL) == 0))
        return 0;
    *value = member->value;
    if (!member->dot)
        return 1;
    const struct clm__timex_token *dot = clm__timex_token_at(state, at + 1);
    if (dot == NULL || dot->kind != CLM__TOKEN_MARK ||
        (dot->flags & CLM__TOKEN_SPACE) != 0 ||
        strcmp(clm__intern_text(&state->rules->words, dot->word), ".") != 0)
        return 1;
    return 2;
}

static size_t inner_match(struct clm__timex_state *state, uint32_t group, size_t at,
                          struct clm__timex_inner *out);

/* Tokens that `edge` uses at `at`, 0 when it does not match. */
static size_t
edge_step(struct walk *w, const struct clm__timex_edge *edge, size_t at,
          struct clm__timex_binding *binding)
{
    struct clm__timex_state *state = w->state;
    const struct clm__timex_token *token = clm__timex_token_at(state, at);
    if (token == NULL || (edge->tight && (token->flags & CLM__TOKEN_SPACE) != 0) ||
        (at > w->start && (token->flags & CLM__TOKEN_BREAK) != 0))
        return 0;
    binding->inner = NULL;
    switch ((enum clm__timex_edge_kind)edge->kind) {
    case CLM__EDGE_WORD:
        return token->word == edge->what;
    case CLM__EDGE_CLASS:
        return class_step(state, edge->what, at, &binding->value);
    case CLM__EDGE_NUMBER:
        return clm__timex_number(state->rules, &state->tokens, at,
                                 (enum clm__timex_number)edge->what, &binding->value);
    case CLM__EDGE_GROUP:
        if (w->inner_count == 2)
            return 0;
        binding->inner = &w->inner[w->inner_count];
        return inner_match(state, edge->what, at, &w->inner[w->inner_count]);
    default:
        return 0;
    }
}

static void
push(struct walk *w, uint32_t node, size_t token, size_t bound)
{
    w->stack[w->depth++] = (struct frame){.node = node,
                                          .edge = w->state->rules->nodes[node].edges,
                                          .token = token,
                                          .bound = bound};
}

/* Passes over edges that ask for another word, or for a word of a class where no rule
 * knows the word: of the hundreds at the root hardly any is left. */
static void
skip_edges(const struct walk *w, struct frame *top)
{
    const struct clm__timex_edge *edges = w->state->rules->edges;
    const struct clm__timex_token *token = clm__timex_token_at(w->state, top->token);
    if (token == NULL) {
        top->edge = 0;
        return;
    }
    while (top->edge != 0) {
        const struct clm__timex_edge *edge = &edges[top->edge];
        bool other = edge->kind == CLM__EDGE_WORD    ? token->word != edge->what
                     : edge->kind == CLM__EDGE_CLASS ? token->word == 0
                                                     : false;
        if (!other)
            return;
        top->edge = edge->next;
    }
}

/* Takes the next edge that matches; false when the walk is over. `*arrived` tells whether
 * a node was entered. */
static bool
walk_step(struct walk *w, bool *arrived)
{
    struct frame *top = &w->stack[w->depth - 1];
    const struct clm__timex_rules *rules = w->state->rules;
    *arrived = false;
    skip_edges(w, top);
    if (top->edge == 0 || w->depth > CLM__TIMEX_DEPTH) {
        w->depth--;
        if (w->depth == 0)
            return false;
        size_t keep = w->stack[w->depth].bound;
        while (w->bound.count > keep)
            if (w->bound.at[--w->bound.count].inner != NULL)
                w->inner_count--;
        return true;
    }
    const struct clm__timex_edge *edge = &rules->edges[top->edge];
    struct clm__timex_binding binding = {.slot = edge->slot, .token = top->token};
    size_t token = top->token, bound = w->bound.count;
    top->edge = edge->next;
    size_t used = edge_step(w, edge, token, &binding);
    if (used == 0 || (edge->slot >= 0 && bound == CLM__TIMEX_SLOTS))
        return true;
    if (edge->slot >= 0)
        w->bound.at[w->bound.count++] = binding;
    w->inner_count += binding.inner != NULL;
    push(w, edge->target, token + used, bound);
    *arrived = true;
    return true;
}

static void
walk_init(struct walk *w, struct clm__timex_state *state, uint32_t root, size_t start)
{
    w->state = state;
    w->start = start;
    w->depth = w->bound.count = w->inner_count = 0;
    push(w, root, start, 0);
}

/* The longest match of a group; the earlier rule wins among equals. It is not worked out
 * yet, so its neighbours and its sense are not looked at. Groups hold no groups: this
 * goes one level deep. */
static size_t
inner_match(struct clm__timex_state *state, uint32_t group, size_t at,
            struct clm__timex_inner *out)
{
    struct walk w;
    size_t best = at;
    bool arrived;
    walk_init(&w, state, group, at);
    w.inner_count = 2; /* no further groups */
    while (walk_step(&w, &arrived)) {
        if (!arrived)
            continue;
        const struct frame *top = &w.stack[w.depth - 1];
        uint32_t accept = state->rules->nodes[top->node].accept;
        for (; accept != 0; accept = state->rules->accepts[accept].next) {
            uint32_t rule = state->rules->accepts[accept].rule;
            if (top->token < best || (top->token == best && rule >= out->rule))
                continue;
            best = top->token;
            out->rule = rule;
            out->bound = w.bound;
        }
    }
    return best - at;
}

/* Where the element of a rule that splits begins, without the words that join it. */
static size_t
split_at(const struct walk *w, int slot, size_t end)
{
    for (size_t i = 0; i < w->bound.count; i++)
        if (w->bound.at[i].slot == slot)
            end = w->bound.at[i].token;
    while (end > w->start + 1 && clm__timex_is(w->state, end - 1, CLM__KNOWN_JOINT))
        end--;
    return end;
}

static void
consider(struct walk *w, struct clm__timex_match *out)
{
    struct clm__timex_state *state = w->state;
    const struct frame *top = &w->stack[w->depth - 1];
    uint32_t accept = state->rules->nodes[top->node].accept;
    for (; accept != 0; accept = state->rules->accepts[accept].next) {
        uint32_t id = state->rules->accepts[accept].rule;
        const struct clm__timex_rule *rule = &state->rules->rules[id];
        struct clm__timex_meaning meaning = {0};
        if (top->token < out->end || (top->token == out->end && id >= out->rule))
            continue;
        state->first = w->start;
        state->last = top->token - 1;
        if (!neighbours_fit(state, rule, w->start, top->token) ||
            !clm__timex_eval(state, rule, &w->bound, &meaning))
            continue;
        *out = (struct clm__timex_match){top->token, top->token, id, meaning};
        if (rule->split >= 0)
            out->behind = split_at(w, rule->split, top->token);
    }
}

void
clm__timex_match(struct clm__timex_state *state, size_t at, struct clm__timex_match *out)
{
    struct walk w;
    bool arrived;
    *out = (struct clm__timex_match){0};
    walk_init(&w, state, 0, at);
    while (walk_step(&w, &arrived))
        if (arrived)
            consider(&w, out);
}
