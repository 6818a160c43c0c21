/* SPDX-License-Identifier: MIT */
/* Checks: what a careful editor would ask of a corpus that reads well. */
#ifndef CLAIMLINE_CHECK_H
#define CLAIMLINE_CHECK_H

#include <claimline/graph.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How a user changed the checks: by message number, CLM_CHECK_AS_IS, CLM_CHECK_OFF or a
 * severity + 1. */
struct clm_check_levels {
    uint8_t by_number[CLM_MESSAGE_NUMBERS];
};
enum {
    CLM_CHECK_AS_IS = 0,
    CLM_CHECK_NOTE,
    CLM_CHECK_WARNING,
    CLM_CHECK_ERROR,
    CLM_CHECK_OFF
};

/** Runs every check that is not switched off and reports its findings: first those of
 * single events, in the order of the timeline, then those of the whole graph. `*errors`
 * gets how many are of severity error. The graph must be that of `corpus`. CLM_E_NOMEM.
 * @since 0.1 */
CLM_API enum clm_code clm_check_run(struct clm_corpus *corpus,
                                    const struct clm_graph *graph,
                                    const struct clm_check_levels *levels,
                                    clm_diag_fn report, void *payload,
                                    size_t *errors) CLM_MUST_CHECK;
/** The check that needs the articles: whether the words of a record stand at their
 * places, in the text that `text_of` gives. As clm_check_run; `*errors` is added to.
 * @since 0.2 */
CLM_API enum clm_code
clm_check_texts(struct clm_corpus *corpus, const struct clm_graph *graph,
                const struct clm_check_levels *levels, clm_text_fn text_of, void *texts,
                clm_diag_fn report, void *payload, size_t *errors) CLM_MUST_CHECK;
/** Whether a message is one that a check gives, and so may be switched. */
CLM_API bool clm_check_is(enum clm_code code);

#ifdef __cplusplus
}
#endif
#endif
