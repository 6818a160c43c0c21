/* SPDX-License-Identifier: MIT */
/* Reads the table of rules: classes of words, rules, and their patterns, which become one
 * trie a group. The language is described at the top of data/timex.rules. */
#include "timex/timex_rules.h"

#include "base/alloc.h"
#include "timex/timex_data.h"
#include "timex/timex_names.h"
#include "timex/timex_pattern.h"

#include <string.h>

enum { MAX_FILE = 1 << 20 };

static const char *const known_names[CLM__KNOWN_COUNT] = {
    "future",  "past",  "until",    "before-day", "since", "after-day", "from",
    "to",      "about", "cardinal", "tens",       "scale", "ordinal",   "clause",
    "no-verb", "joint", "be",       "range",      "been",  "compared",  "determiner"};

static const char *const side_names[CLM__SIDES] = {"after", "not-after", "before",
                                                   "not-before"};

/* ---- classes ---- */

static bool
read_class_head(struct clm__reader *r)
{
    struct clm__timex_rules *rules = r->rules;
    struct clm__piece name = clm__reader_next(r);
    clm_str id = clm__intern_add(&rules->names, name.at, name.len);
    r->in_rule = false;
    r->class_id = clm__reader_class(rules, id);
    if (name.len == 0)
        return clm__reader_fail(r, "a class needs a name", name);
    if (r->class_id < 0) {
        if (rules->class_count == CLM__TIMEX_CLASSES)
            return clm__reader_fail(r, "too many classes at", name);
        r->class_id = (int)rules->class_count++;
        rules->classes[r->class_id].name = id;
    }
    struct clm__piece flag = clm__reader_next(r);
    if (clm__reader_is(flag, "capital"))
        rules->classes[r->class_id].capital = true;
    else if (flag.len > 0)
        return clm__reader_fail(r, "not 'capital':", flag);
    return true;
}

