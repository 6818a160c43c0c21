/* SPDX-License-Identifier: MIT */
/* Raw text for training. */
#include "train/raw.h"

#include "base/alloc.h"
#include "text/sentence.h"

#include <jansson.h>
#include <string.h>

/* Shorter ones teach nothing, longer ones are lists and slips. */
enum { SHORTEST = 4, LONGEST = 60 };

struct tokens {
    struct clm__token *at;
    size_t count, room;
};

static bool
read_tokens(struct tokens *out, const char *text, size_t start, size_t end)
{
    struct clm__token token;
    out->count = 0;
    for (size_t at = start; clm__token_next(&token, text, start, end, &at);) {
        void *items = out->at;
        bool ok = clm__grow(&items, &out->room, out->count + 1, sizeof *out->at);
        out->at = items;
        if (!ok)
            return false;
        out->at[out->count++] = token;
    }
    return true;
}

static bool
add_sentence(struct clm__bank *bank, struct clm__names *names, const char *text,
             const struct clm__token *tokens, size_t count)
{
    if (count < SHORTEST || count > LONGEST)
        return true;
    struct clm__bank_sentence *sentence = clm__bank_add(bank, count);
    if (sentence == NULL)
        return false;
    sentence->weight = CLM__WEIGHT_PARSED;
    for (size_t i = 0; i < count; i++) {
        size_t at = sentence->first + i;
        bank->forms[at] = clm__intern_add(&names->forms, text + tokens[i].start,
                                          tokens[i].end - tokens[i].start);
        bank->gold[at] = bank->tags[at] = bank->heads[at] = 0;
        bank->labels[at] = 0;
    }
    return !names->forms.failed;
}

static bool
add_text(struct clm__bank *bank, struct clm__names *names, struct tokens *tokens,
         const char *text, size_t len)
{
    bool wrapped = clm__paragraph_wrapped(text, len), ok = true;
    size_t at = 0, start = 0, end = 0;
    while (ok && clm__paragraph_next(text, len, wrapped, &at, &start, &end)) {
        ok = read_tokens(tokens, text, start, end);
        for (size_t first = 0; ok && first < tokens->count;) {
            size_t stop = clm__sentence_end(text, tokens->at, tokens->count, first);
            ok = add_sentence(bank, names, text, tokens->at + first, stop - first);
            first = stop;
        }
    }
    return ok;
}

enum clm_code
clm__raw_read(struct clm__bank *bank, struct clm__names *names, const char *path,
              size_t words_max, struct clm_error *err)
{
    struct tokens tokens = {0};
    struct clm_loc at = {.file = path};
    char *bytes = NULL;
    size_t len = 0;
    enum clm_code code = clm__train_load(&bytes, &len, path, err);
    for (size_t from = 0; code == CLM_OK && from < len && bank->count < words_max;) {
        const char *stop = memchr(bytes + from, '\n', len - from);
        size_t end = stop != NULL ? (size_t)(stop - bytes) : len;
        at.line++;
        json_t *row =
            end > from ? json_loadb(bytes + from, end - from, 0, NULL) : json_object();
        const json_t *text = json_object_get(row, "text");
        if (row == NULL)
            code = clm_error_set(err, CLM_E_JSON, at, "a line is not JSON");
        else if (json_is_string(text) &&
                 !add_text(bank, names, &tokens, json_string_value(text),
                           json_string_length(text)))
            code = clm_error_set(err, CLM_E_NOMEM, at, "out of memory");
        json_decref(row);
        from = end + 1;
    }
    clm__free(tokens.at);
    clm__free(bytes);
    return code;
}
