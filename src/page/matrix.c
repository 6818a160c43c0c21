/* SPDX-License-Identifier: MIT */
/* Who times whom: the busiest parties each, the others together, totals at the edges. A
 * cell is a button that filters. */
#include "page/page.h"

enum { SHOWN = 8, SIDE = SHOWN + 2 }; /* with others and totals */

struct cell {
    uint32_t rows, answered;
};

struct side {
    uint32_t parties[SIDE]; /* those with a line of their own; SHOWN of them at most */
    uint32_t count;
    bool others;
};

struct matrix {
    struct side by, at;
    struct cell cells[SIDE][SIDE];
    uint32_t most;
};

static uint32_t
rows_of(const struct clm__page_party *party, bool accuses)
{
    return accuses ? party->by : party->at;
}

/* Parties come with the busiest first; the eight with most rows on this side are shown.
 */
static struct side
choose(const struct clm__page_model *model, bool accuses)
{
    struct side side = {0};

    for (uint32_t i = 0; i < model->party_count; i++) {
        uint32_t rows = rows_of(&model->parties[i], accuses);
        if (rows == 0)
            continue;
        if (side.count == SHOWN)
            side.others = true;
        uint32_t at = side.count < SHOWN ? side.count++ : SHOWN;
        while (at > 0 && rows_of(&model->parties[side.parties[at - 1]], accuses) < rows) {
            if (at < SHOWN)
                side.parties[at] = side.parties[at - 1];
            at--;
        }
        if (at < SHOWN)
            side.parties[at] = i;
    }

    return side;
}

static uint32_t
place_of(const struct side *side, uint32_t party)
{
    uint32_t i = 0;
    while (i < side->count && side->parties[i] != party)
        i++;
    return i; /* `count` = among the others */
}

static void
add(struct cell *cell, bool answered)
{
    cell->rows++;
    cell->answered += answered ? 1 : 0;
}

static void
count_rows(const struct clm__page_model *model, struct matrix *matrix)
{
    for (size_t i = 0; i < model->row_count; i++) {
        const struct clm__page_row *row = &model->rows[i];
        uint32_t by = place_of(&matrix->by, row->by);
        uint32_t at = place_of(&matrix->at, row->at);
        add(&matrix->cells[by][at], row->answered);
        add(&matrix->cells[by][SIDE - 1], row->answered);
        add(&matrix->cells[SIDE - 1][at], row->answered);
        add(&matrix->cells[SIDE - 1][SIDE - 1], row->answered);
        if (matrix->cells[by][at].rows > matrix->most)
            matrix->most = matrix->cells[by][at].rows;
    }
}

/* The name of a line; the number that the filter knows it by goes into `data-p`. */
static void
put_name(struct clm__page *page, const struct side *side, uint32_t i, const char *tag)
{
    clm__page_puts(page, tag);
    clm__page_puts(page, " data-p=");
    if (i < side->count) {
        clm__page_number(page, side->parties[i]);
        clm__page_puts(page, "><div>");
        clm__page_text(page, clm__page_party_name(&page->model, side->parties[i]));
    } else {
        clm__page_puts(page, i == SIDE - 1 ? "all><div>all" : "others><div>others");
    }
    clm__page_puts(page, "</div></th>");
}

static void
put_number(struct clm__page *page, const char *before, uint64_t number)
{
    clm__page_puts(page, before);
    clm__page_number(page, number);
}

static void
put_cell(struct clm__page *page, const struct matrix *matrix, uint32_t by, uint32_t at)
{
    const struct cell *cell = &matrix->cells[by][at];
    bool own = by < matrix->by.count && at < matrix->at.count;
    bool self = own && matrix->by.parties[by] == matrix->at.parties[at];

    if (cell->rows == 0) {
        clm__page_puts(page, self ? "<td class=self>" : "<td class=z>");
    } else if (!own) {
        put_number(page, "<td class=t>", cell->rows);
    } else {
        put_number(page, "<td class=\"s", 1 + 4 * (cell->rows - 1) / matrix->most);
        put_number(page, " w", (10 * cell->answered + cell->rows - 1) / cell->rows);
        put_number(page, "\"><button data-by=", matrix->by.parties[by]);
        put_number(page, " data-at=", matrix->at.parties[at]);
        put_number(page, ">", cell->rows);
        clm__page_puts(page, "</button>");
    }
    clm__page_puts(page, "</td>");
}

static uint32_t
line_count(const struct side *side)
{
    return side->count + (side->others ? 1 : 0);
}

static void
put_line(struct clm__page *page, const struct matrix *matrix, uint32_t by)
{
    clm__page_puts(page, "<tr>");
    put_name(page, &matrix->by, by, "<th scope=row");
    for (uint32_t at = 0; at < line_count(&matrix->at); at++)
        put_cell(page, matrix, by, at);
    put_cell(page, matrix, by, SIDE - 1);
    clm__page_puts(page, "</tr>\n");
}

void
clm__page_matrix(struct clm__page *page)
{
    struct matrix matrix = {.by = choose(&page->model, true),
                            .at = choose(&page->model, false)};
    count_rows(&page->model, &matrix);

    clm__page_puts(page,
                   "<div class=scroll><table class=m id=matrix><thead><tr><td></td>");
    for (uint32_t at = 0; at < line_count(&matrix.at); at++)
        put_name(page, &matrix.at, at, "<th scope=col");
    put_name(page, &matrix.at, SIDE - 1, "<th scope=col");
    clm__page_puts(page, "</tr></thead><tbody>\n");
    for (uint32_t by = 0; by < line_count(&matrix.by); by++)
        put_line(page, &matrix, by);
    put_line(page, &matrix, SIDE - 1);
    clm__page_puts(page, "</tbody></table></div>\n");
}
