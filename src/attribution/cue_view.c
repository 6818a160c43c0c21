/* SPDX-License-Identifier: MIT */
/* A parsed sentence as the search for attributions sees it. */
#include "attribution/cue_view.h"

#include "base/ascii.h"
#include "text/char.h"

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
clm__view_first_quote(const struct clm__parsed *parsed, uint32_t start)
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

void
clm__view_init(struct clm__view *view, const struct clm__attribution_input *in,
               const struct clm__parsed_sentence *sentence)
{
    view->in = in;
    view->sentence = sentence;
    view->tokens = in->parsed->tokens + sentence->first;
    view->count =
        (int)(sentence->count < CLM__SENTENCE_MAX ? sentence->count : CLM__SENTENCE_MAX);
    size_t from = clm__view_first_quote(in->parsed, sentence->start);
    for (int i = 0; i < view->count; i++) {
        view->low[i] = view->high[i] = (uint16_t)i;
        view->quote[i] = find_quote(in->parsed, from, &view->tokens[i]);
    }
    for (int i = 0; i < view->count; i++) {
        for (int up = clm__view_head(view, i); up >= 0; up = clm__view_head(view, up)) {
            if (view->low[up] > i)
                view->low[up] = (uint16_t)i;
            if (view->high[up] < i)
                view->high[up] = (uint16_t)i;
        }
    }
}

bool
clm__view_is(const struct clm__view *view, int i, const char *word)
{
    const char *at = view->in->text + view->tokens[i].start;
    size_t len = view->tokens[i].end - view->tokens[i].start;
    if (strlen(word) != len)
        return false;
    for (size_t k = 0; k < len; k++)
        if (clm__lower(at[k]) != word[k])
            return false;
    return true;
}

bool
clm__view_is_char(const struct clm__view *view, int i, const char *set)
{
    const char *text = view->in->text;
    struct clm__char c = clm__char_at(text, view->tokens[i].end, view->tokens[i].start);
    if (c.kind == CLM__DASH)
        return strchr(set, '-') != NULL;
    if (text[view->tokens[i].start] == '-' &&
        view->tokens[i].end - view->tokens[i].start == 1)
        return strchr(set, '-') != NULL && i > 0 && i + 1 < view->count &&
               (view->tokens[i].flags & CLM__TOKEN_SPACE) != 0 &&
               (view->tokens[i + 1].flags & CLM__TOKEN_SPACE) != 0;
    return view->tokens[i].end - view->tokens[i].start == 1 &&
           strchr(set, text[view->tokens[i].start]) != NULL;
}

bool
clm__view_is_end(const struct clm__view *view, int i)
{
    while (i < view->count && clm__view_kind(view, i) == CLM__UPOS_PUNCT)
        i++;
    return i >= view->count;
}

int
clm__view_child(const struct clm__view *view, int i, enum clm__rel rel, int from)
{
    from = from > view->low[i] ? from : view->low[i];
    for (int k = from; k <= view->high[i]; k++)
        if (clm__view_head(view, k) == i && clm__view_rel(view, k) == rel)
            return k;
    return -1;
}

uint32_t
clm__view_preposition(const struct clm__view *view, int i, int *at)
{
    *at = -1;
    for (int k = view->low[i]; k < i && *at < 0; k++)
        if (clm__view_head(view, k) == i && (clm__view_rel(view, k) == CLM__REL_CASE ||
                                             clm__view_rel(view, k) == CLM__REL_MARK))
            *at = k;
    if (*at < 0)
        return 0;
    const char *lemma = clm__view_lemma(view, *at);
    return clm__cue_preposition(lemma, strlen(lemma));
}

struct clm__words
clm__view_quoted(const struct clm__view *view, uint32_t quote)
{
    struct clm__words words = CLM__NO_WORDS;
    for (int i = 0; i < view->count; i++) {
        if (view->quote[i] != quote)
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
is_own_mark(const struct clm__view *view, int i, struct clm__words words)
{
    const struct clm__parsed *parsed = view->in->parsed;
    uint32_t start = view->tokens[words.first].start, end = view->tokens[words.last].end;
    for (size_t k = view->quote[i] - 1; view->quote[i] > 0 && k < parsed->quote_count;
         k++) {
        const struct clm__quote *quote = &parsed->quotes[k];
        if (quote->start >= view->tokens[i].end)
            break;
        if (quote->start == view->tokens[i].start || quote->end == view->tokens[i].end)
            return quote->start >= start && quote->end <= end;
    }
    return false;
}

static bool
is_loose(const struct clm__view *view, int i, struct clm__words words)
{
    if (clm__view_is_mark(view, i))
        return !is_own_mark(view, i, words);
    if ((view->tokens[i].flags & CLM__TOKEN_BRACKET) != 0)
        return clm__view_is_char(view, i, i == words.first ? ")]}" : "([{");
    if (i == words.last && i > words.first &&
        (clm__view_kind(view, i) == CLM__UPOS_CCONJ || clm__view_is(view, i, "to")))
        return true;
    return clm__view_kind(view, i) == CLM__UPOS_PUNCT;
}

struct clm__words
clm__view_trim(const struct clm__view *view, struct clm__words words)
{
    while (words.first >= 0 && words.first <= words.last) {
        if (is_loose(view, words.first, words))
            words.first++;
        else if (is_loose(view, words.last, words))
            words.last--;
        else
            return words;
    }
    return CLM__NO_WORDS;
}

static void
add_piece(struct clm__part *part, uint32_t start, uint32_t end)
{
    if (part->count < CLM__PIECES_MAX)
        part->pieces[part->count++] = (struct clm__piece){start, end};
}

void
clm__part_add(struct clm__part *part, const struct clm__view *view,
              struct clm__words words)
{
    words = clm__view_trim(view, words);
    if (words.first >= 0)
        add_piece(part, view->tokens[words.first].start, view->tokens[words.last].end);
}

void
clm__part_add_all(struct clm__part *part, const struct clm__view *view,
                  struct clm__words words)
{
    add_piece(part, view->tokens[words.first].start, view->tokens[words.last].end);
}

void
clm__part_add_quote(struct clm__part *part, const struct clm__view *view, uint32_t quote)
{
    const struct clm__quote *from = &view->in->parsed->quotes[quote - 1];
    add_piece(part, from->start, from->end);
}
