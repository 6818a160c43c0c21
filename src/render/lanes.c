/* SPDX-License-Identifier: MIT */
/* The lanes look, on A4 landscape. It shares lanes, rows and words with the ladder and
 * lays them on their side. */
#include "render/lanes.h"

#include "base/alloc.h"
#include "render/draw.h"
#include "render/ladder_parts.h"
#include "render/timespan.h"
#include "render/words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define X_LEFT      110.0 /* of the first and the last column */
#define AXIS_GAP    22.0  /* from the legend to the axis */
#define LANES_GAP   34.0  /* from the axis to the first lane */
#define LANE_STEP   22.0
#define COLUMN_STEP 16.5 /* between columns at least */
#define NAME_SIZE   7.6
#define NAME_PITCH  8.4
#define BADGE       11.0
#define KEY_STEP    262.0
#define KEY_WORDS   60.0 /* from the left of a key to its words */
#define KEY_WIDTH   190.0
#define KEY_GAP     3.0
#define KEY_SPARE   20.0 /* columns of a key are not quite even */
#define MOST_A_PAGE 96u

struct sheet {
    struct ladder *ladder;
    size_t page, first, end;
    double wide, high, x_right; /* of the last column */
    double axis_y, lanes_top;
    struct clm__span span;
    double xs[MOST_A_PAGE];
    double bottom; /* of the lanes */
    size_t most;   /* columns that a page has room for */
    size_t keys;   /* columns of the key */
};

static double
at_day(const struct sheet *sheet, clm_day day)
{
    return X_LEFT + (sheet->x_right - X_LEFT) * (clm__span_at(&sheet->span, day) + 0.5) /
                        sheet->span.days;
}

static void
find_span(struct sheet *sheet)
{
    sheet->span = (struct clm__span){0};
    for (size_t i = sheet->first; i < sheet->end; i++)
        if (sheet->ladder->rows[i].dated)
            clm__span_add(&sheet->span, sheet->ladder->rows[i].from);
    clm__span_close(&sheet->span);
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
    const struct clm__span *span = &sheet->span;
    double last = 0;
    line(sheet, (struct clm__point){X_LEFT, sheet->axis_y},
         (struct clm__point){sheet->x_right, sheet->axis_y}, 1, "#555555");
    for (size_t i = sheet->first; i < sheet->end; i++) {
        const struct row *row = &sheet->ladder->rows[i];
        if (!row->dated)
            continue;
        double x = at_day(sheet, row->from);
        clm__scene_add(sheet->ladder->scene, sheet->page,
                       (struct clm__item){.kind = CLM__ITEM_MARK,
                                          .shape = CLM__CIRCLE,
                                          .x0 = x,
                                          .y0 = sheet->axis_y,
                                          .size = 3.4,
                                          .pen = 0.6,
                                          .stroke = "#555555",
                                          .fill = row->exact_date ? "#555555" : "white"});
        line(sheet, (struct clm__point){x, sheet->axis_y + 2},
             (struct clm__point){sheet->xs[i - sheet->first], sheet->lanes_top - 14}, 0.4,
             "#BDBDBD");
        if (!row->new_date || row->date_line_count == 0 || x < last + 50)
            continue;
        last = x;
        const struct clm__line *date = &row->date_lines[0];
        bool at_end = x > sheet->x_right - 30;
        clm__scene_add(sheet->ladder->scene, sheet->page,
                       (struct clm__item){.kind = CLM__ITEM_TEXT,
                                          .align = at_end ? CLM__RIGHT : CLM__LEFT,
                                          .size = DATE_SIZE,
                                          .x0 = x - 2,
                                          .x1 = at_end ? sheet->x_right + 6 : x + 50,
                                          .y0 = sheet->axis_y - 8,
                                          .width = date->width,
                                          .runs = date->runs,
                                          .run_count = date->run_count});
    }
    if (span->kept > 0) { /* two strokes across the axis */
        double x = (at_day(sheet, span->cut_from) + at_day(sheet, span->cut_to)) / 2;
        for (int k = 0; k < 2; k++)
            line(sheet, (struct clm__point){x + 3 * k - 3, sheet->axis_y + 5},
                 (struct clm__point){x + 3 * k + 1, sheet->axis_y - 5}, 1, "#555555");
    }
}

