/* SPDX-License-Identifier: MIT */
/* The ladder look: rows are made, cut into pages, and drawn page by page. Every row owns
 * its height, so nothing can collide and the cost grows with the number of events alone.
 */
#include "render/ladder.h"

#include "base/alloc.h"
#include "render/ladder_parts.h"
#include "render/ladder_pick.h"
#include "render/overview.h"
#include "render/words.h"

#include <math.h>
#include <string.h>

#define FOOT_NAMES 8.0 /* from the last row to the names of the lanes at the foot */
#define A_LITTLE   1.3 /* pages */
#define FEW_PAGES  2
#define FOOT_LAST  8.0 /* the line below the sources */

static double
foot_names_height(const struct ladder *ladder)
{
    return FOOT_NAMES + ladder->lane_names_height + 8;
}

/* How much the sources of a row add to the foot of `page`, where they are run in; `*x` is
 * how far the last line of the foot has come. */
static double
added_notes(struct ladder *ladder, const struct row *row, size_t page, double *x)
{
    double height = 0;
    for (size_t i = 0; i < row->source_count; i++)
        if (ladder->note_page[row->sources[i] - 1] != page + 1)
            height += clm__ladder_note_place(ladder, row->sources[i], x);
    return height;
}

static void
take_notes(struct ladder *ladder, const struct row *row, size_t page)
{
    for (size_t i = 0; i < row->source_count; i++)
        ladder->note_page[row->sources[i] - 1] = (uint32_t)page + 1;
}

/* Room above a row: a new date stands a little apart, and a long pause has a line of its
 * own. */
static double
room_above(const struct row *row, bool first_of_page)
{
    if (first_of_page)
        return 0;
    return (row->new_date ? DATE_GAP : 0) + (row->pause > 0 ? PAUSE_HEIGHT : 0);
}

/* Sources are at most a tenth of a page; what they are cut by is their titles. */
static bool
has_long_notes(const struct ladder *ladder, double height)
{
    return ladder->notes_most > height * NOTES_PART;
}

/* Gives each row its page and height on it. Returns the count of pages; `*bottom` gets
 * the end of the last one's rows,
 * `*notes` the height of its sources. */
static size_t
place_rows(struct ladder *ladder, double *bottom, double *notes)
{
    size_t page = ladder->overview;
    bool first = true;
    /* a line to spare: notes that come again stand in the order of their numbers */
    double y = clm__ladder_head_height(ladder, page), sources = SOURCE_PITCH, notes_x = 0;
    for (size_t i = 0; i < ladder->row_count; i++) {
        struct row *row = &ladder->rows[i];
        double above = room_above(row, first), x = notes_x;
        double more = added_notes(ladder, row, page, &x);
        double end = y + above + row->height + foot_names_height(ladder) + sources +
                     more + clm__ladder_foot_height(ladder) + FOOT_LAST;
        if (!first && !ladder->one_page && end > ladder->high - BOTTOM) {
            page++;
            y = clm__ladder_head_height(ladder, page);
            sources = SOURCE_PITCH;
            above = 0;
            x = 0;
            more = added_notes(ladder, row, page, &x);
            first = true;
        }
        row->new_date |= first;
        row->page = page;
        row->y = y + above + row->height / 2;
        y += above + row->height;
        sources += more;
        ladder->notes_most = sources > ladder->notes_most ? sources : ladder->notes_most;
        notes_x = x;
        take_notes(ladder, row, page);
        first = false;
    }
    *bottom = y;
    *notes = sources;
    return page + 1;
}

/* Names the months in the outline of a document. */
static void
name_months(struct ladder *ladder, size_t page, size_t first, size_t end)
{
    struct clm__buf label = {0};
    for (size_t i = first; i < end; i++) {
        if (!ladder->rows[i].dated)
            continue;
        label.len = 0;
        clm__ladder_put_month(&label, ladder, ladder->rows[i].from);
        clm__scene_anchor(ladder->scene, page, ladder->rows[i].y - 20,
                          clm__buf_text(&label));
    }
    clm__buf_release(&label);
}

static void
draw_page(struct ladder *ladder, size_t page, size_t page_count, size_t first, size_t end)
{
    const struct row *last = &ladder->rows[end - 1];
    double bottom = last->y + last->height / 2;
    double top = clm__ladder_head_height(ladder, page);
    clm__ladder_draw_bands(ladder, page, first, end);
    clm__ladder_draw_lanes(ladder, page, top - 6, bottom + FOOT_NAMES - 2);
    clm__ladder_draw_head(ladder, page, page_count);
    clm__ladder_draw_axis(ladder, page, first, end);
    for (size_t i = first; i < end; i++)
        clm__ladder_draw_row(ladder, &ladder->rows[i]);
    clm__ladder_draw_lane_names(ladder, page, bottom + FOOT_NAMES, true);
    double low = clm__ladder_draw_foot(ladder, page, bottom + foot_names_height(ladder),
                                       first, end);
    if (ladder->fit && !ladder->scene->failed)
        ladder->scene->pages[page].height = ceil(low + FOOT_LAST + 12);
    name_months(ladder, page, first, end);
}

static void
forget_notes(struct ladder *ladder)
{
    if (ladder->note_page != NULL)
        memset(ladder->note_page, 0, ladder->note_count * sizeof *ladder->note_page);
}

/* Places the rows; `*height` gets that of the pages. What is a little longer than a page
 * is one longer page, not a page and a mostly white one. */
