/* SPDX-License-Identifier: MIT */
/* Cuts a text into light tokens. */
#include "timex/timex_token.h"

#include "base/alloc.h"
#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

enum { LONGEST_WORD = 32, MOST_NUMBER = 999999999 };

struct lexer {
    const struct clm__timex_rules *rules;
    struct clm__timex_tokens *out;
    const char *text;
    size_t len, at;
    uint8_t flags; /* for the next token */
    bool stopped;  /* the last token may end a sentence */
};

static bool
add(struct lexer *lx, struct clm__timex_token token)
{
    struct clm__timex_tokens *out = lx->out;
    void *items = out->at;
    if (!clm__grow(&items, &out->room, out->count + 1, sizeof *out->at))
        return false;
    out->at = items;
    token.flags |= lx->flags;
    if (lx->stopped && (token.flags & CLM__TOKEN_SPACE) != 0 &&
        token.kind == CLM__TOKEN_WORD && (token.flags & CLM__TOKEN_CAPITAL) != 0)
        token.flags |= CLM__TOKEN_STOP;
    if ((token.flags & CLM__TOKEN_BREAK) != 0)
        token.flags |= CLM__TOKEN_STOP;
    out->at[out->count++] = token;
    lx->flags = 0;
    lx->stopped = false;
    return true;
}

/* A line that goes on after its end is one that was wrapped: the next begins with a small
 * letter or a digit right away, and no sentence ended. */
static bool
line_goes_on(const struct lexer *lx, size_t newline)
{
    size_t next = newline + 1;
    char before = newline > 0 ? lx->text[newline - 1] : '.';
    if (before == ' ' && newline > 1)
        before = lx->text[newline - 2];
    if (next >= lx->len || strchr(".!?:;)\"\n", before) != NULL)
        return false;
    return clm__is_lower(lx->text[next]) || clm__is_digit(lx->text[next]);
}

