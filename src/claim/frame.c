/* SPDX-License-Identifier: MIT */
/* Frames on trees. Trees are not to be trusted where prepositions are concerned: what
 * should hang on the verb hangs on its object as often as not, so a slot is looked for by
 * its preposition, wherever that hangs near the head. */
#include "claim/frame.h"

#include "sentence/chunk.h"
#include "sentence/grammar.h"

#include <string.h>

/* How far behind the head a part may begin, in tokens, and how far words of the cue may
 * lie apart. */
enum { REACH = 40, WORD_REACH = 5 };

struct matching {
    const struct clm__sentence *sentence;
    const struct clm__tree *tree;
    struct clm__match *match;
};

static bool
is_alternative(const struct matching *m, uint32_t list, unsigned node)
{
    clm_str lemma = m->sentence->words[node];
    const clm_str *at = m->sentence->lexicon->alternatives + list;
    for (; *at != 0; at++) {
        if ((*at & 0x80000000u) != 0) {
            if (clm__lexicon_in(m->sentence->lexicon, lemma, *at & 0x7fffffffu))
                return true;
        } else if (*at == lemma ||
                   clm__tree_is(m->tree, node,
                                clm__intern_text(&m->sentence->lexicon->words, *at))) {
            return true;
        }
    }
    return false;
}

static bool
is_allowed(const struct matching *m, const struct clm__element *element, unsigned node)
{
    return element->restriction == 0 ||
           clm__in_class(m->sentence, node, element->restriction - 1u);
}

/* "blamed Peru on Monday": a day is no target. As an actor it may be the head of what the
 * tree took for one name: "On Monday Peru accused". */
static bool
is_day(const struct matching *m, enum clm__slot slot, unsigned node)
{
    return slot == CLM__SLOT_TARGET && m->tree->nodes[node].kind == CLM__UPOS_PROPN &&
           clm__in_class(m->sentence, node, CLM__CLASS_CALENDAR);
}

static bool
use_word(struct clm__match *match, unsigned node)
{
    if (match->used_count < sizeof match->used / sizeof *match->used)
        match->used[match->used_count++] = (uint16_t)node;
    return true;
}

static bool
fill(struct matching *m, const struct clm__element *element, unsigned node,
     unsigned first, unsigned last)
{
    if (node == CLM__NO_NODE || !is_allowed(m, element, node) ||
        is_day(m, element->slot, node))
        return false;
    m->match->slots[element->slot] =
        (struct clm__filler){(uint16_t)node, (uint16_t)first, (uint16_t)last};
    if (element->restriction != 0)
        (void)use_word(m->match, node);
    return true;
}

/* ---- where clauses end ---- */

static bool
ends_clause(const struct clm__sentence *sentence, unsigned comma)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned at = comma + 1;
    if (at >= tree->count)
        return true;
    const char *xpos = clm__tree_xpos(tree, at);
    if (strcmp(xpos, "WDT") == 0 || strcmp(xpos, "WP") == 0)
        return true;
    if (clm__tree_is(tree, at, "while") || clm__tree_is(tree, at, "but") ||
        clm__tree_is(tree, at, "although") || clm__tree_is(tree, at, "after") ||
        clm__tree_is(tree, at, "according"))
        return true;
    if (clm__tree_is(tree, at, "and") && at + 1 < tree->count) {
        at++;
        return clm__in_class(sentence, at, CLM__CLASS_SPEECH) &&
               tree->nodes[at].kind == CLM__UPOS_VERB;
    }
    return strcmp(xpos, "VBG") == 0 &&
           (clm__in_class(sentence, at, CLM__CLASS_SPEECH) ||
            clm__lexicon_frames(sentence->lexicon, sentence->words[at]) != NULL);
}

unsigned
clm__frame_right_edge(const struct clm__sentence *sentence, unsigned first, unsigned node)
{
    const struct clm__tree *tree = &sentence->tree;
    unsigned last = tree->nodes[node].right;
    for (unsigned i = first + 1; i < last; i++)
        if (clm__tree_is(tree, i, ":") ||
            (clm__tree_is(tree, i, ",") && ends_clause(sentence, i))) {
            last = i - 1;
            break;
        }
    while (last > first && tree->nodes[last].kind == CLM__UPOS_PUNCT &&
           (tree->tokens[last].flags & (CLM__TOKEN_QUOTE | CLM__TOKEN_BRACKET)) == 0)
        last--;
    return last < first ? first : last;
}

