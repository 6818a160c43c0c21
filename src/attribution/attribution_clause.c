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

/* ", which he had not read" up to the end of the content. */
static bool
is_last_relative(const struct clm__sentence *sentence, int i, int last)
{
    return i + 1 < last && clm__words_quote(sentence, i) == 0 &&
           clm__words_is(sentence, i, "which") && clm__relative_end(sentence, i) >= last;
}

static bool
is_according_to(const struct clm__sentence *sentence, int i)
{
    return i + 1 < clm__words_count(sentence) &&
           clm__words_is(sentence, i, "according") &&
           clm__words_is(sentence, i + 1, "to");
}

/* Whether the author speaks on from a word of the content that ends with `last`. */
static bool
is_of_author(const struct clm__finding *f, int clause, int i, int last)
{
    const struct clm__sentence *sentence = f->sentence;

    return is_new_cue(f, clause, i) ||
           (i > 0 && clm__words_is_char(sentence, i - 1, ",") &&
            (is_last_relative(sentence, i, last) || is_according_to(sentence, i)));
}

/* Whether something new begins behind the content: a clause beside that of the cue. */
static bool
begins_anew(const struct clm__finding *f, int clause, int i)
{
    const struct clm__sentence *sentence = f->sentence;
    bool beside = clm__words_head(sentence, i) == f->head &&
                  clm__words_rel_in(sentence, i, CLM__REL(CONJ) | CLM__REL(PARATAXIS));

    return beside || is_new_cue(f, clause, i) || clm__words_is_char(sentence, i, ";");
}

/* Where the clause of the content ends: trees tend to cut it short, so it runs to the end
 * of the sentence unless something new begins behind it. */
static int
clause_end(const struct clm__finding *f, int clause)
{
    static const uint64_t inner =
        CLM__REL(ACL) | CLM__REL(ADVCL) | CLM__REL(CCOMP) | CLM__REL(XCOMP);
    const struct clm__sentence *sentence = f->sentence;
    int last = clm__words_last(sentence, clause);
    for (int i = clause; i <= last; i++)
        if (is_of_author(f, clause, i, last))
            return i - 1;

    if (clm__words_rel_in(sentence, f->head, inner) ||
        clm__words_is_end(sentence, last + 1))
        return last;
    for (int i = last + 1; i < clm__words_count(sentence); i++)
        if (begins_anew(f, clause, i))
            return last;
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

/* A finite verb with its subject before it that says nothing but clauses. */
static bool
says_clauses_only(const struct clm__finding *f)
{
    static const unsigned other =
        CLM__CUE_OBJ | CLM__CUE_ASPECT | CLM__CUE_WEAK | CLM__CUE_LIGHT;

    return (f->word->patterns & (CLM__CUE_THAT | other)) == CLM__CUE_THAT &&
           !f->passive && f->source.first >= 0 && f->source.first <= f->cue.first &&
           strncmp(clm__words_xpos(f->sentence, f->head), "VB", 2) == 0;
}

/* Whether what stands behind such a verb may be a clause by its length and beginning. */
static bool
may_be_clause(const struct clm__finding *f, int first)
{
    static const uint32_t never = CLM__KIND(PUNCT) | CLM__KIND(ADP) | CLM__KIND(ADV) |
                                  CLM__KIND(CCONJ) | CLM__KIND(SCONJ);
    const struct clm__sentence *sentence = f->sentence;

    return first + 3 < clm__words_count(sentence) &&
           clm__words_last(sentence, f->head) >= first + 2 &&
           !clm__words_is(sentence, first, "to") &&
           !clm__words_kind_in(sentence, first, never);
}

/* A finite verb that says nothing but clauses, before words of which the tree makes none.
 */
static bool
add_rest(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    int first = f->cue.last + 1, that = -1;
    bool verb = false;
    if (!says_clauses_only(f) || !may_be_clause(f, first))
        return false;

    for (int i = first; i <= clm__words_last(sentence, f->head); i++) {
        if (that < 0 && clm__words_is(sentence, i, "that") &&
            clm__words_rel(sentence, i) == CLM__REL_MARK)
            that = i;
        verb |= clm__words_kind_in(sentence, i, CLM__KIND(VERB) | CLM__KIND(AUX));
    }
    if (that >= 0 || (verb && (f->word->patterns & CLM__CUE_NP_TO) == 0))
        clm__part_add(
            &f->content, sentence,
            (struct clm__words){that >= 0 ? that : first, clause_end(f, f->head)});
    return f->content.count > 0;
}

bool
clm__add_that(struct clm__finding *f)
{
    enum { NEAR = 6 };
    const struct clm__sentence *sentence = f->sentence;
    int last = clm__words_count(sentence) - 1;

    for (int i = f->cue.last + 1; i < last && i <= f->cue.last + NEAR; i++) {
        if (clm__words_kind(sentence, i) == CLM__UPOS_VERB ||
            clm__words_is_char(sentence, i, ","))
            break;
        if (clm__words_is(sentence, i, "that")) {
            clm__part_add(&f->content, sentence, (struct clm__words){i, last});
            break;
        }
    }
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
