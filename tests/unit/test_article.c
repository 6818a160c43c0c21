/* SPDX-License-Identifier: MIT */
/* Articles as they are saved from the web. */
#include "article/article_stream.h"
#include "base/alloc.h"
#include "support/test.h"
#include "timex/timex.h"

#include <string.h>

struct tools {
    struct clm__timex_rules *rules;
    struct clm__boilerplate *list;
};

static const char page[] =
    "Skip to content\n"
    "News > World\n"
    "\n"
    "Northland blames neighbour for shelling of border town\n"
    "\n"
    "Published 14 March 2017\n"
    "\n"
    "Jane Example\n"
    "\n"
    "Smoke over the harbour. Photo: Agency\n"
    "\n"
    "Northland accused its neighbour on Monday of shelling a border town for three "
    "days.\n"
    "\n"
    "The neighbour later said that its guns had been silent.\n"
    "\n"
    "Harbour closed\n"
    "\n"
    "\xe2\x80\x9cNobody fired,\xe2\x80\x9d a spokesman said in the capital after the "
    "meeting.\n"
    "\n"
    "WATCH: Ten Years of the Border Dispute\n"
    "\n"
    "No ship has left since the weekend, and food is running short.\n"
    "\n"
    "Comments\n"
    "\n"
    "Comments are welcome if they are polite and in full sentences, please.\n"
    "Follow us on everything\n";

static int
set_up(void **state)
{
    static struct tools tools;
    *state = &tools;
    return clm__timex_rules_new(&tools.rules, NULL, NULL, 0, NULL) != CLM_OK ||
           clm__boilerplate_new(&tools.list, NULL, NULL, 0, NULL) != CLM_OK;
}

static int
tear_down(void **state)
{
    struct tools *tools = *state;
    clm__timex_rules_free(tools->rules);
    clm__boilerplate_free(tools->list);
    return 0;
}

static struct clm__article
read(void **state, const char *text, const struct clm__article_record *record)
{
    struct tools *tools = *state;
    struct clm__article a;
    struct clm_error err = {0};
    if (clm__article_read(&a, "a.txt", text, strlen(text), record, tools->list,
                          tools->rules, &err) != CLM_OK)
        fail_msg("%s", err.text);
    return a;
}

static void
assert_range(const struct clm__article *a, struct clm__range at, const char *text)
{
    assert_int_equal(at.end - at.start, strlen(text));
    assert_memory_equal(a->text + at.start, text, strlen(text));
}

static void
assert_day(const struct clm__article *a, const char *day, enum clm__article_basis basis)
{
    char text[12] = "";
    assert_true(a->has_day);
    clm_day_write(text, a->day);
    assert_string_equal(text, day);
    assert_int_equal(a->basis, basis);
}

static void
a_page_gives_headline_story_and_what_was_left_out(void **state)
{
    static const enum clm__reason reasons[] = {
        CLM__REASON_NAVIGATION, CLM__REASON_NAVIGATION, CLM__REASON_DATE,
        CLM__REASON_BYLINE,     CLM__REASON_CAPTION,    CLM__REASON_SUBHEADING,
        CLM__REASON_RELATED,    CLM__REASON_COMMENTS,   CLM__REASON_AFTER,
        CLM__REASON_SHARING};
    struct clm__article a = read(state, page, NULL);
    assert_range(&a, a.headline,
                 "Northland blames neighbour for shelling of border town");
    assert_int_equal(a.paragraph_count, 4);
    assert_range(&a, a.paragraphs[1],
                 "The neighbour later said that its guns had been silent.");
    assert_int_equal(a.left_out_count, sizeof reasons / sizeof *reasons);
    for (size_t i = 0; i < a.left_out_count; i++)
        assert_string_equal(clm__reason_name(a.left_out[i].reason),
                            clm__reason_name(reasons[i]));
    clm__article_release(&a);
}

static void
the_page_tells_the_day_when_nothing_better_does(void **state)
{
    struct clm__article a = read(state, page, NULL);
    assert_day(&a, "2017-03-14", CLM__BASIS_PAGE);
    assert_range(&a, a.day_at, "14 March 2017");
    clm__article_release(&a);
}

static void
the_record_beats_the_page_and_the_page_is_doubted(void **state)
{
    struct clm__article_record record = {.id = "a-1", .published = "2016-03-15"};
    struct clm__article a = read(state, page, &record);
    assert_day(&a, "2016-03-15", CLM__BASIS_RECORD);
    assert_int_equal(a.doubt_count, 1);
    assert_string_equal(
        a.doubts[0].text,
        "the page's date line says 2017-03-14, which is 364 days after the "
        "article's day 2016-03-15");
    clm__article_release(&a);
}

