/* SPDX-License-Identifier: MIT */
/* One line of a page and what it looks like by itself. */
#ifndef CLM_ARTICLE_LINE_H
#define CLM_ARTICLE_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

/** The bytes of white space at `at`, 0 if there is none. */
size_t clm__line_blank(const char *text, size_t at, size_t len);
/** Takes white space off both ends; `indent` counts what stood before. */
void clm__line_trim(const char *text, struct clm__line *line);
/** Takes the bullet off that the line begins with, if there is one. */
void clm__line_take_bullet(const char *text, struct clm__line *line);
uint32_t clm__line_words(const char *text, const struct clm__line *line);
/** The last character before closing quotes and brackets. */
char clm__line_last_mark(const char *text, const struct clm__line *line);
/** Does it end with a full stop, an exclamation or a question mark? */
bool clm__line_ends_sentence(const char *text, const struct clm__line *line);
/** Is it long enough for a sentence and ends like one? */
bool clm__line_is_sentence(const char *text, const struct clm__line *line);
/** A month or a weekday, or a date in figures, and few words. */
bool clm__line_looks_dated(const char *text, const struct clm__line *line);
/** "News > World", "Home | Sport", "XS", "0 / 0" */
bool clm__line_looks_like_menu(const char *text, const struct clm__line *line);
/** The share of words that begin with a capital, in percent. */
unsigned clm__line_capitals(const char *text, const struct clm__line *line);

#endif
