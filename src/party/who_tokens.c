/* SPDX-License-Identifier: MIT */
/* The tokens of one sentence of an article. */
#include "party/who_tokens.h"

#include <string.h>

void
clm__tokens_sentence(struct clm__tokens *tokens, size_t sentence)
{
    const struct clm__parsed_sentence *here = &tokens->parsed->sentences[sentence];
    tokens->first = here->first;
    tokens->count = here->count;
    tokens->at = tokens->parsed->tokens + here->first;
    memset(tokens->words, 0, here->count * sizeof *tokens->words);
}

enum clm__upos
clm__tokens_kind(const struct clm__tokens *tokens, unsigned i)
{
    return clm__parsed_tag(tokens->model, &tokens->at[i])->kind;
}

bool
clm__tokens_upper(const struct clm__tokens *tokens, unsigned i)
{
    return (tokens->at[i].flags & CLM__TOKEN_UPPER) != 0;
}

bool
clm__tokens_capitals(const struct clm__tokens *tokens, unsigned i)
{
    uint32_t start = tokens->at[i].start, end = tokens->at[i].end;
    for (uint32_t at = start; at < end; at++)
        if (tokens->text[at] < 'A' || tokens->text[at] > 'Z')
            return false;
    return end - start >= 2;
}

bool
clm__tokens_is(const struct clm__tokens *tokens, unsigned i, const char *word)
{
    size_t len = strlen(word);
    if (i >= tokens->count || tokens->at[i].end - tokens->at[i].start != len)
        return false;
    for (size_t k = 0; k < len; k++) {
        char c = tokens->text[tokens->at[i].start + k];
        if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != word[k])
            return false;
    }
    return true;
}

bool
clm__tokens_is_any(const struct clm__tokens *tokens, unsigned i, const char *const *words,
                   size_t count)
{
    for (size_t k = 0; k < count; k++)
        if (clm__tokens_is(tokens, i, words[k]))
            return true;
    return false;
}

static void
look_up(const struct clm__tokens *tokens, unsigned i, struct clm__token_word *word)
{
    enum { LONGEST = 40 }; /* no word of a lexicon is longer */
    char form[LONGEST + 1];
    const char *lemma = clm__parsed_lemma(tokens->parsed, &tokens->at[i]);
    uint32_t len = tokens->at[i].end - tokens->at[i].start;
    word->known = true;
    word->lemma = word->form = clm__lexicon_word(tokens->lexicon, lemma);
    if (len > LONGEST)
        return;
    memcpy(form, tokens->text + tokens->at[i].start, len);
    form[len] = '\0';
    if (strcmp(form, lemma) != 0)
        word->form = clm__lexicon_word(tokens->lexicon, form);
}

bool
clm__tokens_in(const struct clm__tokens *tokens, unsigned i, enum clm__class class)
{
    struct clm__token_word *word = &tokens->words[i];
    if (!word->known)
        look_up(tokens, i, word);
    return clm__lexicon_in(tokens->lexicon, word->lemma, class) ||
           clm__lexicon_in(tokens->lexicon, word->form, class);
}

bool
clm__tokens_office(const struct clm__tokens *tokens, unsigned i)
{
    static const enum clm__class classes[] = {CLM__CLASS_ROLE,    CLM__CLASS_TITLE,
                                              CLM__CLASS_CALLING, CLM__CLASS_CHIEF,
                                              CLM__CLASS_MADAM,   CLM__CLASS_SIR};
    for (size_t k = 0; k < sizeof classes / sizeof *classes; k++)
        if (clm__tokens_in(tokens, i, classes[k]))
            return true;
    return false;
}

bool
clm__tokens_touch(const struct clm__tokens *tokens, unsigned i)
{
    uint32_t before = tokens->at[i - 1].end, here = tokens->at[i].start;
    return here == before || (here == before + 1 && (tokens->text[before] == ' ' ||
                                                     tokens->text[before] == '\n'));
}
