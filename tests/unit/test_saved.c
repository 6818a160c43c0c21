/* SPDX-License-Identifier: MIT */
/* Texts and pages as they are saved, made into texts that can be read. */
#include "article/html.h"
#include "article/saved.h"
#include "support/test.h"

#include <stdio.h>
#include <string.h>

/* What comes of a text; itself when nothing was to be done. */
static void
assert_reads(const char *text, bool markup, const char *expected)
{
    struct clm__plain plain = {0};
    assert_true(clm__saved_read(&plain, text, strlen(text), markup));
    bool same = plain.count == 0;
    char got[2000];
    snprintf(got, sizeof got, "%.*s", same ? (int)strlen(text) : (int)plain.text.len,
             same ? text : plain.text.at);
    assert_string_equal(got, expected);
    clm__plain_release(&plain);
}

/* The bytes of `text` that the words `words` of what was made of it stand for. */
static void
assert_stands_for(const struct clm__plain *plain, const char *text, const char *words,
                  const char *expected)
{
    char made[4000];
    snprintf(made, sizeof made, "%.*s", (int)plain->text.len, plain->text.at);
    const char *at = strstr(made, words);
    assert_non_null(at);
    uint32_t start = (uint32_t)(at - made);
    struct clm_span span =
        clm__plain_span(plain, (struct clm_span){start, start + (uint32_t)strlen(words)});
    char got[2000];
    snprintf(got, sizeof got, "%.*s", (int)(span.end - span.start), text + span.start);
    assert_string_equal(got, expected);
}

static void
marks_that_nobody_sees_go(void **state)
{
    (void)state;
    assert_reads("Pe\u00adru ac\u00adcused Chile.", false, "Peru accused Chile.");
    assert_reads("Pe\u200bru on\u00a0Monday", false, "Peru on Monday");
    assert_reads("Peru accused Chile.", false, "Peru accused Chile.");
}

static void
foreign_quotation_marks_become_english(void **state)
{
    (void)state;
    assert_reads("\u201eNo\u201c, he said. \u00abYes\u00bb", false,
                 "\u201cNo\u201d, he said. \u201cYes\u201d");
    assert_reads("News \u00bb World", false, "News \u00bb World");
}

static void
notes_behind_words_go(void **state)
{
    (void)state;
    assert_reads("Peru left.[12] Chile stayed.[note 3]", false,
                 "Peru left. Chile stayed.");
    assert_reads("It held [sic] 12 [13] men.", false, "It held [sic] 12 [13] men.");
    assert_reads("Peru left.\u00b9", false, "Peru left.");
    assert_reads("12 km\u00b2", false, "12 km\u00b2");
}

static void
markup_goes_from_pages_only(void **state)
{
    (void)state;
    assert_reads("**Peru** blamed [Chile](https://x.example/c) *again*.", true,
                 "Peru blamed Chile again.");
    assert_reads("5*3 and a < b & c", true, "5*3 and a < b & c");
    assert_reads("<p>Oman <b>left</b>.</p>", true, "\nOman left.\n");
    assert_reads("&quot;No,&quot; &#8212; &#x41; &bogus;", true,
                 "\"No,\" \u2014 A &bogus;");
    assert_reads("<b>x</b> &amp;", false, "<b>x</b> &amp;");
}

static void
wrapping_is_judged_by_paragraph(void **state)
{
    (void)state;
    assert_reads("Peru accused Chile on Monday of\nspying on the servers of a firm in\n"
                 "Lima and of hiding it.\n\nOman left.\nYemen stayed.\n",
                 false,
                 "Peru accused Chile on Monday of spying on the servers of a firm in "
                 "Lima and of hiding it.\n\nOman left.\nYemen stayed.\n");
    assert_reads("Home\nWorld\nSport\nabout us\n", false,
                 "Home\nWorld\nSport\nabout us\n");
}

static void
broken_words_are_made_whole(void **state)
{
    (void)state;
    assert_reads(
        "Peru on Monday ac-\ncused Chile of spy-\ning in Lima for long-\nterm use "
        "in Al-\nMukalla.",
        false,
        "Peru on Monday accused Chile of spying in Lima for long-term use in "
        "Al-Mukalla.");
}

static void
a_transcript_reads_as_speech(void **state)
{
    (void)state;
    assert_reads("ANA RUIZ: Peru lied.\n\nQ: Who did?\n", false,
                 "Ana Ruiz said: \u201cPeru lied.\u201d\n\n\u201cWho did?\u201d\n");
    assert_reads("NOTE: one such line is no transcript.", false,
                 "NOTE: one such line is no transcript.");
}

static void
every_word_leads_back(void **state)
{
    (void)state;
    static const char text[] =
        "Pe\u00adru on Monday ac-\ncused \u201eChi\u00adle\u201c of\n"
        "spying on it for years and\nyears of hiding.";
    struct clm__plain plain = {0};
    assert_true(clm__saved_read(&plain, text, strlen(text), true));
    assert_stands_for(&plain, text, "Peru", "Pe\u00adru");
    assert_stands_for(&plain, text, "accused", "ac-\ncused");
    assert_stands_for(&plain, text, "Chile", "Chi\u00adle");
    assert_stands_for(&plain, text, "hiding", "hiding");
    clm__plain_release(&plain);
}

