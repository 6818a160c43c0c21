/* SPDX-License-Identifier: MIT */
/* Drafts of events: what was found, and their parts. */
#ifndef CLM_CLAIM_DRAFT_H
#define CLM_CLAIM_DRAFT_H

#include "claim/frame.h"
#include "claim/when.h"
#include "party/who.h"

/* How sure a link to an act is, of 100 (docs/QUALITY.md). */
enum { CLM__ABOUT_SCORE = 70 };

/** How an event is told. */
enum clm__telling {
    CLM__TOLD,            /* by a frame */
    CLM__TOLD_HARD,       /* by a noun, or a frame that is often wrong */
    CLM__TOLD_IN_WORDS,   /* the words of a speaker say it, and little else */
    CLM__TOLD_IN_PASSING, /* it is told somewhere in them */
    CLM__TOLD_JUDGED,     /* by no rule: the second reader says so */
};

/** An event as it was found. Everything lives in the arena of its article. */
struct clm__draft {
    uint8_t kind;    /* of clm_kind */
    uint8_t phase;   /* of clm_phase */
    uint8_t telling; /* of clm__telling */
    bool agreed; /* the second reader finds what a rule found */
    bool alone;  /* it does not */
    bool said;       /* found in what the words say, not by a frame */
    bool speech;     /* by a verb of claiming: its charge is only somebody's words */
    bool quoted;     /* in quotation marks, so another than the author tells it */
    bool implied;    /* its target stands in another sentence */
    uint16_t charge_types;
    uint16_t confidence; /* in 1/10000 */
    unsigned actor_count, target_count, claimed_count;
    struct clm__party *actors, *targets;
    struct clm__party *claimed_by; /* of an act that is told in words: whose they are */
    const char *speaker;
    struct clm_span speaker_span;
    struct clm_span charge; /* end 0 = none */
    struct clm_span cue;
    struct clm_span quote;
    struct clm_span place; /* of an act; end 0 = none */
    const char *frame;     /* its pattern, or the wrong that was said */
    const char *path;      /* ways from the cue to the parts, a line each, or NULL */
    struct clm__when when;
    uint32_t sentence; /* from 1 */
    uint32_t paragraph;
    struct clm_span span;
    uint32_t answers; /* number of the draft that it answers + 1, or 0 */
    uint32_t about;   /* of the act that it is about, likewise */
    uint8_t answers_score;
};

/** A draft of a sentence with nothing but its cue. */
struct clm__draft clm__draft_begin(const struct clm__sentence *sentence,
                                   unsigned cue_first, unsigned cue_last);
/** Copies parties into the draft, as actors (with the speaker) or as targets; each once.
 * They live in `arena`. */
void clm__draft_actors(struct clm__draft *draft, struct clm__arena *arena,
                       const struct clm__parties *parties);
void clm__draft_targets(struct clm__draft *draft, struct clm__arena *arena,
                        const struct clm__parties *parties);
/** Whose words tell of it. */
void clm__draft_claimed(struct clm__draft *draft, struct clm__arena *arena,
                        const struct clm__parties *by);
/** The charge, and its types from the words in it. */
void clm__draft_charge(struct clm__draft *draft, const struct clm__sentence *sentence,
                       unsigned first, unsigned last);

#endif
