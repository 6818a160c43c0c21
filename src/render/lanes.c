/* SPDX-License-Identifier: MIT */
/* The lanes look, on A4 landscape. It shares lanes, rows and words with the ladder and
 * lays them on their side. */
#include "render/lanes.h"

#include "base/alloc.h"
#include "render/draw.h"
#include "render/ladder_parts.h"

#include <stdio.h>
#include <string.h>

#define WIDE        842.0
#define HIGH        595.0
#define X_LEFT      110.0 /* of the first and the last column */
#define X_RIGHT     808.0
#define AXIS_Y      84.0
#define LANES_TOP   122.0
#define LANE_STEP   25.0
#define COLUMN_STEP 16.5 /* between columns at least */
#define BADGE       11.0
#define KEY_COLUMNS 3
#define KEY_STEP    262.0
#define KEY_WORDS   60.0 /* from the left of a key to its words */
#define KEY_WIDTH   190.0
#define KEY_GAP     3.4
#define MOST_A_PAGE 40u

/* Days to the right; one gap that is over five times the rest is cut short. */
struct span {
    clm_day first, last, cut_from, cut_to;
    double days, kept; /* after the cut; of the gap that was cut */
};

struct sheet {
    struct ladder *ladder;
    size_t page, first, end;
    struct span span;
    double xs[MOST_A_PAGE];
    double bottom; /* of the lanes */
};

static double
at_day(const struct span *span, clm_day day)
{
    double days = (double)day - span->first + 0.5;
    if (span->kept > 0 && day >= span->cut_to)
        days -= (double)(span->cut_to - span->cut_from) - span->kept;
    return X_LEFT + (X_RIGHT - X_LEFT) * days / span->days;
}

static void
find_span(struct sheet *sheet)
{
    struct span *span = &sheet->span;
    bool any = false;
    clm_day before = 0;
    *span = (struct span){0};
    for (size_t i = sheet->first; i < sheet->end; i++) {
        const struct row *row = &sheet->ladder->rows[i];
        if (!row->dated)
            continue;
        if (any && row->from - before > span->cut_to - span->cut_from) {
            span->cut_from = before;
            span->cut_to = row->from;
        }
        span->first = any ? span->first : row->from;
        span->last = before = any && row->from < before ? before : row->from;
        any = true;
    }
    double all = (double)span->last - span->first + 1;
    double gap = (double)span->cut_to - span->cut_from, rest = all - gap;
    span->kept = gap > 5 * rest ? rest / 2 + 1 : 0;
    span->days = span->kept > 0 ? rest + span->kept : all;
}

static void
line(const struct sheet *sheet, struct clm__point a, struct clm__point b, double pen,
     const char *colour)
{
    clm__scene_add(sheet->ladder->scene, sheet->page,
                   (struct clm__item){.kind = CLM__ITEM_LINE,
                                      .x0 = a.x,
                                      .y0 = a.y,
                                      .x1 = b.x,
                                      .y1 = b.y,
                                      .pen = pen,
                                      .stroke = colour});
}

static void
words(const struct sheet *sheet, struct clm__item place, struct clm__run run)
{
    clm__scene_text(sheet->ladder->scene, sheet->page, place, run);
}

