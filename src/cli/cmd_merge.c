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

struct made {
    struct input inputs[3];
    size_t conflicts;
};

static enum clm_code
make(clm_write_fn write, void *to, void *payload, struct clm_error *err)
{
    struct made *made = payload;
    struct clm_merge_side base = side_of(&made->inputs[0]),
                          ours = side_of(&made->inputs[1]),
                          theirs = side_of(&made->inputs[2]);
    return clm_merge_write(&base, &ours, &theirs, write, to, &made->conflicts, err);
}

int
run_merge(const struct settings *settings)
{
    struct made made = {0};
    struct clm_error err = {0};
    if (settings->input_count != 3)
        return usage_error("merge needs three files, BASE OURS THEIRS, not %zu",
                           settings->input_count);
    enum clm_code code = CLM_OK;
    for (size_t i = 0; code == CLM_OK && i < 3; i++)
        code = input_read(&made.inputs[i], settings->inputs[i], &err);
    if (code == CLM_OK)
        code = output_single(settings->output, make, &made, &err);
    for (size_t i = 0; i < 3; i++)
        input_release(&made.inputs[i]);
    if (code != CLM_OK)
        return report_error(settings, &err);
    if (made.conflicts > 0 && !settings->quiet)
        tell(settings, CLM_E_CONFLICT,
             "%zu conflict%s, between lines <<<<<<< and >>>>>>>; keep one side of each",
             made.conflicts, made.conflicts == 1 ? "" : "s");
    return made.conflicts > 0 ? EXIT_DIFFERENT : EXIT_DONE;
}
