/* SPDX-License-Identifier: MIT */
/* The tagger. Templates after A. Ratnaparkhi, "A Maximum Entropy Model for Part-Of-Speech
 * Tagging" (1996), with word clusters; learned as in M. Collins, "Discriminative Training
 * Methods for Hidden Markov Models" (2002). */
#include "text/tag.h"

/* A word as atoms. Words that are not there (before the first, behind the last) are all
 * zero. */
struct view {
    uint64_t folded;
    uint64_t shape;
    uint64_t last2;
    uint64_t last3;
    uint64_t cluster;
};

static struct view
view_of(const struct clm__word *words, size_t count, size_t at)
{
    if (at >= count) /* also what lies before 0, which wraps around */
        return (struct view){0};
    const struct clm__word *word = &words[at];
    return (struct view){.folded = clm__atom(word->folded),
                         .shape = clm__atom(word->shape),
                         .last2 = clm__atom(word->last[1]),
                         .last3 = clm__atom(word->last[2]),
                         .cluster = clm__atom(word->cluster + 1u)};
}

static void
add_letters(struct clm__features *f, const struct clm__word *word, const struct view *x,
            bool first)
{
    clm__feature1(f, 0);
    clm__feature1(f, clm__atom(word->form));
    clm__feature1(f, x->folded);
    clm__feature1(f, clm__atom(word->last[0]));
    clm__feature1(f, x->last2);
    clm__feature1(f, x->last3);
    clm__feature1(f, clm__atom(word->last[3]));
    clm__feature1(f, clm__atom(word->first[0]));
    clm__feature1(f, clm__atom(word->first[1]));
    clm__feature2(f, x->shape, first);
    clm__feature2(f, x->last3, x->shape);
}

static void
add_clusters(struct clm__features *f, const struct view *x, const struct view *before,
             const struct view *after, uint64_t tag)
{
    clm__feature1(f, x->cluster);
    clm__feature2(f, x->cluster, tag);
    clm__feature2(f, x->cluster, after->cluster);
    clm__feature1(f, after->cluster);
    clm__feature1(f, before->cluster);
    clm__feature2(f, before->cluster, x->cluster);
    clm__feature2(f, x->cluster, x->last2);
    clm__feature3(f, before->cluster, x->cluster, after->cluster);
}

void
clm__tag_features(struct clm__features *features, const struct clm__word *words,
                  size_t count, size_t at, const uint16_t *tags)
{
    struct clm__features *f = features;
    struct view x = view_of(words, count, at);
    struct view before = view_of(words, count, at - 1),
                before2 = view_of(words, count, at - 2);
    struct view after = view_of(words, count, at + 1),
                after2 = view_of(words, count, at + 2);
    uint64_t tag = at > 0 ? clm__atom(tags[at - 1] + 1u) : 0;
    uint64_t tag2 = at > 1 ? clm__atom(tags[at - 2] + 1u) : 0;
    f->count = 0;
    add_letters(f, &words[at], &x, at == 0 || (at == 1 && words[0].mark));
    clm__feature1(f, tag);
    clm__feature2(f, tag, tag2);
    clm__feature2(f, tag, x.folded);
    clm__feature2(f, tag, x.last3);
    clm__feature2(f, tag, after.folded);
    clm__feature1(f, before.folded);
    clm__feature1(f, after.folded);
    clm__feature1(f, before2.folded);
    clm__feature1(f, after2.folded);
    clm__feature2(f, before.folded, x.folded);
    clm__feature2(f, x.folded, after.folded);
    clm__feature1(f, before.last3);
    clm__feature2(f, after.last3, after.shape);
    clm__feature2(f, after.last2, x.folded);
    clm__feature2(f, after.shape, x.shape);
    clm__feature3(f, tag, x.last2, after.last2);
    add_clusters(f, &x, &before, &after, tag);
}

void
clm__tag_sentence(const struct clm__weights *weights, const struct clm__word *words,
                  size_t count, uint16_t *tags)
{
    struct clm__features features;
    int16_t scores[CLM__CLASSES_MAX];
    for (size_t i = 0; i < count; i++) {
        clm__tag_features(&features, words, count, i, tags);
        clm__kernel_score(weights, &features, scores);
        uint32_t best = 0;
        for (uint32_t c = 1; c < weights->classes; c++)
            if (scores[c] > scores[best])
                best = c;
        tags[i] = (uint16_t)best;
    }
}
