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
void
clm__claim_part(const struct clm__who *who, struct clm__parties *actors,
                struct clm__parties *targets)
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
    clm__parties_domestic(who->corpus, clm__who_home(who), actors, targets);
}

/* Whether a word beside a noun of claims tells whose they are: "the woman's",
 * "Conservative claims", "by the woman". */
static bool
tells_whose(const struct clm__sentence *sentence, unsigned noun, unsigned at)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned rel = tree->nodes[at].rel, marker = clm__tree_marker(tree, at);
    bool upper = (tree->tokens[at].flags & CLM__TOKEN_UPPER) != 0 &&
                 sentence->names[at].actor == CLM_NONE; /* lists are asked elsewhere */
    if (at < noun)
        return (rel == CLM__REL_NMOD &&
                strcmp(clm__tree_subtype(tree, at), "poss") == 0) ||
               ((rel == CLM__REL_AMOD || rel == CLM__REL_COMPOUND) && upper);
    return (rel == CLM__REL_NMOD || rel == CLM__REL_ACL) && marker != CLM__NO_NODE &&
           (clm__tree_is(tree, marker, "by") || clm__tree_is(tree, marker, "from"));
}

/* "Denied the woman's allegations": whose the allegations are is who made them. */
static bool
find_accuser(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
             const struct clm__match *match, const struct clm__parties *actors,
             struct clm__parties *targets)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned noun = match->slots[CLM__SLOT_CHARGE].node;

    targets->count = 0;
    if (match->frame->kind != CLM_KIND_DENIAL || noun == CLM__NO_NODE ||
        !clm__in_class(sentence, noun, CLM__CLASS_ALLEGATION))
        return false;
    for (unsigned at = tree->nodes[noun].child; at != CLM__NO_NODE;
         at = tree->nodes[at].next) {
        if (!tells_whose(sentence, noun, at))
            continue;
        clm__claim_who(reader, sentence, at, actors, targets);
        bool named = (tree->tokens[at].flags & CLM__TOKEN_UPPER) != 0;
        if (targets->count > 0 && !is_among(&targets->items[0], actors) &&
            (named || targets->items[0].sort != CLM__SORT_THING))
            return true;
        targets->count = 0;
    }
    return false;
}

/* Kinds that are of or to somebody by what they are. */
static bool
is_to_somebody(unsigned kind)
{
    return kind == CLM_KIND_ACCUSATION || kind == CLM_KIND_DENIAL ||
           kind == CLM_KIND_THREAT || kind == CLM_KIND_DEMAND;
}

/* Somebody within the phrase that is the target: "condemned a law passed by Peru". */
static void
targets_inside(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
               const struct clm__match *match, const struct clm__parties *actors,
               struct clm__parties *targets)
{
    const struct clm__filler *target = &match->slots[CLM__SLOT_TARGET];
    bool cut = match->marker != CLM__NO_NODE && match->marker > target->node &&
               match->marker <= target->last;
    struct clm__parties inside;

    clm__claim_inside(reader, sentence, target->node,
                      cut ? match->marker - 1u : target->last, actors, &inside);
    if (inside.count > 0 || (match->frame->flags & CLM__FRAME_IMPLIED) != 0)
        *targets = inside;
}

/* Where no target is told: somebody in the charge. */
static void
targets_of_charge(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
                  const struct clm__match *match, const struct clm__parties *actors,
                  struct clm__parties *targets)
{
    const struct clm__filler *charge = &match->slots[CLM__SLOT_CHARGE];
    unsigned last = charge->last;

    if (charge->node == CLM__NO_NODE ||
        (!clm__tree_nominal(&sentence->tree, charge->node) &&
         match->frame->kind != CLM_KIND_THREAT) ||
        find_accuser(reader, sentence, match, actors, targets))
        return;
    for (unsigned i = charge->node + 1; i < last; i++)
        if (clm__tree_is(&sentence->tree, i, "that"))
            last = i - 1; /* who is named in the claim itself did not make it */
    clm__claim_inside(reader, sentence, charge->node, last, actors, targets);
}

