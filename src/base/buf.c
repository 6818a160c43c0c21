/* SPDX-License-Identifier: MIT */
/* Bytes that grow. */
#include "base/buf.h"

#include "base/alloc.h"

#include <stdarg.h>
#include <stdio.h>

void
clm__buf_release(struct clm__buf *buf)
{
    clm__free(buf->at);
    *buf = (struct clm__buf){0};
}

char *
clm__buf_make_room(struct clm__buf *buf, size_t more)
{
    void *items = buf->at;
    if (buf->failed || more > SIZE_MAX / 2 - buf->len ||
        !clm__grow(&items, &buf->room, buf->len + more + 1, 1)) {
        buf->failed = true;
        buf->len = 0; /* so that its text and its length agree */
        return NULL;
    }
    buf->at = items;
    return buf->at + buf->len;
}

void
clm__buf_add(struct clm__buf *buf, const char *bytes, size_t len)
{
    char *to = clm__buf_reserve(buf, len);
    if (to == NULL)
        return;
    if (len > 0)
        memcpy(to, bytes, len);
    to[len] = '\0';
    buf->len += len;
}

void
clm__buf_puts(struct clm__buf *buf, const char *text)
{
    clm__buf_add(buf, text, strlen(text));
}

void
clm__buf_putc(struct clm__buf *buf, char c)
{
    clm__buf_add(buf, &c, 1);
}

void
clm__buf_printf(struct clm__buf *buf, const char *fmt, ...)
{
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    char *to = len < 0 ? NULL : clm__buf_reserve(buf, (size_t)len);
    if (to != NULL) {
        vsnprintf(to, (size_t)len + 1, fmt, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}

void
clm__buf_number(struct clm__buf *buf, int64_t number)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do
        digits[--at] = (char)('0' + left % 10);
    while ((left /= 10) > 0);
    if (number < 0)
        digits[--at] = '-';
    clm__buf_add(buf, digits + at, sizeof digits - at);
}

const char *
clm__buf_text(const struct clm__buf *buf)
{
    return buf->at != NULL && !buf->failed ? buf->at : "";
}
