/* SPDX-License-Identifier: MIT */
/* Reads patterns into the trie. */
#ifndef CLM_TIMEX_PATTERN_H
#define CLM_TIMEX_PATTERN_H

#include "timex/timex_reader.h"

/** A new node of the trie; 0 = no memory (or the first). */
uint32_t clm__reader_node(struct clm__reader *r);
/** Reads the rest of the line as a pattern of the last rule. */
bool clm__reader_pattern(struct clm__reader *r);

#endif
