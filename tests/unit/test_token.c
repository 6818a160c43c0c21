/* SPDX-License-Identifier: MIT */
#include "support/test.h"

#include "text/quote.h"
#include "text/sentence.h"
#include "text/token.h"
#include "text/wordlist.h"

#include <string.h>

/* The tokens of a text, parted by |, sentences by ||. */
static void
split(char *out, size_t size, const char *text)
{
    struct clm__token tokens[256];
    size_t len = strlen(text), at = 0, start = 0, end = 0, used = 0;
    bool wrapped = clm__paragraph_wrapped(text, len), first_one = true;
    out[0] = '\0';
    while (clm__paragraph_next(text, len, wrapped, &at, &start, &end)) {
        size_t count = 0;
        for (size_t to = start;
             count < 256 && clm__token_next(&tokens[count], text, start, end, &to);)
            count++;
        for (size_t first = 0; first < count;) {
            size_t stop = clm__sentence_end(text, tokens, count, first);
            for (size_t i = first; i < stop; i++) {
                size_t n = tokens[i].end - tokens[i].start;
                assert_true(used + n + 4 < size);
                const char *mark = first_one ? "" : i == first ? "||" : "|";
                memcpy(out + used, mark, strlen(mark));
                used += strlen(mark);
                memcpy(out + used, text + tokens[i].start, n);
                used += n;
                out[used] = '\0';
                first_one = false;
            }
            first = stop;
        }
    }
}

struct example {
    const char *text, *tokens;
};

static void
check(const struct example *examples, size_t count)
{
    char out[2048];
    for (size_t i = 0; i < count; i++) {
        split(out, sizeof out, examples[i].text);
        assert_string_equal(out, examples[i].tokens);
    }
}

#define CHECK(examples) check(examples, sizeof(examples) / sizeof(examples)[0])

static void
clitics_and_contractions_are_split(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"They don't know it's over.", "They|do|n't|know|it|'s|over|."},
        {"We can't and won\u2019t.", "We|ca|n't|and|wo|n\u2019t|."},
        {"I cannot; you're gonna.", "I|can|not|;|you|'re|gon|na|."},
        {"Peru's and the workers' union", "Peru|'s|and|the|workers|'|union"},
        {"Mr. O'Neill at 5 o'clock", "Mr.|O'Neill|at|5|o'clock"},
        {"Dunno, ask 'em in the '90s", "Du|n|no|,|ask|'em|in|the|'90s"},
    };
    CHECK(examples);
}

static void
hyphens_split_words_but_not_prefixes(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"a Kremlin-backed, anti-war and non-aligned bloc",
         "a|Kremlin|-|backed|,|anti-war|and|non-aligned|bloc"},
        {"a ten-year-old pre-election e-mail", "a|ten|-|year|-|old|pre-election|e-mail"},
        {"call 555-010-2233 or 555-0199", "call|555-010-2233|or|555-0199"},
        {"pages 10-12 of 1998-1999", "pages|10|-|12|of|1998|-|1999"},
        {"the deal \u2014 or truce\u2013pact -- failed",
         "the|deal|\u2014|or|truce|\u2013|pact|--|failed"},
    };
    CHECK(examples);
}

static void
numbers_and_addresses_stay_whole(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"It cost $1,250.50, or 40% of US$3bn.",
         "It|cost|$|1,250.50|,|or|40|%|of|US$|3|bn|."},
        {"At 10:30 on 3/4, the 20th of 1990s", "At|10:30|on|3/4|,|the|20th|of|1990s"},
        {"at 5pm, 12km away", "at|5|pm|,|12|km|away"},
        {"See https://example.org/a?b=1. Or www.example.org, ok.",
         "See|https://example.org/a?b=1|.||Or|www.example.org|,|ok|."},
        {"Write to ann.b@example.org (or @ann_b) #truce",
         "Write|to|ann.b@example.org|(|or|@ann_b|)|#truce"},
        {"and/or 1,2 and .5", "and|/|or|1|,|2|and|.5"},
    };
    CHECK(examples);
}

