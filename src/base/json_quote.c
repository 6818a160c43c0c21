/* SPDX-License-Identifier: MIT */
/* A string as JSON text. */
#include "base/json_quote.h"

void
clm__json_quote(struct clm__buf *out, const char *text, size_t len)
{
    clm__buf_putc(out, '"');
    size_t start = 0;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        clm__buf_add(out, text + start, i - start);
        start = i + 1;
        if (c < 0x20)
            clm__buf_printf(out, "\\u%04x", c);
        else
            clm__buf_printf(out, "\\%c", c);
    }
    clm__buf_add(out, text + start, len - start);
    clm__buf_putc(out, '"');
}
