/* SPDX-License-Identifier: MIT */
/* Who stands behind a word: behind a noun, a letter, a participle that is set apart. */
#include "claim/claim_behind.h"

#include "base/kind.h"
#include "sentence/chunk.h"
#include "sentence/grammar.h"

#include <string.h>

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
add_name(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
         unsigned first, struct clm__parties *out)
{
    struct clm__parties found;
    clm__claim_who(reader, sentence, first + sentence->names[first].len - 1u, NULL,
                   &found);
    if (found.count > 0 && out->count < CLM__PARTIES_MAX)
        out->items[out->count++] = found.items[0];
}

/* "The raid on Oman", "violence against Peru", "the murder of Ana Ruiz": to whom it was
 * done. */
static bool
is_victim(const struct clm__sentence *sentence, unsigned at, unsigned deed)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned first = at;
    while (first > deed + 1 && tree->nodes[first - 1].kind != CLM__UPOS_ADP &&
           tree->nodes[first - 1].kind != CLM__UPOS_PUNCT)
        first--;
    unsigned before = first - 1;
    return clm__tree_is(tree, before, "on") || clm__tree_is(tree, before, "against") ||
           (clm__tree_is(tree, before, "of") &&
            clm__in_class(sentence, deed, CLM__CLASS_DEED));
}

