/* SPDX-License-Identifier: MIT */
/* The extractor from inside: what its inputs hand on. */
#ifndef CLM_EXTRACT_EXTRACT_H
#define CLM_EXTRACT_EXTRACT_H

#include "extract/job.h"

/** An article as an input found it; copied by clm__extractor_add. */
struct clm__incoming {
    struct clm__article_record record;
    const char *text;
    size_t len;
    const char *name; /* of the file; from clm__extractor_name */
    uint32_t line;
    bool is_page;
    bool is_html; /* a page as a browser saves it */
};

/** Takes the events of a finished article, in the order of the input, in place of
 * writing records. */
typedef enum clm_code (*clm__take_fn)(struct clm__job *job,
                                      const struct clm__worker *worker, void *payload);

/** What only the library itself asks of an extractor. */
struct clm__extractor_inside {
    struct clm_corpus *actors; /* finished; goes with the extractor */
    clm__take_fn take;
    void *payload;
    bool lists_are_told; /* what is wrong with corpus.csv has been reported */
};

/** clm_extractor_new for events that are taken. `inside->actors` is freed in any case. */
enum clm_code clm__extractor_new(struct clm_extractor **out,
                                 const struct clm_extract_options *options,
                                 const struct clm__extractor_inside *inside,
                                 struct clm_error *err) CLM_MUST_CHECK;

struct clm__thread_start {
    struct clm_extractor *extractor;
    size_t number;
};

/** Hands an article to the threads; writes finished ones while there is no room. */
enum clm_code clm__extractor_add(struct clm_extractor *extractor,
                                 const struct clm__incoming *incoming) CLM_MUST_CHECK;
/** Reports an article that could not be read at all. */
void clm__extractor_reject(struct clm_extractor *extractor, const struct clm_error *err);
const struct clm_extract_options *
clm__extractor_options(const struct clm_extractor *extractor);
/** Where what is wrong with a list goes: nowhere when it has been told. */
clm_diag_fn clm__extractor_list_report(const struct clm_extractor *extractor);
/** Counts the articles that came from memory: the number of the next one, from 1. */
uint32_t clm__extractor_count(struct clm_extractor *extractor);
/** A copy of a name, kept once, that lives as long as the extractor; NULL when there is
 * no memory. */
const char *clm__extractor_name(struct clm_extractor *extractor, const char *name);
/** A worker for work that is done here, after everything before it has been written. */
struct clm__worker *clm__extractor_worker(struct clm_extractor *extractor);
/** Fills `err` for what stopped everything. */
enum clm_code clm__extractor_fail(struct clm_error *err, enum clm_code code);

#endif
