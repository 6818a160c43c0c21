/* SPDX-License-Identifier: MIT */
/* Memory, strings kept once, maps, buffers, UTF-8, folded names, messages, the nearest
 * word. */
#include "support/test.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/fold.h"
#include "base/intern.h"
#include "base/map.h"
#include "base/utf8.h"

#include <claimline/error.h>
#include <claimline/near.h>
#include <stdalign.h>
#include <stdio.h>
#include <string.h>

static void
an_arena_gives_aligned_pieces_that_do_not_overlap(void **state)
{
    (void)state;
    struct clm__arena arena = {0};
    unsigned char *last = NULL;
    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *piece = clm__arena_alloc(&arena, size);
        assert_non_null(piece);
        assert_int_equal((uintptr_t)piece % alignof(uint64_t), 0);
        memset(piece, 0xa5, size);
        if (last != NULL)
            assert_int_equal(last[0], 0x5a);
        last = clm__arena_alloc(&arena, 1);
        last[0] = 0x5a;
        (void)clm__arena_text(&arena, "odd", 3); /* not aligned: what follows must be */
    }
    clm__arena_release(&arena);
    assert_null(arena.blocks);
}

static void
an_arena_gives_pieces_larger_than_its_blocks(void **state)
{
    (void)state;
    struct clm__arena arena = {0};
    char *small = clm__arena_text(&arena, "before", 6);
    unsigned char *large = clm__arena_calloc(&arena, 5000000, 1);
    char *after = clm__arena_text(&arena, "after", 5);
    assert_non_null(large);
    assert_int_equal(large[0] | large[4999999], 0);
    assert_string_equal(small, "before");
    assert_string_equal(after, "after");
    clm__arena_release(&arena);
}

static void
an_arena_refuses_sizes_that_overflow_and_remembers(void **state)
{
    (void)state;
    struct clm__arena arena = {0};
    assert_null(clm__arena_calloc(&arena, SIZE_MAX / 2, 3));
    assert_true(arena.failed);
    clm__arena_release(&arena);
    assert_null(clm__arena_alloc(&arena, SIZE_MAX - 4));
    assert_true(arena.failed);
    clm__arena_release(&arena);
}

static void
the_n_th_allocation_fails_on_demand(void **state)
{
    (void)state;
    clm__alloc_fail_after(1);
    void *first = clm__alloc(8);
    assert_non_null(first);
    assert_null(clm__alloc(8));
    assert_null(clm__calloc(1, 8));
    assert_null(clm__realloc(NULL, 8));
    clm__alloc_fail_after(-1);
    clm__free(first);
    clm__free(NULL);
}

static void
growing_keeps_what_is_there_and_refuses_overflow(void **state)
{
    (void)state;
    void *items = NULL;
    size_t room = 0;
    for (size_t i = 0; i < 1000; i++) {
        assert_true(clm__grow(&items, &room, i + 1, sizeof(uint32_t)));
        ((uint32_t *)items)[i] = (uint32_t)i;
    }
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(((uint32_t *)items)[i], i);
    void *before = items;
    assert_false(clm__grow(&items, &room, SIZE_MAX / 2, sizeof(uint32_t)));
    assert_ptr_equal(items, before);
    clm__free(items);
}

static void
equal_text_has_an_equal_number(void **state)
{
    (void)state;
    struct clm__intern table = {0};
    char text[24];
    assert_int_equal(clm__intern_find(&table, "x", 1), 0);
    for (int round = 0; round < 2; round++)
        for (uint32_t i = 1; i <= 5000; i++) {
            int len = snprintf(text, sizeof text, "text %u", i);
            assert_int_equal(clm__intern_add(&table, text, (size_t)len), i);
        }
    assert_string_equal(clm__intern_text(&table, 4711), "text 4711");
    assert_int_equal(clm__intern_len(&table, 4711), 9);
    assert_int_equal(clm__intern_find(&table, "text 5000", 9), 5000);
    assert_int_equal(clm__intern_find(&table, "text 5001", 9), 0);
    assert_int_equal(clm__intern_find(&table, "text 50", 7), 50);
    clm__intern_release(&table);
}

