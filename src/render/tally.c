/* SPDX-License-Identifier: MIT */
/* What the page and the overview count: parties, and accusations with their answers. */
#include "render/tally.h"

#include <stdlib.h>
#include <string.h>

static const struct clm_event *
event_at(const struct clm__tally *model, size_t place)
{
    return clm_graph_event(model->view->graph, model->view->events[place]);
}

static bool
is_accusation(const struct clm_event *event)
{
    return event->kind == CLM_KIND_ACCUSATION;
}

static bool
is_answered(const struct clm_graph *graph, uint32_t number)
{
    size_t count = 0;
    const struct clm_link *links = clm_graph_links(graph, number, &count);

    for (size_t i = 0; i < count; i++)
        if (links[i].incoming && links[i].kind == CLM_LINK_ANSWERS)
            return true;

    return false;
}

/* ---- rows: each accuser with each accused, as in accusations.csv ---- */

static uint32_t
actor_at(const struct clm_party *parties, size_t count, size_t i)
{
    return i < count ? parties[i].actor : CLM_NONE;
}

static size_t
at_least_one(size_t count)
{
    return count > 0 ? count : 1;
}

static bool
allocate(struct clm__tally *model)
{
    size_t rows = 0, actors = clm_corpus_actor_count(model->corpus);

    for (size_t i = 0; i < model->view->count; i++) {
        const struct clm_event *event = event_at(model, i);
        if (is_accusation(event))
            rows += at_least_one(event->actor_count) * at_least_one(event->target_count);
    }

    model->rows = clm__arena_calloc(&model->arena, rows + 1, sizeof *model->rows);
    model->answered =
        clm__arena_calloc(&model->arena, model->view->count + 1, sizeof(bool));
    model->party_of = clm__arena_calloc(&model->arena, actors + 1, sizeof(uint32_t));
    model->parties = clm__arena_calloc(&model->arena, actors + 1, sizeof *model->parties);
    return !model->arena.failed;
}

static void
add_rows(struct clm__tally *model, uint32_t place)
{
    const struct clm_event *event = event_at(model, place);
    const struct clm_date *date = event->date;
    size_t actors = at_least_one(event->actor_count);
    size_t targets = at_least_one(event->target_count);

    for (size_t i = 0; i < actors; i++)
        for (size_t k = 0; k < targets; k++)
            model->rows[model->row_count++] = (struct clm__tally_row){
                .entry = place,
                .by = actor_at(event->actors, event->actor_count, i),
                .at = actor_at(event->targets, event->target_count, k),
                .day = date->earliest,
                .dated = (date->flags & (CLM_DATE_OPEN_START | CLM_DATE_OPEN_END)) == 0,
                .answered = model->answered[place],
            };
}

/* ---- parties ---- */

static uint32_t *
party_slot(const struct clm__tally *model, uint32_t actor)
{
    size_t actors = clm_corpus_actor_count(model->corpus);
    return &model->party_of[actor < actors ? actor : actors];
}

static struct clm__tally_party *
note_party(struct clm__tally *model, uint32_t actor)
{
    uint32_t *slot = party_slot(model, actor); /* number + 1 while they are counted */

    if (*slot == 0) {
        model->parties[model->party_count].actor = actor;
        *slot = ++model->party_count;
    }

    return &model->parties[*slot - 1];
}

/* Whoever takes part in events of other kinds can be filtered by as well. */
static void
note_others(struct clm__tally *model)
{
    for (size_t i = 0; i < model->view->count; i++) {
        const struct clm_event *event = event_at(model, i);
        for (size_t k = 0; k < event->actor_count; k++)
            note_party(model, event->actors[k].actor);
        for (size_t k = 0; k < event->target_count; k++)
            note_party(model, event->targets[k].actor);
    }
}

const char *
clm__tally_name(const struct clm__tally *model, uint32_t party)
{
    uint32_t actor = model->parties[party].actor;
    return actor == CLM_NONE
               ? "not named"
               : clm_corpus_text(model->corpus,
                                 clm_corpus_actor(model->corpus, actor)->name);
}

struct sort_key {
    struct clm__tally_party party;
    const char *name;
};

/* Nobody last, the busiest first, then by name and number: a total order. */
static int
by_rows(const void *a, const void *b)
{
    const struct sort_key *x = a, *y = b;
    uint32_t rows_x = x->party.by + x->party.at, rows_y = y->party.by + y->party.at;
    bool nobody_x = x->party.actor == CLM_NONE, nobody_y = y->party.actor == CLM_NONE;

    if (nobody_x != nobody_y)
        return nobody_x ? 1 : -1;
    if (rows_x != rows_y)
        return rows_x > rows_y ? -1 : 1;
    int order = strcmp(x->name, y->name);
    return order != 0 ? order : x->party.actor < y->party.actor ? -1 : 1;
}

static bool
sort_parties(struct clm__tally *model)
{
    struct sort_key *keys =
        clm__arena_calloc(&model->arena, model->party_count + 1, sizeof *keys);
    if (keys == NULL)
        return false;

    for (uint32_t i = 0; i < model->party_count; i++)
        keys[i] = (struct sort_key){model->parties[i], clm__tally_name(model, i)};
    qsort(keys, model->party_count, sizeof *keys, by_rows);

    for (uint32_t i = 0; i < model->party_count; i++) {
        model->parties[i] = keys[i].party;
        *party_slot(model, keys[i].party.actor) = i;
    }

    return true;
}

static bool
number_parties(struct clm__tally *model)
{
    for (size_t i = 0; i < model->row_count; i++) {
        note_party(model, model->rows[i].by)->by++;
        note_party(model, model->rows[i].at)->at++;
    }
    note_others(model);
    if (!sort_parties(model))
        return false;

    for (size_t i = 0; i < model->row_count; i++) {
        model->rows[i].by = *party_slot(model, model->rows[i].by);
        model->rows[i].at = *party_slot(model, model->rows[i].at);
    }

    return true;
}

bool
clm__tally_init(struct clm__tally *model, const struct clm_view *view)
{
    *model = (struct clm__tally){.view = view, .corpus = clm_graph_corpus(view->graph)};
    if (!allocate(model))
        return false;

    for (uint32_t i = 0; i < view->count; i++) {
        if (!is_accusation(event_at(model, i)))
            continue;
        model->answered[i] = is_answered(view->graph, view->events[i]);
        add_rows(model, i);
    }

    return number_parties(model);
}

void
clm__tally_release(struct clm__tally *model)
{
    clm__arena_release(&model->arena);
}
