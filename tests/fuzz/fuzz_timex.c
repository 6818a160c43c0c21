/* SPDX-License-Identifier: MIT */
/* Any bytes as a text with time expressions, or as a table of rules. The first byte
 * picks. */
#include "timex/timex.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
require(bool holds)
{
    if (!holds)
        abort();
}

static void
check(const struct clm__timex_list *list, size_t len)
{
    size_t last = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct clm__timex *t = &list->items[i];
        struct clm_date date;
        require(t->start >= last && t->start < t->end && t->end <= len);
        last = t->end;
        require(t->value[0] != '\0' && t->rule != NULL);
        require(!t->has_days || t->earliest <= t->latest);
        if (t->edtf[0] != '\0')
            require(clm_date_read(&date, t->edtf, strlen(t->edtf), NULL) == CLM_OK);
    }
}

static void
run_text(const struct clm__timex_rules *rules, const char *text, size_t len,
         uint8_t options)
{
    struct clm__timex_list list;
    struct clm__timex_input input = {
        .text = text, .len = len, .has_base = (options & 2) != 0};
    input.base = (options & 4) != 0   ? CLM_DAY_MAX - 3
                 : (options & 8) != 0 ? CLM_DAY_MIN
                                      : 17148;
    require(clm__timex_find(&list, rules, &input, NULL) == CLM_OK);
    check(&list, len);
    clm__timex_list_release(&list);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct clm__timex_rules *builtin;
    static const char sample[] =
        "It fell on Monday, 3 May 2016, two weeks after the 5th of June, and in 2015.";
    struct clm__timex_rules *rules;
    if (builtin == NULL)
        require(clm__timex_rules_new(&builtin, NULL, NULL, 0, NULL) == CLM_OK);
    if (size == 0)
        return 0;
    if ((data[0] & 1) == 0) {
        run_text(builtin, (const char *)data + 1, size - 1, data[0]);
    } else if (clm__timex_rules_new(&rules, "fuzz", (const char *)data + 1, size - 1,
                                    NULL) == CLM_OK) {
        run_text(rules, sample, sizeof sample - 1, data[0]);
        clm__timex_rules_free(rules);
    }
    return 0;
}
