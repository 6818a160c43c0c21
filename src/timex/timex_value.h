/* SPDX-License-Identifier: MIT */
/* Works out what a match means. */
#ifndef CLM_TIMEX_VALUE_H
#define CLM_TIMEX_VALUE_H

#include "timex/timex_state.h"

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

/** Works out what a rule's match means; false when it means nothing (30 February). */
bool clm__timex_eval(struct clm__timex_state *state, const struct clm__timex_rule *rule,
                     const struct clm__timex_bindings *bound,
                     struct clm__timex_meaning *out);

#endif
