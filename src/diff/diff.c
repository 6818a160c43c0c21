/* SPDX-License-Identifier: MIT */
/* The diff: matches two graphs, then lists what changed. */

#include "base/alloc.h"
#include "diff/change.h"
#include "diff/compare.h"
#include "diff/match.h"
#include "diff/party_number.h"
#include "diff/rename.h"
#include "diff/side.h"
#include "diff/values.h"
#include "graph/graph.h"

#include <stdlib.h>
#include <string.h>

/* What the files of a side cannot hold. */
static uint32_t
find_skipped(const struct clm__side *side, bool *table, bool *accusations)
{
    bool has_document = false;
    uint32_t skip = 0;
    for (size_t i = 0; i < side->corpus->file_count; i++) {
        const struct clm__file *file = &side->corpus->files[i];
        has_document = has_document || file->form == CLM__FILE_JSON;
        *table = *table || file->table != CLM__TABLE_NONE;
        *accusations = *accusations || file->table == CLM__TABLE_ACCUSATIONS;
    }
    if (!has_document)
        skip |= 1u << CLM_DIFF_TITLE;
    if (*table)
        skip |= 1u << CLM_DIFF_SPANS | 1u << CLM_DIFF_OTHER | 1u << CLM_DIFF_ACTORS |
                1u << CLM_DIFF_SOURCES | 1u << CLM_DIFF_TELLING | 1u << CLM_DIFF_ORDER;
    if (*accusations)
        skip |= 1u << CLM_DIFF_KIND | 1u << CLM_DIFF_PHASE | 1u << CLM_DIFF_NOTE |
                1u << CLM_DIFF_ANSWER | 1u << CLM_DIFF_LINK;
    return skip;
}

static void
find_limits(struct clm_diff *diff)
{
    bool table[2] = {false, false}, accusations[2] = {false, false};
    diff->skip |= find_skipped(&diff->old_side, &table[0], &accusations[0]) |
                  find_skipped(&diff->new_side, &table[1], &accusations[1]);
    diff->is_table = table[0] || table[1];
    diff->accusations = accusations[0] || accusations[1];
    diff->old_side.only_accusations = accusations[1];
    diff->new_side.only_accusations = accusations[0];
}

static void
compare_titles(struct clm_diff *diff)
{
    const char *was = clm_corpus_title(diff->old_side.corpus),
               *is = clm_corpus_title(diff->new_side.corpus);
    if (clm__text_same(was, is))
        return;
    json_t *old_value = was[0] != '\0' ? json_string(was) : NULL;
    json_t *new_value = is[0] != '\0' ? json_string(is) : NULL;
    struct clm_change *change =
        clm__change_add(diff, CLM_CHANGE_TITLE, CLM_NONE, CLM_NONE);
    clm__change_values(diff, change, old_value, new_value);
    json_decref(old_value);
    json_decref(new_value);
}

static uint32_t
find_source(const struct clm__side *from, uint32_t source, const struct clm__side *to)
{
    clm_str id = from->corpus->sources[source].id;
    clm_str same = clm_corpus_find_text(to->corpus, clm_corpus_text(from->corpus, id),
                                        clm_corpus_text_len(from->corpus, id));
    uint32_t found = clm__map_get(&to->corpus->source_by_id, same, CLM_NONE);
    return found != CLM_NONE && to->corpus->sources[found].listed ? found : CLM_NONE;
}

static void
add_source_change(struct clm_diff *diff, uint32_t old_source, uint32_t new_source)
{
    const struct clm_corpus *old_corpus = diff->old_side.corpus,
                            *new_corpus = diff->new_side.corpus;
    json_t *was =
        old_source != CLM_NONE ? clm__json_source(old_corpus, old_source) : NULL;
    json_t *is = new_source != CLM_NONE ? clm__json_source(new_corpus, new_source) : NULL;
    enum clm_change_kind kind = old_source == CLM_NONE   ? CLM_CHANGE_SOURCE_LISTED
                                : new_source == CLM_NONE ? CLM_CHANGE_SOURCE_UNLISTED
                                                         : CLM_CHANGE_SOURCE_INFO;
    if (kind != CLM_CHANGE_SOURCE_INFO || !clm__value_same(was, is)) {
        struct clm_change *change = clm__change_add(diff, kind, old_source, new_source);
        change->id =
            new_source != CLM_NONE
                ? clm_corpus_text(new_corpus, new_corpus->sources[new_source].id)
                : clm_corpus_text(old_corpus, old_corpus->sources[old_source].id);
        clm__change_values(diff, change, was, is);
    }
    json_decref(was);
    json_decref(is);
}