static void
no_text_is_number_0_and_bytes_may_be_any(void **state)
{
    (void)state;
    struct clm__intern table = {0};
    assert_int_equal(clm__intern_add(&table, "", 0), 0);
    assert_string_equal(clm__intern_text(&table, 0), "");
    clm_str a = clm__intern_add(&table, "a\0b", 3),
            b = clm__intern_add(&table, "a\0c", 3);
    assert_int_not_equal(a, b);
    assert_int_equal(clm__intern_len(&table, a), 3);
    assert_false(table.failed);
    clm__intern_release(&table);
}

static void
the_hash_is_the_same_on_every_machine(void **state)
{
    (void)state;
    /* Made ids rest on it, so these numbers must never change. */
    assert_int_equal(clm__hash("", 0), 0x3ebcd921);
    assert_int_equal(clm__hash("a", 1), 0xa6a930a3);
    assert_int_equal(clm__hash("accusation", 10), 0xb4ff7949);
    assert_int_equal(clm__hash("\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8", 8), 0x5fcf6a0e);
}

/* The values are those of MurmurHash64A with seed 0, from another program. */
static void
a_digest_is_the_same_in_every_version(void **state)
{
    (void)state;
    assert_true(clm__digest("", 0) == 0);
    assert_true(clm__digest("a", 1) == 0x071717d2d36b6b11u);
    assert_true(clm__digest("claimline", 9) == 0x6c54d9449ee191eau);
    assert_true(clm__digest("\xff\0\x80 sixteen bytes", 17) == 0x5695c06cd5e434f0u);
}

static void
a_map_finds_what_was_put(void **state)
{
    (void)state;
    struct clm__map map = {0};
    bool fresh = false;
    assert_int_equal(clm__map_get(&map, 7, 99), 99);
    for (uint32_t i = 1; i <= 3000; i++) {
        uint32_t key = i * 2654435761u | 1u;
        uint32_t *at = clm__map_put(&map, key, i, &fresh);
        assert_non_null(at);
        if (fresh)
            assert_int_equal(*at, i);
    }
    uint32_t *again = clm__map_put(&map, 1u * 2654435761u | 1u, 5, &fresh);
    assert_false(fresh);
    assert_int_equal(*again, 1);
    assert_int_equal(clm__map_get(&map, 3000u * 2654435761u | 1u, 0), 3000);
    assert_int_equal(clm__map_get(&map, 0, 42), 42);
    clm__map_release(&map);
}

static void
a_buffer_grows_and_ends_with_nul(void **state)
{
    (void)state;
    struct clm__buf buf = {0};
    assert_string_equal(clm__buf_text(&buf), "");
    clm__buf_puts(&buf, "a");
    clm__buf_putc(&buf, 'b');
    clm__buf_printf(&buf, "%d%s", 12, "c");
    clm__buf_add(&buf, "dXX", 1);
    clm__buf_number(&buf, INT64_MIN);
    clm__buf_number(&buf, 0);
    assert_string_equal(clm__buf_text(&buf), "ab12cd-92233720368547758080");
    for (int i = 0; i < 100000; i++)
        clm__buf_putc(&buf, 'x');
    assert_int_equal(strlen(clm__buf_text(&buf)), buf.len);
    clm__buf_release(&buf);
    clm__buf_puts(&buf, "again");
    assert_string_equal(clm__buf_text(&buf), "again");
    clm__buf_release(&buf);
}

static void
a_buffer_without_memory_stays_failed(void **state)
{
    (void)state;
    struct clm__buf buf = {0};
    clm__alloc_fail_after(0);
    clm__buf_puts(&buf, "lost");
    clm__alloc_fail_after(-1);
    clm__buf_puts(&buf, "kept out");
    assert_true(buf.failed);
    assert_string_equal(clm__buf_text(&buf), "");
    clm__buf_release(&buf);
}

