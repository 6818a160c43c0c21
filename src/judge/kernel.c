/* SPDX-License-Identifier: MIT */
/* The inner loop of the judge. A block of 16 rows is held in registers for a few vectors
 * at once, so that each weight that is read serves all of them. */
#include "judge/kernel.h"

#include <string.h>

static inline const int8_t *
block_of(const struct clm__judge_product *p, uint32_t row)
{
    return p->weights + (size_t)row * p->width;
}

void
clm__judge_multiply_slowly(const struct clm__judge_product *p)
{
    for (uint32_t v = 0; v < p->count; v++) {
        const uint8_t *in = p->inputs + (size_t)v * p->width;
        for (uint32_t r = 0; r < p->rows; r++) {
            const int8_t *w = block_of(p, r / CLM__JUDGE_BLOCK * CLM__JUDGE_BLOCK) +
                              r % CLM__JUDGE_BLOCK * CLM__JUDGE_STEP;
            int32_t sum = 0;
            for (uint32_t k = 0; k < p->width; k++)
                sum +=
                    in[k] * w[k / CLM__JUDGE_STEP * CLM__JUDGE_BLOCK * CLM__JUDGE_STEP +
                              k % CLM__JUDGE_STEP];
            p->sums[(size_t)v * p->rows + r] = sum;
        }
    }
}

#if defined(__GNUC__)

enum { VECTORS = 4 }; /* at once */
/* The lowest of the 32 bits are those of the last byte, on some machines. */
enum { TURN = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? 3 : 0 };

typedef int8_t bytes64 __attribute__((vector_size(64), aligned(1), may_alias));
typedef int32_t ints16 __attribute__((vector_size(64)));
typedef int32_t ints16_out __attribute__((vector_size(64), aligned(4), may_alias));

/* Plain vectors of the compiler. The byte of a row is shifted out of the 32 bits that
 * hold its four: as fast as the machine's widest registers allow, and the same on all. */
static inline __attribute__((always_inline)) void
multiply_plainly(const struct clm__judge_product *p, uint32_t row, uint32_t first,
                 uint32_t count)
{
    const int8_t *w = block_of(p, row);
    ints16 sums[VECTORS] = {{0}};
    for (uint32_t k = 0; k < p->width; k += CLM__JUDGE_STEP) {
        ints16 four =
            *(const ints16_out *)(const void *)(w + (size_t)k * CLM__JUDGE_BLOCK);
        ints16 w0 = (four << 24) >> 24, w1 = (four << 16) >> 24, w2 = (four << 8) >> 24,
               w3 = four >> 24;
        for (uint32_t v = 0; v < count; v++) {
            const uint8_t *in = p->inputs + (size_t)(first + v) * p->width + k;
            sums[v] += w0 * in[0 ^ TURN] + w1 * in[1 ^ TURN] + w2 * in[2 ^ TURN] +
                       w3 * in[3 ^ TURN];
        }
    }
    for (uint32_t v = 0; v < count; v++)
        *(ints16_out *)(void *)(p->sums + (size_t)(first + v) * p->rows + row) = sums[v];
}

static void
multiply_anywhere(const struct clm__judge_product *p)
{
    for (uint32_t row = 0; row < p->rows; row += CLM__JUDGE_BLOCK) {
        uint32_t v = 0;
        for (; v + VECTORS <= p->count; v += VECTORS)
            multiply_plainly(p, row, v, VECTORS);
        for (; v < p->count; v++)
            multiply_plainly(p, row, v, 1);
    }
}

#endif

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

enum { WIDE = 12 }; /* vectors at once with 32 registers */

/* Machines with 64-byte registers and an instruction for the whole step. */
__attribute__((target("avx512f,avx512bw,avx512vnni"), always_inline)) static inline void
multiply_vnni(const struct clm__judge_product *p, uint32_t row, uint32_t first,
              uint32_t count)
{
    const int8_t *w = block_of(p, row), *w2 = block_of(p, row + CLM__JUDGE_BLOCK);
    const uint8_t *in = p->inputs + (size_t)first * p->width;
    __m512i low[WIDE], high[WIDE];
    for (uint32_t v = 0; v < count; v++)
        low[v] = high[v] = _mm512_setzero_si512();
    for (uint32_t k = 0; k < p->width; k += CLM__JUDGE_STEP) {
        __m512i a = _mm512_loadu_si512(w + (size_t)k * CLM__JUDGE_BLOCK);
        __m512i b = _mm512_loadu_si512(w2 + (size_t)k * CLM__JUDGE_BLOCK);
        for (uint32_t v = 0; v < count; v++) {
            int32_t four;
            memcpy(&four, in + (size_t)v * p->width + k, sizeof four);
            __m512i x = _mm512_set1_epi32(four);
            low[v] = _mm512_dpbusd_epi32(low[v], x, a);
            high[v] = _mm512_dpbusd_epi32(high[v], x, b);
        }
    }
    for (uint32_t v = 0; v < count; v++) {
        int32_t *out = p->sums + (size_t)(first + v) * p->rows + row;
        _mm512_storeu_si512(out, low[v]);
        _mm512_storeu_si512(out + CLM__JUDGE_BLOCK, high[v]);
    }
}

