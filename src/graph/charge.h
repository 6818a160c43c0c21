/* SPDX-License-Identifier: MIT */
/* How alike the charges of two events are. */
#ifndef CLM_GRAPH_CHARGE_H
#define CLM_GRAPH_CHARGE_H

#include "claimline/event.h"

/** 0-100: shared words (their first letters, common ones left out) and shared types. */
unsigned clm__charge_likeness(const struct clm_event *a, const struct clm_event *b);

#endif
