/* SPDX-License-Identifier: MIT */
/* Three versions of a curated events.csv, parted by NUL bytes. Where only one side
 * changed there is no conflict, and what was merged is left as it is when it is merged
 * with itself. */
#include "support/exercise.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static enum clm_code
merge(const struct clm_merge_side *base, const struct clm_merge_side *ours,
      const struct clm_merge_side *theirs, struct written *out, size_t *conflicts)
{
    struct clm_error err = {0};
    enum clm_code code =
        clm_merge_write(base, ours, theirs, keep_written, out, conflicts, &err);
    if (code != err.code || (code != CLM_OK && err.text[0] == '\0'))
        abort(); /* a failure says why */
    return code;
}

/* Merged with itself a version has no conflicts; `again` gets what is made of it. */
static void
merge_with_itself(const struct clm_merge_side *side, struct written *again)
{
    size_t conflicts = 0;
    if (merge(side, side, side, again, &conflicts) != CLM_OK || conflicts > 0)
        abort();
}

static void
expect(const struct written *is, const struct written *wanted)
{
    if (is->len == wanted->len &&
        (is->len == 0 || memcmp(is->at, wanted->at, is->len) == 0))
        return;
    fprintf(stderr, "%.*s\n---- should be\n%.*s\n", (int)is->len,
            is->at != NULL ? is->at : "", (int)wanted->len,
            wanted->at != NULL ? wanted->at : "");
    abort();
}

/* `side` against two versions that are both `same`: nobody disagrees. */
static void
one_side_changed(const struct clm_merge_side *same, const struct clm_merge_side *side)
{
    struct written out = {0};
    size_t conflicts = 0;
    if (merge(same, side, same, &out, &conflicts) != CLM_OK || conflicts > 0)
        abort();
    free(out.at);
    out = (struct written){0};
    if (merge(same, same, side, &out, &conflicts) != CLM_OK || conflicts > 0)
        abort();
    free(out.at);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *at = (const char *)data, *end = at + size;
    struct clm_merge_side sides[3] = {
        {.name = "base"}, {.name = "ours"}, {.name = "theirs"}};
    struct written merged = {0}, again = {0};
    size_t conflicts = 0;
    for (int i = 0; i < 3; i++) {
        const char *stop = at < end ? memchr(at, '\0', (size_t)(end - at)) : NULL;
        stop = stop == NULL || i == 2 ? end : stop;
        sides[i].bytes = at;
        sides[i].len = (size_t)(stop - at);
        at = stop < end ? stop + 1 : end;
    }
    if (merge(&sides[0], &sides[1], &sides[2], &merged, &conflicts) == CLM_OK) {
        one_side_changed(&sides[0], &sides[1]);
        one_side_changed(&sides[0], &sides[2]);
        if (conflicts == 0) {
            struct clm_merge_side result = {"merged", merged.at, merged.len};
            merge_with_itself(&result, &again);
            expect(&again, &merged);
        }
    }
    free(merged.at);
    free(again.at);
    return 0;
}
