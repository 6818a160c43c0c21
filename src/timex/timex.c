/* SPDX-License-Identifier: MIT */
/* Finds time expressions: at each word the longest match, from left to right; then what
 * its prepositions say. */
#include "timex/timex.h"

#include "base/alloc.h"
#include "timex/timex_match.h"
#include "timex/timex_names.h"
#include "timex/timex_tense.h"
#include "timex/timex_write.h"

#include <string.h>

enum { MAX_TEXT = 1 << 30 };

struct finder {
    struct clm__timex_state state;
    struct clm__timex_list *out;
    size_t room;
    struct clm__buf buf;
    /* the expression before, for "from A to B" */
    struct clm__timex_meaning last;
    size_t last_end; /* token behind it */
    bool has_last;
    bool last_from; /* "from" or "between" stands before it */
};

static bool
is_at(const struct finder *f, size_t at, enum clm__timex_known known)
{
    return clm__timex_is(&f->state, at, known);
}

/* The preposition before token `first`, over an article or "about". */
static enum clm__timex_bound
bound_before(const struct finder *f, size_t first)
{
    size_t at = first;
    for (int i = 0; i < 3 && at > 0; i++) {
        if ((f->state.tokens.at[at].flags & CLM__TOKEN_BREAK) != 0)
            return CLM__BOUND_AT;
        at--;
        if (is_at(f, at, CLM__KNOWN_UNTIL))
            return CLM__BOUND_UNTIL;
        if (is_at(f, at, CLM__KNOWN_BEFORE))
            return CLM__BOUND_BEFORE;
        if (is_at(f, at, CLM__KNOWN_SINCE))
            return CLM__BOUND_SINCE;
        if (is_at(f, at, CLM__KNOWN_AFTER))
            return CLM__BOUND_AFTER;
        if (is_at(f, at, CLM__KNOWN_COMPARED))
            return CLM__BOUND_COMPARED;
        if (!is_at(f, at, CLM__KNOWN_ABOUT))
            return CLM__BOUND_AT;
    }
    return CLM__BOUND_AT;
}

/* What was written, as a string of the list; the buffer is empty then. */
static char *
kept(struct finder *f)
{
    char *text = f->buf.failed ? NULL
                               : clm__arena_text(&f->out->arena, clm__buf_text(&f->buf),
                                                 f->buf.len);
    f->buf.len = 0;
    if (f->buf.at != NULL)
        f->buf.at[0] = '\0';
    return text;
}

static bool
write_texts(struct finder *f, struct clm__timex *t, const struct clm__timex_meaning *m)
{
    clm__timex_write_value(&f->buf, m);
    t->value = kept(f);
    clm__timex_write_edtf(&f->buf, m, (enum clm__timex_bound)t->bound);
    t->edtf = kept(f);
    return t->value != NULL && t->edtf != NULL;
}

/* "from A to B", "between A and B": both ends stand for the whole stretch. */
static bool
join_range(struct finder *f, struct clm__timex *first, struct clm__timex *second,
           const struct clm__timex_meaning *m)
{
    struct clm__timex_meaning a = f->last, b = *m;
    if (!first->has_days || !second->has_days || first->earliest >= second->latest ||
        a.unit == CLM__UNIT_WEEK || b.unit == CLM__UNIT_WEEK)
        return true;
    clm__timex_write_edtf(&f->buf, &a, CLM__BOUND_AT);
    clm__buf_putc(&f->buf, '/');
    clm__timex_write_edtf(&f->buf, &b, CLM__BOUND_AT);
    if (clm__buf_text(&f->buf)[0] == '/' ||
        memchr(clm__buf_text(&f->buf), '[', f->buf.len) != NULL) {
        (void)kept(f);
        return !f->out->arena.failed;
    }
    first->edtf = second->edtf = kept(f);
    first->bound = second->bound = CLM__BOUND_RANGE;
    return first->edtf != NULL;
}

static bool
in_range(const struct finder *f, size_t first)
{
    return f->has_last && f->last_from && first == f->last_end + 1 &&
           is_at(f, f->last_end, CLM__KNOWN_RANGE);
}

static bool
add_match(struct finder *f, size_t at, const struct clm__timex_match *match)
{
    struct clm__timex_list *out = f->out;
    const struct clm__timex_meaning *m = &match->meaning;
    void *items = out->items;
    if (!clm__grow(&items, &f->room, out->count + 1, sizeof *out->items))
        return false;
    out->items = items;
    struct clm__timex *t = &out->items[out->count++];
    *t = (struct clm__timex){.start = f->state.tokens.at[at].start,
                             .end = f->state.tokens.at[match->behind - 1].end,
                             .type = m->type,
                             .mod = m->mod,
                             .tense = m->tense,
                             .relative = m->relative,
                             .base = m->base,
                             .value = "",
                             .edtf = "",
                             .rule = f->state.rules->rules[match->rule].name};
    if (m->unit == CLM__UNIT_DAY && t->tense == CLM__TENSE_UNKNOWN &&
        m->shape == CLM__SHAPE_CALENDAR) {
        f->state.first = at;
        f->state.last = match->behind - 1;
        t->tense = (uint8_t)clm__timex_tense(&f->state);
    }
    t->bound = (uint8_t)(m->type == CLM__TIMEX_SET ? CLM__BOUND_AT : bound_before(f, at));
    t->has_days = clm__timex_extent(m, &t->earliest, &t->latest);
    if (!write_texts(f, t, m))
        return false;
    return !in_range(f, at) || out->count < 2 || join_range(f, t - 1, t, m);
}

