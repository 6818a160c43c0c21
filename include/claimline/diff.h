/* SPDX-License-Identifier: MIT */
/* What changed between two versions of a corpus: typed changes, and writers for them. */
#ifndef CLAIMLINE_DIFF_H
#define CLAIMLINE_DIFF_H

#include <claimline/graph.h>
#include <claimline/picture.h>
#include <claimline/table.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a change is about: the words of --ignore and --only. */
enum clm_diff_field {
    CLM_DIFF_EVENT, /* events added and removed */
    CLM_DIFF_TELLING,
    CLM_DIFF_ID,
    CLM_DIFF_KIND,
    CLM_DIFF_PHASE,
    CLM_DIFF_DATE,
    CLM_DIFF_ACTOR,
    CLM_DIFF_SPEAKER,
    CLM_DIFF_TARGET,
    CLM_DIFF_CHARGE,
    CLM_DIFF_CHARGE_TYPE,
    CLM_DIFF_PLACE,
    CLM_DIFF_QUOTE,
    CLM_DIFF_NOTE,
    CLM_DIFF_ORIGIN,
    CLM_DIFF_CONFIDENCE,
    CLM_DIFF_SOURCE,
    CLM_DIFF_ANSWER,
    CLM_DIFF_LINK,
    CLM_DIFF_SPANS,   /* the words and places behind an event: evidence, citations */
    CLM_DIFF_OTHER,   /* columns and members without a meaning of ours */
    CLM_DIFF_ORDER,   /* of sources and links within an event */
    CLM_DIFF_NAME,    /* actors renamed, merged, split */
    CLM_DIFF_ACTORS,  /* the list of actors */
    CLM_DIFF_SOURCES, /* the list of sources */
    CLM_DIFF_TITLE,
    CLM_DIFF_FIELD_COUNT,
};

enum clm_change_kind {
    CLM_CHANGE_TITLE,
    CLM_CHANGE_ACTOR_RENAMED,
    CLM_CHANGE_ACTOR_MERGED,
    CLM_CHANGE_ACTOR_SPLIT,
    CLM_CHANGE_SPEAKER_RENAMED,
    CLM_CHANGE_ACTOR_LISTED,
    CLM_CHANGE_ACTOR_UNLISTED,
    CLM_CHANGE_ACTOR_INFO,
    CLM_CHANGE_SOURCE_LISTED,
    CLM_CHANGE_SOURCE_UNLISTED,
    CLM_CHANGE_SOURCE_INFO,
    CLM_CHANGE_EVENT_REMOVED,
    CLM_CHANGE_EVENT_ADDED,
    CLM_CHANGE_TELLING_REMOVED,
    CLM_CHANGE_TELLING_ADDED,
    CLM_CHANGE_TELLING, /* moved to another event, or on its own now */
    CLM_CHANGE_ID,
    CLM_CHANGE_KIND,
    CLM_CHANGE_PHASE,
    CLM_CHANGE_DATE,
    CLM_CHANGE_ACTOR,
    CLM_CHANGE_SPEAKER,
    CLM_CHANGE_TARGET,
    CLM_CHANGE_CHARGE,
    CLM_CHANGE_CHARGE_TYPE,
    CLM_CHANGE_PLACE,
    CLM_CHANGE_QUOTE,
    CLM_CHANGE_NOTE,
    CLM_CHANGE_ORIGIN,
    CLM_CHANGE_CONFIDENCE,
    CLM_CHANGE_CITATION, /* the place within a source, or its URL */
    CLM_CHANGE_SOURCE_REMOVED,
    CLM_CHANGE_SOURCE_ADDED,
    CLM_CHANGE_ANSWER_REMOVED,
    CLM_CHANGE_ANSWER_ADDED,
    CLM_CHANGE_LINK,
    CLM_CHANGE_ORDER,
    CLM_CHANGE_EVIDENCE,
    CLM_CHANGE_MEMBER, /* of a column or member without a meaning of ours */
    CLM_CHANGE_KIND_COUNT,
};

#define CLM_NO_PLACE UINT32_MAX

/** One change. Everything it points to lives as long as its diff. Values are JSON text as
 * timeline.json has it, NULL = nothing. */
struct clm_change {
    uint8_t kind;       /* of clm_change_kind */
    uint8_t similarity; /* of a changed id, 0-100 */
    uint32_t old_index; /* of the event, actor or source in the old corpus, or CLM_NONE */
    uint32_t new_index;
    const char *id; /* its id (of an actor in no list, its name), that of the new corpus
                       where it has one; NULL = the change is about none */
    const char *old_json;
    const char *new_json;
    const char *member; /* of a link, order or other member: its name; else NULL */
    const char
        *other; /* of an answer: the answering event; of a telling: what it tells */
    const char
        *events; /* of a merged or split actor: {"actor": [new ids], "target": [...]} */
    uint32_t place; /* in the new list of sources or answers, or CLM_NO_PLACE */
};

