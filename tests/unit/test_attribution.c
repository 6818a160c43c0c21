/* SPDX-License-Identifier: MIT */
#include "support/test.h"

#include "attribution/cue.h"
#include "base/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is found in a text; everything is made anew for each. */
struct found {
    const char *text;
    struct clm__parsed parsed;
    struct clm__attributions list;
};

/* Shared by the tests. */
struct tools {
    struct clm__model *model;
    struct clm__parser *parser;
    struct clm__cues *cues;
};

static int
make_tools(void **state)
{
    const char *path = getenv("CLAIMLINE_MODEL");
    struct tools *tools = calloc(1, sizeof *tools);
    *state = tools;
    if (tools == NULL || path == NULL ||
        clm__model_open(&tools->model, path, CLM__MODEL_FAST, NULL) != CLM_OK ||
        clm__parser_new(&tools->parser, tools->model, NULL) != CLM_OK)
        return -1;
    return clm__cues_new(&tools->cues, NULL, NULL, 0, NULL) == CLM_OK ? 0 : -1;
}

static int
free_tools(void **state)
{
    struct tools *tools = *state;
    clm__cues_free(tools->cues);
    clm__parser_free(tools->parser);
    clm__model_free(tools->model);
    free(tools);
    return 0;
}

static enum clm_code
find(struct found *found, struct tools *tools, const char *text)
{
    *found = (struct found){.text = text};
    enum clm_code code =
        clm__text_parse(tools->parser, text, strlen(text), &found->parsed, NULL);
    struct clm__attribution_input input = {tools->cues, tools->model, text,
                                           &found->parsed};
    return code == CLM_OK ? clm__attribution_find(&found->list, &input, NULL) : code;
}

static void
release(struct found *found)
{
    clm__attributions_release(&found->list);
    clm__parsed_release(&found->parsed);
}

/* A part as text, its pieces with " | " between them. */
static const char *
show(char *out, size_t size, const char *text, const struct clm__part *part)
{
    size_t len = 0;
    out[0] = '\0';
    for (unsigned i = 0; i < part->count && len < size; i++) {
        struct clm__stretch piece = part->pieces[i];
        len += (size_t)snprintf(out + len, size - len, "%s%.*s", i > 0 ? " | " : "",
                                (int)(piece.end - piece.start), text + piece.start);
    }
    return out;
}

struct example {
    const char *text, *source, *cue, *content;
};

static bool
has(const struct found *found, const struct example *example)
{
    char part[3][1000];
    for (size_t i = 0; i < found->list.count; i++) {
        const struct clm__attribution *a = &found->list.items[i];
        if (strcmp(show(part[0], sizeof part[0], found->text, &a->source),
                   example->source) == 0 &&
            strcmp(show(part[1], sizeof part[1], found->text, &a->cue), example->cue) ==
                0 &&
            strcmp(show(part[2], sizeof part[2], found->text, &a->content),
                   example->content) == 0)
            return true;
    }
    for (size_t i = 0; i < found->list.count; i++) {
        const struct clm__attribution *a = &found->list.items[i];
        print_error("found: [%s] [%s] [%s]\n",
                    show(part[0], sizeof part[0], found->text, &a->source),
                    show(part[1], sizeof part[1], found->text, &a->cue),
                    show(part[2], sizeof part[2], found->text, &a->content));
    }
    print_error("want:  [%s] [%s] [%s]\n", example->source, example->cue,
                example->content);
    return false;
}

static void
check(void **state, const struct example *examples, size_t count)
{
    size_t missed = 0;
    for (size_t i = 0; i < count; i++) {
        struct found found;
        assert_int_equal(find(&found, *state, examples[i].text), CLM_OK);
        missed += !has(&found, &examples[i]);
        release(&found);
    }
    assert_int_equal(missed, 0);
}

#define CHECK(state, examples) check(state, examples, sizeof examples / sizeof *examples)

static void
clauses_are_content(void **state)
{
    static const struct example examples[] = {
        {"The mayor said the bridge would open in May.", "The mayor", "said",
         "the bridge would open in May"},
        {"The mayor said that the bridge would open in May.", "The mayor", "said",
         "that the bridge would open in May"},
        {"Anna Berg, the head of the port, has repeatedly warned that the docks are "
         "unsafe.",
         "Anna Berg, the head of the port", "has repeatedly warned",
         "that the docks are unsafe"},
        {"The report, which was published on Monday, found that two wells were poisoned.",
         "The report", "found", "that two wells were poisoned"},
        {"Officials told reporters that the dam had failed.", "Officials", "told",
         "that the dam had failed"},
        {"Farmers complained that the tax was unfair, adding that many would stop "
         "planting.",
         "Farmers", "complained", "that the tax was unfair"},
        {"Farmers complained that the tax was unfair, adding that many would stop "
         "planting.",
         "Farmers", "adding", "that many would stop planting"},
        {"The minister asked whether the money had been spent.", "The minister", "asked",
         "whether the money had been spent"},
        {"Doctors explained how the disease spreads.", "Doctors", "explained",
         "how the disease spreads"},
        {"He believes the plan will fail.", "He", "believes", "the plan will fail"},
        {"Nobody has claimed that the vote was fair.", "Nobody", "has claimed",
         "that the vote was fair"},
    };
    CHECK(state, examples);
}

