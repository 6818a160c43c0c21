/* SPDX-License-Identifier: MIT */
/* From a match of a frame to its events. */
#include "claim/claim_match.h"

#include "base/kind.h"
#include "claim/claim_behind.h"
#include "claim/claim_fact.h"
#include "claim/claim_link.h"
#include "claim/claim_party.h"
#include "claim/claim_place.h"
#include "claim/claim_polarity.h"
#include "claim/claim_speaker.h"
#include "claim/claim_speech.h"

#include <string.h>

static bool
is_each_other(const struct clm__tree *tree, unsigned node)
{
    return node != CLM__NO_NODE &&
           ((clm__tree_is(tree, node, "each") && node + 1 < tree->count &&
             clm__tree_is(tree, node + 1, "other")) ||
            (clm__tree_is(tree, node, "other") && node > 0 &&
             clm__tree_is(tree, node - 1, "each")) ||
            (clm__tree_is(tree, node, "another") && node > 0 &&
             clm__tree_is(tree, node - 1, "one")) ||
            (clm__tree_is(tree, node, "one") && node + 1 < tree->count &&
             clm__tree_is(tree, node + 1, "another")));
}

static const struct clm__draft *
last_draft(const struct clm__claim_reader *reader, unsigned kinds)
{
    for (size_t i = reader->draft_count; i-- > 0;)
        if ((kinds >> reader->drafts[i].kind & 1) != 0 &&
            reader->drafts[i].actor_count > 0)
            return &reader->drafts[i];
    return NULL;
}

static void
add_parties(struct clm__parties *out, const struct clm__party *parties, unsigned count)
{
    for (unsigned i = 0; i < count && out->count < CLM__PARTIES_MAX; i++) {
        out->items[out->count] = parties[i];
        out->items[out->count++].found = true;
    }
}

/* "The move", "this decision": one that was told of. */
static bool
is_that_move(const struct clm__sentence *sentence, unsigned node)
{
    const struct clm__tree *tree = &sentence->tree;
    return node > 0 && clm__in_class(sentence, node, CLM__CLASS_MOVE) &&
           (clm__tree_is(tree, node - 1, "the") || clm__tree_is(tree, node - 1, "this") ||
            clm__tree_is(tree, node - 1, "these"));
}

/* Who was told to do or say something last, other than the ones who speak now. */
static const struct clm__draft *
last_mover(const struct clm__claim_reader *reader, const struct clm__sentence *sentence,
           const struct clm__parties *by)
{
    enum { NEAR = 3 }; /* sentences */
    for (size_t i = reader->draft_count; i-- > 0;) {
        const struct clm__draft *draft = &reader->drafts[i];
        if (sentence->number + 1 - draft->sentence > NEAR)
            break;
        if (draft->kind == CLM_KIND_ACCUSATION || draft->kind == CLM_KIND_DENIAL ||
            draft->actor_count == 0 || draft->actors[0].unknown)
            continue;
        bool own = false;
        for (unsigned k = 0; k < by->count; k++)
            own |= clm__party_same(&draft->actors[0], &by->items[k]);
        if (!own)
            return draft;
    }
    return NULL;
}

static void
imply_target(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
             struct clm__draft *draft, const struct clm__match *match,
             struct clm__parties *targets, const struct clm__parties *actors)
{
    if (draft->kind == CLM_KIND_DENIAL) {
        draft->answers = clm__claim_accusation(reader, actors);
        if (draft->answers != 0 && targets->count == 0) {
            const struct clm__draft *other = &reader->drafts[draft->answers - 1];
            add_parties(targets, other->actors, other->actor_count);
            draft->implied = true;
            if (other->kind != CLM_KIND_ACCUSATION)
                draft->answers = 0;
        }
        return;
    }
    unsigned charge = match->slots[CLM__SLOT_CHARGE].node;
    unsigned target = match->slots[CLM__SLOT_TARGET].node;
    unsigned deed = target != CLM__NO_NODE ? target : charge;
    const struct clm__draft *other =
        last_draft(reader, 1u << CLM_KIND_STRIKE | 1u << CLM_KIND_ATTACK |
                               1u << CLM_KIND_SANCTION | 1u << CLM_KIND_AID);
    if (targets->count == 0 && other != NULL && deed != CLM__NO_NODE &&
        clm__in_class(sentence, deed, CLM__CLASS_DEED)) {
        add_parties(targets, other->actors, other->actor_count);
        draft->implied = true;
    }
    if (targets->count == 0 && deed != CLM__NO_NODE && is_that_move(sentence, deed))
        other = last_mover(reader, sentence, actors);
    else
        other = NULL;
    if (other != NULL) {
        add_parties(targets, other->actors, other->actor_count);
        draft->implied = true;
    }
}

