/* SPDX-License-Identifier: MIT */
/* Persons: names behind titles and roles, and for whom they act. */
#include "party/who_person.h"

#include "party/who_extent.h"
#include "party/who_full.h"
#include "party/who_home.h"
#include "party/who_refer.h"

#include <string.h>

unsigned
clm__phrase_person_start(const struct clm__phrase *p)
{
    unsigned at = p->end + 1;
    while (at > p->first) {
        unsigned before = at - 1;
        const struct clm__name *name = &p->who->names[before];
        bool of_person =
            name->actor == CLM_NONE || name->person != CLM_NONE ||
            clm_corpus_actor(p->who->corpus, name->actor)->kind == CLM_ACTOR_PERSON;
        bool hyphen = clm__tree_is(p->tree, before, "-") && at <= p->end;
        bool proper = p->tree->nodes[before].kind == CLM__UPOS_PROPN ||
                      (before > p->first && /* "London Breed", read as a noun */
                       p->tree->nodes[before - 1].kind == CLM__UPOS_PROPN &&
                       (p->tree->tokens[before].flags &
                        p->tree->tokens[before - 1].flags & CLM__TOKEN_UPPER) != 0);
        if ((!proper && !hyphen) || !of_person ||
            clm__phrase_in_class(p, before, CLM__CLASS_ROLE) ||
            clm__phrase_in_class(p, before, CLM__CLASS_TITLE) ||
            clm__phrase_in_class(p, before, CLM__CLASS_CALLING) ||
            clm__phrase_in_class(p, before, CLM__CLASS_CHIEF) ||
            clm__phrase_in_class(p, before, CLM__CLASS_BODY) ||
            clm__phrase_in_class(p, before, CLM__CLASS_GROUP))
            break;
        at--;
    }
    return at;
}

static clm_str
surname_of(const struct clm__phrase *p, unsigned at)
{
    return clm__hash(p->tree->text + p->tree->tokens[at].start,
                     p->tree->tokens[at].end - p->tree->tokens[at].start);
}

void
clm__phrase_keep_person(const struct clm__phrase *p, const struct clm__party *party)
{
    struct clm__who *who = p->who;
    if (who->person_count == CLM__PERSONS_MAX)
        return;
    who->persons[who->person_count++] =
        (struct clm__person){surname_of(p, p->end), *party};
}

const struct clm__party *
clm__phrase_known_person(const struct clm__phrase *p)
{
    clm_str surname = surname_of(p, p->end);
    for (unsigned i = p->who->person_count; i-- > 0;)
        if (p->who->persons[i].surname == surname)
            return &p->who->persons[i].party;
    return NULL;
}

const struct clm__full_name *
clm__phrase_full_name(const struct clm__phrase *p)
{
    const struct clm__full_name *full =
        clm__full_find(p->who, clm__tree_span(p->tree, p->end, p->end));
    return full != NULL && full->sure && full->words > 1 ? full : NULL;
}

/* By a title or a given name: the first word of `name`, in its own letters ("Mrs" is no
 * form of "Mr"). */
static uint8_t
gender_of_word(const struct clm__lexicon *lexicon, const char *name, size_t len)
{
    enum { LONGEST = 40 };
    char given[LONGEST + 1];
    if (len > LONGEST)
        return CLM_GENDER_UNKNOWN;
    memcpy(given, name, len);
    given[len] = '\0';
    clm_str word = clm__lexicon_word(lexicon, given);
    if (clm__lexicon_in(lexicon, word, CLM__CLASS_MADAM) ||
        clm__lexicon_in(lexicon, word, CLM__CLASS_FEMALE))
        return CLM_GENDER_FEMALE;
    return clm__lexicon_in(lexicon, word, CLM__CLASS_SIR) ||
                   clm__lexicon_in(lexicon, word, CLM__CLASS_MALE)
               ? CLM_GENDER_MALE
               : CLM_GENDER_UNKNOWN;
}

uint8_t
clm__phrase_gender(const struct clm__phrase *p, unsigned surname, uint32_t person)
{
    const struct clm__lexicon *lexicon = p->who->lexicon;
    uint8_t gender = CLM_GENDER_UNKNOWN;
    if (person != CLM_NONE) {
        const char *name = clm__phrase_actor_name(p, person);
        gender = clm_corpus_actor(p->who->corpus, person)->gender;
        if (gender == CLM_GENDER_UNKNOWN)
            gender = gender_of_word(lexicon, name, strcspn(name, " "));
    }
    for (unsigned i = p->first; gender == CLM_GENDER_UNKNOWN && i <= surname; i++) {
        const struct clm__parsed_token *token = &p->tree->tokens[i];
        gender = gender_of_word(lexicon, p->tree->text + token->start,
                                token->end - token->start);
    }
    const struct clm__full_name *full =
        clm__full_find(p->who, clm__tree_span(p->tree, surname, surname));
    if (gender == CLM_GENDER_UNKNOWN && full != NULL)
        gender = full->gender;
    return gender;
}

