/* SPDX-License-Identifier: MIT */
/* Headlines In Capitals, made plain for a parser that takes every capital for a name. */
#ifndef CLM_PARTY_TITLE_CASE_H
#define CLM_PARTY_TITLE_CASE_H

#include "base/buf.h"
#include "read/corpus.h"

/** Fills `out` with a title of the same length, in which words are written small that
 * have a capital only because all have: those that no list and no sentence of `text`
 * knows as names. A title that is not written so stays as it is. False when there is no
 * memory. */
bool clm__title_plain(struct clm__buf *out, const char *title, const char *text,
                      const struct clm_corpus *actors);

#endif
