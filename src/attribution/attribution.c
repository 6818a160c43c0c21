/* SPDX-License-Identifier: MIT */
/* The search for attributions: the cues of each sentence in turn, then the quotations
 * that no cue has taken. */
#include "attribution/attribution.h"

#include "attribution/attribution_content.h"
#include "attribution/attribution_line.h"
#include "attribution/attribution_quote.h"
#include "attribution/attribution_speech.h"
#include "attribution/attribution_words.h"
#include "base/alloc.h"
#include "base/json_quote.h"

#include <stdlib.h>

static struct clm__attribution *
add(struct clm__attributions *list)
{
    void *items = list->items;
    bool ok = clm__grow(&items, &list->room, list->count + 1, sizeof *list->items);
    list->items = items;
    if (!ok)
        return NULL;
    list->items[list->count] = (struct clm__attribution){0};
    return &list->items[list->count++];
}

static enum clm__cue_class
class_of(enum clm__upos kind)
{
    switch ((int)kind) {
    case CLM__UPOS_VERB:
        return CLM__CUE_VERB;
    case CLM__UPOS_NOUN:
        return CLM__CUE_NOUN;
    case CLM__UPOS_ADJ:
        return CLM__CUE_ADJECTIVE;
    case CLM__UPOS_ADV:
        return CLM__CUE_ADVERB;
    default:
        return CLM__CUE_CLASS_COUNT;
    }
}

static bool
is_self(const struct clm__finding *f)
{
    return f->source.first >= 0 && f->source.first == f->source.last &&
           (clm__words_is(f->sentence, f->source.first, "i") ||
            clm__words_is(f->sentence, f->source.first, "we") ||
            clm__words_is(f->sentence, f->source.first, "you"));
}

/* "lawsuits seeking records", "nations that oppose it", "the authority to demand it":
 * words that tell which ones are meant, not who does it. */
static bool
is_description(const struct clm__finding *f)
{
    const char *xpos = clm__words_xpos(f->sentence, f->head);
    enum clm__rel rel = clm__words_rel(f->sentence, f->head);
    if (f->kind != CLM__ATTRIBUTION_OTHER)
        return false;
    if (f->word->class_ == CLM__CUE_ADJECTIVE)
        return rel == CLM__REL_XCOMP;
    if (rel == CLM__REL_AMOD)
        return true;
    if (f->cue.first > 0 && clm__words_is_char(f->sentence, f->cue.first - 1, ","))
        return false;
    return rel == CLM__REL_ACL && (strcmp(xpos, "VB") == 0 || strcmp(xpos, "VBG") == 0 ||
                                   strcmp(xpos, "VBP") == 0);
}

static bool
is_wanted(const struct clm__finding *f)
{
    if (f->content.count == 0)
        return false;
    if (clm__words_quote(f->sentence, f->head) > 0 || is_description(f))
        return false;
    return (f->word->patterns & CLM__CUE_WEAK) == 0 || !is_self(f);
}

/* The entry of a word by its lemma; of "were worried" and the like by the form, as an
 * adjective.
 */
static const struct clm__cue_word *
find_word(const struct clm__sentence *sentence, int i, enum clm__cue_class class_)
{
    char form[32];
    const struct clm__parsed_token *token = &sentence->tree.tokens[i];
    size_t len = token->end - token->start;
    if (strcmp(clm__words_xpos(sentence, i), "VBN") == 0 && len < sizeof form &&
        clm__words_child(sentence, i, CLM__REL_AUX, 0) >= 0) {
        memcpy(form, sentence->tree.text + token->start, len);
        form[len] = '\0';
        const struct clm__cue_word *word =
            clm__cue_find(sentence->cues, CLM__CUE_ADJECTIVE, form);
        if (word != NULL)
            return word;
    }
    return clm__cue_find(sentence->cues, class_, clm__words_lemma(sentence, i));
}

static bool
try_cue(struct clm__finding *f)
{
    if (clm__find_according(f) || clm__find_signature(f) || clm__find_turn(f) ||
        clm__find_headline(f))
        return true;
    enum clm__cue_class class_ = class_of(clm__words_kind(f->sentence, f->head));
    if (class_ == CLM__CUE_CLASS_COUNT)
        return false;
    f->word = find_word(f->sentence, f->head, class_);
    if (f->word == NULL)
        return false;
    clm__find_verb_words(f);
    f->passive = f->passive && f->word->class_ == CLM__CUE_VERB;
    clm__find_source(f);
    return clm__find_content(f) && is_wanted(f);
}

static bool
add_finding(struct clm__attributions *out, const struct clm__finding *f)
{
    struct clm__attribution *to = add(out);
    if (to == NULL)
        return false;
    to->sentence = f->sentence->number;
    to->content = f->content;
    to->kind = f->kind;
    to->is_firm = (f->word == NULL || (f->word->patterns & CLM__CUE_QUOTE) != 0) &&
                  strncmp(clm__words_xpos(f->sentence, f->head), "VB", 2) == 0 &&
                  strcmp(clm__words_xpos(f->sentence, f->head), "VB") != 0 &&
                  strcmp(clm__words_xpos(f->sentence, f->head), "VBG") != 0 &&
                  f->source.first >= 0 &&
                  strcmp(clm__words_xpos(f->sentence, f->source.first), "PRP") != 0;
    if (f->cue.first >= 0)
        clm__part_add_all(&to->cue, f->sentence, f->cue);
    if (f->source.first >= 0)
        clm__part_add(&to->source, f->sentence, f->source);
    return true;
}

