/* SPDX-License-Identifier: MIT */
/* The parser: the search for the best row of moves. */
#include "text/parse.h"

#include "base/alloc.h"

struct clm__parse_room *
clm__parse_room_new(unsigned beam)
{
    struct clm__parse_room *room = clm__calloc(1, sizeof *room);
    if (room == NULL || beam <= 1)
        return room;
    for (int i = 0; i < 2; i++)
        room->beams[i] = clm__calloc(CLM__BEAM_MAX, sizeof *room->beams[i]);
    if (room->beams[0] == NULL || room->beams[1] == NULL) {
        clm__parse_room_free(room);
        return NULL;
    }
    return room;
}

void
clm__parse_room_free(struct clm__parse_room *room)
{
    if (room == NULL)
        return;
    clm__free(room->beams[0]);
    clm__free(room->beams[1]);
    clm__free(room);
}

static void
parse_greedily(struct clm__parse_room *room, const struct clm__weights *weights,
               unsigned labels)
{
    struct clm__state *state = &room->state;
    struct clm__features features;
    int16_t scores[CLM__CLASSES_MAX];
    while (!clm__state_done(state)) {
        clm__parse_features(&features, room->atoms, state);
        clm__kernel_score(weights, &features, scores);
        unsigned best = 0;
        int best_score = INT32_MIN;
        for (enum clm__move move = CLM__SHIFT; move <= CLM__RIGHT; move++) {
            if (!clm__state_allows(state, move))
                continue;
            unsigned first = clm__move_first(move, labels);
            unsigned end = first + clm__move_count(move, labels);
            for (unsigned c = first; c < end; c++) {
                if (scores[c] > best_score) {
                    best_score = scores[c];
                    best = c;
                }
            }
        }
        clm__state_apply(state, best, labels);
    }
}

/* The order of ways: better score first, then earlier state, then lower class. It is
 * total, so that the same ways win whatever the order of their coming. */
static bool
goes_before(const struct clm__way *a, const struct clm__way *b)
{
    if (a->score != b->score)
        return a->score > b->score;
    if (a->from != b->from)
        return a->from < b->from;
    return a->class_ < b->class_;
}

void
clm__beam_put(struct clm__beam *beam, const struct clm__way *way)
{
    if (beam->count < beam->width)
        beam->ways[beam->count++] = *way;
    else
        beam->ways[beam->worst] = *way;
    if (beam->count < beam->width)
        return;
    beam->worst = 0;
    for (unsigned i = 1; i < beam->count; i++)
        if (goes_before(&beam->ways[beam->worst], &beam->ways[i]))
            beam->worst = i;
}

void
clm__beam_sort(struct clm__beam *beam)
{
    for (unsigned i = 1; i < beam->count; i++) {
        struct clm__way way = beam->ways[i];
        unsigned to = i;
        for (; to > 0 && goes_before(&way, &beam->ways[to - 1]); to--)
            beam->ways[to] = beam->ways[to - 1];
        beam->ways[to] = way;
    }
}

static void
offer_ways(struct clm__beam *beam, const struct clm__state *state, const int16_t *scores,
           unsigned from, unsigned labels)
{
    for (enum clm__move move = CLM__SHIFT; move <= CLM__RIGHT; move++) {
        if (!clm__state_allows(state, move))
            continue;
        unsigned first = clm__move_first(move, labels);
        unsigned end = first + clm__move_count(move, labels);
        for (unsigned c = first; c < end; c++)
            clm__beam_offer(beam, from, c, state->score + scores[c]);
    }
}

/* Every parse of n words has 2n moves, so all states of the beam end together. */
static void
parse_with_beam(struct clm__parse_room *room, const struct clm__weights *weights,
                const struct clm__parse_options *options)
{
    struct clm__features features;
    int16_t scores[CLM__CLASSES_MAX];
    unsigned width = 1, turn = 0;
    clm__state_copy(&room->beams[0][0], &room->state);
    for (unsigned step = 0; step < 2u * room->state.count; step++, turn ^= 1u) {
        struct clm__beam beam = {.width = options->beam};
        for (unsigned i = 0; i < width; i++) {
            const struct clm__state *state = &room->beams[turn][i];
            clm__parse_features(&features, room->atoms, state);
            clm__kernel_score(weights, &features, scores);
            offer_ways(&beam, state, scores, i, options->labels);
        }
        clm__beam_sort(&beam);
        for (unsigned i = 0; i < beam.count; i++) {
            const struct clm__way *way = &beam.ways[i];
            struct clm__state *to = &room->beams[turn ^ 1u][i];
            clm__state_copy(to, &room->beams[turn][way->from]);
            clm__state_apply(to, way->class_, options->labels);
            to->score = way->score;
        }
        width = beam.count;
    }
    clm__state_copy(&room->state, &room->beams[turn][0]);
}

void
clm__parse_sentence(struct clm__parse_room *room, const struct clm__weights *weights,
                    const struct clm__word *words, const uint16_t *tags, unsigned count,
                    const struct clm__parse_options *options)
{
    clm__parse_atoms(room->atoms, words, tags, count);
    clm__state_init(&room->state, count);
    if (options->beam > 1 && room->beams[0] != NULL)
        parse_with_beam(room, weights, options);
    else
        parse_greedily(room, weights, options->labels);
}
