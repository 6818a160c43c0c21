/* SPDX-License-Identifier: MIT */
/* The cues that are nouns and adjectives: "a claim that", "is sure that". */
#include "attribution/attribution_private.h"

static bool
is_noun_word(const struct clm__view *view, int i, int noun)
{
    enum clm__rel rel = clm__view_rel(view, i);
    return view->high[i] < noun && view->quote[i] == 0 &&
           (clm__view_head(view, i) == noun
                ? rel == CLM__REL_DET || rel == CLM__REL_AMOD || rel == CLM__REL_COMPOUND
                : clm__view_head(view, i) > i && clm__view_head(view, i) < noun &&
                      rel == CLM__REL_ADVMOD);
}

/* The noun with what stands before it, as far as it belongs to the cue. Its owner is the
 * source; 's goes with the cue. */
static void
find_noun_words(struct clm__finding *f)
{
    const struct clm__view *view = f->view;
    f->source = CLM__NO_WORDS;
    f->cue = (struct clm__words){f->head, f->head};
    while (f->cue.first > 0 && is_noun_word(view, f->cue.first - 1, f->head))
        f->cue.first--;
    for (int i = view->low[f->head]; i < f->head; i++) {
        if (clm__view_head(view, i) != f->head || clm__view_rel(view, i) != CLM__REL_NMOD)
            continue;
        f->source = clm__view_subtree(view, i);
        f->cue.first = f->source.last + 1;
        if (strcmp(clm__view_xpos(view, f->source.last), "POS") == 0 &&
            f->source.last > f->source.first) {
            f->source.last--;
            f->cue.first--;
        }
    }
    int verb = clm__view_head(view, f->head);
    const struct clm__cue_word *word =
        verb < 0 || clm__view_rel(view, f->head) != CLM__REL_OBJ || verb > f->head
            ? NULL
            : clm__cue_find(view->in->cues, CLM__CUE_VERB, clm__view_lemma(view, verb));
    if (word == NULL || (word->patterns & CLM__CUE_LIGHT) == 0 || f->source.first >= 0)
        return;
    struct clm__finding light = {
        .view = view, .word = word, .head = verb, .source = CLM__NO_WORDS};
    clm__find_verb_words(&light);
    clm__find_source(&light);
    f->source = light.source;
    f->cue.first = light.cue.first;
}

/* "a claim that it was over", "calls for calm", "allegations of fraud". */
bool
clm__find_noun_content(struct clm__finding *f)
{
    const struct clm__view *view = f->view;
    f->kind = CLM__ATTRIBUTION_OTHER;
    find_noun_words(f);
    for (int i = f->head + 1; i <= view->high[f->head]; i++) {
        int at = -1;
        enum clm__rel rel = clm__view_rel(view, i);
        if (clm__view_head(view, i) != f->head)
            continue;
        uint32_t preposition = clm__view_preposition(view, i, &at);
        bool clause = rel == CLM__REL_ACL || rel == CLM__REL_CCOMP;
        if (rel == CLM__REL_NMOD && (preposition & f->word->prepositions) != 0) {
            if (at == f->head + 1)
                f->cue.last = at;
            clm__part_add(&f->content, view, (struct clm__words){at + 1, view->high[i]});
        } else if (clause && at >= 0 &&
                   (f->word->patterns &
                    (clm__view_is(view, at, "to") ? CLM__CUE_TO : CLM__CUE_THAT)) != 0) {
            clm__part_add(&f->content, view, clm__view_subtree(view, i));
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
    const struct clm__view *view = f->view;
    f->kind = CLM__ATTRIBUTION_OTHER;
    for (int i = f->head + 1; i <= view->high[f->head]; i++) {
        int at = -1;
        enum clm__rel rel = clm__view_rel(view, i);
        if (clm__view_head(view, i) != f->head)
            continue;
        uint32_t preposition = clm__view_preposition(view, i, &at);
        struct clm__words words = clm__view_subtree(view, i);
        bool found = false;
        if (rel == CLM__REL_CCOMP || rel == CLM__REL_CSUBJ)
            found = (f->word->patterns & CLM__CUE_THAT) != 0;
        else if (rel == CLM__REL_XCOMP || rel == CLM__REL_ADVCL)
            found = at >= 0 && clm__view_is(view, at, "to") &&
                    (f->word->patterns & CLM__CUE_TO) != 0;
        if (!found && (preposition & f->word->prepositions) != 0 &&
            at == f->cue.last + 1) {
            words.first = at + 1;
            f->cue.last = at;
            found = true;
        }
        if (!found)
            continue;
        clm__part_add(&f->content, view, words);
        return f->content.count > 0;
    }
    return false;
}
