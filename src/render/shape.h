/* SPDX-License-Identifier: MIT */
/* The shapes that all writers draw alike: heads of arrows and marks. */
#ifndef CLM_RENDER_SHAPE_H
#define CLM_RENDER_SHAPE_H

#include "render/scene.h"

/** How long the head of an arrow is, in points; its line ends there. */
#define CLM__HEAD_LENGTH 5.5

/** The corners of the head of an arrow whose tip is `tip`, behind a line from `from`:
 * tip, side, notch, side. */
struct clm__point {
    double x, y;
};
void clm__head_corners(struct clm__point corners[4], struct clm__point from,
                       struct clm__point tip, uint8_t head);
/** Where a line with a head stops: short of its tip. */
struct clm__point clm__line_stop(struct clm__point from, struct clm__point tip,
                                 uint8_t head);
/** The corners of a mark that is no circle; returns how many. */
size_t clm__mark_corners(struct clm__point corners[4], const struct clm__item *item);

#endif
