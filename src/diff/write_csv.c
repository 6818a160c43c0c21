/* SPDX-License-Identifier: MIT */
/* Changed events in the highlighter form of tabular diffs (P. Fitzpatrick, "Tabular diff
 * format"): the first column says +++, --- or ->, changed cells hold old->new. */
#include "diff/write_csv.h"

#include "diff/side.h"
#include "table/column.h"
#include "table/write.h"

#include <string.h>

/* Columns that say what a person may change; the others follow from them. */
static bool
is_shown(const char *name)
{
    static const char *const shown[] = {
        "id",     "date",   "kind",        "phase",  "actor", "speaker",
        "target", "charge", "charge_type", "quote",  "place", "answers",
        "about",  "origin", "confidence",  "source", "note",
    };
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (strcmp(shown[i], name) == 0)
            return true;
    return false;
}

/* Rows of both sides; the arrow is as long as no cell needs a longer one. */
struct writing {
    const struct clm_diff *diff;
    struct clm__out out;
    struct clm__text_table table;
    struct clm__row rows[2];
    struct clm__buf cell;
    char arrow[16];
};

static struct clm__cell
cell_at(struct writing *writing, int is_new, size_t column)
{
    struct clm__row *row = &writing->rows[is_new];
    row->scratch.len = 0;
    struct clm__cell cell = clm__event_columns[column].cell(row);
    writing->out.buf.failed |= row->scratch.failed;
    return cell;
}

static bool
same_cells(struct clm__cell a, struct clm__cell b)
{
    return a.len == b.len && memcmp(a.text, b.text, a.len) == 0;
}

static void
set_rows(struct writing *writing, const struct clm_change *change)
{
    if (change->old_index != CLM_NONE)
        clm__row_set(&writing->rows[0], change->old_index);
    if (change->new_index != CLM_NONE)
        clm__row_set(&writing->rows[1], change->new_index);
}

static void
draw_arrow(char *arrow, size_t dashes)
{
    memset(arrow, '-', dashes);
    memcpy(arrow + dashes, ">", 2);
}

/* A cell that holds the arrow itself makes it grow by a dash (-->), as the format has it.
 */
static void
choose_arrow(struct writing *writing, const struct clm_change *change)
{
    set_rows(writing, change);
    for (size_t dashes = 1; dashes < sizeof writing->arrow - 2; dashes++) {
        bool taken = false;
        draw_arrow(writing->arrow, dashes);
        for (size_t i = 0; i < clm__event_column_count; i++)
            for (int is_new = 0; is_new < 2; is_new++)
                taken = taken ||
                        strstr(cell_at(writing, is_new, i).text, writing->arrow) != NULL;
        if (!taken)
            return;
    }
}

static void
put(struct writing *writing, const char *text, size_t len)
{
    clm__text_table_cell(&writing->table, "", text, len, false, true);
}

static void
write_cell(struct writing *writing, const struct clm_change *change, size_t column)
{
    bool both = change->old_index != CLM_NONE && change->new_index != CLM_NONE;
    if (!both) {
        struct clm__cell cell = cell_at(writing, change->new_index != CLM_NONE, column);
        put(writing, cell.text, cell.len);
        return;
    }
    struct clm__cell was = cell_at(writing, 0, column), is = cell_at(writing, 1, column);
    if (same_cells(was, is)) {
        put(writing, is.text, is.len);
        return;
    }
    writing->cell.len = 0;
    clm__buf_add(&writing->cell, was.text, was.len);
    clm__buf_puts(&writing->cell, writing->arrow);
    clm__buf_add(&writing->cell, is.text, is.len);
    put(writing, clm__buf_text(&writing->cell), writing->cell.len);
}

static void
write_row(struct writing *writing, const struct clm_change *change)
{
    bool both = change->old_index != CLM_NONE && change->new_index != CLM_NONE;
    set_rows(writing, change);
    if (both)
        choose_arrow(writing, change);
    const char *sign = both                            ? writing->arrow
                       : change->new_index != CLM_NONE ? "+++"
                                                       : "---";
    clm__text_table_row_start(&writing->table);
    put(writing, sign, strlen(sign));
    for (size_t i = 0; i < clm__event_column_count; i++)
        if (is_shown(clm__event_columns[i].name))
            write_cell(writing, change, i);
    clm__text_table_row_end(&writing->table);
}

void
clm__diff_csv(const struct clm_diff *diff, struct clm__buf *out)
{
    struct writing writing = {.diff = diff, .table = {.format = CLM_TABLE_CSV}};
    writing.table.out = &writing.out;
    for (int i = 0; i < 2; i++) {
        const struct clm__side *side = i == 1 ? &diff->new_side : &diff->old_side;
        writing.rows[i].graph = side->graph;
        writing.rows[i].corpus = side->corpus;
    }
    clm__text_table_header_start(&writing.table);
    clm__text_table_header_cell(&writing.table, "@@");
    for (size_t i = 0; i < clm__event_column_count; i++)
        if (is_shown(clm__event_columns[i].name))
            clm__text_table_header_cell(&writing.table, clm__event_columns[i].name);
    clm__text_table_header_end(&writing.table);
    const struct clm_change *last = NULL;
    for (size_t i = 0; i < diff->change_count; i++) {
        const struct clm_change *change = &diff->changes[i];
        bool shown = change->kind >= CLM_CHANGE_EVENT_REMOVED;
        if (shown && (last == NULL || last->old_index != change->old_index ||
                      last->new_index != change->new_index)) {
            write_row(&writing, change);
            last = change;
        }
    }
    clm__buf_add(out, clm__buf_text(&writing.out.buf), writing.out.buf.len);
    out->failed |= writing.out.buf.failed || writing.cell.failed;
    clm__buf_release(&writing.out.buf);
    clm__buf_release(&writing.cell);
    clm__buf_release(&writing.rows[0].scratch);
    clm__buf_release(&writing.rows[1].scratch);
}
