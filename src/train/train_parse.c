/* SPDX-License-Identifier: MIT */
/* Teaching the greedy parser: it follows its own choices most of the time and learns the
 * best way on from there. */
#include "train/train.h"

#include "base/alloc.h"

#include <stdio.h>

/* From the second epoch on, in how many of 1000 moves the parser goes its own way. */
enum { EXPLORE = 900 };

struct lesson {
    struct clm__learner *learner;
    const struct clm__train_options *options;
    struct clm__random random;
    struct clm__parse_room *room;
    size_t right, all;
};

/* The best class that the parser may take and the best of those that lose nothing more.
 */
struct choice {
    unsigned best;
    unsigned right;
};

static struct choice
choose(const struct clm__state *state, const uint16_t *heads, const uint8_t *gold_labels,
       unsigned labels, const int32_t *scores)
{
    struct choice choice = {0, 0};
    int costs[3], least = CLM__FORBIDDEN;
    bool found = false, found_right = false;
    for (enum clm__move move = CLM__SHIFT; move <= CLM__RIGHT; move++) {
        costs[move] = clm__oracle_cost(state, heads, move);
        least = costs[move] < least ? costs[move] : least;
    }
    unsigned top = clm__state_stack(state, 0), below = clm__state_stack(state, 1);
    for (enum clm__move move = CLM__SHIFT; move <= CLM__RIGHT; move++) {
        if (costs[move] == CLM__FORBIDDEN)
            continue;
        unsigned first = clm__move_first(move, labels);
        unsigned end = first + clm__move_count(move, labels);
        unsigned head = move == CLM__LEFT ? state->buffer : below;
        bool arc_right = move != CLM__SHIFT && heads[top - 1] == head;
        for (unsigned c = first; c < end; c++) {
            if (!found || scores[c] > scores[choice.best])
                choice.best = c;
            found = true;
            if (costs[move] != least || (arc_right && c != first + gold_labels[top - 1]))
                continue;
            if (!found_right || scores[c] > scores[choice.right])
                choice.right = c;
            found_right = true;
        }
    }
    return choice;
}

static void
learn_sentence(struct lesson *lesson, const struct clm__bank *bank,
               const struct clm__bank_sentence *sentence, bool explore)
{
    struct clm__state *state = &lesson->room->state;
    struct clm__learner *learner = lesson->learner;
    struct clm__features features;
    int32_t scores[CLM__CLASSES_MAX];
    const uint16_t *heads = bank->heads + sentence->first;
    const uint8_t *labels = bank->labels + sentence->first;
    clm__parse_atoms(lesson->room->atoms, bank->words + sentence->first,
                     bank->tags + sentence->first, sentence->count);
    clm__state_init(state, sentence->count);
    while (!clm__state_done(state)) {
        clm__parse_features(&features, lesson->room->atoms, state);
        clm__learner_score(learner, &features, scores);
        struct choice choice =
            choose(state, heads, labels, lesson->options->labels, scores);
        if (choice.best != choice.right) {
            clm__learner_update(learner, &features, choice.right, sentence->weight);
            clm__learner_update(learner, &features, choice.best, -sentence->weight);
        }
        lesson->right += choice.best == choice.right;
        lesson->all++;
        learner->moment++;
        bool own = explore && clm__random_below(&lesson->random, 1000) < EXPLORE;
        clm__state_apply(state, own ? choice.best : choice.right,
                         lesson->options->labels);
    }
}

bool
clm__train_parser(struct clm__learner *learner, const struct clm__bank *bank,
                  const struct clm__train_options *options)
{
    struct lesson lesson = {
        .learner = learner, .options = options, .random = {options->seed}};
    uint32_t *order = clm__calloc(bank->sentence_count, sizeof *order);
    lesson.room = clm__parse_room_new(1);
    if (order == NULL || lesson.room == NULL) {
        clm__free(order);
        clm__parse_room_free(lesson.room);
        return false;
    }
    for (size_t i = 0; i < bank->sentence_count; i++)
        order[i] = (uint32_t)i;
    for (unsigned epoch = 0; epoch < options->epochs; epoch++) {
        lesson.right = lesson.all = 0;
        clm__random_shuffle(&lesson.random, order, bank->sentence_count);
        for (size_t i = 0; i < bank->sentence_count; i++)
            learn_sentence(&lesson, bank, &bank->sentences[order[i]], epoch > 0);
        if (!options->quiet)
            fprintf(stderr, "parser: epoch %u, %zu of %zu moves right\n", epoch + 1,
                    lesson.right, lesson.all);
    }
    clm__free(order);
    clm__parse_room_free(lesson.room);
    return true;
}
