/* SPDX-License-Identifier: MIT */
/* A page of a scene through Graphviz. The graph is positioned to the point (layout=nop2), so that Graphviz only draws;
 * stock `dot` draws the DOT in the same way. A line is an edge from the node made last, which keeps the order of
 * drawing without invisible nodes. */
#include "render/draw_graphviz.h"

#include "base/alloc.h"

#include <graphviz/gvc.h>
#include <locale.h>
#include <stdio.h>

#define FONT "Helvetica,Arial,sans-serif" /* plain "Helvetica" is mapped to other widths */

enum node_attr {
    N_POS,
    N_SHAPE,
    N_WIDTH,
    N_HEIGHT,
    N_LABEL,
    N_FONTSIZE,
    N_STYLE,
    N_FILL,
    N_COLOR,
    N_PEN,
    N_TOOLTIP,
    N_URL,
    N_ID,
    N_CLASS,
    N_COUNT,
};

enum edge_attr {
    E_POS,
    E_COLOR,
    E_PEN,
    E_STYLE,
    E_HEAD,
    E_TOOLTIP,
    E_URL,
    E_CLASS,
    E_COUNT,
};

struct drawing {
    Agraph_t *graph;
    Agsym_t *node_attrs[N_COUNT];
    Agsym_t *edge_attrs[E_COUNT];
    Agnode_t *last;
    Agnode_t *end; /* where lines go that lead nowhere */
    const struct clm__page *page;
    const struct clm__ref *anchor_ref; /* tooltip and address of `tooltip` and `url` below */
    struct clm__buf tooltip;
    struct clm__buf url;
    struct clm__buf text;
    unsigned node_count;
    bool failed;
};

/* Graphviz takes char * for what it does not change. */
static char *
mutable_text(const char *text)
{
    union {
        const char *in;
        char *out;
    } both = {.in = text};
    return both.out;
}

static void
set(struct drawing *to, void *object, Agsym_t *attr, const char *value)
{
    if (agxset(object, attr, mutable_text(value)) != 0)
        to->failed = true;
}

static void
set_points(struct drawing *to, void *object, Agsym_t *attr, double value)
{
    to->text.len = 0;
    clm__put_points(&to->text, value);
    set(to, object, attr, clm__buf_text(&to->text));
}

/* A size in points as inches, with four decimals. */
static void
set_inches(struct drawing *to, void *object, Agsym_t *attr, double points)
{
    long tenthousandths = (long)(points / 72.0 * 10000.0 + 0.5);
    to->text.len = 0;
    clm__buf_number(&to->text, tenthousandths / 10000);
    clm__buf_printf(&to->text, ".%04ld", tenthousandths % 10000);
    set(to, object, attr, clm__buf_text(&to->text));
}

static void
declare(struct drawing *to)
{
    static const struct {
        const char *name, *value;
    } graph[] = {{"layout", "nop2"}, {"splines", "line"}, {"pad", "0"}, {"margin", "0"},
                 {"outputorder", "breadthfirst"}, {"bgcolor", "white"}, {"fontname", FONT}},
      node[N_COUNT] = {{"pos", ""},       {"shape", "plaintext"}, {"width", "0.01"}, {"height", "0.01"},
                       {"label", ""},     {"fontsize", "8"},      {"style", ""},     {"fillcolor", "white"},
                       {"color", "none"}, {"penwidth", "1"},      {"tooltip", ""},   {"URL", ""},
                       {"id", ""},        {"class", ""}},
      fixed[] = {{"fixedsize", "true"}, {"margin", "0"}, {"fontname", FONT}, {"fontcolor", "#222222"}},
      edge[E_COUNT] = {{"pos", ""},           {"color", "#999999"}, {"penwidth", "0.6"}, {"style", ""},
                       {"arrowhead", "none"}, {"tooltip", ""},      {"URL", ""},         {"class", ""}};
    for (size_t i = 0; i < sizeof graph / sizeof graph[0]; i++)
        agattr(to->graph, AGRAPH, mutable_text(graph[i].name), mutable_text(graph[i].value));
    for (size_t i = 0; i < N_COUNT; i++)
        to->node_attrs[i] =
            agattr(to->graph, AGNODE, mutable_text(node[i].name), mutable_text(node[i].value));
    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++)
        agattr(to->graph, AGNODE, mutable_text(fixed[i].name), mutable_text(fixed[i].value));
    for (size_t i = 0; i < E_COUNT; i++)
        to->edge_attrs[i] =
            agattr(to->graph, AGEDGE, mutable_text(edge[i].name), mutable_text(edge[i].value));
    agattr(to->graph, AGEDGE, mutable_text("arrowsize"), mutable_text("0.55"));
}

