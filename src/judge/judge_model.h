/* SPDX-License-Identifier: MIT */
/* The judge's model: a small net and its wordpieces, in a file that is mapped and checked
 * (format: the comment at the head of judge_model.c). */
#ifndef CLM_JUDGE_MODEL_H
#define CLM_JUDGE_MODEL_H

#include "claimline/error.h"

#include <stddef.h>
#include <stdint.h>

enum {
    CLM__JUDGE_VERSION = 1,
    CLM__JUDGE_WIDTH = 384,  /* numbers that stand for a piece */
    CLM__JUDGE_INNER = 1536, /* numbers between the two halves of a layer's last step */
    CLM__JUDGE_HEADS = 12,
    CLM__JUDGE_LAYERS_MAX = 12,
    CLM__JUDGE_WINDOW = 128, /* pieces in a window, at most */
    CLM__JUDGE_PIECES_MAX = 1 << 16,
    CLM__JUDGE_KINDS = 3, /* none, accusation, denial */
    CLM__JUDGE_ROLES = 5,
    CLM__JUDGE_OUTPUTS = 2 * CLM__JUDGE_KINDS + CLM__JUDGE_ROLES,
};

/** A matrix of int8 rows (in the order of kernel.h), a scale and a bias a row. */
struct clm__judge_matrix {
    uint32_t rows, width;
    const int8_t *weights;
    const float *scales, *biases;
    const int32_t *offsets; /* 128 times the sum of a row's weights */
};

struct clm__judge_layer {
    struct clm__judge_matrix mixed; /* queries, keys, values */
    struct clm__judge_matrix out;
    const float *norm; /* gains, then biases */
    struct clm__judge_matrix inner, outer;
    const float *last_norm;
};

/** All of it lies in the mapped file. */
struct clm__judge_model {
    uint32_t layer_count, piece_count, fold_count;
    uint32_t begin, end, unknown; /* pieces that are no text */
    const uint32_t *piece_at;     /* piece_count + 1 offsets into `text`, pieces in the
                                     order of their bytes */
    const char *text;
    const uint8_t *gates;  /* how often a piece is part of a cue, in 1/255 */
    const uint16_t *folds; /* pairs: a letter, and what it is without case and accent; 0:
                              nothing */
    const int8_t *embeddings;
    const float *embedding_scales;
    const float *positions, *types, *norm;
    struct clm__judge_layer layers[CLM__JUDGE_LAYERS_MAX];
    const float *heads; /* rows of CLM__JUDGE_OUTPUTS: kinds of a piece, kinds of a marked
                           cue, roles */
    const float *head_biases;
    void *mapped; /* by clm__judge_model_open */
    size_t mapped_len;
};

/** Reads a model that lies in memory, at an address that is a multiple of 8, and stays
 * there. On a big-endian machine its numbers are turned around where they stand.
 * CLM_E_JUDGE_MODEL when it is damaged or something else. */
enum clm_code clm__judge_model_read(struct clm__judge_model *out, void *bytes, size_t len,
                                    const char *name,
                                    struct clm_error *err) CLM_MUST_CHECK;
/** What stands at byte 16 of the header, of the `len` bytes from 24 on. */
uint64_t clm__judge_model_digest(const unsigned char *at, size_t len);
/** Maps a file. CLM_E_IO, CLM_E_JUDGE_MODEL, CLM_E_NOMEM. */
enum clm_code clm__judge_model_open(struct clm__judge_model **out, const char *path,
                                    struct clm_error *err) CLM_MUST_CHECK;
void clm__judge_model_free(struct clm__judge_model *model);

#endif
