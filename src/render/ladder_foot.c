/* SPDX-License-Identifier: MIT */
/* The foot of a page: the sources that its rows cite, numbered through the whole picture.
 */
#include "base/buf.h"
#include "render/ladder_parts.h"
#include "render/words.h"

#include <stdlib.h>
#include <string.h>

#define NOTE_LINES  2u
#define NOTE_GAP    7.0
#define SHORT_LINES 6u

static void
put_field(struct clm__buf *out, const char *before, const char *text, const char *after)
{
    if (*text == '\0')
        return;
    clm__buf_puts(out, before);
    clm__buf_puts(out, text);
    clm__buf_puts(out, after);
}

/* "[5] teleSUR, 4 Oct 2016: Russia Says ... (article-004; dated in the text)" */
static void
write_note(struct ladder *ladder, struct clm__buf *out, const struct clm_source *source,
           size_t number)
{
    const struct clm_corpus *corpus = ladder->corpus;
    const char *publisher = clm_corpus_text(corpus, source->publisher);
    const char *title = clm_corpus_text(corpus, source->title);
    const char *id = clm_corpus_text(corpus, source->id);
    const char *published = clm_corpus_text(corpus, source->published);
    struct clm_date date;
    char day[80] = "";
    if (*published != '\0' &&
        clm_date_read(&date, published, strlen(published), NULL) == CLM_OK)
        clm_date_label(day, sizeof day, &date, true);
    clm__buf_printf(out, "[%zu] ", number);
    if (ladder->note_level > 1)
        title = "";
    if (*publisher == '\0' && *title == '\0' && day[0] == '\0') {
        clm__buf_puts(out, id);
        put_field(out, " (", clm_corpus_text(corpus, source->note), ")");
        return;
    }
    clm__buf_puts(out, *publisher != '\0' ? publisher : "Unsigned");
    put_field(out, ", ", day, "");
    put_field(out, ": ", title, "");
    if (ladder->note_level > 0)
        return;
    put_field(out, " (", id, "");
    put_field(out, *id != '\0' ? "; " : " (", clm_corpus_text(corpus, source->note), "");
    if (*id != '\0' || source->note != 0)
        clm__buf_putc(out, ')');
}

static void
set_note(struct ladder *ladder, struct note *note, const struct clm_source *source,
         size_t number)
{
    struct clm__buf text = {0};
    write_note(ladder, &text, source, number);
    const char *copy = clm__scene_take(ladder->scene, &text);
    clm__buf_release(&text);
    double wide = ladder->right - LEFT_EDGE;
    struct clm__flow flow = {.scene = ladder->scene,
                             .size = SOURCE_SIZE,
                             .width = ladder->note_level == 0 ? wide - 6
                                                              : (wide - NOTE_GAP) / 2,
                             .max_lines = ladder->note_level == 0 ? NOTE_LINES : 1};
    clm__flow_add(&flow, copy, strlen(copy), (struct clm__look){MUTED, false}, false);
    note->lines = clm__flow_lines(&flow, &note->line_count, NULL);
    note->ref.tooltip = copy;
    note->ref.css_class = "source";
    note->ref.url = source->url != 0 ? clm__ladder_copy(ladder, source->url) : NULL;
}

/* Numbers follow the rows, so that the first note is that of the first row. */
static void
number_cited(struct ladder *ladder)
{
    size_t sources = clm_corpus_source_count(ladder->corpus);
    for (size_t i = 0; i < ladder->view->count; i++) {
        size_t count = 0;
        const struct clm_citation *citations =
            clm_graph_citations(ladder->graph, ladder->view->events[i], &count);
        for (size_t k = 0; k < count; k++)
            if (citations[k].source < sources &&
                ladder->note_numbers[citations[k].source] == 0)
                ladder->note_numbers[citations[k].source] =
                    (uint32_t)++ladder->note_count;
    }
}

static void
set_notes(struct ladder *ladder)
{
    size_t sources = clm_corpus_source_count(ladder->corpus);
    for (size_t i = 0; i < sources; i++)
        if (ladder->note_numbers[i] != 0)
            set_note(ladder, &ladder->notes[ladder->note_numbers[i] - 1],
                     clm_corpus_source(ladder->corpus, i), ladder->note_numbers[i]);
}

