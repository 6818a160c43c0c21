/* SPDX-License-Identifier: MIT */
/* Pages of a scene as PNG or as one PDF, by cairo. Text that the font has glyphs for is
 * set glyph by glyph, as wide as the layout took it for; any other script goes through
 * pango. A PDF names its title, its months and its links, is tagged, and holds no clock.
 */
#include "base/alloc.h"
#include "base/markup.h"
#include "base/utf8.h"
#include "claimline/version.h"
#include "render/draw.h"
#include "render/escape.h"
#include "render/metrics.h"
#include "render/theme.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#define FONT     "Helvetica,Arial,Liberation Sans,sans-serif"
#define BASELINE 0.36 /* as in SVG */

#define LATIN    0x250  /* what most texts are of, beside ... */
#define SIGNS    0x2010 /* ... dashes, quotation marks and arrows */
#define CACHED   (LATIN + 0x1F0)
#define RUN_MOST 400 /* bytes of a text that is set from the cache */

/* A character of a font, looked up once. */
struct glyph {
    unsigned long index; /* 0 = not looked up, or not in the font */
    double advance;
    bool known;
};

struct font {
    double size;
    bool bold;
    cairo_scaled_font_t *scaled;
    struct glyph glyphs[CACHED];
};

enum { MAX_FONTS = 16 };

struct painter {
    cairo_t *cairo;
    PangoContext *pango;
    cairo_font_face_t *faces[2]; /* regular, bold */
    struct font *fonts[MAX_FONTS];
    size_t font_count;
    cairo_scaled_font_t *font; /* that is set, NULL = not known */
    const char *colour;        /* the same */
    const struct clm__scene *scene;
    const struct clm__ref *open;
    bool tagged, linked;
    struct clm__buf text;
};

static void
use_colour(struct painter *to, const char *colour)
{
    if (to->colour != NULL && strcmp(colour, to->colour) == 0)
        return;
    to->colour = colour;
    const char *hex = clm__theme_colour(to->scene->theme, colour);
    unsigned long rgb = hex[0] == '#' ? strtoul(hex + 1, NULL, 16) : 0xFFFFFF;
    cairo_set_source_rgb(to->cairo, (double)(rgb >> 16 & 255) / 255.0,
                         (double)(rgb >> 8 & 255) / 255.0, (double)(rgb & 255) / 255.0);
}

static void
paint(struct painter *to, const struct clm__item *item)
{
    if (item->fill != NULL) {
        use_colour(to, item->fill);
        cairo_fill_preserve(to->cairo);
    }
    if (item->stroke != NULL && item->pen > 0) {
        use_colour(to, item->stroke);
        cairo_set_line_width(to->cairo, item->pen);
        cairo_stroke_preserve(to->cairo);
    }
    cairo_new_path(to->cairo);
}

static void
trace(struct painter *to, const struct clm__point *corners, size_t count)
{
    for (size_t i = 0; i < count; i++)
        cairo_line_to(to->cairo, corners[i].x, corners[i].y);
    cairo_close_path(to->cairo);
}

/* A dot: a line without length whose ends are round, which a PDF says in a few numbers.
 */