static bool
is_act(const struct clm__draft *draft)
{
    return clm__kind_in(CLM__KINDS_ACT, draft->kind);
}

/* An act that is told without a day, behind one that was told before with its day. What
 * is said of a raid is not said on its day. */
static void
carry_day(const struct clm__claim_reader *reader, struct clm__draft *draft)
{
    for (size_t i = reader->draft_count; i-- > 0;) {
        const struct clm__draft *last = &reader->drafts[i];
        bool same = last->paragraph == draft->paragraph;
        if (!same && (last->paragraph + 1 != draft->paragraph || !is_act(draft)))
            return;
        if (is_act(last) == is_act(draft) &&
            clm__when_carry(&draft->when, &last->when, same))
            return;
    }
}

/* Whether the tree lends a verb the subject of a sentence that it is only put beside:
 * often it is the verb of a clause that was read wrongly. */
static bool
is_borrowed(const struct clm__tree *tree, const struct clm__match *match)
{
    unsigned actor = match->slots[CLM__SLOT_ACTOR].node;
    return tree->nodes[match->head].rel == CLM__REL_PARATAXIS && actor != CLM__NO_NODE &&
           !clm__tree_under(tree, actor, match->head);
}

/* A place that is struck or taken is no party. */
static void
drop_place(struct clm__draft *draft)
{
    unsigned kept = 0;
    for (unsigned i = 0; i < draft->target_count; i++) {
        const struct clm__party *target = &draft->targets[i];
        if (target->actor != CLM_NONE || target->span.start < draft->place.start ||
            target->span.end > draft->place.end)
            draft->targets[kept++] = *target;
    }
    draft->target_count = kept;
}

static void
finish_draft(const struct clm__claim_reader *reader, const struct clm__sentence *sentence,
             struct clm__draft *draft, const struct clm__match *match)
{
    const struct clm__filler *charge = &match->slots[CLM__SLOT_CHARGE];
    draft->frame = match->frame->pattern;
    draft->phase = match->frame->phase;
    draft->when = clm__claim_when(reader, sentence, match->head, charge);
    carry_day(reader, draft);
    if (clm__kind_in(CLM__KINDS_ACT, draft->kind))
        draft->place = clm__claim_place(reader->who.corpus, sentence, match);
    drop_place(draft);
    bool plain = match->frame->word == CLM__FRAME_VERB &&
                 (match->frame->flags & CLM__FRAME_HARD) == 0 &&
                 !is_borrowed(&sentence->tree, match);
    draft->telling = plain ? CLM__TOLD : CLM__TOLD_HARD;
    draft->quoted = clm__sentence_in_quote(sentence, match->head) &&
                    !clm__claim_is_self(sentence, match->slots[CLM__SLOT_ACTOR].node);
}

static enum clm_actor_kind
kind_of(const struct clm__claim_reader *reader, const struct clm__party *party)
{
    return party->actor == CLM_NONE
               ? CLM_ACTOR_OTHER
               : (enum clm_actor_kind)clm_corpus_actor(reader->who.corpus, party->actor)
                     ->kind;
}

/* Whether an attack is one of words: persons and organisations attack each other so,
 * armed groups and states do not. */
static bool
is_verbal(const struct clm__claim_reader *reader, const struct clm__party *actor,
          const struct clm__party *target)
{
    enum clm_actor_kind kind = kind_of(reader, actor), other = kind_of(reader, target);
    if (!target->named || (!actor->named && actor->speaker == NULL))
        return false;
    if (actor->sort == CLM__SORT_PERSON || actor->speaker != NULL)
        return true;
    return kind != CLM_ACTOR_STATE && kind != CLM_ACTOR_ARMED_GROUP &&
           kind != CLM_ACTOR_TERRITORY &&
           (target->sort == CLM__SORT_PERSON || other == CLM_ACTOR_ORGANISATION ||
            (kind == CLM_ACTOR_ORGANISATION && other == CLM_ACTOR_OTHER));
}

/* "Ana Ruiz sues Oman, alleging fraud": the accusation was told, this is its charge. */
static bool
adds_charge(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
            const struct clm__match *match, const struct clm__parties *actors,
            const struct clm__parties *targets)
{
    const struct clm__filler *charge = &match->slots[CLM__SLOT_CHARGE];
    if (reader->draft_count == 0 || targets->count > 0 || actors->count == 0 ||
        charge->node == CLM__NO_NODE || match->frame->kind != CLM_KIND_ACCUSATION)
        return false;
    struct clm__draft *last = &reader->drafts[reader->draft_count - 1];
    if (last->sentence != sentence->number + 1 || last->kind != CLM_KIND_ACCUSATION ||
        last->charge.end != 0 || last->actor_count == 0 || last->target_count == 0 ||
        !clm__party_same(&last->actors[0], &actors->items[0]))
        return false;
    clm__draft_charge(last, sentence, charge->first, charge->last);
    return true;
}

