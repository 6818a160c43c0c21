/* SPDX-License-Identifier: MIT */
/* Weights in few bytes: runs of zeros and Huffman codes. */
#ifndef CLM_TEXT_PACK_H
#define CLM_TEXT_PACK_H

#include "base/buf.h"

/** Appends `count` weights, none of them -128, to `out`. */
void clm__pack(struct clm__buf *out, const int8_t *weights, size_t count);

/** The inverse: exactly `count` weights from exactly `len` bytes. False, with `weights`
 * half written, when the bytes are no such thing. */
bool clm__unpack(int8_t *weights, size_t count, const unsigned char *packed, size_t len);

/** CRC-32 as in zlib (ISO 3309). */
uint32_t clm__crc32(const void *bytes, size_t len);

#endif
