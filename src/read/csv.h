/* SPDX-License-Identifier: MIT */
/* CSV rows with their places: libcsv parses, this counts lines and finds columns. */
#ifndef CLM_READ_CSV_H
#define CLM_READ_CSV_H

#include "base/buf.h"
#include "claimline/error.h"

struct clm__csv_cell {
    const char *text; /* NUL-ended */
    size_t len;
};

/** A row; all of it is borrowed until the callback returns, which may change the cells.
 */
struct clm__csv_row {
    struct clm__csv_cell *cells;
    size_t count;
    uint32_t line;     /* where it begins */
    const char *bytes; /* as it stands in the file, to find columns in */
    size_t len;
};

/** Whether a cell, or each cell of a row, holds nothing but blanks and tabs. */
bool clm__csv_is_blank(const struct clm__csv_cell *cell);
bool clm__csv_row_is_blank(const struct clm__csv_row *row);

/** Called for each row that is not empty; a code other than CLM_OK ends the reading with
 * it. */
typedef enum clm_code (*clm__csv_row_fn)(const struct clm__csv_row *row, void *payload);

/** Gives `want` bytes or fewer (0 = end) into `to`; false = a read error. */
typedef bool (*clm__read_fn)(void *from, char *to, size_t want, size_t *got);

/** Reads CSV (RFC 4180; LF, CRLF and CR line ends, a BOM, quoted line ends) from `read`
 * block by block. CLM_E_CSV, CLM_E_CONFLICT, CLM_E_ENCODING, CLM_E_NUL and
 * CLM_E_TOO_LARGE carry the exact line and column in `err` (its file is left to the
 * caller); CLM_E_IO, CLM_E_NOMEM; or what the callback returned. Memory: one block, or
 * the longest row where that is more. */
enum clm_code clm__csv_read(clm__read_fn read, void *from, clm__csv_row_fn on_row,
                            void *payload, struct clm_error *err) CLM_MUST_CHECK;

/** The place of cell `index` of a row (its quote, if it has one); of the row's end when
 * it has fewer. */
void clm__csv_locate(const struct clm__csv_row *row, size_t index, uint32_t *line,
                     uint32_t *column);

/** The places of all cells of a row in one go, called back in their order. */
typedef void (*clm__csv_place_fn)(uint32_t line, uint32_t column, void *payload);
void clm__csv_locate_all(const struct clm__csv_row *row, clm__csv_place_fn on_place,
                         void *payload);

#endif
