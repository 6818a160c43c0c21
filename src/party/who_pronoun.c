/* SPDX-License-Identifier: MIT */
/* Pronouns: the earlier party that agrees and weighs most. Each of its mentions weighs
 * the more the nearer it is, and a subject more than others (S. Lappin and H. Leass, An
 * Algorithm for Pronominal Anaphora Resolution, Computational Linguistics 20, 1994). */
#include "party/who_pronoun.h"

#include "party/who_refer.h"

#include <string.h>

/* Whom a pronoun may mean. */
struct wanted {
    enum clm__party_sort sort, also; /* `also` is a second sort that will do */
    enum clm_gender gender;
};

static bool
agrees(const struct clm__phrase *p, const struct clm__party *party,
       const struct wanted *wanted)
{
    bool person = party->speaker != NULL && wanted->sort == CLM__SORT_PERSON;
    bool before = party->sentence != p->tree->sentence->first || party->head < p->node;
    bool body = wanted->sort == CLM__SORT_BODY && clm__party_may_be_body(party);
    if (!before ||
        !(party->sort == wanted->sort || party->sort == wanted->also || person || body) ||
        clm__phrase_is_avoided(p, party))
        return false;
    return wanted->gender == CLM_GENDER_UNKNOWN || party->gender == wanted->gender ||
           party->gender == CLM_GENDER_UNKNOWN;
}

/* How many sentences before the phrase a mention stands; `most` when it is further. */
static unsigned
distance(const struct clm__phrase *p, const struct clm__party *party, unsigned most)
{
    const struct clm__parsed_sentence *at = p->tree->sentence;
    unsigned far = 0;
    while (far < most && party->sentence != at->first) {
        if (at == p->tree->parsed->sentences)
            return most;
        at--;
        far++;
    }
    return far;
}

/* What one mention weighs for a pronoun. */
static unsigned
weigh(const struct clm__phrase *p, const struct clm__party *party,
      const struct wanted *wanted)
{
    enum {
        REACH = 8,
        SUBJECT = 3,
        OTHER = 1,
        KNOWN = 4,
        LIKELY = 3,
        MAYBE = 2,
        UNLIKELY = 1
    };
    unsigned far = distance(p, party, REACH);
    if (far == REACH)
        return 0;
    unsigned weight = (party->subject ? (unsigned)SUBJECT : OTHER) << (REACH - far);
    bool person = wanted->sort == CLM__SORT_PERSON;
    bool sure = person ? party->gender == wanted->gender : party->named;
    if (person && party->speaker == NULL)
        return weight * UNLIKELY; /* "a man", "the mayor" */
    if (!person && party->sort != wanted->sort)
        return weight * (clm__party_may_be_body(party) ? (unsigned)MAYBE : UNLIKELY);
    return weight * (sure ? KNOWN : LIKELY);
}

/* Whether two mentions are of one party: of persons who act for the same state, of one
 * person. */
static bool
is_one(const struct clm__party *a, const struct clm__party *b, bool persons)
{
    if (persons && a->speaker != NULL && b->speaker != NULL)
        return strcmp(a->speaker, b->speaker) == 0;
    return (a->speaker != NULL) == (b->speaker != NULL || !persons) &&
           clm__party_same(a, b);
}

static const struct clm__party *
find(const struct clm__phrase *p, const struct wanted *wanted)
{
    unsigned count = p->who->recent_count;
    unsigned floor = count > CLM__RECENT_MAX ? count - CLM__RECENT_MAX : 0;
    const struct clm__party *recent = p->who->recent, *best = NULL;
    unsigned weights[CLM__RECENT_MAX], most = 0;

    for (unsigned i = count; i-- > floor;) {
        const struct clm__party *party = &recent[i % CLM__RECENT_MAX];
        unsigned *weight = &weights[i % CLM__RECENT_MAX];
        *weight = agrees(p, party, wanted) ? weigh(p, party, wanted) : 0;
        if (*weight == 0)
            continue;
        /* The weight of all its mentions stands at the last one. */
        unsigned k = count - 1;
        while (k > i && (weights[k % CLM__RECENT_MAX] == 0 ||
                         !is_one(&recent[k % CLM__RECENT_MAX], party,
                                 wanted->sort == CLM__SORT_PERSON)))
            k--;
        if (k > i)
            weights[k % CLM__RECENT_MAX] += *weight;
    }
    for (unsigned i = count; i-- > floor;)
        if (weights[i % CLM__RECENT_MAX] > most) {
            most = weights[i % CLM__RECENT_MAX];
            best = &recent[i % CLM__RECENT_MAX];
        }
    return best;
}

static const struct wanted *
wanted_by(const struct clm__phrase *p)
{
    static const struct {
        const char *word;
        struct wanted wanted;
    } pronouns[] = {
        {"he", {CLM__SORT_PERSON, CLM__SORT_PERSON, CLM_GENDER_MALE}},
        {"him", {CLM__SORT_PERSON, CLM__SORT_PERSON, CLM_GENDER_MALE}},
        {"his", {CLM__SORT_PERSON, CLM__SORT_PERSON, CLM_GENDER_MALE}},
        {"she", {CLM__SORT_PERSON, CLM__SORT_PERSON, CLM_GENDER_FEMALE}},
        {"her", {CLM__SORT_PERSON, CLM__SORT_PERSON, CLM_GENDER_FEMALE}},
        {"it", {CLM__SORT_BODY, CLM__SORT_BODY, CLM_GENDER_UNKNOWN}},
        {"its", {CLM__SORT_BODY, CLM__SORT_BODY, CLM_GENDER_UNKNOWN}},
        {"they", {CLM__SORT_MANY, CLM__SORT_BODY, CLM_GENDER_UNKNOWN}},
        {"them", {CLM__SORT_MANY, CLM__SORT_BODY, CLM_GENDER_UNKNOWN}},
        {"their", {CLM__SORT_MANY, CLM__SORT_BODY, CLM_GENDER_UNKNOWN}},
    };
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
        if (clm__tree_is(p->tree, p->node, pronouns[i].word))
            return &pronouns[i].wanted;
    return NULL;
}

void
clm__phrase_pronoun(const struct clm__phrase *p, struct clm__parties *out)
{
    const struct wanted *wanted = wanted_by(p);
    if (wanted == NULL)
        return;
    const struct clm__party *found = find(p, wanted);
    if (found != NULL) {
        clm__phrase_add_found(p, found, out);
        out->items[out->count - 1].how = CLM__HOW_PRONOUN;
        return;
    }
    /* Somebody, then: the place in the text tells the reader more. */
    struct clm__party *party =
        clm__phrase_add(p, out, CLM_NONE, clm__phrase_words_of(p, p->node, p->node));
    party->sort = (uint8_t)wanted->sort;
    party->how = CLM__HOW_PRONOUN;
    party->unknown = true;
}
