/* SPDX-License-Identifier: MIT */
/* The changes of two matched events, found on their JSON records once what changed
 * throughout has been applied to the old one. */
#include "diff/compare.h"

#include "diff/change.h"
#include "diff/lists.h"
#include "diff/same.h"
#include "diff/side.h"
#include "diff/values.h"

#include <string.h>

/* Two records and where their changes go. */
struct pair {
    struct clm_diff *diff;
    uint32_t old_event;
    uint32_t new_event;
    const char *id;
    json_t *raw; /* the old record as it was */
    json_t *was; /* the same, translated */
    json_t *is;
    json_t *old_evidence; /* members that differ only in words and places */
    json_t *new_evidence;
};

static struct clm_change *
add(struct pair *pair, enum clm_change_kind kind, const json_t *old_value,
    const json_t *new_value)
{
    struct clm_change *change =
        clm__change_add(pair->diff, kind, pair->old_event, pair->new_event);
    change->id = pair->id;
    clm__change_values(pair->diff, change, old_value, new_value);
    return change;
}

/* The word of a value that may be an object with its place: {"text"} or {"name"}. */
static const json_t *
words_of(const json_t *value)
{
    if (!json_is_object(value))
        return value;
    const json_t *name = json_object_get(value, "name");
    return name != NULL ? name : json_object_get(value, "text");
}

static void
note_evidence(struct pair *pair, const char *member)
{
    json_t *raw = json_object_get(pair->raw, member),
           *is = json_object_get(pair->is, member);
    json_object_set_new(pair->old_evidence, member,
                        raw != NULL ? json_incref(raw) : json_null());
    json_object_set_new(pair->new_evidence, member,
                        is != NULL ? json_incref(is) : json_null());
}

/* A member that is a word, or an object of a word and its place. */
static void
compare_words(struct pair *pair, const char *member, enum clm_change_kind kind)
{
    const json_t *was = json_object_get(pair->was, member),
                 *is = json_object_get(pair->is, member);
    if (clm__value_same(was, is))
        return;
    if (!clm__value_same(words_of(was), words_of(is)))
        add(pair, kind, json_object_get(pair->raw, member), is);
    else
        note_evidence(pair, member);
}

/* The same actor: one name, and one id where both have one. A table has no list of
 * actors, so that an actor may go by another name there. */
static bool
same_party(const struct clm_diff *diff, const json_t *a, const json_t *b)
{
    const json_t *x = json_object_get(a, "id"), *y = json_object_get(b, "id");
    if (diff->is_table && json_is_string(x) && json_is_string(y))
        return json_equal((json_t *)(uintptr_t)x, (json_t *)(uintptr_t)y);
    bool ids = json_is_null(x) || json_is_null(y) ||
               json_equal((json_t *)(uintptr_t)x, (json_t *)(uintptr_t)y);
    return ids && clm__value_same(json_object_get(a, "name"), json_object_get(b, "name"));
}

static bool
same_words(const json_t *a, const json_t *b)
{
    return clm__value_same(json_object_get(a, "text"), json_object_get(b, "text")) &&
           clm__value_same(json_object_get(a, "span"), json_object_get(b, "span"));
}

static bool
has_party(const struct clm_diff *diff, const json_t *parties, const json_t *party)
{
    for (size_t i = 0; i < json_array_size(parties); i++)
        if (same_party(diff, json_array_get(parties, i), party))
            return true;
    return false;
}

static void
compare_parties(struct pair *pair, const char *member, enum clm_change_kind kind)
{
    const json_t *was = json_object_get(pair->was, member),
                 *is = json_object_get(pair->is, member);
    size_t count = json_array_size(is);
    bool equal = json_array_size(was) == count, words = true;
    for (size_t i = 0; equal && i < count; i++) {
        const json_t *party = json_array_get(was, i);
        equal = pair->diff->accusations
                    ? has_party(pair->diff, is, party)
                    : same_party(pair->diff, party, json_array_get(is, i));
        words = words && same_words(party, json_array_get(is, i));
    }
    if (!equal)
        add(pair, kind, json_object_get(pair->raw, member), is);
    else if (!words)
        note_evidence(pair, member);
}

