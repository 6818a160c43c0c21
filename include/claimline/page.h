/* SPDX-License-Identifier: MIT */
/* The timeline as one HTML file, to read, filter and check in a browser without a
 * network. */
#ifndef CLAIMLINE_PAGE_H
#define CLAIMLINE_PAGE_H

#include <claimline/table.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A zeroed struct has the title of the corpus and shows no sentences. */
struct clm_page_options {
    const char *title;   /* NULL = that of the corpus, or "Who accused whom" */
    clm_text_fn text_of; /* for the sentences behind extracted events; may be NULL */
    void *payload;       /* of `text_of` */
};

/** Writes the events of a view as a page: standfirst, matrix, exchanges of the busiest
 * pairs, and a list by day with answers and sources. It loads nothing, runs no script but
 * its own (Content-Security-Policy with hashes) and is whole without scripts. The same
 * view gives the same bytes. `options` may be NULL. CLM_E_NOMEM, CLM_E_WRITE when `write`
 * gives false. @since 0.2 */
CLM_API enum clm_code clm_page_write(const struct clm_view *view,
                                     const struct clm_page_options *options,
                                     clm_write_fn write, void *payload,
                                     struct clm_error *err) CLM_MUST_CHECK;

#ifdef __cplusplus
}
#endif
#endif
