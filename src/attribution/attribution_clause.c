/* SPDX-License-Identifier: MIT */
/* What is said in a clause behind the cue, and where that clause ends. */
#include "attribution/attribution_clause.h"

#include "attribution/attribution_words.h"

/* "saying", "arguing": a participle that takes a clause or direct speech. */
bool
clm__is_speech_participle(const struct clm__sentence *sentence, int i)
{
    const struct clm__cue_word *word =
        clm__words_kind(sentence, i) != CLM__UPOS_VERB ||
                clm__words_quote(sentence, i) > 0 ||
                strcmp(clm__words_xpos(sentence, i), "VBG") != 0
            ? NULL
            : clm__cue_find(sentence->cues, CLM__CUE_VERB, clm__words_lemma(sentence, i));
    return word != NULL && (word->patterns & CLM__CUE_WEAK) == 0 &&
           (word->patterns & (CLM__CUE_THAT | CLM__CUE_QUOTE)) != 0;
}

/* Whether a word begins something that the author says, not the one who is quoted: a
 * participle of speech behind a comma ("..., adding that"), or a verb of speech joined on
 * without a subject ("... and warned"). */
static bool
is_new_cue(const struct clm__finding *f, int clause, int i)
{
    const struct clm__sentence *sentence = f->sentence;
    const struct clm__cue_word *word =
        clm__words_kind(sentence, i) != CLM__UPOS_VERB || i < 2 ||
                clm__words_quote(sentence, i) > 0
            ? NULL
            : clm__cue_find(sentence->cues, CLM__CUE_VERB, clm__words_lemma(sentence, i));
    if (word == NULL || (word->patterns & CLM__CUE_WEAK) != 0 ||
        (word->patterns & (CLM__CUE_THAT | CLM__CUE_QUOTE)) == 0)
        return false;
    if (strcmp(clm__words_xpos(sentence, i), "VBG") == 0)
        return clm__words_is_char(sentence, i - 1, ",");
    return clm__words_head(sentence, i) == clause &&
           clm__words_rel(sentence, i) == CLM__REL_CONJ &&
           clm__words_child(sentence, i, CLM__REL_NSUBJ, 0) < 0 &&
           strcmp(clm__words_xpos(sentence, i), clm__words_xpos(sentence, f->head)) ==
               0 &&
           clm__words_rel(sentence, i - 1) == CLM__REL_CC;
}

/* The end of the clause that a relative pronoun begins. */
int
clm__relative_end(const struct clm__sentence *sentence, int pronoun)
{
    int top = pronoun;
    while (clm__words_rel(sentence, top) != CLM__REL_ACL &&
           clm__words_head(sentence, top) >= pronoun)
        top = clm__words_head(sentence, top);
    return clm__words_last(sentence, top);
}

/* Where the clause of the content ends: trees tend to cut it short, so it runs to the end
 * of the sentence unless something new begins behind it. */
static int
clause_end(const struct clm__finding *f, int clause)
{
    const struct clm__sentence *sentence = f->sentence;
    int last = clm__words_last(sentence, clause);
    enum clm__rel rel = clm__words_rel(sentence, f->head);
    for (int i = clause; i <= last; i++)
        if (is_new_cue(f, clause, i) ||
            (i + 1 < last && clm__words_quote(sentence, i) == 0 &&
             clm__words_is_char(sentence, i - 1, ",") &&
             clm__words_is(sentence, i, "which") &&
             clm__relative_end(sentence, i) >= last) ||
            (i + 1 < clm__words_count(sentence) &&
             clm__words_is(sentence, i, "according") &&
             clm__words_is(sentence, i + 1, "to") &&
             clm__words_is_char(sentence, i - 1, ",")))
            return i - 1;
    int next = last + 1;
    if (rel == CLM__REL_ACL || rel == CLM__REL_ADVCL || rel == CLM__REL_CCOMP ||
        rel == CLM__REL_XCOMP || clm__words_is_end(sentence, next))
        return last;
    for (int i = next; i < clm__words_count(sentence); i++) {
        enum clm__rel other = clm__words_rel(sentence, i);
        if (clm__words_head(sentence, i) == f->head &&
            (other == CLM__REL_CONJ || other == CLM__REL_PARATAXIS))
            return last;
        if (is_new_cue(f, clause, i) || clm__words_is_char(sentence, i, ";"))
            return last;
    }
    return clm__words_count(sentence) - 1;
}

/* Content that ends inside of a quotation that it began goes on to the quotation's end,
 * over the sentence if need be. */
static void
close_quote(struct clm__finding *f, struct clm__words words)
{
    const struct clm__sentence *sentence = f->sentence;
    uint32_t number = clm__words_quote(sentence, words.last);
    if (f->content.count == 0 || number == 0)
        return;
    const struct clm__quote *quote = &sentence->tree.parsed->quotes[number - 1];
    struct clm__stretch *piece = &f->content.pieces[f->content.count - 1];
    if (quote->start >= piece->start && quote->end > piece->end &&
        (quote->flags & CLM__QUOTE_OPEN) == 0)
        piece->end = quote->end;
}

