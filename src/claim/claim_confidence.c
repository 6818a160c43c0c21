/* SPDX-License-Identifier: MIT */
/* How sure an event is: how often one found in this way names the right parties under the
 * right names. The figures are those of 780 records that were read (docs/QUALITY.md), in
 * hundredths. */
#include "claim/claim_confidence.h"

#include "base/kind.h"

enum known { ALL, SOME, NONE };

/* Whether the list of actors knows the parties. */
static enum known
who_is_known(const struct clm__draft *draft)
{
    unsigned known = 0, all = draft->actor_count + draft->target_count;
    for (unsigned i = 0; i < draft->actor_count; i++)
        known += draft->actors[i].actor != CLM_NONE;
    for (unsigned i = 0; i < draft->target_count; i++)
        known += draft->targets[i].actor != CLM_NONE;
    return known == all && all > 0 ? ALL : known > 0 ? SOME : NONE;
}

static bool
any_found(const struct clm__party *parties, unsigned count, bool unknown)
{
    for (unsigned i = 0; i < count; i++)
        if (unknown ? parties[i].unknown : parties[i].found)
            return true;
    return false;
}

/* By the way in which it is told, and by who is known. */
static unsigned
by_telling(const struct clm__draft *draft)
{
    static const uint8_t claims[][3] = {
        [CLM__TOLD] = {88, 48, 42},
        [CLM__TOLD_HARD] = {80, 38, 35},
        [CLM__TOLD_IN_WORDS] = {75, 45, 35},
        [CLM__TOLD_IN_PASSING] = {45, 35, 25},
        [CLM__TOLD_JUDGED] = {38, 28, 22},
    };
    static const uint8_t acts[][3] = {
        [CLM__TOLD] = {80, 48, 40},
        [CLM__TOLD_HARD] = {58, 42, 35},
        [CLM__TOLD_IN_WORDS] = {60, 42, 35},
        [CLM__TOLD_IN_PASSING] = {40, 35, 25},
        [CLM__TOLD_JUDGED] = {38, 28, 22},
    };
    enum known known = who_is_known(draft);
    if (draft->kind == CLM_KIND_STATEMENT)
        return known == ALL ? 78 : 42;
    return clm__kind_in(CLM__KINDS_CLAIM, draft->kind) ? claims[draft->telling][known]
                                                       : acts[draft->telling][known];
}

void
clm__claim_confidence(struct clm__draft *draft)
{
    /* What is left of it, in percent, when a party is known through another mention,
     * stands in another sentence, or when the event is told inside somebody's words. */
    enum { FOUND = 78, IMPLIED = 75, QUOTED = 60, CLAIMED = 60 };
    enum { NO_ACTOR = 45, NO_TARGET = 25, PRONOUN = 20 }; /* at most */
    unsigned sure = by_telling(draft) * 100, most = 10000;
    if (any_found(draft->actors, draft->actor_count, false))
        sure = sure * FOUND / 100;
    if (any_found(draft->targets, draft->target_count, false))
        sure = sure * FOUND / 100;
    if (draft->implied)
        sure = sure * IMPLIED / 100;
    if (draft->claimed_count > 0)
        sure = sure * CLAIMED / 100;
    else if (draft->quoted)
        sure = sure * QUOTED / 100;
    if (draft->actor_count == 0)
        most = NO_ACTOR * 100;
    if (draft->target_count == 0 && draft->kind == CLM_KIND_ACCUSATION)
        most = NO_TARGET * 100;
    if (any_found(draft->actors, draft->actor_count, true) ||
        any_found(draft->targets, draft->target_count, true))
        most = PRONOUN * 100;
    draft->confidence = (uint16_t)(sure < most ? sure : most);
}
