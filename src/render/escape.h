/* SPDX-License-Identifier: MIT */
/* Text and numbers as Graphviz and XML take them. */
#ifndef CLM_RENDER_ESCAPE_H
#define CLM_RENDER_ESCAPE_H

#include "base/buf.h"

/** Text for an HTML-like label of Graphviz. */
void clm__escape_label(struct clm__buf *out, const char *text, size_t len);
/** Text for a tooltip of Graphviz. */
void clm__escape_tooltip(struct clm__buf *out, const char *text, size_t len);
/** Text for XML, as content or attribute. */
void clm__escape_xml(struct clm__buf *out, const char *text, size_t len);
/** Text as it is, without what XML forbids and what reorders its surroundings. */
void clm__escape_plain(struct clm__buf *out, const char *text, size_t len);
/** An address that may become a link, or nothing: http and https only. */
void clm__escape_url(struct clm__buf *out, const char *url, size_t len);
/** The same where no markup is: "&" stays as it is. */
void clm__escape_plain_url(struct clm__buf *out, const char *url, size_t len);
/** A number with at most two decimals, whatever the locale. */
void clm__put_points(struct clm__buf *out, double points);

#endif
