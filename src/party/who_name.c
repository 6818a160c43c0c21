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

/* How a state stands in its sentence: what the phrase is in which its name stands. */
static uint8_t
link_of(const struct clm__tree *tree, unsigned node)
{
    enum { STEPS = 6 };
    for (unsigned i = 0; i < STEPS && node != CLM__NO_NODE; i++) {
        enum clm__rel rel = (enum clm__rel)tree->nodes[node].rel;
        if (rel == CLM__REL_NSUBJ)
            return CLM__STATE_SUBJECT;
        unsigned marker = clm__tree_marker(tree, node);
        bool in = marker != CLM__NO_NODE && clm__tree_is(tree, marker, "in");
        if (in && (rel == CLM__REL_OBL || rel == CLM__REL_NMOD))
            return CLM__STATE_PLACE;
        if (rel != CLM__REL_AMOD && rel != CLM__REL_COMPOUND && rel != CLM__REL_NMOD &&
            rel != CLM__REL_FLAT && rel != CLM__REL_CONJ && rel != CLM__REL_APPOS)
            return CLM__STATE_OTHER;
        node = tree->nodes[node].head;
    }
    return CLM__STATE_OTHER;
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
                (struct clm__named_state){.token = first + i,
                                          .actor = name->actor,
                                          .sentence = first,
                                          .link = link_of(tree, i)};
    }
}
