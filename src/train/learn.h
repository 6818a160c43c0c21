/* SPDX-License-Identifier: MIT */
/* An averaged perceptron over hashed features, in whole numbers, so that every machine
 * learns the same bytes. */
#ifndef CLM_TRAIN_LEARN_H
#define CLM_TRAIN_LEARN_H

#include "text/kernel.h"

#include <stdbool.h>

struct clm__learner {
    int16_t *weights; /* (1 << bits) + CLM__CLASSES_MAX, as clm__weights */
    int64_t *sums;    /* of each change times the moment it was made */
    uint8_t *seen; /* how often a feature was wanted, up to `rare`; hashed apart from the
                      weights */
    uint32_t mask;
    uint32_t classes;
    unsigned rare; /* a feature wanted less often than this is left out */
    int64_t moment;
};

struct clm__random {
    uint32_t state; /* not 0 */
};

/** A number below `end`. */
uint32_t clm__random_below(struct clm__random *random, uint32_t end);
void clm__random_shuffle(struct clm__random *random, uint32_t *items, size_t count);

/** False when there is no memory. */
bool clm__learner_init(struct clm__learner *learner, unsigned bits, unsigned classes,
                       unsigned rare);
void clm__learner_release(struct clm__learner *learner);
/** Forgets all but the counts of features. */
void clm__learner_reset(struct clm__learner *learner);

/** Scores as clm__kernel_score does; `scores` holds CLM__CLASSES_MAX. */
void clm__learner_score(const struct clm__learner *learner,
                        const struct clm__features *features, int32_t *scores);
/** Adds `change` to the weights of a class. */
void clm__learner_update(struct clm__learner *learner,
                         const struct clm__features *features, unsigned class_,
                         int change);

/** Adds the averaged weights to `mean`, clm__weights_size(slots) numbers. */
void clm__learner_add_average(const struct clm__learner *learner, float *mean);

/** Numbers as int8: one unit is `deviations` / 127 standard deviations of those that are
 * not 0. False when there is no memory. */
bool clm__learner_quantise(struct clm__weights *out, const float *mean, unsigned bits,
                           unsigned classes, double deviations);

#endif
