/* SPDX-License-Identifier: MIT */
/* What a person should decide: a row an extracted event, as CSV or inside a page. */
#include "claimline/review.h"

#include "base/alloc.h"
#include "base/kind.h"
#include "base/markup.h"
#include "graph/id_order.h"
#include "read/decision.h"
#include "review/passage.h"
#include "table/column.h"
#include "table/write.h"

#include <stdlib.h>
#include <string.h>

/* Made at build time of data/review.css, data/review.js and their hashes. */
extern const char clm__review_css[];
extern const size_t clm__review_css_len;
extern const char clm__review_js[];
extern const size_t clm__review_js_len;
extern const char clm__review_policy[];

/* The columns of events.csv as a person writes it, then what is decided. */
static const char *const columns[] = {
    "id",          "date",       "kind",        "phase",    "actor",   "speaker",
    "target",      "charge",     "charge_type", "place",    "quote",   "source",
    "url",         "confidence", "answers",     "about",    "note",    "same_as",
    "not_same_as", "as_read",    "sentence",    "decision", "comment",
};
enum { COLUMNS = sizeof columns / sizeof *columns };

struct item {
    uint32_t event;
    uint16_t confidence;
    const char *source;
    uint64_t place;
    const char *id;
};

struct writing {
    struct clm__out out;
    struct clm__row row;
    struct clm__text_table table;
    const struct clm_review_options *options;
    const struct clm__column *by_name[COLUMNS]; /* how a cell is made; NULL = not so */
    struct clm__review_passage passage;
    char as_read[CLM__AS_READ_SIZE];
    struct clm__buf texts; /* of the cells of one row, each with a NUL behind it */
    size_t starts[COLUMNS];
};

/* ---- which events, in which order ---- */

static struct item
make_item(const struct clm_graph *graph, uint32_t index)
{
    const struct clm_corpus *corpus = clm_graph_corpus(graph);
    const struct clm_event *event = clm_graph_event(graph, index);
    struct item item = {.event = index,
                        .confidence = event->confidence,
                        .source = "",
                        .id = clm_corpus_text(corpus, event->id)};
    if (event->citation_count > 0) {
        const struct clm_citation *first = &event->citations[0];
        item.source =
            clm_corpus_text(corpus, clm_corpus_source(corpus, first->source)->id);
        item.place = (uint64_t)first->sentence << 32 | first->span.start;
    }
    return item;
}

static int
by_text(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    int order = clm__id_compare(x->source, y->source);
    if (order == 0 && x->place != y->place)
        order = x->place < y->place ? -1 : 1;
    return order != 0 ? order : clm__id_compare(x->id, y->id);
}

static int
by_doubt(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    if (x->confidence != y->confidence)
        return x->confidence < y->confidence ? -1 : 1;
    return by_text(a, b);
}

static void
add_item(const struct clm_graph *graph, struct item *items, size_t *count, uint32_t index)
{
    if (clm_graph_event(graph, index)->origin == CLM_ORIGIN_EXTRACTED)
        items[(*count)++] = make_item(graph, index);
}

/* Extracted events and tellings; NULL when there is no memory. */
static struct item *
list_items(const struct clm_view *view, bool by_article, size_t *count)
{
    const struct clm_graph *graph = view->graph;
    size_t events = clm_corpus_event_count(clm_graph_corpus(graph));
    struct item *items = clm__alloc((events + 1) * sizeof *items);
    *count = 0;
    for (size_t i = 0; items != NULL && i < view->count; i++) {
        size_t members = 0;
        const uint32_t *list = clm_graph_members(graph, view->events[i], &members);
        add_item(graph, items, count, view->events[i]);
        for (size_t k = 0; k < members; k++)
            add_item(graph, items, count, list[k]);
    }
    if (*count > 1)
        qsort(items, *count, sizeof *items, by_article ? by_text : by_doubt);
    return items;
}

/* ---- the cells of a row ---- */

static const struct clm__column *
find_column(const char *name)
{
    for (size_t i = 0; i < clm__event_column_count; i++)
        if (strcmp(clm__event_columns[i].name, name) == 0)
            return &clm__event_columns[i];
    return NULL;
}

/* Lines of a page are none of its sentences; a row is one line. */
static void
flatten(struct clm__buf *text, size_t start)
{
    for (size_t i = start; !text->failed && i < text->len; i++)
        if ((unsigned char)text->at[i] < ' ')
            text->at[i] = ' ';
}

