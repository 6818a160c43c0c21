/* SPDX-License-Identifier: MIT */
/* Word clusters by exchange: each word in turn moves to the cluster where the likelihood
 * of a bigram class model grows most (R. Kneser and H. Ney, "Improved Clustering
 * Techniques for Class-Based Statistical Language Modelling", 1993; S. Martin, J.
 * Liermann, H. Ney, "Algorithms for Bigram and Trigram Word Clustering", 1998).
 * Logarithms are rounded to whole numbers first, so that the result does not hang on the
 * last bit of a libm. */
#include "train/cluster.h"

#include "base/alloc.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LOG_TABLE = 1 << 20 };

struct vocabulary {
    uint32_t *keys;   /* of words, commonest first; [0] is the edge of a sentence */
    uint32_t *counts; /* beside keys */
    uint32_t count;
    uint32_t *slots;
    uint32_t mask;
};

/* Bigrams as rows: what follows each word, what stands before it. */
struct bigrams {
    uint32_t *first;  /* count + 1 offsets */
    uint32_t *others; /* words */
};

struct exchange {
    const struct clm__cluster_options *options;
    struct vocabulary words;
    struct bigrams after, before;
    uint16_t *cluster;     /* of each word */
    int32_t *pairs;        /* clusters x clusters: how often one follows the other */
    int32_t *left, *right; /* how often each is the first, the second */
    int32_t *to, *from;    /* of the word at hand: bigrams with each cluster */
    uint16_t *to_list, *from_list;
    unsigned to_count, from_count;
    int32_t self;
    int64_t *logs; /* n log n */
};

static int64_t
n_log_n(const struct exchange *x, int32_t n)
{
    if (n <= 0)
        return 0;
    return n < LOG_TABLE ? x->logs[n] : llround(n * log((double)n) * 1048576.0);
}

/* --- words and bigrams
 * ------------------------------------------------------------------------------ */

static uint32_t *
find_slot(const struct vocabulary *v, uint32_t key)
{
    uint32_t slot = key & v->mask;
    while (v->slots[slot] != 0 && v->keys[v->slots[slot] - 1] != key)
        slot = (slot + 1) & v->mask;
    return &v->slots[slot];
}

static void
fill_slots(struct vocabulary *v)
{
    memset(v->slots, 0, ((size_t)v->mask + 1) * sizeof *v->slots);
    for (uint32_t i = 0; i < v->count; i++)
        *find_slot(v, v->keys[i]) = i + 1;
}

struct row {
    uint32_t key, count;
};

static int
compare_rows(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return x->key < y->key ? -1 : x->key > y->key;
}

/* Commonest first, the rare left out; the edge stays at 0. */
static bool
sort_words(struct vocabulary *v, unsigned least)
{
    struct row *rows = clm__calloc(v->count, sizeof *rows);
    if (rows == NULL)
        return false;
    for (uint32_t i = 0; i < v->count; i++)
        rows[i] = (struct row){v->keys[i], v->counts[i]};
    qsort(rows + 1, v->count - 1, sizeof *rows, compare_rows);
    uint32_t kept = 1;
    while (kept < v->count && rows[kept].count >= least)
        kept++;
    for (uint32_t i = 0; i < kept; i++) {
        v->keys[i] = rows[i].key;
        v->counts[i] = rows[i].count;
    }
    v->count = kept;
    clm__free(rows);
    fill_slots(v);
    return true;
}

