/* SPDX-License-Identifier: MIT */
/* Widths of text. */
#include "render/metrics.h"
#include "support/test.h"

#include <string.h>

static double
width(const char *text)
{
    return clm__text_width(text, strlen(text), 10, false);
}

static void
latin_is_as_wide_as_in_helvetica(void **state)
{
    (void)state;
    /* AFM: R 722, u 556, s 500, s 500, i 222, a 556 */
    assert_int_equal((int)(width("Russia") * 100 + 0.5), 3056);
    assert_int_equal((int)(clm__text_width("US", 2, 1000, true) + 0.5), 722 + 667);
}

static void
han_and_kana_are_square(void **state)
{
    (void)state;
    assert_int_equal((int)(width("\xE4\xB8\xAD\xE5\x9B\xBD\xE3\x81\x8B") + 0.5), 30);
    assert_int_equal(clm__char_width(0xAC00, false), 1000);
}

static void
marks_have_no_width(void **state)
{
    (void)state;
    assert_true(clm__char_is_mark(0x0301));
    assert_true(clm__char_is_mark(0x064E)); /* fatha */
    assert_true(clm__char_is_mark(0x0E35)); /* sara ii */
    assert_true(clm__char_is_mark(0x200E));
    assert_false(clm__char_is_mark('a'));
    assert_int_equal((int)(width("e\xCC\x81") * 100 + 0.5),
                     (int)(width("e") * 100 + 0.5));
}

static void
no_script_is_without_width(void **state)
{
    (void)state;
    static const uint32_t letters[] = {0x0411, 0x03A9, 0x05D0,  0x0628,  0x0905,
                                       0x0E01, 0x10D0, 0x1200,  0x1EA1,  0x3042,
                                       0x4E00, 0xFB50, 0x1F600, 0x20000, 0x10FFFD};
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        assert_in_range(clm__char_width(letters[i], false), 200, 4000);
        assert_true(clm__char_width(letters[i], true) >=
                    clm__char_width(letters[i], false));
    }
}

static void
broken_bytes_are_measured_too(void **state)
{
    (void)state;
    assert_true(clm__text_width("\xFF\xC3", 2, 10, false) > 0);
    assert_true(clm__text_width("", 0, 10, false) < 0.001);
}

static void
scripts_know_their_direction_and_breaks(void **state)
{
    (void)state;
    assert_true(clm__text_is_rtl("x \xD8\xA8", 4));
    assert_false(clm__text_is_rtl("Russia", 6));
    assert_true(clm__char_breaks(0x4E2D));
    assert_false(clm__char_breaks('a'));
    assert_true(clm__char_closes(0x3002));
    assert_true(clm__char_is_space('\n'));
    assert_false(clm__char_is_space(0xA0));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(latin_is_as_wide_as_in_helvetica),
        cmocka_unit_test(han_and_kana_are_square),
        cmocka_unit_test(marks_have_no_width),
        cmocka_unit_test(no_script_is_without_width),
        cmocka_unit_test(broken_bytes_are_measured_too),
        cmocka_unit_test(scripts_know_their_direction_and_breaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
