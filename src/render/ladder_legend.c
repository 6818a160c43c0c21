/* SPDX-License-Identifier: MIT */
/* The legend: what is in the picture and nothing else. */
#include "base/kind.h"
#include "render/ladder_parts.h"
#include "render/metrics.h"
#include "render/words.h"

#include <string.h>

#define ENTRY_GAP    15.0
#define LEGEND_PITCH 13.0

struct pen {
    struct ladder *ladder;
    size_t page;
    bool measure; /* move, but draw nothing */
    double x, y;
};

/* Moves on to the place of an entry: a sample of `sample` points and its words. The x of
 * the sample is returned. */
static double
next_entry(struct pen *pen, double sample, const char *words)
{
    double width = sample + 5 + clm__text_width(words, strlen(words), WORD_SIZE, false);
    if (pen->x > LEFT_EDGE && pen->x + width > pen->ladder->right) {
        pen->x = LEFT_EDGE;
        pen->y += LEGEND_PITCH;
    }
    double x = pen->x;
    if (!pen->measure)
        clm__scene_text(pen->ladder->scene, pen->page,
                        (struct clm__item){.align = CLM__LEFT,
                                           .size = WORD_SIZE,
                                           .x0 = x + sample + 5,
                                           .x1 = x + width,
                                           .y0 = pen->y},
                        (struct clm__run){words, INK, false});
    pen->x += width + ENTRY_GAP;
    return x;
}

static void
kind_entry(struct pen *pen, const struct kind_look *look)
{
    bool arrow = look->head != CLM__NO_HEAD && look->shape != CLM__DIAMOND;
    double x = next_entry(pen, arrow ? 25 : 8, look->legend);
    if (!pen->measure)
        clm__ladder_draw_sample(pen->ladder, pen->page, look, x + 4, pen->y);
}

/* Whether a kind needs an entry: it is in the picture, and no kind before it has the same
 * words. Steps of a truce that has a band are explained by the band. */
static bool
has_entry(const struct ladder *ladder, enum clm_kind kind)
{
    const char *legend = clm__ladder_kind_look(kind)->legend;
    if (!clm__kind_in(ladder->kinds, kind) ||
        (kind == CLM_KIND_CEASEFIRE && ladder->band_count > 0))
        return false;
    for (enum clm_kind other = 0; other < kind; other++)
        if (clm__kind_in(ladder->kinds, other) &&
            strcmp(clm__ladder_kind_look(other)->legend, legend) == 0)
            return false;
    return true;
}

static void
kind_entries(struct pen *pen)
{
    for (unsigned rank = 1; rank <= CLM_KIND_COUNT; rank++)
        for (enum clm_kind kind = 0; kind < CLM_KIND_COUNT; kind++)
            if (clm__ladder_kind_look(kind)->rank == rank && has_entry(pen->ladder, kind))
                kind_entry(pen, clm__ladder_kind_look(kind));
    if (pen->ladder->hollow_truces) {
        struct clm_event ended = {.kind = CLM_KIND_CEASEFIRE, .phase = CLM_PHASE_END};
        kind_entry(pen, clm__ladder_kind(&ended));
    }
}

static void
band_entry(struct pen *pen, const char *left, const char *right, const char *words)
{
    double x = next_entry(pen, 14, words);
    if (pen->measure)
        return;
    struct clm__item box = {.kind = CLM__ITEM_BOX,
                            .x0 = x,
                            .x1 = x + 14,
                            .y0 = pen->y - 5,
                            .y1 = pen->y + 5,
                            .fill = left};
    clm__scene_add(pen->ladder->scene, pen->page, box);
    if (right == left)
        return;
    box.x0 = x + 7;
    box.fill = right;
    clm__scene_add(pen->ladder->scene, pen->page, box);
}

/* Two bands are named; of more, the hover text says which is which. */
static void
band_entries(struct pen *pen)
{
    const struct ladder *ladder = pen->ladder;
    if (ladder->band_count > 2) {
        band_entry(pen, clm__ladder_band_colour(&ladder->bands[0]),
                   clm__ladder_band_colour(&ladder->bands[1]),
                   clm__words(CLM__WORDS_TRUCE_IN_FORCE));
        return;
    }
    for (size_t i = 0; i < ladder->band_count; i++) {
        const char *colour = clm__ladder_band_colour(&ladder->bands[i]);
        band_entry(pen, colour, colour, ladder->bands[i].name);
    }
}

static void
self_entry(struct pen *pen)
{
    double x = next_entry(pen, 9, clm__words(CLM__WORDS_WITHIN_LANE));
    if (pen->measure)
        return;
    struct clm__item ring = {.kind = CLM__ITEM_MARK,
                             .shape = CLM__CIRCLE,
                             .x0 = x + 4,
                             .y0 = pen->y,
                             .size = 9,
                             .pen = 1.3,
                             .stroke = "#D55E00"};
    clm__scene_add(pen->ladder->scene, pen->page, ring);
    ring.size = 4;
    ring.fill = "#D55E00";
    clm__scene_add(pen->ladder->scene, pen->page, ring);
}

static void
unsure_entry(struct pen *pen)
{
    double x = next_entry(pen, 8, clm__words(CLM__WORDS_UNSURE));
    if (!pen->measure)
        clm__scene_add(pen->ladder->scene, pen->page,
                       (struct clm__item){.kind = CLM__ITEM_MARK,
                                          .shape = CLM__CIRCLE,
                                          .x0 = x + 4,
                                          .y0 = pen->y,
                                          .size = 5.2,
                                          .pen = 1.2,
                                          .fill = "white",
                                          .stroke = "#D55E00"});
}

double
clm__ladder_draw_legend(struct ladder *ladder, size_t page, double y, bool measure)
{
    struct pen pen = {ladder, page, measure, LEFT_EDGE, y};
    kind_entries(&pen);
    band_entries(&pen);
    if (ladder->self)
        self_entry(&pen);
    if (ladder->unsure)
        unsure_entry(&pen);
    if (ladder->threads)
        next_entry(&pen, 0, clm__words(CLM__WORDS_THREAD_LEGEND));
    if (ladder->extracted)
        next_entry(&pen, 0, clm__words(CLM__WORDS_BY_PROGRAM));
    return pen.y;
}
