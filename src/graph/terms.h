/* SPDX-License-Identifier: MIT */
/* The words of charges as numbers, and how alike two charges are by them. */
#ifndef CLM_GRAPH_TERMS_H
#define CLM_GRAPH_TERMS_H

#include "base/map.h"
#include "graph/graph.h"

/** Words beyond these are not looked at. */
enum { CLM__TERMS_MAX = 24 };

/** The words of one charge, without their endings and without those that say nothing;
 * words of one meaning are one. Each once, ascending. */
struct clm__terms {
    uint32_t items[CLM__TERMS_MAX];
    uint8_t weights[CLM__TERMS_MAX]; /* the rarer in the corpus, the more */
    size_t count;
    unsigned weight; /* of all */
    bool is_bare;    /* it only points to what was told before */
    bool is_near;    /* "this claim": it points to what stands just before */
    bool is_speech;  /* "the Egyptian accusations": it points to what was said */
};

/** Words of a corpus: what each means (data/alike.txt) and how many charges have it. */
struct clm__wordbook {
    struct clm__map meanings; /* of a word -> number of its meaning, or of its class */
    struct clm__map charges;  /* of a meaning -> how many charges have it */
    uint32_t total;           /* charges */
};

/** Reads data/alike.txt. False when there is no memory; release it in any case. */
bool clm__wordbook_init(struct clm__wordbook *book) CLM_MUST_CHECK;
void clm__wordbook_release(struct clm__wordbook *book);
/** Counts the words of all charges of a graph. False when there is no memory. */
bool clm__wordbook_count(struct clm__wordbook *book,
                         const struct clm_graph *graph) CLM_MUST_CHECK;
/** Reads the words of an event: of its charge, or where it has none of its quote. */
void clm__terms_read(const struct clm__wordbook *book, const struct clm_event *event,
                     struct clm__terms *out);
/** How alike, 0-100: shared weight, half of the lighter side and half of both. */
unsigned clm__terms_alike(const struct clm__terms *a, const struct clm__terms *b);

#endif
