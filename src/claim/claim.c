/* SPDX-License-Identifier: MIT */
/* Reads an article: its sentences, the hits of frames in them, what is kept. */
#include "claim/claim.h"

#include "base/alloc.h"
#include "text/lemma.h"

#include <string.h>

/* "Officials accuse Peru": verbs that are nothing else are verbs, however they were read.
 * "The accused" is none. */
static void
mend_verb(struct clm__claims *claims, unsigned node)
{
    struct clm__tree *tree = &claims->tree;
    const struct clm__parsed_token *token = &tree->tokens[node];
    char lemma[CLM__LEMMA_MAX];
    bool before = node + 1 < tree->count && (clm__tree_is(tree, node + 1, "of") ||
                                             clm__tree_is(tree, node + 1, "by"));
    if (tree->nodes[node].kind == CLM__UPOS_VERB || token->end - token->start > 12u)
        return;
    const char *xpos = clm__tree_verb_xpos(tree, node);
    size_t len = clm__lemma(lemma, tree->text + token->start, token->end - token->start,
                            CLM__UPOS_VERB, xpos);
    lemma[len < sizeof lemma ? len : sizeof lemma - 1] = '\0';
    clm_str word = clm__lexicon_word(claims->lexicon, lemma);
    bool past = strcmp(xpos, "VBN") == 0;
    if ((past && !before) ||
        !clm__lexicon_in(claims->lexicon, word, CLM__CLASS_ALWAYS_VERB))
        return;
    clm__tree_mend(tree, node);
    claims->words[node] = word;
}

/* "Police arrest three men": news in the present tense, read as a phrase. */
static void
mend_root(struct clm__claims *claims, unsigned node)
{
    struct clm__tree *tree = &claims->tree;
    if (tree->nodes[node].head != CLM__NO_NODE ||
        tree->nodes[node].kind != CLM__UPOS_NOUN || node == 0 ||
        node + 1 >= tree->count || (tree->tokens[node].flags & CLM__TOKEN_LOWER) == 0 ||
        !clm__lexicon_in(claims->lexicon, claims->words[node],
                         CLM__CLASS_HEADLINE_VERB) ||
        tree->nodes[node - 1].head != node || !clm__tree_nominal(tree, node - 1))
        return;
    unsigned behind = tree->nodes[node + 1].kind;
    if (behind == CLM__UPOS_DET || behind == CLM__UPOS_NUM || behind == CLM__UPOS_PROPN ||
        behind == CLM__UPOS_PRON || behind == CLM__UPOS_ADJ)
        clm__tree_mend_root(tree, node);
}

bool
clm__claims_sentence(struct clm__claims *claims, uint32_t sentence)
{
    void *words = claims->words;
    claims->sentence = sentence;
    claims->hit_count = 0;
    if (!clm__tree_build(&claims->tree, sentence) ||
        !clm__grow(&words, &claims->word_room, claims->tree.count + 1,
                   sizeof *claims->words))
        return false;
    claims->words = words;
    for (unsigned i = 0; i < claims->tree.count; i++)
        claims->words[i] =
            clm__lexicon_word(claims->lexicon, clm__tree_lemma(&claims->tree, i));
    for (unsigned i = 0; i < claims->tree.count; i++)
        mend_verb(claims, i);
    for (unsigned i = 0; i < claims->tree.count; i++)
        mend_root(claims, i);
    clm__who_read(&claims->who, &claims->tree);
    return !claims->who.failed;
}

static bool
is_used(const struct clm__claims *claims, unsigned node)
{
    for (unsigned i = 0; i < claims->hit_count; i++)
        for (unsigned k = 0; k < claims->hits[i].used_count; k++)
            if (claims->hits[i].used[k] == node)
                return true;
    return false;
}

static void
find_hits(struct clm__claims *claims)
{
    for (unsigned i = 0; i < claims->tree.count && claims->hit_count < CLM__HITS_MAX;
         i++) {
        struct clm__hit *hit = &claims->hits[claims->hit_count];
        if (claims->words[i] != 0 &&
            clm__frame_find(claims->lexicon, &claims->tree, claims->words, i, hit))
            claims->hit_count++;
    }
}

/* Everybody who is named as a subject or object may be meant by a later pronoun. */
static void
note_mentions(struct clm__claims *claims)
{
    const struct clm__tree *tree = &claims->tree;
    for (unsigned i = 0; i < tree->count; i++) {
        unsigned rel = tree->nodes[i].rel;
        bool told = rel == CLM__REL_NSUBJ || rel == CLM__REL_OBJ || rel == CLM__REL_OBL ||
                    rel == CLM__REL_ROOT || rel == CLM__REL_CONJ ||
                    (rel == CLM__REL_NMOD && claims->who.names[i].actor != CLM_NONE);
        if (!told || !clm__tree_nominal(tree, i) || tree->nodes[i].kind == CLM__UPOS_PRON)
            continue;
        struct clm__parties found;
        clm__who_find(&claims->who, tree, claims->words, i, NULL, &found);
        found.count = found.count > 1 && rel != CLM__REL_CONJ ? 1 : found.count;
        if (found.count > 0 && !found.items[0].found) {
            found.items[0].subject = rel == CLM__REL_NSUBJ;
            clm__who_note(&claims->who, &found);
        }
    }
}

