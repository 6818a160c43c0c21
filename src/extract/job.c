/* SPDX-License-Identifier: MIT */
/* One article on its way through. */
#include "extract/job.h"

#include "base/ascii.h"
#include "party/title_case.h"

#include "article/html.h"
#include "article/saved.h"
#include "base/alloc.h"
#include "base/json_quote.h"
#include "base/utf8.h"
#include "extract/article_report.h"
#include "text/conllu_write.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void CLM_PRINTF(4, 5)
    note(struct clm__job *job, enum clm_code code, uint32_t offset, const char *fmt, ...)
{
    if (job->note_count == CLM__JOB_NOTES)
        return;
    struct clm__job_note *added = &job->notes[job->note_count++];
    *added = (struct clm__job_note){.code = code, .line = 1, .column = 1};
    const struct clm__buf *text = job->plain.count > 0 ? &job->stored : &job->text;
    offset = clm__plain_at(&job->plain, offset);
    if (job->line == 0) { /* a file: the offset has a line of its own */
        for (uint32_t i = 0; i < offset && i < text->len; i++) {
            added->line += text->at[i] == '\n';
            added->column = text->at[i] == '\n' ? 1 : added->column + 1;
        }
    } else {
        added->line = job->line;
        added->column = 0;
    }
    va_list args;
    va_start(args, fmt);
    vsnprintf(added->text, sizeof added->text, fmt, args);
    va_end(args);
}

/* The first words of a piece, for a message. */
static void
note_left_out(struct clm__job *job, const struct clm__article *article)
{
    for (size_t i = 0; i < article->left_out_count; i++) {
        const struct clm__left_out *piece = &article->left_out[i];
        size_t len = piece->at.end - piece->at.start;
        note(job, CLM_E_LEFT_OUT, piece->at.start, "left out (%s): %.*s%s",
             clm__reason_name(piece->reason), (int)(len < 60 ? len : 60),
             article->text + piece->at.start, len < 60 ? "" : " ...");
    }
}

static void
note_doubts(struct clm__job *job, const struct clm__article *article, bool of_events)
{
    for (size_t i = 0; i < article->doubt_count; i++)
        note(job, CLM_E_DATE_DOUBT, article->doubts[i].at.start, "%s",
             article->doubts[i].text);
    char day[12];
    if (article->has_day) {
        clm_day_write(day, article->day);
        note(job, CLM_E_ARTICLE_DATE, article->day_at.start,
             "the article is of %s, by its %s", day, clm__basis_name(article->basis));
    } else if (of_events) {
        const char *member = job->record.day_member;
        if (member != NULL)
            note(job, CLM_E_DATE_DOUBT, 0,
                 "no day of this article is known, so events get none: is '%s' what is "
                 "'published' here?",
                 member);
        else
            note(job, CLM_E_DATE_DOUBT, 0,
                 "no day of this article is known, so events get none: give 'published' "
                 "in corpus.csv or in the record");
    }
}

static bool
reads_story(const struct clm__worker *worker, const struct clm__job *job)
{
    enum clm_part part = worker->options->part;
    return part == CLM_PART_STORY || (part == CLM_PART_AUTO && job->is_page);
}

/* A letter, a digit or the end of a line: what no bullet is made of. Bytes beyond ASCII
 * are bullets only right in front of a piece, where no word can end. */
static bool
is_text(char c)
{
    return clm__is_letter(c) || clm__is_digit(c) || c == '\n' || c == '\r';
}

static void
blank(struct clm__job *job, struct clm__range piece)
{
    for (uint32_t at = piece.start; at < piece.end; at++)
        if (job->text.at[at] != '\n' && job->text.at[at] != '\r')
            job->text.at[at] = ' ';
}

/* Text without what stands around the story: those bytes become spaces, so that all
 * offsets stay as they are. Line ends stay, and with them the paragraphs. */
static void
blank_left_out(struct clm__job *job, const struct clm__article *article)
{
    for (size_t i = 0; i < article->left_out_count; i++) {
        struct clm__range piece = article->left_out[i].at;
        while (piece.start > 0 && !is_text(job->text.at[piece.start - 1]))
            piece.start--; /* the bullet before it goes too */
        blank(job, piece);
    }
}

