/* SPDX-License-Identifier: MIT */
/* The word that somebody probably meant. */
#ifndef CLAIMLINE_NEAR_H
#define CLAIMLINE_NEAR_H

#include <claimline/error.h>

#ifdef __cplusplus
extern "C" {
#endif

struct clm_near {
    const char *word;
    const char *best; /* NULL while nothing is near enough */
    unsigned distance;
};

CLM_API struct clm_near clm_near_start(const char *word);
/** Takes `candidate` if it is nearer than what came before: by edit distance (R. Wagner,
 * M. Fischer, "The string-to-string correction problem", JACM 21, 1974) with swapped
 * neighbours as one edit, letter case ignored, at most a third of the word. */
CLM_API void clm_near_try(struct clm_near *near, const char *candidate);

#ifdef __cplusplus
}
#endif
#endif
