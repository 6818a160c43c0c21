/* SPDX-License-Identifier: MIT */
/* The articles of corpus folders, for the commands that read events. */
#include "articles.h"

#include "claimline/extract.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What becomes of an extracted event when nobody says how sure it must be, in 1/10000:
 * nine of ten accusations that were marked so were right (docs/QUALITY.md). */
enum { USUAL_CONFIDENCE = 6000 };

/* Every second sentence of the news is a statement: they are taken in when they are asked
 * for. */
#define USUAL_KINDS (((1u << CLM_KIND_COUNT) - 1) & ~(1u << CLM_KIND_STATEMENT))

/* What messages call the records of articles. */
#define RECORDS_NAME "/articles (read by claimline).jsonl"

/* Sources by number, sorted. */
struct source_set {
    clm_str *items;
    size_t count;
};

/* Records as they come, until the corpus takes them. */
struct gathering {
    struct reporter *reporter;
    struct clm_corpus *corpus;
    const char *folder;
    char *bytes;
    size_t len, room;
    struct source_set listed; /* that a list names */
    struct source_set told;   /* whose events are in the corpus as records already */
    json_t *sources;          /* of articles that no list names */
    json_t *seen;             /* ids of articles, as members */
    size_t twice;             /* articles with the id of another */
    size_t articles;
};

static bool
gather(const char *bytes, size_t len, void *payload)
{
    struct gathering *gathering = payload;
    if (gathering->len + len > gathering->room) {
        size_t room = 2 * (gathering->len + len);
        char *more = realloc(gathering->bytes, room);
        if (more == NULL)
            return false;
        gathering->bytes = more;
        gathering->room = room;
    }
    memcpy(gathering->bytes + gathering->len, bytes, len);
    gathering->len += len;
    return true;
}

/* The extractor reads the lists of the folder again; what is wrong with them has been
 * told. */
static bool
is_told(const char *file)
{
    const char *slash = file != NULL ? strrchr(file, '/') : NULL;
    return slash != NULL &&
           (strcmp(slash, "/actors.csv") == 0 || strcmp(slash, "/corpus.csv") == 0);
}

static void
report(const struct clm_diag *diag, void *payload)
{
    struct gathering *gathering = payload;
    if (!is_told(diag->at.file))
        report_diag(diag, gathering->reporter);
}

/* ---- articles that need no reading, and those that no list tells of ---- */

static int
by_number(const void *a, const void *b)
{
    const clm_str *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

static bool
has_source(const struct source_set *set, clm_str id)
{
    return set->count > 0 && bsearch(&id, set->items, set->count, sizeof id, by_number);
}

static bool
make_room(struct source_set *set, size_t room)
{
    set->items = malloc((room + 1) * sizeof *set->items);
    return set->items != NULL;
}

static void
sort_sources(struct source_set *set)
{
    qsort(set->items, set->count, sizeof *set->items, by_number);
}

static bool
find_listed(struct source_set *set, const struct clm_corpus *corpus)
{
    size_t count = clm_corpus_source_count(corpus);
    if (!make_room(set, count))
        return false;
    for (size_t i = 0; i < count; i++)
        if (clm_corpus_source(corpus, i)->listed)
            set->items[set->count++] = clm_corpus_source(corpus, i)->id;
    sort_sources(set);
    return true;
}

/* The sources of extracted records: whoever keeps the records of an article has perhaps
 * put them right. */
static bool
find_told(struct source_set *set, const struct clm_corpus *corpus)
{
    size_t count = clm_corpus_event_count(corpus), room = 0;
    for (size_t i = 0; i < count; i++)
        room += clm_corpus_event(corpus, i)->citation_count;
    if (!make_room(set, room))
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct clm_event *event = clm_corpus_event(corpus, i);
        bool extracted = event->origin == CLM_ORIGIN_EXTRACTED;
        for (size_t k = 0; extracted && k < event->citation_count; k++)
            set->items[set->count++] =
                clm_corpus_source(corpus, event->citations[k].source)->id;
    }
    sort_sources(set);
    return true;
}