static void
compare_charge(struct pair *pair)
{
    const json_t *was = json_object_get(pair->was, "charge"),
                 *is = json_object_get(pair->is, "charge");
    json_t *old_words = clm__charge_words(was), *new_words = clm__charge_words(is);
    if (!clm__value_same(words_of(old_words), words_of(new_words))) {
        add(pair, CLM_CHANGE_CHARGE, old_words, new_words);
    } else if (!clm__value_same(old_words, new_words)) {
        json_object_set(pair->old_evidence, "charge", old_words);
        json_object_set(pair->new_evidence, "charge", new_words);
    }
    if (!clm__value_same(json_object_get(was, "types"), json_object_get(is, "types")))
        add(pair, CLM_CHANGE_CHARGE_TYPE, json_object_get(was, "types"),
            json_object_get(is, "types"));
    json_decref(old_words);
    json_decref(new_words);
}

/* Sources and answers, whose members come and go one by one. */
static void
add_steps(struct pair *pair, const char *member, const struct clm__steps *steps)
{
    const json_t *raw = json_object_get(pair->raw, member);
    for (size_t i = 0; i < steps->count; i++) {
        const struct clm__step *step = &steps->items[i];
        const json_t *old_value =
            step->old_value != NULL ? json_array_get(raw, step->old_place) : NULL;
        struct clm_change *change = add(pair, step->kind, old_value, step->new_value);
        if (step->new_value != NULL && step->old_value == NULL)
            change->place = (uint32_t)step->place;
        if (step->kind != CLM_CHANGE_ANSWER_ADDED &&
            step->kind != CLM_CHANGE_ANSWER_REMOVED)
            continue;
        const json_t *link = step->new_value != NULL ? step->new_value : step->old_value;
        const char *answered = json_string_value(
            json_is_object(link) ? json_object_get(link, "event") : link);
        change->other = pair->id;
        change->id = answered != NULL
                         ? clm__arena_text(&pair->diff->arena, answered, strlen(answered))
                         : "";
        pair->diff->failed |= change->id == NULL;
    }
}

/* Where only sources and linked events count, members are cut down to these. */
static void
cut_down(json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *value = json_array_get(list, i);
        json_t *source = json_object_get(value, "source"),
               *event = json_object_get(value, "event");
        if (source != NULL)
            json_array_set_new(list, i, json_pack("{s:O}", "source", source));
        else if (event != NULL)
            json_array_set(list, i, event);
    }
}

static void
compare_list(struct pair *pair, const char *member, bool is_sources)
{
    json_t *was = json_object_get(pair->was, member),
           *is = json_object_get(pair->is, member);
    struct clm__steps steps = {0};
    if (clm__value_same(was, is))
        return;
    if (!clm__steps_find(&steps, was, is, is_sources))
        pair->diff->failed = true;
    add_steps(pair, member, &steps);
    if (steps.rest != NULL && !clm__value_same(steps.rest, is)) {
        bool only_order = is_sources || clm__steps_same_set(steps.rest, is);
        struct clm_change *change =
            add(pair, only_order ? CLM_CHANGE_ORDER : CLM_CHANGE_LINK,
                json_object_get(pair->raw, member), is);
        change->member = is_sources ? "sources" : "answers";
    }
    clm__steps_release(&steps);
}

static void
compare_links(struct pair *pair, const char *member)
{
    const json_t *was = json_object_get(pair->was, member),
                 *is = json_object_get(pair->is, member);
    if (clm__value_same(was, is))
        return;
    bool order = clm__steps_same_set(was, is);
    struct clm_change *change = add(pair, order ? CLM_CHANGE_ORDER : CLM_CHANGE_LINK,
                                    json_object_get(pair->raw, member), is);
    change->member = member;
}

static bool
is_known(const char *member)
{
    static const char *const known[] = {
        "id",      "kind",       "phase",  "date",    "date_basis", "actors",
        "speaker", "targets",    "charge", "cue",     "place",      "quote",
        "origin",  "confidence", "note",   "sources", "answers",    "about",
        "repeats", "members",    "ends",   "extends",
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i], member) == 0)
            return true;
    return false;
}

static void
add_other(struct pair *pair, const char *member, const json_t *was, const json_t *is)
{
    struct clm_change *change = add(pair, CLM_CHANGE_MEMBER, was, is);
    change->member = clm__arena_text(&pair->diff->arena, member, strlen(member));
    pair->diff->failed |= change->member == NULL;
}

static void
compare_others(struct pair *pair)
{
    const char *member = NULL;
    json_t *value = NULL;
    json_object_foreach(pair->was, member, value)
    {
        if (!is_known(member) &&
            !clm__value_same(value, json_object_get(pair->is, member)))
            add_other(pair, member, value, json_object_get(pair->is, member));
    }
    json_object_foreach(pair->is, member, value)
    {
        if (!is_known(member) && !json_is_null(value) &&
            json_object_get(pair->was, member) == NULL)
            add_other(pair, member, NULL, value);
    }
}