static void
put_dot(struct painter *to, const struct clm__item *item, double size, const char *colour)
{
    use_colour(to, colour);
    cairo_set_line_cap(to->cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_width(to->cairo, size);
    cairo_move_to(to->cairo, item->x0, item->y0);
    cairo_line_to(to->cairo, item->x0, item->y0);
    cairo_stroke(to->cairo);
    cairo_set_line_cap(to->cairo, CAIRO_LINE_CAP_BUTT);
}

static void
draw_circle(struct painter *to, const struct clm__item *item)
{
    double pen = item->stroke != NULL ? item->pen : 0;
    if (item->fill == NULL) { /* a ring */
        cairo_arc(to->cairo, item->x0, item->y0, item->size / 2, 0, 6.283185307179586);
        paint(to, item);
        return;
    }
    if (pen > 0)
        put_dot(to, item, item->size + pen, item->stroke);
    if (pen <= 0 || strcmp(item->fill, item->stroke) != 0)
        put_dot(to, item, item->size - pen, item->fill);
}

static void
draw_mark(struct painter *to, const struct clm__item *item)
{
    struct clm__point corners[4];
    if (item->shape == CLM__CIRCLE) {
        draw_circle(to, item);
        return;
    }
    trace(to, corners, clm__mark_corners(corners, item));
    paint(to, item);
}

static void
draw_head(struct painter *to, struct clm__point from, struct clm__point tip, uint8_t head)
{
    struct clm__point corners[4];
    if (head == CLM__NO_HEAD)
        return;
    clm__head_corners(corners, from, tip, head);
    trace(to, corners, 4);
    cairo_fill(to->cairo);
}

static void
draw_line(struct painter *to, const struct clm__item *item)
{
    static const double dashes[][2] = {
        [CLM__SOLID] = {0, 0}, [CLM__DASHED] = {3.4, 1.8}, [CLM__DOTTED] = {1, 2.4}};
    struct clm__point from = {item->x0, item->y0}, tip = {item->x1, item->y1};
    struct clm__point start = clm__line_stop(tip, from, item->tail);
    struct clm__point stop = clm__line_stop(from, tip, item->head);
    use_colour(to, item->stroke);
    cairo_set_line_width(to->cairo, item->pen);
    if (item->dash != CLM__SOLID)
        cairo_set_dash(to->cairo, dashes[item->dash], 2, 0);
    cairo_move_to(to->cairo, start.x, start.y);
    cairo_line_to(to->cairo, stop.x, stop.y);
    cairo_stroke(to->cairo);
    if (item->dash != CLM__SOLID)
        cairo_set_dash(to->cairo, NULL, 0, 0);
    draw_head(to, from, tip, item->head);
    draw_head(to, tip, from, item->tail);
}

static void
use_font(struct painter *to, cairo_scaled_font_t *font)
{
    if (to->font != font)
        cairo_set_scaled_font(to->cairo, font);
    to->font = font;
}

/* NULL when there is no memory, or too many sizes. */
static struct font *
find_font(struct painter *to, double size, bool bold)
{
    for (size_t i = 0; i < to->font_count; i++)
        if (to->fonts[i]->size == size && to->fonts[i]->bold == bold)
            return to->fonts[i];
    struct font *font = to->font_count < MAX_FONTS ? clm__calloc(1, sizeof *font) : NULL;
    if (font == NULL)
        return NULL;
    to->font = NULL;
    cairo_set_font_face(to->cairo, to->faces[bold]);
    cairo_set_font_size(to->cairo, size);
    font->size = size;
    font->bold = bold;
    font->scaled = cairo_scaled_font_reference(cairo_get_scaled_font(to->cairo));
    to->fonts[to->font_count++] = font;
    return font;
}

/* Where a character is kept, CACHED for none. */
static size_t
place_of(uint32_t c)
{
    if (c < LATIN)
        return c;
    return c >= SIGNS && c < SIGNS + CACHED - LATIN ? c - SIGNS + LATIN : CACHED;
}

/* Looks a character up that starts at `text`. */
static void
look_up(struct font *font, struct glyph *glyph, const char *text, size_t len)
{
    cairo_glyph_t one, *found = &one;
    cairo_text_extents_t extents;
    int count = 1;
    glyph->known = true;
    if (cairo_scaled_font_text_to_glyphs(font->scaled, 0, 0, text, (int)len, &found,
                                         &count, NULL, NULL,
                                         NULL) != CAIRO_STATUS_SUCCESS ||
        count != 1)
        return;
    cairo_scaled_font_glyph_extents(font->scaled, found, 1, &extents);
    glyph->index = found->index;
    glyph->advance = extents.x_advance;
    if (found != &one)
        cairo_glyph_free(found);
}

/* Text set glyph by glyph. False when the font lacks one, or the text is of what is not
 * cached. */
static bool
draw_glyphs(struct painter *to, const char *text, double x, double y, double size,
            bool bold)
{
    cairo_glyph_t glyphs[RUN_MOST];
    cairo_text_cluster_t clusters[RUN_MOST];
    size_t len = strlen(text), at = 0;
    int count = 0;
    struct font *font = find_font(to, size, bold);
    if (font == NULL || len >= RUN_MOST)
        return false;
    while (at < len) {
        size_t start = at;
        size_t place = place_of(clm__utf8_next(text, len, &at));
        if (place == CACHED)
            return false;
        struct glyph *glyph = &font->glyphs[place];
        if (!glyph->known)
            look_up(font, glyph, text + start, at - start);
        if (glyph->index == 0)
            return false;
        glyphs[count] = (cairo_glyph_t){glyph->index, x, y};
        clusters[count++] = (cairo_text_cluster_t){(int)(at - start), 1};
        x += glyph->advance;
    }
    use_font(to, font->scaled);
    cairo_show_text_glyphs(to->cairo, text, (int)len, glyphs, count, clusters, count, 0);
    return true;
}

/* The same for any text that the font has glyphs for. */
static bool
draw_rare_glyphs(struct painter *to, const char *text, double x, double y, double size,
                 bool bold)
{
    cairo_glyph_t *glyphs = NULL;
    cairo_text_cluster_t *clusters = NULL;
    cairo_text_cluster_flags_t flags;
    int count = 0, cluster_count = 0;
    struct font *font = find_font(to, size, bold);
    if (font == NULL || cairo_scaled_font_text_to_glyphs(
                            font->scaled, x, y, text, -1, &glyphs, &count, &clusters,
                            &cluster_count, &flags) != CAIRO_STATUS_SUCCESS)
        return false;
    bool whole = true;
    for (int i = 0; i < count && whole; i++)
        whole = glyphs[i].index != 0;
    if (whole) {
        use_font(to, font->scaled);
        cairo_show_text_glyphs(to->cairo, text, -1, glyphs, count, clusters,
                               cluster_count, flags);
    }
    cairo_glyph_free(glyphs);
    cairo_text_cluster_free(clusters);
    return whole;
}

static void
draw_layout(struct painter *to, const char *text, double x, double y, double size,
            bool bold)
{
    to->font = NULL;
    PangoLayout *layout = pango_layout_new(to->pango);
    PangoFontDescription *font = pango_font_description_from_string(FONT);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_font_description_set_weight(font,
                                      bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_text(layout, text, -1);
    cairo_move_to(to->cairo, x, y);
    pango_cairo_show_layout_line(to->cairo, pango_layout_get_line_readonly(layout, 0));
    pango_font_description_free(font);
    g_object_unref(layout);
}

/* The text without what must not be drawn: as the escape of XML leaves it, before it
 * becomes markup. */
static const char *
clean(struct painter *to, const char *text)
{
    to->text.len = 0;
    clm__markup_plain(&to->text, text, strlen(text));
    return clm__buf_text(&to->text);
}

/* Gaps between runs are places, not glyphs: a PDF would spell each no-break space out. */
static const char *
skip_gaps(const char *text, double size, double *width)
{
    static const char gap[] = "\xC2\xA0";
    while (strncmp(text, gap, sizeof gap - 1) == 0) {
        *width += clm__text_width(gap, sizeof gap - 1, size, false);
        text += sizeof gap - 1;
    }
    return text;
}

static void
draw_text(struct painter *to, const struct clm__item *item)
{
    double x = item->align == CLM__LEFT    ? item->x0
               : item->align == CLM__RIGHT ? item->x1 - item->width
                                           : (item->x0 + item->x1 - item->width) / 2;
    double y = item->y0 + item->size * BASELINE;
    for (size_t i = 0; i < item->run_count; i++) {
        const struct clm__run *run = &item->runs[i];
        const char *text = clean(to, run->text);
        double indent = 0;
        use_colour(to, run->colour);
        text = skip_gaps(text, item->size, &indent);
        x += indent;
        if (!draw_glyphs(to, text, x, y, item->size, run->bold) &&
            (!clm__text_is_measured(text, strlen(text)) ||
             !draw_rare_glyphs(to, text, x, y, item->size, run->bold)))
            draw_layout(to, text, x, y, item->size, run->bold);
        if (i + 1 < item->run_count)
            x += clm__text_width(run->text, strlen(run->text), item->size, run->bold) -
                 indent;
    }
}

static void
close_tags(struct painter *to)
{
    if (to->open == NULL)
        return;
    if (to->linked)
        cairo_tag_end(to->cairo, CAIRO_TAG_LINK);
    cairo_tag_end(to->cairo, "P");
    to->open = NULL;
}

static void
open_tags(struct painter *to, const struct clm__ref *ref)
{
    to->open = ref;
    cairo_tag_begin(to->cairo, "P", NULL);
    to->text.len = 0;
    clm__buf_puts(&to->text, "uri='");
    size_t before = to->text.len;
    if (ref->url != NULL)
        clm__markup_address(&to->text, ref->url, strlen(ref->url));
    to->linked = to->text.len > before;
    clm__buf_putc(&to->text, '\'');
    if (to->linked)
        cairo_tag_begin(to->cairo, CAIRO_TAG_LINK, clm__buf_text(&to->text));
}

/* What an item belongs to in the structure of a document: the names of lanes, which come
 * again on each page, and truces behind them are of no row; sources without a link are
 * one paragraph. */
static const struct clm__ref *
tag_of(const struct clm__item *item)
{
    static const struct clm__ref sources = {NULL, "source", NULL, NULL};
    const struct clm__ref *ref = item->ref;
    if (ref == NULL || ref->css_class == NULL || strcmp(ref->css_class, "lane") == 0 ||
        strcmp(ref->css_class, "truce") == 0)
        return NULL;
    return ref->url == NULL && strcmp(ref->css_class, "source") == 0 ? &sources : ref;
}

/* Opens what an item belongs to; text leaves a point behind, and shapes would begin
 * there. */
static void
begin_item(struct painter *to, const struct clm__item *item)
{
    const struct clm__ref *ref = tag_of(item);
    if (to->tagged && ref != to->open) {
        close_tags(to);
        if (ref != NULL)
            open_tags(to, ref);
    }
    cairo_new_path(to->cairo);
}

/* A line without heads and dashes, or a dot of one colour. */
static bool
is_plain(const struct clm__item *item)
{
    if (item->kind == CLM__ITEM_LINE)
        return item->dash == CLM__SOLID && item->head == CLM__NO_HEAD &&
               item->tail == CLM__NO_HEAD;
    return item->kind == CLM__ITEM_MARK && item->shape == CLM__CIRCLE &&
           item->fill != NULL && item->stroke != NULL &&
           strcmp(item->fill, item->stroke) == 0;
}

/* How many plain items from the first on look alike. */
static size_t
count_alike(const struct clm__item *items, size_t count)
{
    size_t n = 1;
    if (!is_plain(&items[0]))
        return 1;
    while (n < count && is_plain(&items[n]) && items[n].kind == items[0].kind &&
           items[n].pen == items[0].pen && items[n].size == items[0].size &&
           strcmp(items[n].stroke, items[0].stroke) == 0 &&
           tag_of(&items[n]) == tag_of(&items[0]))
        n++;
    return n;
}

/* Lines or dots that look alike, with one stroke. */
static void
draw_alike(struct painter *to, const struct clm__item *items, size_t count)
{
    bool dots = items[0].kind == CLM__ITEM_MARK;
    begin_item(to, &items[0]);
    use_colour(to, items[0].stroke);
    cairo_set_line_width(to->cairo, items[0].pen + (dots ? items[0].size : 0));
    if (dots)
        cairo_set_line_cap(to->cairo, CAIRO_LINE_CAP_ROUND);
    for (size_t i = 0; i < count; i++) {
        const struct clm__item *item = &items[i];
        cairo_move_to(to->cairo, item->x0, item->y0);
        cairo_line_to(to->cairo, dots ? item->x0 : item->x1, dots ? item->y0 : item->y1);
    }
    cairo_stroke(to->cairo);
    cairo_set_line_cap(to->cairo, CAIRO_LINE_CAP_BUTT);
}

static void
draw_item(struct painter *to, const struct clm__item *item)
{
    begin_item(to, item);
    switch ((enum clm__item_kind)item->kind) {
    case CLM__ITEM_BOX:
        cairo_rectangle(to->cairo, item->x0, item->y0, item->x1 - item->x0,
                        item->y1 - item->y0);
        paint(to, item);
        break;
    case CLM__ITEM_LINE:
        draw_line(to, item);
        break;
    case CLM__ITEM_MARK:
        draw_mark(to, item);
        break;
    case CLM__ITEM_TEXT:
        draw_text(to, item);
        break;
    }
}

static void
draw_page(struct painter *to, const struct clm__page *page)
{
    use_colour(to, "white");
    cairo_paint(to->cairo); /* first: it would wipe out tags that were opened before */
    if (to->tagged)
        cairo_tag_begin(to->cairo, "Document", NULL);
    for (size_t i = 0, n; i < page->count; i += n) {
        n = count_alike(&page->items[i], page->count - i);
        if (n > 1)
            draw_alike(to, &page->items[i], n);
        else
            draw_item(to, &page->items[i]);
    }
    close_tags(to);
    if (to->tagged)
        cairo_tag_end(to->cairo, "Document");
}

static void
open_fonts(struct painter *to)
{
    static const PangoWeight weights[2] = {PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_BOLD};
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(to->cairo, options);
    to->pango = pango_cairo_create_context(to->cairo);
    pango_cairo_context_set_font_options(to->pango, options);
    pango_cairo_context_set_resolution(to->pango, 72);
    cairo_font_options_destroy(options);
    for (size_t i = 0; i < 2; i++) {
        PangoFontDescription *wanted = pango_font_description_from_string(FONT " 10");
        pango_font_description_set_weight(wanted, weights[i]);
        PangoFont *font = pango_context_load_font(to->pango, wanted);
        cairo_scaled_font_t *scaled =
            font != NULL ? pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font))
                         : NULL;
        to->faces[i] =
            scaled != NULL
                ? cairo_font_face_reference(cairo_scaled_font_get_font_face(scaled))
                : cairo_toy_font_face_create("sans-serif", CAIRO_FONT_SLANT_NORMAL,
                                             CAIRO_FONT_WEIGHT_NORMAL);
        if (font != NULL)
            g_object_unref(font);
        pango_font_description_free(wanted);
    }
}

