/* SPDX-License-Identifier: MIT */
/* Capitals of headlines. */
#include "party/title_case.h"

#include "base/ascii.h"

#include <string.h>

/* A word counts from this length on; so much of the text is searched for names. */
enum { LONG_WORD = 4, SEARCHED = 20000 };

static bool
is_letter(char c)
{
    return clm__is_upper(c) || clm__is_lower(c) || (c & 0x80) != 0;
}

/* The next word from `*at` on; its length, 0 at the end. */
static size_t
next_word(const char **at)
{
    size_t len = 0;
    while (**at != '\0' && !is_letter(**at))
        ++*at;
    while ((*at)[len] != '\0' && is_letter((*at)[len]))
        len++;
    return len;
}

/* Whether nearly all longer words but the first have a capital. */
static bool
is_title_case(const char *title)
{
    unsigned words = 0, capitals = 0;
    const char *at = title;
    for (size_t len = next_word(&at); len > 0; at += len, len = next_word(&at)) {
        if (at == title || len < LONG_WORD)
            continue;
        words++;
        capitals += clm__is_upper(*at);
    }
    return words >= 3 && capitals * 4 >= words * 3;
}

/* Whether the text has the word with its capital inside a sentence. */
static bool
stands_inside(const char *text, const char *word, size_t len)
{
    const char *end = text + strnlen(text, SEARCHED);
    for (const char *at = text; at + len < end; at++) {
        at = memchr(at, word[0], (size_t)(end - at));
        if (at == NULL || at + len >= end)
            return false;
        if (memcmp(at, word, len) != 0 || is_letter(at[len]) || at - text < 2)
            continue;
        char before = at[-2];
        if (at[-1] == ' ' && (is_letter(before) || before == ','))
            return true;
    }
    return false;
}

static bool
is_name(const char *word, size_t len, const char *text, const struct clm_corpus *actors)
{
    bool all = true; /* an abbreviation */
    for (size_t i = 0; i < len; i++)
        all = all && clm__is_upper(word[i]);
    return all || clm__alias_find(actors, word, len, NULL, NULL) != CLM_NONE ||
           stands_inside(text, word, len);
}

bool
clm__title_plain(struct clm__buf *out, const char *title, const char *text,
                 const struct clm_corpus *actors)
{
    size_t size = strlen(title);
    out->len = 0;
    clm__buf_add(out, title, size);
    if (out->failed)
        return false;
    const char *at = title;
    for (size_t len = next_word(&at); is_title_case(title) && len > 0;
         at += len, len = next_word(&at))
        if (at != title && clm__is_upper(*at) && !is_name(at, len, text, actors))
            out->at[at - title] = (char)(*at - 'A' + 'a');
    return true;
}
