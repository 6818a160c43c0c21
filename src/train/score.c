/* SPDX-License-Identifier: MIT */
/* Scores of a parse (D. Zeman et al., "CoNLL 2018 Shared Task: Multilingual Parsing from
 * Raw Text to Universal Dependencies", section 5): precision, recall and their mean over
 * matched words, labels without subtypes. */
#include "train/score.h"

#include "base/alloc.h"
#include "base/buf.h"
#include "text/conllu.h"
#include "train/bank.h"

#include <string.h>

struct word {
    uint32_t start, end; /* bytes of the text without white space */
    uint32_t sentence;
    uint32_t head; /* index in words; UINT32_MAX = root */
    struct clm__span form, upos, xpos, lemma, deprel;
};

struct side {
    char *bytes;
    struct clm__buf text; /* all forms */
    struct word *words;
    size_t count, room;
    uint32_t *sentence_ends; /* in bytes of the text */
    size_t sentence_count, sentence_room;
};

static void
add_text(struct clm__buf *out, struct clm__span form)
{
    for (size_t i = 0; i < form.len; i++)
        if ((unsigned char)form.at[i] > ' ')
            clm__buf_putc(out, form.at[i]);
}

/* Places of the words of a multiword token: one behind the other if they make up its
 * form, else all the same. */
static void
place_range(struct side *side, const struct clm__conllu_sentence *from, size_t at,
            struct word *words)
{
    size_t count = from->words[at].range, total = 0;
    struct clm__span form = from->words[at].range_form;
    uint32_t start = (uint32_t)side->text.len;
    for (size_t i = 0; i < count; i++)
        total += words[i].form.len;
    add_text(&side->text, form);
    for (size_t i = 0; i < count; i++) {
        uint32_t len = (uint32_t)words[i].form.len;
        words[i].start = start;
        words[i].end = total == form.len ? start + len : (uint32_t)side->text.len;
        start += total == form.len ? len : 0;
    }
}

static bool
add_sentence(struct side *side, const struct clm__conllu_sentence *from)
{
    void *words = side->words, *ends = side->sentence_ends;
    bool ok =
        clm__grow(&words, &side->room, side->count + from->count, sizeof *side->words) &&
        clm__grow(&ends, &side->sentence_room, side->sentence_count + 1,
                  sizeof *side->sentence_ends);
    side->words = words;
    side->sentence_ends = ends;
    if (!ok)
        return false;
    struct word *to = side->words + side->count;
    for (size_t i = 0; i < from->count; i++) {
        const struct clm__conllu_word *w = &from->words[i];
        to[i] = (struct word){
            .sentence = (uint32_t)side->sentence_count,
            .head = w->head == 0 ? UINT32_MAX : (uint32_t)(side->count + w->head - 1),
            .form = w->form,
            .upos = w->upos,
            .xpos = w->xpos,
            .lemma = w->lemma,
            .deprel = w->deprel};
    }
    for (size_t i = 0; i < from->count; i++) {
        if (from->words[i].range > 0) {
            place_range(side, from, i, to + i);
            i += from->words[i].range - 1;
            continue;
        }
        to[i].start = (uint32_t)side->text.len;
        add_text(&side->text, to[i].form);
        to[i].end = (uint32_t)side->text.len;
    }
    side->count += from->count;
    side->sentence_ends[side->sentence_count++] = (uint32_t)side->text.len;
    return !side->text.failed;
}

static enum clm_code
read_side(struct side *side, const char *path, struct clm_error *err)
{
    struct clm__conllu_sentence sentence = {0};
    size_t len = 0;
    enum clm_code code = clm__train_load(&side->bytes, &len, path, err);
    struct clm__conllu_reader reader = {
        .at = side->bytes, .end = side->bytes + len, .name = path};
    while (code == CLM_OK) {
        code = clm__conllu_read(&reader, &sentence, err);
        if (code != CLM_OK || sentence.count == 0)
            break;
        if (!add_sentence(side, &sentence))
            code = clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    }
    clm__conllu_sentence_release(&sentence);
    return code;
}

static void
release_side(struct side *side)
{
    clm__free(side->bytes);
    clm__buf_release(&side->text);
    clm__free(side->words);
    clm__free(side->sentence_ends);
}

static bool
same(struct clm__span a, struct clm__span b)
{
    return a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
}

static struct clm__span
base_of(struct clm__span label)
{
    const char *colon = memchr(label.at, ':', label.len);
    if (colon != NULL)
        label.len = (size_t)(colon - label.at);
    return label;
}

/* match[i] = the word of the system that covers the characters of gold word i, or
 * UINT32_MAX. */
