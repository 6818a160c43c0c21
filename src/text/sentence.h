/* SPDX-License-Identifier: MIT */
/* Text to paragraphs, and the tokens of a paragraph to sentences. */
#ifndef CLM_TEXT_SENTENCE_H
#define CLM_TEXT_SENTENCE_H

#include "text/token.h"

/* A paragraph longer than this, in bytes, is cut at white space; a sentence longer than
 * this, in tokens, at any. */
enum { CLM__PARAGRAPH_MAX = 1 << 16, CLM__SENTENCE_CUT = 400 };

/** Whether the lines of a text are wrapped by hand: none of its first lines is longer
 * than 120 bytes. In such a text a line end inside a paragraph is a space; else it ends
 * the paragraph. */
bool clm__paragraph_wrapped(const char *text, size_t len);

/** The next paragraph at or behind `*at`, which moves behind it: [*start, *end) without
 * space around it. False when there is none. An empty line always ends one. */
bool clm__paragraph_next(const char *text, size_t len, bool wrapped, size_t *at,
                         size_t *start, size_t *end);

/** Where the sentence that begins at token `first` (< `count`) of a paragraph ends: the
 * index behind its last. */
size_t clm__sentence_end(const char *text, const struct clm__token *tokens, size_t count,
                         size_t first);

#endif
