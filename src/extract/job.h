/* SPDX-License-Identifier: MIT */
/* One article on its way through: what is known of it, its text, and what a layer makes
 * of it. */
#ifndef CLM_EXTRACT_JOB_H
#define CLM_EXTRACT_JOB_H

#include "article/article.h"
#include "attribution/attribution.h"
#include "base/buf.h"
#include "claimline/extract.h"
#include "extract/event.h"
#include "text/text.h"
#include "timex/timex.h"

/** A finding about an article, kept until its turn to be reported. */
struct clm__job_note {
    enum clm_code code;
    uint32_t line;
    uint32_t column;
    char text[240];
};

enum { CLM__JOB_NOTES = 64 };

/** The events of an article and of its separate title, with all that they point to. */
struct clm__kept_drafts {
    struct clm__arena arena;
    struct clm__draft *titles, *drafts;
    size_t title_count, draft_count;
};

struct clm__job {
    struct clm__buf text;    /* a copy */
    struct clm__buf strings; /* those of the record, each with its NUL */
    const char *name; /* of the file, for messages; lives as long as the extractor */
    uint32_t line;    /* of the record in a JSON Lines file; 0 for a file of its own */
    bool is_page;     /* saved from the web, so that things stand around the story */
    struct clm__article_record record;
    struct clm__buf out;
    struct clm__job_note notes[CLM__JOB_NOTES];
    size_t note_count;
    struct clm__event_counts events;
    struct clm__kept_drafts kept; /* of a worker that keeps them: nothing is in `out` */
    enum clm_code code;           /* the article is bad, or memory ran out */
};

/** What one thread needs; the tables and the model are shared and only read. */
struct clm__worker {
    const struct clm_extract_options *options;
    const struct clm__timex_rules *rules;
    const struct clm__boilerplate *boilerplate;
    const struct clm__model *model;  /* NULL for layers without trees */
    const struct clm_corpus *actors; /* NULL for layers without events */
    const struct clm__cues *cues;    /* NULL but for attributions */
    struct clm__parser *parser;
    struct clm__parsed parsed, title;
    struct clm__claim_reader *claims; /* NULL for layers without events */
    struct clm__judge *judge;         /* the second reader, or NULL */
    struct clm__verdicts verdicts;
    struct clm__attributions attributions;
    bool keeps; /* events stay as they are instead of becoming records */
};

/** Makes the layer's output of an article in `job->out`. */
void clm__job_run(struct clm__worker *worker, struct clm__job *job);

/** How the events of the text of an article, or of its separate title, are given out;
 * counting goes on from what the job has. */
struct clm__event_output clm__job_output(const struct clm__worker *worker,
                                         const struct clm__job *job, bool is_title);

/** Copies what is known of an article into an empty job; false when there is no memory.
 */
bool clm__job_set(struct clm__job *job, const struct clm__article_record *record,
                  const char *text, size_t len);
void clm__job_clear(struct clm__job *job);
void clm__job_release(struct clm__job *job);

#endif
