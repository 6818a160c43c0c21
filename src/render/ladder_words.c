/* SPDX-License-Identifier: MIT */
/* The words beside a row, and those that show when the mouse rests on it. */
#include "base/buf.h"
#include "base/utf8.h"
#include "render/ladder_parts.h"
#include "render/ladder_pick.h"
#include "render/metrics.h"
#include "render/words.h"

#include <stdlib.h>
#include <string.h>

#define MAX_SHOWN_NAMES 3u
#define NAME_WIDTH      400.0 /* a longer one is no name */
#define HOVER_PART      600u  /* bytes of one part of a hover text */

static bool
is_joined(const struct clm_event *event)
{
    return clm__ladder_kind(event)->joined;
}

static const char *
arrow(const char *left, const char *right, bool mutual)
{
    if (mutual)
        return "\xE2\x86\x94";
    /* between right-to-left names the marks keep the accuser left of the arrow */
    bool rtl =
        clm__text_is_rtl(left, strlen(left)) || clm__text_is_rtl(right, strlen(right));
    return rtl ? "\xE2\x80\x8E\xE2\x86\x92\xE2\x80\x8E" : "\xE2\x86\x92";
}

/* "US, Russia, +3": adds names from `*shown` on; returns the last one. */
static const char *
add_names(struct ladder *ladder, struct clm__flow *flow, struct clm__look look,
          const struct clm_party *parties, size_t count, bool more_follow)
{
    const char *name = "";
    size_t shown = count > MAX_SHOWN_NAMES ? MAX_SHOWN_NAMES - 1 : count;
    for (size_t i = 0; i < shown; i++) {
        name = clm__fit_text(ladder->scene, clm__ladder_party_name(ladder, &parties[i]),
                             WORD_SIZE, true, NAME_WIDTH);
        clm__flow_add(flow, name, strlen(name), look, false);
        if (i + 1 < count || more_follow)
            clm__flow_add(flow, ",", 1, look, true);
    }
    if (shown < count) {
        const char *rest = clm__scene_printf(ladder->scene, "+%zu%s", count - shown,
                                             more_follow ? "," : "");
        clm__flow_add(flow, rest, strlen(rest), look, false);
    }
    return name;
}

/* "US → Russia" */
static void
add_head(struct ladder *ladder, struct clm__flow *flow, const struct row *row)
{
    const struct clm_event *event = row->event;
    struct clm__look look = {clm__ladder_kind(event)->ink, !clm__pick_is_context(event)};
    bool joined = is_joined(event);
    const char *left = clm__words(CLM__WORDS_NOT_NAMED);
    if (event->actor_count > 0)
        left = add_names(ladder, flow, look, event->actors, event->actor_count,
                         joined && event->target_count > 0);
    else if (!joined || event->target_count == 0)
        clm__flow_add(flow, left, strlen(left), look, false);
    if (event->target_count == 0)
        return;
    if (!joined) {
        const char *to =
            arrow(left, clm__ladder_party_name(ladder, &event->targets[0]), row->mutual);
        clm__flow_add(flow, to, strlen(to), look, false);
    }
    add_names(ladder, flow, look, event->targets, event->target_count, false);
}

static const char *
truce_words(enum clm_phase phase)
{
    switch (phase) {
    case CLM_PHASE_PROPOSE:
        return "cease-fire proposed";
    case CLM_PHASE_START:
        return "cease-fire begins";
    case CLM_PHASE_EXTEND:
        return "cease-fire extended";
    case CLM_PHASE_VIOLATE:
        return "cease-fire broken";
    case CLM_PHASE_END:
        return "cease-fire ends";
    case CLM_PHASE_NONE:
    case CLM_PHASE_COUNT:
        break;
    }
    return "cease-fire";
}

static const char *
stock_words(const struct clm_event *event)
{
    return event->kind == CLM_KIND_CEASEFIRE ? truce_words(event->phase)
                                             : clm__ladder_kind_look(event->kind)->words;
}

/* The charge of an event that a program read is words of its sentence: without the verb a
 * denial would read like what is denied. Curated rows say it themselves. NULL for none.
 */
static const char *
verb_before(const struct clm_event *event)
{
    return event->origin == CLM_ORIGIN_EXTRACTED
               ? clm__ladder_kind_look(event->kind)->verb
               : NULL;
}

