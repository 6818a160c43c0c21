/* SPDX-License-Identifier: MIT */
/* Frames applied to trees: which frame fits a word, and where its slots are. */
#ifndef CLM_CLAIM_FRAME_H
#define CLM_CLAIM_FRAME_H

#include "lexicon/lexicon.h"
#include "sentence/tree.h"

/** What fills a slot: the head of the phrase or clause, and the tokens that belong to it
 * as the frame sees it. `node` is CLM__NO_NODE when nothing does. */
struct clm__filler {
    uint16_t node;
    uint16_t first;
    uint16_t last;
};

/** A frame that fits. */
struct clm__match {
    const struct clm__frame *frame;
    uint16_t head;      /* the token of its head word */
    uint16_t cue_first; /* the words that signal it */
    uint16_t cue_last;
    uint16_t marker; /* the first preposition that a slot was found by, or CLM__NO_NODE */
    uint8_t matched; /* elements that were found */
    uint8_t used_count;
    uint16_t used[4]; /* words of the pattern beside the head: they begin no event of
                         their own */
    bool passive;
    struct clm__filler slots[CLM__SLOT_COUNT]; /* by clm__slot */
};

/** The best frame for the word `node`: the one with most parts found, of equals the one
 * read last. False when
 * none fits. */
bool clm__frame_find(const struct clm__sentence *sentence, unsigned node,
                     struct clm__match *out);

/** The last token of a clause or phrase that hangs on `node`, without what is tacked on
 * behind a comma: who, which, while, or a verb of saying. Not before `first`. */
unsigned clm__frame_right_edge(const struct clm__sentence *sentence, unsigned first,
                               unsigned node);

#endif
