/* SPDX-License-Identifier: MIT */
/* Which events have a row of their own, and which stand on the row of the claim they
 * answer. */
#ifndef CLM_RENDER_LADDER_PICK_H
#define CLM_RENDER_LADDER_PICK_H

#include "claimline/picture.h"

/** The event that stands on the row of `claim`: its denial of the same day, or the same
 * charge given back on that day; CLM_NONE where there is none. */
uint32_t clm__pick_answer(const struct clm_view *view, uint32_t claim);
/** Whether an event stands on the row of another. */
bool clm__pick_is_answer(const struct clm_view *view, uint32_t event);
/** Whether an event is none of the claims, denials and truces that a picture is about:
 * it has a thin grey row. */
bool clm__pick_is_context(const struct clm_event *event);

enum clm__pick {
    CLM__PICK_ROW,
    CLM__PICK_WORDLESS, /* a row would say no more than its kind: it is counted */
    CLM__PICK_CONTEXT,  /* left out as context that was not asked for: it is counted */
};
enum clm__pick clm__pick_row(const struct clm_view *view, uint32_t event,
                             enum clm_context context);

#endif
