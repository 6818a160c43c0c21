/* SPDX-License-Identifier: MIT */
/* Columns that do not collide: isotonic regression by pooling adjacent violators (M. Ayer
 * et al., "An empirical distribution function for sampling with incomplete information",
 * 1955). */
#include "render/lanes.h"

enum { MOST = 64 };

void
clm__lanes_spread(double *places, size_t count, double gap, double left, double right)
{
    double means[MOST];
    size_t sizes[MOST], pools = 0, at = 0;
    if (count > MOST)
        return;
    for (size_t i = 0; i < count; i++) {
        means[pools] = places[i] - (double)i * gap;
        sizes[pools++] = 1;
        while (pools > 1 && means[pools - 2] > means[pools - 1]) {
            double a = (double)sizes[pools - 2], b = (double)sizes[pools - 1];
            means[pools - 2] = (means[pools - 2] * a + means[pools - 1] * b) / (a + b);
            sizes[pools - 2] += sizes[pools - 1];
            pools--;
        }
    }
    double most = right - (double)(count > 0 ? count - 1 : 0) * gap;
    for (size_t k = 0; k < pools; k++) {
        double mean = means[k] < left ? left : means[k] > most ? most : means[k];
        for (size_t i = 0; i < sizes[k]; i++, at++)
            places[at] = mean + (double)at * gap;
    }
}
