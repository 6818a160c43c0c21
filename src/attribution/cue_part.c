/* SPDX-License-Identifier: MIT */
/* The parts of an attribution, made of words. */
#include "attribution/cue_part.h"

#include <string.h>

uint32_t
clm__cue_marker(const struct clm__sentence *sentence, int i, int *at)
{
    *at = -1;
    for (int k = clm__words_first(sentence, i); k < i && *at < 0; k++)
        if (clm__words_head(sentence, k) == i &&
            (clm__words_rel(sentence, k) == CLM__REL_CASE ||
             clm__words_rel(sentence, k) == CLM__REL_MARK))
            *at = k;
    if (*at < 0)
        return 0;
    const char *lemma = clm__words_lemma(sentence, *at);
    return clm__cue_preposition(lemma, strlen(lemma));
}

static void
add_piece(struct clm__part *part, uint32_t start, uint32_t end)
{
    if (part->count < CLM__PIECES_MAX)
        part->pieces[part->count++] = (struct clm__stretch){start, end};
}

void
clm__part_add(struct clm__part *part, const struct clm__sentence *sentence,
              struct clm__words words)
{
    words = clm__words_trim(sentence, words);
    if (words.first >= 0)
        add_piece(part, sentence->tree.tokens[words.first].start,
                  sentence->tree.tokens[words.last].end);
}

void
clm__part_add_all(struct clm__part *part, const struct clm__sentence *sentence,
                  struct clm__words words)
{
    add_piece(part, sentence->tree.tokens[words.first].start,
              sentence->tree.tokens[words.last].end);
}

void
clm__part_add_quote(struct clm__part *part, const struct clm__sentence *sentence,
                    uint32_t quote)
{
    const struct clm__quote *from = &sentence->tree.parsed->quotes[quote - 1];
    add_piece(part, from->start, from->end);
}
