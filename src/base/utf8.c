/* SPDX-License-Identifier: MIT */
/* UTF-8: checking and decoding (RFC 3629, section 4). */
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

/* The length of the character at `s`, 0 if there is none. */
static size_t
character(const unsigned char *s, size_t left)
{
    if (s[0] < 0x80)
        return 1;
    size_t need = s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : 2;
    if (s[0] < 0xc2 || s[0] > 0xf4 || left < need)
        return 0;
    unsigned low = 0x80, high = 0xbf; /* what the second byte may be */
    if (s[0] == 0xe0)
        low = 0xa0;
    else if (s[0] == 0xed)
        high = 0x9f;
    else if (s[0] == 0xf0)
        low = 0x90;
    else if (s[0] == 0xf4)
        high = 0x8f;
    if (s[1] < low || s[1] > high)
        return 0;
    for (size_t i = 2; i < need; i++)
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    return need;
}

size_t
clm__utf8_valid(const char *bytes, size_t len)
{
    const unsigned char *s = (const unsigned char *)bytes;
    size_t at = 0;
    while (at < len) {
        /* Eight ASCII bytes at a time, none of them NUL (the test of D. Mycroft's
         * "haszero"). */
        while (len - at >= 8) {
            uint64_t word;
            memcpy(&word, s + at, 8);
            if ((word & 0x8080808080808080u) != 0 ||
                ((word - 0x0101010101010101u) & ~word & 0x8080808080808080u) != 0)
                break;
            at += 8;
        }
        if (at == len)
            break;
        size_t step = s[at] == 0 ? 0 : character(s + at, len - at);
        if (step == 0)
            return at;
        at += step;
    }
    return len;
}

const char *
clm__utf8_wrong(const char *bytes, size_t len, bool at_start, char out[16])
{
    if (at_start && len >= 2 &&
        (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0))
        return "UTF-16";
    snprintf(out, 16, "byte 0x%02x", (unsigned char)bytes[0]);
    return out;
}

uint32_t
clm__utf8_next(const char *bytes, size_t len, size_t *at)
{
    static const unsigned char lead_mask[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    const unsigned char *s = (const unsigned char *)bytes + *at;
    size_t step = character(s, len - *at);
    if (step == 0) {
        *at += 1;
        return 0xfffd;
    }
    uint32_t c = s[0] & lead_mask[step];
    for (size_t i = 1; i < step; i++)
        c = c << 6 | (s[i] & 0x3f);
    *at += step;
    return c;
}

size_t
clm__utf8_write(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t len = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3f));
    out[0] = (char)(c | (len == 2 ? 0xc0u : len == 3 ? 0xe0u : 0xf0u));
    return len;
}
