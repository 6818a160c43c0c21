/* SPDX-License-Identifier: MIT */
/* The matrix of the overview: a cell counts the accusations of a line's party at a
 * column's; its bar says how many were answered. */
#include "render/metrics.h"
#include "render/overview_parts.h"
#include "render/words.h"

#include <stdio.h>
#include <string.h>

#define NAMES_MOST  0.42 /* of the width, for the names of lines */
#define CELL_WIDEST 52.0
#define NAME_LINES  3u
#define FEWEST      3u /* parties on a side */
#define TINTS       4u

static const char *const tints[TINTS + 1] = {"#F4F4F4", "#FBE3D3", "#F6C7A6", "#EFA873",
                                             "#E78A45"};

struct grid {
    const struct glance *glance;
    const struct clm__tally_matrix *matrix;
    double left, top, wide, row; /* of the cells, and of one */
};

static const char *
line_name(const struct grid *grid, const struct clm__tally_side *side, uint32_t line)
{
    if (line < side->count)
        return clm__glance_name(grid->glance, side->parties[line]);
    return clm__words(line == CLM__TOTAL ? CLM__WORDS_ALL : CLM__WORDS_OTHERS);
}

/* The place of a line: that of totals stands behind the last one. */
static uint32_t
line_place(const struct clm__tally_side *side, uint32_t line)
{
    return line == CLM__TOTAL ? clm__tally_lines(side) : line;
}

static void
draw_cell(const struct grid *grid, uint32_t by, uint32_t at)
{
    const struct clm__tally_cell *cell = &grid->matrix->cells[by][at];
    bool total = by == CLM__TOTAL || at == CLM__TOTAL;
    double x = grid->left + grid->wide * line_place(&grid->matrix->at, at);
    double y = grid->top + grid->row * line_place(&grid->matrix->by, by);
    uint32_t tint =
        cell->rows == 0 ? 0 : 1 + (TINTS * (cell->rows - 1)) / grid->matrix->most;
    char number[16];
    if (!total)
        clm__glance_add(grid->glance, (struct clm__item){.kind = CLM__ITEM_BOX,
                                                         .x0 = x,
                                                         .y0 = y,
                                                         .x1 = x + grid->wide - 1,
                                                         .y1 = y + grid->row - 1,
                                                         .fill = tints[tint]});
    if (cell->rows == 0)
        return;
    if (!total && cell->answered > 0)
        clm__glance_add(
            grid->glance,
            (struct clm__item){.kind = CLM__ITEM_BOX,
                               .x0 = x,
                               .y0 = y + grid->row - 2.8,
                               .x1 = x + (grid->wide - 1) * cell->answered / cell->rows,
                               .y1 = y + grid->row - 1,
                               .fill = "#0072B2"});
    snprintf(number, sizeof number, "%u", cell->rows);
    if (!grid->glance->measure)
        clm__scene_text(grid->glance->ladder->scene, grid->glance->page,
                        (struct clm__item){.align = CLM__CENTRE,
                                           .size = grid->glance->size,
                                           .x0 = x,
                                           .x1 = x + grid->wide - 1,
                                           .y0 = y + grid->row / 2 - 1},
                        (struct clm__run){number, total ? MUTED : INK, !total});
}

/* Whether a word of a column's name is wider than the column. */
static bool
breaks_words(const struct grid *grid)
{
    double size = grid->glance->size - 0.4;
    for (uint32_t i = 0; i < clm__tally_lines(&grid->matrix->at); i++) {
        const char *at = line_name(grid, &grid->matrix->at, i);
        while (*at != '\0') {
            size_t len = strcspn(at, " -");
            len += at[len] == '-' ? 1 : 0;
            if (clm__text_width(at, len, size, true) > grid->wide - 2)
                return true;
            at += len;
            at += *at == ' ' ? 1 : 0;
        }
    }
    return false;
}

