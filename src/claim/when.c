/* SPDX-License-Identifier: MIT */
/* Dates of acts. The tree decides which expression of a sentence dates which of its
 * words; where the tree is silent, its place may; what is left over is a doubt. */
#include "claim/when.h"

#include <stdio.h>
#include <string.h>

enum {
    CLIMB_MAX = 12,
    CARRY_DAYS = 7, /* how old a day may be that the next paragraph goes on with */
    FRESH_DAYS = 7, /* how old a day may be that "on Monday" ends a charge with */
    ABOVE = 3,      /* verbs over a cue that are asked for their date */

    /* How firmly an expression is tied to a word, below what the tree gives. */
    TIE_NONE = 0,
    TIE_SOLE = 1,  /* the only one of the sentence */
    TIE_OPENS = 2, /* it opens the sentence, whose first verb this is */
    TIE_TREE = 3
};

/* An expression of the sentence, as its tokens. */
struct mention {
    const struct clm__timex *timex;
    unsigned first, last;
    bool of_deed; /* it tells when what is charged was done, not when it was said */
};

struct search {
    const struct clm__when_input *input;
    const struct clm__tree *tree;
    unsigned charge_first, charge_last; /* tokens; none when first > last */
};

static bool
is_in_charge(const struct search *s, unsigned first, unsigned last)
{
    return first >= s->charge_first && last <= s->charge_last;
}

static bool
is_verb(const struct clm__tree *tree, unsigned node)
{
    return tree->nodes[node].kind == CLM__UPOS_VERB;
}

static unsigned
token_at(const struct clm__tree *tree, uint32_t offset)
{
    for (unsigned i = 0; i < tree->count; i++)
        if (tree->tokens[i].end > offset)
            return i;
    return CLM__NO_NODE;
}

/* ---- ties of the tree ---- */

/* The first node above a stretch of tokens that is not one of them. */
static unsigned
above(const struct clm__tree *tree, unsigned first, unsigned last)
{
    unsigned at = first;
    for (unsigned steps = 0; at != CLM__NO_NODE && at >= first && at <= last; steps++)
        at = steps > tree->count ? CLM__NO_NODE : tree->nodes[at].head;
    return at;
}

/* The verb that a node is or hangs on, CLM__NO_NODE when there is none. */
static unsigned
verb_of(const struct clm__tree *tree, unsigned node)
{
    for (unsigned steps = 0; node != CLM__NO_NODE && steps < CLIMB_MAX; steps++) {
        if (is_verb(tree, node))
            return node;
        node = tree->nodes[node].head;
    }
    return CLM__NO_NODE;
}

/* "The talks began on Friday, when Peru accused Oman": the clause with "when" has the
 * date of what it hangs on. */
static bool
is_when_clause(const struct clm__tree *tree, unsigned cue, unsigned verb)
{
    static const enum clm__rel rels[] = {CLM__REL_ADVMOD, CLM__REL_MARK};
    if (tree->nodes[cue].rel != CLM__REL_ADVCL || tree->nodes[cue].head != verb)
        return false;
    for (size_t i = 0; i < sizeof rels / sizeof *rels; i++) {
        unsigned when = clm__tree_child(tree, cue, rels[i]);
        if (when != CLM__NO_NODE && clm__tree_is(tree, when, "when"))
            return true;
    }
    return false;
}

/* What another verb's date is worth to a cue. */
static int
tie_over(const struct clm__tree *tree, unsigned verb, unsigned cue, unsigned last,
         int score)
{
    const struct clm__tree_node *node = &tree->nodes[verb];
    /* "Speaking on Saturday, she said": the participle is no other act. */
    bool alongside = node->rel == CLM__REL_ADVCL && node->head == cue &&
                     clm__tree_child(tree, verb, CLM__REL_MARK) == CLM__NO_NODE;
    if (alongside || is_when_clause(tree, cue, verb))
        return score;
    /* "On Friday Peru left and accused Oman" */
    bool shared =
        node->head == CLM__NO_NODE || clm__tree_child(tree, verb, CLM__REL_CONJ) == cue;
    bool before = tree->nodes[cue].rel == CLM__REL_CONJ && last < verb;
    return shared && before ? TIE_TREE : TIE_NONE;
}