/* ---- the parts ---- */

/* Fills a slot with the phrase or clause of `node` behind its marker. */
static bool
fill_phrase(struct matching *m, const struct clm__element *element, unsigned node,
            unsigned marker)
{
    unsigned first = m->tree->nodes[node].left;
    if (marker != CLM__NO_NODE && first <= marker)
        first = clm__tree_is(m->tree, marker, "to") &&
                        m->tree->nodes[node].kind == CLM__UPOS_VERB
                    ? marker
                    : marker + 1;
    unsigned last = clm__frame_right_edge(m->sentence, first, node);
    return fill(m, element, node, first, last);
}

static bool
match_subject(struct matching *m, const struct clm__element *element)
{
    unsigned verb = m->match->head;
    if (m->tree->nodes[verb].kind == CLM__UPOS_NOUN) {
        unsigned beside = clm__chunk_subject(m->tree, verb);
        unsigned above = m->tree->nodes[verb].head;
        if (beside == CLM__NO_NODE && above != CLM__NO_NODE)
            beside = clm__tree_subject(m->tree, above);
        return beside != CLM__NO_NODE && beside != verb &&
               fill(m, element, beside, m->tree->nodes[beside].left, beside);
    }
    unsigned node = m->match->passive ? clm__tree_agent(m->tree, verb)
                                      : clm__tree_subject(m->tree, verb);
    if (node == CLM__NO_NODE || node == verb)
        return false;
    unsigned right = m->tree->nodes[node].right; /* the verb may hang on its subject */
    return fill(m, element, node, m->tree->nodes[node].left,
                node < verb && right >= verb ? verb - 1 : right);
}

/* The noun before a relative clause that is its object: "a charge Peru denies". */
static unsigned
relative_object(const struct clm__tree *tree, unsigned verb)
{
    const struct clm__tree_node *node = &tree->nodes[verb];
    if (node->rel != CLM__REL_ACL || node->head == CLM__NO_NODE ||
        strcmp(clm__tree_subtype(tree, verb), "relcl") != 0)
        return CLM__NO_NODE;
    unsigned subject = clm__tree_child(tree, verb, CLM__REL_NSUBJ);
    if (subject == CLM__NO_NODE || clm__tree_referent(tree, subject) != subject)
        return CLM__NO_NODE;
    return node->head;
}

/* An object that goes on as a possessive: "Mr. Lee's words" with Mr. for its head. */
static bool
is_cut_short(const struct clm__tree *tree, unsigned node)
{
    unsigned at = node + 1;
    while (at < tree->count && tree->nodes[at].kind == CLM__UPOS_PROPN)
        at++;
    return at < tree->count && strcmp(clm__tree_xpos(tree, at), "POS") == 0;
}

/* "Peru claims Oman broke the truce": what stands in the clause is no object of the verb
 * above it. */
static bool
in_clause_of(const struct clm__tree *tree, unsigned node, unsigned verb)
{
    unsigned at = node;
    for (unsigned steps = 0; at != CLM__NO_NODE && at != verb && steps < REACH; steps++) {
        bool clause = tree->nodes[at].rel == CLM__REL_CCOMP ||
                      tree->nodes[at].rel == CLM__REL_PARATAXIS;
        if (clause && at != node && tree->nodes[at].head == verb &&
            clm__tree_child(tree, at, CLM__REL_NSUBJ) != CLM__NO_NODE)
            return true;
        at = tree->nodes[at].head;
    }
    return false;
}

/* "Denied that its army did": that was read as the object, the rest as anything. */
static bool
match_that(struct matching *m, const struct clm__element *element)
{
    const struct clm__tree *tree = m->tree;
    unsigned first = m->match->head + 2u, last = first;
    while (last + 1 < tree->count && tree->nodes[last + 1].kind != CLM__UPOS_PUNCT)
        last++;
    return fill(m, element, first, first, last);
}

/* "Denied that ...", where that was read as the object. */
static bool
is_that_object(const struct matching *m)
{
    const struct clm__tree *tree = m->tree;
    unsigned that = m->match->head + 1u;

    return !m->match->passive && that + 2 < tree->count &&
           clm__tree_is(tree, that, "that") && tree->nodes[that].rel == CLM__REL_OBJ &&
           tree->nodes[that].kind == CLM__UPOS_SCONJ;
}

