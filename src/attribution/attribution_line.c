/* SPDX-License-Identifier: MIT */
/* Attributions that are seen by the shape of a line, not by its tree: headlines, and
 * names set behind a dash under what somebody wrote or said. */
#include "attribution/attribution_line.h"

#include "base/ascii.h"
#include "text/char.h"

/* The verb that a word of a headline is, whatever its tag: "Calls", "Vows", "Says". */
static const struct clm__cue_word *
headline_verb(const struct clm__sentence *sentence, int i)
{
    char word[32];
    const struct clm__parsed_token *token = &sentence->tree.tokens[i];
    size_t len = token->end - token->start;
    if (len < 4 || len >= sizeof word || sentence->tree.text[token->end - 1] != 's')
        return NULL;
    for (size_t k = 0; k < len; k++) {
        char c = sentence->tree.text[token->start + k];
        word[k] = clm__lower(c);
    }
    word[len - 1] = '\0';
    const struct clm__cue_word *found =
        clm__cue_find(sentence->cues, CLM__CUE_VERB, word);
    if (found == NULL && len > 4 && word[len - 2] == 'e') {
        word[len - 2] = '\0';
        found = clm__cue_find(sentence->cues, CLM__CUE_VERB, word);
    }
    return found != NULL && (found->patterns & CLM__CUE_WEAK) == 0 ? found : NULL;
}

static bool
is_name_like(const struct clm__sentence *sentence, int i)
{
    enum clm__upos kind = clm__words_kind(sentence, i);
    return kind == CLM__UPOS_PROPN || kind == CLM__UPOS_NOUN || kind == CLM__UPOS_ADJ ||
           kind == CLM__UPOS_DET || kind == CLM__UPOS_ADP;
}

/* Whether nearly all words of a sentence begin with a capital. */
static bool
is_title(const struct clm__sentence *sentence)
{
    int upper = 0, lower = 0;
    for (int i = 0; i < clm__words_count(sentence); i++) {
        upper += (sentence->tree.tokens[i].flags & CLM__TOKEN_UPPER) != 0;
        lower += (sentence->tree.tokens[i].flags & CLM__TOKEN_LOWER) != 0 &&
                 sentence->tree.tokens[i].end - sentence->tree.tokens[i].start > 3;
    }
    return upper >= 4 && upper >= 4 * lower;
}

/* "Mayor Calls Plan a Disgrace": a word that the tagger takes for a noun, between what
 * may be its subject and the rest; in running text only before "that" and the like. */
bool
clm__find_headline(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    int at = f->head;
    enum clm__upos kind = clm__words_kind(sentence, at);
    if ((kind != CLM__UPOS_PROPN && kind != CLM__UPOS_NOUN) || at == 0 ||
        at + 1 >= clm__words_count(sentence) || clm__words_quote(sentence, at) > 0)
        return false;
    bool that = clm__words_is(sentence, at + 1, "that") ||
                clm__words_is(sentence, at + 1, "how") ||
                clm__words_is(sentence, at + 1, "whether");
    if (!that && !is_title(sentence))
        return false;
    f->word = headline_verb(sentence, at);
    if (f->word == NULL || (that && (f->word->patterns & CLM__CUE_THAT) == 0))
        return false;
    int first = at;
    while (first > 0 && is_name_like(sentence, first - 1))
        first--;
    if (first == at || clm__words_is_mark(sentence, at + 1))
        return false;
    f->kind = CLM__ATTRIBUTION_OTHER;
    f->source = clm__words_trim(sentence, (struct clm__words){first, at - 1});
    clm__part_add(&f->content, sentence,
                  (struct clm__words){at + 1, clm__words_count(sentence) - 1});
    return f->content.count > 0 && f->source.first >= 0;
}

/* The bytes up to which a paragraph goes on behind a sentence. */
static uint32_t
paragraph_end(const struct clm__sentence *sentence)
{
    const struct clm__parsed *parsed = sentence->tree.parsed;
    size_t i = (size_t)(sentence->tree.sentence - parsed->sentences);
    while (i + 1 < parsed->sentence_count &&
           parsed->sentences[i + 1].paragraph == sentence->tree.sentence->paragraph)
        i++;
    return parsed->sentences[i].end;
}

/* "SMITH: I was not there." A turn of a transcript, or a headline of that form. */
bool
clm__find_turn(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    const struct clm__parsed *parsed = sentence->tree.parsed;
    int first = clm__words_is_mark(sentence, 0), colon = first;
    size_t number = (size_t)(sentence->tree.sentence - parsed->sentences);
    if (f->head != 0 || (number > 0 && parsed->sentences[number - 1].paragraph ==
                                           sentence->tree.sentence->paragraph))
        return false;
    while (colon < clm__words_count(sentence) && colon < first + 4 &&
           clm__words_kind(sentence, colon) == CLM__UPOS_PROPN)
        colon++;
    if (colon == first || colon + 2 >= clm__words_count(sentence) ||
        !clm__words_is_char(sentence, colon, ":"))
        return false;
    f->kind = CLM__ATTRIBUTION_SPEECH;
    f->cue = (struct clm__words){colon, colon};
    f->source = (struct clm__words){first, colon - 1};
    clm__part_add(&f->content, sentence,
                  (struct clm__words){colon + 1, clm__words_count(sentence) - 1});
    if (f->content.count > 0 && paragraph_end(sentence) > sentence->tree.sentence->end)
        f->content.pieces[0].end = paragraph_end(sentence);
    return f->content.count > 0;
}

/* A dash and a name, alone in a line. */
bool
clm__find_signature(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    const struct clm__parsed *parsed = sentence->tree.parsed;
    int last = clm__words_count(sentence) - 1;
    struct clm__char c = clm__char_at(sentence->tree.text, sentence->tree.tokens[0].end,
                                      sentence->tree.tokens[0].start);
    if (f->head != 0 || c.kind != CLM__DASH || last < 1 || last > 5)
        return false;
    while (last > 0 && clm__words_kind(sentence, last) == CLM__UPOS_PUNCT)
        last--;
    for (int i = 1; i <= last; i++)
        if ((sentence->tree.tokens[i].flags & CLM__TOKEN_LOWER) != 0 ||
            clm__words_is_char(sentence, i, ",/;:"))
            return false;
    size_t number = (size_t)(sentence->tree.sentence - parsed->sentences);
    f->kind = CLM__ATTRIBUTION_SPEECH;
    f->cue = (struct clm__words){0, 0};
    f->source = (struct clm__words){1, last};
    for (size_t i = parsed->quote_count; i > 0 && number > 0; i--) {
        const struct clm__quote *quote = &parsed->quotes[i - 1];
        if (quote->start >= sentence->tree.sentence->start || quote->depth > 0)
            continue;
        if (quote->end >= parsed->sentences[number - 1].end)
            clm__part_add_quote(&f->content, sentence, (uint32_t)i);
        break;
    }
    return true;
}
