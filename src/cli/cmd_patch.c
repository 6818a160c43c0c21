/* SPDX-License-Identifier: MIT */
/* claimline patch: changes of a diff, applied. */
#include "claimline/diff.h"
#include "cli.h"
#include "input.h"
#include "output.h"

#include <string.h>

struct made {
    struct loaded loaded;
    struct input changes;
};

static enum clm_code
make(clm_write_fn write, void *to, void *payload, struct clm_error *err)
{
    const struct made *made = payload;
    return clm_patch_write(made->loaded.graph, made->changes.name, made->changes.bytes,
                           made->changes.len, write, to, err);
}

int
run_patch(const struct settings *settings)
{
    struct made made = {0};
    struct clm_error err = {0};
    struct settings side = *settings;
    if (settings->input_count != 2)
        return usage_error("patch needs two inputs, a corpus and its changes, not %zu",
                           settings->input_count);
    side.input_count = 1;
    side.allow_empty = true;
    int status = load(&side, &made.loaded);
    if (status == 0 && (input_read(&made.changes, settings->inputs[1], &err) != CLM_OK ||
                        output_single(settings->output, make, &made, &err) != CLM_OK))
        status = report_error(settings, &err);
    input_release(&made.changes);
    unload(&made.loaded);
    return status;
}
