/* SPDX-License-Identifier: MIT */
/* How many independent sources tell each event. */
#include "graph/independent.h"

#include "base/alloc.h"
#include "base/ascii.h"
#include "base/digest.h"

#include <stdlib.h>
#include <string.h>

/* One citation: who published it, and in which telling and words it stands. */
struct origin {
    uint64_t publisher; /* equal for two that are not independent */
    uint64_t words;     /* 0 = too few to be a copy */
    uint32_t teller;
    uint32_t place; /* among the citations */
};

/* A telling's source: of several the first telling counts. */
struct telling {
    uint32_t source, teller;
};

struct counting {
    const struct clm_graph *graph;
    struct origin *origins;
    size_t origin_room;
    struct telling *tellings;
    size_t telling_count, telling_room;
    bool *dependent;
    size_t dependent_room;
};

/* The next letter or digit of a text in lower case, 0 at its end; a word that begins is
 * counted. */
static unsigned char
next_letter(const char **at, unsigned *words)
{
    bool gap = false;

    for (; **at != '\0'; ++*at) {
        unsigned char c = (unsigned char)**at;
        if (c < 0x80 && !clm__is_digit(c) && !clm__is_letter(c)) {
            gap = true;
            continue;
        }
        ++*at;
        *words += gap;
        return (unsigned char)clm__lower((char)c);
    }

    return 0;
}

/* A digest of the words that an event is told in; few words are alike by chance. */
static uint64_t
words_of(const struct clm_event *event)
{
    enum { WORDS_OF_A_COPY = 5 };
    const char *at = event->charge;
    unsigned words = 1;
    uint64_t sum = clm__digest(event->quote, strlen(event->quote));

    for (unsigned char c; (c = next_letter(&at, &words)) != 0;)
        sum = (sum ^ c) * 0x100000001B3u; /* as FNV-1a goes on */

    return words >= WORDS_OF_A_COPY && event->origin != CLM_ORIGIN_CURATED ? sum | 1 : 0;
}

static int
by_source(const void *a, const void *b)
{
    const struct telling *x = a, *y = b;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    return x->teller < y->teller ? -1 : x->teller > y->teller;
}

/* The sources of the members of an event; a teller is its place among them. */
static bool
list_tellings(struct counting *counting, uint32_t event)
{
    size_t members = 0;
    const uint32_t *member = clm_graph_members(counting->graph, event, &members);
    counting->telling_count = 0;

    for (size_t m = 0; m < members; m++) {
        const struct clm_event *told = clm_graph_event(counting->graph, member[m]);
        void *tellings = counting->tellings;
        if (!clm__grow(&tellings, &counting->telling_room,
                       counting->telling_count + told->citation_count,
                       sizeof *counting->tellings))
            return false;
        counting->tellings = tellings;
        for (size_t k = 0; k < told->citation_count; k++)
            counting->tellings[counting->telling_count++] =
                (struct telling){told->citations[k].source, (uint32_t)m};
    }

    if (counting->telling_count > 1)
        qsort(counting->tellings, counting->telling_count, sizeof *counting->tellings,
              by_source);
    return true;
}

/* The first telling with a source, or CLM_NONE: then the event tells it itself. */
static uint32_t
teller_of(const struct counting *counting, uint32_t source)
{
    size_t low = 0, high = counting->telling_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (counting->tellings[middle].source < source)
            low = middle + 1;
        else
            high = middle;
    }

    return low < counting->telling_count && counting->tellings[low].source == source
               ? counting->tellings[low].teller
               : CLM_NONE;
}

static void
fill_origins(struct counting *counting, uint32_t event,
             const struct clm_citation *citations, size_t count)
{
    const struct clm_graph *graph = counting->graph;
    size_t members = 0;
    const uint32_t *member = clm_graph_members(graph, event, &members);

    for (size_t i = 0; i < count; i++) {
        uint32_t source = citations[i].source;
        uint32_t teller = teller_of(counting, source);
        clm_str publisher = clm_corpus_source(graph->corpus, source)->publisher;
        counting->origins[i] = (struct origin){
            publisher != 0 ? (uint64_t)publisher << 32 : source,
            words_of(clm_graph_event(graph, teller != CLM_NONE ? member[teller] : event)),
            teller, (uint32_t)i};
        counting->dependent[i] = false;
    }
}

static int
compare(uint64_t x, uint64_t y, uint32_t place_x, uint32_t place_y)
{
    if (x != y)
        return x < y ? -1 : 1;
    return place_x < place_y ? -1 : place_x > place_y;
}

static int
by_publisher(const void *a, const void *b)
{
    const struct origin *x = a, *y = b;
    return compare(x->publisher, y->publisher, x->place, y->place);
}

static int
by_words(const void *a, const void *b)
{
    const struct origin *x = a, *y = b;
    return compare(x->words, y->words, x->place, y->place);
}

/* Of one publisher all but the first; of the same words all that stand behind another
 * telling. */
static void
mark(struct counting *counting, size_t count, bool words)
{
    struct origin *origins = counting->origins;
    qsort(origins, count, sizeof *origins, words ? by_words : by_publisher);

    for (size_t i = 0, end; i < count; i = end) {
        bool several = false;
        for (end = i + 1; end < count; end++) {
            if (words ? origins[end].words != origins[i].words
                      : origins[end].publisher != origins[i].publisher)
                break;
            several = several || origins[end].teller != origins[i].teller;
            if (!words || (origins[i].words != 0 && several))
                counting->dependent[origins[end].place] = true;
        }
    }
}

static bool
count_event(struct counting *counting, uint32_t event, uint32_t *independent)
{
    size_t count = 0;
    const struct clm_citation *citations =
        clm_graph_citations(counting->graph, event, &count);
    void *origins = counting->origins, *dependent = counting->dependent;
    *independent = (uint32_t)count;
    if (count < 2)
        return true;

    bool room = clm__grow(&origins, &counting->origin_room, count, sizeof(struct origin));
    counting->origins = origins;
    room = room && clm__grow(&dependent, &counting->dependent_room, count, sizeof(bool));
    counting->dependent = dependent;
    if (!room || !list_tellings(counting, event))
        return false;

    fill_origins(counting, event, citations, count);
    mark(counting, count, false);
    mark(counting, count, true);
    for (size_t i = 0; i < count; i++)
        *independent -= counting->dependent[i] ? 1 : 0;
    return true;
}

bool
clm__graph_count_independent(struct clm_graph *graph)
{
    struct counting counting = {.graph = graph};
    graph->independent = clm__calloc(graph->event_count + 1u, sizeof *graph->independent);
    bool done = graph->independent != NULL;

    for (uint32_t i = 0; done && i < graph->event_count; i++)
        if (graph->main_of == NULL || graph->main_of[i] == i)
            done = count_event(&counting, i, &graph->independent[i]);

    clm__free(counting.origins);
    clm__free(counting.tellings);
    clm__free(counting.dependent);
    return done;
}
