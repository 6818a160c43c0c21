/* SPDX-License-Identifier: MIT */
/* The reader of claims: what it works with, what it found so far, and adding to that. */
#ifndef CLM_CLAIM_READER_H
#define CLM_CLAIM_READER_H

#include "claim/claim_discourse.h"
#include "judge/judge.h"

/* An article may hold this many events; what is beyond is left out. */
enum { CLM__DRAFTS_MAX = 20000, CLM__MATCHES_MAX = 96 };

/** Reads articles for one thread. Set the borrowed members; zero the rest. */
struct clm__claim_reader {
    const struct clm__lexicon *lexicon;
    const struct clm__cues *cues; /* words that announce what is said */
    const struct clm__model *model;
    struct clm__who who; /* corpus and lexicon set */
    struct clm__arena arena;
    struct clm__sentence sentence; /* the one being read */
    struct clm__sentence before;   /* one before it that is read again */
    struct clm__draft *drafts;
    size_t draft_count, draft_room;
    struct clm__draft *titles; /* those of a separate title */
    size_t title_count, title_room;
    /* of the article */
    const char *text;
    const struct clm__parsed *parsed;
    struct clm__when_input when; /* without a tree */
    struct clm_date date;
    struct clm__discourse discourse;
    const struct clm__verdicts *verdicts; /* of the second reader, or NULL */
    size_t verdict_at;                    /* the next one */
    bool in_title;                        /* it is being read */
    bool has_title;                       /* read, and its text is not yet */
    bool failed;                          /* no memory */
};

/** Keeps a finished draft; false when there is no room for it. */
bool clm__claim_add(struct clm__claim_reader *reader, const struct clm__draft *draft);
/** Whom a phrase means; `avoid` (may be NULL) is not meant by a pronoun. */
void clm__claim_who(struct clm__claim_reader *reader,
                    const struct clm__sentence *sentence, unsigned node,
                    const struct clm__parties *avoid, struct clm__parties *out);
/** When what the word `cue` tells was done; the tokens of `not_in` (may be NULL) tell of
 * something else. */
struct clm__when clm__claim_when(const struct clm__claim_reader *reader,
                                 const struct clm__sentence *sentence, unsigned cue,
                                 const struct clm__filler *not_in);

#endif