/* Names of columns end just above the cells; returns how high the highest is. */
static double
draw_columns(const struct grid *grid, double bottom, bool measure)
{
    double size = grid->glance->size - 0.4, pitch = size * 1.15, highest = 0;
    const struct clm__tally_side *side = &grid->matrix->at;
    for (uint32_t i = 0; i <= clm__tally_lines(side); i++) {
        uint32_t line = i < clm__tally_lines(side) ? i : CLM__TOTAL;
        const char *name = line_name(grid, side, line);
        struct clm__look look = {line < side->count ? INK : MUTED, line < side->count};
        struct clm__flow flow = {.scene = grid->glance->ladder->scene,
                                 .size = size,
                                 .width = grid->wide - 2,
                                 .max_lines = NAME_LINES};
        size_t count = 0;
        clm__flow_add(&flow, name, strlen(name), look, false);
        const struct clm__line *lines = clm__flow_lines(&flow, &count, NULL);
        highest = (double)count * pitch > highest ? (double)count * pitch : highest;
        double x = grid->left + grid->wide * i;
        for (size_t k = 0; k < count && !measure; k++)
            clm__glance_add(
                grid->glance,
                (struct clm__item){.kind = CLM__ITEM_TEXT,
                                   .align = CLM__CENTRE,
                                   .size = size,
                                   .x0 = x,
                                   .x1 = x + grid->wide - 1,
                                   .y0 = bottom - pitch * ((double)(count - k) - 0.4),
                                   .width = lines[k].width,
                                   .runs = lines[k].runs,
                                   .run_count = lines[k].run_count});
    }
    return highest;
}

static void
draw_lines(const struct grid *grid, double left)
{
    const struct clm__tally_side *by = &grid->matrix->by, *at = &grid->matrix->at;
    for (uint32_t i = 0; i <= clm__tally_lines(by); i++) {
        uint32_t line = i < clm__tally_lines(by) ? i : CLM__TOTAL;
        const char *name =
            clm__fit_text(grid->glance->ladder->scene, line_name(grid, by, line),
                          grid->glance->size, line < by->count, grid->left - left - 6);
        clm__glance_words_to(grid->glance, grid->left - 5,
                             grid->top + grid->row * (i + 0.5) - 1, name,
                             line < by->count ? INK : MUTED, line < by->count);
        for (uint32_t k = 0; k < clm__tally_lines(at); k++)
            draw_cell(grid, line, k);
        draw_cell(grid, line, CLM__TOTAL);
    }
}

/* What the names of lines take of the width, and the words in the corner. */
static double
names_width(const struct grid *grid, double most)
{
    const struct clm__tally_side *side = &grid->matrix->by;
    const char *corner = clm__words(CLM__WORDS_ACCUSER_ACCUSED);
    double size = grid->glance->size;
    double widest = clm__text_width(corner, strlen(corner), size, false);
    for (uint32_t i = 0; i < clm__tally_lines(side); i++) {
        const char *name = line_name(grid, side, i);
        double width = clm__text_width(name, strlen(name), size, true);
        widest = width > widest ? width : widest;
    }
    return widest + 8 < most ? widest + 8 : most;
}

double
clm__glance_matrix(const struct glance *glance, double left, double right, double y,
                   uint32_t shown, double row)
{
    struct clm__tally_matrix matrix;
    struct grid grid = {.glance = glance, .matrix = &matrix, .row = row};
    do { /* fewer columns rather than broken names */
        clm__tally_count(&matrix, glance->tally, shown);
        grid.left = left + names_width(&grid, (right - left) * NAMES_MOST);
        grid.wide = (right - grid.left) / (clm__tally_lines(&matrix.at) + 1);
        grid.wide = grid.wide > CELL_WIDEST ? CELL_WIDEST : grid.wide;
    } while (breaks_words(&grid) && shown-- > FEWEST);
    grid.top = y + draw_columns(&grid, 0, true) + 3;
    clm__glance_words_to(glance, grid.left - 5, grid.top - 5,
                         clm__words(CLM__WORDS_ACCUSER_ACCUSED), MUTED, false);
    draw_columns(&grid, grid.top - 1, glance->measure);
    draw_lines(&grid, left);
    return grid.top + row * (clm__tally_lines(&matrix.by) + 1);
}
