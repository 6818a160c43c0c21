/* SPDX-License-Identifier: MIT */
/* How well one event answers, repeats or is about another. */
#ifndef CLM_GRAPH_LINK_SCORE_H
#define CLM_GRAPH_LINK_SCORE_H

#include "graph/telling.h"

/** From these scores on a link is made. */
enum {
    CLM__ANSWER_FROM = 60,
    CLM__COUNTER_FROM = 66,
    CLM__REPEAT_FROM = 70,
    CLM__ABOUT_FROM = 62,
    CLM__TRUCE_FROM = 55
};
/** Days back that are looked at. */
enum {
    CLM__ANSWER_DAYS = 21,
    CLM__COUNTER_DAYS = 4,
    CLM__REPEAT_DAYS = 30,
    CLM__ABOUT_DAYS = 8,
    CLM__TRUCE_DAYS = 400
};

/** A denial or rejection and an accusation. */
struct clm__score clm__answer_score(const struct clm_graph *graph,
                                    const struct clm__telling *answer,
                                    const struct clm__telling *claim);
/** An accusation and an earlier one of the accused against the accuser. */
struct clm__score clm__counter_score(const struct clm_graph *graph,
                                     const struct clm__telling *counter,
                                     const struct clm__telling *claim);
/** A claim and an earlier one by the same party. */
struct clm__score clm__repeat_score(const struct clm_graph *graph,
                                    const struct clm__telling *later,
                                    const struct clm__telling *first);
/** An accusation and a strike or attack. */
struct clm__score clm__about_score(const struct clm_graph *graph,
                                   const struct clm__telling *claim,
                                   const struct clm__telling *act);
/** What tells of a ceasefire, and the start of one: `later` ends or extends it, violates
 * it, or accuses somebody of that. */
struct clm__score clm__truce_score(const struct clm_graph *graph,
                                   const struct clm__telling *later,
                                   const struct clm__telling *start);

#endif
