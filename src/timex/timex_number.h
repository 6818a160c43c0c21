/* SPDX-License-Identifier: MIT */
/* Numbers read from tokens: 3, 2.5, 1,500, twenty-five, 3rd, and the kinds that
 * patterns ask for. */
#ifndef CLM_TIMEX_NUMBER_H
#define CLM_TIMEX_NUMBER_H

#include "timex/timex_token.h"

/** A number of `kind` at token `at`: how many tokens it takes (0 = none). `*value` gets
 * it; a number of any kind (CLM__NUMBER_ANY) comes times 100. */
size_t clm__timex_number(const struct clm__timex_rules *rules,
                         const struct clm__timex_tokens *tokens, size_t at,
                         enum clm__timex_number kind, int64_t *value);

#endif
