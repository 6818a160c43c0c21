/* SPDX-License-Identifier: MIT */
/* Articles: plain text as people save it from the web. Finds headline, dateline,
 * paragraphs and the day of publication, and says what was left out and why. */
#ifndef CLM_ARTICLE_ARTICLE_H
#define CLM_ARTICLE_ARTICLE_H

#include "article/boilerplate.h"
#include "article/reason.h"
#include "base/arena.h"
#include "claimline/date.h"
#include "claimline/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct clm__timex_rules;
#define CLM_MAX_ARTICLE (16u << 20) /* bytes of one article */

/** Half-open bytes of the text. */
struct clm__range {
    uint32_t start;
    uint32_t end;
};

struct clm__left_out {
    struct clm__range at;
    enum clm__reason reason;
};

/** What tells the day of an article, best first. */
enum clm__article_basis {
    CLM__BASIS_NONE,
    CLM__BASIS_RECORD,   /* corpus.csv or the record */
    CLM__BASIS_METADATA, /* what an HTML page says of itself */
    CLM__BASIS_DATELINE, /* "BRUSSELS, Dec. 12, 2016 -" */
    CLM__BASIS_PAGE      /* a date line of the page */
};

/** Something about the day that does not fit. */
struct clm__article_doubt {
    struct clm__range at; /* the words that speak against it */
    char text[200];
};

enum { CLM__ARTICLE_DOUBTS = 4 };

/** An article. `text` and the strings of the record are borrowed; the rest lives in the
 * arena. */
struct clm__article {
    struct clm__arena arena;
    const char *text;
    size_t len;
    const char *id, *publisher, *title, *url; /* "" where not given */
    struct clm__range headline;    /* empty when there is none or `title` is it */
    struct clm__range dateline;    /* at the start of the first paragraph, or empty */
    struct clm__range *paragraphs; /* of the story, in order; after the dateline */
    size_t paragraph_count;
    struct clm__left_out *left_out; /* in order */
    size_t left_out_count;
    bool has_day;
    clm_day day;
    enum clm__article_basis basis;
    struct clm__range day_at; /* the words that tell it, or empty */
    struct clm__article_doubt doubts[CLM__ARTICLE_DOUBTS];
    size_t doubt_count;
};

/** What is known of an article beside its text; NULL = not known. */
struct clm__article_record {
    const char *id;
    const char *published; /* EDTF; a day decides the day of the article */
    const char *publisher;
    const char *title;
    const char *url;
    const char *day_member; /* constant: a member of a record that may be what `published`
                               is here, when there is none; else NULL */
    const char *metadata_day; /* "YYYY-MM-DD" */
};

/** Reads one article. `name` stands in messages. Refuses what is not UTF-8
 * (CLM_E_ENCODING), holds a conflict of a merge (CLM_E_CONFLICT) or a NUL byte
 * (CLM_E_NUL) or is over CLM_MAX_ARTICLE (CLM_E_TOO_LARGE), with line and column; a bad
 * `published` is CLM_E_BAD_DATE; CLM_E_NOMEM. `*out` is empty then. */
enum clm_code clm__article_read(struct clm__article *out, const char *name,
                                const char *text, size_t len,
                                const struct clm__article_record *record,
                                const struct clm__boilerplate *boilerplate,
                                const struct clm__timex_rules *rules,
                                struct clm_error *err) CLM_MUST_CHECK;
/** A zeroed struct is an empty article. */
void clm__article_release(struct clm__article *article);

/** "record", "dateline", "page", "none". */
const char *clm__basis_name(enum clm__article_basis basis);

#endif
