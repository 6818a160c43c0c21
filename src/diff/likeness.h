/* SPDX-License-Identifier: MIT */
/* How alike two events are in what they say. */
#ifndef CLM_DIFF_LIKENESS_H
#define CLM_DIFF_LIKENESS_H

#include "diff/side.h"

enum { CLM__MAX_WORDS = 32 };

/** Hashes of the words of three letters or more of a text, small letters, each once,
 * ascending; gives how many. */
size_t clm__words_read(const char *text, uint32_t words[CLM__MAX_WORDS]);

/** 0-100: kind and phase 10, actors 20, targets 20, date 15, charge 35; what neither says
 * does not count. The same both ways. */
unsigned clm__likeness(const struct clm_diff *diff, uint32_t old_event,
                       uint32_t new_event);

#endif
