/* SPDX-License-Identifier: MIT */
/* Letters, digits and lower case of ASCII: the same in every locale, bytes from 0x80 on
 * are neither. */
#ifndef CLM_BASE_ASCII_H
#define CLM_BASE_ASCII_H

#include <stdbool.h>

static inline bool
clm__is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static inline bool
clm__is_upper(int c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool
clm__is_lower(int c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool
clm__is_letter(int c)
{
    return clm__is_lower(c | 0x20);
}

static inline char
clm__lower(char c)
{
    return clm__is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

#endif