static const char *
tooltip_of(struct drawing *to, const struct clm__ref *ref)
{
    if (to->anchor_ref != ref) { /* the items of an event follow each other */
        to->anchor_ref = ref;
        to->tooltip.len = to->url.len = 0;
        if (ref->tooltip != NULL)
            clm__escape_tooltip(&to->tooltip, ref->tooltip, strlen(ref->tooltip));
        if (ref->url != NULL)
            clm__escape_url(&to->url, ref->url, strlen(ref->url));
    }
    return to->tooltip.len > 0 ? clm__buf_text(&to->tooltip) : "";
}

static Agnode_t *
add_node(struct drawing *to, const struct clm__item *item, double x, double y)
{
    const struct clm__ref *ref = item != NULL ? item->ref : NULL;
    bool named = ref != NULL && ref->id != NULL && agnode(to->graph, mutable_text(ref->id), 0) == NULL;
    char name[16];
    snprintf(name, sizeof name, "_%u", to->node_count++);
    Agnode_t *node = agnode(to->graph, named ? mutable_text(ref->id) : name, 1);
    if (node == NULL) {
        to->failed = true;
        return NULL;
    }
    to->text.len = 0;
    clm__put_points(&to->text, x);
    clm__buf_putc(&to->text, ',');
    clm__put_points(&to->text, to->page->height - y);
    clm__buf_putc(&to->text, '!');
    set(to, node, to->node_attrs[N_POS], clm__buf_text(&to->text));
    if (named)
        set(to, node, to->node_attrs[N_ID], ref->id);
    if (ref != NULL) {
        if (ref->css_class != NULL)
            set(to, node, to->node_attrs[N_CLASS], ref->css_class);
        set(to, node, to->node_attrs[N_TOOLTIP], tooltip_of(to, ref));
        if (to->url.len > 0)
            set(to, node, to->node_attrs[N_URL], clm__buf_text(&to->url));
    }
    to->last = node;
    return node;
}

static void
set_size(struct drawing *to, Agnode_t *node, double width, double height)
{
    set_inches(to, node, to->node_attrs[N_WIDTH], width);
    set_inches(to, node, to->node_attrs[N_HEIGHT], height);
}

static void
draw_shape(struct drawing *to, const struct clm__item *item)
{
    static const char *const shapes[] = {
        [CLM__CIRCLE] = "circle",        [CLM__DIAMOND] = "diamond",
        [CLM__SQUARE] = "square",        [CLM__TRIANGLE_UP] = "triangle",
        [CLM__TRIANGLE_DOWN] = "invtriangle",
    };
    bool box = item->kind == CLM__ITEM_BOX;
    double x = box ? (item->x0 + item->x1) / 2 : item->x0;
    double y = box ? (item->y0 + item->y1) / 2 : item->y0;
    Agnode_t *node = add_node(to, item, x, y);
    if (node == NULL)
        return;
    set(to, node, to->node_attrs[N_SHAPE], box ? "box" : shapes[item->shape]);
    set_size(to, node, box ? item->x1 - item->x0 : item->size, box ? item->y1 - item->y0 : item->size);
    set(to, node, to->node_attrs[N_STYLE], "filled");
    set(to, node, to->node_attrs[N_FILL], item->fill != NULL ? item->fill : "none");
    if (item->stroke != NULL && item->pen > 0)
        set(to, node, to->node_attrs[N_COLOR], item->stroke);
    set_points(to, node, to->node_attrs[N_PEN], item->stroke != NULL ? item->pen : 0);
}

static void
put_point(struct drawing *to, double x, double y)
{
    clm__put_points(&to->text, x);
    clm__buf_putc(&to->text, ',');
    clm__put_points(&to->text, to->page->height - y);
}

/* A straight line as a Bezier curve; one with a head stops short of it by the length of the head. */
static void
set_way(struct drawing *to, Agedge_t *edge, const struct clm__item *item)
{
    double dx = item->x1 - item->x0, dy = item->y1 - item->y0, keep = 1;
    to->text.len = 0;
    if (item->head != CLM__NO_HEAD) {
        double across = dx < 0 ? -dx : dx, down = dy < 0 ? -dy : dy;
        double way = across + down; /* arrows run along a row: one of the two is 0 */
        keep = way > 6 ? (way - 5.5) / way : 0.1;
        clm__buf_puts(&to->text, "e,");
        put_point(to, item->x1, item->y1);
        clm__buf_putc(&to->text, ' ');
    }
    for (int i = 0; i <= 3; i++) {
        if (i > 0)
            clm__buf_putc(&to->text, ' ');
        put_point(to, item->x0 + dx * keep * i / 3, item->y0 + dy * keep * i / 3);
    }
    set(to, edge, to->edge_attrs[E_POS], clm__buf_text(&to->text));
}

