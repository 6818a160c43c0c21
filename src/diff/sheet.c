/* SPDX-License-Identifier: MIT */
/* A CSV file of events as it stands. */
#include "diff/sheet.h"

#include "base/alloc.h"

#include <string.h>

struct bytes {
    const char *at;
    size_t left;
};

static bool
read_bytes(void *from, char *to, size_t want, size_t *got)
{
    struct bytes *bytes = from;
    *got = want < bytes->left ? want : bytes->left;
    if (*got > 0)
        memcpy(to, bytes->at, *got);
    bytes->at += *got;
    bytes->left -= *got;
    return true;
}

static struct clm__csv_cell *
keep_cells(struct clm__sheet *sheet, const struct clm__csv_row *row)
{
    struct clm__csv_cell *cells =
        clm__arena_alloc(&sheet->arena, row->count * sizeof *cells);
    for (size_t i = 0; cells != NULL && i < row->count; i++) {
        const char *text =
            clm__arena_text(&sheet->arena, row->cells[i].text, row->cells[i].len);
        if (text == NULL)
            return NULL;
        cells[i] = (struct clm__csv_cell){text, row->cells[i].len};
    }
    return cells;
}

uint32_t
clm__sheet_column(const struct clm__sheet *sheet, const char *name)
{
    for (size_t i = 0; i < sheet->columns; i++)
        if (strcmp(sheet->header[i].text, name) == 0)
            return (uint32_t)i;
    return CLM_NONE;
}

/* The first row that says this is number 0. */
static uint32_t
count_twin(struct clm__sheet *sheet, clm_str says)
{
    bool fresh = false;
    uint32_t *count = clm__map_put(&sheet->twins, says, 0, &fresh);

    if (count == NULL) {
        sheet->ids.failed = true;
        return 0;
    }

    return (*count)++;
}

/* A row without an id goes by all it says, behind a byte that no id has, and by how many
 * before it say the same. */
static clm_str
id_of(struct clm__sheet *sheet, const struct clm__csv_row *row)
{
    uint32_t column = clm__sheet_column(sheet, "id");
    if (column != CLM_NONE && row->cells[column].len > 0)
        return clm__intern_add(&sheet->ids, row->cells[column].text,
                               row->cells[column].len);

    struct clm__buf all = {0};
    for (size_t i = 0; i < row->count; i++) {
        if (row->cells[i].len == 0)
            continue;
        clm__buf_printf(&all, "\x1f%s\x1e", sheet->header[i].text);
        clm__buf_add(&all, row->cells[i].text, row->cells[i].len);
    }

    clm_str id = clm__intern_add(&sheet->ids, clm__buf_text(&all), all.len);
    uint32_t twin = count_twin(sheet, id);
    if (twin > 0) {
        clm__buf_printf(&all, "\x1f%u", twin);
        id = clm__intern_add(&sheet->ids, clm__buf_text(&all), all.len);
    }

    sheet->ids.failed |= all.failed;
    clm__buf_release(&all);
    return id;
}

/* ---- the bytes of rows ---- */

static size_t
line_end_length(const char *at, size_t left)
{
    if (left == 0 || (at[0] != '\r' && at[0] != '\n'))
        return 0;
    return at[0] == '\r' && left > 1 && at[1] == '\n' ? 2 : 1;
}

static struct clm__slice
cut(struct clm__slice *rest, size_t len)
{
    struct clm__slice piece = {rest->at, len};
    rest->at += len;
    rest->len -= len;
    return piece;
}

/* Over the byte order marks, as the reader does, and over whole lines. */
static size_t
length_of_gap(const struct clm__sheet *sheet, uint32_t line)
{
    const struct clm__slice *rest = &sheet->rest;
    size_t at = 0;

    for (int marks = 0; marks < 2 && sheet->line == 1 && rest->len - at >= 3 &&
                        memcmp(rest->at + at, "\xef\xbb\xbf", 3) == 0;
         marks++)
        at += 3;

    for (uint32_t now = sheet->line; now < line && at < rest->len; now++) {
        size_t end = 0;
        while (at < rest->len &&
               (end = line_end_length(rest->at + at, rest->len - at)) == 0)
            at++;
        at += end;
    }

    return at;
}

static uint32_t
count_lines(struct clm__slice text)
{
    uint32_t lines = 0;

    for (size_t at = 0; at < text.len; at++) {
        size_t end = line_end_length(text.at + at, text.len - at);
        lines += end > 0;
        at += end > 1;
    }

    return lines;
}

/* The next row stands behind lines that are none. */
static void
take_bytes(struct clm__sheet *sheet, const struct clm__csv_row *row,
           struct clm__sheet_row *out)
{
    out->line = row->line;
    out->gap = cut(&sheet->rest, length_of_gap(sheet, row->line));
    struct clm__slice all = cut(&sheet->rest, row->len);
    sheet->line = row->line + count_lines(all);

    size_t body = all.len;
    while (body > 0 && (all.at[body - 1] == '\n' || all.at[body - 1] == '\r'))
        body--;
    out->body = cut(&all, body);
    out->end = all;
}

