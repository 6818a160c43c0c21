/* SPDX-License-Identifier: MIT */
/* A model of the judge with one layer, made of chance numbers, that knows a few pieces.
 */
#ifndef TEST_SUPPORT_JUDGE_SMALL_H
#define TEST_SUPPORT_JUDGE_SMALL_H

#include "base/buf.h"
#include "judge/judge_model.h"

#include <string.h>

enum { SMALL_PIECES = 12, SMALL_HEADER = 64 };

static uint32_t
small_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void
small_pad(struct clm__buf *out)
{
    static const char zeros[64] = {0};
    clm__buf_add(out, zeros, (64 - out->len % 64) % 64);
}

static void
small_bytes(struct clm__buf *out, size_t count, uint32_t *seed)
{
    for (size_t i = 0; i < count; i++)
        clm__buf_putc(out, (char)((int)(small_random(seed) % 255u) - 127));
    small_pad(out);
}

/* A number as the file has it, whatever this machine's order of bytes. */
static void
small_number(char *at, uint64_t number, size_t size)
{
    for (size_t i = 0; i < size; i++)
        at[i] = (char)(number >> (8 * i) & 0xff);
}

static void
small_add(struct clm__buf *out, uint32_t number, size_t size)
{
    char bytes[4];
    small_number(bytes, number, size);
    clm__buf_add(out, bytes, size);
}

/* Numbers around `middle`. */
static void
small_floats(struct clm__buf *out, size_t count, float middle, float spread,
             uint32_t *seed)
{
    for (size_t i = 0; i < count; i++) {
        float share = (float)(small_random(seed) % 1000u) / 500.0f - 1.0f;
        float number = middle + share * spread;
        uint32_t bits;
        memcpy(&bits, &number, sizeof bits);
        small_add(out, bits, sizeof bits);
    }
    small_pad(out);
}

static void
small_matrix(struct clm__buf *out, size_t rows, size_t width, uint32_t *seed)
{
    size_t start = out->len;
    small_bytes(out, rows * width, seed);
    small_floats(out, rows, 0.001f, 0.0005f, seed);
    for (size_t r = 0; r < rows; r++) {
        int32_t sum = 0;
        for (size_t k = 0; k < width; k++)
            sum +=
                (signed char)out
                    ->at[start + r / 16 * 16 * width + k / 4 * 64 + r % 16 * 4 + k % 4];
        sum *= 128;
        small_add(out, (uint32_t)sum, sizeof sum);
    }
    small_pad(out);
    small_floats(out, rows, 0.0f, 0.1f, seed);
}

static void
small_put(struct clm__buf *out, size_t at, uint32_t number)
{
    small_number(out->at + at, number, sizeof number);
}

/* Makes size and digest fit what the file holds. */
static void
small_seal(struct clm__buf *out)
{
    small_put(out, 12, (uint32_t)out->len);
    uint64_t sum =
        clm__judge_model_digest((const unsigned char *)out->at + 24, out->len - 24);
    small_number(out->at + 16, sum, sizeof sum);
}

static void
small_model(struct clm__buf *out)
{
    static const char *const pieces[SMALL_PIECES] = {"##ed",  "##u",   "[CLS]", "[SEP]",
                                                     "[UNK]", "accus", "e",     "of",
                                                     "oman",  "peru",  "said",  "theft"};
    static const uint16_t folds[] = {0xC9, 'e', 0xE9, 'e', 0x301, 0};
    const size_t width = CLM__JUDGE_WIDTH, inner = CLM__JUDGE_INNER;
    uint32_t seed = 7, at = 0;
    static const char header[SMALL_HEADER] = "CLMJUDGE";
    clm__buf_add(out, header, SMALL_HEADER);
    for (unsigned i = 0; i <= SMALL_PIECES; i++) {
        small_add(out, at, sizeof at);
        at += i < SMALL_PIECES ? (uint32_t)strlen(pieces[i]) : 0;
    }
    small_pad(out);
    for (unsigned i = 0; i < SMALL_PIECES; i++)
        clm__buf_puts(out, pieces[i]);
    small_pad(out);
    for (unsigned i = 0; i < SMALL_PIECES; i++)
        clm__buf_putc(out, (char)(i >= 5 ? 200 : 0));
    small_pad(out);
    for (unsigned i = 0; i < sizeof folds / sizeof folds[0]; i++)
        small_add(out, folds[i], sizeof folds[0]);
    small_pad(out);
    small_bytes(out, SMALL_PIECES * width, &seed);
    small_floats(out, SMALL_PIECES, 0.001f, 0.0005f, &seed);
    small_floats(out, CLM__JUDGE_WINDOW * width, 0.0f, 0.05f, &seed);
    small_floats(out, 2 * width, 0.0f, 0.05f, &seed);
    small_floats(out, 2 * width, 0.5f, 0.5f, &seed);
    small_matrix(out, 3 * width, width, &seed);
    small_matrix(out, width, width, &seed);
    small_floats(out, 2 * width, 0.5f, 0.5f, &seed);
    small_matrix(out, inner, width, &seed);
    small_matrix(out, width, inner, &seed);
    small_floats(out, 2 * width, 0.5f, 0.5f, &seed);
    small_floats(out, CLM__JUDGE_OUTPUTS * width, 0.0f, 0.1f, &seed);
    small_floats(out, CLM__JUDGE_OUTPUTS, 0.0f, 0.1f, &seed);
    const uint32_t numbers[] = {1, SMALL_PIECES, at, 3, 2, 3, 4};
    small_put(out, 8, CLM__JUDGE_VERSION);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        small_put(out, 24 + 4 * i, numbers[i]);
    small_seal(out);
}

#endif
