/* SPDX-License-Identifier: MIT */
/* Which events have a row of their own, and which stand on the row of the claim they
 * answer. */
#ifndef CLM_RENDER_LADDER_PICK_H
#define CLM_RENDER_LADDER_PICK_H

#include "claimline/graph.h"

/** The event that stands on the row of `claim`: its denial of the same day, or the same
 * charge given back on that day; CLM_NONE where there is none. */
uint32_t clm__pick_answer(const struct clm_view *view, uint32_t claim);
/** Whether an event stands on the row of another. */
bool clm__pick_is_answer(const struct clm_view *view, uint32_t event);
/** Whether a row would say no more than the kind of the event: such acts are counted. */
bool clm__pick_is_wordless(const struct clm_event *event);

#endif