/* The kind of an event, by its frame and by who does it to whom. */
static enum clm_kind
kind_of_event(const struct clm__claim_reader *reader,
              const struct clm__sentence *sentence, const struct clm__match *match,
              const struct clm__parties *actors, const struct clm__parties *targets)
{
    unsigned flags = match->frame->flags;
    enum clm_kind kind = (enum clm_kind)match->frame->kind;

    if ((flags & CLM__FRAME_VERBAL) != 0 && actors->count > 0 && targets->count > 0 &&
        is_verbal(reader, &actors->items[0], &targets->items[0]))
        kind = CLM_KIND_ACCUSATION;
    if (kind == CLM_KIND_ACCUSATION && targets->count == 0 &&
        (flags & CLM__FRAME_IMPLIED) != 0)
        kind = CLM_KIND_STATEMENT;
    if (!clm__claim_is_undone(sentence, match))
        return kind;
    return kind == CLM_KIND_AID        ? CLM_KIND_SANCTION /* "stopped the convoy" */
           : kind == CLM_KIND_SANCTION ? CLM_KIND_AID      /* "ended its embargo" */
                                       : kind;
}

/* Whether not somebody but what he did is the object: "condemned the raid". */
static bool
is_of_deed(const struct clm__draft *draft, const struct clm__match *match,
           const struct clm__parties *targets)
{
    const struct clm__filler *target = &match->slots[CLM__SLOT_TARGET];

    return target->node != CLM__NO_NODE && draft->kind == CLM_KIND_ACCUSATION &&
           (draft->implied || targets->count == 0 ||
            targets->items[0].head != target->node);
}

static void
set_charge(struct clm__draft *draft, const struct clm__sentence *sentence,
           const struct clm__match *match, bool deed)
{
    const struct clm__filler *charge = &match->slots[CLM__SLOT_CHARGE];
    const struct clm__filler *target = &match->slots[CLM__SLOT_TARGET];
    bool as = charge->node != CLM__NO_NODE && charge->first > target->last &&
              clm__tree_is(&sentence->tree, charge->first - 1u, "as");

    if (deed && (as || charge->node == CLM__NO_NODE)) /* "the raid as a crime" */
        clm__draft_charge(draft, sentence, target->first,
                          as ? charge->last : target->last);
    else if (charge->node != CLM__NO_NODE)
        clm__draft_charge(draft, sentence, charge->first, charge->last);
}

static void
emit(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
     const struct clm__match *match, const struct clm__parties *actors,
     struct clm__parties *targets)
{
    if (adds_charge(reader, sentence, match, actors, targets))
        return;

    struct clm__draft draft =
        clm__draft_begin(sentence, match->cue_first, match->cue_last);
    draft.kind = match->frame->kind;
    if ((match->frame->flags & CLM__FRAME_IMPLIED) != 0)
        imply_target(reader, sentence, &draft, match, targets, actors);
    draft.kind = (uint8_t)kind_of_event(reader, sentence, match, actors, targets);
    clm__draft_actors(&draft, &reader->arena, actors);
    clm__draft_targets(&draft, &reader->arena, targets);

    bool deed = is_of_deed(&draft, match, targets);
    set_charge(&draft, sentence, match, deed);
    finish_draft(reader, sentence, &draft, match);
    if (deed && draft.telling == CLM__TOLD)
        draft.telling = CLM__TOLD_HARD;
    (void)clm__claim_add(reader, &draft);
}

/* Two parties that do it to each other: an event each way. */
static void
emit_mutual(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
            const struct clm__match *match, const struct clm__parties *actors)
{
    for (unsigned i = 0; i < actors->count; i++) {
        struct clm__parties one = {.count = 1}, others = {.count = 0};
        one.items[0] = actors->items[i];
        for (unsigned k = 0; k < actors->count; k++)
            if (k != i)
                others.items[others.count++] = actors->items[k];
        emit(reader, sentence, match, &one, &others);
    }
}

