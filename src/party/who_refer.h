/* SPDX-License-Identifier: MIT */
/* Earlier mentions: "the ministry", "the two countries". */
#ifndef CLM_PARTY_WHO_REFER_H
#define CLM_PARTY_WHO_REFER_H

#include "party/who_phrase.h"

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
/** "The two countries": the two that were named last. */
bool clm__phrase_two_states(const struct clm__phrase *p, struct clm__parties *out);
/** "The magazine": an earlier mention that has this word in its name or description. */
bool clm__phrase_described(const struct clm__phrase *p, struct clm__parties *out);

#endif