/* Later words may count from this date: "two days later". */
static void
remember(struct finder *f, size_t at, const struct clm__timex_match *match)
{
    const struct clm__timex_meaning *m = &match->meaning;
    f->has_last = true;
    f->last = *m;
    f->last_end = match->behind;
    f->last_from = at > 0 && is_at(f, at - 1, CLM__KNOWN_FROM);
    if (m->shape == CLM__SHAPE_CALENDAR && !m->no_year && m->era == 0 &&
        m->unit <= CLM__UNIT_YEAR && m->unit >= CLM__UNIT_DAY) {
        f->state.has_ref = true;
        f->state.ref = *m;
        f->state.ref_token = match->behind;
        if (m->unit == CLM__UNIT_DAY) {
            f->state.has_day_ref = true;
            f->state.day_ref = m->day;
        }
    }
}

/* The mark between the figures of a date at token `at`, 0 if there is none. */
static clm_str
figure_mark(const struct clm__timex_tokens *tokens, size_t at)
{
    const struct clm__timex_token *t = &tokens->at[at];
    return t->kind == CLM__TOKEN_MARK && (t->flags & CLM__TOKEN_SPACE) == 0 ? t->word : 0;
}

/* Is the date in figures at token `at` one that can be read in one order only? */
static enum clm__timex_order
order_at(const struct clm__timex_tokens *tokens, size_t at)
{
    enum { MONTHS = 12, DAYS = 31, YEAR_DIGITS = 4 };
    const struct clm__timex_token *t = &tokens->at[at];
    clm_str mark = figure_mark(tokens, at + 1);
    bool date = t[0].kind == CLM__TOKEN_DIGITS && t[2].kind == CLM__TOKEN_DIGITS &&
                t[4].kind == CLM__TOKEN_DIGITS && t[4].digits == YEAR_DIGITS &&
                mark != 0 && mark == figure_mark(tokens, at + 3) && t[0].number > 0 &&
                t[2].number > 0;
    if (date && t[0].number > MONTHS && t[0].number <= DAYS && t[2].number <= MONTHS)
        return CLM__ORDER_DAY_FIRST;
    if (date && t[2].number > MONTHS && t[2].number <= DAYS && t[0].number <= MONTHS)
        return CLM__ORDER_MONTH_FIRST;
    return CLM__ORDER_UNKNOWN;
}

/* The order in which a text writes dates in figures; unknown where it writes both. */
static enum clm__timex_order
find_order(const struct clm__timex_tokens *tokens)
{
    enum { DATE_TOKENS = 5 };
    enum clm__timex_order found = CLM__ORDER_UNKNOWN;
    for (size_t at = 0; at + DATE_TOKENS <= tokens->count; at++) {
        if (tokens->at[at].kind != CLM__TOKEN_DIGITS)
            continue;
        enum clm__timex_order order = order_at(tokens, at);
        if (order == CLM__ORDER_UNKNOWN)
            continue;
        if (found != CLM__ORDER_UNKNOWN && found != order)
            return CLM__ORDER_UNKNOWN;
        found = order;
    }
    return found;
}

static bool
find_all(struct finder *f)
{
    struct clm__timex_state *s = &f->state;
    s->order = (uint8_t)find_order(&s->tokens);
    for (size_t at = 0; at < s->tokens.count;) {
        const struct clm__timex_token *token = &s->tokens.at[at];
        struct clm__timex_match match = {0};
        if (token->word != 0 || token->kind == CLM__TOKEN_DIGITS)
            clm__timex_match(s, at, &match);
        if (match.end == 0) {
            at++;
            continue;
        }
        if (match.meaning.unit != CLM__UNIT_NONE ||
            match.meaning.shape != CLM__SHAPE_UNKNOWN) {
            if (!add_match(f, at, &match))
                return false;
            remember(f, at, &match);
        }
        at = match.behind;
    }
    return true;
}

enum clm_code
clm__timex_find(struct clm__timex_list *out, const struct clm__timex_rules *rules,
                const struct clm__timex_input *input, struct clm_error *err)
{
    struct clm_loc nowhere = {0};
    struct finder f = {.state = {.rules = rules, .input = input}, .out = out};
    *out = (struct clm__timex_list){0};
    if (input->len > MAX_TEXT)
        return clm_error_set(err, CLM_E_TOO_LARGE, nowhere, "a text is over %d bytes",
                             MAX_TEXT);
    bool fine = clm__timex_tokenize(&f.state.tokens, rules, input->text, input->len) &&
                find_all(&f);
    clm__free(f.state.tokens.at);
    clm__buf_release(&f.buf);
    if (fine)
        return CLM_OK;
    clm__timex_list_release(out);
    return clm_error_set(err, CLM_E_NOMEM, nowhere, "out of memory");
}

void
clm__timex_list_release(struct clm__timex_list *list)
{
    clm__arena_release(&list->arena);
    clm__free(list->items);
    *list = (struct clm__timex_list){0};
}

const char *
clm__timex_type_name(enum clm__timex_type type)
{
    return clm__timex_type_names[type];
}
