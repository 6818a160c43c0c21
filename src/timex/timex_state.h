/* SPDX-License-Identifier: MIT */
/* What a run over a text holds: its tokens, and the dates named so far. */
#ifndef CLM_TIMEX_STATE_H
#define CLM_TIMEX_STATE_H

#include "timex/timex_meaning.h"
#include "timex/timex_token.h"

/* The order of figures in a text: one date that can be read in one way only tells how its
 * others are meant. */
enum clm__timex_order {
    CLM__ORDER_UNKNOWN,
    CLM__ORDER_DAY_FIRST,  /* 13/04/2024 */
    CLM__ORDER_MONTH_FIRST /* 04/13/2024 */
};

struct clm__timex_state {
    const struct clm__timex_rules *rules;
    const struct clm__timex_input *input;
    struct clm__timex_tokens tokens;
    uint8_t order; /* clm__timex_order */
    bool has_ref;  /* a date was named before */
    struct clm__timex_meaning ref;
    bool has_day_ref; /* a day was named before */
    clm_day day_ref;
    size_t ref_token;   /* behind it */
    size_t first, last; /* tokens of the match that is being worked out */
};

/** The token at a place; NULL behind the last. */
static inline const struct clm__timex_token *
clm__timex_token_at(const struct clm__timex_state *state, size_t at)
{
    return at < state->tokens.count ? &state->tokens.at[at] : NULL;
}

/** Does a word of the class that the code knows as `known` stand at token `at`? */
bool clm__timex_is(const struct clm__timex_state *state, size_t at,
                   enum clm__timex_known known);

#endif
