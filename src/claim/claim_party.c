/* SPDX-License-Identifier: MIT */
/* The parties of a hit: who does it, to whom. */
#include "claim/claim.h"

#include <string.h>
#include <strings.h>

static bool
is_party(const struct clm__party *party)
{
    return party->sort != CLM__SORT_THING;
}

bool
clm__any_party(const struct clm__parties *parties)
{
    for (unsigned i = 0; i < parties->count; i++)
        if (is_party(&parties->items[i]))
            return true;
    return false;
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

/* "Talks with Peru", "the hour before Oman's vote": a name that is not whose it is. */
static bool
is_setting(const struct clm__claims *claims, unsigned at, unsigned node)
{
    static const char *const words[] = {"with",   "near",  "during",
                                        "before", "after", "between"};
    for (unsigned i = node + 1; i < at; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (clm__tree_is(&claims->tree, i, words[k]))
                return true;
    return false;
}

/* "Moroccan-occupied". */
static bool
is_hyphened(const struct clm__claims *claims, unsigned at)
{
    unsigned behind = at + claims->who.names[at].len;
    return claims->who.names[at].len > 0 && behind < claims->tree.count &&
           clm__tree_is(&claims->tree, behind, "-");
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
    for (unsigned i = first; i <= last && !clm__any_party(out); i++) {
        if ((i > node && (is_victim(claims, i, node) || is_setting(claims, i, node))) ||
            (i < node && is_hyphened(claims, i)))
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
    if (!clm__any_party(out))
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
        if (clm__any_party(&found) &&
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
    if (clm__any_party(&found))
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

void
clm__claims_find_targets(struct clm__claims *claims, const struct clm__hit *hit,
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
    if (hit->passive && target->node != CLM__NO_NODE && !clm__any_party(targets))
        nearest_target(claims, hit, targets);
    if (whom && target->node != CLM__NO_NODE && !clm__any_party(targets)) {
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
    for (unsigned i = node + 1; found.count == 0 && i + 1 < tree->count && i < node + 8;
         i++) {
        if (tree->nodes[i].kind == CLM__UPOS_VERB || clm__tree_is(tree, i, ","))
            break;
        if (clm__tree_is(tree, i, "by")) /* "a tweet on Monday by Ana Ruiz" */
            clm__who_find(&claims->who, tree, claims->words,
                          clm__chunk_right(tree, i + 1), NULL, &found);
    }
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
        !clm__kind_in(CLM__KINDS_CLAIM | CLM__KINDS_SPEECH,
                      hit->frame->kind) || /* a raid kills, not who tells of it */
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
speaker_above(const struct clm__claims *claims, const struct clm__hit *hit)
{
    const struct clm__tree *tree = &claims->tree;
    unsigned verb = tree->nodes[hit->head].head;
    if (hit->frame->word != CLM__FRAME_VERB || hit->passive || verb == CLM__NO_NODE ||
        !clm__kind_in(CLM__KINDS_CLAIM, hit->frame->kind) ||
        tree->nodes[hit->head].rel != CLM__REL_CONJ ||
        strcmp(clm__tree_xpos(tree, hit->head), "VBD") != 0 ||
        clm__tree_child(tree, hit->head, CLM__REL_NSUBJ) != CLM__NO_NODE ||
        tree->nodes[verb].rel != CLM__REL_CCOMP)
        return CLM__NO_NODE;
    unsigned says = tree->nodes[verb].head;
    return says != CLM__NO_NODE && clm__lexicon_in(claims->lexicon, claims->words[says],
                                                   CLM__CLASS_SPEECH)
               ? clm__tree_subject(tree, says)
               : (unsigned)CLM__NO_NODE;
}

void
clm__claims_find_actors(struct clm__claims *claims, const struct clm__hit *hit,
                        struct clm__parties *actors)
{
    if (clm__claims_self(claims, hit->slots[CLM__SLOT_ACTOR].node, actors))
        return;
    unsigned outer = clm__claims_outer_subject(claims, hit);
    if (outer == CLM__NO_NODE)
        outer = speaker_above(claims, hit);
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
    bool relative = is_relative(&claims->tree, hit->head);
    if (slot != CLM__NO_NODE && !clm__any_party(actors) && relative) {
        find_inside(claims, slot, slot, NULL, actors); /* "a French draft that demands" */
    } else if (slot != CLM__NO_NODE && slot + 1 != hit->head && !clm__any_party(actors) &&
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
void
clm__claims_pair(struct clm__claims *claims, const struct clm__hit *hit,
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
