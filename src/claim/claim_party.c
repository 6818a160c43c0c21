/* SPDX-License-Identifier: MIT */
/* The parties of a match: who does it, to whom. */
#include "claim/claim_party.h"

#include "base/kind.h"
#include "claim/claim_behind.h"
#include "claim/claim_speaker.h"
#include "sentence/chunk.h"
#include "sentence/grammar.h"

#include <string.h>
#include <strings.h>

static void
drop_things(struct clm__parties *parties)
{
    unsigned kept = 0;
    for (unsigned i = 0; i < parties->count; i++)
        if (parties->items[i].sort != CLM__SORT_THING)
            parties->items[kept++] = parties->items[i];
    parties->count = kept;
}

/* "The release of Ana Ruiz, accused of it": the noun right before the participle. */
static void
nearest_target(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
               const struct clm__match *match, struct clm__parties *targets)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned at = match->head;
    struct clm__parties found;
    if (at > 1 && clm__tree_is(tree, at - 1, ","))
        at--;
    unsigned node = at > 0 ? clm__chunk_left(tree, at - 1) : (unsigned)CLM__NO_NODE;
    if (node == CLM__NO_NODE)
        return;
    clm__claim_who(reader, sentence, node, NULL, &found);
    if (clm__any_party(&found))
        *targets = found;
}

static bool
is_among(const struct clm__party *party, const struct clm__parties *others)
{
    for (unsigned i = 0; i < others->count; i++)
        if (clm__party_same(party, &others->items[i]))
            return true;
    return false;
}

/* Nobody accuses himself; but what one state's judges say of its president is between the
 * two of them. */
static void
part_ways(struct clm__parties *actors, struct clm__parties *targets)
{
    unsigned kept = 0;
    struct clm__party *own = targets->items;
    for (unsigned i = 0; i < targets->count; i++)
        if (!is_among(&targets->items[i], actors))
            targets->items[kept++] = targets->items[i];
    if (kept == 0 && targets->count > 0 && actors->count == 1 &&
        (!own->found || own->speaker != NULL)) {
        bool parted = clm__party_part(&actors->items[0]);
        parted = clm__party_part(own) || parted;
        kept = parted && !clm__party_same(&actors->items[0], own);
    }
    targets->count = kept;
}

/* "Denied the woman's allegations": whose the allegations are is who made them. */
static bool
find_accuser(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
             const struct clm__match *match, const struct clm__parties *actors,
             struct clm__parties *targets)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned noun = match->slots[CLM__SLOT_CHARGE].node, at = CLM__NO_NODE;

    targets->count = 0;
    if (match->frame->kind != CLM_KIND_DENIAL || noun == CLM__NO_NODE ||
        !clm__in_class(sentence, noun, CLM__CLASS_ALLEGATION))
        return false;
    while ((at = clm__tree_next(tree, noun, CLM__REL_NMOD, at)) != CLM__NO_NODE &&
           at < noun)
        if (strcmp(clm__tree_subtype(tree, at), "poss") == 0) {
            clm__claim_who(reader, sentence, at, actors, targets);
            break;
        }
    if (targets->count > 0 && (is_among(&targets->items[0], actors) ||
                               targets->items[0].sort == CLM__SORT_THING))
        targets->count = 0;
    return targets->count > 0;
}

void
clm__claim_find_targets(struct clm__claim_reader *reader,
                        const struct clm__sentence *sentence,
                        const struct clm__match *match, struct clm__parties *actors,
                        struct clm__parties *targets)
{
    const struct clm__filler *target = &match->slots[CLM__SLOT_TARGET];
    const struct clm__filler *charge = &match->slots[CLM__SLOT_CHARGE];
    bool whom = match->frame->kind == CLM_KIND_ACCUSATION ||
                match->frame->kind == CLM_KIND_DENIAL ||
                match->frame->kind == CLM_KIND_THREAT ||
                match->frame->kind == CLM_KIND_DEMAND;
    struct clm__parties inside;
    if (!clm__claim_self(reader, sentence, target->node, targets))
        clm__claim_who(reader, sentence, target->node, actors, targets);
    if (match->passive && target->node != CLM__NO_NODE && !clm__any_party(targets))
        nearest_target(reader, sentence, match, targets);
    if (whom && target->node != CLM__NO_NODE && !clm__any_party(targets)) {
        unsigned last = match->marker != CLM__NO_NODE && match->marker > target->node &&
                                match->marker <= target->last
                            ? match->marker - 1u
                            : target->last;
        clm__claim_inside(reader, sentence, target->node, last, actors, &inside);
        if (inside.count > 0 || (match->frame->flags & CLM__FRAME_IMPLIED) != 0)
            *targets = inside;
    } else if (target->node == CLM__NO_NODE && charge->node != CLM__NO_NODE && whom &&
               (clm__tree_nominal(&sentence->tree, charge->node) ||
                match->frame->kind == CLM_KIND_THREAT) &&
               !find_accuser(reader, sentence, match, actors, targets)) {
        unsigned last = charge->last;
        for (unsigned i = charge->node + 1; i < last; i++)
            if (clm__tree_is(&sentence->tree, i, "that"))
                last = i - 1; /* who is named in the claim itself did not make it */
        clm__claim_inside(reader, sentence, charge->node, last, actors, targets);
    }
    /* What is accused is somebody, whatever the words; what is criticised may be a plan.
     */
    if (!clm__in_class(sentence, match->head, CLM__CLASS_ALWAYS_PARTY) &&
        match->frame->kind != CLM_KIND_DEMAND)
        drop_things(targets);
    for (unsigned i = 0; i < targets->count; i++) /* without the charge behind it */
        if (match->marker != CLM__NO_NODE && match->marker > 0 &&
            targets->items[i].span.start <
                sentence->tree.tokens[match->marker - 1u].start &&
            targets->items[i].span.end > sentence->tree.tokens[match->marker].start)
            targets->items[i].span.end = sentence->tree.tokens[match->marker - 1u].end;
    if (whom)
        part_ways(actors, targets);
}

