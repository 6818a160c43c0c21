/* SPDX-License-Identifier: MIT */
/* What is said: direct speech, and plain words before or around the clause of the cue. */
#include "attribution/attribution_private.h"

/* The clause of a cue of speech: the verb, its subject and what else belongs to it,
 * without what is said. */
static struct clm__words
speech_clause(const struct clm__finding *f)
{
    struct clm__words clause = f->cue;
    if (f->source.first >= 0 && f->source.last < clause.first &&
        f->source.last + 2 >= clause.first)
        clause.first = f->source.first;
    if (f->source.first >= 0 && f->source.first > clause.last)
        clause.last = f->source.last;
    const struct clm__view *view = f->view;
    for (int i = clause.last + 1; i <= view->high[f->head]; i++) {
        enum clm__rel rel = clm__view_rel(view, i);
        if (clm__view_head(view, i) != f->head)
            continue;
        if ((rel == CLM__REL_OBL || rel == CLM__REL_ADVMOD || rel == CLM__REL_IOBJ ||
             rel == CLM__REL_OBJ) &&
            view->low[i] == clause.last + 1 && view->quote[i] == 0)
            clause.last = view->high[i];
    }
    return clause;
}

/* The quotation that ends right before a word, past commas; 0. */
static uint32_t
quote_before(const struct clm__view *view, int at, int *gap)
{
    int i = at - 1;
    while (i >= 0 && view->quote[i] == 0 && clm__view_is_char(view, i, ",-"))
        i--;
    *gap = i;
    if (i < 0 || view->quote[i] == 0 || view->quote[i] == view->quote[at])
        return 0;
    return view->in->parsed->quotes[view->quote[i] - 1].end == view->tokens[i].end
               ? view->quote[i]
               : 0;
}

/* The quotation that begins right behind a word, past a comma or colon; 0. */
static uint32_t
quote_behind(const struct clm__view *view, int at)
{
    int i = at + 1;
    while (i < view->count && view->quote[i] == 0 && clm__view_is_char(view, i, ",:-"))
        i++;
    if (i >= view->count || view->quote[i] == 0 || view->quote[i] == view->quote[at])
        return 0;
    return view->in->parsed->quotes[view->quote[i] - 1].start == view->tokens[i].start
               ? view->quote[i]
               : 0;
}

/* Whether a quotation is direct speech, not some words inside a sentence: it begins like
 * a sentence, and nothing runs into it. */
static bool
is_whole(const struct clm__view *view, uint32_t quote)
{
    struct clm__words words = clm__view_quoted(view, quote);
    const struct clm__quote *from = &view->in->parsed->quotes[quote - 1];
    if (from->start < view->tokens[0].start)
        return true;
    if (words.first > 0 && clm__view_rel(view, words.first - 1) != CLM__REL_CC &&
        clm__view_kind(view, words.first - 1) != CLM__UPOS_PUNCT)
        return false;
    for (int i = words.first; i <= words.last; i++)
        if (!clm__view_is_mark(view, i))
            return words.first == 0 || (view->tokens[i].flags & CLM__TOKEN_LOWER) == 0;
    return false;
}

/* Whether a quotation stops with a mark, inside or behind it. */
static bool
is_closed_off(const struct clm__view *view, uint32_t quote)
{
    int last = clm__view_quoted(view, quote).last;
    return (last > 0 && clm__view_is_mark(view, last) &&
            clm__view_kind(view, last - 1) == CLM__UPOS_PUNCT) ||
           (last + 1 < view->count &&
            clm__view_kind(view, last + 1) == CLM__UPOS_PUNCT) ||
           last + 1 >= view->count;
}

/* Whether the words up to `last` only tell when, where or why: "On Monday, he said". */
static bool
is_adjunct(const struct clm__view *view, int verb, int last)
{
    int top = last;
    while (clm__view_head(view, top) >= 0 && clm__view_head(view, top) != verb)
        top = clm__view_head(view, top);
    enum clm__rel rel = clm__view_rel(view, top);
    return clm__view_head(view, top) == verb &&
           (rel == CLM__REL_OBL || rel == CLM__REL_ADVMOD || rel == CLM__REL_ADVCL ||
            rel == CLM__REL_CC || rel == CLM__REL_DISCOURSE || rel == CLM__REL_MARK);
}

/* What is said in plain words before the clause, or around it: "It was over, he said",
 * "The plan, he said, was over". */
