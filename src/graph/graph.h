/* SPDX-License-Identifier: MIT */
/* The graph from inside: order, links, further tellings. */
#ifndef CLM_GRAPH_GRAPH_H
#define CLM_GRAPH_GRAPH_H

#include "base/arena.h"
#include "claimline/graph.h"
#include "read/corpus.h"

struct clm_graph {
    struct clm_corpus *corpus;
    struct clm__arena arena;
    size_t event_count; /* of the corpus */
    uint32_t
        *main_of;    /* by event: itself, or the event of which it is a further telling */
    uint32_t *nodes; /* in the total order */
    size_t node_count;
    uint32_t *place; /* by event: where it stands in `nodes`; of a further telling, its
                        main event's */
    uint32_t *first_link; /* by event, and one more */
    struct clm_link *links;
    uint32_t *first_member; /* by event, and one more; NULL when there are no further
                               tellings */
    uint32_t *members;
    struct clm__merged {
        const struct clm_citation *citations;
        size_t count;
    } * merged;            /* by event, or NULL */
    uint32_t *independent; /* sources that tell it, by event */
    uint8_t *joined;       /* by event: the score with which it was joined, or NULL */
    uint16_t *why;         /* by event, with `joined` */
    struct clm__found {
        uint32_t from, to;
        uint16_t why;
        uint8_t kind;
        uint8_t score;
    } * found; /* links that nobody wrote down */
    size_t found_count, found_room;
    uint32_t *cycles;
    size_t cycle_count;
};

/** The first day that counts for the order: of a date with an open start, the last. */
static inline clm_day
clm__sort_day(const struct clm_date *date)
{
    return (date->flags & CLM_DATE_OPEN_START) != 0 ? date->latest : date->earliest;
}

/** Whether an event comes from a result of ours, a timeline.json or a table of events,
 * which has been through joining and linking already. */
static inline bool
clm__is_result(const struct clm_graph *graph, const struct clm_event *event)
{
    const struct clm__file *file = &graph->corpus->files[event->file];
    return file->is_timeline || file->table == CLM__TABLE_EVENTS;
}

/** Whether the link makes the event that has it stand after the other. */
static inline bool
clm__link_orders(uint8_t kind)
{
    return kind != CLM_LINK_REPEATS;
}

#endif
