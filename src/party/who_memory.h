/* SPDX-License-Identifier: MIT */
/* What is known of an article so far: who was mentioned, which states were named, which
 * names stand in the sentence that is read. */
#ifndef CLM_PARTY_WHO_MEMORY_H
#define CLM_PARTY_WHO_MEMORY_H

#include "lexicon/lexicon.h"
#include "party/party.h"
#include "read/corpus.h"
#include "sentence/tree.h"

enum {
    CLM__RECENT_MAX = 48,
    CLM__PERSONS_MAX = 64,
    CLM__FULL_NAMES_MAX = 128,
    CLM__STATES_MAX = 32,
    CLM__OWNED_MAX = 16,
    CLM__ORGS_MAX = 96
};

struct clm__token_word;

/** A name found in the text. */
struct clm__name {
    uint32_t actor;     /* whom it means; CLM_NONE for a private person */
    uint32_t person;    /* CLM_NONE for what is no person */
    uint16_t start;     /* its first token */
    uint16_t len;       /* tokens; 0 = this token begins no name */
    bool masked;        /* the token is no part of any party: a dateline, a date */
    uint8_t shared_len; /* tokens of the longest shared name that begins here */
    uint32_t shared;    /* its number, or 0 */
};

/** Where a state was named. */
struct clm__named_state {
    uint32_t token; /* of the article */
    uint32_t actor;
    uint32_t sentence; /* by the number of its first token */
    uint8_t link;      /* of clm__state_link */
};

/** How a state stands in its sentence. */
enum clm__state_link {
    CLM__STATE_OTHER,
    CLM__STATE_SUBJECT, /* in the subject of a clause: "Peruvian officials say" */
    CLM__STATE_PLACE    /* where something happens: "in Lima" */
};

/** A person whom an article names in full: "Jim Jordan", "Lord Butler". */
struct clm__full_name {
    uint32_t surname;     /* a hash of its letters */
    uint32_t person;      /* whom a list knows, or CLM_NONE */
    struct clm_span span; /* of the name in the text */
    uint16_t words;
    uint8_t gender; /* of clm_gender */
    bool sure;      /* a title, an office or a given name tells that it is a person */
};

/** A name of several words: "Harbour Workers Union (HWU)". */
struct clm__org {
    uint32_t first;       /* a hash of its first word */
    uint32_t shortened;   /* of the abbreviation that the article gives it, or 0 */
    uint32_t actor;       /* whom a list knows, or CLM_NONE */
    struct clm_span span; /* of the name in the text */
};

/** How often an article names a state, by whatever word. */
struct clm__state_count {
    uint32_t actor;
    uint32_t count;
};

/** An institution that an article has told whose it is: the number of its shared name. */
struct clm__owned {
    uint32_t name;
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
    const struct clm__name *names; /* by token of the sentence that is read */
    bool failed;                   /* no memory */

    /* What who_scan.h finds in the whole article. */
    const char *text;
    struct clm__name *all; /* by token of the article; starts count in the sentence */
    size_t all_count, all_room;
    struct clm__token_word *words; /* for the scan */
    size_t word_room;
    struct clm__full_name full_names[CLM__FULL_NAMES_MAX];
    unsigned full_name_count;
    struct clm__state_count counted[CLM__STATES_MAX];
    unsigned counted_count;
    struct clm__owned owned[CLM__OWNED_MAX];
    unsigned owned_count;
    struct clm__org orgs[CLM__ORGS_MAX];
    unsigned org_count;
    uint32_t dateline; /* the state that it lies in, or CLM_NONE */
};

/** Forgets the article and begins another. */
void clm__who_begin(struct clm__who *who, struct clm__arena *arena,
                    const struct clm_date *date);
void clm__who_release(struct clm__who *who);

/** The state that the article is about: three in four of all that it names; CLM_NONE when
 * there is none. */
uint32_t clm__who_home(const struct clm__who *who);

/** Notes parties for later mentions; call it in the order of the text. */
void clm__who_note(struct clm__who *who, const struct clm__parties *parties);

#endif
