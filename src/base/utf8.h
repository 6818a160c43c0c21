/* SPDX-License-Identifier: MIT */
/* UTF-8: checking and decoding. */
#ifndef CLM_BASE_UTF8_H
#define CLM_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** How many bytes from the start are UTF-8 (RFC 3629: no surrogates, no overlong forms,
 * at most U+10FFFF) and not NUL; `len` when all are. */
size_t clm__utf8_valid(const char *bytes, size_t len);

/** Names what is not UTF-8 at `bytes`, of which there is at least one: "UTF-16" for the
 * mark at the start of such a file, else "byte 0xe9" written into `out`. */
const char *clm__utf8_wrong(const char *bytes, size_t len, bool at_start, char out[16]);

/** Reads the character at `*at` (< `len`) and moves `*at` behind it. A byte that starts
 * no character gives U+FFFD and is passed over alone. */
uint32_t clm__utf8_next(const char *bytes, size_t len, size_t *at);

/** Writes a character as 1-4 bytes and returns how many. */
size_t clm__utf8_write(char *out, uint32_t c);

#endif
