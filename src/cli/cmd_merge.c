/* SPDX-License-Identifier: MIT */
/* claimline merge: two versions of a curated events.csv that began as one. */
#include "claimline/diff.h"
#include "cli.h"
#include "input.h"
#include "output.h"

#include <string.h>

static struct clm_merge_side
side_of(const struct input *input)
{
    return (struct clm_merge_side){input->name, input->bytes, input->len};
}

static enum clm_code
write_merged(const struct settings *settings, const struct input inputs[3],
             size_t *conflicts, struct clm_error *err)
{
    struct clm_merge_side base = side_of(&inputs[0]), ours = side_of(&inputs[1]),
                          theirs = side_of(&inputs[2]);
    if (settings->output == NULL || strcmp(settings->output, "-") == 0) {
        enum clm_code code = clm_merge_write(&base, &ours, &theirs, output_write_stdout,
                                             NULL, conflicts, err);
        return code == CLM_OK ? output_flush_stdout(err) : code;
    }
    struct output output;
    enum clm_code code = output_start(&output, NULL, err);
    if (code == CLM_OK)
        code = output_begin_file(&output, settings->output, err);
    if (code == CLM_OK)
        code =
            clm_merge_write(&base, &ours, &theirs, output_write, &output, conflicts, err);
    if (code == CLM_OK)
        code = output_end_file(&output, err);
    if (code == CLM_OK)
        code = output_commit(&output, err);
    output_release(&output);
    return code;
}

int
run_merge(const struct settings *settings)
{
    struct input inputs[3] = {{0}, {0}, {0}};
    struct clm_error err = {0};
    size_t conflicts = 0;
    if (settings->input_count != 3)
        return usage_error("merge needs three files, BASE OURS THEIRS, not %zu",
                           settings->input_count);
    enum clm_code code = CLM_OK;
    for (size_t i = 0; code == CLM_OK && i < 3; i++)
        code = input_read(&inputs[i], settings->inputs[i], &err);
    if (code == CLM_OK)
        code = write_merged(settings, inputs, &conflicts, &err);
    for (size_t i = 0; i < 3; i++)
        input_release(&inputs[i]);
    if (code != CLM_OK)
        return report_error(settings, &err);
    if (conflicts > 0 && !settings->quiet)
        tell(settings, CLM_E_CONFLICT, "%zu conflict%s; keep one row of each pair",
             conflicts, conflicts == 1 ? "" : "s");
    return conflicts > 0 ? EXIT_DIFFERENT : EXIT_DONE;
}
