/* SPDX-License-Identifier: MIT */
/* Text from input inside HTML and XML: it never becomes markup, and never reorders what
 * stands around it. */
#ifndef CLM_BASE_MARKUP_H
#define CLM_BASE_MARKUP_H

#include "base/buf.h"

/** Appends text for an element or an attribute in double quotes. Controls become spaces;
 * what XML 1.0 forbids and the overrides of writing direction go; a stray byte becomes
 * U+FFFD. */
void clm__markup_text(struct clm__buf *out, const char *text, size_t len);
/** The same without entities, for what takes plain text. */
void clm__markup_plain(struct clm__buf *out, const char *text, size_t len);
/** Appends an address for a quoted attribute; nothing when it is not one of http or
 * https, so that no script, file or mail address becomes a link. */
void clm__markup_url(struct clm__buf *out, const char *url, size_t len);
/** The same where no markup is: "&" stays as it is. */
void clm__markup_address(struct clm__buf *out, const char *url, size_t len);
/** Whether clm__markup_url would write it. */
bool clm__markup_is_link(const char *url, size_t len);
/** Appends a JSON string that may stand inside a script element: no '<', '>' or '&', and
 * nothing that clm__markup_text drops. */
void clm__markup_json(struct clm__buf *out, const char *text, size_t len);

#endif
