/* SPDX-License-Identifier: MIT */
/* What the language says: the way from text to trees, a paragraph at a time. */
#include "text/text.h"

#include "base/alloc.h"
#include "text/lemma.h"
#include "text/parse.h"
#include "text/tag.h"

struct clm__parser {
    const struct clm__model *model;
    struct clm__parse_room *room;
    struct clm__token *tokens; /* of the paragraph at hand */
    size_t token_room;
    struct clm__word words[CLM__SENTENCE_MAX];
    uint16_t tags[CLM__SENTENCE_MAX];
    struct clm__quote_state quotes;
    const char *text;
    size_t len, at;
    uint32_t paragraph;
    bool wrapped;
};

static enum clm_code
no_memory(struct clm_error *err)
{
    return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
}

enum clm_code
clm__parser_new(struct clm__parser **out, const struct clm__model *model,
                struct clm_error *err)
{
    struct clm__parser *parser = clm__calloc(1, sizeof *parser);
    *out = NULL;
    if (parser == NULL)
        return no_memory(err);
    parser->model = model;
    parser->room = clm__parse_room_new(model->beam);
    if (parser->room == NULL) {
        clm__free(parser);
        return no_memory(err);
    }
    *out = parser;
    return CLM_OK;
}

void
clm__parser_free(struct clm__parser *parser)
{
    if (parser == NULL)
        return;
    clm__parse_room_free(parser->room);
    clm__free(parser->tokens);
    clm__free(parser);
}

void
clm__parsed_clear(struct clm__parsed *parsed)
{
    parsed->token_count = parsed->sentence_count = parsed->quote_count = 0;
    parsed->lemmas.len = 0;
}

void
clm__parsed_release(struct clm__parsed *parsed)
{
    clm__free(parsed->tokens);
    clm__free(parsed->sentences);
    clm__free(parsed->quotes);
    clm__buf_release(&parsed->lemmas);
    *parsed = (struct clm__parsed){0};
}

static bool
add_lemma(struct clm__parsed *out, const struct clm__model *model,
          struct clm__parsed_token *token, const char *form)
{
    const struct clm__tag_name *tag = &model->tags[token->tag];
    char *to = clm__buf_reserve(&out->lemmas, CLM__LEMMA_MAX);
    if (to == NULL)
        return false;
    size_t len = clm__lemma(to, form, token->end - token->start, tag->kind, tag->xpos);
    to[len] = '\0';
    token->lemma = (uint32_t)out->lemmas.len;
    out->lemmas.len += len + 1;
    return true;
}

/* Tags and parses the last sentence of `out`; its tokens are byte runs of `forms` and
 * already described. */
static bool
analyse(struct clm__parser *parser, const char *forms, struct clm__parsed *out)
{
    const struct clm__model *model = parser->model;
    struct clm__parsed_sentence *sentence = &out->sentences[out->sentence_count - 1];
    struct clm__parsed_token *tokens = out->tokens + sentence->first;
    struct clm__parse_options options = {model->label_count, model->beam};
    const struct clm__node *nodes = parser->room->state.nodes;
    for (uint32_t i = 0; i < sentence->count; i++)
        clm__word_init(&parser->words[i], forms + tokens[i].start,
                       tokens[i].end - tokens[i].start, &model->clusters);
    clm__tag_sentence(&model->tagger, parser->words, sentence->count, parser->tags);
    clm__parse_sentence(parser->room, &model->parser, parser->words, parser->tags,
                        sentence->count, &options);
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct clm__node *node = &nodes[i + 1];
        tokens[i].tag = (uint8_t)parser->tags[i];
        tokens[i].head = node->head > sentence->count ? 0 : node->head;
        tokens[i].label = node->label;
        if (!add_lemma(out, model, &tokens[i], forms + tokens[i].start))
            return false;
    }
    return true;
}

static struct clm__parsed_sentence *
add_sentence(struct clm__parsed *out, size_t count)
{
    void *sentences = out->sentences, *tokens = out->tokens;
    bool ok = clm__grow(&sentences, &out->sentence_room, out->sentence_count + 1,
                        sizeof *out->sentences) &&
              clm__grow(&tokens, &out->token_room, out->token_count + count,
                        sizeof *out->tokens);
    out->sentences = sentences;
    out->tokens = tokens;
    if (!ok)
        return NULL;
    struct clm__parsed_sentence *sentence = &out->sentences[out->sentence_count++];
    *sentence = (struct clm__parsed_sentence){.first = (uint32_t)out->token_count,
                                              .count = (uint32_t)count};
    out->token_count += count;
    return sentence;
}

