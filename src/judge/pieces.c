/* SPDX-License-Identifier: MIT */
/* Wordpieces. tools/judge/pieces.py reads in the same way. */
#include "judge/pieces.h"

#include "base/alloc.h"
#include "base/utf8.h"

#include <string.h>

enum {
    WORD_MAX = 40, /* letters; a longer word is unknown */
    LETTER_MAX = 4,
};

/* A word: its letters folded, where each begins, and where it stands in the text. */
struct word {
    unsigned count; /* letters; WORD_MAX + 1 stands for more */
    char bytes[2 + (WORD_MAX + 1) * LETTER_MAX]; /* behind "##" */
    uint16_t at[WORD_MAX + 2];
    uint32_t starts[WORD_MAX + 1], ends[WORD_MAX + 1];
    uint32_t end;
};

static bool
is_space(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/* Punctuation and signs, each a word of its own. */
static bool
is_mark(uint32_t c)
{
    static const uint16_t signs[] = {0xA1, 0xA3, 0xA7, 0xAB,   0xB0,
                                     0xB7, 0xBB, 0xBF, 0x20AC, 0x2122};
    if (c < 128)
        return c > ' ' && !((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                            (c >= 'a' && c <= 'z'));
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (c == signs[i])
            return true;
    return c >= 0x2010 && c <= 0x203A;
}

/* A letter without case and accent; 0 for a mark over another letter. */
static uint32_t
fold(const struct clm__judge_model *model, uint32_t c)
{
    uint32_t low = 0, high = model->fold_count;
    if (c < 128)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (model->folds[2 * middle] == c)
            return model->folds[2 * middle + 1];
        if (model->folds[2 * middle] < c)
            low = middle + 1;
        else
            high = middle;
    }
    return c;
}

/* The number of a piece; the count of pieces when it is none. */
static uint32_t
find(const struct clm__judge_model *model, const char *bytes, size_t len)
{
    uint32_t low = 0, high = model->piece_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2, at = model->piece_at[middle];
        size_t size = model->piece_at[middle + 1] - at;
        int order = memcmp(bytes, model->text + at, len < size ? len : size);
        if (order == 0 && len == size)
            return middle;
        if (order > 0 || (order == 0 && len > size))
            low = middle + 1;
        else
            high = middle;
    }
    return model->piece_count;
}

static bool
add(struct clm__pieces *pieces, uint32_t start, uint32_t end, uint32_t id)
{
    void *items = pieces->items;
    if (!clm__grow(&items, &pieces->room, pieces->count + 1, sizeof *pieces->items))
        return false;
    pieces->items = items;
    pieces->items[pieces->count++] = (struct clm__piece){start, end, (uint16_t)id};
    return true;
}

/* Takes pieces off a word, the longest first; what cannot be spelt is one unknown piece.
 */
static bool
cut(struct clm__pieces *pieces, const struct clm__judge_model *model, struct word *word)
{
    size_t before = pieces->count;
    unsigned first = 0;
    bool ok = true;
    while (ok && first < word->count && word->count <= WORD_MAX) {
        unsigned stop = word->count;
        uint32_t id = model->piece_count;
        char kept[2];
        char *from = word->bytes + word->at[first] - (first > 0 ? 2 : 0);
        memcpy(kept, from, 2);
        if (first > 0)
            memcpy(from, "##", 2);
        for (; stop > first; stop--) {
            const char *end = word->bytes + word->at[stop];
            id = find(model, from, (size_t)(end - from));
            if (id < model->piece_count)
                break;
        }
        memcpy(from, kept, 2);
        if (stop == first)
            break;
        ok = add(pieces, word->starts[first], word->ends[stop - 1], id);
        first = stop;
    }
    if (ok && first < word->count) {
        pieces->count = before;
        ok = add(pieces, word->starts[0], word->end, model->unknown);
    }
    return ok;
}

static void
clear(struct word *word)
{
    word->count = 0;
    word->at[0] = 2;
}

static void
add_letter(struct word *word, uint32_t letter, uint32_t start, uint32_t end)
{
    word->end = end;
    if (word->count > WORD_MAX)
        return;
    size_t size = clm__utf8_write(word->bytes + word->at[word->count], letter);
    word->starts[word->count] = start;
    word->ends[word->count] = end;
    word->at[word->count + 1] = (uint16_t)(word->at[word->count] + size);
    word->count++;
}

bool
clm__pieces_add(struct clm__pieces *pieces, const struct clm__judge_model *model,
                const char *text, uint32_t start, uint32_t end)
{
    struct word word;
    bool ok = true;
    memset(&word, 0, sizeof word);
    clear(&word);
    for (size_t at = start; ok && at < end;) {
        uint32_t from = (uint32_t)at, c = clm__utf8_next(text, end, &at);
        bool mark = is_mark(c), apart = mark || is_space(c);
        uint32_t letter = apart ? 0 : fold(model, c);
        if (letter != 0)
            add_letter(&word, letter, from, (uint32_t)at);
        if (!apart)
            continue;
        ok = word.count == 0 || cut(pieces, model, &word);
        clear(&word);
        if (ok && mark) {
            add_letter(&word, c, from, (uint32_t)at);
            ok = cut(pieces, model, &word);
            clear(&word);
        }
    }
    return ok && (word.count == 0 || cut(pieces, model, &word));
}

void
clm__pieces_release(struct clm__pieces *pieces)
{
    clm__free(pieces->items);
    *pieces = (struct clm__pieces){0};
}
