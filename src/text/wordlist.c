/* SPDX-License-Identifier: MIT */
/* The lists of words.def as sorted tables. */
#include "text/wordlist.h"

#include "base/ascii.h"

#include <string.h>

enum { WORD_MAX = 12 };

struct row {
    char text[WORD_MAX];
    unsigned char value, value2;
};

static const struct row abbreviations[] = {
#define CLM_ABBREVIATION(text, kind) {text, CLM__ABBREVIATION_##kind, 0},
#include "text/words.def"
};
static const struct row prefixes[] = {
#define CLM_PREFIX(text) {text, 0, 0},
#include "text/words.def"
};
static const struct row splits[] = {
#define CLM_SPLIT(text, first, second) {text, first, second},
#include "text/words.def"
};
static const struct row units[] = {
#define CLM_UNIT(text) {text, 0, 0},
#include "text/words.def"
};
static const struct row elisions[] = {
#define CLM_ELISION(text) {text, 0, 0},
#include "text/words.def"
};
static const struct row speech[] = {
#define CLM_SPEECH(text) {text, 0, 0},
#include "text/words.def"
};
static const struct row starters[] = {
#define CLM_STARTER(text) {text, 0, 0},
#include "text/words.def"
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct row *
find(const struct row *rows, size_t count, const char *word, size_t len)
{
    char key[WORD_MAX] = {0};
    if (len == 0 || len >= WORD_MAX)
        return NULL;
    for (size_t i = 0; i < len; i++)
        key[i] = clm__lower(word[i]);
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strncmp(key, rows[middle].text, WORD_MAX);
        if (order == 0)
            return &rows[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

bool
clm__wordlist_has(enum clm__wordlist list, const char *word, size_t len)
{
    switch (list) {
    case CLM__LIST_PREFIX:
        return find(prefixes, COUNT(prefixes), word, len) != NULL;
    case CLM__LIST_UNIT:
        return find(units, COUNT(units), word, len) != NULL;
    case CLM__LIST_ELISION:
        return find(elisions, COUNT(elisions), word, len) != NULL;
    case CLM__LIST_SPEECH:
        return find(speech, COUNT(speech), word, len) != NULL;
    case CLM__LIST_STARTER:
        return find(starters, COUNT(starters), word, len) != NULL;
    }
    return false;
}

enum clm__abbreviation
clm__wordlist_abbreviation(const char *word, size_t len)
{
    const struct row *row = find(abbreviations, COUNT(abbreviations), word, len);
    return row != NULL ? (enum clm__abbreviation)row->value : CLM__ABBREVIATION_NONE;
}

bool
clm__wordlist_split(const char *word, size_t len, size_t pieces[2])
{
    const struct row *row = find(splits, COUNT(splits), word, len);
    if (row == NULL)
        return false;
    pieces[0] = row->value;
    pieces[1] = row->value2;
    return true;
}
