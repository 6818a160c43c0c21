/* SPDX-License-Identifier: MIT */
/* Pages of a scene as bytes. Three writers that know nothing of each other: DOT by
 * libcgraph, SVG by ourselves, PNG and PDF by cairo and pango. */
#ifndef CLM_RENDER_DRAW_H
#define CLM_RENDER_DRAW_H

#include "base/buf.h"
#include "claimline/picture.h"
#include "render/scene.h"
#include "render/shape.h"

/** Appends `page` of `scene` to `out`, or with CLM_ALL_PAGES the whole of it as one PDF.
 * `dpi` counts for PNG. CLM_E_NOMEM; CLM_E_RENDER when the page is larger than the format
 * can hold or cairo fails. What `out` had stays; on failure more may have been added. */
enum clm_code clm__draw_page(struct clm__buf *out, const struct clm__scene *scene,
                             size_t page, enum clm_picture_format format, unsigned dpi,
                             struct clm_error *err);

/** The writers; `page` is one of the scene, or for PDF CLM_ALL_PAGES. */
enum clm_code clm__draw_dot(struct clm__buf *out, const struct clm__scene *scene,
                            size_t page, struct clm_error *err);
void clm__draw_svg(struct clm__buf *out, const struct clm__scene *scene, size_t page);
enum clm_code clm__draw_cairo(struct clm__buf *out, const struct clm__scene *scene,
                              size_t page, enum clm_picture_format format, unsigned dpi,
                              struct clm_error *err);

#endif
