/* SPDX-License-Identifier: MIT */
/* Persons whom an article names in full. */
#include "party/who_full.h"

#include "party/who_listed.h"

#include <string.h>

/* A run of name words, from the first that belongs to the person's own name. */
struct run {
    unsigned start; /* with offices and titles */
    unsigned first, last;
    bool sure;
};

static uint32_t
hash_of(const struct clm__tokens *tokens, unsigned i)
{
    return clm__hash(tokens->text + tokens->at[i].start,
                     tokens->at[i].end - tokens->at[i].start);
}

/* Small words within the names of persons, and the hyphen. */
static bool
is_particle(const struct clm__tokens *tokens, unsigned i)
{
    static const char *const particles[] = {"al",  "bin", "ibn", "de",  "da",  "do",
                                            "dos", "di",  "del", "la",  "le",  "el",
                                            "van", "von", "der", "den", "ter", "-"};
    return clm__tokens_is_any(tokens, i, particles, sizeof particles / sizeof *particles);
}

/* The last token of a run of name words from `first` on. */
static unsigned
run_end(const struct clm__tokens *tokens, unsigned first)
{
    enum { LONGEST = 10 };
    unsigned last = first;
    for (unsigned i = first + 1;
         i < tokens->count && i < first + LONGEST && clm__tokens_touch(tokens, i); i++) {
        if (clm__listed_is_name_word(tokens, i))
            last = i;
        else if (!is_particle(tokens, i))
            break;
    }
    return last;
}

/* Whether a token is of a class that no person's name has. */
static bool
is_no_name(const struct clm__tokens *tokens, unsigned i)
{
    static const enum clm__class classes[] = {
        CLM__CLASS_STANDALONE, CLM__CLASS_INSTITUTION, CLM__CLASS_BODY,
        CLM__CLASS_GROUP,      CLM__CLASS_FIRM,        CLM__CLASS_PLACE};
    for (size_t k = 0; k < sizeof classes / sizeof *classes; k++)
        if (clm__tokens_in(tokens, i, classes[k]))
            return true;
    return false;
}

static bool
is_given_name(const struct clm__tokens *tokens, unsigned i)
{
    return clm__tokens_in(tokens, i, CLM__CLASS_FEMALE) ||
           clm__tokens_in(tokens, i, CLM__CLASS_MALE);
}

/* Takes offices, bodies and listed names of others off the front of a run. */
static void
strip(const struct clm__who *who, const struct clm__tokens *tokens,
      const struct clm__name *names, struct run *run)
{
    run->sure = run->start > 0 && clm__tokens_office(tokens, run->start - 1);
    for (unsigned i = run->last; i > run->first; i--)
        if (clm__tokens_office(tokens, i - 1)) {
            run->first = i; /* "Virginia Senator" before the name */
            run->sure = true;
            break;
        }
    while (run->first <= run->last) {
        unsigned i = run->first;
        bool office = clm__tokens_office(tokens, i);
        bool other = names[i].actor != CLM_NONE && !clm__listed_person(who, &names[i]);
        if (!office && !other && !is_no_name(tokens, i))
            break;
        run->sure |= office;
        run->first++;
    }
}

enum clm_gender
clm__full_gender(const struct clm__tokens *tokens, unsigned first, unsigned last)
{
    for (unsigned i = first; i <= last && i < tokens->count; i++) {
        if (clm__tokens_in(tokens, i, CLM__CLASS_MADAM) ||
            clm__tokens_in(tokens, i, CLM__CLASS_FEMALE))
            return CLM_GENDER_FEMALE;
        if (clm__tokens_in(tokens, i, CLM__CLASS_SIR) ||
            clm__tokens_in(tokens, i, CLM__CLASS_MALE))
            return CLM_GENDER_MALE;
    }
    return CLM_GENDER_UNKNOWN;
}

/* Two persons of one surname are one when a given name does not part them. */
static bool
may_be_one(const struct clm__who *who, const struct clm__full_name *a,
           const struct clm__full_name *b)
{
    if (a->surname != b->surname)
        return false;
    if (a->words < 2 || b->words < 2)
        return a->gender == b->gender || a->gender == CLM_GENDER_UNKNOWN ||
               b->gender == CLM_GENDER_UNKNOWN;
    size_t len = strcspn(who->text + a->span.start, " \n");
    return strncmp(who->text + a->span.start, who->text + b->span.start, len) == 0;
}

