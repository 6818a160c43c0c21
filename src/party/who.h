/* SPDX-License-Identifier: MIT */
/* Who is meant: phrases to parties. Names with their titles, later mentions by surname or
 * role, pronouns, states by adjective, capital or body. */
#ifndef CLM_EXTRACT_WHO_H
#define CLM_EXTRACT_WHO_H

#include "lexicon/lexicon.h"
#include "sentence/tree.h"
#include "read/corpus.h"

enum { CLM__MENTIONS_MAX = 3 };
enum { CLM__PARTIES_MAX = 12, CLM__RECENT_MAX = 48, CLM__PERSONS_MAX = 64 };

enum clm__party_sort {
    CLM__SORT_PERSON, /* he, she */
    CLM__SORT_BODY,   /* it: a state, an organisation */
    CLM__SORT_MANY,   /* they */
    CLM__SORT_THING,  /* no party at all */
};

/** A party as a phrase names it. Strings live as long as the article or the corpus. */
struct clm__party {
    struct clm_span span;
    uint32_t sentence; /* by the number of its first token */
    uint16_t head;     /* token of the sentence that it was read in */
    uint8_t sort;      /* of clm__party_sort */
    bool named;        /* by a name, not by a role or pronoun */
    bool found;        /* through an earlier mention: a pronoun, "the ministry" */
    bool unknown;      /* a pronoun, and nobody knows whose */
    bool subject;      /* of its clause: whom "he" in the next one means before others */
    uint32_t actor;    /* index into the actors of the corpus, or CLM_NONE */
    const char *name;  /* "Russia"; never NULL */
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
    clm_str surname; /* in `surnames` */
    struct clm__party party;
};

/** What is known of an article so far. Set the borrowed members; zero the rest. */
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

/** Finds the names of a sentence. Call it before what follows, sentence by sentence. */
void clm__who_read(struct clm__who *who, const struct clm__tree *tree);

/** The parties that a phrase names, coordinated ones each. A pronoun or "the ministry" is
 * looked up among what was noted before it; `avoid` (may be NULL) is not meant by it. */
void clm__who_find(struct clm__who *who, const struct clm__tree *tree,
                   const clm_str *words, unsigned node, const struct clm__parties *avoid,
                   struct clm__parties *out);

/** Whether a noun only describes the name right behind it, a subject as well: "candidates
 * Ana Ruiz and Juan Paz". */
bool clm__who_described(const struct clm__tree *tree, unsigned node);

/** Notes parties for later mentions; call it in the order of the text. */
void clm__who_note(struct clm__who *who, const struct clm__parties *parties);
/** Whether two parties are the same actor, or have the same name. */
bool clm__party_same(const struct clm__party *a, const struct clm__party *b);

/** First and last token of the phrase around a noun: what stands before it, the rest of a
 * name, and phrases with of. */
void clm__who_phrase(const struct clm__tree *tree, unsigned node, unsigned *first,
                     unsigned *last);

#endif
