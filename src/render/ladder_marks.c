/* SPDX-License-Identifier: MIT */
/* What a row shows on the lanes: marks, arrows, and its words beside them. */
#include "render/ladder_parts.h"

#define ANSWER_UP                                                                        \
    1.8 /* how far a claim and its answer stand from the middle of a row                 \
         */
#define ANSWER_DOWN 3.0

struct painter {
    struct ladder *ladder;
    const struct row *row;
    const struct kind_look *look;
    const struct clm__ref *ref;
    bool bare; /* arrows without the marks they start from */
};

/* The row that lasts: a claim is drawn from a copy. */
static const struct clm__ref *
ref_of(const struct painter *p)
{
    return p->ref;
}

static void
put_mark(const struct painter *p, double x)
{
    const struct kind_look *look = p->look;
    bool unsure = p->row->event != NULL && clm__ladder_is_unsure(p->row->event);
    if (p->bare)
        return;
    clm__scene_add(
        p->ladder->scene, p->row->page,
        (struct clm__item){.kind = CLM__ITEM_MARK,
                           .shape = look->shape,
                           .x0 = x,
                           .y0 = p->row->y,
                           .size = (double)look->size,
                           .pen = unsure ? 1.2 : (double)look->pen,
                           .fill = unsure ? "white" : look->fill,
                           .stroke = unsure || look->pen > 0 ? look->colour : NULL,
                           .ref = ref_of(p)});
}

static void
put_line(const struct painter *p, double from, double to, uint8_t head, const char *lane)
{
    clm__scene_add(p->ladder->scene, p->row->page,
                   (struct clm__item){.kind = CLM__ITEM_LINE,
                                      .dash = p->look->dash,
                                      .head = head,
                                      .x0 = from,
                                      .x1 = to,
                                      .y0 = p->row->y,
                                      .y1 = p->row->y,
                                      .pen = (double)p->look->weight,
                                      .stroke = p->look->colour,
                                      .ref = ref_of(p),
                                      .to = lane});
}

/* Marks on all lanes of `lanes`, joined. */
static void
put_joined(const struct painter *p, uint32_t lanes)
{
    double before = -1;
    for (size_t i = 0; i < p->ladder->lane_count; i++) {
        if ((lanes >> i & 1) == 0)
            continue;
        double x = p->ladder->lanes[i].x, edge = (double)p->look->size / 2;
        put_mark(p, x);
        if (before >= 0)
            put_line(p, before + edge, x - edge, CLM__NO_HEAD, p->ladder->lanes[i].id);
        before = x;
    }
}

/* An arrow from the mark at `x` to each target, the longest first, so that all heads
 * show. */
static void
put_arrows(const struct painter *p, double x, uint32_t targets)
{
    double edge = (double)p->look->size / 2;
    for (;;) {
        size_t far = p->ladder->lane_count;
        double way = 0;
        for (size_t i = 0; i < p->ladder->lane_count; i++) {
            double dx = p->ladder->lanes[i].x - x;
            if ((targets >> i & 1) != 0 &&
                (far == p->ladder->lane_count || (dx < 0 ? -dx : dx) > way)) {
                far = i;
                way = dx < 0 ? -dx : dx;
            }
        }
        if (far == p->ladder->lane_count)
            return;
        targets &= ~(1U << far);
        double to = p->ladder->lanes[far].x;
        if (to > x)
            put_line(p, x + edge, to - 1, p->look->head, p->ladder->lanes[far].id);
        else
            put_line(p, x - edge, to + 1, p->look->head, p->ladder->lanes[far].id);
    }
}

/* An accuser that is the accused too, or both within "others": a ring around the mark. */
static void
put_self(const struct painter *p, double x)
{
    clm__scene_add(p->ladder->scene, p->row->page,
                   (struct clm__item){.kind = CLM__ITEM_MARK,
                                      .shape = CLM__CIRCLE,
                                      .x0 = x,
                                      .y0 = p->row->y,
                                      .size = 11,
                                      .pen = (double)p->look->weight,
                                      .stroke = p->look->colour,
                                      .ref = ref_of(p)});
}

