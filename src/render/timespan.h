/* SPDX-License-Identifier: MIT */
/* Days on an axis that is to scale, but for one gap that would press all other days
 * together: it is cut short. */
#ifndef CLM_RENDER_TIMESPAN_H
#define CLM_RENDER_TIMESPAN_H

#include "claimline/date.h"

#include <stdbool.h>

struct clm__span {
    bool any;
    clm_day first, last;
    clm_day cut_from, cut_to; /* the widest gap */
    double kept;              /* days that are left of it, 0 = it is not cut */
    double days;              /* from `first` to the end of `last`, after the cut */
};

/** Days come in their order; one that does not makes no gap. A zeroed span is empty. */
void clm__span_add(struct clm__span *span, clm_day day);
/** After the last day: cuts the widest gap where it exceeds five times the rest. */
void clm__span_close(struct clm__span *span);
/** Days from the first one to `day`, after the cut. */
double clm__span_at(const struct clm__span *span, double day);
/** Whether a day lies within the gap that was cut. */
bool clm__span_is_cut(const struct clm__span *span, clm_day day);

#endif
