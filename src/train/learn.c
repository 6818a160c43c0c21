/* SPDX-License-Identifier: MIT */
/* An averaged perceptron. The average is kept lazily (H. Daume III, "Practical Structured
 * Learning Techniques for Natural Language Processing", 2006, figure 2.3): what is summed
 * is each change times its moment. */
#include "train/learn.h"

#include "base/alloc.h"

#include <math.h>
#include <string.h>

/* Weights stay so small that GROUP of them fit an int16 sum. */
enum { SEEN_SLOTS = 1 << 25, WEIGHT_LIMIT = 4000, GROUP = 8 };

uint32_t
clm__random_below(struct clm__random *random, uint32_t end)
{
    /* G. Marsaglia, "Xorshift RNGs" (2003), period 2^32 - 1. */
    random->state ^= random->state << 13;
    random->state ^= random->state >> 17;
    random->state ^= random->state << 5;
    return (uint32_t)((uint64_t)random->state * end >> 32);
}

void
clm__random_shuffle(struct clm__random *random, uint32_t *items, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        uint32_t other = clm__random_below(random, (uint32_t)i);
        uint32_t item = items[i - 1];
        items[i - 1] = items[other];
        items[other] = item;
    }
}

bool
clm__learner_init(struct clm__learner *learner, unsigned bits, unsigned classes,
                  unsigned rare)
{
    size_t size = clm__weights_size((size_t)1 << bits);
    *learner = (struct clm__learner){
        .mask = (UINT32_C(1) << bits) - 1, .classes = classes, .rare = rare, .moment = 1};
    learner->weights = clm__calloc(size, sizeof *learner->weights);
    learner->sums = clm__calloc(size, sizeof *learner->sums);
    learner->seen = clm__calloc(SEEN_SLOTS, 1);
    if (learner->weights != NULL && learner->sums != NULL && learner->seen != NULL)
        return true;
    clm__learner_release(learner);
    return false;
}

void
clm__learner_release(struct clm__learner *learner)
{
    clm__free(learner->weights);
    clm__free(learner->sums);
    clm__free(learner->seen);
    *learner = (struct clm__learner){0};
}

void
clm__learner_reset(struct clm__learner *learner)
{
    size_t size = clm__weights_size((size_t)learner->mask + 1);
    memset(learner->weights, 0, size * sizeof *learner->weights);
    memset(learner->sums, 0, size * sizeof *learner->sums);
    memset(learner->seen, 0, SEEN_SLOTS);
    learner->moment = 1;
}

typedef int16_t words16 __attribute__((vector_size(32)));
typedef int16_t words16_in __attribute__((vector_size(32), aligned(2), may_alias));
typedef int32_t sums16 __attribute__((vector_size(64)));
typedef int32_t sums16_out __attribute__((vector_size(64), aligned(4), may_alias));

/* The sum of up to GROUP rows, 32 classes of them. */
static inline __attribute__((always_inline)) void
add_group(const int16_t *const *rows, unsigned count, uint32_t class_, sums16 sums[2])
{
    words16 low = {0}, high = {0};
    for (unsigned i = 0; i < count; i++) {
        low += *(const words16_in *)(rows[i] + class_);
        high += *(const words16_in *)(rows[i] + class_ + 16);
    }
    sums[0] += __builtin_convertvector(low, sums16);
    sums[1] += __builtin_convertvector(high, sums16);
}

static inline __attribute__((always_inline)) void
score_blocks(const struct clm__learner *learner, const struct clm__features *features,
             int32_t *scores)
{
    const int16_t *rows[CLM__FEATURES_MAX];
    unsigned count = features->count;
    for (unsigned i = 0; i < count; i++) {
        rows[i] = learner->weights + (features->at[i] & learner->mask);
        __builtin_prefetch(rows[i]);
        __builtin_prefetch(rows[i] + 32);
        __builtin_prefetch(rows[i] + 64);
        __builtin_prefetch(rows[i] + 96);
    }
    for (uint32_t c = 0; c < learner->classes; c += CLM__BLOCK) {
        sums16 sums[2] = {{0}, {0}};
        unsigned i = 0;
        for (; i + GROUP <= count; i += GROUP)
            add_group(rows + i, GROUP, c, sums);
        add_group(rows + i, count - i, c, sums);
        *(sums16_out *)(scores + c) = sums[0];
        *(sums16_out *)(scores + c + 16) = sums[1];
    }
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void
score_blocks_avx2(const struct clm__learner *learner,
                  const struct clm__features *features, int32_t *scores)
{
    score_blocks(learner, features, scores);
}
#endif

void
clm__learner_score(const struct clm__learner *learner,
                   const struct clm__features *features, int32_t *scores)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) {
        score_blocks_avx2(learner, features, scores);
        return;
    }
#endif
    score_blocks(learner, features, scores);
}

void
clm__learner_update(struct clm__learner *learner, const struct clm__features *features,
                    unsigned class_, int change)
{
    for (unsigned i = 0; i < features->count; i++) {
        uint8_t *seen = &learner->seen[features->at[i] & (SEEN_SLOTS - 1)];
        if (*seen < learner->rare) {
            *seen = (uint8_t)(*seen + (change > 0));
            continue;
        }
        size_t slot = (features->at[i] & learner->mask) + class_;
        int weight = learner->weights[slot] + change;
        if (weight > WEIGHT_LIMIT || weight < -WEIGHT_LIMIT)
            continue;
        learner->weights[slot] = (int16_t)weight;
        learner->sums[slot] += change * learner->moment;
    }
}

void
clm__learner_add_average(const struct clm__learner *learner, float *mean)
{
    size_t size = clm__weights_size((size_t)learner->mask + 1);
    for (size_t i = 0; i < size; i++)
        mean[i] += (float)(learner->weights[i] -
                           (double)learner->sums[i] / (double)learner->moment);
}

bool
clm__learner_quantise(struct clm__weights *out, const float *mean, unsigned bits,
                      unsigned classes, double deviations)
{
    size_t slots = (size_t)1 << bits, size = clm__weights_size(slots), used = 0;
    *out = (struct clm__weights){.mask = (uint32_t)slots - 1, .classes = classes};
    out->at = clm__calloc(size, 1);
    if (out->at == NULL)
        return false;
    double squares = 0;
    for (size_t i = 0; i < size; i++) {
        squares += (double)mean[i] * (double)mean[i];
        used += fpclassify(mean[i]) != FP_ZERO;
    }
    double unit = used > 0 ? sqrt(squares / (double)used) * deviations / 127 : 1;
    for (size_t i = 0; i < size; i++) {
        double weight = nearbyint((double)mean[i] / unit);
        out->at[i] = (int8_t)(weight > 127 ? 127 : weight < -127 ? -127 : weight);
    }
    return true;
}
