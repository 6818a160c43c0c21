/* SPDX-License-Identifier: MIT */
/* The day of an article: what decides it, and what the text says against it. */
#ifndef CLM_ARTICLE_DATE_H
#define CLM_ARTICLE_DATE_H

#include "article/article.h"
#include "article/article_lines.h"

/** Finds the day of the article and whatever speaks against it. `published` (NULL = not
 * known) was told by what `told` says. False = no memory. */
bool clm__article_date(struct clm__article *article, const struct clm__lines *lines,
                       const clm_day *published, enum clm__article_basis told,
                       const struct clm__timex_rules *rules);

#endif
