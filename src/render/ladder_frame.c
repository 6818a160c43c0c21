/* SPDX-License-Identifier: MIT */
/* The head of a page: title, the counts, legend and names of the lanes. */
#include "base/buf.h"
#include "render/ladder_parts.h"

#include <stdio.h>
#include <string.h>

#define TITLE_SIZE  17.0
#define TITLE_PITCH 20.0
#define STAND_SIZE  8.6
#define STAND_PITCH 11.0

static const char *
number_word(size_t number, char *room, size_t size)
{
    static const char *const words[] = {"no",  "one",   "two",   "three", "four", "five",
                                        "six", "seven", "eight", "nine",  "ten"};
    if (number < sizeof words / sizeof words[0])
        return words[number];
    snprintf(room, size, "%zu", number);
    return room;
}

static void
put_year(struct clm__buf *out, int year)
{
    clm__buf_number(out, year > 0 ? year : 1 - year);
    if (year <= 0)
        clm__buf_puts(out, " BC");
}

/* "September–December 2016", "May 2015–March 2017", "44 BC–2026" */
static void
put_period(struct clm__buf *out, const struct ladder *ladder, clm_day first, clm_day last)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    int year_a, month_a, year_b, month_b;
    (void)ladder;
    clm_day_to_civil(first, &year_a, &month_a, NULL);
    clm_day_to_civil(last, &year_b, &month_b, NULL);
    bool whole_years = year_b - year_a > 3;
    if (!whole_years)
        clm__buf_printf(out, "%s", months[month_a - 1]);
    if (whole_years || year_a != year_b) {
        clm__buf_puts(out, whole_years ? "" : " ");
        put_year(out, year_a);
    }
    if (!whole_years && (year_a != year_b || month_a != month_b))
        clm__buf_printf(out, "\xE2\x80\x93%s", months[month_b - 1]);
    if (whole_years)
        clm__buf_puts(out, "\xE2\x80\x93");
    else
        clm__buf_puts(out, " ");
    put_year(out, year_b);
    clm__buf_puts(out, ": ");
}

static bool
is_denied(const struct ladder *ladder, uint32_t event)
{
    size_t count = 0;
    const struct clm_link *links = clm_graph_links(ladder->graph, event, &count);
    for (size_t i = 0; i < count; i++)
        if (links[i].incoming && links[i].kind == CLM_LINK_ANSWERS &&
            clm_graph_event(ladder->graph, links[i].event)->kind == CLM_KIND_DENIAL)
            return true;
    return false;
}

struct counts {
    size_t accusations;
    size_t denied;
    uint32_t by_most, by, at_most, at; /* the actors with most, and how many */
};

static void
count_actor(uint32_t *counts, size_t actors, const struct clm_party *parties,
            size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool again = false;
        for (size_t k = 0; k < i && !again; k++)
            again = parties[k].actor == parties[i].actor;
        if (!again && parties[i].actor < actors)
            counts[parties[i].actor]++;
    }
}

static void
count_all(struct ladder *ladder, struct counts *counts)
{
    size_t actors = clm_corpus_actor_count(ladder->corpus);
    uint32_t *by = clm__arena_calloc(&ladder->scene->arena, 2 * actors + 1, sizeof *by);
    if (by == NULL) {
        ladder->failed = true;
        return;
    }
    uint32_t *at = by + actors;
    for (size_t i = 0; i < ladder->row_count; i++) {
        const struct clm_event *event = ladder->rows[i].event;
        if (event->kind != CLM_KIND_ACCUSATION)
            continue;
        counts->accusations++;
        counts->denied += is_denied(ladder, ladder->rows[i].number) ? 1 : 0;
        count_actor(by, actors, event->actors, event->actor_count);
        count_actor(at, actors, event->targets, event->target_count);
    }
    for (size_t i = 0; i < actors; i++) {
        if (by[i] > counts->by) {
            counts->by = by[i];
            counts->by_most = (uint32_t)i;
        }
        if (at[i] > counts->at) {
            counts->at = at[i];
            counts->at_most = (uint32_t)i;
        }
    }
}

static void
put_counts(struct ladder *ladder, struct clm__buf *out)
{
    struct counts counts = {0};
    char room[2][24];
    count_all(ladder, &counts);
    size_t sources = ladder->note_count;
    size_t number = counts.accusations > 0 ? counts.accusations : ladder->row_count;
    clm__buf_printf(out, "%zu %s%s", number,
                    counts.accusations > 0 ? "accusation" : "event",
                    number == 1 ? "" : "s");
    if (sources > 0)
        clm__buf_printf(out, " in %s %s", number_word(sources, room[0], sizeof room[0]),
                        sources == 1 ? "report" : "reports");
    if (counts.by > 1)
        clm__buf_printf(out, ", %u by %s", counts.by, ladder->names[counts.by_most]);
    if (counts.at > 1)
        clm__buf_printf(out, ", %u at %s", counts.at, ladder->names[counts.at_most]);
    if (counts.accusations > 0)
        clm__buf_printf(
            out, ", %s answered by a denial",
            counts.denied > 10   ? number_word(counts.denied, room[1], sizeof room[1])
            : counts.denied == 0 ? "none"
                                 : number_word(counts.denied, room[1], sizeof room[1]));
    clm__buf_puts(out, ". Read downwards.");
}

