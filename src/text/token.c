/* SPDX-License-Identifier: MIT */
/* Text to tokens: one scan from left to right, looking ahead within what is written
 * together. */
#include "text/token.h"

#include "base/ascii.h"
#include "text/char.h"

#include <string.h>

/* What is being read. Positions are bytes of `text`; nothing outside [start, end) is
 * looked at. */
struct scan {
    const char *text;
    size_t start;
    size_t end;
};

static struct clm__char
char_at(const struct scan *s, size_t at)
{
    return clm__char_at(s->text, s->end, at);
}

/* The ASCII character at a place, what stands for a mark, or 0. */
static char
plain_at(const struct scan *s, size_t at)
{
    return char_at(s, at).plain;
}

/* Where what is written together ends: the next white space. */
static size_t
chunk_end(const struct scan *s, size_t at)
{
    struct clm__char c;
    while (at < s->end && (c = char_at(s, at)).kind != CLM__SPACE)
        at += c.size;
    return at;
}

static size_t
letters_end(const struct scan *s, size_t at)
{
    struct clm__char c;
    while (clm__char_letter(c = char_at(s, at)))
        at += c.size;
    return at;
}

static size_t
digits_end(const struct scan *s, size_t at)
{
    while (char_at(s, at).kind == CLM__DIGIT)
        at++;
    return at;
}

static bool
same_text(const struct scan *s, size_t at, const char *text)
{
    size_t len = strlen(text);
    if (s->end - at < len)
        return false;
    for (size_t i = 0; i < len; i++) {
        char c = s->text[at + i];
        if (clm__lower(c) != text[i])
            return false;
    }
    return true;
}

/* --- addresses
 * -------------------------------------------------------------------------------------
 */

/* An address does not end in punctuation, nor in a bracket that it did not open. */
static size_t
trim_address(const struct scan *s, size_t at, size_t stop)
{
    bool open = memchr(s->text + at, '(', stop - at) != NULL;
    while (stop > at + 1) {
        char c = s->text[stop - 1];
        if (strchr(".,;:!?'\"]>", c) == NULL && !(c == ')' && !open))
            break;
        stop--;
    }
    return stop;
}

/* "@name", "#tag": where it ends, or `at`. */
static size_t
handle_end(const struct scan *s, size_t at)
{
    char first = s->text[at];
    size_t stop = at + 1;
    struct clm__char c = char_at(s, stop);

    if (!(first == '@' && clm__char_word(c)) && !(first == '#' && clm__char_letter(c)))
        return at;
    for (; clm__char_word(c) || c.plain == '_'; c = char_at(s, stop))
        stop += c.size;
    return stop;
}

/* Where the part before the @ of a mail address would end. */
static size_t
mailbox_end(const struct scan *s, size_t at)
{
    struct clm__char c = char_at(s, at);
    for (; clm__char_word(c) ||
           (c.plain != 0 && strchr("._-+%", c.plain) != NULL && c.kind == CLM__MARK);
         c = char_at(s, at))
        at += c.size;
    return at;
}

/* A web or mail address, a name with @ or a #tag at `at`: where it ends, or `at`. */
static size_t
address_end(const struct scan *s, size_t at)
{
    size_t handle = handle_end(s, at);
    if (handle > at)
        return handle;
    if (!clm__char_letter(char_at(s, at)) && char_at(s, at).kind != CLM__DIGIT)
        return at;
    bool web = same_text(s, at, "http://") || same_text(s, at, "https://") ||
               same_text(s, at, "www.");
    if (web)
        return trim_address(s, at, chunk_end(s, at));
    size_t sign = mailbox_end(s, at);
    if (sign == at || plain_at(s, sign) != '@' || !clm__char_word(char_at(s, sign + 1)))
        return at;
    size_t stop = trim_address(s, at, chunk_end(s, at));
    return memchr(s->text + sign, '.', stop > sign ? stop - sign : 0) != NULL ? stop : at;
}

/* --- words
 * ------------------------------------------------------------------------------------------
 */

