/* SPDX-License-Identifier: MIT */
/* Questions asked of the tokens of a run. */
#include "timex/timex_state.h"

bool
clm__timex_is(const struct clm__timex_state *state, size_t at,
              enum clm__timex_known known)
{
    const struct clm__timex_token *token = clm__timex_token_at(state, at);
    return token != NULL && clm__timex_member_find(state->rules, token->word,
                                                   state->rules->known[known]) != NULL;
}
