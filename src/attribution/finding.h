/* SPDX-License-Identifier: MIT */
/* What the search for attributions has found at one word. */
#ifndef CLM_ATTRIBUTION_FINDING_H
#define CLM_ATTRIBUTION_FINDING_H

#include "attribution/cue_part.h"

/** A cue in a sentence and what goes with it. */
struct clm__finding {
    const struct clm__sentence *sentence;
    const struct clm__cue_word *word;
    int head;                 /* the cue's main word */
    struct clm__words cue;    /* with auxiliaries, adverbs, prepositions */
    struct clm__words source; /* nothing when it is not told */
    struct clm__part content;
    bool passive;
    enum clm__attribution_kind kind;
};

#endif
