/* SPDX-License-Identifier: MIT */
/* Tells the lines of a story from what stands around them on a page: by the list of
 * phrases, by whether they are sentences, by their place before, in and behind the story.
 * Nothing here knows a publisher. */
#include "article/article_lines.h"

#include "base/alloc.h"
#include "base/utf8.h"

enum {
    SENTENCE_WORDS = 6, /* with a full stop: a paragraph */
    LONG_WORDS = 15,    /* a paragraph even without one */
    HEADLINE_WORDS = 4,
    SUBHEADING_WORDS = 5,
    NAME_WORDS = 4,
    CAPTION_WORDS = 60,
    LONGEST_TITLE = 500, /* bytes */
    WRAP_BYTES = 45,     /* a shorter line was not wrapped */
    WIDE_BYTES = 60,
    MOST_WRAPPED = 100,
    DEEP = 4 /* columns that put a line under a bullet */
};

static const char *const reason_names[CLM__REASON_COUNT] = {
    "navigation", "caption", "sharing", "comments", "related",    "byline",
    "subscribe",  "about",   "legal",   "date",     "subheading", "after"};

const char *
clm__reason_name(enum clm__reason reason)
{
    return reason_names[reason];
}

struct sorter {
    const char *text;
    size_t len;
    struct clm__lines *lines;
    const struct clm__boilerplate *list;
    size_t first; /* line of the story; `count` = none */
};

/* ---- cutting ---- */

static size_t
blank_bytes(const char *text, size_t at, size_t len)
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