static void
plain_words_before_the_cue_are_content(void **state)
{
    static const struct example examples[] = {
        {"The road is closed, police said.", "police", "said", "The road is closed"},
        {"The road, police said, is closed.", "police", "said", "The road | is closed"},
        {"The ferry sank within minutes, according to the coast guard.",
         "the coast guard", "according to", "The ferry sank within minutes"},
        {"According to the coast guard, the ferry sank within minutes.",
         "the coast guard", "According to", "the ferry sank within minutes"},
    };
    CHECK(state, examples);
}

static void
direct_speech_is_content(void **state)
{
    static const struct example examples[] = {
        {"\"We will rebuild the school,\" the governor said.", "the governor", "said",
         "\"We will rebuild the school,\""},
        {"\"We will rebuild the school,\" said the governor.", "the governor", "said",
         "\"We will rebuild the school,\""},
        {"The governor said: \"We will rebuild the school.\"", "The governor", "said",
         "\"We will rebuild the school.\""},
        {"\xe2\x80\x9cWe are tired,\xe2\x80\x9d said Maria Lund, a nurse. "
         "\xe2\x80\x9cNobody listens to us.\xe2\x80\x9d",
         "Maria Lund, a nurse", "said",
         "\xe2\x80\x9cWe are tired,\xe2\x80\x9d | \xe2\x80\x9cNobody listens to "
         "us.\xe2\x80\x9d"},
        {"\"If the rain stops,\" she said, \"we can save the harvest.\"", "she", "said",
         "\"If the rain stops,\" | \"we can save the harvest.\""},
        {"\"We waited. Nobody came. We left,\" he recalled.", "he", "recalled",
         "\"We waited. Nobody came. We left,\""},
        {"''We waited for hours,'' he said.", "he", "said", "''We waited for hours,''"},
        {"He said the talks were \"a waste of time.\"", "He", "said",
         "the talks were \"a waste of time.\""},
    };
    CHECK(state, examples);
}

static void
infinitives_and_noun_phrases_are_content(void **state)
{
    static const struct example examples[] = {
        {"The union vowed to fight the closure.", "The union", "vowed",
         "to fight the closure"},
        {"The bishop urged both sides to put down their arms.", "The bishop", "urged",
         "both sides to put down their arms"},
        {"The opposition rejected the budget.", "The opposition", "rejected",
         "the budget"},
        {"Several lawmakers criticized the police for the delay.", "Several lawmakers",
         "criticized", "the police for the delay"},
        {"The envoy called for an end to the siege.", "The envoy", "called for",
         "an end to the siege"},
        {"She accused him of hiding the letters.", "She", "accused him of",
         "hiding the letters"},
        {"They described the raid as a mistake.", "They", "described",
         "the raid as a mistake"},
        {"The plan was rejected by the council.", "the council", "was rejected",
         "The plan"},
        {"The company continues to insist that the water is clean.", "The company",
         "continues to insist", "that the water is clean"},
    };
    CHECK(state, examples);
}

static void
nouns_and_adjectives_are_cues(void **state)
{
    static const struct example examples[] = {
        {"The paper printed her claim that the files were lost.", "her", "claim",
         "that the files were lost"},
        {"The general is confident that the line will hold.", "The general",
         "is confident", "that the line will hold"},
        {"Residents were worried about the smoke.", "Residents", "were worried about",
         "the smoke"},
        {"The strike began after his refusal to answer.", "his", "refusal", "to answer"},
    };
    CHECK(state, examples);
}

static void
nobody_is_the_source(void **state)
{
    static const struct example examples[] = {
        {"The chairman is expected to resign.", "", "is expected",
         "The chairman | to resign"},
        {"The bridge seems to be safe.", "", "seems", "The bridge | to be safe"},
    };
    CHECK(state, examples);
}

static void
speech_keeps_its_speaker(void **state)
{
    static const struct example examples[] = {
        {"\"The harbour is empty,\" said the pilot. \"There is no fuel. Ships turn "
         "back.\" He "
         "shrugged.",
         "the pilot", "said",
         "\"The harbour is empty,\" | \"There is no fuel. Ships turn back.\""},
        {"The pilot said: \"The harbour is empty.\n\n\"There is no fuel.\"", "The pilot",
         "said", "\"The harbour is empty. | \"There is no fuel.\""},
        {"The pilot said:\n\n\"The harbour is empty.\"", "The pilot", "said",
         "\"The harbour is empty.\""},
        {"Question time\n\nKHAN: Who paid for the house? I want a name.", "KHAN", ":",
         "Who paid for the house? I want a name."},
    };
    CHECK(state, examples);
}

