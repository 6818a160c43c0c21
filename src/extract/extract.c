/* SPDX-License-Identifier: MIT */
/* Articles through a ring of jobs: read one after another here, worked on by threads,
 * written in order here. */
#include "extract/extract.h"

#include "base/alloc.h"
#include "base/place.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How far reading runs ahead of writing: jobs for each thread, and bytes of articles in
 * all. */
enum { JOBS_PER_THREAD = 8, MAX_BYTES_AHEAD = 16 << 20 };

struct clm_extractor {
    struct clm_extract_options options;
    struct clm__extractor_inside inside;
    struct clm__timex_rules *rules;
    struct clm__boilerplate *boilerplate;
    struct clm__cues *cues;
    struct clm__model *model;
    struct clm__judge_model *judge; /* NULL: there is no second reader */
    struct clm_corpus *actors;
    struct clm__lexicon *lexicon;
    struct clm__job *jobs;
    size_t job_count;
    size_t read;    /* jobs handed to the threads so far; job n lies at n % job_count */
    size_t taken;   /* jobs that a thread has begun */
    size_t written; /* jobs written */
    bool *done;     /* by slot */
    size_t bytes_ahead;
    struct clm__worker *workers;
    pthread_t *threads;
    size_t worker_count, thread_count;
    bool stop;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct clm__intern names; /* of files */
    uint32_t added;           /* articles from memory */
    size_t left_out;
    struct clm_extract_counts counts;
    enum clm_code code; /* what ended everything */
};

static void *
work(void *payload)
{
    struct clm__thread_start *start = payload;
    struct clm_extractor *extractor = start->extractor;
    struct clm__worker *worker = &extractor->workers[start->number];
    clm__free(start);
    pthread_mutex_lock(&extractor->lock);
    for (;;) {
        while (extractor->taken == extractor->read && !extractor->stop)
            pthread_cond_wait(&extractor->changed, &extractor->lock);
        if (extractor->stop)
            break;
        size_t slot = extractor->taken++ % extractor->job_count;
        pthread_mutex_unlock(&extractor->lock);
        clm__job_run(worker, &extractor->jobs[slot]);
        pthread_mutex_lock(&extractor->lock);
        extractor->done[slot] = true;
        pthread_cond_broadcast(&extractor->changed);
    }
    pthread_mutex_unlock(&extractor->lock);
    return NULL;
}

static void
report(const struct clm_extractor *extractor, const struct clm__job *job)
{
    for (size_t i = 0; extractor->options.report != NULL && i < job->note_count; i++) {
        const struct clm__job_note *note = &job->notes[i];
        struct clm_error shown = {0}; /* for its care with control characters */
        struct clm_loc at = {
            .file = job->name, .line = note->line, .column = note->column};
        clm_error_set(&shown, note->code, at, "%s", note->text);
        struct clm_diag diag = {.code = note->code,
                                .severity = clm_message_get(note->code)->severity,
                                .at = at,
                                .text = shown.text};
        extractor->options.report(&diag, extractor->options.payload);
    }
}

/* Hands on what a finished article gave. */
static void
give_out(struct clm_extractor *extractor, struct clm__job *job)
{
    const struct clm__extractor_inside *inside = &extractor->inside;
    if (inside->take != NULL)
        extractor->code = inside->take(job, &extractor->workers[0], inside->payload);
    else if (job->out.len > 0 && !extractor->options.write(job->out.at, job->out.len,
                                                           extractor->options.payload))
        extractor->code = CLM_E_WRITE;
    extractor->counts.articles++;
    extractor->counts.events += job->events.written;
    extractor->counts.other += job->events.other;
    extractor->counts.unsure += job->events.unsure;
}

/* Writes the next job in order, once a thread has done it. Without threads it is done
 * here. */
