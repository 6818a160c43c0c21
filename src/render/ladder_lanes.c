/* SPDX-License-Identifier: MIT */
/* The lanes of the ladder: who gets one, in which order, under which name. */
#include "base/alloc.h"
#include "base/ascii.h"
#include "render/ladder_parts.h"
#include "render/ladder_pick.h"
#include "render/lane_order.h"
#include "render/metrics.h"
#include "render/words.h"

#include <stdlib.h>
#include <string.h>

#define NAME_SIZE       7.6
#define NAME_SIZE_SMALL 6.8 /* where lanes are many */
#define NAME_LINE       8.6
#define NAME_LINES      3u

struct use {
    uint32_t actor;
    uint32_t count;
    uint32_t claims; /* accusations and their answers that it makes or meets */
    bool listed;
    const char *key; /* its id, or its name when no list has it */
};

static int
by_use(const void *a, const void *b)
{
    const struct use *left = a, *right = b;
    if ((left->claims > 0) != (right->claims > 0))
        return left->claims > 0 ? -1 : 1;
    if (left->listed != right->listed)
        return left->listed ? -1 : 1;
    if (left->claims != right->claims)
        return left->claims > right->claims ? -1 : 1;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return strcmp(left->key, right->key);
}

/* By id, not by place in a list: the order of rows and files must not matter. */
static int
by_actor(const void *a, const void *b)
{
    const struct use *left = a, *right = b;
    return strcmp(left->key, right->key);
}

static bool
count_parties(struct use *uses, size_t actor_count, const struct clm_party *parties,
              size_t count, bool claim)
{
    bool nameless = false;
    for (size_t i = 0; i < count; i++) {
        if (parties[i].actor < actor_count) {
            uses[parties[i].actor].count++;
            uses[parties[i].actor].claims += claim ? 1 : 0;
        } else {
            nameless = true;
        }
    }
    return nameless;
}

/* The name as the input has it; only a list of actors may say a short one. */
static const char *
shown_name(const struct clm_corpus *corpus, const struct clm_actor *actor)
{
    return clm_corpus_text(corpus,
                           actor->short_name != 0 ? actor->short_name : actor->name);
}

static void
add_lane(struct ladder *ladder, uint32_t actor)
{
    struct lane *lane = &ladder->lanes[ladder->lane_count];
    lane->actor = actor;
    if (actor == CLM_NONE) {
        lane->name =
            ladder->folded > 1
                ? clm__words_count(ladder->scene, CLM__WORDS_N_OTHERS, ladder->folded, 0)
                : clm__words(CLM__WORDS_OTHERS);
        lane->id = "lane-others.";
    } else {
        const struct clm_actor *of = clm_corpus_actor(ladder->corpus, actor);
        const char *id = clm_corpus_text(ladder->corpus, of->id);
        lane->name = clm__arena_text(&ladder->scene->arena, ladder->names[actor],
                                     strlen(ladder->names[actor]));
        if (lane->name == NULL) {
            ladder->failed = true;
            return;
        }
        lane->id = clm__scene_safe_id(
            ladder->scene, "lane-",
            *id != '\0' ? id : clm_corpus_text(ladder->corpus, of->name));
        ladder->lane_of[actor] = (uint8_t)ladder->lane_count;
    }
    ladder->lane_count++;
}

static const char *
key_of(const struct clm_corpus *corpus, size_t actor)
{
    const struct clm_actor *found = clm_corpus_actor(corpus, actor);
    return clm_corpus_text(corpus, found->id != 0 ? found->id : found->name);
}

/* The most used actors, in the order of their ids; who is left over shares the last
 * lane. */
