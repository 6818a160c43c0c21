/* SPDX-License-Identifier: MIT */
/* Days to scale, with one gap cut short. */
#include "render/timespan.h"

#define GAP_MOST 5.0 /* times all other days */

void
clm__span_add(struct clm__span *span, clm_day day)
{
    if (!span->any)
        *span = (struct clm__span){.any = true, .first = day, .last = day};
    if (day > span->last) {
        if (day - span->last > span->cut_to - span->cut_from) {
            span->cut_from = span->last;
            span->cut_to = day;
        }
        span->last = day;
    }
    if (day < span->first)
        span->first = day;
}

void
clm__span_close(struct clm__span *span)
{
    double all = (double)span->last - span->first + 1;
    double gap = (double)span->cut_to - span->cut_from, rest = all - gap;
    span->kept = gap > GAP_MOST * rest ? rest / 2 + 1 : 0;
    span->days = span->kept > 0 ? rest + span->kept : all;
}

double
clm__span_at(const struct clm__span *span, double day)
{
    double days = day - (double)span->first;
    double gap = (double)span->cut_to - span->cut_from;
    if (span->kept <= 0 || day <= (double)span->cut_from)
        return days;
    if (day >= (double)span->cut_to)
        return days - gap + span->kept;
    double into = day - (double)span->cut_from;
    return days - into + into * span->kept / gap;
}

bool
clm__span_is_cut(const struct clm__span *span, clm_day day)
{
    return span->kept > 0 && day > span->cut_from && day < span->cut_to;
}