static void
write_next(struct clm_extractor *extractor)
{
    size_t slot = extractor->written % extractor->job_count;
    struct clm__job *job = &extractor->jobs[slot];
    if (extractor->thread_count == 0) {
        clm__job_run(&extractor->workers[0], job);
    } else {
        pthread_mutex_lock(&extractor->lock);
        while (!extractor->done[slot])
            pthread_cond_wait(&extractor->changed, &extractor->lock);
        extractor->done[slot] = false;
        pthread_mutex_unlock(&extractor->lock);
    }
    report(extractor, job);
    if (job->code == CLM_E_NOMEM)
        extractor->code = CLM_E_NOMEM;
    else if (job->code != CLM_OK)
        extractor->left_out++;
    else if (extractor->code == CLM_OK)
        give_out(extractor, job);
    extractor->bytes_ahead -= job->bytes;
    extractor->written++;
}

enum clm_code
clm__extractor_add(struct clm_extractor *extractor, const struct clm__incoming *incoming)
{
    const struct clm__article_record *record = &incoming->record;
    struct clm_article_info info = {.id = record->id,
                                    .published = record->published,
                                    .publisher = record->publisher,
                                    .title = record->title,
                                    .url = record->url,
                                    .file = incoming->name,
                                    .line = incoming->line};
    if (extractor->options.wants != NULL &&
        !extractor->options.wants(&info, extractor->options.payload))
        return extractor->code;
    while (extractor->read > extractor->written && extractor->code == CLM_OK &&
           (extractor->read - extractor->written == extractor->job_count ||
            extractor->bytes_ahead + incoming->len > MAX_BYTES_AHEAD))
        write_next(extractor);
    if (extractor->code != CLM_OK)
        return extractor->code;
    struct clm__job *job = &extractor->jobs[extractor->read % extractor->job_count];
    if (!clm__job_set(job, &incoming->record, incoming->text, incoming->len))
        return extractor->code = CLM_E_NOMEM;
    job->name = incoming->name;
    job->line = incoming->line;
    job->is_page = incoming->is_page;
    job->is_html = incoming->is_html;
    extractor->bytes_ahead += job->bytes;
    pthread_mutex_lock(&extractor->lock);
    extractor->read++;
    pthread_cond_broadcast(&extractor->changed);
    pthread_mutex_unlock(&extractor->lock);
    return CLM_OK;
}

void
clm__extractor_reject(struct clm_extractor *extractor, const struct clm_error *err)
{
    while (extractor->written < extractor->read)
        write_next(extractor); /* so that messages come in the order of the input */
    extractor->left_out++;
    if (extractor->options.report == NULL)
        return;
    struct clm_diag diag = {
        .code = err->code, .severity = CLM_ERROR, .at = err->at, .text = err->text};
    extractor->options.report(&diag, extractor->options.payload);
}

const struct clm_extract_options *
clm__extractor_options(const struct clm_extractor *extractor)
{
    return &extractor->options;
}

const char *
clm__extractor_name(struct clm_extractor *extractor, const char *name)
{
    clm_str kept = clm__intern_add(&extractor->names, name, strlen(name));
    return extractor->names.failed ? NULL : clm__intern_text(&extractor->names, kept);
}

clm_diag_fn
clm__extractor_list_report(const struct clm_extractor *extractor)
{
    return extractor->inside.lists_are_told ? NULL : extractor->options.report;
}

uint32_t
clm__extractor_count(struct clm_extractor *extractor)
{
    return ++extractor->added;
}

struct clm__worker *
clm__extractor_worker(struct clm_extractor *extractor)
{
    while (extractor->written < extractor->read)
        write_next(extractor);
    return &extractor->workers[0];
}

enum clm_code
clm__extractor_fail(struct clm_error *err, enum clm_code code)
{
    return clm_error_set(err, code, (struct clm_loc){0}, "%s",
                         code == CLM_E_WRITE ? "cannot write the result"
                                             : "out of memory");
}

enum clm_code
clm_extractor_finish(struct clm_extractor *extractor, struct clm_error *err)
{
    while (extractor->written < extractor->read)
        write_next(extractor);
    return extractor->code == CLM_OK ? CLM_OK : clm__extractor_fail(err, extractor->code);
}

