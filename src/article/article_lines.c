/* SPDX-License-Identifier: MIT */
/* Tells the lines of a story from what stands around them on a page: by the list of
 * phrases, by whether they are sentences, by their place before, in and behind the story.
 * Nothing here knows a publisher. */
#include "article/article_lines.h"

#include "article/cut.h"
#include "base/ascii.h"

#include <string.h>

enum {
    LONG_WORDS = 15,
    HEADLINE_WORDS = 4,
    SUBHEADING_WORDS = 5,
    NAME_WORDS = 4,
    LAST_WORDS = 5, /* of a short last paragraph */
    CAPTION_WORDS = 60,
    LONGEST_TITLE = 500, /* bytes */
    DEEP = 4             /* columns that put a line under a bullet */
};

struct sorter {
    const char *text;
    size_t len;
    struct clm__lines *lines;
    const struct clm__boilerplate *list;
    size_t first; /* line of the story; `count` = none */
};

static void
leave_out(struct clm__line *line, enum clm__reason reason)
{
    line->kind = CLM__LINE_OUT;
    line->reason = (uint8_t)reason;
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
    bool ends, sentence = clm__line_is_sentence(s->text, line);
    int reason = clm__boilerplate_find(s->list, at, line->end - line->start, &ends);
    bool ended = clm__line_ends_sentence(s->text, line) && line->words >= 8;
    line->kind = sentence ? CLM__LINE_STORY : CLM__LINE_SHORT;
    if (reason >= 0 && !(ended && may_be_story((enum clm__reason)reason))) {
        leave_out(line, (enum clm__reason)reason);
        line->ends_story = ends;
        line->from_list = true;
    } else if (!clm__line_ends_sentence(s->text, line) &&
               clm__line_looks_dated(s->text, line)) {
        leave_out(line, CLM__REASON_DATE);
    } else if (!sentence && (clm__line_looks_like_menu(s->text, line) || line->bullet)) {
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
        if (clm__line_ends_sentence(s->text, a) || a->words > 12) {
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
    return clm__lower(c);
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
            clm__line_last_mark(s->text, line) == '.')
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

/* A bullet among the paragraphs that says something: "- Peru accuses Chile of spying". A
 * link of a menu has few words, or capitals at most of them. */
static bool
is_told_item(const struct sorter *s, const struct clm__line *line)
{
    enum { WORDS = 5, CAPITALS = 70 };
    return line->bullet && !line->from_list && line->words >= WORDS &&
           line->kind == CLM__LINE_OUT && line->reason == CLM__REASON_NAVIGATION &&
           clm__line_capitals(s->text, line) < CAPITALS;
}

static void
judge_short(const struct sorter *s, size_t index, size_t last)
{
    struct clm__line *line = &s->lines->at[index];
    bool ended = clm__line_ends_sentence(s->text, line);
    if (index < s->first) {
        bool name = !ended && line->words <= NAME_WORDS &&
                    clm__line_capitals(s->text, line) == 100;
        leave_out(line, ended  ? CLM__REASON_CAPTION
                        : name ? CLM__REASON_BYLINE
                               : CLM__REASON_SUBHEADING);
    } else if (ended &&
               (index < last || (index == last + 1 && line->words >= LAST_WORDS))) {
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
    return clm__line_words(title, &line);
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
    for (size_t i = s->first; i < last; i++)
        if (is_told_item(s, &s->lines->at[i]))
            s->lines->at[i].kind = CLM__LINE_STORY;
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
    if (!clm__lines_cut(out, text, len))
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
