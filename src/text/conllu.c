/* SPDX-License-Identifier: MIT */
/* Reading CoNLL-U. */
#include "text/conllu.h"

#include "base/alloc.h"
#include "text/state.h"

#include <string.h>

enum { COLUMNS = 10 };

static enum clm_code
bad_line(const struct clm__conllu_reader *reader, struct clm_error *err, const char *what)
{
    struct clm_loc at = {.file = reader->name, .line = reader->line};
    return clm_error_set(err, CLM_E_CONLLU, at, "%s", what);
}

static struct clm__span
next_line(struct clm__conllu_reader *reader)
{
    const char *start = reader->at;
    const char *stop = memchr(start, '\n', (size_t)(reader->end - start));
    reader->at = stop != NULL ? stop + 1 : reader->end;
    reader->line++;
    struct clm__span line = {start,
                             (size_t)((stop != NULL ? stop : reader->end) - start)};
    if (line.len > 0 && line.at[line.len - 1] == '\r')
        line.len--;
    return line;
}

/* A number of one to nine digits that fills the span. */
static bool
read_number(struct clm__span text, uint32_t *out)
{
    if (text.len == 0 || text.len > 9)
        return false;
    uint32_t number = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
        number = number * 10 + (uint32_t)(text.at[i] - '0');
    }
    *out = number;
    return true;
}

static bool
split_columns(struct clm__span line, struct clm__span columns[COLUMNS])
{
    const char *at = line.at, *end = line.at + line.len;
    for (int i = 0; i < COLUMNS; i++) {
        const char *tab = memchr(at, '\t', (size_t)(end - at));
        if ((tab != NULL) != (i < COLUMNS - 1))
            return false;
        columns[i] = (struct clm__span){at, (size_t)((tab != NULL ? tab : end) - at)};
        if (columns[i].len == 0)
            return false;
        at = tab != NULL ? tab + 1 : end;
    }
    return true;
}

/* `# key = value`: the value, or at = NULL when the comment is another. */
static struct clm__span
comment_value(struct clm__span line, const char *key)
{
    struct clm__span none = {NULL, 0};
    size_t at = 1, len = strlen(key);
    while (at < line.len && line.at[at] == ' ')
        at++;
    if (line.len - at < len || memcmp(line.at + at, key, len) != 0)
        return none;
    at += len;
    while (at < line.len && line.at[at] == ' ')
        at++;
    if (at == line.len || line.at[at] != '=')
        return none;
    at++;
    while (at < line.len && line.at[at] == ' ')
        at++;
    return (struct clm__span){line.at + at, line.len - at};
}

static void
read_comment(struct clm__conllu_sentence *out, struct clm__span line)
{
    struct clm__span value = comment_value(line, "sent_id");
    if (value.at != NULL)
        out->sent_id = value;
    value = comment_value(line, "newdoc id");
    if (value.at != NULL)
        out->newdoc = value;
    value = comment_value(line, "text");
    if (value.at != NULL)
        out->text = value;
}

/* A range that waits for its first word. */
struct range {
    uint32_t first, last;
    struct clm__span form, misc;
};

static bool
read_range(struct range *range, const struct clm__span columns[COLUMNS], size_t count)
{
    const char *dash = memchr(columns[0].at, '-', columns[0].len);
    if (dash == NULL)
        return false;
    struct clm__span first = {columns[0].at, (size_t)(dash - columns[0].at)};
    struct clm__span last = {dash + 1, columns[0].len - first.len - 1};
    if (!read_number(first, &range->first) || !read_number(last, &range->last) ||
        range->first != count + 1 || range->last < range->first)
        return false;
    range->form = columns[1];
    range->misc = columns[9];
    return true;
}

