/* SPDX-License-Identifier: MIT */
/* The marks that a version control program leaves in a file where it could not join two
 * versions. */
#ifndef CLM_BASE_CONFLICT_H
#define CLM_BASE_CONFLICT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What is told of such a line, in every kind of file. */
#define CLM__CONFLICT_TEXT                                                               \
    "a conflict of a merge; keep one of its sides and take out the lines <<<<<<<, "      \
    "======= and >>>>>>>"

/** Whether a line (with or without its end) is such a mark: seven of < = > or | at its
 * start, then a blank or nothing. */
bool clm__is_conflict_mark(const char *line, size_t len);

/** The number, from 1, of the first line that opens a conflict whose other side follows,
 * or 0. */
uint32_t clm__find_conflict(const char *text, size_t len);

#endif
