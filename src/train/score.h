/* SPDX-License-Identifier: MIT */
/* Scores of a parse against a corrected one, as in the CoNLL 2018 shared task. */
#ifndef CLM_TRAIN_SCORE_H
#define CLM_TRAIN_SCORE_H

#include "claimline/error.h"

#include <stdio.h>

/** Compares two CoNLL-U files whose words, without white space, make up the same text.
 * Words are matched by the characters that they cover; a word counts as right when its
 * match has the same tag, or its head's match the same place and the label. Prints one
 * line a measure. CLM_E_SHAPE when the texts differ; CLM_E_IO, CLM_E_CONLLU, CLM_E_NOMEM.
 */
enum clm_code clm__score_files(const char *gold, const char *system, FILE *out,
                               struct clm_error *err) CLM_MUST_CHECK;

#endif
