/* SPDX-License-Identifier: MIT */
/* The word that somebody probably meant. */
#ifndef CLM_BASE_NEAR_H
#define CLM_BASE_NEAR_H

struct clm__near {
    const char *word;
    const char *best; /* NULL while nothing is near enough */
    unsigned distance;
};

struct clm__near clm__near_start(const char *word);
/** Takes `candidate` if it is nearer than what came before: by edit distance (R. Wagner, M. Fischer, "The
 *  string-to-string correction problem", JACM 21, 1974), letter case ignored, at most a third of the word. */
void clm__near_try(struct clm__near *near, const char *candidate);

#endif
