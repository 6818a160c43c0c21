/* SPDX-License-Identifier: MIT */
/* Values of changes as people read them, and the words that changed between two. */
#include "diff/values.h"

#include "base/alloc.h"
#include "base/fold.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

bool
clm__value_is_none(const json_t *value)
{
    return value == NULL || json_is_null(value) ||
           (json_is_array(value) && json_array_size(value) == 0);
}

bool
clm__text_same(const char *a, const char *b)
{
    return strcmp(a, b) == 0 || clm__compose_same(a, strlen(a), b, strlen(b));
}

static bool
same_leaf(const json_t *a, const json_t *b)
{
    if (json_is_string(a) && json_is_string(b))
        return clm__text_same(json_string_value(a), json_string_value(b));
    return json_equal((json_t *)(uintptr_t)a, (json_t *)(uintptr_t)b);
}

static bool
same_members(const json_t *a, const json_t *b)
{
    const char *name = NULL;
    json_t *value = NULL;
    if (!json_is_object(a) || !json_is_object(b) ||
        json_object_size(a) != json_object_size(b))
        return same_leaf(a, b);

    json_object_foreach((json_t *)(uintptr_t)a, name, value)
    {
        if (!same_leaf(value, json_object_get(b, name)))
            return false;
    }
    return true;
}

bool
clm__value_same(const json_t *a, const json_t *b)
{
    if (clm__value_is_none(a) && clm__value_is_none(b))
        return true;
    if (!json_is_array(a) || !json_is_array(b))
        return same_members(a, b);

    bool same = json_array_size(a) == json_array_size(b);
    for (size_t i = 0; same && i < json_array_size(a); i++)
        same = same_members(json_array_get(a, i), json_array_get(b, i));
    return same;
}

void
clm__plain_text(struct clm__buf *out, const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        unsigned char c = (unsigned char)*at, next = (unsigned char)at[1];
        bool c1 = c == 0xc2 && next >= 0x80 && next < 0xa0; /* U+0080-U+009F */
        at += c1;
        clm__buf_putc(out, c < 0x20 || c == 0x7f || c1 ? ' ' : *at);
    }
}

void
clm__value_one(struct clm__buf *out, const json_t *value)
{
    static const char *const names[] = {"name",  "text", "source",
                                        "event", "id",   "reason"};
    for (size_t i = 0; json_is_object(value) && i < sizeof names / sizeof *names; i++) {
        const json_t *member = json_object_get(value, names[i]);
        if (json_is_string(member)) {
            value = member;
            break;
        }
    }
    if (json_is_string(value)) {
        clm__plain_text(out, json_string_value(value));
        return;
    }
    char *text =
        json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(4));
    if (text == NULL)
        out->failed = true;
    else
        clm__plain_text(out, text);
    free(text);
}

bool
clm__list_has_event(const json_t *list, const json_t *link)
{
    struct clm__buf wanted = {0}, other = {0};
    bool found = false;
    clm__value_one(&wanted, link);
    for (size_t i = 0; !found && i < json_array_size(list); i++) {
        other.len = 0;
        clm__value_one(&other, json_array_get(list, i));
        found = strcmp(clm__buf_text(&wanted), clm__buf_text(&other)) == 0;
    }
    clm__buf_release(&wanted);
    clm__buf_release(&other);
    return found;
}

void
clm__value_text(struct clm__buf *out, const char *json)
{
    json_t *value = json != NULL ? json_loads(json, JSON_DECODE_ANY, NULL) : NULL;
    if (value == NULL || (json_is_array(value) && json_array_size(value) == 0)) {
        clm__buf_puts(out, "(none)");
    } else if (!json_is_array(value)) {
        clm__value_one(out, value);
    } else {
        for (size_t i = 0; i < json_array_size(value); i++) {
            clm__buf_puts(out, i > 0 ? ", " : "");
            clm__value_one(out, json_array_get(value, i));
        }
    }
    json_decref(value);
}

/* A word with the blanks before it. */
struct word {
    const char *at;
    size_t len;
};

enum { MAX_WORDS = 400 };

static size_t
split(const char *text, struct word *words)
{
    size_t count = 0;
    while (*text != '\0' && count < MAX_WORDS) {
        size_t len = strspn(text, " ");
        len += strcspn(text + len, " ");
        words[count++] = (struct word){text, len};
        text += len;
    }
    return *text == '\0' ? count : MAX_WORDS + 1;
}