/* The bytes of white space at the lexer's place, 0 if there is none. */
static size_t
white_space(const struct lexer *lx)
{
    const char *s = lx->text + lx->at;
    size_t left = lx->len - lx->at;
    if (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r' || *s == '\f' || *s == '\v')
        return 1;
    if (left >= 2 && memcmp(s, "\xc2\xa0", 2) == 0) /* no-break space */
        return 2;
    if (left >= 3 && memcmp(s, "\xe2\x80", 2) == 0 &&
        (((unsigned char)s[2] >= 0x80 && (unsigned char)s[2] <= 0x8b) ||
         (unsigned char)s[2] == 0xaf)) /* U+2000-200B, U+202F */
        return 3;
    return 0;
}

static void
skip_space(struct lexer *lx)
{
    for (size_t step; lx->at < lx->len && (step = white_space(lx)) > 0; lx->at += step) {
        lx->flags |= CLM__TOKEN_SPACE;
        if (lx->text[lx->at] == '\n' && !line_goes_on(lx, lx->at))
            lx->flags |= CLM__TOKEN_BREAK;
    }
}

static bool
add_digits(struct lexer *lx)
{
    struct clm__timex_token token = {.start = (uint32_t)lx->at,
                                     .kind = CLM__TOKEN_DIGITS};
    for (; lx->at < lx->len && clm__is_digit(lx->text[lx->at]); lx->at++) {
        if (token.digits < UINT8_MAX)
            token.digits++;
        if (token.number <= MOST_NUMBER / 10 - 1)
            token.number = token.number * 10 + (uint32_t)(lx->text[lx->at] - '0');
        else
            token.number = MOST_NUMBER;
    }
    token.end = (uint32_t)lx->at;
    if (token.digits <= 4)
        token.word =
            clm__intern_find(&lx->rules->words, lx->text + token.start, token.digits);
    return add(lx, token);
}

/* Marks that people write in several ways become one: dashes '-', quotes '\'' and '"'. */
static char
plain_mark(uint32_t c)
{
    if (c >= 0x2010 && c <= 0x2015)
        return '-';
    if (c == 0x2018 || c == 0x2019 || c == 0x60)
        return '\'';
    if (c == 0x201c || c == 0x201d)
        return '"';
    if (c == 0x2026)
        return '.';
    return c < 0x80 ? (char)c : 0;
}

static bool
is_word_character(const struct lexer *lx, size_t at, size_t *next)
{
    if ((unsigned char)lx->text[at] < 0x80) {
        *next = at + 1;
        return clm__is_letter(lx->text[at]);
    }
    *next = at;
    uint32_t c = clm__utf8_next(lx->text, lx->len, next);
    /* Latin-1 signs, general punctuation and symbols are no letters; the rest is taken
     * for one. */
    return c >= 0xc0 && !(c >= 0x2000 && c <= 0x2bff) && c != 0xfffd && c != 0xd7 &&
           c != 0xf7;
}

static bool
add_word(struct lexer *lx)
{
    char lower[LONGEST_WORD];
    size_t start = lx->at, next = start, len = 0;
    struct clm__timex_token token = {.start = (uint32_t)start, .kind = CLM__TOKEN_WORD};
    if (clm__is_upper(lx->text[start]))
        token.flags = CLM__TOKEN_CAPITAL;
    while (lx->at < lx->len && is_word_character(lx, lx->at, &next))
        lx->at = next;
    token.end = (uint32_t)lx->at;
    len = lx->at - start;
    if (len <= LONGEST_WORD) {
        for (size_t i = 0; i < len; i++) {
            char c = lx->text[start + i];
            lower[i] = clm__lower(c);
        }
        token.word = clm__intern_find(&lx->rules->words, lower, len);
        if (len > 3 && memcmp(lower + len - 2, "ed", 2) == 0)
            token.flags |= CLM__TOKEN_PAST;
    }
    return add(lx, token);
}

/* "U.S.", "Mr.", "Gen.": a dot behind the last token ends no sentence. */
static bool
is_abbreviation(const struct lexer *lx)
{
    if (lx->out->count == 0)
        return false;
    const struct clm__timex_token *last = &lx->out->at[lx->out->count - 1];
    uint32_t len = last->end - last->start;
    return last->kind == CLM__TOKEN_WORD && last->end == lx->at &&
           (len <= 2 || (len == 3 && (last->flags & CLM__TOKEN_CAPITAL) != 0));
}

static bool
add_mark(struct lexer *lx)
{
    struct clm__timex_token token = {.start = (uint32_t)lx->at, .kind = CLM__TOKEN_MARK};
    bool after_short = is_abbreviation(lx), stopped = lx->stopped;
    char mark = plain_mark(clm__utf8_next(lx->text, lx->len, &lx->at));
    token.end = (uint32_t)lx->at;
    token.word = mark != 0 ? clm__intern_find(&lx->rules->words, &mark, 1) : 0;
    if (!add(lx, token))
        return false;
    bool quote = mark == '"' || mark == '\'' || mark == ')';
    lx->stopped =
        quote ? stopped : mark == '!' || mark == '?' || (mark == '.' && !after_short);
    return true;
}

/* "https://example.org/2022/04/19": the figures of an address are no date. One mark that
 * no rule knows stands for all of it. */
static size_t
address_bytes(const struct lexer *lx)
{
    static const char *const starts[] = {"http://", "https://", "www."};
    const char *at = lx->text + lx->at;
    size_t left = lx->len - lx->at, len = 0;

    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        size_t start = strlen(starts[i]);
        if (left >= start && memcmp(at, starts[i], start) == 0)
            len = start;
    }
    while (len > 0 && len < left && (unsigned char)at[len] > ' ')
        len++;
    return len;
}

static bool
add_address(struct lexer *lx, size_t bytes)
{
    struct clm__timex_token token = {.start = (uint32_t)lx->at,
                                     .end = (uint32_t)(lx->at + bytes),
                                     .kind = CLM__TOKEN_MARK};
    lx->at += bytes;
    return add(lx, token);
}

bool
clm__timex_tokenize(struct clm__timex_tokens *out, const struct clm__timex_rules *rules,
                    const char *text, size_t len)
{
    struct lexer lx = {rules, out, text, len, 0, CLM__TOKEN_BREAK, false};
    for (;;) {
        size_t next;
        skip_space(&lx);
        if (lx.at >= len)
            return true;
        size_t address = address_bytes(&lx);
        bool fine;
        if (address > 0)
            fine = add_address(&lx, address);
        else if (clm__is_digit(text[lx.at]))
            fine = add_digits(&lx);
        else if (is_word_character(&lx, lx.at, &next))
            fine = add_word(&lx);
        else
            fine = add_mark(&lx);
        if (!fine)
            return false;
    }
}