static bool
is_all_quoted(const struct clm__claims *claims)
{
    return claims->tree.count > 0 && clm__claims_in_quote(claims, 0) &&
           clm__claims_in_quote(claims, claims->tree.count - 1) &&
           claims->hit_count < CLM__HITS_MAX;
}

/* What only a charge, a denial, a demand or a threat speaks of is not told as done. */
static bool
is_only_said(const struct clm__claims *claims, size_t first,
             const struct clm__draft *draft)
{
    for (size_t i = first;
         clm__kind_in(CLM__KINDS_ACT, draft->kind) && i < claims->draft_count; i++) {
        const struct clm__draft *other = &claims->drafts[i];
        if (clm__kind_in(CLM__KINDS_CLAIM, other->kind) &&
            other->charge.start <= draft->cue.start &&
            draft->cue.end <= other->charge.end)
            return true;
    }
    return false;
}

/* "'We accuse Peru of it,' said Ana Ruiz" tells of an accusation: that she said something
 * is no event beside it. */
static bool
is_told_better(const struct clm__claims *claims, size_t first,
               const struct clm__draft *draft)
{
    if (draft->kind != CLM_KIND_STATEMENT || draft->actor_count == 0)
        return false;
    for (size_t i = first; i < claims->draft_count; i++) {
        const struct clm__draft *other = &claims->drafts[i];
        if (other != draft && !other->said &&
            clm__kind_in(CLM__KINDS_CLAIM, other->kind) && other->actor_count > 0 &&
            draft->charge.start <= other->cue.start &&
            other->cue.end <= draft->charge.end &&
            clm__party_same(&draft->actors[0], &other->actors[0]))
            return true;
    }
    return false;
}

/* Drops such drafts of the sentence just read; nothing answers them, so numbers only move
 * down behind them. */
static void
drop_said(struct clm__claims *claims, size_t first)
{
    size_t kept = first;
    for (size_t i = first; i < claims->draft_count; i++) {
        if (is_only_said(claims, first, &claims->drafts[i]) ||
            is_told_better(claims, first, &claims->drafts[i])) {
            for (size_t k = first; k < claims->draft_count; k++)
                claims->drafts[k].answers -= claims->drafts[k].answers > kept + 1;
            claims->speech -= claims->speech > kept + 1;
            continue;
        }
        claims->drafts[kept++] = claims->drafts[i];
    }
    claims->draft_count = kept;
}

static void
read_sentence(struct clm__claims *claims)
{
    size_t before = claims->draft_count;
    note_mentions(claims);
    find_hits(claims);
    for (unsigned i = 0; i < claims->hit_count; i++)
        if (!is_used(claims, claims->hits[i].head))
            clm__claims_hit(claims, &claims->hits[i]);
    if (claims->draft_count == before && is_all_quoted(claims))
        clm__claims_quoted(claims);
    drop_said(claims, before);
    for (size_t i = before; i < claims->draft_count; i++) {
        clm__claims_sure(&claims->drafts[i]);
        clm__draft_path(claims, &claims->drafts[i]);
    }
}

/* Forgets the article before, but not the title of this one. */
static void
begin(struct clm__claims *claims, const struct clm__claims_input *input)
{
    claims->draft_count = 0;
    claims->speech = 0;
    if (claims->has_title)
        return;
    clm__arena_release(&claims->arena);
    claims->arena = (struct clm__arena){0};
    claims->title_count = 0;
    claims->date = (struct clm_date){input->day, input->day, 0, 3};
    clm__who_begin(&claims->who, &claims->arena, input->has_day ? &claims->date : NULL);
}

static enum clm_code
read_text(struct clm__claims *claims, const struct clm__claims_input *input,
          struct clm_error *err)
{
    claims->parsed = input->parsed;
    claims->tree.model = claims->model;
    claims->tree.parsed = input->parsed;
    claims->tree.text = input->text;
    claims->when = (struct clm__when_input){input->timexes, &claims->tree, input->has_day,
                                            input->day};
    for (uint32_t i = 0; i < input->parsed->sentence_count; i++) {
        if (!clm__claims_sentence(claims, i))
            claims->failed = true;
        else
            read_sentence(claims);
        if (claims->failed || claims->arena.failed)
            return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    }
    return CLM_OK;
}

enum clm_code
clm__claims_read_title(struct clm__claims *claims, const struct clm__claims_input *input,
                       struct clm_error *err)
{
    claims->has_title = false;
    begin(claims, input);
    claims->in_title = true;
    enum clm_code code = read_text(claims, input, err);
    claims->in_title = false;
    clm__claims_keep_title(claims);
    claims->has_title = code == CLM_OK;
    return code;
}

enum clm_code
clm__claims_read(struct clm__claims *claims, const struct clm__claims_input *input,
                 struct clm_error *err)
{
    begin(claims, input);
    claims->has_title = false;
    enum clm_code code = read_text(claims, input, err);
    if (code != CLM_OK)
        return code;
    clm__claims_merge_headline(claims, input->headline_end);
    clm__claims_link(claims);
    return CLM_OK;
}

void
clm__claims_release(struct clm__claims *claims)
{
    clm__who_release(&claims->who);
    clm__arena_release(&claims->arena);
    clm__tree_release(&claims->tree);
    clm__free(claims->words);
    clm__free(claims->drafts);
    clm__free(claims->titles);
    claims->words = NULL;
    claims->drafts = claims->titles = NULL;
}