static void
add_sentence(struct writing *writing)
{
    const struct clm__review_passage *passage = &writing->passage;
    struct clm__buf *out = &writing->texts;
    if (passage->count == 0)
        return;
    clm__buf_add(out, passage->before, passage->before_len);
    clm__buf_putc(out, '[');
    for (size_t i = 0; i < passage->count; i++)
        clm__buf_add(out, passage->pieces[i].at, passage->pieces[i].len);
    clm__buf_putc(out, ']');
    clm__buf_add(out, passage->after, passage->after_len);
}

static const char *
cell(const struct writing *writing, size_t column)
{
    return writing->texts.failed ? "" : writing->texts.at + writing->starts[column];
}

/* Stands for what can be changed, so that a change shows. */
static void
note_as_read(struct writing *writing)
{
    const char *cells[CLM__DECIDED_CELLS] = {NULL};
    for (size_t i = 0; i < CLM__DECIDED_CELLS; i++)
        for (size_t k = 0; k < COLUMNS; k++)
            if (strcmp(columns[k], clm__decided_names[i]) == 0)
                cells[i] = cell(writing, k);
    clm__as_read(writing->as_read, cells);
}

static void
make_cells(struct writing *writing, uint32_t event)
{
    clm__row_set(&writing->row, event);
    writing->row.citations = writing->row.event->citations; /* its own alone */
    writing->row.citation_count = writing->row.event->citation_count;
    clm__review_passage(writing->row.event, writing->options, &writing->passage);
    writing->texts.len = 0;
    for (size_t i = 0; i < COLUMNS; i++) {
        writing->starts[i] = writing->texts.len;
        writing->row.scratch.len = 0;
        if (writing->by_name[i] != NULL) {
            struct clm__cell made = writing->by_name[i]->cell(&writing->row);
            clm__buf_add(&writing->texts, made.text, made.len);
        } else if (strcmp(columns[i], "as_read") == 0) {
            note_as_read(writing);
            clm__buf_puts(&writing->texts, writing->as_read);
        } else if (strcmp(columns[i], "sentence") == 0) {
            add_sentence(writing);
        }
        flatten(&writing->texts, writing->starts[i]);
        clm__buf_putc(&writing->texts, '\0');
    }
    writing->out.buf.failed |= writing->texts.failed || writing->row.scratch.failed;
}

/* ---- the table ---- */

static void
write_table(struct writing *writing, const struct item *items, size_t count)
{
    clm__text_table_header_start(&writing->table);
    for (size_t i = 0; i < COLUMNS; i++)
        clm__text_table_header_cell(&writing->table, columns[i]);
    clm__text_table_header_end(&writing->table);
    for (size_t i = 0; i < count && !writing->out.buf.failed; i++) {
        make_cells(writing, items[i].event);
        clm__text_table_row_start(&writing->table);
        for (size_t k = 0; k < COLUMNS; k++)
            clm__text_table_cell(&writing->table, columns[k], cell(writing, k),
                                 strlen(cell(writing, k)), false, false);
        clm__text_table_row_end(&writing->table);
        clm__out_flush_some(&writing->out);
    }
}

/* ---- the page ---- */

static void
put(struct writing *writing, const char *markup)
{
    clm__buf_puts(&writing->out.buf, markup);
}

static void
put_json(struct writing *writing, const char *text, size_t len)
{
    clm__markup_json(&writing->out.buf, text, len);
}

/* {"cells":[...],"before":"...","pieces":[["...","by"],...],"after":"..."} */
static void
put_item(struct writing *writing)
{
    const struct clm__review_passage *passage = &writing->passage;
    put(writing, "{\"cells\":[");
    for (size_t k = 0; k < COLUMNS; k++) {
        put(writing, k > 0 ? "," : "");
        put_json(writing, cell(writing, k), strlen(cell(writing, k)));
    }
    put(writing, "],\"before\":");
    put_json(writing, passage->before, passage->before_len);
    put(writing, ",\"pieces\":[");
    for (size_t i = 0; i < passage->count; i++) {
        put(writing, i > 0 ? ",[" : "[");
        put_json(writing, passage->pieces[i].at, passage->pieces[i].len);
        put(writing, ",");
        put_json(writing, passage->pieces[i].what, strlen(passage->pieces[i].what));
        put(writing, "]");
    }
    put(writing, "],\"after\":");
    put_json(writing, passage->after, passage->after_len);
    put(writing, "}");
}

static void
put_words(struct writing *writing, const char *name, const char *(*word)(int), int count)
{
    put(writing, ",\"");
    put(writing, name);
    put(writing, "\":[");
    for (int i = 0; i < count; i++) {
        put(writing, i > 0 ? "," : "");
        put_json(writing, word(i), strlen(word(i)));
    }
    put(writing, "]");
}

