/* SPDX-License-Identifier: MIT */
/* Calendar units: where a unit starts and ends, and stepping from one to another. */
#ifndef CLM_TIMEX_CALENDAR_H
#define CLM_TIMEX_CALENDAR_H

#include "timex/timex_meaning.h"

/** The unit that `day` lies in. False when it would leave the years 1-9999. */
bool clm__calendar_at(struct clm__timex_meaning *out, enum clm__timex_unit unit,
                      clm_day day);
/** The unit `steps` further than the one that `day` lies in. */
bool clm__calendar_step(struct clm__timex_meaning *out, enum clm__timex_unit unit,
                        clm_day day, int64_t steps);
/** A unit by its numbers. */
bool clm__calendar_date(struct clm__timex_meaning *out, int64_t year, int64_t month,
                        int64_t mday);
bool clm__calendar_month(struct clm__timex_meaning *out, int64_t year, int64_t month);
bool clm__calendar_year(struct clm__timex_meaning *out, enum clm__timex_unit unit,
                        int64_t year);
/** Quarter 1-4, half 1-2, or season 1 spring - 4 winter (which ends in the next year) of
 * a year. */
bool clm__calendar_part(struct clm__timex_meaning *out, enum clm__timex_unit unit,
                        int64_t year, int64_t number);
/** The days of holidays that move: Easter Sunday (Meeus/Jones/Butcher). */
clm_day clm__calendar_easter(int year);
/** The `n`-th (from 1; -1 = the last) weekday of a month. */
clm_day clm__calendar_nth_weekday(int year, int month, int weekday, int n);

#endif
