/* SPDX-License-Identifier: MIT */
/* claimline draw: the picture alone. */
#include "claimline/picture.h"
#include "cli.h"
#include "format.h"
#include "output.h"
#include "picture_files.h"

#include <string.h>

/* The format by the option, else by the name of the file, else SVG. */
static int
find_format(const struct settings *settings, const struct format **format)
{
    const char *dot = settings->output != NULL ? strrchr(settings->output, '.') : NULL;
    const char *name = settings->format != NULL                  ? settings->format
                       : dot != NULL && strchr(dot, '/') == NULL ? dot + 1
                                                                 : "svg";
    *format = format_find(COMMAND_DRAW, name, strlen(name));
    return *format != NULL
               ? 0
               : format_error(COMMAND_DRAW, name, strlen(name), " of a picture");
}

static enum clm_code
write_stdout(const struct settings *settings, const struct format *format,
             const struct clm_view *view, struct clm_error *err)
{
    struct clm_picture_options options = picture_options(settings);
    struct clm_picture *picture = NULL;
    char *bytes = NULL;
    size_t len = 0;
    enum clm_code code = clm_picture_new(&picture, view, &options, err);
    bool document = format->number == CLM_FORMAT_PDF;
    if (code == CLM_OK && !document && clm_picture_page_count(picture) > 1)
        code = clm_error_set(
            err, CLM_E_USAGE, (struct clm_loc){0},
            "the picture has %zu pages; name a file with -o, or use --one-page",
            clm_picture_page_count(picture));
    if (code == CLM_OK)
        code = clm_picture_render(picture, document ? CLM_ALL_PAGES : 0,
                                  (enum clm_picture_format)format->number, &bytes, &len,
                                  err);
    if (code == CLM_OK && !output_write_stdout(bytes, len, NULL))
        code = clm_error_set(err, CLM_E_WRITE, (struct clm_loc){0},
                             "cannot write the result");
    clm_picture_bytes_free(bytes);
    clm_picture_free(picture);
    return code == CLM_OK ? output_flush_stdout(err) : code;
}

static enum clm_code
write_files(const struct settings *settings, const char *format,
            const struct clm_view *view, struct clm_error *err)
{
    struct output output;
    char stem[4000];
    size_t len = strlen(settings->output), tail = strlen(format) + 1;
    if (len >= sizeof stem)
        return clm_error_set(err, CLM_E_USAGE, (struct clm_loc){0},
                             "the name of the output is too long");
    memcpy(stem, settings->output, len + 1);
    if (len > tail && stem[len - tail] == '.' &&
        strcmp(stem + len - tail + 1, format) == 0)
        stem[len - tail] = '\0';
    enum clm_code code = output_start(&output, NULL, err);
    if (code == CLM_OK)
        code = picture_files_write(&output, settings, format, view, stem, err);
    if (code == CLM_OK)
        code = output_commit(&output, err);
    output_release(&output);
    return code;
}

int
run_draw(const struct settings *settings)
{
    const struct format *format = NULL;
    struct loaded loaded = {0};
    struct clm_error err = {0};
    int status = find_format(settings, &format);
    if (status == 0)
        status = refuse_overwriting(settings, settings->output);
    if (status == 0)
        status = load(settings, &loaded);
    if (status == 0) {
        bool to_file = settings->output != NULL && strcmp(settings->output, "-") != 0;
        progress(settings, "drawing", 0);
        enum clm_code code = to_file
                                 ? write_files(settings, format->name, &loaded.view, &err)
                                 : write_stdout(settings, format, &loaded.view, &err);
        status = code != CLM_OK      ? report_error(settings, &err)
                 : loaded.is_partial ? EXIT_LEFT_OUT
                                     : EXIT_DONE;
    }
    unload(&loaded);
    return status;
}
