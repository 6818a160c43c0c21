/* SPDX-License-Identifier: MIT */
/* The inner loop of the judge: rows of int8 weights times int8 numbers, summed in int32.
 * Whole numbers: every way of counting gives the same sums. */
#ifndef CLM_JUDGE_KERNEL_H
#define CLM_JUDGE_KERNEL_H

#include <stddef.h>
#include <stdint.h>

/** Rows are stored in blocks of so many: of each block four bytes of the first row, four
 * of the second ..., then the next four of the first. */
enum { CLM__JUDGE_BLOCK = 16, CLM__JUDGE_STEP = 4 };

/** A product: `rows` outputs (a multiple of CLM__JUDGE_BLOCK) over `width` inputs (a
 * multiple of CLM__JUDGE_STEP, at most 4096), for `count` vectors. */
struct clm__judge_product {
    const int8_t *weights;
    const uint8_t *inputs; /* count x width, each number + 128 */
    uint32_t rows, width, count;
    int32_t *sums; /* count x rows: of weight x (number + 128) */
};

/** Fills `sums` in the fastest way that the machine knows. */
void clm__judge_multiply(const struct clm__judge_product *product);

/** The same, one number at a time: what the others are tested against. */
void clm__judge_multiply_slowly(const struct clm__judge_product *product);

#endif
