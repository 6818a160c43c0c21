/* SPDX-License-Identifier: MIT */
/* Why two events were taken for one, or linked, in words. */
#include "graph/graph.h"

#include <stdio.h>
#include <string.h>

static const char *const words[] = {
    [CLM_WHY_PARTIES] = "the same parties",
    [CLM_WHY_PARTY] = "a party in common",
    [CLM_WHY_REVERSED] = "accuser and accused the other way round",
    [CLM_WHY_DAY] = "the same day",
    [CLM_WHY_NEAR] = "days near each other",
    [CLM_WHY_WORDS] = "charges in like words",
    [CLM_WHY_TYPE] = "charges of one type",
    [CLM_WHY_PLACE] = "one place",
    [CLM_WHY_SPEAKER] = "one speaker",
    [CLM_WHY_ARTICLE] = "told in one article",
    [CLM_WHY_POINTED] = "its words only point to something told",
    [CLM_WHY_MUTUAL] = "each accuses the other",
    [CLM_WHY_RUNNING] = "the ceasefire that was running",
};
_Static_assert(sizeof words / sizeof *words == CLM_WHY_COUNT, "words for each");

void
clm_why_text(char *out, size_t room, uint16_t why)
{
    size_t len = 0;
    out[0] = '\0';
    for (int i = 0; i < CLM_WHY_COUNT && len < room; i++)
        if ((why >> i & 1) != 0)
            len += (size_t)snprintf(out + len, room - len, "%s%s", len > 0 ? ", " : "",
                                    words[i]);
}

/* The words of a file, where one of the tellings names the link. */
static clm_str
told_reason(const struct clm_graph *graph, uint32_t event, const struct clm_link *link)
{
    const struct clm_event *from = clm_graph_event(graph, event);
    for (size_t i = 0; i < from->link_count; i++)
        if (from->links[i].kind == link->kind &&
            graph->main_of[from->links[i].event] == link->event &&
            from->links[i].score == link->score)
            return from->links[i].reason;
    return 0;
}

const char *
clm_graph_link_reason(const struct clm_graph *graph, uint32_t event,
                      const struct clm_link *link, char *out, size_t room)
{
    if (link->why == 0)
        return clm_corpus_text(graph->corpus, told_reason(graph, event, link));
    clm_why_text(out, room, link->why);
    return out;
}

unsigned
clm_graph_joined(const struct clm_graph *graph, uint32_t event, uint16_t *why)
{
    *why = graph->why != NULL ? graph->why[event] : 0;
    return graph->joined != NULL ? graph->joined[event] : 0;
}
