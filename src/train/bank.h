/* SPDX-License-Identifier: MIT */
/* A treebank in memory: words, tags and trees of sentences, with a weight each. */
#ifndef CLM_TRAIN_BANK_H
#define CLM_TRAIN_BANK_H

#include "base/intern.h"
#include "claimline/error.h"
#include "text/word.h"

/** Sentences of corrected trees weigh 2, parsed ones 1: weights are whole numbers. */
enum { CLM__WEIGHT_GOLD = 2, CLM__WEIGHT_PARSED = 1 };

struct clm__bank_sentence {
    uint32_t first; /* index of its first word */
    uint16_t count;
    uint16_t weight;
    bool projective;
};

/** Columns over all words, and the sentences over them. */
struct clm__bank {
    struct clm__word *words;
    clm_str *forms;
    uint16_t *gold;  /* tags, classes from 0 */
    uint16_t *tags;  /* tags as a tagger gives them */
    uint16_t *heads; /* from 1; the root's is count + 1 */
    uint8_t *labels;
    size_t count, room;
    struct clm__bank_sentence *sentences;
    size_t sentence_count, sentence_room;
};

/** Names shared by all banks of a training. A class is the number of its string less one.
 */
struct clm__names {
    struct clm__intern forms;
    struct clm__intern tags;   /* "NOUN_NN" */
    struct clm__intern labels; /* "nsubj:pass" */
};

void clm__names_release(struct clm__names *names);
void clm__bank_release(struct clm__bank *bank);

/** Adds the sentences of a CoNLL-U file. CLM_E_IO, CLM_E_CONLLU, CLM_E_TOO_LARGE (too
 * many kinds of tag or label), CLM_E_NOMEM. */
enum clm_code clm__bank_read(struct clm__bank *bank, struct clm__names *names,
                             const char *path, unsigned weight,
                             struct clm_error *err) CLM_MUST_CHECK;

/** Adds a sentence of `count` words, forms only; the rest is to be filled. NULL when
 * there is no memory. */
struct clm__bank_sentence *clm__bank_add(struct clm__bank *bank, size_t count);

/** Describes the words of a bank anew, with clusters. */
void clm__bank_describe(struct clm__bank *bank, const struct clm__names *names,
                        const struct clm__clusters *clusters);

/** Marks the sentences whose trees have no crossing arcs. */
void clm__bank_find_projective(struct clm__bank *bank);

/** A whole file in memory; the caller frees `*out` with clm__free. */
enum clm_code clm__train_load(char **out, size_t *len, const char *path,
                              struct clm_error *err) CLM_MUST_CHECK;

#endif