/* An apposition: what hangs there as one, or a role right behind a comma. */
static unsigned
apposition(const struct clm__phrase *p)
{
    unsigned at = clm__tree_child(p->tree, p->node, CLM__REL_APPOS);
    if (at != CLM__NO_NODE && at > p->end)
        return at;
    if (p->last + 2 < p->tree->count && clm__tree_is(p->tree, p->last + 1, ","))
        for (at = p->last + 2; at < p->tree->count && at < p->last + 9; at++) {
            if (clm__tree_is(p->tree, at, ",") ||
                p->tree->nodes[at].kind == CLM__UPOS_VERB)
                break;
            if (clm__phrase_in_class(p, at, CLM__CLASS_ROLE) &&
                p->tree->nodes[at].rel != CLM__REL_COMPOUND)
                return at;
        }
    return CLM__NO_NODE;
}

static unsigned
add_apposed_role(const struct clm__phrase *p, struct clm__parties *out)
{
    unsigned at = apposition(p);
    if (at == CLM__NO_NODE)
        return 0;
    struct clm__phrase other = *p;
    other.node = at;
    clm__who_phrase(p->tree, at, &other.first, &other.last);
    for (other.end = at;
         other.end < other.last && p->tree->nodes[other.end + 1].rel != CLM__REL_CASE;)
        other.end++;
    if ((!clm__phrase_acts_for_others(&other, at) &&
         !clm__phrase_acts_for_others(&other, other.end)) ||
        clm__phrase_is_former(&other, at))
        return 0;
    unsigned from = out->count;
    unsigned count = clm__phrase_add_role(&other, other.end + 1, out);
    for (unsigned i = from; i < out->count; i++)
        out->items[i].span = clm__tree_span(p->tree, p->first, p->last);
    return count;
}

/* "Nordbank chief Ana Ruiz": the token behind the names before her role, for whom she
 * speaks; 0 when no names stand there alone. */
static unsigned
employer_end(const struct clm__phrase *p, unsigned start)
{
    unsigned at = p->first;
    while (at < start && !clm__phrase_in_class(p, at, CLM__CLASS_ROLE) &&
           !clm__phrase_in_class(p, at, CLM__CLASS_CHIEF)) {
        bool hyphen = at > p->first && clm__tree_is(p->tree, at, "-");
        if ((p->tree->nodes[at].kind != CLM__UPOS_PROPN && !hyphen) ||
            clm__phrase_in_class(p, at, CLM__CLASS_TITLE) ||
            clm__phrase_in_class(p, at, CLM__CLASS_CALLING) ||
            clm__phrase_in_class(p, at, CLM__CLASS_CIVIL) ||
            clm__phrase_in_class(p, at, CLM__CLASS_GROUP))
            return 0;
        at++;
    }
    return at > p->first && at < start ? at : 0;
}

/* The fullest name that the article tells of the person whose name goes from `start` to
 * the end of the phrase. */
static const char *
fullest_name(const struct clm__phrase *p, unsigned start)
{
    const struct clm__full_name *full =
        clm__full_find(p->who, clm__tree_span(p->tree, p->end, p->end));
    unsigned words = 0;
    for (unsigned i = start; i <= p->end; i++)
        words += (p->tree->tokens[i].flags & CLM__TOKEN_UPPER) != 0;
    return full != NULL && full->words > words ? clm__phrase_text(p, full->span)
                                               : clm__phrase_words_of(p, start, p->end);
}

/* A known person by the surname alone: as kept, or one of a list whom the article names
 * in full. */
static bool
add_known(const struct clm__phrase *p, unsigned start, struct clm__parties *out)
{
    const struct clm__party *known = start == p->end ? clm__phrase_known_person(p) : NULL;
    if (known == NULL)
        return false;
    struct clm__party *party = &out->items[out->count];
    clm__phrase_add_found(p, known, out);
    party->how = CLM__HOW_SURNAME;
    party->speaker_span = clm__tree_span(p->tree, start, p->end);
    return true;
}

/* "US Ambassador to Oman" before the name, "Prime Minister of Oman": phrases apart in the
 * tree. */
