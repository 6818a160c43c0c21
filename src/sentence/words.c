/* SPDX-License-Identifier: MIT */
/* Words of a sentence by their numbers, runs of them, and the quotations around them. */
#include "sentence/words.h"

#include "base/alloc.h"
#include "text/char.h"

#include <string.h>

/* The number of the outermost double quotation around the bytes of a word. Quotations
 * come in the order of their starts, so that the search begins where the last one ended.
 */
static uint32_t
find_quote(const struct clm__parsed *parsed, size_t from,
           const struct clm__parsed_token *token)
{
    for (size_t i = from; i < parsed->quote_count; i++) {
        const struct clm__quote *quote = &parsed->quotes[i];
        if (quote->start >= token->end)
            break;
        if ((quote->flags & CLM__QUOTE_SINGLE) == 0 && token->end <= quote->end)
            return (uint32_t)i + 1;
    }
    return 0;
}

/* The first quotation that may reach into a sentence. They do not overlap but nest, so
 * the ends of outer ones rise; a search from the middle would do, too. */
size_t
clm__quote_from(const struct clm__parsed *parsed, uint32_t start)
{
    size_t low = 0, high = parsed->quote_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (parsed->quotes[middle].start < start)
            low = middle + 1;
        else
            high = middle;
    }
    while (low > 0 &&
           (parsed->quotes[low - 1].depth > 0 || parsed->quotes[low - 1].end > start))
        low--;
    return low;
}

bool
clm__sentence_find_quotes(struct clm__sentence *sentence)
{
    const struct clm__parsed *parsed = sentence->tree.parsed;
    void *quotes = sentence->quotes;
    if (!clm__grow(&quotes, &sentence->quote_room, sentence->tree.count + 1,
                   sizeof *sentence->quotes))
        return false;

    sentence->quotes = quotes;
    size_t from = clm__quote_from(parsed, sentence->tree.sentence->start);
    for (unsigned i = 0; i < sentence->tree.count; i++)
        sentence->quotes[i] = find_quote(parsed, from, &sentence->tree.tokens[i]);
    return true;
}

bool
clm__words_is_char(const struct clm__sentence *sentence, int i, const char *set)
{
    const char *text = sentence->tree.text;
    struct clm__char c =
        clm__char_at(text, sentence->tree.tokens[i].end, sentence->tree.tokens[i].start);
    if (c.kind == CLM__DASH)
        return strchr(set, '-') != NULL;
    if (text[sentence->tree.tokens[i].start] == '-' &&
        sentence->tree.tokens[i].end - sentence->tree.tokens[i].start == 1)
        return strchr(set, '-') != NULL && i > 0 && i + 1 < clm__words_count(sentence) &&
               (sentence->tree.tokens[i].flags & CLM__TOKEN_SPACE) != 0 &&
               (sentence->tree.tokens[i + 1].flags & CLM__TOKEN_SPACE) != 0;
    return sentence->tree.tokens[i].end - sentence->tree.tokens[i].start == 1 &&
           strchr(set, text[sentence->tree.tokens[i].start]) != NULL;
}

bool
clm__words_is_end(const struct clm__sentence *sentence, int i)
{
    while (i < clm__words_count(sentence) &&
           clm__words_kind(sentence, i) == CLM__UPOS_PUNCT)
        i++;
    return i >= clm__words_count(sentence);
}

int
clm__words_child(const struct clm__sentence *sentence, int i, enum clm__rel rel, int from)
{
    from = from > clm__words_first(sentence, i) ? from : clm__words_first(sentence, i);
    for (int k = from; k <= clm__words_last(sentence, i); k++)
        if (clm__words_head(sentence, k) == i && clm__words_rel(sentence, k) == rel)
            return k;
    return -1;
}

struct clm__words
clm__words_quoted(const struct clm__sentence *sentence, uint32_t quote)
{
    struct clm__words words = CLM__NO_WORDS;
    for (int i = 0; i < clm__words_count(sentence); i++) {
        if (clm__words_quote(sentence, i) != quote)
            continue;
        if (words.first < 0)
            words.first = i;
        words.last = i;
    }
    return words;
}

/* Whether a quotation mark belongs to these words: what it opens or closes lies in them.
 */
static bool
is_own_mark(const struct clm__sentence *sentence, int i, struct clm__words words)
{
    const struct clm__parsed *parsed = sentence->tree.parsed;
    uint32_t start = sentence->tree.tokens[words.first].start,
             end = sentence->tree.tokens[words.last].end;
    for (size_t k = clm__words_quote(sentence, i) - 1;
         clm__words_quote(sentence, i) > 0 && k < parsed->quote_count; k++) {
        const struct clm__quote *quote = &parsed->quotes[k];
        if (quote->start >= sentence->tree.tokens[i].end)
            break;
        if (quote->start == sentence->tree.tokens[i].start ||
            quote->end == sentence->tree.tokens[i].end)
            return quote->start >= start && quote->end <= end;
    }
    return false;
}

static bool
is_loose(const struct clm__sentence *sentence, int i, struct clm__words words)
{
    if (clm__words_is_mark(sentence, i))
        return !is_own_mark(sentence, i, words);
    if ((sentence->tree.tokens[i].flags & CLM__TOKEN_BRACKET) != 0)
        return clm__words_is_char(sentence, i, i == words.first ? ")]}" : "([{");
    if (i == words.last && i > words.first &&
        (clm__words_kind(sentence, i) == CLM__UPOS_CCONJ ||
         clm__words_is(sentence, i, "to")))
        return true;
    return clm__words_kind(sentence, i) == CLM__UPOS_PUNCT;
}

struct clm__words
clm__words_trim(const struct clm__sentence *sentence, struct clm__words words)
{
    while (words.first >= 0 && words.first <= words.last) {
        if (is_loose(sentence, words.first, words))
            words.first++;
        else if (is_loose(sentence, words.last, words))
            words.last--;
        else
            return words;
    }
    return CLM__NO_WORDS;
}
