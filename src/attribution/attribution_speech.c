/* SPDX-License-Identifier: MIT */
/* What is said: direct speech, and plain words before or around the clause of the cue. */
#include "attribution/attribution_speech.h"

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
    const struct clm__sentence *sentence = f->sentence;
    for (int i = clause.last + 1; i <= clm__words_last(sentence, f->head); i++) {
        enum clm__rel rel = clm__words_rel(sentence, i);
        if (clm__words_head(sentence, i) != f->head)
            continue;
        if ((rel == CLM__REL_OBL || rel == CLM__REL_ADVMOD || rel == CLM__REL_IOBJ ||
             rel == CLM__REL_OBJ) &&
            clm__words_first(sentence, i) == clause.last + 1 &&
            clm__words_quote(sentence, i) == 0)
            clause.last = clm__words_last(sentence, i);
    }
    return clause;
}

/* The quotation that ends right before a word, past commas; 0. */
static uint32_t
quote_before(const struct clm__sentence *sentence, int at, int *gap)
{
    int i = at - 1;
    while (i >= 0 && clm__words_quote(sentence, i) == 0 &&
           clm__words_is_char(sentence, i, ",-"))
        i--;
    *gap = i;
    if (i < 0 || clm__words_quote(sentence, i) == 0 ||
        clm__words_quote(sentence, i) == clm__words_quote(sentence, at))
        return 0;
    return sentence->tree.parsed->quotes[clm__words_quote(sentence, i) - 1].end ==
                   sentence->tree.tokens[i].end
               ? clm__words_quote(sentence, i)
               : 0;
}

/* The quotation that begins right behind a word, past a comma or colon; 0. */
static uint32_t
quote_behind(const struct clm__sentence *sentence, int at)
{
    int i = at + 1;
    while (i < clm__words_count(sentence) && clm__words_quote(sentence, i) == 0 &&
           clm__words_is_char(sentence, i, ",:-"))
        i++;
    if (i >= clm__words_count(sentence) || clm__words_quote(sentence, i) == 0 ||
        clm__words_quote(sentence, i) == clm__words_quote(sentence, at))
        return 0;
    return sentence->tree.parsed->quotes[clm__words_quote(sentence, i) - 1].start ==
                   sentence->tree.tokens[i].start
               ? clm__words_quote(sentence, i)
               : 0;
}

/* Whether a quotation is direct speech, not some words inside a sentence: it begins like
 * a sentence, and nothing runs into it. */
static bool
is_whole(const struct clm__sentence *sentence, uint32_t quote)
{
    struct clm__words words = clm__words_quoted(sentence, quote);
    const struct clm__quote *from = &sentence->tree.parsed->quotes[quote - 1];
    if (from->start < sentence->tree.tokens[0].start)
        return true;
    if (words.first > 0 && clm__words_rel(sentence, words.first - 1) != CLM__REL_CC &&
        clm__words_kind(sentence, words.first - 1) != CLM__UPOS_PUNCT)
        return false;
    for (int i = words.first; i <= words.last; i++)
        if (!clm__words_is_mark(sentence, i))
            return words.first == 0 ||
                   (sentence->tree.tokens[i].flags & CLM__TOKEN_LOWER) == 0;
    return false;
}

/* Whether a quotation stops with a mark, inside or behind it. */
static bool
is_closed_off(const struct clm__sentence *sentence, uint32_t quote)
{
    int last = clm__words_quoted(sentence, quote).last;
    return (last > 0 && clm__words_is_mark(sentence, last) &&
            clm__words_kind(sentence, last - 1) == CLM__UPOS_PUNCT) ||
           (last + 1 < clm__words_count(sentence) &&
            clm__words_kind(sentence, last + 1) == CLM__UPOS_PUNCT) ||
           last + 1 >= clm__words_count(sentence);
}

/* Whether the words up to `last` only tell when, where or why: "On Monday, he said". */
static bool
is_adjunct(const struct clm__sentence *sentence, int verb, int last)
{
    int top = last;
    while (clm__words_head(sentence, top) >= 0 && clm__words_head(sentence, top) != verb)
        top = clm__words_head(sentence, top);
    enum clm__rel rel = clm__words_rel(sentence, top);
    return clm__words_head(sentence, top) == verb &&
           (rel == CLM__REL_OBL || rel == CLM__REL_ADVMOD || rel == CLM__REL_ADVCL ||
            rel == CLM__REL_CC || rel == CLM__REL_DISCOURSE || rel == CLM__REL_MARK);
}

