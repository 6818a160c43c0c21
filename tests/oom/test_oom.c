/* SPDX-License-Identifier: MIT */
/* Fails allocation 1, 2, 3 ... of reading, ordering, checking and writing, until all of
 * it passes: each time an error is returned, nothing leaks, nothing crashes. */
#include "support/test.h"

#include "base/alloc.h"
#include "support/exercise.h"

#include <jansson.h>

static const char events_csv[] =
    "id,date,kind,phase,actor,speaker,target,charge,charge_type,place,quote,source,url,"
    "confidence,"
    "answers,about,note,weather\n"
    "t1,2016-09-12,ceasefire,start,United States|Russia,,,,,Syria,,a1,,,,,,\n"
    "acc1,2016-09-20~,accusation,,,John Kerry,Moscow,\"hit the aid convoy, "
    "knowingly\",war-crime|"
    "civilian-harm,Urum,\"It was \"\"no accident\"\"\",a1|a2,,,,t1,,rain\n"
    "den1,2016-09-20~,denial,,Russia,Sergei Lavrov,US,hit the aid "
    "convoy,,,,a2,,,acc1,,,\n"
    "b,2016,denial,,Free Army,,russia,,,,,,https://example.org/x,0.5,c,,,\n"
    "c,2016,denial,,russia,,Free Army,,,,,,,,b,,,\n"
    ",2016-02,strike,,,,,,,,,,,,,,,\n";
static const char bad_csv[] =
    "id,date,kind,answers\ne1,2016-02-30,strike,\ne1,2016,hit,\n"
    "e2,2016,strike,e9\ne2,2016,strike,\ne3\n";
static const char broken_csv[] = "id,date,kind\ne1,2016,\"strike\n";
static const char actors_csv[] =
    "id,name,kind,aliases,acts_for,from,to,side,note\n"
    "united-states,United States,state,US|Washington,,,,west,\n"
    "russia,Russia,state,Moscow,,,,,\n"
    "john-kerry,John Kerry,person,Kerry,united-states,2013,2017-01-20,,\n"
    "john-kerry,John Kerry,person,,united-states,2021,2024,,\n"
    "sergei-lavrov,Sergei Lavrov,person,Lavrov,russia,,,,\n";
static const char corpus_csv[] =
    "id,file,published,publisher,title,url\n"
    "a1,articles/1.txt,2016-09-21,Post,Hit,https://example.org/1\n"
    "a2,,2016-09-22,Wire,,\n";
static const char more_json[] =
    "{\"title\":\"T\",\"actors\":[{\"id\":\"z\",\"aliases\":[\"zz\"],\"roles\":[{\"acts_"
    "for\":\"russia\","
    "\"from\":\"2016\"}]}],\"sources\":[{\"id\":\"a3\",\"publisher\":\"P\"}],\"events\":["
    "{\"id\":\"x-1\",\"kind\":\"accusation\",\"date\":\"2016-09-20\",\"date_basis\":{"
    "\"text\":\"Monday\","
    "\"span\":[1,7],\"rule\":\"weekday\",\"base\":\"2016-09-21\"},\"actors\":[{\"id\":"
    "\"united-states\","
    "\"name\":\"US\",\"text\":\"Kerry\",\"span\":[10,15]}],\"speaker\":{\"name\":\"John "
    "Kerry\"},"
    "\"targets\":[\"Russia\"],\"charge\":{\"text\":\"hit an aid "
    "convoy\",\"types\":[\"war-crime\"]},"
    "\"cue\":{\"text\":\"accused\"},\"confidence\":0.91,\"sources\":[{\"source\":\"a3\","
    "\"sentence\":4}],"
    "\"members\":[{\"id\":\"x-2\",\"kind\":\"accusation\",\"date\":\"2016\",\"actors\":["
    "\"z\"]}]},"
    "{\"kind\":\"denial\",\"date\":\"2016-10\",\"actors\":[\"rebels\"],\"answers\":[{"
    "\"event\":\"x-1\","
    "\"score\":72,\"reason\":\"same "
    "words\"}],\"certainty\":{\"a\":[1,2.5,null,\"x\"]}}]}";

struct input {
    const char *name;
    const char *bytes;
};

struct attempt {
    const struct input *inputs;
    size_t count;
    bool with_builtin;
};

static enum clm_code
read_and_write(const struct attempt *attempt, struct written *json, size_t *errors)
{
    struct clm_corpus_options options = {.report = ignore_diag,
                                         .keep_going = true,
                                         .keep_positions = true,
                                         .no_builtin = !attempt->with_builtin};
    struct clm_corpus *corpus = NULL;
    struct clm_error err = {0};
    enum clm_code code = clm_corpus_new(&corpus, &options);
    for (size_t i = 0; code == CLM_OK && i < attempt->count; i++)
        code = clm_corpus_read_bytes(corpus, attempt->inputs[i].name,
                                     attempt->inputs[i].bytes,
                                     strlen(attempt->inputs[i].bytes), &err);
    if (code == CLM_OK)
        code = exercise_corpus(corpus, true, json);
    *errors = corpus != NULL ? clm_corpus_error_count(corpus) : 0;
    clm_corpus_free(corpus);
    return code;
}

/* Fails from the n-th allocation on, in steps, until nothing fails; the result must then
 * be that of a run in which nothing ever failed. */
