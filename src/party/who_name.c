/* SPDX-License-Identifier: MIT */
/* The names of a sentence. */
#include "party/who_name.h"

/* Whether the states of a token, or of one behind it, have been noted: a sentence may be
 * read again. */
static bool
is_noted(const struct clm__who *who, uint32_t token)
{
    return who->state_count > 0 &&
           who->states[(who->state_count - 1) % CLM__RECENT_MAX].token >= token;
}

void
clm__who_read(struct clm__who *who, const struct clm__tree *tree)
{
    uint32_t first = tree->sentence->first;
    if (first + tree->count > who->all_count) {
        who->failed = true; /* no memory for the scan */
        return;
    }
    who->names = who->all + first;
    for (unsigned i = 0; i < tree->count; i++) {
        const struct clm__name *name = &who->names[i];
        if (name->len > 0 && name->person == CLM_NONE && !is_noted(who, first + i) &&
            clm_corpus_actor(who->corpus, name->actor)->kind == CLM_ACTOR_STATE)
            who->states[who->state_count++ % CLM__RECENT_MAX] =
                (struct clm__named_state){first + i, name->actor};
    }
}
