/* SPDX-License-Identifier: MIT */
/* Whose words they are: the speaker of a verb of saying, and whom "we" means. */
#include "claim/claim_speaker.h"

#include "attribution/attribution.h"
#include "attribution/finding.h"
#include "claim/claim_behind.h"

#include <string.h>

/* The noun that the source of an attribution is of; CLM__NO_NODE. */
static unsigned
head_of_source(const struct clm__sentence *sentence, struct clm__words source)
{
    for (int i = source.first; i >= 0 && i <= source.last; i++) {
        int up = clm__words_head(sentence, i);
        if ((up < source.first || up > source.last) &&
            clm__tree_nominal(&sentence->tree, (unsigned)i))
            return (unsigned)i;
    }
    return CLM__NO_NODE;
}

/* Whom the attribution of the cue has for its source. "Peru repeated its claim" names who
 * claims better than the pronoun does. */
static bool
find_source(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
            const struct clm__match *match, struct clm__parties *by)
{
    struct clm__finding said;
    if (!clm__attribution_at(sentence, match->head, &said))
        return false;
    unsigned node = head_of_source(sentence, said.source);
    if (node == CLM__NO_NODE || (match->frame->word == CLM__FRAME_NOUN &&
                                 sentence->tree.nodes[node].kind == CLM__UPOS_PRON))
        return false;
    clm__claim_who(reader, sentence, node, NULL, by);
    return clm__any_party(by);
}

/* Whom the frame has for its actor, or who is behind that. */
static void
find_actor(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
           const struct clm__match *match, struct clm__parties *by)
{
    unsigned outer = clm__claim_outer_subject(sentence, match);
    unsigned node = outer != CLM__NO_NODE ? outer : match->slots[CLM__SLOT_ACTOR].node;

    clm__claim_who(reader, sentence, node, NULL, by);
    if (node != CLM__NO_NODE)
        clm__claim_author(reader, sentence, node, by);
    if (by->count == 0 && match->frame->word == CLM__FRAME_NOUN)
        clm__claim_noun_actors(reader, sentence, match, by);
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
    unsigned speaker = CLM__NO_NODE;
    by->count = 0;
    if (clm__claim_topic(&sentence->tree, match->head, &speaker) != CLM__NO_NODE)
        clm__claim_who(reader, sentence, speaker, NULL, by);
    if (!clm__any_party(by) && !find_source(reader, sentence, match, by))
        find_actor(reader, sentence, match, by);

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