static void
the_words_of_the_story_are_held_against_its_day(void **state)
{
    static const char text[] =
        "Sunday 21 January 2018\n\n"
        "Truce in the valley falls apart again\n\n"
        "The truce was broken by both sides, the observers said yesterday in a "
        "report.\n\n"
        "At least nine people died on Saturday alone, according to the report.\n";
    struct clm__article a = read(state, text, NULL);
    assert_day(&a, "2018-01-21", CLM__BASIS_PAGE);
    assert_int_equal(a.doubt_count, 1);
    assert_non_null(strstr(a.doubts[0].text, "'yesterday' and also 'Saturday'"));
    clm__article_release(&a);
}

static void
a_dateline_tells_the_day_and_is_no_part_of_the_first_paragraph(void **state)
{
    static const char text[] = "Talks fail once more in the capital\n\n"
                               "NORTHPORT, May 3, 2016 (Agency) \xe2\x80\x94 The talks "
                               "failed for the third time, diplomats said.\n";
    struct clm__article a = read(state, text, NULL);
    assert_day(&a, "2016-05-03", CLM__BASIS_DATELINE);
    assert_range(&a, a.dateline, "NORTHPORT, May 3, 2016 (Agency) \xe2\x80\x94 ");
    assert_range(&a, a.paragraphs[0],
                 "The talks failed for the third time, diplomats said.");
    clm__article_release(&a);
}

static void
a_dash_in_a_sentence_is_no_dateline(void **state)
{
    struct clm__article a = read(state,
                                 "Northland \xe2\x80\x94 which denies it \xe2\x80\x94 "
                                 "was accused of breaking the truce.",
                                 NULL);
    assert_int_equal(a.dateline.end, 0);
    assert_int_equal(a.paragraph_count, 1);
    assert_false(a.has_day);
    clm__article_release(&a);
}

static void
a_single_line_is_always_story(void **state)
{
    struct clm__article a = read(state, "Northland denies the claim", NULL);
    assert_int_equal(a.paragraph_count, 1);
    clm__article_release(&a);
}

static void
wrapped_lines_make_one_paragraph(void **state)
{
    static const char text[] =
        "Harbour talks end without result\n\n"
        "The ministers of both countries met for the third time in the harbour on\n"
        "Tuesday and spoke for more than three hours about the new\n"
        "border.\r\n\r\nNothing was signed after the meeting in the harbour.\n";
    struct clm__article a = read(state, text, NULL);
    assert_int_equal(a.paragraph_count, 2);
    assert_int_equal(a.paragraphs[0].start, 34);
    clm__article_release(&a);
}

static void
a_title_is_not_joined_to_the_date_line_under_it(void **state)
{
    static const char text[] =
        "Sales of ships in all the northern harbours down sharply\n"
        "February 03, 2009\n"
        "Sales of ships fell by a third in January, the harbours said.\n";
    struct clm__article a = read(state, text, NULL);
    assert_int_equal(a.paragraph_count, 1);
    assert_day(&a, "2009-02-03", CLM__BASIS_PAGE);
    clm__article_release(&a);
}

static void
a_title_of_the_record_finds_the_headline(void **state)
{
    static const char text[] =
        "Today's weather\n\nHarbour \"closed for weeks\", says mayor\n\n"
        "The harbour will stay closed, the mayor of the town said on Friday.\n";
    struct clm__article_record record = {.title = "Harbour closed for weeks, says mayor"};
    struct clm__article a = read(state, text, &record);
    assert_range(&a, a.headline, "Harbour \"closed for weeks\", says mayor");
    clm__article_release(&a);
}

static void
expect_refusal(void **state, const char *text, size_t len, enum clm_code code,
               uint32_t line, uint32_t column)
{
    struct tools *tools = *state;
    struct clm__article a;
    struct clm_error err = {0};
    assert_int_equal(
        clm__article_read(&a, "a.txt", text, len, NULL, tools->list, tools->rules, &err),
        code);
    assert_int_equal(err.code, code);
    assert_int_equal(err.at.line, line);
    assert_int_equal(err.at.column, column);
    assert_int_equal(a.paragraph_count, 0);
}

