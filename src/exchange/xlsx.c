/* SPDX-License-Identifier: MIT */
/* A workbook of a view by libxlsxwriter: accusations, events, who times whom, sources.
 * Days are days, addresses links; no text is a formula, and the file holds no clock. */
#include "base/alloc.h"
#include "base/markup.h"
#include "claimline/exchange.h"
#include "claimline/version.h"
#include "render/tally.h"
#include "table/column.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum {
    ROWS_MOST = 1048575,  /* of a sheet, below its header */
    COLUMNS_MOST = 16000, /* of the matrix */
    TEXT_MOST = 32000,    /* bytes of a cell; the format ends at 32,767 characters */
    LINK_MOST = 255,      /* bytes of an address */
    LINKS_MOST = 60000,   /* in a sheet */
    CREATED = 1577836800, /* 2020-01-01, so that the same input gives the same bytes */
    YEAR_LEAST = 1900,    /* where days of workbooks begin */
};

struct book {
    const struct clm_view *view;
    const struct clm_corpus *corpus;
    lxw_workbook *file;
    lxw_worksheet *sheet;
    lxw_format *head, *day, *link;
    struct clm__buf text;
    size_t row, links;
    bool failed, too_large;
};

/* Adds a sheet whose header stands while one scrolls. */
static void
open_sheet(struct book *book, const char *name)
{
    book->sheet = workbook_add_worksheet(book->file, name);
    book->row = 0;
    book->links = 0;
    if (book->sheet == NULL)
        book->failed = true;
    else
        worksheet_freeze_panes(book->sheet, 1, 0);
}

static void
close_sheet(struct book *book, size_t columns)
{
    if (!book->failed && columns > 0)
        worksheet_autofilter(book->sheet, 0, 0,
                             (lxw_row_t)(book->row > 0 ? book->row : 1),
                             (lxw_col_t)(columns - 1));
}

static void
check(struct book *book, lxw_error error)
{
    book->failed = book->failed || error != LXW_NO_ERROR;
}

/* The next row, below those that are there; 0 with `too_large` set when there is no room.
 */
static size_t
next_row(struct book *book)
{
    if (book->row == ROWS_MOST)
        book->too_large = true;
    return book->too_large ? 0 : ++book->row;
}

/* Text as text: never a formula, without what XML cannot hold. */
static void
put_text(struct book *book, size_t column, const char *text, size_t len,
         lxw_format *format)
{
    book->text.len = 0;
    clm__markup_plain(&book->text, text, len);
    if (book->text.len > TEXT_MOST) { /* cut at a character */
        while ((book->text.at[book->text.len] & 0xC0) == 0x80 ||
               book->text.len > TEXT_MOST)
            book->text.len--;
        clm__buf_puts(&book->text, "\xE2\x80\xA6");
    }
    if (book->text.len > 0 && !book->text.failed && book->sheet != NULL)
        check(book,
              worksheet_write_string(book->sheet, (lxw_row_t)book->row, (lxw_col_t)column,
                                     clm__buf_text(&book->text), format));
}

static void
put_number(struct book *book, size_t column, double number)
{
    check(book, worksheet_write_number(book->sheet, (lxw_row_t)book->row,
                                       (lxw_col_t)column, number, NULL));
}

static void
put_link(struct book *book, size_t column, const char *text, size_t len)
{
    char address[LINK_MOST + 1];
    bool one = len > 0 && len <= LINK_MOST && memchr(text, '|', len) == NULL &&
               clm__markup_is_link(text, len) && book->links < LINKS_MOST;
    if (!one) {
        put_text(book, column, text, len, NULL);
        return;
    }
    memcpy(address, text, len);
    address[len] = '\0';
    book->links++;
    check(book, worksheet_write_url(book->sheet, (lxw_row_t)book->row, (lxw_col_t)column,
                                    address, book->link));
}

/* "2016-09-26" as a day; before 1900 as text, since workbooks know no such day. */
static void
put_day(struct book *book, size_t column, const char *text, size_t len)
{
    struct clm_date date;
    int year, month, day;
    if (len == 0)
        return;
    if (clm_date_read(&date, text, len, NULL) != CLM_OK) {
        put_text(book, column, text, len, NULL);
        return;
    }
    clm_day_to_civil(date.earliest, &year, &month, &day);
    if (year < YEAR_LEAST) {
        put_text(book, column, text, len, NULL);
        return;
    }
    lxw_datetime when = {.year = year, .month = month, .day = day};
    check(book, worksheet_write_datetime(book->sheet, (lxw_row_t)book->row,
                                         (lxw_col_t)column, &when, book->day));
}

/* "0.94", whatever the locale calls a decimal point. */
static double
read_number(const char *text, size_t len)
{
    double number = 0, part = 1;
    bool behind = false;
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '.') {
            behind = true;
            continue;
        }
        part = behind ? part * 10 : part;
        number = number * 10 + (text[i] - '0');
    }
    return number / part;
}

