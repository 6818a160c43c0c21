/* SPDX-License-Identifier: MIT */
/* Files of others, row by row, into an events.csv of ours. */
#include "exchange/import.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/csv.h"

#include <stdlib.h>
#include <string.h>

static const char *const our_columns[] = {"id",    "date",   "kind",   "phase",
                                          "actor", "target", "charge", "charge_type",
                                          "place", "source", "url",    "note"};

struct importing {
    const struct clm__import_format *format;
    struct clm__text_table table;
    struct clm_import_counts *counts;
    const char *name;
    size_t places[CLM__MAX_FOREIGN]; /* of the wanted columns; SIZE_MAX = not there */
    bool started;
    struct clm__buf cell;
};

/* ---- a row of ours ---- */

static void
put(struct importing *to, size_t *column, const char *text, size_t len)
{
    clm__text_table_cell(&to->table, our_columns[(*column)++], text, len, false, true);
}

static void
put_text(struct importing *to, size_t *column, const char *text)
{
    put(to, column, text != NULL ? text : "", text != NULL ? strlen(text) : 0);
}

/* A | would part one value into two; controls are no part of a name. */
static void
put_cell(struct importing *to, size_t *column, struct clm__foreign cell, bool capitals)
{
    bool inside = false;
    to->cell.len = 0;
    for (size_t i = 0; i < cell.len; i++) {
        char c = cell.text[i];
        char safe = c == '|' ? '/' : (unsigned char)c < 0x20 ? ' ' : c;
        bool letter = clm__is_letter(c);
        if (capitals && letter && inside)
            safe = clm__lower(c);
        clm__buf_putc(&to->cell, safe);
        inside = letter || c == '\'';
    }
    put(to, column, clm__buf_text(&to->cell), to->cell.len);
}

static bool
is_shouted(struct clm__foreign cell)
{
    size_t letters = 0;
    for (size_t i = 0; i < cell.len; i++) {
        if (clm__is_lower(cell.text[i]))
            return false;
        letters += clm__is_letter(cell.text[i]) ? 1 : 0;
    }
    return letters > 3; /* "UN" and "NATO" stay */
}

static void
write_event(struct importing *to, const struct clm__imported *event)
{
    size_t column = 0;
    clm__text_table_row_start(&to->table);
    put_text(to, &column, event->id);
    put_text(to, &column, event->date);
    put_text(to, &column, event->kind);
    put_text(to, &column, event->phase);
    put_cell(to, &column, event->actor, is_shouted(event->actor) && event->actor.len > 4);
    put_cell(to, &column, event->target,
             is_shouted(event->target) && event->target.len > 4);
    if (event->charge.len > 0)
        put_cell(to, &column, event->charge, false);
    else
        put_text(to, &column, event->words);
    put_text(to, &column, event->charge_type);
    put_cell(to, &column, event->place, false);
    put_cell(to, &column, event->source, false);
    put_cell(to, &column, event->url, false);
    put_text(to, &column, event->note);
    clm__text_table_row_end(&to->table);
    clm__out_flush_some(to->table.out);
}

/* ---- a row of theirs ---- */

static enum clm_code
read_header(struct importing *to, const struct clm__foreign *cells, size_t count,
            struct clm_error *err)
{
    for (size_t i = 0; to->format->columns[i] != NULL; i++) {
        to->places[i] = SIZE_MAX;
        for (size_t k = 0; k < count; k++)
            if (clm__foreign_is(cells[k], to->format->columns[i]))
                to->places[i] = k;
        if (i < to->format->needed && to->places[i] == SIZE_MAX)
            return clm_error_set(
                err, CLM_E_HEADER,
                (struct clm_loc){.file = to->name, .line = 1, .column = 1},
                "the header lacks the column '%s'", to->format->columns[i]);
    }
    return CLM_OK;
}

static void
read_row(struct importing *to, const struct clm__foreign *cells, size_t count)
{
    struct clm__foreign wanted[CLM__MAX_FOREIGN] = {{NULL, 0}};
    struct clm__imported event = {.id = ""};
    if (to->format->places != NULL && !to->format->places(count, to->places)) {
        to->counts->short_rows++;
        return;
    }

    for (size_t i = 0; to->format->columns[i] != NULL; i++) {
        wanted[i] =
            to->places[i] < count ? cells[to->places[i]] : (struct clm__foreign){"", 0};
        if (i < to->format->needed && to->places[i] >= count) {
            to->counts->short_rows++;
            return;
        }
    }

    switch (to->format->read(wanted, &event)) {
    case CLM__IMPORT_EVENT:
        to->counts->events++;
        write_event(to, &event);
        break;
    case CLM__IMPORT_OTHER_KIND:
        to->counts->other_kinds++;
        break;
    case CLM__IMPORT_UNDATED:
        to->counts->undated++;
        break;
    }
}

