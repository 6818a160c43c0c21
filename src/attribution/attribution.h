/* SPDX-License-Identifier: MIT */
/* Attributions: who says, thinks or shows what, by which words. */
#ifndef CLM_ATTRIBUTION_ATTRIBUTION_H
#define CLM_ATTRIBUTION_ATTRIBUTION_H

#include "sentence/sentence.h"
#include "text/text.h"

enum { CLM__PIECES_MAX = 8 };

struct clm__stretch {
    uint32_t start, end; /* bytes of the text, half-open */
};

/** A part of an attribution; nothing when `count` is 0, several pieces where it is
 * interrupted. */
struct clm__part {
    struct clm__stretch pieces[CLM__PIECES_MAX];
    unsigned count;
};

enum clm__attribution_kind {
    CLM__ATTRIBUTION_NONE,
    CLM__ATTRIBUTION_OTHER,  /* a noun phrase or infinitive: supports the plan */
    CLM__ATTRIBUTION_CLAUSE, /* says that it is over */
    CLM__ATTRIBUTION_SPEECH, /* words as they were said, or before and around the cue */
};

struct clm__attribution {
    struct clm__part source; /* may be nothing */
    struct clm__part cue;    /* nothing where only quotation marks tell of it */
    struct clm__part content;
    enum clm__attribution_kind kind;
    bool is_firm;      /* a finite verb of saying with somebody who is named */
    bool is_nested;    /* while searching */
    uint32_t sentence; /* the cue's; without one, that of the content's beginning */
};

/** In the order of their cues. Zeroed it is empty. */
struct clm__attributions {
    struct clm__attribution *items;
    size_t count, room;
};

/** The words that announce content (data/attribution.txt). */
struct clm__cues;

/** Reads a list; the built-in one when `text` is NULL. CLM_E_DATA with the line, or
 * CLM_E_NOMEM. */
enum clm_code clm__cues_new(struct clm__cues **out, const char *name, const char *text,
                            size_t len, struct clm_error *err) CLM_MUST_CHECK;
void clm__cues_free(struct clm__cues *cues);

/** Everything that a search needs; all of it is only read. */
struct clm__attribution_input {
    const struct clm__cues *cues;
    const struct clm__model *model;
    const char *text;
    const struct clm__parsed *parsed; /* of the whole text */
};

/** Who says what by one word of a sentence whose cues and quotations were set, whatever
 * else is said in it. False when the word announces nothing. */
struct clm__finding;
bool clm__attribution_at(const struct clm__sentence *sentence, unsigned head,
                         struct clm__finding *out);
/** Finds the attributions of a text; `out` is emptied first. CLM_E_NOMEM. */
enum clm_code clm__attribution_find(struct clm__attributions *out,
                                    const struct clm__attribution_input *input,
                                    struct clm_error *err) CLM_MUST_CHECK;
void clm__attributions_release(struct clm__attributions *list);

/** Appends an attribution as a line of JSON. */
void clm__attribution_write(struct clm__buf *out, const char *doc,
                            const struct clm__attribution *attribution);

#endif
