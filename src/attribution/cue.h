/* SPDX-License-Identifier: MIT */
/* The words that announce content, and the patterns they take. */
#ifndef CLM_ATTRIBUTION_CUE_H
#define CLM_ATTRIBUTION_CUE_H

#include "attribution/attribution.h"

enum clm__cue_class {
    CLM__CUE_VERB,
    CLM__CUE_NOUN,
    CLM__CUE_ADJECTIVE,
    CLM__CUE_ADVERB,
    CLM__CUE_CLASS_COUNT,
};

/** Patterns, as data/attribution.txt describes them; a set of bits. */
enum clm__cue_pattern {
    CLM__CUE_THAT = 1,
    CLM__CUE_QUOTE = 2,
    CLM__CUE_TO = 4,
    CLM__CUE_ING = 8,
    CLM__CUE_OBJ = 16,
    CLM__CUE_NP_TO = 32,
    CLM__CUE_HIM_TO = 64,
    CLM__CUE_AS = 128,
    CLM__CUE_SMALL = 256,
    CLM__CUE_ASPECT = 512,
    CLM__CUE_WEAK = 1024,
    CLM__CUE_LIGHT = 2048,
    CLM__CUE_SUBJECT = 4096,
};

struct clm__cue_word {
    const char *word;
    uint8_t class_;        /* of clm__cue_class */
    uint16_t patterns;     /* of clm__cue_pattern */
    uint32_t prepositions; /* bits, by clm__cue_preposition */
};

/** NULL when the list does not have it. */
const struct clm__cue_word *clm__cue_find(const struct clm__cues *cues,
                                          enum clm__cue_class class_, const char *word);

/** The bit of a preposition (small letters), 0 when none is known by that name. */
uint32_t clm__cue_preposition(const char *word, size_t len);

#endif
