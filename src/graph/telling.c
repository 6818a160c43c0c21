/* SPDX-License-Identifier: MIT */
/* Whether two events are tellings of one act: points for what agrees, off for what does
 * not. The points were set on tests/graph/tellings.txt. */
#include "graph/telling.h"

#include <string.h>

/* Days by which a telling may be off. */
enum { UNDATED_DAYS = 2, ABOUT_DAYS = 1, LONG_DAYS = 7 };

enum {
    BOTH_SIDES = 26, /* the same parties on both sides */
    SOME_PARTY = 16,
    ONE_SIDE = 6, /* the other is not told */
    ONE_DAY = 20,
    SOME_DAY = 13,
    NEAR_DAY = 9,
    LONG_DAY = 3,
    WORDS = 50, /* of charges in the same words */
    POINTED = 20,
    ONE_TYPE = 8,
    OTHER_TYPE = 8,
    ONE_PLACE = 8,
    OTHER_PLACE = 20,
    ONE_SPEAKER = 8,
    OTHER_SPEAKER = 14,
    ONE_ARTICLE = 10, /* which seldom tells one thing twice */
    WORDS_NEEDED = 24,
    WORDS_OF_NOBODY = 55, /* where no party or only one side is told */
    FEW_WORDS = 3,        /* so few are alike by chance */
    NEAR_NEEDED = 65      /* of what was said on two days by nobody in particular */
};

size_t
clm__parties_shared(const struct clm_party *a, size_t a_count, const struct clm_party *b,
                    size_t b_count)
{
    size_t shared = 0;
    for (size_t i = 0; i < a_count; i++)
        for (size_t k = 0; k < b_count; k++)
            shared += a[i].actor == b[k].actor;
    return shared;
}

bool
clm__is_undated(const struct clm_graph *graph, const struct clm_event *event)
{
    return event->evidence != NULL &&
           strcmp(clm_corpus_text(graph->corpus, event->evidence->basis_rule),
                  "document") == 0;
}

bool
clm__share_source(const struct clm_event *a, const struct clm_event *b)
{
    for (size_t i = 0; i < a->citation_count; i++)
        for (size_t k = 0; k < b->citation_count; k++)
            if (a->citations[i].source == b->citations[k].source)
                return true;
    return false;
}

/* One side of both: the same parties, some of them, or not told by one. */
enum side { SAME, SOME, UNTOLD, NOBODY, OTHER };

static enum side
compare_sides(const struct clm_party *a, size_t a_count, const struct clm_party *b,
              size_t b_count)
{
    size_t shared = clm__parties_shared(a, a_count, b, b_count);
    if (a_count == 0 && b_count == 0)
        return NOBODY;
    if (a_count == 0 || b_count == 0)
        return UNTOLD;
    return shared == 0 ? OTHER : shared == a_count && shared == b_count ? SAME : SOME;
}

/* Points of the parties; -1 when they are others. `*is_thin` where little is told. */
static int
score_parties(const struct clm_event *a, const struct clm_event *b, uint16_t *why,
              bool *is_thin)
{
    enum side actors =
        compare_sides(a->actors, a->actor_count, b->actors, b->actor_count);
    enum side targets =
        compare_sides(a->targets, a->target_count, b->targets, b->target_count);
    if (actors == OTHER || targets == OTHER)
        return -1;
    *is_thin = actors >= UNTOLD || targets >= UNTOLD;
    if (actors >= UNTOLD && targets >= UNTOLD)
        return 0;
    /* A truce or talks: both sides are actors. */
    if (actors == SAME && targets == NOBODY && a->actor_count > 1) {
        *is_thin = false;
        *why |= 1u << CLM_WHY_PARTIES;
        return BOTH_SIDES;
    }
    if (*is_thin) {
        *why |= 1u << CLM_WHY_PARTY;
        return actors == UNTOLD || targets == UNTOLD ? ONE_SIDE : SOME_PARTY;
    }
    bool all = actors == SAME && targets == SAME;
    *why |= (uint16_t)(1u << (all ? CLM_WHY_PARTIES : CLM_WHY_PARTY));
    return all ? BOTH_SIDES : SOME_PARTY;
}

/* Points of the days; -1 when they cannot be one. */
static int
score_days(const struct clm_graph *graph, const struct clm_event *a,
           const struct clm_event *b, uint16_t *why)
{
    const struct clm_date *x = a->date, *y = b->date;
    bool about = ((x->flags | y->flags) & CLM_DATE_ABOUT) != 0;
    int64_t slack = about ? ABOUT_DAYS : 0;
    if (clm__is_undated(graph, a) || clm__is_undated(graph, b))
        slack += UNDATED_DAYS;
    int64_t apart = x->earliest > y->latest   ? (int64_t)x->earliest - y->latest
                    : y->earliest > x->latest ? (int64_t)y->earliest - x->latest
                                              : 0;
    if (apart > slack)
        return -1;
    if (apart > 0) {
        *why |= 1u << CLM_WHY_NEAR;
        return NEAR_DAY;
    }
    bool is_long = (int64_t)x->latest - x->earliest > LONG_DAYS ||
                   (int64_t)y->latest - y->earliest > LONG_DAYS;
    if (is_long)
        return LONG_DAY;
    *why |= 1u << CLM_WHY_DAY;
    return x->earliest == y->earliest && x->latest == y->latest ? ONE_DAY : SOME_DAY;
}