/* Whether the text has told before that one accused the other. */
static bool
was_told(const struct clm__claim_reader *reader, const struct clm__parties *accuser,
         const struct clm__parties *accused)
{
    for (size_t i = 0; i < reader->draft_count; i++) {
        const struct clm__draft *draft = &reader->drafts[i];
        if (draft->kind == CLM_KIND_ACCUSATION && draft->actor_count > 0 &&
            draft->target_count > 0 && accuser->count > 0 &&
            clm__party_same(&draft->actors[0], &accuser->items[0]) &&
            clm__party_same(&draft->targets[0], &accused->items[0]))
            return true;
    }
    return false;
}

/* "Peru rejected Oman's accusations of theft": the accusation is told too. */
static void
emit_denied(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
            const struct clm__match *denial, const struct clm__parties *denier,
            const struct clm__parties *accuser)
{
    struct clm__parties targets = *denier;
    unsigned noun = denial->slots[CLM__SLOT_CHARGE].node;
    struct clm__match match;
    if (noun == CLM__NO_NODE || denier->count == 0 ||
        !clm__frame_find(sentence, noun, &match) ||
        match.frame->kind != CLM_KIND_ACCUSATION || was_told(reader, accuser, denier))
        return;
    emit(reader, sentence, &match, accuser, &targets);
}

/* Kinds of which a verb, or a noun, without a doer tells nothing new. */
enum {
    DOER_OF_VERB = 1u << CLM_KIND_ATTACK | 1u << CLM_KIND_STATEMENT |
                   1u << CLM_KIND_THREAT | 1u << CLM_KIND_TALKS |
                   1u << CLM_KIND_REJECTION | 1u << CLM_KIND_AID,
    DOER_OF_NOUN = 1u << CLM_KIND_ATTACK | 1u << CLM_KIND_DEMAND | 1u << CLM_KIND_TALKS |
                   1u << CLM_KIND_CEASEFIRE | 1u << CLM_KIND_AID |
                   1u << CLM_KIND_REJECTION,
};

/* Whether a word alone tells of an event that stands elsewhere: "the attack", "two people
 * were killed", a truce that is called for. */
static bool
says_too_little(const struct clm__sentence *sentence, const struct clm__match *match,
                const struct clm__parties *targets)
{
    unsigned kind = match->frame->kind;

    if (match->frame->word == CLM__FRAME_VERB)
        return clm__kind_in(DOER_OF_VERB, kind) ||
               (kind == CLM_KIND_STRIKE &&
                match->slots[CLM__SLOT_CHARGE].node == CLM__NO_NODE);
    if ((match->frame->flags & CLM__FRAME_HARD) == 0 ||
        (kind == CLM_KIND_TALKS && targets->count > 0))
        return false;
    if (clm__kind_in(DOER_OF_NOUN, kind))
        return true;

    for (unsigned i = 0; i < sentence->match_count; i++) {
        const struct clm__filler *charge = &sentence->matches[i].slots[CLM__SLOT_CHARGE];
        if (charge->node != CLM__NO_NODE && charge->first <= match->head &&
            match->head <= charge->last)
            return true;
    }
    return kind == CLM_KIND_ACCUSATION && targets->count == 0;
}

/* "Al-Shabaab claimed responsibility": it did what was told right before by nobody, or by
 * somebody without a name. */
static void
take_responsibility(struct clm__claim_reader *reader,
                    const struct clm__sentence *sentence, const struct clm__match *match,
                    const struct clm__parties *actors)
{
    enum { NEAR = 3 }; /* sentences */
    bool taken = false;
    for (unsigned i = 0; i < match->used_count; i++)
        taken |= clm__tree_lemma_is(&sentence->tree, match->used[i], "responsibility");
    if (!taken || actors->count == 0 || match->frame->kind != CLM_KIND_STATEMENT)
        return;
    for (size_t i = reader->draft_count; i-- > 0;) {
        struct clm__draft *draft = &reader->drafts[i];
        if (sentence->number + 1 - draft->sentence > NEAR)
            return;
        if (draft->kind != CLM_KIND_STRIKE && draft->kind != CLM_KIND_ATTACK)
            continue;
        if (draft->actor_count == 0 ||
            (draft->actors[0].actor == CLM_NONE && !draft->actors[0].named))
            clm__draft_actors(draft, &reader->arena, actors);
        return;
    }
}

/* "People accused of theft": whoever that may be. */
static bool
is_anybody(const struct clm__sentence *sentence, const struct clm__match *match)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned node = match->slots[CLM__SLOT_TARGET].node, first = 0, last = 0;
    if (match->frame->kind != CLM_KIND_ACCUSATION || !match->passive ||
        node == CLM__NO_NODE || tree->nodes[node].kind != CLM__UPOS_NOUN)
        return false;
    clm__who_phrase(tree, node, &first, &last);
    return first == node && last == node &&
           strcmp(clm__tree_xpos(tree, node), "NNS") == 0 &&
           clm__in_class(sentence, node, CLM__CLASS_PEOPLE);
}

