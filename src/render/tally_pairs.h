/* SPDX-License-Identifier: MIT */
/* The pairs of parties that accuse each other most, and their stacks over time. */
#ifndef CLM_RENDER_TALLY_PAIRS_H
#define CLM_RENDER_TALLY_PAIRS_H

#include "render/tally.h"
#include "render/timespan.h"

enum { CLM__MOST_PAIRS = 12, CLM__MOST_COLUMNS = 128 };

struct clm__tally_pair {
    uint32_t a, b; /* parties; a, who accuses more, stands above the line */
    uint32_t rows, up;
    uint32_t high[2]; /* the highest stack below and above the line */
};

struct clm__tally_pairs {
    struct clm__tally_pair pairs[CLM__MOST_PAIRS]; /* with most rows first */
    size_t count;
    size_t all;            /* pairs that there are */
    struct clm__span span; /* the axis that all share */
    uint32_t columns;      /* of it */
    uint32_t highest;      /* stack of all */
};

/** Finds at most `most` pairs; `columns` is at most CLM__MOST_COLUMNS. False when there
 * is no memory. */
bool clm__tally_find_pairs(struct clm__tally_pairs *pairs, struct clm__tally *tally,
                           size_t most, uint32_t columns);
/** Whether a dated row is of the pair; `*above` gets on which side of the line. */
bool clm__tally_is_in(const struct clm__tally_row *row,
                      const struct clm__tally_pair *pair, bool *above);
/** The column of a day on the axis. */
uint32_t clm__tally_column(const struct clm__tally_pairs *pairs, clm_day day);

#endif