static bool
add_plain_before(struct clm__finding *f, struct clm__words clause)
{
    const struct clm__view *view = f->view;
    int comma = clause.first - 1, rest = clause.last + 1, last = view->count - 1;
    if (comma < 1 || !clm__view_is_char(view, comma, ",-") || view->quote[comma] > 0)
        return false;
    int inside = clm__view_child(view, f->head, CLM__REL_CCOMP, 0);
    int head = clm__view_head(view, f->head);
    bool aside = clm__view_rel(view, f->head) == CLM__REL_PARATAXIS && head >= 0;
    bool goes_on = rest < view->count && clm__view_is_char(view, rest, ",-") &&
                   rest + 1 < view->count && view->quote[rest + 1] == 0;
    if (clm__view_child(view, f->head, CLM__REL_CCOMP, comma) >= 0) {
        if (!goes_on || is_adjunct(view, f->head, comma - 1) ||
            clause.first == f->cue.first)
            return false;
        inside = -1;
    }
    if (inside < 0 && !aside &&
        ((!clm__view_is_end(view, rest) && !goes_on) ||
         is_adjunct(view, f->head, comma - 1)))
        return false;
    clm__part_add(&f->content, view,
                  (struct clm__words){clm__view_is(view, 0, "and"), comma - 1});
    if (aside && head > clause.last)
        last = view->high[head];
    else if (aside)
        last = view->high[head] > clause.last ? view->high[head] : -1;
    else if (inside >= 0)
        last = -1;
    if (goes_on && last > rest && strcmp(clm__view_xpos(view, rest + 1), "VBG") != 0)
        clm__part_add(&f->content, view, (struct clm__words){rest + 1, last});
    return f->content.count > 0;
}

/* Direct speech whose beginning the text does not hold: all up to its closing mark. */
static bool
add_closed_before(struct clm__finding *f, int gap)
{
    const struct clm__view *view = f->view;
    if (gap < 2 || view->quote[gap] > 0 || !clm__view_is_mark(view, gap) ||
        clm__view_kind(view, gap - 1) != CLM__UPOS_PUNCT)
        return false;
    clm__part_add(&f->content, view, (struct clm__words){0, gap});
    return true;
}

/* "The storm, he often says, is a warning": an aside, whatever the tree makes of it. */
static bool
is_between_commas(const struct clm__view *view, struct clm__words clause)
{
    return clause.first > 1 && clm__view_is_char(view, clause.first - 1, ",") &&
           clause.last + 2 < view->count &&
           clm__view_is_char(view, clause.last + 1, ",") &&
           clm__view_xpos(view, clause.first)[0] != 'W';
}

bool
clm__find_speech(struct clm__finding *f)
{
    const struct clm__view *view = f->view;
    struct clm__words clause = speech_clause(f);
    int gap = -1;
    uint32_t before = quote_before(view, clause.first, &gap);
    uint32_t behind = quote_behind(view, clause.last);
    if (behind == 0)
        behind = quote_behind(view, f->cue.last);
    if (before > 0 && !is_closed_off(view, before))
        before = 0;
    int inside = clm__view_child(view, f->head, CLM__REL_CCOMP, 0);
    bool aside = clm__view_rel(view, f->head) == CLM__REL_PARATAXIS;
    if (before > 0 && is_whole(view, before))
        clm__part_add_quote(&f->content, view, before);
    else if (before > 0 && (aside || clm__view_is_end(view, clause.last + 1) ||
                            (inside >= 0 && inside < clause.first)))
        clm__part_add(&f->content, view, (struct clm__words){0, gap});
    else if (clm__view_rel(view, f->head) != CLM__REL_ACL ||
             is_between_commas(view, clause))
        (void)(add_closed_before(f, gap) || add_plain_before(f, clause));
    if (behind > 0 &&
        (f->content.count > 0 || (is_whole(view, behind) && is_closed_off(view, behind))))
        clm__part_add_quote(&f->content, view, behind);
    return f->content.count > 0;
}

/* Where the clause ends that a phrase at `at` stands in front of or behind: the whole
 * sentence, but for what is parted from it by a dash, a semicolon or a bracket. */
static struct clm__words
clause_around(const struct clm__view *view, int at)
{
    struct clm__words words = {0, view->count - 1};
    for (int i = 0; i < view->count; i++) {
        bool parts = clm__view_is_char(view, i, ";:") ||
                     (view->tokens[i].flags & CLM__TOKEN_BRACKET) != 0;
        if (!parts)
            continue;
        if (i < at)
            words.first = i + 1;
        else {
            words.last = i - 1;
            break;
        }
    }
    return words;
}

bool
clm__find_according(struct clm__finding *f)
{
    const struct clm__view *view = f->view;
    int at = f->head;
    if (at + 2 >= view->count || !clm__view_is(view, at, "according") ||
        !clm__view_is(view, at + 1, "to"))
        return false;
    f->kind = CLM__ATTRIBUTION_SPEECH;
    f->cue = (struct clm__words){at, at + 1};
    int noun = at + 2;
    for (int up = noun; up > at && clm__view_rel(view, noun) != CLM__REL_OBL &&
                        clm__view_rel(view, noun) != CLM__REL_NMOD;
         up = clm__view_head(view, noun))
        noun = up;
    int last = view->high[noun];
    f->source = clm__view_trim(view, (struct clm__words){at + 2, last});
    struct clm__words clause = clause_around(view, at);
    if (at > clause.first)
        clm__part_add(&f->content, view, (struct clm__words){clause.first, at - 1});
    if (last < clause.last &&
        (at == clause.first || clm__view_is_char(view, last + 1, ",")))
        clm__part_add(&f->content, view, (struct clm__words){last + 1, clause.last});
    return f->content.count > 0 && f->source.first >= 0;
}
