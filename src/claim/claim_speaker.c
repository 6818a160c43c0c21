/* SPDX-License-Identifier: MIT */
/* Whose words they are: the speaker of a verb of saying, and whom "we" means. */
#include "claim/claim_speaker.h"

#include "claim/claim_behind.h"

#include <string.h>

/* The speaker behind a closing quotation mark: "...," said X, whatever the tree says. */
static unsigned
speaker_behind(const struct clm__tree *tree, unsigned verb)
{
    for (unsigned i = verb + 1; i < tree->count && i < verb + 8; i++) {
        if (tree->nodes[i].kind == CLM__UPOS_PUNCT ||
            tree->nodes[i].kind == CLM__UPOS_ADP)
            break;
        if (clm__tree_nominal(tree, i)) {
            unsigned head = i;
            while (tree->nodes[head].head != CLM__NO_NODE &&
                   tree->nodes[head].head > verb &&
                   (tree->nodes[head].rel == CLM__REL_COMPOUND ||
                    tree->nodes[head].rel == CLM__REL_NMOD ||
                    tree->nodes[head].rel == CLM__REL_FLAT))
                head = tree->nodes[head].head;
            return head;
        }
    }
    return CLM__NO_NODE;
}

/* "Ana Ruiz, the envoy, said Oman lied": Oman is who lied, not who said it. */
static bool
is_subject_of_other(const struct clm__tree *tree, unsigned node, unsigned verb)
{
    unsigned head = tree->nodes[node].head;
    return tree->nodes[node].rel == CLM__REL_NSUBJ && head != CLM__NO_NODE &&
           head != verb && head > node;
}

unsigned
clm__claim_topic(const struct clm__tree *tree, unsigned verb, unsigned *speaker)
{
    unsigned topic = clm__tree_child(tree, verb, CLM__REL_NSUBJ);
    if (topic == CLM__NO_NODE || verb + 2 >= tree->count ||
        !clm__tree_is(tree, verb + 1, ",") ||
        (tree->nodes[verb + 2].kind != CLM__UPOS_AUX &&
         tree->nodes[verb + 2].kind != CLM__UPOS_VERB))
        return CLM__NO_NODE;
    unsigned who = clm__tree_next(tree, verb, CLM__REL_NSUBJ, topic), first = who;
    if (who == CLM__NO_NODE || who > verb || !clm__tree_nominal(tree, topic))
        return CLM__NO_NODE;
    while (first > topic + 1 && !clm__tree_is(tree, first, ","))
        first--;
    if (!clm__tree_is(tree, first, ",") || first < topic)
        return CLM__NO_NODE;
    *speaker = who;
    return topic;
}

void
clm__claim_speaker(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
                   const struct clm__match *match, struct clm__parties *by)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned node = match->slots[CLM__SLOT_ACTOR].node;
    bool inverted = match->head > 0 &&
                    ((tree->tokens[match->head - 1].flags & CLM__TOKEN_QUOTE) != 0 ||
                     clm__tree_is(tree, match->head - 1, ","));
    const char *xpos = clm__tree_xpos(tree, match->head);
    inverted = inverted && strcmp(xpos, "VBG") != 0 && strcmp(xpos, "VB") != 0;
    if (inverted && (node == CLM__NO_NODE || node < match->head) && !match->passive) {
        unsigned behind = speaker_behind(tree, match->head);
        node = behind != CLM__NO_NODE && !is_subject_of_other(tree, behind, match->head)
                   ? behind
                   : node;
    }
    (void)clm__claim_topic(tree, match->head, &node);
    unsigned outer = clm__claim_outer_subject(sentence, match);
    node = outer != CLM__NO_NODE ? outer : node;
    clm__claim_who(reader, sentence, node, NULL, by);
    if (node != CLM__NO_NODE)
        clm__claim_author(reader, sentence, node, by);
    if (by->count == 0 && match->frame->word == CLM__FRAME_NOUN)
        clm__claim_noun_actors(reader, sentence, match, by);
    unsigned kept = 0;
    for (unsigned i = 0; i < by->count; i++)
        if (by->items[i].sort != CLM__SORT_THING)
            by->items[kept++] = by->items[i];
    by->count = kept;
}

