/* SPDX-License-Identifier: MIT */
/* What became of an article, in one line. */
#ifndef CLM_EXTRACT_ARTICLE_REPORT_H
#define CLM_EXTRACT_ARTICLE_REPORT_H

#include "extract/job.h"

/** Appends one line of JSON: the article's day and what tells it, what speaks against it,
 * what was kept and left out and why, the events found, shown and hidden and why. False
 * when there is no memory. */
bool clm__article_report(struct clm__buf *out, const struct clm__job *job,
                         const struct clm__article *article,
                         const struct clm__event_output *output,
                         const struct clm__claim_reader *claims);

#endif