static void
close_fonts(struct painter *to)
{
    for (size_t i = 0; i < to->font_count; i++) {
        cairo_scaled_font_destroy(to->fonts[i]->scaled);
        clm__free(to->fonts[i]);
    }
    for (size_t i = 0; i < 2; i++)
        cairo_font_face_destroy(to->faces[i]);
    g_object_unref(to->pango);
}

static cairo_status_t
write_bytes(void *out, const unsigned char *bytes, unsigned len)
{
    clm__buf_add(out, (const char *)bytes, len);
    return ((struct clm__buf *)out)->failed ? CAIRO_STATUS_NO_MEMORY
                                            : CAIRO_STATUS_SUCCESS;
}

static void
put_metadata(struct painter *to, cairo_surface_t *surface)
{
    const struct clm__scene *scene = to->scene;
    const struct {
        cairo_pdf_metadata_t key;
        const char *value;
    } rows[] = {{CAIRO_PDF_METADATA_TITLE, scene->title},
                {CAIRO_PDF_METADATA_SUBJECT, scene->description},
                {CAIRO_PDF_METADATA_AUTHOR, "claimline"},
                {CAIRO_PDF_METADATA_CREATOR, "claimline " CLAIMLINE_VERSION},
                {CAIRO_PDF_METADATA_CREATE_DATE, ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        cairo_pdf_surface_set_metadata(surface, rows[i].key,
                                       rows[i].value[0] != '\0' ? clean(to, rows[i].value)
                                                                : "");
}

static void
put_outline(struct painter *to, cairo_surface_t *surface)
{
    char place[64];
    for (size_t i = 0; i < to->scene->anchor_count; i++) {
        const struct clm__anchor *anchor = &to->scene->anchors[i];
        snprintf(place, sizeof place, "page=%zu pos=[0 %d]", anchor->page + 1,
                 (int)anchor->y);
        cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT,
                                      clean(to, anchor->label), place, 0);
    }
}

static cairo_status_t
draw_pdf(struct painter *to, struct clm__buf *out, size_t first, size_t end)
{
    const struct clm__page *pages = to->scene->pages;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        write_bytes, out, pages[first].width, pages[first].height);
    to->cairo = cairo_create(surface);
    to->tagged = true;
    open_fonts(to);
    put_metadata(to, surface);
    if (end - first == to->scene->page_count)
        put_outline(to, surface);
    for (size_t i = first; i < end; i++) {
        cairo_pdf_surface_set_size(surface, pages[i].width, pages[i].height);
        draw_page(to, &pages[i]);
        if (i + 1 < end)
            cairo_show_page(to->cairo);
    }
    cairo_status_t status = cairo_status(to->cairo);
    close_fonts(to);
    cairo_destroy(to->cairo);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return status;
}

