/* SPDX-License-Identifier: MIT */
/* The parser: tags and words of a sentence to heads and labels, greedily or with a beam.
 */
#ifndef CLM_TEXT_PARSE_H
#define CLM_TEXT_PARSE_H

#include "text/parse_features.h"

enum { CLM__BEAM_MAX = 16 };

/** Room for parsing, used again and again. */
struct clm__parse_room {
    struct clm__atoms atoms[CLM__NODES_MAX];
    struct clm__state
        state; /* of the finished parse: nodes[1..count] hold head and label */
    struct clm__state *beams[2]; /* CLM__BEAM_MAX each; NULL until a beam is asked for */
};

struct clm__parse_options {
    unsigned labels;
    unsigned beam; /* 1 = greedy */
};

/** NULL when there is no memory. `beam` is the widest that will be asked for. */
struct clm__parse_room *clm__parse_room_new(unsigned beam);
void clm__parse_room_free(struct clm__parse_room *room);

/** Parses `count` (1..CLM__SENTENCE_MAX) words into room->state. A word whose head is
 * count + 1 is the root. */
void clm__parse_sentence(struct clm__parse_room *room, const struct clm__weights *weights,
                         const struct clm__word *words, const uint16_t *tags,
                         unsigned count, const struct clm__parse_options *options);

/** One way on from a state of the beam. */
struct clm__way {
    uint16_t from; /* index of the state */
    uint16_t class_;
    int32_t score;
};

/** The best ways found in one step, at most `width`. Ways must be offered in the order of
 * state and class: of equal scores the first stays. The trainer searches with it too. */
struct clm__beam {
    struct clm__way ways[CLM__BEAM_MAX];
    unsigned width;
    unsigned count;
    unsigned worst; /* index, once the beam is full */
};

void clm__beam_put(struct clm__beam *beam, const struct clm__way *way);
/** Best first; ways of equal score in the order of state and class. */
void clm__beam_sort(struct clm__beam *beam);

/** Offers a way. Most are worse than all that are there. */
static inline void
clm__beam_offer(struct clm__beam *beam, unsigned from, unsigned class_, int32_t score)
{
    if (beam->count < beam->width || score > beam->ways[beam->worst].score) {
        struct clm__way way = {(uint16_t)from, (uint16_t)class_, score};
        clm__beam_put(beam, &way);
    }
}

#endif