static double
lane_y(const struct sheet *sheet, size_t lane)
{
    return sheet->lanes_top + LANE_STEP * (double)lane;
}

/* The name of a lane in two lines at most, its middle at `y`. */
static void
draw_name(const struct sheet *sheet, const struct lane *lane, double y)
{
    struct clm__flow flow = {.scene = sheet->ladder->scene,
                             .size = NAME_SIZE,
                             .width = X_LEFT - 34,
                             .max_lines = 2};
    size_t count = 0;
    clm__flow_add(&flow, lane->name, strlen(lane->name), (struct clm__look){INK, true},
                  false);
    const struct clm__line *lines = clm__flow_lines(&flow, &count, NULL);
    for (size_t i = 0; i < count; i++)
        clm__scene_add(sheet->ladder->scene, sheet->page,
                       (struct clm__item){
                           .kind = CLM__ITEM_TEXT,
                           .align = CLM__RIGHT,
                           .size = NAME_SIZE,
                           .x0 = 20,
                           .x1 = X_LEFT - 14,
                           .y0 = y + NAME_PITCH * ((double)i - (double)(count - 1) / 2),
                           .width = lines[i].width,
                           .runs = lines[i].runs,
                           .run_count = lines[i].run_count});
}

static void
draw_lanes(const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->ladder->lane_count; i++) {
        double y = lane_y(sheet, i);
        line(sheet, (struct clm__point){X_LEFT - 8, y},
             (struct clm__point){sheet->x_right + 6, y}, 0.6, "#C4C4C4");
        draw_name(sheet, &sheet->ladder->lanes[i], y);
    }
}

