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

/* A row without an id goes by all it says, behind a byte that no id has. */
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
    sheet->ids.failed |= all.failed;
    clm__buf_release(&all);
    return id;
}

static enum clm_code
read_header(struct clm__sheet *sheet, const struct clm__csv_row *row)
{
    struct clm_loc at = {.file = sheet->name, .line = row->line, .column = 1};
    sheet->header = keep_cells(sheet, row);
    sheet->columns = row->count;
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
refuse_second(struct clm__sheet *sheet, clm_str id, struct clm_loc at, uint32_t first)
{
    const char *text = clm__intern_text(&sheet->ids, id);
    if (text[0] == '\x1f')
        return clm_error_set(sheet->err, CLM_E_DUPLICATE_ID, at,
                             "the row says what another row without an id says, in line "
                             "%u; give each an id",
                             first);
    return clm_error_set(sheet->err, CLM_E_DUPLICATE_ID, at,
                         "a second event has the id '%.200s'; the first is in line %u",
                         text, first);
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
    struct clm__sheet_row kept = {keep_cells(sheet, row), row->line, id_of(sheet, row)};
    if (kept.cells == NULL || sheet->ids.failed)
        return CLM_E_NOMEM;
    bool fresh = false;
    uint32_t *known =
        clm__map_put(&sheet->row_by_id, kept.id, (uint32_t)sheet->count + 1, &fresh);
    if (known == NULL)
        return CLM_E_NOMEM;
    if (!fresh)
        return refuse_second(sheet, kept.id, at, sheet->rows[*known - 1].line);
    sheet->rows[sheet->count++] = kept;
    return CLM_OK;
}

enum clm_code
clm__sheet_read(struct clm__sheet *sheet, const struct clm_merge_side *side,
                struct clm_error *err)
{
    struct clm_error why = {0};
    struct bytes bytes = {side->bytes, side->len};
    *sheet = (struct clm__sheet){.name = side->name, .err = &why};
    const char *end = side->len > 0 ? memchr(side->bytes, '\n', side->len) : NULL;
    sheet->crlf = end != NULL && end > side->bytes && end[-1] == '\r';
    sheet->bom = side->len >= 3 && memcmp(side->bytes, "\xef\xbb\xbf", 3) == 0;
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
