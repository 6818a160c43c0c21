/* SPDX-License-Identifier: MIT */
/* Hashed features: a template's number and up to three atoms become one 32-bit number,
 * which says where in a table of weights the scores of all classes for that feature lie.
 */
#ifndef CLM_TEXT_FEATURE_H
#define CLM_TEXT_FEATURE_H

#include <stdint.h>

/* 258 features of weight 127 are the most that an int16 sum can hold. */
enum { CLM__FEATURES_MAX = 192 };

struct clm__features {
    uint32_t at[CLM__FEATURES_MAX];
    unsigned count;
};

/** Spreads a small number or a hash over 64 bits (the finaliser of SplitMix64, S. Vigna,
 * public domain). */
static inline uint64_t
clm__atom(uint64_t value)
{
    value += 0x9e3779b97f4a7c15u;
    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9u;
    value = (value ^ value >> 27) * 0x94d049bb133111ebu;
    return value ^ value >> 31;
}

static inline uint64_t
clm__turn(uint64_t value, unsigned by)
{
    return value << by | value >> (64 - by);
}

/* Atoms are well mixed, so that turning them apart and adding is enough; one
 * multiplication mixes the sum. The template's number is a constant wherever this is
 * inlined. */
static inline void
clm__feature(struct clm__features *f, uint64_t sum)
{
    sum += (uint64_t)(f->count + 1) * 0xd6e8feb86659fd93u;
    sum = (sum ^ sum >> 32) * 0xd6e8feb86659fd93u;
    f->at[f->count++] = (uint32_t)(sum >> 32);
}

static inline void
clm__feature1(struct clm__features *f, uint64_t a)
{
    clm__feature(f, a);
}

static inline void
clm__feature2(struct clm__features *f, uint64_t a, uint64_t b)
{
    clm__feature(f, a + clm__turn(b, 21));
}

static inline void
clm__feature3(struct clm__features *f, uint64_t a, uint64_t b, uint64_t c)
{
    clm__feature(f, a + clm__turn(b, 21) + clm__turn(c, 42));
}

#endif