static void
draw_line(struct drawing *to, const struct clm__item *item)
{
    static const char *const dashes[] = {
        [CLM__SOLID] = "", [CLM__DASHED] = "dashed", [CLM__DOTTED] = "dotted"};
    static const char *const heads[] = {
        [CLM__NO_HEAD] = "none", [CLM__FILLED_HEAD] = "normal", [CLM__OPEN_HEAD] = "vee"};
    Agnode_t *end = to->end;
    if (item->to != NULL && agnode(to->graph, mutable_text(item->to), 0) != NULL)
        end = agnode(to->graph, mutable_text(item->to), 0);
    Agedge_t *edge = agedge(to->graph, to->last, end, NULL, 1);
    if (edge == NULL) {
        to->failed = true;
        return;
    }
    set_way(to, edge, item);
    set(to, edge, to->edge_attrs[E_COLOR], item->stroke);
    set_points(to, edge, to->edge_attrs[E_PEN], item->pen);
    if (item->dash != CLM__SOLID)
        set(to, edge, to->edge_attrs[E_STYLE], dashes[item->dash]);
    if (item->head != CLM__NO_HEAD)
        set(to, edge, to->edge_attrs[E_HEAD], heads[item->head]);
    if (item->ref == NULL)
        return;
    if (item->ref->css_class != NULL)
        set(to, edge, to->edge_attrs[E_CLASS], item->ref->css_class);
    set(to, edge, to->edge_attrs[E_TOOLTIP], tooltip_of(to, item->ref));
    if (to->url.len > 0)
        set(to, edge, to->edge_attrs[E_URL], clm__buf_text(&to->url));
}

static void
put_runs(struct clm__buf *out, const struct clm__item *item)
{
    for (size_t i = 0; i < item->run_count; i++) {
        const struct clm__run *run = &item->runs[i];
        clm__buf_printf(out, "<FONT COLOR=\"%s\">%s", run->colour, run->bold ? "<B>" : "");
        clm__escape_label(out, run->text, strlen(run->text));
        clm__buf_puts(out, run->bold ? "</B></FONT>" : "</FONT>");
    }
}

/* A cell of a fixed size, much wider than the words: their left end is then where it should be whatever the font, and a
 * font that is wider does no harm. */
static void
draw_text(struct drawing *to, const struct clm__item *item)
{
    static const char *const aligns[] = {
        [CLM__LEFT] = "LEFT", [CLM__CENTRE] = "CENTER", [CLM__RIGHT] = "RIGHT"};
    int width = 2 * (int)(item->width * 0.6 + 6), height = 2 * (int)(item->size * 0.75 + 1);
    double x = item->align == CLM__LEFT    ? item->x0 + width / 2.0
               : item->align == CLM__RIGHT ? item->x1 - width / 2.0
                                           : (item->x0 + item->x1) / 2;
    /* Graphviz sets a single regular run one point lower than bold or mixed ones */
    bool low = item->run_count == 1 && !item->runs[0].bold;
    Agnode_t *node = add_node(to, item, x, item->y0 - (low ? 1 : 0));
    if (node == NULL)
        return;
    set_size(to, node, width, height);
    set_points(to, node, to->node_attrs[N_FONTSIZE], item->size);
    to->text.len = 0;
    clm__buf_printf(&to->text,
                    "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\"><TR>"
                    "<TD FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" HEIGHT=\"%d\" ALIGN=\"%s\">",
                    width, height, aligns[item->align]);
    put_runs(&to->text, item);
    clm__buf_puts(&to->text, "</TD></TR></TABLE>");
    char *label = agstrdup_html(to->graph, mutable_text(clm__buf_text(&to->text)));
    if (label == NULL) {
        to->failed = true;
        return;
    }
    set(to, node, to->node_attrs[N_LABEL], label);
    agstrfree(to->graph, label);
}

/* The first node is the page: it sets the bounds of the drawing. */
static void
draw_items(struct drawing *to)
{
    const struct clm__page *page = to->page;
    struct clm__item sheet = {.kind = CLM__ITEM_BOX, .fill = "white", .x1 = page->width, .y1 = page->height};
    draw_shape(to, &sheet);
    to->end = to->last;
    for (size_t i = 0; i < page->count && !to->failed; i++) {
        const struct clm__item *item = &page->items[i];
        if (item->kind == CLM__ITEM_TEXT)
            draw_text(to, item);
        else if (item->kind == CLM__ITEM_LINE)
            draw_line(to, item);
        else
            draw_shape(to, item);
    }
    if (to->text.failed || to->tooltip.failed || to->url.failed)
        to->failed = true;
}

