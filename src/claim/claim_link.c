/* SPDX-License-Identifier: MIT */
/* Links between the events of an article: a denial or reply answers an accusation, a
 * claim is about an act. Few and right: a link that is not found can be added, a wrong
 * one misleads. */
#include "claim/claim_link.h"

#include "base/ascii.h"
#include "claim/claim_confidence.h"

#include <string.h>

/* How many sentences back an answer and what a claim is about may lie; from how near on
 * an answer need not repeat words of the accusation. */
enum { ANSWER_REACH = 8, ANSWER_NEAR = 2, ABOUT_REACH = 3 };
enum { WORD_BYTES = 40, STEM = 5, STEMS_MAX = 40 };
enum { SCORE_NAMED = 90, SCORE_NEAR = 80, SCORE_FAR = 70 };

/* ---- words of a span ---- */

/* The next word from `*at` on, in small letters; false at the end. */
static bool
next_word(const char *text, uint32_t *at, uint32_t end, char *word)
{
    size_t len = 0;
    for (; *at < end && len == 0; ++*at)
        for (; *at < end && clm__is_letter(text[*at]); ++*at)
            if (len + 1 < WORD_BYTES)
                word[len++] = (char)(text[*at] | 0x20);
    word[len] = '\0';
    return len > 0;
}

static bool
has_class(const struct clm__claim_reader *reader, struct clm_span span,
          enum clm__class class)
{
    char word[WORD_BYTES];
    for (uint32_t at = span.start; next_word(reader->text, &at, span.end, word);)
        if (clm__lexicon_in(reader->lexicon, clm__lexicon_word(reader->lexicon, word),
                            class))
            return true;
    return false;
}

/* Whether a word of a class is among the first few of a phrase. */
static bool
begins_near(const struct clm__claim_reader *reader, struct clm_span span,
            enum clm__class class)
{
    enum { WORDS = 5 };
    char word[WORD_BYTES];
    uint32_t at = span.start;
    for (int i = 0; i < WORDS && next_word(reader->text, &at, span.end, word); i++)
        if (clm__lexicon_in(reader->lexicon, clm__lexicon_word(reader->lexicon, word),
                            class))
            return true;
    return false;
}

static bool
begins_with(const struct clm__claim_reader *reader, struct clm_span span,
            const char *first)
{
    char word[WORD_BYTES];
    uint32_t at = span.start;
    return next_word(reader->text, &at, span.end, word) && strcmp(word, first) == 0;
}

/* The first letters of each longer word. */
static size_t
read_stems(const struct clm__claim_reader *reader, struct clm_span span,
           char (*stems)[STEM + 1])
{
    char word[WORD_BYTES];
    size_t count = 0;
    for (uint32_t at = span.start;
         count < STEMS_MAX && next_word(reader->text, &at, span.end, word);)
        if (strlen(word) >= STEM) {
            memcpy(stems[count], word, STEM);
            stems[count++][STEM] = '\0';
        }
    return count;
}

static bool
share_word(const struct clm__claim_reader *reader, struct clm_span a, struct clm_span b)
{
    char x[STEMS_MAX][STEM + 1], y[STEMS_MAX][STEM + 1];
    size_t x_count = read_stems(reader, a, x), y_count = read_stems(reader, b, y);
    for (size_t i = 0; i < x_count; i++)
        for (size_t k = 0; k < y_count; k++)
            if (strcmp(x[i], y[k]) == 0)
                return true;
    return false;
}

/* ---- answers ---- */

static bool
share_party(const struct clm__party *a, unsigned a_count, const struct clm__party *b,
            unsigned b_count)
{
    for (unsigned i = 0; i < a_count; i++)
        for (unsigned k = 0; k < b_count; k++)
            if (a[i].sort != CLM__SORT_THING && clm__party_same(&a[i], &b[k]))
                return true;
    return false;
}

/* Whether a draft is of a kind that answers: a denial, or what "replied", "hit back". */
static bool
is_answer(const struct clm__claim_reader *reader, const struct clm__draft *draft)
{
    return draft->actor_count > 0 &&
           (draft->kind == CLM_KIND_DENIAL ||
            ((draft->kind == CLM_KIND_ACCUSATION || draft->kind == CLM_KIND_STATEMENT) &&
             has_class(reader, draft->cue, CLM__CLASS_REPLY)));
}

