/* SPDX-License-Identifier: MIT */
/* Calendar units. Weeks are those of ISO 8601; a season takes three whole months, winter
 * from December. */
#include "timex/timex_calendar.h"

enum { FIRST_YEAR = 1, LAST_YEAR = 9998 };

static void
unit_at(struct clm__timex_meaning *out, enum clm__timex_unit unit, clm_day day, int year)
{
    out->shape = CLM__SHAPE_CALENDAR;
    out->unit = (uint8_t)unit;
    out->day = day;
    out->year = year;
}

bool
clm__calendar_date(struct clm__timex_meaning *out, int64_t year, int64_t month,
                   int64_t mday)
{
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || mday < 1 ||
        mday > clm_days_in_month((int)year, (int)month))
        return false;
    unit_at(out, CLM__UNIT_DAY, clm_day_from_civil((int)year, (int)month, (int)mday),
            (int)year);
    return true;
}

bool
clm__calendar_month(struct clm__timex_meaning *out, int64_t year, int64_t month)
{
    if (!clm__calendar_date(out, year, month, 1))
        return false;
    out->unit = CLM__UNIT_MONTH;
    return true;
}

bool
clm__calendar_year(struct clm__timex_meaning *out, enum clm__timex_unit unit,
                   int64_t year)
{
    if (!clm__calendar_date(out, year < 1 && unit >= CLM__UNIT_DECADE ? 1 : year, 1, 1))
        return false;
    out->unit = (uint8_t)unit;
    return true;
}

bool
clm__calendar_part(struct clm__timex_meaning *out, enum clm__timex_unit unit,
                   int64_t year, int64_t number)
{
    static const int season_month[] = {3, 6, 9, 12};
    int64_t most = unit == CLM__UNIT_HALF ? 2 : 4;
    if (number < 1 || number > most)
        return false;
    int64_t month = unit == CLM__UNIT_HALF      ? number * 6 - 5
                    : unit == CLM__UNIT_QUARTER ? number * 3 - 2
                                                : season_month[number - 1];
    if (!clm__calendar_date(out, year, month, 1))
        return false;
    out->unit = (uint8_t)unit;
    out->number = (int32_t)number;
    return true;
}

bool
clm__calendar_at(struct clm__timex_meaning *out, enum clm__timex_unit unit, clm_day day)
{
    return clm__calendar_step(out, unit, day, 0);
}

/* Seasons counted from the spring of year 0: `month` 3-5 is spring. */
static bool
step_season(struct clm__timex_meaning *out, int year, int month, int64_t steps)
{
    int64_t count = (int64_t)year * 4 + (month < 3 ? -1 : (month - 3) / 3) + steps;
    return count > 0 &&
           clm__calendar_part(out, CLM__UNIT_SEASON, count / 4, count % 4 + 1);
}

static bool
step_day(struct clm__timex_meaning *out, clm_day day, int64_t days,
         enum clm__timex_unit unit)
{
    int year;
    int64_t to = day + days;
    if (to < -719162 || to > CLM_DAY_MAX - 400) /* 0001-01-01 */
        return false;
    clm_day_to_civil((clm_day)to, &year, NULL, NULL);
    unit_at(out, unit, (clm_day)to, year);
    return true;
}

bool
clm__calendar_step(struct clm__timex_meaning *out, enum clm__timex_unit unit, clm_day day,
                   int64_t steps)
{
    int year, month;
    int64_t count;
    if (steps < -4000000 || steps > 4000000)
        return false;
    clm_day_to_civil(day, &year, &month, NULL);
    switch (unit) {
    case CLM__UNIT_DAY:
        return step_day(out, day, steps, unit);
    case CLM__UNIT_WEEK:
        return step_day(out, day - clm_day_weekday(day), steps * 7, unit);
    case CLM__UNIT_FORTNIGHT:
        return step_day(out, day - clm_day_weekday(day), steps * 14, CLM__UNIT_WEEK);
    case CLM__UNIT_WEEKEND:
        return step_day(out, day - clm_day_weekday(day) + 5, steps * 7, unit);
    case CLM__UNIT_MONTH:
        count = (int64_t)year * 12 + month - 1 + steps;
        return count > 0 && clm__calendar_month(out, count / 12, count % 12 + 1);
    case CLM__UNIT_SEASON:
        return step_season(out, year, month, steps);
    case CLM__UNIT_QUARTER:
        count = (int64_t)year * 4 + (month - 1) / 3 + steps;
        return count > 0 && clm__calendar_part(out, unit, count / 4, count % 4 + 1);
    case CLM__UNIT_HALF:
        count = (int64_t)year * 2 + (month - 1) / 6 + steps;
        return count > 0 && clm__calendar_part(out, unit, count / 2, count % 2 + 1);
    case CLM__UNIT_YEAR:
    case CLM__UNIT_FISCAL:
        return clm__calendar_year(out, unit, year + steps);
    case CLM__UNIT_DECADE:
        return clm__calendar_year(out, unit, (year / 10 + steps) * 10);
    case CLM__UNIT_CENTURY:
        return clm__calendar_year(out, unit, (year / 100 + steps) * 100);
    case CLM__UNIT_MILLENNIUM:
        return clm__calendar_year(out, unit, (year / 1000 + steps) * 1000);
    case CLM__UNIT_NONE:
    case CLM__UNIT_SECOND:
    case CLM__UNIT_MINUTE:
    case CLM__UNIT_HOUR:
    case CLM__UNIT_COUNT:
    default:
        return false;
    }
}

clm_day
clm__calendar_easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4,
        f = (b + 8) / 25;
    int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
    int month = (h + l - 7 * m + 114) / 31, mday = (h + l - 7 * m + 114) % 31 + 1;
    return clm_day_from_civil(year, month, mday);
}

clm_day
clm__calendar_nth_weekday(int year, int month, int weekday, int n)
{
    clm_day first = clm_day_from_civil(year, month, 1);
    clm_day day = first + (weekday - clm_day_weekday(first) + 7) % 7;
    if (n > 0)
        return day + 7 * (n - 1);
    clm_day end = first + clm_days_in_month(year, month) - 1;
    return end - (clm_day_weekday(end) - weekday + 7) % 7;
}
