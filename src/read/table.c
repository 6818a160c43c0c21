/* SPDX-License-Identifier: MIT */
/* A CSV file whose columns are known by name. */
#include "base/alloc.h"
#include "base/ascii.h"
#include "read/corpus.h"

#include <string.h>

static bool
same_name(const char *name, const struct clm__csv_cell *cell)
{
    size_t i = 0;
    for (; i < cell->len && name[i] != '\0'; i++) {
        char c = cell->text[i];
        if (name[i] != clm__lower(c))
            return false;
    }
    return i == cell->len && name[i] == '\0';
}

static struct clm_loc
cell_loc(const struct clm__table *table, const struct clm__csv_row *row, size_t cell)
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
    return cell_loc(table, row, column == CLM_NONE ? 0 : column);
}

clm_str
clm__table_str(struct clm__table *table, const struct clm__csv_row *row, size_t meaning)
{
    struct clm__csv_cell cell = clm__table_cell(table, row, meaning);
    return clm__corpus_str(table->corpus, cell.text, cell.len);
}

static bool
is_repeated(const struct clm__csv_row *row, size_t column)
{
    for (size_t i = 0; i < column; i++)
        if (row->cells[i].len == row->cells[column].len &&
            memcmp(row->cells[i].text, row->cells[column].text, row->cells[i].len) == 0)
            return true;
    return false;
}

/* A column that would take the place of a member of the JSON record is refused: it is
 * mostly a slip of the pen. */
static bool
is_reserved(const struct clm__table *table, const struct clm__csv_row *row, size_t column)
{
    const struct clm__csv_cell *cell = &row->cells[column];
    const char *const(*names)[2] = table->reserved;
    while (names != NULL && (*names)[0] != NULL && !same_name((*names)[0], cell))
        names++;
    if (names == NULL || (*names)[0] == NULL)
        return false;
    struct clm_loc at = cell_loc(table, row, column);
    if ((*names)[1] != NULL)
        clm__corpus_report(table->corpus, CLM_E_HEADER, at,
                           "column '%s' means nothing here; is it '%s'?", cell->text,
                           (*names)[1]);
    else
        clm__corpus_report(table->corpus, CLM_E_HEADER, at,
                           "column '%s' has a name that only JSON records use; give it "
                           "another",
                           cell->text);
    return true;
}

/* Gives each column its meaning; a column named twice is reported. */
static enum clm_code
read_columns(struct clm__table *table, const struct clm__csv_row *row)
{
    enum clm_code code = CLM_OK;
    for (size_t column = 0; column < row->count; column++) {
        const struct clm__csv_cell *cell = &row->cells[column];
        size_t name = 0;
        while (name < table->name_count && !same_name(table->names[name], cell))
            name++;
        bool known = name < table->name_count;
        table->meaning[column] = known ? (uint32_t)name : CLM_NONE;
        bool twice = known ? table->column_of[name] != CLM_NONE
                           : cell->len > 0 && is_repeated(row, column);
        if (twice) {
            code = CLM_E_DUPLICATE_COLUMN;
            clm__corpus_report(table->corpus, code, cell_loc(table, row, column),
                               "column '%s' stands twice in the header", cell->text);
        } else if (known) {
            table->column_of[name] = (uint32_t)column;
        } else if (is_reserved(table, row, column)) {
            code = CLM_E_HEADER;
        }
    }
    return code;
}

/* A first row without any name that we know holds data. */
static bool
is_header(const struct clm__table *table, const struct clm__csv_row *row)
{
    for (size_t column = 0; column < row->count; column++)
        for (size_t name = 0; name < table->name_count; name++)
            if (same_name(table->names[name], &row->cells[column]))
                return true;
    return false;
}

/* Spreadsheets of many countries part the cells of "CSV" by semicolons. */
static const char *
other_separator(const struct clm__csv_row *row)
{
    if (row->count != 1)
        return NULL;
    return strchr(row->cells[0].text, ';') != NULL    ? "semicolons"
           : strchr(row->cells[0].text, '\t') != NULL ? "tabs"
                                                      : NULL;
}