/* Points of place, speaker and charge types. */
static int
score_rest(const struct clm_event *a, const struct clm_event *b, uint16_t *why)
{
    int points = 0;
    if (a->place != 0 && b->place != 0) {
        points += a->place == b->place ? ONE_PLACE : -OTHER_PLACE;
        *why |= (uint16_t)((a->place == b->place) << CLM_WHY_PLACE);
    }
    if (a->speaker != 0 && b->speaker != 0) {
        points += a->speaker == b->speaker ? ONE_SPEAKER : -OTHER_SPEAKER;
        *why |= (uint16_t)((a->speaker == b->speaker) << CLM_WHY_SPEAKER);
    }
    if (clm__types_of(a) != 0 && clm__types_of(b) != 0) {
        bool one = (a->charge_types & b->charge_types) != 0;
        points += one ? ONE_TYPE : -OTHER_TYPE;
        *why |= (uint16_t)(one << CLM_WHY_TYPE);
    }
    return points;
}

static bool
is_one_sentence(const struct clm_event *a, const struct clm_event *b)
{
    return a->citation_count > 0 && b->citation_count > 0 &&
           a->citations[0].source == b->citations[0].source &&
           a->citations[0].sentence == b->citations[0].sentence;
}

/* Whether what only points may mean the other: "the attack" of two days, or two attacks
 * of one article of which nothing is told but who and whom, are not one for that. */
static bool
may_point(const struct clm__telling *a, const struct clm__telling *b, bool is_thin,
          bool is_near)
{
    bool placed = a->event->place != 0 && a->event->place == b->event->place;
    bool fights = a->event->kind == CLM_KIND_STRIKE || a->event->kind == CLM_KIND_ATTACK;
    bool article = clm__share_source(a->event, b->event);
    if (is_thin && !placed)
        return false;
    if (is_near && !article)
        return a->event->speaker != 0 && a->event->speaker == b->event->speaker;
    return !fights || !article || placed || !a->words.is_bare || !b->words.is_bare ||
           is_one_sentence(a->event, b->event);
}

/* Whether there is enough beside the words. Of two days, or of two bombs that nobody is
 * told to have laid, a word or two are alike by chance; so are those of no party at all.
 */
static bool
is_anchored(const struct clm__telling *a, const struct clm__telling *b, uint16_t why)
{
    const struct clm_event *x = a->event, *y = b->event;
    bool is_near = (why >> CLM_WHY_NEAR & 1) != 0;
    bool fights = x->kind == CLM_KIND_STRIKE || x->kind == CLM_KIND_ATTACK;
    bool nobody = x->actor_count == 0 && y->actor_count == 0;
    bool parties = (why & (1u << CLM_WHY_PARTIES | 1u << CLM_WHY_PARTY)) != 0;
    bool placed = (x->place != 0 && x->place == y->place) || clm__share_source(x, y);
    size_t fewer = a->words.count < b->words.count ? a->words.count : b->words.count;

    if (fewer >= FEW_WORDS)
        return true;
    return nobody && (is_near || fights) ? placed && !is_near : parties || placed;
}

/* Points of the words; -1 when too few are shared. */
static int
score_words(const struct clm__telling *a, const struct clm__telling *b, bool is_thin,
            uint16_t *why)
{
    if (a->words.is_bare || b->words.is_bare) {
        if (!may_point(a, b, is_thin, (*why >> CLM_WHY_NEAR & 1) != 0))
            return -1;
        *why |= 1u << CLM_WHY_POINTED;
        return POINTED;
    }
    unsigned alike = clm__terms_alike(&a->words, &b->words);
    /* What is denied is seldom told in the words of the charge. */
    bool is_denial = a->event->kind == CLM_KIND_DENIAL && !is_thin;
    bool is_meeting = !is_thin && a->event->target_count + b->event->target_count == 0;
    if (alike < (is_thin ? WORDS_OF_NOBODY : is_denial || is_meeting ? 0 : WORDS_NEEDED))
        return -1;
    if (!is_anchored(a, b, *why))
        return -1;
    *why |= (uint16_t)((alike >= WORDS_NEEDED) << CLM_WHY_WORDS);
    int points = (int)alike * WORDS / 100;
    return is_meeting && points < POINTED ? POINTED : points;
}

struct clm__score
clm__telling_score(const struct clm_graph *graph, const struct clm__telling *a,
                   const struct clm__telling *b)
{
    struct clm__score none = {0, 0}, score = {0, 0};
    bool is_thin = false;
    if (a->event->kind != b->event->kind || a->event->phase != b->event->phase)
        return none;
    int parties = score_parties(a->event, b->event, &score.why, &is_thin);
    int days = parties < 0 ? -1 : score_days(graph, a->event, b->event, &score.why);
    int words = days < 0 ? -1 : score_words(a, b, is_thin, &score.why);
    if (words < 0)
        return none;
    int points = parties + days + words + score_rest(a->event, b->event, &score.why);
    if (clm__share_source(a->event, b->event)) {
        points -= (score.why >> CLM_WHY_POINTED & 1) != 0 ? 0 : ONE_ARTICLE;
        score.why |= 1u << CLM_WHY_ARTICLE;
    }
    bool is_talk =
        a->event->kind == CLM_KIND_STATEMENT || a->event->kind == CLM_KIND_DEMAND;
    if (is_talk && points < NEAR_NEEDED && (score.why >> CLM_WHY_NEAR & 1) != 0 &&
        (score.why >> CLM_WHY_SPEAKER & 1) == 0)
        return none;
    score.percent = points < 0 ? 0 : points > 100 ? 100 : (unsigned)points;
    return score;
}
