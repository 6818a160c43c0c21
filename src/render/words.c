/* SPDX-License-Identifier: MIT */
/* What a picture says by itself. */
#include "render/words.h"

#include <stdio.h>
#include <string.h>

static const char *const english[] = {
#define CLM_WORDS(id, words) words,
#include "render/words.def"
#undef CLM_WORDS
};

const char *
clm__words(enum clm__words id)
{
    return english[id];
}

const char *
clm__words_with(struct clm__scene *scene, enum clm__words id, const char *first,
                const char *second)
{
    struct clm__buf out = {0};
    const char *const parts[] = {first, second};
    for (const char *at = english[id]; *at != '\0'; at++) {
        bool place = at[0] == '{' && (at[1] == '1' || at[1] == '2') && at[2] == '}';
        if (!place) {
            clm__buf_putc(&out, *at);
            continue;
        }
        const char *part = parts[at[1] - '1'];
        clm__buf_puts(&out, part != NULL ? part : "");
        at += 2;
    }
    const char *copy = clm__scene_take(scene, &out);
    clm__buf_release(&out);
    return copy;
}

const char *
clm__words_count(struct clm__scene *scene, enum clm__words id, size_t first,
                 size_t second)
{
    char a[24], b[24];
    snprintf(a, sizeof a, "%zu", first);
    snprintf(b, sizeof b, "%zu", second);
    return clm__words_with(scene, id, a, b);
}