/* "Called Peru a liar": the phrase behind the first object. */
static bool
match_second_object(struct matching *m, const struct clm__element *element)
{
    const struct clm__tree *tree = m->tree;
    unsigned at = clm__chunk_object(tree, m->match->head);

    if (at == CLM__NO_NODE)
        at = m->match->slots[CLM__SLOT_TARGET].last;
    if (at + 1 >= tree->count)
        return false;
    unsigned node = clm__chunk_right(tree, at + 1);
    return node != CLM__NO_NODE && node > at && fill(m, element, node, at + 1, node);
}

/* The object of a verb in the active, by the tree and by what stands beside it. */
static unsigned
find_object(const struct clm__tree *tree, unsigned verb, bool target)
{
    unsigned node = clm__tree_child(tree, verb, CLM__REL_OBJ);
    unsigned other = clm__tree_child(tree, verb, CLM__REL_IOBJ);
    unsigned beside = clm__chunk_object(tree, verb);
    bool whom =
        other != CLM__NO_NODE && (node == CLM__NO_NODE || (other < node && target));

    if (whom)
        node = other;
    if (node != CLM__NO_NODE && beside != CLM__NO_NODE && node < beside)
        node = CLM__NO_NODE; /* an adjective before the noun that is meant */
    if (node == CLM__NO_NODE || is_cut_short(tree, node) ||
        (node > verb + 1 && target && beside != CLM__NO_NODE))
        node = beside;
    return node == CLM__NO_NODE ? relative_object(tree, verb)
                                : clm__tree_referent(tree, node);
}

static bool
match_object(struct matching *m, const struct clm__element *element)
{
    const struct clm__tree *tree = m->tree;
    const struct clm__filler *object = &m->match->slots[CLM__SLOT_TARGET];
    unsigned verb = m->match->head;

    if (element->slot == CLM__SLOT_CHARGE && is_that_object(m))
        return match_that(m, element);
    if (element->slot == CLM__SLOT_CHARGE && object->node != CLM__NO_NODE &&
        object->node > verb)
        return match_second_object(m, element);

    unsigned node = m->match->passive
                        ? clm__tree_subject(tree, verb)
                        : find_object(tree, verb, element->slot == CLM__SLOT_TARGET);
    if (node == CLM__NO_NODE || node == verb)
        return false;
    if (node < verb)
        return fill(m, element, node, tree->nodes[node].left, node);

    if (in_clause_of(tree, node, verb) &&
        !clm__in_class(m->sentence, verb, CLM__CLASS_ALWAYS_PARTY))
        return false;
    unsigned first = tree->nodes[node].left <= verb ? verb + 1 : tree->nodes[node].left;
    return fill(m, element, node, first, clm__frame_right_edge(m->sentence, first, node));
}

/* Whether from `node` the way up to the head of the frame passes no other finite verb. */
static bool
is_near(const struct clm__tree *tree, unsigned node, unsigned head)
{
    unsigned at = tree->nodes[node].head;
    for (unsigned steps = 0; at != CLM__NO_NODE && at != head && steps < REACH; steps++) {
        if (tree->nodes[at].kind == CLM__UPOS_VERB &&
            clm__tree_child(tree, at, CLM__REL_NSUBJ) != CLM__NO_NODE)
            return false;
        at = tree->nodes[at].head;
    }
    return at == head || (at == CLM__NO_NODE && node - head < 12u);
}

/* The node below the head of the frame that a token hangs on, or the root. */
static unsigned
below_head(const struct matching *m, unsigned node)
{
    const struct clm__tree *tree = m->tree;
    unsigned top = node;

    for (unsigned steps = 0; tree->nodes[top].head != CLM__NO_NODE &&
                             tree->nodes[top].head != m->match->head && steps < REACH;
         steps++)
        top = tree->nodes[top].head;
    return top;
}

/* "..., while it rained": a conjunction of a clause that says when or why. */
static bool
opens_adverbial(const struct clm__tree *tree, unsigned node)
{
    unsigned verb = tree->nodes[node].head;

    return tree->nodes[node].kind == CLM__UPOS_SCONJ &&
           !clm__tree_is(tree, node, "that") &&
           tree->nodes[verb < tree->count ? verb : node].rel == CLM__REL_ADVCL;
}

