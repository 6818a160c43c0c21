/* SPDX-License-Identifier: MIT */
/* Words and squares of the overview. */
#include "render/overview_parts.h"
#include "render/words.h"

void
clm__glance_add(const struct glance *glance, struct clm__item item)
{
    if (!glance->measure)
        clm__scene_add(glance->ladder->scene, glance->page, item);
}

double
clm__glance_words(const struct glance *glance, double x, double y, const char *words,
                  const char *colour, bool bold)
{
    if (glance->measure)
        return x;
    const struct clm__item *item =
        clm__scene_text(glance->ladder->scene, glance->page,
                        (struct clm__item){.align = CLM__LEFT,
                                           .size = glance->size,
                                           .x0 = x,
                                           .x1 = glance->ladder->right,
                                           .y0 = y},
                        (struct clm__run){words, colour, bold});
    return item != NULL ? x + item->width : x;
}

void
clm__glance_words_to(const struct glance *glance, double x, double y, const char *words,
                     const char *colour, bool bold)
{
    if (!glance->measure)
        clm__scene_text(glance->ladder->scene, glance->page,
                        (struct clm__item){.align = CLM__RIGHT,
                                           .size = glance->size,
                                           .x0 = LEFT_EDGE,
                                           .x1 = x,
                                           .y0 = y},
                        (struct clm__run){words, colour, bold});
}

const char *
clm__glance_name(const struct glance *glance, uint32_t party)
{
    uint32_t actor = glance->tally->parties[party].actor;
    const char *name = actor != CLM_NONE ? glance->ladder->names[actor] : NULL;
    return name != NULL && actor != CLM_NONE ? name
                                             : clm__tally_name(glance->tally, party);
}

/* An answered one has a white dot, so that no meaning hangs on colour alone. */
void
clm__glance_square(const struct glance *glance, double x, double y, double side,
                   bool answered)
{
    clm__glance_add(glance, (struct clm__item){.kind = CLM__ITEM_BOX,
                                               .x0 = x + 0.4,
                                               .y0 = y + 0.4,
                                               .x1 = x + side - 0.4,
                                               .y1 = y + side - 0.4,
                                               .fill = answered ? "#0072B2" : "#D55E00"});
    if (answered)
        clm__glance_add(glance, (struct clm__item){.kind = CLM__ITEM_MARK,
                                                   .shape = CLM__CIRCLE,
                                                   .x0 = x + side / 2,
                                                   .y0 = y + side / 2,
                                                   .size = side * 0.42,
                                                   .fill = "white"});
}

void
clm__glance_key(const struct glance *glance, const struct clm__tally_pairs *pairs,
                double x, double y)
{
    struct clm__scene *scene = glance->ladder->scene;
    const char *first = pairs->highest > 9 ? clm__words_count(scene, CLM__WORDS_ONE_BAR,
                                                              pairs->highest, 0)
                                           : clm__words(CLM__WORDS_ONE_SQUARE);
    x = clm__glance_words(glance, x, y, first, MUTED, false) + 8;
    for (int answered = 0; answered < 2; answered++) {
        clm__glance_square(glance, x, y - 3, 6, answered == 1);
        x = clm__glance_words(
                glance, x + 8, y,
                clm__words(answered == 1 ? CLM__WORDS_ANSWERED : CLM__WORDS_UNANSWERED),
                MUTED, false) +
            8;
    }
}
