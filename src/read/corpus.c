/* SPDX-License-Identifier: MIT */
/* The corpus: what is kept once, and how it is found again. */
#include "read/corpus.h"

#include "base/alloc.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/fold.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool
clm__read_memory(void *from, char *to, size_t want, size_t *got)
{
    struct clm__parts *left = from;
    *got = want < left->left ? want : left->left;
    memcpy(to, left->rest, *got);
    left->rest += *got;
    left->left -= *got;
    return true;
}

void
clm_corpus_free(struct clm_corpus *corpus)
{
    if (corpus == NULL)
        return;
    clm__intern_release(&corpus->strings);
    clm__intern_release(&corpus->ids);
    clm__intern_release(&corpus->folded);
    clm__arena_release(&corpus->arena);
    clm__free(corpus->events);
    clm__free(corpus->actors);
    clm__free(corpus->sources);
    clm__free(corpus->files);
    clm__free(corpus->event_by_id);
    clm__map_release(&corpus->actor_by_id);
    clm__map_release(&corpus->source_by_id);
    clm__map_release(&corpus->date_by_text);
    clm__free(corpus->dates);
    clm__map_release(&corpus->alias_by_name);
    clm__map_release(&corpus->alias_by_folded);
    clm__map_release(&corpus->alias_by_loose);
    clm__map_release(&corpus->shared_by_name);
    clm__free(corpus->aliases);
    clm__map_release(&corpus->implied_by_name);
    clm__map_release(&corpus->spellings);
    clm__free(corpus->places);
    clm__free(corpus->first_place);
    clm__free(corpus->decisions);
    clm__free(corpus);
}

bool
clm__corpus_failed(const struct clm_corpus *corpus)
{
    return corpus->arena.failed || corpus->strings.failed || corpus->ids.failed ||
           corpus->folded.failed;
}

void
clm__corpus_report_also(struct clm_corpus *corpus, enum clm_code code, struct clm_loc at,
                        const char *text, struct clm_loc also, const char *also_text)
{
    /* Without memory, what was read is not what stands in the file. */
    if (clm__corpus_failed(corpus))
        return;
    enum clm_severity severity = clm_message_get(code)->severity;
    if (severity == CLM_ERROR)
        corpus->error_count++;
    if (corpus->options.report == NULL)
        return;
    struct clm_error shown = {0}; /* for its care with control characters */
    clm_error_set(&shown, code, at, "%s", text);
    struct clm_diag diag = {.code = code,
                            .severity = severity,
                            .at = at,
                            .text = shown.text,
                            .also = also,
                            .also_text = also_text};
    corpus->options.report(&diag, corpus->options.payload);
}

void
clm__corpus_report(struct clm_corpus *corpus, enum clm_code code, struct clm_loc at,
                   const char *fmt, ...)
{
    char text[CLM_ERROR_TEXT];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    clm__corpus_report_also(corpus, code, at, text, (struct clm_loc){0}, NULL);
}

void
clm__corpus_report_second(struct clm_corpus *corpus, struct clm_loc at, const char *what,
                          clm_str id, struct clm_loc first)
{
    char text[CLM_ERROR_TEXT];
    snprintf(text, sizeof text, "a second %s has the id '%s'", what,
             clm_corpus_text(corpus, id));
    clm__corpus_report_also(corpus, CLM_E_DUPLICATE_ID, at, text, first, "first given");
}

clm_str
clm__corpus_str(struct clm_corpus *corpus, const char *text, size_t len)
{
    return clm__intern_add(&corpus->strings, text, len);
}

/* Whether an id may hold marks that nobody sees; two ids that look alike are one. */
static bool
has_unseen(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] >= 0x80)
            return true;
    return false;
}

