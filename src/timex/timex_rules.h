/* SPDX-License-Identifier: MIT */
/* Reads the file of rules for time expressions. */
#ifndef CLM_TIMEX_RULES_H
#define CLM_TIMEX_RULES_H

#include "claimline/error.h"

#include <stddef.h>

struct clm__timex_rules;

/** Reads a table of rules; `text` NULL takes the one built in. `name` is what errors call
 * the file. Gives CLM_E_DATA with line and column, or CLM_E_NOMEM; `*out` is NULL then.
 */
enum clm_code clm__timex_rules_new(struct clm__timex_rules **out, const char *name,
                                   const char *text, size_t len,
                                   struct clm_error *err) CLM_MUST_CHECK;
void clm__timex_rules_free(struct clm__timex_rules *rules);

#endif
