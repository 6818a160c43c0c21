/* SPDX-License-Identifier: MIT */
/* What the language says: text to sentences, tokens, tags, lemmas, trees and quotations.
 * The one header of this stage that other stages include; everything else in text/ is its
 * inside. */
#ifndef CLM_TEXT_TEXT_H
#define CLM_TEXT_TEXT_H

#include "text/conllu.h"
#include "text/model.h"
#include "text/quote.h"
#include "text/sentence.h"

/* A text may be this long, in bytes. */
#define CLM__TEXT_MAX (UINT32_C(1) << 30)

struct clm__parsed_token {
    uint32_t start,
        end; /* bytes of the text, half-open; of tokens read from CoNLL-U, of `forms` */
    uint32_t lemma; /* where it starts in `lemmas`, ended by NUL */
    uint16_t head;  /* 1.. within its sentence; 0 = the root */
    uint8_t tag;    /* index of model->tags */
    uint8_t label;  /* index of model->labels */
    uint8_t flags;  /* of clm__token_flag */
};

struct clm__parsed_sentence {
    uint32_t first;      /* index of its first token */
    uint32_t count;      /* >= 1 */
    uint32_t start, end; /* bytes from the first token to the last */
    uint32_t paragraph;  /* number of its paragraph, from 0 */
};

/** A parsed text, or, while streaming, the paragraph just parsed. Zeroed it is empty; its
 * room is used again. */
struct clm__parsed {
    struct clm__parsed_token *tokens;
    size_t token_count, token_room;
    struct clm__parsed_sentence *sentences;
    size_t sentence_count, sentence_room;
    struct clm__quote *quotes; /* in the order of their starts */
    size_t quote_count, quote_room;
    struct clm__buf lemmas;
};

/** Room and state of a parser. One thread uses it at a time; the model may be shared. */
struct clm__parser;

/** CLM_E_NOMEM. The model must outlive the parser. */
enum clm_code clm__parser_new(struct clm__parser **out, const struct clm__model *model,
                              struct clm_error *err) CLM_MUST_CHECK;
void clm__parser_free(struct clm__parser *parser);

/** Empties what was parsed, keeping its room. */
void clm__parsed_clear(struct clm__parsed *parsed);
void clm__parsed_release(struct clm__parsed *parsed);

/** Parses a whole text (UTF-8) into `out`, which is emptied first. CLM_E_TOO_LARGE over
 * CLM__TEXT_MAX bytes, CLM_E_NOMEM. */
enum clm_code clm__text_parse(struct clm__parser *parser, const char *text, size_t len,
                              struct clm__parsed *out,
                              struct clm_error *err) CLM_MUST_CHECK;

/** The same in pieces: begin, then a paragraph at a time, appended to `out` (clear it
 * between calls, and memory stays small whatever the length of the text). `*more` is
 * false when no paragraph was left. Quotations of a paragraph that go on in the next are
 * given as open. */
enum clm_code clm__text_begin(struct clm__parser *parser, const char *text, size_t len,
                              struct clm_error *err) CLM_MUST_CHECK;
enum clm_code clm__text_next(struct clm__parser *parser, struct clm__parsed *out,
                             bool *more, struct clm_error *err) CLM_MUST_CHECK;

/** Tags and parses a sentence whose tokens are given; appends it to `out`. Offsets of its
 * tokens are those of their forms in `forms`, to which the forms are appended. */
enum clm_code clm__text_parse_tokens(struct clm__parser *parser,
                                     const struct clm__conllu_sentence *sentence,
                                     struct clm__buf *forms, struct clm__parsed *out,
                                     struct clm_error *err) CLM_MUST_CHECK;

static inline const struct clm__tag_name *
clm__parsed_tag(const struct clm__model *model, const struct clm__parsed_token *token)
{
    return &model->tags[token->tag];
}

static inline const struct clm__label_name *
clm__parsed_label(const struct clm__model *model, const struct clm__parsed_token *token)
{
    return &model->labels[token->label];
}

static inline const char *
clm__parsed_lemma(const struct clm__parsed *parsed, const struct clm__parsed_token *token)
{
    return parsed->lemmas.at + token->lemma;
}

#endif
