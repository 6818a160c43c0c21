/* SPDX-License-Identifier: MIT */
/* The busiest pairs over time: squares above the line are accusations by the one, below
 * it by the other. Where stacks are high they become bars. */
#include "render/overview_parts.h"
#include "render/ticks.h"
#include "render/words.h"

#include <stdio.h>

#define STACK     9u   /* squares above one another, before they become bars */
#define CAPTION   9.0  /* height of the words above and below */
#define TICKS     11.0 /* of the days */
#define TICK_ROOM 42.0

struct chart {
    const struct glance *glance;
    const struct clm__tally_pairs *pairs;
    const struct clm__tally_pair *pair;
    double x, line, unit; /* of the columns; where the line runs */
};

/* How high one accusation is. */
static double
step_of(const struct clm__tally_pairs *pairs, double unit)
{
    return pairs->highest > STACK ? unit * STACK / pairs->highest : unit;
}

static bool
is_bars(const struct clm__tally_pairs *pairs)
{
    return pairs->highest > STACK;
}

static void
draw_squares(const struct chart *chart)
{
    uint32_t stacks[2][CLM__MOST_COLUMNS] = {{0}};
    const struct clm__tally *tally = chart->glance->tally;
    for (size_t i = 0; i < tally->row_count; i++) {
        bool above;
        if (!clm__tally_is_in(&tally->rows[i], chart->pair, &above))
            continue;
        uint32_t column = clm__tally_column(chart->pairs, tally->rows[i].day);
        double under = stacks[above][column]++;
        double y = above ? chart->line - (under + 1) * chart->unit
                         : chart->line + under * chart->unit;
        clm__glance_square(chart->glance, chart->x + column * chart->unit, y, chart->unit,
                           tally->rows[i].answered);
    }
}

static void
draw_bar(const struct chart *chart, double x, double from, double to, const char *fill)
{
    if (from != to)
        clm__glance_add(chart->glance, (struct clm__item){.kind = CLM__ITEM_BOX,
                                                          .x0 = x + 0.4,
                                                          .x1 = x + chart->unit - 0.4,
                                                          .y0 = from < to ? from : to,
                                                          .y1 = from < to ? to : from,
                                                          .fill = fill});
}

/* The answered part of a bar stands next to the line. */
static void
draw_bars(const struct chart *chart)
{
    struct clm__tally_cell stacks[2][CLM__MOST_COLUMNS] = {{{0, 0}}};
    const struct clm__tally *tally = chart->glance->tally;
    double step = step_of(chart->pairs, chart->unit);
    for (size_t i = 0; i < tally->row_count; i++) {
        bool above;
        if (!clm__tally_is_in(&tally->rows[i], chart->pair, &above))
            continue;
        struct clm__tally_cell *stack =
            &stacks[above][clm__tally_column(chart->pairs, tally->rows[i].day)];
        stack->rows++;
        stack->answered += tally->rows[i].answered ? 1 : 0;
    }
    for (uint32_t side = 0; side < 2; side++)
        for (uint32_t i = 0; i < chart->pairs->columns; i++) {
            double way = side == 1 ? -step : step, x = chart->x + i * chart->unit;
            double middle = chart->line + way * stacks[side][i].answered;
            draw_bar(chart, x, chart->line, middle, "#0072B2");
            draw_bar(chart, x, middle, chart->line + way * stacks[side][i].rows,
                     "#D55E00");
        }
}

static double
x_of(const struct chart *chart, clm_day day)
{
    return chart->x + chart->unit * clm__tally_column(chart->pairs, day);
}

static void
draw_rule(const struct chart *chart, double x0, double y0, double x1, double y1,
          const char *colour)
{
    clm__glance_add(chart->glance, (struct clm__item){.kind = CLM__ITEM_LINE,
                                                      .x0 = x0,
                                                      .y0 = y0,
                                                      .x1 = x1,
                                                      .y1 = y1,
                                                      .pen = 0.7,
                                                      .stroke = colour});
}

