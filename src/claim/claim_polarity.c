/* SPDX-License-Identifier: MIT */
/* One look at all that turns an act round, before anything is made of it. */
#include "claim/claim_polarity.h"

#include "base/kind.h"
#include "sentence/grammar.h"

#include <string.h>

/* How far up the tree what is said of a clause may stand. */
enum { CLIMB = 6 };

static bool
is_any(const struct clm__tree *tree, unsigned node, const char *const *words,
       size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (clm__tree_is(tree, node, words[i]))
            return true;
    return false;
}

/* ---- nobody, nothing ---- */

/* "Nobody", "no rebel", "neither Oman nor Chad". */
static bool
is_none(const struct clm__tree *tree, unsigned node)
{
    static const char *const words[] = {"nobody", "none", "nothing", "neither"};

    if (node == CLM__NO_NODE || node >= tree->count)
        return false;
    unsigned left = tree->nodes[node].left;
    return is_any(tree, node, words, sizeof words / sizeof *words) ||
           clm__tree_is(tree, left, "no") || clm__tree_is(tree, left, "neither") ||
           clm__tree_is(tree, left, "nobody") || clm__tree_is(tree, left, "none") ||
           (left > 0 && clm__tree_is(tree, left - 1, "neither")) ||
           (clm__tree_nominal(tree, node) && clm__tree_negated(tree, node));
}

/* "No rocket was launched", "blamed nobody", "nobody accused Peru". */
static bool
has_none(const struct clm__sentence *sentence, const struct clm__match *match)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned own = clm__tree_child(tree, match->head, CLM__REL_NSUBJ);

    if (is_none(tree, own))
        return true;
    for (unsigned i = 0; i < match->used_count; i++)
        if (clm__tree_nominal(tree, match->used[i]) && is_none(tree, match->used[i]))
            return true;
    return is_none(tree, match->slots[CLM__SLOT_ACTOR].node) ||
           (match->frame->word == CLM__FRAME_VERB &&
            is_none(tree, match->slots[CLM__SLOT_TARGET].node));
}

/* ---- words right before a verb ---- */

/* "Far from openly accusing", "instead of blaming", "without naming". */
static bool
is_behind_refusal(const struct clm__tree *tree, unsigned verb)
{
    static const char *const phrases[][2] = {
        {"instead", "of"}, {"rather", "than"},  {"far", "from"},  {"short", "of"},
        {"clear", "of"},   {"close", "to"},     {"near", "to"},   {"back", "from"},
        {"away", "from"},  {"nowhere", "near"}, {"opposed", "to"}};
    unsigned at = verb;

    while (at > 0 && tree->nodes[at - 1].kind == CLM__UPOS_ADV &&
           !clm__tree_is(tree, at - 1, "instead") && !clm__tree_is(tree, at - 1, "near"))
        at--;
    if (at > 0 && clm__tree_is(tree, at - 1, "without"))
        return true;
    for (size_t i = 0; at > 1 && i < sizeof phrases / sizeof *phrases; i++)
        if (clm__tree_is(tree, at - 1, phrases[i][1]) &&
            clm__tree_is(tree, at - 2, phrases[i][0]))
            return true;
    return false;
}

/* "Almost attacked", "has yet to attack". */
static bool
is_almost(const struct clm__tree *tree, unsigned verb)
{
    if (verb > 1 && clm__tree_is(tree, verb - 1, "to") &&
        clm__tree_is(tree, verb - 2, "yet"))
        return true;
    return verb > 0 && tree->nodes[verb - 1].head == verb &&
           (clm__tree_is(tree, verb - 1, "almost") ||
            clm__tree_is(tree, verb - 1, "nearly"));
}

/* "Had Oman attacked Peru, ...": a condition without if, up to its comma. */
static bool
is_inverted(const struct clm__tree *tree, unsigned verb)
{
    static const char *const openers[] = {"had", "were", "should"};

    if (!is_any(tree, 0, openers, sizeof openers / sizeof *openers))
        return false;
    for (unsigned i = 1; i < verb; i++)
        if (clm__tree_is(tree, i, ","))
            return false;
    return true;
}

/* ---- what is said of a clause ---- */

/* "It is not true", "reports are false". */
static bool
is_untrue(const struct clm__sentence *sentence, unsigned node)
{
    static const char *const truth[] = {"true", "correct", "accurate", "right"};
    const struct clm__tree *tree = &sentence->tree;

    if (clm__tree_child(tree, node, CLM__REL_COP) == CLM__NO_NODE)
        return false;
    bool negated = clm__tree_negated(tree, node);
    return is_any(tree, node, truth, sizeof truth / sizeof *truth)
               ? negated
               : !negated && clm__in_class(sentence, node, CLM__CLASS_FALSE);
}

/* "Reports that ... are false", "rejected claims that ...", "no evidence that ...": the
 * noun that a clause tells the content of. */
static bool
is_rejected_noun(const struct clm__sentence *sentence, unsigned noun)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned above = tree->nodes[noun].head, rel = tree->nodes[noun].rel;
    bool told = clm__in_class(sentence, noun, CLM__CLASS_ALLEGATION);

    if (!told && !clm__in_class(sentence, noun, CLM__CLASS_EVIDENCE))
        return false;
    if (is_none(tree, noun))
        return true;
    if (above == CLM__NO_NODE || !told)
        return false;
    bool part = rel == CLM__REL_NSUBJ || rel == CLM__REL_OBJ || rel == CLM__REL_CONJ;
    return part && (is_untrue(sentence, above) ||
                    clm__in_class(sentence, above, CLM__CLASS_DISOWN));
}