/* "September–December 2016: 18 accusations in five reports, ..." */
const char *
clm__ladder_standfirst(struct ladder *ladder)
{
    struct clm__buf text = {0};
    bool any = false;
    clm_day first = 0, last = 0;
    for (size_t i = 0; i < ladder->row_count; i++) {
        const struct row *row = &ladder->rows[i];
        if (!row->dated)
            continue;
        first = !any || row->from < first ? row->from : first;
        last = !any || row->to > last ? row->to : last;
        any = true;
    }
    if (any)
        put_period(&text, ladder, first, last);
    put_counts(ladder, &text);
    const char *copy = clm__scene_take(ladder->scene, &text);
    clm__buf_release(&text);
    return copy;
}

/* Text in lines from `y` on, which is the middle of the first; returns the middle of the
 * line after the last. */
static double
draw_block(struct ladder *ladder, size_t page, double y, const char *text,
           struct clm__run look, double size, bool measure)
{
    double pitch = size == TITLE_SIZE ? TITLE_PITCH : STAND_PITCH;
    struct clm__flow flow = {.scene = ladder->scene,
                             .size = size,
                             .width = RIGHT_EDGE - LEFT_EDGE - 10,
                             .max_lines = size == TITLE_SIZE ? 2 : 3};
    size_t count = 0;
    clm__flow_add(&flow, text, strlen(text), (struct clm__look){look.colour, look.bold},
                  false);
    const struct clm__line *lines = clm__flow_lines(&flow, &count, NULL);
    for (size_t i = 0; i < count; i++, y += pitch)
        if (!measure)
            clm__scene_add(ladder->scene, page,
                           (struct clm__item){.kind = CLM__ITEM_TEXT,
                                              .align = CLM__LEFT,
                                              .size = size,
                                              .x0 = LEFT_EDGE,
                                              .x1 = RIGHT_EDGE,
                                              .y0 = y,
                                              .width = lines[i].width,
                                              .runs = lines[i].runs,
                                              .run_count = lines[i].run_count});
    return y;
}

static double
draw_titles(struct ladder *ladder, size_t page, size_t page_count, bool measure)
{
    char place[64];
    snprintf(place, sizeof place, "page %zu of %zu", page + 1, page_count);
    if (page_count > 1 && !measure)
        clm__scene_text(ladder->scene, page,
                        (struct clm__item){.align = CLM__RIGHT,
                                           .size = STAND_SIZE,
                                           .x0 = RIGHT_EDGE - 80,
                                           .x1 = RIGHT_EDGE,
                                           .y0 = page == 0 ? 18 : 30},
                        (struct clm__run){place, MUTED, false});
    if (page == 0) {
        double y = draw_block(ladder, page, 34, ladder->title,
                              (struct clm__run){"", INK, true}, TITLE_SIZE, measure);
        return draw_block(ladder, page, y - 3, ladder->scene->description,
                          (struct clm__run){"", MUTED, false}, STAND_SIZE, measure) +
               13;
    }
    const char *title = clm__fit_text(ladder->scene, ladder->title, 11, true, 380);
    if (!measure) {
        struct clm__item *item = clm__scene_text(
            ladder->scene, page,
            (struct clm__item){
                .align = CLM__LEFT, .size = 11, .x0 = LEFT_EDGE, .x1 = 420, .y0 = 30},
            (struct clm__run){title, INK, true});
        double end = item != NULL ? LEFT_EDGE + item->width + 6 : 420;
        clm__scene_text(ladder->scene, page,
                        (struct clm__item){.align = CLM__LEFT,
                                           .size = STAND_SIZE,
                                           .x0 = end,
                                           .x1 = end + 60,
                                           .y0 = 30.6},
                        (struct clm__run){"continued", MUTED, false});
    }
    return 50;
}

/* Draws the head of a page and returns where its lanes begin. */
double
clm__ladder_draw_head(struct ladder *ladder, size_t page, size_t page_count)
{
    bool measure = page_count == 0;
    double y = draw_titles(ladder, page, page_count, measure);
    y = clm__ladder_draw_legend(ladder, page, y, measure);
    y += 14 + ladder->lane_names_height;
    if (!measure)
        clm__ladder_draw_lane_names(ladder, page, y, false);
    return y + 5;
}

double
clm__ladder_head_height(struct ladder *ladder, size_t page)
{
    return clm__ladder_draw_head(ladder, page, 0);
}