/* Whether a charge that ends with `last` by the tree ends before a token. */
static bool
ends_charge(const struct matching *m, unsigned node, unsigned last)
{
    static const uint64_t beside = CLM__REL(OBL) | CLM__REL(ADVMOD) | CLM__REL(CONJ) |
                                   CLM__REL(PARATAXIS) | CLM__REL(OBJ);
    const struct clm__tree *tree = m->tree;
    if (clm__tree_kind_in(tree, node, CLM__KIND(PUNCT) | CLM__KIND(CCONJ)) ||
        opens_adverbial(tree, node))
        return true;

    unsigned top = below_head(m, node), head = m->match->head;
    if (tree->nodes[top].head == head && top > last &&
        clm__tree_rel_in(tree, top, beside))
        return true;
    return tree->nodes[top].head == CLM__NO_NODE && top != head &&
           tree->nodes[top].kind == CLM__UPOS_VERB;
}

/* A charge that the tree cuts short goes on to the end of its clause. */
static void
stretch(const struct matching *m, struct clm__filler *filler)
{
    unsigned at = filler->last + 1u;

    while (at + 1 < m->tree->count && !ends_charge(m, at, filler->last))
        at++;
    if (at > filler->last + 1u)
        filler->last = (uint16_t)(at - 1);
}

/* The participle behind a preposition, over adverbs and an opening quotation mark: "of
 * not "openly" hiding". CLM__NO_NODE when there is none. */
static unsigned
gerund_behind(const struct clm__tree *tree, unsigned marker)
{
    unsigned at = marker + 1;
    while (at < tree->count && at < marker + 5 &&
           (tree->nodes[at].kind == CLM__UPOS_ADV ||
            tree->nodes[at].kind == CLM__UPOS_PART ||
            (tree->tokens[at].flags & CLM__TOKEN_QUOTE) != 0))
        at++;
    return at < tree->count && strcmp(clm__tree_xpos(tree, at), "VBG") == 0
               ? at
               : (unsigned)CLM__NO_NODE;
}

/* "accused the Ministry of Mines of hiding it": the of before a participle is the verb's,
 * one before it is part of a name. CLM__NO_NODE when none stands at or behind `at`. */
static unsigned
of_doing(const struct clm__tree *tree, unsigned at)
{
    for (unsigned i = at; i + 1 < tree->count && i < at + REACH / 2; i++) {
        if (tree->nodes[i].kind == CLM__UPOS_VERB || clm__tree_is(tree, i, ","))
            break;
        if (clm__tree_is(tree, i, "of") && gerund_behind(tree, i) != CLM__NO_NODE)
            return i;
    }
    return CLM__NO_NODE;
}

static void
note_marker(struct clm__match *match, unsigned marker)
{
    if (marker < match->marker)
        match->marker = (uint16_t)marker;
}

static bool
fill_doing(struct matching *m, const struct clm__element *element, unsigned of)
{
    const struct clm__tree *tree = m->tree;
    unsigned node = tree->nodes[of].head, doing = gerund_behind(tree, of);
    if (node == CLM__NO_NODE || node < of || tree->nodes[node].right < doing)
        node = doing;
    if (!fill_phrase(m, element, node, of))
        return false;
    struct clm__filler *filler = &m->match->slots[element->slot];
    filler->first = (uint16_t)(of + 1);
    if (filler->last < doing)
        filler->last = (uint16_t)doing;
    stretch(m, filler);
    note_marker(m->match, of);
    return true;
}

static bool
has_noun_between(const struct clm__tree *tree, unsigned from, unsigned to)
{
    for (unsigned i = from + 1; i < to; i++)
        if (clm__tree_nominal(tree, i))
            return true;
    return false;
}

/* The next token at or behind `from` that may be one of the markers of an element; a
 * clause of its own ends the search. CLM__NO_NODE at the end. */
static unsigned
next_marker(const struct matching *m, const struct clm__element *element, unsigned from)
{
    const struct clm__tree *tree = m->tree;
    unsigned head = m->match->head;

    for (unsigned i = from; i < tree->count && i < head + REACH; i++) {
        if (i > head + 1 && tree->nodes[i].kind == CLM__UPOS_VERB &&
            clm__tree_child(tree, i, CLM__REL_NSUBJ) != CLM__NO_NODE &&
            !clm__tree_under(tree, i, head))
            return CLM__NO_NODE;
        if (is_alternative(m, element->words, i))
            return i;
    }
    return CLM__NO_NODE;
}