/* The same by the order of words, for trees that make a verb of "claims" or "reports":
 * "Reports that Oman had attacked Peru are false". */
static bool
is_rejected_opening(const struct clm__sentence *sentence, unsigned node)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned that = 1;

    while (that < 5 && that + 1 < tree->count && !clm__tree_is(tree, that, "that"))
        that++;
    if (!clm__tree_is(tree, that, "that") || node < that ||
        !clm__in_class(sentence, that - 1, CLM__CLASS_ALLEGATION))
        return false;
    for (unsigned i = node + 1; i + 1 < tree->count; i++) {
        bool be = clm__tree_lemma_is(tree, i, "be");
        bool no = clm__tree_is(tree, i + 1, "not") && i + 2 < tree->count &&
                  clm__tree_is(tree, i + 2, "true");
        if (be && (no || clm__in_class(sentence, i + 1, CLM__CLASS_FALSE)))
            return true;
    }
    return false;
}

static bool
is_clause(unsigned rel)
{
    return rel == CLM__REL_CCOMP || rel == CLM__REL_CSUBJ || rel == CLM__REL_XCOMP ||
           rel == CLM__REL_ADVCL || rel == CLM__REL_ACL;
}

/* Whether the word above says that what hangs on it was not done or is not so. */
static bool
averts(const struct clm__sentence *sentence, unsigned above, unsigned below)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned rel = tree->nodes[below].rel;
    bool doing = strcmp(clm__tree_xpos(tree, below), "VBG") == 0;
    bool clause = is_clause(rel);

    if (doing && below > 0 && clm__tree_is(tree, below - 1, ","))
        return false; /* "rejected the claims, saying ..." says what it says */
    if (clm__tree_nominal(tree, above) && (clause || rel == CLM__REL_NMOD))
        return is_rejected_noun(sentence, above) ||
               (clause && is_untrue(sentence, above));
    if (!clause && !doing)
        return false;
    if (doing && above < below && !clm__tree_negated(tree, above) &&
        clm__in_class(sentence, above, CLM__CLASS_AVERT))
        return true;
    return is_untrue(sentence, above) ||
           (rel == CLM__REL_CCOMP && above < below && !clm__tree_negated(tree, above) &&
            clm__in_class(sentence, above, CLM__CLASS_DISOWN));
}

/* Looks from a verb upwards: at what governs it, and at the verb that it goes on. */
static bool
is_averted_above(const struct clm__sentence *sentence, unsigned node)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned at = node;

    for (unsigned steps = 0; steps < CLIMB; steps++) {
        unsigned above = tree->nodes[at].head, rel = tree->nodes[at].rel;
        if (above == CLM__NO_NODE)
            return false;
        if (averts(sentence, above, at))
            return true;
        bool goes_on = rel == CLM__REL_CONJ &&
                       clm__tree_child(tree, at, CLM__REL_NSUBJ) == CLM__NO_NODE;
        if (goes_on && is_behind_refusal(tree, above))
            return true;
        if (!goes_on && rel != CLM__REL_XCOMP)
            return false;
        at = above;
    }
    return false;
}

/* "An earlier version of this article said": what it said was wrong. */
static bool
is_correction(const struct clm__tree *tree)
{
    static const char *const before[] = {"earlier", "previous", "original", "initial"};

    for (unsigned i = 1; i + 1 < tree->count; i++)
        if (clm__tree_is(tree, i, "version") && clm__tree_is(tree, i + 1, "of") &&
            is_any(tree, i - 1, before, sizeof before / sizeof *before))
            return true;
    return false;
}

bool
clm__claim_is_averted(const struct clm__sentence *sentence,
                      const struct clm__match *match)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned head = match->head, above = tree->nodes[head].head;
    bool noun = match->frame->word == CLM__FRAME_NOUN;

    if (is_correction(tree) || has_none(sentence, match))
        return true;
    if (noun)
        return above != CLM__NO_NODE &&
               ((tree->nodes[head].rel == CLM__REL_OBJ &&
                 clm__in_class(sentence, above, CLM__CLASS_FOIL)) ||
                (tree->nodes[head].rel == CLM__REL_NMOD &&
                 is_rejected_noun(sentence, above)));
    return is_behind_refusal(tree, head) || is_almost(tree, head) ||
           is_inverted(tree, head) || is_rejected_opening(sentence, head) ||
           is_averted_above(sentence, head);
}

bool
clm__claim_is_undone(const struct clm__sentence *sentence, const struct clm__match *match)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned verb = tree->nodes[match->head].head, rel = tree->nodes[match->head].rel;

    if (match->frame->word != CLM__FRAME_NOUN || verb == CLM__NO_NODE ||
        !clm__in_class(sentence, verb, CLM__CLASS_UNDO))
        return false;
    return rel == CLM__REL_OBJ ||
           (rel == CLM__REL_NSUBJ && clm__tree_passive(tree, verb));
}
