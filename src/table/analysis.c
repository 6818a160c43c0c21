/* SPDX-License-Identifier: MIT */
/* What a researcher counts: pairs of parties, answers, months and years. */
#include "table/analysis.h"

#include "base/alloc.h"
#include "table/answer.h"

#include <stdlib.h>
#include <string.h>

/* One accuser and one accused of an accusation. */
struct pair {
    const char *accuser, *accused; /* names */
    uint32_t event;
    size_t place; /* in the view */
    char period[12];
};

struct pairs {
    const struct clm_graph *graph;
    struct pair *items;
    size_t count;
};

static const char *
name_of(const struct clm_graph *graph, const struct clm_party *party)
{
    return clm_corpus_text(clm_graph_corpus(graph), party->name);
}

static int
by_names(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    int order = strcmp(x->accuser, y->accuser);
    if (order == 0)
        order = strcmp(x->accused, y->accused);
    if (order == 0)
        order = strcmp(x->period, y->period);
    return order != 0 ? order : x->place < y->place ? -1 : x->place > y->place;
}

/* The year or month that all days of a date lie in; "" when they lie in several. */
static void
read_period(const struct clm_date *date, enum clm_table_by by, char period[12])
{
    char first[12], last[12];
    period[0] = '\0';
    if (by == CLM_BY_NOTHING ||
        (date->flags & (CLM_DATE_OPEN_START | CLM_DATE_OPEN_END)) != 0)
        return;
    clm_day_write(first, date->earliest);
    clm_day_write(last, date->latest);
    size_t len = strlen(first), cut = by == CLM_BY_YEAR ? 6 : 3; /* -MM-DD, -DD */
    if (len != strlen(last) || memcmp(first, last, len - cut) != 0)
        return;
    memcpy(period, first, len - cut);
    period[len - cut] = '\0';
}

static bool
list_pairs(struct pairs *pairs, const struct clm_view *view, enum clm_table_by by)
{
    size_t room = 0;
    pairs->graph = view->graph;
    for (size_t i = 0; i < view->count; i++) {
        const struct clm_event *event = clm_graph_event(view->graph, view->events[i]);
        if (event->kind == CLM_KIND_ACCUSATION)
            room += (size_t)event->actor_count * event->target_count;
    }
    pairs->items = clm__calloc(room + 1, sizeof *pairs->items);
    for (size_t i = 0; pairs->items != NULL && i < view->count; i++) {
        const struct clm_event *event = clm_graph_event(view->graph, view->events[i]);
        for (size_t a = 0; event->kind == CLM_KIND_ACCUSATION && a < event->actor_count;
             a++)
            for (size_t b = 0; b < event->target_count; b++) {
                struct pair *pair = &pairs->items[pairs->count++];
                pair->accuser = name_of(view->graph, &event->actors[a]);
                pair->accused = name_of(view->graph, &event->targets[b]);
                pair->event = view->events[i];
                pair->place = i;
                read_period(event->date, by, pair->period);
            }
    }
    if (pairs->count > 1)
        qsort(pairs->items, pairs->count, sizeof *pairs->items, by_names);
    return pairs->items != NULL;
}

static void
put_header(struct clm__text_table *table, const char *const *names, size_t count)
{
    clm__text_table_header_start(table);
    for (size_t i = 0; i < count; i++)
        clm__text_table_header_cell(table, names[i]);
    clm__text_table_header_end(table);
}

static void
put_text(struct clm__text_table *table, const char *name, const char *text)
{
    clm__text_table_cell(table, name, text, strlen(text), false, true);
}

static bool
is_answered(const struct clm_graph *graph, uint32_t event)
{
    size_t count = 0;
    const struct clm_link *links = clm_graph_links(graph, event, &count);
    for (size_t i = 0; i < count; i++)
        if (links[i].incoming && links[i].kind == CLM_LINK_ANSWERS)
            return true;
    return false;
}

/* "obstruction 3|deception 1", the most frequent first. */
static void
put_types(struct clm__text_table *table, const struct pairs *pairs, size_t from,
          size_t to)
{
    size_t counts[CLM_CHARGE_COUNT] = {0};
    struct clm__buf text = {0};
    for (size_t i = from; i < to; i++)
        for (int type = 0; type < CLM_CHARGE_COUNT; type++)
            counts[type] +=
                clm_graph_event(pairs->graph, pairs->items[i].event)->charge_types >>
                    type &
                1;
    for (;;) {
        int most = 0;
        for (int type = 1; type < CLM_CHARGE_COUNT; type++)
            if (counts[type] > counts[most])
                most = type;
        if (counts[most] == 0)
            break;
        clm__buf_printf(&text, "%s%s %zu", text.len > 0 ? "|" : "",
                        clm_charge_type_name((enum clm_charge_type)most), counts[most]);
        counts[most] = 0;
    }
    put_text(table, "charge_types", clm__buf_text(&text));
    table->out->buf.failed |= text.failed;
    clm__buf_release(&text);
}

