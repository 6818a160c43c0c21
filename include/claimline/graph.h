/* SPDX-License-Identifier: MIT */
/* The event graph: events in their order, links both ways, and views of them. */
#ifndef CLAIMLINE_GRAPH_H
#define CLAIMLINE_GRAPH_H

#include <claimline/corpus.h>

#ifdef __cplusplus
extern "C" {
#endif

struct clm_graph;

/** Builds the graph of a finished corpus, which must outlive it. CLM_E_NOMEM. @since 0.1
 */
CLM_API enum clm_code clm_graph_new(struct clm_graph **out, struct clm_corpus *corpus,
                                    struct clm_error *err) CLM_MUST_CHECK;
CLM_API void clm_graph_free(struct clm_graph *graph);

CLM_API const struct clm_corpus *clm_graph_corpus(const struct clm_graph *graph);
/** Nodes: every event that is not a further telling of another. */
CLM_API size_t clm_graph_count(const struct clm_graph *graph);
/** The node at a place of the total order: earliest day, latest day, what links demand,
 * the text for events of one source, id with its numbers in order. The number returned is
 * the index of the event in the corpus. */
CLM_API uint32_t clm_graph_at(const struct clm_graph *graph, size_t place);
/** Shorthand for the event of a corpus index. */
CLM_API const struct clm_event *clm_graph_event(const struct clm_graph *graph,
                                                uint32_t event);

/** One link as seen from one of its ends. */
struct clm_link {
    uint32_t event; /* at the other end */
    uint8_t kind;   /* of clm_link_kind */
    uint8_t score;  /* 0-100, or CLM_SCORE_CURATED */
    bool incoming;  /* the other event names this one */
    uint16_t why;   /* of a link that was found: bits 1 << clm_why */
};

/** Why two events were taken for one, or for claim and answer. */
enum clm_why {
    CLM_WHY_PARTIES,  /* the same parties */
    CLM_WHY_PARTY,    /* a party in common */
    CLM_WHY_REVERSED, /* accuser and accused have changed places */
    CLM_WHY_DAY,      /* the same day */
    CLM_WHY_NEAR,     /* days near each other */
    CLM_WHY_WORDS,    /* charges in like words */
    CLM_WHY_TYPE,     /* charges of one type */
    CLM_WHY_PLACE,    /* one place */
    CLM_WHY_SPEAKER,  /* one speaker */
    CLM_WHY_ARTICLE,  /* told in one article */
    CLM_WHY_POINTED,  /* its words only point to something told */
    CLM_WHY_MUTUAL,   /* both accuse each other */
    CLM_WHY_RUNNING,  /* the ceasefire of these parties that was running */
    CLM_WHY_COUNT,
};
/** Links of an event, outgoing first, each part in the total order; `*count` gets how
 * many. */
CLM_API const struct clm_link *clm_graph_links(const struct clm_graph *graph,
                                               uint32_t event, size_t *count);
/** Further tellings of an event, as corpus indices in order of their ids. */
CLM_API const uint32_t *clm_graph_members(const struct clm_graph *graph, uint32_t event,
                                          size_t *count);
/** Why a further telling was joined to its event: its score, 0-100, and `*why` (bits
 * 1 << clm_why); 0 where a file says so or it is no further telling. @since 0.2 */
CLM_API unsigned clm_graph_joined(const struct clm_graph *graph, uint32_t event,
                                  uint16_t *why);
/** Writes what the bits of `why` say, for people, into `out`. @since 0.2 */
CLM_API void clm_why_text(char *out, size_t room, uint16_t why);
/** Why an event has an outgoing link: the words of the file that names it, or those of
 * clm_why_text in `out`; "" for a curated one. @since 0.2 */
CLM_API const char *clm_graph_link_reason(const struct clm_graph *graph, uint32_t event,
                                          const struct clm_link *link, char *out,
                                          size_t room);
/** Citations of an event and its further tellings, each place once, in the order of
 * source id and place. */
CLM_API const struct clm_citation *clm_graph_citations(const struct clm_graph *graph,
                                                       uint32_t event, size_t *count);
/** How many independent sources tell an event: publishers, or sources where the publisher
 * is not known; tellings in the same words, as of an agency, count as one. */
CLM_API unsigned clm_graph_independent_sources(const struct clm_graph *graph,
                                               uint32_t event);
/** Events that lie on a circle of links of kind answers or about, as found by the
 * ordering; ascending. */
CLM_API const uint32_t *clm_graph_cycles(const struct clm_graph *graph, size_t *count);

/** Which events a user wants. A zeroed struct lets all pass. Lists are of names as the
 * user wrote them; an event passes when it matches one of each list that is not empty. */
struct clm_filter {
    bool has_from, has_to;
    clm_day from, to;          /* an event passes when it may have happened within */
    const char *const *actors; /* accuser, speaker or accused */
    size_t actor_count;
    const char *const *accusers;
    size_t accuser_count;
    const char *const *accused;
    size_t accused_count;
    const char *const *sources; /* id or publisher */
    size_t source_count;
    unsigned kinds;        /* bits 1 << clm_kind; 0 = all */
    unsigned charge_types; /* bits 1 << clm_charge_type; 0 = all */
    unsigned origins;      /* bits 1 << clm_origin; 0 = all */
    uint16_t
        min_confidence; /* in 1/10000; events without a confidence are curated and pass */
    uint16_t min_in_articles; /* the same for what this run read in articles; a less
                                 sure denial or rejection passes with what it answers */
    int answered; /* 1 only accusations to which an answer was found, whatever its
                     confidence and whether it passes; -1 only those without; 0 all */
};

/** The events of a graph that pass a filter, in the total order. */
struct clm_view {
    const struct clm_graph *graph;
    uint32_t *events; /* corpus indices */
    size_t count;
};

/** Fills `*out`; CLM_E_NOMEM, or CLM_E_USAGE when a name of the filter is no actor or
 * source of this corpus (the text says which and what is nearest). clm_view_release frees
 * it. @since 0.1 */
CLM_API enum clm_code clm_view_init(struct clm_view *out, const struct clm_graph *graph,
                                    const struct clm_filter *filter,
                                    struct clm_error *err) CLM_MUST_CHECK;
CLM_API void clm_view_release(struct clm_view *view);
/** Whether an event is in the view; a further telling is where the event is that it
 * tells. @since 0.1 */
CLM_API bool clm_view_has(const struct clm_view *view, uint32_t event);
/** How many links of the view's events lead to events that are not in it: what a table or
 * graph of the view cannot say, since nothing in it has the id. @since 0.1 */
CLM_API size_t clm_view_links_out(const struct clm_view *view);

#ifdef __cplusplus
}
#endif
#endif
