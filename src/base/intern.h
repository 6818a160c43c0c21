/* SPDX-License-Identifier: MIT */
/* Strings kept once: equal text has an equal number. 0 is "no string"; the empty string
 * is 0 too. */
#ifndef CLM_BASE_INTERN_H
#define CLM_BASE_INTERN_H

#include "base/arena.h"

#include <stdint.h>

typedef uint32_t clm_str;

struct clm__intern_entry {
    const char *text;
    uint32_t len;
};

/** The hash stands beside the number, so that a search seldom leaves the table. */
struct clm__intern_slot {
    uint32_t str; /* 0 = free */
    uint32_t hash;
};

struct clm__intern {
    struct clm__arena arena;
    struct clm__intern_entry *entries; /* [0] is "" */
    size_t count;
    size_t room;
    struct clm__intern_slot *slots; /* open addressing */
    size_t slot_count;
    bool failed;
};

/** A zeroed struct is an empty table. */
void clm__intern_release(struct clm__intern *table);
/** The number of `text`; 0 for no bytes, and 0 with `failed` set when there is no memory.
 */
clm_str clm__intern_add(struct clm__intern *table, const char *text, size_t len);
/** The number of `text`, or 0 when it is not in the table. */
clm_str clm__intern_find(const struct clm__intern *table, const char *text, size_t len);

/** The text of `str`, ended by NUL, for as long as the table lives. */
static inline const char *
clm__intern_text(const struct clm__intern *table, clm_str str)
{
    return str == 0 ? "" : table->entries[str].text;
}

static inline size_t
clm__intern_len(const struct clm__intern *table, clm_str str)
{
    return str == 0 ? 0 : table->entries[str].len;
}

/** A 32-bit hash of bytes that is the same on every machine. */
uint32_t clm__hash(const char *bytes, size_t len);

#endif
