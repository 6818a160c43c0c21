/* SPDX-License-Identifier: MIT */
/* Teaching tagger and parser from banks of sentences. */
#ifndef CLM_TRAIN_TRAIN_H
#define CLM_TRAIN_TRAIN_H

#include "train/bank.h"
#include "train/learn.h"

#include "text/parse.h"

/** What to do with sentences in folds: `fold` < 0 takes all. */
struct clm__train_options {
    unsigned epochs;
    int fold;      /* leave this fold of CLM__FOLDS out */
    unsigned beam; /* of the parser; 1 = greedy with a dynamic oracle */
    unsigned labels;
    uint32_t seed;
    bool quiet;
};

enum { CLM__FOLDS = 5 };

/** The fold of a sentence: runs of 20, so that neighbours stay together. */
static inline int
clm__train_fold(size_t sentence)
{
    return (int)(sentence / 20 % CLM__FOLDS);
}

/** Learns tags (`gold`). All three return false when there is no memory. */
bool clm__train_tagger(struct clm__learner *learner, const struct clm__bank *bank,
                       const struct clm__train_options *options);
/** Learns trees over `tags`, greedily with a dynamic oracle. */
bool clm__train_parser(struct clm__learner *learner, const struct clm__bank *bank,
                       const struct clm__train_options *options);
/** Learns trees over `tags` for a beam; projective sentences only. */
bool clm__train_beam(struct clm__learner *learner, const struct clm__bank *bank,
                     const struct clm__train_options *options);

/** The cost of a kind of move by the dynamic oracle: arcs of the gold tree that no longer
 * can be found after it; CLM__FORBIDDEN when the move is not allowed. `heads[i]` is the
 * head of word i + 1. */
enum { CLM__FORBIDDEN = 9999 };
int clm__oracle_cost(const struct clm__state *state, const uint16_t *heads,
                     enum clm__move move);

#endif
