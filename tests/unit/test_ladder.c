/* SPDX-License-Identifier: MIT */
/* The ladder's layout: nothing overlaps, nothing leaves its page, every event is there.
 */
#include "base/buf.h"
#include "render/ladder.h"
#include "render/lanes.h"
#include "support/picture.h"

struct box {
    double x0, y0, x1, y1;
};

static struct box
text_box(const struct clm__item *item)
{
    double half = item->size * 0.36, left = item->x0;
    if (item->align == CLM__RIGHT)
        left = item->x1 - item->width;
    else if (item->align == CLM__CENTRE)
        left = (item->x0 + item->x1 - item->width) / 2;
    return (struct box){left, item->y0 - half, left + item->width, item->y0 + half};
}

static void
check_page(const struct clm__page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct clm__item *item = &page->items[i];
        assert_in_range((int)item->y0, 0, (int)page->height);
        if (item->kind != CLM__ITEM_TEXT)
            continue;
        struct box a = text_box(item);
        assert_true(a.x0 >= 8 && a.x1 <= page->width - 8 && a.y1 <= page->height - 8);
        for (size_t k = i + 1; k < page->count; k++) {
            if (page->items[k].kind != CLM__ITEM_TEXT)
                continue;
            struct box b = text_box(&page->items[k]);
            if (a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1)
                fail_msg("'%s' lies on '%s'", item->runs[0].text,
                         page->items[k].runs[0].text);
        }
    }
}

static void
lay_out(struct clm__scene *scene, const char *csv, bool one_page)
{
    struct story story;
    struct clm_error err = {0};
    const struct clm_picture_options options = {.one_page = one_page};
    story_open(&story, csv);
    assert_int_equal(clm__ladder_layout(scene, &story.view, &options, &err), CLM_OK);
    for (size_t i = 0; i < scene->page_count; i++)
        check_page(&scene->pages[i]);
    story_close(&story);
}

static size_t
count_class(const struct clm__scene *scene, const char *css_class, uint8_t kind)
{
    size_t count = 0;
    for (size_t p = 0; p < scene->page_count; p++)
        for (size_t i = 0; i < scene->pages[p].count; i++) {
            const struct clm__item *item = &scene->pages[p].items[i];
            if (item->kind == kind && item->ref != NULL && item->ref->css_class != NULL &&
                strcmp(item->ref->css_class, css_class) == 0)
                count++;
        }
    return count;
}

static void
one_event_makes_one_page(void **state)
{
    (void)state;
    struct clm__scene scene = {0};
    lay_out(&scene,
            EVENT_COLUMNS "a,2016-09-19,accusation,,US,,Russia,broke the truce,,s,,,\n",
            false);
    assert_int_equal(scene.page_count, 1);
    assert_int_equal(count_class(&scene, "accusation", CLM__ITEM_MARK), 1);
    assert_int_equal(count_class(&scene, "accusation", CLM__ITEM_LINE), 1);
    assert_string_equal(scene.title, "Who accused whom");
    assert_non_null(
        strstr(scene.description, "September 2016: 1 accusation in one report"));
    clm__scene_release(&scene);
}

static void
hostile_events_stay_in_their_rows(void **state)
{
    (void)state;
    for (int one_page = 0; one_page < 2; one_page++) {
        struct clm__scene scene = {0};
        lay_out(&scene, hostile_csv, one_page == 1);
        clm__scene_release(&scene);
    }
}

static void
an_accusation_by_many_has_an_arrow_each(void **state)
{
    (void)state;
    struct clm__scene scene = {0};
    lay_out(&scene,
            EVENT_COLUMNS "a,2016-09-19,accusation,,A|B|C,,D|E,broke the truce,,s,,,\n",
            false);
    assert_int_equal(count_class(&scene, "accusation", CLM__ITEM_MARK), 3);
    assert_int_equal(count_class(&scene, "accusation", CLM__ITEM_LINE), 6);
    clm__scene_release(&scene);
}

static void
a_denial_without_target_points_at_the_accuser(void **state)
{
    (void)state;
    struct clm__scene scene = {0};
    lay_out(&scene,
            EVENT_COLUMNS "a,2016-09-19,accusation,,US,,Russia,broke the truce,,s,,,\n"
                          "b,2016-09-20,denial,,Russia,,,denies it,,s,,a,\n",
            false);
    assert_int_equal(count_class(&scene, "denial", CLM__ITEM_LINE), 1);
    assert_non_null(strstr(scene.description, "1 denied"));
    clm__scene_release(&scene);
}

