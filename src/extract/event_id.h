/* SPDX-License-Identifier: MIT */
/* Ids of extracted events, made from what they say, so that they outlive edits elsewhere.
 */
#ifndef CLM_EXTRACT_EVENT_ID_H
#define CLM_EXTRACT_EVENT_ID_H

#include "claim/claim.h"

/** Room for an id and its NUL. */
enum { CLM__EVENT_ID_SIZE = 32 };

/** The ids of the drafts of one text. */
struct clm__event_ids {
    uint64_t *ids;    /* by draft; 48 bits */
    uint32_t *copies; /* by draft: how many before it have the same id */
};

/** Makes the ids of drafts of a text of the article `source`. False when there is no
 * memory; release it in any case. */
bool clm__event_ids_init(struct clm__event_ids *out, const char *source, const char *text,
                         const struct clm__draft *drafts, size_t count);
void clm__event_ids_release(struct clm__event_ids *ids);
/** Writes the id of a draft and gives its length. */
size_t clm__event_id(char out[CLM__EVENT_ID_SIZE], const struct clm__event_ids *ids,
                     size_t draft);

#endif
