/* SPDX-License-Identifier: MIT */
/* A page of a scene as DOT. The graph is positioned to the point (layout=nop2), so that
 * stock Graphviz only draws. A line is an edge from the node made last, which keeps the
 * order of drawing without invisible nodes. */
#include "render/draw.h"

#include "base/alloc.h"
#include "base/markup.h"
#include "render/escape.h"
#include "render/theme.h"

#include <graphviz/cgraph.h>
#include <stdio.h>

#define DEFAULT_INK  "#222222"
#define DEFAULT_LINE "#D55E00"
#define DEFAULT_SIZE 7.4
#define FONT                                                                             \
    "Helvetica,Arial,sans-serif" /* plain "Helvetica" is mapped to other widths */

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
    N_CLASS,
    N_COUNT,
};

enum edge_attr {
    E_POS,
    E_COLOR,
    E_PEN,
    E_STYLE,
    E_HEAD,
    E_DIR,
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
    const struct clm__ref
        *anchor_ref; /* tooltip and address of `tooltip` and `url` below */
    struct clm__buf tooltip;
    struct clm__buf url;
    struct clm__buf text;
    enum clm_theme theme;
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
    const char *sheet = clm__theme_colour(to->theme, "white");
    const struct {
        const char *name, *value;
    } graph[] = {{"layout", "nop2"},
                 {"splines", "line"},
                 {"pad", "0"},
                 {"margin", "0"},
                 {"outputorder", "breadthfirst"},
                 {"bgcolor", sheet},
                 {"fontname", FONT}},
      node[N_COUNT] = {{"pos", ""},          {"shape", "plaintext"}, {"width", "0.01"},
                       {"height", "0.1667"}, {"label", "\\N"},       {"fontsize", "7.4"},
                       {"style", ""},        {"fillcolor", "white"}, {"color", "none"},
                       {"penwidth", "1"},    {"tooltip", ""},        {"URL", ""},
                       {"class", ""}},
      fixed[] = {{"fixedsize", "true"},
                 {"margin", "0"},
                 {"fontname", FONT},
                 {"fontcolor", DEFAULT_INK},
                 {"id", "\\N"}},
      edge[E_COUNT] = {{"pos", ""},
                       {"color", DEFAULT_LINE},
                       {"penwidth", "1.3"},
                       {"style", ""},
                       {"arrowhead", "normal"},
                       {"dir", ""},
                       {"tooltip", ""},
                       {"URL", ""},
                       {"class", ""}};
    /* what most nodes and edges have, so that it need not be set on each: words of 7.4,
     * arrows of accusations */
    for (size_t i = 0; i < sizeof graph / sizeof graph[0]; i++)
        agattr(to->graph, AGRAPH, mutable_text(graph[i].name),
               mutable_text(graph[i].value));
    for (size_t i = 0; i < N_COUNT; i++)
        to->node_attrs[i] = agattr(to->graph, AGNODE, mutable_text(node[i].name),
                                   mutable_text(node[i].value));
    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++)
        agattr(to->graph, AGNODE, mutable_text(fixed[i].name),
               mutable_text(fixed[i].value));
    for (size_t i = 0; i < E_COUNT; i++)
        to->edge_attrs[i] = agattr(to->graph, AGEDGE, mutable_text(edge[i].name),
                                   mutable_text(edge[i].value));
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
            clm__markup_url(&to->url, ref->url, strlen(ref->url));
    }
    return to->tooltip.len > 0 ? clm__buf_text(&to->tooltip) : "";
}

