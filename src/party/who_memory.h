/* SPDX-License-Identifier: MIT */
/* What is known of an article so far: who was mentioned, which states were named, which
 * names stand in the sentence that is read. */
#ifndef CLM_PARTY_WHO_MEMORY_H
#define CLM_PARTY_WHO_MEMORY_H

#include "lexicon/lexicon.h"
#include "party/party.h"
#include "read/corpus.h"
#include "sentence/tree.h"

enum { CLM__RECENT_MAX = 48, CLM__PERSONS_MAX = 64 };

/** A name found in the text. */
struct clm__name {
    uint32_t actor;  /* whom it means; CLM_NONE for a private person */
    uint32_t person; /* CLM_NONE for what is no person */
    uint16_t start;  /* its first token */
    uint16_t len;    /* tokens; 0 = this token begins no name */
};

/** Where a state was named. */
struct clm__named_state {
    uint32_t token; /* of the article */
    uint32_t actor;
};

struct clm__person {
    clm_str surname; /* a hash of its letters */
    struct clm__party party;
};

/** Set the borrowed members; zero the rest. */
struct clm__who {
    const struct clm_corpus *corpus;
    const struct clm__lexicon *lexicon;
    struct clm__arena *arena;                  /* of the article */
    const struct clm_date *date;               /* of the article, or NULL */
    struct clm__party recent[CLM__RECENT_MAX]; /* a ring of mentions */
    unsigned recent_count;
    struct clm__person persons[CLM__PERSONS_MAX];
    unsigned person_count;
    struct clm__named_state states[CLM__RECENT_MAX]; /* a ring */
    unsigned state_count;
    struct clm__name *names; /* by token of the sentence */
    size_t name_room;
    bool failed; /* no memory */
};

/** Forgets the article and begins another. */
void clm__who_begin(struct clm__who *who, struct clm__arena *arena,
                    const struct clm_date *date);
void clm__who_release(struct clm__who *who);

/** Notes parties for later mentions; call it in the order of the text. */
void clm__who_note(struct clm__who *who, const struct clm__parties *parties);

#endif
