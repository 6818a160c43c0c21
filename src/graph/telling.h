/* SPDX-License-Identifier: MIT */
/* Whether two events are tellings of one act, and how sure that is. */
#ifndef CLM_GRAPH_TELLING_H
#define CLM_GRAPH_TELLING_H

#include "graph/terms.h"

/** How well two events go together, and why. */
struct clm__score {
    unsigned percent; /* 0 = not at all */
    uint16_t why;     /* bits 1 << clm_why */
};

/** An event with its words, which are read once. */
struct clm__telling {
    const struct clm_event *event;
    struct clm__terms words;
};

/** From this score on two events are one. */
enum { CLM__SAME_EVENT = 60 };

struct clm__score clm__telling_score(const struct clm_graph *graph,
                                     const struct clm__telling *a,
                                     const struct clm__telling *b);
/** How many parties of two lists are one actor. */
size_t clm__parties_shared(const struct clm_party *a, size_t a_count,
                           const struct clm_party *b, size_t b_count);
/** Whether the article does not say when: it happened on its day or shortly before. */
bool clm__is_undated(const struct clm_graph *graph, const struct clm_event *event);
/** The charge types that tell something. */
static inline unsigned
clm__types_of(const struct clm_event *event)
{
    return event->charge_types & ~(1u << CLM_CHARGE_OTHER);
}
bool clm__share_source(const struct clm_event *a, const struct clm_event *b);

#endif