/* "after a vote on Sunday": the date is that of the vote. */
static bool
is_past_it(const struct clm__tree *tree, unsigned noun)
{
    static const char *const words[] = {"after", "before", "since", "following", "ahead"};
    unsigned marker =
        clm__tree_nominal(tree, noun) ? clm__tree_marker(tree, noun) : CLM__NO_NODE;
    for (size_t i = 0; marker != CLM__NO_NODE && i < sizeof words / sizeof *words; i++)
        if (clm__tree_is(tree, marker, words[i]))
            return true;
    return false;
}

/* How well an expression goes with a word by the tree. The way up from the expression
 * must reach the word, or the verb that a noun hangs on, before another verb. */
static int
tie_of_tree(const struct clm__tree *tree, const struct mention *m, unsigned cue)
{
    unsigned at = above(tree, m->first, m->last);
    unsigned verb = clm__tree_nominal(tree, cue) ? verb_of(tree, cue) : cue;

    for (int score = TIE_TREE + CLIMB_MAX; at != CLM__NO_NODE && score > TIE_TREE;
         score--) {
        if (at == cue)
            return score + 2;
        if (at == verb)
            return score;
        if (is_verb(tree, at))
            return tie_over(tree, at, cue, m->last, score);
        if (is_past_it(tree, at))
            return TIE_NONE;
        at = tree->nodes[at].head;
    }
    return TIE_NONE;
}

/* ---- ties of place ---- */

/* "But late on Monday": only small words stand before it. */
static bool
is_opening(const struct clm__tree *tree, const struct mention *m)
{
    enum { SMALL_WORDS = 4 };
    static const unsigned small = 1u << CLM__UPOS_ADP | 1u << CLM__UPOS_ADV |
                                  1u << CLM__UPOS_DET | 1u << CLM__UPOS_CCONJ |
                                  1u << CLM__UPOS_SCONJ | 1u << CLM__UPOS_ADJ;
    if (m->first > SMALL_WORDS)
        return false;
    for (unsigned i = 0; i < m->first; i++)
        if ((small >> tree->nodes[i].kind & 1) == 0)
            return false;
    return true;
}

/* An expression that opens a sentence dates its first verb, wherever the tree hangs it:
 * "On Sunday Peru Rail workers blocked the line". */
static bool
opens(const struct clm__tree *tree, const struct mention *m, unsigned cue)
{
    if (!is_verb(tree, cue) || m->first >= cue || !is_opening(tree, m))
        return false;
    for (unsigned i = m->last + 1; i < cue; i++)
        if (is_verb(tree, i))
            return false;
    return true;
}

/* The first of the verbs that a verb is joined to by "and". */
static unsigned
first_of_row(const struct clm__tree *tree, unsigned verb)
{
    for (unsigned steps = 0; steps < CLIMB_MAX && verb != CLM__NO_NODE; steps++) {
        unsigned head = tree->nodes[verb].head;
        if (tree->nodes[verb].rel != CLM__REL_CONJ || head == CLM__NO_NODE ||
            !is_verb(tree, head))
            break;
        verb = head;
    }
    return verb;
}

/* The verbs outside of the charge. */
static unsigned
count_verbs(const struct search *s)
{
    unsigned verbs = 0;
    for (unsigned i = 0; i < s->tree->count; i++) {
        verbs += is_verb(s->tree, i) && !is_in_charge(s, i, i);
    }
    return verbs;
}

/* The only date of a sentence is that of its only verb, and of the verbs that stand in a
 * row with the one that it goes with: "Peru left and blamed Oman on Friday". */
static bool
is_sole(const struct search *s, const struct mention *m, unsigned cue)
{
    unsigned verb = verb_of(s->tree, cue);
    unsigned other = verb_of(s->tree, above(s->tree, m->first, m->last));
    if (verb == CLM__NO_NODE || count_verbs(s) <= 1)
        return true;
    return other != CLM__NO_NODE &&
           first_of_row(s->tree, other) == first_of_row(s->tree, verb);
}

/* ---- the expressions of a sentence ---- */

/* "Resolution 2397 (2017)", "the 1951 Treaty": a year within a name dates no act; "In
 * 1951 Peru attacked" does. */
static bool
is_in_name(const struct clm__tree *tree, const struct mention *m)
{
    bool year = strcmp(m->timex->rule, "year") == 0;
    if (!year || m->first != m->last)
        return false;
    bool named =
        m->last + 1 < tree->count && tree->nodes[m->last + 1].kind == CLM__UPOS_PROPN;
    if (m->first == 0)
        return named;
    bool bracket = (tree->tokens[m->first - 1].flags & CLM__TOKEN_BRACKET) != 0;
    return bracket || (named && tree->nodes[m->first - 1].kind != CLM__UPOS_ADP);
}