/* 's 'm 'd 'll 're 've at an apostrophe: where it ends, or `at`. */
static size_t
clitic_end(const struct scan *s, size_t at)
{
    static const char *const clitics[] = {"s", "m", "d", "ll", "re", "ve"};
    size_t from = at + char_at(s, at).size, stop = letters_end(s, from);
    for (size_t i = 0; i < sizeof clitics / sizeof clitics[0]; i++)
        if (stop - from == strlen(clitics[i]) && same_text(s, from, clitics[i]) &&
            char_at(s, stop).kind != CLM__DIGIT)
            return stop;
    return at;
}

/* Whether "n't" stands at `at`, its apostrophe at `at` + 1. */
static bool
is_not(const struct scan *s, size_t at)
{
    if (plain_at(s, at) != 'n' && plain_at(s, at) != 'N')
        return false;
    struct clm__char apostrophe = char_at(s, at + 1);
    size_t t = at + 1 + apostrophe.size;
    return apostrophe.kind == CLM__APOSTROPHE &&
           (plain_at(s, t) == 't' || plain_at(s, t) == 'T') &&
           !clm__char_word(char_at(s, t + 1));
}

/* A hyphen inside a word that stays in it: numbers with two hyphens or of a telephone,
 * prefixes. */
static bool
keeps_hyphen(const struct scan *s, size_t from, size_t at)
{
    struct clm__char next = char_at(s, at + 1);
    if (!clm__char_word(next))
        return false;
    if (clm__wordlist_has(CLM__LIST_PREFIX, s->text + from, at - from))
        return clm__char_letter(next) || next.kind == CLM__DIGIT;
    if (s->text[from] < '0' || s->text[from] > '9')
        return false;
    if (memchr(s->text + from, '-', at - from) != NULL)
        return next.kind == CLM__DIGIT;
    size_t run = digits_end(s, at + 1);
    if (clm__char_letter(next)) /* 01-Feb-02 */
        return run == at + 1 && plain_at(s, letters_end(s, at + 1)) == '-' &&
               char_at(s, letters_end(s, at + 1) + 1).kind == CLM__DIGIT;
    if (plain_at(s, run) == '-' && char_at(s, run + 1).kind == CLM__DIGIT)
        return true;
    return at - from == 3 && run - at == 5 && !clm__char_word(char_at(s, run));
}

/* A slash between numbers, or between single letters ("w/o", "c/o"). */
static bool
keeps_slash(const struct scan *s, size_t from, size_t at)
{
    struct clm__char next = char_at(s, at + 1), before = char_at(s, at - 1);
    if (before.kind == CLM__DIGIT)
        return next.kind == CLM__DIGIT;
    return at == from + 1 && clm__char_letter(next) && letters_end(s, at + 1) - at <= 4 &&
           (s->text[from] == 'w' || letters_end(s, at + 1) == at + 2);
}

/* A period inside a word. Lower case before and upper case after it is a missing space.
 */
static bool
keeps_period(const struct scan *s, size_t from, size_t at)
{
    struct clm__char before = char_at(s, at - 1), next = char_at(s, at + 1);
    if (!clm__char_word(next))
        return false;
    if (at - from >= 2 && before.kind == CLM__LOWER && next.kind == CLM__UPPER)
        return at - from == 2 && s->text[from] == 'P'; /* Ph.D. */
    return true;
}

/* Whether the mark at `at`, inside the word that began at `from`, belongs to it. */
static bool
keeps_mark(const struct scan *s, size_t from, size_t at)
{
    struct clm__char c = char_at(s, at), next = char_at(s, at + c.size);
    struct clm__char before = char_at(s, at - 1);
    switch (c.plain) {
    case '.':
        return c.size == 1 && keeps_period(s, from, at);
    case ',':
        return before.kind == CLM__DIGIT && digits_end(s, at + 1) == at + 4;
    case ':':
        return before.kind == CLM__DIGIT && next.kind == CLM__DIGIT;
    case '-':
        return c.size == 1 && keeps_hyphen(s, from, at);
    case '/':
        return keeps_slash(s, from, at);
    case '&':
        return clm__char_word(next) && before.kind == CLM__UPPER;
    case '_':
        return clm__char_word(next);
    case '+':
        return before.kind == CLM__UPPER && !clm__char_word(next);
    default:
        return false;
    }
}

