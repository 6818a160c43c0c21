/* SPDX-License-Identifier: MIT */
/* How wide text is. */
#include "render/metrics.h"

#include "base/utf8.h"

struct range {
    uint32_t first;
    uint32_t last;
    uint16_t width; /* in 1/1000 of the size; 0 = a mark on the character before */
};

/* What no table of widths covers, in order. Measured upwards on the Noto fonts: the
 * widest common letter, not the mean. Marks come from categories Mn, Me and Cf of
 * Unicode 15. */
static const struct range other[] = {
    {0x0300, 0x036F, 0},      {0x0700, 0x08FF, 800},  {0x0900, 0x0902, 0},
    {0x0903, 0x0939, 800},    {0x093A, 0x093A, 0},    {0x093C, 0x093C, 0},
    {0x0941, 0x0948, 0},      {0x094D, 0x094D, 0},    {0x0951, 0x0957, 0},
    {0x0962, 0x0963, 0},      {0x0964, 0x0DFF, 900},  {0x0E31, 0x0E31, 0},
    {0x0E34, 0x0E3A, 0},      {0x0E47, 0x0E4E, 0},    {0x0E00, 0x0E7F, 680},
    {0x0E80, 0x0EFF, 700},    {0x0F00, 0x0FFF, 750},  {0x1000, 0x109F, 1000},
    {0x1100, 0x11FF, 1000},   {0x1200, 0x139F, 950},  {0x13A0, 0x167F, 900},
    {0x1AB0, 0x1AFF, 0},      {0x1DC0, 0x1DFF, 0},    {0x1F00, 0x1FFF, 900},
    {0x200B, 0x200F, 0},      {0x2000, 0x200A, 1000}, {0x20D0, 0x20FF, 0},
    {0x2600, 0x27BF, 1350},   {0x2E80, 0xA4CF, 1000}, {0xA4D0, 0xABFF, 1000},
    {0xAC00, 0xD7FF, 1000},   {0xF900, 0xFAFF, 1000}, {0xFB1E, 0xFB1E, 0},
    {0xFB00, 0xFB4F, 700},    {0xFDF0, 0xFDFD, 4000}, {0xFB50, 0xFDFF, 900},
    {0xFE00, 0xFE0F, 0},      {0xFE20, 0xFE2F, 0},    {0xFE70, 0xFEFE, 800},
    {0xFEFF, 0xFEFF, 0},      {0xFF61, 0xFFDC, 600},  {0xFF00, 0xFFEF, 1000},
    {0x1F000, 0x1FAFF, 1350}, {0xE0000, 0xE0FFF, 0},
};

static const struct range *
find_range(uint32_t c)
{
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++)
        if (c >= other[i].first && c <= other[i].last)
            return &other[i];
    return NULL;
}

unsigned
clm__char_width(uint32_t c, bool bold)
{
    for (size_t i = 0; i < clm__width_block_count; i++) {
        const struct clm__width_block *block = &clm__width_blocks[i];
        if (c >= block->first && c <= block->last)
            return (bold ? block->bold : block->regular)[c - block->first];
    }
    if (c < 0x20)
        return 0;
    const struct range *range = find_range(c);
    unsigned width = range != NULL ? range->width : 1000;
    return bold ? width * 107 / 100 : width;
}

double
clm__text_width(const char *text, size_t len, double size, bool bold)
{
    unsigned long width = 0;
    for (size_t at = 0; at < len;)
        width += clm__char_width(clm__utf8_next(text, len, &at), bold);
    return (double)width * size / 1000.0;
}

bool
clm__text_is_measured(const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        uint32_t c = clm__utf8_next(text, len, &at);
        bool plain = c < 0x530 || (c >= 0x2010 && c <= 0x2026) || c == 0x2212 ||
                     (c >= 0x2190 && c <= 0x2194);
        if (!plain || (c >= 0x300 && c <= 0x36F))
            return false;
    }
    return true;
}

bool
clm__char_is_mark(uint32_t c)
{
    return c >= 0x300 && clm__char_width(c, false) == 0;
}

bool
clm__char_breaks(uint32_t c)
{
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x17FF) || (c >= 0x2E80 && c <= 0x9FFF) ||
           (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool
clm__char_closes(uint32_t c)
{
    static const uint16_t closing[] = {0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F,
                                       0x3011, 0x3015, 0x3017, 0x30FC, 0xFF01, 0xFF09,
                                       0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D,
                                       0xFF5D, 0x2019, 0x201D};
    for (size_t i = 0; i < sizeof closing / sizeof closing[0]; i++)
        if (c == closing[i])
            return true;
    return clm__char_is_mark(c);
}

bool
clm__char_is_rtl(uint32_t c)
{
    return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF);
}

bool
clm__text_is_rtl(const char *text, size_t len)
{
    for (size_t at = 0; at < len;)
        if (clm__char_is_rtl(clm__utf8_next(text, len, &at)))
            return true;
    return false;
}

bool
clm__char_is_space(uint32_t c)
{
    return c <= 0x20 || c == 0x85 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x2028 || c == 0x2029 ||
           c == 0x205F || c == 0x3000;
}
