/* SPDX-License-Identifier: MIT */
/* The net. A vector holds 16 floats and is lowered to what the machine has; no step adds
 * across lanes but in the order of `fold`. Built without contraction of a * b + c. */
#include "judge/encoder.h"

#include "base/alloc.h"
#include "judge/kernel.h"

#include <float.h>
#include <stdbool.h>
#include <string.h>

_Static_assert(FLT_EVAL_METHOD == 0,
               "every step rounds to a float, so that all machines count the same");

#define INLINE static inline __attribute__((always_inline))

typedef float floats __attribute__((vector_size(64), aligned(4), may_alias));
typedef int32_t ints __attribute__((vector_size(64), aligned(4), may_alias));
typedef uint8_t bytes __attribute__((vector_size(16), aligned(1), may_alias));

enum {
    LANES = 16,
    WIDTH = CLM__JUDGE_WIDTH,
    INNER = CLM__JUDGE_INNER,
    MIXED = 3 * CLM__JUDGE_WIDTH,
    WINDOW = CLM__JUDGE_WINDOW,
    HEAD = CLM__JUDGE_WIDTH / CLM__JUDGE_HEADS,
    TOGETHER = 4, /* pieces whose attention is worked out at once */
};

struct clm__encoder {
    const struct clm__judge_model *model;
    uint32_t count;
    float hidden[WINDOW][WIDTH];
    float wide[WINDOW]
              [INNER]; /* queries, keys and values; or what is between two steps */
    float context[WINDOW][WIDTH];
    float keys[HEAD][WINDOW];
    float shares[TOGETHER][WINDOW];
    uint8_t inputs[WINDOW * INNER];
    float input_scales[WINDOW];
    int32_t sums[WINDOW * INNER];
};

INLINE floats *
lanes(float *at)
{
    return (floats *)(void *)at;
}

INLINE const floats *
lanes_of(const float *at)
{
    return (const floats *)(const void *)at;
}

/* The sum of a vector: halves, always the same ones. */
INLINE float
fold(const floats *vector)
{
    float at[LANES];
    memcpy(at, vector, sizeof at);
    for (unsigned half = LANES / 2; half > 0; half /= 2)
        for (unsigned i = 0; i < half; i++)
            at[i] += at[i + half];
    return at[0];
}

INLINE float
fold_max(const floats *vector)
{
    float at[LANES];
    memcpy(at, vector, sizeof at);
    for (unsigned i = 1; i < LANES; i++)
        at[0] = at[i] > at[0] ? at[i] : at[0];
    return at[0];
}

/* Where the mask is all ones `a`, else `b`. */
INLINE void
choose(floats *out, const ints *mask, const floats *a, const floats *b)
{
    ints x = (ints)*a, y = (ints)*b;
    *out = (floats)((x & *mask) | (y & ~*mask));
}

/* e^x by 2^n times a polynomial of the rest (after Cephes expf, S. Moshier). */
INLINE void
raise_e(floats *x)
{
    const floats low = (floats){0} - 87.0f, high = (floats){0} + 87.0f;
    ints below = *x<low, above = *x> high;
    choose(x, &below, &low, x);
    choose(x, &above, &high, x);
    floats n = (*x * 1.44269504f + 12582912.0f) - 12582912.0f;
    floats r = *x - n * 0.693359375f;
    r = r + n * 2.12194440e-4f;
    floats p = r * 1.9875691500e-4f + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    ints power = (__builtin_convertvector(n, ints) + 127) << 23;
    *x = p * (floats)power;
}

/* x times the share of a bell curve that lies below it, as tanh comes close to it. */
INLINE void
bend(floats *x)
{
    floats e = (*x * *x * 0.044715f + 1.0f) * *x * -1.59576912f;
    raise_e(&e);
    *x = *x / (e + 1.0f);
}

/* Numbers as whole ones from 1 to 255 with 128 for 0, a scale a vector. */
INLINE void
quantise(struct clm__encoder *e, const float *from, uint32_t stride, uint32_t width)
{
    for (uint32_t v = 0; v < e->count; v++) {
        const float *row = from + (size_t)v * stride;
        floats most = {0};
        for (uint32_t k = 0; k < width; k += LANES) {
            floats x = *lanes_of(row + k), minus = -x;
            ints negative = x < minus;
            choose(&x, &negative, &minus, &x);
            ints more = x > most;
            choose(&most, &more, &x, &most);
        }
        float top = fold_max(&most);
        float scale = top > 0.0f ? top / 127.0f : 1.0f, inverse = 1.0f / scale;
        uint8_t *to = e->inputs + (size_t)v * width;
        for (uint32_t k = 0; k < width; k += LANES) {
            floats x = (*lanes_of(row + k) * inverse + 12582912.0f) - 12582912.0f;
            ints whole = __builtin_convertvector(x, ints) + 128;
            *(bytes *)(void *)(to + k) = __builtin_convertvector(whole, bytes);
        }
        e->input_scales[v] = scale;
    }
}

