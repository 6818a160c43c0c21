/* SPDX-License-Identifier: MIT */
/* What a page says of itself: title, publisher, address, day. */
#ifndef CLM_ARTICLE_HTML_FACTS_H
#define CLM_ARTICLE_HTML_FACTS_H

#include "article/html_tree.h"

/** "" where the page does not tell; borrowed from the arena. `published` is
 * "YYYY-MM-DD". */
struct clm__html_facts {
    const char *title, *publisher, *url, *published;
};

/** Reads Open Graph and other meta elements, JSON-LD and time elements; the best of them
 * wins. False when there is no memory. */
bool clm__html_facts_read(struct clm__html_facts *out, struct clm__arena *arena,
                          const GumboNode *root);

#endif
