/* SPDX-License-Identifier: MIT */
/* The word that somebody probably meant. */
#ifndef CLAIMLINE_NEAR_H
#define CLAIMLINE_NEAR_H

#include <claimline/error.h>

#include <stddef.h>

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

/** What to write instead of a word that is not in a list of `count` words: "did you mean
 * 'accusation'?" where one is near, else "use accusation, denial, ... or aid" with all
 * that are not empty. Cut to `size`. @since 0.1 */
CLM_API void clm_near_advice(char *out, size_t size, const char *word, size_t len,
                             const char *(*name)(int), int count);

#ifdef __cplusplus
}
#endif
#endif