/* Whether plain words go on behind the clause of the cue, past a comma. */
static bool
goes_on_behind(const struct clm__sentence *sentence, int comma)
{
    return comma + 1 < clm__words_count(sentence) &&
           clm__words_is_char(sentence, comma, ",-") &&
           clm__words_quote(sentence, comma + 1) == 0;
}

static bool
is_aside(const struct clm__finding *f)
{
    return clm__words_rel(f->sentence, f->head) == CLM__REL_PARATAXIS &&
           clm__words_head(f->sentence, f->head) >= 0;
}

/* A clause that could be said; "an interview published on Sunday" is none. */
static bool
is_clause(const struct clm__sentence *sentence, int verb)
{
    return clm__words_child(sentence, verb, CLM__REL_NSUBJ, 0) >= 0 ||
           clm__words_child(sentence, verb, CLM__REL_EXPL, 0) >= 0 ||
           clm__words_child(sentence, verb, CLM__REL_MARK, 0) >= 0;
}

/* Whether the words before the comma are said, `inside` being what the tree takes for
 * the content; where that stands behind the comma, both may be parts of one. */
static bool
is_said_before(const struct clm__finding *f, struct clm__words clause, bool goes_on,
               int *inside)
{
    const struct clm__sentence *sentence = f->sentence;
    int comma = clause.first - 1;
    bool adjunct = is_adjunct(sentence, f->head, comma - 1);

    *inside = clm__words_child(sentence, f->head, CLM__REL_CCOMP, 0);
    int behind = clm__words_child(sentence, f->head, CLM__REL_CCOMP, comma);
    if (behind >= 0 && is_clause(sentence, behind)) {
        if (!goes_on || adjunct || clause.first == f->cue.first)
            return false;
        *inside = -1;
    }
    if (*inside >= 0 || is_aside(f))
        return true;
    return !adjunct && (goes_on || clm__words_is_end(sentence, clause.last + 1));
}

/* The last word of what is said behind the clause of the cue; -1 if nothing is. */
static int
last_behind(const struct clm__finding *f, struct clm__words clause, int inside)
{
    const struct clm__sentence *sentence = f->sentence;
    if (!is_aside(f))
        return inside >= 0 ? -1 : clm__words_count(sentence) - 1;

    int last = clm__words_last(sentence, clm__words_head(sentence, f->head));
    return last > clause.last ? last : -1;
}

/* What is said in plain words before the clause, or around it: "It was over, he said",
 * "The plan, he said, was over". */
static bool
add_plain_before(struct clm__finding *f, struct clm__words clause)
{
    const struct clm__sentence *sentence = f->sentence;
    int comma = clause.first - 1, rest = clause.last + 1, inside = -1;
    if (comma < 1 || !clm__words_is_char(sentence, comma, ",-") ||
        clm__words_quote(sentence, comma) > 0)
        return false;

    bool goes_on = goes_on_behind(sentence, rest);
    if (!is_said_before(f, clause, goes_on, &inside))
        return false;
    clm__part_add(&f->content, sentence,
                  (struct clm__words){clm__words_is(sentence, 0, "and"), comma - 1});

    int last = last_behind(f, clause, inside);
    if (goes_on && last > rest && strcmp(clm__words_xpos(sentence, rest + 1), "VBG") != 0)
        clm__part_add(&f->content, sentence, (struct clm__words){rest + 1, last});
    return f->content.count > 0;
}

/* Direct speech whose beginning the text does not hold: all up to its closing mark. */
static bool
add_closed_before(struct clm__finding *f, int gap)
{
    const struct clm__sentence *sentence = f->sentence;
    if (gap < 2 || clm__words_quote(sentence, gap) > 0 ||
        !clm__words_is_mark(sentence, gap) ||
        clm__words_kind(sentence, gap - 1) != CLM__UPOS_PUNCT)
        return false;
    clm__part_add(&f->content, sentence, (struct clm__words){0, gap});
    return true;
}

/* "The storm, he often says, is a warning": an aside, whatever the tree makes of it. */
static bool
is_between_commas(const struct clm__sentence *sentence, struct clm__words clause)
{
    return clause.first > 1 && clm__words_is_char(sentence, clause.first - 1, ",") &&
           clause.last + 2 < clm__words_count(sentence) &&
           clm__words_is_char(sentence, clause.last + 1, ",") &&
           clm__words_xpos(sentence, clause.first)[0] != 'W';
}

