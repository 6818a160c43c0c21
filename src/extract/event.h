/* SPDX-License-Identifier: MIT */
/* Events as records: one JSON object a line, with an id made from what it says. */
#ifndef CLM_EXTRACT_EVENT_H
#define CLM_EXTRACT_EVENT_H

#include "claim/claim.h"

/** Records that were written, and events that were left out: by their kind, and for want
 * of confidence. */
struct clm__event_counts {
    size_t written, other, unsure;
};

struct clm__event_output {
    const struct clm_corpus *corpus;
    const char *text;        /* of the article */
    const char *source;      /* its id */
    bool is_title;           /* the text is a separate title */
    unsigned kinds;          /* bits 1 << clm_kind: others are left out; 0 = all */
    uint16_t min_confidence; /* in 1/10000; what is below is left out */
    struct clm__event_counts counts; /* set */
};

/** Appends a record for each draft; the counts are added to. False when there is no
 * memory. */
bool clm__events_write(struct clm__buf *out, struct clm__event_output *output,
                       const struct clm__draft *drafts, size_t count);

#endif
