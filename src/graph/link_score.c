/* SPDX-License-Identifier: MIT */
/* How well one event answers, repeats or is about another: points for what agrees, off
 * for what does not. The points were set on tests/graph/answers.txt. */
#include "graph/link_score.h"

/* Points by how many days lie between, at most `days`; the last row ends a table. */
struct days {
    int days;
    int points;
};

static const struct days answer_days[] = {
    {0, 20}, {2, 16}, {7, 10}, {CLM__ANSWER_DAYS, 4}, {-1, 0}};
static const struct days counter_days[] = {
    {0, 20}, {1, 16}, {CLM__COUNTER_DAYS, 10}, {-1, 0}};
static const struct days repeat_days[] = {
    {3, 12}, {14, 6}, {CLM__REPEAT_DAYS, 0}, {-1, 0}};
static const struct days about_days[] = {{0, 14}, {2, 11}, {CLM__ABOUT_DAYS, 5}, {-1, 0}};
static const struct days truce_days[] = {
    {14, 20}, {60, 12}, {CLM__TRUCE_DAYS, 2}, {-1, 0}};

enum {
    REVERSED = 30,
    HALF_REVERSED = 15,
    ANSWER_WORDS = 42,
    LEAST_WORDS = 18,
    POINTED = 20,
    ONE_TYPE = 11,
    OTHER_TYPE = 8,
    ONE_ARTICLE = 14,
    ONE_PLACE = 10,
    OTHER_PLACE = 14,
    REPEATED = 26,
    REPEAT_WORDS = 52,
    REPEAT_LEAST = 55,
    ONE_SPEAKER = 8,
    DOER = 26,
    UNKNOWN_DOER = 8,
    STRUCK = 10,
    ABOUT_WORDS = 45,
    ABOUT_PLACE = 22,
    ALL_OF_TRUCE = 40,
    SOME_OF_TRUCE = 24,
    VIOLATION = 10
};

static bool
adds_up(int points, int table)
{
    return points >= 0 && table >= 0;
}

/* How many days `later` comes after `first`, 0 when they may be one day; -1 when it comes
 * before. An article that does not say when told of what was a little earlier. */
static int64_t
days_between(const struct clm_graph *graph, const struct clm_event *later,
             const struct clm_event *first)
{
    enum { UNDATED_DAYS = 2 };
    const struct clm_date *x = later->date, *y = first->date;
    int64_t slack = clm__is_undated(graph, first) ? UNDATED_DAYS : 0;
    if ((int64_t)x->latest + slack < clm__sort_day(y))
        return -1;
    int64_t after = (int64_t)clm__sort_day(x) - y->latest;
    return after > 0 ? after : 0;
}

static int
score_days(const struct clm_graph *graph, const struct clm_event *later,
           const struct clm_event *first, const struct days *table, uint16_t *why)
{
    int64_t days = days_between(graph, later, first);
    if (days < 0)
        return -1;
    for (; table->days >= 0; table++) {
        if (days > table->days)
            continue;
        *why |= (uint16_t)(1u << (days == 0 ? CLM_WHY_DAY : CLM_WHY_NEAR));
        return table->points;
    }
    return -1;
}

static int
score_types(const struct clm_event *a, const struct clm_event *b, uint16_t *why)
{
    if (clm__types_of(a) == 0 || clm__types_of(b) == 0)
        return 0;
    bool one = (a->charge_types & b->charge_types) != 0;
    *why |= (uint16_t)(one << CLM_WHY_TYPE);
    return one ? ONE_TYPE : -OTHER_TYPE;
}

static int
score_place(const struct clm_event *a, const struct clm_event *b, int same, uint16_t *why)
{
    if (a->place == 0 || b->place == 0)
        return 0;
    *why |= (uint16_t)((a->place == b->place) << CLM_WHY_PLACE);
    return a->place == b->place ? same : -OTHER_PLACE;
}

