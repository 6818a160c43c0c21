/* SPDX-License-Identifier: MIT */
/* Persons: names behind titles and roles, and for whom they act. */
#ifndef CLM_PARTY_WHO_PERSON_H
#define CLM_PARTY_WHO_PERSON_H

#include "party/who_phrase.h"

/** First token of the person's name at the end of the phrase: names behind the last word
 * of a role or title; `p->end` + 1 when there is none. */
unsigned clm__phrase_person_start(const struct clm__phrase *p);

/** Keeps a person by the surname for later mentions, and finds one. */
void clm__phrase_keep_person(const struct clm__phrase *p, const struct clm__party *party);
const struct clm__party *clm__phrase_known_person(const struct clm__phrase *p);

/** The person whom the article names in full and whose surname ends the phrase, or NULL.
 */
const struct clm__full_name *clm__phrase_full_name(const struct clm__phrase *p);

/** What is known of a person's gender, of clm_gender: by the list (`person`, or
 * CLM_NONE), a given name, a title in the phrase, or what the article tells elsewhere.
 * `surname` is the last token of the name. */
uint8_t clm__phrase_gender(const struct clm__phrase *p, unsigned surname,
                           uint32_t person);

/** Whether names at the end of a phrase are those of a person. */
bool clm__phrase_looks_like_person(const struct clm__phrase *p, unsigned start);

/** Adds the person whose name begins at `start`. */
void clm__phrase_person(const struct clm__phrase *p, unsigned start,
                        struct clm__parties *out);

#endif
