/* SPDX-License-Identifier: MIT */
/* The words of a cue, and its source. */
#include "attribution/attribution_private.h"

/* Auxiliaries and adverbs that stand before a verb without a gap; not those in front of
 * its subject. */
static int
first_of_verb(const struct clm__view *view, int verb)
{
    int first = verb;
    while (first > 0 && clm__view_head(view, first - 1) == verb &&
           !clm__view_is_mark(view, first - 1)) {
        enum clm__rel rel = clm__view_rel(view, first - 1);
        if (rel != CLM__REL_AUX && rel != CLM__REL_COP && rel != CLM__REL_ADVMOD)
            break;
        first--;
    }
    return first;
}

/* The cue grows to the left over what an infinitive hangs on without a gap: "try to
 * convince", "has been slow to embrace"; else only over "to". */
static void
add_governor(struct clm__finding *f)
{
    const struct clm__view *view = f->view;
    int to = f->cue.first - 1, up = clm__view_head(view, f->head);
    if (to < 0 || !clm__view_is(view, to, "to") || clm__view_head(view, to) != f->head)
        return;
    f->cue.first = to;
    enum clm__rel rel = clm__view_rel(view, f->head);
    if (up != to - 1 || (rel != CLM__REL_XCOMP && rel != CLM__REL_ADVCL))
        return;
    if (clm__view_kind(view, up) != CLM__UPOS_VERB &&
        clm__view_kind(view, up) != CLM__UPOS_ADJ)
        return;
    f->cue.first = first_of_verb(view, up);
}

void
clm__find_verb_words(struct clm__finding *f)
{
    const struct clm__view *view = f->view;
    f->cue.first = first_of_verb(view, f->head);
    f->cue.last = f->head;
    add_governor(f);
    int next = f->head + 1;
    if (next < view->count && clm__view_head(view, next) == f->head &&
        clm__view_rel(view, next) == CLM__REL_COMPOUND &&
        strcmp(clm__view_subtype(view, next), "prt") == 0)
        f->cue.last = next;
    for (int i = view->low[f->head]; i < f->head; i++)
        if (clm__view_head(view, i) == f->head &&
            clm__view_rel(view, i) == CLM__REL_AUX &&
            strcmp(clm__view_subtype(view, i), "pass") == 0)
            f->passive = true;
}

static bool
is_wh(const struct clm__view *view, int i)
{
    const char *xpos = clm__view_xpos(view, i);
    return strcmp(xpos, "WDT") == 0 || strcmp(xpos, "WP") == 0;
}

