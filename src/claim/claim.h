/* SPDX-License-Identifier: MIT */
/* What a text claims: its sentences to events, with the parties, charge and date of each.
 */
#ifndef CLM_CLAIM_CLAIM_H
#define CLM_CLAIM_CLAIM_H

#include "base/kind.h"
#include "claim/claim_reader.h"

/** An article, or the title of one. */
struct clm__claim_input {
    const char *text;
    const struct clm__parsed *parsed;
    const struct clm__timex_list *timexes;
    const struct clm__verdicts *verdicts; /* of the second reader, or NULL */
    bool has_day;
    clm_day day;
    uint32_t headline_end; /* where a headline at the start of the text ends, or 0 */
};

/** Reads the title of an article, when it comes separately; call it right before
 * clm__claim_read for its text. What the text does not tell again is then in
 * `reader->titles`. CLM_E_NOMEM. */
enum clm_code clm__claim_read_title(struct clm__claim_reader *reader,
                                    const struct clm__claim_input *input,
                                    struct clm_error *err) CLM_MUST_CHECK;
/** Finds the events of an article in `reader->drafts`, in the order of the text.
 * CLM_E_NOMEM. */
enum clm_code clm__claim_read(struct clm__claim_reader *reader,
                              const struct clm__claim_input *input,
                              struct clm_error *err) CLM_MUST_CHECK;
void clm__claim_release(struct clm__claim_reader *reader);

#endif
