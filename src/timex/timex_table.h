/* SPDX-License-Identifier: MIT */
/* The table of rules for time expressions in memory: words, classes, and a trie of all
 * patterns. Private to the timex modules; others see timex.h. */
#ifndef CLM_TIMEX_TABLE_H
#define CLM_TIMEX_TABLE_H

#include "base/arena.h"
#include "base/intern.h"
#include "timex/timex_rules.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    CLM__TIMEX_ARGS = 6,       /* most arguments of a value */
    CLM__TIMEX_SLOTS = 10,     /* most captures of one match */
    CLM__TIMEX_DEPTH = 24,     /* longest pattern, in elements */
    CLM__TIMEX_GROUPS = 6,     /* most groups */
    CLM__TIMEX_CLASSES = 96,   /* most word classes */
    CLM__TIMEX_NAMES = 128,    /* most names of slots */
    CLM__TIMEX_FRONTIER = 1024 /* most ways to reach one element of a pattern */
};

/* What one element of a pattern matches. */
enum clm__timex_edge_kind {
    CLM__EDGE_WORD,   /* this word, any case */
    CLM__EDGE_CLASS,  /* a word of this class */
    CLM__EDGE_NUMBER, /* a number of this kind */
    CLM__EDGE_GROUP   /* what a rule of this group matches */
};

/* Kinds of number; the names in the rule file are in timex_rules.c. */
enum clm__timex_number {
    CLM__NUMBER_ANY,     /* 3, 2.5, 1,500, three, twenty-five, two and a half */
    CLM__NUMBER_ORDINAL, /* 3rd, third, twenty-first */
    CLM__NUMBER_MDAY,    /* 1-31 with or without ending, or an ordinal word */
    CLM__NUMBER_MONTH,   /* 1-12 in one or two digits */
    CLM__NUMBER_YEAR,    /* four digits, 1000-2999 */
    CLM__NUMBER_MODERN,  /* four digits, 1900-2059 */
    CLM__NUMBER_YY,      /* two digits as a year of this century or the last */
    CLM__NUMBER_TWO,     /* two digits */
    CLM__NUMBER_HOUR,    /* 0-24 in one or two digits */
    CLM__NUMBER_SIXTY,   /* two digits, 00-59 */
    CLM__NUMBER_CLOCK4,  /* four digits hhmm */
    CLM__NUMBER_DIGITS,  /* any digits */
    CLM__NUMBER_TENTH,   /* 1960, 60: two or four digits, the last 0 */
    CLM__NUMBER_COUNT
};

struct clm__timex_edge {
    uint8_t kind;
    uint8_t tight;   /* no white space before it */
    int16_t slot;    /* name of the capture, -1 = none */
    uint32_t what;   /* word, class, kind of number, group */
    uint32_t target; /* node */
    uint32_t next;   /* next edge of the same node, 0 = none */
};

struct clm__timex_node {
    uint32_t edges;  /* first edge, 0 = none */
    uint32_t accept; /* first accept, 0 = none */
};

struct clm__timex_accept {
    uint32_t rule;
    uint32_t next;
};

/* A word of a class. A dot behind it may be missing when `dot` is set. */
struct clm__timex_member {
    clm_str word;
    int32_t value;
    uint16_t class_id;
    uint8_t dot;
    uint32_t next; /* next membership of the same word, 0 = none */
};

struct clm__timex_class {
    clm_str name;
    bool capital; /* only words that begin with a capital letter count */
};

enum clm__timex_arg_kind { CLM__ARG_NONE, CLM__ARG_NUMBER, CLM__ARG_SLOT, CLM__ARG_WORD };

struct clm__timex_arg {
    uint8_t kind;
    int32_t number; /* a number, a slot, or the id of a word */
};

/* Words that must or must not stand beside a match. Lists of words and classes in
 * `contexts`. */
enum clm__timex_side {
    CLM__SIDE_AFTER,      /* the word before the match is one of these */
    CLM__SIDE_NOT_AFTER,  /* it is none of these */
    CLM__SIDE_BEFORE,     /* the word behind the match is one of these */
    CLM__SIDE_NOT_BEFORE, /* it is none of these */
    CLM__SIDES
};

#define CLM__CONTEXT_DIGITS UINT32_MAX /* a class: any digits */

struct clm__timex_context {
    bool is_class;
    uint32_t what;
};

struct clm__timex_rule {
    const char *name;
    uint32_t line;
    uint8_t type; /* clm__timex_type */
    uint8_t mod;  /* clm__timex_mod */
    uint8_t op;   /* index in the table of operations */
    bool capital; /* the match must begin with a capital letter */
    bool small;   /* it must not, but at the start of a sentence */
    int split;    /* the expression ends before this slot; -1 = it does not end early */
    uint32_t groups;
    struct clm__timex_arg args[CLM__TIMEX_ARGS];
    uint32_t side_at[CLM__SIDES], side_count[CLM__SIDES];
};

/* One line `example` of the rule file, for the tests. */
struct clm__timex_example {
    const char *rule;
    const char *text;
    const char *base;   /* the article's date */
    const char *expect; /* type, value, and EDTF if given */
    uint32_t line;
};

/* Classes with a meaning of their own: names in timex_rules.c, in this order. */
enum clm__timex_known {
    CLM__KNOWN_FUTURE,
    CLM__KNOWN_PAST,
    CLM__KNOWN_UNTIL,
    CLM__KNOWN_BEFORE,
    CLM__KNOWN_SINCE,
    CLM__KNOWN_AFTER,
    CLM__KNOWN_FROM,
    CLM__KNOWN_TO,
    CLM__KNOWN_ABOUT,
    CLM__KNOWN_CARDINAL,
    CLM__KNOWN_TENS,
    CLM__KNOWN_SCALE,
    CLM__KNOWN_ORDINAL,
    CLM__KNOWN_CLAUSE,
    CLM__KNOWN_NOVERB,
    CLM__KNOWN_JOINT,
    CLM__KNOWN_BE,
    CLM__KNOWN_RANGE,
    CLM__KNOWN_BEEN,
    CLM__KNOWN_COMPARED,
    CLM__KNOWN_DETERMINER,
    CLM__KNOWN_COUNT
};

struct clm__timex_rules {
    struct clm__arena arena;
    struct clm__intern words;
    struct clm__intern names; /* of classes, groups, slots and rules */
    uint32_t *member_of;      /* by word: first membership */
    size_t member_of_room;
    struct clm__timex_member *members;
    size_t member_count, member_room;
    struct clm__timex_class classes[CLM__TIMEX_CLASSES];
    size_t class_count;
    clm_str groups[CLM__TIMEX_GROUPS]; /* [0] is the table itself */
    size_t group_count;
    clm_str slots[CLM__TIMEX_NAMES];
    size_t slot_count;
    struct clm__timex_node *nodes; /* the first CLM__TIMEX_GROUPS are the roots */
    size_t node_count, node_room;
    struct clm__timex_edge *edges;
    size_t edge_count, edge_room;
    struct clm__timex_accept *accepts;
    size_t accept_count, accept_room;
    struct clm__timex_context *contexts;
    size_t context_count, context_room;
    struct clm__timex_rule *rules;
    size_t rule_count, rule_room;
    struct clm__timex_example *examples;
    size_t example_count, example_room;
    /* Classes that the code itself asks for; -1 when the file has none. */
    int known[CLM__KNOWN_COUNT];
};

/** The membership of `word` in a class, or NULL. */
const struct clm__timex_member *
clm__timex_member_find(const struct clm__timex_rules *rules, clm_str word, int class_id);

#endif
