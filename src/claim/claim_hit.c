/* SPDX-License-Identifier: MIT */
/* From a hit of a frame to its events. */
#include "claim/claim.h"

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
last_draft(const struct clm__claims *claims, unsigned kinds)
{
    for (size_t i = claims->draft_count; i-- > 0;)
        if ((kinds >> claims->drafts[i].kind & 1) != 0 &&
            claims->drafts[i].actor_count > 0)
            return &claims->drafts[i];
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

uint32_t
clm__claims_accusation(const struct clm__claims *claims, const struct clm__parties *by)
{
    uint32_t other = 0;
    for (size_t i = claims->draft_count; i-- > 0;) {
        const struct clm__draft *draft = &claims->drafts[i];
        bool own = false;
        if (draft->kind != CLM_KIND_ACCUSATION && draft->kind != CLM_KIND_STATEMENT)
            continue;
        for (unsigned a = 0; a < draft->actor_count; a++)
            for (unsigned b = 0; b < by->count; b++)
                own |= clm__party_same(&draft->actors[a], &by->items[b]);
        for (unsigned a = 0; a < draft->target_count && !own; a++)
            for (unsigned b = 0; b < by->count; b++)
                if (draft->kind == CLM_KIND_ACCUSATION &&
                    clm__party_same(&draft->targets[a], &by->items[b]))
                    return (uint32_t)i + 1;
        if (!own && other == 0 && draft->actor_count > 0)
            other = (uint32_t)i + 1;
    }
    return other;
}

/* "The move", "this decision": one that was told of. */
static bool
is_that_move(const struct clm__claims *claims, unsigned node)
{
    const struct clm__tree *tree = &claims->tree;
    return node > 0 &&
           clm__lexicon_in(claims->lexicon, claims->words[node], CLM__CLASS_MOVE) &&
           (clm__tree_is(tree, node - 1, "the") || clm__tree_is(tree, node - 1, "this") ||
            clm__tree_is(tree, node - 1, "these"));
}

/* Who was told to do or say something last, other than the ones who speak now. */
static const struct clm__draft *
last_mover(const struct clm__claims *claims, const struct clm__parties *by)
{
    enum { NEAR = 3 }; /* sentences */
    for (size_t i = claims->draft_count; i-- > 0;) {
        const struct clm__draft *draft = &claims->drafts[i];
        if (claims->sentence + 1 - draft->sentence > NEAR)
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
imply_target(struct clm__claims *claims, struct clm__draft *draft,
             const struct clm__hit *hit, struct clm__parties *targets,
             const struct clm__parties *actors)
{
    if (draft->kind == CLM_KIND_DENIAL) {
        draft->answers = clm__claims_accusation(claims, actors);
        if (draft->answers != 0 && targets->count == 0) {
            const struct clm__draft *other = &claims->drafts[draft->answers - 1];
            add_parties(targets, other->actors, other->actor_count);
            draft->implied = true;
            if (other->kind != CLM_KIND_ACCUSATION)
                draft->answers = 0;
        }
        return;
    }
    unsigned charge = hit->slots[CLM__SLOT_CHARGE].node;
    unsigned target = hit->slots[CLM__SLOT_TARGET].node;
    unsigned deed = target != CLM__NO_NODE ? target : charge;
    const struct clm__draft *other =
        last_draft(claims, 1u << CLM_KIND_STRIKE | 1u << CLM_KIND_ATTACK |
                               1u << CLM_KIND_SANCTION | 1u << CLM_KIND_AID);
    if (targets->count == 0 && other != NULL && deed != CLM__NO_NODE &&
        clm__lexicon_in(claims->lexicon, claims->words[deed], CLM__CLASS_DEED)) {
        add_parties(targets, other->actors, other->actor_count);
        draft->implied = true;
    }
    if (targets->count == 0 && deed != CLM__NO_NODE && is_that_move(claims, deed))
        other = last_mover(claims, actors);
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

/* An act that is told without a day, in a paragraph that told one before: the same day.
 * What is said of a raid is not said on its day. */
static void
carry_day(const struct clm__claims *claims, struct clm__draft *draft)
{
    if (draft->when.stated || claims->draft_count == 0)
        return;
    for (size_t i = claims->draft_count; i-- > 0;) {
        const struct clm__draft *last = &claims->drafts[i];
        if (last->paragraph != draft->paragraph)
            return;
        bool one_day = strpbrk(last->when.date, "/[.") == NULL;
        if (last->when.stated && one_day && is_act(last) == is_act(draft)) {
            draft->when = last->when;
            return;
        }
    }
}

/* Whether the tree lends a verb the subject of a sentence that it is only put beside:
 * often it is the verb of a clause that was read wrongly. */
static bool
is_borrowed(const struct clm__tree *tree, const struct clm__hit *hit)
{
    unsigned actor = hit->slots[CLM__SLOT_ACTOR].node;
    return tree->nodes[hit->head].rel == CLM__REL_PARATAXIS && actor != CLM__NO_NODE &&
           !clm__tree_under(tree, actor, hit->head);
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
finish_draft(struct clm__claims *claims, struct clm__draft *draft,
             const struct clm__hit *hit, bool quoted)
{
    const struct clm__filler *charge = &hit->slots[CLM__SLOT_CHARGE];
    draft->frame = hit->frame->pattern;
    draft->phase = hit->frame->phase;
    clm__when_find(&draft->when, &claims->when, hit->head, charge);
    carry_day(claims, draft);
    if (clm__kind_in(CLM__KINDS_ACT, draft->kind))
        draft->place = clm__claims_place(claims, hit);
    drop_place(draft);
    bool plain = hit->frame->word == CLM__FRAME_VERB &&
                 (hit->frame->flags & CLM__FRAME_HARD) == 0 &&
                 !is_borrowed(&claims->tree, hit);
    draft->telling = plain ? CLM__TOLD : CLM__TOLD_HARD;
    draft->quoted = quoted;
    claims->draft_count++;
}

static enum clm_actor_kind
kind_of(const struct clm__claims *claims, const struct clm__party *party)
{
    return party->actor == CLM_NONE
               ? CLM_ACTOR_OTHER
               : (enum clm_actor_kind)clm_corpus_actor(claims->who.corpus, party->actor)
                     ->kind;
}

/* Whether an attack is one of words: persons and organisations attack each other so,
 * armed groups and states do not. */
static bool
is_verbal(const struct clm__claims *claims, const struct clm__party *actor,
          const struct clm__party *target)
{
    enum clm_actor_kind kind = kind_of(claims, actor), other = kind_of(claims, target);
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
adds_charge(struct clm__claims *claims, const struct clm__hit *hit,
            const struct clm__parties *actors, const struct clm__parties *targets)
{
    const struct clm__filler *charge = &hit->slots[CLM__SLOT_CHARGE];
    if (claims->draft_count == 0 || targets->count > 0 || actors->count == 0 ||
        charge->node == CLM__NO_NODE || hit->frame->kind != CLM_KIND_ACCUSATION)
        return false;
    struct clm__draft *last = &claims->drafts[claims->draft_count - 1];
    if (last->sentence != claims->sentence + 1 || last->kind != CLM_KIND_ACCUSATION ||
        last->charge.end != 0 || last->actor_count == 0 || last->target_count == 0 ||
        !clm__party_same(&last->actors[0], &actors->items[0]))
        return false;
    clm__draft_charge(claims, last, charge->first, charge->last);
    return true;
}

static void
emit(struct clm__claims *claims, const struct clm__hit *hit,
     const struct clm__parties *actors, struct clm__parties *targets)
{
    if (adds_charge(claims, hit, actors, targets))
        return;
    struct clm__draft *draft = clm__claims_draft(claims, hit->cue_first, hit->cue_last);
    const struct clm__filler *charge = &hit->slots[CLM__SLOT_CHARGE];
    const struct clm__filler *target = &hit->slots[CLM__SLOT_TARGET];
    if (draft == NULL)
        return;
    draft->kind = hit->frame->kind;
    if ((hit->frame->flags & CLM__FRAME_IMPLIED) != 0)
        imply_target(claims, draft, hit, targets, actors);
    if ((hit->frame->flags & CLM__FRAME_VERBAL) != 0 && actors->count > 0 &&
        targets->count > 0 && is_verbal(claims, &actors->items[0], &targets->items[0]))
        draft->kind = CLM_KIND_ACCUSATION;
    if (draft->kind == CLM_KIND_ACCUSATION && targets->count == 0 &&
        (hit->frame->flags & CLM__FRAME_IMPLIED) != 0)
        draft->kind = CLM_KIND_STATEMENT;
    clm__draft_actors(claims, draft, actors);
    clm__draft_targets(claims, draft, targets);
    bool deed =
        target->node != CLM__NO_NODE && draft->kind == CLM_KIND_ACCUSATION &&
        (draft->implied || targets->count == 0 || targets->items[0].head != target->node);
    bool as = charge->node != CLM__NO_NODE && charge->first > target->last &&
              clm__tree_is(&claims->tree, charge->first - 1u, "as");
    if (deed && (as || charge->node == CLM__NO_NODE)) /* "the raid as a crime" */
        clm__draft_charge(claims, draft, target->first, as ? charge->last : target->last);
    else if (charge->node != CLM__NO_NODE)
        clm__draft_charge(claims, draft, charge->first, charge->last);
    bool doubtful = clm__claims_in_quote(claims, hit->head) &&
                    !clm__claims_is_self(claims, hit->slots[CLM__SLOT_ACTOR].node);
    finish_draft(claims, draft, hit, doubtful);
    if (deed && claims->drafts[claims->draft_count - 1].telling == CLM__TOLD)
        claims->drafts[claims->draft_count - 1].telling = CLM__TOLD_HARD;
}

/* Two parties that do it to each other: an event each way. */
static void
emit_mutual(struct clm__claims *claims, const struct clm__hit *hit,
            const struct clm__parties *actors)
{
    for (unsigned i = 0; i < actors->count; i++) {
        struct clm__parties one = {.count = 1}, others = {.count = 0};
        one.items[0] = actors->items[i];
        for (unsigned k = 0; k < actors->count; k++)
            if (k != i)
                others.items[others.count++] = actors->items[k];
        emit(claims, hit, &one, &others);
    }
}

/* Whether the text has told before that one accused the other. */
static bool
was_told(const struct clm__claims *claims, const struct clm__parties *accuser,
         const struct clm__parties *accused)
{
    for (size_t i = 0; i < claims->draft_count; i++) {
        const struct clm__draft *draft = &claims->drafts[i];
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
emit_denied(struct clm__claims *claims, const struct clm__hit *denial,
            const struct clm__parties *denier, const struct clm__parties *accuser)
{
    struct clm__parties targets = *denier;
    unsigned noun = denial->slots[CLM__SLOT_CHARGE].node;
    struct clm__hit hit;
    if (noun == CLM__NO_NODE || denier->count == 0 ||
        !clm__frame_find(claims->lexicon, &claims->tree, claims->words, noun, &hit) ||
        hit.frame->kind != CLM_KIND_ACCUSATION || was_told(claims, accuser, denier))
        return;
    emit(claims, &hit, accuser, &targets);
}

/* Whether a word alone tells of an event that stands elsewhere: "the attack", "two people
 * were killed", a truce that is called for. */
static bool
says_too_little(const struct clm__claims *claims, const struct clm__hit *hit,
                const struct clm__parties *targets)
{
    unsigned kind = hit->frame->kind;
    bool hard = (hit->frame->flags & CLM__FRAME_HARD) != 0;
    if (hit->frame->word == CLM__FRAME_VERB)
        return kind == CLM_KIND_ATTACK || kind == CLM_KIND_STATEMENT ||
               kind == CLM_KIND_THREAT || kind == CLM_KIND_TALKS ||
               kind == CLM_KIND_REJECTION || kind == CLM_KIND_AID ||
               (kind == CLM_KIND_STRIKE &&
                hit->slots[CLM__SLOT_CHARGE].node == CLM__NO_NODE);
    if (!hard)
        return false;
    if (kind == CLM_KIND_TALKS && targets->count > 0)
        return false;
    if (kind == CLM_KIND_ATTACK || kind == CLM_KIND_DEMAND || kind == CLM_KIND_TALKS ||
        kind == CLM_KIND_CEASEFIRE || kind == CLM_KIND_AID || kind == CLM_KIND_REJECTION)
        return true;
    for (unsigned i = 0; i < claims->hit_count; i++) {
        const struct clm__hit *other = &claims->hits[i];
        const struct clm__filler *charge = &other->slots[CLM__SLOT_CHARGE];
        if (other != hit && charge->node != CLM__NO_NODE && charge->first <= hit->head &&
            hit->head <= charge->last)
            return true;
    }
    return kind == CLM_KIND_ACCUSATION && targets->count == 0;
}

/* "Al-Shabaab claimed responsibility": it did what was told right before by nobody, or by
 * somebody without a name. */
static void
take_responsibility(struct clm__claims *claims, const struct clm__hit *hit,
                    const struct clm__parties *actors)
{
    enum { NEAR = 3 }; /* sentences */
    bool taken = false;
    for (unsigned i = 0; i < hit->used_count; i++)
        taken |= clm__tree_lemma_is(&claims->tree, hit->used[i], "responsibility");
    if (!taken || actors->count == 0 || hit->frame->kind != CLM_KIND_STATEMENT)
        return;
    for (size_t i = claims->draft_count; i-- > 0;) {
        struct clm__draft *draft = &claims->drafts[i];
        if (claims->sentence + 1 - draft->sentence > NEAR)
            return;
        if (draft->kind != CLM_KIND_STRIKE && draft->kind != CLM_KIND_ATTACK)
            continue;
        if (draft->actor_count == 0 ||
            (draft->actors[0].actor == CLM_NONE && !draft->actors[0].named))
            clm__draft_actors(claims, draft, actors);
        return;
    }
}

/* "People accused of theft": whoever that may be. */
static bool
is_anybody(const struct clm__claims *claims, const struct clm__hit *hit)
{
    const struct clm__tree *tree = &claims->tree;
    unsigned node = hit->slots[CLM__SLOT_TARGET].node, first = 0, last = 0;
    if (hit->frame->kind != CLM_KIND_ACCUSATION || !hit->passive ||
        node == CLM__NO_NODE || tree->nodes[node].kind != CLM__UPOS_NOUN)
        return false;
    clm__who_phrase(tree, node, &first, &last);
    return first == node && last == node &&
           strcmp(clm__tree_xpos(tree, node), "NNS") == 0 &&
           clm__lexicon_in(claims->lexicon, claims->words[node], CLM__CLASS_PEOPLE);
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
trim_day(const struct clm__claims *claims, struct clm__filler *charge)
{
    const struct clm__tree *tree = &claims->tree;
    const struct clm__timex_list *list = claims->when.list;
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

void
clm__claims_hit(struct clm__claims *claims, const struct clm__hit *found)
{
    struct clm__parties actors, targets;
    struct clm__hit own = *found, *hit = &own;
    trim_day(claims, &own.slots[CLM__SLOT_CHARGE]);
    if ((hit->frame->flags & CLM__FRAME_NOT) != 0 || !clm__claims_is_fact(claims, hit))
        return;
    if (claims->in_title && hit->frame->word != CLM__FRAME_VERB)
        return; /* a noun of a title names what the article is about */
    if ((hit->frame->flags & CLM__FRAME_SPEECH) != 0) {
        clm__claims_speech(claims, hit);
        return;
    }
    clm__claims_find_actors(claims, hit, &actors);
    bool mutual = (hit->frame->flags & CLM__FRAME_MUTUAL) != 0 ||
                  is_each_other(&claims->tree, hit->slots[CLM__SLOT_TARGET].node);
    if (mutual && (actors.count < 2 ||
                   clm__who_described(&claims->tree, hit->slots[CLM__SLOT_ACTOR].node)))
        clm__claims_pair(claims, hit, &actors);
    if (mutual && actors.count > 1) {
        emit_mutual(claims, hit, &actors);
        return;
    }
    clm__claims_find_targets(claims, hit, &actors, &targets);
    if (hit->frame->kind == CLM_KIND_THREAT && actors.count > 0 &&
        !clm__any_party(&actors))
        return; /* a storm threatens nobody */
    if (actors.count == 0 && is_anybody(claims, hit))
        return;
    if ((hit->frame->flags & CLM__FRAME_ACTIVE) != 0 &&
        !(all_known(&actors) && all_known(&targets)))
        return; /* only between states is it said in words; else before a court */
    if (hit->frame->kind == CLM_KIND_DENIAL && targets.count > 0)
        emit_denied(claims, hit, &actors, &targets);
    if (actors.count == 0 && says_too_little(claims, hit, &targets))
        return;
    emit(claims, hit, &actors, &targets);
    take_responsibility(claims, hit, &actors);
    for (unsigned i = 0; i < actors.count; i++)
        actors.items[i].subject = true;
    clm__who_note(&claims->who, &actors);
}
