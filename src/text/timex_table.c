/* SPDX-License-Identifier: MIT */
/* Reads the table of rules: classes of words, rules, and their patterns, which become one
 * trie a group. The language is described at the top of data/timex.rules. */
#include "base/alloc.h"
#include "base/buf.h"
#include "text/timex_data.h"
#include "text/timex_private.h"

#include <stdlib.h>

enum { MAX_FILE = 1 << 20, MAX_NEST = 6, MAX_VALUE = 1000000 };

static const char *const known_names[CLM__KNOWN_COUNT] = {
    "future",  "past",   "until",   "before-day", "since", "after-day",
    "from",    "to",     "about",   "cardinal",   "tens",  "scale",
    "ordinal", "clause", "no-verb", "joint",      "be",    "range"};

static const char *const number_names[CLM__NUMBER_COUNT] = {
    "num", "nth",  "mday",  "mon",  "year",   "modern", "yy",
    "two", "hour", "sixty", "hhmm", "digits", "tenth"};

const char *const clm__timex_unit_names[CLM__UNIT_COUNT] = {
    "",     "second",    "minute", "hour",    "day",       "weekend",
    "week", "fortnight", "month",  "season",  "quarter",   "half",
    "year", "fiscal",    "decade", "century", "millennium"};

const char *const clm__timex_part_names[CLM__TIMEX_PARTS] = {"",   "mo", "af", "ev",
                                                             "ni", "mi", "dt"};

static const char *const type_names[] = {"DATE", "TIME", "DURATION", "SET"};

static const char *const mod_names[] = {"NONE",   "START",     "MID",      "END",
                                        "APPROX", "MORE_THAN", "LESS_THAN"};

static const char *const side_names[CLM__SIDES] = {"after", "not-after", "before",
                                                   "not-before"};

/* A word of the rule file. */
struct piece {
    const char *at;
    size_t len;
};

struct reader {
    struct clm__timex_rules *rules;
    const char *name;
    const char *line_start, *at, *end; /* of the line */
    uint32_t line;
    struct clm_error *err;
    enum clm_code code;
    int class_id; /* class being filled, -1 = none */
    bool in_rule;
    bool has_value; /* the rule said what it means */
};

/* The ways that lead to a point of a pattern. */
struct frontier {
    size_t count;
    uint32_t node[CLM__TIMEX_FRONTIER];
};

static bool
fail(struct reader *r, const char *what, struct piece piece)
{
    struct clm_loc at = {r->name, r->line, 1, NULL};
    if (piece.at != NULL)
        at.column = (uint32_t)(piece.at - r->line_start) + 1;
    if (r->code == CLM_OK)
        r->code = clm_error_set(r->err, CLM_E_DATA, at, "%s '%.*s'", what, (int)piece.len,
                                piece.at != NULL ? piece.at : "");
    return false;
}

static bool
no_memory(struct reader *r)
{
    if (r->code == CLM_OK)
        r->code =
            clm_error_set(r->err, CLM_E_NOMEM,
                          (struct clm_loc){r->name, r->line, 0, NULL}, "out of memory");
    return false;
}

static bool
piece_is(struct piece piece, const char *text)
{
    return piece.len == strlen(text) && memcmp(piece.at, text, piece.len) == 0;
}

/* The next word of the line; `len` 0 at its end. */
static struct piece
next_piece(struct reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t'))
        r->at++;
    const char *start = r->at;
    while (r->at < r->end && *r->at != ' ' && *r->at != '\t')
        r->at++;
    return (struct piece){start, (size_t)(r->at - start)};
}

static int
find_name(const char *const *names, size_t count, struct piece piece)
{
    for (size_t i = 0; i < count; i++)
        if (piece_is(piece, names[i]))
            return (int)i;
    return -1;
}

static int
find_str(const clm_str *list, size_t count, clm_str name)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == name && name != 0)
            return (int)i;
    return -1;
}