size_t
clm_extractor_left_out(const struct clm_extractor *extractor)
{
    return extractor->left_out;
}

struct clm_extract_counts
clm_extractor_counts(const struct clm_extractor *extractor)
{
    return extractor->counts;
}

#define MODEL "english.model"

/* Named by the caller, else by the environment; else where it was installed, wherever
 * that is now. */
static enum clm_code
open_model(struct clm_extractor *extractor, struct clm_error *err)
{
    enum clm__model_mode mode =
        extractor->options.accurate ? CLM__MODEL_ACCURATE : CLM__MODEL_FAST;
    struct clm__buf found = {0};
    const char *path = extractor->options.model;
    if (path == NULL || path[0] == '\0')
        path = getenv("CLAIMLINE_MODEL");
    if (path == NULL || path[0] == '\0')
        path = clm__place_find(&found, MODEL) ? clm__buf_text(&found) : NULL;
    enum clm_code code =
        path != NULL
            ? clm__model_open(&extractor->model, path, mode, err)
            : clm_error_set(err, CLM_E_DATA, (struct clm_loc){.file = CLM_DATA_FOLDER},
                            "the language model " MODEL " is not there; name it with "
                            "--model or $CLAIMLINE_MODEL");
    if (err != NULL && found.len > 0 && err->at.file == path)
        err->at.file = MODEL; /* the path goes now */
    clm__buf_release(&found);
    return code;
}

#define JUDGE "judge.model"

/* The second reader. One that is named must be there; that of the program may be missing,
 * which is told. */
static enum clm_code
open_judge(struct clm_extractor *extractor, struct clm_error *err)
{
    struct clm__buf found = {0};
    const char *path = extractor->options.judge;
    if (extractor->options.fast)
        return CLM_OK;
    if (path == NULL || path[0] == '\0')
        path = getenv("CLAIMLINE_JUDGE");
    if (path == NULL || path[0] == '\0')
        path = clm__place_find(&found, JUDGE) ? clm__buf_text(&found) : NULL;
    enum clm_code code = CLM_OK;
    if (path != NULL)
        code = clm__judge_model_open(&extractor->judge, path, err);
    if (path == NULL && extractor->options.report != NULL) {
        struct clm_diag diag = {
            .code = CLM_E_JUDGE_MISSING,
            .severity = CLM_WARNING,
            .at = {.file = JUDGE},
            .text = "the second reader's model is not there, so texts are read as with "
                    "--fast; name it with --judge or $CLAIMLINE_JUDGE"};
        extractor->options.report(&diag, extractor->options.payload);
    }
    if (err != NULL && found.len > 0 && err->at.file == path)
        err->at.file = JUDGE; /* the path goes now */
    clm__buf_release(&found);
    return code;
}

/* The parties that are known: those handed in, else ours and those of a list. */
static enum clm_code
open_actors(struct clm_extractor *extractor, struct clm_error *err)
{
    struct clm_corpus_options options = {.report = extractor->options.report,
                                         .payload = extractor->options.payload};
    if (extractor->actors != NULL)
        return CLM_OK;
    enum clm_code code = clm_corpus_new(&extractor->actors, &options);
    if (code == CLM_OK && extractor->options.own_actors != NULL)
        code = clm_corpus_read_own_actors(extractor->actors,
                                          extractor->options.own_actors, err);
    if (code == CLM_OK && extractor->options.actors != NULL)
        code = clm_corpus_read(extractor->actors, extractor->options.actors, NULL, err);
    return code == CLM_OK
               ? clm_corpus_finish(extractor->actors, err)
               : clm_error_set(err, code, (struct clm_loc){0}, "out of memory");
}

