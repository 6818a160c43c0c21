/* SPDX-License-Identifier: MIT */
/* Tables and the graph as text: who accused whom, every event, who times whom, JSON, data
 * package. */
#ifndef CLAIMLINE_TABLE_H
#define CLAIMLINE_TABLE_H

#include <claimline/graph.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Takes bytes of a result as they are made; false = they could not be written, and
 * nothing more comes. */
typedef bool (*clm_write_fn)(const char *bytes, size_t len, void *payload);

enum clm_table {
    CLM_TABLE_ACCUSATIONS, /* one row an accuser-accused pair of an accusation */
    CLM_TABLE_EVENTS,      /* one row an event */
    CLM_TABLE_MATRIX,      /* accusers down, accused across, accusations counted */
    CLM_TABLE_PAIRS,   /* one row an accuser and accused: counts, answered, first, last */
    CLM_TABLE_ANSWERS, /* one row an accusation and an answer: how long it took */
};

/** What a matrix is told by. */
enum clm_table_by { CLM_BY_NOTHING, CLM_BY_YEAR, CLM_BY_MONTH };

enum clm_table_format { CLM_TABLE_CSV, CLM_TABLE_JSONL, CLM_TABLE_MARKDOWN };

struct clm_table_options {
    enum clm_table table;
    enum clm_table_format format;
    enum clm_table_by by; /* of a matrix: one row an accuser, accused and year or month */
    bool excel; /* CSV only: BOM, CRLF, and cells that a spreadsheet would take for a
                   formula guarded by ' */
};

/** Writes a table of the events of a view, in their order. CSV is RFC 4180 with LF and no
 * BOM; JSON Lines has null for what is empty; Markdown has the columns that a reader
 * needs, escaped. CLM_E_NOMEM, CLM_E_WRITE when `write` gives false. @since 0.1 */
CLM_API enum clm_code clm_table_write(const struct clm_view *view,
                                      const struct clm_table_options *options,
                                      clm_write_fn write, void *payload,
                                      struct clm_error *err) CLM_MUST_CHECK;

/** Writes timeline.json: title, actors, sources and events of a view. Read back it gives
 * the same graph and the same bytes. Links to events outside the view are left out.
 * `title` may be NULL. @since 0.1 */
CLM_API enum clm_code clm_json_write(const struct clm_view *view, const char *title,
                                     clm_write_fn write, void *payload,
                                     struct clm_error *err) CLM_MUST_CHECK;

/** Writes datapackage.json (Frictionless Data Package v1) for accusations.csv and
 * events.csv. @since 0.1 */
CLM_API enum clm_code clm_package_write(const char *title, bool excel, clm_write_fn write,
                                        void *payload,
                                        struct clm_error *err) CLM_MUST_CHECK;

#ifdef __cplusplus
}
#endif
#endif
