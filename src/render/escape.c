/* SPDX-License-Identifier: MIT */
/* Text from input that goes into Graphviz: it never becomes markup, nor one of the
 * escapes of Graphviz. Numbers without a locale. */
#include "render/escape.h"

#include "base/markup.h"

#include <math.h>

/* `backslash` stands for a backslash: what Graphviz makes of one depends on where it is.
 */
static void
escape(struct clm__buf *out, const char *text, size_t len, const char *backslash)
{
    for (size_t at = 0; at < len;) {
        const char *stop = memchr(text + at, '\\', len - at);
        size_t end = stop != NULL ? (size_t)(stop - text) : len;
        clm__markup_text(out, text + at, end - at);
        clm__buf_puts(out, stop != NULL ? backslash : "");
        at = end + (stop != NULL);
    }
}

void
clm__escape_label(struct clm__buf *out, const char *text, size_t len)
{
    escape(out, text, len, "\\\\");
}

void
clm__escape_tooltip(struct clm__buf *out, const char *text, size_t len)
{
    /* Graphviz replaces \N and its like in tooltips twice over, entities included */
    escape(out, text, len, "\\\\\\\\");
}

void
clm__put_points(struct clm__buf *out, double points)
{
    int64_t hundredths = llround(points * 100.0);
    if (hundredths < 0)
        clm__buf_putc(out, '-');
    uint64_t left = hundredths < 0 ? 0 - (uint64_t)hundredths : (uint64_t)hundredths;
    clm__buf_number(out, (int64_t)(left / 100));
    unsigned rest = (unsigned)(left % 100);
    if (rest == 0)
        return;
    char digits[3] = {'.', (char)('0' + rest / 10), (char)('0' + rest % 10)};
    clm__buf_add(out, digits, rest % 10 == 0 ? 2 : 3);
}
