/* SPDX-License-Identifier: MIT */
/* Persons whom an article names in full, whether lists know them or not. */
#ifndef CLM_PARTY_WHO_FULL_H
#define CLM_PARTY_WHO_FULL_H

#include "party/who_memory.h"
#include "party/who_tokens.h"

/** Notes the persons of a sentence whose listed names stand in `names`. */
void clm__full_note(struct clm__who *who, const struct clm__tokens *tokens,
                    const struct clm__name *names);

/** The person with the surname that a token of the text is, or NULL; when there are two
 * of them, NULL as well. */
const struct clm__full_name *clm__full_find(const struct clm__who *who,
                                            struct clm_span token);

/** What titles, offices and given names in [first, last] tell; of clm_gender. */
enum clm_gender clm__full_gender(const struct clm__tokens *tokens, unsigned first,
                                 unsigned last);

#endif