/* The kind of an attribution whose content the cue of another one lies in; of several,
 * the one that decides. */
static enum clm__attribution_kind
nested_in(const struct clm__attributions *list, size_t first, size_t at)
{
    enum clm__attribution_kind kind = CLM__ATTRIBUTION_NONE;
    if (list->items[at].cue.count == 0)
        return kind;
    struct clm__stretch cue = list->items[at].cue.pieces[0];
    for (size_t i = first; i < list->count; i++) {
        const struct clm__attribution *other = &list->items[i];
        for (unsigned k = 0; i != at && k < other->content.count; k++)
            if (other->content.pieces[k].start <= cue.start &&
                other->content.pieces[k].end >= cue.end && other->kind > kind)
                kind = other->kind;
    }
    return kind;
}

/* What somebody thinks or wants inside of what he is said to say is part of that. What
 * others say in it is told. */
static void
drop_nested(struct clm__attributions *list, size_t first)
{
    size_t kept = first;
    for (size_t i = first; i < list->count; i++) {
        enum clm__attribution_kind outer = nested_in(list, first, i);
        const struct clm__attribution *a = &list->items[i];
        bool keep =
            outer == CLM__ATTRIBUTION_NONE || a->kind == CLM__ATTRIBUTION_SPEECH ||
            (a->kind == CLM__ATTRIBUTION_CLAUSE && a->is_firm) ||
            (a->kind == CLM__ATTRIBUTION_CLAUSE && outer == CLM__ATTRIBUTION_OTHER);
        list->items[i].is_nested = !keep;
    }
    for (size_t i = first; i < list->count; i++)
        if (!list->items[i].is_nested)
            list->items[kept++] = list->items[i];
    list->count = kept;
}

bool
clm__attribution_at(const struct clm__sentence *sentence, unsigned head,
                    struct clm__finding *out)
{
    int i = (int)head;
    *out = (struct clm__finding){
        .sentence = sentence, .head = i, .cue = {i, i}, .source = CLM__NO_WORDS};
    return try_cue(out);
}

static bool
find_in_sentence(struct clm__attributions *out, const struct clm__sentence *sentence)
{
    size_t first = out->count;
    for (unsigned i = 0; i < sentence->tree.count; i++) {
        struct clm__finding f;
        if (clm__attribution_at(sentence, i, &f) && !add_finding(out, &f))
            return false;
    }
    drop_nested(out, first);
    return true;
}

static uint32_t
place_of(const struct clm__attribution *a)
{
    return a->cue.count > 0 ? a->cue.pieces[0].start : a->content.pieces[0].start;
}

static int
compare(const void *a, const void *b)
{
    const struct clm__attribution *x = a, *y = b;
    uint32_t p = place_of(x), q = place_of(y);
    if (p == q && x->content.count > 0 && y->content.count > 0) {
        p = x->content.pieces[0].start;
        q = y->content.pieces[0].start;
    }
    return (p > q) - (p < q);
}

enum clm_code
clm__attribution_find(struct clm__attributions *out,
                      const struct clm__attribution_input *input, struct clm_error *err)
{
    struct clm__sentence sentence = {
        .cues = input->cues,
        .tree = {.model = input->model, .parsed = input->parsed, .text = input->text}};
    bool fine = true;

    out->count = 0;
    for (size_t i = 0; fine && i < input->parsed->sentence_count; i++) {
        sentence.number = (uint32_t)i;
        fine = clm__tree_build(&sentence.tree, i) &&
               clm__sentence_find_quotes(&sentence) && find_in_sentence(out, &sentence);
    }
    clm__sentence_release(&sentence);

    fine = fine && clm__take_quotes(out, input);
    if (fine && out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare);
    if (!fine)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    return CLM_OK;
}

void
clm__attributions_release(struct clm__attributions *list)
{
    clm__free(list->items);
    *list = (struct clm__attributions){0};
}

static void
write_part(struct clm__buf *out, const char *name, const struct clm__part *part)
{
    clm__buf_printf(out, ",\"%s\":", name);
    if (part->count == 0) {
        clm__buf_puts(out, "null");
        return;
    }
    clm__buf_printf(out, "{\"start\":%u,\"end\":%u", part->pieces[0].start,
                    part->pieces[part->count - 1].end);
    for (unsigned i = 0; part->count > 1 && i < part->count; i++)
        clm__buf_printf(out, "%s[%u,%u]%s", i == 0 ? ",\"spans\":[" : ",",
                        part->pieces[i].start, part->pieces[i].end,
                        i + 1 == part->count ? "]" : "");
    clm__buf_putc(out, '}');
}

void
clm__attribution_write(struct clm__buf *out, const char *doc,
                       const struct clm__attribution *attribution)
{
    clm__buf_puts(out, "{\"doc\":");
    clm__json_quote(out, doc, strlen(doc));
    write_part(out, "source", &attribution->source);
    write_part(out, "cue", &attribution->cue);
    write_part(out, "content", &attribution->content);
    clm__buf_puts(out, "}\n");
}