/* "Talks with Peru", "the hour before Oman's vote": a name that is not whose it is. */
static bool
is_setting(const struct clm__sentence *sentence, unsigned at, unsigned node)
{
    static const char *const words[] = {"with",   "near",  "during",
                                        "before", "after", "between"};
    for (unsigned i = node + 1; i < at; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (clm__tree_is(&sentence->tree, i, words[k]))
                return true;
    return false;
}

/* "Moroccan-occupied". */
static bool
is_hyphened(const struct clm__sentence *sentence, unsigned at)
{
    unsigned behind = at + sentence->names[at].len;
    return sentence->names[at].len > 0 && behind < sentence->tree.count &&
           clm__tree_is(&sentence->tree, behind, "-");
}

/* "A law passed by the government": who is behind "by" in a phrase. */
static void
find_agents(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
            unsigned node, unsigned last, const struct clm__parties *avoid,
            struct clm__parties *out)
{
    const struct clm__tree *tree = &sentence->tree;

    for (unsigned i = node + 1; i <= last && out->count == 0; i++)
        if (tree->nodes[i].rel == CLM__REL_CASE && clm__tree_is(tree, i, "by") &&
            tree->nodes[i].head > i && tree->nodes[i].head <= last)
            clm__claim_who(reader, sentence, tree->nodes[i].head, avoid, out);
}

/* "Cuban and Maltese complaints": the second of two names; CLM__NO_NODE. */
static unsigned
second_name(const struct clm__sentence *sentence, unsigned first, unsigned last)
{
    unsigned and = first + sentence->names[first].len;

    return sentence->names[first].len > 0 && and+1u <= last &&
                   clm__tree_is(&sentence->tree, and, "and") &&
                   sentence->names[and+1u].len > 0
               ? and+1u
               : (unsigned)CLM__NO_NODE;
}

/* The head of what may be a party inside the phrase of `node`, where it begins at `at`:
 * a name, a group, a name that no list has before the node. CLM__NO_NODE if none does. */
static unsigned
party_head(const struct clm__sentence *sentence, unsigned at, unsigned node,
           unsigned last)
{
    const struct clm__tree *tree = &sentence->tree;
    bool group = at != node && !clm__tree_is(tree, at, "terrorist") &&
                 clm__in_class(sentence, at, CLM__CLASS_GROUP);
    bool name = at < node && tree->nodes[at].kind == CLM__UPOS_PROPN &&
                (at + 1 > last || tree->nodes[at + 1].kind != CLM__UPOS_PROPN);

    if (sentence->names[at].len > 0)
        return at + sentence->names[at].len - 1u;
    return group || name ? at : (unsigned)CLM__NO_NODE;
}

/* A name that stands in the phrase of `node` for something else than who did it. */
static bool
is_of_another(const struct clm__sentence *sentence, unsigned at, unsigned node)
{
    return at > node ? is_victim(sentence, at, node) || is_setting(sentence, at, node)
                     : at < node && is_hyphened(sentence, at);
}

/* Parties named inside a phrase that is none itself: "lack of U.S. cooperation", "a law
 * passed by the government". */
void
clm__claim_inside(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
                  unsigned node, unsigned last, const struct clm__parties *avoid,
                  struct clm__parties *out)
{
    unsigned first = 0, end = 0;
    out->count = 0;
    find_agents(reader, sentence, node, last, avoid, out);
    clm__who_phrase(&sentence->tree, node, &first, &end);

    for (unsigned i = first; i <= last && !clm__any_party(out); i++) {
        if (is_of_another(sentence, i, node))
            continue;
        unsigned second = second_name(sentence, i, last);
        if (second != CLM__NO_NODE) {
            add_name(reader, sentence, i, out);
            add_name(reader, sentence, second, out);
            break;
        }
        unsigned head = party_head(sentence, i, node, last);
        if (head != CLM__NO_NODE)
            clm__claim_who(reader, sentence, head, avoid, out);
    }
    if (!clm__any_party(out))
        out->count = 0;
}

/* "Oman retracted its claim": whose it was takes it back. */
static bool
takes_back(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
           unsigned noun, const struct clm__parties *whose)
{
    unsigned verb = sentence->tree.nodes[noun].head;
    struct clm__parties subject;
    if (verb == CLM__NO_NODE || sentence->tree.nodes[noun].rel != CLM__REL_OBJ ||
        !clm__in_class(sentence, verb, CLM__CLASS_DISOWN))
        return false;
    clm__claim_who(reader, sentence, clm__tree_subject(&sentence->tree, verb), NULL,
                   &subject);
    return subject.count > 0 && whose->count > 0 &&
           clm__party_same(&subject.items[0], &whose->items[0]);
}

/* "Peru's accusations", "Cuban criticism", "rebel shelling": who is named before the
 * noun. False where none is, or where a pronoun is that of the verb above: "Peru repeated
 * its accusations". What he takes back is nobody's. */
static bool
find_owner(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
           unsigned node, struct clm__parties *out)
{
    static const uint64_t before = CLM__REL(AMOD) | CLM__REL(COMPOUND) | CLM__REL(NMOD);
    const struct clm__tree *tree = &sentence->tree;
    unsigned head = tree->nodes[node].head;
    bool light = head != CLM__NO_NODE && clm__in_class(sentence, head, CLM__CLASS_LIGHT);

    for (unsigned at = tree->nodes[node].child; at != CLM__NO_NODE && at < node;
         at = tree->nodes[at].next) {
        if (!clm__tree_rel_in(tree, at, before))
            continue;
        if (light && tree->nodes[at].kind == CLM__UPOS_PRON)
            return false;
        struct clm__parties found;
        clm__claim_who(reader, sentence, at, NULL, &found);
        if (takes_back(reader, sentence, node, &found))
            return true;
        bool sure = tree->nodes[at].rel == CLM__REL_NMOD ||
                    clm__in_class(sentence, at, CLM__CLASS_GROUP);
        if (clm__any_party(&found) && (sure || found.items[0].actor != CLM_NONE)) {
            *out = found;
            return true;
        }
    }
    return false;
}

/* "Peru made accusations": who does what the verb and its noun say; CLM__NO_NODE. */
static unsigned
light_subject(const struct clm__sentence *sentence, unsigned node)
{
    static const uint64_t objects = CLM__REL(OBJ) | CLM__REL(OBL) | CLM__REL(CONJ);
    const struct clm__tree *tree = &sentence->tree;
    unsigned verb = tree->nodes[node].head;

    if (verb == CLM__NO_NODE || tree->nodes[verb].kind != CLM__UPOS_VERB ||
        !clm__in_class(sentence, verb, CLM__CLASS_LIGHT))
        return CLM__NO_NODE;
    if (clm__tree_passive(tree, verb))
        return clm__tree_agent(tree, verb);
    return clm__tree_rel_in(tree, node, objects) ? clm__tree_subject(tree, verb)
                                                 : (unsigned)CLM__NO_NODE;
}

void
clm__claim_noun_actors(struct clm__claim_reader *reader,
                       const struct clm__sentence *sentence,
                       const struct clm__match *match, struct clm__parties *out)
{
    unsigned node = match->head;
    if (clm__in_class(sentence, node, CLM__CLASS_GROUP)) {
        clm__claim_who(reader, sentence, node, NULL, out);
        return; /* a bomber is who did it */
    }
    if (find_owner(reader, sentence, node, out))
        return;
    unsigned who = light_subject(sentence, node);
    if (who != CLM__NO_NODE && who != node)
        clm__claim_who(reader, sentence, who, NULL, out);
}

void
clm__claim_author(struct clm__claim_reader *reader, const struct clm__sentence *sentence,
                  unsigned node, struct clm__parties *actors)
{
    const struct clm__tree *tree = &sentence->tree;
    if (!clm__in_class(sentence, node, CLM__CLASS_VEHICLE))
        return;
    struct clm__parties found = {.count = 0};
    unsigned head = tree->nodes[node].head;
    clm__claim_inside(reader, sentence, node, node, NULL, &found);
    for (unsigned i = node + 1; found.count == 0 && i + 1 < tree->count && i < node + 8;
         i++) {
        if (tree->nodes[i].kind == CLM__UPOS_VERB || clm__tree_is(tree, i, ","))
            break;
        if (clm__tree_is(tree, i, "by") || clm__tree_is(tree, i, "from"))
            /* "a tweet on Monday by Ana Ruiz", "a letter from Oman" */
            clm__claim_who(reader, sentence, clm__chunk_right(tree, i + 1), NULL, &found);
    }
    if (found.count == 0 && head != CLM__NO_NODE &&
        tree->nodes[head].kind == CLM__UPOS_VERB && !clm__tree_passive(tree, head)) {
        unsigned subject = clm__tree_subject(tree, head);
        if (subject != node)
            clm__claim_who(reader, sentence, subject, NULL, &found);
    }
    if (found.count > 0)
        *actors = found;
}

/* The subject of the first verb above a participle that has one of its own. */
unsigned
clm__claim_subject_above(const struct clm__tree *tree, unsigned verb)
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

/* Whether a participle is set apart from what stands before it: "..., accusing Oman",
 * "while accusing Oman"; or says by its object that it is none of a noun: "accusing it".
 */
static bool
is_apart(const struct clm__tree *tree, unsigned verb)
{
    static const char *const openers[] = {",", "and", "while", NULL};
    unsigned object = clm__tree_child(tree, verb, CLM__REL_OBJ);

    return clm__tree_is_any(tree, verb - 1, openers) ||
           (verb > 1 && clm__tree_is(tree, verb - 2, "while")) ||
           (object != CLM__NO_NODE && object > verb &&
            tree->nodes[object].kind == CLM__UPOS_PRON);
}

/* A participle that says something; a raid kills, not who tells of it. */
static bool
is_telling_participle(const struct clm__sentence *sentence,
                      const struct clm__match *match)
{
    return match->frame->word == CLM__FRAME_VERB && match->head > 0 &&
           clm__kind_in(CLM__KINDS_CLAIM | CLM__KINDS_SPEECH, match->frame->kind) &&
           strcmp(clm__tree_xpos(&sentence->tree, match->head), "VBG") == 0;
}

unsigned
clm__claim_outer_subject(const struct clm__sentence *sentence,
                         const struct clm__match *match)
{
    enum { CLIMB = 10 };
    const struct clm__tree *tree = &sentence->tree;
    unsigned verb = match->head, best = CLM__NO_NODE;
    if (!is_telling_participle(sentence, match) || !is_apart(tree, verb))
        return best;

    unsigned at = tree->nodes[verb].head;
    for (unsigned steps = 1; at != CLM__NO_NODE && steps < CLIMB; steps++) {
        unsigned subject = clm__tree_child(tree, at, CLM__REL_NSUBJ);
        if (subject != CLM__NO_NODE && subject < verb && clm__tree_nominal(tree, subject))
            best = clm__tree_referent(tree, subject);
        if (subject != CLM__NO_NODE && tree->nodes[at].rel == CLM__REL_CONJ)
            break;
        at = tree->nodes[at].head;
    }
    return best;
}
