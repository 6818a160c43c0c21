/* SPDX-License-Identifier: MIT */
/* Cues by the shape of the line. */
#ifndef CLM_ATTRIBUTION_ATTRIBUTION_LINE_H
#define CLM_ATTRIBUTION_ATTRIBUTION_LINE_H

#include "attribution/finding.h"

/** A cue by the shape of the line: in a headline, or a name behind a dash. */
bool clm__find_headline(struct clm__finding *f);
bool clm__find_signature(struct clm__finding *f);
/** A turn of a transcript: a name, a colon, what is said. */
bool clm__find_turn(struct clm__finding *f);

#endif