/* The words of a target go without the charge behind it. */
static void
cut_at_marker(const struct clm__tree *tree, unsigned marker, struct clm__parties *targets)
{
    if (marker == CLM__NO_NODE || marker == 0)
        return;
    for (unsigned i = 0; i < targets->count; i++) {
        struct clm_span *span = &targets->items[i].span;
        if (span->start < tree->tokens[marker - 1u].start &&
            span->end > tree->tokens[marker].start)
            span->end = tree->tokens[marker - 1u].end;
    }
}

void
clm__claim_find_targets(struct clm__claim_reader *reader,
                        const struct clm__sentence *sentence,
                        const struct clm__match *match, struct clm__parties *actors,
                        struct clm__parties *targets)
{
    unsigned node = match->slots[CLM__SLOT_TARGET].node;
    bool whom = is_to_somebody(match->frame->kind);

    if (!clm__claim_self(reader, sentence, node, targets))
        clm__claim_who(reader, sentence, node, actors, targets);
    if (match->passive && node != CLM__NO_NODE && !clm__any_party(targets))
        nearest_target(reader, sentence, match, targets);
    if (whom && node == CLM__NO_NODE)
        targets_of_charge(reader, sentence, match, actors, targets);
    else if (whom && !clm__any_party(targets))
        targets_inside(reader, sentence, match, actors, targets);

    /* What is accused is somebody, whatever the words; what is criticised may be a plan.
     */
    if (!clm__in_class(sentence, match->head, CLM__CLASS_ALWAYS_PARTY) &&
        match->frame->kind != CLM_KIND_DEMAND)
        drop_things(targets);
    cut_at_marker(&sentence->tree, match->marker, targets);
    if (whom)
        clm__claim_part(&reader->who, actors, targets);
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

/* Who acts where the slot of the frame holds no party: somebody within it, or the subject
 * of the clause above. */
static void
actors_beside(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
              const struct clm__match *match, struct clm__parties *actors)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned slot = match->slots[CLM__SLOT_ACTOR].node;

    if (slot == CLM__NO_NODE || clm__any_party(actors))
        return;
    if (is_relative(tree, match->head)) { /* "a French draft that demands" */
        clm__claim_inside(reader, sentence, slot, slot, NULL, actors);
        return;
    }
    if (slot + 1 == match->head || match->frame->word != CLM__FRAME_VERB ||
        tree->nodes[slot].head == match->head)
        return;

    actors->count = 0; /* a thing that only stands near */
    unsigned above = clm__claim_subject_above(tree, match->head);
    if (above != CLM__NO_NODE && above != slot)
        clm__claim_who(reader, sentence, above, NULL, actors);
    drop_things(actors);
}

/* The subject of an outer clause; false when there is none, or nobody knows who it is. */
static bool
find_outer(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
           const struct clm__match *match, struct clm__parties *actors)
{
    unsigned outer = clm__claim_outer_subject(sentence, match);
    if (outer == CLM__NO_NODE)
        outer = speaker_above(sentence, match);

    clm__claim_who(reader, sentence, outer, NULL, actors);
    if (!clm__in_class(sentence, match->head, CLM__CLASS_ALWAYS_PARTY))
        drop_things(actors);
    return actors->count > 0 && !actors->items[0].unknown;
}

void
clm__claim_find_actors(struct clm__claim_reader *reader,
                       const struct clm__sentence *sentence,
                       const struct clm__match *match, struct clm__parties *actors)
{
    unsigned slot = match->slots[CLM__SLOT_ACTOR].node;

    if (clm__claim_self(reader, sentence, slot, actors) ||
        find_outer(reader, sentence, match, actors))
        return;

    clm__claim_who(reader, sentence, slot, NULL, actors);
    if (actors->count == 0 && match->frame->word == CLM__FRAME_NOUN)
        clm__claim_noun_actors(reader, sentence, match, actors);
    if (slot != CLM__NO_NODE)
        clm__claim_author(reader, sentence, slot, actors);
    actors_beside(reader, sentence, match, actors);

    if (match->frame->word != CLM__FRAME_VERB || !is_to_somebody(match->frame->kind))
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
