/* SPDX-License-Identifier: MIT */
/* A CSV file whose columns are known by name. */
#include "read/table.h"

#include <string.h>

/* ---- what spreadsheets leave behind ---- */

/* Excel's word for the separator, in front of the header. */
static bool
is_separator_line(const struct clm__csv_row *row)
{
    const char *text = row->cells[0].text;
    return (row->count == 1 && strcmp(text, "sep=,") == 0) ||
           (row->count == 2 && strcmp(text, "sep=") == 0 && row->cells[1].len == 0);
}

/* What programs write where there is no value. */
static bool
is_missing_word(const struct clm__csv_cell *cell)
{
    static const char *const words[] = {
        "NA",   "N/A", "n/a", "#N/A",         "NULL",        "null",
        "Null", "nan", "NaN", "NAN",          "None",        "<NA>",
        "NaT",  "-",   "--",  "\xe2\x80\x93", "\xe2\x80\x94"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(cell->text, words[i]) == 0)
            return true;
    return false;
}

/* Whether an actor of the corpus is called so, as an abbreviation may be. */
static bool
is_name(const struct clm_corpus *corpus, const struct clm__csv_cell *cell)
{
    clm_str str = clm__intern_find(&corpus->strings, cell->text, cell->len);
    for (size_t i = 0; str != 0 && i < corpus->actor_count; i++) {
        const struct clm_actor *actor = &corpus->actors[i];
        if (actor->id == str || actor->name == str)
            return true;
        for (size_t k = 0; k < actor->alias_count; k++)
            if (actor->aliases[k] == str)
                return true;
    }
    return false;
}

static bool
keeps_word(const struct clm__table *table, size_t column)
{
    uint32_t meaning = table->meaning[column];
    return meaning == CLM_NONE || (table->kept_words >> meaning & 1) != 0;
}

/* Cells that hold a word for nothing become empty. */
static void
empty_missing(struct clm__table *table, const struct clm__csv_row *row)
{
    enum { LONGEST = 4 };
    for (size_t i = 0; i < row->count; i++) {
        struct clm__csv_cell *cell = &row->cells[i];
        if (cell->len == 0 || cell->len > LONGEST ||
            strchr("Nn#<-\xe2", cell->text[0]) == NULL || keeps_word(table, i) ||
            !is_missing_word(cell) || is_name(table->corpus, cell))
            continue;
        if (table->missing++ == 0) {
            table->missing_at = clm__table_cell_loc(table, row, i);
            table->missing_word = clm__corpus_keep(table->corpus, cell->text, cell->len);
        }
        *cell = (struct clm__csv_cell){.text = ""};
    }
}

/* Cells of a column that the header does not name would be lost in silence. */
static void
tell_nameless(struct clm__table *table, const struct clm__csv_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        if (table->header[i].len > 0 || table->nameless_told[i] ||
            clm__csv_is_blank(&row->cells[i]))
            continue;
        table->nameless_told[i] = true;
        clm__corpus_report(table->corpus, CLM_E_NAMELESS_COLUMN,
                           clm__table_cell_loc(table, row, i),
                           "column %zu has cells and no name in the header, so they are "
                           "not read; name it there",
                           i + 1);
    }
}

/* ---- rows ---- */

/* Why a row may have more cells than the header. A comma at the end may be one too many,
 * or what a comma inside a cell has pushed there: only a person can tell. */
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
read_row(struct clm__table *table, const struct clm__csv_row *row)
{
    struct clm_corpus *corpus = table->corpus;
    empty_missing(table, row);
    if (table->has_nameless)
        tell_nameless(table, row);
    enum clm_code code = table->on_row(table, row);
    return code == CLM_OK && clm__corpus_failed(corpus) ? CLM_E_NOMEM : code;
}

static enum clm_code
on_csv_row(const struct clm__csv_row *row, void *payload)
{
    struct clm__table *table = payload;
    if (clm__csv_row_is_blank(row))
        return CLM_OK;
    if (table->column_count == 0)
        return is_separator_line(row) ? CLM_OK : clm__header_read(table, row);

    table->rows++;
    if (row->count == table->column_count)
        return read_row(table, row);
    clm__corpus_report(table->corpus, CLM_E_COLUMNS, clm__table_cell_loc(table, row, 0),
                       "the row has %zu cells, the header %zu%s", row->count,
                       table->column_count, advise_count(table, row));
    table->corpus->left_out++;
    return CLM_OK;
}

/* What is to be told of the file as a whole. */
static void
tell_end(const struct clm__table *table, const char *name)
{
    struct clm_corpus *corpus = table->corpus;
    struct clm_loc at = {.file = name, .line = 1, .column = 1};
    if (table->column_count == 0)
        clm__corpus_report(corpus, CLM_E_HEADER, at,
                           "the file is empty; the first row names the columns of %s",
                           table->what);
    else if (table->rows == 0 && table->is_events)
        clm__corpus_report(corpus, CLM_E_NO_ROWS, at,
                           "the file has a header and no rows, so it tells no event");
    if (table->missing == 1)
        clm__corpus_report(corpus, CLM_E_MISSING_WORD, table->missing_at,
                           "'%s' is taken for no value; leave such a cell empty",
                           table->missing_word);
    else if (table->missing > 1)
        clm__corpus_report(corpus, CLM_E_MISSING_WORD, table->missing_at,
                           "'%s' is taken for no value; %zu cells of the file hold such "
                           "words, here first; leave them empty",
                           table->missing_word, table->missing);
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
        tell_end(table, name);
        return CLM_OK;
    case CLM_E_HEADER:
    case CLM_E_DUPLICATE_COLUMN: /* reported where they were found */
        return CLM_OK;
    case CLM_E_CSV:
    case CLM_E_CONFLICT:
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