static void
abbreviations_keep_their_period(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Mr. Hill met Sen. Ortiz in the U.S. on Sept. 12.",
         "Mr.|Hill|met|Sen.|Ortiz|in|the|U.S.|on|Sept.|12|."},
        {"He left the U.S. The talks went on.", "He|left|the|U.S.||The|talks|went|on|."},
        {"He left the U.S. Senate at 9 a.m. on Friday.",
         "He|left|the|U.S.|Senate|at|9|a.m.|on|Friday|."},
        {"No. 10 said no. That was it.", "No.|10|said|no|.||That|was|it|."},
        {"J. K. Moore of Acme Inc. agreed.", "J.|K.|Moore|of|Acme|Inc.|agreed|."},
        {"the U.S.-led force", "the|U.S.|-|led|force"},
        {"e.g. tanks, guns, etc. were there", "e.g.|tanks|,|guns|,|etc.|were|there"},
    };
    CHECK(examples);
}

static void
sentences_end_behind_closing_marks(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"\"It is over.\" She left.", "\"|It|is|over|.|\"||She|left|."},
        {"\u201cIs it over?\u201d Foreign Minister Diaz asked.",
         "\u201c|Is|it|over|?|\u201d|Foreign|Minister|Diaz|asked|."},
        {"\"Stop!\" he said. (They did.) Then...",
         "\"|Stop|!|\"|he|said|.||(|They|did|.|)||Then|..."},
        {"What?! Really", "What|?!||Really"},
        {"They left [...] at dawn (it rained).",
         "They|left|[|...|]|at|dawn|(|it|rained|)|."},
        {"He won. 12 people lost.", "He|won|.||12|people|lost|."},
        {"The site was hit.Nobody died.", "The|site|was|hit|.||Nobody|died|."},
    };
    CHECK(examples);
}

static void
an_empty_line_ends_a_sentence(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Talks fail again\n\nOslo, 3 May\n\nThe talks failed.",
         "Talks|fail|again||Oslo|,|3|May||The|talks|failed|."},
        {"The delegates who had come from the north\nleft the hall before noon.",
         "The|delegates|who|had|come|from|the|north|left|the|hall|before|noon|."},
        {"A short line\nAnother line", "A|short|line||Another|line"},
        {"", ""},
        {" \n\t\r\n ", ""},
    };
    CHECK(examples);
}

static void
offsets_are_bytes_of_the_text(void **state)
{
    (void)state;
    const char *text = "  Z\u00fcrich\u2019s mayor";
    struct clm__token token;
    size_t at = 0, len = strlen(text);
    assert_true(clm__token_next(&token, text, 0, len, &at));
    assert_int_equal(token.start, 2);
    assert_int_equal(token.end, 9);
    assert_true(token.flags & CLM__TOKEN_SPACE);
    assert_true(clm__token_next(&token, text, 0, len, &at));
    assert_int_equal(token.start, 9);
    assert_int_equal(token.end, 13);
    assert_true(token.flags & CLM__TOKEN_JOINED);
}

static void
a_sentence_is_cut_at_its_bound(void **state)
{
    (void)state;
    static struct clm__token tokens[CLM__SENTENCE_CUT + 5];
    for (size_t i = 0; i < CLM__SENTENCE_CUT + 5; i++)
        tokens[i] = (struct clm__token){.flags = CLM__TOKEN_LOWER | CLM__TOKEN_SPACE};
    assert_int_equal(clm__sentence_end("a", tokens, CLM__SENTENCE_CUT + 5, 0),
                     CLM__SENTENCE_CUT);
}

/* Quotations as start-end:depth and flags. */
static size_t
quotes_of(struct clm__quote *out, struct clm__quote_state *state, const char *text)
{
    struct clm__token tokens[64];
    size_t count = 0, len = strlen(text);
    for (size_t at = 0; count < 64 && clm__token_next(&tokens[count], text, 0, len, &at);)
        count++;
    return clm__quote_find(out, state, text, tokens, count);
}

