/* SPDX-License-Identifier: MIT */
/* Cuts a text into lines; lines that a sentence was wrapped over become one. */
#ifndef CLM_ARTICLE_CUT_H
#define CLM_ARTICLE_CUT_H

#include "article/article_lines.h"

/** False = no memory. */
bool clm__lines_cut(struct clm__lines *out, const char *text, size_t len);

#endif
