/* SPDX-License-Identifier: MIT */
/* Names as they are compared: what looks alike on paper is alike here. */
#ifndef CLM_BASE_FOLD_H
#define CLM_BASE_FOLD_H

#include "base/buf.h"

/** Appends the folded view of a name: in the composed form of Unicode (NFC), case folded,
 * every run of spaces of any kind one space and none at the ends, without soft hyphens,
 * zero-width and direction marks, curly apostrophes straight, hyphens of one kind. It is
 * for comparing only: what is printed, and every span, keeps the original. Bytes that are
 * not UTF-8 stay, with their ASCII letters folded. Folding twice gives the same as once.
 * Without memory `out->failed` is set. */
void clm__fold(struct clm__buf *out, const char *text, size_t len);

/** The same for finding a known name in a text: without accents and apostrophes, with
 * hyphens as spaces. */
void clm__fold_loose(struct clm__buf *out, const char *text, size_t len);

/** Appends a name without what is not seen: as clm__fold, but letters keep their case. */
void clm__plain(struct clm__buf *out, const char *text, size_t len);

/** Appends a text in the composed form of Unicode (NFC), every run of spaces of any kind
 * one space and none at the ends; nothing else is touched. */
void clm__compose(struct clm__buf *out, const char *text, size_t len);

/** Whether two texts differ only in what clm__compose takes away. */
bool clm__compose_same(const char *a, size_t a_len, const char *b, size_t b_len);

/** Whether two names are one. False when there is no memory. */
bool clm__fold_same(const char *a, size_t a_len, const char *b, size_t b_len);

#endif
