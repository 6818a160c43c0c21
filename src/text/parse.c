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
parse_greedily(struct clm__parse_room *room, const struct clm__weights *weights, unsigned labels)
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

/* The order of ways: better score first, then earlier state, then lower class. It is total, so that the same
 * ways win whatever the order of their coming. */
static bool
goes_before(const struct clm__way *a, const struct clm__way *b)
{
    if (a->score != b->score)
        return a->score > b->score;
    if (a->from != b->from)
        return a->from < b->from;
    return a->class_ < b->class_;
}

unsigned
clm__beam_add(struct clm__way *ways, unsigned count, unsigned beam, const struct clm__way *way)
{
    if (count < beam) {
        ways[count] = *way;
        return count + 1;
    }
    unsigned worst = 0;
    for (unsigned i = 1; i < count; i++)
        if (goes_before(&ways[worst], &ways[i]))
            worst = i;
    if (goes_before(way, &ways[worst]))
        ways[worst] = *way;
    return count;
}

void
clm__beam_sort(struct clm__way *ways, unsigned count)
{
    for (unsigned i = 1; i < count; i++) {
        struct clm__way way = ways[i];
        unsigned to = i;
        for (; to > 0 && goes_before(&way, &ways[to - 1]); to--)
            ways[to] = ways[to - 1];
        ways[to] = way;
    }
}

static unsigned
add_ways(struct clm__way *ways, unsigned count, const struct clm__parse_options *options,
         const struct clm__state *state, const int16_t *scores, unsigned from)
{
    for (enum clm__move move = CLM__SHIFT; move <= CLM__RIGHT; move++) {
        if (!clm__state_allows(state, move))
            continue;
        unsigned first = clm__move_first(move, options->labels);
        unsigned end = first + clm__move_count(move, options->labels);
        for (unsigned c = first; c < end; c++) {
            struct clm__way way = {(uint16_t)from, (uint16_t)c, state->score + scores[c]};
            count = clm__beam_add(ways, count, options->beam, &way);
        }
    }
    return count;
}

/* Every parse of n words has 2n moves, so all states of the beam end together. */
static void
parse_with_beam(struct clm__parse_room *room, const struct clm__weights *weights,
                const struct clm__parse_options *options)
{
    struct clm__features features;
    int16_t scores[CLM__CLASSES_MAX];
    struct clm__way ways[CLM__BEAM_MAX];
    unsigned width = 1, turn = 0;
    clm__state_copy(&room->beams[0][0], &room->state);
    for (unsigned step = 0; step < 2u * room->state.count; step++, turn ^= 1u) {
        unsigned count = 0;
        for (unsigned i = 0; i < width; i++) {
            const struct clm__state *state = &room->beams[turn][i];
            clm__parse_features(&features, room->atoms, state);
            clm__kernel_score(weights, &features, scores);
            count = add_ways(ways, count, options, state, scores, i);
        }
        clm__beam_sort(ways, count);
        for (unsigned i = 0; i < count; i++) {
            struct clm__state *to = &room->beams[turn ^ 1u][i];
            clm__state_copy(to, &room->beams[turn][ways[i].from]);
            clm__state_apply(to, ways[i].class_, options->labels);
            to->score = ways[i].score;
        }
        width = count;
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
