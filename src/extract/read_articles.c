/* SPDX-License-Identifier: MIT */
/* The articles of a corpus folder, into the corpus. */
#include "base/alloc.h"
#include "extract/event_keep.h"
#include "extract/extract.h"
#include "read/folder.h"

#include <string.h>
#include <sys/stat.h>

/* What messages call the events, and the sources that no list names. */
#define EVENTS_NAME  "/articles (read by claimline).jsonl"
#define SOURCES_NAME "/articles (as they say).json"

struct reading {
    struct clm_corpus *corpus;
    const struct clm_article_options *options;
    const char *folder;
    size_t source_count;  /* before any article was read */
    bool *told;           /* by source: records tell its events */
    struct clm__map seen; /* ids of articles */
    struct clm__event_keeper keeper;
    uint32_t sources_file; /* CLM_NONE = not needed yet */
    uint32_t sources;      /* that no list names */
    size_t articles;
    size_t twice; /* articles with the id of another */
};

/* ---- which articles are read ---- */

/* The sources of extracted records: whoever keeps the records of an article has perhaps
 * put them right. */
static bool
find_told(struct reading *reading)
{
    const struct clm_corpus *corpus = reading->corpus;
    reading->source_count = corpus->source_count;
    reading->told = clm__calloc(corpus->source_count + 1, sizeof *reading->told);
    for (size_t i = 0; reading->told != NULL && i < corpus->event_count; i++) {
        const struct clm_event *event = &corpus->events[i];
        bool is_extracted = event->origin == CLM_ORIGIN_EXTRACTED;
        for (size_t k = 0; is_extracted && k < event->citation_count; k++)
            reading->told[event->citations[k].source] = true;
    }
    return reading->told != NULL;
}

/* Two articles of one id would be taken for one. */
static bool
is_second(struct reading *reading, clm_str id, const struct clm_article_info *article)
{
    struct clm_corpus *corpus = reading->corpus;
    bool fresh = true;
    if (clm__map_put(&reading->seen, id, 1, &fresh) == NULL)
        corpus->arena.failed = true;
    if (fresh)
        return false;
    /* The article is left out; the corpus itself has no error. */
    size_t errors = corpus->error_count;
    clm__corpus_report(corpus, CLM_E_DUPLICATE_ID,
                       (struct clm_loc){.file = article->file, .line = article->line},
                       "a second article has the id '%s'", article->id);
    corpus->error_count = errors;
    reading->twice++;
    return true;
}

/* Where an article lies below its folder. */
static const char *
below_folder(const struct reading *reading, const char *file)
{
    size_t len = strlen(reading->folder);
    bool below = file != NULL && strncmp(file, reading->folder, len) == 0;
    while (below && file[len] == '/')
        len++;
    return below ? file + len : NULL;
}

static clm_str
keep_str(struct clm_corpus *corpus, const char *text)
{
    return text != NULL ? clm__corpus_str(corpus, text, strlen(text)) : 0;
}

static uint32_t
add_file(struct reading *reading, const char *name, enum clm__file_form form)
{
    struct clm__buf whole = {0};
    clm__buf_puts(&whole, reading->folder);
    clm__buf_puts(&whole, name);
    uint32_t file =
        whole.failed ? CLM_NONE
                     : clm__corpus_add_file(reading->corpus, clm__buf_text(&whole), form);
    clm__buf_release(&whole);
    if (file == CLM_NONE)
        reading->corpus->arena.failed = true;
    return file;
}

/* Keeps what an article that no list names says of itself, so that its rows lead back to
 * it. A date that is none is told of where the article is read, and passed over here. */
static void
keep_source(struct reading *reading, uint32_t index,
            const struct clm_article_info *article)
{
    struct clm_corpus *corpus = reading->corpus;
    struct clm_source *source = &corpus->sources[index];
    clm_str published = 0;
    if (article->published != NULL && article->published[0] != '\0')
        (void)clm__corpus_date(corpus, article->published, strlen(article->published),
                               &published, NULL);
    if (reading->sources_file == CLM_NONE)
        reading->sources_file = add_file(reading, SOURCES_NAME, CLM__FILE_JSON);
    *source = (struct clm_source){
        .id = source->id,
        .used = source->used,
        .listed = true,
        .file_number = reading->sources_file,
        .line = reading->sources++,
        .published = published,
        .publisher = keep_str(corpus, article->publisher),
        .title = keep_str(corpus, article->title),
        .url = keep_str(corpus, article->url),
        .file = keep_str(corpus, below_folder(reading, article->file)),
    };
}

static bool
wants(const struct clm_article_info *article, void *payload)
{
    struct reading *reading = payload;
    struct clm_corpus *corpus = reading->corpus;
    reading->articles++;
    if (reading->options->progress != NULL)
        reading->options->progress(reading->articles, reading->options->payload);

    clm_str id = keep_str(corpus, article->id);
    uint32_t known = clm__map_get(&corpus->source_by_id, id, CLM_NONE);
    if (known < reading->source_count && reading->told[known]) {
        clm__corpus_report(
            corpus, CLM_E_ARTICLE_PASSED, (struct clm_loc){.file = reading->folder},
            "article '%s' is not read: records tell its events", article->id);
        return false;
    }
    if (id != 0 && is_second(reading, id, article))
        return false;
    uint32_t index = id != 0 ? clm__corpus_source(corpus, id) : CLM_NONE;
    if (index != CLM_NONE && !corpus->sources[index].listed)
        keep_source(reading, index, article);
    return !clm__corpus_failed(corpus);
}

