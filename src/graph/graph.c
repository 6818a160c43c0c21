/* SPDX-License-Identifier: MIT */
/* The event graph: built once from a corpus, then only read. */
#include "graph/graph.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

void
clm_graph_free(struct clm_graph *graph)
{
    if (graph == NULL)
        return;
    clm__free(graph->main_of);
    clm__free(graph->nodes);
    clm__free(graph->place);
    clm__free(graph->first_link);
    clm__free(graph->links);
    clm__free(graph->joined);
    clm__free(graph->why);
    clm__free(graph->found);
    clm__arena_release(&graph->arena);
    clm__free(graph);
}

const struct clm_corpus *
clm_graph_corpus(const struct clm_graph *graph)
{
    return graph->corpus;
}

size_t
clm_graph_count(const struct clm_graph *graph)
{
    return graph->node_count;
}

uint32_t
clm_graph_at(const struct clm_graph *graph, size_t place)
{
    return graph->nodes[place];
}

const struct clm_event *
clm_graph_event(const struct clm_graph *graph, uint32_t event)
{
    return clm_corpus_event(graph->corpus, event);
}

const struct clm_link *
clm_graph_links(const struct clm_graph *graph, uint32_t event, size_t *count)
{
    *count = graph->first_link[event + 1] - graph->first_link[event];
    return *count > 0 ? graph->links + graph->first_link[event] : NULL;
}

const uint32_t *
clm_graph_members(const struct clm_graph *graph, uint32_t event, size_t *count)
{
    *count = graph->first_member != NULL
                 ? graph->first_member[event + 1] - graph->first_member[event]
                 : 0;
    return *count > 0 ? graph->members + graph->first_member[event] : NULL;
}

const struct clm_citation *
clm_graph_citations(const struct clm_graph *graph, uint32_t event, size_t *count)
{
    if (graph->merged != NULL && graph->merged[event].count > 0) {
        *count = graph->merged[event].count;
        return graph->merged[event].citations;
    }
    *count = clm_graph_event(graph, event)->citation_count;
    return clm_graph_event(graph, event)->citations;
}

/* Who published it, as a number that two sources share when they are not independent. */
static uint64_t
publisher_of(const struct clm_graph *graph, uint32_t source)
{
    clm_str publisher = clm_corpus_source(graph->corpus, source)->publisher;
    return publisher != 0 ? (uint64_t)publisher << 32 : source;
}

/* The next letter or digit of a text in lower case, 0 at its end; a word that begins is
 * counted. */
static unsigned char
next_letter(const char **at, unsigned *words)
{
    bool gap = false;
    for (; **at != '\0'; ++*at) {
        unsigned char c = (unsigned char)**at;
        bool letter = c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                      (c >= 'a' && c <= 'z');
        if (!letter) {
            gap = true;
            continue;
        }
        ++*at;
        *words += gap;
        return c >= 'A' && c <= 'Z' ? (unsigned char)(c - 'A' + 'a') : c;
    }
    return 0;
}

/* Whether two tellings stand in the same words, as copies of one agency's text do: few
 * words are alike by chance. */
static bool
is_copy(const struct clm_event *a, const struct clm_event *b)
{
    enum { WORDS_OF_A_COPY = 5 };
    const char *x = a->charge, *y = b->charge;
    unsigned words = 1, other = 1;
    for (;;) {
        unsigned char c = next_letter(&x, &words), d = next_letter(&y, &other);
        if (c != d)
            return false;
        if (c == 0)
            return words >= WORDS_OF_A_COPY && strcmp(a->quote, b->quote) == 0;
    }
}

/* The telling, of an event and its members, that has a citation. */
static const struct clm_event *
teller_of(const struct clm_graph *graph, uint32_t event,
          const struct clm_citation *citation)
{
    size_t count = 0;
    const uint32_t *members = clm_graph_members(graph, event, &count);
    for (size_t i = 0; i < count; i++) {
        const struct clm_event *member = clm_graph_event(graph, members[i]);
        for (size_t k = 0; k < member->citation_count; k++)
            if (member->citations[k].source == citation->source)
                return member;
    }
    return clm_graph_event(graph, event);
}

static bool
is_dependent(const struct clm_graph *graph, uint32_t event, const struct clm_citation *a,
             const struct clm_citation *b)
{
    if (publisher_of(graph, a->source) == publisher_of(graph, b->source))
        return true;
    const struct clm_event *x = teller_of(graph, event, a),
                           *y = teller_of(graph, event, b);
    return x != y && x->origin != CLM_ORIGIN_CURATED && y->origin != CLM_ORIGIN_CURATED &&
           is_copy(x, y);
}

unsigned
clm_graph_independent_sources(const struct clm_graph *graph, uint32_t event)
{
    size_t count = 0;
    const struct clm_citation *citations = clm_graph_citations(graph, event, &count);
    unsigned independent = 0;
    for (size_t i = 0; i < count; i++) {
        size_t same = 0;
        while (same < i && !is_dependent(graph, event, &citations[same], &citations[i]))
            same++;
        independent += same == i;
    }
    return independent;
}

const uint32_t *
clm_graph_cycles(const struct clm_graph *graph, size_t *count)
{
    *count = graph->cycle_count;
    return graph->cycles;
}