/* Whether "we" at a token is what the subject of a verb of saying says: in the quotation
 * beside the verb, or in its clause. */
static bool
is_said_by(const struct clm__sentence *sentence, unsigned node,
           const struct clm__match *match)
{
    const struct clm__filler *clause = &match->slots[CLM__SLOT_CHARGE];
    if ((match->frame->flags & CLM__FRAME_SPEECH) == 0 ||
        clm__sentence_in_quote(sentence, match->head))
        return false;
    return clm__sentence_in_quote(sentence, node) ||
           (clause->node != CLM__NO_NODE && clause->first <= node &&
            node <= clause->last);
}

bool
clm__claim_is_self(const struct clm__sentence *sentence, unsigned node)
{
    static const char *const words[] = {"we", "i", "us", "me"};
    if (node == CLM__NO_NODE || sentence->names[node].actor != CLM_NONE)
        return false; /* "the US" is a name */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (clm__tree_is(&sentence->tree, node, words[i]))
            return true;
    return false;
}

/* Who issues a text that says we outside quotation marks: whom its first event is of. */
static void
find_issuer(const struct clm__claim_reader *reader, struct clm__parties *out)
{
    if (reader->draft_count == 0 || reader->drafts[0].actor_count == 0 ||
        reader->drafts[0].actors[0].actor == CLM_NONE)
        return;
    out->items[0] = reader->drafts[0].actors[0];
    out->count = 1;
}

bool
clm__speaker_agrees(const struct clm__sentence *sentence, const struct clm__parties *by,
                    unsigned node)
{
    const struct clm__tree *tree = &sentence->tree;
    if (by->count == 0 || tree->nodes[node].kind != CLM__UPOS_PRON)
        return false;

    bool person = by->items[0].sort == CLM__SORT_PERSON;
    if (clm__tree_is(tree, node, "he") || clm__tree_is(tree, node, "she"))
        return person;
    return !person &&
           (clm__tree_is(tree, node, "they") || clm__tree_is(tree, node, "it"));
}

/* "Peru says that it holds Oman responsible": Peru does. */
static bool
find_reported(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
              unsigned node, struct clm__parties *out)
{
    if (node == CLM__NO_NODE || sentence->tree.nodes[node].kind != CLM__UPOS_PRON ||
        clm__sentence_in_quote(sentence, node))
        return false;
    for (unsigned i = 0; i < sentence->match_count; i++) {
        struct clm__parties by;
        if (!is_said_by(sentence, node, &sentence->matches[i]))
            continue;
        clm__claim_speaker(reader, sentence, &sentence->matches[i], &by);
        if (!clm__speaker_agrees(sentence, &by, node))
            continue;
        *out = by;
        for (unsigned k = 0; k < out->count; k++) {
            out->items[k].span = clm__tree_span(&sentence->tree, node, node);
            out->items[k].found = true;
        }
        return true;
    }
    return false;
}

bool
clm__claim_self(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
                unsigned node, struct clm__parties *out)
{
    const struct clm__tree *tree = &sentence->tree;
    out->count = 0;
    if (find_reported(reader, sentence, node, out))
        return true;
    if (!clm__claim_is_self(sentence, node))
        return false;
    for (unsigned i = 0; i < sentence->match_count && out->count == 0; i++)
        if (is_said_by(sentence, node, &sentence->matches[i]))
            clm__claim_speaker(reader, sentence, &sentence->matches[i], out);
    if (out->count == 0 && clm__sentence_in_quote(sentence, node) &&
        clm__discourse_speaks(&reader->discourse, sentence))
        *out = reader->discourse.by;
    if (out->count == 0 && !clm__sentence_in_quote(sentence, node))
        find_issuer(reader, out);
    for (unsigned i = 0; i < out->count; i++) {
        out->items[i].span = clm__tree_span(tree, node, node);
        out->items[i].found = true;
    }
    return out->count > 0;
}
