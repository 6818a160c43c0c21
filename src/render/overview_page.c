/* SPDX-License-Identifier: MIT */
/* The overview as a page. */
#include "render/overview.h"
#include "render/overview_parts.h"
#include "render/words.h"

#include <math.h>

#define PAGE_SIZE 7.6
#define PAGE_ROW  17.0
#define UNIT      6.0
#define PANEL     258.0 /* width of a chart on the page */
#define PANEL_GAP 26.0
#define HEADING   10.0

/* A heading and what it means. */
static double
draw_heading(struct glance *glance, double y, const char *heading, const char *hint)
{
    glance->size = HEADING;
    double x = clm__glance_words(glance, LEFT_EDGE, y, heading, INK, true);
    glance->size = PAGE_SIZE;
    clm__glance_words(glance, x + 8, y + 0.6, hint, MUTED, false);
    return y + 12;
}

/* Charts in columns side by side, as many as the page has room for. */
static double
draw_charts(struct glance *glance, const struct clm__tally_pairs *pairs, double y)
{
    const struct ladder *ladder = glance->ladder;
    size_t across =
        (size_t)((ladder->right - LEFT_EDGE + PANEL_GAP) / (PANEL + PANEL_GAP));
    double low = y;
    for (size_t i = 0; i < pairs->count; i += across) {
        double high = 0;
        for (size_t k = i; k < pairs->count && k < i + across; k++) {
            double own = clm__glance_chart_height(pairs, &pairs->pairs[k], UNIT);
            high = own > high ? own : high;
        }
        if (i > 0 && low + high > ladder->high - 40)
            break;
        for (size_t k = i; k < pairs->count && k < i + across; k++)
            clm__glance_chart(glance, pairs, &pairs->pairs[k],
                              LEFT_EDGE + (PANEL + PANEL_GAP) * (double)(k - i), low,
                              UNIT);
        low += high + 10;
    }
    return low;
}

static double
draw_whole(struct glance *glance, double y)
{
    struct clm__tally_pairs pairs;
    struct ladder *ladder = glance->ladder;
    if (glance->tally->row_count == 0) {
        clm__glance_words(glance, LEFT_EDGE, y + 10, clm__words(CLM__WORDS_NO_ROWS),
                          MUTED, false);
        return y + 20;
    }
    y = draw_heading(glance, y, clm__words(CLM__WORDS_WHO_WHOM),
                     clm__words(CLM__WORDS_WHO_WHOM_HINT));
    y = clm__glance_matrix(glance, LEFT_EDGE, ladder->right, y, CLM__SHOWN, PAGE_ROW) +
        22;
    if (!clm__tally_find_pairs(&pairs, glance->tally, CLM__MOST_PAIRS,
                               (uint32_t)(PANEL / UNIT)))
        ladder->failed = true;
    if (pairs.count == 0 || !pairs.span.any)
        return y;
    const char *hint = pairs.count < pairs.all
                           ? clm__words_count(ladder->scene, CLM__WORDS_EXCHANGES_SOME,
                                              pairs.count, pairs.all)
                           : clm__words(CLM__WORDS_EXCHANGES_ALL);
    y = draw_heading(glance, y, clm__words(CLM__WORDS_EXCHANGES), hint);
    clm__glance_key(glance, &pairs, LEFT_EDGE, y + 2);
    return draw_charts(glance, &pairs, y + 16);
}

void
clm__overview_page(struct ladder *ladder, size_t page_count)
{
    struct clm__tally tally;
    size_t page = clm__scene_page(ladder->scene, ladder->wide, ladder->high);
    struct glance glance = {ladder, &tally, page, false, PAGE_SIZE};
    double y = clm__ladder_draw_titles(ladder, page, page_count, false);
    if (clm__tally_init(&tally, ladder->view))
        y = draw_whole(&glance, y + 4);
    else
        ladder->failed = true;
    clm__tally_release(&tally);
    glance.size = SOURCE_SIZE;
    if (ladder->fit && !ladder->scene->failed)
        ladder->scene->pages[page].height = ceil(y + 40);
    y = ladder->fit ? y + 18 : ladder->high - 22;
    clm__glance_words(&glance, LEFT_EDGE, y, clm__words(CLM__WORDS_CLAIM_NOT_FACT), MUTED,
                      false);
}
