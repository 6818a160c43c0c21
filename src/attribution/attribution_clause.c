/* SPDX-License-Identifier: MIT */
/* What is said in a clause behind the cue, and where that clause ends. */
#include "attribution/attribution_private.h"

/* "saying", "arguing": a participle that takes a clause or direct speech. */
bool
clm__is_speech_participle(const struct clm__view *view, int i)
{
    const struct clm__cue_word *word =
        clm__view_kind(view, i) != CLM__UPOS_VERB || view->quote[i] > 0 ||
                strcmp(clm__view_xpos(view, i), "VBG") != 0
            ? NULL
            : clm__cue_find(view->in->cues, CLM__CUE_VERB, clm__view_lemma(view, i));
    return word != NULL && (word->patterns & CLM__CUE_WEAK) == 0 &&
           (word->patterns & (CLM__CUE_THAT | CLM__CUE_QUOTE)) != 0;
}

/* Whether a word begins something that the author says, not the one who is quoted: a
 * participle of speech behind a comma ("..., adding that"), or a verb of speech joined on
 * without a subject ("... and warned"). */
static bool
is_new_cue(const struct clm__finding *f, int clause, int i)
{
    const struct clm__view *view = f->view;
    const struct clm__cue_word *word =
        clm__view_kind(view, i) != CLM__UPOS_VERB || i < 2 || view->quote[i] > 0
            ? NULL
            : clm__cue_find(view->in->cues, CLM__CUE_VERB, clm__view_lemma(view, i));
    if (word == NULL || (word->patterns & CLM__CUE_WEAK) != 0 ||
        (word->patterns & (CLM__CUE_THAT | CLM__CUE_QUOTE)) == 0)
        return false;
    if (strcmp(clm__view_xpos(view, i), "VBG") == 0)
        return clm__view_is_char(view, i - 1, ",");
    return clm__view_head(view, i) == clause && clm__view_rel(view, i) == CLM__REL_CONJ &&
           clm__view_child(view, i, CLM__REL_NSUBJ, 0) < 0 &&
           strcmp(clm__view_xpos(view, i), clm__view_xpos(view, f->head)) == 0 &&
           clm__view_rel(view, i - 1) == CLM__REL_CC;
}

/* The end of the clause that a relative pronoun begins. */
int
clm__relative_end(const struct clm__view *view, int pronoun)
{
    int top = pronoun;
    while (clm__view_rel(view, top) != CLM__REL_ACL &&
           clm__view_head(view, top) >= pronoun)
        top = clm__view_head(view, top);
    return view->high[top];
}

/* Where the clause of the content ends: trees tend to cut it short, so it runs to the end
 * of the sentence unless something new begins behind it. */
static int
clause_end(const struct clm__finding *f, int clause)
{
    const struct clm__view *view = f->view;
    int last = view->high[clause];
    enum clm__rel rel = clm__view_rel(view, f->head);
    for (int i = clause; i <= last; i++)
        if (is_new_cue(f, clause, i) ||
            (i + 1 < last && view->quote[i] == 0 && clm__view_is_char(view, i - 1, ",") &&
             clm__view_is(view, i, "which") && clm__relative_end(view, i) >= last) ||
            (i + 1 < view->count && clm__view_is(view, i, "according") &&
             clm__view_is(view, i + 1, "to") && clm__view_is_char(view, i - 1, ",")))
            return i - 1;
    int next = last + 1;
    if (rel == CLM__REL_ACL || rel == CLM__REL_ADVCL || rel == CLM__REL_CCOMP ||
        rel == CLM__REL_XCOMP || clm__view_is_end(view, next))
        return last;
    for (int i = next; i < view->count; i++) {
        enum clm__rel other = clm__view_rel(view, i);
        if (clm__view_head(view, i) == f->head &&
            (other == CLM__REL_CONJ || other == CLM__REL_PARATAXIS))
            return last;
        if (is_new_cue(f, clause, i) || clm__view_is_char(view, i, ";"))
            return last;
    }
    return view->count - 1;
}

/* Content that ends inside of a quotation that it began goes on to the quotation's end,
 * over the sentence if need be. */
static void
close_quote(struct clm__finding *f, struct clm__words words)
{
    const struct clm__view *view = f->view;
    uint32_t number = view->quote[words.last];
    if (f->content.count == 0 || number == 0)
        return;
    const struct clm__quote *quote = &view->in->parsed->quotes[number - 1];
    struct clm__piece *piece = &f->content.pieces[f->content.count - 1];
    if (quote->start >= piece->start && quote->end > piece->end &&
        (quote->flags & CLM__QUOTE_OPEN) == 0)
        piece->end = quote->end;
}

/* "which he said was over": the pronoun is part of the content. */
static void
add_pronoun_before(struct clm__finding *f)
{
    const struct clm__view *view = f->view;
    int at = f->source.first - 1;
    if (at >= 0 && f->source.first < f->cue.first && clm__view_is_char(view, at, ","))
        at--;
    if (at < 0 || f->source.first > f->cue.first ||
        clm__view_rel(view, f->head) != CLM__REL_ACL)
        return;
    if (clm__view_is(view, at, "which") || clm__view_is(view, at, "what") ||
        clm__view_is(view, at, "that") || clm__view_is(view, at, "who"))
        clm__part_add(&f->content, view, (struct clm__words){at, at});
}

/* A clause behind the verb. A quotation that begins with it and ends behind it is the
 * content. */
