/* SPDX-License-Identifier: MIT */
/* Running text in a column: words of several looks, broken into lines that never
 * overflow. */
#ifndef CLM_RENDER_FLOW_H
#define CLM_RENDER_FLOW_H

#include "render/scene.h"

/** How a piece of text looks. */
struct clm__look {
    const char *colour;
    bool bold;
};

struct clm__word {
    const char *text;
    uint32_t len;
    float width;
    bool bold;
    uint8_t gap; /* how many spaces stand before it */
    bool glue;   /* no line may end before it */
    bool tail;   /* stays when the text is cut short */
    const char *colour;
};

/** Text on its way into lines. Zeroed and with the first members set it is empty. */
struct clm__flow {
    struct clm__scene *scene; /* gives memory */
    double size;              /* of the font */
    double width;             /* of the column */
    double reserve; /* a word leaves so much of a line free for what is glued to it */
    unsigned max_lines;
    struct clm__word *words;
    size_t count;
    size_t room;
    unsigned line; /* where the next word would stand */
    double x;
    bool full; /* further words would not be seen */
    bool tail;
};

struct clm__line {
    const struct clm__run *runs;
    size_t run_count;
    double width;
};

/** Adds text; white space in it is a place to break. `glue`: no break before its first
 * word. */
void clm__flow_add(struct clm__flow *flow, const char *text, size_t len,
                   struct clm__look look, bool glue);
/** What is added from here on stays: when there are too many lines, words before it give
 * way to "…". */
void clm__flow_tail(struct clm__flow *flow);
/** The lines, in the arena of the scene, at most max_lines; `*count` gets how many.
 * `*cut` says that words were left out (may be NULL). The flow is empty again after it.
 * NULL when there is no memory. */
const struct clm__line *clm__flow_lines(struct clm__flow *flow, size_t *count, bool *cut);
/** Text in one line of at most `width`, cut with "…" where it is longer; in the arena of
 * the scene. */
const char *clm__fit_text(struct clm__scene *scene, const char *text, double size,
                          bool bold, double width);

#endif
