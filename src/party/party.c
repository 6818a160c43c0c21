/* SPDX-License-Identifier: MIT */
/* Parties as phrases name them. */
#include "party/party.h"

#include <string.h>

bool
clm__party_same(const struct clm__party *a, const struct clm__party *b)
{
    if (a->actor != CLM_NONE || b->actor != CLM_NONE)
        return a->actor == b->actor;
    return strcmp(a->name, b->name) == 0;
}
