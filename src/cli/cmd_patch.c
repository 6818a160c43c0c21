/* SPDX-License-Identifier: MIT */
/* claimline patch: changes of a diff, applied. */
#include "claimline/diff.h"
#include "cli.h"
#include "input.h"
#include "output.h"

#include <string.h>

static enum clm_code
write_patched(const struct settings *settings, const struct loaded *loaded,
              const struct input *changes, struct clm_error *err)
{
    bool to_file = settings->output != NULL && strcmp(settings->output, "-") != 0;
    struct output output = {0};
    if (!to_file) {
        enum clm_code code =
            clm_patch_write(loaded->graph, changes->name, changes->bytes, changes->len,
                            output_write_stdout, NULL, err);
        return code == CLM_OK ? output_flush_stdout(err) : code;
    }
    enum clm_code code = output_start(&output, NULL, err);
    if (code == CLM_OK)
        code = output_begin_file(&output, settings->output, err);
    if (code == CLM_OK)
        code = clm_patch_write(loaded->graph, changes->name, changes->bytes, changes->len,
                               output_write, &output, err);
    if (code == CLM_OK)
        code = output_end_file(&output, err);
    if (code == CLM_OK)
        code = output_commit(&output, err);
    output_release(&output);
    return code;
}

int
run_patch(const struct settings *settings)
{
    struct loaded loaded = {0};
    struct input changes = {0};
    struct clm_error err = {0};
    struct settings side = *settings;
    if (settings->input_count != 2)
        return usage_error("patch needs two inputs, a corpus and its changes, not %zu",
                           settings->input_count);
    side.input_count = 1;
    side.allow_empty = true;
    int status = load(&side, &loaded);
    if (status == 0 && input_read(&changes, settings->inputs[1], &err) != CLM_OK)
        status = report_error(settings, &err);
    if (status == 0 && write_patched(settings, &loaded, &changes, &err) != CLM_OK)
        status = report_error(settings, &err);
    input_release(&changes);
    unload(&loaded);
    return status;
}