/* Whether the apostrophe at `at`, inside the word that began at `from`, belongs to it:
 * O'Neill, o'clock. */
static bool
keeps_apostrophe(const struct scan *s, size_t at)
{
    struct clm__char next = char_at(s, at + char_at(s, at).size);
    return clm__char_letter(next) && clitic_end(s, at) == at;
}

/* A number with a unit written to it ("5pm", "10km", "$3bn"): the unit is a token of its
 * own. */
static bool
unit_begins(const struct scan *s, size_t from, size_t at)
{
    if (s->text[from] < '0' || s->text[from] > '9' ||
        char_at(s, at - 1).kind != CLM__DIGIT)
        return false;
    size_t stop = letters_end(s, at);
    bool dotted = stop == at + 1 && (same_text(s, at, "a.m") || same_text(s, at, "p.m"));
    return dotted || (!clm__char_word(char_at(s, stop)) &&
                      clm__wordlist_has(CLM__LIST_UNIT, s->text + at, stop - at));
}

/* Where the word that begins at `from` ends, its last period left out. */
static size_t
word_end(const struct scan *s, size_t from)
{
    size_t at = from;
    for (;;) {
        struct clm__char c = char_at(s, at);
        if (clm__char_word(c)) {
            if (at > from && c.kind == CLM__LOWER && unit_begins(s, from, at))
                return at;
            if (at > from && (c.plain == 'n' || c.plain == 'N') && is_not(s, at))
                return at;
            at += c.size;
        } else if (c.kind == CLM__APOSTROPHE
                       ? keeps_apostrophe(s, at)
                       : c.kind == CLM__MARK && keeps_mark(s, from, at)) {
            at += c.size;
        } else {
            return at;
        }
    }
}

/* Letters with a period after each but the last: "U.S", "a.m". */
static bool
is_dotted(const struct scan *s, size_t from, size_t stop)
{
    size_t at = from;
    while (clm__char_letter(char_at(s, at))) {
        at += char_at(s, at).size;
        if (at == stop)
            return true;
        if (plain_at(s, at++) != '.' || at >= stop)
            return false;
    }
    return false;
}

/* A single capital with a period: "J. Smith", "plan B.", and "said I. Then". */
static enum clm__abbreviation
initial_at(const struct scan *s, size_t from, size_t stop, struct clm__char next)
{
    bool pronoun = s->text[from] == 'I' && from > s->start && next.kind == CLM__UPPER &&
                   char_at(s, stop + 1).kind == CLM__SPACE;
    if (pronoun)
        return CLM__ABBREVIATION_NONE;
    return next.kind == CLM__UPPER || next.kind == CLM__APOSTROPHE
               ? CLM__ABBREVIATION_TITLE
               : CLM__ABBREVIATION_PLAIN;
}

/* What kind of abbreviation the word [from, stop), behind which a period stands, is. */
static enum clm__abbreviation
abbreviation_at(const struct scan *s, size_t from, size_t stop)
{
    size_t len = stop - from;
    size_t after = stop + 1;
    struct clm__char first = char_at(s, from), next = char_at(s, after);
    if (plain_at(s, after) == '.') /* an ellipsis */
        return CLM__ABBREVIATION_NONE;
    while (after < s->end && next.kind == CLM__SPACE)
        next = char_at(s, after += next.size);
    if (len == first.size && first.kind == CLM__UPPER)
        return initial_at(s, from, stop, next);
    if (len > first.size && is_dotted(s, from, stop))
        return CLM__ABBREVIATION_PLAIN;
    if (len == 4 && memcmp(s->text + from, "Ph.D", 4) == 0)
        return CLM__ABBREVIATION_PLAIN;
    enum clm__abbreviation kind = clm__wordlist_abbreviation(s->text + from, len);
    if (kind == CLM__ABBREVIATION_NUMBER && next.kind != CLM__DIGIT)
        return CLM__ABBREVIATION_NONE;
    bool capital =
        kind == CLM__ABBREVIATION_MONTH || (kind == CLM__ABBREVIATION_TITLE && len > 1);
    if (capital && first.kind != CLM__UPPER && !same_text(s, from, "vs"))
        return CLM__ABBREVIATION_NONE;
    return kind;
}

