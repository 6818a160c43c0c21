/* SPDX-License-Identifier: MIT */
/* Ids in their order: as bytes, but numbers in them by their values. */
#include "graph/id_order.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

/* An id, and the first eight bytes of what stands for it in comparisons. */
struct key {
    uint64_t head;
    const char *id;
    uint32_t event;
};

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* How many digits a number has without the zeros before it; `*at` moves to the first. */
static size_t
digits_of(const char **at)
{
    size_t count = 0;
    while (**at == '0' && is_digit((*at)[1]))
        ++*at;
    while (is_digit((*at)[count]))
        count++;
    return count;
}

int
clm__id_compare(const char *a, const char *b)
{
    const char *x = a, *y = b;
    while (*x != '\0' && *y != '\0') {
        if (!is_digit(*x) || !is_digit(*y)) {
            if (*x != *y)
                return (unsigned char)*x < (unsigned char)*y ? -1 : 1;
            x++;
            y++;
            continue;
        }
        size_t x_digits = digits_of(&x), y_digits = digits_of(&y);
        if (x_digits != y_digits)
            return x_digits < y_digits ? -1 : 1;
        int order = memcmp(x, y, x_digits);
        if (order != 0)
            return order;
        x += x_digits;
        y += y_digits;
    }
    if (*x != *y)
        return *x == '\0' ? -1 : 1;
    /* The same but for zeros before numbers. */
    size_t x_len = strlen(a), y_len = strlen(b);
    return x_len != y_len ? (x_len < y_len ? -1 : 1) : strcmp(a, b);
}

/* Eight bytes that compare as the ids do, or are equal: a number is told by how many
 * digits it has, and then by them. Numbers of ten digits or more are left to the whole
 * comparison. */
static uint64_t
head_of(const char *at)
{
    unsigned char bytes[8] = {0};
    for (size_t i = 0; i < sizeof bytes && *at != '\0';) {
        if (!is_digit(*at)) {
            bytes[i++] = (unsigned char)*at++;
            continue;
        }
        size_t digits = digits_of(&at);
        bytes[i++] = (unsigned char)('0' + (digits < 10 ? digits - 1 : 9));
        if (digits >= 10)
            break;
        for (; digits > 0; digits--, at++)
            if (i < sizeof bytes)
                bytes[i++] = (unsigned char)*at;
    }
    uint64_t head = 0;
    for (size_t i = 0; i < sizeof bytes; i++)
        head = head << 8 | bytes[i];
    return head;
}

static int
compare_keys(const void *a, const void *b)
{
    const struct key *x = a, *y = b;
    if (x->head != y->head)
        return x->head < y->head ? -1 : 1;
    return clm__id_compare(x->id, y->id);
}

static const char *
id_of(const struct clm_graph *graph, uint32_t event)
{
    return clm_corpus_text(graph->corpus, clm_graph_event(graph, event)->id);
}

/* How many bytes all ids begin with, up to their first number: ids such as event-000017
 * would tie in their heads. */
static size_t
shared_prefix(const struct clm_graph *graph, const uint32_t *events)
{
    const char *first = id_of(graph, events[0]);
    size_t shared = strcspn(first, "0123456789");
    for (size_t i = 1; i < graph->node_count; i++) {
        const char *id = id_of(graph, events[i]);
        size_t same = 0;
        while (same < shared && id[same] == first[same])
            same++;
        shared = same;
    }
    return shared;
}

static enum clm_code
sort_ids(const struct clm_graph *graph, uint32_t *events)
{
    size_t n = graph->node_count, shared = shared_prefix(graph, events);
    struct key *keys = clm__alloc(n * sizeof *keys);
    if (keys == NULL)
        return CLM_E_NOMEM;
    for (size_t i = 0; i < n; i++) {
        const char *id = id_of(graph, events[i]);
        keys[i] = (struct key){head_of(id + shared), id, events[i]};
    }
    qsort(keys, n, sizeof *keys, compare_keys);
    for (size_t i = 0; i < n; i++)
        events[i] = keys[i].event;
    clm__free(keys);
    return CLM_OK;
}

enum clm_code
clm__graph_list_by_id(const struct clm_graph *graph, uint32_t *events)
{
    const char *last = "";
    size_t count = 0;
    bool in_order = true; /* which mostly is that of the rows */
    for (uint32_t i = 0; i < graph->event_count; i++) {
        if (graph->main_of[i] != i)
            continue;
        const char *id = id_of(graph, i);
        in_order = in_order && clm__id_compare(last, id) < 0;
        last = id;
        events[count++] = i;
    }
    return in_order ? CLM_OK : sort_ids(graph, events);
}