static void
keep(struct clm__who *who, const struct clm__full_name *found)
{
    for (unsigned i = 0; i < who->full_name_count; i++) {
        struct clm__full_name *known = &who->full_names[i];
        if (!may_be_one(who, known, found))
            continue;
        if (found->words > known->words) {
            known->words = found->words;
            known->span = found->span;
        }
        if (known->gender == CLM_GENDER_UNKNOWN)
            known->gender = found->gender;
        if (known->person == CLM_NONE)
            known->person = found->person;
        known->sure |= found->sure;
        return;
    }
    if (who->full_name_count < CLM__FULL_NAMES_MAX)
        who->full_names[who->full_name_count++] = *found;
}

/* Titles that stay with a name that has no given name: "Lord Butler". */
static bool
is_noble(const struct clm__tokens *tokens, unsigned i)
{
    static const char *const titles[] = {"lord", "lady",  "sir",    "dame",     "king",
                                         "pope", "queen", "prince", "princess", "sheikh"};
    return clm__tokens_is_any(tokens, i, titles, sizeof titles / sizeof *titles);
}

/* "Carl Power": behind a given name a word of groups or places is a surname. */
static bool
is_surname(const struct clm__tokens *tokens, const struct run *run, unsigned i)
{
    return i == run->last && i > run->first && is_given_name(tokens, run->first) &&
           (clm__tokens_in(tokens, i, CLM__CLASS_GROUP) ||
            clm__tokens_in(tokens, i, CLM__CLASS_PLACE)) &&
           !clm__tokens_in(tokens, i, CLM__CLASS_INSTITUTION);
}

/* How many words the name of a run has; 0 when it is nobody's. */
static unsigned
count_words(const struct clm__who *who, const struct clm__tokens *tokens,
            const struct clm__name *names, const struct run *run)
{
    unsigned words = 0;
    for (unsigned i = run->first; i <= run->last; i++) {
        if ((is_no_name(tokens, i) && !is_surname(tokens, run, i)) ||
            (names[i].actor != CLM_NONE && clm__listed_land(who, &names[i])))
            return 0;
        words += clm__tokens_upper(tokens, i);
    }
    return words;
}

/* What a list knows of the person. */
static void
add_listed(const struct clm__who *who, const struct clm__name *listed,
           const struct run *run, struct clm__full_name *found)
{
    if (listed->actor == CLM_NONE || !clm__listed_person(who, listed) ||
        listed->start > run->first || found->words < 2)
        return;
    found->person = listed->person != CLM_NONE ? listed->person : listed->actor;
    found->sure = true;
    uint8_t told = clm_corpus_actor(who->corpus, found->person)->gender;
    found->gender = told != CLM_GENDER_UNKNOWN ? told : found->gender;
}

static void
note_run(struct clm__who *who, const struct clm__tokens *tokens,
         const struct clm__name *names, struct run *run)
{
    enum { MOST_WORDS = 5 };
    strip(who, tokens, names, run);
    unsigned words = count_words(who, tokens, names, run);
    if (words == 0 || words > MOST_WORDS)
        return;

    bool noble = words == 1 && run->first > 0 && is_noble(tokens, run->first - 1);
    unsigned first = run->first - (noble ? 1u : 0u);
    struct clm__full_name found = {
        .surname = hash_of(tokens, run->last),
        .person = CLM_NONE,
        .span = {tokens->at[first].start, tokens->at[run->last].end},
        .words = (uint16_t)words,
        .gender = (uint8_t)clm__full_gender(tokens, run->start > 0 ? run->start - 1 : 0,
                                            run->last),
        .sure = run->sure || (words > 1 && is_given_name(tokens, run->first))};
    add_listed(who, &names[run->last], run, &found);
    found.words = (uint16_t)(words + (noble ? 1u : 0u));
    if (words > 1 || noble || found.gender != CLM_GENDER_UNKNOWN)
        keep(who, &found);
}

void
clm__full_note(struct clm__who *who, const struct clm__tokens *tokens,
               const struct clm__name *names)
{
    for (unsigned i = 0; i < tokens->count; i++) {
        if (names[i].masked || !clm__listed_is_name_word(tokens, i))
            continue;
        struct run run = {.start = i, .first = i, .last = run_end(tokens, i)};
        i = run.last;
        note_run(who, tokens, names, &run);
    }
}

const struct clm__full_name *
clm__full_find(const struct clm__who *who, struct clm_span token)
{
    uint32_t surname = clm__hash(who->text + token.start, token.end - token.start);
    const struct clm__full_name *found = NULL;
    for (unsigned i = 0; i < who->full_name_count; i++) {
        if (who->full_names[i].surname != surname)
            continue;
        if (found != NULL)
            return NULL;
        found = &who->full_names[i];
    }
    return found;
}
