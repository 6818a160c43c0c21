/* SPDX-License-Identifier: MIT */
/* Which writer draws a page, and what a format can hold. */
#include "render/draw.h"

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