static Agnode_t *
add_node(struct drawing *to, const struct clm__item *item, double x, double y)
{
    const struct clm__ref *ref = item != NULL ? item->ref : NULL;
    bool named = ref != NULL && ref->id != NULL &&
                 agnode(to->graph, mutable_text(ref->id), 0) == NULL;
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
        [CLM__CIRCLE] = "circle",
        [CLM__DIAMOND] = "diamond",
        [CLM__SQUARE] = "square",
        [CLM__TRIANGLE_UP] = "triangle",
        [CLM__TRIANGLE_DOWN] = "invtriangle",
    };
    bool box = item->kind == CLM__ITEM_BOX;
    double x = box ? (item->x0 + item->x1) / 2 : item->x0;
    double y = box ? (item->y0 + item->y1) / 2 : item->y0;
    Agnode_t *node = add_node(to, item, x, y);
    if (node == NULL)
        return;
    set(to, node, to->node_attrs[N_LABEL], ""); /* as a default it would not be written */
    set(to, node, to->node_attrs[N_SHAPE], box ? "box" : shapes[item->shape]);
    set_size(to, node, box ? item->x1 - item->x0 : item->size,
             box ? item->y1 - item->y0 : item->size);
    set(to, node, to->node_attrs[N_STYLE], "filled");
    set(to, node, to->node_attrs[N_FILL],
        item->fill != NULL ? clm__theme_colour(to->theme, item->fill) : "none");
    if (item->stroke != NULL && item->pen > 0)
        set(to, node, to->node_attrs[N_COLOR],
            clm__theme_colour(to->theme, item->stroke));
    set_points(to, node, to->node_attrs[N_PEN], item->stroke != NULL ? item->pen : 0);
}

static void
put_point(struct drawing *to, double x, double y)
{
    clm__put_points(&to->text, x);
    clm__buf_putc(&to->text, ',');
    clm__put_points(&to->text, to->page->height - y);
}

