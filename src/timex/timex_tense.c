/* SPDX-License-Identifier: MIT */
/* The tense around an expression, from a small lexicon: the nearest cue in its sentence
 * decides. */
#include "timex/timex_tense.h"

#include <string.h>

enum { REACH = 30, CLAUSE_COST = 8, RIGHT_COST = 1, NONE = 1000 };

static const char *
text_at(const struct clm__timex_state *s, size_t at)
{
    return clm__intern_text(&s->rules->words, s->tokens.at[at].word);
}

/* "to" makes a future only behind words that look ahead: "is to", "plans to", "due to
 * meet". */
static enum clm__tense
cue_at(const struct clm__timex_state *s, size_t at)
{
    const struct clm__timex_token *token = &s->tokens.at[at];
    if (token->kind != CLM__TOKEN_WORD)
        return CLM__TENSE_UNKNOWN;
    /* "due to the flood" */
    if (strcmp(text_at(s, at), "due") == 0 &&
        clm__timex_is(s, at + 2, CLM__KNOWN_DETERMINER))
        return CLM__TENSE_UNKNOWN;
    if (clm__timex_is(s, at, CLM__KNOWN_FUTURE))
        return (token->flags & CLM__TOKEN_CAPITAL) != 0 &&
                       (token->flags & CLM__TOKEN_STOP) == 0
                   ? CLM__TENSE_UNKNOWN
                   : CLM__TENSE_FUTURE;
    if (strcmp(text_at(s, at), "to") == 0 && at > 0 &&
        clm__timex_is(s, at - 1, CLM__KNOWN_TO))
        return CLM__TENSE_FUTURE;
    if (at > 0 && clm__timex_is(s, at - 1, CLM__KNOWN_BE))
        return CLM__TENSE_UNKNOWN;
    /* "has been scheduled": the word behind decides */
    if (clm__timex_is(s, at + 1, CLM__KNOWN_BEEN))
        return CLM__TENSE_UNKNOWN;
    if (clm__timex_is(s, at, CLM__KNOWN_PAST))
        return CLM__TENSE_PAST;
    if ((token->flags & (CLM__TOKEN_PAST | CLM__TOKEN_CAPITAL)) == CLM__TOKEN_PAST &&
        !clm__timex_is(s, at, CLM__KNOWN_NOVERB))
        return CLM__TENSE_PAST;
    return CLM__TENSE_UNKNOWN;
}

static bool
is_clause_edge(const struct clm__timex_state *s, size_t at)
{
    return clm__timex_is(s, at, CLM__KNOWN_CLAUSE);
}

/* Distance to the nearest cue on the left, NONE if there is none. */
static int
look_left(const struct clm__timex_state *s, enum clm__tense *found)
{
    int cost = 0;
    size_t at = s->first;
    while (at > 0 && cost < REACH && (s->tokens.at[at].flags & CLM__TOKEN_STOP) == 0) {
        at--;
        cost += is_clause_edge(s, at) ? CLAUSE_COST : 1;
        if ((*found = cue_at(s, at)) != CLM__TENSE_UNKNOWN)
            return cost;
    }
    return NONE;
}

static int
look_right(const struct clm__timex_state *s, enum clm__tense *found)
{
    int cost = RIGHT_COST;
    for (size_t at = s->last + 1; at < s->tokens.count && cost < REACH; at++) {
        if ((s->tokens.at[at].flags & CLM__TOKEN_STOP) != 0)
            break;
        /* "On Monday, it said": the comma behind what opens a sentence parts nothing */
        cost += is_clause_edge(s, at) && at > s->last + 1 ? CLAUSE_COST : 1;
        if ((*found = cue_at(s, at)) != CLM__TENSE_UNKNOWN)
            return cost;
    }
    return NONE;
}

enum clm__tense
clm__timex_tense(const struct clm__timex_state *s)
{
    enum clm__tense left = CLM__TENSE_UNKNOWN, right = CLM__TENSE_UNKNOWN;
    if (s->input->tense != NULL) {
        enum clm__tense told = s->input->tense(
            s->tokens.at[s->first].start, s->tokens.at[s->last].end, s->input->payload);
        if (told != CLM__TENSE_UNKNOWN)
            return told;
    }
    int left_cost = look_left(s, &left), right_cost = look_right(s, &right);
    return right_cost < left_cost ? right : left;
}
