/* SPDX-License-Identifier: MIT */
/* The diff from inside: two sides, which event and actor of one is which of the other,
 * and the changes. */
#ifndef CLM_DIFF_SIDE_H
#define CLM_DIFF_SIDE_H

#include "base/arena.h"
#include "base/buf.h"
#include "claimline/diff.h"
#include "claimline/extract.h"
#include "diff/translate.h"
#include "read/corpus.h"
#include "read/decision.h"
#include "table/json_graph.h"

/** One version. */
struct clm__side {
    const struct clm_graph *graph;
    struct clm_corpus *corpus;
    size_t count;           /* of events, further tellings too */
    uint32_t *order;        /* events in the total order, each followed by its tellings */
    uint32_t *partner;      /* by event: the same event of the other side, or CLM_NONE */
    uint32_t *party_number; /* by actor: a number that the same actor of both sides has */
    bool only_accusations;  /* the other side can hold no other events */
};

struct clm_diff {
    struct clm__side old_side;
    struct clm__side new_side;
    uint32_t party_count;
    uint8_t *similarity; /* by old event: 0-100 of a match by content */
    uint32_t skip;       /* fields that are not compared, bits */
    bool accusations; /* one side is a table of accusations: parties come in no order */
    bool is_table;    /* one side is a table, which has no such links */
    struct clm__arena arena;
    struct clm__translation translation;
    struct clm_change *changes;
    size_t change_count, change_room;
    struct clm_change unwanted; /* where changes go that nobody asked for */
    bool *told_old;             /* by actor: a renaming or joining tells of it already */
    bool *told_new;
    bool failed; /* there was no memory */
};

/** Fills a side from its graph; false when there is no memory. */
bool clm__side_init(struct clm_diff *diff, struct clm__side *side,
                    const struct clm_graph *graph);
/** The event that tells `event`'s story: itself, or what it is a further telling of. */
uint32_t clm__main_of(const struct clm__side *side, uint32_t event);

static inline bool
clm__skips(const struct clm_diff *diff, enum clm_diff_field field)
{
    return (diff->skip >> field & 1) != 0;
}

/** Whether a person rejected the event with this id, which the side then does not have.
 */
bool clm__is_rejected(const struct clm__side *side, const char *id);
/** Rows of review*.csv with a verdict whose events were found. */
size_t clm__count_decisions(const struct clm__side *side,
                            enum clm__verdict_of_person verdict);

static inline const char *
clm__event_id(const struct clm__side *side, uint32_t event)
{
    return clm_corpus_text(side->corpus, clm_corpus_event(side->corpus, event)->id);
}

/** Whether an event was read by this run and is not sure enough to be shown: no result
 * has it, so none lacks it. */
static inline bool
clm__is_hidden(const struct clm__side *side, uint32_t event)
{
    const struct clm_event *found = clm_corpus_event(side->corpus, event);
    return side->corpus->files[found->file].is_read &&
           found->confidence < CLM_USUAL_CONFIDENCE;
}

/** Whether an event has no partner, and could have one. */
static inline bool
clm__is_alone(const struct clm__side *side, uint32_t event)
{
    return side->partner[event] == CLM_NONE && !clm__is_hidden(side, event) &&
           (!side->only_accusations ||
            clm_corpus_event(side->corpus, event)->kind == CLM_KIND_ACCUSATION);
}

#endif
