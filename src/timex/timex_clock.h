/* SPDX-License-Identifier: MIT */
/* Operations that give times of the day. Each returns false when its arguments mean
 * nothing. */
#ifndef CLM_TIMEX_CLOCK_H
#define CLM_TIMEX_CLOCK_H

#include "timex/timex_op.h"

bool clm__op_part(struct clm__timex_eval *e);
bool clm__op_clock(struct clm__timex_eval *e);
bool clm__op_clock4(struct clm__timex_eval *e);

#endif
