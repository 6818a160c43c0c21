/* SPDX-License-Identifier: MIT */
/* Parts of timeline.json, for those who compare or change them. */
#ifndef CLM_TABLE_JSON_GRAPH_H
#define CLM_TABLE_JSON_GRAPH_H

#include "claimline/graph.h"

#include <jansson.h>

/** The record of an event without its further tellings; NULL when there is no memory. The
 * caller drops it. */
json_t *clm__json_event(const struct clm_graph *graph, uint32_t event);
/** The records of an actor and a source in their lists. */
json_t *clm__json_actor(const struct clm_corpus *corpus, uint32_t actor);
json_t *clm__json_source(const struct clm_corpus *corpus, uint32_t source);

#endif