static void
utf8_is_what_rfc_3629_says(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t valid;
    } cases[] = {
        {"plain text of more than eight bytes", 35},
        {"\xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xf0\x90\x80\x80\xf4\x8f"
         "\xbf\xbf",
         21},
        {"ab\x80", 2},
        {"ab\xc0\xaf", 2},             /* overlong / */
        {"ab\xc1\xbf", 2},             /* overlong */
        {"ab\xe0\x9f\xbf", 2},         /* overlong */
        {"ab\xf0\x8f\xbf\xbf", 2},     /* overlong */
        {"ab\xed\xa0\x80", 2},         /* surrogate */
        {"ab\xed\xbf\xbf", 2},         /* surrogate */
        {"ab\xf4\x90\x80\x80", 2},     /* beyond U+10FFFF */
        {"ab\xf8\x88\x80\x80\x80", 2}, /* five bytes */
        {"ab\xfe", 2},
        {"ab\xff", 2},
        {"ab\xe2\x82", 2},  /* cut off */
        {"ab\xe2\x82x", 2}, /* broken off */
        {"ab\xf0\x9f\x95", 2},
        {"12345678\xe9 12345678", 8},
        {"1234567890123\xe9", 13},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(clm__utf8_valid(cases[i].bytes, strlen(cases[i].bytes)),
                         cases[i].valid);
    assert_int_equal(clm__utf8_valid("abc\0def", 7), 3);
    assert_int_equal(clm__utf8_valid("12345678\0", 9), 8);
    assert_int_equal(clm__utf8_valid("", 0), 0);
}

static void
every_character_reads_back_from_its_bytes(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x10ffff; c += c < 0x1000 ? 1 : 61) {
        if (c >= 0xd800 && c <= 0xdfff)
            continue;
        char bytes[4];
        size_t len = clm__utf8_write(bytes, c), at = 0;
        assert_int_equal(clm__utf8_valid(bytes, len), len);
        assert_int_equal(clm__utf8_next(bytes, len, &at), c);
        assert_int_equal(at, len);
    }
    size_t at = 0;
    assert_int_equal(clm__utf8_next("\xe9x", 2, &at), 0xfffd);
    assert_int_equal(at, 1);
}

static void
the_first_report_wins(void **state)
{
    (void)state;
    struct clm_error err = {0};
    struct clm_loc at = {.file = "a.csv", .line = 3, .column = 7};
    assert_int_equal(clm_error_set(&err, CLM_E_BAD_DATE, at, "bad date '%s'", "1999-13"),
                     CLM_E_BAD_DATE);
    assert_int_equal(clm_error_set(&err, CLM_E_IO, at, "later"), CLM_E_IO);
    assert_int_equal(err.code, CLM_E_BAD_DATE);
    assert_int_equal(err.at.line, 3);
    assert_string_equal(err.text, "bad date '1999-13'");
    assert_int_equal(clm_error_set(NULL, CLM_E_IO, at, "nobody listens"), CLM_E_IO);
}

