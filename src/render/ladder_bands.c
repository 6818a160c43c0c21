/* SPDX-License-Identifier: MIT */
/* Bands behind the rows: cease-fires in force. */
#include "base/alloc.h"
#include "render/ladder_parts.h"
#include "render/words.h"

#include <string.h>

#define BAND_LABEL_WIDTH 150.0
#define FADING_DAYS      14
#define FADING_STEPS     3
#define HALF_MOST        13.0 /* of the width of a band on one lane */

static bool
states_first(const struct clm_date *date)
{
    return date->level == 3 &&
           (date->flags & (CLM_DATE_ABOUT | CLM_DATE_DOUBTFUL | CLM_DATE_OPEN_START |
                           CLM_DATE_START_MONTH | CLM_DATE_START_YEAR)) == 0;
}

static bool
states_last(const struct clm_date *date)
{
    return date->level == 3 &&
           (date->flags & (CLM_DATE_ABOUT | CLM_DATE_DOUBTFUL | CLM_DATE_OPEN_END |
                           CLM_DATE_END_MONTH | CLM_DATE_END_YEAR)) == 0;
}

/* The row of a later event that ends the truce of `row`, or the count of rows. */
static size_t
find_end(const struct ladder *ladder, size_t row)
{
    size_t count = 0;
    const struct clm_link *links =
        clm_graph_links(ladder->graph, ladder->rows[row].number, &count);
    for (size_t i = 0; i < count; i++) {
        const struct clm_event *other = clm_graph_event(ladder->graph, links[i].event);
        if (!links[i].incoming || links[i].kind != CLM_LINK_ABOUT ||
            other->kind != CLM_KIND_CEASEFIRE || other->phase != CLM_PHASE_END)
            continue;
        for (size_t k = row + 1; k < ladder->row_count; k++)
            if (ladder->rows[k].number == links[i].event)
                return k;
    }
    return ladder->row_count;
}

/* The last row whose day may lie within the truce. */
static size_t
last_within(const struct ladder *ladder, size_t row, clm_day last)
{
    size_t found = row;
    for (size_t i = row + 1; i < ladder->row_count; i++) {
        if (!ladder->rows[i].dated || ladder->rows[i].from > last)
            break;
        found = i;
    }
    return found;
}

/* A truce of which no end is told fades after the last event that is linked with it. */
static void
fade_out(const struct ladder *ladder, size_t row, struct band *band)
{
    size_t count = 0;
    const struct clm_link *links =
        clm_graph_links(ladder->graph, ladder->rows[row].number, &count);
    band->fading = ladder->rows[row].from;
    for (size_t i = 0; i < count; i++) {
        const struct clm_date *date =
            clm_graph_event(ladder->graph, links[i].event)->date;
        if (date->earliest > band->fading && date->earliest < CLM_DAY_MAX)
            band->fading = date->earliest;
    }
    band->to = band->fading + FADING_DAYS;
    band->last_row = last_within(ladder, row, band->to);
}

static bool
measure_band(struct ladder *ladder, size_t at, struct band *band)
{
    const struct row *row = &ladder->rows[at];
    const struct clm_date *date = row->event->date;
    if (!row->dated)
        return false;
    *band = (struct band){.first_row = at,
                          .from = row->from,
                          .lanes = row->actor_lanes | row->target_lanes,
                          .first_known = states_first(date)};
    size_t end = find_end(ladder, at);
    if (end < ladder->row_count) {
        const struct row *last = &ladder->rows[end];
        band->last_row = end;
        band->to = last->dated ? last->to : row->to;
        band->last_known = last->dated && states_last(last->event->date);
    } else if ((date->flags & CLM_DATE_INTERVAL) == 0) {
        return false; /* nothing says how long it was in force */
    } else if ((date->flags & CLM_DATE_OPEN_END) != 0) {
        band->open = true;
        fade_out(ladder, at, band);
    } else {
        band->last_row = last_within(ladder, at, date->latest);
        band->to = date->latest;
        band->last_known = states_last(date);
    }
    return true;
}

/* A truce that calls itself one needs no more words than that. */
static bool
says_truce(const char *words)
{
    return strstr(words, "cease-fire") != NULL || strstr(words, "ceasefire") != NULL ||
           strstr(words, "truce") != NULL;
}

static void
name_band(struct ladder *ladder, struct band *band)
{
    const struct row *row = &ladder->rows[band->first_row];
    const char *words = row->event->charge;
    band->name = clm__words(CLM__WORDS_TRUCE);
    for (size_t i = 0; i < ladder->band_count;
         i++) /* the second of its kind says which */
        if (strcmp(ladder->bands[i].name, band->name) == 0 && words[0] != '\0')
            band->name = words;
    if (words[0] != '\0' && !says_truce(words))
        band->name = words;
    if (row->event->actor_count == 1 && row->event->target_count == 0)
        band->name =
            clm__words_with(ladder->scene, CLM__WORDS_AS_SAYS, band->name,
                            clm__ladder_party_name(ladder, &row->event->actors[0]));
    band->name =
        clm__fit_text(ladder->scene, band->name, WORD_SIZE, false, BAND_LABEL_WIDTH);
    band->tooltip = row->ref.tooltip;
}

/* An open truce is held to last until the next one starts that the same parties agree to.
 */