static enum clm_code
add_word(struct clm__conllu_reader *reader, struct clm__conllu_sentence *out,
         const struct clm__span columns[COLUMNS], struct range *range,
         struct clm_error *err)
{
    struct clm_loc at = {.file = reader->name, .line = reader->line};
    uint32_t id = 0, head = 0;
    if (!read_number(columns[0], &id) || id != out->count + 1)
        return bad_line(reader, err, "words must count up from 1");
    if (!(columns[6].len == 1 && columns[6].at[0] == '_') &&
        !read_number(columns[6], &head))
        return bad_line(reader, err, "a head must be a number or '_'");
    if (out->count == CLM__SENTENCE_MAX)
        return clm_error_set(err, CLM_E_TOO_LARGE, at, "a sentence has over %d words",
                             CLM__SENTENCE_MAX);
    void *items = out->words;
    if (!clm__grow(&items, &out->room, out->count + 1, sizeof out->words[0]))
        return clm_error_set(err, CLM_E_NOMEM, at, "out of memory");
    out->words = items;
    struct clm__conllu_word *word = &out->words[out->count++];
    *word = (struct clm__conllu_word){.form = columns[1],
                                      .lemma = columns[2],
                                      .upos = columns[3],
                                      .xpos = columns[4],
                                      .feats = columns[5],
                                      .deprel = columns[7],
                                      .misc = columns[9],
                                      .head = head,
                                      .line = reader->line};
    if (range->first == id) {
        word->range = range->last - range->first + 1;
        word->range_form = range->form;
        word->range_misc = range->misc;
    }
    return CLM_OK;
}

static enum clm_code
read_word_line(struct clm__conllu_reader *reader, struct clm__conllu_sentence *out,
               struct clm__span line, struct range *range, struct clm_error *err)
{
    struct clm__span columns[COLUMNS];
    if (!split_columns(line, columns))
        return bad_line(reader, err, "a word needs ten columns, none of them empty");
    if (memchr(columns[0].at, '.', columns[0].len) != NULL)
        return CLM_OK;
    if (memchr(columns[0].at, '-', columns[0].len) != NULL) {
        if (!read_range(range, columns, out->count))
            return bad_line(reader, err, "a range must begin at the next word");
        return CLM_OK;
    }
    return add_word(reader, out, columns, range, err);
}

enum clm_code
clm__conllu_read(struct clm__conllu_reader *reader, struct clm__conllu_sentence *out,
                 struct clm_error *err)
{
    struct range range = {0};
    *out = (struct clm__conllu_sentence){.words = out->words, .room = out->room};
    while (reader->at < reader->end) {
        struct clm__span line = next_line(reader);
        if (line.len == 0) {
            if (out->count > 0)
                break;
            continue;
        }
        if (out->line == 0)
            out->line = reader->line;
        if (line.at[0] == '#' && out->count == 0) {
            read_comment(out, line);
            continue;
        }
        enum clm_code code = read_word_line(reader, out, line, &range, err);
        if (code != CLM_OK)
            return code;
    }
    for (size_t i = 0; i < out->count; i++)
        if (out->words[i].head > out->count || out->words[i].range > out->count - i)
            return bad_line(reader, err, "a head or range leaves the sentence");
    return CLM_OK;
}

void
clm__conllu_sentence_release(struct clm__conllu_sentence *sentence)
{
    clm__free(sentence->words);
    *sentence = (struct clm__conllu_sentence){0};
}

struct clm__span
clm__conllu_value(struct clm__span column, const char *key)
{
    size_t len = strlen(key);
    const char *at = column.at, *end = column.at + column.len;
    while (at < end) {
        const char *bar = memchr(at, '|', (size_t)(end - at));
        const char *stop = bar != NULL ? bar : end;
        if ((size_t)(stop - at) > len && at[len] == '=' && memcmp(at, key, len) == 0)
            return (struct clm__span){at + len + 1, (size_t)(stop - at) - len - 1};
        at = bar != NULL ? bar + 1 : end;
    }
    return (struct clm__span){NULL, 0};
}
