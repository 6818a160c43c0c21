/* SPDX-License-Identifier: MIT */
/* claimline review: what a person should decide about what was read. */
#include "claimline/review.h"
#include "cli.h"
#include "format.h"
#include "output.h"
#include "source_text.h"

#include <string.h>

struct made {
    const struct clm_view *view;
    struct clm_review_options options;
    size_t count;
};

static enum clm_code
make(clm_write_fn write, void *to, void *payload, struct clm_error *err)
{
    struct made *made = payload;
    return clm_review_write(made->view, &made->options, write, to, &made->count, err);
}

/* By the option, else by the tail of the file's name. */
static int
read_format(const struct settings *settings, bool *page)
{
    const char *tail = settings->output != NULL ? strrchr(settings->output, '.') : NULL;
    const char *name = settings->format != NULL                     ? settings->format
                       : tail != NULL && strcmp(tail, ".html") == 0 ? "html"
                                                                    : "csv";
    const struct format *format = format_find(COMMAND_REVIEW, name, strlen(name));
    if (format == NULL)
        return format_error(COMMAND_REVIEW, name, strlen(name), " of a review");
    *page = strcmp(format->name, "html") == 0;
    return 0;
}

int
run_review(const struct settings *settings)
{
    struct loaded loaded = {0};
    struct clm_error err = {0};
    struct made made = {.options = {.by_article = settings->by_article,
                                    .title = settings->title,
                                    .text_of = source_text}};
    int status = read_format(settings, &made.options.page);
    if (status == 0)
        status = refuse_overwriting(settings, settings->output);
    if (status == 0)
        status = load(settings, &loaded);
    if (status == 0) {
        struct source_texts texts = {.corpus = loaded.corpus};
        made.options.payload = &texts;
        made.view = &loaded.view;
        enum clm_code code = output_single(settings->output, make, &made, &err);
        source_texts_release(&texts);
        if (code == CLM_OK && settings->output != NULL)
            tell(settings, CLM_E_WRITTEN, "%zu event%s to decide", made.count,
                 made.count == 1 ? "" : "s");
        status = code != CLM_OK      ? report_error(settings, &err)
                 : loaded.is_partial ? EXIT_LEFT_OUT
                                     : EXIT_DONE;
    }
    unload(&loaded);
    return status;
}
