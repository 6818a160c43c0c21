/* SPDX-License-Identifier: MIT */
/* The tokens of one sentence of an article, before anybody makes a tree of it. */
#ifndef CLM_PARTY_WHO_TOKENS_H
#define CLM_PARTY_WHO_TOKENS_H

#include "lexicon/lexicon.h"
#include "text/text.h"

/** The numbers of a token in the lexicon: of its lemma and of its letters. */
struct clm__token_word {
    clm_str lemma, form;
    bool known; /* looked up */
};

/** All borrowed; `words` has room for the longest sentence. */
struct clm__tokens {
    struct clm__token_word *words;
    const struct clm__lexicon *lexicon;
    const struct clm__model *model;
    const struct clm__parsed *parsed;
    const char *text;
    const struct clm__parsed_token *at; /* of the sentence */
    uint32_t first;                     /* its number in the article */
    unsigned count;
};

/** Moves to a sentence. */
void clm__tokens_sentence(struct clm__tokens *tokens, size_t sentence);

/** Of clm__upos. */
enum clm__upos clm__tokens_kind(const struct clm__tokens *tokens, unsigned i);
bool clm__tokens_upper(const struct clm__tokens *tokens, unsigned i);
/** Whether a token of two letters or more has only capitals. */
bool clm__tokens_capitals(const struct clm__tokens *tokens, unsigned i);
/** Whether its letters are `word`, which is in lower case. */
bool clm__tokens_is(const struct clm__tokens *tokens, unsigned i, const char *word);
bool clm__tokens_is_any(const struct clm__tokens *tokens, unsigned i,
                        const char *const *words, size_t count);
/** Whether its lemma is in a class of words, or the token itself. */
bool clm__tokens_in(const struct clm__tokens *tokens, unsigned i, enum clm__class class);
/** Whether it tells what somebody is: an office, a title, a calling. */
bool clm__tokens_office(const struct clm__tokens *tokens, unsigned i);
/** Whether a name goes on from the token before `i` to `i`: nothing stands between them,
 * or one space. */
bool clm__tokens_touch(const struct clm__tokens *tokens, unsigned i);

#endif