static void
choose_lanes(struct ladder *ladder, struct use *uses, size_t actor_count, bool nameless)
{
    size_t used = 0;
    for (size_t i = 0; i < actor_count; i++)
        if (uses[i].count > 0)
            uses[used++] = (struct use){(uint32_t)i, uses[i].count, uses[i].claims,
                                        clm_corpus_actor(ladder->corpus, i)->origin !=
                                            CLM_ACTOR_IMPLIED,
                                        key_of(ladder->corpus, i)};
    size_t own = used, room = nameless ? MAX_LANES - 1 : MAX_LANES;
    if (used > room) {
        own = MAX_LANES - 1;
        nameless = true;
        ladder->folded = used - own;
        qsort(uses, used, sizeof *uses, by_use);
        for (size_t i = own; i < used; i++)
            ladder->lane_of[uses[i].actor] = MAX_LANES - 1;
    }
    qsort(uses, own, sizeof *uses, by_actor);
    for (size_t i = 0; i < own; i++)
        add_lane(ladder, uses[i].actor);
    if (nameless)
        add_lane(ladder, CLM_NONE);
}

static void
order_lanes(struct ladder *ladder)
{
    uint32_t weights[MAX_LANES * MAX_LANES] = {0};
    size_t n = ladder->lane_count;
    bool pinned = n > 0 && ladder->lanes[n - 1].actor == CLM_NONE;
    for (size_t i = 0; i < ladder->view->count; i++) {
        const struct clm_event *event =
            clm_graph_event(ladder->graph, ladder->view->events[i]);
        uint32_t from = clm__ladder_lanes_of(ladder, event->actors, event->actor_count);
        uint32_t to = clm__ladder_lanes_of(ladder, event->targets, event->target_count);
        unsigned weight =
            event->kind == CLM_KIND_ACCUSATION || event->kind == CLM_KIND_DENIAL ? 16 : 1;
        for (size_t a = 0; a < n; a++)
            for (size_t b = 0; b < n; b++)
                if ((from >> a & 1) != 0 && (to >> b & 1) != 0)
                    weights[a * n + b] += weight;
    }
    uint8_t order[CLM__MAX_LANES];
    clm__lane_order(order, weights, n, pinned ? CLM__LANE_LAST : 0);
    struct lane lanes[MAX_LANES];
    uint8_t place[MAX_LANES];
    for (size_t i = 0; i < n; i++) {
        lanes[i] = ladder->lanes[order[i]];
        place[order[i]] = (uint8_t)i;
    }
    memcpy(ladder->lanes, lanes, n * sizeof lanes[0]);
    size_t actor_count = clm_corpus_actor_count(ladder->corpus);
    for (size_t i = 0; i < actor_count; i++)
        if (ladder->lane_of[i] != NO_LANE)
            ladder->lane_of[i] = place[ladder->lane_of[i]];
}

void
clm__ladder_find_lanes(struct ladder *ladder)
{
    size_t actor_count = clm_corpus_actor_count(ladder->corpus);
    struct clm__arena *arena = &ladder->scene->arena;
    ladder->lane_of = clm__arena_alloc(arena, actor_count + 1);
    ladder->names = clm__arena_calloc(arena, actor_count + 1, sizeof *ladder->names);
    struct use *uses = clm__calloc(actor_count + 1, sizeof *uses);
    if (ladder->lane_of == NULL || ladder->names == NULL || uses == NULL) {
        clm__free(uses);
        ladder->failed = true;
        return;
    }
    memset(ladder->lane_of, NO_LANE, actor_count + 1);
    bool nameless = false;
    for (size_t i = 0; i < ladder->view->count; i++) {
        const struct clm_event *event =
            clm_graph_event(ladder->graph, ladder->view->events[i]);
        bool claim = event->kind == CLM_KIND_ACCUSATION || event->kind == CLM_KIND_DENIAL;
        if (ladder->marks == NULL && !ladder->everything &&
            clm__pick_row(ladder->view, ladder->view->events[i], ladder->context) !=
                CLM__PICK_ROW)
            continue; /* it is not drawn */
        nameless |=
            count_parties(uses, actor_count, event->actors, event->actor_count, claim);
        nameless |=
            count_parties(uses, actor_count, event->targets, event->target_count, claim);
    }
    for (size_t i = 0; i < actor_count; i++)
        if (uses[i].count > 0)
            ladder->names[i] =
                shown_name(ladder->corpus, clm_corpus_actor(ladder->corpus, i));
    choose_lanes(ladder, uses, actor_count, nameless);
    clm__free(uses);
    if (!ladder->failed && !ladder->scene->failed)
        order_lanes(ladder);
}

