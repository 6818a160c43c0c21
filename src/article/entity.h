/* SPDX-License-Identifier: MIT */
/* Character references of HTML in a text that is none: "&quot;", "&#8217;", "&#x27;". */
#ifndef CLM_ARTICLE_ENTITY_H
#define CLM_ARTICLE_ENTITY_H

#include <stddef.h>

enum { CLM__ENTITY_BYTES = 4 };

/** Reads the reference that begins at `text`: its bytes in the text, 0 if it is none.
 * `bytes` (CLM__ENTITY_BYTES + 1) gets what it stands for, ended by NUL; "" for a mark
 * that nobody sees. */
size_t clm__entity_read(char *bytes, const char *text, size_t len);

#endif
