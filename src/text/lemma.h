/* SPDX-License-Identifier: MIT */
/* Lemmas: the form of a word that stands in a dictionary. */
#ifndef CLM_TEXT_LEMMA_H
#define CLM_TEXT_LEMMA_H

#include "text/model.h"

/* A longer word is its own lemma, cut. */
enum { CLM__LEMMA_MAX = 256 };

/** Writes the lemma of `form` into `out` (CLM__LEMMA_MAX bytes, not ended) and returns
 * its length, never 0 for a form that is not empty. Rules and exceptions (lemma.def) are
 * English; what is not a verb, noun, adjective, adverb, pronoun or clitic is only turned
 * to lower case, and names stay as they are. */
size_t clm__lemma(char *out, const char *form, size_t len, enum clm__upos upos,
                  const char *xpos);

#endif
