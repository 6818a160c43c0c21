/* SPDX-License-Identifier: MIT */
/* Any bytes as a text: tokens must be in order, not empty and inside; every byte that is
 * not white space must be in one. */
#include "base/alloc.h"
#include "text/char.h"
#include "text/lemma.h"
#include "text/quote.h"
#include "text/sentence.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
require(bool condition)
{
    if (!condition)
        abort();
}

/* Between tokens only white space may stand. */
static void
check_gap(const char *text, size_t at, size_t end)
{
    for (struct clm__char c; at < end; at += c.size) {
        c = clm__char_at(text, end, at);
        require(c.kind == CLM__SPACE);
    }
}

static size_t
read_tokens(struct clm__token *tokens, const char *text, size_t start, size_t end)
{
    char lemma[CLM__LEMMA_MAX];
    size_t count = 0, at = start, last = start;
    while (clm__token_next(&tokens[count], text, start, end, &at)) {
        const struct clm__token *token = &tokens[count++];
        require(token->start >= last && token->end > token->start && token->end <= end);
        require(at == token->end);
        check_gap(text, last, token->start);
        last = token->end;
        size_t len = clm__lemma(lemma, text + token->start, token->end - token->start,
                                (enum clm__upos)(count % CLM__UPOS_COUNT),
                                count % 3 == 0   ? "VBG"
                                : count % 3 == 1 ? "NNS"
                                                 : "JJR");
        require(len > 0 && len <= CLM__LEMMA_MAX);
    }
    check_gap(text, last, end);
    return count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    struct clm__quote_state state = {0};
    size_t at = 0, start = 0, end = 0, last = 0;
    struct clm__token *tokens = clm__calloc(size + 1, sizeof *tokens);
    struct clm__quote *quotes = clm__calloc(size + 1, sizeof *quotes);
    bool wrapped = clm__paragraph_wrapped(text, size);
    require(tokens != NULL && quotes != NULL);
    while (clm__paragraph_next(text, size, wrapped, &at, &start, &end)) {
        require(start >= last && end > start && end <= size);
        last = end;
        size_t count = read_tokens(tokens, text, start, end);
        for (size_t first = 0; first < count;) {
            size_t stop = clm__sentence_end(text, tokens, count, first);
            require(stop > first && stop <= count && stop - first <= CLM__SENTENCE_CUT);
            first = stop;
        }
        size_t found =
            count > 0 ? clm__quote_find(quotes, &state, text, tokens, count) : 0;
        for (size_t i = 0; i < found; i++)
            require(quotes[i].start < quotes[i].end && quotes[i].end <= end);
    }
    clm__free(tokens);
    clm__free(quotes);
    return 0;
}
