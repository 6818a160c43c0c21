/* SPDX-License-Identifier: MIT */
/* Text as Graphviz takes it, and numbers. */
#ifndef CLM_RENDER_ESCAPE_H
#define CLM_RENDER_ESCAPE_H

#include "base/buf.h"

/** Text for an HTML-like label of Graphviz. */
void clm__escape_label(struct clm__buf *out, const char *text, size_t len);
/** Text for a tooltip of Graphviz. */
void clm__escape_tooltip(struct clm__buf *out, const char *text, size_t len);
/** A number with at most two decimals, whatever the locale. */
void clm__put_points(struct clm__buf *out, double points);

#endif