static void
draw_axis(const struct sheet *sheet)
{
    const struct span *span = &sheet->span;
    double last = 0;
    line(sheet, (struct clm__point){X_LEFT, AXIS_Y}, (struct clm__point){X_RIGHT, AXIS_Y},
         1, "#555555");
    for (size_t i = sheet->first; i < sheet->end; i++) {
        const struct row *row = &sheet->ladder->rows[i];
        if (!row->dated)
            continue;
        double x = at_day(span, row->from);
        clm__scene_add(sheet->ladder->scene, sheet->page,
                       (struct clm__item){.kind = CLM__ITEM_MARK,
                                          .shape = CLM__CIRCLE,
                                          .x0 = x,
                                          .y0 = AXIS_Y,
                                          .size = 3.4,
                                          .pen = 0.6,
                                          .stroke = "#555555",
                                          .fill = row->exact_date ? "#555555" : "white"});
        line(sheet, (struct clm__point){x, AXIS_Y + 2},
             (struct clm__point){sheet->xs[i - sheet->first], LANES_TOP - 14}, 0.4,
             "#BDBDBD");
        if (!row->new_date || row->date_line_count == 0 || x < last + 50)
            continue;
        last = x;
        const struct clm__line *date = &row->date_lines[0];
        bool at_end = x > X_RIGHT - 30;
        clm__scene_add(sheet->ladder->scene, sheet->page,
                       (struct clm__item){.kind = CLM__ITEM_TEXT,
                                          .align = at_end ? CLM__RIGHT : CLM__LEFT,
                                          .size = DATE_SIZE,
                                          .x0 = x - 2,
                                          .x1 = at_end ? X_RIGHT + 6 : x + 50,
                                          .y0 = AXIS_Y - 8,
                                          .width = date->width,
                                          .runs = date->runs,
                                          .run_count = date->run_count});
    }
    if (span->kept > 0) { /* two strokes across the axis */
        double x = (at_day(span, span->cut_from) + at_day(span, span->cut_to)) / 2;
        for (int k = 0; k < 2; k++)
            line(sheet, (struct clm__point){x + 3 * k - 3, AXIS_Y + 5},
                 (struct clm__point){x + 3 * k + 1, AXIS_Y - 5}, 1, "#555555");
    }
}

static double
lane_y(const struct sheet *sheet, size_t lane)
{
    (void)sheet;
    return LANES_TOP + LANE_STEP * (double)lane;
}

static void
draw_lanes(const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->ladder->lane_count; i++) {
        double y = lane_y(sheet, i);
        const char *name = clm__fit_text(
            sheet->ladder->scene, sheet->ladder->lanes[i].name, 7.6, true, X_LEFT - 34);
        line(sheet, (struct clm__point){X_LEFT - 8, y},
             (struct clm__point){X_RIGHT + 6, y}, 0.6, "#C4C4C4");
        words(sheet,
              (struct clm__item){
                  .align = CLM__RIGHT, .size = 7.6, .x0 = 20, .x1 = X_LEFT - 14, .y0 = y},
              (struct clm__run){name, INK, true});
    }
}

static void
draw_badge(const struct sheet *sheet, const struct row *row, double x, double y,
           const char *number)
{
    const struct kind_look *look = clm__ladder_kind(row->event);
    bool hollow = strcmp(look->fill, "white") == 0 || clm__ladder_is_unsure(row->event);
    double size = look->shape == CLM__DIAMOND ? BADGE + 3 : BADGE;
    clm__scene_add(sheet->ladder->scene, sheet->page,
                   (struct clm__item){.kind = CLM__ITEM_MARK,
                                      .shape = look->shape,
                                      .x0 = x,
                                      .y0 = y,
                                      .size = size,
                                      .pen = 1,
                                      .stroke = look->colour,
                                      .fill = hollow ? "white" : look->fill,
                                      .ref = &row->ref});
    words(sheet,
          (struct clm__item){.align = CLM__CENTRE,
                             .size = 6.6,
                             .x0 = x - 8,
                             .x1 = x + 8,
                             .y0 = y,
                             .ref = &row->ref},
          (struct clm__run){number, hollow ? INK : "white", true});
}

/* Arrows from the lane at `y` to each lane of `targets`. */
static void
draw_arrows(const struct sheet *sheet, const struct clm__ref *ref,
            const struct kind_look *look, double x, double y, uint32_t targets)
{
    for (size_t i = 0; i < sheet->ladder->lane_count; i++) {
        double to = lane_y(sheet, i), way = to > y ? 1 : -1;
        if ((targets >> i & 1) == 0 || to == y)
            continue;
        clm__scene_add(sheet->ladder->scene, sheet->page,
                       (struct clm__item){.kind = CLM__ITEM_LINE,
                                          .dash = look->dash,
                                          .head = look->head,
                                          .x0 = x,
                                          .x1 = x,
                                          .y0 = y + way * (BADGE / 2 + 0.5),
                                          .y1 = to - way,
                                          .pen = (double)look->weight,
                                          .stroke = look->colour,
                                          .ref = ref});
    }
}