static void
note_told(struct gathering *gathering, const char *id)
{
    struct clm_error shown = {0}; /* for its care with control characters */
    struct clm_diag diag = {.code = CLM_E_ARTICLE_PASSED,
                            .severity = CLM_NOTE,
                            .at = {.file = gathering->folder}};
    clm_error_set(&shown, diag.code, diag.at,
                  "article '%s' is not read: records tell its events", id);
    diag.text = shown.text;
    report_diag(&diag, gathering->reporter);
}

/* Where an article lies below its folder. */
static const char *
below_folder(const struct gathering *gathering, const char *file)
{
    size_t len = strlen(gathering->folder);
    bool below = file != NULL && strncmp(file, gathering->folder, len) == 0;
    while (below && file[len] == '/')
        len++;
    return below ? file + len : NULL;
}

/* Keeps what an article that no list names says of itself, so that its rows lead back to
 * it. A date that is none is told of where the article is read, and passed over here. */
static void
keep_source(struct gathering *gathering, const struct clm_article_info *article)
{
    struct clm_date date;
    json_t *source = json_object();
    bool dated = article->published != NULL &&
                 clm_date_read(&date, article->published, strlen(article->published),
                               NULL) == CLM_OK;
    const struct {
        const char *name, *text;
    } members[] = {{"id", article->id},
                   {"published", dated ? article->published : NULL},
                   {"publisher", article->publisher},
                   {"title", article->title},
                   {"url", article->url},
                   {"file", below_folder(gathering, article->file)}};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        if (members[i].text != NULL && members[i].text[0] != '\0')
            json_object_set_new(source, members[i].name, json_string(members[i].text));
    json_array_append_new(gathering->sources, source);
}

/* Two articles of one id would be taken for one. */
static bool
is_second(struct gathering *gathering, const struct clm_article_info *article)
{
    struct clm_error shown = {0};
    struct clm_diag diag = {.code = CLM_E_DUPLICATE_ID,
                            .severity = CLM_ERROR,
                            .at = {.file = article->file, .line = article->line}};
    if (json_object_get(gathering->seen, article->id) == NULL) {
        json_object_set_new(gathering->seen, article->id, json_true());
        return false;
    }
    clm_error_set(&shown, diag.code, diag.at, "a second article has the id '%s'",
                  article->id);
    diag.text = shown.text;
    report_diag(&diag, gathering->reporter);
    gathering->twice++;
    return true;
}

static bool
wants(const struct clm_article_info *article, void *payload)
{
    struct gathering *gathering = payload;
    const char *id = article->id != NULL ? article->id : "";
    clm_str known = clm_corpus_find_text(gathering->corpus, id, strlen(id));
    progress(gathering->reporter->settings, "reading articles:", ++gathering->articles);
    if (has_source(&gathering->told, known)) {
        note_told(gathering, id);
        return false;
    }
    if (is_second(gathering, article))
        return false;
    if (!has_source(&gathering->listed, known))
        keep_source(gathering, article);
    return true;
}

/* ---- folders ---- */