clm_str
clm__corpus_id(struct clm_corpus *corpus, const char *text, size_t len)
{
    struct clm__buf plain = {0};
    if (has_unseen(text, len)) {
        clm__plain(&plain, text, len);
        text = clm__buf_text(&plain);
        len = plain.len;
    }
    clm_str id = clm__intern_add(&corpus->ids, text, len);
    if (plain.failed)
        corpus->arena.failed = true;
    clm__buf_release(&plain);
    return id != 0 ? id | CLM__ID_BIT : 0;
}

const char *
clm__corpus_keep(struct clm_corpus *corpus, const char *text, size_t len)
{
    const char *copy = len > 0 ? clm__arena_text(&corpus->arena, text, len) : NULL;
    return copy != NULL ? copy : "";
}

uint32_t
clm__corpus_add_file(struct clm_corpus *corpus, const char *name,
                     enum clm__file_form form)
{
    void *files = corpus->files;
    if (!clm__grow(&files, &corpus->file_room, corpus->file_count + 1,
                   sizeof *corpus->files))
        return CLM_NONE;
    corpus->files = files;
    const char *copy = clm__corpus_keep(corpus, name, strlen(name));
    if (clm__corpus_failed(corpus))
        return CLM_NONE;
    corpus->files[corpus->file_count] = (struct clm__file){.name = copy, .form = form};
    return (uint32_t)corpus->file_count++;
}

struct clm_event *
clm__corpus_new_event(struct clm_corpus *corpus)
{
    void *events = corpus->events;
    if (corpus->event_count >= CLM_MAX_EVENTS ||
        !clm__grow(&events, &corpus->event_room, corpus->event_count + 1,
                   sizeof *corpus->events)) {
        corpus->arena.failed = true;
        return NULL;
    }
    corpus->events = events;
    struct clm_event *event = &corpus->events[corpus->event_count];
    *event = (struct clm_event){.charge = "",
                                .quote = "",
                                .note = "",
                                .confidence = CLM_CONFIDENCE_NONE,
                                .member_of = CLM_NONE};
    return event;
}

/* Ids are numbered as they come, so an array is as dense as a table and needs no search.
 */
static bool
reach_id(struct clm_corpus *corpus, size_t number)
{
    void *items = corpus->event_by_id;
    size_t before = corpus->event_by_id_room;
    if (!clm__grow(&items, &corpus->event_by_id_room, number + 1,
                   sizeof *corpus->event_by_id))
        return false;
    corpus->event_by_id = items;
    if (corpus->event_by_id_room > before)
        memset(corpus->event_by_id + before, 0,
               (corpus->event_by_id_room - before) * sizeof *corpus->event_by_id);
    return true;
}

bool
clm__corpus_commit_event(struct clm_corpus *corpus, uint32_t *first)
{
    size_t number = corpus->events[corpus->event_count].id & ~CLM__ID_BIT;
    if (!reach_id(corpus, number)) {
        corpus->arena.failed = true;
        return true;
    }
    if (corpus->event_by_id[number] != 0) {
        *first = corpus->event_by_id[number] - 1;
        return false;
    }
    *first = (uint32_t)corpus->event_count;
    corpus->event_by_id[number] = (uint32_t)++corpus->event_count;
    if (corpus->options.progress != NULL && corpus->event_count % 32768 == 0)
        corpus->options.progress(corpus->event_count, corpus->options.payload);
    return true;
}

uint32_t
clm__corpus_event_of(const struct clm_corpus *corpus, clm_str id)
{
    size_t number = id & ~CLM__ID_BIT;
    uint32_t event = number < corpus->event_by_id_room ? corpus->event_by_id[number] : 0;
    return event != 0 ? event - 1 : CLM_NONE;
}

