/* SPDX-License-Identifier: MIT */
/* MurmurHash64A (A. Appleby, 2008, public domain), with words of the same byte order
 * everywhere. Tables may choose another hash when they please; this one stays. */
#include "base/digest.h"

static const uint64_t factor = 0xc6a4a7935bd1e995u;

static uint64_t
word_at(const char *bytes, size_t len)
{
    uint64_t word = 0;
    for (size_t i = 0; i < len; i++)
        word |= (uint64_t)(unsigned char)bytes[i] << 8 * i;
    return word;
}

uint64_t
clm__digest(const char *bytes, size_t len)
{
    uint64_t digest = len * factor;
    for (; len >= 8; bytes += 8, len -= 8) {
        uint64_t word = word_at(bytes, 8) * factor;
        word ^= word >> 47;
        digest = (digest ^ word * factor) * factor;
    }
    if (len > 0)
        digest = (digest ^ word_at(bytes, len)) * factor;
    digest = (digest ^ digest >> 47) * factor;
    return digest ^ digest >> 47;
}
