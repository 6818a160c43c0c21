/* SPDX-License-Identifier: MIT */
/* Saved HTML pages: their main text, and what they say of themselves. */
#ifndef CLM_ARTICLE_HTML_H
#define CLM_ARTICLE_HTML_H

#include "article/html_facts.h"
#include "claimline/error.h"
#include "text/plain.h"

/** Appends the main text of a page (UTF-8) to an empty `out`, a paragraph a line with an
 * empty one between, each byte with the place in the page that it stands for. `facts`
 * point into the arena. CLM_E_TOO_LARGE when the page's tree passes its bound;
 * CLM_E_NOMEM. */
enum clm_code clm__html_read(struct clm__plain *out, struct clm__html_facts *facts,
                             struct clm__arena *arena, const char *name, const char *text,
                             size_t len, struct clm_error *err) CLM_MUST_CHECK;

#endif
