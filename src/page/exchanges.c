/* SPDX-License-Identifier: MIT */
/* The busiest pairs of parties over time: a square an accusation, above the line by the
 * one, below it by the other. All panels share the axis and the size of a square. */
#include "page/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PANELS = 6,
    WIDTH = 300, /* of the axis */
    UNIT = 6,    /* of a column and, while stacks are low, of a square */
    COLUMNS = WIDTH / UNIT,
    STACK = 9, /* squares of full size above one another */
    FOOT = 18, /* room for the ticks */
    TICKS = 7,
};

struct pair {
    uint32_t a, b; /* parties; a accuses above the line */
    uint32_t rows, up;
};

struct axis {
    bool dated;
    clm_day first, last;
    uint32_t highest; /* stack */
};

static uint64_t
key_of(const struct clm__page_row *row)
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
is_of_two(const struct clm__page_model *model, const struct clm__page_row *row)
{
    return row->by != row->at && model->parties[row->by].actor != CLM_NONE &&
           model->parties[row->at].actor != CLM_NONE;
}

/* Puts a pair among the best, which stand with most rows first. */
static size_t
keep(struct pair *pairs, size_t count, struct pair pair)
{
    size_t at = count < PANELS ? count : PANELS;

    for (; at > 0 && pairs[at - 1].rows < pair.rows; at--)
        if (at < PANELS)
            pairs[at] = pairs[at - 1];
    if (at < PANELS)
        pairs[at] = pair;

    return count < PANELS ? count + 1 : PANELS;
}

static size_t
find_pairs(struct clm__page *page, struct pair *pairs, size_t *all)
{
    struct clm__page_model *model = &page->model;
    size_t keys = 0, count = 0;
    uint64_t *key = clm__arena_calloc(&model->arena, model->row_count + 1, sizeof *key);
    if (key == NULL)
        return 0;

    for (size_t i = 0; i < model->row_count; i++)
        if (is_of_two(model, &model->rows[i]))
            key[keys++] = key_of(&model->rows[i]);
    qsort(key, keys, sizeof *key, by_key);

    for (size_t i = 0, end; i < keys; i = end) {
        for (end = i; end < keys && key[end] == key[i];)
            end++;
        count = keep(pairs, count,
                     (struct pair){(uint32_t)(key[i] >> 32), (uint32_t)key[i],
                                   (uint32_t)(end - i), 0});
        ++*all;
    }

    return count;
}

/* Whoever accuses more stands above the line. */
static void
turn(const struct clm__page_model *model, struct pair *pair)
{
    for (size_t i = 0; i < model->row_count; i++)
        pair->up += model->rows[i].by == pair->a && model->rows[i].at == pair->b ? 1 : 0;

    if (pair->up * 2 < pair->rows)
        *pair = (struct pair){pair->b, pair->a, pair->rows, pair->rows - pair->up};
}

static bool
is_in(const struct clm__page_row *row, const struct pair *pair, bool *above)
{
    *above = row->by == pair->a && row->at == pair->b;
    return row->dated && (*above || (row->by == pair->b && row->at == pair->a));
}

static uint32_t
column_of(const struct axis *axis, clm_day day)
{
    int64_t span = (int64_t)axis->last - axis->first + 1;
    return (uint32_t)(((int64_t)day - axis->first) * COLUMNS / span);
}

static void
measure(const struct clm__page_model *model, const struct pair *pairs, size_t count,
        struct axis *axis)
{
    for (size_t i = 0; i < model->row_count; i++) {
        const struct clm__page_row *row = &model->rows[i];
        if (!row->dated)
            continue;
        if (!axis->dated || row->day < axis->first)
            axis->first = row->day;
        if (!axis->dated || row->day > axis->last)
            axis->last = row->day;
        axis->dated = true;
    }

    for (size_t p = 0; p < count && axis->dated; p++) {
        uint32_t stacks[2][COLUMNS] = {{0}};
        for (size_t i = 0; i < model->row_count; i++) {
            bool above;
            if (!is_in(&model->rows[i], &pairs[p], &above))
                continue;
            uint32_t high = ++stacks[above][column_of(axis, model->rows[i].day)];
            axis->highest = high > axis->highest ? high : axis->highest;
        }
    }
}

/* ---- writing ---- */

static void
put(struct clm__page *page, const char *before, double value)
{
    clm__buf_printf(&page->out.buf, "%s%.4g", before, value);
}

static double
square_height(const struct axis *axis)
{
    return axis->highest > STACK ? (double)UNIT * STACK / axis->highest : UNIT;
}

/* `answered` ones and others are groups of their own, so that a class colours them. */
static void
put_squares(struct clm__page *page, const struct pair *pair, const struct axis *axis,
            bool answered, double line)
{
    uint32_t stacks[2][COLUMNS] = {{0}};
    double high = square_height(axis);
    double gap = high > 3 ? 1 : 0;

    clm__page_puts(page, answered ? "<g class=y>" : "<g class=n>");
    for (size_t i = 0; i < page->model.row_count; i++) {
        const struct clm__page_row *row = &page->model.rows[i];
        bool above;
        if (!is_in(row, pair, &above))
            continue;
        uint32_t column = column_of(axis, row->day);
        uint32_t under = stacks[above][column]++;
        if (row->answered != answered)
            continue;
        put(page, "<rect data-i=", row->entry);
        put(page, " x=", (double)column * UNIT);
        put(page, " y=", above ? line - (under + 1) * high : line + under * high + gap);
        put(page, " width=", UNIT - 1);
        put(page, " height=", high - gap);
        clm__page_puts(page, " />");
    }
    clm__page_puts(page, "</g>");
}

