/* SPDX-License-Identifier: MIT */
/* Cuts a text into lines. */
#include "article/cut.h"

#include "base/alloc.h"
#include "base/ascii.h"

#include <string.h>

enum {
    WRAP_BYTES = 45, /* a shorter line was not wrapped */
    WIDE_BYTES = 60,
    MOST_WRAPPED = 100
};

struct cutter {
    const char *text;
    size_t len;
    struct clm__lines *lines;
};

/* Is `next` the rest of a sentence that was wrapped? A small letter says so; a capital
 * only in a text of wide lines, and never right under the first line, which may be a
 * title. */
static bool
is_wrapped(const struct cutter *s, const struct clm__line *line,
           const struct clm__line *next)
{
    char first = s->text[next->start];
    bool small = clm__is_lower(first);
    bool wide = s->lines->count > 1 && line->end - line->start >= WIDE_BYTES &&
                !clm__line_ends_sentence(s->text, line) &&
                !clm__line_looks_dated(s->text, next);
    return line->end - line->start >= WRAP_BYTES && !next->bullet && (small || wide) &&
           next->end - next->start <= MOST_WRAPPED && line->indent == next->indent;
}

static bool
add_line(struct cutter *s, struct clm__line line, bool after_blank)
{
    struct clm__lines *lines = s->lines;
    void *items = lines->at;
    struct clm__line *last = lines->count > 0 ? &lines->at[lines->count - 1] : NULL;
    clm__line_trim(s->text, &line);
    if (line.start == line.end)
        return true;
    clm__line_take_bullet(s->text, &line);
    if (line.start == line.end)
        return true;
    /* a wrapped paragraph: as wide as the line before it, or the shorter end of it */
    if (last != NULL && !after_blank && last->words >= 8 && is_wrapped(s, last, &line)) {
        last->end = line.end;
        last->words += clm__line_words(s->text, &line);
        return true;
    }
    if (!clm__grow(&items, &lines->room, lines->count + 1, sizeof *lines->at))
        return false;
    lines->at = items;
    line.words = clm__line_words(s->text, &line);
    lines->at[lines->count++] = line;
    return true;
}

static bool
cut(struct cutter *s)
{
    bool after_blank = true;
    for (size_t at = 0; at < s->len;) {
        const char *stop = memchr(s->text + at, '\n', s->len - at);
        size_t end = stop != NULL ? (size_t)(stop - s->text) : s->len;
        size_t before = s->lines->count;
        uint32_t before_end = before > 0 ? s->lines->at[before - 1].end : 0;
        if (!add_line(s, (struct clm__line){.start = (uint32_t)at, .end = (uint32_t)end},
                      after_blank))
            return false;
        after_blank = s->lines->count == before &&
                      (before == 0 || s->lines->at[before - 1].end == before_end);
        at = end + 1;
    }
    return true;
}

bool
clm__lines_cut(struct clm__lines *out, const char *text, size_t len)
{
    struct cutter s = {text, len, out};
    return cut(&s);
}
