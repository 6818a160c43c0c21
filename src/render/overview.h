/* SPDX-License-Identifier: MIT */
/* The whole of a picture at a glance: who accuses whom, counted, and the busiest pairs
 * over time. A strip above the ladder, or a page of its own. */
#ifndef CLM_RENDER_OVERVIEW_H
#define CLM_RENDER_OVERVIEW_H

#include "render/ladder_parts.h"

/** Whether there is enough to count that a strip says more than the rows below it. */
bool clm__overview_helps(const struct ladder *ladder);
/** The strip from `y` on; returns where it ends. `measure`: nothing is drawn. */
double clm__overview_strip(struct ladder *ladder, size_t page, double y, bool measure);
/** Adds a page with all of it; `page_count` is that of the whole picture. */
void clm__overview_page(struct ladder *ladder, size_t page_count);
/** The look of its own. CLM_E_NOMEM. */
enum clm_code clm__overview_layout(struct clm__scene *scene, const struct clm_view *view,
                                   const struct clm_picture_options *options,
                                   struct clm_error *err);

#endif
