/* SPDX-License-Identifier: MIT */
/* What the page counts: its parties, pairs and accusations with their answers. */
#ifndef CLM_PAGE_MODEL_H
#define CLM_PAGE_MODEL_H

#include "base/arena.h"
#include "claimline/graph.h"

struct clm__page_party {
    uint32_t actor;  /* of the corpus; CLM_NONE = nobody is named */
    uint32_t by, at; /* rows in which it accuses, in which it is accused */
};

/** Accusations by one party at another: a row of accusations.csv each. */
struct clm__page_row {
    uint32_t entry;  /* place in `view` */
    uint32_t by, at; /* parties of the page */
    clm_day day;     /* the earliest that is known */
    bool dated, answered;
};

struct clm__page_model {
    const struct clm_view *view;
    const struct clm_corpus *corpus;
    struct clm__arena arena;
    struct clm__page_party *parties; /* most rows first, then by name */
    uint32_t party_count;
    uint32_t *party_of; /* by actor, then that of nobody */
    bool *answered;     /* by place in the view */
    struct clm__page_row *rows;
    size_t row_count;
};

/** Counts a view; false when there is no memory. Release it in any case. */
bool clm__page_model_init(struct clm__page_model *model, const struct clm_view *view);
void clm__page_model_release(struct clm__page_model *model);
/** The name of a party; "not named" for nobody. */
const char *clm__page_party_name(const struct clm__page_model *model, uint32_t party);

#endif
