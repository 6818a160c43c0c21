/* SPDX-License-Identifier: MIT */
/* A text made out of a stored one. */
#include "text/plain.h"

#include "base/alloc.h"

static void
add_run(struct clm__plain *plain, struct clm__plain_run run)
{
    void *runs = plain->runs;
    if (!clm__grow(&runs, &plain->room, plain->count + 1, sizeof *plain->runs)) {
        plain->failed = true;
        return;
    }
    plain->runs = runs;
    plain->runs[plain->count++] = run;
}

void
clm__plain_copy(struct clm__plain *plain, const char *stored, size_t start, size_t end)
{
    uint32_t at = (uint32_t)plain->text.len, len = (uint32_t)(end - start);
    struct clm__plain_run *last =
        plain->count > 0 ? &plain->runs[plain->count - 1] : NULL;

    if (len == 0)
        return;
    clm__buf_add(&plain->text, stored + start, len);
    plain->failed |= plain->text.failed;
    bool follows = last != NULL && last->len == last->stored_len &&
                   last->stored + last->stored_len == start;
    if (follows)
        last->len = last->stored_len = last->len + len;
    else
        add_run(plain, (struct clm__plain_run){at, len, (uint32_t)start, len});
}

void
clm__plain_put(struct clm__plain *plain, const char *bytes, size_t len, size_t start,
               size_t end)
{
    uint32_t at = (uint32_t)plain->text.len;
    clm__buf_add(&plain->text, bytes, len);
    plain->failed |= plain->text.failed;
    add_run(plain, (struct clm__plain_run){at, (uint32_t)len, (uint32_t)start,
                                           (uint32_t)(end - start)});
}

/* The last run that begins at or before a byte of the text. */
static const struct clm__plain_run *
run_at(const struct clm__plain *plain, uint32_t at)
{
    size_t low = 0, high = plain->count;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (plain->runs[middle].plain <= at)
            low = middle;
        else
            high = middle;
    }
    return &plain->runs[low];
}

/* The end of the bytes that the byte before `at` stands for. */
static uint32_t
end_at(const struct clm__plain *plain, uint32_t at)
{
    const struct clm__plain_run *run = run_at(plain, at - 1);
    return run->len == run->stored_len ? run->stored + (at - run->plain)
                                       : run->stored + run->stored_len;
}

uint32_t
clm__plain_at(const struct clm__plain *plain, uint32_t at)
{
    if (plain == NULL || plain->count == 0)
        return at;
    const struct clm__plain_run *run = run_at(plain, at);
    if (run->len == run->stored_len && at - run->plain <= run->len)
        return run->stored + (at - run->plain);
    return at - run->plain < run->len ? run->stored : run->stored + run->stored_len;
}

struct clm_span
clm__plain_span(const struct clm__plain *plain, struct clm_span span)
{
    if (plain == NULL || plain->count == 0 || span.end == 0)
        return span;
    uint32_t start = clm__plain_at(plain, span.start);
    uint32_t end = span.end > span.start ? end_at(plain, span.end) : start;
    return (struct clm_span){start, end > start ? end : start};
}

void
clm__plain_compose(struct clm__plain *upper, const struct clm__plain *lower)
{
    struct clm__plain made = {.text = upper->text, .failed = upper->failed};
    if (lower->count == 0)
        return;
    for (size_t i = 0; i < upper->count; i++) {
        struct clm__plain_run run = upper->runs[i];
        uint32_t end = run.stored + run.stored_len;
        if (run.len != run.stored_len) {
            struct clm_span to = {run.stored, end};
            to = run.stored_len > 0 ? clm__plain_span(lower, to)
                                    : (struct clm_span){clm__plain_at(lower, run.stored),
                                                        clm__plain_at(lower, run.stored)};
            run.stored = to.start;
            run.stored_len = to.end - to.start;
            add_run(&made, run);
            continue;
        }
        /* a copy of several runs falls into as many */
        for (uint32_t at = run.stored; at < end;) {
            const struct clm__plain_run *below = run_at(lower, at);
            uint32_t stop =
                below->plain + below->len < end ? below->plain + below->len : end;
            bool same = below->len == below->stored_len;
            uint32_t skip = at - below->plain;
            if (stop <= at)
                break;
            add_run(&made,
                    (struct clm__plain_run){run.plain + (at - run.stored), stop - at,
                                            below->stored + (same ? skip : 0),
                                            same ? stop - at : below->stored_len});
            at = stop;
        }
    }
    clm__free(upper->runs);
    *upper = made;
}

void
clm__plain_clear(struct clm__plain *plain)
{
    plain->text.len = 0;
    plain->count = 0;
    plain->failed = false;
}

void
clm__plain_release(struct clm__plain *plain)
{
    clm__buf_release(&plain->text);
    clm__free(plain->runs);
    *plain = (struct clm__plain){0};
}