static int
find_class(const struct clm__timex_rules *rules, clm_str name)
{
    for (size_t i = 0; i < rules->class_count; i++)
        if (rules->classes[i].name == name && name != 0)
            return (int)i;
    return -1;
}

static clm_str
add_word(struct reader *r, struct piece piece)
{
    clm_str word = clm__intern_add(&r->rules->words, piece.at, piece.len);
    void *items = r->rules->member_of;
    size_t room = r->rules->member_of_room;
    if (word == 0 || !clm__grow(&items, &room, (size_t)word + 1, sizeof(uint32_t))) {
        no_memory(r);
        return 0;
    }
    r->rules->member_of = items;
    for (size_t i = r->rules->member_of_room; i < room; i++)
        r->rules->member_of[i] = 0;
    r->rules->member_of_room = room;
    return word;
}

/* A number, or the name of a unit or of a part of the day. */
static bool
read_number(struct piece piece, int32_t *out)
{
    int unit = find_name(clm__timex_unit_names, CLM__UNIT_COUNT, piece);
    int part = find_name(clm__timex_part_names, CLM__TIMEX_PARTS, piece);
    if (unit > 0 || part > 0) {
        *out = unit > 0 ? unit : part;
        return true;
    }
    bool minus = piece.len > 0 && piece.at[0] == '-';
    int64_t value = 0;
    if (piece.len == (size_t)minus)
        return false;
    for (size_t i = minus; i < piece.len; i++) {
        if (piece.at[i] < '0' || piece.at[i] > '9')
            return false;
        value = value * 10 + (piece.at[i] - '0');
        if (value > MAX_VALUE)
            return false;
    }
    *out = (int32_t)(minus ? -value : value);
    return true;
}

/* ---- classes ---- */

static bool
read_class_head(struct reader *r)
{
    struct clm__timex_rules *rules = r->rules;
    struct piece name = next_piece(r);
    clm_str id = clm__intern_add(&rules->names, name.at, name.len);
    r->in_rule = false;
    r->class_id = find_class(rules, id);
    if (name.len == 0)
        return fail(r, "a class needs a name", name);
    if (r->class_id < 0) {
        if (rules->class_count == CLM__TIMEX_CLASSES)
            return fail(r, "too many classes at", name);
        r->class_id = (int)rules->class_count++;
        rules->classes[r->class_id].name = id;
    }
    struct piece flag = next_piece(r);
    if (piece_is(flag, "capital"))
        rules->classes[r->class_id].capital = true;
    else if (flag.len > 0)
        return fail(r, "not 'capital':", flag);
    return true;
}

static bool
add_member(struct reader *r, struct piece piece, int32_t value)
{
    struct clm__timex_rules *rules = r->rules;
    bool dot = piece.len > 1 && piece.at[piece.len - 1] == '.';
    piece.len -= dot;
    clm_str word = add_word(r, piece);
    void *items = rules->members;
    if (word == 0 || !clm__grow(&items, &rules->member_room, rules->member_count + 1,
                                sizeof *rules->members))
        return no_memory(r);
    rules->members = items;
    rules->members[rules->member_count] =
        (struct clm__timex_member){.word = word,
                                   .value = value,
                                   .class_id = (uint16_t)r->class_id,
                                   .dot = dot,
                                   .next = rules->member_of[word]};
    rules->member_of[word] = (uint32_t)rules->member_count++;
    return true;
}

/* "january jan. = 1" */
static bool
read_class_line(struct reader *r)
{
    const char *start = r->at;
    int32_t value = 0;
    struct piece piece;
    while ((piece = next_piece(r)).len > 0)
        if (piece_is(piece, "=")) {
            struct piece number = next_piece(r);
            if (!read_number(number, &value))
                return fail(r, "not a number:", number);
            break;
        }
    r->at = start;
    while ((piece = next_piece(r)).len > 0 && !piece_is(piece, "="))
        if (!add_member(r, piece, value))
            return false;
    return true;
}

