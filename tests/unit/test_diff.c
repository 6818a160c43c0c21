/* SPDX-License-Identifier: MIT */
/* The diff by itself: votes, likeness of words, lists, marked words, names of changes. */
#include "base/alloc.h"
#include "claimline/claimline.h"
#include "diff/likeness.h"
#include "diff/lists.h"
#include "diff/values.h"
#include "diff/votes.h"
#include "support/test.h"

#include <string.h>

struct loaded {
    struct clm_corpus *corpus;
    struct clm_graph *graph;
};

#define HEADER "id,date,kind,actor,target,charge,answers\n"

static struct loaded
load(const char *rows)
{
    struct loaded loaded = {0};
    char text[4000];
    snprintf(text, sizeof text, "%s%s", HEADER, rows);
    assert_int_equal(clm_corpus_new(&loaded.corpus, NULL), CLM_OK);
    assert_int_equal(
        clm_corpus_read_bytes(loaded.corpus, "events.csv", text, strlen(text), NULL),
        CLM_OK);
    assert_int_equal(clm_corpus_finish(loaded.corpus, NULL), CLM_OK);
    assert_int_equal(clm_corpus_error_count(loaded.corpus), 0);
    assert_int_equal(clm_graph_new(&loaded.graph, loaded.corpus, NULL), CLM_OK);
    return loaded;
}

static void
unload(struct loaded *loaded)
{
    clm_graph_free(loaded->graph);
    clm_corpus_free(loaded->corpus);
}

/* The kinds of the changes between two, as "kind kind ". */
static void
expect(const char *old_rows, const char *new_rows, const char *kinds)
{
    struct loaded was = load(old_rows), is = load(new_rows);
    struct clm_diff *diff = NULL;
    char found[2000] = "";
    assert_int_equal(clm_diff_new(&diff, was.graph, is.graph, NULL, NULL), CLM_OK);
    for (size_t i = 0; i < clm_diff_count(diff); i++) {
        size_t used = strlen(found);
        snprintf(found + used, sizeof found - used, "%s ",
                 clm_change_name(clm_diff_at(diff, i)->kind));
    }
    assert_string_equal(found, kinds);
    clm_diff_free(diff);
    unload(&was);
    unload(&is);
}

static void
every_change_has_a_name_and_a_way_back(void **state)
{
    (void)state;
    for (int i = 0; i < CLM_CHANGE_KIND_COUNT; i++) {
        enum clm_change_kind kind = (enum clm_change_kind)i, back;
        assert_non_null(clm_change_name(kind));
        back = clm_change_reverse(kind);
        assert_int_equal(clm_change_reverse(back), kind);
        assert_int_equal(clm_change_field(back), clm_change_field(kind));
    }
    for (int i = 0; i < CLM_DIFF_FIELD_COUNT; i++) {
        const char *name = clm_diff_field_name((enum clm_diff_field)i);
        enum clm_diff_field found;
        assert_true(clm_diff_field_find(&found, name, strlen(name)));
        assert_int_equal(found, i);
    }
}

static void
the_same_is_no_change(void **state)
{
    (void)state;
    expect("", "", "");
    expect("e1,2016,talks,US,Russia,,\n", "e1,2016,talks,USA,Russia,,\n",
           "evidence_changed ");
    expect("e1,2016,talks,US,Russia,,\ne2,2017,denial,Russia,,,e1\n",
           "e2,2017,denial,Russia,,,e1\ne1,2016,talks,US,Russia,,\n", "");
}

static void
a_changed_id_is_no_other_event(void **state)
{
    (void)state;
    expect("e1,2016,accusation,US,Russia,wrecked the truce,\n",
           "x1,2016,accusation,US,Russia,wrecked the truce,\n", "id_changed ");
    expect("e1,2016,accusation,US,Russia,wrecked the truce,\n",
           "x1,2017,accusation,US,Russia,wrecked the truce,\n",
           "id_changed date_changed ");
    expect("e1,2016,accusation,US,Russia,wrecked the truce,\n",
           "x1,2019,talks,Iran,Mali,quite another thing,\n",
           "event_removed event_added ");
}

static void
an_answer_is_told_of_what_is_answered(void **state)
{
    (void)state;
    expect("e1,2016,accusation,US,Russia,,\ne2,2017,denial,Russia,US,,\n",
           "e1,2016,accusation,US,Russia,,\ne2,2017,denial,Russia,US,,e1\n",
           "answer_added ");
}

