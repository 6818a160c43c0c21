/* SPDX-License-Identifier: MIT */
/* Works out what a match means: the operations that the `value` lines of the rule file
 * name. */
#include "timex/timex_value.h"

#include "timex/timex_clock.h"
#include "timex/timex_dates.h"
#include "timex/timex_length.h"
#include "timex/timex_op_list.h"
#include "timex/timex_relative.h"

#define CLM__OP_RUN(number, name, run) [number] = run,
static bool (*const runs[CLM__OP_COUNT])(struct clm__timex_eval *e) = {
    CLM__TIMEX_OPS(CLM__OP_RUN)};

static const struct clm__timex_binding *
find_binding(const struct clm__timex_bindings *bound, int32_t slot)
{
    for (size_t i = bound->count; i-- > 0;)
        if (bound->at[i].slot == slot)
            return &bound->at[i];
    return NULL;
}

/* Arguments that hold no group's match. */
static void
fill_plain(struct clm__timex_eval *e, const struct clm__timex_rule *rule,
           const struct clm__timex_bindings *bound)
{
    for (size_t i = 0; i < CLM__TIMEX_ARGS; i++) {
        const struct clm__timex_arg *arg = &rule->args[i];
        struct clm__timex_argument *v = &e->args[i];
        v->word = "";
        if (arg->kind == CLM__ARG_NUMBER) {
            v->set = true;
            v->number = arg->number;
        } else if (arg->kind == CLM__ARG_WORD) {
            v->set = true;
            v->word = clm__intern_text(&e->state->rules->names, (clm_str)arg->number);
        } else if (arg->kind == CLM__ARG_SLOT) {
            const struct clm__timex_binding *b = find_binding(bound, arg->number);
            v->set = b != NULL;
            v->number = b != NULL ? b->value : 0;
        }
    }
}

static bool
run(struct clm__timex_eval *e, const struct clm__timex_rule *rule)
{
    *e->out = (struct clm__timex_meaning){.minute = -1, .second = -1};
    if (!runs[rule->op](e))
        return false;
    e->out->type = e->out->has_clock ? CLM__TIMEX_TIME : rule->type;
    if (rule->mod != CLM__MOD_NONE)
        e->out->mod = rule->mod;
    return true;
}

static bool
fill_meaning(struct clm__timex_state *state, const struct clm__timex_inner *inner,
             struct clm__timex_argument *to)
{
    struct clm__timex_eval e = {.state = state, .out = &to->meaning};
    const struct clm__timex_rule *rule = &state->rules->rules[inner->rule];
    fill_plain(&e, rule, &inner->bound);
    to->is_meaning = true;
    return run(&e, rule);
}

bool
clm__timex_eval(struct clm__timex_state *state, const struct clm__timex_rule *rule,
                const struct clm__timex_bindings *bound, struct clm__timex_meaning *out)
{
    struct clm__timex_eval e = {.state = state, .out = out};
    fill_plain(&e, rule, bound);
    for (size_t i = 0; i < CLM__TIMEX_ARGS; i++) {
        const struct clm__timex_binding *b =
            rule->args[i].kind == CLM__ARG_SLOT
                ? find_binding(bound, rule->args[i].number)
                : NULL;
        if (b != NULL && b->inner != NULL && !fill_meaning(state, b->inner, &e.args[i]))
            return false;
    }
    return run(&e, rule);
}
