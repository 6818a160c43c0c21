/* SPDX-License-Identifier: MIT */
/* Changes for people: a summary by pairs of actors, then day by day and pair by pair. */
#include "diff/write_text.h"

#include "base/alloc.h"
#include "diff/change.h"
#include "diff/side.h"
#include "diff/values.h"
#include "graph/graph.h"

#include <stdlib.h>
#include <string.h>

/* The changes of one event. */
struct group {
    int64_t day;
    const char *date;
    const char *pair; /* "Russia -> United Kingdom" */
    size_t first;
    size_t count;
    char sign; /* + - ~ */
};

struct writing {
    const struct clm_diff *diff;
    struct clm__buf *out;
    bool color;
    struct clm__arena arena;
    struct group *groups;
    size_t count, room;
    size_t renumbered; /* ids that changed, when most did: told once */
};

static void
paint(struct writing *writing, char sign)
{
    if (writing->color)
        clm__buf_puts(writing->out, sign == '+'   ? "\033[32m"
                                    : sign == '-' ? "\033[31m"
                                    : sign == '~' ? "\033[33m"
                                    : sign == 'b' ? "\033[1m"
                                                  : "\033[0m");
}

static void
names(struct clm__buf *out, const struct clm__side *side, const struct clm_party *parties,
      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        clm__buf_puts(out, i > 0 ? ", " : "");
        clm__plain_text(out, clm_corpus_text(side->corpus, parties[i].name));
    }
}

static const char *
pair_of(struct writing *writing, const struct clm__side *side, uint32_t event)
{
    const struct clm_event *found = clm_corpus_event(side->corpus, event);
    struct clm__buf text = {0};
    names(&text, side, found->actors, found->actor_count);
    if (found->actor_count == 0)
        clm__buf_puts(&text, "(nobody named)");
    if (found->target_count > 0)
        clm__buf_puts(&text, " -> ");
    names(&text, side, found->targets, found->target_count);
    const char *kept = clm__arena_text(&writing->arena, clm__buf_text(&text), text.len);
    writing->out->failed |= text.failed || kept == NULL;
    clm__buf_release(&text);
    return kept != NULL ? kept : "";
}

static bool
is_global(const struct clm_change *change)
{
    return change->kind < CLM_CHANGE_EVENT_REMOVED;
}

static bool
add_group(struct writing *writing, size_t first, size_t count)
{
    const struct clm_diff *diff = writing->diff;
    const struct clm_change *change = &diff->changes[first];
    void *groups = writing->groups;
    if (!clm__grow(&groups, &writing->room, writing->count + 1, sizeof *writing->groups))
        return false;
    writing->groups = groups;
    struct group group = {.first = first, .count = count};
    const struct clm__side *side =
        change->new_index != CLM_NONE ? &diff->new_side : &diff->old_side;
    uint32_t event =
        change->new_index != CLM_NONE ? change->new_index : change->old_index;
    group.pair = pair_of(writing, side, event);
    group.sign = change->kind == CLM_CHANGE_EVENT_ADDED     ? '+'
                 : change->kind == CLM_CHANGE_EVENT_REMOVED ? '-'
                                                            : '~';
    if (change->old_index != CLM_NONE && change->new_index != CLM_NONE &&
        clm__sort_day(clm_corpus_event(diff->old_side.corpus, change->old_index)->date) <
            clm__sort_day(clm_corpus_event(side->corpus, event)->date)) {
        side = &diff->old_side;
        event = change->old_index;
    }
    const struct clm_event *found = clm_corpus_event(side->corpus, event);
    group.day = clm__sort_day(found->date);
    group.date = clm_corpus_text(side->corpus, found->date_text);
    writing->groups[writing->count++] = group;
    return true;
}