static bool
same_pair(const struct pair *a, const struct pair *b, bool in_period)
{
    return strcmp(a->accuser, b->accuser) == 0 && strcmp(a->accused, b->accused) == 0 &&
           (!in_period || strcmp(a->period, b->period) == 0);
}

static void
put_pair(struct clm__text_table *table, const struct pairs *pairs, size_t from, size_t to)
{
    const struct clm_corpus *corpus = clm_graph_corpus(pairs->graph);
    int64_t answered = 0;
    for (size_t i = from; i < to; i++)
        answered += is_answered(pairs->graph, pairs->items[i].event);
    clm__text_table_row_start(table);
    put_text(table, "accuser", pairs->items[from].accuser);
    put_text(table, "accused", pairs->items[from].accused);
    clm__text_table_number(table, "accusations", (int64_t)(to - from));
    clm__text_table_number(table, "answered", answered);
    put_text(
        table, "first",
        clm_corpus_text(
            corpus, clm_graph_event(pairs->graph, pairs->items[from].event)->date_text));
    put_text(table, "last",
             clm_corpus_text(
                 corpus,
                 clm_graph_event(pairs->graph, pairs->items[to - 1].event)->date_text));
    put_types(table, pairs, from, to);
    clm__text_table_row_end(table);
    clm__out_flush_some(table->out);
}

bool
clm__pairs_write(const struct clm_view *view, struct clm__text_table *table)
{
    static const char *const names[] = {"accuser", "accused", "accusations", "answered",
                                        "first",   "last",    "charge_types"};
    struct pairs pairs = {0};
    bool done = list_pairs(&pairs, view, CLM_BY_NOTHING);
    put_header(table, names, sizeof names / sizeof *names);
    for (size_t from = 0, to; done && from < pairs.count; from = to) {
        for (to = from + 1;
             to < pairs.count && same_pair(&pairs.items[from], &pairs.items[to], false);)
            to++;
        put_pair(table, &pairs, from, to);
    }
    clm__free(pairs.items);
    return done;
}

bool
clm__periods_write(const struct clm_view *view, enum clm_table_by by,
                   struct clm__text_table *table)
{
    const char *const names[] = {by == CLM_BY_YEAR ? "year" : "month", "accuser",
                                 "accused", "accusations"};
    struct pairs pairs = {0};
    bool done = list_pairs(&pairs, view, by);
    put_header(table, names, sizeof names / sizeof *names);
    for (size_t from = 0, to; done && from < pairs.count; from = to) {
        for (to = from + 1;
             to < pairs.count && same_pair(&pairs.items[from], &pairs.items[to], true);)
            to++;
        clm__text_table_row_start(table);
        put_text(table, names[0], pairs.items[from].period);
        put_text(table, "accuser", pairs.items[from].accuser);
        put_text(table, "accused", pairs.items[from].accused);
        clm__text_table_number(table, "accusations", (int64_t)(to - from));
        clm__text_table_row_end(table);
        clm__out_flush_some(table->out);
    }
    clm__free(pairs.items);
    return done;
}

static void
put_answer(struct clm__text_table *table, const struct clm_graph *graph,
           const struct clm_event *claim, const struct clm_link *link)
{
    const struct clm_corpus *corpus = clm_graph_corpus(graph);
    const struct clm_event *answer = clm_graph_event(graph, link->event);
    int64_t days = 0;
    clm__text_table_row_start(table);
    put_text(table, "event_id", clm_corpus_text(corpus, claim->id));
    put_text(table, "date", clm_corpus_text(corpus, claim->date_text));
    put_text(table, "accuser",
             claim->actor_count > 0 ? name_of(graph, &claim->actors[0]) : "");
    put_text(table, "accused",
             claim->target_count > 0 ? name_of(graph, &claim->targets[0]) : "");
    put_text(table, "answered_by", clm_corpus_text(corpus, answer->id));
    put_text(table, "answer_date", clm_corpus_text(corpus, answer->date_text));
    put_text(table, "answer_kind", clm__answer_kind(answer));
    if (clm__answer_days(claim, answer, &days))
        clm__text_table_number(table, "answer_days", days);
    else
        put_text(table, "answer_days", "");
    clm__text_table_row_end(table);
}

bool
clm__answers_write(const struct clm_view *view, struct clm__text_table *table)
{
    static const char *const names[] = {"event_id",    "date",        "accuser",
                                        "accused",     "answered_by", "answer_date",
                                        "answer_kind", "answer_days"};
    put_header(table, names, sizeof names / sizeof *names);
    for (size_t i = 0; i < view->count; i++) {
        size_t count = 0;
        const struct clm_event *event = clm_graph_event(view->graph, view->events[i]);
        const struct clm_link *links =
            clm_graph_links(view->graph, view->events[i], &count);
        for (size_t k = 0; event->kind == CLM_KIND_ACCUSATION && k < count; k++)
            if (links[k].incoming && links[k].kind == CLM_LINK_ANSWERS)
                put_answer(table, view->graph, event, &links[k]);
        clm__out_flush_some(table->out);
    }
    return true;
}
