/* SPDX-License-Identifier: MIT */
/* The word that somebody probably meant. */
#include "claimline/near.h"

#include <stddef.h>
#include <string.h>

enum { LONGEST = 40 };

static char
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static unsigned
least(unsigned a, unsigned b, unsigned c)
{
    unsigned ab = a < b ? a : b;
    return ab < c ? ab : c;
}

static unsigned
distance(const char *a, const char *b)
{
    unsigned row[LONGEST + 1];
    size_t a_len = strlen(a), b_len = strlen(b);
    if (a_len > LONGEST || b_len > LONGEST)
        return LONGEST;
    for (size_t i = 0; i <= a_len; i++)
        row[i] = (unsigned)i;
    for (size_t k = 1; k <= b_len; k++) {
        unsigned corner = row[0];
        row[0] = (unsigned)k;
        for (size_t i = 1; i <= a_len; i++) {
            unsigned above = row[i];
            unsigned change = corner + (lower(a[i - 1]) != lower(b[k - 1]));
            row[i] = least(above + 1, row[i - 1] + 1, change);
            corner = above;
        }
    }
    return row[a_len];
}

struct clm_near
clm_near_start(const char *word)
{
    unsigned third = (unsigned)strlen(word) / 3;
    return (struct clm_near){.word = word, .distance = (third > 0 ? third : 1) + 1};
}

void
clm_near_try(struct clm_near *near, const char *candidate)
{
    unsigned found = distance(near->word, candidate);
    if (found < near->distance) {
        near->distance = found;
        near->best = candidate;
    }
}
