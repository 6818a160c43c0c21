/* SPDX-License-Identifier: MIT */
/* Works out what a match means: the operations that the `value` lines of the rule file
 * name. */
#include "timex/timex_calendar.h"
#include "timex/timex_op.h"

/* ---- times ---- */

/* The day of a time: an argument, or the article's. */
static bool
day_of(struct clm__timex_eval *e, const struct clm__timex_argument *v)
{
    struct clm__timex_meaning *out = e->out;
    uint8_t kept = out->tense;
    if (v->is_meaning) {
        *out = v->meaning;
        return out->unit == CLM__UNIT_DAY || out->shape == CLM__SHAPE_UNKNOWN ||
               out->shape == CLM__SHAPE_WEEKDAYS;
    }
    out->tense = kept;
    clm_day day;
    if (!clm__op_anchor(e, v, CLM__UNIT_DAY, &day))
        return clm__op_undated(e, CLM__UNIT_DAY);
    return clm__calendar_step(out, CLM__UNIT_DAY, day,
                              v->word[0] == '\0' ? v->number : 0);
}

/* part PART DAY LATER: a part of a day, or of one some days LATER; DAY may be a number of
 * days from the article's */
static bool
op_part(struct clm__timex_eval *e)
{
    if (!day_of(e, &e->args[1]))
        return false;
    if (e->args[2].set && e->out->shape == CLM__SHAPE_CALENDAR &&
        !clm__calendar_step(e->out, CLM__UNIT_DAY, e->out->day, e->args[2].number))
        return false;
    e->out->part = (uint8_t)e->args[0].number;
    return e->args[0].number >= 1 && e->args[0].number <= 6;
}

enum half_day { AM = 1, PM = 2 };

/* clock HOUR MINUTE SECOND HALF ZONE DAY */
static bool
op_clock(struct clm__timex_eval *e)
{
    int64_t hour = e->args[0].number;
    if (!day_of(e, &e->args[5]))
        return false;
    if (e->args[3].set && (hour < 1 || hour > 12))
        return false;
    if (e->args[3].number == PM && hour < 12)
        hour += 12;
    if (e->args[3].number == AM && hour == 12)
        hour = 0;
    if (hour > 24)
        return false;
    e->out->has_clock = true;
    e->out->part = 0;
    e->out->hour = (int8_t)hour;
    e->out->minute = (int8_t)(e->args[1].set   ? e->args[1].number
                              : e->args[3].set ? 0
                                               : -1);
    e->out->second = (int8_t)(e->args[2].set ? e->args[2].number : -1);
    e->out->utc = e->args[4].set && e->args[4].number == 1;
    return true;
}

/* clock4 HHMM ZONE DAY */
static bool
op_clock4(struct clm__timex_eval *e)
{
    int64_t hhmm = e->args[0].number;
    if (!day_of(e, &e->args[2]))
        return false;
    e->out->has_clock = true;
    e->out->hour = (int8_t)(hhmm / 100);
    e->out->minute = (int8_t)(hhmm % 100);
    e->out->second = -1;
    e->out->utc = e->args[1].set && e->args[1].number == 1;
    return true;
}

/* ---- lengths, sets, the rest ---- */

/* length AMOUNT UNIT SIDE: AMOUNT - is vague; SIDE -1 ends, 1 begins at the article's day
 */
