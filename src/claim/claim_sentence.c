/* SPDX-License-Identifier: MIT */
/* A sentence made ready: its tree, with verbs that were read as something else made good,
 * the numbers of its words, its names. */
#include "claim/claim_sentence.h"

#include "base/alloc.h"
#include "base/ascii.h"
#include "sentence/words.h"
#include "text/lemma.h"

#include <string.h>

/* "Officials accuse Peru": verbs that are nothing else are verbs, however they were read.
 * "The accused" is none. */
static void
mend_verb(struct clm__sentence *sentence, unsigned node)
{
    struct clm__tree *tree = &sentence->tree;
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
    clm_str word = clm__lexicon_word(sentence->lexicon, lemma);
    bool past = strcmp(xpos, "VBN") == 0;
    if ((past && !before) ||
        !clm__lexicon_in(sentence->lexicon, word, CLM__CLASS_ALWAYS_VERB))
        return;
    clm__tree_mend(tree, node);
    sentence->words[node] = word;
}

/* "Police arrest three men": news in the present tense, read as a phrase. */
static void
mend_root(struct clm__sentence *sentence, unsigned node)
{
    struct clm__tree *tree = &sentence->tree;
    if (tree->nodes[node].head != CLM__NO_NODE ||
        tree->nodes[node].kind != CLM__UPOS_NOUN || node == 0 ||
        node + 1 >= tree->count || (tree->tokens[node].flags & CLM__TOKEN_LOWER) == 0 ||
        !clm__in_class(sentence, node, CLM__CLASS_HEADLINE_VERB) ||
        tree->nodes[node - 1].head != node || !clm__tree_nominal(tree, node - 1))
        return;
    unsigned behind = tree->nodes[node + 1].kind;
    if (behind == CLM__UPOS_DET || behind == CLM__UPOS_NUM || behind == CLM__UPOS_PROPN ||
        behind == CLM__UPOS_PRON || behind == CLM__UPOS_ADJ)
        clm__tree_mend_root(tree, node);
}

/* "cease-fire" is three tokens, and a word of the lists; its head stands for it. */
static void
know_compound(struct clm__sentence *sentence, unsigned node)
{
    enum { LONGEST = 40 };
    const struct clm__tree *tree = &sentence->tree;
    const struct clm__parsed_token *tokens = tree->tokens;
    char word[LONGEST];
    if (node < 2 || !clm__tree_is(tree, node - 1, "-") ||
        tokens[node - 2].end != tokens[node - 1].start ||
        tokens[node - 1].end != tokens[node].start)
        return;

    size_t len = tokens[node - 1].end - tokens[node - 2].start;
    const char *lemma = clm__tree_lemma(tree, node);
    if (len + strlen(lemma) >= sizeof word)
        return;
    for (size_t i = 0; i < len; i++)
        word[i] = clm__lower(tree->text[tokens[node - 2].start + i]);
    memcpy(word + len, lemma, strlen(lemma) + 1);

    clm_str known = clm__lexicon_word(sentence->lexicon, word);
    if (known != 0)
        sentence->words[node] = known;
}

bool
clm__claim_sentence(struct clm__claim_reader *reader, struct clm__sentence *sentence,
                    uint32_t number)
{
    struct clm__tree *tree = &sentence->tree;

    tree->model = reader->model;
    tree->parsed = reader->parsed;
    tree->text = reader->text;
    sentence->lexicon = reader->lexicon;
    sentence->cues = reader->cues;
    sentence->number = number;
    sentence->match_count = 0;
    if (!clm__tree_build(tree, number) || !clm__sentence_grow(sentence) ||
        !clm__sentence_find_quotes(sentence))
        return false;

    for (unsigned i = 0; i < tree->count; i++)
        sentence->words[i] = clm__lexicon_word(reader->lexicon, clm__tree_lemma(tree, i));
    for (unsigned i = 0; i < tree->count; i++)
        know_compound(sentence, i);
    for (unsigned i = 0; i < tree->count; i++)
        mend_verb(sentence, i);
    for (unsigned i = 0; i < tree->count; i++)
        mend_root(sentence, i);

    clm__who_read(&reader->who, tree);
    sentence->names = reader->who.names;
    return !reader->who.failed;
}

bool
clm__claim_find_matches(struct clm__sentence *sentence)
{
    if (sentence->matches == NULL)
        sentence->matches = clm__calloc(CLM__MATCHES_MAX, sizeof *sentence->matches);
    if (sentence->matches == NULL)
        return false;

    for (unsigned i = 0;
         i < sentence->tree.count && sentence->match_count < CLM__MATCHES_MAX; i++)
        sentence->match_count +=
            sentence->words[i] != 0 &&
            clm__frame_find(sentence, i, &sentence->matches[sentence->match_count]);
    return true;
}