static enum clm_code
make_parse(struct clm__worker *worker, struct clm__job *job, struct clm_error *err)
{
    struct clm__conllu_writer writer = {.model = worker->model, .plain = &job->plain};
    bool more = true;
    const char *text = clm__buf_text(&job->text);
    enum clm_code code = clm__text_begin(worker->parser, text, job->text.len, err);
    clm__conllu_begin(&writer, &job->out, job->record.id);
    while (code == CLM_OK && more) {
        clm__parsed_clear(&worker->parsed);
        code = clm__text_next(worker->parser, &worker->parsed, &more, err);
        if (code == CLM_OK)
            clm__conllu_write(&writer, &job->out, text, &worker->parsed);
    }
    return code;
}

/* The places of a part in the stored text. */
static void
store_part(const struct clm__job *job, struct clm__part *part)
{
    for (unsigned i = 0; i < part->count; i++) {
        struct clm_span at = {part->pieces[i].start, part->pieces[i].end};
        at = clm__plain_span(&job->plain, at);
        part->pieces[i] = (struct clm__stretch){at.start, at.end};
    }
}

static enum clm_code
make_attributions(struct clm__worker *worker, struct clm__job *job, struct clm_error *err)
{
    const char *text = clm__buf_text(&job->text);
    struct clm__attribution_input input = {worker->cues, worker->model, text,
                                           &worker->parsed};
    enum clm_code code =
        clm__text_parse(worker->parser, text, job->text.len, &worker->parsed, err);
    if (code == CLM_OK)
        code = clm__attribution_find(&worker->attributions, &input, err);
    for (size_t i = 0; code == CLM_OK && i < worker->attributions.count; i++) {
        store_part(job, &worker->attributions.items[i].source);
        store_part(job, &worker->attributions.items[i].cue);
        store_part(job, &worker->attributions.items[i].content);
        clm__attribution_write(&job->out, job->record.id, &worker->attributions.items[i]);
    }
    return code;
}

static void
write_timex(struct clm__buf *out, const struct clm__plain *plain,
            const struct clm__timex *timex)
{
    struct clm_span at =
        clm__plain_span(plain, (struct clm_span){timex->start, timex->end});
    const char *type = clm__timex_type_name((enum clm__timex_type)timex->type);
    clm__buf_printf(out, "{\"start\":%u,\"end\":%u,\"type\":\"%s\",\"value\":", at.start,
                    at.end, type);
    clm__json_quote(out, timex->value, strlen(timex->value));
    clm__buf_puts(out, ",\"edtf\":");
    if (timex->edtf[0] != '\0')
        clm__json_quote(out, timex->edtf, strlen(timex->edtf));
    else
        clm__buf_puts(out, "null");
    clm__buf_puts(out, ",\"rule\":");
    clm__json_quote(out, timex->rule, strlen(timex->rule));
    if (timex->relative) {
        char day[12];
        clm_day_write(day, timex->base);
        clm__buf_printf(out, ",\"base\":\"%s\"", day);
    }
    clm__buf_putc(out, '}');
}

static enum clm_code
make_timexes(struct clm__worker *worker, struct clm__job *job,
             const struct clm__article *article, struct clm_error *err)
{
    struct clm__timex_input input = {.text = clm__buf_text(&job->text),
                                     .len = job->text.len,
                                     .has_base = article->has_day,
                                     .base = article->day};
    struct clm__timex_list list = {0};
    enum clm_code code = clm__timex_find(&list, worker->rules, &input, err);
    if (code != CLM_OK)
        return code;
    clm__buf_puts(&job->out, "{\"id\":");
    clm__json_quote(&job->out, job->record.id, strlen(job->record.id));
    clm__buf_puts(&job->out, ",\"timexes\":[");
    for (size_t i = 0; i < list.count; i++) {
        if (i > 0)
            clm__buf_putc(&job->out, ',');
        write_timex(&job->out, &job->plain, &list.items[i]);
    }
    clm__buf_puts(&job->out, "]}\n");
    clm__timex_list_release(&list);
    return CLM_OK;
}