/* Ids that were given out anew are one thing to tell, not one an event. */
static void
count_renumbered(struct writing *writing)
{
    const struct clm_diff *diff = writing->diff;
    size_t changed = 0, pairs = 0;
    for (size_t i = 0; i < diff->change_count; i++)
        changed += diff->changes[i].kind == CLM_CHANGE_ID;
    for (size_t i = 0; i < diff->old_side.count; i++)
        pairs += diff->old_side.partner[i] != CLM_NONE;
    writing->renumbered = changed > 1 && changed * 2 > pairs ? changed : 0;
}

static bool
is_told_once(const struct writing *writing, const struct clm_change *change)
{
    return change->kind == CLM_CHANGE_ID && writing->renumbered > 0;
}

static bool
find_groups(struct writing *writing)
{
    const struct clm_diff *diff = writing->diff;
    count_renumbered(writing);
    for (size_t i = 0; i < diff->change_count;) {
        const struct clm_change *first = &diff->changes[i];
        size_t end = i + 1;
        while (end < diff->change_count && !is_global(first) &&
               diff->changes[end].old_index == first->old_index &&
               diff->changes[end].new_index == first->new_index)
            end++;
        bool only_id = end == i + 1 && is_told_once(writing, first);
        if (!is_global(first) && !only_id && !add_group(writing, i, end - i))
            return false;
        i = end;
    }
    return true;
}

static int
by_day_and_pair(const void *a, const void *b)
{
    const struct group *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    int order = strcmp(x->date, y->date);
    if (order == 0)
        order = strcmp(x->pair, y->pair);
    return order != 0 ? order : x->first < y->first ? -1 : x->first > y->first;
}

/* One line of the summary. */
struct total {
    const char *pair;
    size_t added, removed, changed;
};

static int
by_pair(const void *a, const void *b)
{
    return strcmp(((const struct total *)a)->pair, ((const struct total *)b)->pair);
}

static int
by_size(const void *a, const void *b)
{
    const struct total *x = a, *y = b;
    size_t m = x->added + x->removed + x->changed, n = y->added + y->removed + y->changed;
    return m != n ? (m > n ? -1 : 1) : strcmp(x->pair, y->pair);
}

static size_t
add_up(const struct writing *writing, struct total *totals)
{
    size_t used = 0;
    for (size_t i = 0; i < writing->count; i++) {
        const struct group *group = &writing->groups[i];
        totals[i] = (struct total){group->pair, group->sign == '+', group->sign == '-',
                                   group->sign == '~'};
    }
    if (writing->count > 1)
        qsort(totals, writing->count, sizeof *totals, by_pair);
    for (size_t i = 0; i < writing->count; i++) {
        if (used > 0 && strcmp(totals[used - 1].pair, totals[i].pair) == 0) {
            totals[used - 1].added += totals[i].added;
            totals[used - 1].removed += totals[i].removed;
            totals[used - 1].changed += totals[i].changed;
        } else {
            totals[used++] = totals[i];
        }
    }
    if (used > 1)
        qsort(totals, used, sizeof *totals, by_size);
    return used;
}

static void
write_counts(struct writing *writing, const struct total *total)
{
    static const char *const words[] = {"added", "removed", "changed"};
    const size_t counts[] = {total->added, total->removed, total->changed};
    bool any = false;
    for (size_t i = 0; i < 3; i++) {
        if (counts[i] == 0)
            continue;
        clm__buf_puts(writing->out, any ? ", " : "");
        paint(writing, "+-~"[i]);
        clm__buf_printf(writing->out, "%zu %s", counts[i], words[i]);
        paint(writing, 0);
        any = true;
    }
}

static void
write_summary(struct writing *writing)
{
    struct total *totals = clm__alloc(writing->count * sizeof *totals);
    if (totals == NULL) {
        writing->out->failed = true;
        return;
    }
    size_t count = add_up(writing, totals);
    struct total all = {"", 0, 0, 0};
    for (size_t i = 0; i < count; i++) {
        all.added += totals[i].added;
        all.removed += totals[i].removed;
        all.changed += totals[i].changed;
    }
    if (count > 0) {
        clm__buf_puts(writing->out, "events: ");
        write_counts(writing, &all);
        clm__buf_putc(writing->out, '\n');
    }
    for (size_t i = 0; i < count; i++) {
        clm__buf_printf(writing->out, "  %s: ", totals[i].pair);
        write_counts(writing, &totals[i]);
        clm__buf_putc(writing->out, '\n');
    }
    clm__free(totals);
}

