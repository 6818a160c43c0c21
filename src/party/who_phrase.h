/* SPDX-License-Identifier: MIT */
/* One phrase that may name parties, between the files of who.h. */
#ifndef CLM_PARTY_WHO_PHRASE_H
#define CLM_PARTY_WHO_PHRASE_H

#include "party/who_memory.h"

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

bool clm__phrase_in_class(const struct clm__phrase *p, unsigned node,
                          enum clm__class class);
/** The same of the letters of a token: "deposed" is no form of "depose". */
bool clm__phrase_form_in_class(const struct clm__phrase *p, unsigned node,
                               enum clm__class class);
const char *clm__phrase_actor_name(const struct clm__phrase *p, uint32_t actor);
/** The text of tokens with single blanks. */
const char *clm__phrase_words_of(const struct clm__phrase *p, unsigned first,
                                 unsigned last);
/** The words of the whole phrase without an article. */
const char *clm__phrase_own_words(const struct clm__phrase *p);
/** The same of a piece of the text. */
const char *clm__phrase_text(const struct clm__phrase *p, struct clm_span span);
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

#endif