static void
draw_column(const struct sheet *sheet, size_t i)
{
    const struct row *row = &sheet->ladder->rows[i];
    const struct kind_look *look = clm__ladder_kind(row->event);
    double x = sheet->xs[i - sheet->first];
    uint32_t actors = row->actor_lanes, targets = row->target_lanes;
    char number[24];
    snprintf(number, sizeof number, "%zu", i + 1);
    if (look->joined) {
        actors |= targets;
        targets = 0;
    }
    if (actors == 0) {
        draw_arrows(sheet, &row->ref, look, x, sheet->bottom, targets);
        draw_badge(sheet, row, x, sheet->bottom, number);
    }
    for (size_t k = 0; k < sheet->ladder->lane_count; k++) {
        double y = lane_y(sheet, k);
        if ((actors >> k & 1) == 0)
            continue;
        draw_arrows(sheet, &row->ref, look, x, y, targets & ~(1U << k));
        draw_badge(sheet, row, x, y, number);
        if (row->mutual)
            for (size_t t = 0; t < sheet->ladder->lane_count; t++)
                if ((targets >> t & 1) != 0)
                    draw_arrows(sheet, &row->answer_ref, look, x, lane_y(sheet, t),
                                1U << k);
    }
    if (row->answer == NULL || row->mutual)
        return;
    uint32_t by = clm__ladder_lanes_of(sheet->ladder, row->answer->actors,
                                       row->answer->actor_count);
    for (size_t k = 0; k < sheet->ladder->lane_count; k++)
        if ((by >> k & 1) != 0)
            draw_arrows(sheet, &row->answer_ref, clm__ladder_kind(row->answer), x + 6.5,
                        lane_y(sheet, k), row->actor_lanes & ~(1U << k));
}

static double
key_height(const struct row *row)
{
    return LINE_PITCH * (double)(row->line_count > 0 ? row->line_count : 1) + KEY_GAP;
}

static void
draw_entry(const struct sheet *sheet, size_t i, double x, double y)
{
    const struct row *row = &sheet->ladder->rows[i];
    char number[24];
    snprintf(number, sizeof number, "%zu", i + 1);
    words(sheet,
          (struct clm__item){
              .align = CLM__RIGHT, .size = WORD_SIZE, .x0 = x - 8, .x1 = x + 10, .y0 = y},
          (struct clm__run){number, INK, true});
    for (size_t k = 0; k < row->date_line_count && k < 1; k++)
        clm__scene_add(sheet->ladder->scene, sheet->page,
                       (struct clm__item){.kind = CLM__ITEM_TEXT,
                                          .align = CLM__LEFT,
                                          .size = DATE_SIZE,
                                          .x0 = x + 14,
                                          .x1 = x + KEY_WORDS,
                                          .y0 = y,
                                          .width = row->date_lines[k].width,
                                          .runs = row->date_lines[k].runs,
                                          .run_count = row->date_lines[k].run_count});
    for (size_t k = 0; k < row->line_count; k++)
        clm__scene_add(sheet->ladder->scene, sheet->page,
                       (struct clm__item){.kind = CLM__ITEM_TEXT,
                                          .align = CLM__LEFT,
                                          .size = WORD_SIZE,
                                          .x0 = x + KEY_WORDS + 6,
                                          .x1 = x + KEY_STEP - 4,
                                          .y0 = y + LINE_PITCH * (double)k,
                                          .width = row->lines[k].width,
                                          .runs = row->lines[k].runs,
                                          .run_count = row->lines[k].run_count,
                                          .ref = &row->ref});
}

static double
key_room(const struct sheet *sheet)
{
    return HIGH - 34 - (sheet->bottom + 24);
}

/* The rows from `first` on whose columns and keys fit a page. */
static size_t
page_end(const struct sheet *sheet)
{
    size_t end = sheet->first, column = 0;
    double y = 0;
    while (end < sheet->ladder->row_count && end - sheet->first < MOST_A_PAGE) {
        double height = key_height(&sheet->ladder->rows[end]);
        if (y > 0 && y + height > key_room(sheet)) {
            y = 0;
            if (++column == KEY_COLUMNS)
                break;
        }
        y += height;
        end++;
    }
    return end;
}

