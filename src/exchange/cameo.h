/* SPDX-License-Identifier: MIT */
/* Codes of CAMEO 1.1b3 as our kinds. */
#ifndef CLM_EXCHANGE_CAMEO_H
#define CLM_EXCHANGE_CAMEO_H

#include "claimline/event.h"

struct clm__cameo {
    const char *code; /* a beginning */
    enum clm_kind kind;
    enum clm_phase phase;
    const char *charge_type; /* its name, or "" */
    const char *words;       /* what the code says, for an event without words */
};

/** The row with the longest beginning of `code`, or NULL when we have no such kind. */
const struct clm__cameo *clm__cameo_find(const char *code);

#endif