uint32_t
clm__ladder_lanes_of(const struct ladder *ladder, const struct clm_party *parties,
                     size_t count)
{
    size_t actor_count = clm_corpus_actor_count(ladder->corpus);
    uint32_t lanes = 0;
    for (size_t i = 0; i < count; i++) {
        unsigned lane = parties[i].actor < actor_count ? ladder->lane_of[parties[i].actor]
                                                       : (unsigned)OTHERS_LANE(ladder);
        if (lane < MAX_LANES)
            lanes |= 1U << lane;
    }
    return lanes;
}

const char *
clm__ladder_party_name(const struct ladder *ladder, const struct clm_party *party)
{
    const char *name = NULL;
    if (party->actor < clm_corpus_actor_count(ladder->corpus))
        name = ladder->names[party->actor];
    return name != NULL && *name != '\0' ? name
                                         : clm_corpus_text(ladder->corpus, party->name);
}

/* Sets the names in columns of `width`; false when a word had to be broken or cut. */
static bool
set_names(struct ladder *ladder, double width, double size, unsigned max_lines)
{
    bool whole = true;
    ladder->lane_name_size = size;
    for (size_t i = 0; i < ladder->lane_count; i++) {
        struct lane *lane = &ladder->lanes[i];
        struct clm__flow flow = {
            .scene = ladder->scene, .size = size, .width = width, .max_lines = max_lines};
        bool cut = false, others = lane->actor == CLM_NONE;
        struct clm__look look = {others ? MUTED : INK, !others};
        clm__flow_add(&flow, lane->name, strlen(lane->name), look, false);
        for (size_t w = 1; w < flow.count; w++) {
            uint32_t first = (unsigned char)flow.words[w].text[0];
            const struct clm__word *before = &flow.words[w - 1];
            bool hyphen = before->len > 0 && before->text[before->len - 1] == '-';
            whole = whole && (flow.words[w].gap || hyphen ||
                              first >= 0xE0); /* else a word that was broken */
        }
        lane->lines = clm__flow_lines(&flow, &lane->line_count, &cut);
        whole = whole && !cut;
    }
    return whole;
}

static size_t
tallest_name(const struct ladder *ladder)
{
    size_t lines = 1;
    for (size_t i = 0; i < ladder->lane_count; i++)
        if (ladder->lanes[i].line_count > lines)
            lines = ladder->lanes[i].line_count;
    return lines;
}

/* How far the first name reaches over the dates at its left. */
static double
left_overhang(const struct ladder *ladder)
{
    double widest = 0;
    for (size_t i = 0; i < ladder->lanes[0].line_count; i++)
        if (ladder->lanes[0].lines[i].width > widest)
            widest = ladder->lanes[0].lines[i].width;
    double room = 2 * (LANE_LEFT - DATE_RIGHT - 2);
    return widest > room ? (widest - room) / 2 : 0;
}

static double
lanes_width(const struct ladder *ladder)
{
    return ladder->wide * LANES_PART;
}

/* Names stand side by side where they fit; else every second one stands higher and has
 * twice the room. */
