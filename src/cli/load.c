/* SPDX-License-Identifier: MIT */
/* From the words of the command line to the events that were asked for. */
#include "articles.h"
#include "cli.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
on_progress(size_t events, void *payload)
{
    const struct reporter *reporter = payload;
    progress(reporter->settings, "reading events:", events);
}

/* What version control gives for a file that one side does not have. */
static bool
is_empty(const struct settings *settings, const char *path)
{
    return settings->allow_empty && strcmp(path, "/dev/null") == 0;
}

/* With --keep-going: what has an error is not in the result, be it a row or the rest of a
 * file. */
static void
tell_left_out(const struct settings *settings, struct loaded *loaded)
{
    size_t count = clm_corpus_left_out(loaded->corpus);
    const char *s = count == 1 ? "" : "s";
    size_t articles = loaded->articles.left_out;
    loaded->is_partial = clm_corpus_error_count(loaded->corpus) > 0 || articles > 0;
    if (articles > 0)
        tell(settings, CLM_E_INCOMPLETE, "left out %zu article%s", articles,
             articles == 1 ? "" : "s");
    if (count > 0)
        tell(settings, CLM_E_INCOMPLETE, "left out %zu bad row%s, record%s or link%s",
             count, s, s, s);
    else if (clm_corpus_error_count(loaded->corpus) > 0)
        tell(settings, CLM_E_INCOMPLETE, "left out what has errors");
}

static int
read_inputs(const struct settings *settings, struct loaded *loaded,
            struct reporter *reporter, struct clm_error *err)
{
    struct clm_corpus_options options = {.report = report_diag,
                                         .payload = reporter,
                                         .progress = on_progress,
                                         .keep_going = settings->keep_going,
                                         .keep_positions = settings->keep_positions,
                                         .no_builtin = settings->no_builtin};
    if (clm_corpus_new(&loaded->corpus, &options) != CLM_OK) {
        clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
        return report_error(settings, err);
    }
    char path[ARTICLES_PATH];
    const char *own = settings->no_builtin ? NULL : articles_own_file("actors.csv", path);
    if (own != NULL && clm_corpus_read_own_actors(loaded->corpus, own, err) != CLM_OK)
        return report_error(settings, err);
    for (size_t i = 0; i < settings->input_count; i++)
        if (!is_empty(settings, settings->inputs[i]) &&
            clm_corpus_read(loaded->corpus, settings->inputs[i], settings->input_format,
                            err) != CLM_OK)
            return report_error(settings, err);
    if (!settings->no_extract &&
        articles_read(settings, loaded->corpus, &loaded->articles, err) != CLM_OK)
        return report_error(settings, err);
    if (clm_corpus_finish(loaded->corpus, err) != CLM_OK)
        return report_error(settings, err);
    return 0;
}

/* Whether a file of this name would be read in a corpus folder. */
static bool
is_read(const char *name)
{
    const char *tail = strrchr(name, '.');
    if (tail == NULL)
        return false;
    return strcmp(tail, ".json") == 0 || strcmp(tail, ".jsonl") == 0 ||
           (strcmp(tail, ".csv") == 0 &&
            (strncmp(name, "events", 6) == 0 || strncmp(name, "review", 6) == 0 ||
             strcmp(name, "corpus.csv") == 0 || strcmp(name, "actors.csv") == 0));
}

static bool
is_same_file(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
           x.st_ino == y.st_ino;
}

int
refuse_overwriting(const struct settings *settings, const char *output)
{
    if (output == NULL || strcmp(output, "-") == 0)
        return 0;
    const char *slash = strrchr(output, '/');
    char folder[4096];
    snprintf(folder, sizeof folder, "%.*s", slash != NULL ? (int)(slash - output) : 1,
             slash != NULL ? output : ".");
    for (size_t i = 0; i < settings->input_count; i++)
        if (is_same_file(output, settings->inputs[i]) ||
            (is_same_file(folder[0] != '\0' ? folder : "/", settings->inputs[i]) &&
             is_read(slash != NULL ? slash + 1 : output) && access(output, F_OK) == 0))
            return usage_error("'%s' is an input; nothing is written over what was read",
                               output);
    return 0;
}

static enum clm_code
make_view(const struct settings *settings, struct loaded *loaded, struct clm_error *err)
{
    struct clm_filter filter = settings->filter;
    if (!settings->has_min_confidence)
        filter.min_in_articles = CLM_USUAL_CONFIDENCE;
    return clm_view_init(&loaded->view, loaded->graph, &filter, err);
}

/* Of what was read in articles, what is not shown since it is less sure or of another
 * kind than was asked for. */