struct clm_actor *
clm__corpus_new_actor(struct clm_corpus *corpus, clm_str id)
{
    void *actors = corpus->actors;
    bool fresh = true;
    if (!clm__grow(&actors, &corpus->actor_room, corpus->actor_count + 1,
                   sizeof *corpus->actors)) {
        corpus->arena.failed = true;
        return NULL;
    }
    corpus->actors = actors;
    if (id != 0 && clm__map_put(&corpus->actor_by_id, id, (uint32_t)corpus->actor_count,
                                &fresh) == NULL) {
        corpus->arena.failed = true;
        return NULL;
    }
    struct clm_actor *actor = &corpus->actors[corpus->actor_count++];
    *actor = (struct clm_actor){.id = id};
    return actor;
}

uint32_t
clm__corpus_source(struct clm_corpus *corpus, clm_str id)
{
    bool fresh = false;
    void *sources = corpus->sources;
    if (!clm__grow(&sources, &corpus->source_room, corpus->source_count + 1,
                   sizeof *corpus->sources)) {
        corpus->arena.failed = true;
        return CLM_NONE;
    }
    corpus->sources = sources;
    uint32_t *at =
        clm__map_put(&corpus->source_by_id, id, (uint32_t)corpus->source_count, &fresh);
    if (at == NULL) {
        corpus->arena.failed = true;
        return CLM_NONE;
    }
    if (fresh)
        corpus->sources[corpus->source_count++] = (struct clm_source){.id = id};
    return *at;
}

const struct clm_date *
clm__corpus_date(struct clm_corpus *corpus, const char *text, size_t len, clm_str *str,
                 struct clm_error *err)
{
    clm_str key = clm__intern_find(&corpus->strings, text, len);
    uint32_t known = clm__map_get(&corpus->date_by_text, key, CLM_NONE);
    if (known != CLM_NONE) {
        *str = key;
        return corpus->dates[known];
    }
    struct clm_date date;
    if (clm_date_read(&date, text, len, err) != CLM_OK)
        return NULL;
    void *dates = corpus->dates;
    bool fresh = false;
    struct clm_date *copy = clm__arena_alloc(&corpus->arena, sizeof *copy);
    *str = clm__corpus_str(corpus, text, len);
    bool grown = clm__grow(
        &dates, &corpus->date_room, corpus->date_count + 1,
        sizeof *corpus->dates); /* pointers: NOLINT(bugprone-sizeof-expression) */
    corpus->dates = dates;
    if (copy == NULL || *str == 0 || !grown ||
        clm__map_put(&corpus->date_by_text, *str, (uint32_t)corpus->date_count, &fresh) ==
            NULL) {
        corpus->arena.failed = true;
        clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
        return NULL;
    }
    *copy = date;
    corpus->dates[corpus->date_count++] = copy;
    return copy;
}

bool
clm__is_id(const char *text, size_t len)
{
    if (len == 0 || len > 200)
        return false;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        bool good = clm__is_digit(c) || clm__is_letter(c) || c >= 0x80 ||
                    strchr("-_.:/#", c) != NULL;
        if (!good || c == '\0')
            return false;
    }
    return true;
}

clm_str
clm__event_made_id(struct clm_corpus *corpus, const struct clm_event *event,
                   const char *prefix)
{
    struct clm__buf said = {0};
    if (clm__corpus_failed(corpus)) /* then the event may lack a part */
        return 0;
    clm__buf_printf(&said, "%s\x1f%s\x1f%s\x1f%s\x1f", clm_kind_name(event->kind),
                    clm_phase_name(event->phase),
                    clm_corpus_text(corpus, event->date_text), event->charge);
    for (size_t i = 0; i < event->actor_count; i++)
        clm__buf_printf(&said, "%s\x1e", clm_corpus_text(corpus, event->actors[i].name));
    clm__buf_putc(&said, '\x1f');
    for (size_t i = 0; i < event->target_count; i++)
        clm__buf_printf(&said, "%s\x1e", clm_corpus_text(corpus, event->targets[i].name));
    clm__buf_putc(&said, '\x1f');
    for (size_t i = 0; i < event->citation_count; i++)
        clm__buf_printf(
            &said, "%s\x1e",
            clm_corpus_text(corpus, corpus->sources[event->citations[i].source].id));
    if (event->origin == CLM_ORIGIN_CURATED)
        clm__buf_printf(&said, "\x1f%s\x1f%s\x1f%s",
                        clm_corpus_text(corpus, event->speaker),
                        clm_corpus_text(corpus, event->place), event->quote);
    char id[32];
    clm_str str = 0;
    if (said.failed) {
        corpus->arena.failed = true;
    } else {
        int len = snprintf(id, sizeof id, "%s%016" PRIx64, prefix,
                           clm__digest(clm__buf_text(&said), said.len));
        str = clm__corpus_id(corpus, id, (size_t)len);
    }
    clm__buf_release(&said);
    return str;
}

