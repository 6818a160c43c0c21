/* SPDX-License-Identifier: MIT */
/* An index of events by a pair of parties and a few days: what may belong together is
 * found without looking at every pair of events. */
#ifndef CLM_GRAPH_PAIR_INDEX_H
#define CLM_GRAPH_PAIR_INDEX_H

#include "base/map.h"

/** Stand for a party in keys: not told, or any. Actors come from CLM__FIRST_PARTY on. */
enum { CLM__NOBODY = 1, CLM__ANYBODY = 2, CLM__FIRST_PARTY = 3 };

/** Days that share a slot. */
enum { CLM__SLOT_DAYS = 8 };

/** Items by key, the last that was added first. A zeroed struct is empty. */
struct clm__pair_index {
    struct clm__map heads; /* by key -> entry + 1 */
    struct clm__pair_entry {
        uint32_t item;
        uint32_t next; /* of the same key, + 1 */
    } * entries;
    size_t count, room;
};

int64_t clm__slot_of(int64_t day);
/** `group` keeps apart what never belongs together. Two pairs may share a key: whoever
 * seeks looks at what is found. */
uint32_t clm__pair_key(uint32_t group, uint32_t actor, uint32_t target, int64_t slot);
/** False when there is no memory. */
bool clm__pair_index_add(struct clm__pair_index *index, uint32_t key, uint32_t item);
/** The first entry of a key and the one behind it; 0 = none. */
uint32_t clm__pair_index_first(const struct clm__pair_index *index, uint32_t key);
uint32_t clm__pair_index_next(const struct clm__pair_index *index, uint32_t entry);
uint32_t clm__pair_index_item(const struct clm__pair_index *index, uint32_t entry);
void clm__pair_index_release(struct clm__pair_index *index);

#endif
