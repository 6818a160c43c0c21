/* SPDX-License-Identifier: MIT */
/* How wide text is, without asking a font: the numbers of Helvetica, and bounds for other
 * scripts. */
#ifndef CLM_RENDER_METRICS_H
#define CLM_RENDER_METRICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Width of UTF-8 text in points when set in `size` points. Where the font cannot be
 * known (any script that Helvetica lacks) it is rather too wide than too narrow. */
double clm__text_width(const char *text, size_t len, double size, bool bold);
/** Whether that width is the width: Latin, Greek, Cyrillic and what goes with them, which
 * Helvetica and its like all set alike. */
bool clm__text_is_measured(const char *text, size_t len);
/** Width of a character in 1/1000 of the font size. */
unsigned clm__char_width(uint32_t c, bool bold);
/** The character stands on the one before it: no line may begin with it, and it has no
 * width. */
bool clm__char_is_mark(uint32_t c);
/** A script without gaps between words (Han, kana, Thai, ...): a line may end behind any
 * character. */
bool clm__char_breaks(uint32_t c);
/** No line may begin with it: closing brackets and stops of scripts that break anywhere.
 */
bool clm__char_closes(uint32_t c);
/** Of a script that runs from right to left. */
bool clm__char_is_rtl(uint32_t c);
/** Some character of the text runs from right to left. */
bool clm__text_is_rtl(const char *text, size_t len);
/** A white space at which a line may break; no-break spaces are none. */
bool clm__char_is_space(uint32_t c);

/* The table of widths (metrics_table.c). */
struct clm__width_block {
    uint32_t first;
    uint32_t last;
    const uint16_t *regular;
    const uint16_t *bold;
};
extern const struct clm__width_block clm__width_blocks[];
extern const size_t clm__width_block_count;

#endif
