/* SPDX-License-Identifier: MIT */
/* Three-way merge of a CSV file of events: rows by id, cell by cell. The rules are those
 * of any three-way merge (S. Khanna, K. Kunal, B. Pierce, "A formal investigation of
 * diff3", 2007), with a cell in the place of a line: what only one side changed counts;
 * what both changed alike counts; the rest is a conflict. Lists (sources, links, actors,
 * targets, charge types) are joined member by member. */
#include "base/alloc.h"
#include "diff/sheet.h"
#include "read/corpus.h"
#include "table/out.h"
#include "table/write.h"

#include <string.h>

struct merging {
    struct clm__sheet base, ours, theirs;
    struct clm__csv_cell *columns; /* of ours, then those that only theirs has */
    size_t column_count;
    struct clm__csv_cell *cells; /* of the row that is being made */
    struct clm__arena arena;
    struct clm__text_table table;
    struct clm__out out;
    size_t conflicts;
};

static bool
same(struct clm__csv_cell a, struct clm__csv_cell b)
{
    return a.len == b.len && memcmp(a.text, b.text, a.len) == 0;
}

static bool
is_list(const char *column)
{
    static const char *const lists[] = {"source", "answers", "about",      "repeats",
                                        "actor",  "target",  "charge_type"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strcmp(lists[i], column) == 0)
            return true;
    return false;
}

static bool
has_part(struct clm__csv_cell cell, const char *part, size_t len)
{
    struct clm__parts parts = {cell.text, cell.len};
    const char *at = NULL;
    for (size_t size = 0; clm__parts_next(&parts, &at, &size);)
        if (size == len && memcmp(at, part, len) == 0)
            return true;
    return false;
}

static void
add_part(struct clm__buf *out, const char *part, size_t len)
{
    if (out->len > 0)
        clm__buf_putc(out, '|');
    clm__buf_add(out, part, len);
}

/* What is in all three, and what either side put in. */
static bool
join_lists(struct merging *merging, struct clm__csv_cell base, struct clm__csv_cell ours,
           struct clm__csv_cell theirs, struct clm__csv_cell *out)
{
    struct clm__buf joined = {0};
    struct clm__parts parts = {ours.text, ours.len};
    const char *at = NULL;
    for (size_t len = 0; clm__parts_next(&parts, &at, &len);)
        if (!has_part(base, at, len) || has_part(theirs, at, len))
            add_part(&joined, at, len);
    parts = (struct clm__parts){theirs.text, theirs.len};
    for (size_t len = 0; clm__parts_next(&parts, &at, &len);)
        if (!has_part(base, at, len) && !has_part(ours, at, len))
            add_part(&joined, at, len);
    out->text = clm__arena_text(&merging->arena, clm__buf_text(&joined), joined.len);
    out->len = joined.len;
    bool done = out->text != NULL && !joined.failed;
    clm__buf_release(&joined);
    merging->out.buf.failed |= !done;
    return done;
}

/* A cell of three; false = a conflict. */
static bool
merge_cell(struct merging *merging, const char *column, struct clm__csv_cell base,
           struct clm__csv_cell ours, struct clm__csv_cell theirs,
           struct clm__csv_cell *out)
{
    *out = ours;
    if (same(ours, theirs) || same(theirs, base))
        return true;
    *out = theirs;
    if (same(ours, base))
        return true;
    if (!is_list(column))
        return false;
    /* Replaced on both sides: a list that lost members twice is two opinions. */
    struct clm__parts parts = {base.text, base.len};
    const char *at = NULL;
    bool lost_here = false, lost_there = false;
    for (size_t len = 0; clm__parts_next(&parts, &at, &len);) {
        lost_here = lost_here || !has_part(ours, at, len);
        lost_there = lost_there || !has_part(theirs, at, len);
    }
    if (lost_here && lost_there)
        return false;
    return join_lists(merging, base, ours, theirs, out);
}

