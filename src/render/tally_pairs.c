/* SPDX-License-Identifier: MIT */
/* The pairs of parties that accuse each other most. */
#include "render/tally_pairs.h"

#include <stdlib.h>

static uint64_t
key_of(const struct clm__tally_row *row)
{
    uint32_t low = row->by < row->at ? row->by : row->at;
    uint32_t high = row->by < row->at ? row->at : row->by;
    return (uint64_t)low << 32 | high;
}

static int
by_key(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static bool
is_of_two(const struct clm__tally *tally, const struct clm__tally_row *row)
{
    return row->by != row->at && tally->parties[row->by].actor != CLM_NONE &&
           tally->parties[row->at].actor != CLM_NONE;
}

/* Puts a pair among the best, which stand with most rows first. */
static void
keep(struct clm__tally_pairs *pairs, size_t most, struct clm__tally_pair pair)
{
    size_t at = pairs->count < most ? pairs->count : most;

    for (; at > 0 && pairs->pairs[at - 1].rows < pair.rows; at--)
        if (at < most)
            pairs->pairs[at] = pairs->pairs[at - 1];
    if (at < most)
        pairs->pairs[at] = pair;

    pairs->count += pairs->count < most ? 1 : 0;
}

static bool
find(struct clm__tally_pairs *pairs, struct clm__tally *tally, size_t most)
{
    size_t keys = 0;
    uint64_t *key = clm__arena_calloc(&tally->arena, tally->row_count + 1, sizeof *key);
    if (key == NULL)
        return false;

    for (size_t i = 0; i < tally->row_count; i++)
        if (is_of_two(tally, &tally->rows[i]))
            key[keys++] = key_of(&tally->rows[i]);
    qsort(key, keys, sizeof *key, by_key);

    for (size_t i = 0, end; i < keys; i = end) {
        for (end = i; end < keys && key[end] == key[i];)
            end++;
        keep(pairs, most,
             (struct clm__tally_pair){.a = (uint32_t)(key[i] >> 32),
                                      .b = (uint32_t)key[i],
                                      .rows = (uint32_t)(end - i)});
        pairs->all++;
    }

    return true;
}

/* Whoever accuses more stands above the line. */
static void
turn(const struct clm__tally *tally, struct clm__tally_pair *pair)
{
    for (size_t i = 0; i < tally->row_count; i++)
        pair->up += tally->rows[i].by == pair->a && tally->rows[i].at == pair->b ? 1 : 0;

    if (pair->up * 2 < pair->rows)
        *pair = (struct clm__tally_pair){
            .a = pair->b, .b = pair->a, .rows = pair->rows, .up = pair->rows - pair->up};
}

/* Rows come in the order of their days. */
static void
find_days(struct clm__tally_pairs *pairs, const struct clm__tally *tally)
{
    for (size_t i = 0; i < tally->row_count; i++)
        if (tally->rows[i].dated)
            clm__span_add(&pairs->span, tally->rows[i].day);
    clm__span_close(&pairs->span);
}

static void
find_heights(struct clm__tally_pairs *pairs, const struct clm__tally *tally,
             struct clm__tally_pair *pair)
{
    uint32_t stacks[2][CLM__MOST_COLUMNS] = {{0}};

    for (size_t i = 0; i < tally->row_count; i++) {
        bool above;
        if (!clm__tally_is_in(&tally->rows[i], pair, &above))
            continue;
        uint32_t high = ++stacks[above][clm__tally_column(pairs, tally->rows[i].day)];
        pair->high[above] = high > pair->high[above] ? high : pair->high[above];
        pairs->highest = high > pairs->highest ? high : pairs->highest;
    }
}

bool
clm__tally_find_pairs(struct clm__tally_pairs *pairs, struct clm__tally *tally,
                      size_t most, uint32_t columns)
{
    *pairs = (struct clm__tally_pairs){.columns = columns};
    if (!find(pairs, tally, most))
        return false;

    find_days(pairs, tally);
    for (size_t i = 0; i < pairs->count; i++) {
        turn(tally, &pairs->pairs[i]);
        find_heights(pairs, tally, &pairs->pairs[i]);
    }

    return true;
}

bool
clm__tally_is_in(const struct clm__tally_row *row, const struct clm__tally_pair *pair,
                 bool *above)
{
    *above = row->by == pair->a && row->at == pair->b;
    return row->dated && (*above || (row->by == pair->b && row->at == pair->a));
}

uint32_t
clm__tally_column(const struct clm__tally_pairs *pairs, clm_day day)
{
    double at = clm__span_at(&pairs->span, day) * pairs->columns / pairs->span.days;
    return (uint32_t)at < pairs->columns ? (uint32_t)at : pairs->columns - 1;
}
