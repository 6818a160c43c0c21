/* SPDX-License-Identifier: MIT */
/* Time expressions: every example of the rule file, and what the file cannot say. */
#include "base/alloc.h"
#include "support/test.h"
#include "timex/timex.h"
#include "timex/timex_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct clm__timex_rules *
builtin(void)
{
    struct clm__timex_rules *rules = NULL;
    struct clm_error err = {0};
    if (clm__timex_rules_new(&rules, NULL, NULL, 0, &err) != CLM_OK)
        fail_msg("%u:%u: %s", err.at.line, err.at.column, err.text);
    return rules;
}

static struct clm__timex_list
find(const struct clm__timex_rules *rules, const char *text, const char *base)
{
    struct clm__timex_list list;
    struct clm_date date = {0};
    struct clm__timex_input input = {.text = text, .len = strlen(text)};
    input.has_base = strcmp(base, "-") != 0;
    if (input.has_base)
        assert_int_equal(clm_date_read(&date, base, strlen(base), NULL), CLM_OK);
    input.base = date.earliest;
    assert_int_equal(clm__timex_find(&list, rules, &input, NULL), CLM_OK);
    return list;
}

/* What the list says by this rule: "TYPE VALUE" or, when that was asked for, "TYPE VALUE
 * EDTF". */
static void
describe(char *out, size_t size, const struct clm__timex_list *list, const char *rule,
         bool edtf)
{
    snprintf(out, size, "-");
    for (size_t i = 0; i < list->count; i++) {
        const struct clm__timex *t = &list->items[i];
        if (rule != NULL && strcmp(t->rule, rule) != 0)
            continue;
        snprintf(out, size, "%s %s%s%s",
                 clm__timex_type_name((enum clm__timex_type)t->type), t->value,
                 edtf ? " " : "",
                 !edtf                ? ""
                 : t->edtf[0] != '\0' ? t->edtf
                                      : "none");
        return;
    }
}

static bool
has_edtf(const char *expect)
{
    const char *space = strchr(expect, ' ');
    return space != NULL && strchr(space + 1, ' ') != NULL;
}

static void
every_example_of_the_rule_file_holds(void **state)
{
    struct clm__timex_rules *rules = builtin();
    size_t wrong = 0;
    (void)state;
    for (size_t i = 0; i < rules->example_count; i++) {
        const struct clm__timex_example *e = &rules->examples[i];
        bool none = strcmp(e->expect, "-") == 0;
        struct clm__timex_list list = find(rules, e->text, e->base);
        char got[256];
        describe(got, sizeof got, &list, none ? NULL : e->rule, has_edtf(e->expect));
        if (strcmp(got, e->expect) != 0) {
            wrong++;
            print_message("timex.rules:%u: rule %s: \"%s\" gave %s, not %s (%s%s)\n",
                          e->line, e->rule, e->text, got, e->expect,
                          list.count > 0 ? list.items[0].rule : "nothing",
                          list.count > 0 ? list.items[0].value : "");
        }
        clm__timex_list_release(&list);
    }
    assert_true(rules->example_count > 100);
    assert_int_equal(wrong, 0);
    clm__timex_rules_free(rules);
}

static void
every_rule_has_an_example(void **state)
{
    struct clm__timex_rules *rules = builtin();
    (void)state;
    for (size_t i = 0; i < rules->rule_count; i++) {
        bool found = false;
        for (size_t j = 0; j < rules->example_count && !found; j++)
            found = strcmp(rules->examples[j].rule, rules->rules[i].name) == 0;
        if (!found)
            fail_msg("rule %s has no example", rules->rules[i].name);
    }
    clm__timex_rules_free(rules);
}

static void
expect_bad_rules(const char *text, uint32_t line, uint32_t column, const char *says)
{
    struct clm__timex_rules *rules;
    struct clm_error err = {0};
    assert_int_equal(clm__timex_rules_new(&rules, "my.rules", text, strlen(text), &err),
                     CLM_E_DATA);
    assert_null(rules);
    assert_int_equal(err.at.line, line);
    assert_int_equal(err.at.column, column);
    assert_string_equal(err.at.file, "my.rules");
    assert_string_equal(err.text, says);
}

