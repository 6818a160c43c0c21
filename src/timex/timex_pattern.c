/* SPDX-License-Identifier: MIT */
/* Reads the patterns of the table of rules into one trie a group. A pattern is followed
 * from all the nodes that its beginning may lead to at once, so alternatives and parts
 * that may be missing need no rewriting. */
#include "timex/timex_pattern.h"

#include "base/alloc.h"
#include "timex/timex_number.h"

#include <string.h>

enum { MAX_NEST = 6 };

static const char *const number_names[CLM__NUMBER_COUNT] = {
    "num", "nth",  "mday",  "mon",  "year",   "modern", "yy",
    "two", "hour", "sixty", "hhmm", "digits", "tenth"};

/* The ways that lead to a point of a pattern. */
struct frontier {
    size_t count;
    uint32_t node[CLM__TIMEX_FRONTIER];
};

uint32_t
clm__reader_node(struct clm__reader *r)
{
    struct clm__timex_rules *rules = r->rules;
    void *items = rules->nodes;
    if (!clm__grow(&items, &rules->node_room, rules->node_count + 1,
                   sizeof *rules->nodes)) {
        clm__reader_no_memory(r);
        return 0;
    }
    rules->nodes = items;
    rules->nodes[rules->node_count] = (struct clm__timex_node){0};
    return (uint32_t)rules->node_count++;
}

/* The node that `edge` leads to from `from`; made if there is none. 0 = no memory. */
static uint32_t
follow(struct clm__reader *r, uint32_t from, struct clm__timex_edge edge)
{
    struct clm__timex_rules *rules = r->rules;
    for (uint32_t i = rules->nodes[from].edges; i != 0; i = rules->edges[i].next) {
        const struct clm__timex_edge *old = &rules->edges[i];
        if (old->kind == edge.kind && old->tight == edge.tight &&
            old->slot == edge.slot && old->what == edge.what)
            return old->target;
    }
    void *items = rules->edges;
    if (!clm__grow(&items, &rules->edge_room, rules->edge_count + 1,
                   sizeof *rules->edges)) {
        clm__reader_no_memory(r);
        return 0;
    }
    rules->edges = items;
    edge.target = clm__reader_node(r);
    edge.next = rules->nodes[from].edges;
    rules->edges[rules->edge_count] = edge;
    rules->nodes[from].edges = (uint32_t)rules->edge_count++;
    return edge.target;
}

/* "<class>", "<class:slot>", "{group}", "{group:slot}" without its brackets. */
static bool
read_reference(struct clm__reader *r, struct clm__piece inside, bool group,
               struct clm__timex_edge *edge)
{
    struct clm__piece what = inside, slot = inside;
    const char *colon = memchr(inside.at, ':', inside.len);
    if (colon != NULL) {
        what.len = (size_t)(colon - inside.at);
        slot = (struct clm__piece){colon + 1, inside.len - what.len - 1};
    }
    clm_str name = clm__intern_find(&r->rules->names, what.at, what.len);
    int number = clm__reader_name(number_names, CLM__NUMBER_COUNT, what);
    int id = group ? clm__reader_str(r->rules->groups, r->rules->group_count, name)
                   : clm__reader_class(r->rules, name);
    edge->kind = group ? CLM__EDGE_GROUP : CLM__EDGE_CLASS;
    if (!group && number >= 0) {
        edge->kind = CLM__EDGE_NUMBER;
        id = number;
    }
    if (id < 0 || slot.len == 0)
        return clm__reader_fail(r, "no class or group is called", what);
    edge->what = (uint32_t)id;
    edge->slot = (int16_t)clm__reader_slot(r, slot, true);
    return r->code == CLM_OK;
}

/* Where a word, a bracket or a sign of the pattern ends. */
static struct clm__piece
next_atom(struct clm__reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t'))
        r->at++;
    struct clm__piece piece = {r->at, 0};
    char close = 0;
    if (r->at == r->end)
        return piece;
    if (*r->at == '<' || *r->at == '{')
        close = *r->at == '<' ? '>' : '}';
    else if (memchr("()|?", *r->at, 4) != NULL ||
             (*r->at == '+' && r->at + 1 < r->end && r->at[1] != ' ')) {
        r->at++;
        piece.len = 1;
        return piece;
    }
    while (r->at < r->end && *r->at != ' ' && *r->at != '\t') {
        char c = *r->at++;
        if (close != 0 ? c == close : r->at < r->end && memchr("()|?", *r->at, 4) != NULL)
            break;
    }
    piece.len = (size_t)(r->at - piece.at);
    return piece;
}

static bool
advance(struct clm__reader *r, struct frontier *front, struct clm__timex_edge edge)
{
    for (size_t i = 0; i < front->count; i++) {
        uint32_t node = follow(r, front->node[i], edge);
        if (node == 0)
            return false;
        front->node[i] = node;
    }
    return true;
}