static cairo_status_t
draw_png(struct painter *to, struct clm__buf *out, const struct clm__page *page,
         unsigned dpi)
{
    double scale = dpi / 72.0;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(page->width * scale + 0.5),
                                   (int)(page->height * scale + 0.5));
    to->cairo = cairo_create(surface);
    cairo_scale(to->cairo, scale, scale);
    open_fonts(to);
    draw_page(to, page);
    cairo_status_t status = cairo_status(to->cairo);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_write_to_png_stream(surface, write_bytes, out);
    close_fonts(to);
    cairo_destroy(to->cairo);
    cairo_surface_destroy(surface);
    return status;
}

enum clm_code
clm__draw_cairo(struct clm__buf *out, const struct clm__scene *scene, size_t page,
                enum clm_picture_format format, unsigned dpi, struct clm_error *err)
{
    struct painter to = {.scene = scene};
    bool all = page == CLM_ALL_PAGES;
    cairo_status_t status =
        format == CLM_FORMAT_PNG
            ? draw_png(&to, out, &scene->pages[page], dpi)
            : draw_pdf(&to, out, all ? 0 : page, all ? scene->page_count : page + 1);
    clm__buf_release(&to.text);
    if (status == CAIRO_STATUS_NO_MEMORY || out->failed)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0},
                             "out of memory while drawing");
    if (status != CAIRO_STATUS_SUCCESS)
        return clm_error_set(err, CLM_E_RENDER, (struct clm_loc){0},
                             "cairo could not draw: %s", cairo_status_to_string(status));
    return CLM_OK;
}
