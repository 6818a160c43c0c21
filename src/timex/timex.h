/* SPDX-License-Identifier: MIT */
/* Time expressions in English text: what TIMEX3 (ISO-TimeML, TimeML 1.2.1) says of them
 * and the EDTF date that they stand for. All of it comes out of one table of rules,
 * data/timex.rules. */
#ifndef CLM_TIMEX_H
#define CLM_TIMEX_H

#include "base/arena.h"
#include "claimline/date.h"
#include "claimline/error.h"
#include "timex/timex_rules.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum clm__timex_type {
    CLM__TIMEX_DATE,
    CLM__TIMEX_TIME,
    CLM__TIMEX_DURATION,
    CLM__TIMEX_SET,
    CLM__TIMEX_TYPES
};

enum clm__timex_mod {
    CLM__MOD_NONE,
    CLM__MOD_START,
    CLM__MOD_MID,
    CLM__MOD_END,
    CLM__MOD_APPROX,
    CLM__MOD_MORE_THAN,
    CLM__MOD_LESS_THAN,
    CLM__TIMEX_MODS
};

/* How an event that the expression dates stands to it: the preposition decides. */
enum clm__timex_bound {
    CLM__BOUND_AT,       /* on, in, no preposition */
    CLM__BOUND_UNTIL,    /* by, until: that day at the latest */
    CLM__BOUND_BEFORE,   /* before: the day before at the latest */
    CLM__BOUND_SINCE,    /* since: it lasts from then on */
    CLM__BOUND_AFTER,    /* after: the day after at the earliest */
    CLM__BOUND_COMPARED, /* "more than in": the event is only held against it */
    CLM__BOUND_RANGE     /* one of the two ends of "from A to B" */
};

/* The tense of the clause that an expression stands in. */
enum clm__tense { CLM__TENSE_UNKNOWN, CLM__TENSE_PAST, CLM__TENSE_FUTURE };

/** One expression. Offsets are half-open bytes into the text. The strings live as long as
 * the list. */
struct clm__timex {
    uint32_t start;
    uint32_t end;
    uint8_t type;     /* clm__timex_type */
    uint8_t mod;      /* clm__timex_mod */
    uint8_t bound;    /* clm__timex_bound */
    uint8_t tense;    /* clm__tense that was used, if any was asked for */
    bool relative;    /* worked out from `base` */
    bool has_days;    /* `earliest` and `latest` hold the days of the expression itself */
    clm_day base;     /* the day that it was worked out from: the article's or an earlier
                         date's */
    clm_day earliest; /* first day of what is named, without the preposition */
    clm_day latest;
    const char *value; /* TIMEX3 */
    const char *edtf;  /* with the preposition; "" = none */
    const char *rule;  /* name of the rule */
};

/** All expressions of a text in order; they do not overlap. A zeroed struct is an empty
 * list. */
struct clm__timex_list {
    struct clm__arena arena;
    struct clm__timex *items;
    size_t count;
};

/** A better judge of tense than the built-in one: the tense of the clause around
 * [start,end), or CLM__TENSE_UNKNOWN to leave it to the built-in one. */
typedef enum clm__tense (*clm__tense_fn)(size_t start, size_t end, void *payload);

struct clm__timex_input {
    const char *text; /* UTF-8 */
    size_t len;       /* below 2^31 */
    bool has_base;
    clm_day base;        /* the day of the article */
    clm__tense_fn tense; /* NULL = built-in */
    void *payload;
};

/** Finds the expressions of a text in time linear in its length. The list is empty on
 * failure (CLM_E_NOMEM, CLM_E_TOO_LARGE). The rules are only read, so one table serves
 * many callers. */
enum clm_code clm__timex_find(struct clm__timex_list *out,
                              const struct clm__timex_rules *rules,
                              const struct clm__timex_input *input,
                              struct clm_error *err) CLM_MUST_CHECK;
void clm__timex_list_release(struct clm__timex_list *list);

/** "DATE", "TIME", "DURATION", "SET". */
const char *clm__timex_type_name(enum clm__timex_type type);

#endif