/* ---- patterns ---- */

static uint32_t
add_node(struct reader *r)
{
    struct clm__timex_rules *rules = r->rules;
    void *items = rules->nodes;
    if (!clm__grow(&items, &rules->node_room, rules->node_count + 1,
                   sizeof *rules->nodes)) {
        no_memory(r);
        return 0;
    }
    rules->nodes = items;
    rules->nodes[rules->node_count] = (struct clm__timex_node){0};
    return (uint32_t)rules->node_count++;
}

/* The node that `edge` leads to from `from`; made if there is none. 0 = no memory. */
static uint32_t
follow(struct reader *r, uint32_t from, struct clm__timex_edge edge)
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
        no_memory(r);
        return 0;
    }
    rules->edges = items;
    edge.target = add_node(r);
    edge.next = rules->nodes[from].edges;
    rules->edges[rules->edge_count] = edge;
    rules->nodes[from].edges = (uint32_t)rules->edge_count++;
    return edge.target;
}

static int
find_slot(struct reader *r, struct piece piece, bool add)
{
    struct clm__timex_rules *rules = r->rules;
    clm_str name = clm__intern_add(&rules->names, piece.at, piece.len);
    int at = find_str(rules->slots, rules->slot_count, name);
    if (at >= 0 || !add)
        return at;
    if (rules->slot_count == CLM__TIMEX_NAMES) {
        fail(r, "too many names at", piece);
        return -1;
    }
    rules->slots[rules->slot_count] = name;
    return (int)rules->slot_count++;
}

/* "<class>", "<class:slot>", "{group}", "{group:slot}" without its brackets. */
static bool
read_reference(struct reader *r, struct piece inside, bool group,
               struct clm__timex_edge *edge)
{
    struct piece what = inside, slot = inside;
    const char *colon = memchr(inside.at, ':', inside.len);
    if (colon != NULL) {
        what.len = (size_t)(colon - inside.at);
        slot = (struct piece){colon + 1, inside.len - what.len - 1};
    }
    clm_str name = clm__intern_find(&r->rules->names, what.at, what.len);
    int number = find_name(number_names, CLM__NUMBER_COUNT, what);
    int id = group ? find_str(r->rules->groups, r->rules->group_count, name)
                   : find_class(r->rules, name);
    edge->kind = group ? CLM__EDGE_GROUP : CLM__EDGE_CLASS;
    if (!group && number >= 0) {
        edge->kind = CLM__EDGE_NUMBER;
        id = number;
    }
    if (id < 0 || slot.len == 0)
        return fail(r, "no class or group is called", what);
    edge->what = (uint32_t)id;
    edge->slot = (int16_t)find_slot(r, slot, true);
    return r->code == CLM_OK;
}