static bool
add_office_before(const struct clm__phrase *p, struct clm__parties *out)
{
    static const char *const links[] = {"of", "to", "for", "in"};
    unsigned at = p->first, link = 0;
    const struct clm__name *names = p->who->names;
    if (at < 3 || names[at - 1].actor == CLM_NONE)
        return false;
    unsigned behind = names[at - 1].start;
    at = behind - (behind > 0 && clm__tree_is(p->tree, behind - 1, "the"));
    while (link < sizeof links / sizeof *links &&
           (at == 0 || !clm__tree_is(p->tree, at - 1, links[link])))
        link++;
    if (link == sizeof links / sizeof *links || at < 2 ||
        !clm__phrase_in_class(p, at - 2, CLM__CLASS_ROLE))
        return false;
    unsigned office = at - 2;
    while (office > 0 && clm__phrase_in_class(p, office - 1, CLM__CLASS_ROLE))
        office--;
    const struct clm__name *of = &names[behind];
    if (link > 0) /* "to": whose office it is stands before it */
        of = office > 0 ? &names[office - 1] : NULL;
    if (of == NULL || of->actor == CLM_NONE)
        return false;
    clm__phrase_add(p, out, of->actor, clm__phrase_actor_name(p, of->actor))->how =
        CLM__HOW_OFFICE;
    return true;
}

/* The party that a person's office, apposition or firm tells; false when the person is a
 * party of his or her own. */
static bool
add_employer(const struct clm__phrase *p, unsigned start, struct clm__parties *out)
{
    bool role = clm__phrase_has(p, CLM__CLASS_ROLE, start);
    if (clm__phrase_has(p, CLM__CLASS_LOCAL, start))
        return false; /* a senator, a mayor: a party of his or her own */
    if (role && clm__phrase_add_role(p, start, out) > 0)
        return true;
    if (add_apposed_role(p, out) > 0 || (!role && add_office_before(p, out)))
        return true;
    if (role && clm__phrase_has(p, CLM__CLASS_OFFICE, start) &&
        !clm__phrase_is_former(p, start) && !clm__phrase_is_apart(p, start) &&
        clm__home_add(p, out))
        return true;
    unsigned firm = employer_end(p, start);
    if (firm > 0)
        clm__phrase_add(p, out, CLM_NONE, clm__phrase_words_of(p, p->first, firm - 1));
    return firm > 0;
}

void
clm__phrase_person(const struct clm__phrase *p, unsigned start, struct clm__parties *out)
{
    unsigned from = out->count;
    if (add_known(p, start, out))
        return;
    const char *name = fullest_name(p, start);
    if (!add_employer(p, start, out))
        clm__phrase_add(p, out, CLM_NONE, name);
    out->count = from + 1;
    struct clm__party *party = &out->items[from];
    party->named = true;
    party->sort = CLM__SORT_PERSON;
    if (party->how == CLM__HOW_WORDS)
        party->how = strcmp(party->name, name) == 0 ? CLM__HOW_PERSON : CLM__HOW_OFFICE;
    party->speaker = name;
    party->speaker_span = clm__tree_span(p->tree, start, p->end);
    party->gender = clm__phrase_gender(p, p->end, CLM_NONE);
    clm__phrase_keep_person(p, party);
}

/* Whether an office, a title or a calling stands before a name. */
static bool
has_office(const struct clm__phrase *p, unsigned start)
{
    static const enum clm__class offices[] = {CLM__CLASS_ROLE, CLM__CLASS_TITLE,
                                              CLM__CLASS_CALLING, CLM__CLASS_CHIEF};
    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
        if (clm__phrase_has(p, offices[i], start))
            return true;
    return false;
}

bool
clm__phrase_looks_like_person(const struct clm__phrase *p, unsigned start)
{
    unsigned len = p->end + 1 - start;
    if (len == 0 || clm__phrase_in_class(p, p->end, CLM__CLASS_INSTITUTION) ||
        clm__phrase_in_class(p, p->end, CLM__CLASS_FIRM))
        return false;
    if (has_office(p, start))
        return true;
    if (len >= 2 && len <= 4 && start > p->first &&
        p->tree->nodes[start - 1].kind == CLM__UPOS_NOUN &&
        (p->tree->tokens[start - 1].flags & CLM__TOKEN_LOWER) != 0)
        return true; /* "carpenter Juan Paz" */
    if (start > p->first && p->tree->nodes[p->first].kind == CLM__UPOS_DET)
        return false;
    return (len >= 1 && clm__phrase_known_person(p) != NULL) ||
           (len == 1 && clm__phrase_full_name(p) != NULL) ||
           (len >= 2 && len <= 4 && start == p->first);
}
