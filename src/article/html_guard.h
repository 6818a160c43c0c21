/* SPDX-License-Identifier: MIT */
/* Makes a page safe to parse. */
#ifndef CLM_ARTICLE_HTML_GUARD_H
#define CLM_ARTICLE_HTML_GUARD_H

#include <stdbool.h>
#include <stddef.h>

/** Deepest nesting of tags that is read; the parser's time grows with it. */
enum { CLM__HTML_DEPTH = 512 };

/** Puts spaces over comments, scripts (but those that hold JSON-LD), styles and drawings
 * of a page, so that all offsets stay. False when tags nest deeper than
 * CLM__HTML_DEPTH, which is counted from above: never less than the parser's tree. Linear
 * in the length. */
bool clm__html_guard(char *page, size_t len);

#endif