static enum clm_code
open_lexicon(struct clm_extractor *extractor, struct clm_error *err)
{
    const struct clm_extract_options *options = &extractor->options;
    enum clm_code code = clm__lexicon_new(&extractor->lexicon, err);
    if (code == CLM_OK)
        code = clm__lexicon_read(extractor->lexicon, CLM__LEXICON_FRAMES,
                                 options->own_frames, err);
    if (code == CLM_OK)
        code = clm__lexicon_read(extractor->lexicon, CLM__LEXICON_FRAMES, options->frames,
                                 err);
    if (code == CLM_OK)
        code = clm__lexicon_read(extractor->lexicon, CLM__LEXICON_CHARGES,
                                 options->charges, err);
    return code;
}

static enum clm_code
open_tables(struct clm_extractor *extractor, struct clm_error *err)
{
    enum clm_code code = clm__timex_rules_new(&extractor->rules, NULL, NULL, 0, err);
    if (code == CLM_OK)
        code = clm__boilerplate_new(&extractor->boilerplate, NULL, NULL, 0, err);
    if (code == CLM_OK && extractor->options.layer != CLM_LAYER_TIMEXES)
        code = open_model(extractor, err);
    bool of_events = extractor->options.layer == CLM_LAYER_EVENTS ||
                     extractor->options.layer == CLM_LAYER_ARTICLES;
    if (code == CLM_OK &&
        (of_events || extractor->options.layer == CLM_LAYER_ATTRIBUTIONS))
        code = clm__cues_new(&extractor->cues, NULL, NULL, 0, err);
    if (code == CLM_OK && of_events)
        code = open_actors(extractor, err);
    if (code == CLM_OK && of_events)
        code = open_lexicon(extractor, err);
    if (code == CLM_OK && extractor->options.layer == CLM_LAYER_EVENTS)
        code = open_judge(extractor, err);
    return code;
}

static size_t
count_workers(const struct clm_extract_options *options)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t count = options->threads > 0 ? options->threads
                   : processors > 0     ? (size_t)processors
                                        : 1;
    return count < CLM_MAX_EXTRACT_THREADS ? count : CLM_MAX_EXTRACT_THREADS;
}

static enum clm_code
make_workers(struct clm_extractor *extractor, struct clm_error *err)
{
    size_t count = count_workers(&extractor->options);
    extractor->job_count = count * JOBS_PER_THREAD;
    extractor->workers = clm__calloc(count, sizeof *extractor->workers);
    extractor->threads = clm__calloc(count, sizeof *extractor->threads);
    extractor->jobs = clm__calloc(extractor->job_count, sizeof *extractor->jobs);
    extractor->done = clm__calloc(extractor->job_count, sizeof *extractor->done);
    if (extractor->workers == NULL || extractor->threads == NULL ||
        extractor->jobs == NULL || extractor->done == NULL)
        return clm__extractor_fail(err, CLM_E_NOMEM);
    for (; extractor->worker_count < count; extractor->worker_count++) {
        struct clm__worker *worker = &extractor->workers[extractor->worker_count];
        *worker = (struct clm__worker){.options = &extractor->options,
                                       .rules = extractor->rules,
                                       .boilerplate = extractor->boilerplate,
                                       .cues = extractor->cues,
                                       .model = extractor->model,
                                       .keeps = extractor->inside.take != NULL};
        if (extractor->model != NULL &&
            clm__parser_new(&worker->parser, extractor->model, err) != CLM_OK)
            return CLM_E_NOMEM;
        if (extractor->lexicon == NULL)
            continue;
        if (extractor->judge != NULL &&
            clm__judge_new(&worker->judge, extractor->judge, err) != CLM_OK)
            return CLM_E_NOMEM;
        worker->actors = extractor->actors;
        worker->claims = clm__calloc(1, sizeof *worker->claims);
        if (worker->claims == NULL)
            return clm__extractor_fail(err, CLM_E_NOMEM);
        worker->claims->lexicon = extractor->lexicon;
        worker->claims->cues = extractor->cues;
        worker->claims->model = extractor->model;
        worker->claims->who.corpus = extractor->actors;
        worker->claims->who.lexicon = extractor->lexicon;
    }
    return CLM_OK;
}

