/* SPDX-License-Identifier: MIT */
/* Text from input inside HTML and XML. */
#include "base/markup.h"

#include "base/json_quote.h"
#include "base/utf8.h"

/* What XML 1.0 forbids, controls, and the overrides of writing direction, which would let
 * a text reorder what stands around it. */
static bool
is_dropped(uint32_t c)
{
    return c == 0x7F || (c >= 0x80 && c < 0xA0) || (c & 0xFFFE) == 0xFFFE ||
           (c >= 0xD800 && c < 0xE000) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || (c >= 0xFDD0 && c <= 0xFDEF);
}

static const char *
entity(uint32_t c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return c < 0x20 ? " " : NULL;
    }
}

void
clm__markup_text(struct clm__buf *out, const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        size_t start = at;
        uint32_t c = clm__utf8_next(text, len, &at);
        const char *instead = entity(c);

        if (instead != NULL)
            clm__buf_puts(out, instead);
        else if (c == 0xFFFD && (unsigned char)text[start] != 0xEF) /* a stray byte */
            clm__buf_puts(out, "\xEF\xBF\xBD");
        else if (!is_dropped(c))
            clm__buf_add(out, text + start, at - start);
    }
}

void
clm__markup_plain(struct clm__buf *out, const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        size_t start = at;
        uint32_t c = clm__utf8_next(text, len, &at);

        if (c < 0x20)
            clm__buf_putc(out, ' ');
        else if (c == 0xFFFD && (unsigned char)text[start] != 0xEF) /* a stray byte */
            clm__buf_puts(out, "\xEF\xBF\xBD");
        else if (!is_dropped(c))
            clm__buf_add(out, text + start, at - start);
    }
}

bool
clm__markup_is_link(const char *url, size_t len)
{
    static const char *const schemes[] = {"http://", "https://"};

    for (size_t i = 0; i < 2; i++) {
        size_t n = strlen(schemes[i]), k = 0;
        while (k < n && k < len && (url[k] | (k < n - 3 ? 0x20 : 0)) == schemes[i][k])
            k++;
        if (k == n && len > n)
            return true;
    }

    return false;
}

static void
put_address(struct clm__buf *out, const char *url, size_t len, const char *amp)
{
    if (!clm__markup_is_link(url, len))
        return;

    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)url[i];
        if (c == '&')
            clm__buf_puts(out, amp);
        else if (c <= 0x20 || c >= 0x7F || strchr("\"<>\\^`{|}'", c) != NULL)
            clm__buf_printf(out, "%%%02X", c);
        else
            clm__buf_putc(out, (char)c);
    }
}

void
clm__markup_url(struct clm__buf *out, const char *url, size_t len)
{
    put_address(out, url, len, "&amp;");
}

void
clm__markup_address(struct clm__buf *out, const char *url, size_t len)
{
    put_address(out, url, len, "&");
}

void
clm__markup_json(struct clm__buf *out, const char *text, size_t len)
{
    struct clm__buf quoted = {0};
    clm__json_quote(&quoted, text, len);
    out->failed = out->failed || quoted.failed;

    for (size_t at = 0; at < quoted.len;) {
        size_t start = at;
        uint32_t c = clm__utf8_next(quoted.at, quoted.len, &at);
        if (c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029)
            clm__buf_printf(out, "\\u%04x", (unsigned)c);
        else if (!is_dropped(c))
            clm__buf_add(out, quoted.at + start, at - start);
    }

    clm__buf_release(&quoted);
}
