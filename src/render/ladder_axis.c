/* SPDX-License-Identifier: MIT */
/* The spine at the left: the days of a page to scale, and threads from them to the rows.
 */
#include "base/buf.h"
#include "render/ladder_parts.h"
#include "render/ticks.h"
#include "render/timespan.h"
#include "render/words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define TICK_ROOM   30.0  /* points between two labels of the scale at least */
#define MAX_TICKS   60.0  /* on a page of any length */
#define THREAD_MOST 640.0 /* a longer thread helps nobody */

struct scale {
    double top, bottom; /* on the page */
    struct clm__span span;
    double shift; /* days before the first one at the top */
    double days;  /* from top to bottom */
};

static double
at_day(const struct scale *scale, double day)
{
    double part = (clm__span_at(&scale->span, day) + scale->shift) / scale->days;
    part = part < 0 ? 0 : part > 1 ? 1 : part;
    return scale->top + part * (scale->bottom - scale->top);
}

static bool
find_scale(struct scale *scale, const struct ladder *ladder, size_t first, size_t end)
{
    clm_day last = CLM_DAY_MIN;
    for (size_t i = first; i < end; i++) {
        const struct row *row = &ladder->rows[i];
        if (!row->dated)
            continue;
        clm__span_add(&scale->span, row->from);
        last = row->to > last ? row->to : last;
    }
    if (!scale->span.any)
        return false;
    clm__span_add(&scale->span, last);
    clm__span_close(&scale->span);
    double span = scale->span.days - 1;
    scale->shift = span > 0 ? span * 0.015 + 0.2 : 0.5;
    scale->days = span + 2 * scale->shift;
    scale->top = ladder->rows[first].y - ladder->rows[first].height / 2;
    scale->bottom = ladder->rows[end - 1].y + ladder->rows[end - 1].height / 2;
    if (scale->bottom - scale->top < 40)
        scale->bottom = scale->top + 40;
    return true;
}

static void
draw_tick(struct ladder *ladder, size_t page, double y, const char *label, bool stroke)
{
    if (stroke)
        clm__scene_add(ladder->scene, page,
                       (struct clm__item){.kind = CLM__ITEM_LINE,
                                          .x0 = AXIS_X - 5,
                                          .x1 = AXIS_X + 3,
                                          .y0 = y,
                                          .y1 = y,
                                          .pen = 0.8,
                                          .stroke = "#555555"});
    clm__scene_text(
        ladder->scene, page,
        (struct clm__item){
            .align = CLM__RIGHT, .size = DATE_SIZE, .x0 = 10, .x1 = AXIS_X - 7, .y0 = y},
        (struct clm__run){label, MUTED, true});
}

static void
draw_ticks(struct ladder *ladder, size_t page, const struct scale *scale)
{
    double height = scale->bottom - scale->top;
    struct clm__step step =
        clm__tick_step(scale->days, height,
                       height / MAX_TICKS > TICK_ROOM ? height / MAX_TICKS : TICK_ROOM);
    bool years = ladder->year_first != ladder->year_last;
    char label[24];
    clm_day tick = clm__tick_from(scale->span.first, step, false);
    double first = tick <= scale->span.last ? at_day(scale, tick) : scale->bottom;
    if (first - scale->top > 16) { /* what the scale starts in */
        clm__tick_label(label, sizeof label, scale->span.first, step, false);
        draw_tick(ladder, page, scale->top + 3, label, false);
        if (years && step.unit == CLM__MONTHS) {
            clm__tick_label(label, sizeof label, scale->span.first,
                            (struct clm__step){CLM__YEARS, 1}, true);
            if (first - scale->top > 26)
                draw_tick(ladder, page, scale->top + 12, label, false);
        }
    }
    for (int n = 0; n < 200 && tick <= scale->span.last; n++) {
        if (clm__span_is_cut(&scale->span, tick)) {
            tick = clm__tick_from(scale->span.cut_to, step, false);
            continue;
        }
        clm__tick_label(label, sizeof label, tick, step, years);
        draw_tick(ladder, page, at_day(scale, tick), label, true);
        clm_day after = clm__tick_from(tick, step, true);
        if (after <= tick)
            break;
        tick = after;
    }
}