/* "which he said was over": the pronoun is part of the content. */
static void
add_pronoun_before(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    int at = f->source.first - 1;
    if (at >= 0 && f->source.first < f->cue.first &&
        clm__words_is_char(sentence, at, ","))
        at--;
    if (at < 0 || f->source.first > f->cue.first ||
        clm__words_rel(sentence, f->head) != CLM__REL_ACL)
        return;
    if (clm__words_is(sentence, at, "which") || clm__words_is(sentence, at, "what") ||
        clm__words_is(sentence, at, "that") || clm__words_is(sentence, at, "who"))
        clm__part_add(&f->content, sentence, (struct clm__words){at, at});
}

/* A clause behind the verb. A quotation that begins with it and ends behind it is the
 * content. */
static bool
add_clause(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    int clause = clm__words_child(sentence, f->head, CLM__REL_CCOMP, f->cue.last + 1);
    if (clause < 0)
        return false;
    struct clm__words words = {clm__words_first(sentence, clause), clause_end(f, clause)};
    if (words.first <= f->cue.last)
        words.first = f->cue.last + 1;
    add_pronoun_before(f);
    clm__part_add(&f->content, sentence, words);
    close_quote(f, words);
    return f->content.count > 0;
}

static bool
is_clause_word(const struct clm__sentence *sentence, int i)
{
    static const char *const words[] = {"that", "how",   "why",  "whether", "what",
                                        "who",  "where", "when", "if"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (clm__words_is(sentence, i, words[k]))
            return true;
    return false;
}

/* "that", "how" or "whether" behind the cue or behind those who are told, whatever the
 * tree makes of it; "that" must have a verb of its own. */
static bool
add_marked_clause(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    int at = f->cue.last + 1, object = clm__object_of(f);
    bool told = (f->word->patterns & CLM__CUE_NP_TO) != 0; /* somebody, not something */
    if ((f->word->patterns & (CLM__CUE_OBJ | CLM__CUE_NP_TO)) == CLM__CUE_OBJ)
        object = -1;
    if (object > 0 && at < clm__words_count(sentence) && !is_clause_word(sentence, at))
        at = clm__words_last(sentence, object) + 1;
    for (int i = f->cue.last + 1; object > 0 && i <= clm__words_last(sentence, object);
         i++)
        if (clm__words_is(sentence, i, "that") &&
            (clm__words_rel(sentence, i) == CLM__REL_MARK || (told && i == object + 1)))
            at = i;
    if (at >= clm__words_count(sentence) || at > clm__words_last(sentence, f->head) ||
        !is_clause_word(sentence, at) ||
        (clm__words_is(sentence, at, "that") &&
         clm__words_rel(sentence, at) != CLM__REL_MARK && !(told && at == object + 1)) ||
        clm__words_is(sentence, at, "if") || clm__words_is(sentence, at, "when"))
        return false;
    clm__part_add(&f->content, sentence,
                  (struct clm__words){at, clm__words_last(sentence, f->head)});
    return f->content.count > 0;
}

/* "He said:" at the end of a paragraph: the next one is the content, or the quotation
 * that it begins with. */
static bool
add_next_paragraph(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    const struct clm__parsed *parsed = sentence->tree.parsed;
    size_t next = (size_t)(sentence->tree.sentence - parsed->sentences) + 1;
    if (!clm__words_is_char(sentence, clm__words_count(sentence) - 1, ":") ||
        next >= parsed->sentence_count ||
        parsed->sentences[next].paragraph != sentence->tree.sentence->paragraph + 1 ||
        clm__words_count(sentence) - 1 > f->cue.last + 8)
        return false;
    struct clm__stretch piece = {parsed->sentences[next].start,
                                 parsed->sentences[next].end};
    for (size_t i = next + 1;
         i < parsed->sentence_count &&
         parsed->sentences[i].paragraph == parsed->sentences[next].paragraph;
         i++)
        piece.end = parsed->sentences[i].end;
    for (size_t i = clm__quote_from(parsed, piece.start);
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
    const struct clm__sentence *sentence = f->sentence;
    unsigned other = CLM__CUE_OBJ | CLM__CUE_ASPECT | CLM__CUE_WEAK | CLM__CUE_LIGHT;
    int next = f->cue.last + 1;
    const char *xpos = clm__words_xpos(sentence, f->head);
    if ((f->word->patterns & CLM__CUE_THAT) == 0 || (f->word->patterns & other) != 0 ||
        f->passive || f->source.first < 0 || f->source.first > f->cue.first ||
        strncmp(xpos, "VB", 2) != 0 || next + 3 >= clm__words_count(sentence) ||
        clm__words_last(sentence, f->head) < next + 2 ||
        clm__words_is(sentence, next, "to"))
        return false;
    enum clm__upos kind = clm__words_kind(sentence, next);
    if (kind == CLM__UPOS_PUNCT || kind == CLM__UPOS_ADP || kind == CLM__UPOS_ADV ||
        kind == CLM__UPOS_CCONJ || kind == CLM__UPOS_SCONJ)
        return false;
    bool verb = false, that = false;
    for (int i = next; i <= clm__words_last(sentence, f->head); i++) {
        if (!that && clm__words_is(sentence, i, "that") &&
            clm__words_rel(sentence, i) == CLM__REL_MARK) {
            that = true;
            next = i;
        }
        verb = verb || clm__words_kind(sentence, i) == CLM__UPOS_VERB ||
               clm__words_kind(sentence, i) == CLM__UPOS_AUX;
    }
    if (that || (verb && (f->word->patterns & CLM__CUE_NP_TO) == 0))
        clm__part_add(&f->content, sentence,
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
