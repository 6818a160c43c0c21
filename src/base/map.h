/* SPDX-License-Identifier: MIT */
/* A table from numbers (not 0) to numbers: strings to events, to sources, to dates. */
#ifndef CLM_BASE_MAP_H
#define CLM_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct clm__map {
    struct clm__map_slot {
        uint32_t key; /* 0 = free */
        uint32_t value;
    } * slots;
    size_t count;
    size_t room;
};

/** A zeroed struct is an empty map. */
void clm__map_release(struct clm__map *map);
/** Where the value of `key` is; a new one is `fresh` and set to `value`. NULL when there
 * is no memory. */
uint32_t *clm__map_put(struct clm__map *map, uint32_t key, uint32_t value, bool *fresh);
/** The value of `key`, or `other` when it has none. */
uint32_t clm__map_get(const struct clm__map *map, uint32_t key, uint32_t other);

#endif
