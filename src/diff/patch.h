/* SPDX-License-Identifier: MIT */
/* A graph as JSON that changes are applied to. */
#ifndef CLM_DIFF_PATCH_H
#define CLM_DIFF_PATCH_H

#include "claimline/diff.h"
#include "diff/translate.h"

/* The member by which a record says what it is a further telling of, while it is worked
 * on; no name of a member begins so. */
#define CLM__TELLS "\x01tells"

struct clm__patch {
    const char *name; /* of the changes, and the line in them */
    uint32_t line;
    struct clm__translation translation;
    json_t *title;
    json_t *actors; /* by id */
    json_t *sources;
    json_t *events; /* by id; further tellings too */
    struct clm_error *err;
    bool failed;
};

/** What changed throughout: kinds of the fields id and name. Only noted here. */
void clm__patch_names(struct clm__patch *patch, const json_t *change,
                      enum clm_change_kind kind);
/** Applies what was noted to all events. */
void clm__patch_translate(struct clm__patch *patch);
/** Title, lists of actors and sources. */
void clm__patch_lists(struct clm__patch *patch, const json_t *change,
                      enum clm_change_kind kind);
/** Events and their members. */
void clm__patch_event(struct clm__patch *patch, const json_t *change,
                      enum clm_change_kind kind);

#endif