/* ---- what they tell ---- */

static enum clm_code
take(struct clm__job *job, const struct clm__worker *worker, void *payload)
{
    struct reading *reading = payload;
    struct clm__kept_drafts *kept = &job->kept;
    if (clm__corpus_failed(reading->corpus))
        return CLM_E_NOMEM;
    if (kept->title_count + kept->draft_count > 0 && reading->keeper.file == CLM_NONE) {
        reading->keeper.file = add_file(reading, EVENTS_NAME, CLM__FILE_JSONL);
        if (reading->keeper.file == CLM_NONE)
            return CLM_E_NOMEM;
        reading->corpus->files[reading->keeper.file].is_read = true;
    }

    struct clm__event_output title = clm__job_output(worker, job, true);
    enum clm_code code =
        clm__events_keep(&reading->keeper, &title, kept->titles, kept->title_count);
    job->events = title.counts;

    struct clm__event_output text = clm__job_output(worker, job, false);
    if (code == CLM_OK)
        code = clm__events_keep(&reading->keeper, &text, kept->drafts, kept->draft_count);
    job->events = text.counts;
    return code;
}

static void
report(const struct clm_diag *diag, void *payload)
{
    const struct clm_corpus_options *options =
        &((const struct reading *)payload)->corpus->options;
    if (options->report != NULL)
        options->report(diag, options->payload);
}

/* ---- folders ---- */

static bool
is_folder(const char *path)
{
    struct stat found;
    return strcmp(path, "-") != 0 && stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

/* Whether a folder has articles: most have none, and then no language model is needed. */
static bool
has_articles(const struct clm_corpus *corpus, const char *folder)
{
    struct clm__buf path = {0};
    bool has = is_folder(folder) && clm__folder_path(&path, folder, "articles");
    path.len = 0;
    bool has_list =
        !has && is_folder(folder) && clm__folder_path(&path, folder, "corpus.csv");
    for (size_t i = 0; has_list && !has && i < corpus->source_count; i++)
        has = corpus->sources[i].file != 0;
    clm__buf_release(&path);
    return has;
}

static enum clm_code
extract(struct reading *reading, const struct clm_extract_options *options,
        struct clm_article_counts *counts, struct clm_error *err)
{
    struct clm__extractor_inside inside = {.actors = clm__corpus_actors(reading->corpus),
                                           .take = take,
                                           .payload = reading,
                                           .lists_are_told = true};
    struct clm_extractor *extractor = NULL;
    if (inside.actors == NULL)
        return clm__extractor_fail(err, CLM_E_NOMEM);
    enum clm_code code = clm__extractor_new(&extractor, options, &inside, err);
    if (code == CLM_OK)
        code = clm_extractor_read(extractor, reading->folder, err);
    if (code == CLM_OK)
        code = clm_extractor_finish(extractor, err);
    if (code == CLM_OK && clm__corpus_failed(reading->corpus))
        code = clm__extractor_fail(err, CLM_E_NOMEM);
    if (code == CLM_OK) {
        struct clm_extract_counts read = clm_extractor_counts(extractor);
        counts->read.articles += read.articles;
        counts->read.events += read.events;
        counts->read.other += read.other;
        counts->read.unsure += read.unsure;
        counts->left_out += clm_extractor_left_out(extractor) + reading->twice;
    } else if (err != NULL &&
               err->at.file != NULL) { /* such names go with the extractor */
        err->at.file =
            clm__corpus_keep(reading->corpus, err->at.file, strlen(err->at.file));
    }
    clm_extractor_free(extractor);
    return code;
}

enum clm_code
clm_corpus_read_articles(struct clm_corpus *corpus, const char *folder,
                         const struct clm_article_options *options,
                         struct clm_article_counts *counts, struct clm_error *err)
{
    struct reading reading = {.corpus = corpus,
                              .options = options,
                              .folder = folder,
                              .keeper = {.corpus = corpus, .file = CLM_NONE},
                              .sources_file = CLM_NONE};
    struct clm_extract_options how = {.layer = CLM_LAYER_EVENTS,
                                      .part = CLM_PART_AUTO,
                                      .frames = options->frames,
                                      .charges = options->charges,
                                      .model = options->model,
                                      .judge = options->judge,
                                      .fast = options->fast,
                                      .accurate = options->accurate,
                                      .threads = options->threads,
                                      .min_confidence = options->min_confidence,
                                      .kinds = options->kinds,
                                      .may_be_missing = true,
                                      .wants = wants,
                                      .report = report,
                                      .payload = &reading};
    if (!has_articles(corpus, folder))
        return CLM_OK;
    enum clm_code code = find_told(&reading) ? extract(&reading, &how, counts, err)
                                             : clm__extractor_fail(err, CLM_E_NOMEM);
    clm__map_release(&reading.seen);
    clm__free(reading.told);
    return code;
}

bool
clm_corpus_event_is_read(const struct clm_corpus *corpus, size_t event)
{
    return corpus->files[corpus->events[event].file].is_read;
}
