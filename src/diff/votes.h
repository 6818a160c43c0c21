/* SPDX-License-Identifier: MIT */
/* Who became whom: matched events vote, and what nearly all agree on counts. */
#ifndef CLM_DIFF_VOTES_H
#define CLM_DIFF_VOTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What most of the votes on one number say. */
struct clm__choice {
    uint32_t number; /* + 1; 0 = nothing yet */
    uint32_t count;  /* votes for it */
    uint32_t total;  /* votes for anything */
    int32_t lead;
};

/** By number of an actor or speaker. */
struct clm__vote {
    uint32_t old_uses; /* events of the old side that name it */
    uint32_t new_uses;
    struct clm__choice to;   /* what stands in its place on the new side */
    struct clm__choice from; /* the other way round */
    bool kept_old;           /* a list of the old side has it, used or not */
    bool kept_new;
};

enum clm__verdict { CLM__STAYS, CLM__RENAMED, CLM__MERGED, CLM__SPLIT };

/** Takes the votes of one matched event: the numbers of its parties on both sides. First
 * all events nominate, then all are counted. */
void clm__votes_count(struct clm__vote *votes, const uint32_t *old_list, size_t old_count,
                      const uint32_t *new_list, size_t new_count, bool counting);
/** What became of a number. `*other` gets the new number of a renamed or merged one, or
 * the old number from which a split one came. Turned round, renamed stays renamed and
 * merged is split. */
enum clm__verdict clm__votes_verdict(const struct clm__vote *votes, uint32_t number,
                                     uint32_t *other);

#endif
