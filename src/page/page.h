/* SPDX-License-Identifier: MIT */
/* The parts of the page, each written by a file of its own. */
#ifndef CLM_PAGE_PAGE_H
#define CLM_PAGE_PAGE_H

#include "claimline/page.h"
#include "render/tally.h"
#include "table/out.h"

struct clm__page {
    struct clm__tally model;
    const struct clm_page_options *options;
    struct clm__out out;
};

/* ---- text.c: what all parts write with ---- */

void clm__page_puts(struct clm__page *page, const char *markup);
/** A number in decimal. */
void clm__page_number(struct clm__page *page, uint64_t number);
/** Text of the corpus, which never becomes markup. */
void clm__page_text(struct clm__page *page, const char *text);
void clm__page_str(struct clm__page *page, clm_str str);
/** Names of parties with commas between; "not named" when there are none. */
void clm__page_parties(struct clm__page *page, const struct clm_party *parties,
                       size_t count);
/** A date for people, never a made-up day. */
void clm__page_date(struct clm__page *page, const struct clm_date *date, bool with_year);
/** The words of an event: what is charged, else what is quoted, else its kind. */
void clm__page_words(struct clm__page *page, const struct clm_event *event);

/* ---- the parts ---- */

/** Accusers down, accused across. */
void clm__page_matrix(struct clm__page *page);
/** A panel for each of the busiest pairs: a square an accusation, above the line by the
 * one, below by the other. */
void clm__page_exchanges(struct clm__page *page);
/** Every event, by day. */
void clm__page_list(struct clm__page *page);
/** The sentence of an event with its words marked, when its text is at hand. */
void clm__page_passage(struct clm__page *page, const struct clm_event *event,
                       const struct clm_citation *citation);
/** What the filters need of each event, as JSON. */
void clm__page_data(struct clm__page *page);

#endif
