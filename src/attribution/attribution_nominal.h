/* SPDX-License-Identifier: MIT */
/* What nouns and adjectives announce. */
#ifndef CLM_ATTRIBUTION_ATTRIBUTION_NOMINAL_H
#define CLM_ATTRIBUTION_ATTRIBUTION_NOMINAL_H

#include "attribution/finding.h"

/** What a noun or an adjective announces. */
bool clm__find_noun_content(struct clm__finding *f);
bool clm__find_adjective_content(struct clm__finding *f);

#endif
