/* SPDX-License-Identifier: MIT */
/* The words of a cue, and its source. */
#include "attribution/attribution_words.h"

/* Auxiliaries and adverbs that stand before a verb without a gap; not those in front of
 * its subject. */
static int
first_of_verb(const struct clm__sentence *sentence, int verb)
{
    int first = verb;
    while (first > 0 && clm__words_head(sentence, first - 1) == verb &&
           !clm__words_is_mark(sentence, first - 1)) {
        enum clm__rel rel = clm__words_rel(sentence, first - 1);
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
    const struct clm__sentence *sentence = f->sentence;
    int to = f->cue.first - 1, up = clm__words_head(sentence, f->head);
    if (to < 0 || !clm__words_is(sentence, to, "to") ||
        clm__words_head(sentence, to) != f->head)
        return;
    f->cue.first = to;
    enum clm__rel rel = clm__words_rel(sentence, f->head);
    if (up != to - 1 || (rel != CLM__REL_XCOMP && rel != CLM__REL_ADVCL))
        return;
    if (clm__words_kind(sentence, up) != CLM__UPOS_VERB &&
        clm__words_kind(sentence, up) != CLM__UPOS_ADJ)
        return;
    f->cue.first = first_of_verb(sentence, up);
}

void
clm__find_verb_words(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    f->cue.first = first_of_verb(sentence, f->head);
    f->cue.last = f->head;
    add_governor(f);
    int next = f->head + 1;
    if (next < clm__words_count(sentence) && clm__words_head(sentence, next) == f->head &&
        clm__words_rel(sentence, next) == CLM__REL_COMPOUND &&
        strcmp(clm__words_subtype(sentence, next), "prt") == 0)
        f->cue.last = next;
    for (int i = clm__words_first(sentence, f->head); i < f->head; i++)
        if (clm__words_head(sentence, i) == f->head &&
            clm__words_rel(sentence, i) == CLM__REL_AUX &&
            strcmp(clm__words_subtype(sentence, i), "pass") == 0)
            f->passive = true;
}

static bool
is_wh(const struct clm__sentence *sentence, int i)
{
    const char *xpos = clm__words_xpos(sentence, i);
    return strcmp(xpos, "WDT") == 0 || strcmp(xpos, "WP") == 0;
}

/* A day, a month or a year. */
static bool
is_time(const struct clm__sentence *sentence, int i)
{
    static const char *const words[] = {
        "monday",   "tuesday", "wednesday", "thursday",  "friday",  "saturday",
        "sunday",   "january", "february",  "march",     "april",   "may",
        "june",     "july",    "august",    "september", "october", "november",
        "december", "week",    "month",     "year"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (clm__words_is(sentence, i, words[k]))
            return true;
    return (sentence->tree.tokens[i].flags & CLM__TOKEN_DIGIT) != 0 &&
           sentence->tree.tokens[i].end - sentence->tree.tokens[i].start == 4;
}

/* What stands at the ends of a noun phrase but is none of its source: "even", "and", a
 * participle in front, "on Monday" or a clause with "which" behind. */
static void
cut_source(const struct clm__sentence *sentence, struct clm__words *words, int subject)
{
    bool verb = false;
    for (int i = words->first; i < subject; i++) {
        verb = verb || clm__words_kind(sentence, i) == CLM__UPOS_VERB;
        if (clm__words_is_char(sentence, i, ",") && verb)
            words->first = i + 1;
    }
    while (words->first < subject &&
           (clm__words_rel(sentence, words->first) == CLM__REL_CC ||
            is_wh(sentence, words->first) ||
            clm__words_kind(sentence, words->first) == CLM__UPOS_ADV))
        words->first++;
    for (int i = subject + 1; i <= words->last; i++) {
        int at = -1;
        bool which = i > 1 && clm__words_is(sentence, i, "which") &&
                     clm__words_is_char(sentence, i - 1, ",");
        bool time = clm__words_head(sentence, i) == subject && is_time(sentence, i) &&
                    clm__words_rel(sentence, i) == CLM__REL_NMOD &&
                    clm__words_last(sentence, i) == words->last;
        if (time && clm__cue_marker(sentence, i, &at) != 0)
            words->last = at - 1;
        else if (which)
            words->last = i - 1;
    }
}

/* Where a noun phrase begins that ends right before a word; that word when there is none.
 */
static int
phrase_before(const struct clm__sentence *sentence, int stop)
{
    int at = -1, top = stop - 1;
    while (clm__words_head(sentence, top) >= 0 && clm__words_head(sentence, top) < stop &&
           clm__words_last(sentence, clm__words_head(sentence, top)) == stop - 1)
        top = clm__words_head(sentence, top);
    bool named =
        clm__words_kind(sentence, top) == CLM__UPOS_PROPN ||
        (clm__words_kind(sentence, top) == CLM__UPOS_NOUN && !is_time(sentence, top));
    (void)clm__cue_marker(sentence, top, &at);
    return named && at < 0 && clm__words_last(sentence, top) == stop - 1
               ? clm__words_first(sentence, top)
               : stop;
}

/* A subject that is only the second half of its name: "Director | Ann Lee said", "Ann
 * Lee, | the director, said". */
static int
with_name_before(const struct clm__sentence *sentence, struct clm__words words, int verb)
{
    int first = words.first;
    if (clm__words_kind(sentence, first) == CLM__UPOS_PROPN)
        while (first > 0 && clm__words_kind(sentence, first - 1) == CLM__UPOS_PROPN)
            first--;
    bool closed =
        words.last + 1 < verb && clm__words_is_char(sentence, words.last + 1, ",");
    if (!closed || first < 2 || !clm__words_is_char(sentence, first - 1, ",") ||
        clm__words_quote(sentence, first - 1) > 0)
        return first;
    int before = phrase_before(sentence, first - 1);
    return before < first - 1 ? before : first;
}

/* A subject's words: what a wrong tree adds of a quotation is cut off. */
static struct clm__words
source_words(const struct clm__sentence *sentence, int subject, int verb)
{
    struct clm__words words = clm__words_subtree(sentence, subject);
    if (subject < verb && words.last >= verb)
        words.last = verb - 1;
    if (subject > verb && words.first <= verb)
        words.first = verb + 1;
    for (int i = words.first; i <= words.last; i++) {
        if (!clm__words_is_mark(sentence, i) ||
            clm__words_quote(sentence, i) == clm__words_quote(sentence, subject))
            continue;
        if (i < subject)
            words.first = i + 1;
        else {
            words.last = i - 1;
            break;
        }
    }
    int preposition = -1;
    (void)clm__cue_marker(sentence, subject, &preposition);
    if (preposition == words.first)
        words.first++;
    cut_source(sentence, &words, subject);
    words = clm__words_trim(sentence, words);
    if (words.first >= 0 && words.last < verb)
        words.first = with_name_before(sentence, words, verb);
    return words;
}

/* The end of a subject that a wrong tree cuts short: names, nouns and "and" go on up to
 * the cue. */
static int
source_end(const struct clm__sentence *sentence, int last, int cue)
{
    for (int i = last + 1; i < cue; i++) {
        enum clm__upos kind = clm__words_kind(sentence, i);
        if ((kind != CLM__UPOS_PROPN && kind != CLM__UPOS_NOUN &&
             kind != CLM__UPOS_CCONJ && kind != CLM__UPOS_PRON) ||
            is_time(sentence, i) || is_wh(sentence, i))
            return last;
    }
    return cue > last + 1 ? cue - 1 : last;
}

static bool
is_dummy(const struct clm__sentence *sentence, int i)
{
    return clm__words_rel(sentence, i) == CLM__REL_EXPL ||
           clm__words_is(sentence, i, "it") || clm__words_is(sentence, i, "there");
}

static int
subject_of(const struct clm__sentence *sentence, int verb)
{
    int subject = clm__words_child(sentence, verb, CLM__REL_NSUBJ, 0);
    return subject >= 0 && strcmp(clm__words_subtype(sentence, subject), "outer") == 0
               ? clm__words_child(sentence, verb, CLM__REL_NSUBJ, subject + 1)
               : subject;
}

static int
agent_of(const struct clm__sentence *sentence, int verb)
{
    for (int i = verb + 1; i <= clm__words_last(sentence, verb); i++)
        if (clm__words_head(sentence, i) == verb &&
            clm__words_rel(sentence, i) == CLM__REL_OBL &&
            strcmp(clm__words_subtype(sentence, i), "agent") == 0)
            return i;
    return -1;
}

/* ", adding that", ", promising to stay": a participle behind a comma. */
static bool
adds_more(const struct clm__finding *f)
{
    return f->cue.first > 0 &&
           strcmp(clm__words_xpos(f->sentence, f->head), "VBG") == 0 &&
           clm__words_is_char(f->sentence, f->cue.first - 1, ",");
}

/* The nearest verb that a word hangs on, or the root. */
static int
verb_above(const struct clm__sentence *sentence, int i)
{
    while (clm__words_head(sentence, i) >= 0 &&
           clm__words_kind(sentence, i) != CLM__UPOS_VERB)
        i = clm__words_head(sentence, i);
    return i;
}

/* "said it was over, adding that": the participle hangs on what was said, but who adds is
 * who said it. */
static int
speaker_above(const struct clm__finding *f, int verb)
{
    const struct clm__sentence *sentence = f->sentence;
    if (!adds_more(f))
        return verb;
    for (int up = verb; up >= 0; up = clm__words_head(sentence, up)) {
        int above = clm__words_head(sentence, up);
        if (clm__words_rel(sentence, up) == CLM__REL_CCOMP && above >= 0 && above < up &&
            clm__words_kind(sentence, above) == CLM__UPOS_VERB &&
            clm__cue_find(sentence->cues, CLM__CUE_VERB,
                          clm__words_lemma(sentence, above)) != NULL)
            return above;
    }
    return verb;
}

/* Who does it where the verb has no subject of its own: that of the verb that it hangs
 * on, or the noun that it describes. */
static void
inherit_source(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    int verb = f->head;
    for (int steps = 0; steps < 4; steps++) {
        int head = clm__words_head(sentence, verb);
        enum clm__rel rel = clm__words_rel(sentence, verb);
        if (head < 0)
            return;
        if (rel == CLM__REL_ACL && verb == f->head && adds_more(f) &&
            subject_of(sentence, verb_above(sentence, head)) >= 0) {
            head = verb_above(sentence, head);
            rel = CLM__REL_ADVCL;
        }
        if (rel == CLM__REL_ACL) {
            f->source = source_words(sentence, head, verb);
            if (f->source.last >= f->cue.first)
                f->source.last = f->cue.first - 1;
            f->source = clm__words_trim(sentence, f->source);
            return;
        }
        if (rel != CLM__REL_CONJ && rel != CLM__REL_ADVCL && rel != CLM__REL_XCOMP &&
            rel != CLM__REL_PARATAXIS)
            return;
        verb = speaker_above(f, head);
        int subject = subject_of(sentence, verb);
        if (subject >= 0) {
            if (!is_dummy(sentence, subject))
                f->source = source_words(sentence, subject, verb);
            return;
        }
    }
}

/* "...", said Smith: a name right behind a verb that direct speech stands before. */
static int
inverted_subject(const struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    int object = clm__words_child(sentence, f->head, CLM__REL_OBJ, f->head + 1);
    if ((f->word->patterns & CLM__CUE_QUOTE) == 0 || f->cue.first == 0 ||
        f->cue.first != f->head || object < 0 ||
        clm__words_first(sentence, object) != f->head + 1)
        return -1;
    return clm__words_is_mark(sentence, f->head - 1) ||
                   clm__words_is_char(sentence, f->head - 1, ",")
               ? object
               : -1;
}

/* "...," the envoy of Peru said: the phrase between a closing quotation mark and a finite
 * verb, whatever the tree makes of it. */
static struct clm__words
source_behind_quote(const struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    const char *xpos = clm__words_xpos(sentence, f->head);
    int first = f->cue.first;
    bool noun = false;
    if ((f->word->patterns & CLM__CUE_QUOTE) == 0 || xpos[0] != 'V' ||
        strcmp(xpos, "VBG") == 0 || strcmp(xpos, "VBN") == 0)
        return CLM__NO_WORDS;

    while (first > 0 &&
           !clm__words_kind_in(sentence, first - 1, CLM__KIND(VERB) | CLM__KIND(PUNCT)))
        noun |= clm__tree_nominal(&sentence->tree, (unsigned)--first);
    int mark = first - 1;
    if (mark > 0 && clm__words_is_char(sentence, mark, ","))
        mark--; /* the comma stands behind the mark */
    return noun && mark > 0 && clm__words_is_mark(sentence, mark) &&
                   clm__words_quote(sentence, mark) > 0 &&
                   clm__words_quote(sentence, mark) ==
                       clm__words_quote(sentence, mark - 1)
               ? (struct clm__words){first, f->cue.first - 1}
               : CLM__NO_WORDS;
}

void
clm__find_source(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    int subject = subject_of(sentence, f->head);
    if (subject < 0 && strcmp(clm__words_xpos(sentence, f->head), "VBG") != 0)
        subject = inverted_subject(f);
    if (f->passive)
        subject = agent_of(sentence, f->head);
    if (subject >= 0) {
        if (!is_dummy(sentence, subject))
            f->source = source_words(sentence, subject, f->head);
        if (f->source.first >= 0 && f->source.last < f->cue.first)
            f->source.last = source_end(sentence, f->source.last, f->cue.first);
    } else if (!f->passive && clm__words_child(sentence, f->head, CLM__REL_EXPL, 0) < 0) {
        f->source = source_behind_quote(f);
        if (f->source.first < 0)
            inherit_source(f);
    }
}

int
clm__object_of(const struct clm__finding *f)
{
    int object = clm__words_child(f->sentence, f->head, CLM__REL_OBJ, f->cue.last + 1);
    return object >= 0
               ? object
               : clm__words_child(f->sentence, f->head, CLM__REL_IOBJ, f->cue.last + 1);
}
