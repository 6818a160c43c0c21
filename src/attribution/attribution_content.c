/* SPDX-License-Identifier: MIT */
/* The content of verbs: noun phrases, infinitives, what stands behind a preposition. */
#include "attribution/attribution_content.h"

#include "attribution/attribution_clause.h"
#include "attribution/attribution_nominal.h"
#include "attribution/attribution_speech.h"
#include "attribution/attribution_words.h"

/* A noun phrase or clause without what the author adds to it: ", which ..." or what
 * stands behind a dash. */
static struct clm__words
without_aside(const struct clm__sentence *sentence, struct clm__words words)
{
    for (int i = words.first + 1; i < words.last; i++) {
        bool which = clm__words_is_char(sentence, i, ",") &&
                     (clm__words_is(sentence, i + 1, "which") ||
                      clm__words_is(sentence, i + 1, "who") ||
                      clm__words_is(sentence, i + 1, "whose"));
        bool dash =
            clm__words_is_char(sentence, i, "-") && clm__words_quote(sentence, i) == 0;
        if (which && clm__words_quote(sentence, i) == 0 &&
            clm__relative_end(sentence, i + 1) >= words.last)
            dash = true;
        if (dash || (clm__words_is_char(sentence, i, ",") &&
                     clm__is_speech_participle(sentence, i + 1)))
            words.last = i - 1;
    }
    return words;
}

/* The object of a verb and the phrases right behind it that begin with one of the given
 * prepositions: "Smith as a failure", "the mayor for the delay". */
static struct clm__words
object_words(const struct clm__finding *f, int object, uint32_t prepositions)
{
    const struct clm__sentence *sentence = f->sentence;
    struct clm__words words = clm__words_subtree(sentence, object);
    if (words.first <= f->cue.last)
        words.first = f->cue.last + 1;
    for (int i = words.last + 1; i <= clm__words_last(sentence, f->head); i++) {
        int at = -1;
        if (clm__words_head(sentence, i) != f->head ||
            clm__words_first(sentence, i) != words.last + 1)
            continue;
        if ((clm__cue_marker(sentence, i, &at) & prepositions) != 0 ||
            (at >= 0 && clm__words_is(sentence, at, "that")))
            words.last = clm__words_last(sentence, i);
    }
    return words;
}

static bool
add_passive_subject(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    int subject = clm__words_child(sentence, f->head, CLM__REL_NSUBJ, 0);
    if (subject < 0 || subject > f->head)
        return false;
    struct clm__words words = clm__words_subtree(sentence, subject);
    if (words.last >= f->cue.first)
        words.last = f->cue.first - 1;
    clm__part_add(&f->content, sentence, words);
    return true;
}

/* "promised to leave", "expects them to leave", "denied taking it", "called it a
 * failure". */
static bool
add_infinitive(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    unsigned patterns = f->word->patterns;
    int clause = clm__words_child(sentence, f->head, CLM__REL_XCOMP, f->cue.last + 1);
    int object = clm__object_of(f), marker = -1;
    if (clause < 0)
        return false;
    (void)clm__cue_marker(sentence, clause, &marker);
    bool gerund = marker < 0 && strcmp(clm__words_xpos(sentence, clause), "VBG") == 0;
    bool address = object >= 0 && object < clause;
    unsigned wanted = gerund ? CLM__CUE_ING : marker < 0 ? CLM__CUE_SMALL : CLM__CUE_TO;
    if (marker >= 0 && (address || f->passive))
        wanted = CLM__CUE_NP_TO | CLM__CUE_HIM_TO | (f->passive ? CLM__CUE_TO : 0u);
    bool subject =
        marker >= 0 && !address && (f->passive || (patterns & CLM__CUE_SUBJECT) != 0);
    if (marker >= 0)
        wanted |= CLM__CUE_SUBJECT;
    if ((patterns & wanted) == 0)
        return false;
    struct clm__words words = clm__words_subtree(sentence, clause);
    if (subject) {
        (void)add_passive_subject(f);
        if (!f->passive)
            f->source = CLM__NO_WORDS;
    }
    if (address && (patterns & wanted & (CLM__CUE_NP_TO | CLM__CUE_SMALL)) != 0)
        words.first = clm__words_first(sentence, object);
    clm__part_add(&f->content, sentence, without_aside(sentence, words));
    return f->content.count > 0;
}