static int
write_bytes(void *channel, const char *text)
{
    clm__buf_puts(channel, text);
    return 0;
}

static int
flush_bytes(void *channel)
{
    (void)channel;
    return 0;
}

static enum clm_code
render(struct clm__buf *out, Agraph_t *graph, enum clm_picture_format format,
       const struct clm__scene *scene, struct clm_error *err)
{
    static const char *const names[] = {
        [CLM_FORMAT_DOT] = "dot", [CLM_FORMAT_SVG] = "svg", [CLM_FORMAT_PNG] = "png", [CLM_FORMAT_PDF] = "pdf"};
    char *data = NULL;
    unsigned len = 0;
    GVC_t *gvc = gvContext();
    bool laid = gvc != NULL && gvLayout(gvc, graph, "nop2") == 0;
    bool done = laid && gvRenderData(gvc, graph, names[format], &data, &len) == 0 && data != NULL;
    if (done && format == CLM_FORMAT_SVG) {
        clm__svg_tidy(out, data, len, scene);
    } else if (done) {
        size_t from = out->len;
        clm__buf_add(out, data, len);
        if (format == CLM_FORMAT_PDF && !out->failed)
            clm__pdf_tidy(out->at + from, len);
    } else {
        const char *why = aglasterr();
        clm_error_set(err, CLM_E_RENDER, (struct clm_loc){0}, "Graphviz could not draw %s: %s",
                      names[format], why != NULL ? why : "no reason given");
    }
    if (data != NULL)
        gvFreeRenderData(data);
    if (laid)
        gvFreeLayout(gvc, graph);
    if (gvc != NULL)
        gvFreeContext(gvc);
    return done ? CLM_OK : CLM_E_RENDER;
}

static enum clm_code
check_size(const struct clm__page *page, enum clm_picture_format format, unsigned dpi,
           struct clm_error *err)
{
    const double max_side = 32767, max_pixels = 3e8, max_points = 14400;
    double wide = page->width * dpi / 72, high = page->height * dpi / 72;
    if (format == CLM_FORMAT_PNG && (wide > max_side || high > max_side || wide * high > max_pixels))
        return clm_error_set(err, CLM_E_RENDER, (struct clm_loc){0},
                             "a PNG of %.0f x %.0f pixels is too large: draw pages of A4, a lower resolution, or SVG",
                             wide, high);
    if (format == CLM_FORMAT_PDF && page->height > max_points)
        return clm_error_set(err, CLM_E_RENDER, (struct clm_loc){0},
                             "a PDF page of %.0f points is too high (at most %.0f): draw pages of A4, or SVG",
                             page->height, max_points);
    return CLM_OK;
}

static enum clm_code
draw(struct clm__buf *out, const struct clm__scene *scene, size_t page, enum clm_picture_format format,
     unsigned dpi, struct clm_error *err)
{
    Agiodisc_t io = {AgIoDisc.afread, write_bytes, flush_bytes};
    Agdisc_t disc = {&AgMemDisc, &AgIdDisc, &io};
    struct drawing to = {.page = &scene->pages[page]};
    enum clm_code code = CLM_OK;
    to.graph = agopen(mutable_text("claimline"), Agdirected, &disc);
    if (to.graph == NULL)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory while drawing");
    declare(&to);
    if (format == CLM_FORMAT_PNG) {
        to.text.len = 0;
        clm__buf_number(&to.text, dpi);
        agattr(to.graph, AGRAPH, mutable_text("dpi"), mutable_text(clm__buf_text(&to.text)));
    }
    draw_items(&to);
    if (!to.failed && format == CLM_FORMAT_DOT)
        agwrite(to.graph, out);
    else if (!to.failed)
        code = render(out, to.graph, format, scene, err);
    if (to.failed || out->failed)
        code = clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory while drawing");
    agclose(to.graph);
    clm__buf_release(&to.text);
    clm__buf_release(&to.tooltip);
    clm__buf_release(&to.url);
    return code;
}

enum clm_code
clm__draw_page(struct clm__buf *out, const struct clm__scene *scene, size_t page,
               enum clm_picture_format format, unsigned dpi, struct clm_error *err)
{
    enum clm_code code = check_size(&scene->pages[page], format, dpi, err);
    if (code != CLM_OK)
        return code;
    /* numbers with a point, whatever the program's locale; and no talk on standard error */
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    locale_t before = plain != (locale_t)0 ? uselocale(plain) : (locale_t)0;
    agerrlevel_t level = agseterr(AGMAX);
    code = draw(out, scene, page, format, dpi, err);
    agseterr(level);
    if (plain != (locale_t)0) {
        uselocale(before);
        freelocale(plain);
    }
    return code;
}