static void
put_cell(struct book *book, size_t place, const struct clm__column *column,
         struct clm__row *row)
{
    row->scratch.len = 0;
    struct clm__cell cell = column->cell(row);
    bool number =
        column->type == CLM__COLUMN_INTEGER || column->type == CLM__COLUMN_NUMBER;
    if (column->type == CLM__COLUMN_DATE)
        put_day(book, place, cell.text, cell.len);
    else if (number && cell.len > 0)
        put_number(book, place, read_number(cell.text, cell.len));
    else if (strcmp(column->name, "url") == 0)
        put_link(book, place, cell.text, cell.len);
    else
        put_text(book, place, cell.text, cell.len, NULL);
}

static void
put_head(struct book *book, size_t place, const char *name, double width)
{
    put_text(book, place, name, strlen(name), book->head);
    worksheet_set_column(book->sheet, (lxw_col_t)place, (lxw_col_t)place, width, NULL);
}

static void
put_heads(struct book *book, const struct clm__column *columns, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool wide = strcmp(columns[i].name, "charge") == 0 ||
                    strcmp(columns[i].name, "quote") == 0;
        put_head(book, i, columns[i].name, wide ? 48 : columns[i].is_free ? 20 : 13);
    }
}

static void
put_row(struct book *book, const struct clm__column *columns, size_t count,
        struct clm__row *row)
{
    next_row(book);
    for (size_t i = 0; i < count && !book->failed && !book->too_large; i++)
        put_cell(book, i, &columns[i], row);
}

static void
put_pairs(struct book *book, struct clm__row *row)
{
    const struct clm_event *event = row->event;
    size_t actors = event->actor_count > 0 ? event->actor_count : 1;
    size_t targets = event->target_count > 0 ? event->target_count : 1;
    for (size_t a = 0; a < actors; a++)
        for (size_t b = 0; b < targets; b++) {
            row->accuser = event->actor_count > 0 ? &event->actors[a] : NULL;
            row->accused = event->target_count > 0 ? &event->targets[b] : NULL;
            put_row(book, clm__accusation_columns, clm__accusation_column_count, row);
        }
}

static void
write_events(struct book *book, bool accusations)
{
    const struct clm__column *columns =
        accusations ? clm__accusation_columns : clm__event_columns;
    size_t count = accusations ? clm__accusation_column_count : clm__event_column_count;
    struct clm__row row = {
        .view = book->view, .graph = book->view->graph, .corpus = book->corpus};
    open_sheet(book, accusations ? "accusations" : "events");
    if (!book->failed)
        put_heads(book, columns, count);
    for (size_t i = 0; i < book->view->count && !book->failed && !book->too_large; i++) {
        clm__row_set(&row, book->view->events[i]);
        if (!accusations)
            put_row(book, columns, count, &row);
        else if (row.event->kind == CLM_KIND_ACCUSATION)
            put_pairs(book, &row);
    }
    book->failed = book->failed || row.scratch.failed;
    clm__buf_release(&row.scratch);
    close_sheet(book, count);
}

static int
by_cell(const void *a, const void *b)
{
    const struct clm__tally_row *x = a, *y = b;
    if (x->by != y->by)
        return x->by < y->by ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* Places of parties on one side; returns how many there are. */
static size_t
number_side(const struct clm__tally *tally, uint32_t *places, bool accuses)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < tally->party_count; i++)
        if ((accuses ? tally->parties[i].by : tally->parties[i].at) > 0)
            places[i] = ++count;
    return count;
}

static void
put_name(struct book *book, const struct clm__tally *tally, uint32_t party, size_t row,
         size_t column)
{
    const char *name = clm__tally_name(tally, party);
    book->row = row;
    put_text(book, column, name, strlen(name), book->head);
}

static void
put_matrix(struct book *book, struct clm__tally *tally, uint32_t *down, uint32_t *across)
{
    size_t rows = number_side(tally, down, true);
    size_t columns = number_side(tally, across, false);
    if (rows > ROWS_MOST || columns > COLUMNS_MOST) {
        book->too_large = true;
        return;
    }
    put_head(book, 0, "accuser", 24);
    for (uint32_t i = 0; i < tally->party_count; i++) {
        if (across[i] > 0)
            put_name(book, tally, i, 0, across[i]);
        if (down[i] > 0)
            put_name(book, tally, i, down[i], 0);
    }
    qsort(tally->rows, tally->row_count, sizeof *tally->rows, by_cell);
    for (size_t i = 0, end; i < tally->row_count && !book->failed; i = end) {
        for (end = i;
             end < tally->row_count && by_cell(&tally->rows[i], &tally->rows[end]) == 0;)
            end++;
        book->row = down[tally->rows[i].by];
        put_number(book, across[tally->rows[i].at], (double)(end - i));
    }
    book->row = rows;
}

