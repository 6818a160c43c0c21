/* SPDX-License-Identifier: MIT */
/* From hits of frames to events. */
#include "extract/claim.h"

#include "base/alloc.h"

#include <string.h>

/* What our marks are worth, in percent: of events marked 88 on the development set about
 * 80 in 100 were right (docs/quality-extract.md). */
enum { CALIBRATED = 92 };

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
        bool named = claims->who.names[i].len > 0;
        if (named && i + claims->who.names[i].len + 1u <= last &&
            clm__tree_is(tree, i + claims->who.names[i].len, "and") &&
            claims->who.names[i + claims->who.names[i].len + 1u].len > 0) {
            add_name(claims, i, out); /* "Cuban and Maltese complaints" */
            add_name(claims, i + claims->who.names[i].len + 1u, out);
            break;
        }
        if (named || (i != node && clm__lexicon_in(claims->lexicon, claims->words[i],
                                                   CLM__CLASS_GROUP)))
            clm__who_find(&claims->who, tree, claims->words,
                          named ? i + claims->who.names[i].len - 1u : i, avoid, out);
        else if (tree->nodes[i].kind == CLM__UPOS_PROPN &&
                 (i + 1 > last || tree->nodes[i + 1].kind != CLM__UPOS_PROPN) && i < node)
            clm__who_find(&claims->who, tree, claims->words, i, avoid, out);
    }
    if (!any_party(out))
        out->count = 0;
}

/* Who stands behind a noun: a possessive or name before it, or the subject of a verb that
 * lends it ("launched an offensive"). */
