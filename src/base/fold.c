/* SPDX-License-Identifier: MIT */
/* Names as they are compared. Normal forms and case come from utf8proc. */
#include "base/fold.h"

#include "base/alloc.h"
#include "base/ascii.h"

#include <stdint.h>
#include <utf8proc.h>

/* Marks without width are "default ignorable" in Unicode: soft hyphen, zero-width space
 * and joiners, direction marks, byte order mark. */
#define PLAIN    (UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_IGNORE)
#define COMPOSED (UTF8PROC_STABLE | UTF8PROC_COMPOSE)
#define FOLDING  (UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE)

static bool
is_space(int32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 ||
           c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
           c == 0x202f || c == 0x205f || c == 0x3000;
}

/* What is written for one and the same mark: apostrophes of keyboards and of printers,
 * and the hyphens that break or do not break a line. */
static int32_t
plain_mark(int32_t c)
{
    static const int32_t apostrophes[] = {0x2018, 0x2019, 0x201b, 0x2bc, 0x2bb,
                                          0x2032, 0xb4,   0x60,   0xff07};
    for (size_t i = 0; i < sizeof apostrophes / sizeof *apostrophes; i++)
        if (c == apostrophes[i])
            return '\'';
    return c == 0x2010 || c == 0x2011 ? '-' : c;
}

static void
fold_ascii(struct clm__buf *out, const char *text, size_t len, utf8proc_option_t options)
{
    bool fold_case = (options & UTF8PROC_CASEFOLD) != 0;
    bool marks = (options & UTF8PROC_IGNORE) != 0;
    char *to = clm__buf_reserve(out, len); /* it gets no longer */
    size_t kept = 0;
    if (to == NULL)
        return;
    for (size_t i = 0; i < len; i++) {
        char c = text[i];
        bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (space && (kept == 0 || to[kept - 1] == ' '))
            continue;
        to[kept++] = (char)(space               ? ' '
                            : marks && c == '`' ? '\''
                            : fold_case         ? clm__lower(c)
                                                : c);
    }
    kept -= kept > 0 && to[kept - 1] == ' ';
    to[kept] = '\0';
    out->len += kept;
}

/* Spaces, and `marks`, in place; gives how many characters are left. */
static size_t
fold_marks(int32_t *chars, size_t count, bool marks)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool space = is_space(chars[i]);
        if (space && (kept == 0 || chars[kept - 1] == ' '))
            continue;
        chars[kept++] = space ? ' ' : marks ? plain_mark(chars[i]) : chars[i];
    }
    return kept > 0 && chars[kept - 1] == ' ' ? kept - 1 : kept;
}