static void
one_event_alone_renames_nobody(void **state)
{
    (void)state;
    expect("e1,2016,talks,Freedonia,,a,\n", "e1,2016,talks,Sylvania,,a,\n",
           "actor_changed ");
    expect("e1,2016,talks,Freedonia,,a,\ne2,2016,talks,Freedonia,,b,\n",
           "e1,2016,talks,Sylvania,,a,\ne2,2016,talks,Sylvania,,b,\n", "actor_renamed ");
}

static void
merged_turned_round_is_split(void **state)
{
    (void)state;
    const char *two = "e1,2016,talks,Freedonia,,a,\ne2,2016,talks,Freedonia,,b,\n"
                      "e3,2016,talks,Sylvania,,c,\n";
    const char *one = "e1,2016,talks,Sylvania,,a,\ne2,2016,talks,Sylvania,,b,\n"
                      "e3,2016,talks,Sylvania,,c,\n";
    expect(two, one, "actor_merged ");
    expect(one, two, "actor_split ");
}

static void
lists_are_walked_from_one_to_the_other(void **state)
{
    (void)state;
    json_t *was =
        json_pack("[{s:s},{s:s,s:i}]", "source", "a", "source", "b", "sentence", 1);
    json_t *is =
        json_pack("[{s:s},{s:s,s:i}]", "source", "c", "source", "b", "sentence", 2);
    struct clm__steps steps = {0};
    assert_true(clm__steps_find(&steps, was, is, true));
    assert_int_equal(steps.count, 3);
    assert_true(json_equal(steps.rest, is));
    clm__steps_release(&steps);
    json_decref(was);
    json_decref(is);
}

static void
changed_words_are_marked(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"a b c", "a b c", "a b c"},
        {"a b c", "a x c", "a [-b-]{+x+} c"},
        {"a b c", "a c", "a [-b-] c"},
        {"a c", "a b c", "a {+b+} c"},
        {"a", "b", "[-a-]{+b+}"},
        {"", "a", "{+a+}"},
        {"one two", "two one", "[-one-] two {+one+}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct clm__buf out = {0};
        clm__words_diff(&out, cases[i][0], cases[i][1], false);
        assert_string_equal(clm__buf_text(&out), cases[i][2]);
        clm__buf_release(&out);
    }
}

static void
no_control_characters_are_shown(void **state)
{
    (void)state;
    struct clm__buf out = {0};
    clm__value_text(&out, "\"a\\u001b[31mb\\u009bc\"");
    assert_string_equal(clm__buf_text(&out), "a [31mb c");
    clm__buf_release(&out);
}

/* Each allocation of ours fails once; the diff says so and leaks nothing. */
static void
want_of_memory_is_an_answer(void **state)
{
    (void)state;
    struct loaded was = load("e1,2016,talks,Freedonia,,a charge,\n"
                             "e2,2016,denial,Freedonia,US,another one,e1\n");
    struct loaded is = load("x1,2016,talks,Sylvania,,a charge,\n"
                            "x2,2017,denial,Sylvania,US,another one,\n");
    enum clm_code code = CLM_E_NOMEM;
    for (long calls = 0; code == CLM_E_NOMEM && calls < 20000; calls++) {
        struct clm_diff *diff = NULL;
        clm__alloc_fail_after(calls);
        code = clm_diff_new(&diff, was.graph, is.graph, NULL, NULL);
        clm__alloc_fail_after(-1);
        clm_diff_free(diff);
    }
    assert_int_equal(code, CLM_OK);
    unload(&was);
    unload(&is);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_change_has_a_name_and_a_way_back),
        cmocka_unit_test(the_same_is_no_change),
        cmocka_unit_test(a_changed_id_is_no_other_event),
        cmocka_unit_test(an_answer_is_told_of_what_is_answered),
        cmocka_unit_test(one_event_alone_renames_nobody),
        cmocka_unit_test(merged_turned_round_is_split),
        cmocka_unit_test(lists_are_walked_from_one_to_the_other),
        cmocka_unit_test(changed_words_are_marked),
        cmocka_unit_test(no_control_characters_are_shown),
        cmocka_unit_test(want_of_memory_is_an_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
