/* SPDX-License-Identifier: MIT */
/* A treebank in memory. */
#include "train/bank.h"

#include "base/alloc.h"
#include "base/buf.h"
#include "text/conllu.h"
#include "text/kernel.h"
#include "text/state.h"

#include <stdio.h>
#include <string.h>

void
clm__names_release(struct clm__names *names)
{
    clm__intern_release(&names->forms);
    clm__intern_release(&names->tags);
    clm__intern_release(&names->labels);
}

void
clm__bank_release(struct clm__bank *bank)
{
    clm__free(bank->words);
    clm__free(bank->forms);
    clm__free(bank->gold);
    clm__free(bank->tags);
    clm__free(bank->heads);
    clm__free(bank->labels);
    clm__free(bank->sentences);
    *bank = (struct clm__bank){0};
}

static bool
grow_column(void **column, size_t room, size_t size)
{
    void *bigger = clm__realloc(*column, room * size);
    if (bigger == NULL)
        return false;
    *column = bigger;
    return true;
}

static bool
grow_words(struct clm__bank *bank, size_t need)
{
    if (need <= bank->room)
        return true;
    size_t room = bank->room * 2 > need ? bank->room * 2 : need + 65536;
    void *columns[] = {bank->words, bank->forms, bank->gold,
                       bank->tags,  bank->heads, bank->labels};
    const size_t sizes[] = {sizeof *bank->words, sizeof *bank->forms,
                            sizeof *bank->gold,  sizeof *bank->tags,
                            sizeof *bank->heads, sizeof *bank->labels};
    bool ok = true;
    for (size_t i = 0; i < 6 && ok; i++)
        ok = grow_column(&columns[i], room, sizes[i]);
    bank->words = columns[0];
    bank->forms = columns[1];
    bank->gold = columns[2];
    bank->tags = columns[3];
    bank->heads = columns[4];
    bank->labels = columns[5];
    if (ok)
        bank->room = room;
    return ok;
}

struct clm__bank_sentence *
clm__bank_add(struct clm__bank *bank, size_t count)
{
    void *items = bank->sentences;
    bool ok = clm__grow(&items, &bank->sentence_room, bank->sentence_count + 1,
                        sizeof *bank->sentences);
    bank->sentences = items;
    if (!ok || !grow_words(bank, bank->count + count))
        return NULL;
    struct clm__bank_sentence *sentence = &bank->sentences[bank->sentence_count++];
    *sentence = (struct clm__bank_sentence){.first = (uint32_t)bank->count,
                                            .count = (uint16_t)count};
    bank->count += count;
    return sentence;
}

enum clm_code
clm__train_load(char **out, size_t *len, const char *path, struct clm_error *err)
{
    struct clm_loc at = {.file = path};
    struct clm__buf buf = {0};
    FILE *in = fopen(path, "rb");
    if (in == NULL)
        return clm_error_set(err, CLM_E_IO, at, "cannot open '%s'", path);
    for (char *to; (to = clm__buf_reserve(&buf, 1 << 20)) != NULL;) {
        size_t got = fread(to, 1, 1 << 20, in);
        buf.len += got;
        if (got == 0)
            break;
    }
    bool failed = ferror(in) != 0;
    fclose(in);
    if (failed || buf.failed) {
        clm__buf_release(&buf);
        return clm_error_set(err, failed ? CLM_E_IO : CLM_E_NOMEM, at, "cannot read '%s'",
                             path);
    }
    *out = buf.at;
    *len = buf.len;
    return CLM_OK;
}

static int
short_len(struct clm__span span)
{
    return span.len < 30 ? (int)span.len : 30;
}

static bool
copy_sentence(struct clm__bank *bank, struct clm__names *names,
              const struct clm__conllu_sentence *from, unsigned weight)
{
    struct clm__bank_sentence *sentence = clm__bank_add(bank, from->count);
    if (sentence == NULL)
        return false;
    sentence->weight = (uint16_t)weight;
    for (size_t i = 0; i < from->count; i++) {
        const struct clm__conllu_word *word = &from->words[i];
        size_t at = sentence->first + i;
        char tag[64];
        int len = snprintf(tag, sizeof tag, "%.*s_%.*s", short_len(word->upos),
                           word->upos.at, short_len(word->xpos), word->xpos.at);
        clm_str tag_str = clm__intern_add(&names->tags, tag, (size_t)len);
        clm_str label =
            clm__intern_add(&names->labels, word->deprel.at, word->deprel.len);
        bank->forms[at] = clm__intern_add(&names->forms, word->form.at, word->form.len);
        bank->gold[at] = (uint16_t)(tag_str - 1);
        bank->tags[at] = bank->gold[at];
        bank->labels[at] = (uint8_t)(label - 1);
        bank->heads[at] = (uint16_t)(word->head != 0 ? word->head : from->count + 1);
    }
    return !names->forms.failed && !names->tags.failed && !names->labels.failed;
}

enum clm_code
clm__bank_read(struct clm__bank *bank, struct clm__names *names, const char *path,
               unsigned weight, struct clm_error *err)
{
    char *text = NULL;
    size_t len = 0;
    enum clm_code code = clm__train_load(&text, &len, path, err);
    struct clm__conllu_reader reader = {.at = text, .end = text + len, .name = path};
    struct clm__conllu_sentence sentence = {0};
    while (code == CLM_OK) {
        code = clm__conllu_read(&reader, &sentence, err);
        if (code != CLM_OK || sentence.count == 0)
            break;
        if (!copy_sentence(bank, names, &sentence, weight))
            code = clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
        else if (names->tags.count > CLM__CLASSES_MAX ||
                 names->labels.count > CLM__LABELS_MAX)
            code = clm_error_set(err, CLM_E_TOO_LARGE, (struct clm_loc){.file = path},
                                 "there are too many kinds of tag or label");
    }
    clm__conllu_sentence_release(&sentence);
    clm__free(text);
    return code;
}

void
clm__bank_describe(struct clm__bank *bank, const struct clm__names *names,
                   const struct clm__clusters *clusters)
{
    for (size_t i = 0; i < bank->count; i++)
        clm__word_init(&bank->words[i], clm__intern_text(&names->forms, bank->forms[i]),
                       clm__intern_len(&names->forms, bank->forms[i]), clusters);
}

static bool
is_projective(const uint16_t *heads, unsigned count)
{
    for (unsigned i = 1; i <= count; i++) {
        unsigned head = heads[i - 1];
        unsigned low = head < i ? head : i, high = head < i ? i : head;
        for (unsigned j = low + 1; j < high; j++)
            if (heads[j - 1] < low || heads[j - 1] > high)
                return false;
    }
    return true;
}

void
clm__bank_find_projective(struct clm__bank *bank)
{
    for (size_t i = 0; i < bank->sentence_count; i++) {
        struct clm__bank_sentence *s = &bank->sentences[i];
        s->projective = is_projective(bank->heads + s->first, s->count);
    }
}