static bool
is_ascii(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

static void
fold_with(struct clm__buf *out, const char *text, size_t len, utf8proc_option_t options)
{
    const uint8_t *bytes = (const uint8_t *)text;
    if (is_ascii(text, len)) {
        fold_ascii(out, text, len, options);
        return;
    }
    utf8proc_ssize_t count =
        utf8proc_decompose(bytes, (utf8proc_ssize_t)len, NULL, 0, options);
    if (count < 0) { /* not UTF-8 */
        fold_ascii(out, text, len, options);
        return;
    }
    int32_t *chars = clm__calloc((size_t)count + 1, sizeof *chars);
    if (chars == NULL) {
        out->failed = true;
        return;
    }
    utf8proc_decompose(bytes, (utf8proc_ssize_t)len, chars, count, options);
    utf8proc_ssize_t kept = (utf8proc_ssize_t)fold_marks(
        chars, (size_t)count, (options & UTF8PROC_IGNORE) != 0);
    kept = utf8proc_reencode(chars, kept, options); /* composes, and becomes UTF-8 */
    if (kept > 0)
        clm__buf_add(out, (const char *)chars, (size_t)kept);
    clm__free(chars);
}

/* The iota below a letter (U+0345) folds to a letter of its own, so marks must stand in
 * their order before it does (Unicode, D145): else two spellings of one text differ. */
static void
fold_case(struct clm__buf *out, const char *text, size_t len, utf8proc_option_t options)
{
    struct clm__buf ordered = {0};
    bool has_iota = false;
    for (size_t i = 0; i + 1 < len && !has_iota; i++)
        has_iota = text[i] == '\xcd' && text[i + 1] == '\x85';
    if (has_iota) {
        fold_with(&ordered, text, len, PLAIN);
        text = clm__buf_text(&ordered);
        len = ordered.len;
    }
    fold_with(out, text, len, options);
    out->failed |= ordered.failed;
    clm__buf_release(&ordered);
}

void
clm__fold(struct clm__buf *out, const char *text, size_t len)
{
    fold_case(out, text, len, FOLDING);
}

/* Without apostrophes, and a space for a hyphen, in place. */
static void
drop_marks(struct clm__buf *out, size_t start)
{
    size_t kept = start;
    for (size_t i = start; i < out->len; i++) {
        char c = out->at[i] == '-' ? ' ' : out->at[i];
        bool twice = c == ' ' && kept > start && out->at[kept - 1] == ' ';
        if (c != '\'' && !twice)
            out->at[kept++] = c;
    }
    out->len = kept;
}

void
clm__fold_loose(struct clm__buf *out, const char *text, size_t len)
{
    size_t start = out->len;
    fold_case(out, text, len, (utf8proc_option_t)(FOLDING | UTF8PROC_STRIPMARK));
    if (!out->failed)
        drop_marks(out, start);
}

void
clm__plain(struct clm__buf *out, const char *text, size_t len)
{
    fold_with(out, text, len, PLAIN);
}

void
clm__compose(struct clm__buf *out, const char *text, size_t len)
{
    fold_with(out, text, len, COMPOSED);
}

bool
clm__fold_same(const char *a, size_t a_len, const char *b, size_t b_len)
{
    struct clm__buf x = {0}, y = {0};
    clm__fold(&x, a, a_len);
    clm__fold(&y, b, b_len);
    bool same = !x.failed && !y.failed && x.len == y.len &&
                (x.len == 0 || memcmp(x.at, y.at, x.len) == 0);
    clm__buf_release(&x);
    clm__buf_release(&y);
    return same;
}

/* A text on its way through its characters, taken apart into letters and their marks in
 * the order of the canonical form. Without memory, so that nothing can fail. */
enum { MAX_RUN = 64, MAX_PARTS = 20 };

struct reading {
    const char *at, *end;
    int32_t run[MAX_RUN]; /* a letter and its marks */
    size_t count, next;
    int32_t held; /* behind spaces that were told as one; -1 = none */
    bool started;
};

/* The parts of one character; what is no UTF-8 is one of its own. */
static size_t
take_apart(const char **at, const char *end, int32_t parts[MAX_PARTS])
{
    int bound = 0;
    int32_t c = -1;
    utf8proc_ssize_t len =
        utf8proc_iterate((const uint8_t *)*at, (utf8proc_ssize_t)(end - *at), &c);
    if (len <= 0) {
        parts[0] = 0x110000 + (unsigned char)*(*at)++;
        return 1;
    }

    *at += len;
    utf8proc_ssize_t count =
        utf8proc_decompose_char(c, parts, MAX_PARTS, UTF8PROC_DECOMPOSE, &bound);
    if (count < 1 || count > MAX_PARTS)
        parts[0] = c;
    return count < 1 || count > MAX_PARTS ? 1 : (size_t)count;
}

static int
rank_of(int32_t c)
{
    return c < 0x110000 ? utf8proc_get_property(c)->combining_class : 0;
}

/* Marks sort by their class, those of one class stay as they are (Unicode 3.11, D109). */
static void
enter(struct reading *reading, int32_t c)
{
    size_t at = reading->count++;
    for (int rank = rank_of(c);
         rank > 0 && at > 0 && rank_of(reading->run[at - 1]) > rank; at--)
        reading->run[at] = reading->run[at - 1];
    reading->run[at] = c;
}

static int32_t
next_part(struct reading *reading)
{
    int32_t parts[MAX_PARTS];

    if (reading->next == reading->count) {
        reading->next = reading->count = 0;
        while (reading->at < reading->end) {
            const char *at = reading->at;
            size_t count = take_apart(&at, reading->end, parts);
            if (reading->count > 0 &&
                (rank_of(parts[0]) == 0 || reading->count + count > MAX_RUN))
                break;
            for (size_t i = 0; i < count; i++)
                enter(reading, parts[i]);
            reading->at = at;
        }
    }

    return reading->next < reading->count ? reading->run[reading->next++] : -1;
}

/* The next character, a run of spaces as one and none at the ends; -1 = the end. */
static int32_t
next_char(struct reading *reading)
{
    int32_t c = reading->held;
    reading->held = -1;
    if (c >= 0)
        return c;

    bool space = false;
    for (c = next_part(reading); c >= 0 && is_space(c); c = next_part(reading))
        space = true;
    if (c >= 0 && space && reading->started) {
        reading->held = c;
        return ' ';
    }

    reading->started = true;
    return c;
}

bool
clm__compose_same(const char *a, size_t a_len, const char *b, size_t b_len)
{
    struct reading x = {.at = a, .end = a + a_len, .held = -1},
                   y = {.at = b, .end = b + b_len, .held = -1};

    for (int32_t c = 0; c >= 0;) {
        c = next_char(&x);
        if (c != next_char(&y))
            return false;
    }

    return true;
}