static void
quotations_nest(void **state)
{
    (void)state;
    struct clm__quote quotes[64];
    struct clm__quote_state quote_state = {0};
    const char *text = "He said \"they shouted 'stop now' at us\" and left.";
    assert_int_equal(quotes_of(quotes, &quote_state, text), 2);
    assert_int_equal(quotes[0].start, 8);
    assert_int_equal(quotes[0].end, 39);
    assert_int_equal(quotes[0].depth, 0);
    assert_int_equal(quotes[1].start, 22);
    assert_int_equal(quotes[1].end, 32);
    assert_int_equal(quotes[1].depth, 1);
    assert_int_equal(quotes[1].flags, CLM__QUOTE_SINGLE);
}

static void
a_quotation_goes_on_in_the_next_paragraph(void **state)
{
    (void)state;
    struct clm__quote quotes[64];
    struct clm__quote_state quote_state = {0};
    assert_int_equal(quotes_of(quotes, &quote_state, "\u201cWe waited for hours."), 1);
    assert_int_equal(quotes[0].flags, CLM__QUOTE_OPEN);
    assert_int_equal(
        quotes_of(quotes, &quote_state, "\u201cNobody came,\u201d she said."), 1);
    assert_int_equal(quotes[0].flags, CLM__QUOTE_CONTINUED);
    assert_int_equal(quotes_of(quotes, &quote_state, "\u201cNew,\u201d he said."), 1);
    assert_int_equal(quotes[0].flags, 0);
}

static void
an_apostrophe_is_no_quotation(void **state)
{
    (void)state;
    struct clm__quote quotes[64];
    struct clm__quote_state quote_state = {0};
    assert_int_equal(quotes_of(quotes, &quote_state, "the workers' union and 'em"), 0);
}

static void
every_word_of_a_list_is_found(void **state)
{
    static const struct {
        enum clm__wordlist list;
        const char *word;
    } rows[] = {
#define CLM_PREFIX(text)  {CLM__LIST_PREFIX, text},
#define CLM_UNIT(text)    {CLM__LIST_UNIT, text},
#define CLM_ELISION(text) {CLM__LIST_ELISION, text},
#define CLM_SPEECH(text)  {CLM__LIST_SPEECH, text},
#define CLM_STARTER(text) {CLM__LIST_STARTER, text},
#include "text/words.def"
    };
    static const char *const abbreviations[] = {
#define CLM_ABBREVIATION(text, kind) text,
#include "text/words.def"
    };
    static const struct {
        const char *word;
        size_t first, second;
    } splits[] = {
#define CLM_SPLIT(text, first, second) {text, first, second},
#include "text/words.def"
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t len = strlen(rows[i].word);
        assert_true(clm__wordlist_has(rows[i].list, rows[i].word, len));
        assert_false(clm__wordlist_has(rows[i].list, "qqq", 3));
        assert_false(clm__wordlist_has(rows[i].list, rows[i].word, 0));
    }
    for (size_t i = 0; i < sizeof abbreviations / sizeof *abbreviations; i++)
        assert_int_not_equal(
            clm__wordlist_abbreviation(abbreviations[i], strlen(abbreviations[i])), 0);
    for (size_t i = 0; i < sizeof splits / sizeof *splits; i++) {
        size_t pieces[2] = {0, 0};
        assert_true(clm__wordlist_split(splits[i].word, strlen(splits[i].word), pieces));
        assert_int_equal(pieces[0], splits[i].first);
        assert_int_equal(pieces[1], splits[i].second);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_of_a_list_is_found),
        cmocka_unit_test(clitics_and_contractions_are_split),
        cmocka_unit_test(hyphens_split_words_but_not_prefixes),
        cmocka_unit_test(numbers_and_addresses_stay_whole),
        cmocka_unit_test(abbreviations_keep_their_period),
        cmocka_unit_test(sentences_end_behind_closing_marks),
        cmocka_unit_test(an_empty_line_ends_a_sentence),
        cmocka_unit_test(offsets_are_bytes_of_the_text),
        cmocka_unit_test(a_sentence_is_cut_at_its_bound),
        cmocka_unit_test(quotations_nest),
        cmocka_unit_test(a_quotation_goes_on_in_the_next_paragraph),
        cmocka_unit_test(an_apostrophe_is_no_quotation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
