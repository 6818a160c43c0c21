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

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

void
clm__ladder_put_month(struct clm__buf *out, const struct ladder *ladder, clm_day day)
{
    int year, month;
    clm_day_to_civil(day, &year, &month, NULL);
    if (ladder->year_last - ladder->year_first < 10)
        clm__buf_printf(out, "%s ", months[month - 1]);
    put_year(out, year);
}

/* "September–December 2016", "May 2015–March 2017", "44 BC–2026" */
static void
put_period(struct clm__buf *out, const struct ladder *ladder, clm_day first, clm_day last)
{
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

/* The kind of the answer that an accusation met: a denial counts before a charge that is
 * given back; CLM_KIND_COUNT for none. */
static enum clm_kind
answer_to(const struct ladder *ladder, uint32_t event)
{
    size_t count = 0;
    enum clm_kind found = CLM_KIND_COUNT;
    const struct clm_link *links = clm_graph_links(ladder->graph, event, &count);
    for (size_t i = 0; i < count && found != CLM_KIND_DENIAL; i++)
        if (links[i].incoming && links[i].kind == CLM_LINK_ANSWERS)
            found = (enum clm_kind)clm_graph_event(ladder->graph, links[i].event)->kind;
    return found;
}

struct counts {
    size_t accusations, others;
    size_t denied, answered; /* by a denial; by anything else */
    size_t reports;
    uint32_t *by, *at; /* by actor */
    uint8_t *told;     /* by source */
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
count_reports(struct ladder *ladder, struct counts *counts, uint32_t event)
{
    size_t count = 0, sources = clm_corpus_source_count(ladder->corpus);
    const struct clm_citation *citations =
        clm_graph_citations(ladder->graph, event, &count);
    for (size_t i = 0; i < count; i++)
        if (citations[i].source < sources && counts->told[citations[i].source] == 0) {
            counts->told[citations[i].source] = 1;
            counts->reports++;
        }
}

/* All counts but one are of accusations, so that a reader finds them in accusations.csv.
 */
static void
count_all(struct ladder *ladder, struct counts *counts)
{
    struct clm__arena *arena = &ladder->scene->arena;
    size_t actors = clm_corpus_actor_count(ladder->corpus);
    bool any = false;
    counts->by = clm__arena_calloc(arena, 2 * actors + 1, sizeof *counts->by);
    counts->told =
        clm__arena_calloc(arena, clm_corpus_source_count(ladder->corpus) + 1, 1);
    if (counts->by == NULL || counts->told == NULL) {
        ladder->failed = true;
        return;
    }
    counts->at = counts->by + actors;
    for (size_t i = 0; i < ladder->view->count; i++)
        any |= clm_graph_event(ladder->graph, ladder->view->events[i])->kind ==
               CLM_KIND_ACCUSATION;
    for (size_t i = 0; i < ladder->view->count; i++) {
        uint32_t number = ladder->view->events[i];
        const struct clm_event *event = clm_graph_event(ladder->graph, number);
        if (any && event->kind != CLM_KIND_ACCUSATION) {
            counts->others++;
            continue;
        }
        count_reports(ladder, counts, number);
        if (!any) {
            counts->others++;
            continue;
        }
        enum clm_kind answer = answer_to(ladder, number);
        counts->accusations++;
        counts->denied += answer == CLM_KIND_DENIAL ? 1 : 0;
        counts->answered += answer != CLM_KIND_DENIAL && answer != CLM_KIND_COUNT ? 1 : 0;
        count_actor(counts->by, actors, event->actors, event->actor_count);
        count_actor(counts->at, actors, event->targets, event->target_count);
    }
}

/* "; most by Azerbaijan (12)", "; most at Armenia and Azerbaijan (12 each)"; of more than
 * three that are tied nothing is said. */
static void
put_most(struct ladder *ladder, struct clm__buf *out, const uint32_t *counts,
         const char *before)
{
    size_t actors = clm_corpus_actor_count(ladder->corpus), tied = 0, seen = 0;
    uint32_t most = 0;
    for (size_t i = 0; i < actors; i++) {
        tied = counts[i] > most ? 1 : tied + (counts[i] == most ? 1 : 0);
        most = counts[i] > most ? counts[i] : most;
    }
    if (most < 2 || tied > 3)
        return;
    clm__buf_puts(out, before);
    for (size_t i = 0; i < actors; i++) {
        if (counts[i] != most || ladder->names[i] == NULL)
            continue;
        clm__buf_puts(out, seen == 0 ? "" : seen + 1 == tied ? " and " : ", ");
        clm__buf_puts(out, ladder->names[i]);
        seen++;
    }
    clm__buf_printf(out, " (%u%s)", most, tied > 1 ? " each" : "");
}

static void
put_reports(struct clm__buf *out, size_t reports)
{
    char room[24];
    if (reports > 0)
        clm__buf_printf(out, " in %s report%s", number_word(reports, room, sizeof room),
                        reports == 1 ? "" : "s");
}

/* " 6 denied, 3 met by a counter-accusation or reply, 17 without an answer in this
 * corpus." */
static void
put_answers(struct clm__buf *out, const struct counts *counts)
{
    const struct {
        size_t count;
        const char *words;
    } parts[] = {{counts->denied, "denied"},
                 {counts->answered, "met by a counter-accusation or reply"},
                 {counts->accusations - counts->denied - counts->answered,
                  "without an answer in this corpus"}};
    const char *before = ". ";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].count == 0)
            continue;
        clm__buf_printf(out, "%s%zu %s", before, parts[i].count, parts[i].words);
        before = ", ";
    }
    clm__buf_putc(out, '.');
}

static void
put_counts(struct ladder *ladder, struct clm__buf *out)
{
    struct counts counts = {0};
    count_all(ladder, &counts);
    if (ladder->failed)
        return;
    if (counts.accusations == 0) {
        clm__buf_printf(out, "%zu event%s", counts.others, counts.others == 1 ? "" : "s");
        put_reports(out, counts.reports);
        clm__buf_puts(out, ladder->no_notes ? "." : ". Read downwards.");
        return;
    }
    clm__buf_printf(out, "%zu accusation%s", counts.accusations,
                    counts.accusations == 1 ? "" : "s");
    put_reports(out, counts.reports);
    put_most(ladder, out, counts.by, "; most by ");
    put_most(ladder, out, counts.at, "; most at ");
    put_answers(out, &counts);
    if (counts.others > 0)
        clm__buf_printf(out, " Beside them %zu other event%s.", counts.others,
                        counts.others == 1 ? "" : "s");
    clm__buf_puts(out, ladder->no_notes ? "" : " Read downwards.");
}

/* "September–December 2016: 18 accusations in five reports, ..." */
const char *
clm__ladder_standfirst(struct ladder *ladder)
{
    struct clm__buf text = {0};
    bool any = false, claims = (ladder->kinds >> CLM_KIND_ACCUSATION & 1) != 0;
    clm_day first = 0, last = 0;
    for (size_t i = 0; i < ladder->row_count; i++) {
        const struct row *row = &ladder->rows[i];
        if (!row->dated || (claims && row->event->kind != CLM_KIND_ACCUSATION))
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