static bool
add_member(struct clm__reader *r, struct clm__piece piece, int32_t value)
{
    struct clm__timex_rules *rules = r->rules;
    bool dot = piece.len > 1 && piece.at[piece.len - 1] == '.';
    piece.len -= dot;
    clm_str word = clm__reader_word(r, piece);
    void *items = rules->members;
    if (word == 0 || !clm__grow(&items, &rules->member_room, rules->member_count + 1,
                                sizeof *rules->members))
        return clm__reader_no_memory(r);
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
read_class_line(struct clm__reader *r)
{
    const char *start = r->at;
    int32_t value = 0;
    struct clm__piece piece;
    while ((piece = clm__reader_next(r)).len > 0)
        if (clm__reader_is(piece, "=")) {
            struct clm__piece number = clm__reader_next(r);
            if (!clm__reader_number(number, &value))
                return clm__reader_fail(r, "not a number:", number);
            break;
        }
    r->at = start;
    while ((piece = clm__reader_next(r)).len > 0 && !clm__reader_is(piece, "="))
        if (!add_member(r, piece, value))
            return false;
    return true;
}

/* ---- rules ---- */

static bool
read_groups(struct clm__reader *r, struct clm__timex_rule *rule)
{
    struct clm__timex_rules *rules = r->rules;
    struct clm__piece piece = clm__reader_next(r);
    if (piece.len > 0 && !clm__reader_is(piece, "as"))
        return clm__reader_fail(r, "not 'as':", piece);
    while ((piece = clm__reader_next(r)).len > 0) {
        clm_str name = clm__intern_find(&rules->names, piece.at, piece.len);
        int id = clm__reader_str(rules->groups, rules->group_count, name);
        if (id < 0)
            return clm__reader_fail(r, "no group is called", piece);
        rule->groups |= 1u << id;
    }
    return true;
}

/* "group day period" */
static bool
read_group_line(struct clm__reader *r)
{
    struct clm__timex_rules *rules = r->rules;
    struct clm__piece piece;
    r->class_id = -1;
    r->in_rule = false;
    while ((piece = clm__reader_next(r)).len > 0) {
        if (rules->group_count == CLM__TIMEX_GROUPS)
            return clm__reader_fail(r, "too many groups at", piece);
        rules->groups[rules->group_count++] =
            clm__intern_add(&rules->names, piece.at, piece.len);
    }
    return true;
}

static bool
end_rule(struct clm__reader *r)
{
    if (!r->in_rule || r->has_value)
        return true;
    r->line = r->rules->rules[r->rules->rule_count - 1].line;
    return clm__reader_fail(r, "the rule has no line 'value'",
                            (struct clm__piece){NULL, 0});
}

static bool
read_rule_head(struct clm__reader *r)
{
    struct clm__timex_rules *rules = r->rules;
    struct clm__piece name = clm__reader_next(r);
    void *items = rules->rules;
    r->class_id = -1;
    if (name.len == 0)
        return clm__reader_fail(r, "a rule needs a name", name);
    if (!clm__grow(&items, &rules->rule_room, rules->rule_count + 1,
                   sizeof *rules->rules))
        return clm__reader_no_memory(r);
    rules->rules = items;
    struct clm__timex_rule *rule = &rules->rules[rules->rule_count++];
    *rule = (struct clm__timex_rule){.line = r->line, .groups = 1, .split = -1};
    rule->name = clm__arena_text(&rules->arena, name.at, name.len);
    r->in_rule = true;
    r->has_value = false;
    return rule->name != NULL ? read_groups(r, rule) : clm__reader_no_memory(r);
}

/* "DATE unit base $unit -1" */
static bool
read_value(struct clm__reader *r, struct clm__timex_rule *rule)
{
    struct clm__piece type = clm__reader_next(r), op = clm__reader_next(r), piece;
    int type_id = clm__reader_name(clm__timex_type_names, CLM__TIMEX_TYPES, type),
        op_id = clm__reader_name(clm__timex_op_names, CLM__OP_COUNT, op);
    if (type_id < 0)
        return clm__reader_fail(r, "no type is called", type);
    if (op_id < 0)
        return clm__reader_fail(r, "no operation is called", op);
    rule->type = (uint8_t)type_id;
    rule->op = (uint8_t)op_id;
    r->has_value = true;
    for (size_t i = 0; (piece = clm__reader_next(r)).len > 0; i++) {
        if (i == CLM__TIMEX_ARGS)
            return clm__reader_fail(r, "too many arguments at", piece);
        struct clm__timex_arg *arg = &rule->args[i];
        if (piece.at[0] == '$') {
            arg->kind = CLM__ARG_SLOT;
            arg->number = clm__reader_slot(
                r, (struct clm__piece){piece.at + 1, piece.len - 1}, false);
            if (arg->number < 0)
                return clm__reader_fail(r, "no element of the pattern is called", piece);
        } else if (clm__reader_is(piece, "-")) {
            arg->kind = CLM__ARG_NONE;
        } else if (clm__reader_number(piece, &arg->number)) {
            arg->kind = CLM__ARG_NUMBER;
        } else {
            arg->kind = CLM__ARG_WORD;
            arg->number = (int32_t)clm__intern_add(&r->rules->names, piece.at, piece.len);
        }
    }
    return true;
}

static bool
read_side(struct clm__reader *r, struct clm__timex_rule *rule, int side)
{
    struct clm__timex_rules *rules = r->rules;
    struct clm__piece piece;
    rule->side_at[side] = (uint32_t)rules->context_count;
    while ((piece = clm__reader_next(r)).len > 0) {
        struct clm__timex_context context = {0};
        void *items = rules->contexts;
        if (!clm__grow(&items, &rules->context_room, rules->context_count + 1,
                       sizeof *rules->contexts))
            return clm__reader_no_memory(r);
        rules->contexts = items;
        if (clm__reader_is(piece, "<digits>")) {
            context = (struct clm__timex_context){true, CLM__CONTEXT_DIGITS};
        } else if (piece.len > 2 && piece.at[0] == '<') {
            int id = clm__reader_class(
                rules, clm__intern_find(&rules->names, piece.at + 1, piece.len - 2));
            if (id < 0)
                return clm__reader_fail(r, "no class is called", piece);
            context = (struct clm__timex_context){true, (uint32_t)id};
        } else if ((context.what = clm__reader_word(r, piece)) == 0) {
            return false;
        }
        rules->contexts[rules->context_count++] = context;
        rule->side_count[side]++;
    }
    return true;
}

/* example "last week" @2016-12-12 -> DATE 2016-W49 [2016-12-05..2016-12-11] */
static bool
read_example(struct clm__reader *r, const struct clm__timex_rule *rule)
{
    struct clm__timex_rules *rules = r->rules;
    struct clm__piece none = {NULL, 0};
    const char *open = memchr(r->at, '"', (size_t)(r->end - r->at));
    const char *close = NULL;
    for (const char *p = open != NULL ? open + 1 : r->end; p + 1 < r->end; p++)
        if (p[0] == '"' && p[1] == ' ')
            close = p;
    if (open == NULL || close == NULL)
        return clm__reader_fail(r, "an example needs its text in quotes", none);
    r->at = close + 1;
    struct clm__piece base = clm__reader_next(r), arrow = clm__reader_next(r);
    if (base.len < 2 || base.at[0] != '@' || !clm__reader_is(arrow, "->"))
        return clm__reader_fail(r, "an example goes \"text\" @date -> TYPE value", base);
    while (r->at < r->end && *r->at == ' ')
        r->at++;
    void *items = rules->examples;
    if (!clm__grow(&items, &rules->example_room, rules->example_count + 1,
                   sizeof *rules->examples))
        return clm__reader_no_memory(r);
    rules->examples = items;
    rules->examples[rules->example_count++] = (struct clm__timex_example){
        .rule = rule->name,
        .text = clm__arena_text(&rules->arena, open + 1, (size_t)(close - open) - 1),
        .base = clm__arena_text(&rules->arena, base.at + 1, base.len - 1),
        .expect = clm__arena_text(&rules->arena, r->at, (size_t)(r->end - r->at)),
        .line = r->line};
    return !rules->arena.failed || clm__reader_no_memory(r);
}

static bool
read_rule_line(struct clm__reader *r)
{
    struct clm__timex_rule *rule = &r->rules->rules[r->rules->rule_count - 1];
    struct clm__piece key = clm__reader_next(r);
    int side = clm__reader_name(side_names, CLM__SIDES, key);
    if (side >= 0)
        return read_side(r, rule, side);
    if (clm__reader_is(key, "match"))
        return clm__reader_pattern(r);
    if (clm__reader_is(key, "value"))
        return read_value(r, rule);
    if (clm__reader_is(key, "example"))
        return read_example(r, rule);
    if (clm__reader_is(key, "capital") || clm__reader_is(key, "small")) {
        rule->capital |= clm__reader_is(key, "capital");
        rule->small |= clm__reader_is(key, "small");
        return true;
    }
    if (clm__reader_is(key, "split")) {
        struct clm__piece name = clm__reader_next(r);
        rule->split = clm__reader_slot(r, name, false);
        return rule->split >= 0 ||
               clm__reader_fail(r, "no element of the pattern is called", name);
    }
    if (!clm__reader_is(key, "mod"))
        return clm__reader_fail(r, "a rule has no line", key);
    struct clm__piece mod = clm__reader_next(r);
    int id = clm__reader_name(clm__timex_mod_names, CLM__TIMEX_MODS, mod);
    if (id < 0)
        return clm__reader_fail(r, "no mod is called", mod);
    rule->mod = (uint8_t)id;
    return true;
}

static bool
read_line(struct clm__reader *r)
{
    bool indented = r->at < r->end && (*r->at == ' ' || *r->at == '\t');
    const char *start = r->at;
    struct clm__piece piece = clm__reader_next(r);
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
    } else if (clm__reader_is(piece, "class")) {
        return read_class_head(r);
    } else if (clm__reader_is(piece, "group")) {
        return read_group_line(r);
    } else if (clm__reader_is(piece, "rule")) {
        return read_rule_head(r);
    }
    return clm__reader_fail(r, "expected 'class', 'group' or 'rule', not", piece);
}

/* ---- the whole file ---- */

/* Entry 0 of each list means "none", and the first nodes are the roots of the groups. */
static bool
start_table(struct clm__reader *r)
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
        (void)clm__reader_node(r);
    rules->groups[0] = clm__intern_add(&rules->names, "all", 3);
    rules->group_count = 1;
    return (fine && r->code == CLM_OK) || clm__reader_no_memory(r);
}

static void
find_known(struct clm__timex_rules *rules)
{
    for (size_t i = 0; i < CLM__KNOWN_COUNT; i++) {
        const char *name = known_names[i];
        rules->known[i] =
            clm__reader_class(rules, clm__intern_find(&rules->names, name, strlen(name)));
    }
}

static void
read_all(struct clm__reader *r, const char *text, size_t len)
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
        clm__reader_no_memory(r);
}

enum clm_code
clm__timex_rules_new(struct clm__timex_rules **out, const char *name, const char *text,
                     size_t len, struct clm_error *err)
{
    struct clm__reader r = {.name = name, .err = err, .class_id = -1};
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
        clm__reader_no_memory(&r);
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