static void
count_hidden(const struct settings *settings, struct loaded *loaded)
{
    unsigned kinds = settings->filter.kinds;
    unsigned least = settings->has_min_confidence ? settings->filter.min_confidence
                                                  : CLM_USUAL_CONFIDENCE;
    for (size_t i = 0; i < clm_corpus_event_count(loaded->corpus); i++) {
        const struct clm_event *event = clm_corpus_event(loaded->corpus, i);
        if (!clm_corpus_event_is_read(loaded->corpus, i) ||
            clm_view_has(&loaded->view, (uint32_t)i))
            continue;
        bool other = kinds != 0 && (kinds >> event->kind & 1) == 0;
        bool unsure = !other && event->confidence < least;
        loaded->articles.read.other += other;
        loaded->articles.read.unsure += unsure;
        loaded->articles.read.events -= other || unsure;
    }
}

int
load(const struct settings *settings, struct loaded *loaded)
{
    struct reporter reporter = {.settings = settings, .to = stderr};
    struct clm_error err = {0};
    *loaded = (struct loaded){0};
    if (settings->input_count == 0)
        return usage_error(
            "no input; give a corpus folder, .csv, .json or .jsonl files, or -");
    progress(settings, "reading", 0); /* starts the clock */
    int status = read_inputs(settings, loaded, &reporter, &err);
    tell_hidden(&reporter);
    if (status != 0)
        return status;
    bool is_bad =
        clm_corpus_error_count(loaded->corpus) > 0 || loaded->articles.left_out > 0;
    if (is_bad && !settings->keep_going)
        return EXIT_TROUBLE;
    tell_left_out(settings, loaded);
    if (clm_corpus_event_count(loaded->corpus) == 0 && !settings->allow_empty) {
        struct clm_loc at = {.file = settings->inputs[0]};
        if (loaded->articles.read.articles > 0)
            clm_error_set(
                &err, CLM_E_NO_INPUT, at,
                "%zu article%s read, but no event is taken in: %zu are less sure "
                "(see --min-confidence), %zu of other kinds (see --kind)",
                loaded->articles.read.articles,
                loaded->articles.read.articles == 1 ? "" : "s",
                loaded->articles.read.unsure, loaded->articles.read.other);
        else
            clm_error_set(
                &err, CLM_E_NO_INPUT, at, "%s",
                settings->no_extract
                    ? "no events here; events*.csv, *.json and *.jsonl are read, "
                      "articles "
                      "are not"
                    : "no events here; a corpus needs events*.csv, *.json, *.jsonl or "
                      "articles");
        return report_error(settings, &err);
    }
    progress(settings, "ordering", clm_corpus_event_count(loaded->corpus));
    if (clm_graph_new(&loaded->graph, loaded->corpus, &err) != CLM_OK ||
        make_view(settings, loaded, &err) != CLM_OK)
        return report_error(settings, &err);
    count_hidden(settings, loaded);
    size_t rejected = clm_corpus_rejected(loaded->corpus);
    if (rejected > 0 && !settings->quiet)
        tell(settings, CLM_E_REJECTED, "%zu event%s left out: a person rejected %s",
             rejected, rejected == 1 ? " is" : "s are", rejected == 1 ? "it" : "them");
    return 0;
}

static bool
has_filter(const struct clm_filter *filter)
{
    return filter->has_from || filter->has_to || filter->actor_count > 0 ||
           filter->accuser_count > 0 || filter->accused_count > 0 ||
           filter->source_count > 0 || filter->kinds != 0 || filter->charge_types != 0 ||
           filter->origins != 0 || filter->min_confidence > 0 || filter->answered != 0;
}

void
tell_links_out(const struct settings *settings, const struct clm_view *view)
{
    /* What is left out without being asked for is told with the articles. */
    size_t count = has_filter(&settings->filter) ? clm_view_links_out(view) : 0;
    if (count > 0)
        tell(settings, CLM_E_LINKS_OUT,
             "%zu link%s to events that the filters leave out %s not written", count,
             count == 1 ? "" : "s", count == 1 ? "is" : "are");
}

void
tell_nothing(const struct settings *settings, size_t count, const char *what)
{
    if (count == 0 && !settings->quiet)
        tell(settings, CLM_E_NO_MATCH, "no %s %s", what,
             has_filter(&settings->filter) ? "passes the filters" : "is in the input");
}

void
unload(struct loaded *loaded)
{
    progress_end();
    clm_view_release(&loaded->view);
    clm_graph_free(loaded->graph);
    clm_corpus_free(loaded->corpus);
}