static void
compare_sources(struct clm_diff *diff)
{
    const struct clm__side *old_side = &diff->old_side, *new_side = &diff->new_side;
    if (clm__skips(diff, CLM_DIFF_SOURCES))
        return;
    for (uint32_t i = 0; i < old_side->corpus->source_count; i++)
        if (old_side->corpus->sources[i].listed)
            add_source_change(diff, i, find_source(old_side, i, new_side));
    for (uint32_t i = 0; i < new_side->corpus->source_count; i++)
        if (new_side->corpus->sources[i].listed &&
            find_source(new_side, i, old_side) == CLM_NONE)
            add_source_change(diff, CLM_NONE, i);
}

/* An event that only one side has. */
static void
add_alone(struct clm_diff *diff, uint32_t event, bool is_new)
{
    const struct clm__side *side = is_new ? &diff->new_side : &diff->old_side;
    uint32_t main_event = clm__main_of(side, event);
    bool is_main = main_event == event;
    enum clm_change_kind kind =
        is_main ? (is_new ? CLM_CHANGE_EVENT_ADDED : CLM_CHANGE_EVENT_REMOVED)
                : (is_new ? CLM_CHANGE_TELLING_ADDED : CLM_CHANGE_TELLING_REMOVED);
    if (clm__skips(diff, clm_change_field(kind)))
        return;
    json_t *record = clm__json_event(side->graph, event);
    diff->failed |= record == NULL;
    struct clm_change *change =
        clm__change_add(diff, kind, is_new ? CLM_NONE : event, is_new ? event : CLM_NONE);
    change->id = clm__event_id(side, event);
    change->other = is_main ? NULL : clm__event_id(side, main_event);
    clm__change_values(diff, change, is_new ? NULL : record, is_new ? record : NULL);
    json_decref(record);
}

static void
compare_events(struct clm_diff *diff)
{
    for (size_t i = 0; i < diff->old_side.count && !diff->failed; i++) {
        uint32_t event = diff->old_side.order[i];
        if (diff->old_side.partner[event] != CLM_NONE)
            clm__compare(diff, event, diff->old_side.partner[event]);
        else if (clm__is_alone(&diff->old_side, event))
            add_alone(diff, event, false);
    }
    for (size_t i = 0; i < diff->new_side.count && !diff->failed; i++) {
        uint32_t event = diff->new_side.order[i];
        if (clm__is_alone(&diff->new_side, event))
            add_alone(diff, event, true);
    }
}

/* Where a change stands in the list: the whole corpus first, by kind and id; events by
 * the earlier of their days and the lesser of their ids, which turning the sides round
 * does not change. */
struct ranked {
    int64_t day; /* INT64_MIN = the whole corpus */
    const char *id;
    size_t place;
    struct clm_change change;
};

static struct ranked
rank(const struct clm_diff *diff, size_t place)
{
    const struct clm_change *change = &diff->changes[place];
    struct ranked ranked = {INT64_MIN, change->id != NULL ? change->id : "", place,
                            *change};
    if (change->kind < CLM_CHANGE_EVENT_REMOVED)
        return ranked;
    ranked.day = INT64_MAX;
    for (int is_new = 0; is_new < 2; is_new++) {
        const struct clm__side *side = is_new ? &diff->new_side : &diff->old_side;
        uint32_t index = is_new ? change->new_index : change->old_index;
        if (index == CLM_NONE)
            continue;
        clm_day day = clm__sort_day(clm_corpus_event(side->corpus, index)->date);
        const char *id = clm__event_id(side, index);
        if (ranked.day == INT64_MAX || strcmp(id, ranked.id) < 0)
            ranked.id = id;
        ranked.day = day < ranked.day ? day : ranked.day;
    }
    return ranked;
}

