/* SPDX-License-Identifier: MIT */
/* The list of phrases that stand around stories (data/boilerplate.txt). */
#ifndef CLM_ARTICLE_BOILERPLATE_H
#define CLM_ARTICLE_BOILERPLATE_H

#include "article/reason.h"
#include "claimline/error.h"

#include <stdbool.h>
#include <stddef.h>

struct clm__boilerplate;

/** The phrases that stand around stories; `text` NULL takes the built-in list.
 * CLM_E_DATA, CLM_E_NOMEM. */
enum clm_code clm__boilerplate_new(struct clm__boilerplate **out, const char *name,
                                   const char *text, size_t len,
                                   struct clm_error *err) CLM_MUST_CHECK;
void clm__boilerplate_free(struct clm__boilerplate *list);

/** What the list of phrases says of a line; -1 = nothing. `*ends_story` as above. */
int clm__boilerplate_find(const struct clm__boilerplate *list, const char *line,
                          size_t len, bool *ends_story);

#endif
