/* SPDX-License-Identifier: MIT */
/* The tables of accusations and events, as CSV, JSON Lines and Markdown. */
#include "table/column.h"
#include "table/matrix.h"
#include "table/write.h"

/* Rows of a view: one an event, or one a pair of accuser and accused. */
struct writing {
    struct clm__out out;
    struct clm__row row;
    struct clm__text_table table;
    const struct clm__column *columns;
    size_t column_count;
};

static void
write_row(struct writing *writing)
{
    clm__text_table_row_start(&writing->table);
    for (size_t i = 0; i < writing->column_count; i++) {
        const struct clm__column *column = &writing->columns[i];
        if (writing->table.format == CLM_TABLE_MARKDOWN && !column->in_markdown)
            continue;
        writing->row.scratch.len = 0;
        struct clm__cell cell = column->cell(&writing->row);
        clm__text_table_cell(&writing->table, column->name, cell.text, cell.len,
                             column->type == CLM__COLUMN_INTEGER || column->type == CLM__COLUMN_NUMBER,
                             column->is_free);
    }
    clm__text_table_row_end(&writing->table);
    writing->out.buf.failed |= writing->row.scratch.failed;
    clm__out_flush_some(&writing->out);
}

/* An accusation that names nobody on a side still has its row. */
static void
write_pairs(struct writing *writing)
{
    const struct clm_event *event = writing->row.event;
    size_t accusers = event->actor_count > 0 ? event->actor_count : 1;
    size_t accused = event->target_count > 0 ? event->target_count : 1;
    for (size_t i = 0; i < accusers; i++) {
        for (size_t k = 0; k < accused; k++) {
            writing->row.accuser = event->actor_count > 0 ? &event->actors[i] : NULL;
            writing->row.accused = event->target_count > 0 ? &event->targets[k] : NULL;
            write_row(writing);
        }
    }
}

static void
write_header(struct writing *writing)
{
    clm__text_table_header_start(&writing->table);
    for (size_t i = 0; i < writing->column_count; i++)
        if (writing->table.format != CLM_TABLE_MARKDOWN || writing->columns[i].in_markdown)
            clm__text_table_header_cell(&writing->table, writing->columns[i].name);
    clm__text_table_header_end(&writing->table);
}

enum clm_code
clm_table_write(const struct clm_view *view, const struct clm_table_options *options, clm_write_fn write,
                void *payload, struct clm_error *err)
{
    struct writing writing = {.out = {.write = write, .payload = payload},
                              .row = {.graph = view->graph, .corpus = clm_graph_corpus(view->graph)}};
    writing.table = (struct clm__text_table){
        .out = &writing.out, .format = options->format, .excel = options->excel};
    if (options->table == CLM_TABLE_MATRIX) {
        if (!clm__matrix_write(view, &writing.table))
            writing.out.buf.failed = true;
        return clm__out_finish(&writing.out, err);
    }
    bool accusations = options->table == CLM_TABLE_ACCUSATIONS;
    writing.columns = accusations ? clm__accusation_columns : clm__event_columns;
    writing.column_count = accusations ? clm__accusation_column_count : clm__event_column_count;
    write_header(&writing);
    for (size_t i = 0; i < view->count && !writing.out.refused && !writing.out.buf.failed; i++) {
        clm__row_set(&writing.row, view->events[i]);
        if (!accusations)
            write_row(&writing);
        else if (writing.row.event->kind == CLM_KIND_ACCUSATION)
            write_pairs(&writing);
    }
    clm__buf_release(&writing.row.scratch);
    return clm__out_finish(&writing.out, err);
}
