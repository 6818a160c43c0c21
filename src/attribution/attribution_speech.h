/* SPDX-License-Identifier: MIT */
/* Direct speech around a cue. */
#ifndef CLM_ATTRIBUTION_ATTRIBUTION_SPEECH_H
#define CLM_ATTRIBUTION_ATTRIBUTION_SPEECH_H

#include "attribution/finding.h"

/** Direct speech before or behind the clause of the cue; whether there is any. */
bool clm__find_speech(struct clm__finding *f);
/** "It was over, he said": a clause before the comma, whatever the tree makes of it. */
bool clm__add_before(struct clm__finding *f);
/** "according to somebody", at its first word. */
bool clm__find_according(struct clm__finding *f);

#endif
