/* SPDX-License-Identifier: MIT */
/* From hits of frames to events. */
#include "extract/claim.h"

#include "base/alloc.h"
#include "text/lemma.h"

#include <string.h>
#include <strings.h>

static bool
is_quoted(const struct clm__claims *claims, unsigned node)
{
    uint32_t at = claims->tree.tokens[node].start;
    for (size_t i = 0; i < claims->parsed->quote_count; i++) {
        const struct clm__quote *quote = &claims->parsed->quotes[i];
        if (quote->start > at)
            break;
        if (at < quote->end)
            return true;
    }
    return false;
}

/* ---- parties of a hit ---- */

static bool
is_party(const struct clm__party *party)
{
    return party->sort != CLM__SORT_THING;
}

static bool
any_party(const struct clm__parties *parties)
{
    for (unsigned i = 0; i < parties->count; i++)
        if (is_party(&parties->items[i]))
            return true;
    return false;
}

static void
add_name(struct clm__claims *claims, unsigned first, struct clm__parties *out)
{
    struct clm__parties found;
    clm__who_find(&claims->who, &claims->tree, claims->words,
                  first + claims->who.names[first].len - 1u, NULL, &found);
    if (found.count > 0 && out->count < CLM__PARTIES_MAX)
        out->items[out->count++] = found.items[0];
}

/* "The raid on Oman", "violence against Peru", "the murder of Ana Ruiz": to whom it was
 * done. */
static bool
is_victim(const struct clm__claims *claims, unsigned at, unsigned deed)
{
    const struct clm__tree *tree = &claims->tree;
    unsigned first = at;
    while (first > deed + 1 && tree->nodes[first - 1].kind != CLM__UPOS_ADP &&
           tree->nodes[first - 1].kind != CLM__UPOS_PUNCT)
        first--;
    unsigned before = first - 1;
    return clm__tree_is(tree, before, "on") || clm__tree_is(tree, before, "against") ||
           (clm__tree_is(tree, before, "of") &&
            clm__lexicon_in(claims->lexicon, claims->words[deed], CLM__CLASS_DEED));
}

/* Parties named inside a phrase that is none itself: "lack of U.S. cooperation", "a law
 * passed by the government". */
static void
find_inside(struct clm__claims *claims, unsigned node, unsigned last,
            const struct clm__parties *avoid, struct clm__parties *out)
{
    const struct clm__tree *tree = &claims->tree;
    out->count = 0;
    for (unsigned i = node + 1; i <= last && out->count == 0; i++)
        if (tree->nodes[i].rel == CLM__REL_CASE && clm__tree_is(tree, i, "by") &&
            tree->nodes[i].head > i && tree->nodes[i].head <= last)
            clm__who_find(&claims->who, tree, claims->words, tree->nodes[i].head, avoid,
                          out);
    unsigned first = 0, end = 0;
    clm__who_phrase(tree, node, &first, &end);
    for (unsigned i = first; i <= last && !any_party(out); i++) {
        if (i > node && is_victim(claims, i, node))
            continue;
        bool named = claims->who.names[i].len > 0;
        if (named && i + claims->who.names[i].len + 1u <= last &&
            clm__tree_is(tree, i + claims->who.names[i].len, "and") &&
            claims->who.names[i + claims->who.names[i].len + 1u].len > 0) {
            add_name(claims, i, out); /* "Cuban and Maltese complaints" */
            add_name(claims, i + claims->who.names[i].len + 1u, out);
            break;
        }
        if (named ||
            (i != node && !clm__tree_is(tree, i, "terrorist") &&
             clm__lexicon_in(claims->lexicon, claims->words[i], CLM__CLASS_GROUP)))
            clm__who_find(&claims->who, tree, claims->words,
                          named ? i + claims->who.names[i].len - 1u : i, avoid, out);
        else if (tree->nodes[i].kind == CLM__UPOS_PROPN &&
                 (i + 1 > last || tree->nodes[i + 1].kind != CLM__UPOS_PROPN) && i < node)
            clm__who_find(&claims->who, tree, claims->words, i, avoid, out);
    }
    if (!any_party(out))
        out->count = 0;
}