struct clm_diff_options {
    uint32_t ignore; /* bits 1 << clm_diff_field: changes that are not wanted */
};

struct clm_diff;

/** Compares two graphs, which must outlive the diff. Events are matched by id, then by
 * what they say. What an export of ours cannot hold is not compared. CLM_E_NOMEM.
 * `options` may be NULL. @since 0.1 */
CLM_API enum clm_code clm_diff_new(struct clm_diff **out,
                                   const struct clm_graph *old_graph,
                                   const struct clm_graph *new_graph,
                                   const struct clm_diff_options *options,
                                   struct clm_error *err) CLM_MUST_CHECK;
/** NULL is fine. */
CLM_API void clm_diff_free(struct clm_diff *diff);

/** Changes of the whole corpus first, then event by event in the order of days and ids.
 */
CLM_API size_t clm_diff_count(const struct clm_diff *diff);
CLM_API const struct clm_change *clm_diff_at(const struct clm_diff *diff, size_t index);
typedef void (*clm_change_fn)(const struct clm_change *change, void *payload);
CLM_API void clm_diff_for_each(const struct clm_diff *diff, clm_change_fn on_change,
                               void *payload);
/** The fields that were not compared, as bits 1 << clm_diff_field. */
CLM_API uint32_t clm_diff_not_compared(const struct clm_diff *diff);
CLM_API const struct clm_graph *clm_diff_old(const struct clm_diff *diff);
CLM_API const struct clm_graph *clm_diff_new_graph(const struct clm_diff *diff);

/** "date_changed"; "date". @since 0.1 */
CLM_API const char *clm_change_name(enum clm_change_kind kind);
CLM_API enum clm_diff_field clm_change_field(enum clm_change_kind kind);
/** The kind of the same change the other way round. */
CLM_API enum clm_change_kind clm_change_reverse(enum clm_change_kind kind);
CLM_API const char *clm_diff_field_name(enum clm_diff_field field);
/** The field for a word; false when there is none. */
CLM_API bool clm_diff_field_find(enum clm_diff_field *out, const char *name, size_t len);

enum clm_diff_format { CLM_DIFF_TEXT, CLM_DIFF_JSONL, CLM_DIFF_CSV, CLM_DIFF_STAT };

struct clm_diff_write_options {
    enum clm_diff_format format;
    bool color; /* text only */
};

/** Writes the changes. CLM_E_NOMEM, CLM_E_WRITE when `write` gives false. @since 0.1 */
CLM_API enum clm_code clm_diff_write(const struct clm_diff *diff,
                                     const struct clm_diff_write_options *options,
                                     clm_write_fn write, void *payload,
                                     struct clm_error *err) CLM_MUST_CHECK;

/** Lays out both versions as one ladder: what is added, removed, changed and moved is
 * marked. Only changed days and the events about them, unless `full`. `options` are those
 * of any picture; its marks are not looked at. CLM_E_NO_INPUT when there is nothing to
 * show, CLM_E_NOMEM. @since 0.1 */
CLM_API enum clm_code clm_diff_picture_new(struct clm_picture **out,
                                           const struct clm_diff *diff, bool full,
                                           const struct clm_picture_options *options,
                                           struct clm_error *err) CLM_MUST_CHECK;

/** Applies changes, as JSON Lines of clm_diff_write, to a graph and writes the result as
 * timeline.json. CLM_E_PATCH with the line of `name` when a change does not fit: nothing
 * is written then. CLM_E_JSON, CLM_E_NOMEM, CLM_E_WRITE. @since 0.1 */
CLM_API enum clm_code clm_patch_write(const struct clm_graph *graph, const char *name,
                                      const char *changes, size_t len, clm_write_fn write,
                                      void *payload,
                                      struct clm_error *err) CLM_MUST_CHECK;

/** One version of a curated events.csv. */
struct clm_merge_side {
    const char *name;
    const char *bytes;
    size_t len;
};

/** Joins two versions of a CSV file of events that began as `base`, cell by cell, by id:
 * columns and order are those of `ours`, a new row of `theirs` stands behind the row that
 * it follows there. Lines that nobody touched keep their bytes. Where both changed one
 * cell differently, both rows are kept between git's marks, which reading refuses, and
 * `*conflicts` counts them. CLM_E_CSV and the like with the place when a side cannot be
 * read, CLM_E_CONFLICT when it holds such marks, CLM_E_DUPLICATE_ID, CLM_E_NOMEM,
 * CLM_E_WRITE. @since 0.1 */
CLM_API enum clm_code
clm_merge_write(const struct clm_merge_side *base, const struct clm_merge_side *ours,
                const struct clm_merge_side *theirs, clm_write_fn write, void *payload,
                size_t *conflicts, struct clm_error *err) CLM_MUST_CHECK;

#ifdef __cplusplus
}
#endif
#endif
