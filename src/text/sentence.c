/* SPDX-License-Identifier: MIT */
/* Text to paragraphs and sentences. */
#include "text/sentence.h"

#include "text/char.h"

#include <string.h>

/* In a text wrapped by hand, a shorter line is taken for a heading, a date line or the
 * end of a paragraph. */
enum { LONG_LINE = 120, SHORT_LINE = 45, WRAP_SEEN = 1 << 16 };

bool
clm__paragraph_wrapped(const char *text, size_t len)
{
    size_t seen = len < WRAP_SEEN ? len : WRAP_SEEN;
    for (size_t at = 0; at < seen;) {
        const char *stop = memchr(text + at, '\n', seen - at);
        size_t end = stop != NULL ? (size_t)(stop - text) : seen;
        if (end - at > LONG_LINE)
            return false;
        at = end + 1;
    }
    return true;
}

static bool
is_blank(const char *text, size_t start, size_t end)
{
    for (struct clm__char c; start < end; start += c.size)
        if ((c = clm__char_at(text, end, start)).kind != CLM__SPACE)
            return false;
    return true;
}

static size_t
line_end(const char *text, size_t len, size_t at)
{
    const char *stop = at < len ? memchr(text + at, '\n', len - at) : NULL;
    return stop != NULL ? (size_t)(stop - text) : len;
}

/* Whether the line [start, end) of a wrapped text goes on in the next: it is long, or the
 * next goes on in lower case and is no list item. */
static bool
goes_on(const char *text, size_t len, size_t start, size_t end)
{
    size_t next = end + 1;
    struct clm__char c = clm__char_at(text, len, next);
    while (next < len && c.kind == CLM__SPACE && text[next] != '\n')
        c = clm__char_at(text, len, next += c.size);
    if (next >= len || text[next] == '\n')
        return false;
    if (c.kind == CLM__LOWER)
        return true;
    return end - start >= SHORT_LINE &&
           (clm__char_word(c) || c.plain == '"' || c.plain == '\'' || c.plain == '(' ||
            c.plain == '$');
}

bool
clm__paragraph_next(const char *text, size_t len, bool wrapped, size_t *at, size_t *start,
                    size_t *end)
{
    size_t from = *at, stop = line_end(text, len, from);
    while (from < len && is_blank(text, from, stop)) {
        from = stop < len ? stop + 1 : len;
        stop = line_end(text, len, from);
    }
    if (from >= len)
        return false;
    *start = from;
    while (wrapped && stop < len && stop - *start < CLM__PARAGRAPH_MAX &&
           goes_on(text, len, from, stop)) {
        from = stop + 1;
        stop = line_end(text, len, from);
    }
    if (stop - *start > CLM__PARAGRAPH_MAX) {
        stop = *start + CLM__PARAGRAPH_MAX;
        size_t cut = stop;
        while (cut > *start && clm__char_at(text, len, cut).kind != CLM__SPACE)
            cut--;
        if (cut > *start)
            stop = cut;
        while (stop > *start + 1 && stop < len &&
               ((unsigned char)text[stop] & 0xc0) == 0x80)
            stop--;
    }
    *end = stop;
    *at = stop;
    return true;
}

static bool
has_flag(const struct clm__token *token, unsigned flag)
{
    return (token->flags & flag) != 0;
}

/* A closing quote or bracket behind a final mark. A quotation mark with space before it
 * opens. */
static bool
closes(const char *text, const struct clm__token *token)
{
    char c = text[token->start];
    if (c == ')' || c == ']' || c == '}')
        return true;
    return has_flag(token, CLM__TOKEN_QUOTE) && !has_flag(token, CLM__TOKEN_SPACE);
}

static bool
opens(const char *text, const struct clm__token *token)
{
    char c = text[token->start];
    return c == '(' || c == '[' || has_flag(token, CLM__TOKEN_QUOTE);
}

static bool
is_listed(enum clm__wordlist list, const char *text, const struct clm__token *token)
{
    return clm__wordlist_has(list, text + token->start, token->end - token->start);
}

/* `"Is it over?" Foreign Minister Smith asked`: a verb of speaking, or a word in lower
 * case before it, near. */
static bool
speech_follows(const char *text, const struct clm__token *tokens, size_t count,
               size_t next)
{
    for (size_t i = next; i < count && i < next + 6; i++) {
        if (has_flag(&tokens[i], CLM__TOKEN_LOWER))
            return is_listed(CLM__LIST_SPEECH, text, &tokens[i]);
        if (!has_flag(&tokens[i], CLM__TOKEN_UPPER))
            return false;
    }
    return false;
}

/* What begins a sentence without a capital, a quote or a figure: "*", "#", a dash. */
static bool
is_sign(const char *text, const struct clm__token *token)
{
    return strchr("*#$@", text[token->start]) != NULL ||
           (unsigned char)text[token->start] == 0xe2;
}

/* A full stop without a space behind it: "he left.Then". */
static bool
begins_unspaced(const struct clm__token *tokens, size_t final)
{
    return final > 0 && tokens[final].end - tokens[final].start == 1 &&
           has_flag(&tokens[final - 1], CLM__TOKEN_LOWER);
}

/* Behind a short form: "He came at 5 p.m. The ..." begins one, "at 5 p.m. Monday" and
 * "Mr. The" do not. */
static bool
begins_after_short(const char *text, const struct clm__token *last,
                   const struct clm__token *word, bool marked)
{
    bool may_end = last->abbreviation == CLM__ABBREVIATION_MONTH ||
                   last->abbreviation == CLM__ABBREVIATION_PLAIN;
    return may_end && (marked || is_listed(CLM__LIST_STARTER, text, word));
}

/* Whether a sentence begins at `next`, after the final mark or abbreviation `final`;
 * between the two stand only closing marks. */
static bool
begins(const char *text, const struct clm__token *tokens, size_t count, size_t final,
       size_t next)
{
    const struct clm__token *last = &tokens[final];
    size_t word = next;
    while (word + 1 < count && opens(text, &tokens[word]))
        word++;
    bool opened = word > next, closed = next > final + 1;
    bool quoted = opened && has_flag(&tokens[next], CLM__TOKEN_QUOTE);
    bool upper = has_flag(&tokens[word], CLM__TOKEN_UPPER);
    if (has_flag(&tokens[word], CLM__TOKEN_LOWER))
        return false;
    if (!has_flag(&tokens[next], CLM__TOKEN_SPACE))
        return upper && !closed && begins_unspaced(tokens, final);
    if (!upper && !opened && !has_flag(&tokens[word], CLM__TOKEN_DIGIT))
        return is_sign(text, &tokens[word]);
    if (last->abbreviation != CLM__ABBREVIATION_NONE)
        return upper && begins_after_short(text, last, &tokens[word], closed || quoted);
    bool asked = closed && text[last->start] != '.' && upper && !opened;
    return !(asked && speech_follows(text, tokens, count, word));
}

size_t
clm__sentence_end(const char *text, const struct clm__token *tokens, size_t count,
                  size_t first)
{
    size_t limit = count - first > CLM__SENTENCE_CUT ? first + CLM__SENTENCE_CUT : count;
    for (size_t i = first; i < limit; i++) {
        if (!has_flag(&tokens[i], CLM__TOKEN_FINAL) &&
            tokens[i].abbreviation == CLM__ABBREVIATION_NONE)
            continue;
        size_t next = i + 1;
        while (next < limit && closes(text, &tokens[next]))
            next++;
        if (next >= limit)
            return limit;
        if (begins(text, tokens, limit, i, next))
            return next;
    }
    return limit;
}