static bool
all_known(const struct clm__parties *parties)
{
    for (unsigned i = 0; i < parties->count; i++)
        if (parties->items[i].actor == CLM_NONE)
            return false;
    return parties->count > 0;
}

/* "Denied the charge on Tuesday": the day is that of the denial, not of the charge. */
static void
trim_day(const struct clm__claim_reader *reader, const struct clm__sentence *sentence,
         struct clm__filler *charge)
{
    const struct clm__tree *tree = &sentence->tree;
    const struct clm__timex_list *list = reader->when.list;
    if (charge->node == CLM__NO_NODE || list == NULL ||
        !clm__tree_nominal(tree, charge->node))
        return;
    for (size_t i = clm__when_from(list, tree->sentence->start);
         i < list->count && list->items[i].start < tree->sentence->end; i++) {
        unsigned last = charge->last;
        if (list->items[i].end != tree->tokens[last].end)
            continue;
        while (last > charge->first && tree->tokens[last].start > list->items[i].start)
            last--;
        if (last > charge->first + 1u && last > charge->node + 1u &&
            clm__tree_is(tree, last - 1, "on"))
            charge->last = (uint16_t)(last - 2);
        return;
    }
}

/* Whether it tells of an event at all. */
static bool
is_event(const struct clm__claim_reader *reader, const struct clm__sentence *sentence,
         const struct clm__match *match)
{
    if ((match->frame->flags & CLM__FRAME_NOT) != 0)
        return false;
    if (reader->in_title && match->frame->word != CLM__FRAME_VERB)
        return false; /* a noun of a title names what the article is about */
    if (clm__kind_in(CLM__KINDS_CLAIM, match->frame->kind) &&
        clm__claim_is_undone(sentence, match))
        return false; /* "withdrew the accusation" */
    return clm__claim_is_fact(sentence, match) && !clm__claim_is_averted(sentence, match);
}

/* Those who do something to each other; false when it is not of that sort, or one of them
 * is not told. */
static bool
find_mutual(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
            const struct clm__match *match, struct clm__parties *actors)
{
    const struct clm__tree *tree = &sentence->tree;

    if ((match->frame->flags & CLM__FRAME_MUTUAL) == 0 &&
        !is_each_other(tree, match->slots[CLM__SLOT_TARGET].node))
        return false;
    if (actors->count < 2 || clm__who_described(tree, match->slots[CLM__SLOT_ACTOR].node))
        clm__claim_pair(reader, sentence, match, actors);
    return actors->count > 1;
}

/* Whether such parties can do it. */
static bool
can_be(const struct clm__sentence *sentence, const struct clm__match *match,
       const struct clm__parties *actors, const struct clm__parties *targets)
{
    if (match->frame->kind == CLM_KIND_THREAT && actors->count > 0 &&
        !clm__any_party(actors))
        return false; /* a storm threatens nobody */
    if (actors->count == 0 && is_anybody(sentence, match))
        return false;

    /* only between states is it said in words; else before a court */
    return (match->frame->flags & CLM__FRAME_ACTIVE) == 0 ||
           (all_known(actors) && all_known(targets));
}

bool
clm__claim_match(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
                 const struct clm__match *found)
{
    struct clm__parties actors, targets;
    struct clm__match match = *found;

    trim_day(reader, sentence, &match.slots[CLM__SLOT_CHARGE]);
    if (!is_event(reader, sentence, &match))
        return false;
    if ((match.frame->flags & CLM__FRAME_SPEECH) != 0)
        return clm__claim_speech(reader, sentence, &match);

    clm__claim_find_actors(reader, sentence, &match, &actors);
    if (find_mutual(reader, sentence, &match, &actors)) {
        emit_mutual(reader, sentence, &match, &actors);
        return false;
    }

    clm__claim_find_targets(reader, sentence, &match, &actors, &targets);
    if (!can_be(sentence, &match, &actors, &targets))
        return false;
    if (match.frame->kind == CLM_KIND_DENIAL && targets.count > 0)
        emit_denied(reader, sentence, &match, &actors, &targets);
    if (actors.count == 0 && says_too_little(sentence, &match, &targets))
        return false;

    emit(reader, sentence, &match, &actors, &targets);
    take_responsibility(reader, sentence, &match, &actors);
    for (unsigned i = 0; i < actors.count; i++)
        actors.items[i].subject = true;
    clm__who_note(&reader->who, &actors);
    return false;
}
