/* SPDX-License-Identifier: MIT */
/* What is known of an article so far. */
#include "party/who_memory.h"

#include "base/alloc.h"

void
clm__who_begin(struct clm__who *who, struct clm__arena *arena,
               const struct clm_date *date)
{
    who->arena = arena;
    who->date = date;
    who->recent_count = 0;
    who->person_count = 0;
    who->state_count = 0;
    who->dateline = CLM_NONE;
}

void
clm__who_release(struct clm__who *who)
{
    who->names = NULL;
    clm__free(who->all);
    clm__free(who->words);
    who->words = NULL;
    who->word_room = 0;
    who->all = NULL;
    who->all_count = who->all_room = 0;
}

uint32_t
clm__who_home(const struct clm__who *who)
{
    unsigned all = 0, most = 0;
    for (unsigned i = 0; i < who->counted_count; i++) {
        all += who->counted[i].count;
        most = who->counted[i].count > who->counted[most].count ? i : most;
    }
    return all > 0 && 4 * who->counted[most].count >= 3 * all ? who->counted[most].actor
                                                              : CLM_NONE;
}

void
clm__who_note(struct clm__who *who, const struct clm__parties *parties)
{
    for (unsigned i = 0; i < parties->count; i++) {
        const struct clm__party *party = &parties->items[i];
        if (party->sort == CLM__SORT_THING || party->unknown)
            continue;
        who->recent[who->recent_count++ % CLM__RECENT_MAX] = *party;
    }
}
