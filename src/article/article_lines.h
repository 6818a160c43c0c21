/* SPDX-License-Identifier: MIT */
/* Lines of an article and what each of them is. Private to the article modules. */
#ifndef CLM_ARTICLE_LINES_H
#define CLM_ARTICLE_LINES_H

#include "article/boilerplate.h"
#include "article/line.h"

struct clm__lines {
    struct clm__line *at;
    size_t count;
    size_t room;
};

/** Cuts `text` into lines and says of each what it is. `title` "" = unknown. CLM_E_NOMEM
 * as false. */
bool clm__lines_read(struct clm__lines *out, const char *text, size_t len,
                     const char *title, const struct clm__boilerplate *list);

#endif
