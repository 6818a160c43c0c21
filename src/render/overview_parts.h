/* SPDX-License-Identifier: MIT */
/* What the parts of the overview share. Not for others. */
#ifndef CLM_RENDER_OVERVIEW_PARTS_H
#define CLM_RENDER_OVERVIEW_PARTS_H

#include "render/ladder_parts.h"
#include "render/tally_matrix.h"
#include "render/tally_pairs.h"

/** Where and how a part is drawn. */
struct glance {
    struct ladder *ladder;
    struct clm__tally *tally;
    size_t page;
    bool measure; /* move, but draw nothing */
    double size;  /* of words */
};

/* overview_draw.c */
void clm__glance_add(const struct glance *glance, struct clm__item item);
/** Words with their left end at `x`; returns where they end. */
double clm__glance_words(const struct glance *glance, double x, double y,
                         const char *words, const char *colour, bool bold);
/** Words that end at `x`. */
void clm__glance_words_to(const struct glance *glance, double x, double y,
                          const char *words, const char *colour, bool bold);
/** What a party is called in the picture. */
const char *clm__glance_name(const struct glance *glance, uint32_t party);
void clm__glance_square(const struct glance *glance, double x, double y, double side,
                        bool answered);

/** What a square is, and what an answered one looks like. */
void clm__glance_key(const struct glance *glance, const struct clm__tally_pairs *pairs,
                     double x, double y);

/* overview_matrix.c */
/** The matrix within `left` and `right`, from `y` on; returns where it ends. */
double clm__glance_matrix(const struct glance *glance, double left, double right,
                          double y, uint32_t shown, double row);

/* overview_charts.c */
/** How high the chart of a pair is. */
double clm__glance_chart_height(const struct clm__tally_pairs *pairs,
                                const struct clm__tally_pair *pair, double unit);
/** A chart of columns of `unit` points; returns where it ends. */
double clm__glance_chart(const struct glance *glance,
                         const struct clm__tally_pairs *pairs,
                         const struct clm__tally_pair *pair, double x, double y,
                         double unit);

#endif
