/* SPDX-License-Identifier: MIT */
/* The rows of the ladder before they have a place: who, when, which words, how high. */
#include "base/alloc.h"
#include "render/ladder_parts.h"
#include "render/ladder_pick.h"

#include <stdlib.h>
#include <string.h>

/* A denial that names nobody is aimed at whom it answers: CAMEO's target of a denial is
 * the accuser. */
static uint32_t
answered_lanes(const struct ladder *ladder, uint32_t number)
{
    size_t count = 0;
    uint32_t lanes = 0;
    const struct clm_link *links = clm_graph_links(ladder->graph, number, &count);
    for (size_t i = 0; i < count; i++) {
        if (links[i].incoming || links[i].kind != CLM_LINK_ANSWERS)
            continue;
        const struct clm_event *other = clm_graph_event(ladder->graph, links[i].event);
        lanes |= clm__ladder_lanes_of(ladder, other->actors, other->actor_count);
    }
    return lanes;
}

/* The days of a date that can stand on the axis. */
static void
set_days(struct row *row, const struct clm_date *date)
{
    bool start = date->earliest > CLM_DAY_MIN, end = date->latest < CLM_DAY_MAX;
    bool month_only = (date->flags & (CLM_DATE_START_MONTH | CLM_DATE_START_YEAR)) != 0;
    row->dated = start || end;
    row->from = start ? date->earliest : date->latest;
    row->to = end ? date->latest : date->earliest;
    row->exact_date = row->dated && date->level == 3 && !month_only &&
                      (date->flags & (CLM_DATE_ABOUT | CLM_DATE_DOUBTFUL)) == 0;
}

static void
set_date_words(struct ladder *ladder, struct row *row)
{
    char label[160];
    size_t len = clm_date_label(label, sizeof label, row->event->date, row->year_shown);
    if (len >= sizeof label)
        label[sizeof label - 1] = '\0';
    const char *copy = clm__arena_text(&ladder->scene->arena, label, strlen(label));
    if (copy == NULL) {
        ladder->failed = true;
        return;
    }
    struct clm__flow flow = {.scene = ladder->scene,
                             .size = DATE_SIZE,
                             .width = DATE_RIGHT - DATE_LEFT,
                             .max_lines = 3};
    struct clm__look look = {row->exact_date ? INK : "#555555", row->exact_date};
    for (const char *at = copy;
         *at != '\0';) { /* a long range may break behind its dash */
        const char *dash = strstr(at, "\xE2\x80\x93");
        size_t n = dash != NULL ? (size_t)(dash - at) + 3 : strlen(at);
        size_t before = flow.count;
        clm__flow_add(&flow, at, n, look, false);
        if (at > copy && before < flow.count)
            flow.words[before].gap = 0;
        at += n;
    }
    row->date_lines = clm__flow_lines(&flow, &row->date_line_count, NULL);
}

static int
by_number(const void *a, const void *b)
{
    uint32_t left, right;
    memcpy(&left, a, sizeof left);
    memcpy(&right, b, sizeof right);
    return left < right ? -1 : left > right;
}

/* Adds the numbers of the sources that tell an event; `ref` gets the first address. */
static size_t
add_sources(struct ladder *ladder, uint32_t event, uint32_t *numbers,
            struct clm__ref *ref)
{
    size_t count = 0, found = 0, sources = clm_corpus_source_count(ladder->corpus);
    const struct clm_citation *citations =
        clm_graph_citations(ladder->graph, event, &count);
    for (size_t i = 0; i < count; i++) {
        if (citations[i].source >= sources)
            continue;
        numbers[found++] = ladder->note_numbers[citations[i].source];
        clm_str url = citations[i].url != 0
                          ? citations[i].url
                          : clm_corpus_source(ladder->corpus, citations[i].source)->url;
        if (ref->url == NULL && url != 0)
            ref->url = clm__ladder_copy(ladder, url);
    }
    return found;
}

