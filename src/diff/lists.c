/* SPDX-License-Identifier: MIT */
/* Lists of sources and answers: from one to the other. */
#include "diff/lists.h"

#include "base/alloc.h"
#include "diff/values.h"

/* What a member is, whatever its place: the source, or the answered event. */
static const json_t *
key_of(const json_t *value, bool is_sources)
{
    if (!json_is_object(value))
        return value;
    return json_object_get(value, is_sources ? "source" : "event");
}

static bool
add(struct clm__steps *steps, struct clm__step step)
{
    void *items = steps->items;
    if (!clm__grow(&items, &steps->room, steps->count + 1, sizeof *steps->items))
        return false;
    steps->items = items;
    steps->items[steps->count++] = step;
    return true;
}

/* Pairs members that nobody has yet: equal ones, then (`by_key`) those with one key. */
static void
pair_members(const json_t *was, const json_t *is, size_t *partner, bool *taken,
             bool is_sources, bool by_key)
{
    for (size_t i = 0; i < json_array_size(was); i++) {
        const json_t *a = json_array_get(was, i);
        for (size_t k = 0; partner[i] == 0 && k < json_array_size(is); k++) {
            const json_t *b = json_array_get(is, k);
            if (taken[k] ||
                !(by_key ? clm__value_same(key_of(a, is_sources), key_of(b, is_sources))
                         : clm__value_same(a, b)))
                continue;
            partner[i] = k + 1;
            taken[k] = true;
        }
    }
}

static bool
list_steps(struct clm__steps *steps, const json_t *was, const json_t *is,
           const size_t *partner, const bool *taken, bool is_sources)
{
    enum clm_change_kind removed =
        is_sources ? CLM_CHANGE_SOURCE_REMOVED : CLM_CHANGE_ANSWER_REMOVED;
    enum clm_change_kind added =
        is_sources ? CLM_CHANGE_SOURCE_ADDED : CLM_CHANGE_ANSWER_ADDED;
    for (size_t i = 0; i < json_array_size(was); i++) {
        const json_t *a = json_array_get(was, i);
        const json_t *b = partner[i] != 0 ? json_array_get(is, partner[i] - 1) : NULL;
        /* A link that only has another score is shown with the list of links. */
        if (b != NULL && (!is_sources || clm__value_same(a, b)))
            continue;
        enum clm_change_kind kind = b != NULL ? CLM_CHANGE_CITATION : removed;
        if (!add(steps, (struct clm__step){kind, a, b, i, 0}))
            return false;
    }
    for (size_t k = 0; k < json_array_size(is); k++)
        if (!taken[k] &&
            !add(steps, (struct clm__step){added, NULL, json_array_get(is, k), 0, k}))
            return false;
    return true;
}

bool
clm__step_apply(json_t *list, enum clm_change_kind kind, const json_t *old_value,
                json_t *new_value, size_t place)
{
    size_t count = json_array_size(list), at = 0;
    if (kind == CLM_CHANGE_SOURCE_ADDED || kind == CLM_CHANGE_ANSWER_ADDED)
        return json_array_insert(list, place < count ? place : count, new_value) == 0;
    while (at < count && !clm__value_same(json_array_get(list, at), old_value))
        at++;
    if (at == count)
        return false;
    return new_value != NULL ? json_array_set(list, at, new_value) == 0
                             : json_array_remove(list, at) == 0;
}

bool
clm__steps_find(struct clm__steps *steps, const json_t *was, const json_t *is,
                bool is_sources)
{
    size_t old_count = json_array_size(was), new_count = json_array_size(is);
    size_t *partner = clm__calloc(old_count, sizeof *partner);
    bool *taken = clm__calloc(new_count, sizeof *taken);
    steps->rest = was != NULL ? json_copy((json_t *)(uintptr_t)was) : json_array();
    bool done = partner != NULL && taken != NULL && steps->rest != NULL;
    if (done) {
        pair_members(was, is, partner, taken, is_sources, false);
        pair_members(was, is, partner, taken, is_sources, true);
        done = list_steps(steps, was, is, partner, taken, is_sources);
    }
    for (size_t i = 0; done && i < steps->count; i++)
        clm__step_apply(steps->rest, steps->items[i].kind, steps->items[i].old_value,
                        (json_t *)(uintptr_t)steps->items[i].new_value,
                        steps->items[i].place);
    clm__free(partner);
    clm__free(taken);
    return done;
}

void
clm__steps_release(struct clm__steps *steps)
{
    clm__free(steps->items);
    json_decref(steps->rest);
    *steps = (struct clm__steps){0};
}

bool
clm__steps_same_set(const json_t *a, const json_t *b)
{
    size_t count = json_array_size(a);
    if (json_array_size(b) != count)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t in_a = 0, in_b = 0;
        for (size_t k = 0; k < count; k++) {
            in_a += clm__value_same(json_array_get(a, i), json_array_get(a, k));
            in_b += clm__value_same(json_array_get(a, i), json_array_get(b, k));
        }
        if (in_a != in_b)
            return false;
    }
    return true;
}