/* The end of an infinitive right behind a phrase: "for the police to act". */
static int
with_infinitive(const struct clm__finding *f, int last)
{
    const struct clm__sentence *sentence = f->sentence;
    if (last + 1 >= clm__words_count(sentence) ||
        !clm__words_is(sentence, last + 1, "to") ||
        clm__words_rel(sentence, last + 1) != CLM__REL_MARK)
        return last;
    int verb = clm__words_head(sentence, last + 1);
    return verb >= 0 && clm__words_head(sentence, verb) == f->head
               ? clm__words_last(sentence, verb)
               : last;
}

/* "called for calm", "accused him of lying": the preposition goes with the cue when it
 * stands beside it, or behind a pronoun. */
static bool
add_behind_preposition(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    int object = clm__object_of(f);
    for (int i = f->cue.last + 1; i <= clm__words_last(sentence, f->head); i++) {
        enum clm__rel rel = clm__words_rel(sentence, i);
        int at = -1, up = clm__words_head(sentence, i);
        if ((up != f->head && (up != object || object < 0)) ||
            (rel != CLM__REL_OBL && rel != CLM__REL_NMOD && rel != CLM__REL_ADVCL &&
             rel != CLM__REL_ACL))
            continue;
        if ((clm__cue_marker(sentence, i, &at) & f->word->prepositions) == 0)
            continue;
        struct clm__words words = {at + 1, clm__words_last(sentence, i)};
        if (at == f->cue.last + 1)
            f->cue.last = at;
        else if (object > 0 && object < at &&
                 clm__words_kind(sentence, object) != CLM__UPOS_PRON)
            words.first = clm__words_first(sentence, object);
        else if (object > 0 && at == object + 1 && object == f->cue.last + 1)
            f->cue.last = at;
        if (f->passive)
            (void)add_passive_subject(f);
        words.last = with_infinitive(f, words.last);
        clm__part_add(&f->content, sentence, without_aside(sentence, words));
        return f->content.count > 0;
    }
    return false;
}

static bool
add_object(struct clm__finding *f)
{
    int object = clm__words_child(f->sentence, f->head, CLM__REL_OBJ, f->cue.last + 1);
    if (object < 0)
        return false;
    clm__part_add(
        &f->content, f->sentence,
        without_aside(f->sentence, object_words(f, object, f->word->prepositions)));
    return f->content.count > 0;
}

/* "expressed concern over the plan": verb, object and preposition are the cue. */
static bool
add_light(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    int object = clm__words_child(sentence, f->head, CLM__REL_OBJ, f->cue.last + 1);
    for (int i = object + 1; object >= 0 && i <= clm__words_last(sentence, f->head);
         i++) {
        int at = -1, up = clm__words_head(sentence, i);
        if ((up != f->head && up != object) ||
            (clm__cue_marker(sentence, i, &at) & f->word->prepositions) == 0 ||
            at != object + 1)
            continue;
        f->cue.last = at;
        clm__part_add(&f->content, sentence,
                      without_aside(sentence, (struct clm__words){
                                                  at + 1, clm__words_last(sentence, i)}));
        return f->content.count > 0;
    }
    return false;
}

/* "called it a failure", "called the plan dead": what follows the verb up to the next
 * clause.
 */
static bool
add_small(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    int first = f->cue.last + 1, last = -1;
    int object = clm__words_child(sentence, f->head, CLM__REL_OBJ, first);
    if (object < 0 || f->passive || clm__words_first(sentence, object) != first)
        return false;
    for (int i = first; i <= clm__words_last(sentence, f->head); i++) {
        enum clm__rel rel = clm__words_rel(sentence, i);
        if (clm__words_head(sentence, i) != f->head || clm__words_is_mark(sentence, i))
            continue;
        if (rel != CLM__REL_OBJ && rel != CLM__REL_XCOMP && rel != CLM__REL_CCOMP &&
            rel != CLM__REL_IOBJ)
            break;
        last = clm__words_last(sentence, i);
    }
    if (last <= clm__words_last(sentence, object))
        return false;
    clm__part_add(&f->content, sentence,
                  without_aside(sentence, (struct clm__words){first, last}));
    return f->content.count > 0;
}

