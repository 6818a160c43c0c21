/* SPDX-License-Identifier: MIT */
/* Room for a sentence, and its quotations. */
#include "sentence/sentence.h"

#include "base/alloc.h"

bool
clm__sentence_grow(struct clm__sentence *sentence)
{
    void *words = sentence->words;
    if (!clm__grow(&words, &sentence->word_room, sentence->tree.count + 1,
                   sizeof *sentence->words))
        return false;

    sentence->words = words;
    return true;
}

void
clm__sentence_release(struct clm__sentence *sentence)
{
    clm__tree_release(&sentence->tree);
    clm__free(sentence->words);
    clm__free(sentence->matches);
    clm__free(sentence->quotes);
    sentence->words = NULL;
    sentence->word_room = 0;
    sentence->matches = NULL;
    sentence->quotes = NULL;
    sentence->quote_room = 0;
    sentence->match_count = 0;
}

bool
clm__sentence_in_quote(const struct clm__sentence *sentence, unsigned node)
{
    const struct clm__parsed *parsed = sentence->tree.parsed;
    uint32_t at = sentence->tree.tokens[node].start;

    for (size_t i = 0; i < parsed->quote_count; i++) {
        const struct clm__quote *quote = &parsed->quotes[i];
        if (quote->start > at)
            break;
        if (at < quote->end)
            return true;
    }
    return false;
}
