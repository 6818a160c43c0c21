/* SPDX-License-Identifier: MIT */
/* Which event of one side is which of the other: by id, then by equal content, then by
 * likeness, best pairs first. Only events that share a key are compared, and of these
 * only the nearest in time, so that work grows with the number of events, not of pairs.
 */
#include "diff/match.h"

#include "base/alloc.h"
#include "base/intern.h"
#include "base/map.h"
#include "diff/likeness.h"
#include "diff/side.h"
#include "diff/values.h"

#include <stdlib.h>
#include <string.h>

enum { KEYS = 5, NEAREST = 4, ALIKE = 60 };

static void
match_ids(struct clm_diff *diff)
{
    for (uint32_t i = 0; i < diff->old_side.count; i++) {
        const struct clm_corpus *corpus = diff->old_side.corpus;
        clm_str id = clm_corpus_event(corpus, i)->id;
        uint32_t same =
            clm_corpus_find_event(diff->new_side.corpus, clm_corpus_text(corpus, id),
                                  clm_corpus_text_len(corpus, id));
        diff->old_side.partner[i] = same;
        if (same != CLM_NONE)
            diff->new_side.partner[same] = i;
    }
}

/* FNV-1a over numbers and texts, 64 bits wide. */
static uint64_t
mix(uint64_t hash, uint64_t value)
{
    for (int i = 0; i < 8; i++)
        hash = (hash ^ (value >> (8 * i) & 0xff)) * 0x100000001b3u;
    return hash;
}

