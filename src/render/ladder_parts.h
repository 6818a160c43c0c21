/* SPDX-License-Identifier: MIT */
/* What the parts of the ladder share: measures, rows, lanes, bands. Not for others. */
#ifndef CLM_RENDER_LADDER_PARTS_H
#define CLM_RENDER_LADDER_PARTS_H

#include "render/flow.h"
#include "render/ladder.h"

/* Points. */
#define LEFT_EDGE      30.0
#define RIGHT          23.0 /* margins */
#define BOTTOM         18.0
#define AXIS_X         46.0
#define DATE_LEFT      54.0 /* date labels stand right-aligned between these */
#define DATE_RIGHT     100.0
#define BAND_LEFT      106.0
#define NOBODY_X       111.0 /* marks of events that name no actor */
#define LANE_LEFT      120.0
#define LANES_PART     0.33 /* of the width, from the first to the last lane at most */
#define LANE_PITCH_MIN 26.0
#define LANE_PITCH_MAX 44.0
#define LINE_PITCH     9.2
#define ROW_GAP        3.8
#define CONTEXT_GAP    2.4 /* of rows of the context */
#define DATE_GAP       3.2
#define PAUSE_HEIGHT   14.0
#define WORD_SIZE      7.4
#define DATE_SIZE      7.2
#define SOURCE_SIZE    6.6
#define SOURCE_PITCH   8.4

#define NOTES_PART        0.1 /* of a page, for its sources at most */
#define MAX_LANES         9u  /* with "others" */
#define MAX_WORD_LINES    4u
#define MAX_SHOWN_SOURCES 4u
#define PAUSE_DAYS        14
#define UNSURE            8000 /* a confidence below it shows: a hollow start, grey words */

#define INK   "#222222"
#define MUTED "#6B6B6B"
#define RULE  "#D9D9D9"

/* How a kind of event looks. */
struct kind_look {
    unsigned rank; /* place in the legend, from 1 */
    const char *legend;
    const char *words;  /* what stands where an event has no words of its own */
    const char *verb;   /* before words that a program read, or NULL */
    const char *colour; /* of lines and marks */
    const char *ink;    /* of words: dark enough for small print */
    const char *fill;   /* of the mark */
    uint8_t shape;      /* of clm__shape */
    uint8_t dash;
    uint8_t head; /* arrow to the targets, or CLM__NO_HEAD */
    float size;
    float pen;    /* of the mark's edge */
    float weight; /* of the arrow */
    bool joined;  /* actors and targets take part alike: their marks are joined */
};

struct lane {
    uint32_t actor; /* CLM_NONE = others */
    const char *name;
    const char *id;
    double x;
    const struct clm__line *lines; /* its name */
    size_t line_count;
};

struct row {
    uint32_t number; /* index of the event in the corpus */
    const struct clm_event *event;
    uint32_t actor_lanes; /* bits */
    uint32_t target_lanes;
    bool dated;      /* it has a place on the axis: days from..to */
    bool exact_date; /* stated to the day */
    bool new_date;   /* its date is not that of the row above */
    bool year_shown;
    clm_day from, to;
    int pause; /* days without an event before it, when over PAUSE_DAYS */
    const struct clm__line *lines;
    size_t line_count;
    const struct clm__line *date_lines;
    size_t date_line_count;
    const uint32_t *sources; /* numbers in the notes */
    size_t source_count;
    struct clm__ref ref;
    const struct clm_event *answer; /* on the same row; NULL = none */
    uint32_t answer_number;
    struct clm__ref answer_ref;
    uint32_t thread; /* number of a claim with answers on other rows, 0 = none */
    bool mutual;     /* the answer gives the charge back: one double arrow */
    uint8_t mark;    /* of clm_mark */
    double height;
    double y; /* its middle, on its page */
    size_t page;
};

/* A cease-fire in force. */
struct band {
    size_t first_row, last_row;
    clm_day from, to;
    bool first_known, last_known; /* the source states the day */
    bool open;                    /* no end is known */
    clm_day fading;               /* it may be over from here on; with `open` */
    uint32_t lanes;               /* of its parties, bits */
    uint8_t colour;               /* 0 or 1 */
    uint8_t depth;                /* how many others it lies within */
    const char *name;
    const char *tooltip;
};

struct note {
    const struct clm__line *lines;
    size_t line_count;
    struct clm__ref ref;
};

struct ladder {
    struct clm__scene *scene;
    const struct clm_view *view;
    const struct clm_graph *graph;
    const struct clm_corpus *corpus;
    const char *title;
    double wide, high; /* of the paper */
    double right;      /* where its print ends */
    bool one_page;
    bool fit;                   /* each page as high as what is on it */
    const uint8_t *marks;       /* by event; NULL = none */
    const char *const *remarks; /* by event, on its change; NULL = none */

    struct row *rows;
    size_t row_count;
    struct lane lanes[MAX_LANES];
    size_t lane_count;
    size_t folded;      /* actors that share the last lane */
    uint8_t *lane_of;   /* by actor; lane number, or NO_LANE */
    const char **names; /* by actor: the name that is shown */
    double lane_pitch;
    double lanes_right; /* of the band */
    double words_left;
    double lane_name_size;
    double lane_names_height;

