/* SPDX-License-Identifier: MIT */
/* Operations that give lengths, sets, and now and then. Each returns false when its
 * arguments mean nothing. */
#ifndef CLM_TIMEX_LENGTH_H
#define CLM_TIMEX_LENGTH_H

#include "timex/timex_op.h"

bool clm__op_length(struct clm__timex_eval *e);
bool clm__op_every(struct clm__timex_eval *e);
bool clm__op_every_weekday(struct clm__timex_eval *e);
bool clm__op_every_date(struct clm__timex_eval *e);
bool clm__op_unread(struct clm__timex_eval *e);
bool clm__op_refer(struct clm__timex_eval *e);
bool clm__op_none(struct clm__timex_eval *e);

#endif