static bool
same_word(const struct word *a, const struct word *b)
{
    size_t skip_a = strspn(a->at, " "), skip_b = strspn(b->at, " ");
    return a->len - skip_a == b->len - skip_b &&
           memcmp(a->at + skip_a, b->at + skip_b, a->len - skip_a) == 0;
}

static void
mark(struct clm__buf *out, const struct word *from, size_t count, bool added, bool color)
{
    if (count == 0)
        return;
    size_t blanks = strspn(from->at, " ");
    const struct word *last = &from[count - 1];
    size_t len = (size_t)(last->at + last->len - from->at);
    clm__buf_add(out, from->at, blanks);
    if (color)
        clm__buf_puts(out, added ? "\033[32m{+" : "\033[31m[-");
    else
        clm__buf_puts(out, added ? "{+" : "[-");
    clm__buf_add(out, from->at + blanks, len - blanks);
    clm__buf_puts(out, added ? "+}" : "-]");
    clm__buf_puts(out, color ? "\033[0m" : "");
}

/* The longest common subsequence by lengths of its tails (R. Wagner, M. Fischer, JACM 21,
 * 1974); texts are short. */
static uint16_t *
tails(const struct word *a, size_t a_count, const struct word *b, size_t b_count)
{
    size_t width = b_count + 1;
    uint16_t *lengths = clm__calloc((a_count + 1) * width, sizeof *lengths);
    for (size_t i = a_count; lengths != NULL && i-- > 0;) {
        for (size_t k = b_count; k-- > 0;) {
            uint16_t down = lengths[(i + 1) * width + k],
                     right = lengths[i * width + k + 1];
            lengths[i * width + k] =
                same_word(&a[i], &b[k]) ? (uint16_t)(lengths[(i + 1) * width + k + 1] + 1)
                : down > right          ? down
                                        : right;
        }
    }
    return lengths;
}

static void
walk(struct clm__buf *out, const struct word *a, size_t a_count, const struct word *b,
     size_t b_count, const uint16_t *lengths, bool color)
{
    size_t width = b_count + 1, i = 0, k = 0;
    while (i < a_count || k < b_count) {
        size_t first_a = i, first_b = k;
        while ((i < a_count || k < b_count) &&
               !(i < a_count && k < b_count && same_word(&a[i], &b[k]))) {
            bool drop = k == b_count || (i < a_count && lengths[(i + 1) * width + k] >=
                                                            lengths[i * width + k + 1]);
            i += drop;
            k += !drop;
        }
        mark(out, a + first_a, i - first_a, false, color);
        /* Both marks stand where the words stood: the second needs no blank of its own.
         */
        if (i > first_a && k > first_b) {
            struct word first = b[first_b];
            struct word trimmed = {first.at + strspn(first.at, " "), 0};
            trimmed.len = (size_t)(b[k - 1].at + b[k - 1].len - trimmed.at);
            mark(out, &trimmed, 1, true, color);
        } else {
            mark(out, b + first_b, k - first_b, true, color);
        }
        for (; i < a_count && k < b_count && same_word(&a[i], &b[k]); i++, k++) {
            if (k == 0 && i > 0) /* it was not the first */
                clm__buf_putc(out, ' ');
            clm__buf_add(out, b[k].at, b[k].len);
        }
    }
}

void
clm__words_diff(struct clm__buf *out, const char *was, const char *is, bool color)
{
    struct word *a = clm__alloc(2 * MAX_WORDS * sizeof *a), *b = a + MAX_WORDS;
    if (a == NULL) {
        out->failed = true;
        return;
    }
    size_t a_count = split(was, a), b_count = split(is, b);
    if (a_count > MAX_WORDS || b_count > MAX_WORDS) {
        struct word whole[2] = {{was, strlen(was)}, {is, strlen(is)}};
        mark(out, &whole[0], 1, false, color);
        mark(out, &whole[1], 1, true, color);
    } else {
        uint16_t *lengths = tails(a, a_count, b, b_count);
        if (lengths == NULL)
            out->failed = true;
        else
            walk(out, a, a_count, b, b_count, lengths, color);
        clm__free(lengths);
    }
    clm__free(a);
}
