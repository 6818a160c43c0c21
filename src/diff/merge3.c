/* SPDX-License-Identifier: MIT */
/* Three-way merge of a CSV file of events: rows by id, cell by cell. The rules are those
 * of any three-way merge (S. Khanna, K. Kunal, B. Pierce, "A formal investigation of
 * diff3", 2007), with a cell in the place of a line: what only one side changed counts;
 * what both changed alike counts; the rest is a conflict. Lists (sources, links, actors,
 * targets, charge types) are joined member by member. What a cell is written like, its
 * quotes and blanks, is kept, and a row that one side alone has touched is copied. */
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
    /* Rows that only theirs has, by the row of ours behind which they stand, + 1. */
    uint32_t *first_guest, *last_guest; /* row of theirs + 1 */
    uint32_t *next_guest;               /* by row of theirs, + 1 */
    struct clm__arena arena;
    struct clm__out out;
    bool is_open; /* the last line has no end yet */
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

/* ---- bytes ---- */

static bool
same_bytes(struct clm__slice a, struct clm__slice b)
{
    return a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
}

static void
add(struct merging *merging, struct clm__slice bytes)
{
    clm__buf_add(&merging->out.buf, bytes.at, bytes.len);
}

/* The line end of a line that has none of its own. */
static struct clm__slice
usual_end(const struct merging *merging)
{
    struct clm__slice end = merging->ours.head.end;
    return end.len > 0 ? end : (struct clm__slice){"\n", 1};
}

/* The last line of a side may have no end; it needs one when more is to come. */
static void
begin_line(struct merging *merging)
{
    if (merging->is_open)
        add(merging, usual_end(merging));
    merging->is_open = false;
}

static void
end_line(struct merging *merging, struct clm__slice end)
{
    add(merging, end);
    merging->is_open = end.len == 0;
    clm__out_flush_some(&merging->out);
}

/* Lines that are no rows. */
static void
write_gap(struct merging *merging, struct clm__slice gap)
{
    if (gap.len == 0)
        return;
    begin_line(merging);
    add(merging, gap);
}

static void
write_mark(struct merging *merging, const char *mark)
{
    begin_line(merging);
    clm__buf_puts(&merging->out.buf, mark);
    end_line(merging, usual_end(merging));
}

/* Whether the columns of a side are those that are written, in their order. */
static bool
is_laid_out(const struct merging *merging, const struct clm__sheet *sheet)
{
    bool same_columns = sheet->columns == merging->column_count;
    for (size_t i = 0; same_columns && i < sheet->columns; i++)
        same_columns = same(sheet->header[i], merging->columns[i]);
    return same_columns;
}

/* A row of one side, as it stands there if the columns do. */
static void
write_body(struct merging *merging, const struct clm__sheet *sheet,
           const struct clm__sheet_row *row)
{
    begin_line(merging);
    if (is_laid_out(merging, sheet)) {
        add(merging, row->body);
        return;
    }

    for (size_t i = 0; i < merging->column_count; i++) {
        if (i > 0)
            clm__buf_putc(&merging->out.buf, ',');
        add(merging, clm__sheet_raw_cell(sheet, row, merging->columns[i].text));
    }
}

/* ---- rows ---- */

/* One event in the three versions; NULL where one does not have it. */
struct trio {
    const struct clm__sheet_row *base, *ours, *theirs;
};

/* As git marks it, so that a person and his tools know it, and reading refuses it. */
static void
write_conflict(struct merging *merging, const struct trio *trio)
{
    merging->conflicts++;
    write_mark(merging, "<<<<<<< ours");
    if (trio->ours != NULL) {
        write_body(merging, &merging->ours, trio->ours);
        end_line(merging, usual_end(merging));
    }

    write_mark(merging, "=======");
    if (trio->theirs != NULL) {
        write_body(merging, &merging->theirs, trio->theirs);
        end_line(merging, usual_end(merging));
    }

    write_mark(merging, ">>>>>>> theirs");
}

