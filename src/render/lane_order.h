/* SPDX-License-Identifier: MIT */
/* The order of lanes: the one with the least way for all arrows together. */
#ifndef CLM_RENDER_LANE_ORDER_H
#define CLM_RENDER_LANE_ORDER_H

#include <stddef.h>
#include <stdint.h>

#define CLM__MAX_LANES 32u

/** Orders `count` (at most CLM__MAX_LANES) lanes. `weights[a * count + b]` says how many
 * arrows go from lane a to lane b. `order[k]` gets the lane that stands at place k. Up to
 * 8 lanes it is the best order there is, the first one in lexical order where several
 * are; above 8 a good one (barycentre, then exchanges until none helps). CLM__LANE_LAST
 * pins the last lane to the last place. */
void clm__lane_order(uint8_t *order, const uint32_t *weights, size_t count,
                     unsigned flags);
#define CLM__LANE_LAST 1u

/** The way of all arrows, in lanes. */
uint64_t clm__lane_cost(const uint8_t *order, const uint32_t *weights, size_t count);

#endif