static void
write_matrix(struct book *book)
{
    struct clm__tally tally;
    uint32_t *down = NULL, *across = NULL;
    open_sheet(book, "matrix");
    bool ready = clm__tally_init(&tally, book->view) && !book->failed;
    if (ready) {
        down = clm__calloc(tally.party_count + 1, sizeof *down);
        across = clm__calloc(tally.party_count + 1, sizeof *across);
    }
    if (down != NULL && across != NULL)
        put_matrix(book, &tally, down, across);
    else
        book->failed = true;
    clm__free(down);
    clm__free(across);
    clm__tally_release(&tally);
}

static void
put_string(struct book *book, size_t column, clm_str text)
{
    put_text(book, column, clm_corpus_text(book->corpus, text),
             clm_corpus_text_len(book->corpus, text), NULL);
}

static void
write_sources(struct book *book)
{
    static const struct {
        const char *name;
        double width;
    } heads[] = {{"id", 20},    {"publisher", 24}, {"published", 13},
                 {"title", 60}, {"url", 48},       {"note", 30}};
    size_t count = sizeof heads / sizeof *heads;
    open_sheet(book, "sources");
    for (size_t i = 0; i < count && !book->failed; i++)
        put_head(book, i, heads[i].name, heads[i].width);
    for (size_t i = 0; i < clm_corpus_source_count(book->corpus) && !book->failed; i++) {
        const struct clm_source *source = clm_corpus_source(book->corpus, i);
        if (next_row(book) == 0)
            return;
        put_string(book, 0, source->id);
        put_string(book, 1, source->publisher);
        put_day(book, 2, clm_corpus_text(book->corpus, source->published),
                clm_corpus_text_len(book->corpus, source->published));
        put_string(book, 3, source->title);
        put_link(book, 4, clm_corpus_text(book->corpus, source->url),
                 clm_corpus_text_len(book->corpus, source->url));
        put_string(book, 5, source->note);
    }
    close_sheet(book, count);
}

static void
set_formats(struct book *book)
{
    char title[] = "Who accused whom", author[] = "claimline";
    lxw_doc_properties properties = {
        .title = title, .author = author, .created = CREATED};
    check(book, workbook_set_properties(book->file, &properties));
    book->head = workbook_add_format(book->file);
    book->day = workbook_add_format(book->file);
    book->link = workbook_get_default_url_format(book->file);
    if (book->head == NULL || book->day == NULL) {
        book->failed = true;
        return;
    }
    format_set_bold(book->head);
    format_set_num_format(book->day, "yyyy-mm-dd");
}

/* Fills the workbook at `path`. */
static void
write_book(struct book *book, const char *path)
{
    book->file = workbook_new(path);
    if (book->file == NULL) {
        book->failed = true;
        return;
    }
    set_formats(book);
    if (!book->failed)
        write_events(book, true);
    if (!book->failed)
        write_events(book, false);
    if (!book->failed)
        write_matrix(book);
    if (!book->failed)
        write_sources(book);
    check(book, workbook_close(book->file));
}

static enum clm_code
hand_on(const char *path, clm_write_fn write, void *payload, struct clm_error *err)
{
    FILE *in = fopen(path, "rb");
    char block[1 << 14];
    size_t len = 0;
    bool taken = true;
    while (in != NULL && taken && (len = fread(block, 1, sizeof block, in)) > 0)
        taken = write(block, len, payload);
    bool read = in != NULL && ferror(in) == 0;
    if (in != NULL)
        fclose(in);
    if (!read)
        return clm_error_set(err, CLM_E_IO, (struct clm_loc){0},
                             "cannot read the workbook back from %s", path);
    return taken ? CLM_OK
                 : clm_error_set(err, CLM_E_WRITE, (struct clm_loc){0},
                                 "cannot write the result");
}

enum clm_code
clm_xlsx_write(const struct clm_view *view, clm_write_fn write, void *payload,
               struct clm_error *err)
{
    const char *folder = getenv("TMPDIR");
    char path[4096];
    int len = snprintf(path, sizeof path, "%s/claimline-XXXXXX",
                       folder != NULL && *folder != '\0' ? folder : "/tmp");
    int made = len > 0 && (size_t)len < sizeof path ? mkstemp(path) : -1;
    if (made < 0)
        return clm_error_set(err, CLM_E_IO, (struct clm_loc){0},
                             "cannot make a temporary file in %s; set TMPDIR to a folder "
                             "that can be written",
                             folder != NULL ? folder : "/tmp");
    close(made);
    struct book book = {.view = view, .corpus = clm_graph_corpus(view->graph)};
    write_book(&book, path);
    enum clm_code code = CLM_OK;
    if (book.too_large)
        code = clm_error_set(err, CLM_E_TOO_LARGE, (struct clm_loc){0},
                             "a workbook has at most %d rows and %d columns; narrow the "
                             "view, or write csv",
                             ROWS_MOST, COLUMNS_MOST);
    else if (book.failed || book.text.failed)
        code =
            clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0},
                          "the workbook could not be made: no memory, or no room in %s",
                          folder != NULL ? folder : "/tmp");
    else
        code = hand_on(path, write, payload, err);
    unlink(path);
    clm__buf_release(&book.text);
    return code;
}