static void
an_answer_of_the_day_stands_on_the_row_of_its_claim(void **state)
{
    (void)state;
    struct clm__scene scene = {0};
    lay_out(&scene,
            EVENT_COLUMNS "a,2016-09-19,accusation,,US,,Russia,broke the truce,,s,,,\n"
                          "b,2016-09-19,denial,,Russia,,US,untrue,,s,,a,\n"
                          "c,2016-09-20,attack,,US,,Russia,,,s,,,\n",
            false);
    double claim = 0, answer = 0;
    for (size_t i = 0; i < scene.pages[0].count; i++) {
        const struct clm__item *item = &scene.pages[0].items[i];
        if (item->kind != CLM__ITEM_LINE || item->ref == NULL || item->ref->id == NULL)
            continue;
        claim = strcmp(item->ref->id, "event-a") == 0 ? item->y0 : claim;
        answer = strcmp(item->ref->id, "event-b") == 0 ? item->y0 : answer;
    }
    assert_true(claim > 0 && answer > claim && answer - claim < 6);
    assert_int_equal(count_class(&scene, "denial", CLM__ITEM_LINE), 1);
    /* an act without words is counted, not drawn */
    assert_int_equal(count_class(&scene, "attack", CLM__ITEM_MARK), 0);
    clm__scene_release(&scene);
}

static void
a_charge_given_back_makes_one_double_arrow(void **state)
{
    (void)state;
    struct clm__scene scene = {0};
    lay_out(&scene,
            EVENT_COLUMNS "a,2016-09-19,accusation,,US,,Russia,broke the truce,,s,,,\n"
                          "b,2016-09-19,accusation,,Russia,,US,broke the truce,,s,,a,\n",
            false);
    assert_int_equal(count_class(&scene, "accusation", CLM__ITEM_MARK), 0);
    assert_int_equal(count_class(&scene, "accusation", CLM__ITEM_LINE), 2);
    assert_non_null(strstr(scene.description, "2 accusations in one report"));
    assert_non_null(strstr(scene.description, "1 met by a counter-accusation"));
    clm__scene_release(&scene);
}

static void
columns_move_no_more_than_they_must(void **state)
{
    (void)state;
    double free_ones[] = {10, 40, 90}, met[] = {50, 50, 50, 200}, edge[] = {98, 99, 100};
    clm__lanes_spread(free_ones, 3, 10, 0, 100);
    assert_true(free_ones[0] == 10 && free_ones[1] == 40 && free_ones[2] == 90);
    clm__lanes_spread(met, 4, 10, 0, 300);
    assert_true(met[0] == 40 && met[1] == 50 && met[2] == 60 && met[3] == 200);
    clm__lanes_spread(edge, 3, 10, 0, 100);
    assert_true(edge[0] == 80 && edge[1] == 90 && edge[2] == 100);
}

static void
lanes_hold_every_event_on_their_pages(void **state)
{
    (void)state;
    struct story story;
    struct clm__scene scene = {0};
    const struct clm_picture_options options = {.look = CLM_LOOK_LANES};
    story_open(&story, hostile_csv);
    assert_int_equal(clm__lanes_layout(&scene, &story.view, &options, NULL), CLM_OK);
    assert_true(scene.page_count >= 1);
    for (size_t i = 0; i < scene.page_count; i++)
        check_page(&scene.pages[i]);
    assert_true(count_class(&scene, "accusation", CLM__ITEM_MARK) >= 8);
    story_close(&story);
    clm__scene_release(&scene);
}

/* How high the boxes of truces are on the lane where the first of them stands, and how
 * many lanes have any. */
static double
band_height(const struct clm__page *page, int *lanes)
{
    double left = -1, top = 0, low = 0, last = -1;
    *lanes = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct clm__item *item = &page->items[i];
        if (item->kind != CLM__ITEM_BOX || item->ref == NULL || item->x1 < 100)
            continue;
        *lanes += item->x0 > last || item->x0 < last ? 1 : 0;
        last = item->x0;
        if (left < 0) {
            left = item->x0;
            top = item->y0;
        }
        if (item->x0 <= left)
            low = item->y1;
    }
    return low - top;
}