static const char page[] =
    "<html><head><title>Raid | The Post</title>"
    "<meta property='og:title' content='Peru blames Chile'>"
    "<meta property='article:published_time' content='2024-05-08T09:00:00Z'>"
    "<script>var a = '<p>Peru accused nobody of anything in this script "
    "here.</p>';</script>"
    "<script type='application/ld+json'>{\"@graph\":[{\"datePublished\":\"2024-05-01\","
    "\"headline\":\"Other\",\"publisher\":{\"name\":\"The "
    "Post\"}}]}</script></head><body>"
    "<nav><a href='/'>Home</a></nav><div><div><p>Peru accused <a href='c'>Chile</a> of "
    "spying &mdash; again and again,\n   the minister said.</p><p>Chile&rsquo;s envoy "
    "had "
    "nothing to say about it when he was asked on Monday.</p></div></div>"
    "<footer><p>All rights of this page are reserved by the people who own "
    "it.</p></footer>"
    "</body></html>";

static enum clm_code
read_page(struct clm__plain *plain, struct clm__html_facts *facts,
          struct clm__arena *arena, const char *text, size_t len)
{
    return clm__html_read(plain, facts, arena, "a.html", text, len, NULL);
}

static void
a_page_gives_its_main_text(void **state)
{
    (void)state;
    struct clm__plain plain = {0};
    struct clm__arena arena = {0};
    struct clm__html_facts facts;
    assert_int_equal(read_page(&plain, &facts, &arena, page, strlen(page)), CLM_OK);
    char got[1000];
    snprintf(got, sizeof got, "%.*s", (int)plain.text.len, plain.text.at);
    assert_string_equal(
        got, "Peru accused Chile of spying \u2014 again and again, the minister said.\n\n"
             "Chile\u2019s envoy had nothing to say about it when he was asked on "
             "Monday.\n\n");
    assert_stands_for(&plain, page, "accused Chile of",
                      "accused <a href='c'>Chile</a> of");
    assert_stands_for(&plain, page, "Chile\u2019s envoy", "Chile&rsquo;s envoy");
    assert_stands_for(&plain, page, "again, the", "again,\n   the");
    clm__plain_release(&plain);
    clm__arena_release(&arena);
}

static void
a_page_tells_of_itself(void **state)
{
    (void)state;
    struct clm__plain plain = {0};
    struct clm__arena arena = {0};
    struct clm__html_facts facts;
    assert_int_equal(read_page(&plain, &facts, &arena, page, strlen(page)), CLM_OK);
    assert_string_equal(facts.title, "Peru blames Chile");
    assert_string_equal(facts.published, "2024-05-08");
    assert_string_equal(facts.publisher, "The Post");
    assert_string_equal(facts.url, "");
    clm__plain_release(&plain);
    clm__arena_release(&arena);
}

static void
deep_nesting_is_refused(void **state)
{
    (void)state;
    enum { TAGS = 100000 };
    static char text[TAGS * 3 + 1];
    struct clm__plain plain = {0};
    struct clm__arena arena = {0};
    struct clm__html_facts facts;
    for (size_t i = 0; i < TAGS; i++)
        memcpy(text + 3 * i, "<b>", 3);
    assert_int_equal(read_page(&plain, &facts, &arena, text, strlen(text)),
                     CLM_E_TOO_LARGE);
    clm__plain_release(&plain);
    clm__arena_release(&arena);
}

static void
a_tree_that_takes_too_much_is_refused(void **state)
{
    (void)state;
    enum { FONTS = 400, PARAGRAPHS = 40000, ROOM = 1 << 20 };
    static char text[ROOM];
    struct clm__plain plain = {0};
    struct clm__arena arena = {0};
    struct clm__html_facts facts;
    size_t len = 0;
    len += (size_t)snprintf(text + len, ROOM - len, "<div>");
    for (int i = 0; i < FONTS; i++) /* each paragraph opens them all again */
        len += (size_t)snprintf(text + len, ROOM - len, "<font a=%d>", i);
    len += (size_t)snprintf(text + len, ROOM - len, "</div>");
    for (int i = 0; i < PARAGRAPHS; i++)
        len += (size_t)snprintf(text + len, ROOM - len, "<p>x</p>");
    assert_int_equal(read_page(&plain, &facts, &arena, text, len), CLM_E_TOO_LARGE);
    clm__plain_release(&plain);
    clm__arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_that_nobody_sees_go),
        cmocka_unit_test(foreign_quotation_marks_become_english),
        cmocka_unit_test(notes_behind_words_go),
        cmocka_unit_test(markup_goes_from_pages_only),
        cmocka_unit_test(wrapping_is_judged_by_paragraph),
        cmocka_unit_test(broken_words_are_made_whole),
        cmocka_unit_test(a_transcript_reads_as_speech),
        cmocka_unit_test(every_word_leads_back),
        cmocka_unit_test(a_page_gives_its_main_text),
        cmocka_unit_test(a_page_tells_of_itself),
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(a_tree_that_takes_too_much_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
