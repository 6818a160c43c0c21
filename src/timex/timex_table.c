/* SPDX-License-Identifier: MIT */
/* The table of rules in memory. */
#include "timex/timex_table.h"

#include "base/alloc.h"

#include <stddef.h>

void
clm__timex_rules_free(struct clm__timex_rules *rules)
{
    if (rules == NULL)
        return;
    clm__arena_release(&rules->arena);
    clm__intern_release(&rules->words);
    clm__intern_release(&rules->names);
    clm__free(rules->member_of);
    clm__free(rules->members);
    clm__free(rules->nodes);
    clm__free(rules->edges);
    clm__free(rules->accepts);
    clm__free(rules->contexts);
    clm__free(rules->rules);
    clm__free(rules->examples);
    clm__free(rules);
}

const struct clm__timex_member *
clm__timex_member_find(const struct clm__timex_rules *rules, clm_str word, int class_id)
{
    if (word == 0 || class_id < 0 || word >= rules->member_of_room)
        return NULL;
    for (uint32_t i = rules->member_of[word]; i != 0; i = rules->members[i].next)
        if (rules->members[i].class_id == class_id)
            return &rules->members[i];
    return NULL;
}
