/* SPDX-License-Identifier: MIT */
/* Kinds of characters, as far as splitting text needs them. */
#ifndef CLM_TEXT_CHAR_H
#define CLM_TEXT_CHAR_H

#include <stdbool.h>
#include <stddef.h>

enum clm__kind {
    CLM__SPACE,
    CLM__UPPER,
    CLM__LOWER, /* also letters without case and all that is not known to be a mark */
    CLM__DIGIT,
    CLM__APOSTROPHE, /* ' and U+2019 */
    CLM__DASH,       /* en dash and longer; not the hyphen */
    CLM__MARK,
};

struct clm__char {
    enum clm__kind kind;
    unsigned char size; /* bytes, at least 1 */
    char plain; /* the ASCII character, or what stands for it: ' " - . (ellipsis) ; 0 for
                   others */
};

/** The character at `at`; at or behind `len` a space of size 1. Bytes that are not UTF-8
 * are letters. */
struct clm__char clm__char_at(const char *text, size_t len, size_t at);

static inline bool
clm__char_letter(struct clm__char c)
{
    return c.kind == CLM__UPPER || c.kind == CLM__LOWER;
}

static inline bool
clm__char_word(struct clm__char c)
{
    return c.kind == CLM__UPPER || c.kind == CLM__LOWER || c.kind == CLM__DIGIT;
}

#endif
