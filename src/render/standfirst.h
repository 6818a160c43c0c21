/* SPDX-License-Identifier: MIT */
/* The sentences under a title, of the picture and of the page alike. */
#ifndef CLM_RENDER_STANDFIRST_H
#define CLM_RENDER_STANDFIRST_H

#include "base/buf.h"
#include "claimline/graph.h"

/** Appends when, how many accusations, in how many reports, by and at whom most, how
 * answered: "September–December 2016: 22 accusations in 11 reports; most by Russia (11);
 * ...". All counts but that of other events are of accusations, so that a reader finds
 * them in accusations.csv; one at two parties is one. Without accusations the events are
 * counted. `names` has what to call the actors of the corpus, NULL = their names. False
 * when there is no memory. */
bool clm__standfirst(struct clm__buf *out, const struct clm_view *view,
                     const char *const *names);
/** "2016", "44 BC" */
void clm__put_year(struct clm__buf *out, int year);

#endif
