/* SPDX-License-Identifier: MIT */
/* One sentence and what is known of its words: the only view of it that anybody has. */
#ifndef CLM_SENTENCE_SENTENCE_H
#define CLM_SENTENCE_SENTENCE_H

#include "base/intern.h"
#include "sentence/tree.h"

struct clm__cues;
struct clm__lexicon;
struct clm__match;
struct clm__name;

/** Made once and then only read. Zeroed it is empty; its room is used again. */
struct clm__sentence {
    struct clm__tree tree;
    uint32_t number; /* in the article, from 0 */
    const struct clm__lexicon *lexicon;
    clm_str *words; /* by token: the number of its lemma in the lexicon */
    size_t word_room;
    const struct clm__name *names; /* by token: those that lists of actors know */
    struct clm__match *matches;    /* of frames, in the order of their heads */
    unsigned match_count;
    const struct clm__cues *cues; /* words that announce what is said */
    uint32_t *quotes; /* by token: 1 + the outermost double quotation around it, 0 = none;
                         where they were asked for */
    size_t quote_room;
};

/** Makes room for the words of the sentence whose tree was built. False when there is no
 * memory. */
bool clm__sentence_grow(struct clm__sentence *sentence);
/** Drops all but what is borrowed. */
void clm__sentence_release(struct clm__sentence *sentence);

/** Whether a token stands in quotation marks. */
bool clm__sentence_in_quote(const struct clm__sentence *sentence, unsigned node);

#endif
