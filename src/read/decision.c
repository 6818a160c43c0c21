/* SPDX-License-Identifier: MIT */
/* Decisions of a person, applied to the events that they are about. */
#include "read/decision.h"

#include "base/alloc.h"
#include "base/fold.h"
#include "base/json_quote.h"
#include "read/builder.h"

#include <stdio.h>
#include <string.h>

/* ---- what a cell holds now, and whether the row says otherwise ---- */

/* The actor that a party means before it is resolved. */
static uint32_t
actor_of(const struct clm_corpus *corpus, const struct clm_event *event,
         const struct clm_party *party)
{
    if (party->actor != CLM_NONE)
        return clm__map_get(&corpus->actor_by_id, party->actor, CLM_NONE);
    return clm__alias_find(corpus, clm_corpus_text(corpus, party->name),
                           clm_corpus_text_len(corpus, party->name), event->date, NULL);
}

static bool
is_party(const struct clm_corpus *corpus, const struct clm_event *event,
         const struct clm_party *party, const char *name, size_t len)
{
    uint32_t now = actor_of(corpus, event, party),
             then = clm__alias_find(corpus, name, len, event->date, NULL);
    if (now != CLM_NONE || then != CLM_NONE)
        return now == then;
    return clm__fold_same(clm_corpus_text(corpus, party->name),
                          clm_corpus_text_len(corpus, party->name), name, len);
}

static bool
same_parties(const struct clm_corpus *corpus, const struct clm_event *event,
             const struct clm_party *parties, size_t count, const char *cell)
{
    struct clm__parts parts = {cell, strlen(cell)};
    const char *part = NULL;
    size_t at = 0, len = 0;
    for (; clm__parts_next(&parts, &part, &len); at++)
        if (at >= count || !is_party(corpus, event, &parties[at], part, len))
            return false;
    return at == count;
}

static bool
same_types(const struct clm_event *event, const char *cell)
{
    struct clm_event read = {0};
    struct clm__parts parts = {cell, strlen(cell)};
    const char *part = NULL;
    for (size_t len = 0; clm__parts_next(&parts, &part, &len);)
        if (clm__build_charge_type(&read, part, len, NULL) != CLM_OK)
            return false;
    return read.charge_types == event->charge_types;
}

static bool
same_links(const struct clm_corpus *corpus, const struct clm_event *event,
           enum clm_link_kind kind, const char *cell)
{
    struct clm__parts parts = {cell, strlen(cell)};
    const char *part = NULL;
    size_t at = 0, len = 0;
    for (; clm__parts_next(&parts, &part, &len); at++) {
        while (at < event->link_count && event->links[at].kind != kind)
            at++;
        if (at == event->link_count ||
            clm_corpus_text_len(corpus, event->links[at].id) != len ||
            memcmp(clm_corpus_text(corpus, event->links[at].id), part, len) != 0)
            return false;
    }
    while (at < event->link_count && event->links[at].kind != kind)
        at++;
    return at == event->link_count;
}

