/* SPDX-License-Identifier: MIT */
/* What tagger and parser see of a word. ASCII letters are folded; other letters stand for
 * themselves. */
#include "text/word.h"

#include "base/ascii.h"
#include "base/intern.h"

#include <string.h>

/* What a curly quote or long dash (U+2010..U+201F, E2 80 90..9F) is folded to; 0 for all
 * else. */
static char
fold_mark(unsigned char last)
{
    if (last == 0x98 || last == 0x99)
        return '\'';
    if (last == 0x9c || last == 0x9d)
        return '"';
    return last >= 0x90 && last <= 0x95 ? '-' : '\0';
}

/* One kind of quote, dash and digit; lower case too when `lower`. */
static size_t
fold(char *out, size_t size, const char *form, size_t len, bool lower)
{
    size_t to = 0;
    for (size_t i = 0; i < len && to < size; i++) {
        unsigned char c = (unsigned char)form[i];
        if (lower && clm__is_upper(c)) {
            out[to++] = (char)(c + ('a' - 'A'));
        } else if (clm__is_digit(c)) {
            out[to++] = '0';
        } else if (c == 0xe2 && len - i > 2 && (unsigned char)form[i + 1] == 0x80 &&
                   fold_mark((unsigned char)form[i + 2]) != '\0') {
            out[to++] = fold_mark((unsigned char)form[i + 2]);
            i += 2;
        } else {
            out[to++] = form[i];
        }
    }
    return to;
}

/* "Xxx", "dd.d", "x-x": kinds of characters, runs of more than two cut short. */
static uint32_t
shape_of(const char *form, size_t len)
{
    char shape[64];
    size_t count = 0;
    for (size_t i = 0; i < len && count < sizeof shape; i++) {
        unsigned char c = (unsigned char)form[i];
        char kind = clm__is_digit(c)   ? 'd'
                    : clm__is_upper(c) ? 'X'
                    : clm__is_lower(c) ? 'x'
                    : c >= 128         ? 'u'
                                       : (char)c;
        if (count < 2 || shape[count - 1] != kind)
            shape[count++] = kind;
    }
    return clm__hash(shape, count);
}

/* Never 0, which marks a free slot. */
static uint32_t
key_of(const char *folded, size_t len)
{
    uint32_t key = clm__hash(folded, len);
    return key != 0 ? key : 1;
}

static uint16_t
find_cluster(const struct clm__clusters *clusters, uint32_t key)
{
    for (uint32_t slot = key & clusters->mask; clusters->keys[slot] != 0;
         slot = (slot + 1) & clusters->mask)
        if (clusters->keys[slot] == key)
            return clusters->clusters[slot];
    return 0;
}

void
clm__word_init(struct clm__word *word, const char *form, size_t len,
               const struct clm__clusters *clusters)
{
    char folded[CLM__WORD_SEEN], cased[CLM__WORD_SEEN];
    size_t seen = fold(folded, sizeof folded, form, len, true);
    *word = (struct clm__word){0};
    word->form = clm__hash(form, len);
    word->folded = key_of(folded, seen);
    word->cased = key_of(cased, fold(cased, sizeof cased, form, len, false));
    word->first[0] = clm__hash(folded, seen < 1 ? seen : 1);
    word->first[1] = clm__hash(folded, seen < 3 ? seen : 3);
    for (size_t i = 0; i < 4; i++) {
        size_t take = seen < i + 1 ? seen : i + 1;
        word->last[i] = clm__hash(folded + seen - take, take);
    }
    word->shape = shape_of(form, len < CLM__WORD_SEEN ? len : CLM__WORD_SEEN);
    if (clusters != NULL && clusters->keys != NULL) {
        word->cluster = find_cluster(clusters, word->cased);
        if (word->cluster == 0 && word->cased != word->folded)
            word->cluster = find_cluster(clusters, word->folded);
    }
    unsigned char first = len > 0 ? (unsigned char)form[0] : 0;
    word->mark = !clm__is_lower(first) && !clm__is_upper(first) &&
                 !clm__is_digit(first) && first < 128;
}
