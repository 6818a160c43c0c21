/* SPDX-License-Identifier: MIT */
/* claimline export and import: to the formats of timeline programs, from event sets of
 * others. */
#include "claimline/exchange.h"
#include "cli.h"
#include "format.h"
#include "output.h"

#include <string.h>

static int
find_other(const struct settings *settings, enum command_id command, const char *option,
           const struct format **format)
{
    const char *name = settings->other;
    if (name == NULL)
        return usage_error("say %s with %s",
                           command == COMMAND_EXPORT ? "to what" : "from what", option);
    *format = format_find(command, name, strlen(name));
    return *format != NULL ? 0 : format_error(command, name, strlen(name), "");
}

struct exported {
    const struct clm_view *view;
    enum clm_export to;
    const char *title;
};

static enum clm_code
make_export(clm_write_fn write, void *to, void *payload, struct clm_error *err)
{
    const struct exported *made = payload;
    return clm_export_write(made->view, made->to, made->title, write, to, err);
}

int
run_export(const struct settings *settings)
{
    const struct format *format = NULL;
    struct loaded loaded = {0};
    struct clm_error err = {0};
    int status = find_other(settings, COMMAND_EXPORT, "--to", &format);
    if (status == 0)
        status = refuse_overwriting(settings, settings->output);
    if (status == 0)
        status = load(settings, &loaded);
    if (status == 0) {
        struct exported made = {
            &loaded.view, (enum clm_export)format->number,
            settings->title != NULL ? settings->title : clm_corpus_title(loaded.corpus)};
        enum clm_code code = output_single(settings->output, make_export, &made, &err);
        status = code != CLM_OK      ? report_error(settings, &err)
                 : loaded.is_partial ? EXIT_LEFT_OUT
                                     : EXIT_DONE;
    }
    unload(&loaded);
    return status;
}

struct imported {
    FILE *in;
    const char *name;
    enum clm_import from;
    struct clm_import_counts counts;
};

static enum clm_code
make_import(clm_write_fn write, void *to, void *payload, struct clm_error *err)
{
    struct imported *made = payload;
    return clm_import_read(made->in, made->name, made->from, write, to, &made->counts,
                           err);
}

/* What is not in the result, in one line. */
static void
tell_import(const struct settings *settings, const struct clm_import_counts *counts)
{
    size_t out = counts->other_kinds + counts->undated + counts->short_rows;
    tell(settings, CLM_E_IMPORTED,
         "%zu event%s; left out %zu: %zu of kinds that have no counterpart, %zu without "
         "a day, %zu too short",
         counts->events, counts->events == 1 ? "" : "s", out, counts->other_kinds,
         counts->undated, counts->short_rows);
}

int
run_import(const struct settings *settings)
{
    const struct format *format = NULL;
    struct clm_error err = {0};
    int status = find_other(settings, COMMAND_IMPORT, "--from", &format);
    if (status == 0 && settings->input_count != 1)
        status = usage_error("import reads one file");
    if (status == 0)
        status = refuse_overwriting(settings, settings->output);
    if (status != 0)
        return status;

    const char *name = settings->inputs[0];
    bool standard = strcmp(name, "-") == 0;
    struct imported made = {.in = standard ? stdin : fopen(name, "rb"),
                            .name = standard ? "(standard input)" : name,
                            .from = (enum clm_import)format->number};
    if (made.in == NULL) {
        clm_error_set(&err, CLM_E_IO, (struct clm_loc){.file = name}, "cannot be opened");
        return report_error(settings, &err);
    }
    enum clm_code code = output_single(settings->output, make_import, &made, &err);
    if (!standard)
        fclose(made.in);
    if (code != CLM_OK)
        return report_error(settings, &err);
    tell_import(settings, &made.counts);
    return made.counts.short_rows > 0 || made.counts.undated > 0 ? EXIT_LEFT_OUT
                                                                 : EXIT_DONE;
}
