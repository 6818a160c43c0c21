/* SPDX-License-Identifier: MIT */
/* data/timex.rules, made into an array at build time by tools/embed.c. */
#ifndef CLM_TIMEX_DATA_H
#define CLM_TIMEX_DATA_H

#include <stddef.h>

extern const char clm__timex_data[];
extern const size_t clm__timex_data_len;

#endif
