/* SPDX-License-Identifier: MIT */
/* The one door to the heap: plain malloc, and a way for tests to make the n-th call fail.
 */
#ifndef CLM_BASE_ALLOC_H
#define CLM_BASE_ALLOC_H

#include <stdbool.h>
#include <stddef.h>

void *clm__alloc(size_t size) __attribute__((malloc));
void *clm__calloc(size_t count, size_t size) __attribute__((malloc));
void *clm__realloc(void *old, size_t size);
void clm__free(void *at);

bool clm__grow_more(void **items, size_t *room, size_t need, size_t size);
/** Makes `*items` (of `size` bytes each) hold at least `need` items, doubling `*room`.
 * False when there is no memory or the size would overflow; the array is unchanged then.
 */
static inline bool
clm__grow(void **items, size_t *room, size_t need, size_t size)
{
    return need <= *room || clm__grow_more(items, room, need, size);
}

/** Tests only: the call after `calls` further ones fails, and all that follow; -1 ends
 * it. Per thread. */
void clm__alloc_fail_after(long calls);

#endif
