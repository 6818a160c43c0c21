/* SPDX-License-Identifier: MIT */
/* Memory that is freed all at once: a list of blocks, filled from the front. */
#include "base/arena.h"

#include "base/alloc.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

/* Large enough that block headers vanish, small enough for a corpus of three events. */
enum { FIRST_BLOCK = 1 << 14, LARGEST_BLOCK = 1 << 20 };

/* The widest that the project keeps. Twice that, as malloc aligns, would leave a third of
 * the room of parties and citations empty. */
union unit {
    uint64_t number;
    double real;
    void *pointer;
};

struct clm__arena_block {
    struct clm__arena_block *next;
    union unit data[];
};

void
clm__arena_release(struct clm__arena *arena)
{
    for (struct clm__arena_block *block = arena->blocks, *next; block != NULL;
         block = next) {
        next = block->next;
        clm__free(block);
    }
    *arena = (struct clm__arena){0};
}

static char *
add_block(struct clm__arena *arena, size_t size)
{
    struct clm__arena_block *block = NULL;
    if (size <= SIZE_MAX - sizeof *block)
        block = clm__alloc(sizeof *block + size);
    if (block == NULL) {
        arena->failed = true;
        return NULL;
    }
    block->next = arena->blocks;
    arena->blocks = block;
    return (char *)block->data;
}

static void *
take(struct clm__arena *arena, size_t size)
{
    arena->total += size;
#ifdef CLM_ARENA_MALLOC
    return add_block(arena, size);
#else
    if (size > arena->left) {
        size_t block = arena->total < LARGEST_BLOCK ? arena->total : LARGEST_BLOCK;
        if (block < FIRST_BLOCK)
            block = FIRST_BLOCK;
        if (size >
            block / 4) /* a large piece gets a block of its own and the open one stays */
            return add_block(arena, size);
        arena->at = add_block(arena, block);
        arena->left = arena->at != NULL ? block : 0;
        if (arena->at == NULL)
            return NULL;
    }
    char *at = arena->at;
    arena->at += size;
    arena->left -= size;
    return at;
#endif
}

void *
clm__arena_alloc(struct clm__arena *arena, size_t size)
{
    size_t over = (uintptr_t)arena->at % alignof(union unit);
    size_t pad = over > 0 ? alignof(union unit) - over : 0;
    if (pad > arena->left)
        pad = arena->left;
    if (pad > 0) {
        arena->at += pad;
        arena->left -= pad;
    }
    return take(arena, size > 0 ? size : 1);
}

void *
clm__arena_calloc(struct clm__arena *arena, size_t count, size_t size)
{
    if (size > 0 && count > SIZE_MAX / size) {
        arena->failed = true;
        return NULL;
    }
    void *at = clm__arena_alloc(arena, count * size);
    return at != NULL ? memset(at, 0, count * size) : NULL;
}

char *
clm__arena_text(struct clm__arena *arena, const char *text, size_t len)
{
    char *copy = take(arena, len + 1);
    if (copy != NULL) {
        memcpy(copy, text, len);
        copy[len] = '\0';
    }
    return copy;
}