static bool
marks(const struct clm__tree *tree, unsigned at)
{
    unsigned rel = tree->nodes[at].rel;

    return rel == CLM__REL_CASE || rel == CLM__REL_MARK;
}

/* What a marker stands before: what it hangs on, else the phrase right behind it. */
static unsigned
marked_node(const struct clm__tree *tree, unsigned marker)
{
    unsigned node = tree->nodes[marker].head;

    if (marks(tree, marker))
        return node != CLM__NO_NODE && node >= marker ? node : (unsigned)CLM__NO_NODE;
    return tree->nodes[marker].kind == CLM__UPOS_ADP && marker + 1 < tree->count
               ? clm__chunk_right(tree, marker + 1)
               : (unsigned)CLM__NO_NODE;
}

/* The same as the element wants it: of its class, and a phrase where it asks for whom. */
static unsigned
wanted_node(const struct matching *m, const struct clm__element *element, unsigned marker)
{
    const struct clm__tree *tree = m->tree;
    unsigned node = marked_node(tree, marker);
    unsigned beside = marker + 1 < tree->count ? clm__chunk_right(tree, marker + 1)
                                               : (unsigned)CLM__NO_NODE;

    if (node != CLM__NO_NODE && !is_allowed(m, element, node)) {
        if (marker + 1 < tree->count) /* "Cuban and Maltese complaints" */
            node = beside;
        if (node != CLM__NO_NODE && !is_allowed(m, element, node))
            node = CLM__NO_NODE;
    }
    if (node != CLM__NO_NODE && element->slot != CLM__SLOT_CHARGE &&
        !clm__tree_nominal(tree, node) && marker + 1 < tree->count)
        node = beside; /* "called for Peru to leave" */
    return node;
}

/* Whether a phrase or clause behind a marker belongs to the head of the frame. */
static bool
belongs(const struct matching *m, const struct clm__element *element, unsigned node,
        unsigned marker)
{
    const struct clm__tree *tree = m->tree;
    unsigned head = m->match->head, above = tree->nodes[head].head;
    bool clause = tree->nodes[marker].rel == CLM__REL_MARK;

    if (clm__tree_is(tree, marker, "to") && element->restriction == 0 &&
        (element->slot == CLM__SLOT_CHARGE) != clause)
        return false; /* whom, or what to do */
    return is_near(tree, node, head) || marker == head + 1 ||
           (m->match->frame->word == CLM__FRAME_NOUN && above != CLM__NO_NODE &&
            tree->nodes[node].head == above); /* its verb may hold the phrase */
}

static bool
fill_marked(struct matching *m, const struct clm__element *element, unsigned marker)
{
    unsigned doing =
        element->slot == CLM__SLOT_CHARGE && clm__tree_is(m->tree, marker, "of")
            ? of_doing(m->tree, marker)
            : (unsigned)CLM__NO_NODE;
    if (doing != CLM__NO_NODE && fill_doing(m, element, doing))
        return true;

    unsigned node = wanted_node(m, element, marker);
    struct clm__filler *filler = &m->match->slots[element->slot];
    if (node == CLM__NO_NODE || !belongs(m, element, node, marker) ||
        !fill_phrase(m, element, node, marker))
        return false;
    if (filler->first > marker + 1)
        filler->first = (uint16_t)(marker + 1);
    if (element->slot == CLM__SLOT_CHARGE)
        stretch(m, filler);
    note_marker(m->match, marker);
    return true;
}

static bool
match_marker(struct matching *m, const struct clm__element *element)
{
    const struct clm__tree *tree = m->tree;
    const struct clm__frame *frame = m->match->frame;
    unsigned head = m->match->head, above = tree->nodes[head].head;

    if (frame->word == CLM__FRAME_ADJ && tree->nodes[head].rel == CLM__REL_CASE &&
        above != CLM__NO_NODE && above > head)
        return fill_phrase(m, element, above, CLM__NO_NODE);

    /* "called on Peru", but not "called the move an attack on Peru" */
    bool close = frame->word == CLM__FRAME_VERB && !m->match->passive &&
                 element == frame->elements && !element->optional;
    for (unsigned i = next_marker(m, element, head + 1); i != CLM__NO_NODE;
         i = next_marker(m, element, i + 1)) {
        if (close && has_noun_between(tree, head, i))
            return false;
        if (fill_marked(m, element, i))
            return true;
    }
    return false;
}

