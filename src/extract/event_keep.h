/* SPDX-License-Identifier: MIT */
/* Events of an article into a corpus: what reading their records would give. */
#ifndef CLM_EXTRACT_EVENT_KEEP_H
#define CLM_EXTRACT_EVENT_KEEP_H

#include "extract/event.h"

/** The corpus that takes events, and the file that messages find them in. */
struct clm__event_keeper {
    struct clm_corpus *corpus; /* not finished */
    uint32_t file;
    uint32_t line; /* of the last event: they are numbered as lines of records would be */
};

/** Adds an event for each draft that is wanted; all are counted. An event that cannot be
 * kept is reported. CLM_E_NOMEM. */
enum clm_code clm__events_keep(struct clm__event_keeper *keeper,
                               struct clm__event_output *output,
                               const struct clm__draft *drafts,
                               size_t count) CLM_MUST_CHECK;

#endif