/* Does it name a time at all? A length, a habit, "now", and what is only compared with
 * ("more than in 2014") name none for an act. */
static bool
tells_time(const struct clm__timex *timex)
{
    bool ref = strstr(timex->value, "_REF") != NULL;
    return !ref && (timex->type != CLM__TIMEX_DURATION || timex->edtf[0] != '\0') &&
           timex->type != CLM__TIMEX_SET && timex->bound != CLM__BOUND_COMPARED;
}

/* Can it be the date of an act? "after Monday" says only when it was not. */
static bool
dates_an_act(const struct clm__timex *timex)
{
    return tells_time(timex) && timex->edtf[0] != '\0' &&
           timex->bound != CLM__BOUND_AFTER && timex->bound != CLM__BOUND_BEFORE;
}

/* "accused Oman of shelling a ferry on Monday": a day of this week at the end is by the
 * custom of newspapers that of the accusation. */
static bool
is_fresh_end(const struct search *s, const struct mention *m)
{
    const struct clm__timex *timex = m->timex;
    clm_day day = s->input->day;
    return s->input->has_day && m->last == s->charge_last && timex->has_days &&
           timex->earliest == timex->latest && timex->latest <= day &&
           timex->earliest + FRESH_DAYS >= day;
}

/* Does the date in a charge tell of the deed? "of shelling a ferry in May" may, "of
 * murder on Monday" and "of lying on Monday" do not: without a verb that has an object
 * there is no deed to date. A date within it, not at its end, is always the deed's. */
static bool
is_of_deed(const struct search *s, const struct mention *m)
{
    bool verb = false, noun = false;
    if (!is_in_charge(s, m->first, m->last) || is_fresh_end(s, m))
        return false;
    for (unsigned i = s->charge_first; i <= s->charge_last; i++) {
        bool date = i >= m->first && i <= m->last;
        bool nominal = clm__tree_nominal(s->tree, i) && !date;
        noun |= nominal;
        if (nominal && i > m->last)
            return true;
        const char *xpos = clm__tree_xpos(s->tree, i);
        verb |= !date && (is_verb(s->tree, i) || strcmp(xpos, "VBG") == 0);
    }
    return verb && noun;
}

/* "has been shelling the town since May" lasts from then on; "the worst raid since May"
 * is only held against it. */
static bool
lasts(const struct clm__tree *tree, unsigned cue)
{
    return strcmp(clm__tree_xpos(tree, cue), "VBG") == 0 &&
           clm__tree_child(tree, cue, CLM__REL_AUX) != CLM__NO_NODE;
}

/* The next mention of the sentence from `*at` of the list; false at the end. */
static bool
next_mention(const struct search *s, size_t *at, struct mention *out)
{
    const struct clm__tree *tree = s->tree;
    for (; *at < s->input->list->count; ++*at) {
        const struct clm__timex *timex = &s->input->list->items[*at];
        if (timex->start >= tree->sentence->end)
            return false;
        *out = (struct mention){.timex = timex,
                                .first = token_at(tree, timex->start),
                                .last = token_at(tree, timex->end - 1)};
        if (out->first == CLM__NO_NODE || out->last == CLM__NO_NODE ||
            is_in_name(tree, out))
            continue;
        out->of_deed = is_of_deed(s, out);
        ++*at;
        return true;
    }
    return false;
}

