/* SPDX-License-Identifier: MIT */
/* Bytes that grow. A failure is kept in `failed`, so that a writer may append freely and
 * check once; what has failed is empty from then on. */
#ifndef CLM_BASE_BUF_H
#define CLM_BASE_BUF_H

#include "claimline/error.h"

#include <stdbool.h>
#include <string.h>

struct clm__buf {
    char *at;
    size_t len;
    size_t room;
    bool failed;
};

/** A zeroed struct is an empty buffer. */
void clm__buf_release(struct clm__buf *buf);
char *clm__buf_make_room(struct clm__buf *buf, size_t more);
/** Room for `more` bytes and a NUL behind them: where they go, or NULL. The caller adds
 * to `len`. */
static inline char *
clm__buf_reserve(struct clm__buf *buf, size_t more)
{
    return !buf->failed && more < buf->room - buf->len ? buf->at + buf->len
                                                       : clm__buf_make_room(buf, more);
}
void clm__buf_add(struct clm__buf *buf, const char *bytes, size_t len);
void clm__buf_puts(struct clm__buf *buf, const char *text);
void clm__buf_putc(struct clm__buf *buf, char c);
void clm__buf_printf(struct clm__buf *buf, const char *fmt, ...) CLM_PRINTF(2, 3);
/** A whole number in decimal: what printf does, at a tenth of its cost. */
void clm__buf_number(struct clm__buf *buf, int64_t number);
/** What is there, ended by NUL; "" for an empty or failed buffer. */
const char *clm__buf_text(const struct clm__buf *buf);

#endif
