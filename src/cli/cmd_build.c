/* SPDX-License-Identifier: MIT */
/* claimline build: the picture, the tables and the graph, all or none. */
#include "claimline/page.h"
#include "claimline/picture.h"
#include "cli.h"
#include "format.h"
#include "output.h"
#include "picture_files.h"
#include "source_text.h"

#include <string.h>

#define DEFAULT_FOLDER  "output"
#define DEFAULT_FORMATS "dot,svg,html,csv,json"

static int
check_formats(const char *formats)
{
    for (const char *at = formats; *at != '\0';) {
        size_t len = strcspn(at, ",");
        if (format_find(COMMAND_BUILD, at, len) == NULL)
            return format_error(COMMAND_BUILD, at, len, "");
        at += len + (at[len] == ',');
    }
    return formats[0] != '\0' ? 0 : usage_error("--formats needs a value");
}

static enum clm_code
write_table(struct output *output, const struct settings *settings,
            const struct clm_view *view, enum clm_table table, const char *name,
            struct clm_error *err)
{
    struct clm_table_options options = {
        .table = table, .format = CLM_TABLE_CSV, .excel = settings->excel};
    enum clm_code code = output_begin_file(output, name, err);
    if (code == CLM_OK)
        code = clm_table_write(view, &options, output_write, output, err);
    return code == CLM_OK ? output_end_file(output, err) : code;
}

static enum clm_code
write_tables(struct output *output, const struct settings *settings,
             const struct clm_view *view, const char *title, struct clm_error *err)
{
    enum clm_code code = write_table(output, settings, view, CLM_TABLE_ACCUSATIONS,
                                     "accusations.csv", err);
    if (code == CLM_OK)
        code = write_table(output, settings, view, CLM_TABLE_EVENTS, "events.csv", err);
    if (code == CLM_OK)
        code = output_begin_file(output, "datapackage.json", err);
    if (code == CLM_OK)
        code = clm_package_write(title, settings->excel, output_write, output, err);
    return code == CLM_OK ? output_end_file(output, err) : code;
}

static enum clm_code
write_graph(struct output *output, const struct clm_view *view, const char *title,
            struct clm_error *err)
{
    enum clm_code code = output_begin_file(output, "timeline.json", err);
    if (code == CLM_OK)
        code = clm_json_write(view, title, output_write, output, err);
    return code == CLM_OK ? output_end_file(output, err) : code;
}

/* The page shows the sentences behind events, so the articles are read again. */
static enum clm_code
write_page(struct output *output, const struct loaded *loaded, const char *title,
           struct clm_error *err)
{
    struct source_texts texts = {.corpus = loaded->corpus};
    struct clm_page_options options = {
        .title = title, .text_of = source_text, .payload = &texts};
    enum clm_code code = output_begin_file(output, "report.html", err);

    if (code == CLM_OK)
        code = clm_page_write(&loaded->view, &options, output_write, output, err);
    source_texts_release(&texts);
    return code == CLM_OK ? output_end_file(output, err) : code;
}

static enum clm_code
write_all(struct output *output, const struct settings *settings, const char *formats,
          const struct loaded *loaded, struct clm_error *err)
{
    const char *title =
        settings->title != NULL ? settings->title : clm_corpus_title(loaded->corpus);
    enum clm_code code = CLM_OK;
    if (option_list_has(formats, "csv"))
        code = write_tables(output, settings, &loaded->view, title, err);
    if (code == CLM_OK && option_list_has(formats, "json"))
        code = write_graph(output, &loaded->view, title, err);
    if (code == CLM_OK && option_list_has(formats, "html"))
        code = write_page(output, loaded, title, err);
    if (code == CLM_OK)
        code = picture_files_write(output, settings, formats, &loaded->view, "timeline",
                                   err);
    return code == CLM_OK ? output_commit(output, err) : code;
}

/* What was read in articles and what was left out of it: nobody would miss it otherwise.
 */
static void
tell_articles(const struct settings *settings, const struct clm_extract_counts *read)
{
    char rest[120] = "";
    int len = 0;
    if (settings->quiet || read->articles == 0)
        return;
    progress_end();
    if (read->unsure > 0)
        len = snprintf(rest, sizeof rest,
                       "; left out: %zu less sure (see --min-confidence)", read->unsure);
    if (read->other > 0)
        snprintf(rest + len, sizeof rest - (size_t)len,
                 "%s %zu of other kinds (see --kind)",
                 read->unsure > 0 ? "," : "; left out:", read->other);
    tell(settings, CLM_E_ARTICLES_READ, "%zu article%s read: %zu event%s%s",
         read->articles, read->articles == 1 ? "" : "s", read->events,
         read->events == 1 ? "" : "s", rest);
}

/* What was written, for whoever asked to be told. */
static void
tell_written(const struct settings *settings, const struct output *output,
             const struct loaded *loaded)
{
    tell_articles(settings, &loaded->articles.read);
    progress_end();
    if (settings->output == NULL && !settings->quiet && !settings->verbose)
        tell(settings, CLM_E_WRITTEN, "%zu files are in %s/ (see --output)",
             output->count, DEFAULT_FOLDER);
    if (!settings->verbose)
        return;
    tell(settings, CLM_E_WRITTEN, "%zu events of %zu read are in the timeline",
         loaded->view.count, clm_corpus_event_count(loaded->corpus));
    for (size_t i = 0; i < output->count; i++)
        tell(settings, CLM_E_WRITTEN, "wrote %s", output->files[i].path);
}

int
run_build(const struct settings *settings)
{
    const char *formats = settings->formats != NULL ? settings->formats : DEFAULT_FORMATS;
    struct loaded loaded = {0};
    struct output output = {0};
    struct clm_error err = {0};
    const char *folder = settings->output != NULL ? settings->output : DEFAULT_FOLDER;
    int status = check_formats(formats);
    if (status == 0)
        status = refuse_overwriting(settings, folder);
    if (status == 0)
        status = load(settings, &loaded);
    if (status == 0) {
        enum clm_code code = output_start(&output, folder, &err);
        progress(settings, "writing", 0);
        if (code == CLM_OK)
            code = write_all(&output, settings, formats, &loaded, &err);
        status = code != CLM_OK      ? report_error(settings, &err)
                 : loaded.is_partial ? EXIT_LEFT_OUT
                                     : EXIT_DONE;
        if (code == CLM_OK)
            tell_written(settings, &output, &loaded);
        if (code == CLM_OK &&
            (option_list_has(formats, "csv") || option_list_has(formats, "json")))
            tell_links_out(settings, &loaded.view);
        output_release(&output);
    }
    unload(&loaded);
    return status;
}
