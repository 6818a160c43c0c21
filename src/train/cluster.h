/* SPDX-License-Identifier: MIT */
/* Word clusters from raw text: words that stand among the same words come together. */
#ifndef CLM_TRAIN_CLUSTER_H
#define CLM_TRAIN_CLUSTER_H

#include "train/bank.h"

struct clm__cluster_options {
    unsigned clusters; /* how many */
    unsigned word_min; /* a word must come this often */
    unsigned rounds_max;
};

/** A table for the model, sorted by key. */
struct clm__cluster_table {
    uint32_t *keys;
    uint16_t *clusters; /* from 1 */
    unsigned count;
};

/** Clusters the folded words of some banks. False when there is no memory. */
bool clm__cluster_find(struct clm__cluster_table *out,
                       const struct clm__bank *const *banks, size_t bank_count,
                       const struct clm__cluster_options *options);
void clm__cluster_release(struct clm__cluster_table *table);

/** The same as a hash table, for clm__word_init. */
bool clm__cluster_index(struct clm__clusters *out,
                        const struct clm__cluster_table *table);

#endif
