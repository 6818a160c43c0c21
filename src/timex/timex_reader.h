/* SPDX-License-Identifier: MIT */
/* The reader of the table of rules: what its two halves share. */
#ifndef CLM_TEXT_TIMEX_READER_H
#define CLM_TEXT_TIMEX_READER_H

#include "timex/timex_private.h"

/* A word of the rule file. */
struct clm__piece {
    const char *at;
    size_t len;
};

struct clm__reader {
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

/** Reports the first error, with the place of `piece`; returns false. */
bool clm__reader_fail(struct clm__reader *r, const char *what, struct clm__piece piece);
bool clm__reader_no_memory(struct clm__reader *r);
bool clm__reader_is(struct clm__piece piece, const char *text);
/** The index of a name in a list, or -1. */
int clm__reader_name(const char *const *names, size_t count, struct clm__piece piece);
int clm__reader_str(const clm_str *list, size_t count, clm_str name);
int clm__reader_class(const struct clm__timex_rules *rules, clm_str name);
/** The number of a slot's name, or -1; `add` makes it when it is new. */
int clm__reader_slot(struct clm__reader *r, struct clm__piece piece, bool add);
/** A word of patterns and classes; 0 = no memory. */
clm_str clm__reader_word(struct clm__reader *r, struct clm__piece piece);
/** A new node of the trie; 0 = no memory (or the first). */
uint32_t clm__reader_node(struct clm__reader *r);
/** Reads the rest of the line as a pattern of the last rule. */
bool clm__reader_pattern(struct clm__reader *r);

#endif
