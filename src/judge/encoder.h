/* SPDX-License-Identifier: MIT */
/* The net: a window of pieces becomes a row of numbers a piece. The matrices are counted
 * in whole numbers; the few steps in floats are done in a fixed order, lane by lane, with
 * functions of our own, so that every machine gives the same bits. */
#ifndef CLM_JUDGE_ENCODER_H
#define CLM_JUDGE_ENCODER_H

#include "judge/judge_model.h"

#include <stdint.h>

/** A window: pieces, and which of them are marked (the cue; stop 0: none). */
struct clm__judge_window {
    uint16_t pieces[CLM__JUDGE_WINDOW];
    uint32_t count;
    uint32_t mark_first, mark_stop;
};

/** Room for one thread; NULL when there is no memory. */
struct clm__encoder;
struct clm__encoder *clm__encoder_new(const struct clm__judge_model *model);
void clm__encoder_free(struct clm__encoder *encoder);

/** Reads a window of 1 to CLM__JUDGE_WINDOW pieces. */
void clm__encoder_read(struct clm__encoder *encoder,
                       const struct clm__judge_window *window);

/** The same without the wider registers that the machine may have: what the other is
 * tested against. */
void clm__encoder_read_plainly(struct clm__encoder *encoder,
                               const struct clm__judge_window *window);

/** Outputs [first, first + count) of the heads for the mean of the pieces [from, to) of
 * the window that was read. */
void clm__encoder_heads(const struct clm__encoder *encoder, uint32_t from, uint32_t to,
                        unsigned first, unsigned count, float *out);

/** e to the power of x, as the net counts it. */
float clm__encoder_exp(float x);

#endif
