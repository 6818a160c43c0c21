/* SPDX-License-Identifier: MIT */
/* Time expressions: every example of the rule file, and what the file cannot say. */
#include "base/alloc.h"
#include "support/test.h"
#include "text/timex.h"
#include "text/timex_table.h"

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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_example_of_the_rule_file_holds),
        cmocka_unit_test(every_rule_has_an_example),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