static void
draw_bars(struct ladder *ladder, size_t page, const struct scale *scale)
{
    for (size_t i = 0; i < ladder->band_count; i++) {
        const struct band *band = &ladder->bands[i];
        if (band->from > scale->span.last || band->to < scale->span.first)
            continue;
        struct clm__ref *ref = clm__arena_calloc(&ladder->scene->arena, 1, sizeof *ref);
        if (ref == NULL) {
            ladder->failed = true;
            return;
        }
        *ref = (struct clm__ref){NULL, "truce", band->tooltip, NULL};
        double y0 = at_day(scale, band->from), y1 = at_day(scale, (double)band->to + 1);
        clm__scene_add(ladder->scene, page,
                       (struct clm__item){.kind = CLM__ITEM_BOX,
                                          .x0 = AXIS_X - 3.5,
                                          .x1 = AXIS_X + 3.5,
                                          .y0 = y0,
                                          .y1 = y1 > y0 + 1 ? y1 : y0 + 1,
                                          .fill = clm__ladder_band_bar_colour(band),
                                          .ref = ref});
    }
}

/* A date that is wider than a dot: a thin bar over all its days. */
static void
draw_extent(struct ladder *ladder, const struct row *row, const struct scale *scale)
{
    double y0 = at_day(scale, row->from), y1 = at_day(scale, row->to);
    if (y1 - y0 < 4 || row->event->kind == CLM_KIND_CEASEFIRE ||
        (row->event->date->flags & CLM_DATE_OPEN_END) != 0)
        return;
    clm__scene_add(ladder->scene, row->page,
                   (struct clm__item){.kind = CLM__ITEM_LINE,
                                      .x0 = AXIS_X,
                                      .x1 = AXIS_X,
                                      .y0 = y0,
                                      .y1 = y1,
                                      .pen = 2.2,
                                      .stroke = "#8A8A8A"});
}

static void
draw_thread(struct ladder *ladder, const struct row *row, const struct scale *scale)
{
    double widest = 0, y = at_day(scale, row->from);
    for (size_t i = 0; i < row->date_line_count; i++)
        if (row->date_lines[i].width > widest)
            widest = row->date_lines[i].width;
    draw_extent(ladder, row, scale);
    if (fabs(y - row->y) <= THREAD_MOST)
        clm__scene_add(ladder->scene, row->page,
                       (struct clm__item){.kind = CLM__ITEM_LINE,
                                          .x0 = AXIS_X + 1.5,
                                          .y0 = y,
                                          .x1 = DATE_RIGHT - widest - 2.5,
                                          .y1 = row->y,
                                          .pen = 0.4,
                                          .stroke = "#BDBDBD"});
}

static void
draw_dot(struct ladder *ladder, const struct row *row, const struct scale *scale)
{
    clm__scene_add(ladder->scene, row->page,
                   (struct clm__item){.kind = CLM__ITEM_MARK,
                                      .shape = CLM__CIRCLE,
                                      .x0 = AXIS_X,
                                      .y0 = at_day(scale, row->from),
                                      .size = 3.2,
                                      .pen = 0.6,
                                      .stroke = "#555555",
                                      .fill = row->exact_date ? "#555555" : "white"});
}

static void
draw_date(struct ladder *ladder, const struct row *row)
{
    for (size_t i = 0; i < row->date_line_count; i++) {
        double y =
            row->y + LINE_PITCH * ((double)i - (double)(row->date_line_count - 1) / 2);
        clm__scene_add(ladder->scene, row->page,
                       (struct clm__item){.kind = CLM__ITEM_TEXT,
                                          .align = CLM__RIGHT,
                                          .size = DATE_SIZE,
                                          .x0 = DATE_LEFT,
                                          .x1 = DATE_RIGHT,
                                          .y0 = y,
                                          .width = row->date_lines[i].width,
                                          .runs = row->date_lines[i].runs,
                                          .run_count = row->date_lines[i].run_count});
    }
}

/* "37 days": white space is no measure of time here, so a long pause is named. */
static void
draw_pause(struct ladder *ladder, const struct row *row)
{
    double y = row->y - row->height / 2 - DATE_GAP / 2 - PAUSE_HEIGHT / 2;
    enum clm__words id = row->pause < 120   ? CLM__WORDS_DAYS
                         : row->pause < 730 ? CLM__WORDS_MONTHS
                                            : CLM__WORDS_YEARS;
    double days = id == CLM__WORDS_DAYS ? 1 : id == CLM__WORDS_MONTHS ? 30.44 : 365.2425;
    const char *label =
        clm__words_count(ladder->scene, id, (size_t)lround(row->pause / days), 0);
    clm__scene_text(ladder->scene, row->page,
                    (struct clm__item){.align = CLM__RIGHT,
                                       .size = SOURCE_SIZE,
                                       .x0 = DATE_LEFT,
                                       .x1 = DATE_RIGHT,
                                       .y0 = y},
                    (struct clm__run){label, MUTED, false});
    clm__scene_add(ladder->scene, row->page,
                   (struct clm__item){.kind = CLM__ITEM_LINE,
                                      .dash = CLM__DOTTED,
                                      .x0 = BAND_LEFT,
                                      .x1 = ladder->right,
                                      .y0 = y,
                                      .y1 = y,
                                      .pen = 0.5,
                                      .stroke = "#BBBBBB"});
}

