/* SPDX-License-Identifier: MIT */
/* What an answer is, and how long it took. */
#include "table/answer.h"

const char *
clm__answer_kind(const struct clm_event *answer)
{
    return answer->kind == CLM_KIND_ACCUSATION
               ? "counter-accusation"
               : clm_kind_name((enum clm_kind)answer->kind);
}

static bool
is_one_day(const struct clm_date *date)
{
    return date->earliest == date->latest &&
           (date->flags & (CLM_DATE_OPEN_START | CLM_DATE_OPEN_END | CLM_DATE_ABOUT |
                           CLM_DATE_DOUBTFUL)) == 0;
}

bool
clm__answer_days(const struct clm_event *claim, const struct clm_event *answer,
                 int64_t *days)
{
    if (!is_one_day(claim->date) || !is_one_day(answer->date))
        return false;
    *days = (int64_t)answer->date->earliest - claim->date->earliest;
    if (*days < 0)
        *days = 0;
    return true;
}
