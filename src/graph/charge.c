/* SPDX-License-Identifier: MIT */
/* How alike the charges of two events are, by their words and types. */
#include "graph/charge.h"

#include "base/ascii.h"

#include <string.h>

enum { MAX_WORDS = 32, STEM = 5 };

static const char *const common_words[] = {
    "about", "after", "again", "against", "also", "and",   "are",   "been", "being",
    "but",   "for",   "from",  "had",     "has",  "have",  "her",   "his",  "into",
    "its",   "not",   "over",  "said",    "that", "the",   "their", "them", "these",
    "they",  "this",  "those", "was",     "were", "which", "while", "who",  "will",
    "with",  "would", "ing",   "there",   "than", "then",
};

static bool
is_letter(char c)
{
    return clm__is_letter(c) || clm__is_digit(c) || (c & 0x80) != 0;
}

/* The first letters of each word of three letters or more that is not common, each once,
 * as numbers. */
static size_t
read_words(const char *text, uint64_t *words)
{
    size_t count = 0;
    for (const char *at = text; *at != '\0' && count < MAX_WORDS;) {
        char word[24];
        size_t len = 0;
        for (; is_letter(*at); at++)
            if (len < sizeof word - 1)
                word[len++] = clm__lower(*at);
        word[len] = '\0';
        at += *at != '\0';
        bool common = len < 3;
        for (size_t i = 0; !common && i < sizeof common_words / sizeof *common_words; i++)
            common = strcmp(word, common_words[i]) == 0;
        if (common)
            continue;
        uint64_t stem = 0;
        for (size_t i = 0; i < len && i < STEM; i++)
            stem = stem << 8 | (unsigned char)word[i];
        size_t known = 0;
        while (known < count && words[known] != stem)
            known++;
        words[known] = stem;
        count += known == count;
    }
    return count;
}

unsigned
clm__charge_likeness(const struct clm_event *a, const struct clm_event *b)
{
    uint64_t x[MAX_WORDS], y[MAX_WORDS];
    size_t x_count = read_words(a->charge, x), y_count = read_words(b->charge, y),
           shared = 0;
    for (size_t i = 0; i < x_count; i++)
        for (size_t k = 0; k < y_count; k++)
            shared += x[i] == y[k];
    size_t fewer = x_count < y_count ? x_count : y_count;
    unsigned words = fewer > 0 ? (unsigned)(shared * 100 / fewer) : 0;
    unsigned types = (a->charge_types & b->charge_types) != 0 ? 40 : 0;
    return words + types > 100 ? 100 : words + types;
}
