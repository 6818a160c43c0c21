/* SPDX-License-Identifier: MIT */
/* Numbers read from tokens. */
#include "timex/timex_number.h"

#include <string.h>

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

static bool
is_figure(const struct clm__timex_token *token, uint32_t number)
{
    return token != NULL && token->kind == CLM__TOKEN_DIGITS && token->number == number;
}

/* " 1/2" behind a number: how many tokens. */
static size_t
one_half(const struct numbers *n, size_t at)
{
    enum { TOKENS = 3 };
    bool slash = is_text(n, at + 1, "/") && tight(token_at(n, at + 1));
    bool half = is_figure(token_at(n, at), 1) && slash &&
                is_figure(token_at(n, at + 2), 2) && tight(token_at(n, at + 2));
    return half && !tight(token_at(n, at)) ? TOKENS : 0;
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
    if (half == 0)
        half = one_half(n, at + used);
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