/* "described it as a failure"; in the passive, what stands behind "as". */
static bool
add_as(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    uint32_t as = clm__cue_preposition("as", 2);
    int object = clm__words_child(sentence, f->head, CLM__REL_OBJ, f->cue.last + 1);
    for (int i = f->cue.last + 1; i <= clm__words_last(sentence, f->head); i++) {
        int at = -1, up = clm__words_head(sentence, i);
        if ((up != f->head && (up != object || object < 0)) ||
            clm__cue_marker(sentence, i, &at) != as)
            continue;
        struct clm__words words = {at + 1, clm__words_last(sentence, i)};
        if (at == f->cue.last + 1)
            f->cue.last = at;
        else if (object >= 0 && object < at)
            words.first = clm__words_first(sentence, object);
        if (f->passive)
            (void)add_passive_subject(f);
        clm__part_add(&f->content, sentence, words);
        return f->content.count > 0;
    }
    return false;
}

/* "what he knew": the word itself is the content. */
static bool
add_relative(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    int up = clm__words_head(sentence, f->head);
    int object = clm__words_child(sentence, f->head, CLM__REL_OBJ, 0);
    if (f->passive)
        return false;
    if (object >= 0 && object < f->cue.first && clm__words_is(sentence, object, "what"))
        up = object;
    else if (up < 0 || clm__words_rel(sentence, f->head) != CLM__REL_ACL ||
             !clm__words_is(sentence, up, "what"))
        return false;
    clm__part_add(&f->content, sentence, (struct clm__words){up, up});
    return true;
}

/* Who is spoken of is the content: "praised the mayor", "the mayor was praised". */
static bool
add_whom(struct clm__finding *f)
{
    return f->passive ? f->source.first >= 0 && add_passive_subject(f) : add_object(f);
}

/* The ways to find the content of a verb, in the order in which they are tried. */
static const struct {
    unsigned wanted;   /* patterns of the verb, any of which calls for it; 0 = always */
    unsigned unwanted; /* patterns that rule it out */
    enum clm__attribution_kind kind;
    bool (*add)(struct clm__finding *f);
} ways[] = {
    {CLM__CUE_QUOTE, 0, CLM__ATTRIBUTION_SPEECH, clm__find_speech},
    {CLM__CUE_THAT | CLM__CUE_QUOTE, 0, CLM__ATTRIBUTION_CLAUSE, clm__add_clause},
    {CLM__CUE_SMALL, 0, CLM__ATTRIBUTION_OTHER, add_small},
    {0, 0, CLM__ATTRIBUTION_OTHER, add_infinitive},
    {0, CLM__CUE_LIGHT, CLM__ATTRIBUTION_OTHER, add_behind_preposition},
    {CLM__CUE_LIGHT, 0, CLM__ATTRIBUTION_OTHER, add_light},
    {CLM__CUE_AS, CLM__CUE_LIGHT, CLM__ATTRIBUTION_OTHER, add_as},
    {CLM__CUE_THAT, CLM__CUE_LIGHT, CLM__ATTRIBUTION_CLAUSE, clm__add_rest},
    {CLM__CUE_OBJ, CLM__CUE_LIGHT, CLM__ATTRIBUTION_OTHER, add_whom},
    {CLM__CUE_QUOTE, 0, CLM__ATTRIBUTION_SPEECH, clm__add_before},
    {CLM__CUE_THAT, CLM__CUE_LIGHT, CLM__ATTRIBUTION_CLAUSE, clm__add_that},
    {CLM__CUE_THAT, CLM__CUE_LIGHT | CLM__CUE_OBJ, CLM__ATTRIBUTION_OTHER, add_relative},
};

static bool
find_verb_content(struct clm__finding *f)
{
    unsigned patterns = f->word->patterns;

    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        f->kind = ways[i].kind;
        if ((ways[i].wanted == 0 || (patterns & ways[i].wanted) != 0) &&
            (patterns & ways[i].unwanted) == 0 && ways[i].add(f))
            return true;
    }
    return false;
}

bool
clm__find_content(struct clm__finding *f)
{
    switch ((int)f->word->class_) {
    case CLM__CUE_VERB:
        return find_verb_content(f);
    case CLM__CUE_NOUN:
        return clm__find_noun_content(f);
    case CLM__CUE_ADJECTIVE:
        return clm__find_adjective_content(f);
    default:
        return false;
    }
}
