/* SPDX-License-Identifier: MIT */
/* Questions asked of the tokens of a run. */
#include "timex/timex_state.h"

const struct clm__timex_token *
clm__timex_token_at(const struct clm__timex_state *state, size_t at)
{
    return at < state->tokens.count ? &state->tokens.at[at] : NULL;
}

bool
clm__timex_is(const struct clm__timex_state *state, size_t at,
              enum clm__timex_known known)
{
    const struct clm__timex_token *token = clm__timex_token_at(state, at);
    return token != NULL && clm__timex_member_find(state->rules, token->word,
                                                   state->rules->known[known]) != NULL;
}
