/* SPDX-License-Identifier: MIT */
/* Ids of extracted events: FNV-1a, 64 bits (G. Fowler, L. C. Noll, K.-P. Vo). */
#include "extract/event_id.h"

#include "base/alloc.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static uint64_t
mix(uint64_t hash, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    return (hash ^ 0xff) * UINT64_C(1099511628211); /* parts do not run together */
}

static uint64_t
mix_parties(uint64_t hash, const struct clm__party *parties, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        hash = mix(hash, parties[i].name, strlen(parties[i].name));
    return mix(hash, "", 0);
}

static uint64_t
mix_words(uint64_t hash, const char *text, struct clm_span span)
{
    return mix(hash, text + span.start, span.end - span.start);
}

static uint64_t
make_id(const char *source, const char *text, const struct clm__draft *draft)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    const char *kind = clm_kind_name((enum clm_kind)draft->kind);
    hash = mix(hash, source, strlen(source));
    hash = mix(hash, kind, strlen(kind));
    hash = mix_parties(hash, draft->actors, draft->actor_count);
    hash = mix_parties(hash, draft->targets, draft->target_count);
    hash = mix_words(hash, text, draft->charge);
    if (draft->charge.end == 0) /* nothing else tells two strikes apart */
        hash = mix_words(hash, text, draft->span);
    return (hash ^ hash >> 48) & UINT64_C(0xffffffffffff);
}

bool
clm__event_ids_init(struct clm__event_ids *out, const char *source, const char *text,
                    const struct clm__draft *drafts, size_t count)
{
    size_t slots = 16;
    while (slots < 2 * count)
        slots *= 2;
    uint32_t *table = clm__calloc(slots, sizeof *table); /* of drafts, by their ids */
    out->ids = clm__calloc(count + 1, sizeof *out->ids);
    out->copies = clm__calloc(count + 1, sizeof *out->copies);
    bool made = table != NULL && out->ids != NULL && out->copies != NULL;

    for (size_t i = 0; made && i < count; i++) {
        out->ids[i] = make_id(source, text, &drafts[i]);
        size_t at = (size_t)(out->ids[i] & (slots - 1));
        while (table[at] != 0 && out->ids[table[at] - 1] != out->ids[i])
            at = (at + 1) & (slots - 1);
        if (table[at] != 0)
            out->copies[i] = out->copies[table[at] - 1] + 1;
        table[at] = (uint32_t)i + 1;
    }
    clm__free(table);
    return made;
}

void
clm__event_ids_release(struct clm__event_ids *ids)
{
    clm__free(ids->ids);
    clm__free(ids->copies);
    *ids = (struct clm__event_ids){0};
}

size_t
clm__event_id(char out[CLM__EVENT_ID_SIZE], const struct clm__event_ids *ids,
              size_t draft)
{
    size_t len =
        (size_t)snprintf(out, CLM__EVENT_ID_SIZE, "x-%012" PRIx64, ids->ids[draft]);
    if (ids->copies[draft] > 0)
        len += (size_t)snprintf(out + len, CLM__EVENT_ID_SIZE - len, "-%" PRIu32,
                                ids->copies[draft] + 1);
    return len;
}
