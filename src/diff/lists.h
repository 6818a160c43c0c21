/* SPDX-License-Identifier: MIT */
/* Lists of sources and answers: from one to the other by taking out, changing and putting
 * in members. */
#ifndef CLM_DIFF_LISTS_H
#define CLM_DIFF_LISTS_H

#include "claimline/diff.h"

#include <jansson.h>

struct clm__step {
    enum clm_change_kind kind;
    const json_t *old_value; /* NULL = put in */
    const json_t *new_value; /* NULL = taken out */
    size_t old_place;        /* in the old list */
    size_t place;            /* in the new list, of what is put in */
};

struct clm__steps {
    struct clm__step *items;
    size_t count, room;
    json_t *rest; /* the old list after the steps */
};

/** The steps from one list to another: values are borrowed from them. False when there is
 * no memory. */
bool clm__steps_find(struct clm__steps *steps, const json_t *was, const json_t *is,
                     bool is_sources);
void clm__steps_release(struct clm__steps *steps);
/** Does one step to a list. False when it does not fit or there is no memory. */
bool clm__step_apply(json_t *list, enum clm_change_kind kind, const json_t *old_value,
                     json_t *new_value, size_t place);
/** Whether two lists have the same members in any order. */
bool clm__steps_same_set(const json_t *a, const json_t *b);

#endif
