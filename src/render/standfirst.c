/* SPDX-License-Identifier: MIT */
/* The sentences under a title. */
#include "render/standfirst.h"

#include "base/arena.h"
#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>

struct counts {
    struct clm__arena arena;
    size_t accusations, others;
    size_t denied, answered; /* by a denial; by anything else */
    size_t reports, publishers;
    uint32_t *by, *at; /* by actor */
    bool *told;        /* by source */
    bool dated;
    clm_day first, last;
};

void
clm__put_year(struct clm__buf *out, int year)
{
    clm__buf_number(out, year > 0 ? year : 1 - year);
    if (year <= 0)
        clm__buf_puts(out, " BC");
}

/* ---- counting ---- */

/* The kind of the answer that an accusation met: a denial counts before a charge that is
 * given back; CLM_KIND_COUNT for none. */
static enum clm_kind
answer_to(const struct clm_graph *graph, uint32_t event)
{
    size_t count = 0;
    enum clm_kind found = CLM_KIND_COUNT;
    const struct clm_link *links = clm_graph_links(graph, event, &count);

    for (size_t i = 0; i < count && found != CLM_KIND_DENIAL; i++)
        if (links[i].incoming && links[i].kind == CLM_LINK_ANSWERS)
            found = (enum clm_kind)clm_graph_event(graph, links[i].event)->kind;

    return found;
}

static void
count_actor(uint32_t *counts, const struct clm_party *parties, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool again = false;
        for (size_t k = 0; k < i && !again; k++)
            again = parties[k].actor == parties[i].actor;
        counts[parties[i].actor] += again ? 0 : 1;
    }
}

/* An end that is open is no day of the period. */
static void
count_days(struct counts *counts, const struct clm_date *date)
{
    bool start = date->earliest > CLM_DAY_MIN, end = date->latest < CLM_DAY_MAX;
    clm_day from = start ? date->earliest : date->latest;
    clm_day to = end ? date->latest : date->earliest;
    if (!start && !end)
        return;

    counts->first = !counts->dated || from < counts->first ? from : counts->first;
    counts->last = !counts->dated || to > counts->last ? to : counts->last;
    counts->dated = true;
}

static void
count_event(struct counts *counts, const struct clm_graph *graph, uint32_t number)
{
    const struct clm_event *event = clm_graph_event(graph, number);
    size_t count = 0;
    const struct clm_citation *citations = clm_graph_citations(graph, number, &count);

    for (size_t i = 0; i < count; i++) {
        counts->reports += counts->told[citations[i].source] ? 0 : 1;
        counts->told[citations[i].source] = true;
    }
    count_days(counts, event->date);
    if (event->kind != CLM_KIND_ACCUSATION)
        return;

    enum clm_kind answer = answer_to(graph, number);
    counts->accusations++;
    counts->denied += answer == CLM_KIND_DENIAL ? 1 : 0;
    counts->answered += answer != CLM_KIND_DENIAL && answer != CLM_KIND_COUNT ? 1 : 0;
    count_actor(counts->by, event->actors, event->actor_count);
    count_actor(counts->at, event->targets, event->target_count);
}

static int
by_number(const void *a, const void *b)
{
    clm_str x = *(const clm_str *)a, y = *(const clm_str *)b;
    return x < y ? -1 : x > y;
}

/* Different publishers of the reports; one that is not known is none. */
static bool
count_publishers(struct counts *counts, const struct clm_corpus *corpus)
{
    size_t sources = clm_corpus_source_count(corpus), known = 0;
    clm_str *publishers =
        clm__arena_calloc(&counts->arena, sources + 1, sizeof *publishers);
    if (publishers == NULL)
        return false;

    for (size_t i = 0; i < sources; i++)
        if (counts->told[i] && clm_corpus_source(corpus, i)->publisher != 0)
            publishers[known++] = clm_corpus_source(corpus, i)->publisher;
    qsort(publishers, known, sizeof *publishers, by_number);
    for (size_t i = 0; i < known; i++)
        counts->publishers += i == 0 || publishers[i] != publishers[i - 1] ? 1 : 0;

    return true;
}

static bool
count_all(struct counts *counts, const struct clm_view *view)
{
    const struct clm_corpus *corpus = clm_graph_corpus(view->graph);
    size_t actors = clm_corpus_actor_count(corpus);
    bool any = false;
    counts->by = clm__arena_calloc(&counts->arena, 2 * actors + 1, sizeof *counts->by);
    counts->told = clm__arena_calloc(&counts->arena, clm_corpus_source_count(corpus) + 1,
                                     sizeof *counts->told);
    if (counts->by == NULL || counts->told == NULL)
        return false;
    counts->at = counts->by + actors;

    for (size_t i = 0; i < view->count; i++)
        any |= clm_graph_event(view->graph, view->events[i])->kind == CLM_KIND_ACCUSATION;
    for (size_t i = 0; i < view->count; i++) {
        bool other =
            clm_graph_event(view->graph, view->events[i])->kind != CLM_KIND_ACCUSATION;
        counts->others += other ? 1 : 0;
        if (!any || !other)
            count_event(counts, view->graph, view->events[i]);
    }

    return count_publishers(counts, corpus);
}