static int
score_article(const struct clm_event *a, const struct clm_event *b, uint16_t *why)
{
    if (!clm__share_source(a, b))
        return 0;
    *why |= 1u << CLM_WHY_ARTICLE;
    return ONE_ARTICLE;
}

static int
score_words(const struct clm__telling *a, const struct clm__telling *b, int all,
            uint16_t *why)
{
    unsigned alike = clm__terms_alike(&a->words, &b->words);
    if (alike < LEAST_WORDS)
        return 0;
    *why |= 1u << CLM_WHY_WORDS;
    return (int)alike * all / 100;
}

static size_t
shared(const struct clm_party *a, size_t a_count, const struct clm_party *b,
       size_t b_count)
{
    return clm__parties_shared(a, a_count, b, b_count);
}

static struct clm__score
made(int points, uint16_t why)
{
    struct clm__score score = {points < 0     ? 0
                               : points > 100 ? 100
                                              : (unsigned)points,
                               why};
    return score;
}

/* Points for accuser and accused the other way round; -1 when they are not. */
static int
score_reversal(const struct clm_event *answer, const struct clm_event *claim,
               uint16_t *why)
{
    if (shared(answer->actors, answer->actor_count, claim->targets,
               claim->target_count) == 0)
        return -1;
    if (answer->target_count == 0 || claim->actor_count == 0) {
        *why |= 1u << CLM_WHY_PARTY;
        return HALF_REVERSED;
    }
    if (shared(answer->targets, answer->target_count, claim->actors,
               claim->actor_count) == 0)
        return -1;
    *why |= 1u << CLM_WHY_REVERSED;
    return REVERSED;
}

/* A proposal that is rejected is no answer; "denies this claim" means one of its own
 * article; and of two articles those that give no more than a season or a year need not
 * tell of one day. */
static bool
is_out_of_reach(const struct clm__telling *answer, const struct clm__telling *claim)
{
    enum { WIDEST = 31 };
    const struct clm_date *x = answer->event->date, *y = claim->event->date;
    bool points =
        answer->words.is_near && (answer->words.is_bare || answer->words.is_speech);
    /* What is refused is seldom the accusation: it is what the accused is charged with.
     */
    if (answer->event->kind == CLM_KIND_REJECTION && !answer->words.is_speech)
        return true;
    bool wide = (int64_t)x->latest - clm__sort_day(x) > WIDEST ||
                (int64_t)y->latest - clm__sort_day(y) > WIDEST;
    return (points || wide) && !clm__share_source(answer->event, claim->event);
}

struct clm__score
clm__answer_score(const struct clm_graph *graph, const struct clm__telling *answer,
                  const struct clm__telling *claim)
{
    const struct clm_event *a = answer->event, *c = claim->event;
    uint16_t why = 0;
    int points = score_reversal(a, c, &why);
    int days = score_days(graph, a, c, answer_days, &why);
    if (!adds_up(points, days))
        return made(0, 0);
    if (is_out_of_reach(answer, claim))
        return made(0, 0);
    int words = score_words(answer, claim, ANSWER_WORDS, &why);
    if ((answer->words.is_bare || answer->words.is_speech || claim->words.is_bare) &&
        words < POINTED) {
        words = POINTED;
        why |= 1u << CLM_WHY_POINTED;
    }
    points += words;
    points += days + score_types(a, c, &why) + score_place(a, c, ONE_PLACE, &why) +
              score_article(a, c, &why);
    return made(points, why);
}

struct clm__score
clm__counter_score(const struct clm_graph *graph, const struct clm__telling *counter,
                   const struct clm__telling *claim)
{
    const struct clm_event *a = counter->event, *c = claim->event;
    uint16_t why = 0;
    int points = score_reversal(a, c, &why);
    int days = score_days(graph, a, c, counter_days, &why);
    if (points != REVERSED || days < 0)
        return made(0, 0);
    int words =
        counter->words.is_bare ? 0 : score_words(counter, claim, ANSWER_WORDS, &why);
    points += days + words + score_types(a, c, &why) +
              score_place(a, c, ONE_PLACE, &why) + score_article(a, c, &why);
    return made(points, why | 1u << CLM_WHY_MUTUAL);
}

