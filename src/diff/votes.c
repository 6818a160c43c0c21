/* SPDX-License-Identifier: MIT */
/* Who became whom, by the votes of matched events. */
#include "diff/votes.h"

/* One event alone may as well have been given to somebody else. */
enum { ENOUGH = 2 };

static bool
has(const uint32_t *list, size_t count, uint32_t number)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == number)
            return true;
    return false;
}

static void
vote(uint32_t *choice, uint32_t *count, bool *bad, uint32_t number)
{
    if (*choice == 0)
        *choice = number + 1;
    if (*choice == number + 1)
        ++*count;
    else
        *bad = true;
}

void
clm__votes_count(struct clm__vote *votes, const uint32_t *old_list, size_t old_count,
                 const uint32_t *new_list, size_t new_count)
{
    bool same_length = old_count == new_count;
    /* Two that became one within an event leave a list that is shorter by one. */
    bool near = old_count + 1 == new_count || new_count + 1 == old_count;
    for (size_t i = 0; i < old_count; i++) {
        struct clm__vote *gone = &votes[old_list[i]];
        if (has(new_list, new_count, old_list[i]))
            continue;
        if (same_length && !has(old_list, old_count, new_list[i]))
            vote(&gone->to, &gone->to_count, &gone->to_bad, new_list[i]);
        else if (!near || new_count == 0)
            gone->to_bad = true;
    }
    for (size_t i = 0; i < new_count; i++) {
        struct clm__vote *come = &votes[new_list[i]];
        if (has(old_list, old_count, new_list[i]))
            continue;
        if (same_length && !has(new_list, new_count, old_list[i]))
            vote(&come->from, &come->from_count, &come->from_bad, old_list[i]);
        else if (!near || old_count == 0)
            come->from_bad = true;
    }
}

static bool
has_gone(const struct clm__vote *vote)
{
    return vote->old_uses > 0 && vote->new_uses == 0 && !vote->kept_new &&
           !vote->to_bad && vote->to_count >= ENOUGH;
}

static bool
has_come(const struct clm__vote *vote)
{
    return vote->new_uses > 0 && vote->old_uses == 0 && !vote->kept_old &&
           !vote->from_bad && vote->from_count >= ENOUGH;
}

enum clm__verdict
clm__votes_verdict(const struct clm__vote *votes, uint32_t number, uint32_t *other)
{
    const struct clm__vote *vote = &votes[number];
    if (has_gone(vote)) {
        *other = vote->to - 1;
        const struct clm__vote *goal = &votes[*other];
        return has_come(goal) && goal->from == number + 1 ? CLM__RENAMED : CLM__MERGED;
    }
    if (has_come(vote)) {
        *other = vote->from - 1;
        const struct clm__vote *origin = &votes[*other];
        return has_gone(origin) && origin->to == number + 1 ? CLM__STAYS : CLM__SPLIT;
    }
    return CLM__STAYS;
}
