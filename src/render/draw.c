/* SPDX-License-Identifier: MIT */
/* Which writer draws a page, what a format can hold, and the shapes that all writers draw
 * alike. */
#include "render/draw.h"

#include <math.h>

static enum clm_code
check_size(const struct clm__page *page, enum clm_picture_format format, unsigned dpi,
           struct clm_error *err)
{
    const double max_side = 32767, max_pixels = 3e8, max_points = 14400;
    double wide = page->width * dpi / 72, high = page->height * dpi / 72;
    if (format == CLM_FORMAT_PNG &&
        (wide > max_side || high > max_side || wide * high > max_pixels))
        return clm_error_set(err, CLM_E_RENDER, (struct clm_loc){0},
                             "a PNG of %.0f x %.0f pixels is too large: draw pages of "
                             "A4, a lower resolution, or SVG",
                             wide, high);
    if (format == CLM_FORMAT_PDF && page->height > max_points)
        return clm_error_set(err, CLM_E_RENDER, (struct clm_loc){0},
                             "a PDF page of %.0f points is too high (at most %.0f): draw "
                             "pages of A4, or SVG",
                             page->height, max_points);
    return CLM_OK;
}

enum clm_code
clm__draw_page(struct clm__buf *out, const struct clm__scene *scene, size_t page,
               enum clm_picture_format format, unsigned dpi, struct clm_error *err)
{
    enum clm_code code = CLM_OK;
    for (size_t i = 0; i < scene->page_count && code == CLM_OK; i++)
        if (i == page || page == CLM_ALL_PAGES)
            code = check_size(&scene->pages[i], format, dpi, err);
    if (code != CLM_OK)
        return code;
    if (format == CLM_FORMAT_DOT)
        return clm__draw_dot(out, scene, page, err);
    if (format != CLM_FORMAT_SVG)
        return clm__draw_cairo(out, scene, page, format, dpi, err);
    clm__draw_svg(out, scene, page);
    if (out->failed)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0},
                             "out of memory while drawing");
    return CLM_OK;
}

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