static void
put_data(struct writing *writing, const struct item *items, size_t count)
{
    put(writing, "<script type=\"application/json\" id=\"data\">{\"columns\":[");
    for (size_t k = 0; k < COLUMNS; k++) {
        put(writing, k > 0 ? "," : "");
        put_json(writing, columns[k], strlen(columns[k]));
    }
    put(writing, "]");
    put_words(writing, "kinds", clm__kind_word, CLM_KIND_COUNT);
    put_words(writing, "phases", clm__phase_word, CLM_PHASE_COUNT);
    put(writing, ",\"items\":[");
    for (size_t i = 0; i < count && !writing->out.buf.failed; i++) {
        make_cells(writing, items[i].event);
        put(writing, i > 0 ? ",\n" : "\n");
        put_item(writing);
        clm__out_flush_some(&writing->out);
    }
    put(writing, "]}</script>\n");
}

static const char *
title_of(const struct writing *writing)
{
    const char *title = writing->options->title != NULL
                            ? writing->options->title
                            : clm_corpus_title(writing->row.corpus);
    return title[0] != '\0' ? title : "Review";
}

/* What can be done with an event: by hand on a phone, by key at a desk. */
static const struct {
    const char *key, *label, *shown, *class;
} buttons[] = {{"a", "Accept", "a", "yes"},
               {"x", "Reject", "x", "no"},
               {"e", "Edit", "e", ""},
               {"m", "Same as", "m", ""},
               {"l", "Answers", "l", ""},
               {"n", "Next open", "n", ""},
               {"ArrowLeft", "Back", "&larr;", ""},
               {"ArrowRight", "On", "&rarr;", ""},
               {"u", "Undo", "u", ""}};

static void
write_page(struct writing *writing, const struct item *items, size_t count)
{
    const char *title = title_of(writing);
    put(writing, "<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n"
                 "<meta http-equiv=Content-Security-Policy content=\"");
    put(writing, clm__review_policy);
    put(writing, "\">\n<meta name=referrer content=no-referrer>\n<meta name=viewport "
                 "content=\"width=device-width,initial-scale=1\">\n<title>");
    clm__markup_text(&writing->out.buf, title, strlen(title));
    put(writing, "</title>\n<style>");
    clm__buf_add(&writing->out.buf, clm__review_css, clm__review_css_len);
    put(writing, "</style>\n</head>\n<body>\n<header><h1>");
    clm__markup_text(&writing->out.buf, title, strlen(title));
    put(writing,
        "</h1><p id=progress role=status></p><progress id=bar value=0 max=1></progress>"
        "<button id=save>Save review.csv (s)</button></header>\n"
        "<main id=card tabindex=-1><noscript>This page needs its script; "
        "<code>claimline review -o review.csv</code> writes the same as a table."
        "</noscript></main>\n<footer>");
    for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
        put(writing, "<button type=button data-key=");
        put(writing, buttons[i].key);
        put(writing, " class=\"");
        put(writing, buttons[i].class);
        put(writing, "\">");
        put(writing, buttons[i].label);
        put(writing, "<kbd>");
        put(writing, buttons[i].shown);
        put(writing, "</kbd></button>");
    }
    put(writing, "</footer>\n");
    put_data(writing, items, count);
    put(writing, "<script>");
    clm__buf_add(&writing->out.buf, clm__review_js, clm__review_js_len);
    put(writing, "</script>\n</body>\n</html>\n");
}

enum clm_code
clm_review_write(const struct clm_view *view, const struct clm_review_options *options,
                 clm_write_fn write, void *payload, size_t *count, struct clm_error *err)
{
    struct writing writing = {
        .out = {.write = write, .payload = payload},
        .row = {.graph = view->graph, .corpus = clm_graph_corpus(view->graph)},
        .table = {.format = CLM_TABLE_CSV},
        .options = options};
    size_t items_count = 0;
    struct item *items = list_items(view, options->by_article, &items_count);
    writing.table.out = &writing.out;
    for (size_t i = 0; i < COLUMNS; i++)
        writing.by_name[i] = /* its sentence is the number of one there */
            strcmp(columns[i], "sentence") != 0 ? find_column(columns[i]) : NULL;
    if (items == NULL)
        writing.out.buf.failed = true;
    else if (options->page)
        write_page(&writing, items, items_count);
    else
        write_table(&writing, items, items_count);
    if (count != NULL)
        *count = items_count;
    clm__free(items);
    clm__buf_release(&writing.texts);
    clm__buf_release(&writing.row.scratch);
    return clm__out_finish(&writing.out, err);
}