static void
noun_actors(struct clm__claims *claims, const struct clm__hit *hit,
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
is_known(const struct clm__party *parties, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (parties[i].actor != CLM_NONE || parties[i].named)
            return true;
    return false;
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

static unsigned
confidence_of(const struct clm__draft *draft, const struct clm__hit *hit)
{
    unsigned value = hit->frame->word == CLM__FRAME_VERB ? 8800 : 7200;
    if ((hit->frame->flags & CLM__FRAME_HARD) != 0)
        value -= 2500;
    for (unsigned i = 0; i < draft->actor_count; i++)
        value -= draft->actors[i].actor == CLM_NONE ? 600
                 : draft->actors[i].found           ? 900
                                                    : 0;
    for (unsigned i = 0; i < draft->target_count; i++)
        value -= draft->targets[i].actor == CLM_NONE ? 500
                 : draft->targets[i].found           ? 900
                                                     : 0;
    if (draft->implied)
        value -= 2000;
    if (draft->actor_count == 0)
        value -= 1200;
    if (draft->kind > CLM_KIND_STATEMENT &&
        !is_known(draft->actors, draft->actor_count) &&
        !is_known(draft->targets, draft->target_count))
        value -= 2500; /* an act by nobody on nobody */
    return value > 500 && value < 10000 ? value : 500;
}

static void
finish_draft(struct clm__claims *claims, struct clm__draft *draft,
             const struct clm__hit *hit, bool quoted)
{
    const struct clm__filler *charge = &hit->slots[CLM__SLOT_CHARGE];
    draft->frame = hit->frame->pattern;
    draft->phase = hit->frame->phase;
    clm__when_find(&draft->when, &claims->when, hit->head, charge);
    if (draft->kind > CLM_KIND_STATEMENT)
        draft->place = clm__claims_place(claims, hit);
    drop_place(draft);
    draft->confidence = (uint16_t)confidence_of(draft, hit);
    if (is_borrowed(&claims->tree, hit))
        draft->confidence = (uint16_t)(draft->confidence * 7u / 10);
    if (quoted)
        draft->confidence = (uint16_t)(draft->confidence * 6u / 10);
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

static void
emit(struct clm__claims *claims, const struct clm__hit *hit,
     const struct clm__parties *actors, struct clm__parties *targets)
{
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
    finish_draft(claims, draft, hit, is_quoted(claims, hit->head));
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

static void
find_targets(struct clm__claims *claims, const struct clm__hit *hit,
             const struct clm__parties *actors, struct clm__parties *targets)
{
    const struct clm__filler *target = &hit->slots[CLM__SLOT_TARGET];
    const struct clm__filler *charge = &hit->slots[CLM__SLOT_CHARGE];
    bool whom =
        hit->frame->kind == CLM_KIND_ACCUSATION || hit->frame->kind == CLM_KIND_DENIAL ||
        hit->frame->kind == CLM_KIND_THREAT || hit->frame->kind == CLM_KIND_DEMAND;
    struct clm__parties inside;
    clm__who_find(&claims->who, &claims->tree, claims->words, target->node, actors,
                  targets);
    if (whom && target->node != CLM__NO_NODE && !any_party(targets)) {
        find_inside(claims, target->node, target->last, actors, &inside);
        if (inside.count > 0 || (hit->frame->flags & CLM__FRAME_IMPLIED) != 0)
            *targets = inside;
    } else if (target->node == CLM__NO_NODE && charge->node != CLM__NO_NODE && whom &&
               (clm__tree_nominal(&claims->tree, charge->node) ||
                hit->frame->kind == CLM_KIND_THREAT)) {
        find_inside(claims, charge->node, charge->last, actors, targets);
    }
    if (hit->frame->kind != CLM_KIND_ACCUSATION && hit->frame->kind != CLM_KIND_DEMAND &&
        hit->frame->kind != CLM_KIND_THREAT)
        drop_things(targets);
    unsigned kept = 0; /* nobody accuses himself */
    for (unsigned i = 0; i < targets->count; i++) {
        bool own = false;
        for (unsigned k = 0; k < actors->count && whom; k++)
            own |= clm__party_same(&targets->items[i], &actors->items[k]);
        if (!own)
            targets->items[kept++] = targets->items[i];
    }
    targets->count = kept;
}

/* Who speaks through a letter, a speech, a lawsuit: a name in the phrase, or who made it.
 */
static void
find_author(struct clm__claims *claims, unsigned node, struct clm__parties *actors)
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

static void
find_actors(struct clm__claims *claims, const struct clm__hit *hit,
            struct clm__parties *actors)
{
    clm__who_find(&claims->who, &claims->tree, claims->words,
                  hit->slots[CLM__SLOT_ACTOR].node, NULL, actors);
    if (actors->count == 0 && hit->frame->word == CLM__FRAME_NOUN)
        noun_actors(claims, hit, actors);
    if (!any_party(actors) && hit->slots[CLM__SLOT_ACTOR].node != CLM__NO_NODE)
        find_author(claims, hit->slots[CLM__SLOT_ACTOR].node, actors);
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
               kind == CLM_KIND_TALKS || kind == CLM_KIND_REJECTION ||
               kind == CLM_KIND_AID ||
               (kind == CLM_KIND_STRIKE &&
                hit->slots[CLM__SLOT_CHARGE].node == CLM__NO_NODE);
    if (!hard)
        return false;
    if (kind == CLM_KIND_TALKS && targets->count > 0)
        return false;
    if (kind == CLM_KIND_ATTACK || kind == CLM_KIND_DEMAND || kind == CLM_KIND_TALKS ||
        kind == CLM_KIND_AID || kind == CLM_KIND_REJECTION)
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
    if (mutual && actors.count < 2)
        pair_actors(claims, hit, &actors);
    if (mutual && actors.count > 1) {
        emit_mutual(claims, hit, &actors);
        return;
    }
    find_targets(claims, hit, &actors, &targets);
    if (hit->frame->kind == CLM_KIND_DENIAL && targets.count > 0)
        emit_denied(claims, hit, &actors, &targets);
    if (actors.count == 0 && says_too_little(claims, hit, &targets))
        return;
    emit(claims, hit, &actors, &targets);
    clm__who_note(&claims->who, &actors);
}

/* ---- sentences ---- */

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
        if (found.count > 0 && !found.items[0].found)
            clm__who_note(&claims->who, &found);
    }
}

static bool
is_all_quoted(const struct clm__claims *claims)
{
    return claims->tree.count > 0 && is_quoted(claims, 0) &&
           is_quoted(claims, claims->tree.count - 1) && claims->hit_count < CLM__HITS_MAX;
}

/* How sure an accusation may be at most, from fifty that were read: of those that name no
 * accused none was right, of those without accuser one in eight, of those in what
 * somebody says one in three unless both parties are known. */
static void
cap_confidence(struct clm__draft *draft)
{
    enum { NO_TARGET = 2500, NO_ACTOR = 4000, ONLY_SAID = 5500 };
    unsigned cap = 10000;
    if (draft->kind != CLM_KIND_ACCUSATION)
        return;
    bool known = draft->actor_count > 0 && draft->target_count > 0 &&
                 draft->actors[0].actor != CLM_NONE &&
                 draft->targets[0].actor != CLM_NONE;
    if (draft->said && !known)
        cap = ONLY_SAID;
    if (draft->actor_count == 0)
        cap = NO_ACTOR;
    if (draft->target_count == 0)
        cap = NO_TARGET;
    if (draft->confidence > cap)
        draft->confidence = (uint16_t)cap;
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

/* Drops such drafts of the sentence just read; nothing answers them, so numbers only move
 * down behind them. */
static void
drop_said(struct clm__claims *claims, size_t first)
{
    size_t kept = first;
    for (size_t i = first; i < claims->draft_count; i++) {
        if (is_only_said(claims, first, &claims->drafts[i])) {
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
        cap_confidence(&claims->drafts[i]);
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

static void
calibrate(struct clm__draft *drafts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        drafts[i].confidence = (uint16_t)(drafts[i].confidence * CALIBRATED / 100u);
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
    calibrate(claims->drafts, claims->draft_count);
    calibrate(claims->titles, claims->title_count);
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
