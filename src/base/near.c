/* SPDX-License-Identifier: MIT */
/* The word that somebody probably meant. */
#include "claimline/near.h"

#include "base/ascii.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST = 40 };

static unsigned
least(unsigned a, unsigned b, unsigned c)
{
    unsigned ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* Two neighbours that changed places count once. */
static bool
is_swap(const char *a, size_t i, const char *b, size_t k)
{
    return i > 1 && k > 1 && clm__lower(a[i - 1]) == clm__lower(b[k - 2]) &&
           clm__lower(a[i - 2]) == clm__lower(b[k - 1]);
}

static unsigned
distance(const char *a, const char *b)
{
    unsigned rows[3][LONGEST + 1]; /* of k - 2, k - 1 and k, in turn */
    size_t a_len = strlen(a), b_len = strlen(b);
    if (a_len > LONGEST || b_len > LONGEST)
        return UINT_MAX;
    for (size_t i = 0; i <= a_len; i++)
        rows[0][i] = (unsigned)i;
    for (size_t k = 1; k <= b_len; k++) {
        unsigned *row = rows[k % 3], *above = rows[(k + 2) % 3];
        row[0] = (unsigned)k;
        for (size_t i = 1; i <= a_len; i++) {
            unsigned change =
                above[i - 1] + (clm__lower(a[i - 1]) != clm__lower(b[k - 1]));
            row[i] = least(above[i] + 1, row[i - 1] + 1, change);
            if (is_swap(a, i, b, k) && rows[(k + 1) % 3][i - 2] + 1 < row[i])
                row[i] = rows[(k + 1) % 3][i - 2] + 1;
        }
    }
    return rows[b_len % 3][a_len];
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

void
clm_near_advice(char *out, size_t size, const char *word, size_t len,
                const char *(*name)(int), int count)
{
    char copy[LONGEST + 1];
    snprintf(copy, sizeof copy, "%.*s", (int)(len < LONGEST ? len : LONGEST), word);
    struct clm_near near = clm_near_start(copy);
    for (int i = 0; i < count && len <= LONGEST; i++)
        if (name(i)[0] != '\0')
            clm_near_try(&near, name(i));
    if (near.best != NULL) {
        snprintf(out, size, "did you mean '%s'?", near.best);
        return;
    }
    int last = count - 1;
    while (last > 0 && name(last)[0] == '\0')
        last--;
    size_t used = (size_t)snprintf(out, size, "use");
    for (int i = 0, listed = 0; i <= last && used < size; i++)
        if (name(i)[0] != '\0')
            used += (size_t)snprintf(out + used, size - used, "%s %s",
                                     listed++ == 0 ? ""
                                     : i == last   ? " or"
                                                   : ",",
                                     name(i));
}
