/* SPDX-License-Identifier: MIT */
/* How sure an event is: how often one read in this way has the right event and the right
 * parties, as the text has them. Points are hundredths of log-odds, fitted on sets that
 * were read (docs/QUALITY.md); whether a list of actors knows a party is no fact here. */
#include "claim/claim_confidence.h"

#include "base/kind.h"

#include <assert.h>
#include <string.h>

/* What is known of a draft that speaks for it or against it. */
enum fact {
    FACT_HARD,           /* told by a noun, or by a frame that is often wrong */
    FACT_IN_WORDS,       /* the words of a speaker say it, and little else */
    FACT_IN_PASSING,     /* it is told somewhere in them */
    FACT_QUOTED,         /* in quotation marks, so another than the author tells it */
    FACT_DIRECT,         /* with the words as they were said */
    FACT_IMPLIED,        /* its target stands in another sentence */
    FACT_CLAIMED,        /* an act in somebody's words */
    FACT_NO_ACTOR,       /* nobody is told to do it */
    FACT_NO_TARGET,      /* to nobody */
    FACT_NO_CHARGE,      /* and of nothing */
    FACT_ACTOR_FOUND,    /* through another mention: a pronoun, "the ministry" */
    FACT_TARGET_FOUND,   /* the same of a target */
    FACT_ACTOR_UNKNOWN,  /* a pronoun, and nobody knows whose */
    FACT_TARGET_UNKNOWN, /* the same of a target */
    FACT_ACTOR_ROLE,     /* by a role or a common noun, not by a name */
    FACT_TARGET_ROLE,    /* the same of a target */
    FACT_MANY_TARGETS,   /* three or more */
    FACT_LONG,           /* in a long sentence */
    FACT_LATE,           /* behind the first sentences of a text */
    FACT_MUCH,           /* with a long charge */
    FACT_SAID,           /* what the words say, not a frame */
    FACT_ACTOR_WORD,     /* by one word that nothing before it explains */
    FACT_TARGET_WORD,    /* the same of a target */
    FACT_JUDGED,         /* the second reader found it, and no rule did */
    FACT_JUDGED_SURE,    /* and is nearly certain */
    FACT_JUDGED_DOUBT,   /* or is not */
    FACT_JUDGED_WHOM,    /* and knows whom it is said of */
    FACT_JUDGED_WHOM_DOUBT,
    FACT_AGREED,       /* it says what a rule says */
    FACT_AGREED_SURE,  /* and is nearly certain */
    FACT_JUDGED_OTHER, /* it says that others are meant than a rule says */
    FACT_JUDGED_NONE,  /* it sees nothing where a rule does */
    FACT_ANSWERS,      /* it answers an accusation that is told before */
    FACT_COUNT,
};

static_assert(FACT_COUNT <= 64, "a set of facts is 64 bits");

enum { LONG_SENTENCE = 220, LONG_CHARGE = 90 }; /* bytes */
enum { LEAD = 4 };                              /* sentences */
enum { JUDGE_SURE = 9700, JUDGE_DOUBT = 9000, WHOM_SURE = 8500, WHOM_DOUBT = 5000 };

static const int16_t kind_points[CLM_KIND_COUNT] = {
    [CLM_KIND_ACCUSATION] = 173, [CLM_KIND_DENIAL] = 3,      [CLM_KIND_DEMAND] = 266,
    [CLM_KIND_THREAT] = 183,     [CLM_KIND_REJECTION] = 282, [CLM_KIND_STATEMENT] = 159,
    [CLM_KIND_CEASEFIRE] = 234,  [CLM_KIND_STRIKE] = 337,    [CLM_KIND_ATTACK] = 144,
    [CLM_KIND_TALKS] = 179,      [CLM_KIND_SANCTION] = 180,  [CLM_KIND_AID] = 80,
};

static const int16_t fact_points[FACT_COUNT] = {
    [FACT_HARD] = -39,         [FACT_IN_WORDS] = 24,
    [FACT_IN_PASSING] = -89,   [FACT_QUOTED] = -102,
    [FACT_DIRECT] = -83,       [FACT_IMPLIED] = 56,
    [FACT_CLAIMED] = -127,     [FACT_NO_ACTOR] = -62,
    [FACT_NO_TARGET] = -158,   [FACT_NO_CHARGE] = -40,
    [FACT_ACTOR_FOUND] = 16,   [FACT_TARGET_FOUND] = -16,
    [FACT_ACTOR_UNKNOWN] = 35, [FACT_TARGET_UNKNOWN] = -51,
    [FACT_ACTOR_ROLE] = -20,   [FACT_TARGET_ROLE] = -32,
    [FACT_MANY_TARGETS] = -12, [FACT_LONG] = -31,
    [FACT_LATE] = -22,         [FACT_MUCH] = -11,
    [FACT_SAID] = -64,         [FACT_ACTOR_WORD] = -35,
    [FACT_TARGET_WORD] = 1,    [FACT_JUDGED] = -176,
    [FACT_JUDGED_SURE] = -28,  [FACT_JUDGED_DOUBT] = -106,
    [FACT_JUDGED_WHOM] = 59,   [FACT_JUDGED_WHOM_DOUBT] = 7,
    [FACT_AGREED] = 73,        [FACT_AGREED_SURE] = 161,
    [FACT_JUDGED_OTHER] = -33, [FACT_JUDGED_NONE] = -157,
    [FACT_ANSWERS] = 102,
};
/* 10000 / (1 + exp(-x / 100)) for x = -400, -350, ... 400. */
enum { STEP = 50, LEAST = -400, MOST = 400 };
static const uint16_t odds[] = {180,  293,  474,  759,  1192, 1824, 2689, 3775, 5000,
                                6225, 7311, 8176, 8808, 9241, 9526, 9707, 9820};

