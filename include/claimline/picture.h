/* SPDX-License-Identifier: MIT */
/* The timeline as a picture: pages of DOT, SVG, PNG or PDF. */
#ifndef CLAIMLINE_PICTURE_H
#define CLAIMLINE_PICTURE_H

#include <claimline/graph.h>

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct clm_picture;

enum clm_look {
    CLM_LOOK_LADDER,   /* time downwards, a column an actor, a row an event */
    CLM_LOOK_LANES,    /* time to the right and to scale, a lane an actor, a key below */
    CLM_LOOK_OVERVIEW, /* one page: who accuses whom, counted, and the busiest pairs over
                          time */
    CLM_LOOK_COUNT,
};

enum clm_paper { CLM_PAPER_A4, CLM_PAPER_A3, CLM_PAPER_LETTER, CLM_PAPER_COUNT };

/** How the paper lies: as the look has it (lanes landscape, others portrait), or so. */
enum clm_orientation {
    CLM_ORIENTATION_LOOK,
    CLM_ORIENTATION_PORTRAIT,
    CLM_ORIENTATION_LANDSCAPE,
    CLM_ORIENTATION_COUNT,
};

/** Which acts around the accusations (strikes, talks, statements and the like) have rows
 * of their own. Those without words of their own never do. */
enum clm_context {
    CLM_CONTEXT_LINKED, /* what a person wrote, and of what a program read the acts that
                           an accusation or a truce in the picture is about */
    CLM_CONTEXT_ALL,
    CLM_CONTEXT_NONE,
    CLM_CONTEXT_COUNT,
};

enum clm_theme { CLM_THEME_LIGHT, CLM_THEME_DARK, CLM_THEME_GREY, CLM_THEME_COUNT };

enum clm_picture_format {
    CLM_FORMAT_DOT,
    CLM_FORMAT_SVG,
    CLM_FORMAT_PNG,
    CLM_FORMAT_PDF,
};

/** Instead of the number of a page: all of them in one document. */
#define CLM_ALL_PAGES SIZE_MAX

#define CLM_DPI_DEFAULT 150u
#define CLM_DPI_MIN     20u
#define CLM_DPI_MAX     1200u

/** What happened to an event between two versions: shown by a sign, a tint and a line
 * through what is gone. */
enum clm_mark {
    CLM_MARK_NONE,
    CLM_MARK_ADDED,
    CLM_MARK_REMOVED,
    CLM_MARK_CHANGED,
    CLM_MARK_FORMER, /* where a moved event stood before */
    CLM_MARK_COUNT,
};

/** A zeroed struct is the ladder on A4 pages, an overview first, titled as the corpus
 * says, PNG at CLM_DPI_DEFAULT. */
struct clm_picture_options {
    enum clm_look look;
    const char *title; /* NULL = that of the corpus, or "Who accused whom" */
    bool one_page;     /* as high as need be, instead of pages of paper */
    bool fit;          /* each page as high as what is on it */
    unsigned dpi;      /* 0 = CLM_DPI_DEFAULT */
    enum clm_theme theme;
    enum clm_paper paper;
    enum clm_orientation orientation;
    enum clm_context context;
    const uint8_t *marks;       /* of clm_mark, by event of the corpus; NULL = none */
    const char *const *remarks; /* said behind a marked event; NULL or holding NULL */
};

/** Lays out the events of `view`. The picture is free of the view, graph and corpus
 * afterwards. CLM_E_NO_INPUT when the view has no events, CLM_E_USAGE for a dpi out of
 * bounds, CLM_E_NOMEM. `options` may be NULL. @since 0.1 */
CLM_API enum clm_code clm_picture_new(struct clm_picture **out,
                                      const struct clm_view *view,
                                      const struct clm_picture_options *options,
                                      struct clm_error *err) CLM_MUST_CHECK;
/** NULL is fine. */
CLM_API void clm_picture_free(struct clm_picture *picture);
/** At least 1. */
CLM_API size_t clm_picture_page_count(const struct clm_picture *picture);

/** Draws a page (from 0), or with CLM_ALL_PAGES all of them as one PDF with an outline.
 * `*bytes` gets them with a NUL behind them; clm_picture_bytes_free frees them.
 * CLM_E_USAGE for a page that is not there or all pages in another format; CLM_E_RENDER
 * when the page is too large for the format (PNG: 32,767 pixels a side; PDF: 14,400
 * points); the text says what to do instead. CLM_E_NOMEM. @since 0.1 */
CLM_API enum clm_code clm_picture_render(const struct clm_picture *picture, size_t page,
                                         enum clm_picture_format format, char **bytes,
                                         size_t *len,
                                         struct clm_error *err) CLM_MUST_CHECK;
CLM_API void clm_picture_bytes_free(char *bytes);

#ifdef __cplusplus
}
#endif
#endif
