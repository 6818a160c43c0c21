/* SPDX-License-Identifier: MIT */
/* The cues that are nouns and adjectives: "a claim that", "is sure that". */
#include "attribution/attribution_nominal.h"

#include "attribution/attribution_words.h"

static bool
is_noun_word(const struct clm__sentence *sentence, int i, int noun)
{
    enum clm__rel rel = clm__words_rel(sentence, i);
    return clm__words_last(sentence, i) < noun && clm__words_quote(sentence, i) == 0 &&
           (clm__words_head(sentence, i) == noun
                ? rel == CLM__REL_DET || rel == CLM__REL_AMOD || rel == CLM__REL_COMPOUND
                : clm__words_head(sentence, i) > i &&
                      clm__words_head(sentence, i) < noun && rel == CLM__REL_ADVMOD);
}

/* The noun with what stands before it, as far as it belongs to the cue. Its owner is the
 * source; 's goes with the cue. */
static void
find_noun_words(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    f->source = CLM__NO_WORDS;
    f->cue = (struct clm__words){f->head, f->head};
    while (f->cue.first > 0 && is_noun_word(sentence, f->cue.first - 1, f->head))
        f->cue.first--;
    for (int i = clm__words_first(sentence, f->head); i < f->head; i++) {
        if (clm__words_head(sentence, i) != f->head ||
            clm__words_rel(sentence, i) != CLM__REL_NMOD)
            continue;
        f->source = clm__words_subtree(sentence, i);
        f->cue.first = f->source.last + 1;
        if (strcmp(clm__words_xpos(sentence, f->source.last), "POS") == 0 &&
            f->source.last > f->source.first) {
            f->source.last--;
            f->cue.first--;
        }
    }
    int verb = clm__words_head(sentence, f->head);
    const struct clm__cue_word *word =
        verb < 0 || clm__words_rel(sentence, f->head) != CLM__REL_OBJ || verb > f->head
            ? NULL
            : clm__cue_find(sentence->cues, CLM__CUE_VERB,
                            clm__words_lemma(sentence, verb));
    if (word == NULL || (word->patterns & CLM__CUE_LIGHT) == 0 || f->source.first >= 0)
        return;
    struct clm__finding light = {
        .sentence = sentence, .word = word, .head = verb, .source = CLM__NO_WORDS};
    clm__find_verb_words(&light);
    clm__find_source(&light);
    f->source = light.source;
    f->cue.first = light.cue.first;
}

/* "a claim that it was over", "calls for calm", "allegations of fraud". */
bool
clm__find_noun_content(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    f->kind = CLM__ATTRIBUTION_OTHER;
    find_noun_words(f);
    for (int i = f->head + 1; i <= clm__words_last(sentence, f->head); i++) {
        int at = -1;
        enum clm__rel rel = clm__words_rel(sentence, i);
        if (clm__words_head(sentence, i) != f->head)
            continue;
        uint32_t preposition = clm__cue_marker(sentence, i, &at);
        bool clause = rel == CLM__REL_ACL || rel == CLM__REL_CCOMP;
        if (rel == CLM__REL_NMOD && (preposition & f->word->prepositions) != 0) {
            if (at == f->head + 1)
                f->cue.last = at;
            clm__part_add(&f->content, sentence,
                          (struct clm__words){at + 1, clm__words_last(sentence, i)});
        } else if (clause && at >= 0 &&
                   (f->word->patterns &
                    (clm__words_is(sentence, at, "to") ? CLM__CUE_TO : CLM__CUE_THAT)) !=
                       0) {
            clm__part_add(&f->content, sentence, clm__words_subtree(sentence, i));
        } else {
            continue;
        }
        return f->content.count > 0;
    }
    return false;
}

/* "is sure that it is over", "were reluctant to leave". */
bool
clm__find_adjective_content(struct clm__finding *f)
{
    const struct clm__sentence *sentence = f->sentence;
    f->kind = CLM__ATTRIBUTION_OTHER;
    for (int i = f->head + 1; i <= clm__words_last(sentence, f->head); i++) {
        int at = -1;
        enum clm__rel rel = clm__words_rel(sentence, i);
        if (clm__words_head(sentence, i) != f->head)
            continue;
        uint32_t preposition = clm__cue_marker(sentence, i, &at);
        struct clm__words words = clm__words_subtree(sentence, i);
        bool found = false;
        if (rel == CLM__REL_CCOMP || rel == CLM__REL_CSUBJ)
            found = (f->word->patterns & CLM__CUE_THAT) != 0;
        else if (rel == CLM__REL_XCOMP || rel == CLM__REL_ADVCL)
            found = at >= 0 && clm__words_is(sentence, at, "to") &&
                    (f->word->patterns & CLM__CUE_TO) != 0;
        if (!found && (preposition & f->word->prepositions) != 0 &&
            at == f->cue.last + 1) {
            words.first = at + 1;
            f->cue.last = at;
            found = true;
        }
        if (!found)
            continue;
        clm__part_add(&f->content, sentence, words);
        return f->content.count > 0;
    }
    return false;
}