static void
add_body(const struct ladder *ladder, struct clm__flow *flow,
         const struct clm_event *event)
{
    struct clm__look look = {clm__ladder_is_unsure(event)  ? MUTED
                             : clm__pick_is_context(event) ? "#555555"
                                                           : INK,
                             false};
    if (event->charge[0] != '\0') {
        const char *verb = verb_before(event);
        if (verb != NULL)
            clm__flow_add(flow, verb, strlen(verb), look, false);
        clm__flow_add(flow, event->charge, strlen(event->charge), look, false);
    } else if (event->quote[0] != '\0') {
        const char *quote = event->quote;
        bool marked =
            strncmp(quote, "\"", 1) == 0 || strncmp(quote, "\xE2\x80\x9C", 3) == 0;
        if (!marked)
            clm__flow_add(flow, "\xE2\x80\x9C", 3, look, false);
        clm__flow_add(flow, quote, strlen(quote), look, !marked);
        if (!marked)
            clm__flow_add(flow, "\xE2\x80\x9D", 3, look, true);
    } else {
        const char *words = stock_words(event);
        clm__flow_add(flow, words, strlen(words), look, false);
        if (event->place != 0) { /* nothing else tells one strike from another */
            clm__flow_add(flow, ",", 1, look, true);
            clm__flow_add(flow, clm_corpus_text(ladder->corpus, event->place),
                          clm_corpus_text_len(ladder->corpus, event->place), look, false);
        }
    }
}

static void
add_speaker(struct ladder *ladder, struct clm__flow *flow, const struct clm_event *event)
{
    if (event->speaker == 0)
        return;
    const char *name =
        clm__fit_text(ladder->scene, clm_corpus_text(ladder->corpus, event->speaker),
                      WORD_SIZE, false, NAME_WIDTH);
    for (size_t i = 0; i < event->actor_count; i++)
        if (strcmp(name, clm__ladder_party_name(ladder, &event->actors[i])) == 0)
            return;
    const char *words = clm__scene_printf(ladder->scene, "(%s)", name);
    clm__flow_add(flow, words, strlen(words), (struct clm__look){INK, false}, false);
}

static void
add_sources(struct ladder *ladder, struct clm__flow *flow, const struct row *row)
{
    struct clm__buf text = {0};
    size_t shown = row->source_count;
    if (shown > MAX_SHOWN_SOURCES + 1)
        shown = MAX_SHOWN_SOURCES;
    for (size_t i = 0; i < shown; i++) {
        clm__buf_puts(&text, i == 0 ? "[" : ",");
        clm__buf_number(&text, row->sources[i]);
    }
    if (shown > 0 && shown < row->source_count)
        clm__buf_printf(&text, ",+%zu", row->source_count - shown);
    if (shown > 0)
        clm__buf_putc(&text, ']');
    if (row->event->origin == CLM_ORIGIN_EXTRACTED)
        clm__buf_putc(&text, '*');
    const char *copy = clm__scene_take(ladder->scene, &text);
    clm__flow_add(flow, copy, strlen(copy), (struct clm__look){MUTED, false}, true);
    if (flow->count > 0 && flow->words[flow->count - 1].glue)
        flow->words[flow->count - 1].gap = 1;
    clm__buf_release(&text);
}

/* "— Turkey: untrue", in the ink of answers. */
static void
add_answer(struct ladder *ladder, struct clm__flow *flow, const struct row *row)
{
    const struct clm_event *answer = row->answer;
    if (answer == NULL || row->mutual)
        return;
    struct clm__look look = {clm__ladder_kind(answer)->ink, false};
    clm__flow_add(flow, "\xE2\x80\x94", 3, look, false);
    if (answer->actor_count > 0) {
        add_names(ladder, flow, look, answer->actors, answer->actor_count, false);
        clm__flow_add(flow, ":", 1, look, true);
    }
    const char *words = answer->charge[0] != '\0'  ? answer->charge
                        : answer->quote[0] != '\0' ? answer->quote
                                                   : stock_words(answer);
    if (answer->charge[0] != '\0' && verb_before(answer) != NULL)
        clm__flow_add(flow, verb_before(answer), strlen(verb_before(answer)), look,
                      false);
    clm__flow_add(flow, words, strlen(words), look, false);
}

/* "thread 3", where a claim and its answer stand on different rows. */
static void
add_thread(struct ladder *ladder, struct clm__flow *flow, const struct row *row)
{
    if (row->thread == 0)
        return;
    const char *words =
        clm__words_count(ladder->scene, CLM__WORDS_THREAD, row->thread, 0);
    struct clm__look look = {clm__ladder_kind_look(CLM_KIND_DENIAL)->ink, true};
    clm__flow_add(flow, words, strlen(words), look, false);
}

void
clm__ladder_set_words(struct ladder *ladder, struct row *row)
{
    struct clm__flow flow = {.scene = ladder->scene,
                             .size = WORD_SIZE,
                             .width = ladder->right - ladder->words_left,
                             .reserve = 52,
                             .max_lines = MAX_WORD_LINES};
    const char *colour = INK, *sign = clm__ladder_sign(row->mark, &colour);
    clm__flow_add(&flow, sign, strlen(sign), (struct clm__look){colour, true}, false);
    add_head(ladder, &flow, row);
    size_t head = flow.count;
    if (clm__pick_is_context(row->event))
        clm__flow_add(&flow, ":", 1, (struct clm__look){"#555555", false}, true);
    add_body(ladder, &flow, row->event);
    if (head < flow.count && !clm__pick_is_context(row->event))
        flow.words[head].gap = 2;
    clm__flow_tail(&flow);
    add_speaker(ladder, &flow, row->event);
    add_answer(ladder, &flow, row);
    add_thread(ladder, &flow, row);
    add_sources(ladder, &flow, row);
    const char *note = row->mark != CLM_MARK_NONE && ladder->remarks != NULL
                           ? ladder->remarks[row->number]
                           : NULL;
    if (note != NULL)
        clm__flow_add(&flow, note, strlen(note), (struct clm__look){colour, false},
                      false);
    row->lines = clm__flow_lines(&flow, &row->line_count, NULL);
}