static size_t
match_words(uint32_t *match, const struct side *gold, const struct side *system)
{
    size_t j = 0, matched = 0;
    for (size_t i = 0; i < gold->count; i++) {
        const struct word *g = &gold->words[i];
        match[i] = UINT32_MAX;
        while (j < system->count &&
               (system->words[j].start < g->start ||
                (system->words[j].start == g->start && system->words[j].end < g->end)))
            j++;
        if (j < system->count && system->words[j].start == g->start &&
            system->words[j].end == g->end) {
            match[i] = (uint32_t)j++;
            matched++;
        }
    }
    return matched;
}

struct counts {
    size_t words, upos, xpos, lemma, uas, las, las_sub;
};

static void
count_right(struct counts *c, const uint32_t *match, const struct side *gold,
            const struct side *system)
{
    for (size_t i = 0; i < gold->count; i++) {
        if (match[i] == UINT32_MAX)
            continue;
        const struct word *g = &gold->words[i], *s = &system->words[match[i]];
        c->upos += same(g->upos, s->upos);
        c->xpos += same(g->xpos, s->xpos);
        c->lemma += same(g->lemma, s->lemma);
        uint32_t head = g->head == UINT32_MAX ? UINT32_MAX : match[g->head];
        bool lost = g->head != UINT32_MAX && head == UINT32_MAX;
        if (lost || head != s->head)
            continue;
        c->uas++;
        c->las += same(base_of(g->deprel), base_of(s->deprel));
        c->las_sub += same(g->deprel, s->deprel);
    }
}

/* Sentences whose first and last character are right. */
static size_t
count_sentences(const struct side *gold, const struct side *system)
{
    size_t j = 0, right = 0;
    uint32_t gold_start = 0;
    for (size_t i = 0; i < gold->sentence_count; i++) {
        while (j < system->sentence_count &&
               system->sentence_ends[j] < gold->sentence_ends[i])
            j++;
        uint32_t start =
            j > 0 && j <= system->sentence_count ? system->sentence_ends[j - 1] : 0;
        right += j < system->sentence_count &&
                 system->sentence_ends[j] == gold->sentence_ends[i] &&
                 start == gold_start;
        gold_start = gold->sentence_ends[i];
    }
    return right;
}

static void
print_row(FILE *out, const char *what, size_t right, size_t gold, size_t system)
{
    double precision = system > 0 ? 100.0 * (double)right / (double)system : 0;
    double recall = gold > 0 ? 100.0 * (double)right / (double)gold : 0;
    double f1 = gold + system > 0 ? 200.0 * (double)right / (double)(gold + system) : 0;
    fprintf(out, "%-14s precision %6.2f  recall %6.2f  F1 %6.2f\n", what, precision,
            recall, f1);
}

static enum clm_code
compare(const struct side *gold, const struct side *system, FILE *out,
        struct clm_error *err)
{
    struct counts c = {0};
    if (gold->text.len != system->text.len ||
        (gold->text.len > 0 &&
         memcmp(gold->text.at, system->text.at, gold->text.len) != 0)) {
        size_t at = 0;
        while (at < gold->text.len && at < system->text.len &&
               gold->text.at[at] == system->text.at[at])
            at++;
        return clm_error_set(err, CLM_E_SHAPE, (struct clm_loc){0},
                             "the texts differ at character %zu: '%.20s' and '%.20s'", at,
                             clm__buf_text(&gold->text) + at,
                             clm__buf_text(&system->text) + at);
    }
    uint32_t *match = clm__calloc(gold->count, sizeof *match);
    if (match == NULL)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    c.words = match_words(match, gold, system);
    count_right(&c, match, gold, system);
    print_row(out, "sentences", count_sentences(gold, system), gold->sentence_count,
              system->sentence_count);
    print_row(out, "words", c.words, gold->count, system->count);
    print_row(out, "UPOS", c.upos, gold->count, system->count);
    print_row(out, "XPOS", c.xpos, gold->count, system->count);
    print_row(out, "lemmas", c.lemma, gold->count, system->count);
    print_row(out, "UAS", c.uas, gold->count, system->count);
    print_row(out, "LAS", c.las, gold->count, system->count);
    print_row(out, "LAS, subtypes", c.las_sub, gold->count, system->count);
    clm__free(match);
    return CLM_OK;
}

enum clm_code
clm__score_files(const char *gold_path, const char *system_path, FILE *out,
                 struct clm_error *err)
{
    struct side gold = {0}, system = {0};
    enum clm_code code = read_side(&gold, gold_path, err);
    if (code == CLM_OK)
        code = read_side(&system, system_path, err);
    if (code == CLM_OK)
        code = compare(&gold, &system, out, err);
    release_side(&gold);
    release_side(&system);
    return code;
}