static bool
count_words(struct vocabulary *v, const struct clm__bank *const *banks, size_t bank_count,
            unsigned least)
{
    size_t room = 1;
    for (size_t i = 0; i < bank_count; i++)
        room += banks[i]->count;
    uint32_t slots = 1024;
    while (slots < room && slots < UINT32_C(1) << 22)
        slots *= 2;
    v->mask = slots - 1;
    room = room < slots / 2 ? room : slots / 2;
    v->keys = clm__calloc(room, sizeof *v->keys);
    v->counts = clm__calloc(room, sizeof *v->counts);
    v->slots = clm__calloc(slots, sizeof *v->slots);
    if (v->keys == NULL || v->counts == NULL || v->slots == NULL)
        return false;
    v->count = 1; /* the edge, of key 0 */
    for (size_t i = 0; i < bank_count; i++) {
        for (size_t at = 0; at < banks[i]->count; at++) {
            uint32_t key = banks[i]->words[at].cased, *slot = find_slot(v, key);
            if (*slot == 0 && v->count < room) {
                v->keys[v->count] = key;
                *slot = ++v->count;
            }
            if (*slot != 0)
                v->counts[*slot - 1]++;
        }
    }
    return sort_words(v, least);
}

/* The number of a word of a bank, UINT32_MAX if it is rare; the edge outside the
 * sentence. */
static uint32_t
word_at(const struct vocabulary *v, const struct clm__bank *bank,
        const struct clm__bank_sentence *sentence, unsigned at)
{
    if (at == 0 || at > sentence->count)
        return 0;
    return *find_slot(v, bank->words[sentence->first + at - 1].cased) - 1;
}

/* Counts bigrams (`fill` false) or puts them in their rows. */
static void
walk_bigrams(struct exchange *x, const struct clm__bank *bank, bool fill,
             uint32_t *after_at, uint32_t *before_at)
{
    for (size_t i = 0; i < bank->sentence_count; i++) {
        uint32_t last = 0;
        for (unsigned at = 1; at <= bank->sentences[i].count + 1u; at++) {
            uint32_t word = word_at(&x->words, bank, &bank->sentences[i], at);
            if (last != UINT32_MAX && word != UINT32_MAX) {
                if (fill) {
                    x->after.others[after_at[last]] = word;
                    x->before.others[before_at[word]] = last;
                }
                after_at[last]++;
                before_at[word]++;
            }
            last = word;
        }
    }
}

static bool
make_rows(struct bigrams *rows, const uint32_t *counts, uint32_t count)
{
    rows->first = clm__calloc((size_t)count + 1, sizeof *rows->first);
    if (rows->first == NULL)
        return false;
    for (uint32_t i = 0; i < count; i++)
        rows->first[i + 1] = rows->first[i] + counts[i];
    rows->others = clm__calloc(rows->first[count], sizeof *rows->others);
    return rows->others != NULL;
}

static bool
find_bigrams(struct exchange *x, const struct clm__bank *const *banks, size_t bank_count)
{
    uint32_t count = x->words.count;
    uint32_t *after_at = clm__calloc((size_t)count * 2, sizeof *after_at);
    if (after_at == NULL)
        return false;
    uint32_t *before_at = after_at + count;
    for (size_t i = 0; i < bank_count; i++)
        walk_bigrams(x, banks[i], false, after_at, before_at);
    bool ok =
        make_rows(&x->after, after_at, count) && make_rows(&x->before, before_at, count);
    if (ok) {
        memcpy(after_at, x->after.first, count * sizeof *after_at);
        memcpy(before_at, x->before.first, count * sizeof *before_at);
        for (size_t i = 0; i < bank_count; i++)
            walk_bigrams(x, banks[i], true, after_at, before_at);
    }
    clm__free(after_at);
    return ok;
}

/* --- exchange
 * ---------------------------------------------------------------------------------------
 */

/* The bigrams of a word with each cluster, those with itself apart. */
static void
count_neighbours(struct exchange *x, uint32_t word)
{
    x->to_count = x->from_count = 0;
    x->self = 0;
    for (uint32_t i = x->after.first[word]; i < x->after.first[word + 1]; i++) {
        uint32_t other = x->after.others[i];
        unsigned c = x->cluster[other];
        if (other == word)
            x->self++;
        else if (x->to[c]++ == 0)
            x->to_list[x->to_count++] = (uint16_t)c;
    }
    for (uint32_t i = x->before.first[word]; i < x->before.first[word + 1]; i++) {
        uint32_t other = x->before.others[i];
        unsigned c = x->cluster[other];
        if (other != word && x->from[c]++ == 0)
            x->from_list[x->from_count++] = (uint16_t)c;
    }
}