/* "The claim that Peru burned it", "accusations by Oman that Peru burned it": behind a
 * noun the clause is read as one of many kinds, but that and a subject begin it. */
static bool
match_noun_clause(struct matching *m, const struct clm__element *element)
{
    const struct clm__tree *tree = m->tree;
    for (unsigned i = m->match->head + 1; i < tree->count && i <= m->match->head + 8u;
         i++) {
        if (tree->nodes[i].kind == CLM__UPOS_VERB ||
            tree->nodes[i].kind == CLM__UPOS_PUNCT)
            return false;
        if (!clm__tree_is(tree, i, "that"))
            continue;
        for (unsigned at = i + 1; at < tree->count; at++) {
            unsigned verb = tree->nodes[at].head;
            if (tree->nodes[at].rel == CLM__REL_NSUBJ && verb != CLM__NO_NODE &&
                verb > at)
                return fill_phrase(m, element, verb, i);
        }
        return false;
    }
    return false;
}

static bool
match_clause(struct matching *m, const struct clm__element *element)
{
    const struct clm__tree *tree = m->tree;
    if (m->match->frame->word == CLM__FRAME_NOUN)
        return match_noun_clause(m, element);
    for (unsigned at = tree->nodes[m->match->head].child; at != CLM__NO_NODE;
         at = tree->nodes[at].next) {
        unsigned rel = tree->nodes[at].rel;
        unsigned mark = clm__tree_child(tree, at, CLM__REL_MARK);
        bool that = mark != CLM__NO_NODE && clm__tree_is(tree, mark, "that");
        bool finite = clm__tree_child(tree, at, CLM__REL_NSUBJ) != CLM__NO_NODE ||
                      clm__tree_child(tree, at, CLM__REL_EXPL) != CLM__NO_NODE;
        if (rel == CLM__REL_CCOMP || (that && at > m->match->head) ||
            (rel == CLM__REL_XCOMP && finite))
            if (at > m->match->head && (that || finite) &&
                fill_phrase(m, element, at, that ? mark : (unsigned)CLM__NO_NODE))
                return true;
    }
    return false;
}

static bool
match_doing(struct matching *m, const struct clm__element *element)
{
    const struct clm__tree *tree = m->tree;
    for (unsigned at = tree->nodes[m->match->head].child; at != CLM__NO_NODE;
         at = tree->nodes[at].next) {
        unsigned rel = tree->nodes[at].rel;
        if (at > m->match->head && !clm__tree_is(tree, at - 1, ",") &&
            strcmp(clm__tree_xpos(tree, at), "VBG") == 0 &&
            (rel == CLM__REL_XCOMP || rel == CLM__REL_CCOMP || rel == CLM__REL_OBJ ||
             rel == CLM__REL_ADVCL) &&
            fill_phrase(m, element, at, CLM__NO_NODE))
            return true;
    }
    return false;
}

static bool
widen_cue(struct clm__match *match, unsigned node)
{
    if (node == match->cue_last + 1u)
        match->cue_last = (uint16_t)node;
    else if (node + 1u == match->cue_first)
        match->cue_first = (uint16_t)node;
    return true;
}

static bool
match_words(struct matching *m, const struct clm__element *element)
{
    const struct clm__tree *tree = m->tree;
    unsigned head = m->match->head;
    for (unsigned i = head + 1; i < tree->count && i <= head + WORD_REACH; i++) {
        if (!is_alternative(m, element->words, i) || in_clause_of(tree, i, head))
            continue;
        for (unsigned between = m->match->cue_last + 1u;
             between < i && between - head < WORD_REACH; between++)
            (void)widen_cue(m->match, between);
        (void)use_word(m->match, i);
        return widen_cue(m->match, i);
    }
    for (unsigned at = tree->nodes[head].child; at != CLM__NO_NODE;
         at = tree->nodes[at].next)
        if (is_alternative(m, element->words, at))
            return use_word(m->match, at);
    return false;
}

