/* SPDX-License-Identifier: MIT */
/* From treebanks and raw text to a model, step by step. */
#ifndef CLM_TRAIN_RECIPE_H
#define CLM_TRAIN_RECIPE_H

#include "claimline/error.h"

#include <stddef.h>

struct clm__recipe {
    const char *const *treebanks; /* CoNLL-U */
    size_t treebank_count;
    const char *const *raw; /* JSON Lines */
    size_t raw_count;
    const char *const *parsed; /* CoNLL-U with another parser's trees */
    size_t parsed_count;
    const char *const *dev; /* CoNLL-U, to measure with; not learned from */
    size_t dev_count;
    const char *out;
    size_t cluster_words, parsed_words; /* of raw text, at most */
    unsigned clusters;
    unsigned tagger_epochs, teacher_epochs, epochs;
    unsigned seeds; /* each is learned in so many orders; the mean is taken */
    unsigned tagger_bits, parser_bits;
    unsigned rare;
    unsigned beam; /* of the teacher */
};
#define CLM__RECIPE_INIT                                                                 \
    {                                                                                    \
        .cluster_words = 3000000, .parsed_words = 1500000, .clusters = 256,              \
        .tagger_epochs = 6, .teacher_epochs = 10, .epochs = 8, .seeds = 3,               \
        .tagger_bits = 20, .parser_bits = 22, .rare = 3, .beam = 8                       \
    }

/** Learns and writes a model. Says on stderr how far it is. */
enum clm_code clm__recipe_run(const struct clm__recipe *recipe,
                              struct clm_error *err) CLM_MUST_CHECK;

#endif