bool
clm__find_speech(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    struct clm__words clause = speech_clause(f);
    int gap = -1;
    uint32_t before = quote_before(sentence, clause.first, &gap);
    uint32_t behind = quote_behind(sentence, clause.last);
    if (behind == 0)
        behind = quote_behind(sentence, f->cue.last);
    if (before > 0 && !is_closed_off(sentence, before))
        before = 0;
    int inside = clm__words_child(sentence, f->head, CLM__REL_CCOMP, 0);
    bool aside = clm__words_rel(sentence, f->head) == CLM__REL_PARATAXIS;
    if (before > 0 && is_whole(sentence, before))
        clm__part_add_quote(&f->content, sentence, before);
    else if (before > 0 && (aside || clm__words_is_end(sentence, clause.last + 1) ||
                            (inside >= 0 && inside < clause.first)))
        clm__part_add(&f->content, sentence, (struct clm__words){0, gap});
    else if (clm__words_rel(sentence, f->head) != CLM__REL_ACL ||
             is_between_commas(sentence, clause))
        (void)(add_closed_before(f, gap) || add_plain_before(f, clause));
    if (behind > 0 && (f->content.count > 0 ||
                       (is_whole(sentence, behind) && is_closed_off(sentence, behind))))
        clm__part_add_quote(&f->content, sentence, behind);
    return f->content.count > 0;
}

/* A clause with a finite verb of its own. */
static bool
is_finite_clause(const struct clm__sentence *sentence, int last)
{
    static const uint32_t verbs = CLM__KIND(VERB) | CLM__KIND(AUX);
    int verb = 0;
    while (verb <= last && !clm__words_kind_in(sentence, verb, verbs))
        verb++;
    return verb <= last && clm__words_child(sentence, verb, CLM__REL_MARK, 0) < 0 &&
           strcmp(clm__words_xpos(sentence, verb), "VBG") != 0 &&
           strcmp(clm__words_xpos(sentence, verb), "VBN") != 0;
}

bool
clm__add_before(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    int comma = speech_clause(f).first - 1;
    int mark = clm__words_child(sentence, f->head, CLM__REL_MARK, 0);
    const char *xpos = clm__words_xpos(sentence, f->head);
    bool finite = strcmp(xpos, "VBD") == 0 || strcmp(xpos, "VBZ") == 0 ||
                  strcmp(xpos, "VBP") == 0 ||
                  clm__words_child(sentence, f->head, CLM__REL_AUX, 0) >= 0;
    if (!finite || comma < 3 || !clm__words_is_char(sentence, comma, ",") ||
        (mark >= 0 && !clm__tree_nominal(&sentence->tree, (unsigned)mark)) ||
        !is_finite_clause(sentence, comma - 1))
        return false;
    clm__part_add(&f->content, sentence, (struct clm__words){0, comma - 1});
    return f->content.count > 0;
}

/* Where the clause ends that a phrase at `at` stands in front of or behind: the whole
 * sentence, but for what is parted from it by a dash, a semicolon or a bracket. */
static struct clm__words
clause_around(const struct clm__sentence *sentence, int at)
{
    struct clm__words words = {0, clm__words_count(sentence) - 1};
    for (int i = 0; i < clm__words_count(sentence); i++) {
        bool parts = clm__words_is_char(sentence, i, ";:") ||
                     (sentence->tree.tokens[i].flags & CLM__TOKEN_BRACKET) != 0;
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
    const struct clm__sentence *sentence = f->sentence;
    int at = f->head;
    if (at + 2 >= clm__words_count(sentence) ||
        !clm__words_is(sentence, at, "according") ||
        !clm__words_is(sentence, at + 1, "to"))
        return false;
    f->kind = CLM__ATTRIBUTION_SPEECH;
    f->cue = (struct clm__words){at, at + 1};
    int noun = at + 2;
    for (int up = noun; up > at && clm__words_rel(sentence, noun) != CLM__REL_OBL &&
                        clm__words_rel(sentence, noun) != CLM__REL_NMOD;
         up = clm__words_head(sentence, noun))
        noun = up;
    int last = clm__words_last(sentence, noun);
    f->source = clm__words_trim(sentence, (struct clm__words){at + 2, last});
    struct clm__words clause = clause_around(sentence, at);
    if (at > clause.first)
        clm__part_add(&f->content, sentence, (struct clm__words){clause.first, at - 1});
    if (last < clause.last &&
        (at == clause.first || clm__words_is_char(sentence, last + 1, ",")))
        clm__part_add(&f->content, sentence, (struct clm__words){last + 1, clause.last});
    return f->content.count > 0 && f->source.first >= 0;
}
