/* SPDX-License-Identifier: MIT */
/* Kinds of change: what each is called, its field, and its kind the other way round. */
#include "diff/change.h"

#include "base/alloc.h"
#include "diff/side.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    enum clm_diff_field field;
    enum clm_change_kind reverse;
} kinds[CLM_CHANGE_KIND_COUNT] = {
    [CLM_CHANGE_TITLE] = {"title_changed", CLM_DIFF_TITLE, CLM_CHANGE_TITLE},
    [CLM_CHANGE_ACTOR_RENAMED] = {"actor_renamed", CLM_DIFF_NAME,
                                  CLM_CHANGE_ACTOR_RENAMED},
    [CLM_CHANGE_ACTOR_MERGED] = {"actor_merged", CLM_DIFF_NAME, CLM_CHANGE_ACTOR_SPLIT},
    [CLM_CHANGE_ACTOR_SPLIT] = {"actor_split", CLM_DIFF_NAME, CLM_CHANGE_ACTOR_MERGED},
    [CLM_CHANGE_SPEAKER_RENAMED] = {"speaker_renamed", CLM_DIFF_NAME,
                                    CLM_CHANGE_SPEAKER_RENAMED},
    [CLM_CHANGE_ACTOR_LISTED] = {"actor_listed", CLM_DIFF_ACTORS,
                                 CLM_CHANGE_ACTOR_UNLISTED},
    [CLM_CHANGE_ACTOR_UNLISTED] = {"actor_unlisted", CLM_DIFF_ACTORS,
                                   CLM_CHANGE_ACTOR_LISTED},
    [CLM_CHANGE_ACTOR_INFO] = {"actor_info_changed", CLM_DIFF_ACTORS,
                               CLM_CHANGE_ACTOR_INFO},
    [CLM_CHANGE_SOURCE_LISTED] = {"source_listed", CLM_DIFF_SOURCES,
                                  CLM_CHANGE_SOURCE_UNLISTED},
    [CLM_CHANGE_SOURCE_UNLISTED] = {"source_unlisted", CLM_DIFF_SOURCES,
                                    CLM_CHANGE_SOURCE_LISTED},
    [CLM_CHANGE_SOURCE_INFO] = {"source_info_changed", CLM_DIFF_SOURCES,
                                CLM_CHANGE_SOURCE_INFO},
    [CLM_CHANGE_EVENT_REMOVED] = {"event_removed", CLM_DIFF_EVENT,
                                  CLM_CHANGE_EVENT_ADDED},
    [CLM_CHANGE_EVENT_ADDED] = {"event_added", CLM_DIFF_EVENT, CLM_CHANGE_EVENT_REMOVED},
    [CLM_CHANGE_TELLING_REMOVED] = {"telling_removed", CLM_DIFF_TELLING,
                                    CLM_CHANGE_TELLING_ADDED},
    [CLM_CHANGE_TELLING_ADDED] = {"telling_added", CLM_DIFF_TELLING,
                                  CLM_CHANGE_TELLING_REMOVED},
    [CLM_CHANGE_TELLING] = {"telling_changed", CLM_DIFF_TELLING, CLM_CHANGE_TELLING},
    [CLM_CHANGE_ID] = {"id_changed", CLM_DIFF_ID, CLM_CHANGE_ID},
    [CLM_CHANGE_KIND] = {"kind_changed", CLM_DIFF_KIND, CLM_CHANGE_KIND},
    [CLM_CHANGE_PHASE] = {"phase_changed", CLM_DIFF_PHASE, CLM_CHANGE_PHASE},
    [CLM_CHANGE_DATE] = {"date_changed", CLM_DIFF_DATE, CLM_CHANGE_DATE},
    [CLM_CHANGE_ACTOR] = {"actor_changed", CLM_DIFF_ACTOR, CLM_CHANGE_ACTOR},
    [CLM_CHANGE_SPEAKER] = {"speaker_changed", CLM_DIFF_SPEAKER, CLM_CHANGE_SPEAKER},
    [CLM_CHANGE_TARGET] = {"target_changed", CLM_DIFF_TARGET, CLM_CHANGE_TARGET},
    [CLM_CHANGE_CHARGE] = {"charge_changed", CLM_DIFF_CHARGE, CLM_CHANGE_CHARGE},
    [CLM_CHANGE_CHARGE_TYPE] = {"charge_type_changed", CLM_DIFF_CHARGE_TYPE,
                                CLM_CHANGE_CHARGE_TYPE},
    [CLM_CHANGE_PLACE] = {"place_changed", CLM_DIFF_PLACE, CLM_CHANGE_PLACE},
    [CLM_CHANGE_QUOTE] = {"quote_changed", CLM_DIFF_QUOTE, CLM_CHANGE_QUOTE},
    [CLM_CHANGE_NOTE] = {"note_changed", CLM_DIFF_NOTE, CLM_CHANGE_NOTE},
    [CLM_CHANGE_ORIGIN] = {"origin_changed", CLM_DIFF_ORIGIN, CLM_CHANGE_ORIGIN},
    [CLM_CHANGE_CONFIDENCE] = {"confidence_changed", CLM_DIFF_CONFIDENCE,
                               CLM_CHANGE_CONFIDENCE},
    [CLM_CHANGE_CITATION] = {"citation_changed", CLM_DIFF_SPANS, CLM_CHANGE_CITATION},
    [CLM_CHANGE_SOURCE_REMOVED] = {"source_removed", CLM_DIFF_SOURCE,
                                   CLM_CHANGE_SOURCE_ADDED},
    [CLM_CHANGE_SOURCE_ADDED] = {"source_added", CLM_DIFF_SOURCE,
                                 CLM_CHANGE_SOURCE_REMOVED},
    [CLM_CHANGE_ANSWER_REMOVED] = {"answer_removed", CLM_DIFF_ANSWER,
                                   CLM_CHANGE_ANSWER_ADDED},
    [CLM_CHANGE_ANSWER_ADDED] = {"answer_added", CLM_DIFF_ANSWER,
                                 CLM_CHANGE_ANSWER_REMOVED},
    [CLM_CHANGE_LINK] = {"link_changed", CLM_DIFF_LINK, CLM_CHANGE_LINK},
    [CLM_CHANGE_ORDER] = {"order_changed", CLM_DIFF_ORDER, CLM_CHANGE_ORDER},
    [CLM_CHANGE_EVIDENCE] = {"evidence_changed", CLM_DIFF_SPANS, CLM_CHANGE_EVIDENCE},
    [CLM_CHANGE_MEMBER] = {"member_changed", CLM_DIFF_OTHER, CLM_CHANGE_MEMBER},
};

