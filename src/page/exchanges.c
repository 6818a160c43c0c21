/* SPDX-License-Identifier: MIT */
/* The busiest pairs of parties over time: a square an accusation, above the line by the
 * one, below it by the other. All panels share the axis and the size of a square. */
#include "page/page.h"
#include "render/tally_pairs.h"
#include "render/ticks.h"

enum {
    PANELS = 6,
    WIDTH = 300, /* of the axis */
    UNIT = 6,    /* of a column and, while stacks are low, of a square */
    COLUMNS = WIDTH / UNIT,
    STACK = 9,      /* squares of full size above one another */
    FOOT = 18,      /* room for the ticks */
    TICK_ROOM = 42, /* for the name of a day */
    TICKS = 60,
};

/* ---- writing ---- */

static void
put(struct clm__page *page, const char *before, double value)
{
    clm__buf_printf(&page->out.buf, "%s%.4g", before, value);
}

static double
square_height(const struct clm__tally_pairs *axis)
{
    return axis->highest > STACK ? (double)UNIT * STACK / axis->highest : UNIT;
}

/* `answered` ones and others are groups of their own, so that a class colours them. */
static void
put_squares(struct clm__page *page, const struct clm__tally_pair *pair,
            const struct clm__tally_pairs *axis, bool answered, double line)
{
    uint32_t stacks[2][COLUMNS] = {{0}};
    double high = square_height(axis);
    double gap = high > 3 ? 1 : 0;

    clm__page_puts(page, answered ? "<g class=y>" : "<g class=n>");
    for (size_t i = 0; i < page->model.row_count; i++) {
        const struct clm__tally_row *row = &page->model.rows[i];
        bool above;
        if (!clm__tally_is_in(row, pair, &above))
            continue;
        uint32_t column = clm__tally_column(axis, row->day);
        uint32_t under = stacks[above][column]++;
        if (row->answered != answered)
            continue;
        put(page, "<rect data-i=", row->entry);
        put(page, " x=", (double)column * UNIT);
        put(page, " y=", above ? line - (under + 1) * high : line + under * high + gap);
        put(page, " width=", UNIT - 1);
        put(page, " height=", high - gap);
        clm__page_puts(page, " />");
    }
    clm__page_puts(page, "</g>");
}

/* Days, months or years, as fine as their names have room. */
static void
put_ticks(struct clm__page *page, const struct clm__tally_pairs *axis, double line,
          double foot)
{
    const struct clm__span *span = &axis->span;
    struct clm__step step = clm__tick_step(span->days, WIDTH, TICK_ROOM);
    char label[24];
    int first, last;
    clm_day_to_civil(span->first, &first, NULL, NULL);
    clm_day_to_civil(span->last, &last, NULL, NULL);
    clm_day tick = clm__tick_from(span->first, step, false);
    for (int n = 0; n < TICKS && tick <= span->last; n++) {
        if (clm__span_is_cut(span, tick)) {
            tick = clm__tick_from(span->cut_to, step, false);
            continue;
        }
        double x = (double)clm__tally_column(axis, tick) * UNIT;
        clm__tick_label(label, sizeof label, tick, step, first != last);
        put(page, "<path d=\"M", x);
        put(page, " ", line);
        clm__page_puts(page, "v4\" />");
        put(page, "<text x=", x);
        put(page, " y=", foot - 3);
        clm__page_puts(page, ">");
        clm__page_text(page, label);
        clm__page_puts(page, "</text>");
        tick = clm__tick_from(tick, step, true);
    }
}

static void
put_caption(struct clm__page *page, uint32_t by, uint32_t at, uint32_t rows)
{
    clm__page_puts(page, "<p>");
    if (rows == 0) {
        clm__page_puts(page, "<span class=mut>nothing back</span></p>");
        return;
    }
    clm__page_puts(page, "<b>");
    clm__page_text(page, clm__tally_name(&page->model, by));
    clm__page_puts(page, " \xE2\x86\x92 ");
    clm__page_text(page, clm__tally_name(&page->model, at));
    clm__page_puts(page, "</b> ");
    clm__page_number(page, rows);
    clm__page_puts(page, "</p>");
}

static void
put_panel(struct clm__page *page, const struct clm__tally_pair *pair,
          const struct clm__tally_pairs *axis)
{
    double line = 2 + pair->high[1] * square_height(axis);
    double height = line + pair->high[0] * square_height(axis) + FOOT;

    clm__page_puts(page, "<figure>");
    put_caption(page, pair->a, pair->b, pair->up);
    put(page, "<svg role=img aria-hidden=true viewBox=\"0 0 ", WIDTH + 30);
    put(page, " ", height);
    put(page, "\"><path d=\"M0 ", line);
    put(page, "h", WIDTH);
    clm__page_puts(page, "\" />");
    put_ticks(page, axis, line, height);
    put_squares(page, pair, axis, true, line);
    put_squares(page, pair, axis, false, line);
    clm__page_puts(page, "</svg>");
    put_caption(page, pair->b, pair->a, pair->rows - pair->up);
    clm__page_puts(page, "</figure>\n");
}

void
clm__page_exchanges(struct clm__page *page)
{
    struct clm__tally_pairs pairs;
    bool found = clm__tally_find_pairs(&pairs, &page->model, PANELS, COLUMNS);

    if (!found || !pairs.span.any || pairs.count == 0)
        return;

    clm__page_puts(
        page, "<section><h2>Exchanges over time</h2><p class=hint>Each square is one "
              "accusation: above the line by the first party, below by the second. "
              "<span class=y>\xE2\x96\xA0</span> answered <span class=n>\xE2\x96\xA0"
              "</span> no answer found.");
    if (pairs.count < pairs.all) {
        clm__buf_printf(&page->out.buf, " The %zu busiest of %zu pairs.", pairs.count,
                        pairs.all);
    }
    clm__page_puts(page, "</p><div class=panels>\n");
    for (size_t i = 0; i < pairs.count; i++)
        put_panel(page, &pairs.pairs[i], &pairs);
    clm__page_puts(page, "</div></section>\n");
}