void
clm__claims_noun_actors(struct clm__claims *claims, const struct clm__hit *hit,
                        struct clm__parties *out)
{
    const struct clm__tree *tree = &claims->tree;
    unsigned node = hit->head, head = tree->nodes[node].head;
    if (clm__lexicon_in(claims->lexicon, claims->words[node], CLM__CLASS_GROUP)) {
        clm__who_find(&claims->who, tree, claims->words, node, NULL, out);
        return; /* a bomber is who did it */
    }
    for (unsigned at = tree->nodes[node].child; at != CLM__NO_NODE && at < node;
         at = tree->nodes[at].next) {
        unsigned rel = tree->nodes[at].rel;
        if (rel != CLM__REL_AMOD && rel != CLM__REL_COMPOUND && rel != CLM__REL_NMOD)
            continue;
        bool lent =
            head != CLM__NO_NODE && tree->nodes[at].kind == CLM__UPOS_PRON &&
            clm__lexicon_in(claims->lexicon, claims->words[head], CLM__CLASS_LIGHT);
        struct clm__parties found;
        if (lent) /* "Peru repeated its accusations" */
            break;
        clm__who_find(&claims->who, tree, claims->words, at, NULL, &found);
        bool group =
            clm__lexicon_in(claims->lexicon, claims->words[at], CLM__CLASS_GROUP);
        if (any_party(&found) &&
            (found.items[0].actor != CLM_NONE || rel == CLM__REL_NMOD || group)) {
            *out = found;
            return;
        }
    }
    if (head == CLM__NO_NODE || tree->nodes[head].kind != CLM__UPOS_VERB ||
        !clm__lexicon_in(claims->lexicon, claims->words[head], CLM__CLASS_LIGHT))
        return;
    unsigned rel = tree->nodes[node].rel, who = CLM__NO_NODE;
    if (clm__tree_passive(tree, head))
        who = clm__tree_agent(tree, head);
    else if (rel == CLM__REL_OBJ || rel == CLM__REL_OBL || rel == CLM__REL_CONJ)
        who = clm__tree_subject(tree, head);
    if (who != CLM__NO_NODE && who != node)
        clm__who_find(&claims->who, tree, claims->words, who, NULL, out);
}

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

/* ---- targets that stand elsewhere ---- */

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

/* The accusation that a denial answers: the last one against the denier, else the last
 * one by another. */
static uint32_t
find_accusation(const struct clm__claims *claims, const struct clm__parties *by)
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

static void
imply_target(struct clm__claims *claims, struct clm__draft *draft,
             const struct clm__hit *hit, struct clm__parties *targets,
             const struct clm__parties *actors)
{
    if (draft->kind == CLM_KIND_DENIAL) {
        draft->answers = find_accusation(claims, actors);
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
}

/* ---- one hit ---- */

static bool
is_act(const struct clm__draft *draft)
{
    const unsigned acts = 1u << CLM_KIND_STRIKE | 1u << CLM_KIND_ATTACK |
                          1u << CLM_KIND_CEASEFIRE | 1u << CLM_KIND_SANCTION |
                          1u << CLM_KIND_AID | 1u << CLM_KIND_TALKS;
    return (acts >> draft->kind & 1) != 0;
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
        if (last->when.stated && is_act(last) == is_act(draft)) {
            draft->when = last->when;
            return;
        }
    }
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
    if (draft->kind > CLM_KIND_STATEMENT)
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
    bool doubtful = is_quoted(claims, hit->head) &&
                    !clm__claims_is_self(claims, hit->slots[CLM__SLOT_ACTOR].node);
    finish_draft(claims, draft, hit, doubtful);
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
        hit.frame->kind != CLM_KIND_ACCUSATION)
        return;
    emit(claims, &hit, accuser, &targets);
}

static void
drop_things(struct clm__parties *parties)
{
    unsigned kept = 0;
    for (unsigned i = 0; i < parties->count; i++)
        if (is_party(&parties->items[i]))
            parties->items[kept++] = parties->items[i];
    parties->count = kept;
}

/* "The release of Ana Ruiz, accused of it": the noun right before the participle. */
static void
nearest_target(struct clm__claims *claims, const struct clm__hit *hit,
               struct clm__parties *targets)
{
    const struct clm__tree *tree = &claims->tree;
    unsigned at = hit->head;
    struct clm__parties found;
    if (at > 1 && clm__tree_is(tree, at - 1, ","))
        at--;
    unsigned node = at > 0 ? clm__chunk_left(tree, at - 1) : (unsigned)CLM__NO_NODE;
    if (node == CLM__NO_NODE)
        return;
    clm__who_find(&claims->who, tree, claims->words, node, NULL, &found);
    if (any_party(&found))
        *targets = found;
}

