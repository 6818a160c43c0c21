/* SPDX-License-Identifier: MIT */
/* Marks of conflicts, as git writes them. */
#include "base/conflict.h"

#include <string.h>

enum { WIDTH = 7 };

bool
clm__is_conflict_mark(const char *line, size_t len)
{
    if (len < WIDTH || strchr("<=>|", line[0]) == NULL || line[0] == '\0')
        return false;
    for (size_t i = 1; i < WIDTH; i++)
        if (line[i] != line[0])
            return false;
    return len == WIDTH || line[WIDTH] == '\n' || line[WIDTH] == '\r' ||
           (line[WIDTH] == ' ' && line[0] != '=');
}

uint32_t
clm__find_conflict(const char *text, size_t len)
{
    const char *end = text + len;
    uint32_t number = 1, opened = 0;

    for (const char *line = text; line < end; number++) {
        if (clm__is_conflict_mark(line, (size_t)(end - line))) {
            if (line[0] == '=' && opened > 0)
                return opened;
            opened = line[0] == '<' ? number : opened;
        }
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        line = stop != NULL ? stop + 1 : end;
    }

    return 0;
}
