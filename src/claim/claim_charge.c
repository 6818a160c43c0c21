/* SPDX-License-Identifier: MIT */
/* What words say of a party: that it did wrong, or that a charge is untrue. */
#include "claim/claim_charge.h"

#include "claim/claim_fact.h"
#include "claim/claim_link.h"
#include "claim/claim_party.h"
#include "claim/claim_polarity.h"
#include "claim/claim_speaker.h"
#include "sentence/chunk.h"
#include "sentence/grammar.h"

#include <string.h>

struct wrong {
    bool weak;          /* wrong only between enemies, or to civilians */
    bool own;           /* what is said says it, not a part of it */
    unsigned target;    /* the phrase of the one who did it */
    unsigned predicate; /* what was done */
    unsigned first, last;
};

static bool
is_own(const struct clm__tree *tree, unsigned node)
{
    unsigned first = 0, last = 0;
    clm__who_phrase(tree, node, &first, &last);
    for (unsigned i = first; i <= node; i++)
        if (clm__tree_is(tree, i, "its") || clm__tree_is(tree, i, "our") ||
            clm__tree_is(tree, i, "their") || clm__tree_is(tree, i, "his") ||
            clm__tree_is(tree, i, "her") || clm__tree_is(tree, i, "my") ||
            clm__tree_is(tree, i, "we") || clm__tree_is(tree, i, "i"))
            return true;
    return false;
}

static const struct clm__term *
stronger(const struct clm__term *a, const struct clm__term *b)
{
    return a == NULL || (b != NULL && b->strength > a->strength) ? b : a;
}

/* The strongest term of a predicate and of what it governs; `victims` tells of civilians
 * among them. */
static const struct clm__term *
weigh(const struct clm__sentence *sentence, unsigned predicate, bool *victims)
{
    const struct clm__tree *tree = &sentence->tree;
    const struct clm__term *best = clm__term_at(sentence, predicate);
    unsigned signs = best != NULL;
    for (unsigned i = predicate + 1; i <= tree->nodes[predicate].right; i++) {
        unsigned rel = tree->nodes[i].rel, head = tree->nodes[i].head;
        if (tree->nodes[i].kind == CLM__UPOS_VERB && rel == CLM__REL_CONJ)
            break;
        *victims |= clm__in_class(sentence, i, CLM__CLASS_VICTIM);
        bool direct = head == predicate || (head != CLM__NO_NODE && head > predicate &&
                                            tree->nodes[head].head == predicate);
        const struct clm__term *term = clm__term_at(sentence, i);
        signs += term != NULL;
        *victims |= term != NULL && term->duty && rel == CLM__REL_XCOMP;
        bool denied =
            head != CLM__NO_NODE && head != predicate &&
            (clm__tree_negated(tree, head) || tree->nodes[head].rel == CLM__REL_CCOMP);
        if (direct && !denied && rel != CLM__REL_NSUBJ && rel != CLM__REL_ADVCL &&
            term != NULL && term->strength != CLM__STRENGTH_WEAK)
            best = stronger(best, term);
    }
    *victims |= signs > 1;
    return best;
}

/* Whether a modal takes the sting out: what may amount to a crime is said all the same.
 */
static bool
is_wish(const struct clm__tree *tree, unsigned predicate)
{
    unsigned modal = clm__tree_modal(tree, predicate);
    return modal != CLM__NO_NODE && !clm__tree_is(tree, modal, "may") &&
           !clm__tree_is(tree, modal, "might");
}

static bool
is_conditional(const struct clm__tree *tree, unsigned predicate)
{
    unsigned mark = clm__tree_child(tree, predicate, CLM__REL_MARK);
    return mark != CLM__NO_NODE &&
           (clm__tree_is(tree, mark, "if") || clm__tree_is(tree, mark, "unless") ||
            clm__tree_is(tree, mark, "to") || clm__tree_is(tree, mark, "whether"));
}

/* "Had lied and demanded an apology": the charge ends before what the speaker claims
 * next. */
