/* SPDX-License-Identifier: MIT */
/* Running text in columns. */
#include "render/flow.h"
#include "render/metrics.h"
#include "support/test.h"

#include <string.h>

static const struct clm__look INK = {"#222222", false};

static void
join(char *out, size_t size, const struct clm__line *line)
{
    out[0] = '\0';
    for (size_t i = 0; i < line->run_count; i++)
        strncat(out, line->runs[i].text, size - strlen(out) - 1);
}

static double
drawn_width(const struct clm__line *line, double size)
{
    double width = 0;
    for (size_t i = 0; i < line->run_count; i++)
        width += clm__text_width(line->runs[i].text, strlen(line->runs[i].text), size,
                                 line->runs[i].bold);
    return width;
}

static void
words_wrap_and_the_number_is_never_alone(void **state)
{
    (void)state;
    char text[200];
    for (double width = 60; width < 160; width += 1) {
        struct clm__scene scene = {0};
        struct clm__flow flow = {
            .scene = &scene, .size = 7.4, .width = width, .reserve = 20, .max_lines = 9};
        size_t count = 0;
        clm__flow_add(&flow, "indiscriminate targeting of civilians", 37, INK, false);
        clm__flow_add(&flow, "[12]", 4, (struct clm__look){"#6B6B6B", false}, true);
        flow.words[flow.count - 1].gap = 1;
        const struct clm__line *lines = clm__flow_lines(&flow, &count, NULL);
        assert_true(count > 0);
        for (size_t i = 0; i < count; i++) {
            assert_true(drawn_width(&lines[i], 7.4) <= width + 0.01);
            join(text, sizeof text, &lines[i]);
            assert_string_not_equal(text, "[12]");
        }
        clm__scene_release(&scene);
    }
}

static void
no_words_make_no_line(void **state)
{
    (void)state;
    struct clm__scene scene = {0};
    struct clm__flow flow = {
        .scene = &scene, .size = 7.4, .width = 100, .reserve = 20, .max_lines = 4};
    size_t count = 9;
    clm__flow_add(&flow, "", 0, INK, false);
    (void)clm__flow_lines(&flow, &count, NULL);
    assert_int_equal(count, 0);
    clm__scene_release(&scene);
}

static void
a_text_without_gaps_is_broken(void **state)
{
    (void)state;
    char word[400];
    memset(word, 'W', sizeof word);
    struct clm__scene scene = {0};
    struct clm__flow flow = {
        .scene = &scene, .size = 7.4, .width = 100, .reserve = 20, .max_lines = 4};
    size_t count = 0;
    bool cut = false;
    clm__flow_add(&flow, word, sizeof word, INK, false);
    const struct clm__line *lines = clm__flow_lines(&flow, &count, &cut);
    assert_int_equal(count, 4);
    assert_true(cut);
    for (size_t i = 0; i < count; i++)
        assert_true(drawn_width(&lines[i], 7.4) <= 100.01);
    clm__scene_release(&scene);
}

static void
han_breaks_anywhere_but_before_a_stop(void **state)
{
    (void)state;
    char text[200];
    const char *words = "\xE5\x9C\xA8\xE5\x8D\x97\xE6\xB5\xB7\xE9\x97\xAE\xE9\xA2\x98\xE4"
                        "\xB8\x8A\xE3\x80\x82";
    for (double width = 25; width < 80; width += 1) {
        struct clm__scene scene = {0};
        struct clm__flow flow = {
            .scene = &scene, .size = 7.4, .width = width, .max_lines = 9};
        size_t count = 0;
        clm__flow_add(&flow, words, strlen(words), INK, false);
        const struct clm__line *lines = clm__flow_lines(&flow, &count, NULL);
        for (size_t i = 0; i < count; i++) {
            assert_true(drawn_width(&lines[i], 7.4) <= width + 0.01);
            join(text, sizeof text, &lines[i]);
            assert_memory_not_equal(text, "\xE3\x80\x82", 3);
        }
        clm__scene_release(&scene);
    }
}

static void
a_long_text_is_cut_before_its_tail(void **state)
{
    (void)state;
    char words[600], text[200];
    for (size_t i = 0; i < sizeof words; i++)
        words[i] = i % 6 == 5 ? ' ' : 'a';
    struct clm__scene scene = {0};
    struct clm__flow flow = {.scene = &scene, .size = 7.4, .width = 150, .max_lines = 3};
    size_t count = 0;
    bool cut = false;
    clm__flow_add(&flow, words, sizeof words, INK, false);
    clm__flow_tail(&flow);
    clm__flow_add(&flow, "(Peskov)", 8, INK, false);
    clm__flow_add(&flow, "[7]", 3, INK, true);
    const struct clm__line *lines = clm__flow_lines(&flow, &count, &cut);
    assert_true(cut);
    assert_int_equal(count, 3);
    join(text, sizeof text, &lines[2]);
    assert_non_null(strstr(text, "\xE2\x80\xA6"));
    assert_non_null(strstr(text, "(Peskov)"));
    assert_non_null(strstr(text, "[7]"));
    clm__scene_release(&scene);
}

static void
right_to_left_words_keep_to_themselves(void **state)
{
    (void)state;
    struct clm__scene scene = {0};
    struct clm__flow flow = {.scene = &scene, .size = 7.4, .width = 150, .max_lines = 3};
    size_t count = 0;
    clm__flow_add(&flow, "\xD8\xB3\xD9\x88\xD8\xB1", 6, INK, false);
    const struct clm__line *lines = clm__flow_lines(&flow, &count, NULL);
    assert_int_equal(count, 1);
    assert_string_equal(lines[0].runs[0].text,
                        "\xE2\x80\x8E\xD8\xB3\xD9\x88\xD8\xB1\xE2\x80\x8E");
    clm__scene_release(&scene);
}

static void
a_fitted_text_fits(void **state)
{
    (void)state;
    struct clm__scene scene = {0};
    const char *name = "The Interministerial Coordination Committee";
    for (double width = 20; width < 220; width += 3) {
        const char *fitted = clm__fit_text(&scene, name, 7.4, true, width);
        assert_true(clm__text_width(fitted, strlen(fitted), 7.4, true) <= width);
    }
    assert_string_equal(clm__fit_text(&scene, "US", 7.4, true, 100), "US");
    clm__scene_release(&scene);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_wrap_and_the_number_is_never_alone),
        cmocka_unit_test(no_words_make_no_line),
        cmocka_unit_test(a_text_without_gaps_is_broken),
        cmocka_unit_test(han_breaks_anywhere_but_before_a_stop),
        cmocka_unit_test(a_long_text_is_cut_before_its_tail),
        cmocka_unit_test(right_to_left_words_keep_to_themselves),
        cmocka_unit_test(a_fitted_text_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