/* How well a draft answers an accusation `apart` sentences before it, 0 = not at all: it
 * must come from the accused, and go to the accuser if it goes to anybody. */
static int
score_answer(const struct clm__claim_reader *reader, const struct clm__draft *answer,
             const struct clm__draft *claim, uint32_t apart)
{
    if (claim->kind != CLM_KIND_ACCUSATION ||
        !share_party(claim->targets, claim->target_count, answer->actors,
                     answer->actor_count) ||
        share_party(claim->actors, claim->actor_count, answer->actors,
                    answer->actor_count))
        return 0;
    bool denies = answer->kind == CLM_KIND_DENIAL;
    bool named = denies && !answer->implied && answer->target_count > 0;
    if (named && claim->actor_count > 0) {
        bool same = share_party(claim->actors, claim->actor_count, answer->targets,
                                answer->target_count);
        if (!same)
            return 0; /* "Oman's accusation" without a charge is told better elsewhere */
        return claim->charge.end != 0 ? SCORE_NAMED : SCORE_NAMED - 5;
    }
    bool general = answer->charge.end == 0 ||
                   has_class(reader, answer->charge, CLM__CLASS_ALLEGATION) ||
                   begins_with(reader, answer->charge, "it") ||
                   begins_with(reader, answer->charge, "this");
    if (apart <= ANSWER_NEAR)
        return SCORE_NEAR;
    return denies && (general || share_word(reader, answer->charge, claim->charge))
               ? SCORE_FAR
               : 0;
}

/* Whether an implied target stands so far before that nothing speaks for it. */
static bool
is_far_fetched(const struct clm__claim_reader *reader, const struct clm__draft *draft)
{
    uint32_t from = draft->sentence > ABOUT_REACH ? draft->sentence - 1 - ABOUT_REACH : 0;
    return draft->implied && draft->target_count > 0 &&
           draft->targets[0].span.end < reader->parsed->sentences[from].start;
}

/* The last accusation of the sentences right before a denial that is not the denier's
 * own; CLM_NONE when there is none. */
static uint32_t
last_accusation(const struct clm__claim_reader *reader, size_t index)
{
    const struct clm__draft *denial = &reader->drafts[index];
    for (size_t i = index; i-- > 0;) {
        const struct clm__draft *claim = &reader->drafts[i];
        if (denial->sentence - claim->sentence > ABOUT_REACH)
            break;
        if (claim->kind == CLM_KIND_ACCUSATION && claim->actor_count > 0 &&
            !share_party(claim->actors, claim->actor_count, denial->actors,
                         denial->actor_count))
            return (uint32_t)i;
    }
    return CLM_NONE;
}

/* Whom a denial answers that does not say it: who made the accusation that it is linked
 * to, else the last one. What is linked knows it better than a guess. */
static void
name_accuser(struct clm__claim_reader *reader, size_t index)
{
    struct clm__draft *denial = &reader->drafts[index];
    bool linked = denial->answers != 0;
    if (denial->kind != CLM_KIND_DENIAL || denial->actor_count == 0 ||
        (denial->target_count > 0 && !(linked && denial->implied)))
        return;
    uint32_t at = linked ? denial->answers - 1 : last_accusation(reader, index);
    struct clm__parties accuser = {.count = 0};
    for (unsigned i = 0; at != CLM_NONE && i < reader->drafts[at].actor_count &&
                         accuser.count < CLM__PARTIES_MAX;
         i++)
        if (reader->drafts[at].actors[i].sort != CLM__SORT_THING)
            accuser.items[accuser.count++] = reader->drafts[at].actors[i];
    if (accuser.count == 0)
        return;
    denial->implied = true;
    clm__draft_targets(denial, &reader->arena, &accuser);
}

/* The accusation that a draft answers: the nearest before it, or one told behind it in
 * the same sentence. */
