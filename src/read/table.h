/* SPDX-License-Identifier: MIT */
/* A CSV file whose columns are known by name. */
#ifndef CLM_READ_TABLE_H
#define CLM_READ_TABLE_H

#include "read/corpus.h"

/** A CSV file whose columns are known by name: header, meanings of columns, sound rows.
 */
struct clm__table {
    struct clm_corpus *corpus;
    uint32_t file;
    const char *what;         /* "a list of actors", for messages */
    const char *example;      /* of a header */
    const char *const *names; /* of the columns that mean something to us */
    size_t name_count;
    uint64_t needed;   /* bits 1 << meaning of columns that must be there */
    size_t near_count; /* how many of the names, from the first, a person would write */
    bool is_events;    /* an empty one is told of */
    const char *const (*reserved)[2]; /* names that mean something elsewhere only, with
                                         what to write instead or NULL; ended by NULL */
    enum clm_code (*on_header)(
        struct clm__table *table,
        const struct clm__csv_row *row); /* may be NULL; may change `needed` */
    enum clm_code (*on_row)(struct clm__table *table, const struct clm__csv_row *row);
    void *payload;
    uint32_t *column_of; /* by meaning: the column, or CLM_NONE */
    uint32_t *meaning;   /* by column: the meaning, or CLM_NONE */
    const struct clm__csv_cell *header;
    const char *const *plain; /* by column: its name as ours are written */
    size_t column_count;      /* 0 = the header is still to come */
    uint64_t kept_words;      /* bits 1 << meaning of columns where NA is a name */
    size_t rows;
    size_t missing;            /* cells that hold a word for nothing */
    struct clm_loc missing_at; /* the first */
    const char *missing_word;
    bool has_nameless;   /* a column has no name */
    bool *nameless_told; /* by column without a name: its cells have been told of */
};
/** Reads the whole file. Errors of the content are reported (a bad row is left out, a bad
 * header or broken CSV ends the file); the code tells of what stops everything. */
enum clm_code clm__table_read(struct clm__table *table, clm__read_fn read, void *from,
                              struct clm_error *err) CLM_MUST_CHECK;
/** Gives each column its meaning. Faults are reported; CLM_E_HEADER or
 * CLM_E_DUPLICATE_COLUMN when there is one. */
enum clm_code clm__header_read(struct clm__table *table,
                               const struct clm__csv_row *row) CLM_MUST_CHECK;
/** Reports that a column means nothing under its name, which is better `instead`. */
void clm__header_advise(const struct clm__table *table, const struct clm__csv_row *row,
                        size_t column, const char *instead);
/** The place of a cell. */
struct clm_loc clm__table_cell_loc(const struct clm__table *table,
                                   const struct clm__csv_row *row, size_t cell);
/** The cell of a meaning, "" when the file has no such column. */
static inline struct clm__csv_cell
clm__table_cell(const struct clm__table *table, const struct clm__csv_row *row,
                size_t meaning)
{
    uint32_t column = table->column_of[meaning];
    return column == CLM_NONE ? (struct clm__csv_cell){.text = ""} : row->cells[column];
}
/** The same as a string of the corpus. */
clm_str clm__table_str(struct clm__table *table, const struct clm__csv_row *row,
                       size_t meaning);
/** The place of that cell, or of the row when there is no such column. */
struct clm_loc clm__table_loc(const struct clm__table *table,
                              const struct clm__csv_row *row, size_t meaning);

#endif