static void
draw_badge(const struct sheet *sheet, const struct row *row, double x, double y,
           const char *number)
{
    const struct kind_look *look = clm__ladder_kind(row->event);
    bool hollow = strcmp(look->fill, "white") == 0 || clm__ladder_is_unsure(row->event);
    bool pointed = look->shape == CLM__TRIANGLE_UP || look->shape == CLM__TRIANGLE_DOWN;
    double size = pointed ? BADGE + 6 : look->shape == CLM__DIAMOND ? BADGE + 3 : BADGE;
    double low = look->shape == CLM__TRIANGLE_UP     ? 2
                 : look->shape == CLM__TRIANGLE_DOWN ? -2
                                                     : 0;
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
                             .y0 = y + low,
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

/* Who acts together stands on one line. */
static void
join_lanes(const struct sheet *sheet, const struct kind_look *look, double x,
           uint32_t lanes)
{
    size_t first = sheet->ladder->lane_count, last = 0;
    for (size_t k = 0; k < sheet->ladder->lane_count; k++) {
        if ((lanes >> k & 1) == 0)
            continue;
        first = k < first ? k : first;
        last = k;
    }
    if (first < last)
        line(sheet, (struct clm__point){x, lane_y(sheet, first)},
             (struct clm__point){x, lane_y(sheet, last)}, (double)look->weight,
             look->colour);
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
    if (targets == 0)
        join_lanes(sheet, look, x, actors);
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

/* What the key and the sources of a page have for both. */
static double
key_room(const struct sheet *sheet)
{
    return sheet->high - clm__ladder_foot_height(sheet->ladder) - 22 -
           (sheet->bottom + 24);
}

/* Where the parts of a page stand; with `measure` nothing is drawn. */
static void
lay_head(struct sheet *sheet, size_t page, size_t page_count, bool measure)
{
    struct ladder *ladder = sheet->ladder;
    double y = clm__ladder_draw_titles(ladder, page, page_count, measure);
    y = clm__ladder_draw_legend(ladder, page, y, measure) + 12;
    if (!measure)
        words(sheet,
              (struct clm__item){.align = CLM__LEFT,
                                 .size = SOURCE_SIZE,
                                 .x0 = LEFT_EDGE,
                                 .x1 = ladder->right,
                                 .y0 = y},
              (struct clm__run){clm__words(CLM__WORDS_LANES_LEGEND), MUTED, false});
    sheet->axis_y = y + AXIS_GAP;
    sheet->lanes_top = sheet->axis_y + LANES_GAP;
    sheet->bottom = sheet->lanes_top + LANE_STEP * (double)ladder->lane_count - 6;
}

/* How much the sources of a row add to the foot of `page`. */
static double
added_notes(const struct sheet *sheet, size_t row, size_t page, double *x)
{
    struct ladder *ladder = sheet->ladder;
    double height = 0;
    for (size_t k = 0; k < ladder->rows[row].source_count; k++) {
        uint32_t number = ladder->rows[row].sources[k];
        if (ladder->note_page[number - 1] != page + 1)
            height += clm__ladder_note_place(ladder, number, x);
        ladder->note_page[number - 1] = (uint32_t)page + 1;
    }
    return height;
}

/* Takes the rows from `first` on whose columns, keys and sources fit a page; returns how
 * high the sources are. */
static double
fill_page(struct sheet *sheet, size_t page)
{
    double all = 0, notes = 0, x = 0;
    sheet->end = sheet->first;
    while (sheet->end < sheet->ladder->row_count &&
           sheet->end - sheet->first < sheet->most) {
        double more = added_notes(sheet, sheet->end, page, &x);
        all += key_height(&sheet->ladder->rows[sheet->end]);
        double keys = all / (double)sheet->keys + KEY_SPARE;
        if (sheet->end > sheet->first && keys + notes + more > key_room(sheet))
            break;
        notes += more;
        sheet->end++;
    }
    return notes;
}

/* Returns where the highest column of the key ends. */
static double
draw_key(const struct sheet *sheet)
{
    double top = sheet->bottom + 24, y = top, all = 0, low = top;
    size_t column = 0;
    for (size_t i = sheet->first; i < sheet->end; i++)
        all += key_height(&sheet->ladder->rows[i]);
    double room = all / (double)sheet->keys + KEY_SPARE;
    line(sheet, (struct clm__point){LEFT_EDGE, sheet->bottom + 13},
         (struct clm__point){sheet->ladder->right, sheet->bottom + 13}, 0.6, RULE);
    for (size_t i = sheet->first; i < sheet->end; i++) {
        double height = key_height(&sheet->ladder->rows[i]);
        if (y > top && y - top + height > room && column + 1 < sheet->keys) {
            column++;
            y = top;
        }
        draw_entry(sheet, i, LEFT_EDGE + KEY_STEP * (double)column, y);
        y += height;
        low = y > low ? y : low;
    }
    return low;
}

/* A truce in force, behind the columns that lie in it, on the lanes of its parties. */
static void
draw_bands(const struct sheet *sheet)
{
    const struct ladder *ladder = sheet->ladder;
    for (size_t i = 0; i < ladder->band_count; i++) {
        const struct band *band = &ladder->bands[i];
        if (band->first_row >= sheet->end || band->last_row < sheet->first)
            continue;
        size_t from = band->first_row > sheet->first ? band->first_row : sheet->first;
        size_t to = band->last_row < sheet->end ? band->last_row : sheet->end - 1;
        for (size_t k = 0; k < ladder->lane_count; k++)
            if ((band->lanes >> k & 1) != 0)
                clm__scene_add(ladder->scene, sheet->page,
                               (struct clm__item){
                                   .kind = CLM__ITEM_BOX,
                                   .x0 = sheet->xs[from - sheet->first] - COLUMN_STEP / 2,
                                   .x1 = sheet->xs[to - sheet->first] + COLUMN_STEP / 2,
                                   .y0 = lane_y(sheet, k) - BADGE,
                                   .y1 = lane_y(sheet, k) + BADGE,
                                   .fill = clm__ladder_band_colour(band),
                                   .ref = &ladder->rows[band->first_row].ref});
    }
}

static void
place_columns(struct sheet *sheet)
{
    struct ladder *ladder = sheet->ladder;
    double last = X_LEFT;
    find_span(sheet);
    for (size_t i = sheet->first; i < sheet->end; i++) {
        double x = ladder->rows[i].dated ? at_day(sheet, ladder->rows[i].from) : last;
        last = x > last ? x : last;
        sheet->xs[i - sheet->first] = last;
    }
    clm__lanes_spread(sheet->xs, sheet->end - sheet->first, COLUMN_STEP, X_LEFT,
                      sheet->x_right);
}

static void
draw_sheet(struct sheet *sheet, size_t page_count)
{
    struct ladder *ladder = sheet->ladder;
    sheet->page = clm__scene_page(ladder->scene, sheet->wide, sheet->high);
    place_columns(sheet);
    lay_head(sheet, sheet->page, page_count, false);
    draw_bands(sheet);
    draw_axis(sheet);
    draw_lanes(sheet);
    for (size_t i = sheet->first; i < sheet->end; i++)
        draw_column(sheet, i);
    double low = draw_key(sheet);
    low = clm__ladder_draw_foot(ladder, sheet->page, low + 6, sheet->first, sheet->end);
    if (ladder->fit && !ladder->scene->failed)
        ladder->scene->pages[sheet->page].height = ceil(low + 20);
}

/* Counts the pages; sources that would fill more than their part of one are shortened. */
static size_t
count_pages(struct sheet *sheet)
{
    struct ladder *ladder = sheet->ladder;
    size_t pages;
    double highest;
    do {
        pages = 0;
        highest = 0;
        sheet->first = 0;
        memset(ladder->note_page, 0, ladder->note_count * sizeof *ladder->note_page);
        for (; sheet->first < ladder->row_count; sheet->first = sheet->end, pages++) {
            lay_head(sheet, pages, 0, true);
            double height = fill_page(sheet, pages);
            highest = height > highest ? height : highest;
        }
    } while (highest > sheet->high * NOTES_PART && clm__ladder_shorten_notes(ladder));
    memset(ladder->note_page, 0, ladder->note_count * sizeof *ladder->note_page);
    sheet->first = 0;
    return pages;
}

static void
draw_sheets(struct ladder *ladder)
{
    struct sheet sheet = {.ladder = ladder, .wide = ladder->wide, .high = ladder->high};
    sheet.x_right = ladder->wide - 34;
    sheet.keys = (size_t)((ladder->wide - 56) / KEY_STEP);
    sheet.most = (size_t)((sheet.x_right - X_LEFT) / COLUMN_STEP);
    sheet.most = sheet.most > MOST_A_PAGE ? MOST_A_PAGE : sheet.most;
    size_t pages = count_pages(&sheet);
    for (size_t page = 0; sheet.first < ladder->row_count && !ladder->scene->failed;
         page++) {
        lay_head(&sheet, page, 0, true);
        fill_page(&sheet, page);
        draw_sheet(&sheet, pages);
        sheet.first = sheet.end;
    }
}

enum clm_code
clm__lanes_layout(struct clm__scene *scene, const struct clm_view *view,
                  const struct clm_picture_options *options, struct clm_error *err)
{
    struct ladder ladder = {0};
    bool ready = clm__ladder_prepare(&ladder, scene, view, options, KEY_WIDTH);
    if (ready)
        draw_sheets(&ladder);
    clm__free(ladder.bands);
    if (!ready || ladder.failed || scene->failed || scene->arena.failed)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0},
                             "out of memory while laying out the picture");
    return CLM_OK;
}