/* What is wrong with the first row as a whole is one fault, not one for each column. */
static enum clm_code
check_header(const struct clm__table *table, const struct clm__csv_row *row)
{
    const char *other = other_separator(row);
    if (other == NULL && is_header(table, row))
        return CLM_OK;
    if (other != NULL)
        clm__corpus_report(table->corpus, CLM_E_HEADER, cell_loc(table, row, 0),
                           "the cells are parted by %s; save the file with commas",
                           other);
    else
        clm__corpus_report(table->corpus, CLM_E_HEADER, cell_loc(table, row, 0),
                           "the first row names no column of %s; it must be the header, "
                           "such as %s",
                           table->what, table->example);
    return CLM_E_HEADER;
}

static enum clm_code
check_needed(const struct clm__table *table, const struct clm__csv_row *row)
{
    enum clm_code code = CLM_OK;
    for (size_t name = 0; name < table->name_count; name++) {
        if ((table->needed >> name & 1) == 0 || table->column_of[name] != CLM_NONE)
            continue;
        code = CLM_E_HEADER;
        clm__corpus_report(table->corpus, code, cell_loc(table, row, 0),
                           "no column '%s' in the header of %s", table->names[name],
                           table->what);
    }
    return code;
}

static enum clm_code
read_header(struct clm__table *table, const struct clm__csv_row *row)
{
    struct clm__arena *arena = &table->corpus->arena;
    table->column_of =
        clm__arena_alloc(arena, table->name_count * sizeof *table->column_of);
    table->meaning = clm__arena_alloc(arena, row->count * sizeof *table->meaning);
    struct clm__csv_cell *header = clm__arena_alloc(arena, row->count * sizeof *header);
    if (table->column_of == NULL || table->meaning == NULL || header == NULL)
        return CLM_E_NOMEM;
    for (size_t i = 0; i < table->name_count; i++)
        table->column_of[i] = CLM_NONE;
    for (size_t i = 0; i < row->count; i++)
        header[i] = (struct clm__csv_cell){
            clm__corpus_keep(table->corpus, row->cells[i].text, row->cells[i].len),
            row->cells[i].len};
    table->header = header;
    table->column_count = row->count;
    enum clm_code code = check_header(table, row);
    if (code == CLM_OK)
        code = read_columns(table, row);
    if (code == CLM_OK && table->on_header != NULL)
        table->on_header(table);
    return code == CLM_OK ? check_needed(table, row) : code;
}

/* Why a row may have more cells than the header. */
static const char *
advise_count(const struct clm__table *table, const struct clm__csv_row *row)
{
    if (row->count < table->column_count)
        return "";
    return row->cells[row->count - 1].len > 0
               ? "; a cell with a comma in it must stand in quotes"
               : "; is a cell with a comma not in quotes, or a comma too many at the "
                 "end?";
}

static enum clm_code
on_csv_row(const struct clm__csv_row *row, void *payload)
{
    struct clm__table *table = payload;
    struct clm_corpus *corpus = table->corpus;
    if (table->column_count == 0)
        return read_header(table, row);
    if (row->count != table->column_count) {
        struct clm_loc at = cell_loc(table, row, 0);
        clm__corpus_report(corpus, CLM_E_COLUMNS, at,
                           "the row has %zu cells, the header %zu%s", row->count,
                           table->column_count, advise_count(table, row));
        corpus->left_out++;
        return CLM_OK;
    }
    enum clm_code code = table->on_row(table, row);
    return code == CLM_OK && clm__corpus_failed(corpus) ? CLM_E_NOMEM : code;
}

enum clm_code
clm__table_read(struct clm__table *table, clm__read_fn read, void *from,
                struct clm_error *err)
{
    struct clm_corpus *corpus = table->corpus;
    const char *name = corpus->files[table->file].name;
    struct clm_error why = {0};
    enum clm_code code = clm__csv_read(read, from, on_csv_row, table, &why);
    why.at.file = name;
    switch ((int)code) {
    case CLM_OK:
        if (table->column_count == 0)
            clm__corpus_report(corpus, CLM_E_HEADER,
                               (struct clm_loc){.file = name, .line = 1, .column = 1},
                               "the file is empty; the first row names the columns of %s",
                               table->what);
        return CLM_OK;
    case CLM_E_HEADER:
    case CLM_E_DUPLICATE_COLUMN: /* reported where they were found */
        return CLM_OK;
    case CLM_E_CSV:
    case CLM_E_ENCODING:
    case CLM_E_NUL:
    case CLM_E_TOO_LARGE:
        clm__corpus_report(corpus, code, why.at, "%s", why.text);
        return CLM_OK;
    default:
        return clm_error_set(err, code, why.at, "%s",
                             code == CLM_E_IO ? "cannot read the file" : why.text);
    }
}
