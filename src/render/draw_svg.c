/* SPDX-License-Identifier: MIT */
/* A page of a scene as SVG 1.1. Elements stand in the order of drawing, which layouts
 * make the order of reading; those of one event are one group with its hover text as its
 * title. Each line of text says how long it is, so that another font breaks nothing. */
#include "base/markup.h"
#include "render/draw.h"
#include "render/escape.h"
#include "render/metrics.h"
#include "render/theme.h"

#include <string.h>

#define FONT "Helvetica,Arial,'Liberation Sans',sans-serif"
#define SIZE 7.4 /* what most words have is said once */
#define INK  "#222222"
/* From the middle of a line of capitals to its base, in parts of the font's size. */
#define BASELINE 0.36

struct writer {
    struct clm__buf *out;
    const struct clm__scene *scene;
    const struct clm__ref *open; /* whose group is open; NULL = none */
    bool linked;
};

static void
put_number(struct writer *to, const char *before, double value, const char *after)
{
    clm__buf_puts(to->out, before);
    clm__put_points(to->out, value);
    clm__buf_puts(to->out, after);
}

static void
put_point(struct writer *to, const char *before, double x, double y)
{
    put_number(to, before, x, "");
    put_number(to, " ", y, "");
}

static void
put_colour(struct writer *to, const char *attribute, const char *colour)
{
    clm__buf_puts(to->out, attribute);
    clm__buf_puts(to->out,
                  colour != NULL ? clm__theme_colour(to->scene->theme, colour) : "none");
    clm__buf_putc(to->out, '"');
}

static void
put_stroke(struct writer *to, const struct clm__item *item)
{
    if (item->stroke == NULL || item->pen <= 0)
        return;
    put_colour(to, " stroke=\"", item->stroke);
    if (item->pen != 1)
        put_number(to, " stroke-width=\"", item->pen, "\"");
}

static void
put_polygon(struct writer *to, const struct clm__point *corners, size_t count)
{
    clm__buf_puts(to->out, "<path d=\"");
    for (size_t i = 0; i < count; i++)
        put_point(to, i == 0 ? "M" : "L", corners[i].x, corners[i].y);
    clm__buf_puts(to->out, "Z\"");
}

static void
put_box(struct writer *to, const struct clm__item *item)
{
    put_number(to, "<rect x=\"", item->x0, "\"");
    put_number(to, " y=\"", item->y0, "\"");
    put_number(to, " width=\"", item->x1 - item->x0, "\"");
    put_number(to, " height=\"", item->y1 - item->y0, "\"");
    put_colour(to, " fill=\"", item->fill);
    put_stroke(to, item);
    clm__buf_puts(to->out, "/>\n");
}

static void
put_mark(struct writer *to, const struct clm__item *item)
{
    struct clm__point corners[4];
    if (item->shape == CLM__CIRCLE) {
        put_number(to, "<circle cx=\"", item->x0, "\"");
        put_number(to, " cy=\"", item->y0, "\"");
        put_number(to, " r=\"", item->size / 2, "\"");
    } else {
        put_polygon(to, corners, clm__mark_corners(corners, item));
    }
    put_colour(to, " fill=\"", item->fill);
    put_stroke(to, item);
    clm__buf_puts(to->out, "/>\n");
}

static void
put_head(struct writer *to, const struct clm__item *item, struct clm__point from,
         struct clm__point tip, uint8_t head)
{
    struct clm__point corners[4];
    if (head == CLM__NO_HEAD)
        return;
    clm__head_corners(corners, from, tip, head);
    put_polygon(to, corners, 4);
    put_colour(to, " fill=\"", item->stroke);
    clm__buf_puts(to->out, "/>\n");
}

static void
put_line(struct writer *to, const struct clm__item *item)
{
    static const char *const dashes[] = {
        [CLM__SOLID] = "",
        [CLM__DASHED] = " stroke-dasharray=\"3.4 1.8\"",
        [CLM__DOTTED] = " stroke-dasharray=\"1 2.4\"",
    };
    struct clm__point from = {item->x0, item->y0}, tip = {item->x1, item->y1};
    struct clm__point start = clm__line_stop(tip, from, item->tail);
    struct clm__point stop = clm__line_stop(from, tip, item->head);
    put_point(to, "<path d=\"M", start.x, start.y);
    if (item->y0 == item->y1)
        put_number(to, "H", stop.x, "\"");
    else if (item->x0 == item->x1)
        put_number(to, "V", stop.y, "\"");
    else
        put_point(to, "L", stop.x, stop.y), clm__buf_putc(to->out, '"');
    put_stroke(to, item);
    clm__buf_puts(to->out, dashes[item->dash]);
    clm__buf_puts(to->out, "/>\n");
    put_head(to, item, from, tip, item->head);
    put_head(to, item, tip, from, item->tail);
}

static void
put_look(struct writer *to, const struct clm__run *run)
{
    if (run->bold)
        clm__buf_puts(to->out, " font-weight=\"bold\"");
    if (strcmp(run->colour, INK) != 0 || to->scene->theme != CLM_THEME_LIGHT)
        put_colour(to, " fill=\"", run->colour);
}

/* The widths of other scripts are bounds, not widths: nothing is stretched to them. */
static bool
has_known_width(const struct clm__item *item)
{
    for (size_t i = 0; i < item->run_count; i++)
        if (!clm__text_is_measured(item->runs[i].text, strlen(item->runs[i].text)))
            return false;
    return item->width > 0;
}