static unsigned
before_next_claim(const struct clm__sentence *sentence, unsigned node, unsigned last)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned at = CLM__NO_NODE;
    while ((at = clm__tree_next(tree, node, CLM__REL_CONJ, at)) != CLM__NO_NODE) {
        unsigned before = at;
        if (at <= node + 1 || at > last || strcmp(clm__tree_xpos(tree, at), "VBD") != 0 ||
            clm__lexicon_frames(sentence->lexicon, sentence->words[at]) == NULL)
            continue;
        while (before > node + 1 && (tree->nodes[before - 1].kind == CLM__UPOS_CCONJ ||
                                     tree->nodes[before - 1].kind == CLM__UPOS_PUNCT ||
                                     tree->nodes[before - 1].kind == CLM__UPOS_ADV))
            before--;
        return before - 1;
    }
    return last;
}

/* What makes a predicate a wrong. */
enum severity { NO_WRONG, WEAK_WRONG, WRONG };

static enum severity
judge(const struct clm__speech *s, unsigned node)
{
    const struct clm__sentence *sentence = s->sentence;
    bool victims = false;

    if (clm__tree_negated(&sentence->tree, node)) { /* what must be done, and is not */
        const struct clm__term *own = clm__term_at(sentence, node);
        return own != NULL && own->duty ? WRONG : NO_WRONG;
    }

    const struct clm__term *term = weigh(sentence, node, &victims);
    bool verb = sentence->tree.nodes[node].kind == CLM__UPOS_VERB;
    if (term != NULL && term->strength == CLM__STRENGTH_WRONG)
        return WRONG;
    bool weak = term != NULL && term->strength == CLM__STRENGTH_WEAK && victims && verb;
    if (weak || s->as_fact)
        return term == NULL || term->strength == CLM__STRENGTH_WEAK ? WEAK_WRONG : WRONG;
    return NO_WRONG;
}

/* "Two people were killed in strikes by Peru": who stands behind by, wherever it hangs.
 */
static unsigned
find_agent(const struct clm__tree *tree, unsigned verb)
{
    unsigned agent = clm__tree_agent(tree, verb);

    for (unsigned i = verb + 1; agent == CLM__NO_NODE && i <= tree->nodes[verb].right;
         i++)
        if (tree->nodes[i].rel == CLM__REL_CASE && clm__tree_is(tree, i, "by") &&
            tree->nodes[i].head > i)
            agent = tree->nodes[i].head;
    return agent;
}

/* The first of the auxiliaries and adverbs right before a predicate. */
static unsigned
with_auxiliaries(const struct clm__tree *tree, unsigned node)
{
    unsigned first = node;

    for (; first > 0 && tree->nodes[first - 1].head == node; first--) {
        unsigned rel = tree->nodes[first - 1].rel;
        if (rel != CLM__REL_AUX && rel != CLM__REL_COP && rel != CLM__REL_ADVMOD)
            break;
    }
    return first;
}

/* "Peru was behind the raid", "is to blame", "was complicit in it", however the tree
 * takes such words: a preposition, an infinitive, a participle. */
static bool
is_guilt(const struct clm__sentence *sentence, unsigned node)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned marker = clm__tree_marker(tree, node);
    bool be = clm__tree_child(tree, node, CLM__REL_COP) != CLM__NO_NODE ||
              clm__chunk_has_be(tree, node);

    if (!be || clm__tree_negated(tree, node))
        return false;
    if (clm__in_class(sentence, node, CLM__CLASS_GUILTY))
        return true;
    if (node > 0 && clm__tree_is(tree, node, "blame") &&
        clm__tree_is(tree, node - 1, "to"))
        return true;
    return marker != CLM__NO_NODE && marker < node &&
           clm__tree_is(tree, marker, "behind");
}

/* The wrong of such words; their subject is who is guilty. */
static bool
find_guilt(const struct clm__sentence *sentence, unsigned node, struct wrong *out)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned who = clm__tree_child(tree, node, CLM__REL_NSUBJ);
    if (who == CLM__NO_NODE || who > node || is_wish(tree, node))
        return false;

    unsigned first = tree->nodes[who].right < node ? tree->nodes[who].right + 1u : node;
    *out = (struct wrong){.predicate = node,
                          .first = first,
                          .last = clm__frame_right_edge(sentence, first, node),
                          .target = who};
    return true;
}

/* "It is regrettable that Peru had lied": nobody is "it". */
static bool
is_expletive(const struct clm__tree *tree, unsigned node)
{
    unsigned subject = clm__tree_child(tree, node, CLM__REL_NSUBJ);
    if (subject == CLM__NO_NODE || !clm__tree_is(tree, subject, "it") ||
        clm__tree_child(tree, node, CLM__REL_COP) == CLM__NO_NODE)
        return false;
    for (unsigned at = tree->nodes[node].child; at != CLM__NO_NODE;
         at = tree->nodes[at].next) {
        unsigned mark = clm__tree_child(tree, at, CLM__REL_MARK);
        if (at > node && mark != CLM__NO_NODE &&
            (clm__tree_is(tree, mark, "that") || clm__tree_is(tree, mark, "to")))
            return true;
    }
    return false;
}

