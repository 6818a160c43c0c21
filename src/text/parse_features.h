/* SPDX-License-Identifier: MIT */
/* The features that the parser decides by. */
#ifndef CLM_TEXT_PARSE_FEATURES_H
#define CLM_TEXT_PARSE_FEATURES_H

#include "text/kernel.h"
#include "text/state.h"
#include "text/word.h"

/** What the features see of a word, made once a sentence. [0] is "none", [count + 1] the
 * root. */
struct clm__atoms {
    uint64_t word;
    uint64_t tag;
    uint64_t both;
    uint64_t cluster;
};

/** Fills `atoms[0 .. count + 1]`. */
void clm__parse_atoms(struct clm__atoms *atoms, const struct clm__word *words,
                      const uint16_t *tags, unsigned count);

/** The features of one decision. */
void clm__parse_features(struct clm__features *features, const struct clm__atoms *atoms,
                         const struct clm__state *state);

#endif
