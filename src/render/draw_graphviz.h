/* SPDX-License-Identifier: MIT */
/* A page of a scene as DOT, SVG, PNG or PDF: libcgraph builds and writes, libgvc renders.
 */
#ifndef CLM_RENDER_DRAW_GRAPHVIZ_H
#define CLM_RENDER_DRAW_GRAPHVIZ_H

#include "base/buf.h"
#include "claimline/picture.h"
#include "render/scene.h"

/** Appends `page` of `scene` to `out`. `dpi` counts for PNG. CLM_E_NOMEM; CLM_E_RENDER
 * when Graphviz fails, lacks the format, or the page is larger than the format can hold.
 * What `out` had stays; on failure more may have been added. */
enum clm_code clm__draw_page(struct clm__buf *out, const struct clm__scene *scene,
                             size_t page, enum clm_picture_format format, unsigned dpi,
                             struct clm_error *err);

/* Parts of the above that tests use too. */

/** Graphviz' SVG without what depends on its version, with a title and description, and
 * with each line of text as one element. */
void clm__svg_tidy(struct clm__buf *out, const char *svg, size_t len,
                   const struct clm__scene *scene);
/** Overwrites the time of day that cairo writes into a PDF. */
void clm__pdf_tidy(char *pdf, size_t len);
/** Text for an HTML-like label of Graphviz. */
void clm__escape_label(struct clm__buf *out, const char *text, size_t len);
/** Text for a tooltip of Graphviz. */
void clm__escape_tooltip(struct clm__buf *out, const char *text, size_t len);
/** Text for XML, as content or attribute. */
void clm__escape_xml(struct clm__buf *out, const char *text, size_t len);
/** An address that may become a link, or nothing: http and https only. */
void clm__escape_url(struct clm__buf *out, const char *url, size_t len);
/** A number with at most two decimals, whatever the locale. */
void clm__put_points(struct clm__buf *out, double points);

#endif
