/* SPDX-License-Identifier: MIT */
/* What the page and the overview count: parties, and accusations with their answers. */
#ifndef CLM_RENDER_TALLY_H
#define CLM_RENDER_TALLY_H

#include "base/arena.h"
#include "claimline/graph.h"

struct clm__tally_party {
    uint32_t actor;  /* of the corpus; CLM_NONE = nobody is named */
    uint32_t by, at; /* rows in which it accuses, in which it is accused */
};

/** Accusations by one party at another: a row of accusations.csv each. */
struct clm__tally_row {
    uint32_t entry;  /* place in `view` */
    uint32_t by, at; /* places in `parties` */
    clm_day day;     /* the earliest that is known */
    bool dated, answered;
};

struct clm__tally {
    const struct clm_view *view;
    const struct clm_corpus *corpus;
    struct clm__arena arena;
    struct clm__tally_party *parties; /* most rows first, then by name */
    uint32_t party_count;
    uint32_t *party_of; /* by actor, then that of nobody */
    bool *answered;     /* by place in the view */
    struct clm__tally_row *rows;
    size_t row_count;
};

/** Counts a view; false when there is no memory. Release it in any case. */
bool clm__tally_init(struct clm__tally *model, const struct clm_view *view);
void clm__tally_release(struct clm__tally *model);
/** The name of a party; "not named" for nobody. */
const char *clm__tally_name(const struct clm__tally *model, uint32_t party);

#endif
