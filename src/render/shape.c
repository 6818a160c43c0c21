/* SPDX-License-Identifier: MIT */
/* The shapes that all writers draw alike: heads of arrows and marks. */
#include "render/shape.h"

#include <math.h>

struct clm__point
clm__line_stop(struct clm__point from, struct clm__point tip, uint8_t head)
{
    double dx = tip.x - from.x, dy = tip.y - from.y, way = hypot(dx, dy);
    if (head == CLM__NO_HEAD || way <= 0)
        return tip;
    double keep = way > 6 ? (way - CLM__HEAD_LENGTH) / way : 0.1;
    return (struct clm__point){from.x + dx * keep, from.y + dy * keep};
}

void
clm__head_corners(struct clm__point corners[4], struct clm__point from,
                  struct clm__point tip, uint8_t head)
{
    double dx = tip.x - from.x, dy = tip.y - from.y, way = hypot(dx, dy);
    double ux = way > 0 ? dx / way : 1, uy = way > 0 ? dy / way : 0;
    double half = head == CLM__OPEN_HEAD ? 2.4 : 1.95;
    double notch = head == CLM__OPEN_HEAD ? CLM__HEAD_LENGTH * 0.6 : CLM__HEAD_LENGTH;
    struct clm__point base = {tip.x - ux * CLM__HEAD_LENGTH,
                              tip.y - uy * CLM__HEAD_LENGTH};
    corners[0] = tip;
    corners[1] = (struct clm__point){base.x - uy * half, base.y + ux * half};
    corners[2] = (struct clm__point){tip.x - ux * notch, tip.y - uy * notch};
    corners[3] = (struct clm__point){base.x + uy * half, base.y - ux * half};
}

size_t
clm__mark_corners(struct clm__point corners[4], const struct clm__item *item)
{
    double half = item->size / 2, x = item->x0, y = item->y0;
    switch ((enum clm__shape)item->shape) {
    case CLM__DIAMOND:
        corners[0] = (struct clm__point){x, y - half};
        corners[1] = (struct clm__point){x + half, y};
        corners[2] = (struct clm__point){x, y + half};
        corners[3] = (struct clm__point){x - half, y};
        return 4;
    case CLM__TRIANGLE_UP:
    case CLM__TRIANGLE_DOWN: {
        double tip = item->shape == CLM__TRIANGLE_UP ? -half : half;
        corners[0] = (struct clm__point){x, y + tip};
        corners[1] = (struct clm__point){x + half, y - tip / 2};
        corners[2] = (struct clm__point){x - half, y - tip / 2};
        return 3;
    }
    case CLM__SQUARE:
    case CLM__CIRCLE:
        break;
    }
    corners[0] = (struct clm__point){x - half, y - half};
    corners[1] = (struct clm__point){x + half, y - half};
    corners[2] = (struct clm__point){x + half, y + half};
    corners[3] = (struct clm__point){x - half, y + half};
    return 4;
}
