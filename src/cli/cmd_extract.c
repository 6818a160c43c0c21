/* SPDX-License-Identifier: MIT */
/* claimline extract: layers of what articles say. */
#include "articles.h"
#include "claimline/extract.h"
#include "cli.h"
#include "output.h"

#include <string.h>
#include <unistd.h>

static bool
find_layer(const char *name, enum clm_layer *layer)
{
    static const struct {
        const char *name;
        enum clm_layer layer;
    } layers[] = {{"events", CLM_LAYER_EVENTS},
                  {"attributions", CLM_LAYER_ATTRIBUTIONS},
                  {"parse", CLM_LAYER_PARSE},
                  {"timexes", CLM_LAYER_TIMEXES}};
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
        if (strcmp(layers[i].name, name) == 0) {
            *layer = layers[i].layer;
            return true;
        }
    }
    return false;
}

/* Where the output goes, and the messages. */
struct sink {
    struct reporter reporter;
    clm_write_fn write;
    void *to;
    size_t written;  /* articles */
    size_t total;    /* articles there are, 0 = not known */
    char file[4096]; /* the one that an error names: that of the extractor goes with it */
};

static bool
write_sink(const char *bytes, size_t len, void *payload)
{
    struct sink *sink = payload;
    progress_of(sink->reporter.settings, "articles read:", ++sink->written, sink->total);
    return sink->write(bytes, len, sink->to);
}

static void
report_sink(const struct clm_diag *diag, void *payload)
{
    struct sink *sink = payload;
    report_diag(diag, &sink->reporter);
}

struct made {
    const struct settings *settings;
    const struct clm_extract_options *options;
    struct sink *sink;
    size_t left_out;
};

static enum clm_code
make(clm_write_fn write, void *to, void *payload, struct clm_error *err)
{
    struct made *made = payload;
    struct sink *sink = made->sink;
    struct clm_extractor *extractor = NULL;
    sink->write = write;
    sink->to = to;
    enum clm_code code = clm_extractor_new(&extractor, made->options, err);
    for (size_t i = 0; code == CLM_OK && i < made->settings->input_count; i++)
        code = clm_extractor_read(extractor, made->settings->inputs[i], err);
    if (code == CLM_OK)
        code = clm_extractor_finish(extractor, err);
    if (extractor != NULL)
        made->left_out = clm_extractor_left_out(extractor);
    if (code != CLM_OK && err->at.file != NULL) {
        snprintf(sink->file, sizeof sink->file, "%s", err->at.file);
        err->at.file = sink->file;
    }
    clm_extractor_free(extractor);
    return code;
}

static int
read_options(const struct settings *settings, struct clm_extract_options *options)
{
    if (settings->input_count == 0)
        return usage_error(
            "no input; give .txt articles, .jsonl files, a corpus folder, or -");
    options->layer = settings->articles ? CLM_LAYER_ARTICLES : CLM_LAYER_EVENTS;
    if (settings->layer != NULL && !find_layer(settings->layer, &options->layer))
        return usage_error("'%s' is no layer; use events, attributions, parse or "
                           "timexes",
                           settings->layer);
    if (settings->layer != NULL && settings->articles)
        return usage_error("--layer and --articles exclude each other");
    if (settings->story && settings->whole)
        return usage_error("--story and --whole exclude each other");
    options->part = settings->story   ? CLM_PART_STORY
                    : settings->whole ? CLM_PART_WHOLE
                                      : CLM_PART_AUTO;
    options->model = settings->model;
    options->judge = settings->judge;
    options->fast = settings->fast;
    options->accurate = settings->accurate;
    options->tokenized = settings->tokenized;
    options->threads = settings->threads;
    options->min_confidence = settings->articles && !settings->has_min_confidence
                                  ? CLM_USUAL_CONFIDENCE
                                  : settings->filter.min_confidence;
    return 0;
}

int
run_extract(const struct settings *settings)
{
    struct sink sink = {.reporter = {.settings = settings, .to = stderr}};
    struct clm_extract_options options = {
        .report = report_sink, .write = write_sink, .payload = &sink};
    struct clm_error err = {0};
    int status = read_options(settings, &options);
    if (status != 0)
        return status;
    struct articles_files files;
    struct made made = {settings, &options, &sink, 0};
    progress(settings, "reading", 0); /* starts the clock */
    articles_find(settings, &files);
    sink.total = isatty(STDERR_FILENO) ? articles_count(settings) : 0;
    options.actors = files.actors;
    options.frames = files.frames;
    options.own_actors = files.own_actors;
    options.own_frames = files.own_frames;
    options.charges = files.charges;
    enum clm_code code = output_single(settings->output, make, &made, &err);
    progress_end();
    tell_hidden(&sink.reporter);
    if (code != CLM_OK)
        return report_error(settings, &err);
    if (made.left_out > 0)
        tell(settings, CLM_E_INCOMPLETE, "left out %zu article%s", made.left_out,
             made.left_out == 1 ? "" : "s");
    return made.left_out > 0 ? EXIT_LEFT_OUT : EXIT_DONE;
}
