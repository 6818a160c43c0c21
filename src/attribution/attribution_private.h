/* SPDX-License-Identifier: MIT */
/* The search for attributions from inside. */
#ifndef CLM_EXTRACT_ATTRIBUTION_PRIVATE_H
#define CLM_EXTRACT_ATTRIBUTION_PRIVATE_H

#include "attribution/cue_view.h"

/** A cue in a sentence and what goes with it. */
struct clm__finding {
    const struct clm__view *view;
    const struct clm__cue_word *word;
    int head;                 /* the cue's main word */
    struct clm__words cue;    /* with auxiliaries, adverbs, prepositions */
    struct clm__words source; /* nothing when it is not told */
    struct clm__part content;
    bool passive;
    enum clm__attribution_kind kind;
};

/** The words that belong to a verb, and who does it. */
void clm__find_verb_words(struct clm__finding *f);
void clm__find_source(struct clm__finding *f);
/** Direct speech before or behind the clause of the cue; whether there is any. */
bool clm__find_speech(struct clm__finding *f);
/** A clause behind the cue; and words behind it of which the tree makes none. */
bool clm__add_clause(struct clm__finding *f);
bool clm__add_rest(struct clm__finding *f);
/** What a noun or an adjective announces. */
bool clm__find_noun_content(struct clm__finding *f);
bool clm__find_adjective_content(struct clm__finding *f);
/** The object behind the cue, direct or not; -1. */
int clm__object_of(const struct clm__finding *f);
/** The last word of the clause that a relative pronoun begins. */
int clm__relative_end(const struct clm__view *view, int pronoun);
/** "saying", "arguing": a participle that takes a clause or direct speech. */
bool clm__is_speech_participle(const struct clm__view *view, int i);
/** What the patterns of a verb, noun or adjective give; whether it is anything. */
bool clm__find_content(struct clm__finding *f);

/** A cue by the shape of the line: in a headline, or a name behind a dash. */
bool clm__find_headline(struct clm__finding *f);
bool clm__find_signature(struct clm__finding *f);
/** A turn of a transcript: a name, a colon, what is said. */
bool clm__find_turn(struct clm__finding *f);
/** "according to somebody", at its first word. */
bool clm__find_according(struct clm__finding *f);

/** Gives quotations that no cue has taken to who spoke before. False when there is no
 * memory. */
bool clm__take_quotes(struct clm__attributions *list,
                      const struct clm__attribution_input *in);

#endif