/* The word at `out->start`, with its period if it is an abbreviation, cut if it is of
 * words.def. */
static void
read_word(struct clm__token *out, const struct scan *s)
{
    size_t from = out->start, stop = word_end(s, from), pieces[2];
    if (plain_at(s, stop) == '$' && stop - from <= 3 &&
        char_at(s, from).kind == CLM__UPPER)
        stop++; /* US$ */
    bool joined = from > s->start && clm__char_word(char_at(s, from - 1));
    if (!joined && stop - from >= 4 &&
        clm__wordlist_split(s->text + from, stop - from, pieces))
        stop = from + pieces[0];
    else if (stop < s->end && s->text[stop] == '.')
        out->abbreviation = (uint8_t)abbreviation_at(s, from, stop);
    if (out->abbreviation != CLM__ABBREVIATION_NONE)
        stop++;
    out->end = (uint32_t)stop;
}

/* The second or third piece of a split word: it stands right behind letters, so it can be
 * found again by looking back to where the word begins. */
static bool
read_piece(struct clm__token *out, const struct scan *s)
{
    size_t from = out->start, pieces[2];
    for (size_t back = from; back > s->start && from - back < 8;) {
        if (!clm__char_letter(char_at(s, --back)))
            return false;
        bool begins = back == s->start || !clm__char_word(char_at(s, back - 1));
        size_t stop = letters_end(s, from);
        if (!begins || !clm__wordlist_split(s->text + back, stop - back, pieces))
            continue;
        bool middle = pieces[1] > 0 && from == back + pieces[0];
        out->end = (uint32_t)(middle ? from + pieces[1] : stop);
        return true;
    }
    return false;
}

/* --- marks
 * ------------------------------------------------------------------------------------------
 */

/* "--", "!!!", "?!", "...", "***": marks of a kind that stand together are one token. */
static size_t
run_end(const struct scan *s, size_t at)
{
    char first = s->text[at];
    size_t next = at + 1;
    if (first == '\'') { /* a pair, but no longer row */
        bool pair = next < s->end && s->text[next] == '\'';
        return pair && (next + 1 == s->end || s->text[next + 1] != '\'') ? at + 2 : next;
    }
    if (strchr(".!?-=*_~<>`", first) == NULL)
        return next;
    size_t stop = next;
    while (stop < s->end &&
           (s->text[stop] == first ||
            (first != '.' && strchr("!?", first) != NULL &&
             strchr("!?", s->text[stop]) != NULL && s->text[stop] != '\0')))
        stop++;
    return stop;
}

/* :-) ;) :( and their like, standing alone. */
static size_t
face_end(const struct scan *s, size_t at)
{
    size_t stop = at + 1;
    if (strchr(":;=", s->text[at]) == NULL)
        return at;
    if (plain_at(s, stop) == '-')
        stop++;
    char mouth = plain_at(s, stop);
    if (mouth == '\0' || strchr("()DP", mouth) == NULL ||
        (at > s->start && char_at(s, at - 1).kind != CLM__SPACE) ||
        char_at(s, stop + 1).kind != CLM__SPACE)
        return at;
    return stop + 1;
}

static bool
space_before(const struct scan *s, size_t at)
{
    if (at == s->start)
        return true;
    size_t back = at - 1;
    while (back > s->start && at - back < 4 &&
           ((unsigned char)s->text[back] & 0xc0) == 0x80)
        back--;
    return char_at(s, back).kind == CLM__SPACE;
}

