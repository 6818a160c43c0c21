/* SPDX-License-Identifier: MIT */
/* Takes marks and markup out of a saved text. */
#include "article/marks.h"

#include "article/entity.h"
#include "base/ascii.h"

#include <string.h>

struct reader {
    struct clm__plain *out;
    const char *text;
    size_t len, at;
    size_t from; /* what is not copied yet begins here */
    bool markup;
    bool low_opened; /* a quotation was opened below the line: its end looks like an
                        opening mark */
};

/* The bytes [at, at + len) become others; "" drops them. */
static void
put(struct reader *r, size_t len, const char *bytes)
{
    clm__plain_copy(r->out, r->text, r->from, r->at);
    if (bytes[0] != '\0')
        clm__plain_put(r->out, bytes, strlen(bytes), r->at, r->at + len);
    r->at += len;
    r->from = r->at;
}

static bool
holds(const struct reader *r, size_t at, const char *what)
{
    size_t len = strlen(what);
    return r->len - at >= len && memcmp(r->text + at, what, len) == 0;
}

static char
byte_at(const struct reader *r, size_t at)
{
    return at < r->len ? r->text[at] : '\n';
}

static char
byte_before(const struct reader *r)
{
    return r->at > 0 ? r->text[r->at - 1] : '\n';
}

static bool
is_gap(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* ---- marks that nobody sees, and those of other tongues ---- */

static const struct {
    char mark[4], becomes[4];
} marks[] = {
    {"\xc2\xad", ""},     /* soft hyphen */
    {"\xe2\x80\x8b", ""}, /* zero-width space, joiners, directions */
    {"\xe2\x80\x8c", ""},       {"\xe2\x80\x8d", ""},       {"\xe2\x80\x8e", ""},
    {"\xe2\x80\x8f", ""},       {"\xe2\x80\xaa", ""},       {"\xe2\x80\xab", ""},
    {"\xe2\x80\xac", ""},       {"\xe2\x80\xad", ""},       {"\xe2\x80\xae", ""},
    {"\xe2\x81\xa0", ""},       {"\xe2\x81\xa6", ""},       {"\xe2\x81\xa7", ""},
    {"\xe2\x81\xa8", ""},       {"\xe2\x81\xa9", ""},       {"\xef\xbb\xbf", ""},
    {"\xc2\xa0", " "},          {"\xe2\x80\xaf", " "},      {"\xe2\x80\x87", " "},
    {"\xe2\x80\x89", " "},      {"\xe2\x80\xa8", "\n"},     {"\xe2\x80\xa9", "\n"},
    {"\xc2\xab", "\u201c"},     {"\xc2\xbb", "\u201d"},     {"\xe2\x80\x9e", "\u201c"},
    {"\xe2\x80\xb9", "\u2018"}, {"\xe2\x80\xba", "\u2019"}, {"\xe2\x80\x90", "-"},
    {"\xe2\x80\x91", "-"},
};

/* Only what is followed by more than a blank is a quotation: "News » World" is a path. */
static bool
is_path(const struct reader *r, size_t len)
{
    return is_gap(byte_before(r)) && is_gap(byte_at(r, r->at + len));
}

static bool
take_mark(struct reader *r)
{
    if (holds(r, r->at, "\u201c") && r->low_opened) {
        r->low_opened = false;
        put(r, 3, "\u201d");
        return true;
    }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t len = strlen(marks[i].mark);
        if (!holds(r, r->at, marks[i].mark))
            continue;
        bool angle = marks[i].mark[0] == '\xc2' && marks[i].becomes[0] == '\xe2';
        if (angle && is_path(r, len))
            return false;
        r->low_opened |= strcmp(marks[i].mark, "\xe2\x80\x9e") == 0;
        put(r, len, marks[i].becomes);
        return true;
    }
    return false;
}

/* ---- notes behind words ---- */

/* "Kyiv.[12]", "it said [citation needed]": the bytes of the note, 0 if it is none. */
static size_t
note_bytes(const struct reader *r)
{
    enum { LONGEST = 5 };
    static const char *const named[] = {"[citation needed]", "[update]", "[note ",
                                        "[clarification needed]"};
    size_t end = r->at + 1;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (holds(r, r->at, named[i])) {
            size_t room = 2 * strlen(named[i]);
            if (room > r->len - r->at)
                room = r->len - r->at;
            const char *stop = memchr(r->text + r->at, ']', room);
            return stop != NULL ? (size_t)(stop - r->text) - r->at + 1 : 0;
        }
    while (end < r->len && end - r->at < LONGEST && clm__is_digit(r->text[end]))
        end++;
    bool figures = end > r->at + 1 && byte_at(r, end) == ']';
    return figures && !is_gap(byte_before(r)) ? end + 1 - r->at : 0;
}

/* A dagger or a raised figure behind a word or a full stop. */
static size_t
raised_bytes(const struct reader *r)
{
    static const char *const raised[] = {"\u2020", "\u2021", "\u00b9", "\u00b2",
                                         "\u00b3", "\u2070", "\u2074", "\u2075"};
    char before = byte_before(r);
    bool behind = strchr(".,;\"", before) != NULL || before == '\x9d';
    for (size_t i = 0; i < sizeof raised / sizeof *raised; i++)
        if (holds(r, r->at, raised[i]) && (behind || (i < 2 && clm__is_letter(before))))
            return strlen(raised[i]);
    return 0;
}

