/* SPDX-License-Identifier: MIT */
/* A text made out of a stored one, and the way back: every byte of it knows the bytes
 * that it stands for. */
#ifndef CLM_TEXT_PLAIN_H
#define CLM_TEXT_PLAIN_H

#include "base/buf.h"
#include "claimline/event.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A stretch: `len` bytes from `plain` stand for `stored_len` bytes from `stored`. Of
 * equal length they are the same bytes, one for one. */
struct clm__plain_run {
    uint32_t plain, len;
    uint32_t stored, stored_len;
};

/** Zeroed it is empty. */
struct clm__plain {
    struct clm__buf text;
    struct clm__plain_run *runs; /* in the order of both */
    size_t count, room;
    bool failed; /* no memory */
};

/** Appends bytes of the stored text as they are. */
void clm__plain_copy(struct clm__plain *plain, const char *stored, size_t start,
                     size_t end);
/** Appends other bytes, which stand for [start,end) of the stored text. */
void clm__plain_put(struct clm__plain *plain, const char *bytes, size_t len, size_t start,
                    size_t end);
/** Makes `upper`, a text made out of the text of `lower`, one that is made out of what
 * `lower` was made of. */
void clm__plain_compose(struct clm__plain *upper, const struct clm__plain *lower);

/** Where bytes of the text lie in the stored one. An empty or NULL `plain` is the stored
 * text itself. */
struct clm_span clm__plain_span(const struct clm__plain *plain, struct clm_span span);
uint32_t clm__plain_at(const struct clm__plain *plain, uint32_t at);

void clm__plain_clear(struct clm__plain *plain);
void clm__plain_release(struct clm__plain *plain);

#endif
