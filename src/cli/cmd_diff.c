/* SPDX-License-Identifier: MIT */
/* claimline diff: what changed between two versions. */
#include "claimline/diff.h"
#include "cli.h"
#include "format.h"
#include "output.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Both sides, loaded; and the diff of them. */
struct compared {
    struct loaded old_side;
    struct loaded new_side;
    struct clm_diff *diff;
};

/* git gives: path old-file old-hex old-mode new-file new-hex new-mode, and after a rename
 * the new path and a message; of an unmerged path the path alone. */
static int
choose_inputs(const struct settings *settings, const char **old_input,
              const char **new_input)
{
    size_t count = settings->input_count;
    if (settings->git) {
        if (count != 7 && count != 9)
            return usage_error("--git takes the seven arguments that git gives, not %zu",
                               count);
        *old_input = settings->inputs[1];
        *new_input = settings->inputs[4];
        return 0;
    }
    if (count != 2)
        return usage_error("diff needs two inputs, OLD and NEW, not %zu", count);
    *old_input = settings->inputs[0];
    *new_input = settings->inputs[1];
    if (strcmp(*old_input, "-") == 0 && strcmp(*new_input, "-") == 0)
        return usage_error("only one of OLD and NEW can be standard input");
    return 0;
}

static int
load_side(const struct settings *settings, const char *input, struct loaded *loaded)
{
    struct settings side = *settings;
    side.inputs[0] = input;
    side.input_count = 1;
    side.keep_positions = true;
    side.allow_empty = true;
    return load(&side, loaded);
}

/* The format that was asked for, else text; NULL for one that is none. */
static const struct format *
find_format(const struct settings *settings)
{
    const char *name = settings->format != NULL ? settings->format : "text";
    return format_find(COMMAND_DIFF, name, strlen(name));
}

static int
read_format(const struct settings *settings, struct clm_diff_write_options *options)
{
    const struct format *format = find_format(settings);
    if (format == NULL)
        return format_error(COMMAND_DIFF, settings->format, strlen(settings->format),
                            " of a diff");
    if (format->picture)
        return 0;
    options->format =
        settings->stat ? CLM_DIFF_STAT : (enum clm_diff_format)format->number;
    options->color = settings->output == NULL && use_color(settings, stdout);
    return 0;
}

static void
tell_not_compared(const struct settings *settings, const struct clm_diff *diff)
{
    unsigned skipped = clm_diff_not_compared(diff) & ~settings->ignore;
    if (settings->only != 0)
        skipped &= settings->only;
    char names[300] = "";
    for (int field = 0; field < CLM_DIFF_FIELD_COUNT; field++) {
        size_t used = strlen(names);
        if ((skipped >> field & 1) != 0)
            snprintf(names + used, sizeof names - used, " %s",
                     clm_diff_field_name((enum clm_diff_field)field));
    }
    if (skipped != 0)
        tell(settings, CLM_E_NOT_COMPARED, "not compared, as one side cannot hold it:%s",
             names);
}

/* A picture of a diff is one long page. */
static enum clm_code
draw(const struct settings *settings, const struct clm_diff *diff, clm_write_fn write,
     void *payload, struct clm_error *err)
{
    struct clm_picture_options options = {.one_page = true, .title = settings->title};
    struct clm_picture *picture = NULL;
    char *bytes = NULL;
    size_t len = 0;
    enum clm_picture_format format =
        (enum clm_picture_format)find_format(settings)->number;
    enum clm_code code =
        clm_diff_picture_new(&picture, diff, settings->full, &options, err);
    if (code == CLM_OK)
        code = clm_picture_render(picture, 0, format, &bytes, &len, err);
    if (code == CLM_OK && !write(bytes, len, payload))
        code = clm_error_set(err, CLM_E_WRITE, (struct clm_loc){0},
                             "cannot write the result");
    clm_picture_bytes_free(bytes);
    clm_picture_free(picture);
    return code;
}

struct made {
    const struct settings *settings;
    const struct clm_diff_write_options *options;
    const struct clm_diff *diff;
};

static enum clm_code
make(clm_write_fn write, void *to, void *payload, struct clm_error *err)
{
    const struct made *made = payload;
    if (find_format(made->settings)->picture)
        return draw(made->settings, made->diff, write, to, err);
    return clm_diff_write(made->diff, made->options, write, to, err);
}

static enum clm_code
write_diff(const struct settings *settings, const struct clm_diff_write_options *options,
           const struct clm_diff *diff, struct clm_error *err)
{
    struct made made = {settings, options, diff};
    /* Without changes there is nothing to draw, but for the whole. */
    if (settings->quiet ||
        (find_format(settings)->picture && clm_diff_count(diff) == 0 && !settings->full))
        return CLM_OK;
    return options->color ? output_single_marked(settings->output, make, &made, err)
                          : output_single(settings->output, make, &made, err);
}

static int
compare(const struct settings *settings, struct compared *compared)
{
    struct clm_error err = {0};
    struct clm_diff_options options = {.ignore = settings->ignore};
    if (settings->only != 0)
        options.ignore |= ~settings->only;
    progress(settings, "comparing", 0);
    enum clm_code code = clm_diff_new(&compared->diff, compared->old_side.graph,
                                      compared->new_side.graph, &options, &err);
    progress_end();
    return code == CLM_OK ? 0 : report_error(settings, &err);
}

static int
show(const struct settings *settings, const struct clm_diff_write_options *options,
     const struct compared *compared)
{
    struct clm_error err = {0};
    tell_not_compared(settings, compared->diff);
    if (settings->git && !settings->quiet)
        printf("claimline diff %s\n", settings->inputs[0]);
    if (write_diff(settings, options, compared->diff, &err) != CLM_OK)
        return report_error(settings, &err);
    if (settings->git) /* git takes any other status for a failure */
        return EXIT_DONE;
    return clm_diff_count(compared->diff) > 0 ? EXIT_DIFFERENT : EXIT_DONE;
}

/* A version that cannot be read still has lines: git shows those, and goes on to the next
 * file. What is wrong with it has been told. */
static int
show_lines(const char *old_input, const char *new_input)
{
    int status = 0;
    printf("claimline diff: one version cannot be read; its lines:\n");
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        execlp("diff", "diff", "-u", "-L", "old", "-L", "new", "--", old_input, new_input,
               (char *)NULL);
        _exit(EXIT_TROUBLE);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) > EXIT_DIFFERENT)
        return EXIT_TROUBLE;
    return EXIT_DONE; /* git takes any other status for a failure */
}

int
run_diff(const struct settings *settings)
{
    struct compared compared = {0};
    struct clm_diff_write_options options = {0};
    const char *old_input = NULL, *new_input = NULL;
    if (settings->git && settings->input_count == 1) {
        printf("claimline diff: unmerged path %s\n", settings->inputs[0]);
        return EXIT_DONE;
    }
    int status = choose_inputs(settings, &old_input, &new_input);
    if (status == 0)
        status = read_format(settings, &options);
    bool understood = status == 0;
    if (status == 0)
        status = load_side(settings, old_input, &compared.old_side);
    if (status == 0)
        status = load_side(settings, new_input, &compared.new_side);
    if (status != 0 && settings->git && understood)
        status = show_lines(old_input, new_input);
    else if (status == 0)
        status = compare(settings, &compared);
    if (status == 0 && compared.diff != NULL)
        status = show(settings, &options, &compared);
    clm_diff_free(compared.diff);
    unload(&compared.old_side);
    unload(&compared.new_side);
    return status;
}
