/* SPDX-License-Identifier: MIT */
/* What the timex modules share: tokens, matches, meanings. */
#ifndef CLM_TEXT_TIMEX_PRIVATE_H
#define CLM_TEXT_TIMEX_PRIVATE_H

#include "base/buf.h"
#include "timex/timex.h"
#include "timex/timex_table.h"

/* ---- tokens ---- */

enum clm__timex_token_kind { CLM__TOKEN_WORD, CLM__TOKEN_DIGITS, CLM__TOKEN_MARK };

enum clm__timex_token_flag {
    CLM__TOKEN_SPACE = 1,   /* white space stands before it */
    CLM__TOKEN_BREAK = 2,   /* a line or paragraph ends before it: no match goes across */
    CLM__TOKEN_CAPITAL = 4, /* begins with a capital letter */
    CLM__TOKEN_STOP = 8,    /* a sentence begins here */
    CLM__TOKEN_PAST = 16    /* a word that ends in -ed */
};

struct clm__timex_token {
    uint32_t start;
    uint32_t end;
    clm_str word;    /* in the table's words; 0 = no rule knows it */
    uint32_t number; /* of digits, at most 999,999,999 */
    uint8_t kind;
    uint8_t flags;
    uint8_t digits; /* how many */
};

struct clm__timex_tokens {
    struct clm__timex_token *at;
    size_t count;
    size_t room;
};

/** Cuts `text` into tokens; false when there is no memory. */
bool clm__timex_tokenize(struct clm__timex_tokens *out,
                         const struct clm__timex_rules *rules, const char *text,
                         size_t len);

/** A number of `kind` at token `at`: how many tokens it takes (0 = none). `*value` gets
 * it; a number of any kind (CLM__NUMBER_ANY) comes times 100. */
size_t clm__timex_number(const struct clm__timex_rules *rules,
                         const struct clm__timex_tokens *tokens, size_t at,
                         enum clm__timex_number kind, int64_t *value);

/* ---- what an expression means ---- */

enum clm__timex_unit {
    CLM__UNIT_NONE,
    CLM__UNIT_SECOND,
    CLM__UNIT_MINUTE,
    CLM__UNIT_HOUR,
    CLM__UNIT_DAY,
    CLM__UNIT_WEEKEND,
    CLM__UNIT_WEEK,
    CLM__UNIT_FORTNIGHT,
    CLM__UNIT_MONTH,
    CLM__UNIT_SEASON,
    CLM__UNIT_QUARTER,
    CLM__UNIT_HALF,
    CLM__UNIT_YEAR,
    CLM__UNIT_FISCAL,
    CLM__UNIT_DECADE,
    CLM__UNIT_CENTURY,
    CLM__UNIT_MILLENNIUM,
    CLM__UNIT_COUNT
};

enum { CLM__TIMEX_PARTS = 7 }; /* of the day, 0 = none */

/** The names of units and parts in the rule file, by number; [0] is "". */
extern const char *const clm__timex_unit_names[CLM__UNIT_COUNT];
extern const char *const clm__timex_part_names[CLM__TIMEX_PARTS];

enum clm__timex_shape {
    CLM__SHAPE_CALENDAR, /* the `unit` that starts on `day` */
    CLM__SHAPE_REF,      /* PRESENT_REF, PAST_REF, FUTURE_REF */
    CLM__SHAPE_LENGTH,   /* `amount` of `unit` */
    CLM__SHAPE_WEEKDAYS, /* every weekday `number` */
    CLM__SHAPE_YEARLY,   /* a day or month of any year */
    CLM__SHAPE_UNKNOWN   /* a date that nothing fixes */
};

enum clm__timex_ref { CLM__REF_PRESENT, CLM__REF_PAST, CLM__REF_FUTURE };

struct clm__timex_meaning {
    uint8_t type; /* clm__timex_type */
    uint8_t shape;
    uint8_t unit;
    uint8_t mod;
    uint8_t tense; /* that was used */
    uint8_t era;   /* 1 = BC */
    uint8_t part;  /* of the day, 0 = none */
    bool relative; /* worked out from `base` */
    bool no_year;  /* nothing tells the year */
    bool vague;    /* X instead of an amount */
    bool has_clock;
    bool utc;
    bool anchored; /* a length that ends or begins at `base`: earliest and latest are set
                    */
    int8_t hour, minute, second; /* -1 = not said */
    int32_t year;   /* of quarters, halves, seasons, fiscal years, decades, centuries */
    int32_t number; /* of the quarter, half or season; weekday; CLM__REF_... */
    int32_t month, mday; /* where there is no year */
    int64_t amount;      /* times 100 */
    clm_day day;         /* first day of the unit */
    clm_day base;
    clm_day earliest, latest; /* of an anchored length */
};

/** First and last day of what is meant; false when it has none. */
bool clm__timex_extent(const struct clm__timex_meaning *meaning, clm_day *earliest,
                       clm_day *latest);
/** Appends the TIMEX3 value. */
void clm__timex_write_value(struct clm__buf *out,
                            const struct clm__timex_meaning *meaning);
/** Appends the EDTF date for an event that stands to the expression as `bound` says;
 * nothing if there is none. */
void clm__timex_write_edtf(struct clm__buf *out, const struct clm__timex_meaning *meaning,
                           enum clm__timex_bound bound);

/* ---- matching and working out ---- */

struct clm__timex_inner;

struct clm__timex_binding {
    int16_t slot;
    size_t token; /* where it begins */
    int64_t value;
    const struct clm__timex_inner *inner; /* of a group; NULL for a number */
};

struct clm__timex_bindings {
    size_t count;
    struct clm__timex_binding at[CLM__TIMEX_SLOTS];
};

/* A match of a rule of a group inside another match. It holds numbers only. */
struct clm__timex_inner {
    uint32_t rule;
    struct clm__timex_bindings bound;
};

struct clm__timex_state {
    const struct clm__timex_rules *rules;
    const struct clm__timex_input *input;
    struct clm__timex_tokens tokens;
    bool has_ref; /* a date was named before */
    struct clm__timex_meaning ref;
    bool has_day_ref; /* a day was named before */
    clm_day day_ref;
    size_t ref_token;   /* behind it */
    size_t first, last; /* tokens of the match that is being worked out */
};

/** Works out what a rule's match means; false when it means nothing (30 February). */
bool clm__timex_eval(struct clm__timex_state *state, const struct clm__timex_rule *rule,
                     const struct clm__timex_bindings *bound,
                     struct clm__timex_meaning *out);
/** The number of the operation called `name`, or -1. */
int clm__timex_op_find(const char *name, size_t len);
/** The tense of the clause around the match of `state`. */
enum clm__tense clm__timex_tense(const struct clm__timex_state *state);

struct clm__timex_match {
    size_t end;    /* token behind the match; 0 = nothing matched */
    size_t behind; /* token behind the expression: less where the rule splits */
    uint32_t rule;
    struct clm__timex_meaning meaning;
};

/** The longest match that begins at token `at`. */
void clm__timex_match(struct clm__timex_state *state, size_t at,
                      struct clm__timex_match *out);
/** Does a word of the class that the code knows as `known` stand at token `at`? */
bool clm__timex_is(const struct clm__timex_state *state, size_t at,
                   enum clm__timex_known known);

#endif