static const char *const fields[CLM_DIFF_FIELD_COUNT] = {
    [CLM_DIFF_EVENT] = "event",
    [CLM_DIFF_TELLING] = "telling",
    [CLM_DIFF_ID] = "id",
    [CLM_DIFF_KIND] = "kind",
    [CLM_DIFF_PHASE] = "phase",
    [CLM_DIFF_DATE] = "date",
    [CLM_DIFF_ACTOR] = "actor",
    [CLM_DIFF_SPEAKER] = "speaker",
    [CLM_DIFF_TARGET] = "target",
    [CLM_DIFF_CHARGE] = "charge",
    [CLM_DIFF_CHARGE_TYPE] = "charge-type",
    [CLM_DIFF_PLACE] = "place",
    [CLM_DIFF_QUOTE] = "quote",
    [CLM_DIFF_NOTE] = "note",
    [CLM_DIFF_ORIGIN] = "origin",
    [CLM_DIFF_CONFIDENCE] = "confidence",
    [CLM_DIFF_SOURCE] = "source",
    [CLM_DIFF_ANSWER] = "answer",
    [CLM_DIFF_LINK] = "link",
    [CLM_DIFF_SPANS] = "spans",
    [CLM_DIFF_OTHER] = "other",
    [CLM_DIFF_ORDER] = "order",
    [CLM_DIFF_NAME] = "name",
    [CLM_DIFF_ACTORS] = "actors",
    [CLM_DIFF_SOURCES] = "sources",
    [CLM_DIFF_TITLE] = "title",
};

const char *
clm_change_name(enum clm_change_kind kind)
{
    return kinds[kind].name;
}

enum clm_diff_field
clm_change_field(enum clm_change_kind kind)
{
    return kinds[kind].field;
}

enum clm_change_kind
clm_change_reverse(enum clm_change_kind kind)
{
    return kinds[kind].reverse;
}

const char *
clm_diff_field_name(enum clm_diff_field field)
{
    return fields[field];
}

bool
clm_diff_field_find(enum clm_diff_field *out, const char *name, size_t len)
{
    for (int i = 0; i < CLM_DIFF_FIELD_COUNT; i++) {
        if (strlen(fields[i]) == len && memcmp(fields[i], name, len) == 0) {
            *out = (enum clm_diff_field)i;
            return true;
        }
    }
    return false;
}

