/* SPDX-License-Identifier: MIT */
/* Names of lists in one sentence. */
#include "party/who_listed.h"

#include <string.h>

/* Longest name, in tokens and bytes. */
enum { NAME_TOKENS = 8, NAME_BYTES = 100 };

/* Whether a name may go on over this token. */
static bool
may_join(const struct clm__tokens *tokens, unsigned i)
{
    static const char *const joiners[] = {
        "-", "'", "&", ".", "\xe2\x80\x90", "\xe2\x80\x91", "\xe2\x80\x99"};
    enum clm__upos kind = clm__tokens_kind(tokens, i);
    if (kind != CLM__UPOS_PUNCT && kind != CLM__UPOS_SYM)
        return kind != CLM__UPOS_VERB || clm__tokens_upper(tokens, i);
    return clm__tokens_is_any(tokens, i, joiners, sizeof joiners / sizeof *joiners);
}

static bool
may_begin(const struct clm__tokens *tokens, unsigned i)
{
    return (clm__tokens_upper(tokens, i) &&
            clm__tokens_kind(tokens, i) != CLM__UPOS_DET) ||
           clm__tokens_is(tokens, i, "al") || clm__tokens_is(tokens, i, "al-qaeda");
}

/* The organisation that a body of it speaks for: the UN for the "UN Security Council".
 * One that the user's own list names stays what it is. */
static uint32_t
whole_of(const struct clm__who *who, uint32_t index)
{
    const struct clm_actor *actor = clm_corpus_actor(who->corpus, index);
    const char *name = clm_corpus_text(who->corpus, actor->name);
    size_t len = strcspn(name, " ");
    if (strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != len)
        return index; /* only an abbreviation names the whole: "African" does not */
    if (actor->kind != CLM_ACTOR_ORGANISATION || actor->origin != CLM_ACTOR_BUILTIN ||
        name[len] == '\0')
        return index;
    uint32_t whole = clm__alias_find(who->corpus, name, len, NULL, NULL);
    if (whole == CLM_NONE)
        return index;
    uint8_t kind = clm_corpus_actor(who->corpus, whole)->kind;
    return kind == CLM_ACTOR_ORGANISATION || kind == CLM_ACTOR_BLOC ? whole : index;
}

/* Whom [first, last] names: as our list spells it, as the list of the corpus has it in
 * whatever letters and marks, or in capitals. */
static uint32_t
find_actor(const struct clm__who *who, const struct clm__tokens *tokens, unsigned first,
           unsigned last, uint32_t *person, uint32_t *shared)
{
    enum { SHORTEST = 4 }; /* "MAY" and "US" in capitals are words too */
    uint32_t start = tokens->at[first].start, len = tokens->at[last].end - start;
    const char *name = tokens->text + start;
    uint32_t actor = CLM_NONE;
    if (clm__alias_has_own(who->corpus))
        actor = clm__alias_find_like(who->corpus, name, len, who->date, true, person);
    if (actor == CLM_NONE)
        actor = clm__alias_find_shared(who->corpus, name, len, who->date, person, shared);
    if (actor != CLM_NONE || len < SHORTEST)
        return actor;
    for (unsigned i = first; i <= last; i++)
        if (!clm__tokens_capitals(tokens, i))
            return CLM_NONE;
    return clm__alias_find_like(who->corpus, name, len, who->date, false, person);
}

/* The longest name that begins at a token. */
static struct clm__name
find_name(const struct clm__who *who, const struct clm__tokens *tokens, unsigned first)
{
    struct clm__name best = {
        .actor = CLM_NONE, .person = CLM_NONE, .start = (uint16_t)first};
    uint32_t start = tokens->at[first].start;
    for (unsigned i = first; i < tokens->count && i < first + NAME_TOKENS; i++) {
        if (tokens->at[i].end - start > NAME_BYTES || (i > first && !may_join(tokens, i)))
            break;
        uint32_t person = CLM_NONE, shared = 0;
        uint32_t actor = find_actor(who, tokens, first, i, &person, &shared);
        if (shared != 0) {
            best.shared = shared;
            best.shared_len = (uint8_t)(i - first + 1);
        }
        if (actor == CLM_NONE)
            continue;
        best.actor = actor;
        best.person = person;
        best.len = (uint16_t)(i - first + 1);
    }
    if (best.len > 0 && best.person == CLM_NONE)
        best.actor = whole_of(who, best.actor);
    return best;
}

