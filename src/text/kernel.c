/* SPDX-License-Identifier: MIT */
/* The inner loop. The classes of one block are summed in two or four registers over all
 * features, before the next block is begun: sums that do not fit the registers would be
 * written back for each feature. */
#include "text/kernel.h"

_Static_assert(CLM__FEATURES_MAX * 128 <= 32768, "sums must fit int16");
_Static_assert(CLM__CLASSES_MAX % CLM__BLOCK == 0, "blocks must be whole");

void
clm__kernel_score_slowly(const struct clm__weights *weights,
                         const struct clm__features *features, int16_t *scores)
{
    for (uint32_t c = 0; c < weights->classes; c++) {
        int sum = 0;
        for (unsigned i = 0; i < features->count; i++)
            sum += weights->at[(features->at[i] & weights->mask) + c];
        scores[c] = (int16_t)sum;
    }
}

#if defined(__GNUC__)

typedef int8_t bytes16 __attribute__((vector_size(16), aligned(1), may_alias));
typedef int16_t words16 __attribute__((vector_size(32)));
typedef int16_t words16_out __attribute__((vector_size(32), aligned(2), may_alias));

static inline __attribute__((always_inline)) void
score_blocks(const struct clm__weights *weights, const struct clm__features *features,
             int16_t *scores)
{
    const int8_t *rows[CLM__FEATURES_MAX];
    unsigned count = features->count;
    for (unsigned i = 0; i < count; i++) {
        rows[i] = weights->at + (features->at[i] & weights->mask);
        __builtin_prefetch(rows[i]);
        __builtin_prefetch(rows[i] + 64);
    }
    for (uint32_t c = 0; c < weights->classes; c += CLM__BLOCK) {
        words16 low = {0}, high = {0};
        for (unsigned i = 0; i < count; i++) {
            low += __builtin_convertvector(*(const bytes16 *)(rows[i] + c), words16);
            high +=
                __builtin_convertvector(*(const bytes16 *)(rows[i] + c + 16), words16);
        }
        *(words16_out *)(scores + c) = low;
        *(words16_out *)(scores + c + 16) = high;
    }
}

#if defined(__x86_64__)
/* The same C for machines with 32-byte registers. Whole numbers: the sums are the same to
 * the bit. */
__attribute__((target("avx2"))) static void
score_blocks_avx2(const struct clm__weights *weights,
                  const struct clm__features *features, int16_t *scores)
{
    score_blocks(weights, features, scores);
}
#endif

void
clm__kernel_score(const struct clm__weights *weights,
                  const struct clm__features *features, int16_t *scores)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) {
        score_blocks_avx2(weights, features, scores);
        return;
    }
#endif
    score_blocks(weights, features, scores);
}

#else

void
clm__kernel_score(const struct clm__weights *weights,
                  const struct clm__features *features, int16_t *scores)
{
    clm__kernel_score_slowly(weights, features, scores);
}

#endif