static void
link_answer(const struct clm__claim_reader *reader, size_t index)
{
    struct clm__draft *answer = &reader->drafts[index];
    int best = 0;
    answer->answers = 0;
    if (!is_answer(reader, answer))
        return;
    for (size_t i = index + 1; i < reader->draft_count && best == 0 &&
                               reader->drafts[i].sentence == answer->sentence;
         i++)
        if ((best = score_answer(reader, answer, &reader->drafts[i], 0)) > 0)
            answer->answers = (uint32_t)i + 1;
    for (size_t i = index; i-- > 0 && best < SCORE_NAMED;) {
        uint32_t apart = answer->sentence - reader->drafts[i].sentence;
        if (apart > ANSWER_REACH)
            break;
        int score = score_answer(reader, answer, &reader->drafts[i], apart);
        if (score > best) {
            best = score;
            answer->answers = (uint32_t)i + 1;
        }
    }
    answer->answers_score = (uint8_t)best;
    if (best == 0 && answer->kind == CLM_KIND_DENIAL && is_far_fetched(reader, answer))
        answer->target_count = 0;
}

/* ---- about ---- */

/* Which act the words of a claim speak of: "the attack", "the truce". */
static unsigned
acts_meant(const struct clm__claim_reader *reader, const struct clm__draft *draft)
{
    static const struct {
        enum clm__class class;
        unsigned kinds;
    } words[] = {{CLM__CLASS_BLOW, 1u << CLM_KIND_STRIKE | 1u << CLM_KIND_ATTACK},
                 {CLM__CLASS_TRUCE, 1u << CLM_KIND_CEASEFIRE}};
    static const char *const known[] = {"the", "this", "these", "those"};
    bool definite = false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        definite = definite || begins_with(reader, draft->charge, known[i]);
    for (size_t i = 0; definite && i < sizeof words / sizeof *words; i++)
        if (begins_near(reader, draft->charge, words[i].class))
            return words[i].kinds;
    return 0;
}

static bool
is_claim(const struct clm__draft *draft)
{
    const unsigned kinds = 1u << CLM_KIND_ACCUSATION | 1u << CLM_KIND_DENIAL |
                           1u << CLM_KIND_STATEMENT | 1u << CLM_KIND_REJECTION |
                           1u << CLM_KIND_DEMAND;
    return (kinds >> draft->kind & 1) != 0 && draft->charge.end != 0;
}

/* The act that a claim is about: the only one of its kind shortly before. */
static void
link_about(const struct clm__claim_reader *reader, size_t index)
{
    enum { WORDS_MAX = 60 }; /* bytes: what is longer says more than "the attack" */
    struct clm__draft *claim = &reader->drafts[index];
    uint32_t found = 0;
    if (!is_claim(claim) || claim->charge.end - claim->charge.start > WORDS_MAX)
        return;
    unsigned kinds = acts_meant(reader, claim);
    for (size_t i = index; kinds != 0 && i-- > 0;) {
        const struct clm__draft *act = &reader->drafts[i];
        if (claim->sentence - act->sentence > ABOUT_REACH)
            break;
        if ((kinds >> act->kind & 1) == 0 || act->sentence == claim->sentence)
            continue;
        if (found != 0)
            return; /* which of two? */
        found = (uint32_t)i + 1;
    }
    claim->about = found;
}

void
clm__claim_link(struct clm__claim_reader *reader)
{
    for (size_t i = 0; i < reader->draft_count; i++) {
        link_answer(reader, i);
        name_accuser(reader, i);
        if (reader->drafts[i].kind == CLM_KIND_DENIAL)
            clm__claim_confidence(&reader->drafts[i]); /* with what is known of it now */
        link_about(reader, i);
    }
}

uint32_t
clm__claim_accusation(const struct clm__claim_reader *reader,
                      const struct clm__parties *by)
{
    uint32_t other = 0;
    for (size_t i = reader->draft_count; i-- > 0;) {
        const struct clm__draft *draft = &reader->drafts[i];
        bool own = false;
        if (draft->kind != CLM_KIND_ACCUSATION && draft->kind != CLM_KIND_STATEMENT)
            continue;
        for (unsigned a = 0; a < draft->actor_count; a++)
            for (unsigned b = 0; b < by->count; b++)
                own |= clm__party_same(&draft->actors[a], &by->items[b]);
        for (unsigned a = 0; a < draft->target_count && !own; a++)
            for (unsigned b = 0; b < by->count; b++)
                if (draft->kind == CLM_KIND_ACCUSATION &&
                    clm__party_same(&draft->targets[a], &by->items[b]))
                    return (uint32_t)i + 1;
        if (!own && other == 0 && draft->actor_count > 0)
            other = (uint32_t)i + 1;
    }
    return other;
}
