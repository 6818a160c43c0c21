/* SPDX-License-Identifier: MIT */
/* Writing CoNLL-U. */
#include "text/conllu_write.h"

/* A value in a comment: one line. */
static void
add_line_text(struct clm__buf *out, const char *text, size_t len)
{
    bool space = false;
    for (size_t i = 0; i < len; i++) {
        bool now = (unsigned char)text[i] <= ' ';
        if (!now || !space)
            clm__buf_putc(out, now ? ' ' : text[i]);
        space = now;
    }
}

/* A form in a column: no white space, and never empty. */
static void
add_column(struct clm__buf *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        clm__buf_putc(out, (unsigned char)text[i] <= ' ' ? ' ' : text[i]);
    if (len == 0)
        clm__buf_putc(out, '_');
}

void
clm__conllu_begin(struct clm__conllu_writer *writer, struct clm__buf *out,
                  const char *doc_id)
{
    writer->doc_id = doc_id;
    writer->sentence = 0;
    clm__buf_puts(out, "# newdoc id = ");
    add_line_text(out, doc_id, strlen(doc_id));
    clm__buf_putc(out, '\n');
}

static void
add_head_columns(struct clm__buf *out, const struct clm__model *model,
                 const struct clm__parsed *parsed, const struct clm__parsed_token *token)
{
    const struct clm__tag_name *tag = clm__parsed_tag(model, token);
    clm__buf_putc(out, '\t');
    clm__buf_puts(out, clm__parsed_lemma(parsed, token));
    clm__buf_putc(out, '\t');
    clm__buf_puts(out, tag->upos);
    clm__buf_putc(out, '\t');
    clm__buf_puts(out, tag->xpos);
    clm__buf_puts(out, "\t_\t");
    clm__buf_number(out, token->head);
    clm__buf_putc(out, '\t');
    clm__buf_puts(out, clm__parsed_label(model, token)->deprel);
    clm__buf_puts(out, "\t_\t");
}

/* Whether no space stands between a token and what follows it in the paragraph; `next`
 * may be NULL. */
static bool
runs_on(const struct clm__parsed_token *token, const struct clm__parsed_token *next)
{
    return next != NULL && next->start == token->end;
}

static void
add_place(struct clm__conllu_writer *writer, struct clm__buf *out, uint32_t start,
          uint32_t end, bool no_space)
{
    struct clm_span at = clm__plain_span(writer->plain, (struct clm_span){start, end});
    clm__buf_puts(out, "Start=");
    clm__buf_number(out, at.start);
    clm__buf_puts(out, "|End=");
    clm__buf_number(out, at.end);
    clm__buf_puts(out, no_space ? "|SpaceAfter=No\n" : "\n");
}

/* How many tokens from `at` on are pieces of one word. */
static size_t
count_pieces(const struct clm__parsed_token *tokens, size_t count, size_t at)
{
    size_t stop = at + 1;
    while (stop < count && (tokens[stop].flags & CLM__TOKEN_JOINED) != 0)
        stop++;
    return stop - at;
}

static void
add_range(struct clm__conllu_writer *writer, struct clm__buf *out, const char *text,
          const struct clm__parsed_token *tokens, size_t at, size_t pieces, bool no_space)
{
    uint32_t start = tokens[at].start, end = tokens[at + pieces - 1].end;
    clm__buf_number(out, (int64_t)at + 1);
    clm__buf_putc(out, '-');
    clm__buf_number(out, (int64_t)(at + pieces));
    clm__buf_putc(out, '\t');
    add_column(out, text + start, end - start);
    clm__buf_puts(out, "\t_\t_\t_\t_\t_\t_\t_\t");
    add_place(writer, out, start, end, no_space);
}

static void
add_sentence(struct clm__conllu_writer *writer, struct clm__buf *out, const char *text,
             const struct clm__parsed *parsed,
             const struct clm__parsed_sentence *sentence)
{
    const struct clm__parsed_token *tokens = parsed->tokens + sentence->first;
    size_t left =
        parsed->token_count - sentence->first; /* with those of the sentences behind it */
    size_t range_end = 0;
    clm__buf_puts(out, "# sent_id = ");
    add_line_text(out, writer->doc_id, strlen(writer->doc_id));
    clm__buf_putc(out, '-');
    clm__buf_number(out, ++writer->sentence);
    clm__buf_puts(out, "\n# text = ");
    add_line_text(out, text + sentence->start, sentence->end - sentence->start);
    clm__buf_putc(out, '\n');
    for (size_t i = 0; i < sentence->count; i++) {
        const struct clm__parsed_token *token = &tokens[i];
        const struct clm__parsed_token *next = i + 1 < left ? &tokens[i + 1] : NULL;
        size_t pieces = count_pieces(tokens, sentence->count, i);
        if (pieces > 1 && i >= range_end) {
            range_end = i + pieces;
            add_range(writer, out, text, tokens, i, pieces,
                      runs_on(&tokens[range_end - 1],
                              range_end < left ? &tokens[range_end] : NULL));
        }
        clm__buf_number(out, (int64_t)i + 1);
        clm__buf_putc(out, '\t');
        add_column(out, text + token->start, token->end - token->start);
        add_head_columns(out, writer->model, parsed, token);
        add_place(writer, out, token->start, token->end,
                  i >= range_end && runs_on(token, next));
    }
    clm__buf_putc(out, '\n');
}

void
clm__conllu_write(struct clm__conllu_writer *writer, struct clm__buf *out,
                  const char *text, const struct clm__parsed *parsed)
{
    for (size_t i = 0; i < parsed->sentence_count; i++)
        add_sentence(writer, out, text, parsed, &parsed->sentences[i]);
}

static void
add_comment(struct clm__buf *out, const char *key, struct clm__span value)
{
    if (value.at == NULL)
        return;
    clm__buf_puts(out, key);
    clm__buf_add(out, value.at, value.len);
    clm__buf_putc(out, '\n');
}

void
clm__conllu_write_tokens(const struct clm__model *model, struct clm__buf *out,
                         const struct clm__conllu_sentence *from,
                         const struct clm__parsed *parsed)
{
    add_comment(out, "# newdoc id = ", from->newdoc);
    add_comment(out, "# sent_id = ", from->sent_id);
    add_comment(out, "# text = ", from->text);
    for (size_t i = 0; i < from->count; i++) {
        const struct clm__conllu_word *word = &from->words[i];
        if (word->range > 0) {
            clm__buf_printf(out, "%zu-%zu\t", i + 1, i + word->range);
            clm__buf_add(out, word->range_form.at, word->range_form.len);
            clm__buf_puts(out, "\t_\t_\t_\t_\t_\t_\t_\t");
            clm__buf_add(out, word->range_misc.at, word->range_misc.len);
            clm__buf_putc(out, '\n');
        }
        clm__buf_printf(out, "%zu\t", i + 1);
        clm__buf_add(out, word->form.at, word->form.len);
        add_head_columns(out, model, parsed, &parsed->tokens[i]);
        clm__buf_add(out, word->misc.at, word->misc.len);
        clm__buf_putc(out, '\n');
    }
    clm__buf_putc(out, '\n');
}
