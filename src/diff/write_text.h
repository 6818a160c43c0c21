/* SPDX-License-Identifier: MIT */
/* A diff for people. */
#ifndef CLM_DIFF_WRITE_TEXT_H
#define CLM_DIFF_WRITE_TEXT_H

#include "diff/side.h"

/** `out` keeps a want of memory. */
void clm__diff_text(const struct clm_diff *diff, bool color, bool only_stat,
                    struct clm__buf *out);

#endif
