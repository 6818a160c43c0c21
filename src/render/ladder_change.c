/* SPDX-License-Identifier: MIT */
/* Marks of change on a row: a sign, a tint, a line through what is gone. The sign and the
 * line say it without colour; the colours are two that colour-blind readers tell apart
 * (M. Okabe, K. Ito, "Color universal design", 2008). */
#include "render/ladder_parts.h"

#define SIGN_WIDTH 8.0 /* the line leaves the sign alone */

static const struct {
    const char *sign;
    const char *colour;
    const char *tint;
    bool struck;
} looks[CLM_MARK_COUNT] = {
    [CLM_MARK_NONE] = {"", INK, NULL, false},
    [CLM_MARK_ADDED] = {"+", "#00694C", "#DDF1E9", false},
    [CLM_MARK_REMOVED] = {"\xE2\x88\x92", "#A63A00", "#FBE6DA", true},
    [CLM_MARK_CHANGED] = {"~", "#00527F", "#E1EEF7", false},
    [CLM_MARK_FORMER] = {"\xE2\x88\x92", "#A63A00", NULL, true},
};

const char *
clm__ladder_sign(uint8_t mark, const char **colour)
{
    *colour = looks[mark].colour;
    return looks[mark].sign;
}

void
clm__ladder_draw_tint(struct ladder *ladder, const struct row *row)
{
    if (looks[row->mark].tint == NULL)
        return;
    double half = LINE_PITCH * (double)row->line_count / 2 + 1;
    clm__scene_add(ladder->scene, row->page,
                   (struct clm__item){.kind = CLM__ITEM_BOX,
                                      .x0 = ladder->words_left - 3,
                                      .x1 = ladder->right,
                                      .y0 = row->y - half,
                                      .y1 = row->y + half,
                                      .fill = looks[row->mark].tint});
}

void
clm__ladder_draw_strike(struct ladder *ladder, const struct row *row,
                        const struct clm__line *line, double y)
{
    if (!looks[row->mark].struck)
        return;
    clm__scene_add(ladder->scene, row->page,
                   (struct clm__item){.kind = CLM__ITEM_LINE,
                                      .x0 = ladder->words_left + SIGN_WIDTH,
                                      .x1 = ladder->words_left + line->width,
                                      .y0 = y,
                                      .y1 = y,
                                      .pen = 0.7,
                                      .stroke = looks[row->mark].colour});
}
