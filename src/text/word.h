/* SPDX-License-Identifier: MIT */
/* What tagger and parser see of a word: hashes of its letters, of its ends, of its shape,
 * and its cluster. */
#ifndef CLM_TEXT_WORD_H
#define CLM_TEXT_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A longer word is seen by its first and last bytes only. */
enum { CLM__WORD_SEEN = 120, CLM__CLUSTERS_MAX = 1024 };

/** Word clusters: an open-addressing table from the hash of a folded word to its
 * cluster, 1..CLM__CLUSTERS_MAX. */
struct clm__clusters {
    uint32_t *keys;     /* 0 = free */
    uint16_t *clusters; /* beside keys */
    uint32_t mask;      /* slots - 1 */
};

struct clm__word {
    uint32_t form;
    uint32_t folded;   /* lower case, digits as 0, one kind of quote and dash */
    uint32_t cased;    /* the same, but capitals kept: the key of its cluster */
    uint32_t first[2]; /* 1 and 3 bytes of the folded word */
    uint32_t last[4];  /* 1-4 bytes of it */
    uint32_t shape;
    uint16_t cluster; /* 0 = in none */
    bool mark;        /* begins with neither letter nor digit */
};

/** Describes `len` bytes; `clusters` may be NULL. */
void clm__word_init(struct clm__word *word, const char *form, size_t len,
                    const struct clm__clusters *clusters);

#endif
