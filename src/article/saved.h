/* SPDX-License-Identifier: MIT */
/* A text as it was saved, made into one that can be read. */
#ifndef CLM_ARTICLE_SAVED_H
#define CLM_ARTICLE_SAVED_H

#include "text/plain.h"

/** Makes `out` out of `text` (UTF-8), or out of the text that `out` holds already when
 * `text` is NULL: without marks that are no words, without the line ends and hyphens of
 * wrapping, transcripts as what somebody said. `markup` takes out tags and the like as
 * well. `out` stays empty where nothing was to be done. False when there is no memory. */
bool clm__saved_read(struct clm__plain *out, const char *text, size_t len, bool markup);

#endif