static void
write_place(struct writing *writing, const struct clm_change *change)
{
    struct clm__buf place = {0};
    clm__change_place(writing->diff, change, change->new_index != CLM_NONE, &place);
    if (place.len > 0) {
        clm__buf_puts(writing->out, "  (");
        clm__plain_text(writing->out, clm__buf_text(&place));
        clm__buf_putc(writing->out, ')');
    }
    writing->out->failed |= place.failed;
    clm__buf_release(&place);
}

static void
write_decisions(struct writing *writing, enum clm__verdict_of_person verdict,
                const char *what)
{
    const struct clm_diff *diff = writing->diff;
    size_t was = clm__count_decisions(&diff->old_side, verdict),
           is = clm__count_decisions(&diff->new_side, verdict);
    if (was != is)
        clm__buf_printf(writing->out, "%s in a review: %zu -> %zu\n", what, was, is);
}

static void
write_ids_and_decisions(struct writing *writing)
{
    if (writing->renumbered > 0)
        clm__buf_printf(writing->out,
                        "ids: %zu events have other ids now; they were matched by what "
                        "they say\n",
                        writing->renumbered);
    write_decisions(writing, CLM__YES, "accepted");
    write_decisions(writing, CLM__NO, "rejected");
    write_decisions(writing, CLM__UNDECIDED, "changed or linked");
}

static void
write_value(struct writing *writing, const char *json, char sign)
{
    paint(writing, sign);
    clm__value_text(writing->out, json);
    paint(writing, 0);
}

/* "date: 2016-09 -> 2016-10"; of texts the words that changed. */
static void
write_change(struct writing *writing, const struct clm_change *change)
{
    struct clm__buf was = {0}, is = {0};
    clm__value_text(&was, change->old_json);
    clm__value_text(&is, change->new_json);
    bool words = (change->kind == CLM_CHANGE_CHARGE || change->kind == CLM_CHANGE_QUOTE ||
                  change->kind == CLM_CHANGE_NOTE || change->kind == CLM_CHANGE_TITLE) &&
                 change->old_json != NULL && change->new_json != NULL;
    if (words) {
        clm__words_diff(writing->out, clm__buf_text(&was), clm__buf_text(&is),
                        writing->color);
    } else {
        paint(writing, '-');
        clm__buf_puts(writing->out, clm__buf_text(&was));
        paint(writing, 0);
        clm__buf_puts(writing->out, " -> ");
        paint(writing, '+');
        clm__buf_puts(writing->out, clm__buf_text(&is));
        paint(writing, 0);
    }
    writing->out->failed |= was.failed || is.failed;
    clm__buf_release(&was);
    clm__buf_release(&is);
}

/* Whose further telling an event is now, or that it stands by itself. */
static void
write_telling(struct writing *writing, const struct clm_change *change)
{
    struct clm__buf was = {0}, is = {0};
    clm__value_text(&was, change->old_json);
    clm__value_text(&is, change->new_json);
    if (change->new_json == NULL)
        clm__buf_printf(writing->out, "an event of its own now, no further telling of %s",
                        clm__buf_text(&was));
    else
        clm__buf_printf(writing->out, "joined: a further telling of %s now%s%s",
                        clm__buf_text(&is), change->old_json != NULL ? ", not of " : "",
                        change->old_json != NULL ? clm__buf_text(&was) : "");
    writing->out->failed |= was.failed || is.failed;
    clm__buf_release(&was);
    clm__buf_release(&is);
}

