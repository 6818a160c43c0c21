/* SPDX-License-Identifier: MIT */
/* Who accuses whom, counted: the busiest parties a line each, the others together, totals
 * at the edges. */
#ifndef CLM_RENDER_TALLY_MATRIX_H
#define CLM_RENDER_TALLY_MATRIX_H

#include "render/tally.h"

enum {
    CLM__SHOWN = 8,             /* parties of a side with a line of their own at most */
    CLM__SIDE = CLM__SHOWN + 2, /* with others and totals */
    CLM__TOTAL = CLM__SIDE - 1, /* the line of totals */
};

struct clm__tally_cell {
    uint32_t rows, answered;
};

struct clm__tally_side {
    uint32_t parties[CLM__SIDE]; /* those with a line of their own, the busiest first */
    uint32_t count;
    bool others; /* the line at `count` is that of all others */
};

struct clm__tally_matrix {
    struct clm__tally_side by, at;
    struct clm__tally_cell cells[CLM__SIDE][CLM__SIDE];
    uint32_t most; /* rows in a cell that is no total */
};

/** Counts the rows; `shown` parties of a side (at most CLM__SHOWN) have lines. */
void clm__tally_count(struct clm__tally_matrix *matrix, const struct clm__tally *tally,
                      uint32_t shown);
/** Lines of a side without that of totals. */
uint32_t clm__tally_lines(const struct clm__tally_side *side);

#endif