static bool
any_found(const struct clm__party *parties, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (parties[i].found)
            return true;
    return false;
}

static bool
any_unknown(const struct clm__party *parties, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (parties[i].unknown)
            return true;
    return false;
}

static bool
any_role(const struct clm__party *parties, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (!parties[i].named && parties[i].speaker == NULL && !parties[i].found)
            return true;
    return false;
}

/* "Power", of whom nothing else is told: as often as not a word, or half a name. */
static bool
any_word(const struct clm__party *parties, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (parties[i].actor == CLM_NONE && parties[i].speaker == NULL &&
            parties[i].from_count == 0 && strchr(parties[i].name, ' ') == NULL)
            return true;
    return false;
}

static uint64_t
facts_of(const struct clm__draft *draft)
{
    const struct clm__party *actors = draft->actors, *targets = draft->targets;
    unsigned a = draft->actor_count, t = draft->target_count;
    bool alone = draft->telling == CLM__TOLD_JUDGED;
    const bool facts[FACT_COUNT] = {
        [FACT_HARD] = draft->telling == CLM__TOLD_HARD,
        [FACT_IN_WORDS] = draft->telling == CLM__TOLD_IN_WORDS,
        [FACT_IN_PASSING] = draft->telling == CLM__TOLD_IN_PASSING,
        [FACT_QUOTED] = draft->quoted,
        [FACT_DIRECT] = draft->quote.end != 0,
        [FACT_IMPLIED] = draft->implied,
        [FACT_CLAIMED] = draft->claimed_count > 0,
        [FACT_NO_ACTOR] = a == 0,
        [FACT_NO_TARGET] = t == 0 && clm__kind_in(CLM__KINDS_CLAIM, draft->kind),
        [FACT_NO_CHARGE] = draft->charge.end == 0,
        [FACT_ACTOR_FOUND] = any_found(actors, a),
        [FACT_TARGET_FOUND] = any_found(targets, t),
        [FACT_ACTOR_UNKNOWN] = any_unknown(actors, a),
        [FACT_TARGET_UNKNOWN] = any_unknown(targets, t),
        [FACT_ACTOR_ROLE] = any_role(actors, a),
        [FACT_TARGET_ROLE] = any_role(targets, t),
        [FACT_MANY_TARGETS] = t > 2,
        [FACT_LONG] = draft->span.end - draft->span.start > LONG_SENTENCE,
        [FACT_LATE] = draft->sentence > LEAD,
        [FACT_MUCH] = draft->charge.end - draft->charge.start > LONG_CHARGE,
        [FACT_SAID] = draft->said,
        [FACT_ACTOR_WORD] = any_word(actors, a),
        [FACT_TARGET_WORD] = any_word(targets, t),
        [FACT_JUDGED] = alone,
        [FACT_JUDGED_SURE] = alone && draft->judge_sure >= JUDGE_SURE,
        [FACT_JUDGED_DOUBT] = alone && draft->judge_sure < JUDGE_DOUBT,
        [FACT_JUDGED_WHOM] = alone && draft->judge_whom >= WHOM_SURE,
        [FACT_JUDGED_WHOM_DOUBT] = alone && draft->judge_whom < WHOM_DOUBT,
        [FACT_AGREED] = draft->judged == CLM__JUDGED_SAME,
        [FACT_AGREED_SURE] =
            draft->judged == CLM__JUDGED_SAME && draft->judge_sure >= JUDGE_SURE,
        [FACT_JUDGED_OTHER] = draft->judged == CLM__JUDGED_OTHER,
        [FACT_JUDGED_NONE] = draft->judged == CLM__JUDGED_NONE,
        [FACT_ANSWERS] = draft->answers_score > 0,
    };
    uint64_t bits = 0;

    for (unsigned i = 0; i < FACT_COUNT; i++)
        bits |= (uint64_t)facts[i] << i;
    return bits;
}

/* The share of right ones at some points, by lines between the steps of the table. */
static unsigned
share_of(int points)
{
    if (points <= LEAST)
        return odds[0];
    if (points >= MOST)
        return odds[(MOST - LEAST) / STEP];

    int at = (points - LEAST) / STEP, rest = (points - LEAST) % STEP;
    return (unsigned)(odds[at] + (odds[at + 1] - odds[at]) * rest / STEP);
}

void
clm__claim_confidence(struct clm__draft *draft)
{
    uint64_t facts = facts_of(draft);
    int points = kind_points[draft->kind];

    for (unsigned i = 0; i < FACT_COUNT; i++)
        if ((facts >> i & 1) != 0)
            points += fact_points[i];
    draft->confidence = (uint16_t)share_of(points);
}
