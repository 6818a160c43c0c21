/* SPDX-License-Identifier: MIT */
/* claimline table: who accused whom, every event, or the matrix. */
#include "claimline/exchange.h"
#include "cli.h"
#include "format.h"
#include "output.h"

#include <string.h>

/* By the tail of the file's name; NULL for a spreadsheet, which a table is not. */
static const char *
format_of(const char *output)
{
    const char *tail = output != NULL ? strrchr(output, '.') : NULL;
    if (tail == NULL)
        return "csv";
    if (strcmp(tail, ".xls") == 0 || strcmp(tail, ".ods") == 0)
        return NULL;
    return strcmp(tail, ".jsonl") == 0  ? "jsonl"
           : strcmp(tail, ".md") == 0   ? "md"
           : strcmp(tail, ".xlsx") == 0 ? "xlsx"
                                        : "csv";
}

/* Which table is wanted; one of them. */
static int
read_table(const struct settings *settings, struct clm_table_options *options)
{
    const struct {
        bool wanted;
        const char *name;
        enum clm_table table;
    } tables[] = {{settings->matrix, "matrix", CLM_TABLE_MATRIX},
                  {settings->events, "events", CLM_TABLE_EVENTS},
                  {settings->pairs, "pairs", CLM_TABLE_PAIRS},
                  {settings->answers, "answers", CLM_TABLE_ANSWERS}};
    const char *before = NULL;
    options->table = CLM_TABLE_ACCUSATIONS;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (!tables[i].wanted)
            continue;
        if (before != NULL)
            return usage_error("--%s and --%s exclude each other", before,
                               tables[i].name);
        before = tables[i].name;
        options->table = tables[i].table;
    }
    if (settings->by != NULL && !settings->matrix)
        return usage_error("--by goes with --matrix");
    if (settings->by != NULL)
        options->by = strcmp(settings->by, "year") == 0 ? CLM_BY_YEAR : CLM_BY_MONTH;
    return 0;
}

static int
read_options(const struct settings *settings, struct clm_table_options *options)
{
    *options = (struct clm_table_options){.excel = settings->excel};
    int status = read_table(settings, options);
    if (status != 0)
        return status;
    const char *name =
        settings->format != NULL ? settings->format : format_of(settings->output);
    if (name == NULL)
        return usage_error(
            "a table is written as csv, jsonl, md or xlsx; csv with --excel opens "
            "well in a spreadsheet");
    const struct format *format = format_find(COMMAND_TABLE, name, strlen(name));
    if (format == NULL)
        return format_error(COMMAND_TABLE, name, strlen(name), " of a table");
    if (format->number == FORMAT_XLSX && options->table != CLM_TABLE_ACCUSATIONS)
        return usage_error("a workbook has the sheets accusations, events, matrix and "
                           "sources; leave the other options out");
    options->format = (enum clm_table_format)format->number;
    return options->excel && options->format != CLM_TABLE_CSV
               ? usage_error("--excel goes with csv")
               : 0;
}

struct made {
    const struct clm_view *view;
    const struct clm_table_options *options;
};

static enum clm_code
make(clm_write_fn write, void *to, void *payload, struct clm_error *err)
{
    const struct made *made = payload;
    if ((int)made->options->format == FORMAT_XLSX)
        return clm_xlsx_write(made->view, write, to, err);
    return clm_table_write(made->view, made->options, write, to, err);
}

/* A table without rows says nothing to whoever looks for a mistake in the filters. */
static void
tell_empty(const struct settings *settings, const struct clm_table_options *options,
           const struct clm_view *view)
{
    size_t accusations = 0;
    for (size_t i = 0; i < view->count; i++)
        accusations +=
            clm_graph_event(view->graph, view->events[i])->kind == CLM_KIND_ACCUSATION;
    if (options->table == CLM_TABLE_EVENTS)
        tell_nothing(settings, view->count, "event");
    else
        tell_nothing(settings, accusations, "accusation");
}

int
run_table(const struct settings *settings)
{
    struct clm_table_options options;
    struct loaded loaded = {0};
    struct clm_error err = {0};
    int status = read_options(settings, &options);
    if (status == 0)
        status = refuse_overwriting(settings, settings->output);
    if (status == 0)
        status = load(settings, &loaded);
    if (status == 0) {
        struct made made = {&loaded.view, &options};
        progress(settings, "writing", 0);
        enum clm_code code = output_single(settings->output, make, &made, &err);
        if (code == CLM_OK && options.table == CLM_TABLE_EVENTS &&
            options.format != CLM_TABLE_MARKDOWN) /* which has no links anyway */
            tell_links_out(settings, &loaded.view);
        if (code == CLM_OK)
            tell_empty(settings, &options, &loaded.view);
        status = code != CLM_OK      ? report_error(settings, &err)
                 : loaded.is_partial ? EXIT_LEFT_OUT
                                     : EXIT_DONE;
    }
    unload(&loaded);
    return status;
}