bool
clm__ladder_shorten_notes(struct ladder *ladder)
{
    if (ladder->note_level == 2 || ladder->failed)
        return false;
    ladder->note_level++;
    set_notes(ladder);
    return true;
}

/* What the short names of the picture stand for. */
static void
set_short_names(struct ladder *ladder)
{
    struct clm__buf text = {0};
    for (size_t i = 0; i < clm_corpus_actor_count(ladder->corpus); i++) {
        const struct clm_actor *actor = clm_corpus_actor(ladder->corpus, i);
        if (ladder->names[i] == NULL || actor->short_name == 0 ||
            actor->short_name == actor->name)
            continue;
        clm__buf_printf(&text, "%s%s = %s", text.len > 0 ? "; " : "", ladder->names[i],
                        clm_corpus_text(ladder->corpus, actor->name));
    }
    struct clm__flow flow = {.scene = ladder->scene,
                             .size = SOURCE_SIZE,
                             .width = ladder->right - LEFT_EDGE,
                             .max_lines = SHORT_LINES};
    if (text.len > 0) {
        const char *words = clm__words_with(ladder->scene, CLM__WORDS_SHORT_NAMES,
                                            clm__buf_text(&text), NULL);
        clm__flow_add(&flow, words, strlen(words), (struct clm__look){MUTED, false},
                      false);
        ladder->short_names = clm__flow_lines(&flow, &ladder->short_name_lines, NULL);
    }
    clm__buf_release(&text);
}

double
clm__ladder_foot_height(const struct ladder *ladder)
{
    return 14 + SOURCE_PITCH * (double)ladder->short_name_lines;
}

void
clm__ladder_number_sources(struct ladder *ladder)
{
    size_t sources = clm_corpus_source_count(ladder->corpus);
    ladder->note_numbers = clm__arena_calloc(&ladder->scene->arena, sources + 1,
                                             sizeof *ladder->note_numbers);
    if (ladder->note_numbers == NULL) {
        ladder->failed = true;
        return;
    }
    number_cited(ladder);
    ladder->notes = clm__arena_calloc(&ladder->scene->arena, ladder->note_count + 1,
                                      sizeof *ladder->notes);
    ladder->note_page = clm__arena_calloc(&ladder->scene->arena, ladder->note_count + 1,
                                          sizeof *ladder->note_page);
    if (ladder->notes == NULL || ladder->note_page == NULL) {
        ladder->failed = true;
        return;
    }
    set_notes(ladder);
    set_short_names(ladder);
}

/* Notes of one line stand side by side where they have room. */
double
clm__ladder_note_place(const struct ladder *ladder, uint32_t number, double *x)
{
    const struct note *note = &ladder->notes[number - 1];
    const double column = ladder->right - LEFT_EDGE;
    double width = note->line_count == 1 ? note->lines[0].width : column;
    if (*x > 0 && *x + NOTE_GAP + width <= column) {
        *x += NOTE_GAP + width;
        return 0;
    }
    *x = width;
    return SOURCE_PITCH * (double)note->line_count;
}

/* `y` is the middle of the last line of the note. */
static void
draw_note(struct ladder *ladder, size_t page, double x, double y, const struct note *note)
{
    for (size_t i = 0; i < note->line_count; i++) {
        const struct clm__line *line = &note->lines[i];
        clm__scene_add(ladder->scene, page,
                       (struct clm__item){
                           .kind = CLM__ITEM_TEXT,
                           .align = CLM__LEFT,
                           .size = SOURCE_SIZE,
                           .x0 = x + (i > 0 ? 6 : 0),
                           .x1 = ladder->right,
                           .y0 = y - SOURCE_PITCH * (double)(note->line_count - 1 - i),
                           .width = line->width,
                           .runs = line->runs,
                           .run_count = line->run_count,
                           .ref = &note->ref});
    }
}

/* The notes from `low` to `high` that this page cites; returns where the next line
 * stands. */
static double
draw_notes(struct ladder *ladder, size_t page, double y, uint32_t low, uint32_t high)
{
    double x = 0;
    y -= SOURCE_PITCH;
    for (uint32_t number = low; number <= high; number++) {
        const struct note *note = &ladder->notes[number - 1];
        if (ladder->note_page[number - 1] != page + 1)
            continue;
        y += clm__ladder_note_place(ladder, number, &x);
        double width = note->line_count == 1 ? note->lines[0].width : x;
        draw_note(ladder, page, LEFT_EDGE + x - width, y, note);
    }
    return y + SOURCE_PITCH;
}