static void
draw_key(const struct sheet *sheet)
{
    double top = sheet->bottom + 24, y = top, all = 0;
    size_t column = 0;
    for (size_t i = sheet->first; i < sheet->end; i++)
        all += key_height(&sheet->ladder->rows[i]);
    double even = all / KEY_COLUMNS + 2 * LINE_PITCH;
    double room = even < key_room(sheet) ? even : key_room(sheet);
    line(sheet, (struct clm__point){30, sheet->bottom + 13},
         (struct clm__point){812, sheet->bottom + 13}, 0.6, RULE);
    for (size_t i = sheet->first; i < sheet->end; i++) {
        double height = key_height(&sheet->ladder->rows[i]);
        if (y > top && y - top + height > room && column + 1 < KEY_COLUMNS) {
            column++;
            y = top;
        }
        draw_entry(sheet, i, 30 + KEY_STEP * (double)column, y);
        y += height;
    }
}

static void
draw_frame(const struct sheet *sheet)
{
    struct clm__scene *scene = sheet->ladder->scene;
    char place[40];
    snprintf(place, sizeof place, "page %zu", sheet->page + 1);
    words(
        sheet,
        (struct clm__item){.align = CLM__LEFT, .size = 17, .x0 = 30, .x1 = 740, .y0 = 32},
        (struct clm__run){clm__fit_text(scene, scene->title, 17, true, 700), INK, true});
    words(
        sheet,
        (struct clm__item){.align = CLM__LEFT, .size = 8, .x0 = 30, .x1 = 812, .y0 = 52},
        (struct clm__run){clm__fit_text(scene, scene->description, 8, false, 778), MUTED,
                          false});
    words(sheet,
          (struct clm__item){
              .align = CLM__RIGHT, .size = 8, .x0 = 740, .x1 = 812, .y0 = 32},
          (struct clm__run){place, MUTED, false});
    words(sheet,
          (struct clm__item){.align = CLM__LEFT,
                             .size = SOURCE_SIZE,
                             .x0 = 30,
                             .x1 = 812,
                             .y0 = HIGH - 16},
          (struct clm__run){
              "Arrows run from accuser to accused; a dashed one beside it is the "
              "answer. Numbers lead to the key, whose sources are in the tables. Each "
              "entry reports what a source "
              "says; it is not a finding of fact.",
              MUTED, false});
}

static void
draw_sheet(struct sheet *sheet)
{
    struct ladder *ladder = sheet->ladder;
    double last = X_LEFT;
    sheet->page = clm__scene_page(ladder->scene, WIDE, HIGH);
    find_span(sheet);
    for (size_t i = sheet->first; i < sheet->end; i++) {
        double x =
            ladder->rows[i].dated ? at_day(&sheet->span, ladder->rows[i].from) : last;
        last = x > last ? x : last;
        sheet->xs[i - sheet->first] = last;
    }
    clm__lanes_spread(sheet->xs, sheet->end - sheet->first, COLUMN_STEP, X_LEFT, X_RIGHT);
    draw_frame(sheet);
    draw_axis(sheet);
    draw_lanes(sheet);
    for (size_t i = sheet->first; i < sheet->end; i++)
        draw_column(sheet, i);
    draw_key(sheet);
}

enum clm_code
clm__lanes_layout(struct clm__scene *scene, const struct clm_view *view,
                  const struct clm_picture_options *options, struct clm_error *err)
{
    struct ladder ladder = {0};
    bool ready = clm__ladder_prepare(&ladder, scene, view, options, KEY_WIDTH);
    struct sheet sheet = {.ladder = &ladder};
    sheet.bottom = LANES_TOP + LANE_STEP * (double)ladder.lane_count - 6;
    while (ready && sheet.first < ladder.row_count && !scene->failed) {
        sheet.end = page_end(&sheet);
        draw_sheet(&sheet);
        sheet.first = sheet.end;
    }
    clm__free(ladder.bands);
    if (!ready || ladder.failed || scene->failed || scene->arena.failed)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0},
                             "out of memory while laying out the picture");
    return CLM_OK;
}
