/* SPDX-License-Identifier: MIT */
/* A drawn picture before anybody draws it: pages of shapes and lines of text at their
 * places. Layouts make scenes, writers turn them into bytes; neither knows the
 * other. */
#ifndef CLM_RENDER_SCENE_H
#define CLM_RENDER_SCENE_H

#include "base/arena.h"
#include "base/buf.h"
#include "claimline/picture.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum clm__item_kind { CLM__ITEM_BOX, CLM__ITEM_LINE, CLM__ITEM_MARK, CLM__ITEM_TEXT };
enum clm__dash { CLM__SOLID, CLM__DASHED, CLM__DOTTED };
enum clm__align { CLM__LEFT, CLM__CENTRE, CLM__RIGHT };
enum clm__shape {
    CLM__CIRCLE,
    CLM__DIAMOND,
    CLM__SQUARE,
    CLM__TRIANGLE_UP,
    CLM__TRIANGLE_DOWN
};
enum clm__head { CLM__NO_HEAD, CLM__FILLED_HEAD, CLM__OPEN_HEAD };

/** What an item stands for: hover text, link target, id and class of the SVG element. All
 * may be NULL. `id` is taken by the first item of a page that carries it. */
struct clm__ref {
    const char *id;
    const char *css_class;
    const char *tooltip;
    const char *url;
};

/** Words of one look within a line. */
struct clm__run {
    const char *text; /* ended by NUL */
    const char *colour;
    bool bold;
};

/** One thing to draw. Points, origin at the top left, y grows downwards. */
struct clm__item {
    uint8_t kind;  /* of clm__item_kind */
    uint8_t shape; /* mark: of clm__shape */
    uint8_t dash;  /* line: of clm__dash */
    uint8_t head;  /* line: of clm__head, at x1,y1 */
    uint8_t tail;  /* line: the same at x0,y0 */
    uint8_t align; /* text: of clm__align, within x0..x1 */
    double x0, y0; /* box: top left; line: start; mark: centre; text: left end and middle
                      of the line */
    double x1, y1; /* box: bottom right; line: end; text: right end */
    double size;   /* mark: height; text: font size */
    double pen;    /* line, mark: width of the stroke, 0 = none */
    double width;  /* text: how wide the words are */
    const char *fill;   /* box, mark: "#RRGGBB" or NULL */
    const char *stroke; /* line, mark */
    const struct clm__run *runs;
    size_t run_count;
    const struct clm__ref *ref; /* may be NULL */
    const char *
        to; /* line: id of the item it leads to, for whoever reads the DOT; may be NULL */
};

/** A place that the outline of a document names. */
struct clm__anchor {
    const char *label;
    size_t page;
    double y;
};

struct clm__page {
    double width;
    double height;
    struct clm__item *items; /* in the order of drawing */
    size_t count;
    size_t room;
};

/** All texts live in `arena` or outlive the scene. A failed allocation stays in `failed`.
 */
struct clm__scene {
    struct clm__arena arena;
    struct clm__page *pages;
    size_t page_count;
    size_t page_room;
    struct clm__anchor *anchors; /* in the order of their places */
    size_t anchor_count;
    size_t anchor_room;
    const char *title;
    const char *description;
    enum clm_theme theme;
    bool failed;
};

/** A zeroed struct is an empty scene. */
void clm__scene_release(struct clm__scene *scene);
/** The index of a new page, or 0 with `failed` set. */
size_t clm__scene_page(struct clm__scene *scene, double width, double height);
/** Draws `item` after all that its page has. Returns the item in the page, NULL on
 * failure; the pointer holds until the next one is added. */
struct clm__item *clm__scene_add(struct clm__scene *scene, size_t page,
                                 struct clm__item item);
/** Names a place for the outline; a label that is that of the anchor before is none. */
void clm__scene_anchor(struct clm__scene *scene, size_t page, double y,
                       const char *label);
/** A line of text of one look. `text` is copied. */
struct clm__item *clm__scene_text(struct clm__scene *scene, size_t page,
                                  struct clm__item place, struct clm__run run);
/** What is in `text`, in the arena of the scene, "" on failure; `text` is empty then, and
 * keeps its memory. */
const char *clm__scene_take(struct clm__scene *scene, struct clm__buf *text);
/** `id` as an id of XML behind `prefix`: other characters than letters, digits, - and .
 * become _XX, one to one. In the arena of the scene, "" on failure. */
const char *clm__scene_safe_id(struct clm__scene *scene, const char *prefix,
                               const char *id);
/** Formatted text in the arena of the scene, "" on failure. */
const char *clm__scene_printf(struct clm__scene *scene, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