static enum clm_code
read_header(struct clm__sheet *sheet, const struct clm__csv_row *row)
{
    struct clm_loc at = {.file = sheet->name, .line = row->line, .column = 1};
    sheet->header = keep_cells(sheet, row);
    sheet->columns = row->count;
    take_bytes(sheet, row, &sheet->head);
    if (sheet->header == NULL)
        return CLM_E_NOMEM;
    for (size_t i = 0; i < row->count; i++)
        if (clm__sheet_column(sheet, sheet->header[i].text) < i)
            return clm_error_set(sheet->err, CLM_E_DUPLICATE_COLUMN, at,
                                 "column '%s' stands twice in the header",
                                 sheet->header[i].text);
    return CLM_OK;
}

static enum clm_code
keep_row(struct clm__sheet *sheet, const struct clm__csv_row *row)
{
    struct clm_loc at = {.file = sheet->name, .line = row->line, .column = 1};
    struct clm__sheet_row kept = {.cells = keep_cells(sheet, row)};
    take_bytes(sheet, row, &kept);
    kept.id = id_of(sheet, row);
    if (kept.cells == NULL || sheet->ids.failed)
        return CLM_E_NOMEM;

    bool fresh = false;
    uint32_t *known =
        clm__map_put(&sheet->row_by_id, kept.id, (uint32_t)sheet->count + 1, &fresh);
    if (known == NULL)
        return CLM_E_NOMEM;
    if (!fresh)
        return clm_error_set(
            sheet->err, CLM_E_DUPLICATE_ID, at,
            "a second event has the id '%.200s'; the first is in line %u",
            clm__intern_text(&sheet->ids, kept.id), sheet->rows[*known - 1].line);

    sheet->rows[sheet->count++] = kept;
    return CLM_OK;
}

static enum clm_code
read_row(const struct clm__csv_row *row, void *payload)
{
    struct clm__sheet *sheet = payload;
    struct clm_loc at = {.file = sheet->name, .line = row->line, .column = 1};
    void *rows = sheet->rows;
    if (clm__csv_row_is_blank(row))
        return CLM_OK; /* as every reader does */
    if (sheet->header == NULL)
        return read_header(sheet, row);
    if (row->count != sheet->columns)
        return clm_error_set(sheet->err, CLM_E_COLUMNS, at,
                             "the row has %zu cells, the header %zu", row->count,
                             sheet->columns);

    if (!clm__grow(&rows, &sheet->room, sheet->count + 1, sizeof *sheet->rows))
        return CLM_E_NOMEM;
    sheet->rows = rows;
    return keep_row(sheet, row);
}

enum clm_code
clm__sheet_read(struct clm__sheet *sheet, const struct clm_merge_side *side,
                struct clm_error *err)
{
    struct clm_error why = {0};
    struct bytes bytes = {side->bytes, side->len};
    *sheet = (struct clm__sheet){
        .name = side->name, .rest = {side->bytes, side->len}, .line = 1, .err = &why};
    enum clm_code code = clm__csv_read(read_bytes, &bytes, read_row, sheet, &why);
    sheet->err = NULL;
    why.at.file = side->name;
    if (code != CLM_OK)
        clm_error_set(err, code, why.at, "%s",
                      why.code != CLM_OK ? why.text : "out of memory");
    return code;
}

void
clm__sheet_release(struct clm__sheet *sheet)
{
    clm__arena_release(&sheet->arena);
    clm__intern_release(&sheet->ids);
    clm__map_release(&sheet->row_by_id);
    clm__map_release(&sheet->twins);
    clm__free(sheet->rows);
    *sheet = (struct clm__sheet){0};
}

const struct clm__sheet_row *
clm__sheet_find(const struct clm__sheet *sheet, const struct clm__sheet *other,
                const struct clm__sheet_row *row)
{
    clm_str id = clm__intern_find(&sheet->ids, clm__intern_text(&other->ids, row->id),
                                  clm__intern_len(&other->ids, row->id));
    uint32_t found = clm__map_get(&sheet->row_by_id, id, 0);
    return found != 0 ? &sheet->rows[found - 1] : NULL;
}

struct clm__csv_cell
clm__sheet_cell(const struct clm__sheet *sheet, const struct clm__sheet_row *row,
                const char *name)
{
    uint32_t column = clm__sheet_column(sheet, name);
    return column != CLM_NONE ? row->cells[column] : (struct clm__csv_cell){.text = ""};
}

struct clm__slice
clm__sheet_raw_cell(const struct clm__sheet *sheet, const struct clm__sheet_row *row,
                    const char *name)
{
    uint32_t column = clm__sheet_column(sheet, name);
    struct clm__slice body = row->body;
    size_t start = 0;
    bool quoted = false;

    for (size_t at = 0; column != CLM_NONE && at <= body.len; at++) {
        if (at < body.len && (quoted || body.at[at] != ',')) {
            quoted ^= body.at[at] == '"'; /* a doubled quote closes and opens again */
            continue;
        }
        if (column == 0)
            return (struct clm__slice){body.at + start, at - start};
        column--;
        start = at + 1;
    }

    return (struct clm__slice){"", 0};
}