static bool
unite(struct clm__reader *r, struct frontier *to, const struct frontier *more,
      struct clm__piece where)
{
    for (size_t i = 0; i < more->count; i++) {
        bool there = false;
        for (size_t j = 0; j < to->count && !there; j++)
            there = to->node[j] == more->node[i];
        if (!there && to->count == CLM__TIMEX_FRONTIER)
            return clm__reader_fail(r, "too many ways through the pattern at", where);
        if (!there)
            to->node[to->count++] = more->node[i];
    }
    return true;
}

/* Per open bracket: where it began, what its finished alternatives lead to. */
struct nest {
    struct frontier start[MAX_NEST], done[MAX_NEST];
    struct frontier now,
        before; /* `before`: the point before the last element, for '?' */
    size_t depth;
};

static bool
close_bracket(struct clm__reader *r, struct nest *nest, struct clm__piece atom)
{
    if (nest->depth == 0)
        return clm__reader_fail(r, "nothing to close with", atom);
    size_t d = --nest->depth;
    if (!unite(r, &nest->now, &nest->done[d], atom))
        return false;
    nest->before = nest->start[d];
    return true;
}

static bool
open_bracket(struct clm__reader *r, struct nest *nest, struct clm__piece atom)
{
    if (nest->depth == MAX_NEST)
        return clm__reader_fail(r, "brackets too deep at", atom);
    nest->start[nest->depth] = nest->now;
    nest->done[nest->depth].count = 0;
    nest->depth++;
    return true;
}

static bool
read_sign(struct clm__reader *r, struct nest *nest, struct clm__piece atom)
{
    switch (atom.at[0]) {
    case '(':
        return open_bracket(r, nest, atom);
    case ')':
        return close_bracket(r, nest, atom);
    case '|':
        if (nest->depth == 0)
            return clm__reader_fail(r, "an alternative needs brackets:", atom);
        if (!unite(r, &nest->done[nest->depth - 1], &nest->now, atom))
            return false;
        nest->now = nest->start[nest->depth - 1];
        return true;
    default:
        return unite(r, &nest->now, &nest->before, atom);
    }
}

static bool
read_element(struct clm__reader *r, struct nest *nest, struct clm__piece atom, bool tight)
{
    struct clm__timex_edge edge = {.slot = -1, .tight = tight};
    if (atom.len > 2 && (atom.at[0] == '<' || atom.at[0] == '{')) {
        struct clm__piece inside = {atom.at + 1, atom.len - 2};
        if (!read_reference(r, inside, atom.at[0] == '{', &edge))
            return false;
    } else {
        edge.kind = CLM__EDGE_WORD;
        edge.what = clm__reader_word(r, atom);
        if (edge.what == 0)
            return false;
    }
    nest->before = nest->now;
    return advance(r, &nest->now, edge);
}

static bool
add_accept(struct clm__reader *r, uint32_t node)
{
    struct clm__timex_rules *rules = r->rules;
    void *items = rules->accepts;
    if (!clm__grow(&items, &rules->accept_room, rules->accept_count + 1,
                   sizeof *rules->accepts))
        return clm__reader_no_memory(r);
    rules->accepts = items;
    rules->accepts[rules->accept_count] = (struct clm__timex_accept){
        .rule = (uint32_t)(rules->rule_count - 1), .next = rules->nodes[node].accept};
    rules->nodes[node].accept = (uint32_t)rules->accept_count++;
    return true;
}

static bool
read_pattern_into(struct clm__reader *r, struct nest *nest, uint32_t root)
{
    bool tight = false;
    nest->depth = 0;
    nest->now = (struct frontier){.count = 1, .node = {root}};
    for (struct clm__piece atom = next_atom(r); atom.len > 0; atom = next_atom(r)) {
        bool sign = atom.len == 1 && memchr("()|?", atom.at[0], 4) != NULL;
        if (atom.len == 1 && atom.at[0] == '+') {
            tight = true;
            continue;
        }
        if (sign ? !read_sign(r, nest, atom) : !read_element(r, nest, atom, tight))
            return false;
        tight = false;
    }
    if (nest->depth > 0)
        return clm__reader_fail(r, "a bracket is not closed",
                                (struct clm__piece){NULL, 0});
    for (size_t i = 0; i < nest->now.count; i++) {
        if (nest->now.node[i] == root)
            return clm__reader_fail(r, "the pattern matches nothing at all",
                                    (struct clm__piece){NULL, 0});
        if (!add_accept(r, nest->now.node[i]))
            return false;
    }
    return true;
}

/* A pattern goes into the trie of the whole table and into that of each group of its
 * rule. */
bool
clm__reader_pattern(struct clm__reader *r)
{
    const char *start = r->at;
    uint32_t groups = r->rules->rules[r->rules->rule_count - 1].groups;
    struct nest *nest = clm__alloc(sizeof *nest);
    bool fine = nest != NULL || clm__reader_no_memory(r);
    for (uint32_t g = 0; fine && g < CLM__TIMEX_GROUPS; g++)
        if ((groups >> g & 1) != 0) {
            r->at = start;
            fine = read_pattern_into(r, nest, g);
        }
    clm__free(nest);
    return fine;
}
