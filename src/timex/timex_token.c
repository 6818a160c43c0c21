/* SPDX-License-Identifier: MIT */
/* Light tokens for time expressions: words, runs of digits, single marks. And numbers
 * read from them. */
#include "base/alloc.h"
#include "base/utf8.h"
#include "timex/timex_private.h"

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
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

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
    return (lx->text[next] >= 'a' && lx->text[next] <= 'z') || is_digit(lx->text[next]);
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
    for (; lx->at < lx->len && is_digit(lx->text[lx->at]); lx->at++) {
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
        return is_letter(lx->text[at]);
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
    if (lx->text[start] >= 'A' && lx->text[start] <= 'Z')
        token.flags = CLM__TOKEN_CAPITAL;
    while (lx->at < lx->len && is_word_character(lx, lx->at, &next))
        lx->at = next;
    token.end = (uint32_t)lx->at;
    len = lx->at - start;
    if (len <= LONGEST_WORD) {
        for (size_t i = 0; i < len; i++) {
            char c = lx->text[start + i];
            lower[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
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
        bool fine;
        if (is_digit(text[lx.at]))
            fine = add_digits(&lx);
        else if (is_word_character(&lx, lx.at, &next))
            fine = add_word(&lx);
        else
            fine = add_mark(&lx);
        if (!fine)
            return false;
    }
}

/* ---- numbers ---- */

struct numbers {
    const struct clm__timex_rules *rules;
    const struct clm__timex_tokens *tokens;
};

static const struct clm__timex_token *
token_at(const struct numbers *n, size_t at)
{
    return at < n->tokens->count ? &n->tokens->at[at] : NULL;
}

static bool
tight(const struct clm__timex_token *token)
{
    return token != NULL && (token->flags & CLM__TOKEN_SPACE) == 0;
}

/* Token `at` is the mark or word `text`. */
static bool
is_text(const struct numbers *n, size_t at, const char *text)
{
    const struct clm__timex_token *token = token_at(n, at);
    return token != NULL && token->word != 0 &&
           strcmp(clm__intern_text(&n->rules->words, token->word), text) == 0;
}

static bool
known_value(const struct numbers *n, size_t at, enum clm__timex_known known,
            int64_t *value)
{
    const struct clm__timex_token *token = token_at(n, at);
    const struct clm__timex_member *member =
        token == NULL
            ? NULL
            : clm__timex_member_find(n->rules, token->word, n->rules->known[known]);
    if (member != NULL)
        *value = member->value;
    return member != NULL;
}

/* "and a half", with spaces or hyphens: how many tokens. */
static size_t
and_a_half(const struct numbers *n, size_t at)
{
    static const char *const words[] = {"and", "a", "half"};
    size_t i = at;
    for (size_t w = 0; w < 3; w++) {
        if (is_text(n, i, "-"))
            i++;
        if (!is_text(n, i, words[w]) || (n->tokens->at[i].flags & CLM__TOKEN_BREAK) != 0)
            return 0;
        i++;
    }
    return i - at;
}

/* 15, 2.5, 1,500 */
static size_t
digit_number(const struct numbers *n, size_t at, int64_t *value)
{
    const struct clm__timex_token *token = token_at(n, at), *next;
    size_t i = at + 1;
    *value = (int64_t)token->number * 100;
    while (is_text(n, i, ",") && tight(token_at(n, i)) &&
           (next = token_at(n, i + 1)) != NULL && tight(next) &&
           next->kind == CLM__TOKEN_DIGITS && next->digits == 3 &&
           *value < INT64_C(1000000000000)) {
        *value = *value * 1000 + (int64_t)next->number * 100;
        i += 2;
    }
    if (is_text(n, i, ".") && tight(token_at(n, i)) &&
        (next = token_at(n, i + 1)) != NULL && tight(next) &&
        next->kind == CLM__TOKEN_DIGITS && next->digits <= 2) {
        *value += next->digits == 1 ? next->number * 10 : next->number;
        i += 2;
    }
    return i - at;
}

/* three, thirty, thirty-three, thirty three */
static size_t
word_number(const struct numbers *n, size_t at, int64_t *value)
{
    int64_t more = 0;
    size_t i = at + 1;
    if (known_value(n, at, CLM__KNOWN_CARDINAL, value)) {
        *value *= 100;
        return 1;
    }
    if (!known_value(n, at, CLM__KNOWN_TENS, value))
        return 0;
    if (is_text(n, i, "-"))
        i++;
    if (known_value(n, i, CLM__KNOWN_CARDINAL, &more) && more > 0 && more < 10) {
        *value += more;
        i++;
    } else {
        i = at + 1;
    }
    *value *= 100;
    return i - at;
}

static size_t
any_number(const struct numbers *n, size_t at, int64_t *value)
{
    const struct clm__timex_token *token = token_at(n, at);
    int64_t scale = 0, rest = 0;
    size_t used = token->kind == CLM__TOKEN_DIGITS ? digit_number(n, at, value)
                                                   : word_number(n, at, value);
    if (used == 0)
        return 0;
    while (known_value(n, at + used, CLM__KNOWN_SCALE, &scale) &&
           *value < INT64_C(1000000000000)) {
        *value *= scale;
        used++;
        size_t i = at + used + is_text(n, at + used, "and"), more;
        if (scale == 100 && token_at(n, i) != NULL &&
            (more = word_number(n, i, &rest)) > 0) {
            *value += rest;
            used = i + more - at;
        }
    }
    size_t half = and_a_half(n, at + used);
    *value += half > 0 ? 50 : 0;
    return used + half;
}

/* 3rd, third, twenty-first, 21 (when `bare`) */
static size_t
ordinal(const struct numbers *n, size_t at, bool bare, int64_t *value)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    const struct clm__timex_token *token = token_at(n, at), *next = token_at(n, at + 1);
    int64_t more = 0;
    if (token->kind == CLM__TOKEN_DIGITS) {
        *value = token->number;
        for (size_t i = 0; i < 4; i++)
            if (tight(next) && is_text(n, at + 1, endings[i]))
                return 2;
        return bare;
    }
    if (known_value(n, at, CLM__KNOWN_ORDINAL, value))
        return 1;
    if (known_value(n, at, CLM__KNOWN_TENS, value)) {
        size_t i = at + 1 + is_text(n, at + 1, "-");
        if (known_value(n, i, CLM__KNOWN_ORDINAL, &more) && more < 10) {
            *value += more;
            return i + 1 - at;
        }
    }
    return 0;
}

static bool
is_digits(const struct clm__timex_token *token)
{
    return token != NULL && token->kind == CLM__TOKEN_DIGITS;
}

/* Digits that are the end of something longer: 12,000 1.5 $5 A380; but 26.09.2016 is
 * three numbers. */
static bool
goes_on_left(const struct numbers *n, size_t at)
{
    if (at == 0 || !tight(token_at(n, at)))
        return false;
    const struct clm__timex_token *last = &n->tokens->at[at - 1];
    bool digits = at > 1 && is_digits(token_at(n, at - 2));
    if (last->kind == CLM__TOKEN_WORD || is_text(n, at - 1, "$"))
        return true;
    if (is_text(n, at - 1, "."))
        return digits && !(at > 2 && is_text(n, at - 3, "."));
    return is_text(n, at - 1, ",") ? digits
                                   : last->kind == CLM__TOKEN_MARK && last->word == 0;
}

/* Digits that are the start of something longer: 25th 5% 2,000 1.5 */
static bool
goes_on_right(const struct numbers *n, size_t at)
{
    const struct clm__timex_token *next = token_at(n, at + 1),
                                  *after = token_at(n, at + 2);
    if (next == NULL || !tight(next))
        return false;
    if (next->kind == CLM__TOKEN_WORD || is_text(n, at + 1, "%"))
        return true;
    return is_digits(after) && tight(after) &&
           (is_text(n, at + 1, ",") || is_text(n, at + 1, "."));
}

static bool
stands_alone(const struct numbers *n, size_t at)
{
    return !goes_on_left(n, at) && !goes_on_right(n, at);
}

static bool
digits_fit(const struct clm__timex_token *token, enum clm__timex_number kind)
{
    uint32_t number = token->number, digits = token->digits;
    switch (kind) {
    case CLM__NUMBER_MONTH:
        return digits <= 2 && number >= 1 && number <= 12;
    case CLM__NUMBER_YEAR:
        return digits == 4 && number >= 1000 && number <= 2999;
    case CLM__NUMBER_MODERN:
        return digits == 4 && number >= 1900 && number < 2060;
    case CLM__NUMBER_YY:
    case CLM__NUMBER_TWO:
        return digits == 2;
    case CLM__NUMBER_HOUR:
        return digits <= 2 && number <= 24;
    case CLM__NUMBER_SIXTY:
        return digits == 2 && number < 60;
    case CLM__NUMBER_CLOCK4:
        return digits == 4 && number / 100 <= 24 && number % 100 < 60;
    case CLM__NUMBER_DIGITS:
        return digits <= 6;
    case CLM__NUMBER_TENTH:
        return (digits == 4 || digits == 2) && number % 10 == 0;
    case CLM__NUMBER_ANY:
    case CLM__NUMBER_ORDINAL:
    case CLM__NUMBER_MDAY:
    case CLM__NUMBER_COUNT:
    default:
        return false;
    }
}

size_t
clm__timex_number(const struct clm__timex_rules *rules,
                  const struct clm__timex_tokens *tokens, size_t at,
                  enum clm__timex_number kind, int64_t *value)
{
    struct numbers n = {rules, tokens};
    const struct clm__timex_token *token = token_at(&n, at);
    size_t used;
    if (token == NULL || token->kind == CLM__TOKEN_MARK)
        return 0;
    switch (kind) {
    case CLM__NUMBER_ANY:
        return any_number(&n, at, value);
    case CLM__NUMBER_ORDINAL:
        return ordinal(&n, at, false, value);
    case CLM__NUMBER_MDAY:
        used = ordinal(&n, at, true, value);
        return *value >= 1 && *value <= 31 && token->digits <= 2 ? used : 0;
    case CLM__NUMBER_YEAR:
    case CLM__NUMBER_MODERN:
        if (token->kind != CLM__TOKEN_DIGITS || !stands_alone(&n, at))
            return 0;
        break;
    case CLM__NUMBER_MONTH:
    case CLM__NUMBER_YY:
    case CLM__NUMBER_TWO:
    case CLM__NUMBER_HOUR:
    case CLM__NUMBER_SIXTY:
    case CLM__NUMBER_CLOCK4:
    case CLM__NUMBER_DIGITS:
        break;
    case CLM__NUMBER_TENTH:
        if (token->kind != CLM__TOKEN_DIGITS ||
            (goes_on_left(&n, at) && !is_text(&n, at - 1, "'")))
            return 0;
        break;
    case CLM__NUMBER_COUNT:
    default:
        return 0;
    }
    if (token->kind != CLM__TOKEN_DIGITS || !digits_fit(token, kind))
        return 0;
    *value = token->number;
    return 1;
}
