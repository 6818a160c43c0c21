/* SPDX-License-Identifier: MIT */
/* What a line looks like by itself. */
#include "article/line.h"

#include "base/ascii.h"

#include <string.h>

enum {
    SENTENCE_WORDS = 6, /* with a full stop: a paragraph */
    LONG_WORDS = 15     /* a paragraph even without one */
};

size_t
clm__line_blank(const char *text, size_t at, size_t len)
{
    if (text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\f' ||
        text[at] == '\v')
        return 1;
    if (len - at >= 2 && memcmp(text + at, "\xc2\xa0", 2) == 0)
        return 2;
    if (len - at >= 3 && (memcmp(text + at, "\xef\xbb\xbf", 3) == 0 ||
                          memcmp(text + at, "\xe2\x80\x8b", 3) == 0))
        return 3;
    return 0;
}

void
clm__line_trim(const char *text, struct clm__line *line)
{
    size_t step;
    while (line->start < line->end &&
           (step = clm__line_blank(text, line->start, line->end)) > 0) {
        line->start += (uint32_t)step;
        line->indent++;
    }
    for (;;) {
        uint32_t end = line->end;
        if (end > line->start && clm__line_blank(text, end - 1, end) == 1)
            line->end--;
        else if (end > line->start + 1 && memcmp(text + end - 2, "\xc2\xa0", 2) == 0)
            line->end -= 2;
        else
            break;
    }
}

static bool
starts_with(const char *text, const struct clm__line *line, const char *what)
{
    size_t len = strlen(what);
    return line->end - line->start >= len && memcmp(text + line->start, what, len) == 0;
}

void
clm__line_take_bullet(const char *text, struct clm__line *line)
{
    static const char *const bullets[] = {
        "\xe2\x80\xa2", "\xc2\xb7", "\xe2\x97\x8f", "\xe2\x96\xaa", "\xe2\x97\xa6",
        "* ",           "- "};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (starts_with(text, line, bullets[i])) {
            uint32_t indent = line->indent;
            line->start += (uint32_t)strlen(bullets[i]);
            clm__line_trim(text, line);
            line->indent = indent;
            line->bullet = true;
            return;
        }
}

uint32_t
clm__line_words(const char *text, const struct clm__line *line)
{
    uint32_t words = 0;
    bool in = false;
    for (uint32_t i = line->start; i < line->end; i++) {
        bool blank = clm__line_blank(text, i, line->end) > 0 || text[i] == '\n';
        words += !blank && !in;
        in = !blank;
    }
    return words;
}

/* The last character before closing quotes and brackets. */
char
clm__line_last_mark(const char *text, const struct clm__line *line)
{
    uint32_t end = line->end;
    while (end > line->start) {
        if (strchr("\"')]`", text[end - 1]) != NULL)
            end--;
        else if (end - line->start >= 3 &&
                 (memcmp(text + end - 3, "\xe2\x80\x9d", 3) == 0 ||
                  memcmp(text + end - 3, "\xe2\x80\x99", 3) == 0))
            end -= 3;
        else if (end - line->start >= 3 && memcmp(text + end - 3, "\xe2\x80\xa6", 3) == 0)
            return '.';
        else
            return text[end - 1];
    }
    return 0;
}

bool
clm__line_ends_sentence(const char *text, const struct clm__line *line)
{
    char mark = clm__line_last_mark(text, line);
    return mark == '.' || mark == '!' || mark == '?';
}

bool
clm__line_is_sentence(const char *text, const struct clm__line *line)
{
    char mark = clm__line_last_mark(text, line);
    bool dash = line->end - line->start > 3 &&
                memcmp(text + line->end - 3, "\xe2\x80\x94", 3) == 0;
    bool goes_on = mark == ':' || mark == ',' || mark == ';' || mark == '-' || dash;
    return line->words >= LONG_WORDS ||
           (line->words >= SENTENCE_WORDS &&
            (goes_on || clm__line_ends_sentence(text, line)));
}

/* "jan", "Feb" at `at`, of which three bytes are there. */
static bool
is_month(const char *at)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    char low[3] = {(char)(at[0] | 32), (char)(at[1] | 32), (char)(at[2] | 32)};
    for (size_t m = 0; m < sizeof months / sizeof *months; m++)
        if (memcmp(low, months[m], sizeof low) == 0)
            return true;
    return false;
}

/* Does a word begin at `at`? */
static bool
at_edge(const char *text, const struct clm__line *line, uint32_t at)
{
    return at == line->start || clm__line_blank(text, at - 1, line->end) > 0 ||
           strchr("(,|-", text[at - 1]) != NULL;
}

/* A month or a part of a date in figures: "Oct", "3/4/16", "2016-09-26". */
static bool
tells_month(const char *text, const struct clm__line *line, uint32_t at)
{
    bool edge = at_edge(text, line, at);
    bool slash = clm__is_digit(text[at]) && (text[at + 2] == '/' || text[at + 1] == '/');
    return (edge && (is_month(text + at) || slash)) ||
           (at + 9 < line->end && text[at + 4] == '-' && text[at + 7] == '-');
}

static bool
tells_year(const char *at)
{
    return (memcmp(at, "19", 2) == 0 || memcmp(at, "20", 2) == 0) &&
           clm__is_digit(at[2]) && clm__is_digit(at[3]);
}

bool
clm__line_looks_dated(const char *text, const struct clm__line *line)
{
    enum { MOST_WORDS = 14, MOST_BYTES = 120, FEW_WORDS = 6 };
    bool month = false, year = false, at_start = false;

    if (line->words > MOST_WORDS || line->end - line->start > MOST_BYTES)
        return false;
    for (uint32_t i = line->start; i + 3 < line->end; i++) {
        at_start |= i == line->start && tells_month(text, line, i);
        month |= tells_month(text, line, i);
        year |= tells_year(text + i);
    }
    return month && year &&
           (at_start ||
            (line->words <= FEW_WORDS && clm__line_last_mark(text, line) != ':'));
}

static bool
holds_letter(const char *text, const struct clm__line *line)
{
    for (uint32_t i = line->start; i < line->end; i++)
        if (clm__is_letter(text[i]) || (unsigned char)text[i] >= 0xc3)
            return true;
    return false;
}

bool
clm__line_looks_like_menu(const char *text, const struct clm__line *line)
{
    if (!holds_letter(text, line))
        return true;
    if (line->end - line->start <= 3)
        return true;
    for (uint32_t i = line->start; line->words <= 10 && i < line->end; i++)
        if ((text[i] == '>' || text[i] == '|' ||
             (line->end - i >= 2 && memcmp(text + i, "\xc2\xbb", 2) == 0)) &&
            !clm__line_ends_sentence(text, line))
            return true;
    return false;
}

unsigned
clm__line_capitals(const char *text, const struct clm__line *line)
{
    unsigned words = 0, capitals = 0;
    for (uint32_t i = line->start; i < line->end; i++) {
        bool first = i == line->start || clm__line_blank(text, i - 1, line->end) > 0;
        bool letter = clm__is_letter(text[i]);
        words += first && letter;
        capitals += first && letter && text[i] <= 'Z';
    }
    return words > 0 ? capitals * 100 / words : 0;
}
