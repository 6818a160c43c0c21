/* SPDX-License-Identifier: MIT */
/* The words that announce content (data/attribution.txt). */
#include "attribution/cue.h"

#include "base/alloc.h"
#include "base/arena.h"

#include <stdlib.h>

extern const char clm__attribution_data[];
extern const size_t clm__attribution_data_len;

struct clm__cues {
    struct clm__arena arena;
    struct clm__cue_word *words; /* by class and word */
    size_t count, room;
};

static const char *const class_names[CLM__CUE_CLASS_COUNT] = {"verb", "noun", "adjective",
                                                              "adverb"};
/* In the order of their bits. */
static const char *const pattern_names[] = {
    "that", "quote", "to",     "ing",  "obj",   "np-to",  "him-to",
    "as",   "small", "aspect", "weak", "light", "subject"};
static const char *const prepositions[] = {
    "for",  "of",   "about", "on",   "with", "against", "at",      "to",  "in",
    "over", "from", "as",    "into", "by",   "toward",  "towards", "like"};

static int
find_name(const char *const *names, size_t count, const char *word, size_t len)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(names[i]) == len && memcmp(names[i], word, len) == 0)
            return (int)i;
    return -1;
}

uint32_t
clm__cue_preposition(const char *word, size_t len)
{
    int at =
        find_name(prepositions, sizeof prepositions / sizeof *prepositions, word, len);
    return at < 0 ? 0 : UINT32_C(1) << at;
}

/* The next word of [*at, end), up to a blank or a colon; its length, 0 at the end. */
static size_t
next_word(const char **at, const char *end)
{
    while (*at < end && (**at == ' ' || **at == '\t'))
        (*at)++;
    const char *stop = *at;
    if (stop < end && *stop == ':')
        return 1;
    while (stop < end && *stop != ' ' && *stop != '\t' && *stop != ':')
        stop++;
    return (size_t)(stop - *at);
}

/* What stands before the colon. */
static bool
read_group(struct clm__cue_word *group, const char **at, const char *end)
{
    size_t len = next_word(at, end);
    int class_ = find_name(class_names, CLM__CUE_CLASS_COUNT, *at, len);
    if (class_ < 0)
        return false;
    group->class_ = (uint8_t)class_;
    for (*at += len; (len = next_word(at, end)) > 0 && **at != ':'; *at += len) {
        if (**at == '+') {
            uint32_t bit = clm__cue_preposition(*at + 1, len - 1);
            group->prepositions |= bit;
            if (bit == 0)
                return false;
            continue;
        }
        int pattern = find_name(pattern_names,
                                sizeof pattern_names / sizeof *pattern_names, *at, len);
        if (pattern < 0)
            return false;
        group->patterns |= (uint16_t)(1u << pattern);
    }
    *at += len;
    return len > 0;
}

/* false = not a line of the list; `*fine` false = no memory */
static bool
read_line(struct clm__cues *cues, const char *at, const char *end, bool *fine)
{
    struct clm__cue_word group = {0};
    size_t len = next_word(&at, end);
    if (len == 0 || *at == '#')
        return true;
    if (!read_group(&group, &at, end))
        return false;
    for (; (len = next_word(&at, end)) > 0 && *fine; at += len) {
        void *items = cues->words;
        char *word = clm__arena_text(&cues->arena, at, len);
        *fine = word != NULL &&
                clm__grow(&items, &cues->room, cues->count + 1, sizeof *cues->words);
        cues->words = items;
        if (!*fine)
            return true;
        group.word = word;
        cues->words[cues->count++] = group;
    }
    return true;
}

static int
compare(const void *a, const void *b)
{
    const struct clm__cue_word *x = a, *y = b;
    return x->class_ != y->class_ ? (x->class_ < y->class_ ? -1 : 1)
                                  : strcmp(x->word, y->word);
}

/* Sorts, and makes one of words that stand in several lines. */
static void
merge(struct clm__cues *cues)
{
    size_t kept = 0;
    if (cues->count == 0)
        return;
    qsort(cues->words, cues->count, sizeof *cues->words, compare);
    for (size_t i = 1; i < cues->count; i++) {
        if (compare(&cues->words[kept], &cues->words[i]) != 0) {
            cues->words[++kept] = cues->words[i];
            continue;
        }
        cues->words[kept].patterns |= cues->words[i].patterns;
        cues->words[kept].prepositions |= cues->words[i].prepositions;
    }
    cues->count = kept + 1;
}

enum clm_code
clm__cues_new(struct clm__cues **out, const char *name, const char *text, size_t len,
              struct clm_error *err)
{
    struct clm__cues *cues = clm__calloc(1, sizeof *cues);
    struct clm_loc at = {text != NULL ? name : "attribution.txt", 0, 1, NULL};
    bool fine = cues != NULL;
    *out = NULL;
    if (text == NULL) {
        text = clm__attribution_data;
        len = clm__attribution_data_len;
    }
    for (const char *line = text; fine && line < text + len;) {
        const char *stop = memchr(line, '\n', (size_t)(text + len - line));
        if (stop == NULL)
            stop = text + len;
        at.line++;
        if (!read_line(cues, line, stop > line && stop[-1] == '\r' ? stop - 1 : stop,
                       &fine)) {
            clm__cues_free(cues);
            return clm_error_set(err, CLM_E_DATA, at, "not 'CLASS PATTERN... : WORD...'");
        }
        line = stop + 1;
    }
    if (!fine) {
        clm__cues_free(cues);
        return clm_error_set(err, CLM_E_NOMEM, at, "out of memory");
    }
    merge(cues);
    *out = cues;
    return CLM_OK;
}

void
clm__cues_free(struct clm__cues *cues)
{
    if (cues == NULL)
        return;
    clm__arena_release(&cues->arena);
    clm__free(cues->words);
    clm__free(cues);
}

const struct clm__cue_word *
clm__cue_find(const struct clm__cues *cues, enum clm__cue_class class_, const char *word)
{
    struct clm__cue_word key = {.word = word, .class_ = (uint8_t)class_};
    if (cues->count == 0)
        return NULL;
    return bsearch(&key, cues->words, cues->count, sizeof *cues->words, compare);
}