/* A straight line as a Bezier curve; one with a head stops short of its tip. */
static void
set_way(struct drawing *to, Agedge_t *edge, const struct clm__item *item)
{
    struct clm__point from = {item->x0, item->y0}, tip = {item->x1, item->y1};
    struct clm__point start = clm__line_stop(tip, from, item->tail);
    struct clm__point stop = clm__line_stop(from, tip, item->head);
    to->text.len = 0;
    if (item->tail != CLM__NO_HEAD) {
        clm__buf_puts(&to->text, "s,");
        put_point(to, item->x0, item->y0);
        clm__buf_putc(&to->text, ' ');
    }
    if (item->head != CLM__NO_HEAD) {
        clm__buf_puts(&to->text, "e,");
        put_point(to, item->x1, item->y1);
        clm__buf_putc(&to->text, ' ');
    }
    for (int i = 0; i <= 3; i++) {
        if (i > 0)
            clm__buf_putc(&to->text, ' ');
        put_point(to, start.x + (stop.x - start.x) * i / 3,
                  start.y + (stop.y - start.y) * i / 3);
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
    if (strcmp(clm__theme_colour(to->theme, item->stroke), DEFAULT_LINE) != 0)
        set(to, edge, to->edge_attrs[E_COLOR],
            clm__theme_colour(to->theme, item->stroke));
    if (item->pen < 1.295 || item->pen > 1.305)
        set_points(to, edge, to->edge_attrs[E_PEN], item->pen);
    if (item->dash != CLM__SOLID)
        set(to, edge, to->edge_attrs[E_STYLE], dashes[item->dash]);
    if (item->head != CLM__FILLED_HEAD)
        set(to, edge, to->edge_attrs[E_HEAD], heads[item->head]);
    if (item->tail != CLM__NO_HEAD)
        set(to, edge, to->edge_attrs[E_DIR], "both");
    if (item->ref == NULL)
        return;
    if (item->ref->css_class != NULL)
        set(to, edge, to->edge_attrs[E_CLASS], item->ref->css_class);
    set(to, edge, to->edge_attrs[E_TOOLTIP], tooltip_of(to, item->ref));
    if (to->url.len > 0)
        set(to, edge, to->edge_attrs[E_URL], clm__buf_text(&to->url));
}

static void
put_runs(struct drawing *to, const struct clm__item *item)
{
    struct clm__buf *out = &to->text;
    for (size_t i = 0; i < item->run_count; i++) {
        const struct clm__run *run = &item->runs[i];
        const char *colour = clm__theme_colour(to->theme, run->colour);
        bool coloured = strcmp(colour, DEFAULT_INK) != 0;
        if (coloured)
            clm__buf_printf(out, "<FONT COLOR=\"%s\">", colour);
        clm__buf_puts(out, run->bold ? "<B>" : "");
        clm__escape_label(out, run->text, strlen(run->text));
        clm__buf_puts(out, run->bold ? "</B>" : "");
        clm__buf_puts(out, coloured ? "</FONT>" : "");
    }
}

static int
cell_width(const struct clm__item *item)
{
    double width = item->width * 3 + 12;
    double room = item->align == CLM__CENTRE  ? item->x0 + item->x1
                  : item->align == CLM__RIGHT ? item->x1
                                              : width;
    return 2 * (int)((width < room ? width : room) / 2);
}

/* A cell of a fixed size, three times as wide as the words should be: Graphviz centres
 * what is wider than its cell, and a machine without the fonts for a script may measure
 * its words as anything. What of the cell lies right of the page is cut off with
 * everything else there (viewport); left of it nothing may lie, that would move the
 * drawing. Then the left end of the words is where it should be whatever the font. */
static void
draw_text(struct drawing *to, const struct clm__item *item)
{
    static const char *const aligns[] = {
        [CLM__LEFT] = "LEFT", [CLM__CENTRE] = "CENTER", [CLM__RIGHT] = "RIGHT"};
    int width = cell_width(item), height = 2 * (int)(item->size * 0.75 + 1);
    double x = item->align == CLM__LEFT    ? item->x0 + width / 2.0
               : item->align == CLM__RIGHT ? item->x1 - width / 2.0
                                           : (item->x0 + item->x1) / 2;
    /* Graphviz sets bold or mixed runs one point too high */
    bool low = item->run_count == 1 && !item->runs[0].bold;
    Agnode_t *node = add_node(to, item, x, item->y0 + (low ? 0 : 1));
    if (node == NULL)
        return;
    set_inches(to, node, to->node_attrs[N_WIDTH], width);
    if (height != 12)
        set_inches(to, node, to->node_attrs[N_HEIGHT], height);
    if (item->size != DEFAULT_SIZE)
        set_points(to, node, to->node_attrs[N_FONTSIZE], item->size);
    to->text.len = 0;
    clm__buf_printf(&to->text,
                    "<TABLE BORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\"><TR>"
                    "<TD FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" HEIGHT=\"%d\" ALIGN=\"%s\">",
                    width, height, aligns[item->align]);
    put_runs(to, item);
    clm__buf_puts(&to->text, "</TD></TR></TABLE>");
    char *label = agstrdup_html(to->graph, mutable_text(clm__buf_text(&to->text)));
    if (label == NULL) {
        to->failed = true;
        return;
    }
    set(to, node, to->node_attrs[N_LABEL], label);
    agstrfree(to->graph, label);
}

/* The first node is the page; the viewport is the same, for the labels that reach beyond
 * it. */
static void
draw_items(struct drawing *to)
{
    const struct clm__page *page = to->page;
    to->text.len = 0;
    clm__put_points(&to->text, page->width);
    clm__buf_putc(&to->text, ',');
    clm__put_points(&to->text, page->height);
    clm__buf_puts(&to->text, ",1,");
    clm__put_points(&to->text, page->width / 2);
    clm__buf_putc(&to->text, ',');
    clm__put_points(&to->text, page->height / 2);
    agattr(to->graph, AGRAPH, mutable_text("viewport"),
           mutable_text(clm__buf_text(&to->text)));
    const struct clm__ref ref = {.id = "page"};
    struct clm__item sheet = {.kind = CLM__ITEM_BOX,
                              .fill = "white",
                              .x1 = page->width,
                              .y1 = page->height,
                              .ref = &ref};
    draw_shape(to, &sheet);
    to->end = to->last;
    to->anchor_ref = NULL;
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

/* Memory of a graph: one piece, so that closing a graph of 100,000 strings costs nothing,
 * and so large that it cannot run out: libcgraph does not survive a NULL. The bound is
 * twice what was measured; memory that is not touched costs nothing. */
enum { BYTES_A_GRAPH = 1 << 18, BYTES_AN_ITEM = 6000, COPIES_OF_A_TEXT = 8 };

struct memory {
    Agdisc_t disc; /* first: libcgraph hands it to open_memory */
    char *at;
    size_t left;
};

static size_t
text_bytes(const struct clm__item *item)
{
    const struct clm__ref *ref = item->ref;
    size_t len = 0;
    for (size_t i = 0; i < item->run_count; i++)
        len += strlen(item->runs[i].text) + 64;
    if (ref != NULL && ref->tooltip != NULL)
        len += strlen(ref->tooltip);
    if (ref != NULL && ref->url != NULL)
        len += strlen(ref->url);
    return len;
}

static size_t
bytes_wanted(const struct clm__page *page)
{
    size_t bytes = BYTES_A_GRAPH;
    for (size_t i = 0; i < page->count; i++)
        bytes += BYTES_AN_ITEM + COPIES_OF_A_TEXT * text_bytes(&page->items[i]);
    return bytes;
}

static void *
open_memory(Agdisc_t *disc)
{
    return disc;
}

static void *
take_memory(void *state, size_t size)
{
    struct memory *memory = state;
    size_t rounded = (size + 15) & ~(size_t)15;
    if (rounded > memory->left) /* a bound that was wrong */
        return clm__calloc(1, size);
    char *at = memory->at;
    memory->at += rounded;
    memory->left -= rounded;
    return at;
}

static void *
resize_memory(void *state, void *old, size_t had, size_t size)
{
    if (size <= had)
        return old;
    void *bigger = take_memory(state, size);
    if (bigger != NULL && old != NULL)
        memcpy(bigger, old, had);
    return bigger;
}

static void
leave_memory(void *state, void *at)
{
    (void)state;
    (void)at;
}

/* With this function agclose() takes nothing apart, which for 10,000 events saves a tenth
 * of the time. It leaves the heads of its dictionaries (1 kB a graph), which it has from
 * malloc. */
static void
close_memory(void *state)
{
    (void)state; /* clm__draw_dot() frees it */
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

static bool
build_and_write(struct drawing *to, struct memory *memory, struct clm__buf *out)
{
    to->graph = agopen(mutable_text("claimline"), Agdirected, &memory->disc);
    if (to->graph == NULL)
        return false;
    declare(to);
    draw_items(to);
    if (!to->failed)
        agwrite(to->graph, out);
    agclose(to->graph);
    return !to->failed && !out->failed;
}

enum clm_code
clm__draw_dot(struct clm__buf *out, const struct clm__scene *scene, size_t page,
              struct clm_error *err)
{
    Agiodisc_t io = {AgIoDisc.afread, write_bytes, flush_bytes};
    Agmemdisc_t calls = {open_memory, take_memory, resize_memory, leave_memory,
                         close_memory};
    struct memory memory = {.disc = {&calls, &AgIdDisc, &io}};
    struct drawing to = {.page = &scene->pages[page], .theme = scene->theme};
    memory.left = bytes_wanted(to.page);
    char *block = clm__calloc(1, memory.left);
    memory.at = block;
    bool done = block != NULL && build_and_write(&to, &memory, out);
    clm__free(block);
    clm__buf_release(&to.text);
    clm__buf_release(&to.tooltip);
    clm__buf_release(&to.url);
    return done ? CLM_OK
                : clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0},
                                "out of memory while drawing");
}
