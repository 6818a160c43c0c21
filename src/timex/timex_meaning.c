/* SPDX-License-Identifier: MIT */
/* The days that a meaning covers. */
#include "timex/timex_meaning.h"

#include "timex/timex_calendar.h"

/* The day before the unit after. */
static clm_day
last_day(const struct clm__timex_meaning *m)
{
    struct clm__timex_meaning next = {0};
    int year, month;
    switch ((enum clm__timex_unit)m->unit) {
    case CLM__UNIT_WEEKEND:
        return m->day + 1;
    case CLM__UNIT_WEEK:
    case CLM__UNIT_FORTNIGHT:
        return m->day + 6;
    case CLM__UNIT_SEASON:
        clm_day_to_civil(m->day, &year, &month, NULL);
        month += 2;
        return clm_day_from_civil(
            year + (month > 12), month > 12 ? month - 12 : month,
            clm_days_in_month(year + (month > 12), month > 12 ? month - 12 : month));
    case CLM__UNIT_MONTH:
    case CLM__UNIT_QUARTER:
    case CLM__UNIT_HALF:
    case CLM__UNIT_YEAR:
    case CLM__UNIT_FISCAL:
    case CLM__UNIT_DECADE:
    case CLM__UNIT_CENTURY:
    case CLM__UNIT_MILLENNIUM:
        if (clm__calendar_step(&next, (enum clm__timex_unit)m->unit, m->day, 1))
            return next.day - 1;
        return m->day;
    case CLM__UNIT_NONE:
    case CLM__UNIT_SECOND:
    case CLM__UNIT_MINUTE:
    case CLM__UNIT_HOUR:
    case CLM__UNIT_DAY:
    case CLM__UNIT_COUNT:
    default:
        return m->day;
    }
}

bool
clm__timex_extent(const struct clm__timex_meaning *m, clm_day *earliest, clm_day *latest)
{
    if (m->anchored) {
        *earliest = m->earliest;
        *latest = m->latest;
        return true;
    }
    if (m->shape != CLM__SHAPE_CALENDAR || m->no_year || m->era != 0)
        return false;
    *earliest = m->day;
    *latest = m->lasts ? m->other : last_day(m);
    return true;
}
