/* SPDX-License-Identifier: MIT */
/* CSV rows with their places. libcsv has no positions, so it is fed line by line: the
 * line of a row is then known for free, and a column is looked for only when a message
 * needs it. */
#include "read/csv.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "claimline/corpus.h"

#include <csv.h>
#include <string.h>

enum { BLOCK = 1 << 20, MAX_RECORD = 1 << 26 };

struct reader {
    clm__read_fn read;
    void *from;
    clm__csv_row_fn on_row;
    void *payload;
    struct clm_error *err;
    struct csv_parser parser;
    char *bytes;
    size_t room;
    size_t len;
    size_t row; /* where the open row starts */
    size_t fed; /* what libcsv has seen */
    bool at_end;
    uint32_t line;        /* of the byte at `fed` */
    uint32_t row_line;    /* of the byte at `row`; 0 = between rows */
    struct clm__buf text; /* the cells of the open row, each with its NUL */
    size_t *ends;         /* where each cell ends in `text` */
    size_t end_room;
    struct clm__csv_cell *cells;
    size_t cell_room;
    size_t count;
    enum clm_code code; /* what a callback met */
};

static enum clm_code
fail_at(struct reader *reader, enum clm_code code, uint32_t line, uint32_t column,
        const char *text)
{
    struct clm_loc at = {.line = line, .column = column};
    return clm_error_set(reader->err, code, at, "%s", text);
}

static void
on_cell(void *bytes, size_t len, void *payload)
{
    struct reader *reader = payload;
    if (reader->code != CLM_OK)
        return;
    void *ends = reader->ends;
    if (reader->count == CLM_MAX_COLUMNS || len > CLM_MAX_CELL) {
        reader->code = fail_at(reader, CLM_E_TOO_LARGE, reader->row_line, 1,
                               len > CLM_MAX_CELL ? "a cell is over 1 MiB"
                                                  : "a row has over 1000 cells");
        return;
    }
    if (!clm__grow(&ends, &reader->end_room, reader->count + 1, sizeof *reader->ends)) {
        reader->code = CLM_E_NOMEM;
        return;
    }
    reader->ends = ends;
    if (len > 0)
        clm__buf_add(&reader->text, bytes, len);
    clm__buf_putc(&reader->text, '\0');
    reader->ends[reader->count++] = reader->text.len;
}

/* An empty line is one empty cell, or none. */
static bool
is_blank(const struct reader *reader)
{
    return reader->count == 0 || (reader->count == 1 && reader->text.len == 1);
}

static void
on_row_end(int end, void *payload)
{
    (void)end;
    struct reader *reader = payload;
    if (reader->code == CLM_OK && reader->text.failed)
        reader->code = CLM_E_NOMEM;
    if (reader->code == CLM_OK && !is_blank(reader)) {
        void *cells = reader->cells;
        if (!clm__grow(&cells, &reader->cell_room, reader->count,
                       sizeof *reader->cells)) {
            reader->code = CLM_E_NOMEM;
            return;
        }
        reader->cells = cells;
        size_t start = 0;
        for (size_t i = 0; i < reader->count; i++) {
            reader->cells[i].text = reader->text.at + start;
            reader->cells[i].len = reader->ends[i] - start - 1;
            start = reader->ends[i];
        }
        struct clm__csv_row row = {.cells = reader->cells,
                                   .count = reader->count,
                                   .line = reader->row_line,
                                   .bytes = reader->bytes + reader->row,
                                   .len = reader->fed - reader->row};
        reader->code = reader->on_row(&row, reader->payload);
    }
    reader->count = 0;
    reader->text.len = 0;
    reader->row_line = 0;
}

/* The bytes up to the next line end and with it; 0 when that has not been read yet. */
static size_t
line_length(const struct reader *reader)
{
    const char *start = reader->bytes + reader->fed;
    size_t left = reader->len - reader->fed;
    const char *lf = memchr(start, '\n', left);
    size_t len = lf != NULL ? (size_t)(lf - start) + 1 : left;
    const char *cr = memchr(start, '\r', len);
    if (cr != NULL) {
        size_t upto = (size_t)(cr - start) + 1;
        if (upto == left && !reader->at_end)
            return 0; /* a line feed may follow */
        return upto < left && start[upto] == '\n' ? upto + 1 : upto;
    }
    return lf != NULL || reader->at_end ? len : 0;
}

static enum clm_code
check_bytes(struct reader *reader, size_t len)
{
    const char *start = reader->bytes + reader->fed;
    size_t valid = clm__utf8_valid(start, len);
    if (valid == len)
        return CLM_OK;
    uint32_t column = (uint32_t)valid + 1;
    if (start[valid] == '\0')
        return fail_at(reader, CLM_E_NUL, reader->line, column,
                       "a NUL byte; the file must be plain text");
    struct clm_loc at = {.line = reader->line, .column = column};
    return clm_error_set(reader->err, CLM_E_ENCODING, at,
                         "byte 0x%02x is not UTF-8; save the file as UTF-8",
                         (unsigned char)start[valid]);
}

