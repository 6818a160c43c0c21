/* SPDX-License-Identifier: MIT */
/* The second reader: a small net that says which words of a text accuse or deny, how sure
 * it is, and which words stand for who accuses, whom, and of what. */
#ifndef CLM_JUDGE_JUDGE_H
#define CLM_JUDGE_JUDGE_H

#include "claimline/event.h"
#include "judge/judge_model.h"
#include "text/text.h"

enum clm__role {
    CLM__ROLE_ACTOR,
    CLM__ROLE_ACTOR_NAME, /* where the words before name the actor */
    CLM__ROLE_TARGET,
    CLM__ROLE_TARGET_NAME,
    CLM__ROLE_CHARGE,
};

enum { CLM__VERDICT_PARTS = 4 };

/** Words of a role, and how sure they are, in 1/10000. */
struct clm__verdict_part {
    struct clm_span span;
    uint16_t score;
};

struct clm__verdict {
    uint8_t kind;      /* of clm_kind: an accusation or a denial */
    uint16_t score;    /* how sure it is, in 1/10000 */
    uint32_t sentence; /* from 0 */
    struct clm_span cue;
    uint8_t counts[CLM__JUDGE_ROLES];
    struct clm__verdict_part parts[CLM__JUDGE_ROLES][CLM__VERDICT_PARTS];
};

struct clm__verdicts {
    struct clm__verdict *items;
    size_t count, room;
};

/** Room for one thread. The model must outlive it. CLM_E_NOMEM. */
struct clm__judge;
enum clm_code clm__judge_new(struct clm__judge **out,
                             const struct clm__judge_model *model,
                             struct clm_error *err) CLM_MUST_CHECK;
void clm__judge_free(struct clm__judge *judge);

/** Reads a parsed text; `out` is emptied first and then in the order of the text.
 * CLM_E_NOMEM. */
enum clm_code clm__judge_read(struct clm__judge *judge, const char *text,
                              const struct clm__parsed *parsed, struct clm__verdicts *out,
                              struct clm_error *err) CLM_MUST_CHECK;
void clm__verdicts_release(struct clm__verdicts *verdicts);

#endif
