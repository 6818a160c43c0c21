/* SPDX-License-Identifier: MIT */
/* Who accuses whom, counted. */
#include "render/tally_matrix.h"

static uint32_t
rows_of(const struct clm__tally_party *party, bool accuses)
{
    return accuses ? party->by : party->at;
}

/* Parties come with the busiest first; those with most rows on this side are shown. */
static struct clm__tally_side
choose(const struct clm__tally *tally, bool accuses, uint32_t shown)
{
    struct clm__tally_side side = {0};

    for (uint32_t i = 0; i < tally->party_count; i++) {
        uint32_t rows = rows_of(&tally->parties[i], accuses);
        if (rows == 0)
            continue;
        if (side.count == shown)
            side.others = true;
        uint32_t at = side.count < shown ? side.count++ : shown;
        while (at > 0 && rows_of(&tally->parties[side.parties[at - 1]], accuses) < rows) {
            if (at < shown)
                side.parties[at] = side.parties[at - 1];
            at--;
        }
        if (at < shown)
            side.parties[at] = i;
    }

    return side;
}

static uint32_t
place_of(const struct clm__tally_side *side, uint32_t party)
{
    uint32_t i = 0;
    while (i < side->count && side->parties[i] != party)
        i++;
    return i; /* `count` = among the others */
}

static void
add(struct clm__tally_cell *cell, bool answered)
{
    cell->rows++;
    cell->answered += answered ? 1 : 0;
}

void
clm__tally_count(struct clm__tally_matrix *matrix, const struct clm__tally *tally,
                 uint32_t shown)
{
    *matrix = (struct clm__tally_matrix){.by = choose(tally, true, shown),
                                         .at = choose(tally, false, shown)};
    for (size_t i = 0; i < tally->row_count; i++) {
        const struct clm__tally_row *row = &tally->rows[i];
        uint32_t by = place_of(&matrix->by, row->by);
        uint32_t at = place_of(&matrix->at, row->at);
        add(&matrix->cells[by][at], row->answered);
        add(&matrix->cells[by][CLM__TOTAL], row->answered);
        add(&matrix->cells[CLM__TOTAL][at], row->answered);
        add(&matrix->cells[CLM__TOTAL][CLM__TOTAL], row->answered);
        if (matrix->cells[by][at].rows > matrix->most)
            matrix->most = matrix->cells[by][at].rows;
    }
}

uint32_t
clm__tally_lines(const struct clm__tally_side *side)
{
    return side->count + (side->others ? 1 : 0);
}
