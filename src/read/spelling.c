/* SPDX-License-Identifier: MIT */
/* Names that no list knows: one of the ways to write each, and several in one cell. */
#include "base/fold.h"
#include "read/corpus.h"

#include <stdio.h>
#include <string.h>

void
clm__spelling_count(struct clm_corpus *corpus, clm_str name)
{
    bool fresh = false;
    uint32_t *count = clm__map_put(&corpus->spellings, name, 0, &fresh);
    if (count == NULL)
        corpus->arena.failed = true;
    else if (*count < UINT32_MAX)
        ++*count;
}

/* ---- one of the ways to write a name ---- */

static uint32_t
implied_actor(struct clm_corpus *corpus, clm_str name)
{
    return clm__map_get(&corpus->implied_by_name, clm__alias_folded(corpus, name),
                        CLM_NONE);
}

/* Whether a spelling is better than the one that the actor has. */
static bool
is_better(const struct clm_corpus *corpus, clm_str name, uint32_t count, clm_str before)
{
    uint32_t count_before = clm__map_get(&corpus->spellings, before, 0);
    if (count != count_before)
        return count > count_before;
    return strcmp(clm_corpus_text(corpus, name), clm_corpus_text(corpus, before)) < 0;
}

/* Whatever the order of the rows, the same spelling wins. */
static bool
choose_names(struct clm_corpus *corpus)
{
    bool changed = false;
    for (size_t i = 0; i < corpus->spellings.room; i++) {
        const struct clm__map_slot *slot = &corpus->spellings.slots[i];
        uint32_t actor = slot->key != 0 ? implied_actor(corpus, slot->key) : CLM_NONE;
        if (actor == CLM_NONE || corpus->actors[actor].name == slot->key ||
            !is_better(corpus, slot->key, slot->value, corpus->actors[actor].name))
            continue;
        corpus->actors[actor].name = slot->key;
        changed = true;
    }
    return changed;
}

/* The words of a file stay beside the name where they differ from it; those of an article
 * have a place there. */
static void
rename_parties(const struct clm_corpus *corpus, const struct clm_party *parties,
               size_t count)
{
    struct clm_party *own = (struct clm_party *)(uintptr_t)parties;
    for (size_t i = 0; i < count; i++) {
        const struct clm_actor *actor = &corpus->actors[own[i].actor];
        if (actor->origin != CLM_ACTOR_IMPLIED)
            continue;
        clm_str written = own[i].text != 0 ? own[i].text : own[i].name;
        if (own[i].span.end == 0)
            own[i].text = written != actor->name ? written : 0;
        own[i].name = actor->name;
    }
}

/* ---- several parties in one cell ---- */

/* What people put between names where | is meant. Gives its length, or 0. */
static size_t
separator_at(const char *at)
{
    static const char *const separators[] = {", ",  ",",   "; ", ";",    " and ",
                                             " & ", " / ", "/",  "\r\n", "\n"};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (strncmp(at, separators[i], strlen(separators[i])) == 0)
            return strlen(separators[i]);
    return 0;
}

static bool
is_party(struct clm_corpus *corpus, clm_str name, uint32_t whole)
{
    uint32_t person = CLM_NONE;
    if (clm__alias_find_str(corpus, name, NULL, false, &person) != CLM_NONE)
        return true;
    uint32_t actor = implied_actor(corpus, name);
    return actor != CLM_NONE && actor != whole;
}

/* Writes the parts of a name, parted by |, if each of them is a party by itself. */
static bool
split(struct clm_corpus *corpus, uint32_t actor, struct clm__buf *out)
{
    const char *at = clm_corpus_text(corpus, corpus->actors[actor].name);
    size_t parts = 0;
    out->len = 0;
    for (const char *start = at;; at++) {
        size_t gap = *at != '\0' ? separator_at(at) : 0;
        if (*at != '\0' && gap == 0)
            continue;
        if (at == start ||
            !is_party(corpus, clm__corpus_str(corpus, start, (size_t)(at - start)),
                      actor))
            return false;
        clm__buf_puts(out, parts++ > 0 ? "|" : "");
        clm__buf_add(out, start, (size_t)(at - start));
        if (*at == '\0')
            return parts > 1 && !out->failed;
        at += gap - 1;
        start = at + 1;
    }
}

/* Whether a person wrote the party: what is read in an article has a place there. */
static bool
is_written(const struct clm_party *parties, size_t count, uint32_t actor)
{
    for (size_t i = 0; i < count; i++)
        if (parties[i].actor == actor && parties[i].span.end == 0)
            return true;
    return false;
}

static void
report_several(struct clm_corpus *corpus, uint32_t actor, const char *parts)
{
    for (size_t i = 0; i < corpus->event_count; i++) {
        const struct clm_event *event = &corpus->events[i];
        bool by = is_written(event->actors, event->actor_count, actor);
        if (!by && !is_written(event->targets, event->target_count, actor))
            continue;
        clm__corpus_report(
            corpus, CLM_E_SEVERAL_IN_ONE,
            clm_corpus_event_loc(corpus, i, by ? "actor" : "target"),
            "'%s' is taken for one party; are they several? then part them by |: %s",
            clm_corpus_text(corpus, corpus->actors[actor].name), parts);
        return;
    }
}

void
clm__spelling_choose(struct clm_corpus *corpus)
{
    bool changed = choose_names(corpus);
    for (size_t i = 0; changed && i < corpus->event_count; i++) {
        const struct clm_event *event = &corpus->events[i];
        rename_parties(corpus, event->actors, event->actor_count);
        rename_parties(corpus, event->targets, event->target_count);
    }

    struct clm__buf parts = {0};
    size_t count = corpus->actor_count;
    for (uint32_t i = 0; i < count; i++)
        if (corpus->actors[i].origin == CLM_ACTOR_IMPLIED && split(corpus, i, &parts))
            report_several(corpus, i, clm__buf_text(&parts));
    if (parts.failed)
        corpus->arena.failed = true;
    clm__buf_release(&parts);
}