/* An adjective, noun or possessive before a noun. */
static bool
match_before(struct matching *m, const struct clm__element *element)
{
    const struct clm__tree *tree = m->tree;
    unsigned head = m->match->head;
    for (unsigned at = tree->nodes[head].child; at != CLM__NO_NODE && at < head;
         at = tree->nodes[at].next) {
        unsigned rel = tree->nodes[at].rel;
        if (rel != CLM__REL_AMOD && rel != CLM__REL_COMPOUND && rel != CLM__REL_NMOD)
            continue;
        if (element->slot != CLM__SLOT_WORD)
            return fill(m, element, at, tree->nodes[at].left, at);
        if (is_alternative(m, element->words, at))
            return widen_cue(m->match, at);
    }
    if (element->slot == CLM__SLOT_WORD && head > 0 &&
        is_alternative(m, element->words, head - 1))
        return widen_cue(m->match, head - 1);
    if (element->slot == CLM__SLOT_WORD && head > 1 &&
        clm__tree_is(tree, head - 1, "-") && is_alternative(m, element->words, head - 2))
        return widen_cue(m->match, head - 1) && widen_cue(m->match, head - 2);
    return false;
}

static bool
match_element(struct matching *m, const struct clm__element *element)
{
    switch ((enum clm__via)element->via) {
    case CLM__VIA_SUBJECT:
        return match_subject(m, element);
    case CLM__VIA_OBJECT:
        return match_object(m, element);
    case CLM__VIA_MARKER:
        return match_marker(m, element);
    case CLM__VIA_CLAUSE:
        return match_clause(m, element);
    case CLM__VIA_DOING:
        return match_doing(m, element);
    case CLM__VIA_WORD:
        return match_words(m, element);
    case CLM__VIA_BEFORE:
    default:
        return match_before(m, element);
    }
}

/* A charge ends where another slot, or words of the pattern, begin. */
static void
trim_charge(const struct clm__tree *tree, struct clm__match *match)
{
    struct clm__filler *charge = &match->slots[CLM__SLOT_CHARGE];
    if (charge->node == CLM__NO_NODE)
        return;
    unsigned stop = charge->last + 1u;
    for (size_t i = 1; i < CLM__SLOT_CHARGE; i++) {
        const struct clm__filler *other = &match->slots[i];
        if (other->node != CLM__NO_NODE && other->first > charge->first &&
            other->first > charge->node && other->first <= stop && other->first > 0)
            stop = other->first - 1u;
    }
    for (size_t i = 0; i < match->used_count; i++)
        if (match->used[i] > charge->node && match->used[i] < stop)
            stop = match->used[i] > 0 && clm__tree_is(tree, match->used[i] - 1u, "as")
                       ? match->used[i] - 1u
                       : match->used[i];
    if (stop > charge->first)
        charge->last = (uint16_t)(stop - 1);
}

static bool
has_slot(const struct clm__frame *frame, enum clm__slot slot)
{
    for (size_t i = 0; i < frame->count; i++)
        if (frame->elements[i].slot == slot)
            return true;
    return false;
}

/* Only what takes an object has a passive without be: "lashed out at" has none. */
static bool
is_passive(const struct clm__tree *tree, const struct clm__frame *frame, unsigned verb)
{
    bool object = false;
    for (size_t i = 0; i < frame->count; i++)
        object |= frame->elements[i].via == CLM__VIA_OBJECT;
    return clm__tree_passive(tree, verb) && (object || clm__chunk_has_be(tree, verb) ||
                                             clm__tree_agent(tree, verb) != CLM__NO_NODE);
}

static bool
match_frame(struct matching *m, const struct clm__frame *frame, unsigned node)
{
    struct clm__match *match = m->match;
    *match = (struct clm__match){.frame = frame,
                                 .head = (uint16_t)node,
                                 .cue_first = (uint16_t)node,
                                 .cue_last = (uint16_t)node,
                                 .marker = CLM__NO_NODE};
    for (size_t i = 0; i < CLM__SLOT_COUNT; i++)
        match->slots[i].node = CLM__NO_NODE;
    match->passive = frame->word == CLM__FRAME_VERB && is_passive(m->tree, frame, node);
    if (match->passive && (frame->flags & CLM__FRAME_ACTIVE) != 0)
        return false;
    for (size_t i = 0; i < frame->count; i++) {
        bool found = match_element(m, &frame->elements[i]);
        if (!found && !frame->elements[i].optional)
            return false;
        match->matched = (uint8_t)(match->matched + found);
    }
    trim_charge(m->tree, match);
    if (frame->word != CLM__FRAME_NOUN && !has_slot(frame, CLM__SLOT_ACTOR)) {
        static const struct clm__element subject = {.slot = CLM__SLOT_ACTOR,
                                                    .via = CLM__VIA_SUBJECT};
        for (size_t i = 0; i < frame->count; i++)
            if (frame->elements[i].via == CLM__VIA_SUBJECT)
                return true;
        (void)match_subject(m, &subject);
    }
    return true;
}

