/* SPDX-License-Identifier: MIT */
/* The diff from inside: two sides, which event and actor of one is which of the other,
 * and the changes. */
#ifndef CLM_DIFF_DIFF_H
#define CLM_DIFF_DIFF_H

#include "base/arena.h"
#include "base/buf.h"
#include "claimline/diff.h"
#include "diff/translate.h"
#include "read/corpus.h"
#include "table/json_graph.h"

/** One version. */
struct clm__side {
    const struct clm_graph *graph;
    struct clm_corpus *corpus;
    size_t count;          /* of events, further tellings too */
    uint32_t *order;       /* events in the total order, each followed by its tellings */
    uint32_t *partner;     /* by event: the same event of the other side, or CLM_NONE */
    uint32_t *who;         /* by actor: a number that the same actor of both sides has */
    bool only_accusations; /* the other side can hold no other events */
};

struct clm_diff {
    struct clm__side old_side;
    struct clm__side new_side;
    uint32_t who_count;
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

/** Numbers the actors of both sides: by id, then by name. */
bool clm__who_number(struct clm_diff *diff);
/** Finds actors that were renamed, merged and split, and speakers that were renamed, once
 * events are matched; adds those changes and fills the translation. */
bool clm__who_changes(struct clm_diff *diff);
/** Compares the lists of actors. */
void clm__who_lists(struct clm_diff *diff);

/** Matches events: by id, then by what they say, best pairs first. */
bool clm__match(struct clm_diff *diff);

/** Whether two matched events are the same in all that is compared; false may still mean
 * that they are. */
bool clm__same_event(const struct clm_diff *diff, uint32_t old_event, uint32_t new_event);
/** Adds the changes of two matched events. */
void clm__compare(struct clm_diff *diff, uint32_t old_event, uint32_t new_event);

/** A new change at the end of the list, or one nobody looks at when its field is not
 * wanted or there is no memory. */
struct clm_change *clm__change_add(struct clm_diff *diff, enum clm_change_kind kind,
                                   uint32_t old_event, uint32_t new_event);
/** Sets values; takes nothing, NULL and JSON null are nothing. */
void clm__change_values(struct clm_diff *diff, struct clm_change *change,
                        const json_t *old_value, const json_t *new_value);
/** JSON text that lives as long as the diff. */
const char *clm__change_json(struct clm_diff *diff, const json_t *value);
/** The event that tells `event`'s story: itself, or what it is a further telling of. */
uint32_t clm__main_of(const struct clm__side *side, uint32_t event);

static inline bool
clm__skips(const struct clm_diff *diff, enum clm_diff_field field)
{
    return (diff->skip >> field & 1) != 0;
}

static inline const char *
clm__event_id(const struct clm__side *side, uint32_t event)
{
    return clm_corpus_text(side->corpus, clm_corpus_event(side->corpus, event)->id);
}

/** Where a change stands, "file:line:column" or "file:/events/3/date"; "" when nowhere.
 */
void clm__change_place(const struct clm_diff *diff, const struct clm_change *change,
                       bool is_new, struct clm__buf *out);

/** Whether an event has no partner, and could have one. */
static inline bool
clm__is_alone(const struct clm__side *side, uint32_t event)
{
    return side->partner[event] == CLM_NONE &&
           (!side->only_accusations ||
            clm_corpus_event(side->corpus, event)->kind == CLM_KIND_ACCUSATION);
}

/** The writers of one format each; `out` keeps a want of memory. */
void clm__diff_jsonl(const struct clm_diff *diff, struct clm__buf *out, size_t index);
void clm__diff_text(const struct clm_diff *diff, bool color, bool only_stat,
                    struct clm__buf *out);
void clm__diff_csv(const struct clm_diff *diff, struct clm__buf *out);

#endif