static void
a_band_ends_with_its_truce(void **state)
{
    (void)state;
    static const char *const stories[] = {
        EVENT_COLUMNS
        "a,2016-09-12/2016-09-15,ceasefire,start,A|B,,,truce,,s,,,\n"
        "b,2016-09-14,statement,,A,,,x,,s,,,\nc,2016-09-20,statement,,A,,,y,,s,,,\n",
        EVENT_COLUMNS
        "a,2016-09-12,ceasefire,start,A|B,,,truce,,s,,,\n"
        "b,2016-09-14,ceasefire,end,A,,,x,,s,,,a\nc,2016-09-20,statement,,A,,,y,,s,,,\n",
        EVENT_COLUMNS
        "a,2016-09-12/..,ceasefire,start,A|B,,,truce,,s,,,\n"
        "b,2016-09-14,statement,,A,,,x,,s,,,\nc,2016-09-20,statement,,A,,,y,,s,,,\n",
        EVENT_COLUMNS
        "a,2016-09-12,ceasefire,start,A|B,,,truce,,s,,,\n"
        "b,2016-09-14,statement,,A,,,x,,s,,,\nc,2016-09-20,statement,,A,,,y,,s,,,\n",
        /* without an end it fades: what comes months later does not lie in it, and no
         * third party's lane has it */
        EVENT_COLUMNS
        "a,2016-09-12/..,ceasefire,start,A|B,,,truce,,s,,,\n"
        "b,2016-09-14,statement,,C,,,x,,s,,,\nc,2016-12-20,statement,,A,,,y,,s,,,\n",
    };
    static const int rows[] = {2, 2, 3, 0, 2};
    for (size_t i = 0; i < 5; i++) {
        struct clm__scene scene = {0};
        lay_out(&scene, stories[i], false);
        int lanes = 0;
        double height = band_height(&scene.pages[0], &lanes);
        assert_int_equal(lanes, rows[i] > 0 ? 2 : 0);
        assert_in_range((int)height, rows[i] * 11, rows[i] * 16);
        clm__scene_release(&scene);
    }
}

static void
sixty_actors_share_nine_lanes(void **state)
{
    (void)state;
    struct clm__buf csv = {0};
    clm__buf_puts(&csv, EVENT_COLUMNS);
    for (int i = 0; i < 60; i++)
        clm__buf_printf(&csv,
                        "e%d,2016-09-%02d,accusation,,Party number %d,,Party number "
                        "%d,did it,,s,,,\n",
                        i, 1 + i % 28, i, (i * 7 + 1) % 60);
    struct clm__scene scene = {0};
    lay_out(&scene, clm__buf_text(&csv), false);
    assert_true(scene.page_count >= 2);
    assert_int_equal(count_class(&scene, "accusation", CLM__ITEM_MARK) >= 60, 1);
    clm__scene_release(&scene);
    clm__buf_release(&csv);
}

static void
a_crowded_day_fills_pages(void **state)
{
    (void)state;
    struct clm__buf csv = {0};
    clm__buf_puts(&csv, EVENT_COLUMNS);
    for (int i = 0; i < 400; i++)
        clm__buf_printf(&csv,
                        "e%03d,2016-09-19,accusation,,%s,,%s,did it,,source %d,,,\n", i,
                        i % 2 ? "A" : "B", i % 2 ? "B" : "A", i % 90);
    struct clm__scene scene = {0};
    lay_out(&scene, clm__buf_text(&csv), false);
    assert_in_range(scene.page_count, 9, 20);
    assert_int_equal(count_class(&scene, "accusation", CLM__ITEM_MARK), 400);
    clm__scene_release(&scene);
    lay_out(&scene, clm__buf_text(&csv), true);
    assert_int_equal(scene.page_count, 1);
    clm__scene_release(&scene);
    clm__buf_release(&csv);
}

/* Words of all scripts and lengths, from a seed. */
static void
put_words(struct clm__buf *out, uint32_t *seed, unsigned most)
{
    static const char *const pieces[] = {"a",
                                         "US",
                                         "Russia",
                                         "Interministerial",
                                         " ",
                                         " ",
                                         " ",
                                         "\xE4\xB8\xAD",
                                         "\xE3\x80\x82",
                                         "\xD8\xB3\xD9\x88",
                                         "\xD0\x96",
                                         "\xE0\xB8\x81\xE0\xB8\xB4",
                                         "\xF0\x9F\x98\x80",
                                         "&<>",
                                         "\\N",
                                         "W",
                                         "\xC3\xA9"};
    *seed = *seed * 1664525U + 1013904223U;
    unsigned count = 1 + (*seed >> 16) % most;
    clm__buf_putc(out, 'x');
    for (unsigned i = 0; i < count; i++) {
        *seed = *seed * 1664525U + 1013904223U;
        clm__buf_puts(out, pieces[(*seed >> 16) % (sizeof pieces / sizeof pieces[0])]);
    }
    clm__buf_putc(out, 'x');
}