/* Where a word, a bracket or a sign of the pattern ends. */
static struct piece
next_atom(struct reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t'))
        r->at++;
    struct piece piece = {r->at, 0};
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
advance(struct reader *r, struct frontier *front, struct clm__timex_edge edge)
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
unite(struct reader *r, struct frontier *to, const struct frontier *more,
      struct piece where)
{
    for (size_t i = 0; i < more->count; i++) {
        bool there = false;
        for (size_t j = 0; j < to->count && !there; j++)
            there = to->node[j] == more->node[i];
        if (!there && to->count == CLM__TIMEX_FRONTIER)
            return fail(r, "too many ways through the pattern at", where);
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
close_bracket(struct reader *r, struct nest *nest, struct piece atom)
{
    if (nest->depth == 0)
        return fail(r, "nothing to close with", atom);
    size_t d = --nest->depth;
    if (!unite(r, &nest->now, &nest->done[d], atom))
        return false;
    nest->before = nest->start[d];
    return true;
}

static bool
open_bracket(struct reader *r, struct nest *nest, struct piece atom)
{
    if (nest->depth == MAX_NEST)
        return fail(r, "brackets too deep at", atom);
    nest->start[nest->depth] = nest->now;
    nest->done[nest->depth].count = 0;
    nest->depth++;
    return true;
}

static bool
read_sign(struct reader *r, struct nest *nest, struct piece atom)
{
    switch (atom.at[0]) {
    case '(':
        return open_bracket(r, nest, atom);
    case ')':
        return close_bracket(r, nest, atom);
    case '|':
        if (nest->depth == 0)
            return fail(r, "an alternative needs brackets:", atom);
        if (!unite(r, &nest->done[nest->depth - 1], &nest->now, atom))
            return false;
        nest->now = nest->start[nest->depth - 1];
        return true;
    default:
        return unite(r, &nest->now, &nest->before, atom);
    }
}

static bool
read_element(struct reader *r, struct nest *nest, struct piece atom, bool tight)
{
    struct clm__timex_edge edge = {.slot = -1, .tight = tight};
    if (atom.len > 2 && (atom.at[0] == '<' || atom.at[0] == '{')) {
        struct piece inside = {atom.at + 1, atom.len - 2};
        if (!read_reference(r, inside, atom.at[0] == '{', &edge))
            return false;
    } else {
        edge.kind = CLM__EDGE_WORD;
        edge.what = add_word(r, atom);
        if (edge.what == 0)
            return false;
    }
    nest->before = nest->now;
    return advance(r, &nest->now, edge);
}

static bool
add_accept(struct reader *r, uint32_t node)
{
    struct clm__timex_rules *rules = r->rules;
    void *items = rules->accepts;
    if (!clm__grow(&items, &rules->accept_room, rules->accept_count + 1,
                   sizeof *rules->accepts))
        return no_memory(r);
    rules->accepts = items;
    rules->accepts[rules->accept_count] = (struct clm__timex_accept){
        .rule = (uint32_t)(rules->rule_count - 1), .next = rules->nodes[node].accept};
    rules->nodes[node].accept = (uint32_t)rules->accept_count++;
    return true;
}

static bool
read_pattern_into(struct reader *r, struct nest *nest, uint32_t root)
{
    bool tight = false;
    nest->depth = 0;
    nest->now = (struct frontier){.count = 1, .node = {root}};
    for (struct piece atom = next_atom(r); atom.len > 0; atom = next_atom(r)) {
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
        return fail(r, "a bracket is not closed", (struct piece){NULL, 0});
    for (size_t i = 0; i < nest->now.count; i++) {
        if (nest->now.node[i] == root)
            return fail(r, "the pattern matches nothing at all", (struct piece){NULL, 0});
        if (!add_accept(r, nest->now.node[i]))
            return false;
    }
    return true;
}

/* A pattern goes into the trie of the whole table and into that of each group of its
 * rule. */
static bool
read_pattern(struct reader *r)
{
    const char *start = r->at;
    uint32_t groups = r->rules->rules[r->rules->rule_count - 1].groups;
    struct nest *nest = clm__alloc(sizeof *nest);
    bool fine = nest != NULL || no_memory(r);
    for (uint32_t g = 0; fine && g < CLM__TIMEX_GROUPS; g++)
        if ((groups >> g & 1) != 0) {
            r->at = start;
            fine = read_pattern_into(r, nest, g);
        }
    clm__free(nest);
    return fine;
}

/* ---- rules ---- */

static bool
read_groups(struct reader *r, struct clm__timex_rule *rule)
{
    struct clm__timex_rules *rules = r->rules;
    struct piece piece = next_piece(r);
    if (piece.len > 0 && !piece_is(piece, "as"))
        return fail(r, "not 'as':", piece);
    while ((piece = next_piece(r)).len > 0) {
        clm_str name = clm__intern_find(&rules->names, piece.at, piece.len);
        int id = find_str(rules->groups, rules->group_count, name);
        if (id < 0)
            return fail(r, "no group is called", piece);
        rule->groups |= 1u << id;
    }
    return true;
}

/* "group day period" */
static bool
read_group_line(struct reader *r)
{
    struct clm__timex_rules *rules = r->rules;
    struct piece piece;
    r->class_id = -1;
    r->in_rule = false;
    while ((piece = next_piece(r)).len > 0) {
        if (rules->group_count == CLM__TIMEX_GROUPS)
            return fail(r, "too many groups at", piece);
        rules->groups[rules->group_count++] =
            clm__intern_add(&rules->names, piece.at, piece.len);
    }
    return true;
}

static bool
end_rule(struct reader *r)
{
    if (r->in_rule && !r->has_value) {
        const char *name = r->rules->rules[r->rules->rule_count - 1].name;
        return fail(r, "no value is given by rule", (struct piece){name, strlen(name)});
    }
    return true;
}

static bool
read_rule_head(struct reader *r)
{
    struct clm__timex_rules *rules = r->rules;
    struct piece name = next_piece(r);
    void *items = rules->rules;
    r->class_id = -1;
    if (name.len == 0)
        return fail(r, "a rule needs a name", name);
    if (!clm__grow(&items, &rules->rule_room, rules->rule_count + 1,
                   sizeof *rules->rules))
        return no_memory(r);
    rules->rules = items;
    struct clm__timex_rule *rule = &rules->rules[rules->rule_count++];
    *rule = (struct clm__timex_rule){.line = r->line, .groups = 1};
    rule->name = clm__arena_text(&rules->arena, name.at, name.len);
    r->in_rule = true;
    r->has_value = false;
    return rule->name != NULL ? read_groups(r, rule) : no_memory(r);
}

/* "DATE unit base $unit -1" */
static bool
read_value(struct reader *r, struct clm__timex_rule *rule)
{
    struct piece type = next_piece(r), op = next_piece(r), piece;
    int type_id = find_name(type_names, 4, type),
        op_id = clm__timex_op_find(op.at, op.len);
    if (type_id < 0)
        return fail(r, "no type is called", type);
    if (op_id < 0)
        return fail(r, "no operation is called", op);
    rule->type = (uint8_t)type_id;
    rule->op = (uint8_t)op_id;
    r->has_value = true;
    for (size_t i = 0; (piece = next_piece(r)).len > 0; i++) {
        if (i == CLM__TIMEX_ARGS)
            return fail(r, "too many arguments at", piece);
        struct clm__timex_arg *arg = &rule->args[i];
        if (piece.at[0] == '$') {
            arg->kind = CLM__ARG_SLOT;
            arg->number =
                find_slot(r, (struct piece){piece.at + 1, piece.len - 1}, false);
            if (arg->number < 0)
                return fail(r, "no element of the pattern is called", piece);
        } else if (piece_is(piece, "-")) {
            arg->kind = CLM__ARG_NONE;
        } else if (read_number(piece, &arg->number)) {
            arg->kind = CLM__ARG_NUMBER;
        } else {
            arg->kind = CLM__ARG_WORD;
            arg->number = (int32_t)clm__intern_add(&r->rules->names, piece.at, piece.len);
        }
    }
    return true;
}

static bool
read_side(struct reader *r, struct clm__timex_rule *rule, int side)
{
    struct clm__timex_rules *rules = r->rules;
    struct piece piece;
    rule->side_at[side] = (uint32_t)rules->context_count;
    while ((piece = next_piece(r)).len > 0) {
        struct clm__timex_context context = {0};
        void *items = rules->contexts;
        if (!clm__grow(&items, &rules->context_room, rules->context_count + 1,
                       sizeof *rules->contexts))
            return no_memory(r);
        rules->contexts = items;
        if (piece_is(piece, "<digits>")) {
            context = (struct clm__timex_context){true, CLM__CONTEXT_DIGITS};
        } else if (piece.len > 2 && piece.at[0] == '<') {
            int id = find_class(
                rules, clm__intern_find(&rules->names, piece.at + 1, piece.len - 2));
            if (id < 0)
                return fail(r, "no class is called", piece);
            context = (struct clm__timex_context){true, (uint32_t)id};
        } else if ((context.what = add_word(r, piece)) == 0) {
            return false;
        }
        rules->contexts[rules->context_count++] = context;
        rule->side_count[side]++;
    }
    return true;
}

/* example "last week" @2016-12-12 -> DATE 2016-W49 [2016-12-05..2016-12-11] */
static bool
read_example(struct reader *r, const struct clm__timex_rule *rule)
{
    struct clm__timex_rules *rules = r->rules;
    struct piece none = {NULL, 0};
    const char *open = memchr(r->at, '"', (size_t)(r->end - r->at));
    const char *close = NULL;
    for (const char *p = open != NULL ? open + 1 : r->end; p + 1 < r->end; p++)
        if (p[0] == '"' && p[1] == ' ')
            close = p;
    if (open == NULL || close == NULL)
        return fail(r, "an example needs its text in quotes", none);
    r->at = close + 1;
    struct piece base = next_piece(r), arrow = next_piece(r);
    if (base.len < 2 || base.at[0] != '@' || !piece_is(arrow, "->"))
        return fail(r, "an example goes \"text\" @date -> TYPE value", base);
    while (r->at < r->end && *r->at == ' ')
        r->at++;
    void *items = rules->examples;
    if (!clm__grow(&items, &rules->example_room, rules->example_count + 1,
                   sizeof *rules->examples))
        return no_memory(r);
    rules->examples = items;
    rules->examples[rules->example_count++] = (struct clm__timex_example){
        .rule = rule->name,
        .text = clm__arena_text(&rules->arena, open + 1, (size_t)(close - open) - 1),
        .base = clm__arena_text(&rules->arena, base.at + 1, base.len - 1),
        .expect = clm__arena_text(&rules->arena, r->at, (size_t)(r->end - r->at)),
        .line = r->line};
    return !rules->arena.failed || no_memory(r);
}

static bool
read_rule_line(struct reader *r)
{
    struct clm__timex_rule *rule = &r->rules->rules[r->rules->rule_count - 1];
    struct piece key = next_piece(r);
    int side = find_name(side_names, CLM__SIDES, key);
    if (side >= 0)
        return read_side(r, rule, side);
    if (piece_is(key, "match"))
        return read_pattern(r);
    if (piece_is(key, "value"))
        return read_value(r, rule);
    if (piece_is(key, "example"))
        return read_example(r, rule);
    if (piece_is(key, "capital") || piece_is(key, "small") || piece_is(key, "split")) {
        rule->capital |= piece_is(key, "capital");
        rule->small |= piece_is(key, "small");
        rule->split |= piece_is(key, "split");
        return true;
    }
    if (!piece_is(key, "mod"))
        return fail(r, "a rule has no line", key);
    struct piece mod = next_piece(r);
    int id = find_name(mod_names, sizeof mod_names / sizeof *mod_names, mod);
    if (id < 0)
        return fail(r, "no mod is called", mod);
    rule->mod = (uint8_t)id;
    return true;
}

static bool
read_line(struct reader *r)
{
    bool indented = r->at < r->end && (*r->at == ' ' || *r->at == '\t');
    const char *start = r->at;
    struct piece piece = next_piece(r);
    if (piece.len == 0 || piece.at[0] == '#')
        return true;
    if (indented) {
        r->at = start;
        if (r->class_id >= 0)
            return read_class_line(r);
        if (r->in_rule)
            return read_rule_line(r);
    } else if (!end_rule(r)) {
        return false;
    } else if (piece_is(piece, "class")) {
        return read_class_head(r);
    } else if (piece_is(piece, "group")) {
        return read_group_line(r);
    } else if (piece_is(piece, "rule")) {
        return read_rule_head(r);
    }
    return fail(r, "expected 'class', 'group' or 'rule', not", piece);
}

/* ---- the whole file ---- */

/* Entry 0 of each list means "none", and the first nodes are the roots of the groups. */
static bool
start_table(struct reader *r)
{
    struct clm__timex_rules *rules = r->rules;
    void *edges = NULL, *accepts = NULL, *members = NULL;
    bool fine = clm__grow(&edges, &rules->edge_room, 1, sizeof *rules->edges) &&
                clm__grow(&accepts, &rules->accept_room, 1, sizeof *rules->accepts) &&
                clm__grow(&members, &rules->member_room, 1, sizeof *rules->members);
    rules->edges = edges;
    rules->accepts = accepts;
    rules->members = members;
    rules->edge_count = rules->accept_count = rules->member_count = fine;
    for (int i = 0; fine && i < CLM__TIMEX_GROUPS; i++)
        (void)add_node(r);
    rules->groups[0] = clm__intern_add(&rules->names, "all", 3);
    rules->group_count = 1;
    return (fine && r->code == CLM_OK) || no_memory(r);
}

static void
find_known(struct clm__timex_rules *rules)
{
    for (size_t i = 0; i < CLM__KNOWN_COUNT; i++) {
        const char *name = known_names[i];
        rules->known[i] =
            find_class(rules, clm__intern_find(&rules->names, name, strlen(name)));
    }
}

static void
read_all(struct reader *r, const char *text, size_t len)
{
    const char *end = text + len;
    bool fine = start_table(r);
    for (const char *line = text; fine && line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        if (stop == NULL)
            stop = end;
        r->line++;
        r->line_start = r->at = line;
        r->end = stop > line && stop[-1] == '\r' ? stop - 1 : stop;
        fine = read_line(r);
        line = stop + 1;
    }
    if (fine && end_rule(r) && (r->rules->words.failed || r->rules->names.failed))
        no_memory(r);
}

enum clm_code
clm__timex_rules_new(struct clm__timex_rules **out, const char *name, const char *text,
                     size_t len, struct clm_error *err)
{
    struct reader r = {.name = name, .err = err, .class_id = -1};
    *out = NULL;
    if (text == NULL) {
        r.name = "timex.rules";
        text = clm__timex_data;
        len = clm__timex_data_len;
    }
    if (len > MAX_FILE)
        return clm_error_set(err, CLM_E_TOO_LARGE, (struct clm_loc){name, 0, 0, NULL},
                             "a rule file is over %d bytes", MAX_FILE);
    r.rules = clm__calloc(1, sizeof *r.rules);
    if (r.rules == NULL) {
        no_memory(&r);
        return r.code;
    }
    read_all(&r, text, len);
    if (r.code != CLM_OK) {
        clm__timex_rules_free(r.rules);
        return r.code;
    }
    find_known(r.rules);
    *out = r.rules;
    return CLM_OK;
}

void
clm__timex_rules_free(struct clm__timex_rules *rules)
{
    if (rules == NULL)
        return;
    clm__arena_release(&rules->arena);
    clm__intern_release(&rules->words);
    clm__intern_release(&rules->names);
    clm__free(rules->member_of);
    clm__free(rules->members);
    clm__free(rules->nodes);
    clm__free(rules->edges);
    clm__free(rules->accepts);
    clm__free(rules->contexts);
    clm__free(rules->rules);
    clm__free(rules->examples);
    clm__free(rules);
}

const struct clm__timex_member *
clm__timex_member_find(const struct clm__timex_rules *rules, clm_str word, int class_id)
{
    if (word == 0 || class_id < 0 || word >= rules->member_of_room)
        return NULL;
    for (uint32_t i = rules->member_of[word]; i != 0; i = rules->members[i].next)
        if (rules->members[i].class_id == class_id)
            return &rules->members[i];
    return NULL;
}

const char *
clm__timex_type_name(enum clm__timex_type type)
{
    return type_names[type];
}
