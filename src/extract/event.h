/* SPDX-License-Identifier: MIT */
/* Events as records: one JSON object a line, with an id made from what it says. */
#ifndef CLM_EXTRACT_EVENT_H
#define CLM_EXTRACT_EVENT_H

#include "extract/claim.h"

struct clm__event_output {
    const struct clm_corpus *corpus;
    const char *text;        /* of the article */
    const char *source;      /* its id */
    uint16_t min_confidence; /* in 1/10000; what is below is left out */
};

/** Appends a record for each draft. False when there is no memory. */
bool clm__events_write(struct clm__buf *out, const struct clm__event_output *output,
                       const struct clm__claims *claims);

#endif