static void
put_row(struct clm__buf *out, uint32_t *seed, int number)
{
    *seed = *seed * 1664525U + 1013904223U;
    uint32_t dice = *seed >> 12;
    size_t shape = dice % 7;
    clm__buf_printf(out, "r%d,", number);
    if (shape == 2)
        clm__buf_printf(out, "2017-0%u", 1 + dice / 7 % 9);
    else if (shape == 0 || shape == 6)
        clm__buf_printf(out, "%s2016-09-%02u", shape == 0 ? "" : "2016-09-01/",
                        1 + dice / 7 % 28);
    else if (shape == 5)
        clm__buf_printf(out, "19%02u", 10 + dice / 7 % 28);
    else if (shape == 3)
        clm__buf_printf(out, "2016-09-%02u/..", 1 + dice / 7 % 28);
    else
        clm__buf_printf(out, "2016-10-%02u~", 1 + dice / 7 % 28);
    unsigned kind = dice / 200 % CLM_KIND_COUNT;
    clm__buf_printf(out, ",%s,%s,", clm_kind_name(kind),
                    kind == CLM_KIND_CEASEFIRE ? "start" : "");
    put_words(out, seed, 3 + dice % 20);
    clm__buf_puts(out, ",");
    put_words(out, seed, 4);
    clm__buf_puts(out, ",");
    put_words(out, seed, 12);
    clm__buf_puts(out, ",");
    put_words(out, seed, 1 + dice % 60);
    clm__buf_puts(out, ",,");
    put_words(out, seed, 3);
    clm__buf_puts(out, ",,,\n");
}

static void
any_story_is_laid_out_without_overlaps(void **state)
{
    (void)state;
    for (uint32_t story = 1; story <= 40; story++) {
        uint32_t seed = story * 7919;
        struct clm__buf csv = {0};
        clm__buf_puts(&csv, EVENT_COLUMNS);
        for (int i = 0; i < 3 + (int)story * 2; i++)
            put_row(&csv, &seed, i);
        struct clm__scene scene = {0};
        lay_out(&scene, clm__buf_text(&csv), story % 4 == 0);
        clm__scene_release(&scene);
        clm__buf_release(&csv);
    }
}

static void
lane_names_of_any_length_fit(void **state)
{
    (void)state;
    for (int length = 1; length < 80; length += 6) {
        struct clm__buf csv = {0};
        clm__buf_puts(&csv, EVENT_COLUMNS);
        for (int i = 0; i < 9; i++) {
            clm__buf_printf(&csv, "e%d,2016-09-19,statement,,%c", i, 'A' + i);
            for (int k = 0; k < length; k++)
                clm__buf_putc(&csv, (k + i) % 9 == 8 ? ' ' : 'm');
            clm__buf_puts(&csv, "x,,,says it,,s,,,\n");
        }
        struct clm__scene scene = {0};
        lay_out(&scene, clm__buf_text(&csv), false);
        clm__scene_release(&scene);
        clm__buf_release(&csv);
    }
}

static void
a_year_is_named_when_there_are_several(void **state)
{
    (void)state;
    struct clm__scene scene = {0};
    lay_out(&scene,
            EVENT_COLUMNS "a,2016-12-30,accusation,,US,,Russia,x,,s,,,\nb,2017-01-02,"
                          "accusation,,US,,Russia,y,,s,,,\n",
            false);
    bool found = false;
    for (size_t i = 0; i < scene.pages[0].count; i++) {
        const struct clm__item *item = &scene.pages[0].items[i];
        found = found || (item->kind == CLM__ITEM_TEXT &&
                          strcmp(item->runs[0].text, "2 Jan 2017") == 0);
    }
    assert_true(found);
    clm__scene_release(&scene);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_event_makes_one_page),
        cmocka_unit_test(hostile_events_stay_in_their_rows),
        cmocka_unit_test(an_accusation_by_many_has_an_arrow_each),
        cmocka_unit_test(a_denial_without_target_points_at_the_accuser),
        cmocka_unit_test(an_answer_of_the_day_stands_on_the_row_of_its_claim),
        cmocka_unit_test(a_charge_given_back_makes_one_double_arrow),
        cmocka_unit_test(columns_move_no_more_than_they_must),
        cmocka_unit_test(lanes_hold_every_event_on_their_pages),
        cmocka_unit_test(a_band_ends_with_its_truce),
        cmocka_unit_test(sixty_actors_share_nine_lanes),
        cmocka_unit_test(a_crowded_day_fills_pages),
        cmocka_unit_test(any_story_is_laid_out_without_overlaps),
        cmocka_unit_test(lane_names_of_any_length_fit),
        cmocka_unit_test(a_year_is_named_when_there_are_several),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