/* Makes the cells; false = a conflict. */
static bool
merge_cells(struct merging *merging, const struct trio *trio)
{
    struct clm__csv_cell nothing = {.text = ""};
    bool joined = true;

    for (size_t i = 0; i < merging->column_count; i++) {
        const char *name = merging->columns[i].text;
        bool in_ours = clm__sheet_column(&merging->ours, name) != CLM_NONE;
        bool in_theirs = clm__sheet_column(&merging->theirs, name) != CLM_NONE;
        struct clm__csv_cell was = trio->base != NULL
                                       ? clm__sheet_cell(&merging->base, trio->base, name)
                                       : nothing;
        /* A column that one side does not have was left as it was there. */
        struct clm__csv_cell mine =
            in_ours ? clm__sheet_cell(&merging->ours, trio->ours, name) : was;
        struct clm__csv_cell others =
            in_theirs ? clm__sheet_cell(&merging->theirs, trio->theirs, name) : was;
        joined =
            merge_cell(merging, name, was, mine, others, &merging->cells[i]) && joined;
    }

    return joined;
}

/* Whether the merged row says what the row of a side does, in its columns. */
static bool
says_as_much(const struct merging *merging, const struct clm__sheet *sheet,
             const struct clm__sheet_row *row)
{
    for (size_t i = 0; i < merging->column_count; i++)
        if (!same(merging->cells[i],
                  clm__sheet_cell(sheet, row, merging->columns[i].text)))
            return false;
    return is_laid_out(merging, sheet);
}

/* Each cell as it is written where it comes from; only joined lists are written anew. */
static void
write_cells(struct merging *merging, const struct trio *trio)
{
    struct clm__text_table table = {.out = &merging->out, .format = CLM_TABLE_CSV};
    begin_line(merging);

    for (size_t i = 0; i < merging->column_count; i++) {
        const char *name = merging->columns[i].text;
        struct clm__csv_cell cell = merging->cells[i];
        bool mine = same(cell, clm__sheet_cell(&merging->ours, trio->ours, name));
        if (!mine && !same(cell, clm__sheet_cell(&merging->theirs, trio->theirs, name))) {
            clm__text_table_cell(&table, "", cell.text, cell.len, false, false);
            continue;
        }

        if (table.inside)
            clm__buf_putc(&merging->out.buf, ',');
        table.inside = true;
        add(merging, mine ? clm__sheet_raw_cell(&merging->ours, trio->ours, name)
                          : clm__sheet_raw_cell(&merging->theirs, trio->theirs, name));
    }
}

/* What theirs alone has changed counts in line ends and quotes too. */
static bool
left_alone(struct clm__slice ours, const struct clm__slice *base)
{
    return base != NULL && same_bytes(ours, *base);
}