static void
set_sources(struct ladder *ladder, struct row *row)
{
    size_t count = 0, more = 0;
    clm_graph_citations(ladder->graph, row->number, &count);
    if (row->answer != NULL)
        clm_graph_citations(ladder->graph, row->answer_number, &more);
    uint32_t *numbers =
        clm__arena_alloc(&ladder->scene->arena, (count + more + 1) * sizeof *numbers);
    if (numbers == NULL) {
        ladder->failed = true;
        return;
    }
    size_t found = add_sources(ladder, row->number, numbers, &row->ref);
    if (row->answer != NULL)
        found +=
            add_sources(ladder, row->answer_number, numbers + found, &row->answer_ref);
    qsort(numbers, found, sizeof *numbers, by_number);
    size_t kept = 0;
    for (size_t i = 0; i < found; i++)
        if (i == 0 || numbers[i] != numbers[i - 1])
            numbers[kept++] = numbers[i];
    row->sources = numbers;
    row->source_count = kept;
}

static void
note_traits(struct ladder *ladder, const struct row *row)
{
    const struct clm_event *event = row->event;
    bool truce = event->kind == CLM_KIND_CEASEFIRE;
    bool hollow = clm__ladder_kind(event) != clm__ladder_kind_look(event->kind);
    if (!truce || !hollow)
        ladder->kinds |= 1U << event->kind;
    ladder->hollow_truces |= hollow;
    ladder->about_dates |= (event->date->flags & CLM_DATE_ABOUT) != 0;
    ladder->extracted |= event->origin == CLM_ORIGIN_EXTRACTED;
    ladder->unsure |= clm__ladder_is_unsure(event);
    ladder->self |=
        (row->actor_lanes & row->target_lanes) != 0 && !clm__ladder_kind(event)->joined;
}

static void
note_years(struct ladder *ladder)
{
    bool any = false;
    for (size_t i = 0; i < ladder->row_count; i++) {
        if (!ladder->rows[i].dated)
            continue;
        int first, last;
        clm_day_to_civil(ladder->rows[i].from, &first, NULL, NULL);
        clm_day_to_civil(ladder->rows[i].to, &last, NULL, NULL);
        ladder->year_first =
            !any || first < ladder->year_first ? first : ladder->year_first;
        ladder->year_last = !any || last > ladder->year_last ? last : ladder->year_last;
        any = true;
    }
}

/* The last day that a row certainly fills: of what lasts and begins on a known day, the
 * first. */
static clm_day
last_day_known(const struct row *row)
{
    unsigned flags = row->event->date->flags;
    bool lasts =
        (flags & CLM_DATE_INTERVAL) != 0 &&
        ((flags & CLM_DATE_OPEN_END) != 0 || row->event->kind == CLM_KIND_CEASEFIRE);
    bool day_open = (flags & (CLM_DATE_START_MONTH | CLM_DATE_START_YEAR)) != 0;
    return lasts && !day_open ? row->from : row->to;
}

/* Days without an event before each row. `reached` is the last day that the rows above
 * cover. */
static void
note_pauses(struct ladder *ladder)
{
    bool any = false;
    clm_day reached = 0;
    for (size_t i = 0; i < ladder->row_count; i++) {
        struct row *row = &ladder->rows[i];
        if (!row->dated)
            continue;
        if (any && row->from > reached && row->from - reached > PAUSE_DAYS)
            row->pause = row->from - reached;
        clm_day end = last_day_known(row);
        reached = !any || end > reached ? end : reached;
        any = true;
    }
}

static void
set_ref(struct ladder *ladder, struct clm__ref *ref, const struct clm_event *event,
        uint32_t number)
{
    ref->id = clm__scene_safe_id(ladder->scene, "event-",
                                 clm_corpus_text(ladder->corpus, event->id));
    ref->css_class = clm_kind_name(event->kind);
    ref->tooltip = clm__ladder_tooltip(ladder, event, number);
}