static int
by_rank(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->day == INT64_MIN && x->change.kind != y->change.kind)
        return x->change.kind < y->change.kind ? -1 : 1;
    int order = strcmp(x->id, y->id);
    if (order != 0)
        return order;
    if (x->change.kind != y->change.kind)
        return x->change.kind < y->change.kind ? -1 : 1;
    if (x->day == INT64_MIN && x->change.old_json != NULL && y->change.old_json != NULL &&
        (order = strcmp(x->change.old_json, y->change.old_json)) != 0)
        return order;
    return x->place < y->place ? -1 : x->place > y->place;
}

static bool
sort_changes(struct clm_diff *diff)
{
    struct ranked *ranked = clm__alloc(diff->change_count * sizeof *ranked);
    if (ranked == NULL)
        return false;
    for (size_t i = 0; i < diff->change_count; i++)
        ranked[i] = rank(diff, i);
    if (diff->change_count > 1)
        qsort(ranked, diff->change_count, sizeof *ranked, by_rank);
    for (size_t i = 0; i < diff->change_count; i++)
        diff->changes[i] = ranked[i].change;
    clm__free(ranked);
    return true;
}

/* What each event of the old version is called in the new one. A further telling that is
 * no event of its own there is part of its main event: what links to it, links to that.
 */
static bool
note_ids(struct clm_diff *diff)
{
    const struct clm__side *old_side = &diff->old_side;
    for (size_t i = 0; i < old_side->count; i++) {
        uint32_t event = old_side->order[i], same = old_side->partner[event];
        if (same == CLM_NONE)
            same = old_side->partner[clm__main_of(old_side, event)];
        if (same == CLM_NONE)
            continue;

        const char *id = clm__event_id(old_side, event);
        const char *now = clm__event_id(&diff->new_side, same);
        if (strcmp(id, now) != 0 &&
            json_object_set_new(diff->translation.ids, id, json_string(now)) != 0)
            return false;
    }
    return true;
}

static bool
run(struct clm_diff *diff, const struct clm_graph *old_graph,
    const struct clm_graph *new_graph)
{
    if (!clm__side_init(diff, &diff->old_side, old_graph) ||
        !clm__side_init(diff, &diff->new_side, new_graph) ||
        !clm__translation_init(&diff->translation))
        return false;
    find_limits(diff);
    diff->similarity = clm__arena_calloc(&diff->arena, diff->old_side.count + 1,
                                         sizeof *diff->similarity);
    if (diff->similarity == NULL || !clm__party_number(diff) || !clm__match(diff) ||
        !clm__party_changes(diff))
        return false;
    if (!note_ids(diff))
        return false;
    compare_titles(diff);
    clm__party_lists(diff);
    compare_sources(diff);
    compare_events(diff);
    return !diff->failed && sort_changes(diff);
}

enum clm_code
clm_diff_new(struct clm_diff **out, const struct clm_graph *old_graph,
             const struct clm_graph *new_graph, const struct clm_diff_options *options,
             struct clm_error *err)
{
    struct clm_diff *diff = clm__calloc(1, sizeof *diff);
    if (diff != NULL && options != NULL)
        diff->skip = options->ignore;
    if (diff == NULL || !run(diff, old_graph, new_graph)) {
        clm_diff_free(diff);
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    }
    *out = diff;
    return CLM_OK;
}

void
clm_diff_free(struct clm_diff *diff)
{
    if (diff == NULL)
        return;
    clm__translation_release(&diff->translation);
    clm__arena_release(&diff->arena);
    clm__free(diff->changes);
    clm__free(diff);
}

size_t
clm_diff_count(const struct clm_diff *diff)
{
    return diff->change_count;
}

const struct clm_change *
clm_diff_at(const struct clm_diff *diff, size_t index)
{
    return &diff->changes[index];
}

void
clm_diff_for_each(const struct clm_diff *diff, clm_change_fn on_change, void *payload)
{
    for (size_t i = 0; i < diff->change_count; i++)
        on_change(&diff->changes[i], payload);
}

uint32_t
clm_diff_not_compared(const struct clm_diff *diff)
{
    return diff->skip;
}

const struct clm_graph *
clm_diff_old(const struct clm_diff *diff)
{
    return diff->old_side.graph;
}

const struct clm_graph *
clm_diff_new_graph(const struct clm_diff *diff)
{
    return diff->new_side.graph;
}
