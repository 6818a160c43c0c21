/* SPDX-License-Identifier: MIT */
/* Operations that count from another day. Each returns false when its arguments mean
 * nothing. */
#ifndef CLM_TIMEX_RELATIVE_H
#define CLM_TIMEX_RELATIVE_H

#include "timex/timex_op.h"

bool clm__op_weekend(struct clm__timex_eval *e);
bool clm__op_unit(struct clm__timex_eval *e);
bool clm__op_shift(struct clm__timex_eval *e);
bool clm__op_weekday(struct clm__timex_eval *e);
bool clm__op_weekday_in(struct clm__timex_eval *e);
bool clm__op_month(struct clm__timex_eval *e);
bool clm__op_last_season(struct clm__timex_eval *e);
bool clm__op_nth(struct clm__timex_eval *e);
bool clm__op_same(struct clm__timex_eval *e);
bool clm__op_again(struct clm__timex_eval *e);

#endif