void
clm__listed_find(const struct clm__who *who, const struct clm__tokens *tokens,
                 struct clm__name *names)
{
    for (unsigned i = 0; i < tokens->count; i++)
        names[i] = (struct clm__name){
            .actor = CLM_NONE, .person = CLM_NONE, .start = (uint16_t)i};
    for (unsigned i = 0; i < tokens->count; i++) {
        struct clm__name name = {0};
        if (may_begin(tokens, i))
            name = find_name(who, tokens, i);
        if (name.len == 0) {
            names[i].shared = name.shared;
            names[i].shared_len = name.shared_len;
            continue;
        }
        for (unsigned k = 0; k < name.len; k++) {
            names[i + k] = name;
            names[i + k].len = k == 0 ? name.len : 0;
            names[i + k].shared = k == 0 ? name.shared : 0;
        }
        i += name.len - 1u;
    }
}

/* ---- longer names ---- */

bool
clm__listed_is_name_word(const struct clm__tokens *tokens, unsigned i)
{
    enum clm__upos kind = clm__tokens_kind(tokens, i);
    if (!clm__tokens_upper(tokens, i) || clm__tokens_in(tokens, i, CLM__CLASS_CALENDAR))
        return false;
    return kind == CLM__UPOS_PROPN ||
           (i > 0 && (kind == CLM__UPOS_NOUN || kind == CLM__UPOS_ADJ));
}

bool
clm__listed_person(const struct clm__who *who, const struct clm__name *name)
{
    return name->person != CLM_NONE ||
           clm_corpus_actor(who->corpus, name->actor)->kind == CLM_ACTOR_PERSON;
}

bool
clm__listed_land(const struct clm__who *who, const struct clm__name *name)
{
    uint8_t kind = clm_corpus_actor(who->corpus, name->actor)->kind;
    return name->person == CLM_NONE &&
           (kind == CLM_ACTOR_STATE || kind == CLM_ACTOR_TERRITORY);
}

/* Whether a land is named by an adjective or its people: not by its own name. */
static bool
is_adjective(const struct clm__tokens *tokens, const struct clm__name *name)
{
    return clm__tokens_kind(tokens, name->start + name->len - 1u) == CLM__UPOS_ADJ;
}

/* A word that describes, and is no part of the name behind it: a body, a group, an
 * office, another name of a list. */
static bool
is_described_by(const struct clm__tokens *tokens, const struct clm__name *names,
                unsigned i)
{
    return names[i].actor != CLM_NONE || clm__tokens_office(tokens, i) ||
           clm__tokens_in(tokens, i, CLM__CLASS_GROUP) ||
           clm__tokens_in(tokens, i, CLM__CLASS_BODY);
}

/* The given name of a listed person begins the run of name words before the surname:
 * "Vladimir V. Putin". */
static bool
begins_as(const struct clm__who *who, const struct clm__tokens *tokens,
          const struct clm__name *name)
{
    uint32_t person = name->person != CLM_NONE ? name->person : name->actor;
    const char *full =
        clm_corpus_text(who->corpus, clm_corpus_actor(who->corpus, person)->name);
    size_t len = strcspn(full, " ");
    unsigned first = name->start;
    while (first > 0 && clm__tokens_touch(tokens, first) &&
           clm__listed_is_name_word(tokens, first - 1))
        first--;
    for (unsigned i = first; i < name->start; i++)
        if (tokens->at[i].end - tokens->at[i].start == len &&
            memcmp(tokens->text + tokens->at[i].start, full, len) == 0)
            return true;
    return false;
}

