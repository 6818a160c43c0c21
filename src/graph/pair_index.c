/* SPDX-License-Identifier: MIT */
/* An index of events by a pair of parties and a few days. */
#include "graph/pair_index.h"

#include "base/alloc.h"

int64_t
clm__slot_of(int64_t day)
{
    return (day - (day < 0 ? CLM__SLOT_DAYS - 1 : 0)) / CLM__SLOT_DAYS;
}

uint32_t
clm__pair_key(uint32_t group, uint32_t actor, uint32_t target, int64_t slot)
{
    uint32_t key = (uint32_t)slot * 2654435761u ^ group; /* mixed as in xxHash */
    key = (key ^ actor) * 2246822519u;
    key = ((key ^ key >> 15) + target) * 3266489917u;
    key ^= key >> 13;
    return key != 0 ? key : 1;
}

bool
clm__pair_index_add(struct clm__pair_index *index, uint32_t key, uint32_t item)
{
    void *entries = index->entries;
    bool fresh = false;
    if (!clm__grow(&entries, &index->room, index->count + 1, sizeof *index->entries))
        return false;
    index->entries = entries;
    uint32_t *head = clm__map_put(&index->heads, key, 0, &fresh);
    if (head == NULL)
        return false;
    index->entries[index->count] = (struct clm__pair_entry){item, *head};
    *head = (uint32_t)++index->count;
    return true;
}

uint32_t
clm__pair_index_first(const struct clm__pair_index *index, uint32_t key)
{
    return clm__map_get(&index->heads, key, 0);
}

uint32_t
clm__pair_index_next(const struct clm__pair_index *index, uint32_t entry)
{
    return index->entries[entry - 1].next;
}

uint32_t
clm__pair_index_item(const struct clm__pair_index *index, uint32_t entry)
{
    return index->entries[entry - 1].item;
}

void
clm__pair_index_release(struct clm__pair_index *index)
{
    clm__map_release(&index->heads);
    clm__free(index->entries);
    *index = (struct clm__pair_index){0};
}
