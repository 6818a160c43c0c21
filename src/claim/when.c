/* SPDX-License-Identifier: MIT */
/* Dates of acts. */
#include "claim/when.h"

#include <stdio.h>
#include <string.h>

enum { CLIMB_MAX = 12 };

static unsigned
token_at(const struct clm__tree *tree, uint32_t offset)
{
    for (unsigned i = 0; i < tree->count; i++)
        if (tree->tokens[i].end > offset)
            return i;
    return CLM__NO_NODE;
}

/* How well an expression goes with a word: 0 = not at all. The way up from the expression
 * must reach the word, or the verb that a noun hangs on, before another verb. */
static int
closeness(const struct clm__tree *tree, unsigned first, unsigned last, unsigned cue)
{
    unsigned at = first;
    for (unsigned steps = 0; at != CLM__NO_NODE && at >= first && at <= last; steps++) {
        if (steps > tree->count)
            return 0;
        at = tree->nodes[at].head;
    }
    bool is_noun = clm__tree_nominal(tree, cue);
    unsigned verb = cue;
    for (unsigned steps = 0; is_noun && steps < CLIMB_MAX; steps++) {
        verb = tree->nodes[verb].head;
        if (verb == CLM__NO_NODE || tree->nodes[verb].kind == CLM__UPOS_VERB)
            break;
    }
    for (int score = CLIMB_MAX; at != CLM__NO_NODE && score > 1; score--) {
        if (at == cue)
            return score + 2;
        if (at == verb)
            return score;
        const struct clm__tree_node *node = &tree->nodes[at];
        if (node->kind == CLM__UPOS_VERB) {
            /* "Speaking on Saturday, she said": the participle is no other act. */
            bool alongside = node->rel == CLM__REL_ADVCL && node->head == cue &&
                             clm__tree_child(tree, at, CLM__REL_MARK) == CLM__NO_NODE;
            bool shared = node->head == CLM__NO_NODE ||
                          clm__tree_child(tree, at, CLM__REL_CONJ) == cue;
            unsigned when = clm__tree_child(tree, cue, CLM__REL_ADVMOD);
            bool then = tree->nodes[cue].rel == CLM__REL_ADVCL &&
                        tree->nodes[cue].head == at && when != CLM__NO_NODE &&
                        clm__tree_is(tree, when, "when");
            when = clm__tree_child(tree, cue, CLM__REL_MARK);
            then |= tree->nodes[cue].rel == CLM__REL_ADVCL &&
                    tree->nodes[cue].head == at && when != CLM__NO_NODE &&
                    clm__tree_is(tree, when, "when");
            return alongside || then                                              ? score
                   : shared && tree->nodes[cue].rel == CLM__REL_CONJ && last < at ? 1
                                                                                  : 0;
        }
        at = node->head;
    }
    return 0;
}

/* An expression that opens a sentence dates its first verb, wherever the tree hangs it:
 * "On Sunday Peru Rail workers blocked the line". */
static bool
opens(const struct clm__tree *tree, unsigned first, unsigned cue)
{
    if (first > 1 || (first == 1 && tree->nodes[0].kind != CLM__UPOS_ADP) ||
        tree->nodes[cue].kind != CLM__UPOS_VERB)
        return false;
    for (unsigned i = first; i < cue; i++)
        if (tree->nodes[i].kind == CLM__UPOS_VERB)
            return false;
    return first < cue;
}

static bool
dates_an_act(const struct clm__timex *timex)
{
    return timex->edtf[0] != '\0' && timex->type != CLM__TIMEX_SET &&
           timex->type != CLM__TIMEX_DURATION && timex->bound != CLM__BOUND_AFTER &&
           timex->bound != CLM__BOUND_BEFORE;
}

/* "Resolution 2397 (2017)", "the 1951 Treaty": a year within a name dates no act. */
static bool
is_in_name(const struct clm__tree *tree, unsigned first, unsigned last)
{
    if (first != last || tree->nodes[first].kind != CLM__UPOS_NUM)
        return false;
    return (first > 0 && (tree->tokens[first - 1].flags & CLM__TOKEN_BRACKET) != 0) ||
           (last + 1 < tree->count && tree->nodes[last + 1].kind == CLM__UPOS_PROPN);
}