/* A day, a month or a year. */
static bool
is_time(const struct clm__view *view, int i)
{
    static const char *const words[] = {
        "monday",   "tuesday", "wednesday", "thursday",  "friday",  "saturday",
        "sunday",   "january", "february",  "march",     "april",   "may",
        "june",     "july",    "august",    "september", "october", "november",
        "december", "week",    "month",     "year"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (clm__view_is(view, i, words[k]))
            return true;
    return (view->tokens[i].flags & CLM__TOKEN_DIGIT) != 0 &&
           view->tokens[i].end - view->tokens[i].start == 4;
}

/* What stands at the ends of a noun phrase but is none of its source: "even", "and", a
 * participle in front, "on Monday" or a clause with "which" behind. */
static void
cut_source(const struct clm__view *view, struct clm__words *words, int subject)
{
    bool verb = false;
    for (int i = words->first; i < subject; i++) {
        verb = verb || clm__view_kind(view, i) == CLM__UPOS_VERB;
        if (clm__view_is_char(view, i, ",") && verb)
            words->first = i + 1;
    }
    while (words->first < subject &&
           (clm__view_rel(view, words->first) == CLM__REL_CC ||
            is_wh(view, words->first) ||
            clm__view_kind(view, words->first) == CLM__UPOS_ADV))
        words->first++;
    for (int i = subject + 1; i <= words->last; i++) {
        int at = -1;
        bool which = i > 1 && clm__view_is(view, i, "which") &&
                     clm__view_is_char(view, i - 1, ",");
        bool time = clm__view_head(view, i) == subject && is_time(view, i) &&
                    clm__view_rel(view, i) == CLM__REL_NMOD &&
                    view->high[i] == words->last;
        if (time && clm__view_preposition(view, i, &at) != 0)
            words->last = at - 1;
        else if (which)
            words->last = i - 1;
    }
}

/* Where a noun phrase begins that ends right before a word; that word when there is none.
 */
static int
phrase_before(const struct clm__view *view, int stop)
{
    int at = -1, top = stop - 1;
    while (clm__view_head(view, top) >= 0 && clm__view_head(view, top) < stop &&
           view->high[clm__view_head(view, top)] == stop - 1)
        top = clm__view_head(view, top);
    bool named = clm__view_kind(view, top) == CLM__UPOS_PROPN ||
                 (clm__view_kind(view, top) == CLM__UPOS_NOUN && !is_time(view, top));
    (void)clm__view_preposition(view, top, &at);
    return named && at < 0 && view->high[top] == stop - 1 ? view->low[top] : stop;
}

/* A subject that is only the second half of its name: "Director | Ann Lee said", "Ann
 * Lee, | the director, said". */
static int
with_name_before(const struct clm__view *view, struct clm__words words, int verb)
{
    int first = words.first;
    if (clm__view_kind(view, first) == CLM__UPOS_PROPN)
        while (first > 0 && clm__view_kind(view, first - 1) == CLM__UPOS_PROPN)
            first--;
    bool closed = words.last + 1 < verb && clm__view_is_char(view, words.last + 1, ",");
    if (!closed || first < 2 || !clm__view_is_char(view, first - 1, ",") ||
        view->quote[first - 1] > 0)
        return first;
    int before = phrase_before(view, first - 1);
    return before < first - 1 ? before : first;
}

/* A subject's words: what a wrong tree adds of a quotation is cut off. */
static struct clm__words
source_words(const struct clm__view *view, int subject, int verb)
{
    struct clm__words words = clm__view_subtree(view, subject);
    if (subject < verb && words.last >= verb)
        words.last = verb - 1;
    if (subject > verb && words.first <= verb)
        words.first = verb + 1;
    for (int i = words.first; i <= words.last; i++) {
        if (!clm__view_is_mark(view, i) || view->quote[i] == view->quote[subject])
            continue;
        if (i < subject)
            words.first = i + 1;
        else {
            words.last = i - 1;
            break;
        }
    }
    int preposition = -1;
    (void)clm__view_preposition(view, subject, &preposition);
    if (preposition == words.first)
        words.first++;
    cut_source(view, &words, subject);
    words = clm__view_trim(view, words);
    if (words.first >= 0 && words.last < verb)
        words.first = with_name_before(view, words, verb);
    return words;
}

/* The end of a subject that a wrong tree cuts short: names, nouns and "and" go on up to
 * the cue. */
static int
source_end(const struct clm__view *view, int last, int cue)
{
    for (int i = last + 1; i < cue; i++) {
        enum clm__upos kind = clm__view_kind(view, i);
        if ((kind != CLM__UPOS_PROPN && kind != CLM__UPOS_NOUN &&
             kind != CLM__UPOS_CCONJ && kind != CLM__UPOS_PRON) ||
            is_time(view, i) || is_wh(view, i))
            return last;
    }
    return cue > last + 1 ? cue - 1 : last;
}

static bool
is_dummy(const struct clm__view *view, int i)
{
    return clm__view_rel(view, i) == CLM__REL_EXPL || clm__view_is(view, i, "it") ||
           clm__view_is(view, i, "there");
}

static int
subject_of(const struct clm__view *view, int verb)
{
    int subject = clm__view_child(view, verb, CLM__REL_NSUBJ, 0);
    return subject >= 0 && strcmp(clm__view_subtype(view, subject), "outer") == 0
               ? clm__view_child(view, verb, CLM__REL_NSUBJ, subject + 1)
               : subject;
}

static int
agent_of(const struct clm__view *view, int verb)
{
    for (int i = verb + 1; i <= view->high[verb]; i++)
        if (clm__view_head(view, i) == verb && clm__view_rel(view, i) == CLM__REL_OBL &&
            strcmp(clm__view_subtype(view, i), "agent") == 0)
            return i;
    return -1;
}

/* ", adding that", ", promising to stay": a participle behind a comma. */
static bool
adds_more(const struct clm__finding *f)
{
    return f->cue.first > 0 && strcmp(clm__view_xpos(f->view, f->head), "VBG") == 0 &&
           clm__view_is_char(f->view, f->cue.first - 1, ",");
}

/* The nearest verb that a word hangs on, or the root. */
static int
verb_above(const struct clm__view *view, int i)
{
    while (clm__view_head(view, i) >= 0 && clm__view_kind(view, i) != CLM__UPOS_VERB)
        i = clm__view_head(view, i);
    return i;
}

/* "said it was over, adding that": the participle hangs on what was said, but who adds is
 * who said it. */
static int
speaker_above(const struct clm__finding *f, int verb)
{
    const struct clm__view *view = f->view;
    if (!adds_more(f))
        return verb;
    for (int up = verb; up >= 0; up = clm__view_head(view, up)) {
        int above = clm__view_head(view, up);
        if (clm__view_rel(view, up) == CLM__REL_CCOMP && above >= 0 && above < up &&
            clm__view_kind(view, above) == CLM__UPOS_VERB &&
            clm__cue_find(view->in->cues, CLM__CUE_VERB, clm__view_lemma(view, above)) !=
                NULL)
            return above;
    }
    return verb;
}

/* Who does it where the verb has no subject of its own: that of the verb that it hangs
 * on, or the noun that it describes. */
static void
inherit_source(struct clm__finding *f)
{
    const struct clm__view *view = f->view;
    int verb = f->head;
    for (int steps = 0; steps < 4; steps++) {
        int head = clm__view_head(view, verb);
        enum clm__rel rel = clm__view_rel(view, verb);
        if (head < 0)
            return;
        if (rel == CLM__REL_ACL && verb == f->head && adds_more(f) &&
            subject_of(view, verb_above(view, head)) >= 0) {
            head = verb_above(view, head);
            rel = CLM__REL_ADVCL;
        }
        if (rel == CLM__REL_ACL) {
            f->source = source_words(view, head, verb);
            if (f->source.last >= f->cue.first)
                f->source.last = f->cue.first - 1;
            f->source = clm__view_trim(view, f->source);
            return;
        }
        if (rel != CLM__REL_CONJ && rel != CLM__REL_ADVCL && rel != CLM__REL_XCOMP &&
            rel != CLM__REL_PARATAXIS)
            return;
        verb = speaker_above(f, head);
        int subject = subject_of(view, verb);
        if (subject >= 0) {
            if (!is_dummy(view, subject))
                f->source = source_words(view, subject, verb);
            return;
        }
    }
}

/* "...", said Smith: a name right behind a verb that direct speech stands before. */
static int
inverted_subject(const struct clm__finding *f)
{
    const struct clm__view *view = f->view;
    int object = clm__view_child(view, f->head, CLM__REL_OBJ, f->head + 1);
    if ((f->word->patterns & CLM__CUE_QUOTE) == 0 || f->cue.first == 0 ||
        f->cue.first != f->head || object < 0 || view->low[object] != f->head + 1)
        return -1;
    return clm__view_is_mark(view, f->head - 1) ||
                   clm__view_is_char(view, f->head - 1, ",")
               ? object
               : -1;
}

void
clm__find_source(struct clm__finding *f)
{
    const struct clm__view *view = f->view;
    int subject = subject_of(view, f->head);
    if (subject < 0 && strcmp(clm__view_xpos(view, f->head), "VBG") != 0)
        subject = inverted_subject(f);
    if (f->passive)
        subject = agent_of(view, f->head);
    if (subject >= 0) {
        if (!is_dummy(view, subject))
            f->source = source_words(view, subject, f->head);
        if (f->source.first >= 0 && f->source.last < f->cue.first)
            f->source.last = source_end(view, f->source.last, f->cue.first);
    } else if (!f->passive && clm__view_child(view, f->head, CLM__REL_EXPL, 0) < 0) {
        inherit_source(f);
    }
}

int
clm__object_of(const struct clm__finding *f)
{
    int object = clm__view_child(f->view, f->head, CLM__REL_OBJ, f->cue.last + 1);
    return object >= 0
               ? object
               : clm__view_child(f->view, f->head, CLM__REL_IOBJ, f->cue.last + 1);
}
