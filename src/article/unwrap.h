/* SPDX-License-Identifier: MIT */
/* Lines that a paragraph was wrapped over become one, and words that were broken at their
 * ends whole. */
#ifndef CLM_ARTICLE_UNWRAP_H
#define CLM_ARTICLE_UNWRAP_H

#include "text/plain.h"

/** Appends `text` (UTF-8) to an empty `out`: line ends within a paragraph as spaces,
 * without the hyphens of broken words. Each stretch of lines between empty ones is judged
 * by itself, so that wrapped paragraphs may stand beside others. Linear in the length. */
void clm__unwrap_read(struct clm__plain *out, const char *text, size_t len);

#endif
