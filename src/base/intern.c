/* SPDX-License-Identifier: MIT */
/* Strings kept once: an open-addressing table of numbers beside an array of entries. */
#include "base/intern.h"

#include "base/alloc.h"

#include <string.h>

static uint64_t
read_word(const char *bytes, size_t len)
{
    uint64_t word = 0;
    for (size_t i = 0; i < len; i++)
        word |= (uint64_t)(unsigned char)bytes[i] << (8 * i);
    return word;
}

/* Eight bytes a step, mixed by multiplication and shift (the finaliser of MurmurHash3, A.
 * Appleby, public domain). Bytes are read little end first (compilers make one load of
 * it), so the value does not depend on the machine. */
uint32_t
clm__hash(const char *bytes, size_t len)
{
    uint64_t hash = 0x9e3779b97f4a7c15u ^ len;
    for (; len > 8; bytes += 8, len -= 8) {
        hash = (hash ^ read_word(bytes, 8)) * 0xff51afd7ed558ccdu;
        hash ^= hash >> 32;
    }
    hash = (hash ^ read_word(bytes, len)) * 0xff51afd7ed558ccdu;
    hash ^= hash >> 32;
    hash *= 0xc4ceb9fe1a85ec53u;
    return (uint32_t)(hash ^ hash >> 33);
}

/* Ids and dates come in runs that differ in their last byte. It is added behind the
 * mixing, so that a run lies in neighbouring slots and costs one visit to memory, not one
 * each. */
static uint32_t
hash_text(const char *text, size_t len)
{
    return clm__hash(text, len - 1) + (unsigned char)text[len - 1];
}

void
clm__intern_release(struct clm__intern *table)
{
    clm__arena_release(&table->arena);
    clm__free(table->entries);
    clm__free(table->slots);
    *table = (struct clm__intern){0};
}

static size_t
find_slot(const struct clm__intern *table, const char *text, size_t len, uint32_t hash)
{
    size_t slot = hash & (table->slot_count - 1);
    for (; table->slots[slot].str != 0; slot = (slot + 1) & (table->slot_count - 1)) {
        if (table->slots[slot].hash != hash)
            continue;
        const struct clm__intern_entry *entry = &table->entries[table->slots[slot].str];
        if (entry->len == len && memcmp(entry->text, text, len) == 0)
            break;
    }
    return slot;
}

static bool
grow_slots(struct clm__intern *table)
{
    size_t count = table->slot_count > 0 ? table->slot_count * 2 : 256;
    struct clm__intern_slot *slots = clm__calloc(count, sizeof *slots);
    if (slots == NULL)
        return false;
    for (size_t i = 0; i < table->slot_count; i++) {
        if (table->slots[i].str == 0)
            continue;
        size_t slot = table->slots[i].hash & (count - 1);
        while (slots[slot].str != 0)
            slot = (slot + 1) & (count - 1);
        slots[slot] = table->slots[i];
    }
    clm__free(table->slots);
    table->slots = slots;
    table->slot_count = count;
    return true;
}

static bool
make_room(struct clm__intern *table)
{
    void *entries = table->entries;
    if (table->count >= UINT32_MAX - 1 ||
        !clm__grow(&entries, &table->room, table->count + 2, sizeof *table->entries))
        return false;
    table->entries = entries;
    if (table->count == 0) {
        table->entries[0] = (struct clm__intern_entry){.text = ""};
        table->count = 1;
    }
    return table->count * 4 < table->slot_count * 3 || grow_slots(table);
}

clm_str
clm__intern_add(struct clm__intern *table, const char *text, size_t len)
{
    if (len == 0)
        return 0;
    if (len >= UINT32_MAX || !make_room(table)) {
        table->failed = true;
        return 0;
    }
    uint32_t hash = hash_text(text, len);
    size_t slot = find_slot(table, text, len, hash);
    if (table->slots[slot].str != 0)
        return table->slots[slot].str;
    const char *copy = clm__arena_text(&table->arena, text, len);
    if (copy == NULL) {
        table->failed = true;
        return 0;
    }
    clm_str str = (clm_str)table->count++;
    table->entries[str] = (struct clm__intern_entry){.text = copy, .len = (uint32_t)len};
    table->slots[slot] = (struct clm__intern_slot){.str = str, .hash = hash};
    return str;
}

clm_str
clm__intern_find(const struct clm__intern *table, const char *text, size_t len)
{
    if (len == 0 || len >= UINT32_MAX || table->slot_count == 0)
        return 0;
    return table->slots[find_slot(table, text, len, hash_text(text, len))].str;
}