static bool
op_length(struct clm__timex_eval *e)
{
    struct clm__timex_meaning *out = e->out, edge = {0};
    enum clm__timex_unit unit = (enum clm__timex_unit)e->args[1].number;
    out->shape = CLM__SHAPE_LENGTH;
    out->unit = (uint8_t)unit;
    out->vague = !e->args[0].set;
    out->amount = e->args[0].number;
    if (!out->vague && out->amount == 0)
        return false;
    if (out->amount >= 190000 && out->amount < 206000) /* "2018 day five": a year */
        return false;
    if (!e->args[2].set || out->vague || !e->state->input->has_base ||
        unit < CLM__UNIT_DAY)
        return true;
    clm_day base = e->state->input->base;
    int64_t steps = (out->amount + 99) / 100 * e->args[2].number;
    int year, month, mday, last;
    if (steps < -40000 || steps > 40000 || !clm__calendar_step(&edge, unit, base, steps))
        return true;
    /* the same day of the month, if there is one */
    clm_day_to_civil(base, NULL, NULL, &mday);
    clm_day day = edge.day;
    if (unit == CLM__UNIT_WEEK || unit == CLM__UNIT_FORTNIGHT) {
        day += clm_day_weekday(base);
    } else if (unit == CLM__UNIT_MONTH) {
        clm_day_to_civil(day, &year, &month, NULL);
        last = clm_days_in_month(year, month);
        day += (mday < last ? mday : last) - 1;
    } else if (unit != CLM__UNIT_DAY) {
        return true; /* "the past two years" says too little for days */
    }
    out->anchored = out->relative = true;
    out->base = base;
    out->earliest = day < base ? day : base;
    out->latest = day < base ? base : day;
    return true;
}

/* every AMOUNT UNIT */
static bool
op_every(struct clm__timex_eval *e)
{
    e->out->shape = CLM__SHAPE_LENGTH;
    e->out->vague = !e->args[0].set;
    e->out->amount = e->args[0].number;
    e->out->unit = (uint8_t)e->args[1].number;
    return true;
}

/* every-weekday WEEKDAY PART */
static bool
op_every_weekday(struct clm__timex_eval *e)
{
    e->out->shape = CLM__SHAPE_WEEKDAYS;
    e->out->number = (int32_t)e->args[0].number;
    e->out->part = (uint8_t)e->args[1].number;
    return true;
}

/* every-date MONTH DAY */
static bool
op_every_date(struct clm__timex_eval *e)
{
    e->out->shape = CLM__SHAPE_YEARLY;
    e->out->unit = e->args[1].set ? CLM__UNIT_DAY : CLM__UNIT_MONTH;
    e->out->month = (int32_t)e->args[0].number;
    e->out->mday = (int32_t)e->args[1].number;
    return true;
}

/* refer past|present|future */
static bool
op_refer(struct clm__timex_eval *e)
{
    const char *word = e->args[0].word;
    e->out->shape = CLM__SHAPE_REF;
    e->out->number = strcmp(word, "past") == 0     ? CLM__REF_PAST
                     : strcmp(word, "future") == 0 ? CLM__REF_FUTURE
                                                   : CLM__REF_PRESENT;
    return true;
}

/* none: matched so that nothing else is made of these words */
static bool
op_none(struct clm__timex_eval *e)
{
    e->out->shape = CLM__SHAPE_UNKNOWN;
    e->out->unit = CLM__UNIT_NONE;
    return true;
}

static const struct {
    const char *name;
    bool (*run)(struct clm__timex_eval *e);
} ops[] = {{"none", op_none},
           {"date", clm__op_date},
           {"quarter", clm__op_quarter},
           {"half", clm__op_half},
           {"season", clm__op_season},
           {"fiscal", clm__op_fiscal},
           {"decade", clm__op_decade},
           {"century", clm__op_century},
           {"bc", clm__op_bc},
           {"holiday", clm__op_holiday},
           {"unit", clm__op_unit},
           {"shift", clm__op_shift},
           {"weekend", clm__op_weekend},
           {"weekday", clm__op_weekday},
           {"weekday-in", clm__op_weekday_in},
           {"month", clm__op_month},
           {"last-season", clm__op_last_season},
           {"nth", clm__op_nth},
           {"same", clm__op_same},
           {"again", clm__op_again},
           {"part", op_part},
           {"clock", op_clock},
           {"clock4", op_clock4},
           {"length", op_length},
           {"every", op_every},
           {"every-weekday", op_every_weekday},
           {"every-date", op_every_date},
           {"refer", op_refer}};

int
clm__timex_op_find(const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (strlen(ops[i].name) == len && memcmp(ops[i].name, name, len) == 0)
            return (int)i;
    return -1;
}

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
    if (!ops[rule->op].run(e))
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
