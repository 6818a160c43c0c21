/* SPDX-License-Identifier: MIT */
/* Lines of an article and what each of them is. Private to the article modules. */
#ifndef CLM_TEXT_ARTICLE_LINES_H
#define CLM_TEXT_ARTICLE_LINES_H

#include "article/article.h"

enum clm__line_kind {
    CLM__LINE_STORY,    /* a paragraph of the story */
    CLM__LINE_HEADLINE, /* the headline */
    CLM__LINE_SHORT,    /* no sentence: headline, subheading, byline, link */
    CLM__LINE_OUT       /* left out for `reason` */
};

/** One line without the white space around it; lines that a sentence was wrapped over are
 * one. */
struct clm__line {
    uint32_t start, end;
    uint32_t indent; /* columns of white space before it */
    uint32_t words;
    uint8_t kind;
    uint8_t reason;
    bool bullet;     /* begins with a bullet */
    bool ends_story; /* a phrase says that the story is over */
    bool from_list;  /* a phrase of the list decided */
};

struct clm__lines {
    struct clm__line *at;
    size_t count;
    size_t room;
};

/** What the list of phrases says of a line; -1 = nothing. `*ends_story` as above. */
int clm__boilerplate_find(const struct clm__boilerplate *list, const char *line,
                          size_t len, bool *ends_story);

/** Cuts `text` into lines and says of each what it is. `title` "" = unknown. CLM_E_NOMEM
 * as false. */
bool clm__lines_read(struct clm__lines *out, const char *text, size_t len,
                     const char *title, const struct clm__boilerplate *list);

/** Finds the day of the article and whatever speaks against it. False = no memory. */
bool clm__article_date(struct clm__article *article, const struct clm__lines *lines,
                       const clm_day *published, const struct clm__timex_rules *rules);
/** Where the dateline at the start of a paragraph ends, its start when it has none. */
size_t clm__dateline_end(const char *text, size_t start, size_t end);

#endif