static void
put_acts(const struct painter *p)
{
    uint32_t actors = p->row->actor_lanes, targets = p->row->target_lanes;
    if (actors == 0) {
        put_mark(p, NOBODY_X);
        put_arrows(p, NOBODY_X, targets);
        return;
    }
    for (size_t i = 0; i < p->ladder->lane_count; i++) {
        if ((actors >> i & 1) == 0)
            continue;
        double x = p->ladder->lanes[i].x;
        if ((targets >> i & 1) != 0)
            put_self(p, x);
        put_mark(p, x);
        put_arrows(p, x, targets & ~(1U << i));
    }
}

/* Several actors and nobody to aim at: a line shows that they acted together. */
static void
put_together(const struct painter *p)
{
    if (p->row->target_lanes == 0 && p->row->actor_lanes != 0)
        put_joined(p, p->row->actor_lanes);
    else
        put_acts(p);
}

/* The answer below the arrow of its claim; a charge given back on the same line makes one
 * double arrow. */
static void
put_answer(struct ladder *ladder, const struct row *row, double y)
{
    const struct clm_event *answer = row->answer;
    struct row line = {.page = row->page, .y = y};
    struct painter p = {ladder, &line, clm__ladder_kind(answer), &row->answer_ref, true};
    line.actor_lanes = clm__ladder_lanes_of(ladder, answer->actors, answer->actor_count);
    line.target_lanes = row->actor_lanes; /* whoever made the claim */
    put_acts(&p);
}

void
clm__ladder_draw_row(struct ladder *ladder, const struct row *row)
{
    struct row claim = *row;
    bool below = row->answer != NULL && !row->mutual;
    claim.y -= below ? ANSWER_UP : 0;
    struct painter p = {ladder, &claim, clm__ladder_kind(row->event), &row->ref,
                        row->mutual};
    clm__ladder_draw_tint(ladder, row);
    if (p.look->joined && (row->actor_lanes | row->target_lanes) != 0)
        put_joined(&p, row->actor_lanes | row->target_lanes);
    else
        put_together(&p);
    if (row->answer != NULL)
        put_answer(ladder, row, below ? row->y + ANSWER_DOWN : row->y);
    for (size_t i = 0; i < row->line_count; i++) {
        const struct clm__line *line = &row->lines[i];
        double y = row->y + LINE_PITCH * ((double)i - (double)(row->line_count - 1) / 2);
        clm__scene_add(ladder->scene, row->page,
                       (struct clm__item){.kind = CLM__ITEM_TEXT,
                                          .align = CLM__LEFT,
                                          .size = WORD_SIZE,
                                          .x0 = ladder->words_left,
                                          .x1 = ladder->right,
                                          .y0 = y,
                                          .width = line->width,
                                          .runs = line->runs,
                                          .run_count = line->run_count,
                                          .ref = &row->ref});
        clm__ladder_draw_strike(ladder, row, line, y);
    }
}

/* As in the legend: a mark at `x`, with an arrow where its kind has one. */
void
clm__ladder_draw_sample(struct ladder *ladder, size_t page, const struct kind_look *look,
                        double x, double y)
{
    struct row row = {.page = page, .y = y};
    struct painter p = {ladder, &row, look, NULL, false};
    struct clm__item mark = {.kind = CLM__ITEM_MARK,
                             .shape = look->shape,
                             .x0 = x,
                             .y0 = y,
                             .size = (double)look->size,
                             .pen = (double)look->pen,
                             .fill = look->fill,
                             .stroke = look->pen > 0 ? look->colour : NULL};
    clm__scene_add(ladder->scene, page, mark);
    if (look->head == CLM__NO_HEAD || look->shape == CLM__DIAMOND)
        return;
    struct clm__item line = {.kind = CLM__ITEM_LINE,
                             .dash = look->dash,
                             .head = look->head,
                             .x0 = x + (double)p.look->size / 2,
                             .x1 = x + 21,
                             .y0 = y,
                             .y1 = y,
                             .pen = (double)look->weight,
                             .stroke = look->colour};
    clm__scene_add(ladder->scene, page, line);
}