struct clm_change *
clm__change_add(struct clm_diff *diff, enum clm_change_kind kind, uint32_t old_index,
                uint32_t new_index)
{
    void *changes = diff->changes;
    struct clm_change *change = &diff->unwanted;
    if (clm__grow(&changes, &diff->change_room, diff->change_count + 1, sizeof *change)) {
        diff->changes = changes;
        if (!clm__skips(diff, clm_change_field(kind)))
            change = &diff->changes[diff->change_count++];
    } else {
        diff->failed = true;
    }
    *change = (struct clm_change){.kind = (uint8_t)kind,
                                  .old_index = old_index,
                                  .new_index = new_index,
                                  .place = CLM_NO_PLACE};
    return change;
}

const char *
clm__change_json(struct clm_diff *diff, const json_t *value)
{
    if (value == NULL || json_is_null(value))
        return NULL;
    char *text =
        json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
    const char *kept =
        text != NULL ? clm__arena_text(&diff->arena, text, strlen(text)) : NULL;
    free(text);
    diff->failed |= kept == NULL;
    return kept;
}

void
clm__change_values(struct clm_diff *diff, struct clm_change *change,
                   const json_t *old_value, const json_t *new_value)
{
    if (change == &diff->unwanted)
        return;
    change->old_json = clm__change_json(diff, old_value);
    change->new_json = clm__change_json(diff, new_value);
}

/* The column or member that a change is about. */
static const char *
column_of(const struct clm_change *change)
{
    switch ((int)change->kind) {
    case CLM_CHANGE_KIND:
        return "kind";
    case CLM_CHANGE_PHASE:
        return "phase";
    case CLM_CHANGE_DATE:
        return "date";
    case CLM_CHANGE_ACTOR:
        return "actor";
    case CLM_CHANGE_SPEAKER:
        return "speaker";
    case CLM_CHANGE_TARGET:
        return "target";
    case CLM_CHANGE_CHARGE:
        return "charge";
    case CLM_CHANGE_CHARGE_TYPE:
        return "charge_type";
    case CLM_CHANGE_PLACE:
        return "place";
    case CLM_CHANGE_QUOTE:
        return "quote";
    case CLM_CHANGE_NOTE:
        return "note";
    case CLM_CHANGE_ORIGIN:
        return "origin";
    case CLM_CHANGE_CONFIDENCE:
        return "confidence";
    case CLM_CHANGE_CITATION:
    case CLM_CHANGE_SOURCE_ADDED:
    case CLM_CHANGE_SOURCE_REMOVED:
        return "source";
    case CLM_CHANGE_ANSWER_ADDED:
    case CLM_CHANGE_ANSWER_REMOVED:
        return "answers";
    default:
        return change->member != NULL ? change->member : "id";
    }
}

static bool
is_about_actor(uint8_t kind)
{
    return kind >= CLM_CHANGE_ACTOR_RENAMED && kind <= CLM_CHANGE_ACTOR_INFO &&
           kind != CLM_CHANGE_SPEAKER_RENAMED;
}

void
clm__change_place(const struct clm_diff *diff, const struct clm_change *change,
                  bool is_new, struct clm__buf *out)
{
    const struct clm__side *side = is_new ? &diff->new_side : &diff->old_side;
    uint32_t index = is_new ? change->new_index : change->old_index;
    struct clm_loc at = {0};
    if (index == CLM_NONE || change->kind == CLM_CHANGE_TITLE)
        return;
    if (is_about_actor(change->kind)) {
        if (side->corpus->actors[index].origin != CLM_ACTOR_IMPLIED)
            at = clm_corpus_actor_loc(side->corpus, index);
    } else if (clm_change_field(change->kind) == CLM_DIFF_SOURCES) {
        if (side->corpus->sources[index].listed)
            at = clm_corpus_source_loc(side->corpus, index);
    } else {
        at = clm_corpus_event_loc(side->corpus, index, column_of(change));
    }
    if (at.file == NULL)
        return;
    clm__buf_puts(out, at.file);
    if (at.line > 0)
        clm__buf_printf(out, ":%u", at.line);
    if (at.path != NULL)
        clm__buf_printf(out, ":%s", at.path);
    else if (at.column > 0)
        clm__buf_printf(out, ":%u", at.column);
}
