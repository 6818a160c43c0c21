/* SPDX-License-Identifier: MIT */
/* A CSV file of events as it stands: cells by column name, rows by id, and the bytes of
 * each. */
#ifndef CLM_DIFF_SHEET_H
#define CLM_DIFF_SHEET_H

#include "base/arena.h"
#include "base/intern.h"
#include "base/map.h"
#include "claimline/diff.h"
#include "read/csv.h"

/** Bytes of a side. */
struct clm__slice {
    const char *at;
    size_t len;
};

struct clm__sheet_row {
    const struct clm__csv_cell *cells;
    uint32_t line;
    clm_str id;            /* of the sheet; a row without one goes by what it says */
    struct clm__slice gap; /* what stands before it and is no row: lines without cells */
    struct clm__slice body, end; /* the row as it is written, and its line end */
};

struct clm__sheet {
    const char *name;
    struct clm__csv_cell *header;
    size_t columns;
    struct clm__sheet_row head; /* where the header stands */
    struct clm__sheet_row *rows;
    size_t count, room;
    struct clm__arena arena;
    struct clm__intern ids;
    struct clm__map row_by_id; /* -> row + 1 */
    struct clm__map twins;     /* id of what a row without an id says -> how many */
    struct clm__slice rest;    /* of the side: behind the last row */
    uint32_t line;             /* that `rest` begins with, while the side is read */
    struct clm_error *err;
};

/** Reads a side. A zeroed sheet is an empty one; clm__sheet_release frees it. */
enum clm_code clm__sheet_read(struct clm__sheet *sheet, const struct clm_merge_side *side,
                              struct clm_error *err) CLM_MUST_CHECK;
void clm__sheet_release(struct clm__sheet *sheet);

/** The column of a name, or CLM_NONE. */
uint32_t clm__sheet_column(const struct clm__sheet *sheet, const char *name);
/** The row with the id of another sheet's row, or NULL. */
const struct clm__sheet_row *clm__sheet_find(const struct clm__sheet *sheet,
                                             const struct clm__sheet *other,
                                             const struct clm__sheet_row *row);
/** The cell of a column that the sheet calls `name`, "" when it has none. */
struct clm__csv_cell clm__sheet_cell(const struct clm__sheet *sheet,
                                     const struct clm__sheet_row *row, const char *name);
/** The same as it is written, with its quotes and blanks. */
struct clm__slice clm__sheet_raw_cell(const struct clm__sheet *sheet,
                                      const struct clm__sheet_row *row, const char *name);

#endif
