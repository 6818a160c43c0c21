/* SPDX-License-Identifier: MIT */
/* The rows of the ladder before they have a place: who, when, which words, how high. */
#include "base/alloc.h"
#include "render/ladder_parts.h"

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

static void
set_sources(struct ladder *ladder, struct row *row)
{
    size_t count = 0, sources = clm_corpus_source_count(ladder->corpus);
    const struct clm_citation *citations =
        clm_graph_citations(ladder->graph, row->number, &count);
    uint32_t *numbers =
        clm__arena_alloc(&ladder->scene->arena, (count + 1) * sizeof *numbers);
    if (numbers == NULL) {
        ladder->failed = true;
        return;
    }
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (citations[i].source >= sources)
            continue;
        numbers[found++] = ladder->note_numbers[citations[i].source];
        clm_str url = citations[i].url != 0
                          ? citations[i].url
                          : clm_corpus_source(ladder->corpus, citations[i].source)->url;
        if (row->ref.url == NULL && url != 0)
            row->ref.url = clm__ladder_copy(ladder, url);
    }
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
    set_sources(ladder, row);
    clm__ladder_set_words(ladder, row);
    row->ref.id = clm__scene_safe_id(ladder->scene, "event-",
                                     clm_corpus_text(ladder->corpus, event->id));
    row->ref.css_class = clm_kind_name(event->kind);
    row->ref.tooltip = clm__ladder_tooltip(ladder, row);
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
    for (size_t i = 0; i < ladder->row_count && !ladder->failed; i++)
        fill_row(ladder, &ladder->rows[i], ladder->view->events[i]);
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
        size_t lines = row->line_count > row->date_line_count ? row->line_count
                                                              : row->date_line_count;
        row->height = LINE_PITCH * (double)(lines > 0 ? lines : 1) + ROW_GAP;
    }
}