/* A party under the words that name it, not as the state that it belongs to. */
static bool
name_apart(struct clm__claims *claims, struct clm__party *party)
{
    if (party->found || party->unknown || (party->named && party->speaker == NULL))
        return false;
    const char *text = claims->tree.text + party->span.start;
    size_t len = party->span.end - party->span.start;
    if (len > 4 && strncasecmp(text, "the ", 4) == 0) {
        text += 4;
        len -= 4;
    }
    const char *name = party->speaker != NULL
                           ? party->speaker
                           : clm__arena_text(&claims->arena, text, len);
    if (name == NULL)
        return false;
    party->name = name;
    party->actor = CLM_NONE;
    return true;
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
part_ways(struct clm__claims *claims, struct clm__parties *actors,
          struct clm__parties *targets)
{
    unsigned kept = 0;
    struct clm__party *own = targets->items;
    for (unsigned i = 0; i < targets->count; i++)
        if (!is_among(&targets->items[i], actors))
            targets->items[kept++] = targets->items[i];
    if (kept == 0 && targets->count > 0 && actors->count == 1 && !own->found &&
        own->actor != CLM_NONE &&
        (name_apart(claims, &actors->items[0]) || name_apart(claims, own)))
        kept = 1;
    targets->count = kept;
}

static void
find_targets(struct clm__claims *claims, const struct clm__hit *hit,
             struct clm__parties *actors, struct clm__parties *targets)
{
    const struct clm__filler *target = &hit->slots[CLM__SLOT_TARGET];
    const struct clm__filler *charge = &hit->slots[CLM__SLOT_CHARGE];
    bool whom =
        hit->frame->kind == CLM_KIND_ACCUSATION || hit->frame->kind == CLM_KIND_DENIAL ||
        hit->frame->kind == CLM_KIND_THREAT || hit->frame->kind == CLM_KIND_DEMAND;
    struct clm__parties inside;
    if (!clm__claims_self(claims, target->node, targets))
        clm__who_find(&claims->who, &claims->tree, claims->words, target->node, actors,
                      targets);
    if (hit->passive && target->node != CLM__NO_NODE && !any_party(targets))
        nearest_target(claims, hit, targets);
    if (whom && target->node != CLM__NO_NODE && !any_party(targets)) {
        unsigned last = hit->marker != CLM__NO_NODE && hit->marker > target->node &&
                                hit->marker <= target->last
                            ? hit->marker - 1u
                            : target->last;
        find_inside(claims, target->node, last, actors, &inside);
        if (inside.count > 0 || (hit->frame->flags & CLM__FRAME_IMPLIED) != 0)
            *targets = inside;
    } else if (target->node == CLM__NO_NODE && charge->node != CLM__NO_NODE && whom &&
               (clm__tree_nominal(&claims->tree, charge->node) ||
                hit->frame->kind == CLM_KIND_THREAT)) {
        unsigned last = charge->last;
        for (unsigned i = charge->node + 1; i < last; i++)
            if (clm__tree_is(&claims->tree, i, "that"))
                last = i - 1; /* who is named in the claim itself did not make it */
        find_inside(claims, charge->node, last, actors, targets);
    }
    /* What is accused is somebody, whatever the words; what is criticised may be a plan.
     */
    if (!clm__lexicon_in(claims->lexicon, claims->words[hit->head],
                         CLM__CLASS_ALWAYS_PARTY) &&
        hit->frame->kind != CLM_KIND_DEMAND)
        drop_things(targets);
    for (unsigned i = 0; i < targets->count; i++) /* without the charge behind it */
        if (hit->marker != CLM__NO_NODE && hit->marker > 0 &&
            targets->items[i].span.start < claims->tree.tokens[hit->marker - 1u].start &&
            targets->items[i].span.end > claims->tree.tokens[hit->marker].start)
            targets->items[i].span.end = claims->tree.tokens[hit->marker - 1u].end;
    if (whom)
        part_ways(claims, actors, targets);
}

void
clm__claims_author(struct clm__claims *claims, unsigned node, struct clm__parties *actors)
{
    const struct clm__tree *tree = &claims->tree;
    if (!clm__lexicon_in(claims->lexicon, claims->words[node], CLM__CLASS_VEHICLE))
        return;
    struct clm__parties found = {.count = 0};
    unsigned head = tree->nodes[node].head;
    find_inside(claims, node, node, NULL, &found);
    if (found.count == 0 && head != CLM__NO_NODE &&
        tree->nodes[head].kind == CLM__UPOS_VERB && !clm__tree_passive(tree, head)) {
        unsigned subject = clm__tree_subject(tree, head);
        if (subject != node)
            clm__who_find(&claims->who, tree, claims->words, subject, NULL, &found);
    }
    if (found.count > 0)
        *actors = found;
}

/* The subject of the first verb above a participle that has one of its own. */
static unsigned
subject_above(const struct clm__tree *tree, unsigned verb)
{
    unsigned at = tree->nodes[verb].head;
    for (unsigned steps = 0; at != CLM__NO_NODE && steps < tree->count; steps++) {
        unsigned subject = clm__tree_child(tree, at, CLM__REL_NSUBJ);
        if (subject != CLM__NO_NODE && clm__tree_nominal(tree, subject))
            return clm__tree_referent(tree, subject);
        at = tree->nodes[at].head;
    }
    return CLM__NO_NODE;
}

unsigned
clm__claims_outer_subject(const struct clm__claims *claims, const struct clm__hit *hit)
{
    enum { CLIMB = 10 };
    const struct clm__tree *tree = &claims->tree;
    unsigned verb = hit->head, at = verb, best = CLM__NO_NODE;
    unsigned object = clm__tree_child(tree, verb, CLM__REL_OBJ);
    if (hit->frame->word != CLM__FRAME_VERB || verb == 0 ||
        strcmp(clm__tree_xpos(tree, verb), "VBG") != 0)
        return best;
    bool apart = clm__tree_is(tree, verb - 1, ",") ||
                 clm__tree_is(tree, verb - 1, "and") ||
                 clm__tree_is(tree, verb - 1, "while") ||
                 (verb > 1 && clm__tree_is(tree, verb - 2, "while"));
    if (!apart && (object == CLM__NO_NODE || tree->nodes[object].kind != CLM__UPOS_PRON ||
                   object < verb))
        return best;
    for (unsigned steps = 0; at != CLM__NO_NODE && steps < CLIMB; steps++) {
        unsigned subject = clm__tree_child(tree, at, CLM__REL_NSUBJ);
        if (at != verb && subject != CLM__NO_NODE && subject < verb &&
            clm__tree_nominal(tree, subject))
            best = clm__tree_referent(tree, subject);
        if (at != verb && subject != CLM__NO_NODE && tree->nodes[at].rel == CLM__REL_CONJ)
            break;
        at = tree->nodes[at].head;
    }
    return best;
}

static void
find_actors(struct clm__claims *claims, const struct clm__hit *hit,
            struct clm__parties *actors)
{
    if (clm__claims_self(claims, hit->slots[CLM__SLOT_ACTOR].node, actors))
        return;
    unsigned outer = clm__claims_outer_subject(claims, hit);
    clm__who_find(&claims->who, &claims->tree, claims->words, outer, NULL, actors);
    if (!clm__lexicon_in(claims->lexicon, claims->words[hit->head],
                         CLM__CLASS_ALWAYS_PARTY))
        drop_things(actors);
    if (actors->count > 0 && !actors->items[0].unknown)
        return;
    clm__who_find(&claims->who, &claims->tree, claims->words,
                  hit->slots[CLM__SLOT_ACTOR].node, NULL, actors);
    if (actors->count == 0 && hit->frame->word == CLM__FRAME_NOUN)
        clm__claims_noun_actors(claims, hit, actors);
    if (hit->slots[CLM__SLOT_ACTOR].node != CLM__NO_NODE)
        clm__claims_author(claims, hit->slots[CLM__SLOT_ACTOR].node, actors);
    unsigned kind = hit->frame->kind;
    unsigned slot = hit->slots[CLM__SLOT_ACTOR].node;
    if (slot != CLM__NO_NODE && !any_party(actors) &&
        hit->frame->word == CLM__FRAME_VERB &&
        claims->tree.nodes[slot].head != hit->head) {
        actors->count =
            0; /* a thing that only stands near: who acts in the clause above? */
        unsigned above = subject_above(&claims->tree, hit->head);
        if (above != CLM__NO_NODE && above != slot)
            clm__who_find(&claims->who, &claims->tree, claims->words, above, NULL,
                          actors);
        drop_things(actors);
    }
    if (hit->frame->word != CLM__FRAME_VERB ||
        (kind != CLM_KIND_ACCUSATION && kind != CLM_KIND_DENIAL &&
         kind != CLM_KIND_DEMAND && kind != CLM_KIND_THREAT))
        drop_things(actors);
}

/* "A and B accuse each other", where the tree does not see the pair: both stand before
 * the verb. */
static void
pair_actors(struct clm__claims *claims, const struct clm__hit *hit,
            struct clm__parties *actors)
{
    const struct clm__tree *tree = &claims->tree;
    unsigned at = CLM__NO_NODE;
    actors->count = 0;
    while ((at = clm__tree_next(tree, hit->head, CLM__REL_NSUBJ, at)) != CLM__NO_NODE) {
        struct clm__parties more;
        if (clm__who_described(tree, at))
            continue; /* "candidates Ana Ruiz and Juan Paz" */
        clm__who_find(&claims->who, tree, claims->words, at, NULL, &more);
        for (unsigned i = 0; i < more.count && actors->count < CLM__PARTIES_MAX; i++)
            actors->items[actors->count++] = more.items[i];
    }
    drop_things(actors);
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

static bool
all_known(const struct clm__parties *parties)
{
    for (unsigned i = 0; i < parties->count; i++)
        if (parties->items[i].actor == CLM_NONE)
            return false;
    return parties->count > 0;
}

static void
handle(struct clm__claims *claims, const struct clm__hit *hit)
{
    struct clm__parties actors, targets;
    if ((hit->frame->flags & CLM__FRAME_NOT) != 0 || !clm__claims_is_fact(claims, hit))
        return;
    if (claims->in_title && hit->frame->word != CLM__FRAME_VERB)
        return; /* a noun of a title names what the article is about */
    if ((hit->frame->flags & CLM__FRAME_SPEECH) != 0) {
        clm__claims_speech(claims, hit);
        return;
    }
    find_actors(claims, hit, &actors);
    bool mutual = (hit->frame->flags & CLM__FRAME_MUTUAL) != 0 ||
                  is_each_other(&claims->tree, hit->slots[CLM__SLOT_TARGET].node);
    if (mutual && (actors.count < 2 ||
                   clm__who_described(&claims->tree, hit->slots[CLM__SLOT_ACTOR].node)))
        pair_actors(claims, hit, &actors);
    if (mutual && actors.count > 1) {
        emit_mutual(claims, hit, &actors);
        return;
    }
    find_targets(claims, hit, &actors, &targets);
    if (hit->frame->kind == CLM_KIND_THREAT && actors.count > 0 && !any_party(&actors))
        return; /* a storm threatens nobody */
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

/* ---- sentences ---- */

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
    return claims->tree.count > 0 && is_quoted(claims, 0) &&
           is_quoted(claims, claims->tree.count - 1) && claims->hit_count < CLM__HITS_MAX;
}

/* What only a charge, a denial, a demand or a threat speaks of is not told as done. */
static bool
is_only_said(const struct clm__claims *claims, size_t first,
             const struct clm__draft *draft)
{
    const unsigned acts = 1u << CLM_KIND_STRIKE | 1u << CLM_KIND_ATTACK |
                          1u << CLM_KIND_CEASEFIRE | 1u << CLM_KIND_SANCTION |
                          1u << CLM_KIND_AID | 1u << CLM_KIND_TALKS;
    const unsigned claiming = 1u << CLM_KIND_ACCUSATION | 1u << CLM_KIND_DENIAL |
                              1u << CLM_KIND_DEMAND | 1u << CLM_KIND_THREAT |
                              1u << CLM_KIND_REJECTION;
    for (size_t i = first; (acts >> draft->kind & 1) != 0 && i < claims->draft_count;
         i++) {
        const struct clm__draft *other = &claims->drafts[i];
        if ((claiming >> other->kind & 1) != 0 &&
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
    const unsigned claiming = 1u << CLM_KIND_ACCUSATION | 1u << CLM_KIND_DENIAL |
                              1u << CLM_KIND_DEMAND | 1u << CLM_KIND_THREAT |
                              1u << CLM_KIND_REJECTION;
    if (draft->kind != CLM_KIND_STATEMENT || draft->actor_count == 0)
        return false;
    for (size_t i = first; i < claims->draft_count; i++) {
        const struct clm__draft *other = &claims->drafts[i];
        if (other != draft && !other->said && (claiming >> other->kind & 1) != 0 &&
            other->actor_count > 0 && draft->charge.start <= other->cue.start &&
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
            handle(claims, &claims->hits[i]);
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
