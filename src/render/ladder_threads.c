/* SPDX-License-Identifier: MIT */
/* Threads: a claim and those of its answers that stand on rows of their own share a
 * number. */
#include "base/alloc.h"
#include "render/ladder_parts.h"

struct sets {
    uint32_t *row_of; /* by event: 1 + its row, 0 = none */
    uint32_t *above;  /* by row: a row of the same thread, itself at the first one */
};

static uint32_t
first_of(const struct sets *sets, uint32_t row)
{
    while (sets->above[row] != row) {
        sets->above[row] = sets->above[sets->above[row]];
        row = sets->above[row];
    }
    return row;
}

/* Joins a row with those that its event answers. */
static void
join(const struct ladder *ladder, const struct sets *sets, uint32_t event)
{
    size_t count = 0;
    const struct clm_link *links = clm_graph_links(ladder->graph, event, &count);
    for (size_t i = 0; i < count; i++) {
        if (links[i].kind != CLM_LINK_ANSWERS || sets->row_of[links[i].event] == 0)
            continue;
        uint32_t a = first_of(sets, sets->row_of[event] - 1);
        uint32_t b = first_of(sets, sets->row_of[links[i].event] - 1);
        sets->above[a > b ? a : b] = a > b ? b : a;
    }
}

static void
find_sets(const struct ladder *ladder, const struct sets *sets)
{
    for (uint32_t i = 0; i < ladder->row_count; i++) {
        const struct row *row = &ladder->rows[i];
        sets->above[i] = i;
        sets->row_of[row->number] = i + 1;
        if (row->answer != NULL)
            sets->row_of[row->answer_number] = i + 1;
    }
    for (size_t i = 0; i < ladder->row_count; i++) {
        join(ladder, sets, ladder->rows[i].number);
        if (ladder->rows[i].answer != NULL)
            join(ladder, sets, ladder->rows[i].answer_number);
    }
}

void
clm__ladder_number_threads(struct ladder *ladder)
{
    size_t events = clm_corpus_event_count(ladder->corpus);
    struct sets sets = {clm__calloc(events + 1, sizeof(uint32_t)),
                        clm__calloc(ladder->row_count + 1, sizeof(uint32_t))};
    uint32_t threads = 0;
    if (sets.row_of == NULL || sets.above == NULL)
        ladder->failed = true;
    else
        find_sets(ladder, &sets);
    for (uint32_t i = 0; i < ladder->row_count && !ladder->failed; i++) {
        struct row *first = &ladder->rows[first_of(&sets, i)];
        if (first == &ladder->rows[i])
            continue;
        if (first->thread == 0)
            first->thread = ++threads;
        ladder->rows[i].thread = first->thread;
    }
    ladder->threads = threads > 0;
    clm__free(sets.row_of);
    clm__free(sets.above);
}