bool
clm__parts_next(struct clm__parts *parts, const char **at, size_t *len)
{
    while (parts->left > 0) {
        const char *start = parts->rest;
        const char *bar = memchr(start, '|', parts->left);
        size_t part = bar != NULL ? (size_t)(bar - start) : parts->left;
        size_t step = bar != NULL ? part + 1 : part;
        parts->rest += step;
        parts->left -= step;
        while (part > 0 && (*start == ' ' || *start == '\t'))
            start++, part--;
        while (part > 0 && (start[part - 1] == ' ' || start[part - 1] == '\t'))
            part--;
        if (part > 0) {
            *at = start;
            *len = part;
            return true;
        }
    }
    return false;
}

size_t
clm__parts_count(const char *text, size_t len)
{
    struct clm__parts parts = {text, len};
    size_t count = 0;
    while (clm__parts_next(&parts, &text, &len))
        count++;
    return count;
}

size_t
clm_corpus_error_count(const struct clm_corpus *corpus)
{
    return corpus->error_count;
}

size_t
clm_corpus_left_out(const struct clm_corpus *corpus)
{
    return corpus->left_out;
}

const char *
clm_corpus_text(const struct clm_corpus *corpus, clm_str str)
{
    return clm__corpus_entry(corpus, str).text;
}

size_t
clm_corpus_text_len(const struct clm_corpus *corpus, clm_str str)
{
    return clm__corpus_entry(corpus, str).len;
}

clm_str
clm_corpus_find_text(const struct clm_corpus *corpus, const char *text, size_t len)
{
    return clm__intern_find(&corpus->strings, text, len);
}

size_t
clm_corpus_event_count(const struct clm_corpus *corpus)
{
    return corpus->event_count;
}

const struct clm_event *
clm_corpus_event(const struct clm_corpus *corpus, size_t index)
{
    return &corpus->events[index];
}

size_t
clm_corpus_actor_count(const struct clm_corpus *corpus)
{
    return corpus->actor_count;
}

const struct clm_actor *
clm_corpus_actor(const struct clm_corpus *corpus, size_t index)
{
    return &corpus->actors[index];
}

size_t
clm_corpus_source_count(const struct clm_corpus *corpus)
{
    return corpus->source_count;
}

const struct clm_source *
clm_corpus_source(const struct clm_corpus *corpus, size_t index)
{
    return &corpus->sources[index];
}

const char *
clm_corpus_title(const struct clm_corpus *corpus)
{
    return corpus->title;
}

uint32_t
clm_corpus_find_event(const struct clm_corpus *corpus, const char *id, size_t len)
{
    struct clm__buf plain = {0};
    if (has_unseen(id, len)) {
        clm__plain(&plain, id, len);
        id = clm__buf_text(&plain);
        len = plain.len;
    }
    uint32_t event =
        clm__corpus_event_of(corpus, clm__intern_find(&corpus->ids, id, len));
    clm__buf_release(&plain);
    return event;
}

size_t
clm_corpus_rejected(const struct clm_corpus *corpus)
{
    return corpus->rejected;
}

size_t
clm_corpus_decisions(const struct clm_corpus *corpus)
{
    return corpus->decision_count;
}