/* One worker needs no thread; and where none is to be had, the articles are read here. */
static void
start_threads(struct clm_extractor *extractor)
{
    while (extractor->worker_count > 1 &&
           extractor->thread_count < extractor->worker_count) {
        struct clm__thread_start *start = clm__alloc(sizeof *start);
        if (start == NULL)
            return;
        *start = (struct clm__thread_start){extractor, extractor->thread_count};
        if (pthread_create(&extractor->threads[extractor->thread_count], NULL, work,
                           start) != 0) {
            clm__free(start);
            return;
        }
        extractor->thread_count++;
    }
}

enum clm_code
clm__extractor_new(struct clm_extractor **out, const struct clm_extract_options *options,
                   const struct clm__extractor_inside *inside, struct clm_error *err)
{
    struct clm_extractor *extractor = clm__calloc(1, sizeof *extractor);
    if (extractor == NULL) {
        clm_corpus_free(inside->actors);
        return clm__extractor_fail(err, CLM_E_NOMEM);
    }
    extractor->options = *options;
    extractor->inside = *inside;
    extractor->actors = inside->actors;
    pthread_mutex_init(&extractor->lock, NULL);
    pthread_cond_init(&extractor->changed, NULL);
    enum clm_code code = open_tables(extractor, err);
    if (code == CLM_OK)
        code = make_workers(extractor, err);
    if (code != CLM_OK) {
        clm_extractor_free(extractor);
        return code;
    }
    start_threads(extractor);
    *out = extractor;
    return CLM_OK;
}

enum clm_code
clm_extractor_new(struct clm_extractor **out, const struct clm_extract_options *options,
                  struct clm_error *err)
{
    static const struct clm__extractor_inside nothing;
    if (options->tokenized && options->layer != CLM_LAYER_PARSE)
        return clm_error_set(err, CLM_E_USAGE, (struct clm_loc){0},
                             "--tokenized goes with --layer parse");
    return clm__extractor_new(out, options, &nothing, err);
}

void
clm_extractor_free(struct clm_extractor *extractor)
{
    if (extractor == NULL)
        return;
    pthread_mutex_lock(&extractor->lock);
    extractor->stop = true;
    pthread_cond_broadcast(&extractor->changed);
    pthread_mutex_unlock(&extractor->lock);
    for (size_t i = 0; i < extractor->thread_count; i++)
        pthread_join(extractor->threads[i], NULL);
    for (size_t i = 0; i < extractor->worker_count; i++) {
        clm__parser_free(extractor->workers[i].parser);
        clm__parsed_release(&extractor->workers[i].parsed);
        clm__parsed_release(&extractor->workers[i].title);
        clm__attributions_release(&extractor->workers[i].attributions);
        if (extractor->workers[i].claims != NULL)
            clm__claim_release(extractor->workers[i].claims);
        clm__free(extractor->workers[i].claims);
        clm__judge_free(extractor->workers[i].judge);
        clm__verdicts_release(&extractor->workers[i].verdicts);
    }
    for (size_t i = 0; extractor->jobs != NULL && i < extractor->job_count; i++)
        clm__job_release(&extractor->jobs[i]);
    clm__free(extractor->workers);
    clm__free(extractor->threads);
    clm__free(extractor->jobs);
    clm__free(extractor->done);
    clm__cues_free(extractor->cues);
    clm__model_free(extractor->model);
    clm__judge_model_free(extractor->judge);
    clm__lexicon_free(extractor->lexicon);
    clm_corpus_free(extractor->actors);
    clm__boilerplate_free(extractor->boilerplate);
    clm__timex_rules_free(extractor->rules);
    clm__intern_release(&extractor->names);
    pthread_mutex_destroy(&extractor->lock);
    pthread_cond_destroy(&extractor->changed);
    clm__free(extractor);
}
