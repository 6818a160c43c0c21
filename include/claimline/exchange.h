/* SPDX-License-Identifier: MIT */
/* To the formats of timeline programs, and from event sets of others. */
#ifndef CLAIMLINE_EXCHANGE_H
#define CLAIMLINE_EXCHANGE_H

#include <claimline/table.h>

#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A row an export: its id and its name. JSON of TimelineJS 3 (Knight Lab), CSV of
 * TimeMapper (Open Knowledge), items and groups of vis-timeline as JSON, a timeline of
 * Mermaid. New ones stand last. */
#define CLM_EXPORTS(ROW)                                                                 \
    ROW(TIMELINEJS, timelinejs)                                                          \
    ROW(TIMEMAP, timemap)                                                                \
    ROW(VIS, vis)                                                                        \
    ROW(MERMAID, mermaid)

#define CLM_EXPORT_ID(id, name) CLM_EXPORT_##id,
enum clm_export { CLM_EXPORTS(CLM_EXPORT_ID) };
#undef CLM_EXPORT_ID

/** Writes the events of a view. Texts never become markup of the program that shows them;
 * a date that is not a day keeps its words. `title` may be NULL. CLM_E_NOMEM, CLM_E_WRITE
 * when `write` gives false. @since 0.2 */
CLM_API enum clm_code clm_export_write(const struct clm_view *view, enum clm_export to,
                                       const char *title, clm_write_fn write,
                                       void *payload,
                                       struct clm_error *err) CLM_MUST_CHECK;

/** Writes a view as a workbook of the sheets accusations, events, matrix and sources:
 * days that sort, links that open, filters, and no text that becomes a formula. The same
 * view gives the same bytes. A temporary file is made in $TMPDIR or /tmp. CLM_E_USAGE
 * when the library was built without libxlsxwriter, CLM_E_TOO_LARGE beyond the rows of a
 * sheet, CLM_E_IO, CLM_E_NOMEM, CLM_E_WRITE. @since 0.2 */
CLM_API enum clm_code clm_xlsx_write(const struct clm_view *view, clm_write_fn write,
                                     void *payload, struct clm_error *err) CLM_MUST_CHECK;

enum clm_import {
    CLM_IMPORT_ACLED, /* CSV with a header, as ACLED exports it */
    CLM_IMPORT_GDELT, /* event tables 1.0 (57 or 58 columns) and 2.0 (61), tabs, no header
                       */
    CLM_IMPORT_ICEWS, /* tabs with a header, as in the ICEWS Coded Event Data */
};

/** What became of the rows of a foreign file. */
struct clm_import_counts {
    size_t events;
    size_t other_kinds; /* of a kind that we have none for, such as protests */
    size_t undated;
    size_t short_rows; /* with fewer columns than they need */
};

/** Reads a file of others and writes an events.csv of ours: codes become kinds, charge
 * types and phases (CAMEO 1.1b3 by its longest known beginning), a week or month stays
 * one. CLM_E_HEADER when a column is missing that is needed, CLM_E_CSV, CLM_E_ENCODING,
 * CLM_E_TOO_LARGE with the place in `err`; CLM_E_IO, CLM_E_NOMEM, CLM_E_WRITE. @since 0.2
 */
CLM_API enum clm_code clm_import_read(FILE *in, const char *name, enum clm_import from,
                                      clm_write_fn write, void *payload,
                                      struct clm_import_counts *counts,
                                      struct clm_error *err) CLM_MUST_CHECK;

#ifdef __cplusplus
}
#endif
#endif
