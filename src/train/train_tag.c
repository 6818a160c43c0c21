/* SPDX-License-Identifier: MIT */
/* Teaching the tagger. */
#include "train/train.h"

#include "base/alloc.h"
#include "text/tag.h"

#include <stdio.h>

/* One sentence: right tags, as the tagger now gives them, before each word. Returns how
 * many were right. */
static size_t
learn_sentence(struct clm__learner *learner, const struct clm__bank *bank,
               const struct clm__bank_sentence *sentence, uint16_t *tags)
{
    struct clm__features features;
    int32_t scores[CLM__CLASSES_MAX];
    size_t right = 0;
    for (size_t i = 0; i < sentence->count; i++) {
        unsigned gold = bank->gold[sentence->first + i], best = 0;
        clm__tag_features(&features, bank->words + sentence->first, sentence->count, i,
                          tags);
        clm__learner_score(learner, &features, scores);
        for (unsigned c = 1; c < learner->classes; c++)
            if (scores[c] > scores[best])
                best = c;
        if (best != gold) {
            clm__learner_update(learner, &features, gold, sentence->weight);
            clm__learner_update(learner, &features, best, -sentence->weight);
        }
        right += best == gold;
        learner->moment++;
        tags[i] = (uint16_t)best;
    }
    return right;
}

bool
clm__train_tagger(struct clm__learner *learner, const struct clm__bank *bank,
                  const struct clm__train_options *options)
{
    struct clm__random random = {options->seed};
    uint16_t tags[CLM__SENTENCE_MAX];
    size_t count = 0;
    uint32_t *order = clm__calloc(bank->sentence_count, sizeof *order);
    if (order == NULL)
        return false;
    for (size_t i = 0; i < bank->sentence_count; i++)
        if (clm__train_fold(i) != options->fold)
            order[count++] = (uint32_t)i;
    for (unsigned epoch = 0; epoch < options->epochs; epoch++) {
        size_t right = 0, all = 0;
        clm__random_shuffle(&random, order, count);
        for (size_t i = 0; i < count; i++) {
            const struct clm__bank_sentence *sentence = &bank->sentences[order[i]];
            right += learn_sentence(learner, bank, sentence, tags);
            all += sentence->count;
        }
        if (!options->quiet)
            fprintf(stderr, "tagger: epoch %u, %zu of %zu tags right\n", epoch + 1, right,
                    all);
    }
    clm__free(order);
    return true;
}