static size_t
cut_once(struct ladder *ladder, double *height)
{
    double bottom = 0, notes = 0;
    bool one_page = ladder->one_page;
    ladder->one_page = true;
    place_rows(ladder, &bottom, &notes);
    forget_notes(ladder);
    ladder->one_page = one_page;
    if (!one_page)
        ladder->notes_most = 0;
    double whole = ceil(bottom + foot_names_height(ladder) + notes +
                        clm__ladder_foot_height(ladder) + FOOT_LAST + 20);
    *height = one_page || whole > ladder->high ? whole : ladder->high;
    if (one_page || whole <= ladder->high * A_LITTLE) {
        ladder->notes_most = notes;
        return 1;
    }
    size_t pages = place_rows(ladder, &bottom, &notes);
    forget_notes(ladder);
    *height = ladder->high;
    return pages;
}

static size_t
cut_pages(struct ladder *ladder, double *height)
{
    size_t pages = 0;
    do {
        ladder->notes_most = 0;
        pages = cut_once(ladder, height);
    } while (has_long_notes(ladder, *height) && clm__ladder_shorten_notes(ladder));
    return pages;
}

/* A picture of one or two pages begins with a strip that shows the whole of it; of more
 * pages the first is the overview. */
static size_t
lay_pages(struct ladder *ladder, double *height)
{
    ladder->strip = clm__overview_helps(ladder);
    size_t pages = cut_pages(ladder, height);
    if (!ladder->strip || pages <= FEW_PAGES)
        return pages;
    ladder->strip = false;
    ladder->overview = 1;
    return cut_pages(ladder, height);
}

static void
draw_pages(struct ladder *ladder)
{
    double height = ladder->high;
    size_t pages = lay_pages(ladder, &height);
    if (ladder->overview > 0)
        clm__overview_page(ladder, pages);
    for (size_t page = ladder->overview, first = 0;
         page < pages && !ladder->scene->failed; page++) {
        size_t end = first;
        while (end < ladder->row_count && ladder->rows[end].page == page)
            end++;
        clm__scene_page(ladder->scene, ladder->wide, height);
        draw_page(ladder, page, pages, first, end);
        first = end;
    }
}

/* As wide and high as the paper lies; a look says how it lies unless the reader does. */
void
clm__paper_size(const struct clm_picture_options *options, bool landscape, double *wide,
                double *high)
{
    static const double sizes[CLM_PAPER_COUNT][2] = {[CLM_PAPER_A4] = {595, 842},
                                                     [CLM_PAPER_A3] = {842, 1191},
                                                     [CLM_PAPER_LETTER] = {612, 792}};
    const double *size =
        sizes[options->paper < CLM_PAPER_COUNT ? options->paper : CLM_PAPER_A4];
    if (options->orientation != CLM_ORIENTATION_LOOK)
        landscape = options->orientation == CLM_ORIENTATION_LANDSCAPE;
    *wide = size[landscape ? 1 : 0];
    *high = size[landscape ? 0 : 1];
}

static const char *
find_title(const struct clm_corpus *corpus, const struct clm_picture_options *options)
{
    if (options->title != NULL && options->title[0] != '\0')
        return options->title;
    const char *title = clm_corpus_title(corpus);
    return title[0] != '\0' ? title : clm__words(CLM__WORDS_TITLE);
}

/* Whether the context that is wanted leaves any row. */
static bool
any_row(const struct ladder *ladder)
{
    for (size_t i = 0; i < ladder->view->count; i++)
        if (clm__pick_row(ladder->view, ladder->view->events[i], ladder->context) ==
            CLM__PICK_ROW)
            return true;
    return false;
}

/* Lanes, rows and words; `words_width` 0 = what the lanes leave. */
bool
clm__ladder_prepare(struct ladder *ladder, struct clm__scene *scene,
                    const struct clm_view *view,
                    const struct clm_picture_options *options, double words_width)
{
    *ladder = (struct ladder){.scene = scene,
                              .view = view,
                              .graph = view->graph,
                              .one_page = options->one_page,
                              .fit = options->fit,
                              .context = options->context,
                              .marks = options->marks,
                              .remarks = options->remarks};
    ladder->corpus = clm_graph_corpus(view->graph);
    clm__paper_size(options, words_width > 0, &ladder->wide, &ladder->high);
    ladder->right = ladder->wide - RIGHT;
    const char *title = find_title(ladder->corpus, options);
    scene->title = clm__arena_text(&scene->arena, title, strlen(title));
    ladder->title = scene->title;
    ladder->failed = scene->title == NULL;
    ladder->everything = !any_row(ladder);
    if (!ladder->failed)
        clm__ladder_find_lanes(ladder);
    if (!ladder->failed && !scene->failed)
        clm__ladder_name_lanes(ladder);
    if (words_width > 0)
        ladder->words_left = ladder->right - words_width;
    if (!ladder->failed && !scene->failed)
        clm__ladder_number_sources(ladder);
    if (!ladder->failed && !scene->failed)
        clm__ladder_fill_rows(ladder);
    if (!ladder->failed && !scene->failed) {
        clm__ladder_find_bands(ladder);
        scene->description = clm__ladder_standfirst(ladder);
    }
    return !ladder->failed && !scene->failed;
}

enum clm_code
clm__ladder_layout(struct clm__scene *scene, const struct clm_view *view,
                   const struct clm_picture_options *options, struct clm_error *err)
{
    struct ladder ladder;
    if (clm__ladder_prepare(&ladder, scene, view, options, 0))
        draw_pages(&ladder);
    clm__free(ladder.bands);
    if (ladder.failed || scene->failed || scene->arena.failed)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0},
                             "out of memory while laying out the picture");
    return CLM_OK;
}