static size_t
first_mention(const struct search *s)
{
    return clm__when_from(s->input->list, s->tree->sentence->start);
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

/* Told in the present: it is done on the day of telling, whatever else has a date. "Peru
 * accuses", "is accused", "leaves, accusing"; of a noun the verb that it is the subject
 * or object of. */
static bool
is_told_now(const struct clm__tree *tree, unsigned cue)
{
    for (unsigned steps = 0; cue != CLM__NO_NODE && steps < ABOVE; steps++) {
        const char *xpos = clm__tree_xpos(tree, cue);
        unsigned rel = tree->nodes[cue].rel;
        if (strcmp(xpos, "VBZ") == 0 || strcmp(xpos, "VBP") == 0)
            return true;
        unsigned aux = clm__tree_child(tree, cue, CLM__REL_AUX);
        if (aux != CLM__NO_NODE)
            return clm__tree_is(tree, aux, "is") || clm__tree_is(tree, aux, "are");
        bool bare = strcmp(xpos, "VBN") == 0 || strcmp(xpos, "VBG") == 0;
        bool core = clm__tree_nominal(tree, cue) &&
                    (rel == CLM__REL_OBJ || rel == CLM__REL_NSUBJ);
        if (!core && !bare)
            return false;
        cue = verb_of(tree, tree->nodes[cue].head);
    }
    return false;
}

/* The expression that dates a word; `sole` also takes one that only the sentence ties to
 * it. */
static const struct clm__timex *
find_timex(const struct search *s, unsigned cue, bool sole)
{
    const struct clm__timex *best = NULL;
    struct mention m, only = {0};
    int best_tie = TIE_NONE;
    unsigned dates = 0;
    bool now = is_told_now(s->tree, cue);

    for (size_t at = first_mention(s); next_mention(s, &at, &m);) {
        if (!dates_an_act(m.timex) ||
            (m.timex->bound == CLM__BOUND_SINCE && !lasts(s->tree, cue)))
            continue;
        dates++;
        only = m;
        if (m.of_deed)
            continue;
        /* "accused Oman of lying on Monday" */
        bool charge = is_in_charge(s, m.first, m.last);
        int tie = charge && !now ? TIE_TREE : tie_of_tree(s->tree, &m, cue);
        if (tie == TIE_NONE && opens(s->tree, &m, cue))
            tie = TIE_OPENS;
        if (tie > best_tie) {
            best_tie = tie;
            best = m.timex;
        }
    }
    if (best == NULL && sole && dates == 1 && !only.of_deed && is_sole(s, &only, cue))
        best = only.timex;
    return best;
}

/* The date of the verb above a participle: "On Friday Peru left, accusing Oman". */
static const struct clm__timex *
find_above(const struct search *s, unsigned cue)
{
    const struct clm__tree *tree = s->tree;
    const struct clm__timex *found = NULL;
    unsigned at = cue;
    if (strcmp(clm__tree_xpos(tree, cue), "VBG") != 0)
        return NULL;
    for (unsigned steps = 0; found == NULL && steps < ABOVE; steps++) {
        at = tree->nodes[at].head;
        if (at == CLM__NO_NODE)
            break;
        if (is_verb(tree, at))
            found = find_timex(s, at, false);
    }
    return found;
}

/* ---- doubt ---- */

/* Told as having happened at some time before: "had said", "previously", "has repeatedly
 * denied". */
static bool
is_earlier(const struct clm__tree *tree, unsigned cue)
{
    static const char *const words[] = {"previously", "repeatedly", "initially", "before",
                                        "earlier",    "recently",   "lately"};
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

/* "During the Games Peru accused Oman": a time that no calendar tells. "during talks"
 * tells none. */
static bool
has_other_time(const struct clm__tree *tree, unsigned cue)
{
    if (tree->count > 0 && clm__tree_is(tree, 0, "during"))
        return true;
    for (unsigned at = tree->nodes[cue].child; at != CLM__NO_NODE;
         at = tree->nodes[at].next) {
        unsigned marker = clm__tree_marker(tree, at);
        if (tree->nodes[at].kind == CLM__UPOS_PROPN && marker != CLM__NO_NODE &&
            clm__tree_is(tree, marker, "during"))
            return true;
    }
    return false;
}

/* "two days before the vote", "the day after the raid" */
static bool
counts_from_act(const struct search *s, const struct mention *m)
{
    unsigned next = m->last + 1;
    bool days = m->timex->type == CLM__TIMEX_DURATION && m->timex->value[1] != 'T';
    return days && next < s->tree->count &&
           (clm__tree_is(s->tree, next, "before") ||
            clm__tree_is(s->tree, next, "after"));
}

/* The expression of the sentence that is not the date of the cue and yet speaks of some
 * other day: one in the charge first. What lies ahead dates nothing that was told. */
static const struct clm__timex *
find_unused(const struct search *s, bool *of_deed)
{
    const struct clm__timex *found = NULL;
    clm_day day = s->input->day;
    struct mention m;
    *of_deed = false;
    for (size_t at = first_mention(s); next_mention(s, &at, &m);) {
        bool known = m.timex->has_days;
        bool told = (tells_time(m.timex) && m.timex->bound != CLM__BOUND_SINCE) ||
                    counts_from_act(s, &m);
        if (!told || (known && m.timex->latest >= day) || (found != NULL && !m.of_deed))
            continue;
        found = m.timex;
        *of_deed = m.of_deed && known;
    }
    return found;
}

/* The day of the speech that a clause is the content of: what it tells was done by
 * then. */
static const struct clm__timex *
find_speech(const struct search *s, unsigned cue)
{
    const struct clm__tree *tree = s->tree;
    unsigned at = verb_of(tree, cue);
    for (unsigned steps = 0; at != CLM__NO_NODE && steps < ABOVE; steps++) {
        /* "'Chile burned the mill,' Peru said on Monday" */
        unsigned beside = clm__tree_child(tree, at, CLM__REL_PARATAXIS);
        const struct clm__timex *told = beside != CLM__NO_NODE && is_verb(tree, beside)
                                            ? find_timex(s, beside, false)
                                            : NULL;
        if (told != NULL)
            return told;
        unsigned rel = tree->nodes[at].rel, head = tree->nodes[at].head;
        if (head == CLM__NO_NODE || !is_verb(tree, head))
            return NULL;
        const struct clm__timex *found =
            rel == CLM__REL_CCOMP ? find_timex(s, head, false) : NULL;
        if (found != NULL)
            return found;
        at = head;
    }
    return NULL;
}

static void
take(struct clm__when *out, const struct clm__timex *timex)
{
    snprintf(out->date, sizeof out->date, "%s", timex->edtf);
    out->span = (struct clm_span){timex->start, timex->end};
    out->rule = timex->rule;
    out->stated = true;
    out->has_base = timex->relative;
    out->base = timex->base;
}

/* `[first..last]`; open at its start without `first`. */
static void
take_stretch(struct clm__when *out, const clm_day *first, clm_day last, const char *rule)
{
    char from[12] = "", to[12];
    if (first != NULL)
        clm_day_write(from, *first);
    clm_day_write(to, last);
    snprintf(out->date, sizeof out->date, "[%s..%s]", from, to);
    out->rule = rule;
}

/* Nothing dates the cue, but the sentence names another time. False when it does not. */
static bool
doubt(struct clm__when *out, const struct search *s, unsigned cue)
{
    bool of_deed;
    const struct clm__timex *speech = find_speech(s, cue);
    const struct clm__timex *unused = find_unused(s, &of_deed);
    clm_day day = s->input->day;
    if (speech != NULL && speech->has_days && speech->latest <= day) {
        take_stretch(out, NULL, speech->latest, "told-by-then");
        unused = speech;
    } else if (unused != NULL) {
        /* the charge tells of what was done before it was laid */
        take_stretch(out, of_deed ? &unused->earliest : NULL, day,
                     of_deed ? "after-deed" : "other-date");
    } else {
        return false;
    }
    out->span = (struct clm_span){unused->start, unused->end};
    out->stated = true;
    return true;
}

bool
clm__when_carry(struct clm__when *when, const struct clm__when *last, bool same_paragraph)
{
    bool one_day = last->stated && strpbrk(last->date, "/[.{") == NULL;
    struct clm_date date;
    if (!one_day || strcmp(when->rule, "document") != 0)
        return false;
    if (same_paragraph) {
        *when = *last;
        return true;
    }
    if (clm_date_read(&date, last->date, strlen(last->date), NULL) != CLM_OK ||
        date.earliest != date.latest || date.latest >= when->base ||
        date.latest + CARRY_DAYS < when->base)
        return false;
    take_stretch(when, &date.earliest, when->base, "paragraph-before");
    when->span = last->span;
    return true;
}

void
clm__when_find(struct clm__when *out, const struct clm__when_input *input, unsigned cue,
               const struct clm__filler *not_in)
{
    struct search s = {input, input->tree, 1, 0};
    if (not_in != NULL && not_in->node != CLM__NO_NODE) {
        s.charge_first = not_in->first;
        s.charge_last = not_in->last;
    }
    const struct clm__timex *timex = find_timex(&s, cue, true);
    if (timex == NULL)
        timex = find_above(&s, cue);
    *out = (struct clm__when){.date = "XXXX", .rule = "none"};
    if (timex != NULL && strlen(timex->edtf) < sizeof out->date) {
        take(out, timex);
        return;
    }
    if (!input->has_day)
        return;

    out->has_base = true;
    out->base = input->day;
    bool now = is_told_now(s.tree, cue);
    if (!now && doubt(out, &s, cue))
        return;
    if (!now && has_other_time(s.tree, cue)) {
        take_stretch(out, NULL, input->day, "other-time");
        out->stated = true;
    } else if (!now && is_earlier(s.tree, cue)) {
        take_stretch(out, NULL, input->day, "past-perfect");
    } else {
        clm_day_write(out->date, input->day);
        out->rule = "document";
    }
}
