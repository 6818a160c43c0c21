/* SPDX-License-Identifier: MIT */
/* Who times whom: the busiest parties each, the others together, totals at the edges. A
 * cell is a button that filters. */
#include "page/page.h"
#include "render/tally_matrix.h"

/* The name of a line; the number that the filter knows it by goes into `data-p`. */
static void
put_name(struct clm__page *page, const struct clm__tally_side *side, uint32_t i,
         const char *tag)
{
    clm__page_puts(page, tag);
    clm__page_puts(page, " data-p=");
    if (i < side->count) {
        clm__page_number(page, side->parties[i]);
        clm__page_puts(page, "><div>");
        clm__page_text(page, clm__tally_name(&page->model, side->parties[i]));
    } else {
        clm__page_puts(page, i == CLM__TOTAL ? "all><div>all" : "others><div>others");
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
put_cell(struct clm__page *page, const struct clm__tally_matrix *matrix, uint32_t by,
         uint32_t at)
{
    const struct clm__tally_cell *cell = &matrix->cells[by][at];
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

static void
put_line(struct clm__page *page, const struct clm__tally_matrix *matrix, uint32_t by)
{
    clm__page_puts(page, "<tr>");
    put_name(page, &matrix->by, by, "<th scope=row");
    for (uint32_t at = 0; at < clm__tally_lines(&matrix->at); at++)
        put_cell(page, matrix, by, at);
    put_cell(page, matrix, by, CLM__TOTAL);
    clm__page_puts(page, "</tr>\n");
}

void
clm__page_matrix(struct clm__page *page)
{
    struct clm__tally_matrix matrix;
    clm__tally_count(&matrix, &page->model, CLM__SHOWN);

    clm__page_puts(page,
                   "<div class=scroll><table class=m id=matrix><thead><tr><td></td>");
    for (uint32_t at = 0; at < clm__tally_lines(&matrix.at); at++)
        put_name(page, &matrix.at, at, "<th scope=col");
    put_name(page, &matrix.at, CLM__TOTAL, "<th scope=col");
    clm__page_puts(page, "</tr></thead><tbody>\n");
    for (uint32_t by = 0; by < clm__tally_lines(&matrix.by); by++)
        put_line(page, &matrix, by);
    put_line(page, &matrix, CLM__TOTAL);
    clm__page_puts(page, "</tbody></table></div>\n");
}