static bool
find_wrong(const struct clm__speech *s, unsigned node, struct wrong *out)
{
    const struct clm__sentence *sentence = s->sentence;
    const struct clm__tree *tree = &sentence->tree;
    bool verb = tree->nodes[node].kind == CLM__UPOS_VERB;

    if (is_guilt(sentence, node))
        return find_guilt(sentence, node, out);
    if ((!verb && clm__tree_child(tree, node, CLM__REL_COP) == CLM__NO_NODE) ||
        is_expletive(tree, node) || is_wish(tree, node) || is_conditional(tree, node) ||
        tree->nodes[node].rel == CLM__REL_AMOD)
        return false;
    enum severity severity = judge(s, node);
    if (severity == NO_WRONG)
        return false;

    bool passive = verb && clm__tree_passive(tree, node);
    *out = (struct wrong){
        .predicate = node,
        .first = passive ? tree->nodes[node].left : with_auxiliaries(tree, node),
        .target = passive ? find_agent(tree, node) : clm__tree_subject(tree, node),
        .weak = severity == WEAK_WRONG};
    out->last = before_next_claim(sentence, node,
                                  clm__frame_right_edge(sentence, out->first, node));
    return s->topic != CLM__NO_NODE ||
           (out->target != CLM__NO_NODE && out->target != node);
}

static bool
same_as_any(const struct clm__party *party, const struct clm__parties *list)
{
    for (unsigned i = 0; i < list->count; i++)
        if (clm__party_same(party, &list->items[i]))
            return true;
    return false;
}

/* Those of the parties whom the speaker can accuse. */
static void
accusable(struct clm__speech *s, struct clm__parties *targets)
{
    unsigned kept = 0;
    for (unsigned i = 0; i < targets->count; i++) {
        const struct clm__party *party = &targets->items[i];
        bool own = party->speaker == NULL && party->other == NULL &&
                   same_as_any(party, &s->by); /* no minister tells on his state */
        if (party->sort != CLM__SORT_THING && !party->unknown && !own)
            targets->items[kept++] = *party;
    }
    targets->count = kept;
    s->accusers = s->by;
    clm__claim_part(&s->reader->who, &s->accusers, targets);
}

static bool
may_fight(const struct clm__speech *s, const struct clm__party *party)
{
    if (party->actor == CLM_NONE)
        return false;
    uint8_t kind = clm_corpus_actor(s->reader->who.corpus, party->actor)->kind;
    return kind == CLM_ACTOR_STATE || kind == CLM_ACTOR_ARMED_GROUP ||
           kind == CLM_ACTOR_TERRITORY;
}

/* What a state tells of the acts of another accuses; what an observer tells does not. */
static bool
are_enemies(const struct clm__speech *s, const struct clm__parties *targets)
{
    return may_fight(s, &s->by.items[0]) && may_fight(s, &targets->items[0]);
}

/* What all that a speech tells has in common. */
static struct clm__draft
begin_draft(const struct clm__speech *s, enum clm_kind kind, unsigned predicate)
{
    struct clm__draft draft = clm__draft_begin(s->sentence, predicate, predicate);

    draft.kind = (uint8_t)kind;
    draft.said = true;
    draft.speech = true;
    draft.cue = s->cue.end != 0 ? s->cue : draft.cue;
    draft.quote = s->quote;
    draft.frame = s->frame;
    draft.when = *s->when;
    return draft;
}

static void
add_accusation(struct clm__speech *s, const struct wrong *wrong,
               const struct clm__parties *targets)
{
    const struct clm__sentence *sentence = s->sentence;
    struct clm__claim_reader *reader = s->reader;
    struct clm__draft draft = begin_draft(s, CLM_KIND_ACCUSATION, wrong->predicate);

    clm__draft_actors(&draft, &reader->arena, &s->accusers);
    clm__draft_targets(&draft, &reader->arena, targets);
    clm__draft_charge(&draft, sentence, wrong->first, wrong->last);
    draft.telling = wrong->own ? CLM__TOLD_IN_WORDS : CLM__TOLD_IN_PASSING;
    s->found += clm__claim_add(reader, &draft);
}

