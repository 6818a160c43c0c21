/* SPDX-License-Identifier: MIT */
/* The cells of a table by what they mean, and their places. */
#include "read/table.h"

struct clm_loc
clm__table_cell_loc(const struct clm__table *table, const struct clm__csv_row *row,
                    size_t cell)
{
    struct clm_loc at = {.file = table->corpus->files[table->file].name};
    clm__csv_locate(row, cell, &at.line, &at.column);
    return at;
}

struct clm_loc
clm__table_loc(const struct clm__table *table, const struct clm__csv_row *row,
               size_t meaning)
{
    uint32_t column = table->column_of[meaning];
    return clm__table_cell_loc(table, row, column == CLM_NONE ? 0 : column);
}

clm_str
clm__table_str(struct clm__table *table, const struct clm__csv_row *row, size_t meaning)
{
    struct clm__csv_cell cell = clm__table_cell(table, row, meaning);
    return clm__corpus_str(table->corpus, cell.text, cell.len);
}