static void
forget_neighbours(struct exchange *x)
{
    for (unsigned i = 0; i < x->to_count; i++)
        x->to[x->to_list[i]] = 0;
    for (unsigned i = 0; i < x->from_count; i++)
        x->from[x->from_list[i]] = 0;
}

/* Takes the word out of a cluster (sign -1) or puts it in (1). */
static void
move_word(struct exchange *x, uint32_t word, unsigned c, int32_t sign)
{
    size_t width = x->options->clusters;
    for (unsigned i = 0; i < x->to_count; i++)
        x->pairs[c * width + x->to_list[i]] += sign * x->to[x->to_list[i]];
    for (unsigned i = 0; i < x->from_count; i++)
        x->pairs[x->from_list[i] * width + c] += sign * x->from[x->from_list[i]];
    x->pairs[c * width + c] += sign * x->self;
    x->left[c] += sign * (int32_t)(x->after.first[word + 1] - x->after.first[word]);
    x->right[c] += sign * (int32_t)(x->before.first[word + 1] - x->before.first[word]);
}

/* What the likelihood gains if the word, now in no cluster, goes into `c`. */
static int64_t
gain_of(const struct exchange *x, uint32_t word, unsigned c)
{
    size_t width = x->options->clusters;
    const int32_t *row = x->pairs + c * width;
    int32_t left = (int32_t)(x->after.first[word + 1] - x->after.first[word]);
    int32_t right = (int32_t)(x->before.first[word + 1] - x->before.first[word]);
    int64_t gain = 0;
    for (unsigned i = 0; i < x->to_count; i++) {
        unsigned other = x->to_list[i];
        if (other != c)
            gain += n_log_n(x, row[other] + x->to[other]) - n_log_n(x, row[other]);
    }
    for (unsigned i = 0; i < x->from_count; i++) {
        unsigned other = x->from_list[i];
        int32_t pair = x->pairs[other * width + c];
        if (other != c)
            gain += n_log_n(x, pair + x->from[other]) - n_log_n(x, pair);
    }
    gain += n_log_n(x, row[c] + x->self + x->to[c] + x->from[c]) - n_log_n(x, row[c]);
    gain -= n_log_n(x, x->left[c] + left) - n_log_n(x, x->left[c]);
    gain -= n_log_n(x, x->right[c] + right) - n_log_n(x, x->right[c]);
    return gain;
}

/* One round over all words; returns how many moved. The edge of sentences stays alone in
 * cluster 0. */
static uint32_t
exchange_round(struct exchange *x)
{
    uint32_t moved = 0;
    for (uint32_t word = 1; word < x->words.count; word++) {
        unsigned was = x->cluster[word], best = was;
        int64_t best_gain = INT64_MIN;
        count_neighbours(x, word);
        move_word(x, word, was, -1);
        for (unsigned c = 1; c < x->options->clusters; c++) {
            int64_t gain = gain_of(x, word, c);
            if (gain > best_gain) {
                best_gain = gain;
                best = c;
            }
        }
        move_word(x, word, best, 1);
        forget_neighbours(x);
        x->cluster[word] = (uint16_t)best;
        moved += best != was;
    }
    return moved;
}

static bool
make_room(struct exchange *x)
{
    size_t width = x->options->clusters;
    x->cluster = clm__calloc(x->words.count, sizeof *x->cluster);
    x->pairs = clm__calloc(width * width, sizeof *x->pairs);
    x->left = clm__calloc(width * 4, sizeof *x->left);
    x->to_list = clm__calloc(width * 2, sizeof *x->to_list);
    x->logs = clm__calloc(LOG_TABLE, sizeof *x->logs);
    if (x->cluster == NULL || x->pairs == NULL || x->left == NULL || x->to_list == NULL ||
        x->logs == NULL)
        return false;
    x->right = x->left + width;
    x->to = x->right + width;
    x->from = x->to + width;
    x->from_list = x->to_list + width;
    for (int i = 2; i < LOG_TABLE; i++)
        x->logs[i] = llround(i * log((double)i) * 1048576.0);
    return true;
}

