/* SPDX-License-Identifier: MIT */
/* What is said: an accusation when the words say that a party did wrong, else a
 * statement. */
#include "extract/claim.h"

#include <string.h>

/* One piece of speech. */
struct saying {
    struct clm__claims *claims;
    struct clm__parties by;
    struct clm_span cue;
    const struct clm__when *when;
    const char *frame;
    struct clm_span quote;
    unsigned found; /* accusations */
    bool direct;    /* in quotation marks: "they" are others there */
    bool neutral; /* the words of an account, as of "according to": only what is wrong in
                   * itself accuses */
    bool as_fact; /* accuse of anything that is told: alleged, claimed */
};

/* ---- a wrong ---- */

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

/* "Peru says it may leave", "police say they believe": in reported speech a pronoun that
 * agrees with the speaker means him. */
static bool
is_speaker(const struct saying *s, unsigned node)
{
    const struct clm__tree *tree = &s->claims->tree;
    if (s->direct || s->by.count == 0 || tree->nodes[node].kind != CLM__UPOS_PRON)
        return false;
    bool person = s->by.items[0].sort == CLM__SORT_PERSON;
    if (clm__tree_is(tree, node, "he") || clm__tree_is(tree, node, "she"))
        return person;
    return !person &&
           (clm__tree_is(tree, node, "they") || clm__tree_is(tree, node, "it"));
}

static const struct clm__term *
stronger(const struct clm__term *a, const struct clm__term *b)
{
    return a == NULL || (b != NULL && b->strength > a->strength) ? b : a;
}

/* The strongest term of a predicate and of what it governs; `victims` tells of civilians
 * among them. */
