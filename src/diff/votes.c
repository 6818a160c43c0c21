/* SPDX-License-Identifier: MIT */
/* Who became whom, by the votes of matched events. */
#include "diff/votes.h"

/* One event alone may as well have been given to somebody else. */
enum { ENOUGH = 2, MOST_PERCENT = 80 };

static bool
has(const uint32_t *list, size_t count, uint32_t number)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == number)
            return true;
    return false;
}

/* Of several answers the one that most give: candidates by R. Boyer and J. Moore,
 * "MJRTY", 1991, which any order of votes finds when it has over half, and is counted
 * afterwards. */
static void
vote(struct clm__choice *choice, uint32_t number, bool counting)
{
    if (counting) {
        choice->total++;
        choice->count += choice->number == number + 1;
        return;
    }
    if (choice->lead == 0)
        choice->number = number + 1;
    choice->lead += choice->number == number + 1 ? 1 : -1;
}

static void
count_side(struct clm__vote *votes, const uint32_t *from, size_t from_count,
           const uint32_t *to, size_t to_count, bool backwards, bool counting)
{
    bool same_length = from_count == to_count;
    /* Two that became one within an event leave a list that is shorter by one. */
    bool near = from_count + 1 == to_count || to_count + 1 == from_count;
    for (size_t i = 0; i < from_count; i++) {
        struct clm__vote *gone = &votes[from[i]];
        struct clm__choice *choice = backwards ? &gone->from : &gone->to;
        if (has(to, to_count, from[i]))
            continue;
        if (same_length && !has(from, from_count, to[i]))
            vote(choice, to[i], counting);
        else if (counting && (!near || to_count == 0))
            choice->total++;
    }
}

void
clm__votes_count(struct clm__vote *votes, const uint32_t *old_list, size_t old_count,
                 const uint32_t *new_list, size_t new_count, bool counting)
{
    count_side(votes, old_list, old_count, new_list, new_count, false, counting);
    count_side(votes, new_list, new_count, old_list, old_count, true, counting);
}

static bool
is_settled(const struct clm__choice *choice)
{
    return choice->count >= ENOUGH &&
           (uint64_t)choice->count * 100 >= (uint64_t)choice->total * MOST_PERCENT;
}

static bool
has_gone(const struct clm__vote *vote)
{
    return vote->old_uses > 0 && vote->new_uses == 0 && !vote->kept_new &&
           is_settled(&vote->to);
}

static bool
has_come(const struct clm__vote *vote)
{
    return vote->new_uses > 0 && vote->old_uses == 0 && !vote->kept_old &&
           is_settled(&vote->from);
}

enum clm__verdict
clm__votes_verdict(const struct clm__vote *votes, uint32_t number, uint32_t *other)
{
    const struct clm__vote *vote = &votes[number];
    if (has_gone(vote)) {
        *other = vote->to.number - 1;
        const struct clm__vote *goal = &votes[*other];
        return has_come(goal) && goal->from.number == number + 1 ? CLM__RENAMED
                                                                 : CLM__MERGED;
    }
    if (has_come(vote)) {
        *other = vote->from.number - 1;
        const struct clm__vote *origin = &votes[*other];
        return has_gone(origin) && origin->to.number == number + 1 ? CLM__STAYS
                                                                   : CLM__SPLIT;
    }
    return CLM__STAYS;
}