static bool
add_clause(struct clm__finding *f)
{
    const struct clm__view *view = f->view;
    int clause = clm__view_child(view, f->head, CLM__REL_CCOMP, f->cue.last + 1);
    if (clause < 0)
        return false;
    struct clm__words words = {view->low[clause], clause_end(f, clause)};
    if (words.first <= f->cue.last)
        words.first = f->cue.last + 1;
    add_pronoun_before(f);
    clm__part_add(&f->content, view, words);
    close_quote(f, words);
    return f->content.count > 0;
}

static bool
is_clause_word(const struct clm__view *view, int i)
{
    static const char *const words[] = {"that", "how",   "why",  "whether", "what",
                                        "who",  "where", "when", "if"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (clm__view_is(view, i, words[k]))
            return true;
    return false;
}

/* "that", "how" or "whether" behind the cue or behind those who are told, whatever the
 * tree makes of it; "that" must have a verb of its own. */
static bool
add_marked_clause(struct clm__finding *f)
{
    const struct clm__view *view = f->view;
    int at = f->cue.last + 1, object = clm__object_of(f);
    bool told = (f->word->patterns & CLM__CUE_NP_TO) != 0; /* somebody, not something */
    if ((f->word->patterns & (CLM__CUE_OBJ | CLM__CUE_NP_TO)) == CLM__CUE_OBJ)
        object = -1;
    if (object > 0 && at < view->count && !is_clause_word(view, at))
        at = view->high[object] + 1;
    for (int i = f->cue.last + 1; object > 0 && i <= view->high[object]; i++)
        if (clm__view_is(view, i, "that") &&
            (clm__view_rel(view, i) == CLM__REL_MARK || (told && i == object + 1)))
            at = i;
    if (at >= view->count || at > view->high[f->head] || !is_clause_word(view, at) ||
        (clm__view_is(view, at, "that") && clm__view_rel(view, at) != CLM__REL_MARK &&
         !(told && at == object + 1)) ||
        clm__view_is(view, at, "if") || clm__view_is(view, at, "when"))
        return false;
    clm__part_add(&f->content, view, (struct clm__words){at, view->high[f->head]});
    return f->content.count > 0;
}

/* "He said:" at the end of a paragraph: the next one is the content, or the quotation
 * that it begins with. */
static bool
add_next_paragraph(struct clm__finding *f)
{
    const struct clm__view *view = f->view;
    const struct clm__parsed *parsed = view->in->parsed;
    size_t next = (size_t)(view->sentence - parsed->sentences) + 1;
    if (!clm__view_is_char(view, view->count - 1, ":") ||
        next >= parsed->sentence_count ||
        parsed->sentences[next].paragraph != view->sentence->paragraph + 1 ||
        view->count - 1 > f->cue.last + 8)
        return false;
    struct clm__piece piece = {parsed->sentences[next].start,
                               parsed->sentences[next].end};
    for (size_t i = next + 1;
         i < parsed->sentence_count &&
         parsed->sentences[i].paragraph == parsed->sentences[next].paragraph;
         i++)
        piece.end = parsed->sentences[i].end;
    for (size_t i = clm__view_first_quote(parsed, piece.start);
         i < parsed->quote_count && parsed->quotes[i].start <= piece.start; i++)
        if (parsed->quotes[i].start == piece.start && parsed->quotes[i].depth == 0)
            piece.end = parsed->quotes[i].end;
    f->content.pieces[f->content.count++] = piece;
    return true;
}

/* A finite verb that says nothing but clauses, before words of which the tree makes none.
 */
static bool
add_rest(struct clm__finding *f)
{
    const struct clm__view *view = f->view;
    unsigned other = CLM__CUE_OBJ | CLM__CUE_ASPECT | CLM__CUE_WEAK | CLM__CUE_LIGHT;
    int next = f->cue.last + 1;
    const char *xpos = clm__view_xpos(view, f->head);
    if ((f->word->patterns & CLM__CUE_THAT) == 0 || (f->word->patterns & other) != 0 ||
        f->passive || f->source.first < 0 || f->source.first > f->cue.first ||
        strncmp(xpos, "VB", 2) != 0 || next + 3 >= view->count ||
        view->high[f->head] < next + 2 || clm__view_is(view, next, "to"))
        return false;
    enum clm__upos kind = clm__view_kind(view, next);
    if (kind == CLM__UPOS_PUNCT || kind == CLM__UPOS_ADP || kind == CLM__UPOS_ADV ||
        kind == CLM__UPOS_CCONJ || kind == CLM__UPOS_SCONJ)
        return false;
    bool verb = false, that = false;
    for (int i = next; i <= view->high[f->head]; i++) {
        if (!that && clm__view_is(view, i, "that") &&
            clm__view_rel(view, i) == CLM__REL_MARK) {
            that = true;
            next = i;
        }
        verb = verb || clm__view_kind(view, i) == CLM__UPOS_VERB ||
               clm__view_kind(view, i) == CLM__UPOS_AUX;
    }
    if (that || (verb && (f->word->patterns & CLM__CUE_NP_TO) == 0))
        clm__part_add(&f->content, view,
                      (struct clm__words){next, clause_end(f, f->head)});
    return f->content.count > 0;
}

bool
clm__add_clause(struct clm__finding *f)
{
    return add_clause(f) || add_marked_clause(f);
}

bool
clm__add_rest(struct clm__finding *f)
{
    return add_next_paragraph(f) || add_rest(f);
}