static void
put_text(struct writer *to, const struct clm__item *item)
{
    static const char *const anchors[] = {[CLM__LEFT] = "",
                                          [CLM__CENTRE] = " text-anchor=\"middle\"",
                                          [CLM__RIGHT] = " text-anchor=\"end\""};
    double x = item->align == CLM__LEFT    ? item->x0
               : item->align == CLM__RIGHT ? item->x1
                                           : (item->x0 + item->x1) / 2;
    put_number(to, "<text x=\"", x, "\"");
    put_number(to, " y=\"", item->y0 + item->size * BASELINE, "\"");
    if (item->size != SIZE)
        put_number(to, " font-size=\"", item->size, "\"");
    clm__buf_puts(to->out, anchors[item->align]);
    if (has_known_width(item))
        put_number(to, " textLength=\"", item->width,
                   "\" lengthAdjust=\"spacingAndGlyphs\"");
    if (item->run_count == 1)
        put_look(to, &item->runs[0]);
    clm__buf_putc(to->out, '>');
    for (size_t i = 0; i < item->run_count; i++) {
        const struct clm__run *run = &item->runs[i];
        if (item->run_count > 1) {
            clm__buf_puts(to->out, "<tspan");
            put_look(to, run);
            clm__buf_putc(to->out, '>');
        }
        clm__markup_text(to->out, run->text, strlen(run->text));
        if (item->run_count > 1)
            clm__buf_puts(to->out, "</tspan>");
    }
    clm__buf_puts(to->out, "</text>\n");
}

static void
close_group(struct writer *to)
{
    if (to->open == NULL)
        return;
    clm__buf_puts(to->out, to->linked ? "</a></g>\n" : "</g>\n");
    to->open = NULL;
}

static void
put_attribute(struct writer *to, const char *name, const char *value)
{
    if (value == NULL)
        return;
    clm__buf_puts(to->out, name);
    clm__markup_text(to->out, value, strlen(value));
    clm__buf_putc(to->out, '"');
}

static void
open_group(struct writer *to, const struct clm__ref *ref)
{
    size_t before;
    to->open = ref;
    clm__buf_puts(to->out, "<g");
    put_attribute(to, " id=\"", ref->id);
    put_attribute(to, " class=\"", ref->css_class);
    clm__buf_puts(to->out, ">");
    if (ref->tooltip != NULL) {
        clm__buf_puts(to->out, "<title>");
        clm__markup_text(to->out, ref->tooltip, strlen(ref->tooltip));
        clm__buf_puts(to->out, "</title>");
    }
    before = to->out->len;
    clm__buf_puts(to->out, "<a xlink:href=\"");
    size_t with = to->out->len;
    if (ref->url != NULL)
        clm__markup_url(to->out, ref->url, strlen(ref->url));
    to->linked = to->out->len > with;
    if (to->linked)
        clm__buf_puts(to->out, "\">");
    else
        to->out->len = before;
    clm__buf_putc(to->out, '\n');
}

static void
put_item(struct writer *to, const struct clm__item *item)
{
    if (item->ref != to->open) {
        close_group(to);
        if (item->ref != NULL)
            open_group(to, item->ref);
    }
    switch ((enum clm__item_kind)item->kind) {
    case CLM__ITEM_BOX:
        put_box(to, item);
        break;
    case CLM__ITEM_LINE:
        put_line(to, item);
        break;
    case CLM__ITEM_MARK:
        put_mark(to, item);
        break;
    case CLM__ITEM_TEXT:
        put_text(to, item);
        break;
    }
}

static void
put_opening(struct writer *to, const struct clm__page *page)
{
    clm__buf_puts(to->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                           "xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    put_number(to, " width=\"", page->width, "pt\"");
    put_number(to, " height=\"", page->height, "pt\"");
    put_number(to, " viewBox=\"0 0 ", page->width, "");
    put_number(to, " ", page->height, "\" font-family=\"" FONT "\"");
    put_number(to, " font-size=\"", SIZE, "\"");
    put_colour(to, " fill=\"", INK);
    clm__buf_puts(to->out, " role=\"graphics-document document\" xml:lang=\"en\"");
    put_attribute(to, " aria-label=\"", to->scene->title);
    clm__buf_puts(to->out, ">\n<title>");
    clm__markup_text(to->out, to->scene->title, strlen(to->scene->title));
    clm__buf_puts(to->out, "</title>\n<desc>");
    clm__markup_text(to->out, to->scene->description, strlen(to->scene->description));
    clm__buf_puts(to->out, "</desc>\n");
    put_number(to, "<rect width=\"", page->width, "\"");
    put_number(to, " height=\"", page->height, "\"");
    put_colour(to, " fill=\"", "white");
    clm__buf_puts(to->out, "/>\n");
}

void
clm__draw_svg(struct clm__buf *out, const struct clm__scene *scene, size_t page)
{
    struct writer to = {.out = out, .scene = scene};
    const struct clm__page *from = &scene->pages[page];
    put_opening(&to, from);
    for (size_t i = 0; i < from->count && !out->failed; i++)
        put_item(&to, &from->items[i]);
    close_group(&to);
    clm__buf_puts(out, "</svg>\n");
}
