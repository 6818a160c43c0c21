/* SPDX-License-Identifier: MIT */
/* One phrase that may name parties, between the files of who.h. */
#ifndef CLM_EXTRACT_WHO_PHRASE_H
#define CLM_EXTRACT_WHO_PHRASE_H

#include "party/who.h"

/* What one phrase is made of. */
struct clm__phrase {
    struct clm__who *who;
    const struct clm__tree *tree;
    const clm_str *words;
    const struct clm__parties *avoid;
    unsigned node;        /* its head */
    unsigned first, last; /* with phrases with of */
    unsigned end;         /* the last token of its name or noun */
};

/* ---- what stands in a phrase (who_phrase.c) ---- */

bool clm__phrase_in_class(const struct clm__phrase *p, unsigned node,
                          enum clm__class class);
const char *clm__phrase_actor_name(const struct clm__phrase *p, uint32_t actor);
/** The text of tokens with single blanks. */
const char *clm__phrase_words_of(const struct clm__phrase *p, unsigned first,
                                 unsigned last);
struct clm__party *clm__phrase_add(const struct clm__phrase *p, struct clm__parties *out,
                                   uint32_t actor, const char *name);
bool clm__phrase_has(const struct clm__phrase *p, enum clm__class class, unsigned stop);
/** Whether the phrase is of people apart from their state: rebels, protest leaders.
 * "Local" officials and "fighter" jets are not. */
bool clm__phrase_is_apart(const struct clm__phrase *p, unsigned stop);
bool clm__phrase_is_former(const struct clm__phrase *p, unsigned stop);
/** Adds the actors named in [first, last]; "Cuban and Maltese envoys" gives two. */
unsigned clm__phrase_add_named(const struct clm__phrase *p, unsigned first, unsigned last,
                               struct clm__parties *out);
bool clm__phrase_acts_for_others(const struct clm__phrase *p, unsigned at);
/** Who a role is of: "Turkish prime minister", "president of Iran"; 0 when it does not
 * say. */
unsigned clm__phrase_add_role(const struct clm__phrase *p, unsigned stop,
                              struct clm__parties *out);

/* ---- persons (who_person.c) ---- */

/** First token of the person's name at the end of the phrase: names behind the last word
 * of a role or title; `p->end` + 1 when there is none. */
unsigned clm__phrase_person_start(const struct clm__phrase *p);
void clm__phrase_keep_person(const struct clm__phrase *p, const struct clm__party *party);
const struct clm__party *clm__phrase_known_person(const struct clm__phrase *p);
void clm__phrase_person(const struct clm__phrase *p, unsigned start,
                        struct clm__parties *out);
/** Whether names at the end of a phrase are those of a person. */
bool clm__phrase_looks_like_person(const struct clm__phrase *p, unsigned start);

/* ---- earlier mentions (who_refer.c) ---- */

bool clm__phrase_is_avoided(const struct clm__phrase *p, const struct clm__party *party);
/** The state that was named last before the phrase. One behind it is as often the other
 * side: "the minister accused Peru". NULL when there is none. */
const struct clm__named_state *clm__phrase_state(const struct clm__phrase *p);
/** Adds a state that a phrase does not name, with the place where it was named. */
struct clm__party *clm__phrase_add_state(const struct clm__phrase *p,
                                         const struct clm__named_state *state,
                                         struct clm__parties *out);
void clm__phrase_add_found(const struct clm__phrase *p, const struct clm__party *found,
                           struct clm__parties *out);
void clm__phrase_pronoun(const struct clm__phrase *p, struct clm__parties *out);
/** "The two countries": the two that were named last. */
bool clm__phrase_two_states(const struct clm__phrase *p, struct clm__parties *out);
/** "The magazine": an earlier mention that has this word in its name or description. */
bool clm__phrase_described(const struct clm__phrase *p, struct clm__parties *out);
/** "The opposition": that of which state, as its first other name says: "Polish
 * opposition". */
const char *clm__phrase_of_state(const struct clm__phrase *p, const char *name);

#endif
