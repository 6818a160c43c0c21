/* SPDX-License-Identifier: MIT */
/* Datelines: "BRUSSELS, Dec. 12 -". */
#ifndef CLM_ARTICLE_DATELINE_H
#define CLM_ARTICLE_DATELINE_H

#include <stddef.h>

/** Where the dateline at the start of a paragraph ends, its start when it has none. */
size_t clm__dateline_end(const char *text, size_t start, size_t end);

#endif
