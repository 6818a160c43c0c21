/* SPDX-License-Identifier: MIT */
/* The marks of a scale of time: days, months or years, as fine as their names have room.
 */
#ifndef CLM_RENDER_TICKS_H
#define CLM_RENDER_TICKS_H

#include "claimline/date.h"

#include <stdbool.h>
#include <stddef.h>

struct clm__step {
    enum { CLM__DAYS, CLM__MONTHS, CLM__YEARS } unit;
    int count;
};

/** The finest scale for `days` on `length` points whose labels have `room` each. */
struct clm__step clm__tick_step(double days, double length, double room);
/** The first day of the scale's unit that is not before `day`; with `next`, after it. */
clm_day clm__tick_from(clm_day day, struct clm__step step, bool next);
/** "5 Oct", "Oct", "2016"; `years`: the scale spans several, January says which. */
void clm__tick_label(char *out, size_t size, clm_day day, struct clm__step step,
                     bool years);

#endif
