/* SPDX-License-Identifier: MIT */
/* What stands for a text where the text itself is too long: the same in every version. */
#ifndef CLM_BASE_DIGEST_H
#define CLM_BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/** 64 bits of bytes, the same on every machine and in every version, since ids are made
 * of them. */
uint64_t clm__digest(const char *bytes, size_t len);

#endif