static void
draw_ticks(const struct chart *chart, double y)
{
    const struct clm__span *span = &chart->pairs->span;
    double wide = chart->unit * chart->pairs->columns, after = chart->x - 1;
    struct clm__step step = clm__tick_step(span->days, wide, TICK_ROOM);
    char label[24];
    int first, last;
    clm_day_to_civil(span->first, &first, NULL, NULL);
    clm_day_to_civil(span->last, &last, NULL, NULL);
    clm_day tick = clm__tick_from(span->first, step, false);
    for (int n = 0; n < 200 && tick <= span->last; n++) {
        if (clm__span_is_cut(span, tick)) {
            tick = clm__tick_from(span->cut_to, step, false);
            continue;
        }
        double x = x_of(chart, tick);
        clm__tick_label(label, sizeof label, tick, step, first != last);
        draw_rule(chart, x, chart->line - 2, x, chart->line + 2, "#555555");
        if (x > after && x < chart->x + wide - 14)
            after = clm__glance_words(chart->glance, x, y, label, MUTED, false) + 4;
        tick = clm__tick_from(tick, step, true);
    }
    if (span->kept > 0) {
        double x = (x_of(chart, span->cut_from) + x_of(chart, span->cut_to)) / 2;
        draw_rule(chart, x - 2, chart->line + 4, x + 1, chart->line - 4, "#555555");
        draw_rule(chart, x + 1, chart->line + 4, x + 4, chart->line - 4, "#555555");
    }
}

/* A thin line on the day that a cease-fire begins. */
static void
draw_truces(const struct chart *chart, double top, double bottom)
{
    const struct ladder *ladder = chart->glance->ladder;
    for (size_t i = 0; i < ladder->row_count; i++) {
        const struct row *row = &ladder->rows[i];
        if (row->event->kind != CLM_KIND_CEASEFIRE || !row->dated ||
            row->event->phase != CLM_PHASE_START ||
            row->from < chart->pairs->span.first || row->from > chart->pairs->span.last)
            continue;
        double x = x_of(chart, row->from);
        draw_rule(chart, x, top, x, bottom, "#1B6CA8");
    }
}

static void
draw_caption(const struct chart *chart, double y, uint32_t by, uint32_t at, uint32_t rows)
{
    const struct glance *glance = chart->glance;
    if (rows == 0) {
        clm__glance_words(glance, chart->x, y, clm__words(CLM__WORDS_NOTHING_BACK), MUTED,
                          false);
        return;
    }
    double wide = chart->unit * chart->pairs->columns / 2 - 20;
    struct clm__scene *scene = glance->ladder->scene;
    const char *words = clm__scene_printf(
        scene, "%s \xE2\x86\x92 %s: %u",
        clm__fit_text(scene, clm__glance_name(glance, by), glance->size, true, wide),
        clm__fit_text(scene, clm__glance_name(glance, at), glance->size, true, wide),
        rows);
    clm__glance_words(glance, chart->x, y, words, INK, true);
}

double
clm__glance_chart_height(const struct clm__tally_pairs *pairs,
                         const struct clm__tally_pair *pair, double unit)
{
    return 2 * CAPTION + TICKS + step_of(pairs, unit) * (pair->high[0] + pair->high[1]) +
           4;
}

double
clm__glance_chart(const struct glance *glance, const struct clm__tally_pairs *pairs,
                  const struct clm__tally_pair *pair, double x, double y, double unit)
{
    double step = step_of(pairs, unit);
    struct chart chart = {glance, pairs, pair, x, 0, unit};
    chart.line = y + CAPTION + step * pair->high[1];
    double bottom = chart.line + step * pair->high[0] + 3;
    draw_caption(&chart, y + CAPTION / 2 - 2, pair->a, pair->b, pair->up);
    draw_truces(&chart, y + CAPTION - 1, bottom);
    if (is_bars(pairs))
        draw_bars(&chart);
    else
        draw_squares(&chart);
    draw_rule(&chart, x, chart.line, x + unit * pairs->columns, chart.line, "#555555");
    draw_caption(&chart, bottom + CAPTION / 2, pair->b, pair->a, pair->rows - pair->up);
    draw_ticks(&chart, bottom + CAPTION + TICKS / 2 - 1);
    return bottom + CAPTION + TICKS + 1;
}
