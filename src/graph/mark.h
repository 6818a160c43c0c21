/* SPDX-License-Identifier: MIT */
/* Which words of a sentence an event rests on. */
#ifndef CLM_GRAPH_MARK_H
#define CLM_GRAPH_MARK_H

#include "claimline/event.h"

enum { CLM__MARKS_MAX = 64 };

struct clm__mark {
    struct clm_span span;
    const char *what; /* "by", "at", "cue", "ch" (charge), "da" (date) */
};

/** The marks of an event within a sentence, in the order of the text, none inside
 * another; returns how many. */
size_t clm__marks_of(const struct clm_event *event, struct clm_span within,
                     struct clm__mark marks[CLM__MARKS_MAX]);

#endif
