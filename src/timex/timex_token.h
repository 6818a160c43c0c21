/* SPDX-License-Identifier: MIT */
/* Light tokens for time expressions: words, runs of digits, single marks. */
#ifndef CLM_TIMEX_TOKEN_H
#define CLM_TIMEX_TOKEN_H

#include "timex/timex_table.h"

enum clm__timex_token_kind { CLM__TOKEN_WORD, CLM__TOKEN_DIGITS, CLM__TOKEN_MARK };

enum clm__timex_token_flag {
    CLM__TOKEN_SPACE = 1,   /* white space stands before it */
    CLM__TOKEN_BREAK = 2,   /* a line or paragraph ends before it: no match goes across */
    CLM__TOKEN_CAPITAL = 4, /* begins with a capital letter */
    CLM__TOKEN_STOP = 8,    /* a sentence begins here */
    CLM__TOKEN_PAST = 16    /* a word that ends in -ed */
};

struct clm__timex_token {
    uint32_t start;
    uint32_t end;
    clm_str word;    /* in the table's words; 0 = no rule knows it */
    uint32_t number; /* of digits, at most 999,999,999 */
    uint8_t kind;
    uint8_t flags;
    uint8_t digits; /* how many */
};

struct clm__timex_tokens {
    struct clm__timex_token *at;
    size_t count;
    size_t room;
};

/** Cuts `text` into tokens; false when there is no memory. */
bool clm__timex_tokenize(struct clm__timex_tokens *out,
                         const struct clm__timex_rules *rules, const char *text,
                         size_t len);

#endif
