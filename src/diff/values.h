/* SPDX-License-Identifier: MIT */
/* Values of changes as people read them. */
#ifndef CLM_DIFF_VALUES_H
#define CLM_DIFF_VALUES_H

#include "base/buf.h"
#include "diff/side.h"

/** Whether a value is not there, null or an empty list: all say the same. */
bool clm__value_is_none(const json_t *value);
/** Whether two values say the same. Spaces and forms of Unicode (NFC) make no difference
 * of texts, of lists of texts and of objects of both. */
bool clm__value_same(const json_t *a, const json_t *b);
bool clm__text_same(const char *a, const char *b);

/** Writes a JSON value for people: names of parties, sources, words; nothing is "(none)".
 * Control characters become spaces. */
void clm__value_one(struct clm__buf *out, const json_t *value);
/** Whether a list of links has one to the event of `link`. */
bool clm__list_has_event(const json_t *list, const json_t *link);
void clm__value_text(struct clm__buf *out, const char *json);
/** Text with control characters as spaces. */
void clm__plain_text(struct clm__buf *out, const char *text);

/** Both texts with what changed marked: [-old-]{+new+}, or in colours. */
void clm__words_diff(struct clm__buf *out, const char *was, const char *is, bool color);

#endif