static enum clm_code
take_row(struct importing *to, const struct clm__foreign *cells, size_t count,
         struct clm_error *err)
{
    if (to->format->header && !to->started) {
        to->started = true;
        return read_header(to, cells, count, err);
    }
    read_row(to, cells, count);
    return CLM_OK;
}

struct csv_import {
    struct importing *to;
    struct clm_error *err;
};

static enum clm_code
take_csv_row(const struct clm__csv_row *row, void *payload)
{
    struct csv_import *csv = payload;
    struct clm__foreign cells[256];
    size_t count = row->count < 256 ? row->count : 256;
    for (size_t i = 0; i < count; i++)
        cells[i] = (struct clm__foreign){row->cells[i].text, row->cells[i].len};
    return take_row(csv->to, cells, count, csv->err);
}

static bool
read_file(void *from, char *to, size_t want, size_t *got)
{
    *got = fread(to, 1, want, from);
    return ferror((FILE *)from) == 0;
}

static enum clm_code
fail_line(const struct importing *to, enum clm_code code, uint32_t line, const char *why,
          struct clm_error *err)
{
    return clm_error_set(err, code,
                         (struct clm_loc){.file = to->name, .line = line, .column = 1},
                         "%s", why);
}

static enum clm_code
take_line(struct importing *to, char *line, size_t len, uint32_t number,
          struct clm_error *err)
{
    struct clm__foreign cells[256];
    size_t count = 0, start = 0;
    while (len > 0 && (line[len - 1] == '\n' || line[len - 1] == '\r'))
        len--;
    if (len > CLM_MAX_CELL)
        return fail_line(to, CLM_E_TOO_LARGE, number, "a line is over 1 MiB", err);
    if (clm__utf8_valid(line, len) < len)
        return fail_line(to, CLM_E_ENCODING, number, "a line is not UTF-8", err);

    for (size_t i = 0; i <= len && count < 256; i++)
        if (i == len || line[i] == '\t') {
            cells[count++] = (struct clm__foreign){line + start, i - start};
            start = i + 1;
        }
    return len > 0 ? take_row(to, cells, count, err) : CLM_OK;
}

static enum clm_code
read_lines(struct importing *to, FILE *in, struct clm_error *err)
{
    char *line = NULL;
    size_t room = 0;
    uint32_t number = 0;
    enum clm_code code = CLM_OK;
    for (ssize_t got; code == CLM_OK && (got = getline(&line, &room, in)) > 0;)
        code = take_line(to, line, (size_t)got, ++number, err);
    free(line);
    return code == CLM_OK && ferror(in) != 0
               ? fail_line(to, CLM_E_IO, 0, "cannot be read", err)
               : code;
}

enum clm_code
clm_import_read(FILE *in, const char *name, enum clm_import from, clm_write_fn write,
                void *payload, struct clm_import_counts *counts, struct clm_error *err)
{
    static const struct clm__import_format *const formats[] = {
        [CLM_IMPORT_ACLED] = &clm__import_acled,
        [CLM_IMPORT_GDELT] = &clm__import_gdelt,
        [CLM_IMPORT_ICEWS] = &clm__import_icews};
    struct clm__out out = {.write = write, .payload = payload};
    struct importing to = {.format = formats[from],
                           .table = {.out = &out, .format = CLM_TABLE_CSV},
                           .counts = counts,
                           .name = name};
    struct csv_import csv = {&to, err};

    clm__text_table_header_start(&to.table);
    for (size_t i = 0; i < sizeof our_columns / sizeof *our_columns; i++)
        clm__text_table_header_cell(&to.table, our_columns[i]);
    clm__text_table_header_end(&to.table);

    enum clm_code code = to.format->tabs
                             ? read_lines(&to, in, err)
                             : clm__csv_read(read_file, in, take_csv_row, &csv, err);
    if (code != CLM_OK && err != NULL && err->at.file == NULL)
        err->at.file = name;
    out.buf.failed = out.buf.failed || to.cell.failed;
    clm__buf_release(&to.cell);
    if (code == CLM_OK)
        return clm__out_finish(&out, err);
    clm__buf_release(&out.buf); /* nothing of a file that cannot be read */
    return code;
}