static bool
take_note(struct reader *r)
{
    unsigned char c = (unsigned char)r->text[r->at];
    size_t len = c == '[' ? note_bytes(r) : c >= 0xc2 ? raised_bytes(r) : 0;
    if (len > 0)
        put(r, len, "");
    return len > 0;
}

/* ---- markup ---- */

/* Names of tags that stand in text; those from `br` on end a paragraph. */
static const char *const tags[] = {
    "a",      "b",          "i",       "u",       "em",     "strong", "span",
    "sup",    "sub",        "font",    "small",   "img",    "code",   "br",
    "p",      "div",        "h1",      "h2",      "h3",     "h4",     "ul",
    "ol",     "li",         "hr",      "tr",      "td",     "table",  "blockquote",
    "figure", "figcaption", "section", "article", "header", "footer"};
enum { FIRST_BLOCK = 13 };

/* "<p>", "</a>", "<a href=...>", "<!-- -->": its bytes, 0 if it is none. */
static size_t
tag_bytes(const struct reader *r, bool *block)
{
    enum { LONGEST = 4000 };
    size_t name = r->at + 1 + (byte_at(r, r->at + 1) == '/');
    size_t room = r->len - r->at < LONGEST ? r->len - r->at : LONGEST;
    const char *stop = memchr(r->text + r->at, '>', room);
    size_t end = name;

    *block = false;
    if (stop == NULL)
        return 0;
    if (holds(r, r->at, "<!--"))
        return (size_t)(stop - r->text) + 1 - r->at;
    while (end < r->len && (clm__is_letter(r->text[end]) || clm__is_digit(r->text[end])))
        end++;
    char after = byte_at(r, end);
    if (after != '>' && after != ' ' && after != '/' && after != '\n')
        return 0;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        size_t same = 0, len = strlen(tags[i]);
        while (same < len && clm__lower(byte_at(r, name + same)) == tags[i][same])
            same++;
        if (same < len || end - name != len)
            continue;
        *block = i >= FIRST_BLOCK;
        return (size_t)(stop - r->text) + 1 - r->at;
    }
    return 0;
}

static bool
take_tag(struct reader *r)
{
    bool block;
    size_t len = tag_bytes(r, &block);
    if (len > 0)
        put(r, len, block ? "\n" : "");
    return len > 0;
}

static bool
take_entity(struct reader *r)
{
    char bytes[CLM__ENTITY_BYTES + 1];
    size_t len = clm__entity_read(bytes, r->text + r->at, r->len - r->at);
    if (len > 0)
        put(r, len, bytes);
    return len > 0;
}

/* Asterisks that hug a word; "* item" and "5*3" stay. */
static bool
take_stars(struct reader *r)
{
    size_t end = r->at;
    while (end < r->len && r->text[end] == '*')
        end++;
    char before = byte_before(r), after = byte_at(r, end);
    bool bullet = is_gap(before) && is_gap(after);
    bool product = clm__is_digit(before) && clm__is_digit(after);
    if (bullet || product)
        return false;
    put(r, end - r->at, "");
    return true;
}

/* "[words](https://...)": the words stay. */
static bool
take_link(struct reader *r)
{
    enum { WORDS = 300, ADDRESS = 2000 };
    size_t room = r->len - r->at < WORDS ? r->len - r->at : WORDS;
    const char *close = memchr(r->text + r->at + 1, ']', room - 1);
    if (close == NULL)
        return false;
    size_t words_end = (size_t)(close - r->text), open = words_end + 1;
    if (byte_at(r, open) != '(' || memchr(r->text + r->at, '\n', words_end - r->at))
        return false;
    room = r->len - open < ADDRESS ? r->len - open : ADDRESS;
    const char *end = memchr(r->text + open, ')', room);
    if (end == NULL || memchr(r->text + open, ' ', (size_t)(end - r->text) - open))
        return false;
    bool picture = byte_before(r) == '!';
    size_t start = r->at;
    if (!picture) {
        put(r, 1, "");
        r->at = words_end;
        put(r, (size_t)(end - r->text) + 1 - words_end, "");
    } else {
        put(r, (size_t)(end - r->text) + 1 - start, "");
    }
    return true;
}

/* "## Heading" */
static bool
take_heading(struct reader *r)
{
    size_t end = r->at;
    while (end < r->len && r->text[end] == '#')
        end++;
    if (byte_before(r) != '\n' || byte_at(r, end) != ' ')
        return false;
    put(r, end + 1 - r->at, "");
    return true;
}

static bool
take_markup(struct reader *r)
{
    switch (r->text[r->at]) {
    case '<':
        return take_tag(r);
    case '&':
        return take_entity(r);
    case '*':
        return take_stars(r);
    case '[':
        return take_link(r);
    case '#':
        return take_heading(r);
    default:
        return false;
    }
}

void
clm__marks_read(struct clm__plain *out, const char *text, size_t len, bool markup)
{
    struct reader r = {.out = out, .text = text, .len = len, .markup = markup};
    while (r.at < len) {
        unsigned char c = (unsigned char)text[r.at];
        bool plain = clm__is_letter((char)c) || c == ' ' || clm__is_digit((char)c);
        if (c == '\n')
            r.low_opened = false;
        if (plain || ((c == '[' || c >= 0xc2) && take_note(&r)) ||
            (c >= 0xc2 && take_mark(&r)) || (markup && take_markup(&r))) {
            r.at += plain;
            continue;
        }
        r.at++;
    }
    clm__plain_copy(out, text, r.from, len);
}
