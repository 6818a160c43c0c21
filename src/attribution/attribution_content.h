/* SPDX-License-Identifier: MIT */
/* The content that a cue announces. */
#ifndef CLM_ATTRIBUTION_ATTRIBUTION_CONTENT_H
#define CLM_ATTRIBUTION_ATTRIBUTION_CONTENT_H

#include "attribution/finding.h"

/** What the patterns of a verb, noun or adjective give; whether it is anything. */
bool clm__find_content(struct clm__finding *f);

#endif
