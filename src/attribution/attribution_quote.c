/* SPDX-License-Identifier: MIT */
/* Quotations that no cue has taken. One that stands as sentences of its own goes on with
 * what was said before it: in its paragraph, or where a quotation runs over paragraphs.
 */
#include "attribution/attribution_quote.h"

#include "base/alloc.h"

struct taking {
    struct clm__attributions *list;
    const struct clm__attribution_input *in;
    size_t sentence; /* of the quotation at hand */
    size_t speaker;  /* 1 + index of the attribution that spoke last */
    uint32_t paragraph;
};

static bool
covers(const struct clm__part *part, const struct clm__quote *quote)
{
    for (unsigned i = 0; i < part->count; i++)
        if (part->pieces[i].start < quote->end && part->pieces[i].end > quote->start)
            return true;
    return false;
}

/* Whether one of the `count` attributions that cues gave has taken a quotation: one near
 * it, from `at` on, or one of the few before that. They lie in the order of their
 * sentences. */
static bool
is_taken(const struct clm__attributions *list, size_t count, size_t at,
         const struct clm__quote *quote, uint32_t last_sentence)
{
    enum { BEFORE = 8, SENTENCES_BEHIND = 3 };
    for (size_t i = at > BEFORE ? at - BEFORE : 0;
         i < count && list->items[i].sentence <= last_sentence + SENTENCES_BEHIND; i++)
        if (covers(&list->items[i].content, quote) ||
            covers(&list->items[i].cue, quote) || covers(&list->items[i].source, quote))
            return true;
    return false;
}

/* Whether a quotation begins a sentence and holds one: a verb, or nothing but itself. */
static bool
is_speech(const struct clm__attribution_input *in, const struct clm__quote *quote,
          const struct clm__parsed_sentence *sentence)
{
    const struct clm__parsed_token *tokens = in->parsed->tokens + sentence->first;
    uint32_t last = sentence->count - 1;
    if (tokens[0].start != quote->start)
        return false;
    while (last > 0 && tokens[last].start >= quote->end &&
           in->model->tags[tokens[last].tag].kind == CLM__UPOS_PUNCT)
        last--;
    return tokens[last].end <= quote->end;
}

static struct clm__attribution *
add_copy(struct clm__attributions *list, size_t from)
{
    void *items = list->items;
    bool ok = clm__grow(&items, &list->room, list->count + 1, sizeof *list->items);
    list->items = items;
    if (!ok)
        return NULL;
    struct clm__attribution *to = &list->items[list->count++];
    *to = from > 0 ? list->items[from - 1] : (struct clm__attribution){0};
    to->content.count = 0;
    to->kind = CLM__ATTRIBUTION_SPEECH;
    return to;
}

/* Gives a quotation to who spoke last, or to nobody. */
static bool
take(struct taking *t, const struct clm__quote *quote)
{
    struct clm__attribution *to = t->speaker > 0 ? &t->list->items[t->speaker - 1] : NULL;
    if (to == NULL || to->content.count == CLM__PIECES_MAX) {
        to = add_copy(t->list, t->speaker);
        if (to == NULL)
            return false;
        if (t->speaker == 0)
            to->sentence = (uint32_t)t->sentence;
        t->speaker = t->list->count;
    }
    struct clm__part *part = &to->content;
    part->pieces[part->count++] = (struct clm__stretch){quote->start, quote->end};
    return true;
}

/* The number of the sentence that a quotation ends in. */
static uint32_t
last_sentence_of(const struct taking *t, const struct clm__quote *quote)
{
    const struct clm__parsed *parsed = t->in->parsed;
    size_t i = t->sentence;
    while (i + 1 < parsed->sentence_count && parsed->sentences[i + 1].start < quote->end)
        i++;
    return (uint32_t)i;
}

/* The attribution that speaks last before a quotation, in its paragraph. */
static void
find_speaker(struct taking *t, size_t found, size_t *at, const struct clm__quote *quote)
{
    const struct clm__parsed *parsed = t->in->parsed;
    uint32_t paragraph = parsed->sentences[t->sentence].paragraph;
    bool goes_on = (quote->flags & CLM__QUOTE_CONTINUED) != 0;
    if (paragraph != t->paragraph && !goes_on)
        t->speaker = 0;
    t->paragraph = paragraph;
    for (; *at < found; (*at)++) {
        const struct clm__attribution *a = &t->list->items[*at];
        if (parsed->sentences[a->sentence].start >= quote->start)
            break;
        if (a->kind == CLM__ATTRIBUTION_SPEECH &&
            (parsed->sentences[a->sentence].paragraph == paragraph || goes_on))
            t->speaker = *at + 1;
    }
}

/* A sentence whose quotation was opened before the text begins or by a mark that was
 * lost: it ends with a closing mark. */
static bool
closes_nothing(const struct clm__attribution_input *in,
               const struct clm__parsed_sentence *sentence)
{
    static const char mark[] = "\u201d";
    size_t len = sizeof mark - 1;
    if (sentence->count < 4 || sentence->end - sentence->start <= len ||
        memcmp(in->text + sentence->end - len, mark, len) != 0)
        return false;
    for (size_t i = clm__quote_from(in->parsed, sentence->start);
         i < in->parsed->quote_count && in->parsed->quotes[i].start < sentence->end; i++)
        if (in->parsed->quotes[i].end == sentence->end)
            return false;
    return true;
}

static bool
take_closed(struct clm__attributions *list, const struct clm__attribution_input *in,
            size_t found)
{
    size_t at = 0;
    for (size_t i = 0; i < in->parsed->sentence_count; i++) {
        const struct clm__parsed_sentence *sentence = &in->parsed->sentences[i];
        while (at < found && list->items[at].sentence < i)
            at++;
        struct clm__quote whole = {.start = sentence->start, .end = sentence->end};
        if (!closes_nothing(in, sentence) ||
            is_taken(list, found, at, &whole, (uint32_t)i))
            continue;
        struct clm__attribution *to = add_copy(list, 0);
        if (to == NULL)
            return false;
        to->sentence = (uint32_t)i;
        to->content.pieces[to->content.count++] =
            (struct clm__stretch){sentence->start, sentence->end};
    }
    return true;
}

bool
clm__take_quotes(struct clm__attributions *list, const struct clm__attribution_input *in)
{
    const struct clm__parsed *parsed = in->parsed;
    struct taking t = {.list = list, .in = in, .paragraph = UINT32_MAX};
    size_t found = list->count, at = 0;
    for (size_t i = 0; i < parsed->quote_count; i++) {
        const struct clm__quote *quote = &parsed->quotes[i];
        if (quote->depth > 0 || (quote->flags & CLM__QUOTE_SINGLE) != 0)
            continue;
        while (t.sentence + 1 < parsed->sentence_count &&
               parsed->sentences[t.sentence].end <= quote->start)
            t.sentence++;
        find_speaker(&t, found, &at, quote);
        if (!is_taken(list, found, at, quote, last_sentence_of(&t, quote)) &&
            is_speech(in, quote, &parsed->sentences[t.sentence]) && !take(&t, quote))
            return false;
    }
    return take_closed(list, in, found);
}
