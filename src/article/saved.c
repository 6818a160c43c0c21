/* SPDX-License-Identifier: MIT */
/* The steps from a saved text to one that can be read, each made out of the one
 * before. */
#include "article/saved.h"

#include "article/marks.h"
#include "article/transcript.h"
#include "article/unwrap.h"

#include <string.h>

static bool
is_same(const struct clm__plain *plain, const char *text, size_t len)
{
    return plain->text.len == len && (len == 0 || memcmp(plain->text.at, text, len) == 0);
}

/* Puts a step on top of what is there; one that changed nothing is left out. */
static void
stack(struct clm__plain *out, struct clm__plain *step, const char *text, size_t len)
{
    bool failed = step->failed;
    if (!failed && is_same(step, text, len)) {
        clm__plain_release(step);
        return;
    }
    clm__plain_compose(step, out);
    failed |= step->failed;
    clm__plain_release(out);
    *out = *step;
    out->failed = failed;
    *step = (struct clm__plain){0};
}

bool
clm__saved_read(struct clm__plain *out, const char *text, size_t len, bool markup)
{
    struct clm__plain step = {0};
    const char *at = text != NULL ? text : out->text.at;
    size_t size = text != NULL ? len : out->text.len;

    clm__marks_read(&step, at, size, markup);
    stack(out, &step, at, size);
    for (int i = 0; i < 2 && !out->failed; i++) {
        bool made = out->count > 0;
        at = made ? out->text.at : text;
        size = made ? out->text.len : len;
        if (i == 0)
            clm__unwrap_read(&step, at, size);
        else
            clm__transcript_read(&step, at, size);
        stack(out, &step, at, size);
    }
    return !out->failed;
}
