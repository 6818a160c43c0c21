/* SPDX-License-Identifier: MIT */
/* Text from input that goes into Graphviz, and from there into SVG: it never becomes
 * markup. */
#include "render/escape.h"

#include "base/utf8.h"

#include <math.h>

/* Characters that XML 1.0 forbids, controls, and the overrides of writing direction,
 * which would let a text reorder what stands around it. */
static bool
is_dropped(uint32_t c)
{
    return c == 0x7F || (c >= 0x80 && c < 0xA0) || (c & 0xFFFE) == 0xFFFE ||
           (c >= 0xD800 && c < 0xE000) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || (c >= 0xFDD0 && c <= 0xFDEF);
}

/* What five characters become; a backslash by where it is. */
struct escapes {
    const char *amp, *lt, *gt, *quote, *backslash;
};

static const char *
replacement(const struct escapes *with, uint32_t c)
{
    switch (c) {
    case '&':
        return with->amp;
    case '<':
        return with->lt;
    case '>':
        return with->gt;
    case '"':
        return with->quote;
    case '\\':
        return with->backslash;
    default:
        return NULL;
    }
}

static void
escape(struct clm__buf *out, const char *text, size_t len, const struct escapes *with)
{
    for (size_t at = 0; at < len;) {
        size_t start = at;
        uint32_t c = clm__utf8_next(text, len, &at);
        const char *instead = replacement(with, c);
        if (instead != NULL)
            clm__buf_puts(out, instead);
        else if (c < 0x20)
            clm__buf_putc(out, ' ');
        else if (c == 0xFFFD && (unsigned char)text[start] != 0xEF) /* a stray byte */
            clm__buf_puts(out, "\xEF\xBF\xBD");
        else if (!is_dropped(c))
            clm__buf_add(out, text + start, at - start);
    }
}

void
clm__escape_label(struct clm__buf *out, const char *text, size_t len)
{
    static const struct escapes with = {"&amp;", "&lt;", "&gt;", "&quot;", "\\\\"};
    escape(out, text, len, &with);
}

void
clm__escape_tooltip(struct clm__buf *out, const char *text, size_t len)
{
    /* Graphviz replaces \N and its like in tooltips twice over, entities included */
    static const struct escapes with = {"&amp;", "&lt;", "&gt;", "&quot;", "\\\\\\\\"};
    escape(out, text, len, &with);
}

void
clm__escape_xml(struct clm__buf *out, const char *text, size_t len)
{
    static const struct escapes with = {"&amp;", "&lt;", "&gt;", "&quot;", "\\"};
    escape(out, text, len, &with);
}

void
clm__escape_plain(struct clm__buf *out, const char *text, size_t len)
{
    static const struct escapes with = {"&", "<", ">", "\"", "\\"};
    escape(out, text, len, &with);
}

static bool
has_scheme(const char *url, size_t len)
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
put_url(struct clm__buf *out, const char *url, size_t len, const char *amp)
{
    if (!has_scheme(url, len))
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
clm__escape_url(struct clm__buf *out, const char *url, size_t len)
{
    put_url(out, url, len, "&amp;"); /* Graphviz 2.43 would write a bare one as it is */
}

void
clm__escape_plain_url(struct clm__buf *out, const char *url, size_t len)
{
    put_url(out, url, len, "&");
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
