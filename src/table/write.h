/* SPDX-License-Identifier: MIT */
/* A table as text: header, rows and cells in CSV, JSON Lines or Markdown, each with its
 * own escapes. */
#ifndef CLM_TABLE_WRITE_H
#define CLM_TABLE_WRITE_H

#include "table/out.h"

struct clm__text_table {
    struct clm__out *out;
    enum clm_table_format format;
    bool excel;
    bool crlf;   /* line ends of CSV; Excel tables have them anyway */
    bool inside; /* a cell of the row has been written */
    size_t columns;
};

void clm__text_table_header_start(struct clm__text_table *table);
void clm__text_table_header_cell(struct clm__text_table *table, const char *name);
void clm__text_table_header_end(struct clm__text_table *table);
void clm__text_table_row_start(struct clm__text_table *table);
/** `name` is the column (for JSON); a number goes to JSON bare; a free text is guarded in
 * Excel tables. */
void clm__text_table_cell(struct clm__text_table *table, const char *name,
                          const char *text, size_t len, bool is_number, bool is_free);
void clm__text_table_number(struct clm__text_table *table, const char *name,
                            int64_t number);
void clm__text_table_row_end(struct clm__text_table *table);

#endif