static void
fail_each(const struct attempt *attempt, long step)
{
    struct written whole = {0};
    size_t whole_errors = 0;
    assert_int_equal(read_and_write(attempt, &whole, &whole_errors), CLM_OK);
    long tries = 0;
    for (enum clm_code code = CLM_E_NOMEM; code != CLM_OK; tries += step) {
        struct written json = {0};
        size_t errors = 0;
        clm__alloc_fail_after(tries);
        code = read_and_write(attempt, &json, &errors);
        clm__alloc_fail_after(-1);
        assert_true(code == CLM_OK || code == CLM_E_NOMEM);
        if (code == CLM_OK) {
            assert_int_equal(errors, whole_errors);
            assert_int_equal(json.len, whole.len);
            assert_memory_equal(json.at, whole.at, whole.len);
        }
        free(json.at);
    }
    assert_true(tries > 1);
    free(whole.at);
}

static const struct input good[] = {{"events.csv", events_csv},
                                    {"actors.csv", actors_csv},
                                    {"corpus.csv", corpus_csv},
                                    {"more.json", more_json}};
static const struct input bad[] = {{"events.csv", events_csv},
                                   {"actors.csv", actors_csv},
                                   {"actors.csv", actors_csv},
                                   {"events2.csv", bad_csv},
                                   {"events3.csv", broken_csv},
                                   {"x.json", "{\"events\":[1,{\"id\":4},{]"},
                                   {"y.jsonl", "{}\n7\n{\"id\":\"q\",\"date\":\"x\"}\n"}};

static void
every_allocation_of_a_corpus_may_fail(void **state)
{
    (void)state;
    fail_each(&(struct attempt){good, sizeof good / sizeof *good, false}, 1);
}

static void
every_allocation_of_a_bad_corpus_may_fail(void **state)
{
    (void)state;
    fail_each(&(struct attempt){bad, sizeof bad / sizeof *bad, false}, 1);
}

static void
allocations_of_the_built_in_list_may_fail(void **state)
{
    (void)state;
    fail_each(&(struct attempt){good, sizeof good / sizeof *good, true}, 97);
}

/* Jansson has a heap of its own; here it shares ours. */
static void
allocations_of_json_may_fail(void **state)
{
    (void)state;
    json_set_alloc_funcs(clm__alloc, clm__free);
    fail_each(&(struct attempt){good, sizeof good / sizeof *good, false}, 1);
    fail_each(&(struct attempt){bad, sizeof bad / sizeof *bad, false}, 1);
    json_set_alloc_funcs(malloc, free);
}

/* A file of several blocks is parsed by a thread of its own, whose allocations are
 * counted apart. */
static void
a_long_file_ends_well_without_memory(void **state)
{
    (void)state;
    struct written text = {0};
    const char *header = "id,date,kind,actor,target,charge\n";
    keep_written(header, strlen(header), &text);
    for (int i = 0; i < 40000; i++) {
        char row[120];
        int len = snprintf(
            row, sizeof row,
            "e%d,2016-09-26,accusation,russia,france,\"broke the truce %d\"\n", i, i);
        keep_written(row, (size_t)len, &text);
    }
    keep_written("", 1, &text);
    struct input input = {"events.csv", text.at};
    struct attempt attempt = {&input, 1, false};
    for (long tries = 0; tries < 400; tries += 7) {
        struct written json = {0};
        size_t errors = 0;
        clm__alloc_fail_after(tries);
        enum clm_code code = read_and_write(&attempt, &json, &errors);
        clm__alloc_fail_after(-1);
        assert_true(code == CLM_OK || code == CLM_E_NOMEM);
        free(json.at);
    }
    free(text.at);
}

/* A result that cannot be written is an error of its own, at whatever byte. */
struct bounded {
    size_t left;
};

static bool
refuse(const char *bytes, size_t len, void *payload)
{
    (void)bytes;
    struct bounded *bounded = payload;
    if (len > bounded->left)
        return false;
    bounded->left -= len;
    return true;
}

static void
every_refused_write_is_an_error(void **state)
{
    (void)state;
    static const struct clm_filter all;
    struct clm_corpus_options options = {.no_builtin = true};
    struct clm_corpus *corpus = NULL;
    struct clm_graph *graph = NULL;
    struct clm_view view = {0};
    assert_int_equal(clm_corpus_new(&corpus, &options), CLM_OK);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_int_equal(clm_corpus_read_bytes(corpus, good[i].name, good[i].bytes,
                                               strlen(good[i].bytes), NULL),
                         CLM_OK);
    assert_int_equal(clm_corpus_finish(corpus, NULL), CLM_OK);
    assert_int_equal(clm_graph_new(&graph, corpus, NULL), CLM_OK);
    assert_int_equal(clm_view_init(&view, graph, &all, NULL), CLM_OK);
    for (size_t room = 0; room < 4; room++) {
        struct clm_table_options table = {.table = CLM_TABLE_EVENTS};
        struct bounded bounded = {room * 100};
        struct clm_error err = {0};
        assert_int_equal(clm_table_write(&view, &table, refuse, &bounded, &err),
                         CLM_E_WRITE);
        assert_int_equal(err.code, CLM_E_WRITE);
        bounded.left = room * 100;
        assert_int_equal(clm_json_write(&view, "t", refuse, &bounded, NULL), CLM_E_WRITE);
        bounded.left = room * 100;
        assert_int_equal(clm_package_write("t", false, refuse, &bounded, NULL),
                         CLM_E_WRITE);
    }
    clm_view_release(&view);
    clm_graph_free(graph);
    clm_corpus_free(corpus);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_allocation_of_a_corpus_may_fail),
        cmocka_unit_test(every_allocation_of_a_bad_corpus_may_fail),
        cmocka_unit_test(allocations_of_the_built_in_list_may_fail),
        cmocka_unit_test(allocations_of_json_may_fail),
        cmocka_unit_test(a_long_file_ends_well_without_memory),
        cmocka_unit_test(every_refused_write_is_an_error),
    };
    return cmocka_run_group_tests_name("oom", tests, NULL, NULL);
}