static void
a_bad_rule_file_is_refused_with_its_place(void **state)
{
    (void)state;
    expect_bad_rules("class a\n    x = y\n", 2, 9, "not a number: 'y'");
    expect_bad_rules("rule a\n    match <b>\n", 2, 12, "no class or group is called 'b'");
    expect_bad_rules("rule a\n    match ( x\n", 2, 1, "a bracket is not closed");
    expect_bad_rules("rule a\n    match x?\n", 2, 1,
                     "the pattern matches nothing at all");
    expect_bad_rules("rule a\n    value DATE fly\n", 2, 16,
                     "no operation is called 'fly'");
    expect_bad_rules("rule a\n    match x\nrule b\n", 1, 1,
                     "the rule has no line 'value'");
}

static void
a_user_can_add_rules(void **state)
{
    static const char text[] = "class unit\n    lustrum lustra = year\n"
                               "rule lustrum\n    match <num> <unit>\n"
                               "    value DURATION length $num $unit\n";
    struct clm__timex_rules *rules;
    (void)state;
    assert_int_equal(
        clm__timex_rules_new(&rules, "my.rules", text, sizeof text - 1, NULL), CLM_OK);
    struct clm__timex_list list = find(rules, "for 3 lustra", "-");
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].value, "P3Y");
    assert_int_equal(list.items[0].start, 4);
    assert_int_equal(list.items[0].end, 12);
    clm__timex_list_release(&list);
    clm__timex_rules_free(rules);
}

static enum clm__tense
always_future(size_t start, size_t end, void *payload)
{
    *(size_t *)payload += end - start;
    return CLM__TENSE_FUTURE;
}

static void
a_better_judge_of_tense_is_asked_first(void **state)
{
    struct clm__timex_rules *rules = builtin();
    struct clm__timex_list list;
    size_t bytes = 0;
    static const char text[] = "They met on Friday.";
    struct clm__timex_input input = {text, sizeof text - 1, true,
                                     0,    always_future,   &bytes};
    (void)state;
    assert_int_equal(clm__timex_find(&list, rules, &input, NULL), CLM_OK);
    assert_string_equal(list.items[0].value, "1970-01-02");
    assert_int_equal(bytes, 6);
    clm__timex_list_release(&list);
    clm__timex_rules_free(rules);
}

static void
running_out_of_memory_is_an_error_and_leaks_nothing(void **state)
{
    static const char small[] =
        "class unit\n    day days = day\nrule a\n    match ( <num> | a ) "
        "<unit>\n    value DURATION length $num $unit\n";
    static const char text[] = "It took 2 days and a day.";
    struct clm__timex_rules *rules = NULL;
    struct clm__timex_list list;
    struct clm__timex_input input = {.text = text, .len = sizeof text - 1};
    enum clm_code code = CLM_E_NOMEM;
    (void)state;
    for (long calls = 0; code == CLM_E_NOMEM; calls++) {
        clm__alloc_fail_after(calls);
        code = clm__timex_rules_new(&rules, "small", small, sizeof small - 1, NULL);
    }
    clm__alloc_fail_after(-1);
    assert_int_equal(code, CLM_OK);
    code = CLM_E_NOMEM;
    for (long calls = 0; code == CLM_E_NOMEM; calls++) {
        clm__alloc_fail_after(calls);
        code = clm__timex_find(&list, rules, &input, NULL);
    }
    clm__alloc_fail_after(-1);
    assert_int_equal(code, CLM_OK);
    assert_int_equal(list.count, 2);
    clm__timex_list_release(&list);
    clm__timex_rules_free(rules);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_example_of_the_rule_file_holds),
        cmocka_unit_test(every_rule_has_an_example),
        cmocka_unit_test(a_bad_rule_file_is_refused_with_its_place),
        cmocka_unit_test(a_user_can_add_rules),
        cmocka_unit_test(a_better_judge_of_tense_is_asked_first),
        cmocka_unit_test(running_out_of_memory_is_an_error_and_leaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