/* Links of one kind, those that went and those that came. */
static void
write_links(struct writing *writing, const struct clm_change *change)
{
    json_t *was = change->old_json != NULL ? json_loads(change->old_json, 0, NULL) : NULL;
    json_t *is = change->new_json != NULL ? json_loads(change->new_json, 0, NULL) : NULL;
    bool any = false;
    clm__buf_printf(writing->out, "link %s:", change->member);
    for (int added = 0; added < 2; added++) {
        const json_t *list = added ? is : was, *other = added ? was : is;
        for (size_t i = 0; i < json_array_size(list); i++) {
            json_t *link = json_array_get(list, i);
            if (clm__list_has_event(other, link))
                continue;
            any = true;
            clm__buf_puts(writing->out, added ? " " : " no more ");
            paint(writing, added ? '+' : '-');
            clm__value_one(writing->out, link);
            paint(writing, 0);
        }
    }
    clm__buf_puts(writing->out, any ? "" : " other scores or reasons");
    json_decref(was);
    json_decref(is);
}

static void
write_event_change(struct writing *writing, const struct clm_change *change)
{
    struct clm__buf *out = writing->out;
    clm__buf_puts(out, "      ");
    switch ((int)change->kind) {
    case CLM_CHANGE_ANSWER_ADDED:
    case CLM_CHANGE_ANSWER_REMOVED:
        clm__buf_puts(out, change->kind == CLM_CHANGE_ANSWER_ADDED ? "now answers "
                                                                   : "answers no more: ");
        clm__plain_text(out, change->id);
        break;
    case CLM_CHANGE_SOURCE_ADDED:
    case CLM_CHANGE_SOURCE_REMOVED: {
        bool added = change->kind == CLM_CHANGE_SOURCE_ADDED;
        clm__buf_puts(out, added ? "source added: " : "source removed: ");
        write_value(writing, added ? change->new_json : change->old_json,
                    added ? '+' : '-');
        break;
    }
    case CLM_CHANGE_EVIDENCE:
    case CLM_CHANGE_CITATION:
        clm__buf_puts(out, change->kind == CLM_CHANGE_EVIDENCE
                               ? "the words it rests on changed"
                               : "its place in the source changed: ");
        if (change->kind == CLM_CHANGE_CITATION)
            write_value(writing, change->new_json, 0);
        break;
    case CLM_CHANGE_ID:
        write_change(writing, change);
        clm__buf_printf(out, " (id; %u%% alike)", change->similarity);
        break;
    case CLM_CHANGE_TELLING:
        write_telling(writing, change);
        break;
    case CLM_CHANGE_LINK:
        write_links(writing, change);
        break;
    case CLM_CHANGE_TELLING_ADDED:
    case CLM_CHANGE_TELLING_REMOVED:
        clm__buf_puts(out, change->kind == CLM_CHANGE_TELLING_ADDED
                               ? "a further telling of "
                               : "no longer told as well: ");
        clm__plain_text(out, change->other);
        break;
    default:
        clm__buf_puts(out, clm_diff_field_name(clm_change_field(change->kind)));
        if (change->member != NULL)
            clm__buf_putc(out, ' ');
        clm__plain_text(out, change->member != NULL ? change->member : "");
        clm__buf_puts(out, ": ");
        write_change(writing, change);
    }
    clm__buf_putc(out, '\n');
}

/* What a person decided is why an event is gone, or back. */
static void
write_verdict(struct writing *writing, const struct clm_change *change)
{
    bool is_gone = change->kind == CLM_CHANGE_EVENT_REMOVED ||
                   change->kind == CLM_CHANGE_TELLING_REMOVED;
    bool is_back = change->kind == CLM_CHANGE_EVENT_ADDED ||
                   change->kind == CLM_CHANGE_TELLING_ADDED;
    const struct clm__side *other =
        is_gone ? &writing->diff->new_side : &writing->diff->old_side;
    if ((is_gone || is_back) && clm__is_rejected(other, change->id))
        clm__buf_puts(writing->out, is_gone ? "      rejected in a review\n"
                                            : "      no longer rejected\n");
}

