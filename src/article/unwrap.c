/* SPDX-License-Identifier: MIT */
/* Whether a stretch of lines was wrapped is told by their widths: a line was broken where
 * the first word of the next no longer fitted. Lines that stop short of that end a
 * paragraph. */
#include "article/unwrap.h"

#include "base/alloc.h"
#include "base/ascii.h"

#include <string.h>

enum {
    FEWEST_WORDS = 3, /* a line, on average; menus have fewer */
    LEAST_BYTES = 20, /* the width of a column */
    DEEPER = 2        /* columns more of white space begin a paragraph */
};

struct line {
    uint32_t start, end; /* without white space around it */
    uint32_t stop;       /* where its line end is */
    uint32_t width;      /* characters */
    uint32_t indent;
    uint32_t first_word; /* characters of it */
    uint32_t words;
};

struct block {
    const struct line *lines;
    size_t count;
    uint32_t width; /* of the widest line */
};

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static void
measure(struct line *line, const char *text)
{
    bool in_word = false;
    while (line->start < line->end && is_blank(text[line->start])) {
        line->start++;
        line->indent++;
    }
    while (line->end > line->start && is_blank(text[line->end - 1]))
        line->end--;
    for (uint32_t i = line->start; i < line->end; i++) {
        if (((unsigned char)text[i] & 0xc0) == 0x80)
            continue;
        bool blank = is_blank(text[i]);
        line->words += !blank && !in_word;
        line->first_word += !blank && line->words == 1;
        in_word = !blank;
        line->width++;
    }
}

/* ---- one line end ---- */

static bool
begins_small(const char *text, const struct line *line)
{
    return line->start < line->end && clm__is_lower(text[line->start]);
}

/* A full stop, or what else ends a sentence or leads to a list. */
static bool
ends_thought(const char *text, const struct line *line)
{
    uint32_t end = line->end;
    while (end > line->start && strchr("\"')]", text[end - 1]) != NULL)
        end--;
    if (end - line->start >= 3 && memcmp(text + end - 3, "\xe2\x80\x9d", 3) == 0)
        end -= 3;
    return end > line->start && strchr(".!?:;", text[end - 1]) != NULL;
}

static bool
ends_in_hyphen(const char *text, const struct line *line)
{
    return line->end - line->start >= 3 && text[line->end - 1] == '-' &&
           clm__is_letter(text[line->end - 2]);
}

/* "- item", "* item", a bullet: what begins an item of its own. */
static bool
begins_item(const char *text, const struct line *line)
{
    static const char *const bullets[] = {
        "- ", "* ", "\xe2\x80\xa2", "\xc2\xb7", "\xe2\x97\x8f", "\xe2\x96\xaa", "> "};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        size_t len = strlen(bullets[i]);
        if (line->end - line->start >= len &&
            memcmp(text + line->start, bullets[i], len) == 0)
            return true;
    }
    return false;
}

/* Was there no room for the next word? */
static bool
is_full(const struct block *b, size_t i)
{
    return b->lines[i].width + 1 + b->lines[i + 1].first_word > b->width;
}

/* ---- a stretch of lines ---- */

static bool
is_wrapped(const char *text, const struct block *b)
{
    size_t full = 0, words = 0, torn = 0, ends = b->count - 1;
    for (size_t i = 0; i < ends; i++) {
        bool broken = ends_in_hyphen(text, &b->lines[i]);
        full += broken || is_full(b, i);
        torn += begins_small(text, &b->lines[i + 1]) &&
                (broken || !ends_thought(text, &b->lines[i]));
        words += b->lines[i].words;
    }
    return ends > 0 && torn > 0 && b->width >= LEAST_BYTES && full * 4 >= ends * 3 &&
           words >= ends * FEWEST_WORDS;
}

static bool
joins(const char *text, const struct block *b, size_t i)
{
    const struct line *line = &b->lines[i], *next = line + 1;
    if (begins_item(text, next) || next->indent >= line->indent + DEEPER)
        return false;
    return ends_in_hyphen(text, line) || is_full(b, i) ||
           (begins_small(text, next) && !ends_thought(text, line));
}

/* A word that goes on in the next line, whatever the lines are otherwise. */
static bool
is_broken(const char *text, const struct line *line)
{
    return ends_in_hyphen(text, line) && begins_small(text, line + 1) &&
           line->words >= FEWEST_WORDS;
}

/* Parts of words that keep their hyphen: "long-term", "anti-tank", "self-rule". */
static bool
keeps_hyphen(const char *text, const struct line *line)
{
    static const char *const parts[] = {
        "long", "short", "high",  "low",   "well",  "self", "non",  "anti",
        "mid",  "multi", "ex",    "vice",  "all",   "half", "far",  "near",
        "so",   "two",   "three", "four",  "five",  "six",  "ten",  "then",
        "pro",  "post",  "pre",   "co",    "cross", "air",  "hard", "right",
        "left", "state", "us",    "first", "one",   "year", "old"};
    uint32_t stop = line->end - 1, start = stop;
    while (start > line->start && clm__is_letter(text[start - 1]))
        start--;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t len = strlen(parts[i]), same = 0;
        while (same < len && start + same < stop &&
               clm__lower(text[start + same]) == parts[i][same])
            same++;
        if (same == len && stop - start == len)
            return true;
    }
    return false;
}

/* Writes the bytes from `*from` up to the start of the next line, joined with it. */
static void
join(struct clm__plain *out, const char *text, const struct line *line, size_t *from)
{
    const struct line *next = line + 1;
    bool broken = ends_in_hyphen(text, line);
    bool whole = broken && begins_small(text, next) && !keeps_hyphen(text, line);
    clm__plain_copy(out, text, *from, line->end - (whole ? 1 : 0));
    if (!broken)
        clm__plain_put(out, " ", 1, line->end, next->start);
    *from = next->start;
}

static void
write_block(struct clm__plain *out, const char *text, const struct line *lines,
            size_t count, size_t *from)
{
    struct block b = {lines, count, 0};
    for (size_t i = 0; i < count; i++)
        b.width = lines[i].width > b.width ? lines[i].width : b.width;
    bool wrapped = is_wrapped(text, &b);
    for (size_t i = 0; i + 1 < count; i++)
        if (wrapped ? joins(text, &b, i) : is_broken(text, &lines[i]))
            join(out, text, &lines[i], from);
}

/* The lines from `*at` to the next empty one; false at the end or without memory. */
static bool
next_block(const char *text, size_t len, size_t *at, struct line **lines, size_t *room,
           size_t *count)
{
    *count = 0;
    while (*at < len) {
        const char *newline = memchr(text + *at, '\n', len - *at);
        uint32_t stop = (uint32_t)(newline != NULL ? newline - text : (ptrdiff_t)len);
        struct line line = {.start = (uint32_t)*at, .end = stop, .stop = stop};
        measure(&line, text);
        *at = stop + 1;
        if (line.start == line.end && *count > 0)
            return true;
        if (line.start == line.end)
            continue;
        void *items = *lines;
        if (!clm__grow(&items, room, *count + 1, sizeof **lines))
            return false;
        *lines = items;
        (*lines)[(*count)++] = line;
    }
    return *count > 0;
}

void
clm__unwrap_read(struct clm__plain *out, const char *text, size_t len)
{
    struct line *lines = NULL;
    size_t room = 0, count = 0, at = 0, from = 0;
    while (next_block(text, len, &at, &lines, &room, &count))
        write_block(out, text, lines, count, &from);
    out->failed |= at < len && count > 0;
    clm__free(lines);
    clm__plain_copy(out, text, from, len);
}