static void
bad_bytes_are_refused_with_their_place(void **state)
{
    expect_refusal(state, "One line.\nCaf\xe9 two.", 20, CLM_E_ENCODING, 2, 4);
    expect_refusal(state, "One\0two", 7, CLM_E_NUL, 1, 4);
    expect_refusal(state, "x", (size_t)CLM_MAX_ARTICLE + 1, CLM_E_TOO_LARGE, 0, 0);
}

static void
a_bad_date_of_the_record_is_an_error(void **state)
{
    struct tools *tools = *state;
    struct clm__article a;
    struct clm_error err = {0};
    struct clm__article_record record = {.published = "2016-02-30"};
    assert_int_equal(clm__article_read(&a, "a.txt", "Text.", 5, &record, tools->list,
                                       tools->rules, &err),
                     CLM_E_BAD_DATE);
    assert_string_equal(err.at.path, "/published");
}

struct bytes {
    const char *at;
    size_t left, step;
};

static bool
give(void *from, char *to, size_t want, size_t *got)
{
    struct bytes *bytes = from;
    *got = bytes->left < bytes->step ? bytes->left : bytes->step;
    *got = *got < want ? *got : want;
    memcpy(to, bytes->at, *got);
    bytes->at += *got;
    bytes->left -= *got;
    return true;
}

static void
a_stream_gives_articles_one_at_a_time_and_goes_on_behind_bad_lines(void **state)
{
    static const char lines[] =
        "\xef\xbb\xbf{\"id\":\"a\",\"published\":\"2016-05-03\",\"text\":\"One.\"}\r\n"
        "\n"
        "{\"id\":\"b\"}\n"
        "{\"id\":\n"
        "{\"id\":\"c\",\"title\":null,\"text\":\"Three.\"}";
    static const enum clm_code codes[] = {CLM_OK, CLM_E_MISSING, CLM_E_JSON, CLM_OK};
    static const uint32_t numbers[] = {1, 3, 4, 5};
    (void)state;
    for (size_t step = 1; step < 80; step += 13) {
        struct bytes bytes = {lines, sizeof lines - 1, step};
        struct clm__article_stream stream = {.read = give, .from = &bytes, .name = "-"};
        struct clm__article_record record = {0};
        const char *text = NULL;
        size_t len = 0;
        bool more = true;
        for (size_t i = 0; i < 4; i++) {
            struct clm_error err = {0};
            assert_int_equal(
                clm__article_stream_next(&stream, &record, &text, &len, &more, &err),
                codes[i]);
            assert_true(more);
            assert_int_equal(stream.line, numbers[i]);
        }
        assert_string_equal(record.id, "c");
        assert_string_equal(text, "Three.");
        assert_int_equal(
            clm__article_stream_next(&stream, &record, &text, &len, &more, NULL), CLM_OK);
        assert_false(more);
        clm__article_stream_release(&stream);
    }
}

static void
running_out_of_memory_is_an_error_and_leaks_nothing(void **state)
{
    struct tools *tools = *state;
    struct clm__article a;
    enum clm_code code = CLM_E_NOMEM;
    for (long calls = 0; code == CLM_E_NOMEM; calls++) {
        clm__alloc_fail_after(calls);
        code = clm__article_read(&a, "a.txt", page, sizeof page - 1, NULL, tools->list,
                                 tools->rules, NULL);
    }
    clm__alloc_fail_after(-1);
    assert_int_equal(code, CLM_OK);
    assert_int_equal(a.paragraph_count, 4);
    clm__article_release(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_gives_headline_story_and_what_was_left_out),
        cmocka_unit_test(the_page_tells_the_day_when_nothing_better_does),
        cmocka_unit_test(the_record_beats_the_page_and_the_page_is_doubted),
        cmocka_unit_test(the_words_of_the_story_are_held_against_its_day),
        cmocka_unit_test(a_dateline_tells_the_day_and_is_no_part_of_the_first_paragraph),
        cmocka_unit_test(a_dash_in_a_sentence_is_no_dateline),
        cmocka_unit_test(a_single_line_is_always_story),
        cmocka_unit_test(wrapped_lines_make_one_paragraph),
        cmocka_unit_test(a_title_is_not_joined_to_the_date_line_under_it),
        cmocka_unit_test(a_title_of_the_record_finds_the_headline),
        cmocka_unit_test(bad_bytes_are_refused_with_their_place),
        cmocka_unit_test(a_bad_date_of_the_record_is_an_error),
        cmocka_unit_test(running_out_of_memory_is_an_error_and_leaks_nothing),
        cmocka_unit_test(
            a_stream_gives_articles_one_at_a_time_and_goes_on_behind_bad_lines),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
