/* SPDX-License-Identifier: MIT */
/* A party as a phrase names it, and lists of them. */
#ifndef CLM_PARTY_PARTY_H
#define CLM_PARTY_PARTY_H

#include "claimline/corpus.h"
#include "claimline/event.h"

enum { CLM__MENTIONS_MAX = 3, CLM__PARTIES_MAX = 12 };

enum clm__party_sort {
    CLM__SORT_PERSON, /* he, she */
    CLM__SORT_BODY,   /* it: a state, an organisation */
    CLM__SORT_MANY,   /* they */
    CLM__SORT_THING,  /* no party at all */
};

/** How it is known whom a phrase means. */
enum clm__party_how {
    CLM__HOW_WORDS,   /* it is not: the words of the phrase stand for themselves */
    CLM__HOW_LIST,    /* a list knows the name */
    CLM__HOW_OFFICE,  /* an office or a body, and beside it whose: "the Omani minister" */
    CLM__HOW_HOME,    /* the same without: the state that the text is at home in */
    CLM__HOW_PERSON,  /* a person's own name */
    CLM__HOW_SURNAME, /* a surname; the article tells the full name or office elsewhere */
    CLM__HOW_MENTION, /* an earlier mention with this word */
    CLM__HOW_PRONOUN, /* a pronoun: an earlier mention that agrees with it */
    CLM__HOW_COUNT
};

/** Strings live as long as the article or the corpus. */
struct clm__party {
    struct clm_span span;
    uint32_t sentence; /* by the number of its first token */
    uint16_t head;     /* token of the sentence that it was read in */
    uint8_t sort;      /* of clm__party_sort */
    uint8_t gender;    /* of clm_gender, of a person */
    uint8_t how;       /* of clm__party_how */
    bool named;        /* by a name, not by a role or pronoun */
    bool found;        /* through an earlier mention: a pronoun, "the ministry" */
    bool unknown;      /* a pronoun, and nobody knows whose */
    bool subject;      /* of its clause: whom "he" in the next one means before others */
    uint32_t actor;    /* index into the actors of the corpus, or CLM_NONE */
    const char *name;  /* "Russia"; never NULL */
    const char *other; /* whom it may mean instead, as a party of its own, or NULL */
    const char *speaker; /* the individual who acts for it, or NULL */
    struct clm_span speaker_span;
    struct clm_span from[CLM__MENTIONS_MAX]; /* through which it was found, the nearest
                                                first */
    unsigned from_count;
};

struct clm__parties {
    struct clm__party items[CLM__PARTIES_MAX];
    unsigned count;
};

/** Whether two parties are the same actor, or have the same name. */
bool clm__party_same(const struct clm__party *a, const struct clm__party *b);

/** "Velmor Cargo", of which nothing tells that it is a person: it may be a firm. */
bool clm__party_may_be_body(const struct clm__party *party);

/** Makes a party of its own of one that was taken for its state: what a state's judges
 * say of its president is between the two of them. False when nothing parts it. */
bool clm__party_part(struct clm__party *party);

/** What is between persons of one state is told under their own names: a private person
 * and an office-holder who is named, a party and a minister of its state. In an article
 * that is about one state, `home` (or CLM_NONE), a body that no list knows is of it. */
void clm__parties_domestic(const struct clm_corpus *corpus, uint32_t home,
                           struct clm__parties *actors, struct clm__parties *targets);

/** How it is known, in words: "a pronoun". */
const char *clm__party_how_name(enum clm__party_how how);

#endif