/* out = matrix x inputs + bias, the inputs those that were quantised. */
INLINE void
multiply(struct clm__encoder *e, const struct clm__judge_matrix *m, float *out,
         uint32_t stride, bool bent)
{
    struct clm__judge_product product = {m->weights, e->inputs, m->rows,
                                         m->width,   e->count,  e->sums};
    clm__judge_multiply(&product);
    for (uint32_t v = 0; v < e->count; v++) {
        const int32_t *sums = e->sums + (size_t)v * m->rows;
        float *to = out + (size_t)v * stride;
        for (uint32_t r = 0; r < m->rows; r += LANES) {
            ints whole = *(const ints *)(const void *)(sums + r) -
                         *(const ints *)(const void *)(m->offsets + r);
            floats scale = *lanes_of(m->scales + r) * e->input_scales[v];
            floats x =
                __builtin_convertvector(whole, floats) * scale + *lanes_of(m->biases + r);
            if (bent)
                bend(&x);
            *lanes(to + r) = x;
        }
    }
}

/* Adds `more` to a row and brings it to mean 0 and deviation 1, then to gain and bias. */
INLINE void
normalise(float *row, const float *more, const float *norm)
{
    floats sum = {0}, squares = {0};
    for (uint32_t k = 0; k < WIDTH; k += LANES) {
        if (more != NULL)
            *lanes(row + k) += *lanes_of(more + k);
        sum += *lanes_of(row + k);
    }
    float mean = fold(&sum) / (float)WIDTH;
    for (uint32_t k = 0; k < WIDTH; k += LANES) {
        floats x = *lanes_of(row + k) - mean;
        squares += x * x;
    }
    float gain = 1.0f / __builtin_sqrtf(fold(&squares) / (float)WIDTH + 1e-12f);
    for (uint32_t k = 0; k < WIDTH; k += LANES)
        *lanes(row + k) = (*lanes_of(row + k) - mean) * gain * *lanes_of(norm + k) +
                          *lanes_of(norm + WIDTH + k);
}

INLINE void
embed(struct clm__encoder *e, const struct clm__judge_window *window)
{
    const struct clm__judge_model *model = e->model;
    for (uint32_t v = 0; v < window->count; v++) {
        uint32_t piece =
            window->pieces[v] < model->piece_count ? window->pieces[v] : model->unknown;
        const int8_t *from = model->embeddings + (size_t)piece * WIDTH;
        const float *position = model->positions + (size_t)v * WIDTH;
        bool marked = v >= window->mark_first && v < window->mark_stop;
        const float *type = model->types + (marked ? WIDTH : 0);
        for (uint32_t k = 0; k < WIDTH; k++)
            e->hidden[v][k] =
                (float)from[k] * model->embedding_scales[piece] + position[k] + type[k];
        normalise(e->hidden[v], NULL, model->norm);
    }
}

/* Shares of attention of a few pieces: what they ask for, against all keys of a head. */
INLINE void
share_out(struct clm__encoder *e, uint32_t first, unsigned head)
{
    uint32_t room = (e->count + LANES - 1) / LANES * LANES;
    for (uint32_t k = 0; k < room; k += LANES) {
        floats sums[TOGETHER] = {{0}};
        for (unsigned d = 0; d < HEAD; d++) {
            floats key = *lanes_of(&e->keys[d][k]);
            for (unsigned t = 0; t < TOGETHER; t++)
                sums[t] += key * e->wide[first + t][head * HEAD + d];
        }
        for (unsigned t = 0; t < TOGETHER; t++)
            *lanes(&e->shares[t][k]) = sums[t] * 0.176776695f;
    }
    for (unsigned t = 0; t < TOGETHER; t++) {
        float top = e->shares[t][0];
        for (uint32_t k = 1; k < e->count; k++)
            top = e->shares[t][k] > top ? e->shares[t][k] : top;
        for (uint32_t k = e->count; k < room; k++)
            e->shares[t][k] = -1e9f;
        floats sum = {0};
        for (uint32_t k = 0; k < room; k += LANES) {
            floats x = *lanes_of(&e->shares[t][k]) - top;
            raise_e(&x);
            *lanes(&e->shares[t][k]) = x;
            sum += x;
        }
        float inverse = 1.0f / fold(&sum);
        for (uint32_t k = 0; k < room; k += LANES)
            *lanes(&e->shares[t][k]) *= inverse;
    }
}