/* "Peru's decree is unlawful": whose it is, is accused. */
static void
find_owner(const struct clm__speech *s, unsigned node, struct clm__parties *targets)
{
    const struct clm__sentence *sentence = s->sentence;
    struct clm__claim_reader *reader = s->reader;
    unsigned at = CLM__NO_NODE;
    targets->count = 0;
    while ((at = clm__tree_next(&sentence->tree, node, CLM__REL_NMOD, at)) !=
           CLM__NO_NODE)
        if (at < node && strcmp(clm__tree_subtype(&sentence->tree, at), "poss") == 0) {
            clm__claim_who(reader, sentence, at, &s->by, targets);
            return;
        }
}

/* Whether a verb or its coordinated head is that of the tokens [first, last], so that its
 * subject is what they speak of. */
static bool
is_main(const struct clm__tree *tree, unsigned node, unsigned first, unsigned last)
{
    while (tree->nodes[node].rel == CLM__REL_CONJ && tree->nodes[node].head < node &&
           tree->nodes[node].head >= first)
        node = tree->nodes[node].head;
    unsigned head = tree->nodes[node].head;
    if (head != CLM__NO_NODE && head < node && is_expletive(tree, head))
        head = tree->nodes[head].head;
    return head == CLM__NO_NODE || head < first || head > last;
}

/* Who did it: whom the words are about, else the subject within them, when it is not the
 * speaker. */
static bool
find_doer(const struct clm__speech *s, unsigned first, unsigned last, struct wrong *wrong)
{
    const struct clm__tree *tree = &s->sentence->tree;
    if (s->topic != CLM__NO_NODE && is_main(tree, wrong->predicate, first, last))
        wrong->target = s->topic;
    else if (wrong->target < first || wrong->target > last)
        return false;
    return !is_own(tree, wrong->target) &&
           (s->direct || !clm__speaker_agrees(s->sentence, &s->by, wrong->target));
}

void
clm__charge_accuse(struct clm__speech *s, unsigned first, unsigned last)
{
    const struct clm__sentence *sentence = s->sentence;
    enum { MOST = 3 }; /* of one sentence */
    struct clm__claim_reader *reader = s->reader;
    struct clm__parties targets, before = {.count = 0};
    for (unsigned i = first; i <= last && i < sentence->tree.count && s->found < MOST;
         i++) {
        struct wrong wrong;
        if (!find_wrong(s, i, &wrong) || !find_doer(s, first, last, &wrong))
            continue;
        clm__claim_who(reader, sentence, wrong.target, &s->by, &targets);
        if (targets.count > 0 && targets.items[0].sort == CLM__SORT_THING)
            find_owner(s, wrong.target, &targets);
        accusable(s, &targets);
        if (targets.count == 0 ||
            (s->neutral && wrong.weak && !are_enemies(s, &targets)) ||
            (before.count > 0 && same_as_any(&targets.items[0], &before)))
            continue;
        wrong.last = wrong.last > last ? last : wrong.last;
        wrong.own = is_main(&sentence->tree, i, first, last);
        add_accusation(s, &wrong, &targets);
        before = targets;
    }
}

void
clm__charge_accuse_part(struct clm__speech *s, unsigned first)
{
    const struct clm__sentence *sentence = s->sentence;
    struct clm__claim_reader *reader = s->reader;
    const struct clm__tree *tree = &sentence->tree;
    struct clm__parties targets;
    for (unsigned i = first + 3; i + 2 < tree->count; i++) {
        if (!clm__tree_is(tree, i, "part") || !clm__tree_is(tree, i - 2, "on") ||
            !clm__tree_is(tree, i + 1, "of"))
            continue;
        for (unsigned k = first; k < i - 2; k++) {
            const struct clm__term *term = clm__term_at(sentence, k);
            unsigned who = clm__chunk_right(tree, i + 2);
            if (term == NULL || term->strength != CLM__STRENGTH_WRONG ||
                who == CLM__NO_NODE)
                continue;
            struct wrong wrong = {false, false, who, k, k, i - 3};
            clm__claim_who(reader, sentence, who, &s->by, &targets);
            accusable(s, &targets);
            if (targets.count > 0)
                add_accusation(s, &wrong, &targets);
            return;
        }
    }
}

