/* SPDX-License-Identifier: MIT */
/* Events as records: one JSON object a line, with an id made from what it says. */
#ifndef CLM_EXTRACT_EVENT_H
#define CLM_EXTRACT_EVENT_H

#include "claim/claim.h"
#include "text/plain.h"

/** Records that were written, and events that were left out: by their kind, and for want
 * of confidence. */
struct clm__event_counts {
    size_t written, other, unsure;
};

/** Whose events are given out, and which of them. */
struct clm__event_output {
    const struct clm_corpus *corpus; /* its actors are those of the drafts */
    const char *text;                /* of the article */
    const struct clm__plain *plain;  /* what it was made out of; NULL = as stored */
    const char *source;              /* its id */
    bool is_title;                   /* the text is a separate title */
    unsigned kinds;          /* bits 1 << clm_kind: others are left out; 0 = all */
    uint16_t min_confidence; /* in 1/10000; what is below is left out */
    struct clm__event_counts counts; /* set */
};

/* Why events of one article are linked. */
#define CLM__ANSWERS_REASON "the accused answers in the same article"
#define CLM__ABOUT_REASON   "the only such act shortly before"

/** Whether a draft is given out. */
bool clm__event_is_wanted(const struct clm__event_output *output,
                          const struct clm__draft *draft);
/** Counts a draft as given out, or for the reason why it is not. */
void clm__event_count(struct clm__event_output *output, const struct clm__draft *draft);

/** Appends a record for each draft that is wanted; all are counted. False when there is
 * no memory. */
bool clm__events_write(struct clm__buf *out, struct clm__event_output *output,
                       const struct clm__draft *drafts, size_t count);

/** Appends the value of "claimed_by": whose words tell of an act. False when it is told
 * as done; nothing is appended then. */
bool clm__event_claimed(struct clm__buf *out, struct clm__event_output *output,
                        const struct clm__draft *draft);
/** Appends the member "path" of a record: the ways from the cue to the parts. */
void clm__event_path(struct clm__buf *out, const struct clm__draft *draft);
/** The same for "references": the words that parties were found through. False when there
 * are none; nothing is appended then. */
bool clm__event_references(struct clm__buf *out, struct clm__event_output *output,
                           const struct clm__draft *draft);

#endif
