/* SPDX-License-Identifier: MIT */
/* Which part of a page is its main text. */
#ifndef CLM_ARTICLE_HTML_MAIN_H
#define CLM_ARTICLE_HTML_MAIN_H

#include "article/html_tree.h"

/** Whether an element never holds text of a story: scripts, menus, forms. */
bool clm__html_is_aside(const GumboNode *node);
/** Whether an element begins a line of its own. */
bool clm__html_is_block(const GumboNode *node);
/** Whether a block is mostly links. */
bool clm__html_is_links(const GumboNode *block);

/** The element with most text and fewest links and scraps around it; `root` when none
 * stands out. */
const GumboNode *clm__html_main(struct clm__arena *arena, const GumboNode *root);

#endif
