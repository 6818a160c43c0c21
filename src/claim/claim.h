/* SPDX-License-Identifier: MIT */
/* What a text claims: its sentences to events, with the parties, charge and date of each.
 */
#ifndef CLM_EXTRACT_CLAIM_H
#define CLM_EXTRACT_CLAIM_H

#include "base/kind.h"
#include "claim/when.h"
#include "party/who.h"

/* An article may hold this many events; what is beyond is left out. */
enum { CLM__DRAFTS_MAX = 20000, CLM__HITS_MAX = 96 };

/* How sure a link to an act is, of 100 (docs/QUALITY.md). */
enum { CLM__ABOUT_SCORE = 70 };

/** How an event is told. */
enum clm__telling {
    CLM__TOLD,            /* by a frame */
    CLM__TOLD_HARD,       /* by a noun, or a frame that is often wrong */
    CLM__TOLD_IN_WORDS,   /* the words of a speaker say it, and little else */
    CLM__TOLD_IN_PASSING, /* it is told somewhere in them */
};

/** An event as it was found. Everything lives in the arena of its article. */
struct clm__draft {
    uint8_t kind;    /* of clm_kind */
    uint8_t phase;   /* of clm_phase */
    uint8_t telling; /* of clm__telling */
    bool said;       /* found in what the words say, not by a frame */
    bool quoted;     /* in quotation marks, so another than the author tells it */
    bool implied;    /* its target stands in another sentence */
    uint16_t charge_types;
    uint16_t confidence; /* in 1/10000 */
    unsigned actor_count, target_count;
    struct clm__party *actors, *targets;
    const char *speaker;
    struct clm_span speaker_span;
    struct clm_span charge; /* end 0 = none */
    struct clm_span cue;
    struct clm_span quote;
    struct clm_span place; /* of an act; end 0 = none */
    const char *frame;     /* its pattern, or the wrong that was said */
    const char *path;      /* ways from the cue to the parts, a line each, or NULL */
    struct clm__when when;
    uint32_t sentence; /* from 1 */
    uint32_t paragraph;
    struct clm_span span;
    uint32_t answers; /* number of the draft that it answers + 1, or 0 */
    uint32_t about;   /* of the act that it is about, likewise */
    uint8_t answers_score;
};

/** Reads articles for one thread. Set the borrowed members; zero the rest. */
struct clm__claims {
    const struct clm__lexicon *lexicon;
    const struct clm__model *model;
    struct clm__who who; /* corpus and lexicon set */
    struct clm__arena arena;
    struct clm__tree tree;
    clm_str *words; /* of the sentence, by token: numbers in the lexicon */
    size_t word_room;
    struct clm__hit hits[CLM__HITS_MAX];
    unsigned hit_count;
    struct clm__draft *drafts;
    size_t draft_count, draft_room;
    struct clm__draft *titles; /* those of a separate title */
    size_t title_count, title_room;
    /* of the article */
    const struct clm__parsed *parsed;
    struct clm__when_input when;
    struct clm_date date;
    uint32_t sentence; /* the one being read */
    uint32_t speech;   /* draft of the last speech + 1 */
    uint32_t speech_paragraph, speech_sentence;
    struct clm__parties speech_by;
    bool in_title;  /* it is being read */
    bool has_title; /* read, and its text is not yet */
    bool failed;
};

struct clm__claims_input {
    const char *text;
    const struct clm__parsed *parsed;
    const struct clm__timex_list *timexes;
    bool has_day;
    clm_day day;
    uint32_t headline_end; /* where a headline at the start of the text ends, or 0 */
};

/** Reads the title of an article, when it comes separately; call it right before
 * clm__claims_read for its text. What the text does not tell again is then in
 * `claims->titles`. CLM_E_NOMEM. */
enum clm_code clm__claims_read_title(struct clm__claims *claims,
                                     const struct clm__claims_input *input,
                                     struct clm_error *err) CLM_MUST_CHECK;
/** Finds the events of an article in `claims->drafts`, in the order of the text.
 * CLM_E_NOMEM. */
enum clm_code clm__claims_read(struct clm__claims *claims,
                               const struct clm__claims_input *input,
                               struct clm_error *err) CLM_MUST_CHECK;
void clm__claims_release(struct clm__claims *claims);

/* ---- between the files of this module ---- */

