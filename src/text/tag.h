/* SPDX-License-Identifier: MIT */
/* The tagger: a greedy averaged perceptron from left to right. A tag is a class of UPOS
 * and XPOS together. */
#ifndef CLM_TEXT_TAG_H
#define CLM_TEXT_TAG_H

#include "text/kernel.h"
#include "text/word.h"

/** The features of the word at `at` of `count`, the tags before it known. Tags are
 * classes from 0. */
void clm__tag_features(struct clm__features *features, const struct clm__word *words,
                       size_t count, size_t at, const uint16_t *tags);

/** Tags the words of one sentence. */
void clm__tag_sentence(const struct clm__weights *weights, const struct clm__word *words,
                       size_t count, uint16_t *tags);

#endif