static void
write_cells(struct merging *merging)
{
    clm__text_table_row_start(&merging->table);
    for (size_t i = 0; i < merging->column_count; i++)
        clm__text_table_cell(&merging->table, "", merging->cells[i].text,
                             merging->cells[i].len, false, false);
    clm__text_table_row_end(&merging->table);
    clm__out_flush_some(&merging->out);
}

static void
take_row(struct merging *merging, const struct clm__sheet *sheet,
         const struct clm__sheet_row *row)
{
    for (size_t i = 0; i < merging->column_count; i++)
        merging->cells[i] = clm__sheet_cell(sheet, row, merging->columns[i].text);
}

/* The row of one side of a conflict: its id says whose it is, and no reader takes it. */
static void
write_side(struct merging *merging, const struct clm__sheet *sheet,
           const struct clm__sheet_row *row, const char *mark, const char *id)
{
    struct clm__buf marked = {0};
    if (row != NULL)
        take_row(merging, sheet, row);
    else
        for (size_t i = 0; i < merging->column_count; i++)
            merging->cells[i] = (struct clm__csv_cell){.text = ""};
    clm__buf_printf(&marked, "%s %s%s", mark, id, row == NULL ? " (removed)" : "");
    size_t column = 0;
    while (column < merging->column_count &&
           strcmp(merging->columns[column].text, "id") != 0)
        column++;
    column = column < merging->column_count ? column : 0;
    merging->cells[column] = (struct clm__csv_cell){clm__buf_text(&marked), marked.len};
    write_cells(merging);
    merging->out.buf.failed |= marked.failed;
    clm__buf_release(&marked);
}

/* The id of a row as a conflict shows it; a row may have none. */
static const char *
shown_id(const struct clm__sheet *sheet, const struct clm__sheet_row *row)
{
    const char *id = clm__intern_text(&sheet->ids, row->id);
    return id[0] == '\x1f' ? "(no id)" : id;
}

static void
write_conflict(struct merging *merging, const char *id, const struct clm__sheet_row *ours,
               const struct clm__sheet_row *theirs)
{
    merging->conflicts++;
    write_side(merging, &merging->ours, ours, "<<<<<<< ours", id);
    write_side(merging, &merging->theirs, theirs, ">>>>>>> theirs", id);
}

/* A row that all have, or that both sides added. */
static void
merge_row(struct merging *merging, const struct clm__sheet_row *base,
          const struct clm__sheet_row *ours, const struct clm__sheet_row *theirs)
{
    struct clm__csv_cell nothing = {.text = ""};
    bool joined = true;
    for (size_t i = 0; i < merging->column_count; i++) {
        const char *name = merging->columns[i].text;
        bool in_ours = clm__sheet_column(&merging->ours, name) != CLM_NONE;
        bool in_theirs = clm__sheet_column(&merging->theirs, name) != CLM_NONE;
        struct clm__csv_cell was =
            base != NULL ? clm__sheet_cell(&merging->base, base, name) : nothing;
        /* A column that one side does not have was left as it was there. */
        struct clm__csv_cell mine =
            in_ours ? clm__sheet_cell(&merging->ours, ours, name) : was;
        struct clm__csv_cell others =
            in_theirs ? clm__sheet_cell(&merging->theirs, theirs, name) : was;
        joined =
            merge_cell(merging, name, was, mine, others, &merging->cells[i]) && joined;
    }
    if (joined)
        write_cells(merging);
    else
        write_conflict(merging, shown_id(&merging->ours, ours), ours, theirs);
}

/* Whether a row of a side says what its base says, in all columns that both have. */
static bool
is_unchanged(const struct merging *merging, const struct clm__sheet *sheet,
             const struct clm__sheet_row *row, const struct clm__sheet_row *base)
{
    for (size_t i = 0; i < sheet->columns; i++) {
        const char *name = sheet->header[i].text;
        if (clm__sheet_column(&merging->base, name) == CLM_NONE
                ? row->cells[i].len > 0
                : !same(row->cells[i], clm__sheet_cell(&merging->base, base, name)))
            return false;
    }
    return true;
}

