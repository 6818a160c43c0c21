/* SPDX-License-Identifier: MIT */
/* Text to tokens, by the conventions of UD English EWT. Every token is a run of bytes of
 * the text. */
#ifndef CLM_TEXT_TOKEN_H
#define CLM_TEXT_TOKEN_H

#include "text/wordlist.h"

#include <stdint.h>

enum clm__token_flag {
    CLM__TOKEN_SPACE = 1, /* white space before it, or nothing */
    CLM__TOKEN_JOINED =
        2, /* second piece of a word that is written together: "n't", "'s" */
    CLM__TOKEN_UPPER = 4,     /* begins with a capital */
    CLM__TOKEN_LOWER = 8,     /* begins with another letter */
    CLM__TOKEN_DIGIT = 16,    /* begins with a digit */
    CLM__TOKEN_FINAL = 32,    /* . ! ? and rows of them, the ellipsis too */
    CLM__TOKEN_QUOTE = 64,    /* a quotation mark, double or single, not an apostrophe */
    CLM__TOKEN_BRACKET = 128, /* ( ) [ ] { } */
};

struct clm__token {
    uint32_t start, end;  /* bytes of the text, half-open */
    uint8_t flags;        /* of clm__token_flag */
    uint8_t abbreviation; /* of clm__abbreviation, of a token that ends in a period of its
                             own */
};

/** Reads the token at or behind `*at`, which moves behind it. False when only space is
 * left before `end`. `start` is where the paragraph begins: nothing before it is looked
 * at. Pieces of a word split by CLM_SPLIT come one by one. Any bytes will do; UTF-8 is
 * what makes sense. */
bool clm__token_next(struct clm__token *out, const char *text, size_t start, size_t end,
                     size_t *at);

#endif