/* "Johnson & Johnson", "Ana Halloran-Maas". */
static bool
is_joined_left(const struct clm__tokens *tokens, unsigned at, bool surname)
{
    if (at < 2 || !clm__tokens_upper(tokens, at - 2))
        return false;
    return clm__tokens_is(tokens, at - 1, "&") ||
           (surname && clm__tokens_is(tokens, at - 1, "-") &&
            tokens->at[at].start == tokens->at[at - 1].end &&
            tokens->at[at - 1].start == tokens->at[at - 2].end);
}

/* A name word right before: "Jim Jordan", "Air France", "Social Democrats". */
static bool
goes_on_left(const struct clm__who *who, const struct clm__tokens *tokens,
             const struct clm__name *names, const struct clm__name *name)
{
    unsigned at = name->start;
    bool surname = clm__listed_person(who, name) && name->len == 1;
    if (surname && at > 0 && clm__tokens_touch(tokens, at) &&
        names[at - 1].actor != CLM_NONE && clm__listed_land(who, &names[at - 1]) &&
        clm__tokens_kind(tokens, at - 1) == CLM__UPOS_PROPN)
        return true; /* "Sofia Reyes" */
    if (is_joined_left(tokens, at, surname))
        return true;
    if (at == 0 || !clm__tokens_touch(tokens, at) ||
        !clm__listed_is_name_word(tokens, at - 1) ||
        is_described_by(tokens, names, at - 1))
        return false;
    bool adjective = clm__tokens_kind(tokens, at - 1) == CLM__UPOS_ADJ;
    if (clm__listed_person(who, name))
        return name->len == 1 && !adjective && !begins_as(who, tokens, name);
    if (clm_corpus_actor(who->corpus, name->actor)->kind == CLM_ACTOR_ARMED_GROUP)
        return false; /* "Shia Hezbollah" */
    return !(adjective && is_adjective(tokens, name));
}

/* "Bank of China", "Alternative for Germany": of a name that is no body of a state. */
static bool
hangs_on_left(const struct clm__who *who, const struct clm__tokens *tokens,
              const struct clm__name *names, const struct clm__name *name)
{
    static const char *const links[] = {"of", "for"};
    static const char *const states[] = {"republic", "kingdom", "state",     "states",
                                         "people",   "union",   "sultanate", "emirate"};
    unsigned at = name->start;
    at -= at > 0 && clm__tokens_is(tokens, at - 1, "the");
    if (at < 2 || !clm__tokens_is_any(tokens, at - 1, links, 2) ||
        clm__listed_person(who, name))
        return false;
    unsigned head = at - 2;
    bool bank = clm__tokens_in(tokens, head, CLM__CLASS_STANDALONE);
    return clm__tokens_upper(tokens, head) &&
           clm__tokens_kind(tokens, head) == CLM__UPOS_PROPN &&
           names[head].actor == CLM_NONE &&
           (bank ||
            (!is_described_by(tokens, names, head) &&
             !clm__tokens_is_any(tokens, head, states, sizeof states / sizeof *states)));
}

/* "Former President of the Maldives", "Ambassador to Oman" before a name: what follows is
 * the person's. */
static bool
has_office_before(const struct clm__tokens *tokens, unsigned at)
{
    static const char *const links[] = {"of", "to", "for", "in"};
    at -= at > 0 && clm__tokens_is(tokens, at - 1, "the");
    return at > 1 && clm__tokens_is_any(tokens, at - 1, links, 4) &&
           clm__tokens_office(tokens, at - 2);
}

/* What the name words behind a listed name tell. */
struct tail {
    unsigned end; /* the token behind them */
    bool office, body, listed;
};