static void
merge_ours(struct merging *merging)
{
    for (size_t i = 0; i < merging->ours.count; i++) {
        const struct clm__sheet_row *ours = &merging->ours.rows[i];
        const struct clm__sheet_row *base =
            clm__sheet_find(&merging->base, &merging->ours, ours);
        const struct clm__sheet_row *theirs =
            clm__sheet_find(&merging->theirs, &merging->ours, ours);
        if (theirs != NULL) {
            merge_row(merging, base, ours, theirs);
        } else if (base == NULL) {
            take_row(merging, &merging->ours, ours);
            write_cells(merging);
        } else if (!is_unchanged(merging, &merging->ours, ours, base)) {
            write_conflict(merging, shown_id(&merging->ours, ours), ours, NULL);
        }
    }
}

/* Rows that only theirs has: new ones, and those that ours removed and theirs changed. */
static void
merge_theirs(struct merging *merging)
{
    for (size_t i = 0; i < merging->theirs.count; i++) {
        const struct clm__sheet_row *theirs = &merging->theirs.rows[i];
        if (clm__sheet_find(&merging->ours, &merging->theirs, theirs) != NULL)
            continue;
        const struct clm__sheet_row *base =
            clm__sheet_find(&merging->base, &merging->theirs, theirs);
        if (base == NULL) {
            take_row(merging, &merging->theirs, theirs);
            write_cells(merging);
        } else if (!is_unchanged(merging, &merging->theirs, theirs, base)) {
            write_conflict(merging, shown_id(&merging->theirs, theirs), NULL, theirs);
        }
    }
}

/* Columns of ours in their order, then the new ones of theirs. */
static bool
choose_columns(struct merging *merging)
{
    size_t room = merging->ours.columns + merging->theirs.columns;
    merging->columns = clm__arena_alloc(&merging->arena, room * sizeof *merging->columns);
    merging->cells = clm__arena_alloc(&merging->arena, room * sizeof *merging->cells);
    if (merging->columns == NULL || merging->cells == NULL)
        return false;
    for (size_t i = 0; i < merging->ours.columns; i++)
        merging->columns[merging->column_count++] = merging->ours.header[i];
    for (size_t i = 0; i < merging->theirs.columns; i++) {
        const char *name = merging->theirs.header[i].text;
        if (clm__sheet_column(&merging->ours, name) == CLM_NONE &&
            clm__sheet_column(&merging->base, name) == CLM_NONE)
            merging->columns[merging->column_count++] = merging->theirs.header[i];
    }
    return true;
}

static void
write_all(struct merging *merging)
{
    if (merging->ours.bom)
        clm__buf_puts(&merging->out.buf, "\xef\xbb\xbf");
    merging->table = (struct clm__text_table){
        .out = &merging->out, .format = CLM_TABLE_CSV, .crlf = merging->ours.crlf};
    clm__text_table_header_start(&merging->table);
    for (size_t i = 0; i < merging->column_count; i++)
        clm__text_table_header_cell(&merging->table, merging->columns[i].text);
    clm__text_table_header_end(&merging->table);
    merge_ours(merging);
    merge_theirs(merging);
}

enum clm_code
clm_merge_write(const struct clm_merge_side *base, const struct clm_merge_side *ours,
                const struct clm_merge_side *theirs, clm_write_fn write, void *payload,
                size_t *conflicts, struct clm_error *err)
{
    struct merging merging = {.out = {.write = write, .payload = payload}};
    enum clm_code code = clm__sheet_read(&merging.base, base, err);
    if (code == CLM_OK)
        code = clm__sheet_read(&merging.ours, ours, err);
    if (code == CLM_OK)
        code = clm__sheet_read(&merging.theirs, theirs, err);
    if (code == CLM_OK && !choose_columns(&merging))
        code = clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    if (code == CLM_OK) {
        write_all(&merging);
        code = clm__out_finish(&merging.out, err);
    }
    clm__buf_release(&merging.out.buf);
    clm__sheet_release(&merging.base);
    clm__sheet_release(&merging.ours);
    clm__sheet_release(&merging.theirs);
    clm__arena_release(&merging.arena);
    *conflicts = merging.conflicts;
    return code;
}
