/* SPDX-License-Identifier: MIT */
/* The reader of the table of rules: what its halves share. */
#ifndef CLM_TIMEX_READER_H
#define CLM_TIMEX_READER_H

#include "claimline/error.h"
#include "timex/timex_table.h"

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
/** The next word of the line; `len` 0 at its end. */
struct clm__piece clm__reader_next(struct clm__reader *r);
/** A number, or the name of a unit or of a part of the day. */
bool clm__reader_number(struct clm__piece piece, int32_t *out);
bool clm__reader_is(struct clm__piece piece, const char *text);
/** The index of a name in a list, or -1. */
int clm__reader_name(const char *const *names, size_t count, struct clm__piece piece);
int clm__reader_str(const clm_str *list, size_t count, clm_str name);
int clm__reader_class(const struct clm__timex_rules *rules, clm_str name);
/** The number of a slot's name, or -1; `add` makes it when it is new. */
int clm__reader_slot(struct clm__reader *r, struct clm__piece piece, bool add);
/** A word of patterns and classes; 0 = no memory. */
clm_str clm__reader_word(struct clm__reader *r, struct clm__piece piece);

#endif