static bool
is_folder(const char *path)
{
    struct stat found;
    return strcmp(path, "-") != 0 && stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

static const char *
find_file(const struct settings *settings, const char *name, char *path)
{
    struct stat found;
    for (size_t i = 0; i < settings->input_count; i++)
        if (is_folder(settings->inputs[i]) &&
            snprintf(path, ARTICLES_PATH, "%s/%s", settings->inputs[i], name) <
                ARTICLES_PATH &&
            stat(path, &found) == 0)
            return path;
    return NULL;
}

void
articles_find(const struct settings *settings, struct articles_files *files,
              struct clm_extract_options *options)
{
    options->actors = find_file(settings, "actors.csv", files->actors);
    options->frames = find_file(settings, "frames.txt", files->frames);
    options->charges = find_file(settings, "charges.txt", files->charges);
}

bool
articles_is_read(const char *file)
{
    size_t len = strlen(file), tail = strlen(RECORDS_NAME);
    return len > tail && strcmp(file + len - tail, RECORDS_NAME) == 0;
}

/* Whether a folder has articles: most have none, and then no language model is needed. */
static bool
has_articles(const struct clm_corpus *corpus, const char *folder)
{
    char path[ARTICLES_PATH];
    struct stat found;
    if (!is_folder(folder))
        return false;
    snprintf(path, sizeof path, "%s/articles", folder);
    if (is_folder(path))
        return true;
    snprintf(path, sizeof path, "%s/corpus.csv", folder);
    for (size_t i = 0; stat(path, &found) == 0 && i < clm_corpus_source_count(corpus);
         i++)
        if (clm_corpus_source(corpus, i)->file != 0)
            return true;
    return false;
}

/* Extracts into the gathering. */
static enum clm_code
extract(struct gathering *gathering, const struct clm_extract_options *options,
        struct articles_counts *counts, struct clm_error *err)
{
    struct clm_extractor *extractor = NULL;
    enum clm_code code = clm_extractor_new(&extractor, options, err);
    if (code == CLM_OK)
        code = clm_extractor_read(extractor, gathering->folder, err);
    if (code == CLM_OK)
        code = clm_extractor_finish(extractor, err);
    if (code == CLM_OK) {
        struct clm_extract_counts read = clm_extractor_counts(extractor);
        counts->articles += read.articles;
        counts->events += read.events;
        counts->other += read.other;
        counts->unsure += read.unsure;
        counts->left_out += clm_extractor_left_out(extractor) + gathering->twice;
    } else if (code != CLM_E_DATA) {
        err->at.file = gathering->folder; /* the names of the extractor go with it */
    }
    clm_extractor_free(extractor);
    return code;
}

/* Gives what was gathered to the corpus: the sources first. */
static enum clm_code
hand_over(struct gathering *gathering, struct clm_error *err)
{
    char name[ARTICLES_PATH + 64];
    json_t *document = json_pack("{s:[],s:O}", "events", "sources", gathering->sources);
    char *sources = document != NULL ? json_dumps(document, JSON_COMPACT) : NULL;
    enum clm_code code =
        sources == NULL
            ? clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory")
            : CLM_OK;
    snprintf(name, sizeof name, "%s/articles (as they say).json", gathering->folder);
    if (code == CLM_OK && json_array_size(gathering->sources) > 0)
        code =
            clm_corpus_read_bytes(gathering->corpus, name, sources, strlen(sources), err);
    snprintf(name, sizeof name, "%s%s", gathering->folder, RECORDS_NAME);
    if (code == CLM_OK && gathering->len > 0)
        code = clm_corpus_read_bytes(gathering->corpus, name, gathering->bytes,
                                     gathering->len, err);
    free(sources);
    json_decref(document);
    return code;
}

enum clm_code
articles_read(const struct settings *settings, struct clm_corpus *corpus,
              const char *folder, struct reporter *reporter,
              struct articles_counts *counts, struct clm_error *err)
{
    struct gathering gathering = {
        .reporter = reporter, .corpus = corpus, .folder = folder};
    struct articles_files files;
    unsigned sure =
        settings->has_min_confidence ? settings->filter.min_confidence : USUAL_CONFIDENCE;
    struct clm_extract_options options = {
        .layer = CLM_LAYER_EVENTS,
        .part = CLM_PART_AUTO,
        .model = settings->model,
        .threads = settings->threads,
        .min_confidence = sure < USUAL_CONFIDENCE ? sure : USUAL_CONFIDENCE,
        .kinds = settings->filter.kinds != 0 ? settings->filter.kinds : USUAL_KINDS,
        .may_be_missing = true,
        .wants = wants,
        .report = report,
        .write = gather,
        .payload = &gathering};
    if (!has_articles(corpus, folder))
        return CLM_OK;
    articles_find(settings, &files, &options);
    gathering.sources = json_array();
    gathering.seen = json_object();
    enum clm_code code =
        gathering.sources == NULL || gathering.seen == NULL ||
                !find_listed(&gathering.listed, corpus) ||
                !find_told(&gathering.told, corpus)
            ? clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory")
            : extract(&gathering, &options, counts, err);
    if (code == CLM_OK)
        code = hand_over(&gathering, err);
    json_decref(gathering.sources);
    json_decref(gathering.seen);
    free(gathering.listed.items);
    free(gathering.told.items);
    free(gathering.bytes);
    return code;
}