    struct band *bands;
    size_t band_count;
    struct note *notes;     /* by number - 1 */
    uint32_t *note_numbers; /* by source of the corpus, 0 = not cited */
    size_t note_count;
    uint32_t *note_page; /* by number - 1: 1 + the page that listed it last */
    unsigned note_level; /* how short notes are, 0 = with all that is known */
    double notes_most;   /* height of the notes of a page at most */
    const struct clm__line *short_names; /* what short names stand for */
    size_t short_name_lines;

    unsigned kinds;  /* bits of the kinds that are there */
    size_t wordless; /* acts that are counted, not drawn */
    size_t left_out; /* context that was not asked for */
    bool everything; /* else nothing would have a row */
    enum clm_context context;
    bool threads;       /* some row has a number of its thread */
    bool hollow_truces; /* some truce event that starts or prolongs none */
    bool about_dates;
    bool extracted;
    bool unsure;
    bool self;
    int year_first, year_last;
    bool strip;      /* an overview at the head of the first page */
    size_t overview; /* pages before the rows: 1 when the overview is one */

    double body_top; /* of the first row, on its page */
    bool failed;
};
#define NO_LANE             0xFFu
#define OTHERS_LANE(ladder) ((ladder)->lane_count - 1)

/* ladder.c */
/** Finds lanes, rows and words; `words_width` is that of their column, 0 = what the lanes
 * leave. False when there is no memory. clm__free() frees the bands in any case. */
bool clm__ladder_prepare(struct ladder *ladder, struct clm__scene *scene,
                         const struct clm_view *view,
                         const struct clm_picture_options *options, double words_width);

/* ladder_kinds.c */
const struct kind_look *clm__ladder_kind(const struct clm_event *event);
const struct kind_look *clm__ladder_kind_look(enum clm_kind kind);
bool clm__ladder_is_unsure(const struct clm_event *event);

/* ladder_lanes.c */
void clm__ladder_find_lanes(struct ladder *ladder);
void clm__ladder_name_lanes(struct ladder *ladder);
uint32_t clm__ladder_lanes_of(const struct ladder *ladder,
                              const struct clm_party *parties, size_t count);
const char *clm__ladder_party_name(const struct ladder *ladder,
                                   const struct clm_party *party);
void clm__ladder_draw_lanes(struct ladder *ladder, size_t page, double top,
                            double bottom);
void clm__ladder_draw_lane_names(struct ladder *ladder, size_t page, double y, bool foot);

/* ladder_rows.c */
void clm__ladder_fill_rows(struct ladder *ladder);
/* ladder_threads.c */
/** Numbers the claims whose answers stand on other rows. */
void clm__ladder_number_threads(struct ladder *ladder);
/* ladder_words.c */
void clm__ladder_number_notes(struct ladder *ladder);
void clm__ladder_set_words(struct ladder *ladder, struct row *row);
const char *clm__ladder_tooltip(struct ladder *ladder, const struct clm_event *event,
                                uint32_t number);
/** A text of the corpus in the arena of the scene, which outlives the corpus; NULL on
 * failure. */
const char *clm__ladder_copy(struct ladder *ladder, clm_str text);

/* ladder_marks.c */
void clm__ladder_draw_row(struct ladder *ladder, const struct row *row);
void clm__ladder_draw_sample(struct ladder *ladder, size_t page,
                             const struct kind_look *look, double x, double y);

/* ladder_change.c */
/** The sign of a mark, "" for none, and the colour of it. */
const char *clm__ladder_sign(uint8_t mark, const char **colour);
/** A tint behind the words of a marked row, and a line through words that are gone. */
void clm__ladder_draw_tint(struct ladder *ladder, const struct row *row);
void clm__ladder_draw_strike(struct ladder *ladder, const struct row *row,
                             const struct clm__line *line, double y);

/* ladder_bands.c */
void clm__ladder_find_bands(struct ladder *ladder);
void clm__ladder_draw_bands(struct ladder *ladder, size_t page, size_t first, size_t end);
const char *clm__ladder_band_colour(const struct band *band);
const char *clm__ladder_band_bar_colour(const struct band *band);

/* ladder_axis.c */
void clm__ladder_draw_axis(struct ladder *ladder, size_t page, size_t first, size_t end);

/* ladder_frame.c */
/** Title, counts and number of a page; returns where the next part begins. */
double clm__ladder_draw_titles(struct ladder *ladder, size_t page, size_t page_count,
                               bool measure);
double clm__ladder_draw_head(struct ladder *ladder, size_t page, size_t page_count);
double clm__ladder_head_height(struct ladder *ladder, size_t page);
double clm__ladder_draw_legend(struct ladder *ladder, size_t page, double y,
                               bool measure);
const char *clm__ladder_standfirst(struct ladder *ladder);
/** Names the month of a day, or its year where the picture spans many. */
void clm__ladder_put_month(struct clm__buf *out, const struct ladder *ladder,
                           clm_day day);

/* ladder_foot.c */
void clm__ladder_number_sources(struct ladder *ladder);
/** Makes the notes shorter by one step; false when they cannot be. */
bool clm__ladder_shorten_notes(struct ladder *ladder);
/** What the foot has below the notes. */
double clm__ladder_foot_height(const struct ladder *ladder);
/** How much height a note adds to the foot; `*x` moves over it. */
double clm__ladder_note_place(const struct ladder *ladder, uint32_t number, double *x);
double clm__ladder_draw_foot(struct ladder *ladder, size_t page, double y, size_t first,
                             size_t end);

#endif