/* The tokens of [start, end); `*count` gets how many. */
static bool
read_tokens(struct clm__parser *parser, size_t start, size_t end, size_t *count)
{
    struct clm__token token;
    size_t at = start;
    *count = 0;
    while (clm__token_next(&token, parser->text, start, end, &at)) {
        void *items = parser->tokens;
        bool ok =
            clm__grow(&items, &parser->token_room, *count + 1, sizeof *parser->tokens);
        parser->tokens = items;
        if (!ok)
            return false;
        parser->tokens[(*count)++] = token;
    }
    return true;
}

static bool
parse_paragraph(struct clm__parser *parser, struct clm__parsed *out, size_t count)
{
    for (size_t first = 0; first < count;) {
        size_t stop = clm__sentence_end(parser->text, parser->tokens, count, first);
        struct clm__parsed_sentence *sentence = add_sentence(out, stop - first);
        if (sentence == NULL)
            return false;
        sentence->start = parser->tokens[first].start;
        sentence->end = parser->tokens[stop - 1].end;
        sentence->paragraph = parser->paragraph;
        for (size_t i = first; i < stop; i++) {
            const struct clm__token *token = &parser->tokens[i];
            out->tokens[sentence->first + i - first] = (struct clm__parsed_token){
                .start = token->start, .end = token->end, .flags = token->flags};
        }
        if (!analyse(parser, parser->text, out))
            return false;
        first = stop;
    }
    void *quotes = out->quotes;
    bool ok = clm__grow(&quotes, &out->quote_room, out->quote_count + count,
                        sizeof *out->quotes);
    out->quotes = quotes;
    if (ok)
        out->quote_count +=
            clm__quote_find(out->quotes + out->quote_count, &parser->quotes, parser->text,
                            parser->tokens, count);
    return ok;
}

enum clm_code
clm__text_begin(struct clm__parser *parser, const char *text, size_t len,
                struct clm_error *err)
{
    if (len > CLM__TEXT_MAX)
        return clm_error_set(err, CLM_E_TOO_LARGE, (struct clm_loc){0},
                             "a text has over %u bytes", (unsigned)CLM__TEXT_MAX);
    parser->text = text;
    parser->len = len;
    parser->at = 0;
    parser->paragraph = 0;
    parser->quotes = (struct clm__quote_state){0};
    parser->wrapped = clm__paragraph_wrapped(text, len);
    return CLM_OK;
}

enum clm_code
clm__text_next(struct clm__parser *parser, struct clm__parsed *out, bool *more,
               struct clm_error *err)
{
    size_t start = 0, end = 0, count = 0;
    *more = clm__paragraph_next(parser->text, parser->len, parser->wrapped, &parser->at,
                                &start, &end);
    if (!*more)
        return CLM_OK;
    if (!read_tokens(parser, start, end, &count) || !parse_paragraph(parser, out, count))
        return no_memory(err);
    parser->paragraph++;
    return CLM_OK;
}

enum clm_code
clm__text_parse(struct clm__parser *parser, const char *text, size_t len,
                struct clm__parsed *out, struct clm_error *err)
{
    clm__parsed_clear(out);
    enum clm_code code = clm__text_begin(parser, text, len, err);
    for (bool more = true; code == CLM_OK && more;)
        code = clm__text_next(parser, out, &more, err);
    return code;
}

enum clm_code
clm__text_parse_tokens(struct clm__parser *parser,
                       const struct clm__conllu_sentence *sentence,
                       struct clm__buf *forms, struct clm__parsed *out,
                       struct clm_error *err)
{
    if (sentence->count == 0)
        return CLM_OK;
    struct clm__parsed_sentence *to = add_sentence(out, sentence->count);
    if (to == NULL)
        return no_memory(err);
    to->start = (uint32_t)forms->len;
    for (size_t i = 0; i < sentence->count; i++) {
        struct clm__span form = sentence->words[i].form;
        struct clm__parsed_token *token = &out->tokens[to->first + i];
        *token = (struct clm__parsed_token){.start = (uint32_t)forms->len};
        clm__buf_add(forms, form.at, form.len);
        token->end = (uint32_t)forms->len;
    }
    to->end = (uint32_t)forms->len;
    if (forms->failed || forms->len > CLM__TEXT_MAX || !analyse(parser, forms->at, out))
        return no_memory(err);
    return CLM_OK;
}
