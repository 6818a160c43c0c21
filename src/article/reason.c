/* SPDX-License-Identifier: MIT */
/* The names of the reasons. */
#include "article/reason.h"

static const char *const reason_names[CLM__REASON_COUNT] = {
    "navigation", "caption", "sharing", "comments", "related",    "byline",
    "subscribe",  "about",   "legal",   "date",     "subheading", "after"};

const char *
clm__reason_name(enum clm__reason reason)
{
    return reason_names[reason];
}
