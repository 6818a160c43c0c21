/* SPDX-License-Identifier: MIT */
/* What the reader of the rule file does with words and names. */
#include "timex/timex_reader.h"

#include "base/alloc.h"
#include "timex/timex_names.h"

#include <string.h>

enum { MAX_VALUE = 1000000 };

bool
clm__reader_fail(struct clm__reader *r, const char *what, struct clm__piece piece)
{
    struct clm_loc at = {r->name, r->line, 1, NULL};
    if (piece.at != NULL)
        at.column = (uint32_t)(piece.at - r->line_start) + 1;
    if (r->code == CLM_OK)
        r->code = piece.at != NULL ? clm_error_set(r->err, CLM_E_DATA, at, "%s '%.*s'",
                                                   what, (int)piece.len, piece.at)
                                   : clm_error_set(r->err, CLM_E_DATA, at, "%s", what);
    return false;
}

bool
clm__reader_no_memory(struct clm__reader *r)
{
    if (r->code == CLM_OK)
        r->code =
            clm_error_set(r->err, CLM_E_NOMEM,
                          (struct clm_loc){r->name, r->line, 0, NULL}, "out of memory");
    return false;
}

bool
clm__reader_is(struct clm__piece piece, const char *text)
{
    return piece.len == strlen(text) && memcmp(piece.at, text, piece.len) == 0;
}

/* The next word of the line; `len` 0 at its end. */
struct clm__piece
clm__reader_next(struct clm__reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t'))
        r->at++;
    const char *start = r->at;
    while (r->at < r->end && *r->at != ' ' && *r->at != '\t')
        r->at++;
    return (struct clm__piece){start, (size_t)(r->at - start)};
}

int
clm__reader_name(const char *const *names, size_t count, struct clm__piece piece)
{
    for (size_t i = 0; i < count; i++)
        if (clm__reader_is(piece, names[i]))
            return (int)i;
    return -1;
}

int
clm__reader_str(const clm_str *list, size_t count, clm_str name)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == name && name != 0)
            return (int)i;
    return -1;
}

int
clm__reader_class(const struct clm__timex_rules *rules, clm_str name)
{
    for (size_t i = 0; i < rules->class_count; i++)
        if (rules->classes[i].name == name && name != 0)
            return (int)i;
    return -1;
}

clm_str
clm__reader_word(struct clm__reader *r, struct clm__piece piece)
{
    clm_str word = clm__intern_add(&r->rules->words, piece.at, piece.len);
    void *items = r->rules->member_of;
    size_t room = r->rules->member_of_room;
    if (word == 0 || !clm__grow(&items, &room, (size_t)word + 1, sizeof(uint32_t))) {
        clm__reader_no_memory(r);
        return 0;
    }
    r->rules->member_of = items;
    for (size_t i = r->rules->member_of_room; i < room; i++)
        r->rules->member_of[i] = 0;
    r->rules->member_of_room = room;
    return word;
}

/* A number, or the name of a unit or of a part of the day. */
bool
clm__reader_number(struct clm__piece piece, int32_t *out)
{
    int unit = clm__reader_name(clm__timex_unit_names, CLM__UNIT_COUNT, piece);
    int part = clm__reader_name(clm__timex_part_names, CLM__TIMEX_PARTS, piece);
    if (unit > 0 || part > 0) {
        *out = unit > 0 ? unit : part;
        return true;
    }
    bool minus = piece.len > 0 && piece.at[0] == '-';
    int64_t value = 0;
    if (piece.len == (size_t)minus)
        return false;
    for (size_t i = minus; i < piece.len; i++) {
        if (piece.at[i] < '0' || piece.at[i] > '9')
            return false;
        value = value * 10 + (piece.at[i] - '0');
        if (value > MAX_VALUE)
            return false;
    }
    *out = (int32_t)(minus ? -value : value);
    return true;
}

int
clm__reader_slot(struct clm__reader *r, struct clm__piece piece, bool add)
{
    struct clm__timex_rules *rules = r->rules;
    clm_str name = clm__intern_add(&rules->names, piece.at, piece.len);
    int at = clm__reader_str(rules->slots, rules->slot_count, name);
    if (at >= 0 || !add)
        return at;
    if (rules->slot_count == CLM__TIMEX_NAMES) {
        clm__reader_fail(r, "too many names at", piece);
        return -1;
    }
    rules->slots[rules->slot_count] = name;
    return (int)rules->slot_count++;
}
