/* SPDX-License-Identifier: MIT */
/* The header of a CSV file: what its columns mean. */
#include "base/fold.h"
#include "claimline/near.h"
#include "read/table.h"

#include <string.h>

/* A name of a column as ours are written: "Charge type" is charge_type, whatever its
 * case, spaces and unseen marks. NULL without memory. */
static const char *
plain_name(struct clm__arena *arena, const struct clm__csv_cell *cell)
{
    struct clm__buf fold = {0};
    clm__fold(&fold, cell->text, cell->len);
    char *name =
        fold.failed ? NULL : clm__arena_text(arena, clm__buf_text(&fold), fold.len);
    for (char *at = name; at != NULL && *at != '\0'; at++)
        if (*at == ' ' || *at == '-')
            *at = '_';
    clm__buf_release(&fold);
    return name;
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

void
clm__header_advise(const struct clm__table *table, const struct clm__csv_row *row,
                   size_t column, const char *instead)
{
    clm__corpus_report(
        table->corpus, CLM_E_HEADER, clm__table_cell_loc(table, row, column),
        "column '%s' means nothing here; is it '%s'?", row->cells[column].text, instead);
}

/* A column that would take the place of a member of the JSON record is refused: it is
 * mostly a slip of the pen. */
static bool
is_reserved(const struct clm__table *table, const struct clm__csv_row *row, size_t column)
{
    const struct clm__csv_cell *cell = &row->cells[column];
    const char *const(*names)[2] = table->reserved;
    while (names != NULL && (*names)[0] != NULL &&
           strcmp((*names)[0], table->plain[column]) != 0)
        names++;
    if (names == NULL || (*names)[0] == NULL)
        return false;
    if ((*names)[1] != NULL)
        clm__header_advise(table, row, column, (*names)[1]);
    else
        clm__corpus_report(table->corpus, CLM_E_HEADER,
                           clm__table_cell_loc(table, row, column),
                           "column '%s' has a name that only JSON records use; give it "
                           "another",
                           cell->text);
    return true;
}

/* A name of ours that no column has and that somebody may have meant. */
static void
tell_near(const struct clm__table *table, const struct clm__csv_row *row, size_t column)
{
    const char *written = table->plain[column];
    struct clm_near near = clm_near_start(written);
    for (size_t i = 0; i < table->near_count; i++)
        if (table->column_of[i] == CLM_NONE)
            clm_near_try(&near, table->names[i]);
    if (near.best != NULL && strlen(written) > 3)
        clm__corpus_report(table->corpus, CLM_E_NEAR_COLUMN,
                           clm__table_cell_loc(table, row, column),
                           "column '%s' means nothing here and is only kept; is it '%s'?",
                           row->cells[column].text, near.best);
}

/* Gives each column its meaning; a column named twice is reported. */
static enum clm_code
read_columns(struct clm__table *table, const struct clm__csv_row *row)
{
    enum clm_code code = CLM_OK;
    for (size_t column = 0; column < row->count; column++) {
        const struct clm__csv_cell *cell = &row->cells[column];
        size_t name = 0;
        while (name < table->name_count &&
               strcmp(table->names[name], table->plain[column]) != 0)
            name++;
        bool known = name < table->name_count;
        table->meaning[column] = known ? (uint32_t)name : CLM_NONE;
        bool twice = known ? table->column_of[name] != CLM_NONE
                           : cell->len > 0 && is_repeated(row, column);
        if (twice) {
            code = CLM_E_DUPLICATE_COLUMN;
            clm__corpus_report(table->corpus, code,
                               clm__table_cell_loc(table, row, column),
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
            if (strcmp(table->names[name], table->plain[column]) == 0)
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
        clm__corpus_report(
            table->corpus, CLM_E_HEADER, clm__table_cell_loc(table, row, 0),
            "the cells are parted by %s; save the file with commas", other);
    else
        clm__corpus_report(table->corpus, CLM_E_HEADER,
                           clm__table_cell_loc(table, row, 0),
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
        clm__corpus_report(table->corpus, code, clm__table_cell_loc(table, row, 0),
                           "no column '%s' in the header of %s", table->names[name],
                           table->what);
    }
    return code;
}

static bool
keep_header(struct clm__table *table, const struct clm__csv_row *row)
{
    struct clm__arena *arena = &table->corpus->arena;
    struct clm__csv_cell *header = clm__arena_alloc(arena, row->count * sizeof *header);
    table->column_of =
        clm__arena_alloc(arena, table->name_count * sizeof *table->column_of);
    table->meaning = clm__arena_alloc(arena, row->count * sizeof *table->meaning);
    table->nameless_told =
        clm__arena_calloc(arena, row->count, sizeof *table->nameless_told);
    const char **plain = clm__arena_alloc(arena, row->count * sizeof *plain);
    if (table->column_of == NULL || table->meaning == NULL || header == NULL ||
        table->nameless_told == NULL || plain == NULL)
        return false;
    for (size_t i = 0; i < table->name_count; i++)
        table->column_of[i] = CLM_NONE;
    for (size_t i = 0; i < row->count; i++) {
        header[i] = (struct clm__csv_cell){
            clm__corpus_keep(table->corpus, row->cells[i].text, row->cells[i].len),
            row->cells[i].len};
        table->has_nameless |= header[i].len == 0;
        plain[i] = plain_name(arena, &row->cells[i]);
        if (plain[i] == NULL || clm__corpus_failed(table->corpus))
            return false;
    }
    table->header = header;
    table->plain = plain;
    table->column_count = row->count;
    return true;
}

enum clm_code
clm__header_read(struct clm__table *table, const struct clm__csv_row *row)
{
    if (!keep_header(table, row))
        return CLM_E_NOMEM;
    enum clm_code code = check_header(table, row);
    if (code == CLM_OK)
        code = read_columns(table, row);
    if (code == CLM_OK && table->on_header != NULL)
        code = table->on_header(table, row);
    if (code == CLM_OK)
        code = check_needed(table, row);
    for (size_t i = 0; code == CLM_OK && i < row->count; i++)
        if (table->meaning[i] == CLM_NONE && row->cells[i].len > 0)
            tell_near(table, row, i);
    return code;
}
