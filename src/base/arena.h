/* SPDX-License-Identifier: MIT */
/* Memory that is freed all at once. Built with -Darena=malloc each piece is an allocation
 * of its own, so that sanitizers see overruns. */
#ifndef CLM_BASE_ARENA_H
#define CLM_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct clm__arena_block;

/** A failure is kept: once there was no memory, `failed` stays set, so that a reader may
 * check once a row. */
struct clm__arena {
    struct clm__arena_block *blocks;
    char *at;
    size_t left;
    size_t total; /* bytes handed out */
    bool failed;
};

/** A zeroed struct is a new arena. */
void clm__arena_release(struct clm__arena *arena);
/** `size` bytes, not cleared, aligned for pointers and 64-bit numbers; NULL when there is
 * no memory. */
void *clm__arena_alloc(struct clm__arena *arena, size_t size);
/** The same, cleared. */
void *clm__arena_calloc(struct clm__arena *arena, size_t count, size_t size);
/** A copy of `len` bytes with a NUL behind them, not aligned; NULL when there is no
 * memory. */
char *clm__arena_text(struct clm__arena *arena, const char *text, size_t len);

#endif