void
clm__ladder_name_lanes(struct ladder *ladder)
{
    size_t n = ladder->lane_count;
    double most = n > 1 ? lanes_width(ladder) / (double)(n - 1) : LANE_PITCH_MAX;
    if (most > LANE_PITCH_MAX)
        most = LANE_PITCH_MAX;
    double pitch =
        lanes_width(ladder) / (double)(n > 0 ? n : 1); /* few lanes stand further apart */
    pitch = pitch < LANE_PITCH_MIN ? LANE_PITCH_MIN : pitch;
    pitch = pitch > most - 4 && most > LANE_PITCH_MIN + 4 ? most - 4 : pitch;
    pitch = pitch > most ? most : pitch;
    bool whole = set_names(ladder, pitch - 2.5, NAME_SIZE, 2);
    while (!whole && pitch + 1 <= most) {
        pitch += 1;
        whole = set_names(ladder, pitch - 2.5, NAME_SIZE, 2);
    }
    bool staggered = !whole && !set_names(ladder, pitch - 1.5, NAME_SIZE_SMALL, 2);
    if (staggered && !set_names(ladder, 2 * pitch - 5, NAME_SIZE, NAME_LINES))
        set_names(ladder, 2 * pitch - 4, NAME_SIZE_SMALL, NAME_LINES);
    ladder->lane_pitch = staggered ? -pitch : pitch;
    ladder->lane_names_height =
        (double)tallest_name(ladder) * NAME_LINE * (staggered ? 2 : 1);
    double left = LANE_LEFT + (n > 0 ? left_overhang(ladder) : 0);
    for (size_t i = 0; i < n; i++)
        ladder->lanes[i].x = left + (double)i * pitch;
    ladder->lanes_right = left + (n > 1 ? (double)(n - 1) * pitch : 0) + 14;
    ladder->words_left = ladder->lanes_right + 9;
}

void
clm__ladder_draw_lanes(struct ladder *ladder, size_t page, double top, double bottom)
{
    for (size_t i = 0; i < ladder->lane_count; i++) {
        double x = ladder->lanes[i].x;
        clm__scene_add(ladder->scene, page,
                       (struct clm__item){.kind = CLM__ITEM_LINE,
                                          .x0 = x,
                                          .y0 = top,
                                          .x1 = x,
                                          .y1 = bottom,
                                          .pen = 0.6,
                                          .stroke = "#C4C4C4"});
    }
}

/* Names end above `y` at the head and start below it at the foot. */
void
clm__ladder_draw_lane_names(struct ladder *ladder, size_t page, double y, bool foot)
{
    bool staggered = ladder->lane_pitch < 0;
    double pitch = staggered ? -ladder->lane_pitch : ladder->lane_pitch;
    double level = (double)tallest_name(ladder) * NAME_LINE;
    for (size_t i = 0; i < ladder->lane_count; i++) {
        const struct lane *lane = &ladder->lanes[i];
        double away = staggered && i % 2 == 1 ? level : 0;
        double half = staggered ? pitch - 2 : pitch / 2 - 0.5;
        struct clm__ref *ref = clm__arena_calloc(&ladder->scene->arena, 1, sizeof *ref);
        if (ref == NULL) {
            ladder->failed = true;
            return;
        }
        *ref = (struct clm__ref){foot ? NULL : lane->id, "lane", lane->name, NULL};
        if (away > 0) /* a thread from the name down to its lane */
            clm__scene_add(ladder->scene, page,
                           (struct clm__item){.kind = CLM__ITEM_LINE,
                                              .x0 = lane->x,
                                              .x1 = lane->x,
                                              .y0 = foot ? y - 2 : y - away - 1,
                                              .y1 = foot ? y + away + 1 : y + 2,
                                              .pen = 0.4,
                                              .stroke = "#C4C4C4"});
        for (size_t k = 0; k < lane->line_count; k++) {
            double below =
                foot ? away + NAME_LINE * ((double)k + 0.5)
                     : -away - NAME_LINE * ((double)(lane->line_count - k) - 0.5);
            clm__scene_add(ladder->scene, page,
                           (struct clm__item){.kind = CLM__ITEM_TEXT,
                                              .align = CLM__CENTRE,
                                              .size = ladder->lane_name_size,
                                              .x0 = lane->x - half,
                                              .x1 = lane->x + half,
                                              .y0 = y + below,
                                              .width = lane->lines[k].width,
                                              .runs = lane->lines[k].runs,
                                              .run_count = lane->lines[k].run_count,
                                              .ref = ref});
        }
    }
}
