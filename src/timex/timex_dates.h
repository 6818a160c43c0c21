/* SPDX-License-Identifier: MIT */
/* Operations that give dates said in full or without their year. Each returns false when
 * its arguments mean nothing. */
#ifndef CLM_TIMEX_DATES_H
#define CLM_TIMEX_DATES_H

#include "timex/timex_op.h"

bool clm__op_date(struct clm__timex_eval *e);
bool clm__op_figures(struct clm__timex_eval *e);
bool clm__op_span(struct clm__timex_eval *e);
bool clm__op_week(struct clm__timex_eval *e);
bool clm__op_quarter(struct clm__timex_eval *e);
bool clm__op_half(struct clm__timex_eval *e);
bool clm__op_season(struct clm__timex_eval *e);
bool clm__op_fiscal(struct clm__timex_eval *e);
bool clm__op_decade(struct clm__timex_eval *e);
bool clm__op_century(struct clm__timex_eval *e);
bool clm__op_bc(struct clm__timex_eval *e);
bool clm__op_holiday(struct clm__timex_eval *e);

#endif