static void
write_group(struct writing *writing, const struct group *group)
{
    const struct clm_diff *diff = writing->diff;
    const struct clm_change *first = &diff->changes[group->first];
    bool is_new = first->new_index != CLM_NONE;
    const struct clm__side *side = is_new ? &diff->new_side : &diff->old_side;
    uint32_t index = is_new ? first->new_index : first->old_index;
    const struct clm_event *event = clm_corpus_event(side->corpus, index);
    struct clm__buf *out = writing->out;
    clm__buf_puts(out, "  ");
    paint(writing, group->sign);
    clm__buf_printf(out, "%c %s %s", group->sign,
                    clm_kind_name((enum clm_kind)event->kind),
                    clm__event_id(side, index));
    paint(writing, 0);
    if (event->charge[0] != '\0') {
        clm__buf_puts(out, ": ");
        clm__plain_text(out, event->charge);
    }
    write_place(writing, first);
    clm__buf_putc(out, '\n');
    write_verdict(writing, first);
    for (size_t i = 0; group->sign == '~' && i < group->count; i++)
        if (!is_told_once(writing, &diff->changes[group->first + i]))
            write_event_change(writing, &diff->changes[group->first + i]);
}

static size_t
count_places(const char *events)
{
    json_t *list = events != NULL ? json_loads(events, 0, NULL) : NULL;
    size_t count = json_array_size(json_object_get(list, "actor")) +
                   json_array_size(json_object_get(list, "target"));
    json_decref(list);
    return count;
}

static void
write_globals(struct writing *writing)
{
    const struct clm_diff *diff = writing->diff;
    for (size_t i = 0; i < diff->change_count && is_global(&diff->changes[i]); i++) {
        const struct clm_change *change = &diff->changes[i];
        char label[40] = {0};
        const char *name = clm_change_name(change->kind);
        for (size_t k = 0; k < sizeof label - 1 && name[k] != '\0'; k++)
            label[k] = name[k] == '_' ? ' ' : name[k];
        clm__buf_printf(writing->out, "%s: ", label);
        bool only_info = change->kind == CLM_CHANGE_ACTOR_INFO ||
                         change->kind == CLM_CHANGE_SOURCE_INFO;
        if (only_info || change->old_json == NULL)
            write_value(writing, change->new_json, only_info ? 0 : '+');
        else if (change->new_json == NULL)
            write_value(writing, change->old_json, '-');
        else
            write_change(writing, change);
        if (change->events != NULL)
            clm__buf_printf(writing->out, " (in %zu places)",
                            count_places(change->events));
        write_place(writing, change);
        clm__buf_putc(writing->out, '\n');
    }
}

static void
write_groups(struct writing *writing)
{
    if (writing->count > 1)
        qsort(writing->groups, writing->count, sizeof *writing->groups, by_day_and_pair);
    for (size_t i = 0; i < writing->count; i++) {
        const struct group *group = &writing->groups[i],
                           *last = i > 0 ? &writing->groups[i - 1] : NULL;
        if (last == NULL || strcmp(last->date, group->date) != 0 ||
            strcmp(last->pair, group->pair) != 0) {
            clm__buf_putc(writing->out, '\n');
            paint(writing, 'b');
            clm__buf_printf(writing->out, "%s  %s", group->date, group->pair);
            paint(writing, 0);
            clm__buf_putc(writing->out, '\n');
        }
        write_group(writing, group);
    }
}

void
clm__diff_text(const struct clm_diff *diff, bool color, bool only_stat,
               struct clm__buf *out)
{
    struct writing writing = {.diff = diff, .out = out, .color = color};
    if (!find_groups(&writing)) {
        out->failed = true;
    } else {
        write_summary(&writing);
        write_ids_and_decisions(&writing);
        write_globals(&writing);
        if (!only_stat)
            write_groups(&writing);
    }
    clm__free(writing.groups);
    clm__arena_release(&writing.arena);
}
