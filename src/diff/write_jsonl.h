/* SPDX-License-Identifier: MIT */
/* A change as a line of JSON. */
#ifndef CLM_DIFF_WRITE_JSONL_H
#define CLM_DIFF_WRITE_JSONL_H

#include "diff/side.h"

/** `out` keeps a want of memory. */
void clm__diff_jsonl(const struct clm_diff *diff, struct clm__buf *out, size_t index);

#endif