/* The words of a cell that is one text. */
static const char *
text_of(const struct clm_corpus *corpus, const struct clm_event *event, size_t cell)
{
    switch ((int)cell) {
    case CLM__DECIDED_DATE:
        return clm_corpus_text(corpus, event->date_text);
    case CLM__DECIDED_KIND:
        return clm_kind_name((enum clm_kind)event->kind);
    case CLM__DECIDED_PHASE:
        return clm_phase_name((enum clm_phase)event->phase);
    case CLM__DECIDED_SPEAKER:
        return clm_corpus_text(corpus, event->speaker);
    case CLM__DECIDED_CHARGE:
        return event->charge;
    case CLM__DECIDED_PLACE:
        return clm_corpus_text(corpus, event->place);
    case CLM__DECIDED_QUOTE:
        return event->quote;
    default:
        return "";
    }
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Line ends of a page are spaces in a cell. */
static bool
same_words(const char *a, const char *b)
{
    while (is_blank(*a))
        a++;
    while (is_blank(*b))
        b++;
    for (; *a != '\0' && *b != '\0'; a++, b++) {
        if (is_blank(*a) != is_blank(*b) || (!is_blank(*a) && *a != *b))
            break;
        while (is_blank(a[0]) && is_blank(a[1]))
            a++;
        while (is_blank(b[0]) && is_blank(b[1]))
            b++;
    }
    while (is_blank(*a))
        a++;
    while (is_blank(*b))
        b++;
    return *a == *b;
}

static bool
is_same(const struct clm_corpus *corpus, const struct clm_event *event, size_t cell,
        const char *value)
{
    switch ((int)cell) {
    case CLM__DECIDED_ACTOR:
        return same_parties(corpus, event, event->actors, event->actor_count, value);
    case CLM__DECIDED_TARGET:
        return same_parties(corpus, event, event->targets, event->target_count, value);
    case CLM__DECIDED_CHARGE_TYPE:
        return same_types(event, value);
    case CLM__DECIDED_ANSWERS:
        return same_links(corpus, event, CLM_LINK_ANSWERS, value);
    case CLM__DECIDED_ABOUT:
        return same_links(corpus, event, CLM_LINK_ABOUT, value);
    default:
        return same_words(text_of(corpus, event, cell), value);
    }
}

/* ---- a cell put in the place of what was read ---- */

/* One decision that is being applied, and what was read where it changes something, as
 * members of a JSON object. */
struct applying {
    struct clm_corpus *corpus;
    struct clm__decision *decision;
    struct clm_event *event;
    struct clm__buf was;
    bool is_changed;
};

static void
fail(struct applying *applying, size_t cell, enum clm_code code, const char *text)
{
    struct clm_loc at = {.file = applying->corpus->files[applying->decision->file].name,
                         .line = applying->decision->line};
    clm__corpus_report(applying->corpus, code, at, "%s: %s", clm__decided_names[cell],
                       text);
    applying->corpus->left_out++;
}

static void
join_parties(struct applying *applying, const struct clm_party *parties, size_t count,
             struct clm__buf *out)
{
    for (size_t i = 0; i < count; i++) {
        clm__buf_puts(out, i > 0 ? "|" : "");
        clm__buf_puts(out, clm_corpus_text(applying->corpus, parties[i].name));
    }
}

static void
note_was(struct applying *applying, size_t cell)
{
    const struct clm_event *event = applying->event;
    struct clm__buf text = {0};
    if (cell == CLM__DECIDED_ACTOR)
        join_parties(applying, event->actors, event->actor_count, &text);
    else if (cell == CLM__DECIDED_TARGET)
        join_parties(applying, event->targets, event->target_count, &text);
    else
        clm__buf_puts(&text, text_of(applying->corpus, event, cell));
    clm__buf_puts(&applying->was, applying->was.len > 0 ? "," : "{");
    clm__json_quote(&applying->was, clm__decided_names[cell],
                    strlen(clm__decided_names[cell]));
    clm__buf_putc(&applying->was, ':');
    clm__json_quote(&applying->was, clm__buf_text(&text), text.len);
    clm__buf_release(&text);
}

static void
set_parties(struct applying *applying, const char *cell, const struct clm_party **parties,
            uint16_t *count)
{
    size_t room = clm__parts_count(cell, strlen(cell)), used = 0;
    struct clm_party *made =
        clm__arena_calloc(&applying->corpus->arena, room + 1, sizeof *made);
    struct clm__parts parts = {cell, strlen(cell)};
    const char *part = NULL;
    for (size_t len = 0;
         made != NULL && used < room && clm__parts_next(&parts, &part, &len); used++) {
        made[used].name = clm__corpus_str(applying->corpus, part, len);
        made[used].actor = CLM_NONE;
    }
    *parties = made;
    *count = (uint16_t)used;
}

static void
set_types(struct applying *applying, const char *cell)
{
    struct clm__parts parts = {cell, strlen(cell)};
    const char *part = NULL;
    applying->event->charge_types = 0;
    for (size_t len = 0; clm__parts_next(&parts, &part, &len);) {
        struct clm_error err = {0};
        enum clm_code code = clm__build_charge_type(applying->event, part, len, &err);
        if (code != CLM_OK)
            fail(applying, CLM__DECIDED_CHARGE_TYPE, code, err.text);
    }
}

/* The links of the other kinds stay. */
static void
set_links(struct applying *applying, enum clm_link_kind kind, const char *cell)
{
    struct clm_corpus *corpus = applying->corpus;
    struct clm_event *event = applying->event;
    size_t room = event->link_count + clm__parts_count(cell, strlen(cell)), used = 0;
    struct clm_ref *links = clm__arena_calloc(&corpus->arena, room + 1, sizeof *links);
    struct clm__parts parts = {cell, strlen(cell)};
    const char *part = NULL;
    for (size_t i = 0; links != NULL && i < event->link_count; i++)
        if (event->links[i].kind != kind)
            links[used++] = event->links[i];
    for (size_t len = 0;
         links != NULL && used < UINT8_MAX && clm__parts_next(&parts, &part, &len);)
        links[used++] = (struct clm_ref){.id = clm__corpus_id(corpus, part, len),
                                         .event = CLM_NONE,
                                         .kind = (uint8_t)kind,
                                         .score = CLM_SCORE_CURATED};
    event->links = links;
    event->link_count = (uint8_t)used;
    applying->decision->settled |= (uint8_t)(1u << kind);
}

static void
set_text(struct applying *applying, size_t cell, const char *value)
{
    static const enum clm__field fields[CLM__DECIDED_CELLS] = {
        [CLM__DECIDED_DATE] = CLM__FIELD_DATE,
        [CLM__DECIDED_KIND] = CLM__FIELD_KIND,
        [CLM__DECIDED_PHASE] = CLM__FIELD_PHASE,
        [CLM__DECIDED_SPEAKER] = CLM__FIELD_SPEAKER,
        [CLM__DECIDED_CHARGE] = CLM__FIELD_CHARGE,
        [CLM__DECIDED_PLACE] = CLM__FIELD_PLACE,
        [CLM__DECIDED_QUOTE] = CLM__FIELD_QUOTE,
    };
    struct clm_event *event = applying->event;
    struct clm_event read = *event;
    struct clm_error err = {0};
    if (cell == CLM__DECIDED_SPEAKER)
        read.speaker = 0;
    else if (cell == CLM__DECIDED_PLACE)
        read.place = 0;
    else if (cell == CLM__DECIDED_CHARGE)
        read.charge = "";
    else if (cell == CLM__DECIDED_QUOTE)
        read.quote = "";
    else if (cell == CLM__DECIDED_PHASE)
        read.phase = CLM_PHASE_NONE;
    enum clm_code code = clm__build_value(applying->corpus, &read, fields[cell], value,
                                          strlen(value), &err);
    if (code == CLM_OK)
        *event = read;
    else
        fail(applying, cell, code, err.text);
}

/* What is changed stands no more where it was read. */
static void
forget_place(struct applying *applying, size_t cell)
{
    struct clm_event *event = applying->event;
    if (event->evidence == NULL)
        return;
    struct clm_evidence *evidence =
        clm__arena_calloc(&applying->corpus->arena, 1, sizeof *evidence);
    if (evidence == NULL)
        return;
    *evidence = *event->evidence;
    if (cell == CLM__DECIDED_CHARGE)
        evidence->charge_span = (struct clm_span){0};
    if (cell == CLM__DECIDED_PLACE)
        evidence->place_span = (struct clm_span){0};
    if (cell == CLM__DECIDED_QUOTE)
        evidence->quote_span = (struct clm_span){0};
    if (cell == CLM__DECIDED_SPEAKER) {
        evidence->speaker_text = 0;
        evidence->speaker_span = (struct clm_span){0};
    }
    if (cell == CLM__DECIDED_DATE)
        evidence->basis_text = evidence->basis_rule = evidence->basis_base = 0;
    event->evidence = evidence;
}

static void
change_cell(struct applying *applying, size_t cell, const char *value)
{
    struct clm_event *event = applying->event;
    if (is_same(applying->corpus, event, cell, value))
        return;
    applying->is_changed = true;
    if (cell < CLM__DECIDED_ANSWERS)
        note_was(applying, cell);
    switch ((int)cell) {
    case CLM__DECIDED_ACTOR:
        set_parties(applying, value, &event->actors, &event->actor_count);
        break;
    case CLM__DECIDED_TARGET:
        set_parties(applying, value, &event->targets, &event->target_count);
        break;
    case CLM__DECIDED_CHARGE_TYPE:
        set_types(applying, value);
        break;
    case CLM__DECIDED_ANSWERS:
        set_links(applying, CLM_LINK_ANSWERS, value);
        break;
    case CLM__DECIDED_ABOUT:
        set_links(applying, CLM_LINK_ABOUT, value);
        break;
    default:
        set_text(applying, cell, value);
        forget_place(applying, cell);
        break;
    }
}

/* What was read stays in the JSON, as the member "as_read". */
static void
keep_was(struct applying *applying)
{
    struct clm_corpus *corpus = applying->corpus;
    struct clm_event *event = applying->event;
    static const char name[] = "as_read";
    if (applying->was.len == 0)
        return;
    clm__buf_putc(&applying->was, '}');
    struct clm_extra *extras =
        clm__arena_calloc(&corpus->arena, (size_t)event->extra_count + 1, sizeof *extras);
    if (extras == NULL || applying->was.failed) {
        corpus->arena.failed = true;
        return;
    }
    size_t used = 0, at = 0;
    while (at < event->extra_count &&
           strcmp(clm_corpus_text(corpus, event->extras[at].name), name) < 0)
        extras[used++] = event->extras[at++];
    extras[used++] =
        (struct clm_extra){clm__corpus_str(corpus, name, sizeof name - 1),
                           clm__corpus_keep(corpus, applying->was.at, applying->was.len)};
    while (at < event->extra_count)
        extras[used++] = event->extras[at++];
    event->extras = extras;
    event->extra_count = (uint16_t)used;
}

static void
apply(struct clm_corpus *corpus, struct clm__decision *decision)
{
    struct applying applying = {
        corpus, decision, &corpus->events[decision->event], {0}, false};
    for (size_t i = 0; decision->is_changed && i < CLM__DECIDED_CELLS; i++)
        if (decision->cells[i] != NULL)
            change_cell(&applying, i, decision->cells[i]);
    enum clm__field field;
    struct clm_error err = {0};
    if (clm__build_check(corpus, applying.event, &field, &err) != CLM_OK)
        fail(&applying, CLM__DECIDED_PHASE, err.code, err.text);
    keep_was(&applying);
    clm__buf_release(&applying.was);
    if (decision->verdict == CLM__YES || applying.is_changed) {
        applying.event->origin = CLM_ORIGIN_REVIEWED;
        applying.event->confidence = 10000;
    }
}

/* ---- what was rejected goes ---- */

/* Moves the events that stay together; `moved` gets by event where it is now. */
static void
close_ranks(struct clm_corpus *corpus, const bool *rejected, uint32_t *moved)
{
    size_t kept = 0;
    for (size_t i = 0; i < corpus->event_count; i++) {
        moved[i] = rejected[i] ? CLM_NONE : (uint32_t)kept;
        clm_str number = corpus->events[i].id & ~CLM__ID_BIT;
        corpus->event_by_id[number] = rejected[i] ? 0 : (uint32_t)kept + 1;
        if (rejected[i])
            continue;
        if (i < corpus->first_place_room) /* events of tables have places */
            corpus->first_place[kept] = corpus->first_place[i];
        corpus->events[kept++] = corpus->events[i];
    }
    corpus->rejected += corpus->event_count - kept;
    corpus->event_count = kept;
    for (size_t i = 0; i < kept; i++)
        if (corpus->events[i].member_of != CLM_NONE)
            corpus->events[i].member_of = moved[corpus->events[i].member_of];
}

/* Links to what was rejected go with it. */
static bool
drop_links(struct clm_corpus *corpus)
{
    struct clm__map gone = {0}; /* ids */
    bool done = true, fresh = false;
    for (size_t i = 0; done && i < corpus->decision_count; i++)
        if (corpus->decisions[i].verdict == CLM__NO && corpus->decisions[i].is_found)
            done = clm__map_put(&gone, corpus->decisions[i].id, 1, &fresh) != NULL;

    for (size_t i = 0; done && i < corpus->event_count; i++) {
        struct clm_event *event = &corpus->events[i];
        uint8_t kept = 0;
        for (size_t k = 0; k < event->link_count; k++)
            if (clm__map_get(&gone, event->links[k].id, 0) == 0)
                event->links[kept++] = event->links[k];
        event->link_count = kept;
    }

    clm__map_release(&gone);
    return done;
}

static enum clm_code
reject(struct clm_corpus *corpus)
{
    bool *rejected = clm__calloc(corpus->event_count + 1, sizeof *rejected);
    uint32_t *moved = clm__calloc(corpus->event_count + 1, sizeof *moved);
    bool any = false, done = rejected != NULL && moved != NULL;
    for (size_t i = 0; rejected != NULL && i < corpus->decision_count; i++) {
        const struct clm__decision *decision = &corpus->decisions[i];
        if (decision->is_found && decision->verdict == CLM__NO)
            rejected[decision->event] = any = true;
    }
    if (any && done) {
        close_ranks(corpus, rejected, moved);
        for (size_t i = 0; i < corpus->decision_count; i++)
            if (corpus->decisions[i].event != CLM_NONE)
                corpus->decisions[i].event = moved[corpus->decisions[i].event];
        done = drop_links(corpus);
    }
    clm__free(rejected);
    clm__free(moved);
    return done ? CLM_OK : CLM_E_NOMEM;
}

enum clm_code
clm__decisions_apply(struct clm_corpus *corpus)
{
    for (size_t i = 0; i < corpus->decision_count; i++) {
        struct clm__decision *decision = &corpus->decisions[i];
        uint32_t event = clm__corpus_event_of(corpus, decision->id);
        if (event == CLM_NONE || corpus->events[event].origin == CLM_ORIGIN_CURATED)
            continue;
        decision->event = event;
        decision->is_found = true;
        if (decision->verdict != CLM__NO)
            apply(corpus, decision);
    }
    if (corpus->decision_count == 0)
        return CLM_OK;
    return clm__corpus_failed(corpus) ? CLM_E_NOMEM : reject(corpus);
}

/* ---- one event or two ---- */

/* The event that stands for all that were joined so far. */
static uint32_t
head_of(const struct clm_corpus *corpus, uint32_t event)
{
    while (corpus->events[event].member_of != CLM_NONE)
        event = corpus->events[event].member_of;
    return event;
}

static void
join(struct clm_corpus *corpus, const struct clm__decision *decision, const char *id,
     size_t len)
{
    uint32_t other = clm_corpus_find_event(corpus, id, len);
    if (other == CLM_NONE) {
        struct clm_loc at = {.file = corpus->files[decision->file].name,
                             .line = decision->line};
        clm__corpus_report(corpus, CLM_E_DECISION_LOST, at,
                           "same_as: no event has the id '%.*s' any more",
                           (int)(len < 100 ? len : 100), id);
        return;
    }
    uint32_t a = head_of(corpus, decision->event), b = head_of(corpus, other);
    bool other_leads = corpus->events[a].origin != CLM_ORIGIN_CURATED;
    if (a != b)
        corpus->events[other_leads ? a : b].member_of = other_leads ? b : a;
}

void
clm__decisions_join(struct clm_corpus *corpus)
{
    for (size_t i = 0; i < corpus->decision_count; i++) {
        const struct clm__decision *decision = &corpus->decisions[i];
        struct clm__parts parts = {decision->same_as, strlen(decision->same_as)};
        const char *part = NULL;
        for (size_t len = 0;
             decision->event != CLM_NONE && clm__parts_next(&parts, &part, &len);)
            join(corpus, decision, part, len);
    }
    for (uint32_t i = 0; corpus->decision_count > 0 && i < corpus->event_count; i++)
        if (corpus->events[i].member_of != CLM_NONE)
            corpus->events[i].member_of = head_of(corpus, i);
}

static bool
names_event(const struct clm_corpus *corpus, const char *list, uint32_t event)
{
    struct clm__parts parts = {list, strlen(list)};
    const char *part = NULL;
    for (size_t len = 0; clm__parts_next(&parts, &part, &len);)
        if (clm_corpus_find_event(corpus, part, len) == event)
            return true;
    return false;
}

bool
clm__decided_apart(const struct clm_corpus *corpus, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < corpus->decision_count; i++) {
        const struct clm__decision *decision = &corpus->decisions[i];
        if (decision->not_same_as[0] == '\0' ||
            (decision->event != a && decision->event != b))
            continue;
        if (names_event(corpus, decision->not_same_as, decision->event == a ? b : a))
            return true;
    }
    return false;
}

bool
clm_corpus_decided(const struct clm_corpus *corpus, size_t event, struct clm_decided *out)
{
    for (size_t i = 0; i < corpus->decision_count; i++) {
        const struct clm__decision *decision = &corpus->decisions[i];
        if (decision->event != event)
            continue;
        *out = (struct clm_decided){
            .at = {.file = corpus->files[decision->file].name, .line = decision->line},
            .accepted = decision->verdict == CLM__YES,
            .is_changed = decision->is_changed,
            .same_as = decision->same_as,
            .not_same_as = decision->not_same_as};
        return true;
    }
    return false;
}
