/* SPDX-License-Identifier: MIT */
/* What words say of a party: that it did wrong, or that a charge is untrue. */
#ifndef CLM_CLAIM_CHARGE_H
#define CLM_CLAIM_CHARGE_H

#include "claim/claim_reader.h"

/** One piece of speech. */
struct clm__speech {
    struct clm__claim_reader *reader;
    const struct clm__sentence *sentence;
    struct clm__parties by;
    struct clm__parties accusers; /* the same, apart from those of their state whom they
                                   * accuse */
    struct clm_span cue;          /* end 0 = what was done tells of it */
    const struct clm__when *when;
    const char *frame;
    struct clm_span quote;
    unsigned topic; /* whom the words are about, outside them; CLM__NO_NODE = nobody */
    unsigned found; /* accusations and denials */
    bool direct;    /* in quotation marks: "they" are others there */
    bool neutral; /* the words of an account, as of "according to": only what is wrong in
                   * itself accuses */
    bool as_fact; /* accuse of anything that is told: alleged, claimed */
};

/** Looks for wrongs in the tokens [first, last] of the sentence. */
void clm__charge_accuse(struct clm__speech *speech, unsigned first, unsigned last);
/** "There is a plot on the part of Peru": the wrong is a noun, its doer stands behind it.
 */
void clm__charge_accuse_part(struct clm__speech *speech, unsigned first);
/** "Chad said Mali had bombed the town": between those who fight, an act that is told of
 * the other side accuses it. */
void clm__charge_accuse_act(struct clm__speech *speech, unsigned first, unsigned last);
/** "Peru says it is untrue" answers what Peru is accused of. */
void clm__charge_deny(struct clm__speech *speech, unsigned first, unsigned last);

#endif