static struct tail
read_tail(const struct clm__tokens *tokens, const struct clm__name *names, unsigned first)
{
    struct tail tail = {.end = first};
    while (tail.end < tokens->count && clm__tokens_touch(tokens, tail.end) &&
           (clm__listed_is_name_word(tokens, tail.end) ||
            (clm__tokens_upper(tokens, tail.end) &&
             clm__tokens_in(tokens, tail.end, CLM__CLASS_STANDALONE)))) {
        tail.listed |= names[tail.end].actor != CLM_NONE;
        tail.office |= clm__tokens_office(tokens, tail.end) ||
                       clm__tokens_in(tokens, tail.end, CLM__CLASS_GROUP);
        tail.body |= clm__tokens_in(tokens, tail.end, CLM__CLASS_BODY) ||
                     clm__tokens_in(tokens, tail.end, CLM__CLASS_INSTITUTION);
        tail.end++;
    }
    return tail;
}

/* Name words right behind: "Chad Wolf", "China Daily", "Russian Orthodox Church". What
 * tells an office or a body leaves the state what it is: "Chad Foreign Minister". */
static bool
goes_on_right(const struct clm__who *who, const struct clm__tokens *tokens,
              const struct clm__name *names, const struct clm__name *name)
{
    unsigned first = name->start + name->len;
    if (first + 1 < tokens->count && clm__tokens_is(tokens, first, "&") &&
        clm__tokens_upper(tokens, first + 1))
        return true;

    struct tail tail = read_tail(tokens, names, first);
    if (has_office_before(tokens, name->start) || tail.end == first ||
        tail.listed) /* "Russian President Putin", "Ukraine NATO talks" */
        return false;
    if (clm__tokens_in(tokens, tail.end - 1, CLM__CLASS_STANDALONE))
        return true;
    if (tail.office || tail.body)
        return false;

    bool flat =
        clm__parsed_label(tokens->model, &tokens->at[first])->rel == CLM__REL_FLAT;
    if (clm__listed_person(who, name))
        return name->len == 1 || flat; /* another of the family */
    return clm__listed_land(who, name) && !is_adjective(tokens, name);
}

/* "Paris, Texas": a city of that name in a part of some state. */
static bool
lies_elsewhere(const struct clm__who *who, const struct clm__tokens *tokens,
               const struct clm__name *name)
{
    unsigned comma = name->start + name->len;
    return clm__listed_land(who, name) && comma + 1 < tokens->count &&
           clm__tokens_is(tokens, comma, ",") && clm__tokens_upper(tokens, comma + 1) &&
           clm__tokens_in(tokens, comma + 1, CLM__CLASS_REGION);
}

bool
clm__listed_is_part(const struct clm__who *who, const struct clm__tokens *tokens,
                    const struct clm__name *names, const struct clm__name *name)
{
    if (clm__listed_person(who, name) &&
        clm_corpus_actor(who->corpus, name->actor)->origin == CLM_ACTOR_CORPUS)
        return false; /* the user's own list wins */
    return goes_on_left(who, tokens, names, name) ||
           hangs_on_left(who, tokens, names, name) ||
           goes_on_right(who, tokens, names, name) || lies_elsewhere(who, tokens, name);
}

void
clm__listed_drop(struct clm__name *names, unsigned first, unsigned len)
{
    for (unsigned i = first; i < first + len; i++)
        names[i] = (struct clm__name){.actor = CLM_NONE,
                                      .person = CLM_NONE,
                                      .start = (uint16_t)i,
                                      .masked = names[i].masked,
                                      .shared = names[i].shared,
                                      .shared_len = names[i].shared_len};
}

void
clm__listed_strike(const struct clm__who *who, const struct clm__tokens *tokens,
                   struct clm__name *names)
{
    enum { ROUNDS = 2 }; /* "Sofia" is part of a name only once "Reyes" is */
    for (unsigned round = 0; round < ROUNDS; round++)
        for (unsigned i = 0; i < tokens->count; i++) {
            const struct clm__name name = names[i];
            if (name.len > 0 && clm__listed_is_part(who, tokens, names, &name))
                clm__listed_drop(names, i, name.len);
        }
}