/* Whether a match tells of harm that somebody did. */
static bool
is_hostile(const struct clm__sentence *sentence, const struct clm__match *match)
{
    const struct clm__frame *frame = match->frame;
    bool kind = frame->kind == CLM_KIND_STRIKE || frame->kind == CLM_KIND_ATTACK ||
                (frame->kind == CLM_KIND_CEASEFIRE && frame->phase == CLM_PHASE_VIOLATE);

    return kind && frame->word == CLM__FRAME_VERB &&
           (frame->flags & CLM__FRAME_NOT) == 0 && clm__claim_is_fact(sentence, match) &&
           !clm__claim_is_averted(sentence, match);
}

/* Armed people whom no list knows: "rebels had shelled the town". */
static bool
is_armed_group(const struct clm__sentence *sentence, const struct clm__party *party)
{
    return party->actor == CLM_NONE && party->sort == CLM__SORT_MANY &&
           party->sentence == sentence->tree.sentence->first &&
           clm__in_class(sentence, party->head, CLM__CLASS_GROUP);
}

void
clm__charge_accuse_act(struct clm__speech *s, unsigned first, unsigned last)
{
    const struct clm__sentence *sentence = s->sentence;
    const struct clm__tree *tree = &sentence->tree;

    for (unsigned i = 0; i < sentence->match_count && s->found == 0; i++) {
        const struct clm__match *match = &sentence->matches[i];
        struct clm__parties targets;
        if (match->head < first || match->head > last || !is_hostile(sentence, match))
            continue;
        clm__claim_find_actors(s->reader, sentence, match, &targets);
        accusable(s, &targets);
        if (targets.count == 0 || !may_fight(s, &s->by.items[0]) ||
            !(may_fight(s, &targets.items[0]) ||
              is_armed_group(sentence, &targets.items[0])))
            continue;

        unsigned from = with_auxiliaries(tree, match->head);
        unsigned end = clm__frame_right_edge(sentence, from, match->head);
        struct wrong wrong = {.predicate = match->head,
                              .first = from,
                              .last = end > last ? last : end,
                              .own = is_main(tree, match->head, first, last)};
        add_accusation(s, &wrong, &targets);
    }
}

/* "It is untrue", "the charge is not true", "this was nonsense". */
static bool
is_denial(const struct clm__sentence *sentence, unsigned node)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned subject = clm__tree_child(tree, node, CLM__REL_NSUBJ);
    if (subject == CLM__NO_NODE ||
        clm__tree_child(tree, node, CLM__REL_COP) == CLM__NO_NODE)
        return false;
    bool of_it = clm__tree_is(tree, subject, "it") ||
                 clm__tree_is(tree, subject, "this") ||
                 clm__tree_is(tree, subject, "that") ||
                 clm__in_class(sentence, subject, CLM__CLASS_ALLEGATION);
    bool truth = clm__tree_is(tree, node, "true") ||
                 clm__tree_is(tree, node, "correct") ||
                 clm__tree_is(tree, node, "accurate");
    bool lie = clm__in_class(sentence, node, CLM__CLASS_FALSE);
    return of_it && clm__tree_negated(tree, node) == truth && (truth || lie);
}

void
clm__charge_deny(struct clm__speech *s, unsigned first, unsigned last)
{
    const struct clm__sentence *sentence = s->sentence;
    struct clm__claim_reader *reader = s->reader;
    uint32_t answered = clm__claim_accusation(reader, &s->by);
    struct clm__parties accuser = {.count = 0};
    unsigned at = first;
    while (at <= last && at < sentence->tree.count && !is_denial(sentence, at))
        at++;
    if (answered == 0 || at > last || at >= sentence->tree.count)
        return;
    const struct clm__draft *accusation = &reader->drafts[answered - 1];
    for (unsigned i = 0; i < accusation->actor_count && i < CLM__PARTIES_MAX; i++)
        accuser.items[accuser.count++] = accusation->actors[i];
    if (accusation->kind != CLM_KIND_ACCUSATION)
        return;

    struct clm__draft draft = begin_draft(s, CLM_KIND_DENIAL, at);
    draft.implied = true;
    draft.answers = answered;
    draft.telling = CLM__TOLD_HARD;
    clm__draft_actors(&draft, &reader->arena, &s->by);
    clm__draft_targets(&draft, &reader->arena, &accuser);
    clm__draft_charge(&draft, sentence, first, last);
    s->found += clm__claim_add(reader, &draft);
}
