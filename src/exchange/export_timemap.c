/* SPDX-License-Identifier: MIT */
/* The spreadsheet of TimeMapper ("Template", timemapper.okfnlabs.org): a row an event. */
#include "exchange/export.h"
#include "table/write.h"

static const char *const columns[] = {"Title",       "Start",    "End",
                                      "Description", "Web Page", "Tags",
                                      "Place",       "Source",   "Source URL"};

static void
put_cell(struct clm__text_table *table, size_t *column, const char *text)
{
    clm__text_table_cell(table, columns[(*column)++], text, strlen(text), false, true);
}

static void
put_row(struct clm__export *export, struct clm__text_table *table, uint32_t number,
        struct clm__buf *text)
{
    const struct clm_event *event = clm_graph_event(export->view->graph, number);
    const struct clm_source *source = clm__export_source(export, number);
    char start[12] = "", end[12] = "", label[CLM_DATE_TEXT_MAX];
    size_t column = 0;

    if (clm__export_has_start(event->date))
        clm_day_write(start, event->date->earliest);
    if (clm__export_has_end(event->date))
        clm_day_write(end, event->date->latest);
    clm_date_label(label, sizeof label, event->date, true);

    clm__text_table_row_start(table);
    clm__export_headline(export, number, text);
    put_cell(table, &column, clm__buf_text(text));
    put_cell(table, &column, start[0] != '\0' ? start : end);
    put_cell(table, &column, strcmp(start, end) == 0 || start[0] == '\0' ? "" : end);
    text->len = 0;
    clm__buf_printf(text, "%s%s%s", label, event->quote[0] != '\0' ? ": " : "",
                    event->quote);
    put_cell(table, &column, clm__buf_text(text));
    put_cell(table, &column, clm__export_url(export, number));
    put_cell(table, &column, clm_kind_name((enum clm_kind)event->kind));
    put_cell(table, &column, clm_corpus_text(export->corpus, event->place));
    put_cell(table, &column,
             source != NULL ? clm_corpus_text(export->corpus, source->publisher != 0
                                                                  ? source->publisher
                                                                  : source->id)
                            : "");
    put_cell(table, &column, clm__export_url(export, number));
    clm__text_table_row_end(table);
}

void
clm__export_timemap(struct clm__export *export)
{
    struct clm__text_table table = {.out = &export->out, .format = CLM_TABLE_CSV};
    struct clm__buf text = {0};

    clm__text_table_header_start(&table);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        clm__text_table_header_cell(&table, columns[i]);
    clm__text_table_header_end(&table);
    for (size_t i = 0; i < export->view->count; i++) {
        put_row(export, &table, export->view->events[i], &text);
        clm__out_flush_some(&export->out);
    }
    export->out.buf.failed = export->out.buf.failed || text.failed;
    clm__buf_release(&text);
}