static void
start(struct exchange *x)
{
    size_t width = x->options->clusters;
    for (uint32_t word = 1; word < x->words.count; word++)
        x->cluster[word] = (uint16_t)(1 + (word - 1) % (width - 1));
    for (uint32_t word = 0; word < x->words.count; word++) {
        for (uint32_t i = x->after.first[word]; i < x->after.first[word + 1]; i++) {
            unsigned a = x->cluster[word], b = x->cluster[x->after.others[i]];
            x->pairs[a * width + b]++;
            x->left[a]++;
            x->right[b]++;
        }
    }
}

static int
compare_keys(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

/* Words 1.. as a table sorted by key. */
static bool
make_table(struct clm__cluster_table *out, const struct exchange *x)
{
    unsigned count = x->words.count - 1;
    struct row *rows = clm__calloc(count, sizeof *rows);
    out->keys = clm__calloc(count, sizeof *out->keys);
    out->clusters = clm__calloc(count, sizeof *out->clusters);
    bool ok = rows != NULL && out->keys != NULL && out->clusters != NULL;
    if (ok) {
        for (unsigned i = 0; i < count; i++)
            rows[i] = (struct row){x->words.keys[i + 1], x->cluster[i + 1]};
        qsort(rows, count, sizeof *rows, compare_keys);
        for (unsigned i = 0; i < count; i++) {
            out->keys[i] = rows[i].key;
            out->clusters[i] = (uint16_t)rows[i].count;
        }
        out->count = count;
    }
    clm__free(rows);
    return ok;
}

static void
release(struct exchange *x)
{
    clm__free(x->words.keys);
    clm__free(x->words.counts);
    clm__free(x->words.slots);
    clm__free(x->after.first);
    clm__free(x->after.others);
    clm__free(x->before.first);
    clm__free(x->before.others);
    clm__free(x->cluster);
    clm__free(x->pairs);
    clm__free(x->left);
    clm__free(x->to_list);
    clm__free(x->logs);
}

bool
clm__cluster_find(struct clm__cluster_table *out, const struct clm__bank *const *banks,
                  size_t bank_count, const struct clm__cluster_options *options)
{
    struct exchange x = {.options = options};
    *out = (struct clm__cluster_table){0};
    bool ok = count_words(&x.words, banks, bank_count, options->word_min) &&
              find_bigrams(&x, banks, bank_count) && make_room(&x);
    if (ok) {
        start(&x);
        for (unsigned round = 0; round < options->rounds_max; round++) {
            uint32_t moved = exchange_round(&x);
            fprintf(stderr, "clusters: round %u, %u of %u words moved\n", round + 1,
                    moved, x.words.count);
            if (moved < x.words.count / 100)
                break;
        }
        ok = make_table(out, &x);
    }
    release(&x);
    return ok;
}

void
clm__cluster_release(struct clm__cluster_table *table)
{
    clm__free(table->keys);
    clm__free(table->clusters);
    *table = (struct clm__cluster_table){0};
}

bool
clm__cluster_index(struct clm__clusters *out, const struct clm__cluster_table *table)
{
    uint32_t slots = 64;
    while (slots < table->count * 2)
        slots *= 2;
    out->mask = slots - 1;
    out->keys = clm__calloc(slots, sizeof *out->keys);
    out->clusters = clm__calloc(slots, sizeof *out->clusters);
    if (out->keys == NULL || out->clusters == NULL)
        return false;
    for (unsigned i = 0; i < table->count; i++) {
        uint32_t slot = table->keys[i] & out->mask;
        while (out->keys[slot] != 0)
            slot = (slot + 1) & out->mask;
        out->keys[slot] = table->keys[i];
        out->clusters[slot] = table->clusters[i];
    }
    return true;
}