/* A row that all have, or that both sides added. */
static void
merge_row(struct merging *merging, const struct trio *trio)
{
    const struct clm__sheet_row *base = trio->base, *ours = trio->ours,
                                *theirs = trio->theirs;
    write_gap(merging, ours->gap);
    if (!merge_cells(merging, trio)) {
        write_conflict(merging, trio);
        return;
    }

    bool mine = says_as_much(merging, &merging->ours, ours);
    bool others = says_as_much(merging, &merging->theirs, theirs);
    if (others && left_alone(ours->body, base != NULL ? &base->body : NULL))
        write_body(merging, &merging->theirs, theirs);
    else if (mine)
        write_body(merging, &merging->ours, ours);
    else
        write_cells(merging, trio);

    bool their_end = ours->end.len > 0 && theirs->end.len > 0 &&
                     left_alone(ours->end, base != NULL ? &base->end : NULL);
    end_line(merging, their_end ? theirs->end : ours->end);
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

/* A row of ours that theirs does not have. */
static void
merge_own(struct merging *merging, const struct trio *trio)
{
    write_gap(merging, trio->ours->gap);
    if (trio->base == NULL) {
        write_body(merging, &merging->ours, trio->ours);
        end_line(merging, trio->ours->end);
    } else if (!is_unchanged(merging, &merging->ours, trio->ours, trio->base)) {
        write_conflict(merging, trio);
    }
}

/* A row that only theirs has: a new one, or one that ours removed. */
static void
merge_guest(struct merging *merging, const struct clm__sheet_row *theirs)
{
    struct trio trio = {clm__sheet_find(&merging->base, &merging->theirs, theirs), NULL,
                        theirs};
    if (trio.base == NULL) {
        write_body(merging, &merging->theirs, theirs);
        end_line(merging, usual_end(merging));
    } else if (!is_unchanged(merging, &merging->theirs, theirs, trio.base)) {
        write_conflict(merging, &trio);
    }
}

/* Those that stand behind a row of ours in theirs; `behind` = 0: behind the header. */
static void
merge_guests(struct merging *merging, size_t behind)
{
    for (uint32_t guest = merging->first_guest[behind]; guest != 0;
         guest = merging->next_guest[guest - 1])
        merge_guest(merging, &merging->theirs.rows[guest - 1]);
}

/* Ours in its order. A row that only theirs has comes behind the row that it follows
 * there, and behind what ours has put in at that place. */
static void
merge_rows(struct merging *merging)
{
    size_t behind = 0;

    for (size_t i = 0; i < merging->ours.count; i++) {
        const struct clm__sheet_row *ours = &merging->ours.rows[i];
        struct trio trio = {clm__sheet_find(&merging->base, &merging->ours, ours), ours,
                            clm__sheet_find(&merging->theirs, &merging->ours, ours)};
        if (trio.theirs != NULL) {
            merge_guests(merging, behind);
            behind = i + 1;
        }
        if (trio.theirs != NULL)
            merge_row(merging, &trio);
        else
            merge_own(merging, &trio);
    }

    merge_guests(merging, behind);
    write_gap(merging, merging->ours.rest);
}

static bool
place_guests(struct merging *merging)
{
    size_t ours = merging->ours.count + 1, theirs = merging->theirs.count + 1;
    uint32_t behind = 0;
    merging->first_guest =
        clm__arena_calloc(&merging->arena, ours, sizeof *merging->first_guest);
    merging->last_guest =
        clm__arena_calloc(&merging->arena, ours, sizeof *merging->last_guest);
    merging->next_guest =
        clm__arena_calloc(&merging->arena, theirs, sizeof *merging->next_guest);
    if (merging->first_guest == NULL || merging->last_guest == NULL ||
        merging->next_guest == NULL)
        return false;

    for (uint32_t i = 0; i < merging->theirs.count; i++) {
        const struct clm__sheet_row *host =
            clm__sheet_find(&merging->ours, &merging->theirs, &merging->theirs.rows[i]);
        if (host != NULL) {
            behind = (uint32_t)(host - merging->ours.rows) + 1;
            continue;
        }
        uint32_t *last = &merging->last_guest[behind];
        *(*last == 0 ? &merging->first_guest[behind] : &merging->next_guest[*last - 1]) =
            i + 1;
        *last = i + 1;
    }

    return true;
}

/* ---- the whole ---- */

/* Columns of ours in their order, then the new ones of theirs. */
static bool
choose_columns(struct merging *merging)
{
    size_t room = merging->ours.columns + merging->theirs.columns + 1;
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
write_header(struct merging *merging)
{
    const struct clm__sheet *ours = &merging->ours, *theirs = &merging->theirs;
    const struct clm__sheet *named = ours->header != NULL ? ours : theirs;
    if (named->header == NULL)
        return;
    write_gap(merging, named->head.gap);
    add(merging, named->head.body);

    for (size_t i = named->columns; i < merging->column_count; i++) {
        clm__buf_putc(&merging->out.buf, ',');
        add(merging,
            clm__sheet_raw_cell(theirs, &theirs->head, merging->columns[i].text));
    }

    end_line(merging, named->head.end);
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
    if (code == CLM_OK && (!choose_columns(&merging) || !place_guests(&merging)))
        code = clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    if (code == CLM_OK) {
        write_header(&merging);
        merge_rows(&merging);
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