struct clm__score
clm__repeat_score(const struct clm_graph *graph, const struct clm__telling *later,
                  const struct clm__telling *first)
{
    const struct clm_event *a = later->event, *c = first->event;
    uint16_t why = 1u << CLM_WHY_PARTIES;
    bool same = a->kind == c->kind && a->actor_count > 0 && a->target_count > 0 &&
                shared(a->actors, a->actor_count, c->actors, c->actor_count) > 0 &&
                shared(a->targets, a->target_count, c->targets, c->target_count) > 0;
    int days = same ? score_days(graph, a, c, repeat_days, &why) : -1;
    unsigned alike = clm__terms_alike(&later->words, &first->words);
    if (days < 0 || alike < REPEAT_LEAST || later->words.is_bare)
        return made(0, 0);
    int speaker = a->speaker == 0 || c->speaker == 0 ? 0
                  : a->speaker == c->speaker         ? ONE_SPEAKER
                                                     : -ONE_SPEAKER;
    why |= 1u << CLM_WHY_WORDS;
    why |= (uint16_t)((speaker > 0) << CLM_WHY_SPEAKER);
    return made(REPEATED + days + speaker + (int)alike * REPEAT_WORDS / 100 +
                    score_types(a, c, &why) + score_place(a, c, ONE_PLACE, &why),
                why);
}

struct clm__score
clm__about_score(const struct clm_graph *graph, const struct clm__telling *claim,
                 const struct clm__telling *act)
{
    const struct clm_event *c = claim->event, *a = act->event;
    uint16_t why = 0;
    size_t doers = shared(a->actors, a->actor_count, c->targets, c->target_count);
    if (a->actor_count > 0 && c->target_count > 0 && doers == 0)
        return made(0, 0);
    int days = score_days(graph, c, a, about_days, &why);
    if (days < 0)
        return made(0, 0);
    int points = days + (doers > 0 ? DOER : UNKNOWN_DOER);
    why |= (uint16_t)((doers > 0) << CLM_WHY_PARTY);
    if (shared(a->targets, a->target_count, c->actors, c->actor_count) > 0)
        points += STRUCK;
    points += score_words(claim, act, ABOUT_WORDS, &why) +
              score_place(c, a, ABOUT_PLACE, &why) + score_article(c, a, &why);
    return made(points, why);
}

/* Parties of a ceasefire stand on either side. */
static size_t
shared_any(const struct clm_event *a, const struct clm_event *b)
{
    return shared(a->actors, a->actor_count, b->actors, b->actor_count) +
           shared(a->targets, a->target_count, b->actors, b->actor_count) +
           shared(a->actors, a->actor_count, b->targets, b->target_count) +
           shared(a->targets, a->target_count, b->targets, b->target_count);
}

struct clm__score
clm__truce_score(const struct clm_graph *graph, const struct clm__telling *later,
                 const struct clm__telling *start)
{
    const struct clm_event *l = later->event, *s = start->event;
    uint16_t why = 0;
    size_t common = shared_any(l, s), all = (size_t)s->actor_count + s->target_count;
    int days = score_days(graph, l, s, truce_days, &why);
    bool placed = l->place != 0 && l->place == s->place;
    bool told =
        all == 0 && l->actor_count + l->target_count == 0 && clm__share_source(l, s);
    if (days < 0 || (common == 0 && !placed && !told))
        return made(0, 0);
    int points = days + (common >= 2 && common >= all ? ALL_OF_TRUCE : SOME_OF_TRUCE);
    if (l->kind == CLM_KIND_CEASEFIRE ||
        (l->charge_types >> CLM_CHARGE_CEASEFIRE_VIOLATION & 1) != 0)
        points += VIOLATION;
    points += score_place(l, s, ONE_PLACE, &why) + score_article(l, s, &why);
    why |= 1u << CLM_WHY_RUNNING;
    return made(points, why);
}
