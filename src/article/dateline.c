/* SPDX-License-Identifier: MIT */
/* Datelines at the start of a story. */
#include "article/dateline.h"

#include "base/ascii.h"

#include <stdbool.h>
#include <string.h>

enum { DATELINE_BYTES = 90 };

/* The bytes of a dash with white space around it that ends a dateline; "CITY:" too. */
static size_t
dash_at(const char *text, size_t at, size_t end)
{
    static const char *const dashes[] = {" \xe2\x80\x94 ", " \xe2\x80\x93 ",
                                         " -- ",           " - ",
                                         "\xe2\x80\x94",   " \xe2\x80\x95 "};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t len = strlen(dashes[i]);
        if (end - at >= len && memcmp(text + at, dashes[i], len) == 0)
            return len;
    }
    return 0;
}

/* What stands before the dash must be names, months and figures: no word with a small
 * letter first. */
static bool
names_only(const char *text, size_t start, size_t end, bool *place)
{
    size_t run = 0;
    *place = false;
    for (size_t i = start; i < end; i++) {
        bool first = i == start || text[i - 1] == ' ' || text[i - 1] == '(';
        if (first && clm__is_lower(text[i]))
            return false;
        if (strchr(".;!?\"", text[i]) != NULL && i + 1 < end && text[i] != '.')
            return false;
        run = clm__is_upper(text[i]) ? run + 1 : 0;
        *place |= run >= 3 || text[i] == ',' || text[i] == '(';
    }
    return end > start &&
           (clm__is_upper(text[start]) || (unsigned char)text[start] >= 0xc3);
}

size_t
clm__dateline_end(const char *text, size_t start, size_t end)
{
    size_t stop = end - start > DATELINE_BYTES ? start + DATELINE_BYTES : end;
    bool place;
    for (size_t at = start + 1; at < stop; at++) {
        size_t dash = dash_at(text, at, end);
        if (dash == 0 || at + dash >= end)
            continue;
        unsigned char next = (unsigned char)text[at + dash];
        bool begins =
            clm__is_upper(next) || next == '"' || next >= 0x80 || clm__is_digit(next);
        if (!begins || !names_only(text, start, at, &place) ||
            (!place && at - start > 40))
            return start;
        return at + dash;
    }
    return start;
}
