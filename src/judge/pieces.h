/* SPDX-License-Identifier: MIT */
/* Wordpieces: words, without case and accents, in the longest parts that the model has.
 */
#ifndef CLM_JUDGE_PIECES_H
#define CLM_JUDGE_PIECES_H

#include "judge/judge_model.h"

#include <stdbool.h>

struct clm__piece {
    uint32_t start, end; /* bytes of the text */
    uint16_t id;
};

struct clm__pieces {
    struct clm__piece *items;
    size_t count, room;
};

/** Appends the pieces of the bytes [start, end) of a text. False when there is no memory.
 */
bool clm__pieces_add(struct clm__pieces *pieces, const struct clm__judge_model *model,
                     const char *text, uint32_t start, uint32_t end);
void clm__pieces_release(struct clm__pieces *pieces);

#endif
