/* SPDX-License-Identifier: MIT */
/* Teaching the parser for a beam: an update at the step where the best wrong row of moves
 * is furthest ahead of the right one (L. Huang, S. Fayong, Y. Guo, "Structured Perceptron
 * with Inexact Search", 2012, max-violation). */
#include "train/train.h"

#include "base/alloc.h"

#include <stdio.h>
#include <string.h>

enum { STEPS_MAX = 2 * CLM__SENTENCE_MAX, NO_GOLD = CLM__BEAM_MAX };

/* What is remembered of a search: each state's way here, so that rows of moves can be
 * traced back. */
struct lesson {
    struct clm__learner *learner;
    const struct clm__train_options *options;
    struct clm__parse_room *room;
    struct clm__state gold_state, wrong_state;
    uint16_t gold[STEPS_MAX];
    uint16_t wrong[STEPS_MAX];
    uint16_t moves[STEPS_MAX][CLM__BEAM_MAX];
    uint16_t from[STEPS_MAX][CLM__BEAM_MAX];
    unsigned wrong_len;
    size_t updates;
};

/* The static oracle: an arc as soon as it can be, else a shift. False for trees that it
 * cannot build. */
static bool
gold_moves(struct lesson *lesson, const uint16_t *heads, const uint8_t *labels,
           unsigned count)
{
    struct clm__state *state = &lesson->gold_state;
    clm__state_init(state, count);
    for (unsigned step = 0; step < 2 * count; step++) {
        unsigned top = clm__state_stack(state, 0), class_ = 0;
        if (clm__oracle_cost(state, heads, CLM__LEFT) == 0)
            class_ = 1u + labels[top - 1];
        else if (clm__oracle_cost(state, heads, CLM__RIGHT) == 0)
            class_ = 1u + lesson->options->labels + labels[top - 1];
        else if (clm__oracle_cost(state, heads, CLM__SHIFT) != 0)
            return false;
        lesson->gold[step] = (uint16_t)class_;
        clm__state_apply(state, class_, lesson->options->labels);
    }
    return true;
}

/* Widens the beam by one step; returns its new width. */
static unsigned
search_step(struct lesson *lesson, unsigned step, unsigned width)
{
    struct clm__state *now = lesson->room->beams[step & 1u];
    struct clm__state *next = lesson->room->beams[(step & 1u) ^ 1u];
    unsigned labels = lesson->options->labels;
    struct clm__features features;
    int32_t scores[CLM__CLASSES_MAX];
    struct clm__beam beam = {.width = lesson->options->beam};
    for (unsigned i = 0; i < width; i++) {
        clm__parse_features(&features, lesson->room->atoms, &now[i]);
        clm__learner_score(lesson->learner, &features, scores);
        for (enum clm__move move = CLM__SHIFT; move <= CLM__RIGHT; move++) {
            if (!clm__state_allows(&now[i], move))
                continue;
            unsigned first = clm__move_first(move, labels);
            unsigned end = first + clm__move_count(move, labels);
            for (unsigned c = first; c < end; c++)
                clm__beam_offer(&beam, i, c, now[i].score + scores[c]);
        }
    }
    clm__beam_sort(&beam);
    for (unsigned i = 0; i < beam.count; i++) {
        const struct clm__way *way = &beam.ways[i];
        clm__state_copy(&next[i], &now[way->from]);
        clm__state_apply(&next[i], way->class_, labels);
        next[i].score = way->score;
        lesson->moves[step][i] = way->class_;
        lesson->from[step][i] = way->from;
    }
    return beam.count;
}

/* The moves that lead to the best state after `steps` steps. */
static void
trace_back(struct lesson *lesson, unsigned steps)
{
    unsigned at = 0;
    for (unsigned step = steps; step-- > 0;) {
        lesson->wrong[step] = lesson->moves[step][at];
        at = lesson->from[step][at];
    }
    lesson->wrong_len = steps;
}