/* ---- words ---- */

static void
put_small(struct clm__buf *out, size_t number)
{
    static const char *const words[] = {"no",  "one",   "two",   "three", "four", "five",
                                        "six", "seven", "eight", "nine",  "ten"};
    if (number < sizeof words / sizeof words[0])
        clm__buf_puts(out, words[number]);
    else
        clm__buf_number(out, (int64_t)number);
}

/* "September–December 2016: ", "May 2015–March 2017: ", "44 BC–2026: " */
static void
put_period(struct clm__buf *out, clm_day first, clm_day last)
{
    int year_a, month_a, year_b, month_b;
    clm_day_to_civil(first, &year_a, &month_a, NULL);
    clm_day_to_civil(last, &year_b, &month_b, NULL);
    bool whole_years = year_b - year_a > 3;

    if (!whole_years)
        clm__buf_puts(out, clm__month_name(month_a));
    if (whole_years || year_a != year_b) {
        clm__buf_puts(out, whole_years ? "" : " ");
        clm__put_year(out, year_a);
    }
    if (!whole_years && (year_a != year_b || month_a != month_b))
        clm__buf_printf(out, "\xE2\x80\x93%s", clm__month_name(month_b));
    clm__buf_puts(out, whole_years ? "\xE2\x80\x93" : " ");
    clm__put_year(out, year_b);
    clm__buf_puts(out, ": ");
}

static const char *
name_of(const struct clm_corpus *corpus, const char *const *names, size_t actor)
{
    return names != NULL && names[actor] != NULL
               ? names[actor]
               : clm_corpus_text(corpus, clm_corpus_actor(corpus, actor)->name);
}

/* "; most by Azerbaijan (12)", "; most at Armenia and Azerbaijan (12 each)"; of more than
 * three that are tied nothing is said. */
static void
put_most(struct clm__buf *out, const struct clm_corpus *corpus, const uint32_t *counts,
         const char *const *names, const char *before)
{
    size_t actors = clm_corpus_actor_count(corpus), tied = 0, seen = 0;
    uint32_t most = 0;

    for (size_t i = 0; i < actors; i++) {
        tied = counts[i] > most ? 1 : tied + (counts[i] == most ? 1 : 0);
        most = counts[i] > most ? counts[i] : most;
    }
    if (most < 2 || tied > 3)
        return;

    clm__buf_puts(out, before);
    for (size_t i = 0; i < actors; i++) {
        if (counts[i] != most)
            continue;
        clm__buf_puts(out, seen == 0 ? "" : seen + 1 == tied ? " and " : ", ");
        clm__buf_puts(out, name_of(corpus, names, i));
        seen++;
    }
    clm__buf_printf(out, " (%u%s)", most, tied > 1 ? " each" : "");
}

static void
put_reports(struct clm__buf *out, const struct counts *counts)
{
    if (counts->reports == 0)
        return;
    clm__buf_puts(out, " in ");
    put_small(out, counts->reports);
    clm__buf_puts(out, counts->reports == 1 ? " report" : " reports");
    if (counts->publishers == 0 || counts->reports == 1)
        return;
    clm__buf_puts(out, " of ");
    put_small(out, counts->publishers);
    clm__buf_puts(out, counts->publishers == 1 ? " publisher" : " publishers");
}

/* " 6 denied, 3 met by a counter-accusation or reply, 17 with no answer found in this
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
                  "with no answer found in this corpus"}};
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
put_counts(struct clm__buf *out, const struct counts *counts,
           const struct clm_corpus *corpus, const char *const *names)
{
    if (counts->dated)
        put_period(out, counts->first, counts->last);
    if (counts->accusations == 0) {
        clm__buf_printf(out, "%zu event%s", counts->others,
                        counts->others == 1 ? "" : "s");
        put_reports(out, counts);
        clm__buf_putc(out, '.');
        return;
    }

    clm__buf_printf(out, "%zu accusation%s", counts->accusations,
                    counts->accusations == 1 ? "" : "s");
    put_reports(out, counts);
    put_most(out, corpus, counts->by, names, "; most by ");
    put_most(out, corpus, counts->at, names, "; most at ");
    put_answers(out, counts);
    if (counts->others > 0)
        clm__buf_printf(out, " Beside them %zu other event%s.", counts->others,
                        counts->others == 1 ? "" : "s");
}

bool
clm__standfirst(struct clm__buf *out, const struct clm_view *view,
                const char *const *names)
{
    struct counts counts = {.accusations = 0};
    bool done = count_all(&counts, view);

    if (done)
        put_counts(out, &counts, clm_graph_corpus(view->graph), names);
    clm__arena_release(&counts.arena);
    return done;
}
