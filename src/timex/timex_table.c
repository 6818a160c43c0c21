/* SPDX-License-Identifier: MIT */
/* Reads the table of rules: classes of words, rules, and their patterns, which become one
 * trie a group. The language is described at the top of data/timex.rules. */
#include "base/alloc.h"
#include "base/buf.h"
#include "timex/timex_data.h"
#include "timex/timex_reader.h"

#include <stdlib.h>

enum { MAX_FILE = 1 << 20, MAX_VALUE = 1000000 };

static const char *const known_names[CLM__KNOWN_COUNT] = {
    "future",  "past",  "until",    "before-day", "since", "after-day", "from",
    "to",      "about", "cardinal", "tens",       "scale", "ordinal",   "clause",
    "no-verb", "joint", "be",       "range",      "been"};

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

bool
clm__reader_fail(struct clm__reader *r, const char *what, struct clm__piece piece)
{
    struct clm_loc at = {r->name, r->line, 1, NULL};
    if (piece.at != NULL)
        at.column = (uint32_t)(piece.at - r->line_start) + 1;
    if (r->code == CLM_OK)
        r->code = piece.at != NULL ? clm_error_set(r->err, CLM_E_DATA, at, "%s '%.*s'",
                                                   what, (int)piece.len, piece.at)
                                   : clm_error_set(r->err, CLM_E_DATA, at, "%s", what);
    return false;
}

bool
clm__reader_no_memory(struct clm__reader *r)
{
    if (r->code == CLM_OK)
        r->code =
            clm_error_set(r->err, CLM_E_NOMEM,
                          (struct clm_loc){r->name, r->line, 0, NULL}, "out of memory");
    return false;
}

bool
clm__reader_is(struct clm__piece piece, const char *text)
{
    return piece.len == strlen(text) && memcmp(piece.at, text, piece.len) == 0;
}

/* The next word of the line; `len` 0 at its end. */
static struct clm__piece
next_piece(struct clm__reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t'))
        r->at++;
    const char *start = r->at;
    while (r->at < r->end && *r->at != ' ' && *r->at != '\t')
        r->at++;
    return (struct clm__piece){start, (size_t)(r->at - start)};
}

int
clm__reader_name(const char *const *names, size_t count, struct clm__piece piece)
{
    for (size_t i = 0; i < count; i++)
        if (clm__reader_is(piece, names[i]))
            return (int)i;
    return -1;
}

int
clm__reader_str(const clm_str *list, size_t count, clm_str name)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == name && name != 0)
            return (int)i;
    return -1;
}

int
clm__reader_class(const struct clm__timex_rules *rules, clm_str name)
{
    for (size_t i = 0; i < rules->class_count; i++)
        if (rules->classes[i].name == name && name != 0)
            return (int)i;
    return -1;
}

clm_str
clm__reader_word(struct clm__reader *r, struct clm__piece piece)
{
    clm_str word = clm__intern_add(&r->rules->words, piece.at, piece.len);
    void *items = r->rules->member_of;
    size_t room = r->rules->member_of_room;
    if (word == 0 || !clm__grow(&items, &room, (size_t)word + 1, sizeof(uint32_t))) {
        clm__reader_no_memory(r);
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
read_number(struct clm__piece piece, int32_t *out)
{
    int unit = clm__reader_name(clm__timex_unit_names, CLM__UNIT_COUNT, piece);
    int part = clm__reader_name(clm__timex_part_names, CLM__TIMEX_PARTS, piece);
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

int
clm__reader_slot(struct clm__reader *r, struct clm__piece piece, bool add)
{
    struct clm__timex_rules *rules = r->rules;
    clm_str name = clm__intern_add(&rules->names, piece.at, piece.len);
    int at = clm__reader_str(rules->slots, rules->slot_count, name);
    if (at >= 0 || !add)
        return at;
    if (rules->slot_count == CLM__TIMEX_NAMES) {
        clm__reader_fail(r, "too many names at", piece);
        return -1;
    }
    rules->slots[rules->slot_count] = name;
    return (int)rules->slot_count++;
}

/* ---- classes ---- */

static bool
read_class_head(struct clm__reader *r)
{
    struct clm__timex_rules *rules = r->rules;
    struct clm__piece name = next_piece(r);
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
    struct clm__piece flag = next_piece(r);
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
    while ((piece = next_piece(r)).len > 0)
        if (clm__reader_is(piece, "=")) {
            struct clm__piece number = next_piece(r);
            if (!read_number(number, &value))
                return clm__reader_fail(r, "not a number:", number);
            break;
        }
    r->at = start;
    while ((piece = next_piece(r)).len > 0 && !clm__reader_is(piece, "="))
        if (!add_member(r, piece, value))
            return false;
    return true;
}

/* ---- rules ---- */

static bool
read_groups(struct clm__reader *r, struct clm__timex_rule *rule)
{
    struct clm__timex_rules *rules = r->rules;
    struct clm__piece piece = next_piece(r);
    if (piece.len > 0 && !clm__reader_is(piece, "as"))
        return clm__reader_fail(r, "not 'as':", piece);
    while ((piece = next_piece(r)).len > 0) {
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
    while ((piece = next_piece(r)).len > 0) {
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
    struct clm__piece name = next_piece(r);
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
    struct clm__piece type = next_piece(r), op = next_piece(r), piece;
    int type_id = clm__reader_name(type_names, 4, type),
        op_id = clm__timex_op_find(op.at, op.len);
    if (type_id < 0)
        return clm__reader_fail(r, "no type is called", type);
    if (op_id < 0)
        return clm__reader_fail(r, "no operation is called", op);
    rule->type = (uint8_t)type_id;
    rule->op = (uint8_t)op_id;
    r->has_value = true;
    for (size_t i = 0; (piece = next_piece(r)).len > 0; i++) {
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
read_side(struct clm__reader *r, struct clm__timex_rule *rule, int side)
{
    struct clm__timex_rules *rules = r->rules;
    struct clm__piece piece;
    rule->side_at[side] = (uint32_t)rules->context_count;
    while ((piece = next_piece(r)).len > 0) {
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
    struct clm__piece base = next_piece(r), arrow = next_piece(r);
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
    struct clm__piece key = next_piece(r);
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
        struct clm__piece name = next_piece(r);
        rule->split = clm__reader_slot(r, name, false);
        return rule->split >= 0 ||
               clm__reader_fail(r, "no element of the pattern is called", name);
    }
    if (!clm__reader_is(key, "mod"))
        return clm__reader_fail(r, "a rule has no line", key);
    struct clm__piece mod = next_piece(r);
    int id = clm__reader_name(mod_names, sizeof mod_names / sizeof *mod_names, mod);
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
    struct clm__piece piece = next_piece(r);
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