/* Searches until the right row is long lost; leaves the worst violation in `wrong`. */
static void
search(struct lesson *lesson, unsigned count)
{
    struct clm__features features;
    int32_t scores[CLM__CLASSES_MAX];
    int32_t gold_score = 0, worst = -1;
    unsigned width = 1, gold_at = 0;
    lesson->wrong_len = 0;
    clm__state_init(&lesson->room->beams[0][0], count);
    clm__state_init(&lesson->gold_state, count);
    for (unsigned step = 0; step < 2 * count; step++) {
        width = search_step(lesson, step, width);
        clm__parse_features(&features, lesson->room->atoms, &lesson->gold_state);
        clm__learner_score(lesson->learner, &features, scores);
        gold_score += scores[lesson->gold[step]];
        clm__state_apply(&lesson->gold_state, lesson->gold[step],
                         lesson->options->labels);
        unsigned gold_before = gold_at;
        gold_at = NO_GOLD;
        for (unsigned i = 0; i < width && gold_before != NO_GOLD; i++)
            if (lesson->from[step][i] == gold_before &&
                lesson->moves[step][i] == lesson->gold[step])
                gold_at = i;
        int32_t ahead = lesson->room->beams[(step & 1u) ^ 1u][0].score - gold_score;
        if (gold_at != 0 && ahead > worst) {
            worst = ahead;
            trace_back(lesson, step + 1);
        }
        if (gold_at == NO_GOLD && step + 1 > lesson->wrong_len + 10)
            break;
    }
}

static void
learn_sentence(struct lesson *lesson, const struct clm__bank *bank,
               const struct clm__bank_sentence *sentence)
{
    struct clm__learner *learner = lesson->learner;
    const struct clm__atoms *atoms = lesson->room->atoms;
    struct clm__features features;
    unsigned labels = lesson->options->labels;
    bool parted = false;
    if (!gold_moves(lesson, bank->heads + sentence->first, bank->labels + sentence->first,
                    sentence->count))
        return;
    clm__parse_atoms(lesson->room->atoms, bank->words + sentence->first,
                     bank->tags + sentence->first, sentence->count);
    search(lesson, sentence->count);
    clm__state_init(&lesson->gold_state, sentence->count);
    clm__state_init(&lesson->wrong_state, sentence->count);
    for (unsigned step = 0; step < lesson->wrong_len; step++) {
        parted = parted || lesson->gold[step] != lesson->wrong[step];
        if (parted) {
            clm__parse_features(&features, atoms, &lesson->gold_state);
            clm__learner_update(learner, &features, lesson->gold[step], sentence->weight);
            clm__parse_features(&features, atoms, &lesson->wrong_state);
            clm__learner_update(learner, &features, lesson->wrong[step],
                                -sentence->weight);
        }
        clm__state_apply(&lesson->gold_state, lesson->gold[step], labels);
        clm__state_apply(&lesson->wrong_state, lesson->wrong[step], labels);
    }
    lesson->updates += lesson->wrong_len > 0;
    learner->moment++;
}

bool
clm__train_beam(struct clm__learner *learner, const struct clm__bank *bank,
                const struct clm__train_options *options)
{
    struct clm__random random = {options->seed};
    uint32_t *order = clm__calloc(bank->sentence_count, sizeof *order);
    struct lesson *lesson = clm__calloc(1, sizeof *lesson);
    size_t count = 0;
    if (lesson != NULL)
        lesson->room = clm__parse_room_new(options->beam);
    bool ok = order != NULL && lesson != NULL && lesson->room != NULL;
    for (size_t i = 0; ok && i < bank->sentence_count; i++)
        if (bank->sentences[i].projective)
            order[count++] = (uint32_t)i;
    for (unsigned epoch = 0; ok && epoch < options->epochs; epoch++) {
        lesson->learner = learner;
        lesson->options = options;
        lesson->updates = 0;
        clm__random_shuffle(&random, order, count);
        for (size_t i = 0; i < count; i++)
            learn_sentence(lesson, bank, &bank->sentences[order[i]]);
        if (!options->quiet)
            fprintf(stderr, "beam: epoch %u, %zu of %zu sentences changed\n", epoch + 1,
                    lesson->updates, count);
    }
    if (lesson != NULL)
        clm__parse_room_free(lesson->room);
    clm__free(lesson);
    clm__free(order);
    return ok;
}