/* An apostrophe at the start of a token: a clitic behind a word, an elision, a year, or a
 * quotation mark. */
static void
read_apostrophe(struct clm__token *out, const struct scan *s)
{
    size_t from = out->start, after = from + char_at(s, from).size;
    bool space = (out->flags & CLM__TOKEN_SPACE) != 0;
    size_t clitic = clitic_end(s, from), word = letters_end(s, after);
    out->end = (uint32_t)after;
    if (!space && clitic > from) {
        out->end = (uint32_t)clitic;
        out->flags |= CLM__TOKEN_JOINED;
    } else if (clm__wordlist_has(CLM__LIST_ELISION, s->text + after, word - after)) {
        out->end = (uint32_t)word;
    } else if (space && digits_end(s, after) == after + 2) {
        out->end = (uint32_t)(after + 2 + (plain_at(s, after + 2) == 's'));
    } else if (s->text[from] == '\'' && plain_at(s, after) == '\'' && after - from == 1) {
        out->end = (uint32_t)run_end(s, from);
        out->flags |= CLM__TOKEN_QUOTE;
    } else {
        out->flags |= CLM__TOKEN_QUOTE;
    }
}

static void
read_mark(struct clm__token *out, const struct scan *s)
{
    size_t from = out->start;
    struct clm__char c = char_at(s, from);
    size_t stop = from + c.size;
    if (c.size == 1) {
        stop = face_end(s, from);
        if (stop == from)
            stop = run_end(s, from);
    }
    if (c.plain != '\0' && strchr(".!?", c.plain) != NULL)
        out->flags |= CLM__TOKEN_FINAL;
    if (c.plain == '"' || c.plain == '`' || c.plain == '\'')
        out->flags |= CLM__TOKEN_QUOTE;
    if (c.plain != '\0' && strchr("()[]{}", c.plain) != NULL)
        out->flags |= CLM__TOKEN_BRACKET;
    out->end = (uint32_t)stop;
}

static void
read_token(struct clm__token *out, const struct scan *s)
{
    struct clm__char c = char_at(s, out->start);
    bool space = (out->flags & CLM__TOKEN_SPACE) != 0;
    size_t stop = space || !clm__char_word(c) ? address_end(s, out->start) : out->start;
    if (stop > out->start) {
        out->end = (uint32_t)stop;
    } else if (clm__char_word(c)) {
        if (!space && is_not(s, out->start)) {
            size_t t = out->start + 1u + char_at(s, out->start + 1u).size;
            out->end = (uint32_t)(t + 1);
            out->flags |= CLM__TOKEN_JOINED;
        } else if (!space && read_piece(out, s)) {
            out->flags |= CLM__TOKEN_JOINED;
        } else {
            read_word(out, s);
        }
    } else if (c.kind == CLM__APOSTROPHE) {
        read_apostrophe(out, s);
    } else if (c.plain == '.' && char_at(s, out->start + 1u).kind == CLM__DIGIT &&
               space) {
        out->end = (uint32_t)digits_end(s, out->start + 1u);
    } else {
        read_mark(out, s);
    }
}

bool
clm__token_next(struct clm__token *out, const char *text, size_t start, size_t end,
                size_t *at)
{
    struct scan s = {text, start, end};
    struct clm__char c = {CLM__SPACE, 1, ' '};
    while (*at < end && (c = char_at(&s, *at)).kind == CLM__SPACE)
        *at += c.size;
    if (*at >= end)
        return false;
    *out = (struct clm__token){.start = (uint32_t)*at};
    if (space_before(&s, *at))
        out->flags |= CLM__TOKEN_SPACE;
    if (c.kind == CLM__UPPER)
        out->flags |= CLM__TOKEN_UPPER;
    else if (c.kind == CLM__LOWER)
        out->flags |= CLM__TOKEN_LOWER;
    else if (c.kind == CLM__DIGIT)
        out->flags |= CLM__TOKEN_DIGIT;
    read_token(out, &s);
    *at = out->end;
    return true;
}