/* The answer that stands on the row; a diff shows every event by itself. */
static void
set_answer(struct ladder *ladder, struct row *row)
{
    row->answer_number =
        ladder->marks == NULL ? clm__pick_answer(ladder->view, row->number) : CLM_NONE;
    if (row->answer_number == CLM_NONE)
        return;
    row->answer = clm_graph_event(ladder->graph, row->answer_number);
    row->mutual = row->answer->kind == CLM_KIND_ACCUSATION;
    set_ref(ladder, &row->answer_ref, row->answer, row->answer_number);
    ladder->kinds |= 1U << row->answer->kind;
    ladder->extracted |= row->answer->origin == CLM_ORIGIN_EXTRACTED;
}

/* A diff shows every event. */
static bool
has_row(struct ladder *ladder, uint32_t number)
{
    if (ladder->marks != NULL)
        return true;
    if (clm__pick_is_answer(ladder->view, number))
        return false;
    enum clm__pick pick = ladder->everything
                              ? CLM__PICK_ROW
                              : clm__pick_row(ladder->view, number, ladder->context);
    ladder->wordless += pick == CLM__PICK_WORDLESS ? 1 : 0;
    ladder->left_out += pick == CLM__PICK_CONTEXT ? 1 : 0;
    return pick == CLM__PICK_ROW;
}

static void
fill_row(struct ladder *ladder, struct row *row, uint32_t number)
{
    const struct clm_event *event = clm_graph_event(ladder->graph, number);
    row->number = number;
    row->event = event;
    row->mark = ladder->marks != NULL ? ladder->marks[number] : CLM_MARK_NONE;
    row->actor_lanes = clm__ladder_lanes_of(ladder, event->actors, event->actor_count);
    row->target_lanes = clm__ladder_lanes_of(ladder, event->targets, event->target_count);
    if (event->kind == CLM_KIND_DENIAL && event->target_count == 0)
        row->target_lanes = answered_lanes(ladder, number);
    set_days(row, event->date);
    set_answer(ladder, row);
    set_sources(ladder, row);
    set_ref(ladder, &row->ref, event, number);
    note_traits(ladder, row);
}

void
clm__ladder_fill_rows(struct ladder *ladder)
{
    ladder->row_count = ladder->view->count;
    ladder->rows = clm__arena_calloc(&ladder->scene->arena, ladder->row_count + 1,
                                     sizeof *ladder->rows);
    if (ladder->rows == NULL) {
        ladder->failed = true;
        ladder->row_count = 0;
        return;
    }
    size_t all = ladder->row_count;
    ladder->row_count = 0;
    for (size_t i = 0; i < all && !ladder->failed; i++)
        if (has_row(ladder, ladder->view->events[i]))
            fill_row(ladder, &ladder->rows[ladder->row_count++], ladder->view->events[i]);
    if (!ladder->failed)
        clm__ladder_number_threads(ladder);
    note_years(ladder);
    note_pauses(ladder);
    int year_above = 0;
    bool years = ladder->year_first != ladder->year_last;
    for (size_t i = 0; i < ladder->row_count && !ladder->failed; i++) {
        struct row *row = &ladder->rows[i];
        int year = 0;
        if (row->dated)
            clm_day_to_civil(row->from, &year, NULL, NULL);
        row->new_date =
            i == 0 || row->event->date_text != ladder->rows[i - 1].event->date_text;
        row->year_shown = years && (i == 0 || (row->dated && year != year_above));
        if (row->dated)
            year_above = year;
        set_date_words(ladder, row);
        clm__ladder_set_words(ladder, row);
        size_t lines = row->line_count > row->date_line_count ? row->line_count
                                                              : row->date_line_count;
        row->height = LINE_PITCH * (double)(lines > 0 ? lines : 1) +
                      (clm__pick_is_context(row->event) ? CONTEXT_GAP : ROW_GAP);
    }
}