/* At most HOVER_PART bytes of a text, cut at a character. */
static void
put_part(struct clm__buf *out, const char *before, const char *text, const char *after)
{
    if (*text == '\0')
        return;
    size_t len = strlen(text), end = 0;
    if (len > HOVER_PART) {
        for (size_t at = 0; at <= HOVER_PART && at < len; clm__utf8_next(text, len, &at))
            end = at;
    } else {
        end = len;
    }
    clm__buf_puts(out, before);
    clm__buf_add(out, text, end);
    if (end < len)
        clm__buf_puts(out, "\xE2\x80\xA6");
    clm__buf_puts(out, after);
}

static void
put_parties(const struct ladder *ladder, struct clm__buf *out,
            const struct clm_party *parties, size_t count)
{
    for (size_t i = 0; i < count && i < 40; i++) {
        const struct clm_party *party = &parties[i];
        clm_str name = party->actor < clm_corpus_actor_count(ladder->corpus)
                           ? clm_corpus_actor(ladder->corpus, party->actor)->name
                           : party->name;
        put_part(out, i > 0 ? ", " : "", clm_corpus_text(ladder->corpus, name), "");
    }
    if (count > 40)
        clm__buf_printf(out, ", +%zu", count - 40);
}

static void
put_citations(const struct ladder *ladder, struct clm__buf *out, uint32_t number)
{
    size_t count = 0;
    const struct clm_citation *citations =
        clm_graph_citations(ladder->graph, number, &count);
    uint32_t last = CLM_NONE;
    size_t shown = 0;
    for (size_t i = 0; i < count && shown < MAX_SHOWN_SOURCES; i++) {
        if (citations[i].source == last ||
            citations[i].source >= clm_corpus_source_count(ladder->corpus))
            continue;
        last = citations[i].source;
        const struct clm_source *source = clm_corpus_source(ladder->corpus, last);
        const char *publisher = clm_corpus_text(ladder->corpus, source->publisher);
        const char *id = clm_corpus_text(ladder->corpus, source->id);
        put_part(out, shown++ == 0 ? " [" : "; ", *publisher != '\0' ? publisher : id,
                 "");
        put_part(out, ", ", clm_corpus_text(ladder->corpus, source->published), "");
    }
    if (shown > 0)
        clm__buf_putc(out, ']');
}

const char *
clm__ladder_tooltip(struct ladder *ladder, const struct clm_event *event, uint32_t number)
{
    struct clm__buf text = {0};
    put_part(&text, "", clm_corpus_text(ladder->corpus, event->date_text), ": ");
    if (event->actor_count == 0)
        clm__buf_puts(&text, "Unknown");
    put_parties(ladder, &text, event->actors, event->actor_count);
    if (event->target_count > 0)
        clm__buf_puts(&text, is_joined(event) ? ", " : " \xE2\x86\x92 ");
    put_parties(ladder, &text, event->targets, event->target_count);
    put_part(&text, " (", clm_kind_name(event->kind), "): ");
    put_part(&text, "", event->charge[0] != '\0' ? event->charge : stock_words(event),
             "");
    put_part(&text, " \xE2\x80\x9C", event->quote, "\xE2\x80\x9D");
    put_part(&text, " (", clm_corpus_text(ladder->corpus, event->speaker), ")");
    put_part(&text, ", ", clm_corpus_text(ladder->corpus, event->place), "");
    put_citations(ladder, &text, number);
    if (event->origin == CLM_ORIGIN_EXTRACTED) {
        clm__buf_puts(&text, ", read by a program");
        if (event->confidence != CLM_CONFIDENCE_NONE)
            clm__buf_printf(&text, " (confidence %u.%02u)", event->confidence / 10000u,
                            event->confidence % 10000u / 100u);
    }
    const char *copy = clm__scene_take(ladder->scene, &text);
    clm__buf_release(&text);
    return copy;
}

const char *
clm__ladder_copy(struct ladder *ladder, clm_str text)
{
    size_t len = clm_corpus_text_len(ladder->corpus, text);
    const char *copy = clm__arena_text(&ladder->scene->arena,
                                       clm_corpus_text(ladder->corpus, text), len);
    if (copy == NULL)
        ladder->failed = true;
    return copy;
}
