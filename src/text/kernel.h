/* SPDX-License-Identifier: MIT */
/* The inner loop: sums of int8 weights over the features of one decision, for all classes
 * at once. */
#ifndef CLM_TEXT_KERNEL_H
#define CLM_TEXT_KERNEL_H

#include "text/feature.h"

#include <stddef.h>

/* Classes come in blocks of 32, the widest that is summed in registers. */
enum { CLM__BLOCK = 32, CLM__CLASSES_MAX = 256 };

/** A table of weights. The weight of class c for a feature is at[(feature & mask) + c];
 * behind the table lie CLM__CLASSES_MAX further bytes, so that no feature reads past it.
 */
struct clm__weights {
    int8_t *at;
    uint32_t mask;    /* slots - 1, the slots a power of two */
    uint32_t classes; /* <= CLM__CLASSES_MAX */
};

/** Bytes of a table of `slots`. */
static inline size_t
clm__weights_size(size_t slots)
{
    return slots + CLM__CLASSES_MAX;
}

/** Puts the sum of each class into `scores`, which holds CLM__CLASSES_MAX; those from
 * `classes` on, up to the next multiple of CLM__BLOCK, are filled with what happens to
 * lie there. */
void clm__kernel_score(const struct clm__weights *weights,
                       const struct clm__features *features, int16_t *scores);

/** The same, one addition at a time: what clm__kernel_score is tested against. */
void clm__kernel_score_slowly(const struct clm__weights *weights,
                              const struct clm__features *features, int16_t *scores);

#endif
