/* SPDX-License-Identifier: MIT */
/* The one door to the heap. */
#include "base/alloc.h"

#include <stdint.h>
#include <stdlib.h>

static _Thread_local long fail_after = -1;

static bool
may_allocate(void)
{
    if (fail_after < 0)
        return true;
    if (fail_after == 0)
        return false;
    fail_after--;
    return true;
}

void
clm__alloc_fail_after(long calls)
{
    fail_after = calls;
}

void *
clm__alloc(size_t size)
{
    return may_allocate() ? malloc(size > 0 ? size : 1) : NULL;
}

void *
clm__calloc(size_t count, size_t size)
{
    return may_allocate() ? calloc(count > 0 ? count : 1, size > 0 ? size : 1) : NULL;
}

void *
clm__realloc(void *old, size_t size)
{
    return may_allocate() ? realloc(old, size > 0 ? size : 1) : NULL;
}

void
clm__free(void *at)
{
    free(at);
}

bool
clm__grow_more(void **items, size_t *room, size_t need, size_t size)
{
    size_t more = *room < 8 ? 8 : *room + *room / 2;
    if (more < need)
        more = need;
    if (more > SIZE_MAX / size)
        return false;
    void *bigger = clm__realloc(*items, more * size);
    if (bigger == NULL)
        return false;
    *items = bigger;
    *room = more;
    return true;
}