static bool
is_name(const struct clm__tree *tree, unsigned node)
{
    return tree->nodes[node - 1].kind == CLM__UPOS_PROPN ||
           (tree->tokens[node - 1].flags & CLM__TOKEN_UPPER) != 0;
}

/* A verb in the present that was read as a noun: "Peru calls for", "Oman issues a
 * warning". It stands behind a noun, and before a phrase of its own or a preposition. */
static bool
is_misread(const struct clm__tree *tree, unsigned node)
{
    static const uint32_t phrase = CLM__KIND(DET) | CLM__KIND(PROPN) | CLM__KIND(PRON) |
                                   CLM__KIND(NUM) | CLM__KIND(ADJ);
    static const char *const markers[] = {"for", "to", "of", "on", "that", NULL};
    if (tree->nodes[node].kind != CLM__UPOS_NOUN || node == 0 ||
        node + 1 >= tree->count || (tree->tokens[node].flags & CLM__TOKEN_LOWER) == 0)
        return false;

    bool name = tree->nodes[node - 1].kind == CLM__UPOS_PROPN;
    bool noun = name || tree->nodes[node - 1].kind == CLM__UPOS_NOUN ||
                clm__tree_is(tree, node - 1, ",");
    bool joined = node > 2 && tree->nodes[node - 1].kind == CLM__UPOS_CCONJ;
    bool plural = strcmp(clm__tree_xpos(tree, node), "NNS") == 0;
    if (!noun && !joined)
        return false;
    if (clm__tree_kind_in(tree, node + 1, phrase))
        return plural || strcmp(clm__tree_xpos(tree, node - 1), "NNS") == 0;
    return clm__tree_is_any(tree, node + 1, markers) &&
           (joined ? plural : name || !plural);
}

static bool
is_of_class(const struct clm__tree *tree, unsigned node, const struct clm__frame *frame)
{
    unsigned kind = tree->nodes[node].kind;
    bool misread = is_misread(tree, node);
    if (frame->word == CLM__FRAME_VERB && tree->nodes[node].rel == CLM__REL_AMOD &&
        tree->nodes[node].head != CLM__NO_NODE && tree->nodes[node].head > node)
        return false; /* "an alleged thief" tells of no act */
    if (frame->word == CLM__FRAME_VERB)
        return kind == CLM__UPOS_VERB || misread ||
               (kind == CLM__UPOS_ADJ && strcmp(clm__tree_xpos(tree, node), "VBN") == 0);
    if (frame->word == CLM__FRAME_ADJ)
        return kind == CLM__UPOS_ADJ || kind == CLM__UPOS_ADV || kind == CLM__UPOS_VERB ||
               kind == CLM__UPOS_ADP;
    return !misread && (kind == CLM__UPOS_NOUN ||
                        (kind == CLM__UPOS_PROPN && (node == 0 || !is_name(tree, node))));
}

bool
clm__frame_find(const struct clm__sentence *sentence, unsigned node,
                struct clm__match *out)
{
    const struct clm__lexicon *lexicon = sentence->lexicon;
    const struct clm__tree *tree = &sentence->tree;
    struct clm__match match;
    struct matching m = {sentence, tree, &match};
    const struct clm__frame *frame = clm__lexicon_frames(lexicon, sentence->words[node]);
    int best = -1;
    for (; frame != NULL; frame = clm__lexicon_next(lexicon, frame)) {
        if (!is_of_class(tree, node, frame) || !match_frame(&m, frame, node))
            continue;
        int score = 2 * match.matched;
        for (size_t i = 0; i < frame->count; i++)
            score += !frame->elements[i].optional + (frame->elements[i].restriction != 0);
        /* "blamed X for the delay on the road": for stands nearer than on. */
        bool both = best >= 0 && match.marker != CLM__NO_NODE &&
                    out->marker != CLM__NO_NODE && frame->kind == out->frame->kind &&
                    match.slots[CLM__SLOT_TARGET].node != CLM__NO_NODE &&
                    out->slots[CLM__SLOT_TARGET].node != CLM__NO_NODE;
        if (both && match.marker != out->marker ? match.marker < out->marker
                                                : score > best) {
            best = score;
            *out = match;
        }
    }
    return best >= 0;
}