/** Makes the words of the sentence and reads its names. */
bool clm__claims_sentence(struct clm__claims *claims, uint32_t sentence);
/** A cleared draft for the sentence being read; NULL when there is no room. */
struct clm__draft *clm__claims_draft(struct clm__claims *claims, unsigned cue_first,
                                     unsigned cue_last);
/** Copies parties into the draft, as actors (with the speaker) or as targets. */
void clm__draft_actors(struct clm__claims *claims, struct clm__draft *draft,
                       const struct clm__parties *parties);
void clm__draft_targets(struct clm__claims *claims, struct clm__draft *draft,
                        const struct clm__parties *parties);
/** The charge, and its types from the words in it. */
void clm__draft_charge(struct clm__claims *claims, struct clm__draft *draft,
                       unsigned first, unsigned last);
/** The ways through the tree of the sentence being read to the parts of a draft. */
void clm__draft_path(struct clm__claims *claims, struct clm__draft *draft);
/** The words that tell where the act of a hit was done; end 0 when none do. */
struct clm_span clm__claims_place(const struct clm__claims *claims,
                                  const struct clm__hit *hit);
/** Drops what the text tells again: of its headline, and of the title. */
void clm__claims_merge_headline(struct clm__claims *claims, uint32_t headline_end);
/** Puts the drafts aside as those of a title, and makes its mentions fit for the text. */
void clm__claims_keep_title(struct clm__claims *claims);
/** Finds the links between the drafts of the article. */
void clm__claims_link(struct clm__claims *claims);
/** The strongest term that begins at a token, or NULL. */
const struct clm__term *clm__claims_term(const struct clm__claims *claims, unsigned node);
/** Whether a token stands in quotation marks. */
bool clm__claims_in_quote(const struct clm__claims *claims, unsigned node);
/** Whether any of them can act, and is no thing. */
bool clm__any_party(const struct clm__parties *parties);
/** Who does what a hit tells, and to whom; `actors` may be renamed when both are of one
 * state. */
void clm__claims_find_actors(struct clm__claims *claims, const struct clm__hit *hit,
                             struct clm__parties *actors);
void clm__claims_find_targets(struct clm__claims *claims, const struct clm__hit *hit,
                              struct clm__parties *actors, struct clm__parties *targets);
/** All subjects before a verb of what is mutual, where the tree does not see the pair. */
void clm__claims_pair(struct clm__claims *claims, const struct clm__hit *hit,
                      struct clm__parties *actors);
/** The number of the accusation that a denial by somebody answers, and 1: the last one
 * against him, else the last one by another; 0 when there is none. */
uint32_t clm__claims_accusation(const struct clm__claims *claims,
                                const struct clm__parties *by);
/** Adds the events that a hit tells. */
void clm__claims_hit(struct clm__claims *claims, const struct clm__hit *found);
/** Who stands behind a noun: a possessive or name before it, or the subject of a verb
 * that lends it ("launched an offensive"). */
void clm__claims_noun_actors(struct clm__claims *claims, const struct clm__hit *hit,
                             struct clm__parties *out);
/** Who speaks through a letter, a speech, a lawsuit: a name in the phrase, or who made
 * it. Leaves the parties as they are when `node` is no such thing, or nobody is told. */
void clm__claims_author(struct clm__claims *claims, unsigned node,
                        struct clm__parties *parties);
/** Of a participle that stands apart ("..., accusing Oman"): the subject of the outermost
 * clause that it can belong to; CLM__NO_NODE for any other verb. */
unsigned clm__claims_outer_subject(const struct clm__claims *claims,
                                   const struct clm__hit *hit);
/** Whether a token is we, I, us or me. */
bool clm__claims_is_self(const struct clm__claims *claims, unsigned node);
/** Whom "we" or "I" at a token means, and a pronoun in reported speech that agrees with
 * the speaker: whose words they stand in. False when it is none of these, or nobody is
 * told to speak. */
bool clm__claims_self(struct clm__claims *claims, unsigned node,
                      struct clm__parties *out);
/** Events of a hit of a verb of saying, or of a noun with what is said ("claims that").
 */
void clm__claims_speech(struct clm__claims *claims, const struct clm__hit *hit);
/** Accusations in a sentence that stands in a quotation whose speaker is told elsewhere.
 */
void clm__claims_quoted(struct clm__claims *claims);
/** Sets how sure a finished draft is. */
void clm__claims_sure(struct clm__draft *draft);
/** Whether the act of a hit is told as done: no question, condition, denial or wish. */
bool clm__claims_is_fact(const struct clm__claims *claims, const struct clm__hit *hit);

#endif