__attribute__((target("avx512f,avx512bw,avx512vnni"))) static void
multiply_on_vnni(const struct clm__judge_product *p)
{
    for (uint32_t row = 0; row < p->rows; row += 2 * CLM__JUDGE_BLOCK) {
        uint32_t v = 0;
        for (; v + WIDE <= p->count; v += WIDE)
            multiply_vnni(p, row, v, WIDE);
        for (; v + 4 <= p->count; v += 4)
            multiply_vnni(p, row, v, 4);
        for (; v < p->count; v++)
            multiply_vnni(p, row, v, 1);
    }
}

/* Machines with 32-byte registers: pairs of 16-bit numbers, which cannot overflow. A
 * register holds four rows in two halves each, added at the end. */
__attribute__((target("avx2"), always_inline)) static inline void
multiply_avx2(const struct clm__judge_product *p, uint32_t row, uint32_t first,
              uint32_t count)
{
    const int8_t *w = block_of(p, row);
    for (unsigned quarter = 0; quarter < 4; quarter += 2) {
        __m256i low[VECTORS], high[VECTORS];
        for (uint32_t v = 0; v < count; v++)
            low[v] = high[v] = _mm256_setzero_si256();
        for (uint32_t k = 0; k < p->width; k += CLM__JUDGE_STEP) {
            const int8_t *at = w + (size_t)k * CLM__JUDGE_BLOCK + quarter * 16;
            __m256i a =
                _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(const void *)at));
            __m256i b = _mm256_cvtepi8_epi16(
                _mm_loadu_si128((const __m128i *)(const void *)(at + 16)));
            for (uint32_t v = 0; v < count; v++) {
                int32_t four;
                memcpy(&four, p->inputs + (size_t)(first + v) * p->width + k,
                       sizeof four);
                __m256i x =
                    _mm256_broadcastq_epi64(_mm_cvtepu8_epi16(_mm_cvtsi32_si128(four)));
                low[v] = _mm256_add_epi32(low[v], _mm256_madd_epi16(x, a));
                high[v] = _mm256_add_epi32(high[v], _mm256_madd_epi16(x, b));
            }
        }
        for (uint32_t v = 0; v < count; v++) {
            __m256i mixed = _mm256_hadd_epi32(low[v], high[v]); /* lanes 0 2 | 1 3 */
            mixed = _mm256_permute4x64_epi64(mixed, 0xd8);
            int32_t *out = p->sums + (size_t)(first + v) * p->rows + row + quarter * 4;
            _mm256_storeu_si256((__m256i *)(void *)out, mixed);
        }
    }
}

__attribute__((target("avx2"))) static void
multiply_on_avx2(const struct clm__judge_product *p)
{
    for (uint32_t row = 0; row < p->rows; row += CLM__JUDGE_BLOCK) {
        uint32_t v = 0;
        for (; v + VECTORS <= p->count; v += VECTORS)
            multiply_avx2(p, row, v, VECTORS);
        for (; v < p->count; v++)
            multiply_avx2(p, row, v, 1);
    }
}
#endif

void
clm__judge_multiply(const struct clm__judge_product *product)
{
#if defined(__x86_64__) && defined(__GNUC__)
    if (product->rows % 32 == 0 && __builtin_cpu_supports("avx512vnni") &&
        __builtin_cpu_supports("avx512bw"))
        multiply_on_vnni(product);
    else if (__builtin_cpu_supports("avx2"))
        multiply_on_avx2(product);
    else
        multiply_anywhere(product);
#elif defined(__GNUC__)
    multiply_anywhere(product);
#else
    clm__judge_multiply_slowly(product);
#endif
}