static void
messages_show_no_control_characters_and_no_cut_ones(void **state)
{
    (void)state;
    struct clm_error err = {0};
    char longest[4000];
    memset(longest, 'x', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    clm_error_set(&err, CLM_E_IO, (struct clm_loc){0},
                  "a\x1b[1mb\x07\n\x7f \xc2\x9b \xff é");
    assert_string_equal(err.text, "a\\x1b[1mb\\x07\\x0a\\x7f \\xc2\\x9b \\xff é");
    err = (struct clm_error){0};
    for (size_t i = 0; i + 1 < sizeof longest; i += 2)
        memcpy(longest + i, "\xc3\xa9", 2);
    longest[sizeof longest - 2] = '\0';
    clm_error_set(&err, CLM_E_IO, (struct clm_loc){0}, "x%s", longest);
    assert_true(strlen(err.text) < CLM_ERROR_TEXT);
    assert_true(strlen(err.text) > CLM_ERROR_TEXT - 4);
    assert_int_equal(clm__utf8_valid(err.text, strlen(err.text)), strlen(err.text));
}

static void
every_message_has_a_number_a_name_and_a_meaning_of_its_own(void **state)
{
    (void)state;
    size_t count = 0;
    const struct clm_message *all = clm_message_all(&count);
    assert_true(count > 40);
    for (size_t i = 0; i < count; i++) {
        assert_ptr_equal(clm_message_get(all[i].code), &all[i]);
        assert_ptr_equal(clm_message_find(all[i].name), &all[i]);
        assert_int_equal(strspn(all[i].name, "abcdefghijklmnopqrstuvwxyz0123456789-"),
                         strlen(all[i].name));
        assert_true(strlen(all[i].meaning) > 10);
        if (i > 0)
            assert_true(all[i - 1].code < all[i].code);
    }
    assert_null(clm_message_find("no-such-message"));
    assert_non_null(clm_message_get((enum clm_code)9999));
}

static const char *
nearest(const char *word, const char *const *candidates)
{
    struct clm_near near = clm_near_start(word);
    for (; *candidates != NULL; candidates++)
        clm_near_try(&near, *candidates);
    return near.best;
}

static void
the_nearest_word_is_what_was_probably_meant(void **state)
{
    (void)state;
    static const char *const words[] = {"build", "draw",      "table",
                                        "check", "--formats", NULL};
    assert_string_equal(nearest("biuld", words), "build");
    assert_string_equal(nearest("BUILD", words), "build");
    assert_string_equal(nearest("tabel", words), "table");
    assert_string_equal(nearest("chek", words), "check");
    assert_string_equal(nearest("--fromats", words), "--formats");
    assert_null(nearest("frobnicate", words));
    assert_null(nearest("", words));
    char longest[500];
    memset(longest, 'a', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    assert_null(nearest(longest, words));
}

static const char *
nth_word(int n)
{
    static const char *const words[] = {"", "draw", "table", "check", ""};
    return words[n];
}

static void
advice_names_the_nearest_word_or_all(void **state)
{
    (void)state;
    char advice[40], small[10];
    clm_near_advice(advice, sizeof advice, "Tabel, or so", 5, nth_word, 5);
    assert_string_equal(advice, "did you mean 'table'?");
    clm_near_advice(advice, sizeof advice, "frobnicate", 10, nth_word, 5);
    assert_string_equal(advice, "use draw, table or check");
    clm_near_advice(advice, sizeof advice, "x", 1, nth_word, 2);
    assert_string_equal(advice, "use draw");
    clm_near_advice(small, sizeof small, "frobnicate", 10, nth_word, 5);
    assert_string_equal(small, "use draw,");
}

static bool
same(const char *a, const char *b)
{
    return clm__fold_same(a, strlen(a), b, strlen(b));
}

static void
names_that_look_alike_are_one(void **state)
{
    (void)state;
    static const char *const alike[][2] = {
        {"RUSSIA", "Russia"},
        {" North  Korea\t", "North Korea"},
        {"North\u00a0Korea", "North Korea"},
        {"North\u202f\u2009Korea", "North Korea"},
        {"Rus\u00adsia", "Russia"},
        {"\u200bNorthland\u200e", "Northland"},
        {"\ufeffNorthland", "Northland"},
        {"C\u00f4te d\u2019Ivoire", "Co\u0302te d'Ivoire"},
        {"C\u00d4TE D'IVOIRE", "c\u00f4te d\u2018ivoire"},
        {"Guinea\u2011Bissau", "Guinea-Bissau"},
        {"STRASSE", "Stra\u00dfe"},
        {"\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2",
         "\u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3"},
        {"\u00a0", ""},
    };
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
        if (!same(alike[i][0], alike[i][1]))
            fail_msg("'%s' is not '%s'", alike[i][0], alike[i][1]);
}

static void
names_that_differ_stay_apart(void **state)
{
    (void)state;
    static const char *const apart[][2] = {
        {"Niger", "Nigeria"},
        {"NorthKorea", "North Korea"},
        {"Cote d'Ivoire", "C\u00f4te d'Ivoire"},
        {"Guinea Bissau", "Guinea-Bissau"},
        {"\xff", "\xfe"},
        {"Iran", "Iraq"},
    };
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        if (same(apart[i][0], apart[i][1]))
            fail_msg("'%s' is '%s'", apart[i][0], apart[i][1]);
}

static void
spaces_and_forms_of_unicode_make_no_other_text(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool same;
    } cases[] = {
        {"caf\xc3\xa9 noir", "cafe\xcc\x81  noir ", true},
        {"a\xc2\xa0"
         "b",
         "a\tb", true},
        {"a\xcc\x81\xcc\xa3", "a\xcc\xa3\xcc\x81", true},   /* marks in another order */
        {"\xea\xb0\x80", "\xe1\x84\x80\xe1\x85\xa1", true}, /* Hangul */
        {"", "  ", true},
        {"ab", "a b", false},
        {"Ab", "ab", false},
        {"it's", "it\xe2\x80\x99s", false},
        {"a\xff", "a\xfe", false},
        {"a", "ab", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *a = cases[i].a, *b = cases[i].b;
        assert_int_equal(clm__compose_same(a, strlen(a), b, strlen(b)), cases[i].same);
        assert_int_equal(clm__compose_same(b, strlen(b), a, strlen(a)), cases[i].same);
    }
}

static void
folding_appends_and_tells_of_no_memory(void **state)
{
    (void)state;
    struct clm__buf out = {0};
    clm__buf_puts(&out, "x:");
    clm__fold(&out, " A  B ", 6);
    clm__fold(&out, " \xc3\x89 ", 4);
    assert_string_equal(clm__buf_text(&out), "x:a b\xc3\xa9");
    struct clm__buf plain = {0};
    clm__plain(&plain, " Ru\xc2\xadssia \xe2\x80\x99 ", 13);
    assert_string_equal(clm__buf_text(&plain), "Russia '");
    clm__buf_release(&plain);
    clm__fold(&out, "BAD\xff", 4);
    assert_string_equal(clm__buf_text(&out), "x:a b\xc3\xa9"
                                             "bad\xff");
    clm__alloc_fail_after(0);
    clm__fold(&out, "\xc3\x89", 2);
    clm__alloc_fail_after(-1);
    assert_true(out.failed);
    clm__buf_release(&out);
}

/* Text and length agree, so that whoever takes both reads nothing that is not there. */
static void
a_buffer_that_failed_is_empty(void **state)
{
    (void)state;
    struct clm__buf buf = {0};
    clm__buf_puts(&buf, "some bytes that take room");
    clm__alloc_fail_after(0);
    for (int i = 0; i < 1000; i++)
        clm__buf_puts(&buf, "and some more");
    clm__alloc_fail_after(-1);
    assert_true(buf.failed);
    assert_int_equal(buf.len, strlen(clm__buf_text(&buf)));
    clm__buf_release(&buf);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_buffer_that_failed_is_empty),
        cmocka_unit_test(an_arena_gives_aligned_pieces_that_do_not_overlap),
        cmocka_unit_test(an_arena_gives_pieces_larger_than_its_blocks),
        cmocka_unit_test(an_arena_refuses_sizes_that_overflow_and_remembers),
        cmocka_unit_test(the_n_th_allocation_fails_on_demand),
        cmocka_unit_test(growing_keeps_what_is_there_and_refuses_overflow),
        cmocka_unit_test(equal_text_has_an_equal_number),
        cmocka_unit_test(no_text_is_number_0_and_bytes_may_be_any),
        cmocka_unit_test(the_hash_is_the_same_on_every_machine),
        cmocka_unit_test(a_digest_is_the_same_in_every_version),
        cmocka_unit_test(a_map_finds_what_was_put),
        cmocka_unit_test(a_buffer_grows_and_ends_with_nul),
        cmocka_unit_test(a_buffer_without_memory_stays_failed),
        cmocka_unit_test(utf8_is_what_rfc_3629_says),
        cmocka_unit_test(every_character_reads_back_from_its_bytes),
        cmocka_unit_test(names_that_look_alike_are_one),
        cmocka_unit_test(names_that_differ_stay_apart),
        cmocka_unit_test(spaces_and_forms_of_unicode_make_no_other_text),
        cmocka_unit_test(folding_appends_and_tells_of_no_memory),
        cmocka_unit_test(the_first_report_wins),
        cmocka_unit_test(messages_show_no_control_characters_and_no_cut_ones),
        cmocka_unit_test(every_message_has_a_number_a_name_and_a_meaning_of_its_own),
        cmocka_unit_test(the_nearest_word_is_what_was_probably_meant),
        cmocka_unit_test(advice_names_the_nearest_word_or_all),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