/* Every piece takes from all others, by its shares. */
INLINE void
attend(struct clm__encoder *e)
{
    for (unsigned head = 0; head < CLM__JUDGE_HEADS; head++) {
        for (uint32_t v = 0; v < e->count; v++)
            for (unsigned d = 0; d < HEAD; d++)
                e->keys[d][v] = e->wide[v][WIDTH + head * HEAD + d];
        for (uint32_t v = 0; v < e->count; v += TOGETHER) {
            floats sums[TOGETHER][2] = {{{0}}};
            share_out(e, v, head);
            for (uint32_t k = 0; k < e->count; k++) {
                const float *value = &e->wide[k][2 * WIDTH + head * HEAD];
                floats low = *lanes_of(value), high = *lanes_of(value + LANES);
                for (unsigned t = 0; t < TOGETHER; t++) {
                    sums[t][0] += low * e->shares[t][k];
                    sums[t][1] += high * e->shares[t][k];
                }
            }
            for (unsigned t = 0; t < TOGETHER; t++) {
                *lanes(&e->context[v + t][head * HEAD]) = sums[t][0];
                *lanes(&e->context[v + t][head * HEAD + LANES]) = sums[t][1];
            }
        }
    }
}

INLINE void
read_window(struct clm__encoder *e, const struct clm__judge_window *window)
{
    e->count = window->count;
    embed(e, window);
    for (uint32_t i = 0; i < e->model->layer_count; i++) {
        const struct clm__judge_layer *layer = &e->model->layers[i];
        quantise(e, e->hidden[0], WIDTH, WIDTH);
        multiply(e, &layer->mixed, e->wide[0], INNER, false);
        attend(e);
        quantise(e, e->context[0], WIDTH, WIDTH);
        multiply(e, &layer->out, e->context[0], WIDTH, false);
        for (uint32_t v = 0; v < e->count; v++)
            normalise(e->hidden[v], e->context[v], layer->norm);
        quantise(e, e->hidden[0], WIDTH, WIDTH);
        multiply(e, &layer->inner, e->wide[0], INNER, true);
        quantise(e, e->wide[0], INNER, INNER);
        multiply(e, &layer->outer, e->context[0], WIDTH, false);
        for (uint32_t v = 0; v < e->count; v++)
            normalise(e->hidden[v], e->context[v], layer->last_norm);
    }
}

#if defined(__x86_64__)
/* The same C for machines with wider registers. */
__attribute__((target("avx512f,avx512bw,avx512vl,avx512dq"))) static void
read_window_avx512(struct clm__encoder *e, const struct clm__judge_window *window)
{
    read_window(e, window);
}

__attribute__((target("avx2"))) static void
read_window_avx2(struct clm__encoder *e, const struct clm__judge_window *window)
{
    read_window(e, window);
}
#endif

void
clm__encoder_read_plainly(struct clm__encoder *encoder,
                          const struct clm__judge_window *window)
{
    read_window(encoder, window);
}

void
clm__encoder_read(struct clm__encoder *encoder, const struct clm__judge_window *window)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
        read_window_avx512(encoder, window);
        return;
    }
    if (__builtin_cpu_supports("avx2")) {
        read_window_avx2(encoder, window);
        return;
    }
#endif
    clm__encoder_read_plainly(encoder, window);
}

void
clm__encoder_heads(const struct clm__encoder *encoder, uint32_t from, uint32_t to,
                   unsigned first, unsigned count, float *out)
{
    float mean[WIDTH];
    for (uint32_t k = 0; k < WIDTH; k += LANES) {
        floats sum = {0};
        for (uint32_t v = from; v < to; v++)
            sum += *lanes_of(&encoder->hidden[v][k]);
        *lanes(mean + k) = sum / (float)(to - from);
    }
    for (unsigned i = 0; i < count; i++) {
        const float *row = encoder->model->heads + (size_t)(first + i) * WIDTH;
        floats sum = {0};
        for (uint32_t k = 0; k < WIDTH; k += LANES)
            sum += *lanes_of(mean + k) * *lanes_of(row + k);
        out[i] = fold(&sum) + encoder->model->head_biases[first + i];
    }
}

float
clm__encoder_exp(float x)
{
    floats vector = {x};
    raise_e(&vector);
    return vector[0];
}

struct clm__encoder *
clm__encoder_new(const struct clm__judge_model *model)
{
    struct clm__encoder *encoder = clm__calloc(1, sizeof *encoder);
    if (encoder != NULL)
        encoder->model = model;
    return encoder;
}

void
clm__encoder_free(struct clm__encoder *encoder)
{
    clm__free(encoder);
}