/* Text with its trees and time expressions. */
static enum clm_code
read_text(struct clm__worker *worker, const struct clm__article *article,
          struct clm__claim_input *input, size_t len, struct clm__parsed *parsed,
          struct clm__timex_list *timexes, struct clm_error *err)
{
    struct clm__timex_input dated = {.text = input->text,
                                     .len = len,
                                     .has_base = article->has_day,
                                     .base = article->day};
    input->parsed = parsed;
    input->timexes = timexes;
    input->has_day = article->has_day;
    input->day = article->day;
    enum clm_code code = clm__timex_find(timexes, worker->rules, &dated, err);
    return code == CLM_OK ? clm__text_parse(worker->parser, input->text, len, parsed, err)
                          : code;
}

/* A separate title, or "": that of a page stands in its text. */
static const char *
separate_title(const struct clm__job *job)
{
    enum { LONGEST = 1000 };
    const char *title = job->line != 0 ? job->record.title : NULL;
    return title != NULL && strlen(title) <= LONGEST ? title : "";
}

struct clm__event_output
clm__job_output(const struct clm__worker *worker, const struct clm__job *job,
                bool is_title)
{
    return (struct clm__event_output){
        .corpus = worker->actors,
        .text = is_title ? separate_title(job) : clm__buf_text(&job->text),
        .plain = is_title ? NULL : &job->plain,
        .source = job->record.id,
        .is_title = is_title,
        .kinds = worker->options->kinds,
        .min_confidence = (uint16_t)worker->options->min_confidence,
        .counts = job->events};
}

static bool
write_events(struct clm__worker *worker, struct clm__job *job)
{
    const struct clm__claim_reader *claims = worker->claims;
    struct clm__event_output title = clm__job_output(worker, job, true);
    bool written =
        clm__events_write(&job->out, &title, claims->titles, claims->title_count);
    job->events = title.counts;

    struct clm__event_output text = clm__job_output(worker, job, false);
    written = written &&
              clm__events_write(&job->out, &text, claims->drafts, claims->draft_count);
    job->events = text.counts;
    return written;
}

/* A copy of drafts in the arena that holds all that they point to, but for the rules of
 * their dates. */
static struct clm__draft *
copy_drafts(struct clm__arena *arena, const struct clm__draft *from, size_t count)
{
    struct clm__draft *to = clm__arena_calloc(arena, count, sizeof *to);
    for (size_t i = 0; to != NULL && i < count; i++) {
        to[i] = from[i];
        to[i].when.rule =
            clm__arena_text(arena, from[i].when.rule, strlen(from[i].when.rule));
    }
    return to;
}

/* The drafts leave with their arena; the worker begins its next article with a new one.
 */
static bool
keep_events(struct clm__worker *worker, struct clm__job *job)
{
    struct clm__claim_reader *claims = worker->claims;
    struct clm__kept_drafts *kept = &job->kept;
    kept->arena = claims->arena;
    claims->arena = (struct clm__arena){0};
    kept->titles = copy_drafts(&kept->arena, claims->titles, claims->title_count);
    kept->drafts = copy_drafts(&kept->arena, claims->drafts, claims->draft_count);
    kept->title_count = claims->title_count;
    kept->draft_count = claims->draft_count;
    return !kept->arena.failed;
}

/* Events as records, as drafts for the corpus, or only counted. */
static bool
give_events(struct clm__worker *worker, struct clm__job *job,
            const struct clm__article *article)
{
    if (worker->keeps)
        return keep_events(worker, job);
    if (worker->options->layer != CLM_LAYER_ARTICLES)
        return write_events(worker, job);
    struct clm__event_output output = clm__job_output(worker, job, false);
    return clm__article_report(&job->out, job, article, &output, worker->claims);
}

