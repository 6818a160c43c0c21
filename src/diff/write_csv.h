/* SPDX-License-Identifier: MIT */
/* A diff as a table. */
#ifndef CLM_DIFF_WRITE_CSV_H
#define CLM_DIFF_WRITE_CSV_H

#include "diff/side.h"

/** `out` keeps a want of memory. */
void clm__diff_csv(const struct clm_diff *diff, struct clm__buf *out);

#endif