/* A bare year behind the cue is that of the deed alleged, not of the allegation. */
static bool
is_of_deed(const struct clm__timex *timex, unsigned first, unsigned cue)
{
    return first > cue && strlen(timex->edtf) == 4;
}

size_t
clm__when_from(const struct clm__timex_list *list, uint32_t offset)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->items[middle].start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const struct clm__timex *
find_timex(const struct clm__when_input *input, unsigned cue,
           const struct clm__filler *not_in)
{
    const struct clm__tree *tree = input->tree;
    const struct clm__timex *best = NULL;
    int best_score = 0;
    for (size_t i = clm__when_from(input->list, tree->sentence->start);
         i < input->list->count; i++) {
        const struct clm__timex *timex = &input->list->items[i];
        if (timex->start >= tree->sentence->end)
            break;
        unsigned first = token_at(tree, timex->start);
        unsigned last = token_at(tree, timex->end - 1);
        if (first == CLM__NO_NODE || last == CLM__NO_NODE || !dates_an_act(timex))
            continue;
        if (is_in_name(tree, first, last) || is_of_deed(timex, first, cue))
            continue;
        if (not_in != NULL && not_in->node != CLM__NO_NODE && first >= not_in->first &&
            last <= not_in->last)
            continue;
        int score = closeness(tree, first, last, cue);
        score = score == 0 && opens(tree, first, cue) ? 1 : score;
        if (score > best_score) {
            best_score = score;
            best = timex;
        }
    }
    return best;
}

/* The date of the verb above a participle: "On Friday Peru left, accusing Oman". */
static const struct clm__timex *
find_above(const struct clm__when_input *input, unsigned cue,
           const struct clm__filler *not_in)
{
    enum { ABOVE = 3 };
    const struct clm__tree *tree = input->tree;
    const struct clm__timex *found = NULL;
    unsigned at = cue;
    if (strcmp(clm__tree_xpos(tree, cue), "VBG") != 0)
        return NULL;
    for (unsigned steps = 0; found == NULL && steps < ABOVE; steps++) {
        at = tree->nodes[at].head;
        if (at == CLM__NO_NODE)
            break;
        if (tree->nodes[at].kind == CLM__UPOS_VERB)
            found = find_timex(input, at, not_in);
    }
    return found;
}

/* Told as having happened at some time before: "had said", "previously", "has repeatedly
 * denied". */
static bool
is_earlier(const struct clm__tree *tree, unsigned cue)
{
    static const char *const words[] = {"previously", "repeatedly", "initially", "before",
                                        "earlier"};
    for (unsigned at = tree->nodes[cue].child; at != CLM__NO_NODE;
         at = tree->nodes[at].next) {
        if (tree->nodes[at].rel == CLM__REL_AUX && clm__tree_is(tree, at, "had"))
            return true;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (tree->nodes[at].rel == CLM__REL_ADVMOD &&
                clm__tree_is(tree, at, words[i]))
                return true;
    }
    return false;
}

void
clm__when_find(struct clm__when *out, const struct clm__when_input *input, unsigned cue,
               const struct clm__filler *not_in)
{
    const struct clm__timex *timex = find_timex(input, cue, not_in);
    if (timex == NULL)
        timex = find_above(input, cue, not_in);
    *out = (struct clm__when){.date = "XXXX", .rule = "none"};
    if (timex != NULL && strlen(timex->edtf) < sizeof out->date) {
        snprintf(out->date, sizeof out->date, "%s", timex->edtf);
        out->span = (struct clm_span){timex->start, timex->end};
        out->rule = timex->rule;
        out->stated = true;
        out->has_base = timex->relative;
        out->base = timex->base;
        return;
    }
    if (!input->has_day)
        return;
    char day[12];
    clm_day_write(day, input->day);
    bool earlier = is_earlier(input->tree, cue);
    snprintf(out->date, sizeof out->date, earlier ? "[..%s]" : "%s", day);
    out->rule = earlier ? "past-perfect" : "document";
    out->has_base = true;
    out->base = input->day;
}