static void
close_open_band(struct ladder *ladder, struct band *earlier, const struct band *later)
{
    const struct row *a = &ladder->rows[earlier->first_row],
                     *b = &ladder->rows[later->first_row];
    if (!earlier->open ||
        (a->actor_lanes | a->target_lanes) != (b->actor_lanes | b->target_lanes) ||
        later->first_row <= earlier->first_row)
        return;
    earlier->last_row = later->first_row - 1;
    earlier->to = later->from;
    earlier->open = false;
}

void
clm__ladder_find_bands(struct ladder *ladder)
{
    size_t room = 0;
    void *bands = NULL;
    for (size_t i = 0; i < ladder->row_count; i++) {
        const struct clm_event *event = ladder->rows[i].event;
        struct band band;
        if (event->kind != CLM_KIND_CEASEFIRE || event->phase != CLM_PHASE_START ||
            !measure_band(ladder, i, &band))
            continue;
        if (!clm__grow(&bands, &room, ladder->band_count + 1, sizeof band)) {
            ladder->failed = true;
            break;
        }
        ladder->bands = bands;
        name_band(ladder, &band);
        band.colour = (uint8_t)(ladder->band_count % 2);
        for (size_t k = ladder->band_count; k-- > 0 && ladder->band_count - k <= 16;) {
            close_open_band(ladder, &ladder->bands[k], &band);
            if (ladder->bands[k].last_row >= i && ladder->bands[k].depth >= band.depth &&
                band.depth < 3)
                band.depth = (uint8_t)(ladder->bands[k].depth + 1);
        }
        ladder->bands[ladder->band_count++] = band;
    }
}

/* The colours of a truce in force, and of its way out where no end is told. */
static const char *const colours[2][1 + FADING_STEPS] = {
    {"#CFE6F5", "#DFEEF8", "#ECF5FB", "#F5FAFD"},
    {"#DDF1E9", "#E8F5EF", "#F0F9F5", "#F7FCFA"},
};

const char *
clm__ladder_band_colour(const struct band *band)
{
    return colours[band->colour][0];
}

const char *
clm__ladder_band_bar_colour(const struct band *band)
{
    return band->colour == 0 ? "#9CCBE8" : "#A9DCC8";
}

/* How far a truce has faded at a row. */
static int
faded(const struct band *band, const struct row *row)
{
    if (!band->open || !row->dated || row->from <= band->fading)
        return 0;
    return 1 + (int)(row->from - band->fading) * FADING_STEPS / (FADING_DAYS + 1);
}

static void
draw_edges(struct ladder *ladder, size_t page, const struct clm__item *box, bool known)
{
    clm__scene_add(ladder->scene, page,
                   (struct clm__item){.kind = CLM__ITEM_LINE,
                                      .dash = known ? CLM__SOLID : CLM__DASHED,
                                      .x0 = box->x0,
                                      .x1 = box->x1,
                                      .y0 = box->y0,
                                      .y1 = box->y0,
                                      .pen = 0.7,
                                      .stroke = "#5B8FB0"});
}

/* One lane of a band on a page: a box for each step of its colour. */
static void
draw_lane(struct ladder *ladder, size_t page, const struct band *band, double x,
          size_t first, size_t end)
{
    double pitch = ladder->lane_pitch < 0 ? -ladder->lane_pitch : ladder->lane_pitch;
    double half = pitch / 2 - 1 < HALF_MOST ? pitch / 2 - 1 : HALF_MOST;
    struct clm__ref *ref = clm__arena_calloc(&ladder->scene->arena, 1, sizeof *ref);
    if (ref == NULL) {
        ladder->failed = true;
        return;
    }
    *ref = (struct clm__ref){NULL, "truce", band->tooltip, NULL};
    half -= band->depth * 2.5;
    size_t top = band->first_row > first ? band->first_row : first;
    size_t low = band->last_row < end - 1 ? band->last_row : end - 1;
    struct clm__item box = {
        .kind = CLM__ITEM_BOX, .x0 = x - half, .x1 = x + half, .ref = ref};
    for (size_t i = top, next; i <= low; i = next) {
        int step = faded(band, &ladder->rows[i]);
        for (next = i + 1; next <= low && faded(band, &ladder->rows[next]) == step;)
            next++;
        const struct row *from = &ladder->rows[i], *to = &ladder->rows[next - 1];
        box.y0 = i == top ? from->y - from->height / 2 - (i > band->first_row ? 3 : 0)
                          : box.y1;
        box.y1 = to->y + to->height / 2 + (next > low && low < band->last_row ? 3 : 0);
        box.fill = colours[band->colour][step];
        clm__scene_add(ladder->scene, page, box);
        if (i == band->first_row)
            draw_edges(ladder, page, &box, band->first_known);
    }
    box.y0 = box.y1;
    if (low == band->last_row && !band->open)
        draw_edges(ladder, page, &box, band->last_known);
}

/* The part of each band that lies on the rows from `first` up to `end` of a page: only
 * the lanes of those who keep the truce. */
void
clm__ladder_draw_bands(struct ladder *ladder, size_t page, size_t first, size_t end)
{
    for (size_t i = 0; i < ladder->band_count; i++) {
        const struct band *band = &ladder->bands[i];
        if (band->first_row >= end || band->last_row < first)
            continue;
        for (size_t k = 0; k < ladder->lane_count; k++)
            if ((band->lanes >> k & 1) != 0)
                draw_lane(ladder, page, band, ladder->lanes[k].x, first, end);
    }
}
