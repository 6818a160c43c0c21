/* SPDX-License-Identifier: MIT */
/* The tree of an HTML page, within a bound of memory, and ways through it. */
#ifndef CLM_ARTICLE_HTML_TREE_H
#define CLM_ARTICLE_HTML_TREE_H

#include "base/arena.h"

#include <gumbo.h>

#include <stdbool.h>
#include <stddef.h>

/** What a tree may take, in bytes: repeated and nested tags can make far more of it than
 * there is text. */
enum { CLM__HTML_BUDGET = 256 << 20 };

enum clm__html_outcome { CLM__HTML_FINE, CLM__HTML_TOO_MUCH, CLM__HTML_NO_MEMORY };

/** Parses a page (UTF-8). The tree lies in the arena and points into `text`. */
enum clm__html_outcome clm__html_parse(GumboOutput **out, struct clm__arena *arena,
                                       const char *text, size_t len);

/** The node behind `node` in the order of the document, within `root`; its children are
 * left out when `inside` is false. NULL at the end. */
const GumboNode *clm__html_next(const GumboNode *root, const GumboNode *node,
                                bool inside);
bool clm__html_is(const GumboNode *node, GumboTag tag);
/** The value of an attribute, "" when it is not there. */
const char *clm__html_attribute(const GumboNode *node, const char *name);

#endif