static size_t
count_in(void **state, const char *text)
{
    struct found found;
    assert_int_equal(find(&found, *state, text), CLM_OK);
    size_t count = found.list.count;
    release(&found);
    return count;
}

static void
facts_are_no_attributions(void **state)
{
    static const char *const texts[] = {
        "",
        "Rain fell on the hills for three days.",
        "The train left at noon.",
        "Two bridges were swept away.",
        "His father owned a mill.",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(count_in(state, texts[i]), 0);
}

static void
what_is_said_in_speech_is_not_told_again(void **state)
{
    assert_int_equal(
        count_in(state, "\"I think we said that they want peace,\" he said."), 1);
    assert_int_equal(count_in(state, "She said she hopes to win."), 1);
}

static void
others_in_speech_are_told(void **state)
{
    static const struct example examples[] = {
        {"He said the witness claimed that the car was stolen.", "the witness", "claimed",
         "that the car was stolen"},
    };
    CHECK(state, examples);
}

static void
a_line_of_json_names_every_part(void **state)
{
    struct found found;
    struct clm__buf out = {0};
    assert_int_equal(find(&found, *state, "The road, police said, is closed."), CLM_OK);
    assert_int_equal(found.list.count, 1);
    clm__attribution_write(&out, "a\"b", &found.list.items[0]);
    assert_string_equal(
        clm__buf_text(&out),
        "{\"doc\":\"a\\\"b\",\"source\":{\"start\":10,\"end\":16},\"cue\":{\"start\":17,"
        "\"end\":21},\"content\":{\"start\":0,\"end\":32,\"spans\":[[0,8],[23,32]]}}\n");
    clm__buf_release(&out);
    release(&found);
}

static void
a_bad_line_of_the_list_is_named(void **state)
{
    (void)state;
    static const char *const bad[] = {"verb that say\n", "verb sometimes: say\n",
                                      "thing that: say\n", "verb +under: say\n"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct clm__cues *cues = NULL;
        struct clm_error err = {0};
        assert_int_equal(clm__cues_new(&cues, "own.txt", bad[i], strlen(bad[i]), &err),
                         CLM_E_DATA);
        assert_int_equal(err.at.line, 1);
        assert_null(cues);
    }
}

static void
words_in_several_lines_add_up(void **state)
{
    (void)state;
    static const char list[] = "# mine\n\nverb that: hum\nverb +about obj: sing hum\r\n";
    struct clm__cues *cues = NULL;
    assert_int_equal(clm__cues_new(&cues, "own.txt", list, strlen(list), NULL), CLM_OK);
    const struct clm__cue_word *word = clm__cue_find(cues, CLM__CUE_VERB, "hum");
    assert_non_null(word);
    assert_int_equal(word->patterns, CLM__CUE_THAT | CLM__CUE_OBJ);
    assert_int_equal(word->prepositions, clm__cue_preposition("about", 5));
    assert_null(clm__cue_find(cues, CLM__CUE_NOUN, "hum"));
    clm__cues_free(cues);
}

static void
want_of_memory_is_told(void **state)
{
    struct tools *tools = *state;
    static const char text[] =
        "\"We are late,\" he said. \"Very late.\" She told us to go.";
    struct found found = {.text = text};
    assert_int_equal(
        clm__text_parse(tools->parser, text, strlen(text), &found.parsed, NULL), CLM_OK);
    struct clm__attribution_input input = {tools->cues, tools->model, text,
                                           &found.parsed};
    for (long calls = 0;; calls++) {
        struct clm__cues *cues = NULL;
        clm__alloc_fail_after(calls);
        enum clm_code code = clm__attribution_find(&found.list, &input, NULL);
        if (code == CLM_OK)
            code = clm__cues_new(&cues, NULL, NULL, 0, NULL);
        clm__alloc_fail_after(-1);
        clm__cues_free(cues);
        clm__attributions_release(&found.list);
        if (code == CLM_OK)
            break;
        assert_int_equal(code, CLM_E_NOMEM);
    }
    release(&found);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clauses_are_content),
        cmocka_unit_test(plain_words_before_the_cue_are_content),
        cmocka_unit_test(direct_speech_is_content),
        cmocka_unit_test(infinitives_and_noun_phrases_are_content),
        cmocka_unit_test(nouns_and_adjectives_are_cues),
        cmocka_unit_test(nobody_is_the_source),
        cmocka_unit_test(speech_keeps_its_speaker),
        cmocka_unit_test(facts_are_no_attributions),
        cmocka_unit_test(what_is_said_in_speech_is_not_told_again),
        cmocka_unit_test(others_in_speech_are_told),
        cmocka_unit_test(a_line_of_json_names_every_part),
        cmocka_unit_test(a_bad_line_of_the_list_is_named),
        cmocka_unit_test(words_in_several_lines_add_up),
        cmocka_unit_test(want_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, make_tools, free_tools);
}
