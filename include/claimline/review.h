/* SPDX-License-Identifier: MIT */
/* What a person should decide about extracted events: as a table, and as a page. */
#ifndef CLAIMLINE_REVIEW_H
#define CLAIMLINE_REVIEW_H

#include <claimline/page.h>

#ifdef __cplusplus
extern "C" {
#endif

struct clm_review_options {
    bool page;         /* an HTML page that saves the table; else the table as CSV */
    bool by_article;   /* in the order of sources and texts; else the least sure first */
    const char *title; /* of the page; NULL = that of the corpus */
    clm_text_fn text_of; /* for the sentences; may be NULL */
    void *payload;       /* of `text_of` */
};

/** Writes a row for each extracted event of a view, further tellings too, that nobody has
 * decided: the columns of events.csv, then same_as, not_same_as, as_read, sentence,
 * decision, comment. Read as review*.csv in the corpus, its decisions are obeyed.
 * `*count` gets how many rows there are; may be NULL. CLM_E_NOMEM, CLM_E_WRITE when
 * `write` gives false. @since 0.2 */
CLM_API enum clm_code clm_review_write(const struct clm_view *view,
                                       const struct clm_review_options *options,
                                       clm_write_fn write, void *payload, size_t *count,
                                       struct clm_error *err) CLM_MUST_CHECK;

#ifdef __cplusplus
}
#endif
#endif