/* Above the dates: what a hollow dot and a "≈" say. */
static void
draw_date_key(struct ladder *ladder, size_t page, double y)
{
    if (!ladder->about_dates)
        return;
    struct clm__item *words = clm__scene_text(
        ladder->scene, page,
        (struct clm__item){
            .align = CLM__RIGHT, .size = 6.2, .x0 = DATE_LEFT, .x1 = DATE_RIGHT, .y0 = y},
        (struct clm__run){clm__words(CLM__WORDS_WORKED_OUT), MUTED, false});
    double x = words != NULL ? DATE_RIGHT - words->width - 4 : DATE_LEFT;
    clm__scene_add(ladder->scene, page,
                   (struct clm__item){.kind = CLM__ITEM_MARK,
                                      .shape = CLM__CIRCLE,
                                      .x0 = x,
                                      .y0 = y,
                                      .size = 3.2,
                                      .pen = 0.6,
                                      .stroke = "#555555",
                                      .fill = "white"});
}

/* Two strokes where a long gap is cut short. */
static void
draw_cut(struct ladder *ladder, size_t page, const struct scale *scale)
{
    const struct clm__span *span = &scale->span;
    if (span->kept <= 0)
        return;
    double y = (at_day(scale, span->cut_from) + at_day(scale, span->cut_to)) / 2;
    for (int k = 0; k < 2; k++)
        clm__scene_add(ladder->scene, page,
                       (struct clm__item){.kind = CLM__ITEM_LINE,
                                          .x0 = AXIS_X - 5,
                                          .x1 = AXIS_X + 5,
                                          .y0 = y + 3 * k - 0.5,
                                          .y1 = y + 3 * k - 4.5,
                                          .pen = 1,
                                          .stroke = "#555555"});
}

static void
draw_spine(struct ladder *ladder, size_t page, const struct scale *scale)
{
    draw_bars(ladder, page, scale);
    clm__scene_add(ladder->scene, page,
                   (struct clm__item){.kind = CLM__ITEM_LINE,
                                      .x0 = AXIS_X,
                                      .x1 = AXIS_X,
                                      .y0 = scale->top,
                                      .y1 = scale->bottom,
                                      .pen = 0.8,
                                      .stroke = "#777777"});
    draw_ticks(ladder, page, scale);
    draw_cut(ladder, page, scale);
    clm__scene_text(ladder->scene, page,
                    (struct clm__item){.align = CLM__LEFT,
                                       .size = 6.2,
                                       .x0 = LEFT_EDGE,
                                       .x1 = 54,
                                       .y0 = scale->top - 9},
                    (struct clm__run){clm__words(CLM__WORDS_TO_SCALE), MUTED, false});
}

/* The days to scale, and the date of each row that has a new one. A page of a single day
 * needs no scale. */
void
clm__ladder_draw_axis(struct ladder *ladder, size_t page, size_t first, size_t end)
{
    struct scale scale = {0};
    const struct row *top = &ladder->rows[first];
    if (find_scale(&scale, ladder, first, end) && scale.span.last > scale.span.first)
        draw_spine(ladder, page, &scale);
    else
        scale.days = 0;
    draw_date_key(ladder, page, top->y - top->height / 2 - 9);
    /* what looks alike stands together: writers say it once */
    for (size_t i = first; i < end && scale.days > 0; i++)
        if (ladder->rows[i].new_date && ladder->rows[i].dated)
            draw_thread(ladder, &ladder->rows[i], &scale);
    for (size_t i = first; i < end && scale.days > 0; i++)
        if (ladder->rows[i].new_date && ladder->rows[i].dated)
            draw_dot(ladder, &ladder->rows[i], &scale);
    for (size_t i = first; i < end; i++) {
        if (ladder->rows[i].new_date)
            draw_date(ladder, &ladder->rows[i]);
        if (ladder->rows[i].pause > 0 && i > first)
            draw_pause(ladder, &ladder->rows[i]);
    }
}
