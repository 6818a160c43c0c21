/* SPDX-License-Identifier: MIT */
/* Walks the patterns of the table over the tokens. */
#ifndef CLM_TIMEX_MATCH_H
#define CLM_TIMEX_MATCH_H

#include "timex/timex_value.h"

struct clm__timex_match {
    size_t end;    /* token behind the match; 0 = nothing matched */
    size_t behind; /* token behind the expression: less where the rule splits */
    uint32_t rule;
    struct clm__timex_meaning meaning;
};

/** The longest match that begins at token `at`. */
void clm__timex_match(struct clm__timex_state *state, size_t at,
                      struct clm__timex_match *out);

#endif
