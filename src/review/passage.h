/* SPDX-License-Identifier: MIT */
/* The sentence of an event with those around it. */
#ifndef CLM_REVIEW_PASSAGE_H
#define CLM_REVIEW_PASSAGE_H

#include "claimline/review.h"
#include "graph/mark.h"

enum { CLM__PIECES_MAX = 2 * CLM__MARKS_MAX + 1 };

/** A piece of the sentence: what it is ("by", "at", "cue", "ch", "da", "" = nothing). */
struct clm__piece_of {
    const char *at;
    size_t len;
    const char *what;
};

struct clm__review_passage {
    const char *before, *after; /* a sentence or so on either side */
    size_t before_len, after_len;
    struct clm__piece_of pieces[CLM__PIECES_MAX];
    size_t count; /* 0 = the text is not at hand */
};

/** Finds the first citation of an event whose text is at hand. What it gives is borrowed
 * until the next call. */
void clm__review_passage(const struct clm_event *event,
                         const struct clm_review_options *options,
                         struct clm__review_passage *out);

#endif
