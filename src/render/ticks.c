/* SPDX-License-Identifier: MIT */
/* The marks of a scale of time. */
#include "render/ticks.h"

#include <stdio.h>

struct clm__step
clm__tick_step(double days, double length, double room)
{
    static const struct clm__step steps[] = {
        {CLM__DAYS, 1},     {CLM__DAYS, 2},    {CLM__DAYS, 7},    {CLM__DAYS, 14},
        {CLM__MONTHS, 1},   {CLM__MONTHS, 3},  {CLM__MONTHS, 6},  {CLM__YEARS, 1},
        {CLM__YEARS, 2},    {CLM__YEARS, 5},   {CLM__YEARS, 10},  {CLM__YEARS, 20},
        {CLM__YEARS, 50},   {CLM__YEARS, 100}, {CLM__YEARS, 200}, {CLM__YEARS, 500},
        {CLM__YEARS, 1000}, {CLM__YEARS, 2000}};
    static const double lengths[] = {1, 30.4, 365.2};
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        if (lengths[steps[i].unit] * steps[i].count * length / days >= room &&
            !(steps[i].unit == CLM__DAYS && days > 75))
            return steps[i];
    return steps[sizeof steps / sizeof steps[0] - 1];
}

static int
floor_to(int value, int step)
{
    int rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

clm_day
clm__tick_from(clm_day day, struct clm__step step, bool next)
{
    int year, month, mday;
    clm_day_to_civil(day, &year, &month, &mday);
    clm_day tick = day;
    if (step.unit == CLM__DAYS) {
        if (step.count >= 7 && !next)
            tick = day + (7 - clm_day_weekday(day)) % 7;
        return next ? day + step.count : tick;
    }
    if (step.unit == CLM__MONTHS) {
        month = floor_to(month - 1, step.count) + 1;
        tick = clm_day_from_civil(year, month, 1);
        if (tick < day || next) {
            month += step.count;
            year += (month - 1) / 12;
            month = (month - 1) % 12 + 1;
        }
    } else {
        year = floor_to(year, step.count);
        month = 1;
        tick = year < -9999 ? CLM_DAY_MIN - 1 : clm_day_from_civil(year, 1, 1);
        if (tick < day || next)
            year += step.count;
    }
    return year > 9999 ? CLM_DAY_MAX : clm_day_from_civil(year, month, 1);
}

void
clm__tick_label(char *out, size_t size, clm_day day, struct clm__step step, bool years)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int year, month, mday;
    clm_day_to_civil(day, &year, &month, &mday);
    if (step.unit == CLM__YEARS || (step.unit == CLM__MONTHS && month == 1 && years))
        snprintf(out, size, year > 0 ? "%d" : "%d BC", year > 0 ? year : 1 - year);
    else if (step.unit == CLM__MONTHS)
        snprintf(out, size, "%s", months[month - 1]);
    else
        snprintf(out, size, "%d %s", mday, months[month - 1]);
}