static uint64_t
mix_text(uint64_t hash, const char *text)
{
    for (; *text != '\0'; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
    return (hash ^ 0xff) * 0x100000001b3u;
}

#define HASH_START 0xcbf29ce484222325u

static uint64_t
mix_parties(uint64_t hash, const struct clm__side *side, const struct clm_party *parties,
            size_t count)
{
    for (size_t i = 0; i < count; i++)
        hash = mix(hash, side->party_number[parties[i].actor] + UINT64_C(1));
    return mix(hash, 0);
}

static uint64_t
content_of(const struct clm__side *side, uint32_t number)
{
    const struct clm_event *event = clm_corpus_event(side->corpus, number);
    uint64_t hash = mix(HASH_START, (uint64_t)event->kind << 8 | event->phase);
    hash = mix_text(hash, clm_corpus_text(side->corpus, event->date_text));
    hash = mix_parties(hash, side, event->actors, event->actor_count);
    hash = mix_parties(hash, side, event->targets, event->target_count);
    hash = mix_text(hash, clm_corpus_text(side->corpus, event->speaker));
    hash = mix_text(hash, clm_corpus_text(side->corpus, event->place));
    hash = mix_text(hash, event->charge);
    return mix_text(hash, event->quote);
}

/* An event under one of its keys; `place` is that in the order of its side. */
struct keyed {
    uint64_t key;
    int32_t day;
    uint32_t place;
};

struct keys {
    struct keyed *items;
    size_t count;
};

static int
by_key(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static void
sort_keys(struct keys *keys)
{
    if (keys->count > 1)
        qsort(keys->items, keys->count, sizeof *keys->items, by_key);
}

static void
join(struct clm_diff *diff, uint32_t old_event, uint32_t new_event, unsigned similarity)
{
    diff->old_side.partner[old_event] = new_event;
    diff->new_side.partner[new_event] = old_event;
    diff->similarity[old_event] = (uint8_t)similarity;
}

static bool
says_else(const struct clm_diff *diff, uint32_t old_event, uint32_t new_event)
{
    return !clm__text_same(clm_corpus_event(diff->old_side.corpus, old_event)->charge,
                           clm_corpus_event(diff->new_side.corpus, new_event)->charge) !=
           0;
}

static int
by_number(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* Whether what an event said is said by another event now. */
static bool
has_moved(const struct clm_diff *diff, uint32_t event, const uint64_t *contents)
{
    uint64_t content = content_of(&diff->old_side, event);
    return content != content_of(&diff->new_side, diff->old_side.partner[event]) &&
           bsearch(&content, contents, diff->new_side.count, sizeof content, by_number) !=
               NULL;
}

/* Running numbers that were given out anew: what most events said stands under other ids
 * now. Then an id tells nothing where the words are others. */
static bool
undo_renumbered(struct clm_diff *diff)
{
    struct clm__side *old_side = &diff->old_side, *new_side = &diff->new_side;
    size_t pairs = 0, others = 0, moved = 0;
    for (uint32_t i = 0; i < old_side->count; i++) {
        pairs += old_side->partner[i] != CLM_NONE;
        others +=
            old_side->partner[i] != CLM_NONE && says_else(diff, i, old_side->partner[i]);
    }
    if (others * 2 <= pairs)
        return true;
    uint64_t *contents = clm__alloc(new_side->count * sizeof *contents);
    if (contents == NULL)
        return false;
    for (uint32_t i = 0; i < new_side->count; i++)
        contents[i] = content_of(new_side, i);
    qsort(contents, new_side->count, sizeof *contents, by_number);
    for (uint32_t i = 0; i < old_side->count; i++)
        moved += old_side->partner[i] != CLM_NONE && has_moved(diff, i, contents);
    for (uint32_t i = 0; moved * 2 > pairs && i < old_side->count; i++) {
        uint32_t same = old_side->partner[i];
        if (same == CLM_NONE || !says_else(diff, i, same))
            continue;
        old_side->partner[i] = CLM_NONE;
        new_side->partner[same] = CLM_NONE;
    }
    clm__free(contents);
    return true;
}

static bool
list_content(const struct clm__side *side, struct keys *keys)
{
    keys->items = clm__alloc(side->count * sizeof *keys->items);
    for (uint32_t i = 0; keys->items != NULL && i < side->count; i++)
        if (clm__is_alone(side, side->order[i]))
            keys->items[keys->count++] =
                (struct keyed){content_of(side, side->order[i]), 0, i};
    sort_keys(keys);
    return keys->items != NULL;
}

/* Events that say the same: of several, the first goes with the first. */
static bool
match_content(struct clm_diff *diff)
{
    struct keys old_keys = {0}, new_keys = {0};
    bool done = list_content(&diff->old_side, &old_keys) &&
                list_content(&diff->new_side, &new_keys);
    for (size_t i = 0, k = 0; done && i < old_keys.count && k < new_keys.count;) {
        const struct keyed *a = &old_keys.items[i], *b = &new_keys.items[k];
        if (a->key == b->key) {
            uint32_t was = diff->old_side.order[a->place];
            uint32_t is = diff->new_side.order[b->place];
            join(diff, was, is, clm__likeness(diff, was, is));
        }
        i += a->key <= b->key;
        k += b->key <= a->key;
    }
    clm__free(old_keys.items);
    clm__free(new_keys.items);
    return done;
}

/* In how many charges a word stands, of the events that are still alone. */
static bool
count_words(const struct clm__side *side, struct clm__map *counts)
{
    for (uint32_t i = 0; i < side->count; i++) {
        uint32_t words[CLM__MAX_WORDS];
        if (!clm__is_alone(side, i))
            continue;
        size_t count = clm__words_read(clm_corpus_event(side->corpus, i)->charge, words);
        for (size_t k = 0; k < count; k++) {
            bool fresh = false;
            uint32_t *at = clm__map_put(counts, words[k] | 1u, 0, &fresh);
            if (at == NULL)
                return false;
            ++*at;
        }
    }
    return true;
}

/* The two rarest words of a charge; of equals the lesser number. 0 = none. */
static void
rarest(const char *charge, const struct clm__map *counts, uint32_t out[2])
{
    uint32_t words[CLM__MAX_WORDS], best[2] = {UINT32_MAX, UINT32_MAX};
    size_t count = clm__words_read(charge, words);
    out[0] = out[1] = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t seen = clm__map_get(counts, words[i] | 1u, 0);
        if (seen < best[0]) {
            best[1] = best[0];
            out[1] = out[0];
            best[0] = seen;
            out[0] = words[i];
        } else if (seen < best[1]) {
            best[1] = seen;
            out[1] = words[i];
        }
    }
}

/* The same charge; the same kind, parties and day; parties or day with a rare word; two
 * rare words. */
static size_t
keys_of(const struct clm__side *side, const struct clm__map *counts, uint32_t number,
        uint64_t keys[KEYS])
{
    const struct clm_event *event = clm_corpus_event(side->corpus, number);
    uint32_t rare[2];
    size_t count = 0;
    rarest(event->charge, counts, rare);
    uint64_t parties = HASH_START;
    if (event->actor_count > 0)
        parties = mix(parties, side->party_number[event->actors[0].actor] + UINT64_C(1));
    parties = mix(parties, event->target_count > 0
                               ? side->party_number[event->targets[0].actor] + UINT64_C(1)
                               : 0);
    uint64_t day = (uint64_t)(event->date->earliest - CLM_DAY_MIN);
    keys[count++] = mix(mix(mix(parties, 1), event->kind), day);
    if (event->charge[0] == '\0')
        return count;
    keys[count++] = mix_text(mix(HASH_START, 2), event->charge);
    if (rare[0] != 0) {
        keys[count++] = mix(mix(parties, 3), rare[0]);
        keys[count++] = mix(mix(mix(HASH_START, 4), day), rare[0]);
    }
    if (rare[1] != 0)
        keys[count++] = mix(mix(mix(HASH_START, 5), rare[0]), rare[1]);
    return count;
}

static bool
list_keys(const struct clm__side *side, const struct clm__map *counts, struct keys *out)
{
    size_t alone = 0;
    for (uint32_t i = 0; i < side->count; i++)
        alone += clm__is_alone(side, i);
    out->items = clm__alloc(alone * KEYS * sizeof *out->items);
    for (uint32_t i = 0; out->items != NULL && i < side->count; i++) {
        uint32_t number = side->order[i];
        uint64_t keys[KEYS];
        if (!clm__is_alone(side, number))
            continue;
        size_t count = keys_of(side, counts, number, keys);
        for (size_t k = 0; k < count; k++)
            out->items[out->count++] = (struct keyed){
                keys[k], clm_corpus_event(side->corpus, number)->date->earliest, i};
    }
    sort_keys(out);
    return out->items != NULL;
}

/* A pair that may be one event. */
struct pair {
    uint32_t old_event;
    uint32_t new_event;
    uint32_t score;
};

struct pairs {
    struct pair *items;
    size_t count, room;
};

static bool
add_pair(struct pairs *pairs, uint32_t old_event, uint32_t new_event)
{
    void *items = pairs->items;
    if (!clm__grow(&items, &pairs->room, pairs->count + 1, sizeof *pairs->items))
        return false;
    pairs->items = items;
    pairs->items[pairs->count++] = (struct pair){old_event, new_event, 0};
    return true;
}

/* For each item of one side the nearest in time of the other with the same key; both
 * ways, so that turning the sides round changes nothing. `turned`: `from` is the new
 * side. */
static bool
find_near(const struct clm_diff *diff, const struct keys *from, const struct keys *to,
          bool turned, struct pairs *pairs)
{
    size_t at = 0;
    for (size_t i = 0; i < from->count; i++) {
        const struct keyed *item = &from->items[i];
        while (at < to->count &&
               (to->items[at].key < item->key ||
                (to->items[at].key == item->key && to->items[at].day < item->day)))
            at++;
        size_t start = at, end = at;
        while (start > 0 && at - start < NEAREST && to->items[start - 1].key == item->key)
            start--;
        while (end < to->count && end - at < NEAREST && to->items[end].key == item->key)
            end++;
        for (size_t k = start; k < end; k++) {
            uint32_t a = item->place, b = to->items[k].place;
            if (!add_pair(pairs, diff->old_side.order[turned ? b : a],
                          diff->new_side.order[turned ? a : b]))
                return false;
        }
    }
    return true;
}

static int
by_events(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    if (x->old_event != y->old_event)
        return x->old_event < y->old_event ? -1 : 1;
    return x->new_event < y->new_event ? -1 : x->new_event > y->new_event;
}

/* Each pair once, and only those that are alike enough. */
static void
score_pairs(const struct clm_diff *diff, struct pairs *pairs)
{
    size_t kept = 0;
    if (pairs->count > 1)
        qsort(pairs->items, pairs->count, sizeof *pairs->items, by_events);
    struct pair last = {CLM_NONE, CLM_NONE, 0};
    for (size_t i = 0; i < pairs->count; i++) {
        struct pair pair = pairs->items[i];
        if (by_events(&pair, &last) == 0)
            continue;
        last = pair;
        pair.score = clm__likeness(diff, pair.old_event, pair.new_event);
        if (pair.score >= ALIKE)
            pairs->items[kept++] = pair;
    }
    pairs->count = kept;
}

/* A pair with the ids that decide between equals: the lesser first, whatever its side, so
 * that the reversed diff decides alike. */
struct ranked {
    const char *lesser;
    const char *greater;
    struct pair pair;
};

static int
by_score(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->pair.score != y->pair.score)
        return x->pair.score > y->pair.score ? -1 : 1;
    int order = strcmp(x->lesser, y->lesser);
    return order != 0 ? order : strcmp(x->greater, y->greater);
}

static bool
join_best(struct clm_diff *diff, const struct pairs *pairs)
{
    struct ranked *ranked = clm__alloc(pairs->count * sizeof *ranked);
    if (ranked == NULL)
        return false;
    for (size_t i = 0; i < pairs->count; i++) {
        const char *was = clm__event_id(&diff->old_side, pairs->items[i].old_event);
        const char *is = clm__event_id(&diff->new_side, pairs->items[i].new_event);
        bool turned = strcmp(was, is) > 0;
        ranked[i] =
            (struct ranked){turned ? is : was, turned ? was : is, pairs->items[i]};
    }
    if (pairs->count > 1)
        qsort(ranked, pairs->count, sizeof *ranked, by_score);
    for (size_t i = 0; i < pairs->count; i++) {
        const struct pair *pair = &ranked[i].pair;
        if (diff->old_side.partner[pair->old_event] == CLM_NONE &&
            diff->new_side.partner[pair->new_event] == CLM_NONE)
            join(diff, pair->old_event, pair->new_event, pair->score);
    }
    clm__free(ranked);
    return true;
}

static bool
match_alike(struct clm_diff *diff)
{
    struct clm__map counts = {0};
    struct keys old_keys = {0}, new_keys = {0};
    struct pairs pairs = {0};
    bool done = count_words(&diff->old_side, &counts) &&
                count_words(&diff->new_side, &counts) &&
                list_keys(&diff->old_side, &counts, &old_keys) &&
                list_keys(&diff->new_side, &counts, &new_keys) &&
                find_near(diff, &old_keys, &new_keys, false, &pairs) &&
                find_near(diff, &new_keys, &old_keys, true, &pairs);
    if (done) {
        score_pairs(diff, &pairs);
        done = join_best(diff, &pairs);
    }
    clm__map_release(&counts);
    clm__free(old_keys.items);
    clm__free(new_keys.items);
    clm__free(pairs.items);
    return done;
}

static bool
has_alone(const struct clm__side *side)
{
    for (uint32_t i = 0; i < side->count; i++)
        if (clm__is_alone(side, i))
            return true;
    return false;
}

bool
clm__match(struct clm_diff *diff)
{
    for (uint32_t i = 0; i < diff->new_side.count; i++)
        diff->new_side.partner[i] = CLM_NONE;
    match_ids(diff);
    if (!undo_renumbered(diff))
        return false;
    if (!has_alone(&diff->old_side) || !has_alone(&diff->new_side))
        return true;
    if (!match_content(diff))
        return false;
    return !has_alone(&diff->old_side) || !has_alone(&diff->new_side) ||
           match_alike(diff);
}