static const struct clm__term *
weigh(const struct clm__claims *claims, unsigned predicate, bool *victims)
{
    const struct clm__tree *tree = &claims->tree;
    const struct clm__term *best = clm__claims_term(claims, predicate);
    unsigned signs = best != NULL;
    for (unsigned i = predicate + 1; i <= tree->nodes[predicate].right; i++) {
        unsigned rel = tree->nodes[i].rel, head = tree->nodes[i].head;
        if (tree->nodes[i].kind == CLM__UPOS_VERB && rel == CLM__REL_CONJ)
            break;
        *victims |= clm__lexicon_in(claims->lexicon, claims->words[i], CLM__CLASS_VICTIM);
        bool direct = head == predicate || (head != CLM__NO_NODE && head > predicate &&
                                            tree->nodes[head].head == predicate);
        const struct clm__term *term = clm__claims_term(claims, i);
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

static bool
find_wrong(const struct saying *s, unsigned node, struct wrong *out)
{
    const struct clm__claims *claims = s->claims;
    const struct clm__tree *tree = &claims->tree;
    bool is_verb = tree->nodes[node].kind == CLM__UPOS_VERB;
    bool is_cop = clm__tree_child(tree, node, CLM__REL_COP) != CLM__NO_NODE;
    bool victims = false, weak = false;
    if ((!is_verb && !is_cop) || is_wish(tree, node) || is_conditional(tree, node) ||
        tree->nodes[node].rel == CLM__REL_AMOD)
        return false;
    if (clm__tree_negated(tree, node)) {
        const struct clm__term *own = clm__claims_term(claims, node);
        if (own == NULL || !own->duty)
            return false;
    } else {
        const struct clm__term *term = weigh(claims, node, &victims);
        if (!s->as_fact &&
            (term == NULL || term->strength == CLM__STRENGTH_SIGN ||
             (term->strength == CLM__STRENGTH_WEAK && (!victims || !is_verb))))
            return false;
        weak = term == NULL || term->strength == CLM__STRENGTH_WEAK;
    }
    *out = (struct wrong){
        .predicate = node, .first = node, .target = CLM__NO_NODE, .weak = weak};
    if (is_verb && clm__tree_passive(tree, node)) {
        out->target = clm__tree_agent(tree, node);
        if (out->target == CLM__NO_NODE) /* killed in strikes by X */
            for (unsigned i = node + 1; i <= tree->nodes[node].right; i++)
                if (tree->nodes[i].rel == CLM__REL_CASE && clm__tree_is(tree, i, "by") &&
                    tree->nodes[i].head > i)
                    out->target = tree->nodes[i].head;
        out->first = tree->nodes[node].left;
    } else {
        out->target = clm__tree_subject(tree, node);
        while (out->first > 0 && tree->nodes[out->first - 1].head == node &&
               (tree->nodes[out->first - 1].rel == CLM__REL_AUX ||
                tree->nodes[out->first - 1].rel == CLM__REL_COP ||
                tree->nodes[out->first - 1].rel == CLM__REL_ADVMOD))
            out->first--;
        for (unsigned i = out->first; i < node; i++)
            if (tree->nodes[i].head == node && (tree->nodes[i].rel == CLM__REL_DET ||
                                                tree->nodes[i].rel == CLM__REL_AMOD))
                break;
    }
    out->last =
        clm__frame_right_edge(claims->lexicon, tree, claims->words, out->first, node);
    return out->target != CLM__NO_NODE && out->target != node;
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
accusable(const struct saying *s, struct clm__parties *targets)
{
    unsigned kept = 0;
    for (unsigned i = 0; i < targets->count; i++) {
        const struct clm__party *party = &targets->items[i];
        if (party->sort != CLM__SORT_THING && !party->unknown &&
            !same_as_any(party, &s->by))
            targets->items[kept++] = *party;
    }
    targets->count = kept;
}

static bool
may_fight(const struct saying *s, const struct clm__party *party)
{
    if (party->actor == CLM_NONE)
        return false;
    uint8_t kind = clm_corpus_actor(s->claims->who.corpus, party->actor)->kind;
    return kind == CLM_ACTOR_STATE || kind == CLM_ACTOR_ARMED_GROUP ||
           kind == CLM_ACTOR_TERRITORY;
}

/* What a state tells of the acts of another accuses; what an observer tells does not. */
static bool
are_enemies(const struct saying *s, const struct clm__parties *targets)
{
    return may_fight(s, &s->by.items[0]) && may_fight(s, &targets->items[0]);
}

static void
add_accusation(struct saying *s, const struct wrong *wrong,
               const struct clm__parties *targets)
{
    struct clm__claims *claims = s->claims;
    struct clm__draft *draft =
        clm__claims_draft(claims, wrong->predicate, wrong->predicate);
    if (draft == NULL)
        return;
    draft->kind = CLM_KIND_ACCUSATION;
    draft->said = true;
    draft->cue = s->cue.end != 0 ? s->cue : draft->cue;
    draft->quote = s->quote;
    draft->frame = s->frame;
    draft->when = *s->when;
    clm__draft_actors(claims, draft, &s->by);
    clm__draft_targets(claims, draft, targets);
    clm__draft_charge(claims, draft, wrong->first, wrong->last);
    draft->telling = wrong->own ? CLM__TOLD_IN_WORDS : CLM__TOLD_IN_PASSING;
    claims->draft_count++;
    s->found++;
}

/* "Peru's decree is unlawful": whose it is, is accused. */
static void
find_owner(const struct saying *s, unsigned node, struct clm__parties *targets)
{
    struct clm__claims *claims = s->claims;
    unsigned at = CLM__NO_NODE;
    targets->count = 0;
    while ((at = clm__tree_next(&claims->tree, node, CLM__REL_NMOD, at)) != CLM__NO_NODE)
        if (at < node && strcmp(clm__tree_subtype(&claims->tree, at), "poss") == 0) {
            clm__who_find(&claims->who, &claims->tree, claims->words, at, &s->by,
                          targets);
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
    return head == CLM__NO_NODE || head < first || head > last;
}

/* Looks for wrongs in the tokens [first, last] of the sentence. */
static void
accuse(struct saying *s, unsigned first, unsigned last)
{
    enum { MOST = 3 }; /* of one sentence */
    struct clm__claims *claims = s->claims;
    struct clm__parties targets, before = {.count = 0};
    for (unsigned i = first; i <= last && i < claims->tree.count && s->found < MOST;
         i++) {
        struct wrong wrong;
        if (!find_wrong(s, i, &wrong) || wrong.target < first || wrong.target > last ||
            is_own(&claims->tree, wrong.target) || is_speaker(s, wrong.target))
            continue;
        clm__who_find(&claims->who, &claims->tree, claims->words, wrong.target, &s->by,
                      &targets);
        if (targets.count > 0 && targets.items[0].sort == CLM__SORT_THING)
            find_owner(s, wrong.target, &targets);
        accusable(s, &targets);
        if (targets.count == 0 ||
            (s->neutral && wrong.weak && !are_enemies(s, &targets)) ||
            (before.count > 0 && same_as_any(&targets.items[0], &before)))
            continue;
        wrong.last = wrong.last > last ? last : wrong.last;
        wrong.own = is_main(&claims->tree, i, first, last);
        add_accusation(s, &wrong, &targets);
        before = targets;
    }
}

/* "There is a plot on the part of Peru": the wrong is a noun, its doer stands behind it.
 */
static void
accuse_part_of(struct saying *s, unsigned first)
{
    struct clm__claims *claims = s->claims;
    const struct clm__tree *tree = &claims->tree;
    struct clm__parties targets;
    for (unsigned i = first + 3; i + 2 < tree->count; i++) {
        if (!clm__tree_is(tree, i, "part") || !clm__tree_is(tree, i - 2, "on") ||
            !clm__tree_is(tree, i + 1, "of"))
            continue;
        for (unsigned k = first; k < i - 2; k++) {
            const struct clm__term *term = clm__claims_term(claims, k);
            unsigned who = clm__chunk_right(tree, i + 2);
            if (term == NULL || term->strength != CLM__STRENGTH_WRONG ||
                who == CLM__NO_NODE)
                continue;
            struct wrong wrong = {false, false, who, k, k, i - 3};
            clm__who_find(&claims->who, tree, claims->words, who, &s->by, &targets);
            accusable(s, &targets);
            if (targets.count > 0)
                add_accusation(s, &wrong, &targets);
            return;
        }
    }
}

/* ---- a denial ---- */

/* "It is untrue", "the charge is not true", "this was nonsense". */
static bool
is_denial(const struct clm__claims *claims, unsigned node)
{
    const struct clm__tree *tree = &claims->tree;
    unsigned subject = clm__tree_child(tree, node, CLM__REL_NSUBJ);
    if (subject == CLM__NO_NODE ||
        clm__tree_child(tree, node, CLM__REL_COP) == CLM__NO_NODE)
        return false;
    bool of_it =
        clm__tree_is(tree, subject, "it") || clm__tree_is(tree, subject, "this") ||
        clm__tree_is(tree, subject, "that") ||
        clm__lexicon_in(claims->lexicon, claims->words[subject], CLM__CLASS_ALLEGATION);
    bool truth = clm__tree_is(tree, node, "true") ||
                 clm__tree_is(tree, node, "correct") ||
                 clm__tree_is(tree, node, "accurate");
    bool lie = clm__lexicon_in(claims->lexicon, claims->words[node], CLM__CLASS_FALSE);
    return of_it && clm__tree_negated(tree, node) == truth && (truth || lie);
}

/* "Peru says it is untrue" answers what Peru is accused of. */
static void
deny(struct saying *s, unsigned first, unsigned last)
{
    struct clm__claims *claims = s->claims;
    uint32_t answered = clm__claims_accusation(claims, &s->by);
    struct clm__parties accuser = {.count = 0};
    unsigned at = first;
    while (at <= last && at < claims->tree.count && !is_denial(claims, at))
        at++;
    if (answered == 0 || at > last || at >= claims->tree.count)
        return;
    const struct clm__draft *accusation = &claims->drafts[answered - 1];
    for (unsigned i = 0; i < accusation->actor_count && i < CLM__PARTIES_MAX; i++)
        accuser.items[accuser.count++] = accusation->actors[i];
    struct clm__draft *draft = clm__claims_draft(claims, at, at);
    if (draft == NULL || claims->drafts[answered - 1].kind != CLM_KIND_ACCUSATION)
        return;
    draft->kind = CLM_KIND_DENIAL;
    draft->said = true;
    draft->implied = true;
    draft->answers = answered;
    draft->cue = s->cue.end != 0 ? s->cue : draft->cue;
    draft->quote = s->quote;
    draft->frame = s->frame;
    draft->when = *s->when;
    draft->telling = CLM__TOLD_HARD;
    clm__draft_actors(claims, draft, &s->by);
    clm__draft_targets(claims, draft, &accuser);
    clm__draft_charge(claims, draft, first, last);
    claims->draft_count++;
    s->found++;
}

/* ---- where what is said stands ---- */

struct content {
    unsigned first, last; /* tokens; first > last = none */
    const struct clm__quote *quote;
};

static unsigned
first_token_from(const struct clm__tree *tree, uint32_t offset)
{
    unsigned at = 0;
    while (at < tree->count && tree->tokens[at].start < offset)
        at++;
    return at;
}

/* The quotation that ends right before the verb and its subject, or begins right behind
 * them. */
static const struct clm__quote *
adjacent_quote(const struct clm__claims *claims, const struct clm__hit *hit)
{
    const struct clm__tree *tree = &claims->tree;
    unsigned subject = hit->slots[CLM__SLOT_ACTOR].node;
    unsigned left = hit->head, right = hit->head;
    if (subject != CLM__NO_NODE) {
        unsigned first = 0, last = 0;
        clm__who_phrase(tree, subject, &first, &last);
        left = first < left ? first : left;
        right = last > right ? last : right;
    }
    uint32_t start = tree->tokens[left].start, end = tree->tokens[right].end;
    const struct clm__quote *best = NULL;
    for (size_t i = 0; i < claims->parsed->quote_count; i++) {
        const struct clm__quote *quote = &claims->parsed->quotes[i];
        if (quote->end < tree->sentence->start || quote->depth > 0)
            continue;
        if (quote->start >= tree->sentence->end)
            break;
        bool before = quote->end <= start && start - quote->end <= 3;
        bool behind = quote->start >= end && quote->start - end <= 60;
        if (before || (behind && best == NULL))
            best = quote;
    }
    return best;
}

/* The comma behind what is said before the speaker: "The road is closed, Peru said".
 * CLM__NO_NODE when it does not stand there. */
static unsigned
comma_before(const struct clm__claims *claims, const struct clm__hit *hit)
{
    const struct clm__tree *tree = &claims->tree;
    unsigned subject = hit->slots[CLM__SLOT_ACTOR].node, left = hit->head, last = 0;
    if (subject != CLM__NO_NODE && subject < hit->head)
        clm__who_phrase(tree, subject, &left, &last);
    if (left < 4 || !clm__tree_is(tree, left - 1, ",") ||
        clm__tree_child(tree, hit->head, CLM__REL_MARK) != CLM__NO_NODE ||
        strcmp(clm__tree_xpos(tree, hit->head), "VBG") == 0)
        return CLM__NO_NODE;
    unsigned slot = hit->slots[CLM__SLOT_CHARGE].node;
    if (slot != CLM__NO_NODE && slot > hit->head &&
        (clm__tree_child(tree, slot, CLM__REL_MARK) != CLM__NO_NODE ||
         clm__tree_child(tree, slot, CLM__REL_NSUBJ) < slot) &&
        tree->nodes[slot].head == hit->head && tree->nodes[slot].rel == CLM__REL_CCOMP)
        return CLM__NO_NODE;
    for (unsigned i = 0; i + 1 < left; i++)
        if (tree->nodes[i].kind == CLM__UPOS_VERB || tree->nodes[i].kind == CLM__UPOS_AUX)
            return clm__tree_child(tree, i, CLM__REL_MARK) == CLM__NO_NODE &&
                           strcmp(clm__tree_xpos(tree, i), "VBG") != 0 &&
                           strcmp(clm__tree_xpos(tree, i), "VBN") != 0
                       ? left - 1
                       : (unsigned)CLM__NO_NODE;
    return CLM__NO_NODE;
}

static struct content
find_content(const struct clm__claims *claims, const struct clm__hit *hit)
{
    const struct clm__tree *tree = &claims->tree;
    const struct clm__filler *slot = &hit->slots[CLM__SLOT_CHARGE];
    struct content content = {1, 0, NULL};
    if (hit->frame->word == CLM__FRAME_ADJ) { /* according to: the rest of the sentence */
        const struct clm__filler *who = &hit->slots[CLM__SLOT_ACTOR];
        unsigned end = tree->count > 1 ? tree->count - 2 : 0;
        unsigned before = hit->head > 0 && clm__tree_is(tree, hit->head - 1, ",")
                              ? hit->head - 1u
                              : hit->head;
        if (before > 2)
            return (struct content){0, before - 1, NULL};
        unsigned first = who->node != CLM__NO_NODE ? who->last + 1u : hit->head + 1u;
        return (struct content){first < end ? first + 1 : end, end, NULL};
    }
    unsigned comma = comma_before(claims, hit);
    if (comma != CLM__NO_NODE && comma > 0)
        return (struct content){0, comma - 1, NULL};
    if (slot->node != CLM__NO_NODE && slot->node > hit->head)
        return (struct content){slot->first, slot->last, NULL};
    const struct clm__quote *quote = adjacent_quote(claims, hit);
    if (quote != NULL) {
        unsigned first = first_token_from(tree, quote->start);
        unsigned end = first_token_from(tree, quote->end);
        if (end > first)
            content = (struct content){first, end - 1, quote};
        return content;
    }
    /* "The road is closed, she said": the verb of saying hangs on what is said. */
    unsigned head = tree->nodes[hit->head].head;
    unsigned rel = tree->nodes[hit->head].rel;
    if (head != CLM__NO_NODE && head < hit->head &&
        (rel == CLM__REL_PARATAXIS || rel == CLM__REL_CCOMP || rel == CLM__REL_ROOT)) {
        content.first = tree->nodes[head].left;
        content.last = hit->head - 1;
        unsigned subject = hit->slots[CLM__SLOT_ACTOR].node;
        if (subject != CLM__NO_NODE && subject < hit->head) {
            unsigned left = tree->nodes[subject].left;
            content.last = left > 0 ? left - 1u : 0;
            content.first =
                left > 0 ? content.first : 1; /* the subject opens the sentence */
        }
    } else {
        unsigned child = clm__tree_child(tree, hit->head, CLM__REL_CCOMP);
        if (child == CLM__NO_NODE)
            child = clm__tree_child(tree, hit->head, CLM__REL_PARATAXIS);
        if (child != CLM__NO_NODE && child < hit->head) {
            content.first = tree->nodes[child].left;
            content.last = tree->nodes[child].right < hit->head ? tree->nodes[child].right
                                                                : hit->head - 1u;
        } else if (child != CLM__NO_NODE) {
            content.first = tree->nodes[child].left > hit->head ? tree->nodes[child].left
                                                                : hit->head + 1u;
            content.last = tree->nodes[child].right;
        }
    }
    return content;
}

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

static void
find_speaker(struct clm__claims *claims, const struct clm__hit *hit,
             struct clm__parties *by)
{
    const struct clm__tree *tree = &claims->tree;
    unsigned node = hit->slots[CLM__SLOT_ACTOR].node;
    bool inverted =
        hit->head > 0 && ((tree->tokens[hit->head - 1].flags & CLM__TOKEN_QUOTE) != 0 ||
                          clm__tree_is(tree, hit->head - 1, ","));
    const char *xpos = clm__tree_xpos(tree, hit->head);
    inverted = inverted && strcmp(xpos, "VBG") != 0 && strcmp(xpos, "VB") != 0;
    if (inverted && (node == CLM__NO_NODE || node < hit->head) && !hit->passive) {
        unsigned behind = speaker_behind(tree, hit->head);
        node = behind != CLM__NO_NODE && !is_subject_of_other(tree, behind, hit->head)
                   ? behind
                   : node;
    }
    unsigned outer = clm__claims_outer_subject(claims, hit);
    node = outer != CLM__NO_NODE ? outer : node;
    clm__who_find(&claims->who, tree, claims->words, node, NULL, by);
    if (node != CLM__NO_NODE)
        clm__claims_author(claims, node, by);
    if (by->count == 0 && hit->frame->word == CLM__FRAME_NOUN)
        clm__claims_noun_actors(claims, hit, by);
    unsigned kept = 0;
    for (unsigned i = 0; i < by->count; i++)
        if (by->items[i].sort != CLM__SORT_THING)
            by->items[kept++] = by->items[i];
    by->count = kept;
}

/* ---- statements ---- */

static void
add_statement(struct saying *s, const struct clm__hit *hit, const struct content *content)
{
    struct clm__claims *claims = s->claims;
    struct clm__draft *draft = clm__claims_draft(claims, hit->cue_first, hit->cue_last);
    if (draft == NULL)
        return;
    draft->kind = hit->frame->kind;
    draft->phase = hit->frame->phase;
    draft->frame = s->frame;
    draft->when = *s->when;
    draft->quote = s->quote;
    clm__draft_actors(claims, draft, &s->by);
    if (content->first <= content->last) {
        clm__draft_charge(claims, draft, content->first, content->last);
        draft->charge_types = 0;
    }
    claims->draft_count++;
}

/* Whether "we" at a token is what the subject of a verb of saying says: in the quotation
 * beside the verb, or in its clause. */
static bool
is_said_by(const struct clm__claims *claims, unsigned node, const struct clm__hit *hit)
{
    const struct clm__filler *clause = &hit->slots[CLM__SLOT_CHARGE];
    if ((hit->frame->flags & CLM__FRAME_SPEECH) == 0 ||
        clm__claims_in_quote(claims, hit->head))
        return false;
    return clm__claims_in_quote(claims, node) ||
           (clause->node != CLM__NO_NODE && clause->first <= node &&
            node <= clause->last);
}

bool
clm__claims_is_self(const struct clm__claims *claims, unsigned node)
{
    static const char *const words[] = {"we", "i", "us", "me"};
    if (node == CLM__NO_NODE || claims->who.names[node].actor != CLM_NONE)
        return false; /* "the US" is a name */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (clm__tree_is(&claims->tree, node, words[i]))
            return true;
    return false;
}

/* Who issues a text that says we outside quotation marks: whom its first event is of. */
static void
find_issuer(const struct clm__claims *claims, struct clm__parties *out)
{
    if (claims->draft_count == 0 || claims->drafts[0].actor_count == 0 ||
        claims->drafts[0].actors[0].actor == CLM_NONE)
        return;
    out->items[0] = claims->drafts[0].actors[0];
    out->count = 1;
}

/* "Peru says that it holds Oman responsible": Peru does. */
static bool
find_reported(struct clm__claims *claims, unsigned node, struct clm__parties *out)
{
    if (node == CLM__NO_NODE || claims->tree.nodes[node].kind != CLM__UPOS_PRON ||
        clm__claims_in_quote(claims, node))
        return false;
    for (unsigned i = 0; i < claims->hit_count; i++) {
        struct saying s = {.claims = claims};
        if (!is_said_by(claims, node, &claims->hits[i]))
            continue;
        find_speaker(claims, &claims->hits[i], &s.by);
        if (!is_speaker(&s, node))
            continue;
        *out = s.by;
        for (unsigned k = 0; k < out->count; k++) {
            out->items[k].span = clm__tree_span(&claims->tree, node, node);
            out->items[k].found = true;
        }
        return true;
    }
    return false;
}

bool
clm__claims_self(struct clm__claims *claims, unsigned node, struct clm__parties *out)
{
    const struct clm__tree *tree = &claims->tree;
    out->count = 0;
    if (find_reported(claims, node, out))
        return true;
    if (!clm__claims_is_self(claims, node))
        return false;
    for (unsigned i = 0; i < claims->hit_count && out->count == 0; i++)
        if (is_said_by(claims, node, &claims->hits[i]))
            find_speaker(claims, &claims->hits[i], out);
    if (out->count == 0 && clm__claims_in_quote(claims, node) && claims->speech != 0 &&
        claims->speech_paragraph == tree->sentence->paragraph)
        *out = claims->speech_by;
    if (out->count == 0 && !clm__claims_in_quote(claims, node))
        find_issuer(claims, out);
    for (unsigned i = 0; i < out->count; i++) {
        out->items[i].span = clm__tree_span(tree, node, node);
        out->items[i].found = true;
    }
    return out->count > 0;
}

/* Sentences of the quotation that stand before this one: they had no speaker yet. */
static void
accuse_before(struct saying *s, const struct clm__quote *quote)
{
    struct clm__claims *claims = s->claims;
    uint32_t here = claims->sentence, from = here;
    while (from > 0 && claims->parsed->sentences[from - 1].end > quote->start)
        from--;
    for (uint32_t i = from; i < here; i++) {
        if (!clm__claims_sentence(claims, i)) {
            claims->failed = true;
            return;
        }
        s->found = 0;
        s->cue = (struct clm_span){0, 0};
        accuse(s, 0, claims->tree.count - 1);
    }
    if (from < here && !clm__claims_sentence(claims, here))
        claims->failed = true;
}

void
clm__claims_speech(struct clm__claims *claims, const struct clm__hit *hit)
{
    struct clm__when when;
    struct saying s = {.claims = claims,
                       .cue =
                           clm__tree_span(&claims->tree, hit->cue_first, hit->cue_last),
                       .when = &when,
                       .frame = hit->frame->pattern,
                       .as_fact = hit->frame->kind == CLM_KIND_ACCUSATION,
                       .neutral = hit->frame->word == CLM__FRAME_ADJ};
    struct clm__hit copy = *hit; /* reading other sentences makes other hits */
    if (clm__claims_in_quote(claims, hit->head))
        return;
    find_speaker(claims, hit, &s.by);
    if (s.by.count == 0)
        return;
    struct content content = find_content(claims, hit);
    if (content.last >= claims->tree.count)
        content = (struct content){1, 0, NULL};
    struct clm__filler said = {(uint16_t)hit->head, (uint16_t)content.first,
                               (uint16_t)content.last};
    clm__when_find(&when, &claims->when, hit->head,
                   content.first <= content.last ? &said : NULL);
    if (!when.stated && claims->speech != 0 &&
        claims->sentence - claims->speech_sentence <= 2) {
        /* who goes on speaking does so on the same day */
        const struct clm__draft *last = &claims->drafts[claims->speech - 1];
        if (last->when.stated && claims->speech_by.count == 1 && s.by.count == 1 &&
            clm__party_same(&s.by.items[0], &claims->speech_by.items[0])) {
            when = last->when;
        }
    }
    s.direct = content.quote != NULL;
    if (content.quote != NULL)
        s.quote = (struct clm_span){content.quote->start, content.quote->end};
    size_t before = claims->draft_count;
    bool telling = content.first <= content.last;
    if (telling)
        deny(&s, content.first, content.last);
    if (telling && s.found == 0 && (hit->frame->flags & CLM__FRAME_PLAIN) == 0) {
        accuse(&s, content.first, content.last);
        if (s.found == 0)
            accuse_part_of(&s, content.first);
    }
    if (s.found == 0) {
        if (copy.frame->kind == CLM_KIND_ACCUSATION) {
            static const struct clm__frame said_only = {.kind = CLM_KIND_STATEMENT};
            copy.frame = &said_only;
        }
        add_statement(&s, &copy, &content);
    }
    if (claims->draft_count > before) {
        claims->speech = (uint32_t)before + 1;
        claims->speech_by = s.by;
        claims->speech_sentence = claims->sentence;
        claims->speech_paragraph = claims->tree.sentence->paragraph;
    }
    for (unsigned i = 0; i < s.by.count; i++)
        s.by.items[i].subject = true;
    clm__who_note(&claims->who, &s.by);
    if (content.quote != NULL && content.quote->start < claims->tree.sentence->start)
        accuse_before(&s, content.quote);
}

void
clm__claims_quoted(struct clm__claims *claims)
{
    if (claims->speech == 0 || claims->speech_by.count == 0 ||
        claims->speech_paragraph != claims->tree.sentence->paragraph)
        return;
    struct clm__when when = claims->drafts[claims->speech - 1].when;
    struct saying s = {
        .claims = claims,
        .by = claims->speech_by,
        .when = &when,
        .direct = true,
        .frame = "quoted",
        .quote = {claims->tree.sentence->start, claims->tree.sentence->end}};
    accuse(&s, 0, claims->tree.count - 1);
}