static enum clm_code
fail_syntax(struct reader *reader, size_t seen)
{
    int error = csv_error(&reader->parser);
    if (error != CSV_EPARSE)
        return error == CSV_ENOMEM ? CLM_E_NOMEM
                                   : fail_at(reader, CLM_E_TOO_LARGE, reader->line, 1,
                                             "a cell is too large");
    return fail_at(reader, CLM_E_CSV, reader->line, (uint32_t)seen + 1,
                   "a quote stands inside a cell; put the cell in quotes and write \"\" "
                   "for a quote");
}

/* Hands one line to libcsv, which calls back when it ends a row. */
static enum clm_code
feed_line(struct reader *reader, size_t len)
{
    enum clm_code code = check_bytes(reader, len);
    if (code != CLM_OK)
        return code;
    if (reader->row_line == 0) {
        reader->row_line = reader->line;
        reader->row = reader->fed;
    }
    const char *line = reader->bytes + reader->fed;
    reader->fed += len; /* before the call: a row that ends now has its whole line */
    size_t seen = csv_parse(&reader->parser, line, len, on_cell, on_row_end, reader);
    if (reader->code != CLM_OK)
        return reader->code;
    if (seen != len)
        return fail_syntax(reader, seen);
    reader->line++;
    return CLM_OK;
}

/* Reads the next block behind what is there; bytes before the open row are dropped first.
 */
static enum clm_code
fill(struct reader *reader)
{
    size_t keep = reader->row_line == 0 ? reader->fed : reader->row;
    memmove(reader->bytes, reader->bytes + keep, reader->len - keep);
    reader->len -= keep;
    reader->fed -= keep;
    reader->row = 0;
    if (reader->len > MAX_RECORD)
        return fail_at(reader, CLM_E_TOO_LARGE, reader->row_line, 1,
                       "a row is over 64 MiB");
    void *bytes = reader->bytes;
    if (!clm__grow(&bytes, &reader->room, reader->len + BLOCK, 1))
        return CLM_E_NOMEM;
    reader->bytes = bytes;
    size_t got = 0;
    if (!reader->read(reader->from, reader->bytes + reader->len, BLOCK, &got))
        return CLM_E_IO;
    reader->len += got;
    reader->at_end = got == 0;
    return CLM_OK;
}

/* The end of the file ends the last row; an open quote is told where it opened. */
static enum clm_code
finish(struct reader *reader)
{
    if (csv_fini(&reader->parser, on_cell, on_row_end, reader) == 0)
        return reader->code;
    if (csv_error(&reader->parser) != CSV_EPARSE)
        return CLM_E_NOMEM;
    struct clm__csv_row row = {.bytes = reader->bytes + reader->row,
                               .len = reader->fed - reader->row,
                               .line = reader->row_line};
    uint32_t line = 0, column = 0;
    clm__csv_locate(&row, reader->count, &line, &column);
    return fail_at(reader, CLM_E_CSV, line, column, "a quote is opened and never closed");
}

static enum clm_code
read_all(struct reader *reader)
{
    for (;;) {
        enum clm_code code = fill(reader);
        if (code != CLM_OK)
            return code;
        if (reader->line == 1 && reader->fed == 0 && reader->len >= 3 &&
            memcmp(reader->bytes, "\xef\xbb\xbf", 3) == 0)
            reader->fed = 3;
        for (size_t len; (len = line_length(reader)) > 0;) {
            code = feed_line(reader, len);
            if (code != CLM_OK)
                return code;
        }
        if (reader->at_end)
            return finish(reader);
    }
}

enum clm_code
clm__csv_read(clm__read_fn read, void *from, clm__csv_row_fn on_row, void *payload,
              struct clm_error *err)
{
    struct reader reader = {.read = read,
                            .from = from,
                            .on_row = on_row,
                            .payload = payload,
                            .err = err,
                            .line = 1};
    if (csv_init(&reader.parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return CLM_E_NOMEM;
    csv_set_realloc_func(&reader.parser, clm__realloc);
    csv_set_free_func(&reader.parser, clm__free);
    enum clm_code code = read_all(&reader);
    csv_free(&reader.parser);
    clm__buf_release(&reader.text);
    clm__free(reader.bytes);
    clm__free(reader.ends);
    clm__free(reader.cells);
    if (code == CLM_E_NOMEM)
        clm_error_set(err, code, (struct clm_loc){0}, "out of memory");
    return code;
}

void
clm__csv_locate(const struct clm__csv_row *row, size_t index, uint32_t *line,
                uint32_t *column)
{
    bool quoted = false;
    size_t cell = 0, line_start = 0;
    size_t at = 0;
    *line = row->line;
    for (; at < row->len && (quoted || cell < index); at++) {
        char c = row->bytes[at];
        bool cr = c == '\r' && !(at + 1 < row->len && row->bytes[at + 1] == '\n');
        if (c == '"')
            quoted = !quoted; /* a doubled quote closes and opens again */
        else if (c == ',' && !quoted)
            cell++;
        else if (quoted && (c == '\n' || cr)) {
            *line += 1;
            line_start = at + 1;
        } else if (c == '\n' || cr)
            break;
    }
    while (at < row->len && (row->bytes[at] == ' ' || row->bytes[at] == '\t'))
        at++;
    *column = (uint32_t)(at - line_start) + 1;
}
