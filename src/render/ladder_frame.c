/* SPDX-License-Identifier: MIT */
/* The head of a page: title, the counts, legend and names of the lanes. */
#include "base/buf.h"
#include "base/date.h"
#include "render/ladder_parts.h"
#include "render/overview.h"
#include "render/standfirst.h"
#include "render/words.h"

#include <string.h>

#define TITLE_SIZE  17.0
#define TITLE_PITCH 20.0
#define STAND_SIZE  8.6
#define STAND_PITCH 11.0

void
clm__ladder_put_month(struct clm__buf *out, const struct ladder *ladder, clm_day day)
{
    int year, month;
    clm_day_to_civil(day, &year, &month, NULL);
    if (ladder->year_last - ladder->year_first < 10)
        clm__buf_printf(out, "%s ", clm__month_name(month));
    clm__put_year(out, year);
}

/* The counts of a picture, and how it is to be read. */
const char *
clm__ladder_standfirst(struct ladder *ladder)
{
    struct clm__buf text = {0};
    if (!clm__standfirst(&text, ladder->view, ladder->names))
        ladder->failed = true;
    const char *copy = clm__scene_take(ladder->scene, &text);
    clm__buf_release(&text);
    return copy;
}

/* Text in lines from `y` on, which is the middle of the first; returns the middle of the
 * line after the last. */
static double
draw_block(struct ladder *ladder, size_t page, double y, const char *text,
           struct clm__run look, double size, bool measure)
{
    double pitch = size == TITLE_SIZE ? TITLE_PITCH : STAND_PITCH;
    struct clm__flow flow = {.scene = ladder->scene,
                             .size = size,
                             .width = ladder->right - LEFT_EDGE - 10,
                             .max_lines = size == TITLE_SIZE ? 2 : 3};
    size_t count = 0;
    clm__flow_add(&flow, text, strlen(text), (struct clm__look){look.colour, look.bold},
                  false);
    const struct clm__line *lines = clm__flow_lines(&flow, &count, NULL);
    for (size_t i = 0; i < count; i++, y += pitch)
        if (!measure)
            clm__scene_add(ladder->scene, page,
                           (struct clm__item){.kind = CLM__ITEM_TEXT,
                                              .align = CLM__LEFT,
                                              .size = size,
                                              .x0 = LEFT_EDGE,
                                              .x1 = ladder->right,
                                              .y0 = y,
                                              .width = lines[i].width,
                                              .runs = lines[i].runs,
                                              .run_count = lines[i].run_count});
    return y;
}

double
clm__ladder_draw_titles(struct ladder *ladder, size_t page, size_t page_count,
                        bool measure)
{
    const char *place =
        clm__words_count(ladder->scene, CLM__WORDS_PAGE_OF, page + 1, page_count);
    if (page_count > 1 && !measure)
        clm__scene_text(ladder->scene, page,
                        (struct clm__item){.align = CLM__RIGHT,
                                           .size = STAND_SIZE,
                                           .x0 = ladder->right - 80,
                                           .x1 = ladder->right,
                                           .y0 = page == 0 ? 18 : 30},
                        (struct clm__run){place, MUTED, false});
    if (page == 0) {
        double y = draw_block(ladder, page, 34, ladder->title,
                              (struct clm__run){"", INK, true}, TITLE_SIZE, measure);
        return draw_block(ladder, page, y - 3, ladder->scene->description,
                          (struct clm__run){"", MUTED, false}, STAND_SIZE, measure) +
               13;
    }
    const char *title = clm__fit_text(ladder->scene, ladder->title, 11, true, 380);
    if (!measure) {
        struct clm__item *item = clm__scene_text(
            ladder->scene, page,
            (struct clm__item){
                .align = CLM__LEFT, .size = 11, .x0 = LEFT_EDGE, .x1 = 420, .y0 = 30},
            (struct clm__run){title, INK, true});
        double end = item != NULL ? LEFT_EDGE + item->width + 6 : 420;
        clm__scene_text(
            ladder->scene, page,
            (struct clm__item){.align = CLM__LEFT,
                               .size = STAND_SIZE,
                               .x0 = end,
                               .x1 = end + 60,
                               .y0 = 30.6},
            (struct clm__run){clm__words(CLM__WORDS_CONTINUED), MUTED, false});
    }
    return 50;
}

/* Draws the head of a page and returns where its lanes begin. */
double
clm__ladder_draw_head(struct ladder *ladder, size_t page, size_t page_count)
{
    bool measure = page_count == 0;
    double y = clm__ladder_draw_titles(ladder, page, page_count, measure);
    if (page == 0 && ladder->strip)
        y = clm__overview_strip(ladder, page, y - 6, measure) + 13;
    y = clm__ladder_draw_legend(ladder, page, y, measure);
    y += 14 + ladder->lane_names_height;
    if (!measure)
        clm__ladder_draw_lane_names(ladder, page, y, false);
    return y + 5;
}

double
clm__ladder_head_height(struct ladder *ladder, size_t page)
{
    return clm__ladder_draw_head(ladder, page, 0);
}