static enum clm_code
make_events(struct clm__worker *worker, struct clm__job *job,
            const struct clm__article *article, struct clm_error *err)
{
    struct clm__timex_list timexes = {0}, title_timexes = {0};
    struct clm__claim_reader *claims = worker->claims;
    struct clm__claim_input text = {.text = clm__buf_text(&job->text),
                                    .headline_end =
                                        job->line == 0 ? article->headline.end : 0};
    struct clm__claim_input title = {.text = separate_title(job)};
    struct clm__buf plain = {0};
    bool made = clm__title_plain(&plain, title.text, text.text, worker->actors);
    enum clm_code code =
        made ? CLM_OK
             : clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    if (made)
        title.text = clm__buf_text(&plain);
    if (code == CLM_OK && title.text[0] != '\0')
        code = read_text(worker, article, &title, strlen(title.text), &worker->title,
                         &title_timexes, err);
    if (code == CLM_OK && title.text[0] != '\0')
        code = clm__claim_read_title(claims, &title, err);
    if (code == CLM_OK)
        code = read_text(worker, article, &text, job->text.len, &worker->parsed, &timexes,
                         err);
    if (code == CLM_OK && worker->judge != NULL)
        code = clm__judge_read(worker->judge, text.text, &worker->parsed,
                               &worker->verdicts, err);
    if (worker->judge != NULL)
        text.verdicts = &worker->verdicts;
    if (code == CLM_OK)
        code = clm__claim_read(claims, &text, err);
    bool given = code == CLM_OK && give_events(worker, job, article);
    if (code == CLM_OK && !given)
        code = clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    clm__timex_list_release(&timexes);
    clm__timex_list_release(&title_timexes);
    clm__buf_release(&plain);
    return code;
}

static enum clm_code
make_layer(struct clm__worker *worker, struct clm__job *job,
           const struct clm__article *article, struct clm_error *err)
{
    switch (worker->options->layer) {
    case CLM_LAYER_PARSE:
        return make_parse(worker, job, err);
    case CLM_LAYER_TIMEXES:
        return make_timexes(worker, job, article, err);
    case CLM_LAYER_ATTRIBUTIONS:
        return make_attributions(worker, job, err);
    case CLM_LAYER_EVENTS:
    case CLM_LAYER_ARTICLES:
    default:
        return make_events(worker, job, article, err);
    }
}

/* A date of the record that is none is told and passed over: the page may still tell the
 * day. */
static enum clm_code
read_article(struct clm__worker *worker, struct clm__job *job,
             struct clm__article *article, struct clm_error *err)
{
    const char *text = clm__buf_text(&job->text);
    enum clm_code code =
        clm__article_read(article, job->name, text, job->text.len, &job->record,
                          worker->boilerplate, worker->rules, err);
    if (code != CLM_E_BAD_DATE)
        return code;
    note(job, CLM_E_DATE_DOUBT, 0, "the record's date is passed over: %s", err->text);
    *err = (struct clm_error){0};
    job->record.published = NULL;
    return clm__article_read(article, job->name, text, job->text.len, &job->record,
                             worker->boilerplate, worker->rules, err);
}

/* What is not told of a page by a list is what the page says of itself. */
static void
take_fact(const char **known, const char *fact)
{
    if (*known == NULL || **known == '\0')
        *known = fact;
}

static enum clm_code
read_html(struct clm__job *job, struct clm_error *err)
{
    struct clm__html_facts facts;
    enum clm_code code = clm__html_read(&job->plain, &facts, &job->page, job->name,
                                        clm__buf_text(&job->text), job->text.len, err);
    if (code != CLM_OK)
        return code;
    take_fact(&job->record.title, facts.title);
    take_fact(&job->record.publisher, facts.publisher);
    take_fact(&job->record.url, facts.url);
    job->record.metadata_day = facts.published;
    return CLM_OK;
}

/* Makes of the stored text one that can be read; what is no text is left for the reader
 * of articles to refuse. */
static enum clm_code
make_plain(struct clm__job *job, struct clm_error *err)
{
    const char *text = clm__buf_text(&job->text);
    if (job->text.len > CLM_MAX_ARTICLE ||
        clm__utf8_valid(text, job->text.len) < job->text.len)
        return CLM_OK;
    enum clm_code code = job->is_html ? read_html(job, err) : CLM_OK;
    if (code != CLM_OK)
        return code;
    if (!clm__saved_read(&job->plain, job->is_html ? NULL : text,
                         job->is_html ? 0 : job->text.len, job->is_page && !job->is_html))
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    if (job->plain.count == 0 && !job->is_html)
        return CLM_OK;
    clm__buf_release(&job->stored);
    job->stored = job->text;
    job->text = job->plain.text;
    job->plain.text = (struct clm__buf){0};
    return CLM_OK;
}

