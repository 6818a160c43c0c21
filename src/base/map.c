/* SPDX-License-Identifier: MIT */
/* A table from numbers to numbers: open addressing, linear probing, at most three
 * quarters full. */
#include "base/map.h"

#include "base/alloc.h"

static size_t
find_slot(const struct clm__map *map, uint32_t key)
{
    /* Keys are numbers of strings or actors, given out in order: as they are they spread
     * evenly and lie together. */
    size_t slot = key & (map->room - 1);
    while (map->slots[slot].key != 0 && map->slots[slot].key != key)
        slot = (slot + 1) & (map->room - 1);
    return slot;
}

static bool
grow(struct clm__map *map)
{
    struct clm__map bigger = {.room = map->room > 0 ? map->room * 2 : 64,
                              .count = map->count};
    bigger.slots = clm__calloc(bigger.room, sizeof *bigger.slots);
    if (bigger.slots == NULL)
        return false;
    for (size_t i = 0; i < map->room; i++)
        if (map->slots[i].key != 0)
            bigger.slots[find_slot(&bigger, map->slots[i].key)] = map->slots[i];
    clm__free(map->slots);
    *map = bigger;
    return true;
}

void
clm__map_release(struct clm__map *map)
{
    clm__free(map->slots);
    *map = (struct clm__map){0};
}

uint32_t *
clm__map_put(struct clm__map *map, uint32_t key, uint32_t value, bool *fresh)
{
    if ((map->count + 1) * 4 > map->room * 3 && !grow(map))
        return NULL;
    struct clm__map_slot *slot = &map->slots[find_slot(map, key)];
    *fresh = slot->key == 0;
    if (*fresh) {
        *slot = (struct clm__map_slot){.key = key, .value = value};
        map->count++;
    }
    return &slot->value;
}

uint32_t
clm__map_get(const struct clm__map *map, uint32_t key, uint32_t other)
{
    if (map->room == 0 || key == 0)
        return other;
    const struct clm__map_slot *slot = &map->slots[find_slot(map, key)];
    return slot->key == key ? slot->value : other;
}