static double
draw_short_names(struct ladder *ladder, size_t page, double y)
{
    for (size_t i = 0; i < ladder->short_name_lines; i++, y += SOURCE_PITCH)
        clm__scene_add(ladder->scene, page,
                       (struct clm__item){.kind = CLM__ITEM_TEXT,
                                          .align = CLM__LEFT,
                                          .size = SOURCE_SIZE,
                                          .x0 = LEFT_EDGE,
                                          .x1 = ladder->right,
                                          .y0 = y,
                                          .width = ladder->short_names[i].width,
                                          .runs = ladder->short_names[i].runs,
                                          .run_count = ladder->short_names[i].run_count});
    return y;
}

/* What the view has and the picture does not draw, at the right of the last line. */
static void
draw_left_out(struct ladder *ladder, size_t page, double y)
{
    size_t count = ladder->wordless + ladder->left_out;
    if (count == 0)
        return;
    enum clm__words id =
        ladder->left_out > 0 ? CLM__WORDS_NOT_DRAWN_LINKED : CLM__WORDS_NOT_DRAWN;
    const char *events =
        count == 1 ? clm__words(CLM__WORDS_ONE_EVENT)
                   : clm__words_count(ladder->scene, CLM__WORDS_N_EVENTS, count, 0);
    clm__scene_text(ladder->scene, page,
                    (struct clm__item){.align = CLM__RIGHT,
                                       .size = SOURCE_SIZE,
                                       .x0 = LEFT_EDGE + 380,
                                       .x1 = ladder->right,
                                       .y0 = y},
                    (struct clm__run){clm__words_with(ladder->scene, id, events, NULL),
                                      MUTED, false});
}

/* How the edges of the truces on this page are to be read. */
static const char *
band_words(struct ladder *ladder, size_t first, size_t end)
{
    bool dashed = false, fading = false;
    for (size_t i = 0; i < ladder->band_count; i++) {
        const struct band *band = &ladder->bands[i];
        if (band->first_row >= end || band->last_row < first)
            continue;
        fading |= band->open;
        dashed |= !band->first_known || (!band->open && !band->last_known);
    }
    const char *words = dashed ? clm__words(CLM__WORDS_DASHED_EDGE) : "";
    if (!fading)
        return words;
    return clm__scene_printf(ladder->scene, "%s%s%s", words, dashed ? " " : "",
                             clm__words(CLM__WORDS_FADING));
}

static void
draw_words(struct ladder *ladder, size_t page, double y, const char *words,
           const char *more)
{
    const char *all = clm__scene_printf(ladder->scene, "%s%s%s", words,
                                        more[0] != '\0' ? " " : "", more);
    clm__scene_text(ladder->scene, page,
                    (struct clm__item){.align = CLM__LEFT,
                                       .size = SOURCE_SIZE,
                                       .x0 = LEFT_EDGE,
                                       .x1 = ladder->right,
                                       .y0 = y},
                    (struct clm__run){all, MUTED, false});
}

/* The rule, the notes of the rows of this page, and the line that no picture goes
 * without; returns where that stands. */
double
clm__ladder_draw_foot(struct ladder *ladder, size_t page, double y, size_t first,
                      size_t end)
{
    uint32_t low = UINT32_MAX, high = 0;
    for (size_t i = first; i < end; i++)
        for (size_t k = 0; k < ladder->rows[i].source_count; k++) {
            uint32_t number = ladder->rows[i].sources[k];
            ladder->note_page[number - 1] = (uint32_t)page + 1;
            low = number < low ? number : low;
            high = number > high ? number : high;
        }
    clm__scene_add(ladder->scene, page,
                   (struct clm__item){.kind = CLM__ITEM_LINE,
                                      .x0 = LEFT_EDGE,
                                      .x1 = ladder->right,
                                      .y0 = y,
                                      .y1 = y,
                                      .pen = 0.6,
                                      .stroke = RULE});
    y += 7;
    y = draw_notes(ladder, page, y, low, high);
    y = draw_short_names(ladder, page, y);
    if (end == ladder->row_count)
        draw_left_out(ladder, page, y);
    draw_words(ladder, page, y, clm__words(CLM__WORDS_CLAIM_NOT_FACT),
               band_words(ladder, first, end));
    return y;
}