void
clm__job_run(struct clm__worker *worker, struct clm__job *job)
{
    struct clm__article article = {0};
    struct clm_error err = {0};
    bool of_events = worker->options->layer == CLM_LAYER_EVENTS ||
                     worker->options->layer == CLM_LAYER_ARTICLES;
    job->code = make_plain(job, &err);
    if (job->code == CLM_OK)
        job->code = read_article(worker, job, &article, &err);
    if (job->code == CLM_OK) {
        note_doubts(job, &article, of_events);
        if (reads_story(worker, job)) {
            note_left_out(job, &article);
            blank_left_out(job, &article);
        }
        if (of_events || worker->options->layer == CLM_LAYER_ATTRIBUTIONS)
            blank(job, article.dateline); /* its place would pass for who acts */
        job->code = make_layer(worker, job, &article, &err);
    }
    if (job->code == CLM_OK && (job->out.failed || job->text.failed))
        job->code = CLM_E_NOMEM;
    if (job->code != CLM_OK) {
        job->out.len = 0;
        job->note_count = 0;
        note(job, job->code, 0, "%s", err.text);
        if (job->line == 0) {
            job->notes[0].line = err.at.line;
            job->notes[0].column = err.at.column;
        }
    }
    clm__article_release(&article);
}

/* Appends a string to those of the record; its place is known only when all are there. */
static void
keep(struct clm__buf *strings, const char *text)
{
    clm__buf_add(strings, text, strlen(text) + 1);
}

bool
clm__job_set(struct clm__job *job, const struct clm__article_record *record,
             const char *text, size_t len)
{
    const char *const from[] = {record->id, record->published, record->publisher,
                                record->title, record->url};
    const char **const to[] = {&job->record.id, &job->record.published,
                               &job->record.publisher, &job->record.title,
                               &job->record.url};
    clm__job_clear(job);
    clm__buf_add(&job->text, text, len);
    job->bytes = len;
    for (size_t i = 0; i < 5; i++)
        if (from[i] != NULL)
            keep(&job->strings, from[i]);
    if (job->text.failed || job->strings.failed)
        return false;
    const char *at = clm__buf_text(&job->strings);
    for (size_t i = 0; i < 5; i++) {
        *to[i] = from[i] != NULL ? at : NULL;
        at += from[i] != NULL ? strlen(at) + 1 : 0;
    }
    if (job->record.id == NULL)
        job->record.id = "";
    job->record.day_member = record->day_member;
    return true;
}

void
clm__job_clear(struct clm__job *job)
{
    /* What an unusually long article took is given back, so that memory stays what is
     * usual. */
    enum { KEPT = 1 << 20 };
    struct clm__buf *const bufs[] = {&job->text, &job->stored, &job->strings, &job->out};
    for (size_t i = 0; i < sizeof bufs / sizeof bufs[0]; i++) {
        if (bufs[i]->room > KEPT || bufs[i]->failed)
            clm__buf_release(bufs[i]);
        bufs[i]->len = 0;
    }
    clm__plain_clear(&job->plain);
    clm__arena_release(&job->page);
    job->page = (struct clm__arena){0};
    job->is_html = false;
    job->record = (struct clm__article_record){0};
    job->note_count = 0;
    job->events = (struct clm__event_counts){0};
    clm__arena_release(&job->kept.arena);
    job->kept = (struct clm__kept_drafts){0};
    job->line = 0;
    job->is_page = false;
    job->code = CLM_OK;
}

void
clm__job_release(struct clm__job *job)
{
    clm__buf_release(&job->text);
    clm__buf_release(&job->stored);
    clm__plain_release(&job->plain);
    clm__arena_release(&job->page);
    clm__buf_release(&job->strings);
    clm__buf_release(&job->out);
    clm__arena_release(&job->kept.arena);
}
