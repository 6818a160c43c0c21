/* SPDX-License-Identifier: MIT */
/* Kinds of characters. */
#include "text/char.h"

#include "base/ascii.h"
#include "base/utf8.h"

static enum clm__kind
ascii_kind(unsigned char c)
{
    if (clm__is_lower(c))
        return CLM__LOWER;
    if (clm__is_upper(c))
        return CLM__UPPER;
    if (clm__is_digit(c))
        return CLM__DIGIT;
    if (c <= ' ' || c == 0x7f)
        return CLM__SPACE;
    return c == '\'' ? CLM__APOSTROPHE : CLM__MARK;
}

static bool
is_space(uint32_t c)
{
    return (c >= 0x80 && c <= 0xa0) || c == 0xad || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200f) || (c >= 0x2028 && c <= 0x202f) ||
           (c >= 0x205f && c <= 0x206f) || c == 0x3000 || c == 0xfeff;
}

/* Latin-1 signs but for ordinals and the middle dot of names, general punctuation,
 * currency, arrows and shapes, CJK punctuation: first and last of each stretch. */
static const uint16_t mark_ranges[][2] = {
    {0xa1, 0xa9},     {0xab, 0xb1},     {0xb4, 0xb4},     {0xb6, 0xb6},
    {0xb8, 0xb8},     {0xbb, 0xbf},     {0xd7, 0xd7},     {0xf7, 0xf7},
    {0x2010, 0x205e}, {0x20a0, 0x20cf}, {0x2190, 0x2bff}, {0x3001, 0x303f},
    {0xff01, 0xff0f}};

static bool
is_mark(uint32_t c)
{
    for (size_t i = 0; i < sizeof mark_ranges / sizeof *mark_ranges; i++)
        if (c <= mark_ranges[i][1])
            return c >= mark_ranges[i][0];
    return false;
}

/* Greek and Cyrillic capitals and the upper half of Latin-1; Latin Extended-A takes
 * turns. */
static bool
is_upper(uint32_t c)
{
    return (c >= 0xc0 && c <= 0xde && c != 0xd7) ||
           (c >= 0x100 && c <= 0x137 && c % 2 == 0) ||
           (c >= 0x139 && c <= 0x148 && c % 2 == 1) ||
           (c >= 0x14a && c <= 0x177 && c % 2 == 0) || c == 0x178 || c == 0x179 ||
           c == 0x17b || c == 0x17d || (c >= 0x386 && c <= 0x3ab) ||
           (c >= 0x400 && c <= 0x42f);
}

static char
plain_of(uint32_t c)
{
    if (c == 0x2018 || c == 0x2019 || c == 0x201a || c == 0x201b || c == 0x2032)
        return '\'';
    if (c == 0x201c || c == 0x201d || c == 0x201e || c == 0x201f || c == 0xab ||
        c == 0xbb)
        return '"';
    if (c >= 0x2010 && c <= 0x2015)
        return '-';
    return c == 0x2026 ? '.' : '\0';
}

struct clm__char
clm__char_at(const char *text, size_t len, size_t at)
{
    if (at >= len)
        return (struct clm__char){CLM__SPACE, 1, ' '};
    unsigned char byte = (unsigned char)text[at];
    if (byte < 0x80)
        return (struct clm__char){ascii_kind(byte), 1, (char)byte};
    size_t next = at;
    uint32_t c = clm__utf8_next(text, len, &next);
    struct clm__char out = {CLM__LOWER, (unsigned char)(next - at), plain_of(c)};
    if (is_space(c))
        out.kind = CLM__SPACE;
    else if (c == 0x2019)
        out.kind = CLM__APOSTROPHE;
    else if (c == 0x2010 || c == 0x2011)
        out.kind = CLM__MARK; /* a hyphen */
    else if (c >= 0x2012 && c <= 0x2015)
        out.kind = CLM__DASH;
    else if (is_mark(c))
        out.kind = CLM__MARK;
    else if (is_upper(c))
        out.kind = CLM__UPPER;
    return out;
}
