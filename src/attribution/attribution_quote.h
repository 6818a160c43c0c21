/* SPDX-License-Identifier: MIT */
/* Quotations that no cue has taken. */
#ifndef CLM_ATTRIBUTION_ATTRIBUTION_QUOTE_H
#define CLM_ATTRIBUTION_ATTRIBUTION_QUOTE_H

#include "attribution/finding.h"

/** Gives quotations that no cue has taken to who spoke before. False when there is no
 * memory. */
bool clm__take_quotes(struct clm__attributions *list,
                      const struct clm__attribution_input *in);

#endif
