/* SPDX-License-Identifier: MIT */
/* Takes marks and markup out of a saved text that are no part of its words. */
#ifndef CLM_ARTICLE_MARKS_H
#define CLM_ARTICLE_MARKS_H

#include "text/plain.h"

/** Appends `text` (UTF-8) to an empty `out` without soft hyphens and other invisible
 * marks, with no-break spaces as spaces, foreign quotation marks as English ones, and
 * without footnote marks behind words; with `markup` also without tags, entities,
 * asterisks and links. Linear in the length. */
void clm__marks_read(struct clm__plain *out, const char *text, size_t len, bool markup);

#endif
