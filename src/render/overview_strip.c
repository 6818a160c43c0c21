/* SPDX-License-Identifier: MIT */
/* The overview as a strip above the ladder: the busiest pair and the counts. */
#include "render/overview.h"
#include "render/overview_parts.h"

#define LEAST_ROWS    8u  /* of accusations, before a strip helps */
#define STRIP_CHART   0.5 /* of the width, for the chart */
#define STRIP_PARTIES 4u
#define STRIP_ROW     10.4
#define STRIP_SIZE    6.6

bool
clm__overview_helps(const struct ladder *ladder)
{
    size_t rows = 0;
    for (size_t i = 0; i < ladder->view->count; i++)
        rows += clm_graph_event(ladder->graph, ladder->view->events[i])->kind ==
                        CLM_KIND_ACCUSATION
                    ? 1
                    : 0;
    return ladder->marks == NULL && rows >= LEAST_ROWS;
}

static double
draw_strip(const struct glance *glance, double y)
{
    struct clm__tally_pairs pairs;
    const struct ladder *ladder = glance->ladder;
    double wide = ladder->right - LEFT_EDGE, chart = wide * STRIP_CHART;
    double end = y, unit = chart / 48;
    if (!clm__tally_find_pairs(&pairs, glance->tally, 1, 48))
        glance->ladder->failed = true;
    if (pairs.count > 0 && pairs.span.any) {
        clm__glance_key(glance, &pairs, LEFT_EDGE, y + 4);
        end = clm__glance_chart(glance, &pairs, &pairs.pairs[0], LEFT_EDGE, y + 13, unit);
    } else {
        chart = 0;
    }
    double low = clm__glance_matrix(glance, LEFT_EDGE + chart + (chart > 0 ? 20 : 0),
                                    ladder->right, y, STRIP_PARTIES, STRIP_ROW);
    end = low > end ? low : end;
    clm__glance_add(glance, (struct clm__item){.kind = CLM__ITEM_LINE,
                                               .x0 = LEFT_EDGE,
                                               .x1 = ladder->right,
                                               .y0 = end + 4,
                                               .y1 = end + 4,
                                               .pen = 0.9,
                                               .stroke = INK});
    return end + 4;
}

double
clm__overview_strip(struct ladder *ladder, size_t page, double y, bool measure)
{
    struct clm__tally tally;
    struct glance glance = {ladder, &tally, page, measure, STRIP_SIZE};
    double end = y;
    if (clm__tally_init(&tally, ladder->view))
        end = draw_strip(&glance, y);
    else
        ladder->failed = true;
    clm__tally_release(&tally);
    return end;
}