static void
trim(const char *text, struct clm__line *line)
{
    size_t step;
    while (line->start < line->end &&
           (step = blank_bytes(text, line->start, line->end)) > 0) {
        line->start += (uint32_t)step;
        line->indent++;
    }
    for (;;) {
        uint32_t end = line->end;
        if (end > line->start && blank_bytes(text, end - 1, end) == 1)
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

static void
take_bullet(const char *text, struct clm__line *line)
{
    static const char *const bullets[] = {
        "\xe2\x80\xa2", "\xc2\xb7", "\xe2\x97\x8f", "\xe2\x96\xaa", "\xe2\x97\xa6",
        "* ",           "- "};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (starts_with(text, line, bullets[i])) {
            uint32_t indent = line->indent;
            line->start += (uint32_t)strlen(bullets[i]);
            trim(text, line);
            line->indent = indent;
            line->bullet = true;
            return;
        }
}

static uint32_t
count_words(const char *text, const struct clm__line *line)
{
    uint32_t words = 0;
    bool in = false;
    for (uint32_t i = line->start; i < line->end; i++) {
        bool blank = blank_bytes(text, i, line->end) > 0 || text[i] == '\n';
        words += !blank && !in;
        in = !blank;
    }
    return words;
}

/* The last character before closing quotes and brackets. */
static char
last_mark(const char *text, const struct clm__line *line)
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

static bool
ends_sentence(const char *text, const struct clm__line *line)
{
    char mark = last_mark(text, line);
    return mark == '.' || mark == '!' || mark == '?';
}

static bool looks_dated(const char *text, const struct clm__line *line);

/* Is `next` the rest of a sentence that was wrapped? A small letter says so; a capital
 * only in a text of wide lines, and never right under the first line, which may be a
 * title. */
static bool
is_wrapped(const struct sorter *s, const struct clm__line *line,
           const struct clm__line *next)
{
    char first = s->text[next->start];
    bool small = first >= 'a' && first <= 'z';
    bool wide = s->lines->count > 1 && line->end - line->start >= WIDE_BYTES &&
                !ends_sentence(s->text, line) && !looks_dated(s->text, next);
    return line->end - line->start >= WRAP_BYTES && !next->bullet && (small || wide) &&
           next->end - next->start <= MOST_WRAPPED && line->indent == next->indent;
}

static bool
add_line(struct sorter *s, struct clm__line line, bool after_blank)
{
    struct clm__lines *lines = s->lines;
    void *items = lines->at;
    struct clm__line *last = lines->count > 0 ? &lines->at[lines->count - 1] : NULL;
    trim(s->text, &line);
    if (line.start == line.end)
        return true;
    take_bullet(s->text, &line);
    if (line.start == line.end)
        return true;
    /* a wrapped paragraph: as wide as the line before it, or the shorter end of it */
    if (last != NULL && !after_blank && last->words >= 8 && is_wrapped(s, last, &line)) {
        last->end = line.end;
        last->words += count_words(s->text, &line);
        return true;
    }
    if (!clm__grow(&items, &lines->room, lines->count + 1, sizeof *lines->at))
        return false;
    lines->at = items;
    line.words = count_words(s->text, &line);
    lines->at[lines->count++] = line;
    return true;
}

static bool
cut(struct sorter *s)
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

/* ---- what a line looks like by itself ---- */

static void
leave_out(struct clm__line *line, enum clm__reason reason)
{
    line->kind = CLM__LINE_OUT;
    line->reason = (uint8_t)reason;
}

static bool
is_sentence(const char *text, const struct clm__line *line)
{
    char mark = last_mark(text, line);
    bool dash = line->end - line->start > 3 &&
                memcmp(text + line->end - 3, "\xe2\x80\x94", 3) == 0;
    bool goes_on = mark == ':' || mark == ',' || mark == ';' || mark == '-' || dash;
    return line->words >= LONG_WORDS ||
           (line->words >= SENTENCE_WORDS && (goes_on || ends_sentence(text, line)));
}

/* A month or a weekday, or a date in figures, and few words. */
static bool
looks_dated(const char *text, const struct clm__line *line)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    bool month = false, year = false, at_start = false;
    if (line->words > 14 || line->end - line->start > 120)
        return false;
    for (uint32_t i = line->start; i + 3 < line->end; i++) {
        char low[3] = {(char)(text[i] | 32), (char)(text[i + 1] | 32),
                       (char)(text[i + 2] | 32)};
        bool edge = i == line->start || blank_bytes(text, i - 1, line->end) > 0 ||
                    strchr("(,|-", text[i - 1]) != NULL;
        for (size_t m = 0; edge && m < 12; m++)
            month |= memcmp(low, months[m], 3) == 0;
        at_start |= month && i == line->start;
        year |= (memcmp(text + i, "19", 2) == 0 || memcmp(text + i, "20", 2) == 0) &&
                text[i + 2] >= '0' && text[i + 2] <= '9' && text[i + 3] >= '0' &&
                text[i + 3] <= '9';
        month |= edge && text[i] >= '0' && text[i] <= '9' &&
                 (text[i + 2] == '/' || text[i + 1] == '/');
        month |= i + 9 < line->end && text[i + 4] == '-' && text[i + 7] == '-';
    }
    return month && year &&
           (at_start || (line->words <= 6 && last_mark(text, line) != ':'));
}

static bool
holds_letter(const char *text, const struct clm__line *line)
{
    for (uint32_t i = line->start; i < line->end; i++)
        if ((text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z') ||
            (unsigned char)text[i] >= 0xc3)
            return true;
    return false;
}

/* "News > World", "Home | Sport", "XS", "0 / 0" */
static bool
looks_like_menu(const char *text, const struct clm__line *line)
{
    if (!holds_letter(text, line))
        return true;
    if (line->end - line->start <= 3)
        return true;
    for (uint32_t i = line->start; line->words <= 10 && i < line->end; i++)
        if ((text[i] == '>' || text[i] == '|' ||
             (line->end - i >= 2 && memcmp(text + i, "\xc2\xbb", 2) == 0)) &&
            !ends_sentence(text, line))
            return true;
    return false;
}

/* A phrase that only begins a line may also begin a sentence of the story: "Published
 * reports said ...". */
static bool
may_be_story(enum clm__reason reason)
{
    return reason == CLM__REASON_NAVIGATION || reason == CLM__REASON_BYLINE ||
           reason == CLM__REASON_DATE || reason == CLM__REASON_RELATED ||
           reason == CLM__REASON_SHARING;
}

static void
judge_line(const struct sorter *s, struct clm__line *line)
{
    const char *at = s->text + line->start;
    bool ends, sentence = is_sentence(s->text, line);
    int reason = clm__boilerplate_find(s->list, at, line->end - line->start, &ends);
    bool ended = ends_sentence(s->text, line) && line->words >= 8;
    line->kind = sentence ? CLM__LINE_STORY : CLM__LINE_SHORT;
    if (reason >= 0 && !(ended && may_be_story((enum clm__reason)reason))) {
        leave_out(line, (enum clm__reason)reason);
        line->ends_story = ends;
        line->from_list = true;
    } else if (!ends_sentence(s->text, line) && looks_dated(s->text, line)) {
        leave_out(line, CLM__REASON_DATE);
    } else if (!sentence && (looks_like_menu(s->text, line) || line->bullet)) {
        leave_out(line, CLM__REASON_NAVIGATION);
    }
}

/* ---- what its place says ---- */

static bool
same_text(const struct sorter *s, const struct clm__line *a, const struct clm__line *b)
{
    return a->end - a->start == b->end - b->start &&
           memcmp(s->text + a->start, s->text + b->start, a->end - a->start) == 0;
}

/* A caption is often there twice: for the eye and as the text behind the picture. */
static void
judge_twins(struct sorter *s)
{
    for (size_t i = 0; i + 1 < s->lines->count; i++) {
        struct clm__line *a = &s->lines->at[i], *b = a + 1;
        if (!same_text(s, a, b) || a->words > CAPTION_WORDS || a->kind == CLM__LINE_OUT)
            continue;
        if (ends_sentence(s->text, a) || a->words > 12) {
            leave_out(a, CLM__REASON_CAPTION);
            leave_out(b, CLM__REASON_CAPTION);
        } else {
            leave_out(a, CLM__REASON_NAVIGATION); /* a page title over the headline */
        }
    }
}

/* Lines set in under a bullet that was left out belong to it. */
static void
judge_indented(struct sorter *s)
{
    bool under = false;
    for (size_t i = 0; i < s->lines->count; i++) {
        struct clm__line *line = &s->lines->at[i];
        if (line->bullet)
            under = line->kind == CLM__LINE_OUT;
        else if (line->indent < DEEP)
            under = false;
        else if (under && line->kind != CLM__LINE_OUT)
            leave_out(line, CLM__REASON_ABOUT);
    }
}

static uint32_t
story_words(const struct sorter *s, size_t from, size_t to)
{
    uint32_t words = 0;
    for (size_t i = from; i < to; i++)
        if (s->lines->at[i].kind == CLM__LINE_STORY)
            words += s->lines->at[i].words;
    return words;
}

/* Behind a phrase that ends the story nothing belongs to it, if most of it stands before.
 */
static void
judge_end(struct sorter *s)
{
    uint32_t all = story_words(s, 0, s->lines->count), before = 0;
    for (size_t i = 0; i < s->lines->count; i++) {
        struct clm__line *line = &s->lines->at[i];
        before += line->kind == CLM__LINE_STORY ? line->words : 0;
        if (!line->ends_story || before * 2 < all || before < LONG_WORDS)
            continue;
        for (size_t j = i + 1; j < s->lines->count; j++)
            if (s->lines->at[j].kind != CLM__LINE_OUT)
                leave_out(&s->lines->at[j], CLM__REASON_AFTER);
        return;
    }
}

static char
lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static bool
holds_word(const char *text, const struct clm__line *line, const char *word, size_t len)
{
    for (uint32_t i = line->start; i + len <= line->end; i++) {
        size_t same = 0;
        while (same < len && lower(text[i + same]) == lower(word[same]))
            same++;
        if (same == len)
            return true;
    }
    return false;
}

/* Does the line hold most words of the title? Quotes and dashes may differ. */
static bool
is_title(const char *text, const struct clm__line *line, const char *title)
{
    size_t words = 0, found = 0;
    if (strlen(title) > LONGEST_TITLE || line->end - line->start > LONGEST_TITLE)
        return false;
    for (size_t at = 0; title[at] != '\0';) {
        size_t len = strcspn(title + at, " ,.:;'\"-");
        if (len >= 3) {
            words++;
            found += holds_word(text, line, title + at, len);
        }
        at += len + (title[at + len] != '\0');
    }
    return words > 0 && found * 4 >= words * 3 && line->words <= words * 2 + 4;
}

/* The line that is the title, if there is one; else the first before the story that is
 * long enough; else the longest. */
static size_t
find_headline(const struct sorter *s, const char *title)
{
    size_t count = s->lines->count, best = count;
    for (size_t i = 0; i < s->first && i < count; i++) {
        const struct clm__line *line = &s->lines->at[i];
        if (line->kind != CLM__LINE_SHORT || line->words < 2 ||
            last_mark(s->text, line) == '.')
            continue;
        if (title[0] != '\0') {
            if (is_title(s->text, line, title))
                return i;
            continue;
        }
        if (line->words >= HEADLINE_WORDS)
            return i;
        if (best == count || line->words > s->lines->at[best].words)
            best = i;
    }
    return best;
}

/* The share of words that begin with a capital, in percent. */
static unsigned
capital_share(const char *text, const struct clm__line *line)
{
    unsigned words = 0, capitals = 0;
    for (uint32_t i = line->start; i < line->end; i++) {
        bool first = i == line->start || blank_bytes(text, i - 1, line->end) > 0;
        bool letter = (text[i] | 32) >= 'a' && (text[i] | 32) <= 'z';
        words += first && letter;
        capitals += first && letter && text[i] <= 'Z';
    }
    return words > 0 ? capitals * 100 / words : 0;
}

static void
judge_short(const struct sorter *s, size_t index, size_t last)
{
    struct clm__line *line = &s->lines->at[index];
    bool ended = ends_sentence(s->text, line);
    if (index < s->first) {
        bool name =
            !ended && line->words <= NAME_WORDS && capital_share(s->text, line) == 100;
        leave_out(line, ended  ? CLM__REASON_CAPTION
                        : name ? CLM__REASON_BYLINE
                               : CLM__REASON_SUBHEADING);
    } else if (index < last && ended) {
        line->kind = CLM__LINE_STORY; /* a short paragraph: "No one answered." */
    } else {
        leave_out(line, index > last                      ? CLM__REASON_AFTER
                        : line->words <= SUBHEADING_WORDS ? CLM__REASON_SUBHEADING
                                                          : CLM__REASON_RELATED);
    }
}

static size_t
first_story(const struct sorter *s, size_t from)
{
    while (from < s->lines->count && s->lines->at[from].kind != CLM__LINE_STORY)
        from++;
    return from;
}

static uint32_t
title_words(const char *title)
{
    struct clm__line line = {.end = (uint32_t)strlen(title)};
    return count_words(title, &line);
}

static void
judge_places(struct sorter *s, const char *title)
{
    size_t count = s->lines->count, last = 0;
    s->first = first_story(s, 0);
    /* a long title looks like a sentence; but the story must have another */
    if (s->first < count && first_story(s, s->first + 1) < count && title[0] != '\0' &&
        s->lines->at[s->first].words <= title_words(title) + 2 &&
        is_title(s->text, &s->lines->at[s->first], title)) {
        s->lines->at[s->first].kind = CLM__LINE_SHORT;
        s->first = first_story(s, s->first);
    }
    for (size_t i = 0; i < count; i++)
        if (s->lines->at[i].kind == CLM__LINE_STORY)
            last = i;
    size_t headline = find_headline(s, title);
    if (headline < count)
        s->lines->at[headline].kind = CLM__LINE_HEADLINE;
    for (size_t i = 0; i < count; i++)
        if (s->lines->at[i].kind == CLM__LINE_SHORT)
            judge_short(s, i, last);
}

/* A text without any sentence, or of one line, is all story. */
static void
keep_something(struct sorter *s)
{
    size_t count = s->lines->count;
    for (size_t i = 0; i < count; i++)
        if (s->lines->at[i].kind == CLM__LINE_STORY)
            return;
    for (size_t i = 0; i < count; i++) {
        struct clm__line *line = &s->lines->at[i];
        if (count == 1 || (line->kind == CLM__LINE_SHORT && line->words >= 3))
            line->kind = CLM__LINE_STORY;
    }
}

bool
clm__lines_read(struct clm__lines *out, const char *text, size_t len, const char *title,
                const struct clm__boilerplate *list)
{
    struct sorter s = {text, len, out, list, 0};
    if (!cut(&s))
        return false;
    for (size_t i = 0; i < out->count; i++)
        judge_line(&s, &out->at[i]);
    judge_twins(&s);
    judge_indented(&s);
    judge_end(&s);
    keep_something(&s);
    judge_places(&s, title);
    return true;
}