static const int steps[] = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 30000};

/* Months, or years, a readable number of them. */
static void
put_ticks(struct clm__page *page, const struct axis *axis, double line, double foot)
{
    int year, month, end_year, end_month, last_year = 0;
    char label[CLM_DATE_TEXT_MAX];
    clm_day_to_civil(axis->first, &year, &month, NULL);
    clm_day_to_civil(axis->last, &end_year, &end_month, NULL);
    int months = (end_year - year) * 12 + end_month - month, step = 0;
    while (months / steps[step] > TICKS)
        step++;

    int start = year * 12 + month - 1;
    start += steps[step] > 1 && start % steps[step] != 0
                 ? steps[step] - ((start % steps[step]) + steps[step]) % steps[step]
                 : 0;
    for (int at = start; at <= end_year * 12 + end_month - 1; at += steps[step]) {
        clm_day day = clm_day_from_civil(at / 12, at % 12 + 1, 1);
        if (day < axis->first || at < 0)
            continue;
        if (steps[step] >= 12) {
            snprintf(label, sizeof label, "%d", at / 12);
        } else { /* "Oct 2020" of "1 Oct 2020" */
            struct clm_date date = {.earliest = day, .latest = day, .level = 3};
            clm_date_label(label, sizeof label, &date, at / 12 != last_year);
            memmove(label, label + 2, strlen(label + 2) + 1);
        }
        last_year = at / 12;
        double x = (double)column_of(axis, day) * UNIT;
        put(page, "<path d=\"M", x);
        put(page, " ", line);
        clm__page_puts(page, "v4\" />");
        put(page, "<text x=", x);
        put(page, " y=", foot - 3);
        clm__page_puts(page, ">");
        clm__page_text(page, label);
        clm__page_puts(page, "</text>");
    }
}

static void
put_caption(struct clm__page *page, uint32_t by, uint32_t at, uint32_t rows)
{
    clm__page_puts(page, "<p>");
    if (rows == 0) {
        clm__page_puts(page, "<span class=mut>nothing back</span></p>");
        return;
    }
    clm__page_puts(page, "<b>");
    clm__page_text(page, clm__page_party_name(&page->model, by));
    clm__page_puts(page, " \xE2\x86\x92 ");
    clm__page_text(page, clm__page_party_name(&page->model, at));
    clm__page_puts(page, "</b> ");
    clm__page_number(page, rows);
    clm__page_puts(page, "</p>");
}

static uint32_t
highest(const struct clm__page_model *model, const struct pair *pair,
        const struct axis *axis, bool wanted)
{
    uint32_t stacks[COLUMNS] = {0}, most = 0;

    for (size_t i = 0; i < model->row_count; i++) {
        bool above;
        if (!is_in(&model->rows[i], pair, &above) || above != wanted)
            continue;
        uint32_t high = ++stacks[column_of(axis, model->rows[i].day)];
        most = high > most ? high : most;
    }

    return most;
}

static void
put_panel(struct clm__page *page, const struct pair *pair, const struct axis *axis)
{
    double line = 2 + highest(&page->model, pair, axis, true) * square_height(axis);
    double height =
        line + highest(&page->model, pair, axis, false) * square_height(axis) + FOOT;

    clm__page_puts(page, "<figure>");
    put_caption(page, pair->a, pair->b, pair->up);
    put(page, "<svg role=img aria-hidden=true viewBox=\"0 0 ", WIDTH + 30);
    put(page, " ", height);
    put(page, "\"><path d=\"M0 ", line);
    put(page, "h", WIDTH);
    clm__page_puts(page, "\" />");
    put_ticks(page, axis, line, height);
    put_squares(page, pair, axis, true, line);
    put_squares(page, pair, axis, false, line);
    clm__page_puts(page, "</svg>");
    put_caption(page, pair->b, pair->a, pair->rows - pair->up);
    clm__page_puts(page, "</figure>\n");
}

void
clm__page_exchanges(struct clm__page *page)
{
    struct pair pairs[PANELS] = {{0}};
    struct axis axis = {0};
    size_t all = 0, count = find_pairs(page, pairs, &all);

    for (size_t i = 0; i < count; i++)
        turn(&page->model, &pairs[i]);
    measure(&page->model, pairs, count, &axis);
    if (!axis.dated || count == 0)
        return;

    clm__page_puts(
        page, "<section><h2>Exchanges over time</h2><p class=hint>Each square is one "
              "accusation: above the line by the first party, below by the second. "
              "<span class=y>\xE2\x96\xA0</span> answered <span class=n>\xE2\x96\xA0"
              "</span> no answer found.");
    if (count < all) {
        clm__buf_printf(&page->out.buf, " The %zu busiest of %zu pairs.", count, all);
    }
    clm__page_puts(page, "</p><div class=panels>\n");
    for (size_t i = 0; i < count; i++)
        put_panel(page, &pairs[i], &axis);
    clm__page_puts(page, "</div></section>\n");
}
