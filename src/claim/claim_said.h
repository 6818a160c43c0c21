/* SPDX-License-Identifier: MIT */
/* What is said, between the files that read it. */
#ifndef CLM_EXTRACT_CLAIM_SAID_H
#define CLM_EXTRACT_CLAIM_SAID_H

#include "claim/claim.h"

/* One piece of speech. */
struct clm__saying {
    struct clm__claims *claims;
    struct clm__parties by;
    struct clm_span cue;
    const struct clm__when *when;
    const char *frame;
    struct clm_span quote;
    unsigned found; /* accusations */
    bool direct;    /* in quotation marks: "they" are others there */
    bool neutral; /* the words of an account, as of "according to": only what is wrong in
                   * itself accuses */
    bool as_fact; /* accuse of anything that is told: alleged, claimed */
};

/** "Peru says it may leave", "police say they believe": in reported speech a pronoun that
 * agrees with the speaker means him. */
bool clm__said_is_speaker(const struct clm__saying *s, unsigned node);
/** Looks for wrongs in the tokens [first, last] of the sentence. */
void clm__said_accuse(struct clm__saying *s, unsigned first, unsigned last);
/** "There is a plot on the part of Peru": the wrong is a noun, its doer stands behind it.
 */
void clm__said_accuse_part(struct clm__saying *s, unsigned first);
/** "Peru says it is untrue" answers what Peru is accused of. */
void clm__said_deny(struct clm__saying *s, unsigned first, unsigned last);

#endif
