/* SPDX-License-Identifier: MIT */
/* What an article remembers while it is read: who spoke last, and what was said. */
#ifndef CLM_CLAIM_DISCOURSE_H
#define CLM_CLAIM_DISCOURSE_H

#include "claim/claim_draft.h"

/** The last speech of an article. */
struct clm__discourse {
    uint32_t speech; /* its first draft + 1, or 0 */
    uint32_t paragraph, sentence;
    struct clm__parties by;
};

/** Forgets the speech: another article, or its text after its title, begins. */
void clm__discourse_begin(struct clm__discourse *discourse);
/** Somebody spoke; what he said begins with the draft of that number. */
void clm__discourse_speak(struct clm__discourse *discourse,
                          const struct clm__sentence *sentence, size_t draft,
                          const struct clm__parties *by);
/** A draft was dropped; those behind it move down. */
void clm__discourse_drop(struct clm__discourse *discourse, size_t draft);

/** Whether somebody spoke in the paragraph of a sentence, so that its quotations are his.
 */
bool clm__discourse_speaks(const struct clm__discourse *discourse,
                           const struct clm__sentence *sentence);
/** Whether parties go on speaking who spoke a moment ago. */
bool clm__discourse_goes_on(const struct clm__discourse *discourse,
                            const struct clm__sentence *sentence,
                            const struct clm__parties *by);

/** Whether a sentence stands in a further paragraph of the quotation of who spoke last.
 */
bool clm__discourse_continues(const struct clm__discourse *discourse,
                              const struct clm__sentence *sentence);

#endif