/* Whether that or which is the subject of a verb, so that nobody further up is. */
static bool
is_relative(const struct clm__tree *tree, unsigned verb)
{
    unsigned subject = clm__tree_child(tree, verb, CLM__REL_NSUBJ);
    return subject != CLM__NO_NODE && tree->nodes[verb].rel == CLM__REL_ACL &&
           (clm__tree_is(tree, subject, "that") || clm__tree_is(tree, subject, "which"));
}

/* "Ana Ruiz said that Oman had lied and demanded an apology": what is demanded, denied or
 * threatened in the same breath is so by the one who speaks. */
static unsigned
speaker_above(const struct clm__sentence *sentence, const struct clm__match *match)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned verb = tree->nodes[match->head].head;
    if (match->frame->word != CLM__FRAME_VERB || match->passive || verb == CLM__NO_NODE ||
        !clm__kind_in(CLM__KINDS_CLAIM, match->frame->kind) ||
        tree->nodes[match->head].rel != CLM__REL_CONJ ||
        strcmp(clm__tree_xpos(tree, match->head), "VBD") != 0 ||
        clm__tree_child(tree, match->head, CLM__REL_NSUBJ) != CLM__NO_NODE ||
        tree->nodes[verb].rel != CLM__REL_CCOMP)
        return CLM__NO_NODE;
    unsigned says = tree->nodes[verb].head;
    return says != CLM__NO_NODE && clm__in_class(sentence, says, CLM__CLASS_SPEECH)
               ? clm__tree_subject(tree, says)
               : (unsigned)CLM__NO_NODE;
}

void
clm__claim_find_actors(struct clm__claim_reader *reader,
                       const struct clm__sentence *sentence,
                       const struct clm__match *match, struct clm__parties *actors)
{
    if (clm__claim_self(reader, sentence, match->slots[CLM__SLOT_ACTOR].node, actors))
        return;
    unsigned outer = clm__claim_outer_subject(sentence, match);
    if (outer == CLM__NO_NODE)
        outer = speaker_above(sentence, match);
    clm__claim_who(reader, sentence, outer, NULL, actors);
    if (!clm__in_class(sentence, match->head, CLM__CLASS_ALWAYS_PARTY))
        drop_things(actors);
    if (actors->count > 0 && !actors->items[0].unknown)
        return;
    clm__claim_who(reader, sentence, match->slots[CLM__SLOT_ACTOR].node, NULL, actors);
    if (actors->count == 0 && match->frame->word == CLM__FRAME_NOUN)
        clm__claim_noun_actors(reader, sentence, match, actors);
    if (match->slots[CLM__SLOT_ACTOR].node != CLM__NO_NODE)
        clm__claim_author(reader, sentence, match->slots[CLM__SLOT_ACTOR].node, actors);
    unsigned kind = match->frame->kind;
    unsigned slot = match->slots[CLM__SLOT_ACTOR].node;
    bool relative = is_relative(&sentence->tree, match->head);
    if (slot != CLM__NO_NODE && !clm__any_party(actors) && relative) {
        clm__claim_inside(reader, sentence, slot, slot, NULL,
                          actors); /* "a French draft that demands" */
    } else if (slot != CLM__NO_NODE && slot + 1 != match->head &&
               !clm__any_party(actors) && match->frame->word == CLM__FRAME_VERB &&
               sentence->tree.nodes[slot].head != match->head) {
        actors->count =
            0; /* a thing that only stands near: who acts in the clause above? */
        unsigned above = clm__claim_subject_above(&sentence->tree, match->head);
        if (above != CLM__NO_NODE && above != slot)
            clm__claim_who(reader, sentence, above, NULL, actors);
        drop_things(actors);
    }
    if (match->frame->word != CLM__FRAME_VERB ||
        (kind != CLM_KIND_ACCUSATION && kind != CLM_KIND_DENIAL &&
         kind != CLM_KIND_DEMAND && kind != CLM_KIND_THREAT))
        drop_things(actors);
}

/* "A and B accuse each other", where the tree does not see the pair: both stand before
 * the verb. */
void
clm__claim_pair(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
                const struct clm__match *match, struct clm__parties *actors)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned at = CLM__NO_NODE;
    actors->count = 0;
    while ((at = clm__tree_next(tree, match->head, CLM__REL_NSUBJ, at)) != CLM__NO_NODE) {
        struct clm__parties more;
        if (clm__who_described(tree, at))
            continue; /* "candidates Ana Ruiz and Juan Paz" */
        clm__claim_who(reader, sentence, at, NULL, &more);
        for (unsigned i = 0; i < more.count && actors->count < CLM__PARTIES_MAX; i++)
            actors->items[actors->count++] = more.items[i];
    }
    drop_things(actors);
}