static void
compare_telling(struct pair *pair)
{
    uint32_t old_main = clm__main_of(&pair->diff->old_side, pair->old_event);
    uint32_t new_main = clm__main_of(&pair->diff->new_side, pair->new_event);
    bool was_alone = old_main == pair->old_event, is_alone = new_main == pair->new_event;
    if (was_alone && is_alone)
        return;
    if (!was_alone && !is_alone && pair->diff->old_side.partner[old_main] == new_main)
        return;
    json_t *was =
        was_alone ? NULL : json_string(clm__event_id(&pair->diff->old_side, old_main));
    json_t *is =
        is_alone ? NULL : json_string(clm__event_id(&pair->diff->new_side, new_main));
    add(pair, CLM_CHANGE_TELLING, was, is);
    json_decref(was);
    json_decref(is);
}

static void
compare_members(struct pair *pair)
{
    static const char *const lists[] = {"sources", "answers", "about",
                                        "repeats", "ends",    "extends"};
    compare_words(pair, "kind", CLM_CHANGE_KIND);
    compare_words(pair, "phase", CLM_CHANGE_PHASE);
    compare_words(pair, "date", CLM_CHANGE_DATE);
    compare_parties(pair, "actors", CLM_CHANGE_ACTOR);
    compare_words(pair, "speaker", CLM_CHANGE_SPEAKER);
    compare_parties(pair, "targets", CLM_CHANGE_TARGET);
    compare_charge(pair);
    compare_words(pair, "place", CLM_CHANGE_PLACE);
    compare_words(pair, "quote", CLM_CHANGE_QUOTE);
    compare_words(pair, "note", CLM_CHANGE_NOTE);
    compare_words(pair, "origin", CLM_CHANGE_ORIGIN);
    compare_words(pair, "confidence", CLM_CHANGE_CONFIDENCE);
    for (size_t i = 0;
         clm__skips(pair->diff, CLM_DIFF_SPANS) && i < sizeof lists / sizeof *lists;
         i++) {
        cut_down(json_object_get(pair->raw, lists[i]));
        cut_down(json_object_get(pair->was, lists[i]));
        cut_down(json_object_get(pair->is, lists[i]));
    }
    compare_list(pair, "sources", true);
    compare_list(pair, "answers", false);
    compare_links(pair, "about");
    if (!pair->diff->is_table)
        for (size_t i = 3; i < sizeof lists / sizeof *lists; i++)
            compare_links(pair, lists[i]);
    compare_others(pair);
    if (!clm__value_same(json_object_get(pair->was, "date_basis"),
                         json_object_get(pair->is, "date_basis")))
        note_evidence(pair, "date_basis");
    if (!clm__value_same(json_object_get(pair->was, "cue"),
                         json_object_get(pair->is, "cue")))
        note_evidence(pair, "cue");
    if (json_object_size(pair->new_evidence) > 0)
        add(pair, CLM_CHANGE_EVIDENCE, pair->old_evidence, pair->new_evidence);
}

static void
compare_ids(struct pair *pair)
{
    const char *was = clm__event_id(&pair->diff->old_side, pair->old_event);
    if (strcmp(was, pair->id) == 0)
        return;
    json_t *from = json_string(was), *to = json_string(pair->id);
    struct clm_change *change = add(pair, CLM_CHANGE_ID, from, to);
    change->similarity = pair->diff->similarity[pair->old_event];
    json_decref(from);
    json_decref(to);
}

void
clm__compare(struct clm_diff *diff, uint32_t old_event, uint32_t new_event)
{
    struct pair pair = {.diff = diff,
                        .old_event = old_event,
                        .new_event = new_event,
                        .id = clm__event_id(&diff->new_side, new_event)};
    compare_ids(&pair);
    compare_telling(&pair);
    if (clm__same_event(diff, old_event, new_event))
        return;
    pair.raw = clm__json_event(diff->old_side.graph, old_event);
    pair.was = json_deep_copy(pair.raw);
    pair.is = clm__json_event(diff->new_side.graph, new_event);
    pair.old_evidence = json_object();
    pair.new_evidence = json_object();
    if (pair.was == NULL || pair.is == NULL || pair.old_evidence == NULL ||
        pair.new_evidence == NULL) {
        diff->failed = true;
    } else {
        clm__translate_event(&diff->translation, pair.was);
        compare_members(&pair);
    }
    json_decref(pair.raw);
    json_decref(pair.was);
    json_decref(pair.is);
    json_decref(pair.old_evidence);
    json_decref(pair.new_evidence);
}
