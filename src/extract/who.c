/* SPDX-License-Identifier: MIT */
/* From phrases to parties. */
#include "extract/who.h"

#include "base/alloc.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

void
clm__who_begin(struct clm__who *who, struct clm__arena *arena,
               const struct clm_date *date)
{
    who->arena = arena;
    who->date = date;
    who->recent_count = 0;
    who->person_count = 0;
    who->state_count = 0;
}

void
clm__who_release(struct clm__who *who)
{
    clm__free(who->names);
    who->names = NULL;
    who->name_room = 0;
}

bool
clm__party_same(const struct clm__party *a, const struct clm__party *b)
{
    if (a->actor != CLM_NONE || b->actor != CLM_NONE)
        return a->actor == b->actor;
    return strcmp(a->name, b->name) == 0;
}

void
clm__who_note(struct clm__who *who, const struct clm__parties *parties)
{
    for (unsigned i = 0; i < parties->count; i++) {
        const struct clm__party *party = &parties->items[i];
        if (party->sort == CLM__SORT_THING || party->unknown)
            continue;
        who->recent[who->recent_count++ % CLM__RECENT_MAX] = *party;
    }
}

/* What one phrase is made of. */
struct phrase {
    struct clm__who *who;
    const struct clm__tree *tree;
    const clm_str *words;
    const struct clm__parties *avoid;
    unsigned node;        /* its head */
    unsigned first, last; /* with phrases with of */
    unsigned end;         /* the last token of its name or noun */
};

static bool
in_class(const struct phrase *p, unsigned node, enum clm__class class)
{
    return clm__lexicon_in(p->who->lexicon, p->words[node], class);
}

static const char *
actor_name(const struct phrase *p, uint32_t actor)
{
    return clm_corpus_text(p->who->corpus, clm_corpus_actor(p->who->corpus, actor)->name);
}

/* The text of tokens with single blanks. */
static const char *
words_of(const struct phrase *p, unsigned first, unsigned last)
{
    enum { LONGEST = 120 };
    struct clm_span span = clm__tree_span(p->tree, first, last);
    size_t len = span.end - span.start;
    if (len > LONGEST) /* a name as long as that is none: its head will do */
        span = clm__tree_span(p->tree, p->node, p->node);
    char *text =
        clm__arena_text(p->who->arena, p->tree->text + span.start, span.end - span.start);
    if (text == NULL) {
        p->who->failed = true;
        return "";
    }
    for (char *at = text; *at != '\0'; at++)
        if (*at == '\n' || *at == '\r' || *at == '\t')
            *at = ' ';
    return text;
}

static struct clm__party *
add(const struct phrase *p, struct clm__parties *out, uint32_t actor, const char *name)
{
    if (out->count == CLM__PARTIES_MAX)
        out->count--; /* of so long a list the last ones are given up */
    struct clm__party *party = &out->items[out->count++];
    *party = (struct clm__party){.span = clm__tree_span(p->tree, p->first, p->last),
                                 .sentence = p->tree->sentence->first,
                                 .head = (uint16_t)p->node,
                                 .sort = CLM__SORT_BODY,
                                 .actor = actor,
                                 .name = name};
    return party;
}

/* ---- earlier mentions ---- */

static bool
is_avoided(const struct phrase *p, const struct clm__party *party)
{
    for (unsigned i = 0; p->avoid != NULL && i < p->avoid->count; i++)
        if (clm__party_same(&p->avoid->items[i], party))
            return true;
    return false;
}

/* The last mention of a sort; `also` is a second sort that will do. Of those in the last
 * sentence that has any, a subject comes before the others (S. Lappin and H. Leass, An
 * Algorithm for Pronominal Anaphora Resolution, Computational Linguistics 20, 1994). */
static const struct clm__party *
find_recent(const struct phrase *p, enum clm__party_sort sort, enum clm__party_sort also)
{
    unsigned count = p->who->recent_count;
    unsigned floor = count > CLM__RECENT_MAX ? count - CLM__RECENT_MAX : 0;
    const struct clm__party *last = NULL;
    for (unsigned i = count; i-- > floor;) {
        const struct clm__party *party = &p->who->recent[i % CLM__RECENT_MAX];
        bool person = party->speaker != NULL && sort == CLM__SORT_PERSON;
        bool before =
            party->sentence != p->tree->sentence->first || party->head < p->node;
        if (!before || !(party->sort == sort || party->sort == also || person) ||
            is_avoided(p, party))
            continue;
        if (party->subject || sort != CLM__SORT_PERSON)
            return last == NULL || party->subject ? party : last;
        if (last != NULL && party->sentence != last->sentence)
            break;
        last = last == NULL ? party : last;
    }
    return last;
}

/* The state that was named last before the phrase. One behind it is as often the other
 * side: "the minister accused Peru". NULL when there is none. */
static const struct clm__named_state *
find_state(const struct phrase *p)
{
    unsigned count = p->who->state_count;
    unsigned floor = count > CLM__RECENT_MAX ? count - CLM__RECENT_MAX : 0;
    uint32_t here = p->tree->sentence->first + p->first;
    for (unsigned i = count; i-- > floor;) {
        const struct clm__named_state *state = &p->who->states[i % CLM__RECENT_MAX];
        if (state->token < here)
            return state;
    }
    return NULL;
}

/* Whether a word stands in a piece of text, in small letters or not. */
static bool
has_word(const char *text, struct clm_span span, const char *word, size_t len)
{
    for (uint32_t at = span.start; at + len <= span.end; at++) {
        bool begins = at == span.start || text[at - 1] == ' ';
        bool ends = at + len == span.end || text[at + len] == ' ';
        if (begins && ends && strncasecmp(text + at, word, len) == 0)
            return true;
    }
    return false;
}

/* Adds a state that a phrase does not name, with the place where it was named. */
static struct clm__party *
add_state(const struct phrase *p, const struct clm__named_state *state,
          struct clm__parties *out)
{
    const struct clm__parsed_token *token = &p->tree->parsed->tokens[state->token];
    struct clm__party *party = add(p, out, state->actor, actor_name(p, state->actor));
    party->found = true;
    party->from[party->from_count++] = (struct clm_span){token->start, token->end};
    return party;
}

static void
add_found(const struct phrase *p, const struct clm__party *found,
          struct clm__parties *out)
{
    struct clm__party *party = add(p, out, found->actor, found->name);
    party->sort = found->sort;
    party->found = true;
    if (found->span.end != 0)
        party->from[party->from_count++] = found->span;
    for (unsigned i = 0; i < found->from_count && i + 1 < CLM__MENTIONS_MAX; i++)
        party->from[party->from_count++] = found->from[i];
    party->speaker = found->speaker;
    if (found->speaker != NULL)
        party->speaker_span = party->span;
}

/* Not in this sentence or the one before. */
static bool
is_long_ago(const struct phrase *p, const struct clm__party *party)
{
    const struct clm__parsed_sentence *here = p->tree->sentence;
    const struct clm__parsed_sentence *before =
        here > p->tree->parsed->sentences ? here - 1 : here;
    return party->sentence != here->first && party->sentence != before->first;
}

static void
find_pronoun(const struct phrase *p, struct clm__parties *out)
{
    static const struct {
        const char *word;
        uint8_t sort, also;
    } pronouns[] = {
        {"he", CLM__SORT_PERSON, CLM__SORT_PERSON},
        {"she", CLM__SORT_PERSON, CLM__SORT_PERSON},
        {"him", CLM__SORT_PERSON, CLM__SORT_PERSON},
        {"her", CLM__SORT_PERSON, CLM__SORT_PERSON},
        {"it", CLM__SORT_BODY, CLM__SORT_BODY},
        {"they", CLM__SORT_MANY, CLM__SORT_BODY},
        {"them", CLM__SORT_MANY, CLM__SORT_BODY},
    };
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++) {
        if (!clm__tree_is(p->tree, p->node, pronouns[i].word))
            continue;
        const struct clm__party *found =
            find_recent(p, (enum clm__party_sort)pronouns[i].sort,
                        (enum clm__party_sort)pronouns[i].sort);
        if (found == NULL || is_long_ago(p, found))
            found = find_recent(p, (enum clm__party_sort)pronouns[i].sort,
                                (enum clm__party_sort)pronouns[i].also);
        if (found != NULL) {
            add_found(p, found, out);
        } else { /* somebody, then: the place in the text tells the reader more */
            struct clm__party *party =
                add(p, out, CLM_NONE, words_of(p, p->node, p->node));
            party->sort = pronouns[i].sort;
            party->unknown = true;
        }
    }
}

/* ---- persons ---- */

/* First token of the person's name at the end of the phrase: names behind the last word
 * of a role or title; `p->end` + 1 when there is none. */
static unsigned
person_start(const struct phrase *p)
{
    unsigned at = p->end + 1;
    while (at > p->first) {
        unsigned before = at - 1;
        const struct clm__name *name = &p->who->names[before];
        bool of_person =
            name->actor == CLM_NONE || name->person != CLM_NONE ||
            clm_corpus_actor(p->who->corpus, name->actor)->kind == CLM_ACTOR_PERSON;
        bool hyphen = clm__tree_is(p->tree, before, "-") && at <= p->end;
        if ((p->tree->nodes[before].kind != CLM__UPOS_PROPN && !hyphen) || !of_person ||
            in_class(p, before, CLM__CLASS_ROLE) ||
            in_class(p, before, CLM__CLASS_TITLE) ||
            in_class(p, before, CLM__CLASS_CALLING) ||
            in_class(p, before, CLM__CLASS_CHIEF) ||
            in_class(p, before, CLM__CLASS_BODY) || in_class(p, before, CLM__CLASS_GROUP))
            break;
        at--;
    }
    return at;
}

static bool
phrase_has(const struct phrase *p, enum clm__class class, unsigned stop)
{
    for (unsigned i = p->first; i < stop; i++)
        if (in_class(p, i, class))
            return true;
    return false;
}

/* Whether the phrase is of people apart from their state: rebels, protest leaders.
 * "Local" officials and "fighter" jets are not. */
static bool
is_apart(const struct phrase *p, unsigned stop)
{
    for (unsigned i = p->first; i < stop; i++) {
        bool jets = i + 1 < stop && in_class(p, i + 1, CLM__CLASS_BODY);
        if ((in_class(p, i, CLM__CLASS_GROUP) && !jets &&
             p->tree->nodes[i].kind != CLM__UPOS_ADJ) ||
            (in_class(p, i, CLM__CLASS_CIVIL) && i != p->node))
            return true;
    }
    return false;
}

static bool
is_former(const struct phrase *p, unsigned stop)
{
    for (unsigned i = p->first; i < stop; i++)
        if (clm__tree_is(p->tree, i, "former") || clm__tree_is(p->tree, i, "ex") ||
            clm__tree_is(p->tree, i, "fugitive"))
            return true;
    return false;
}

static clm_str
surname_of(const struct phrase *p, unsigned at)
{
    return clm__hash(p->tree->text + p->tree->tokens[at].start,
                     p->tree->tokens[at].end - p->tree->tokens[at].start);
}

static void
keep_person(const struct phrase *p, const struct clm__party *party)
{
    struct clm__who *who = p->who;
    if (who->person_count == CLM__PERSONS_MAX)
        return;
    who->persons[who->person_count++] =
        (struct clm__person){surname_of(p, p->end), *party};
}

static const struct clm__party *
known_person(const struct phrase *p)
{
    clm_str surname = surname_of(p, p->end);
    for (unsigned i = p->who->person_count; i-- > 0;)
        if (p->who->persons[i].surname == surname)
            return &p->who->persons[i].party;
    return NULL;
}

/* ---- names ---- */

/* The name that reaches the end of the phrase, or NULL. */
static const struct clm__name *
whole_name(const struct phrase *p)
{
    const struct clm__name *name = &p->who->names[p->end];
    if (name->actor == CLM_NONE || name->start < p->first)
        return NULL;
    return &p->who->names[name->start];
}

/* Adds the actors named in [first, last]; "Cuban and Maltese envoys" gives two. */
static unsigned
add_named(const struct phrase *p, unsigned first, unsigned last, struct clm__parties *out)
{
    unsigned before = out->count;
    for (unsigned i = first; i <= last; i++) {
        const struct clm__name *name = &p->who->names[i];
        if (name->len == 0)
            continue;
        struct clm__party *party = add(p, out, name->actor, actor_name(p, name->actor));
        if (in_class(p, p->node, CLM__CLASS_BLOW)) { /* the deed is not the doer */
            party->span = clm__tree_span(p->tree, i, i + name->len - 1u);
            party->head = (uint16_t)i;
        }
        bool joined =
            i + name->len <= last && (clm__tree_is(p->tree, i + name->len, "and") ||
                                      clm__tree_is(p->tree, i + name->len, ","));
        i += name->len - 1u;
        if (!joined)
            break;
    }
    return out->count - before;
}

static bool
acts_for_others(const struct phrase *p, unsigned at)
{
    return in_class(p, at, CLM__CLASS_ROLE) || in_class(p, at, CLM__CLASS_BODY) ||
           in_class(p, at, CLM__CLASS_BLOW) ||
           (at > p->first && (clm__tree_is(p->tree, at - 1, "state") ||
                              clm__tree_is(p->tree, at - 1, "state-run")));
}

/* Persons who act for nobody else: an actor, citizens. */
static bool
is_private(const struct phrase *p, unsigned at)
{
    return in_class(p, at, CLM__CLASS_CALLING) || in_class(p, at, CLM__CLASS_PEOPLE);
}

/* "205 Iraqis", "some Cubans": people of a state, not the state. */
static bool
counts_people(const struct phrase *p, const struct clm__name *name)
{
    static const char *const quantities[] = {"some", "many", "several", "most", "few"};
    if (name->start == p->first || strcmp(clm__tree_xpos(p->tree, p->end), "NNP") == 0)
        return false;
    unsigned before = name->start - 1u;
    bool counted = p->tree->nodes[before].kind == CLM__UPOS_NUM;
    for (size_t i = 0; i < sizeof quantities / sizeof *quantities; i++)
        counted |= clm__tree_is(p->tree, before, quantities[i]);
    return counted;
}

static bool
find_whole(const struct phrase *p, struct clm__parties *out)
{
    const struct clm__name *name = whole_name(p);
    if (name == NULL || counts_people(p, name))
        return false;
    uint8_t kind = clm_corpus_actor(p->who->corpus, name->actor)->kind;
    if (name->person == CLM_NONE && kind != CLM_ACTOR_PERSON) {
        uint32_t actor = name->actor;
        const struct clm__name *before =
            name->start > p->first ? &p->who->names[name->start - 1] : NULL;
        if (kind == CLM_ACTOR_STATE && before != NULL && before->actor != CLM_NONE &&
            before->person == CLM_NONE && before->start >= p->first &&
            clm_corpus_actor(p->who->corpus, before->actor)->kind == CLM_ACTOR_STATE)
            actor = before->actor; /* "the South Korean Joint Chiefs of Staff" */
        unsigned of = name->start + name->len;
        if (kind == CLM_ACTOR_STATE && of + 1 < p->tree->count &&
            clm__tree_is(p->tree, of, "of") && p->who->names[of + 1].actor != CLM_NONE &&
            clm_corpus_actor(p->who->corpus, p->who->names[of + 1].actor)->kind ==
                CLM_ACTOR_STATE)
            actor = p->who->names[of + 1].actor; /* "the Defence Ministry of Peru" */
        add(p, out, actor, actor_name(p, actor))->named = true;
        return true;
    }
    struct clm__party *party = add(p, out, name->actor, actor_name(p, name->actor));
    uint32_t person = name->person != CLM_NONE ? name->person : name->actor;
    party->named = true;
    party->sort = CLM__SORT_PERSON;
    party->speaker = actor_name(p, person);
    party->speaker_span =
        clm__tree_span(p->tree, name->start, name->start + name->len - 1u);
    struct clm__parties own = {.count = 0};
    if (name->person != CLM_NONE && name->start > p->first &&
        !is_former(p, name->start) && !is_apart(p, name->start) &&
        add_named(p, p->first, name->start - 1u, &own) > 0) {
        party->actor = own.items[0].actor; /* "the Colombian minister" of that name */
        party->name = own.items[0].name;
    }
    if (name->person == CLM_NONE && !is_former(p, name->start) &&
        !is_apart(p, name->start) && name->start > p->first &&
        phrase_has(p, CLM__CLASS_ROLE, name->start)) {
        struct clm__parties others = {.count = 0};
        if (add_named(p, p->first, name->start - 1u, &others) > 0) {
            party->actor = others.items[0].actor;
            party->name = others.items[0].name;
        }
    }
    keep_person(p, party);
    return true;
}

/* A phrase behind the noun that says for whom it acts: the government of X, officials in
 * X. */
static unsigned
add_behind(const struct phrase *p, struct clm__parties *out)
{
    unsigned of = p->end + 1;
    if (of + 1 >= p->tree->count || p->tree->nodes[of].rel != CLM__REL_CASE ||
        !(clm__tree_is(p->tree, of, "of") || clm__tree_is(p->tree, of, "in") ||
          clm__tree_is(p->tree, of, "at") || clm__tree_is(p->tree, of, "from") ||
          clm__tree_is(p->tree, of, "for")))
        return 0;
    unsigned inner = p->tree->nodes[of].head, first = 0, last = 0;
    if (inner == CLM__NO_NODE || inner < of)
        return 0;
    clm__who_phrase(p->tree, inner, &first, &last);
    return add_named(p, of + 1, last, out);
}

/* An apposition: what hangs there as one, or a role right behind a comma. */
static unsigned
apposition(const struct phrase *p)
{
    unsigned at = clm__tree_child(p->tree, p->node, CLM__REL_APPOS);
    if (at != CLM__NO_NODE && at > p->end)
        return at;
    if (p->last + 2 < p->tree->count && clm__tree_is(p->tree, p->last + 1, ","))
        for (at = p->last + 2; at < p->tree->count && at < p->last + 9; at++) {
            if (clm__tree_is(p->tree, at, ",") ||
                p->tree->nodes[at].kind == CLM__UPOS_VERB)
                break;
            if (in_class(p, at, CLM__CLASS_ROLE) &&
                p->tree->nodes[at].rel != CLM__REL_COMPOUND)
                return at;
        }
    return CLM__NO_NODE;
}

/* Who a role is of: "Turkish prime minister", "president of Iran"; 0 when it does not
 * say. */
static unsigned
add_role(const struct phrase *p, unsigned stop, struct clm__parties *out)
{
    if (is_apart(p, stop) || is_former(p, stop))
        return 0;
    unsigned count = stop > p->first ? add_named(p, p->first, stop - 1, out) : 0;
    return count > 0 ? count : add_behind(p, out);
}

static unsigned
add_apposed_role(const struct phrase *p, struct clm__parties *out)
{
    unsigned at = apposition(p);
    if (at == CLM__NO_NODE)
        return 0;
    struct phrase other = *p;
    other.node = at;
    clm__who_phrase(p->tree, at, &other.first, &other.last);
    for (other.end = at;
         other.end < other.last && p->tree->nodes[other.end + 1].rel != CLM__REL_CASE;)
        other.end++;
    if ((!acts_for_others(&other, at) && !acts_for_others(&other, other.end)) ||
        is_former(&other, at))
        return 0;
    unsigned from = out->count;
    unsigned count = add_role(&other, other.end + 1, out);
    for (unsigned i = from; i < out->count; i++)
        out->items[i].span = clm__tree_span(p->tree, p->first, p->last);
    return count;
}

/* "Nordbank chief Ana Ruiz": the token behind the names before her role, for whom she
 * speaks; 0 when no names stand there alone. */
static unsigned
employer_end(const struct phrase *p, unsigned start)
{
    unsigned at = p->first;
    while (at < start && !in_class(p, at, CLM__CLASS_ROLE) &&
           !in_class(p, at, CLM__CLASS_CHIEF)) {
        bool hyphen = at > p->first && clm__tree_is(p->tree, at, "-");
        if ((p->tree->nodes[at].kind != CLM__UPOS_PROPN && !hyphen) ||
            in_class(p, at, CLM__CLASS_TITLE) || in_class(p, at, CLM__CLASS_CALLING) ||
            in_class(p, at, CLM__CLASS_CIVIL) || in_class(p, at, CLM__CLASS_GROUP))
            return 0;
        at++;
    }
    return at > p->first && at < start ? at : 0;
}

static void
find_person(const struct phrase *p, unsigned start, struct clm__parties *out)
{
    unsigned from = out->count;
    const struct clm__party *known = start == p->end ? known_person(p) : NULL;
    if (known != NULL) {
        add_found(p, known, out);
        out->items[from].speaker_span = clm__tree_span(p->tree, start, p->end);
        return;
    }
    const char *name = words_of(p, start, p->end);
    bool role = phrase_has(p, CLM__CLASS_ROLE, start);
    unsigned count = role ? add_role(p, start, out) : 0;
    if (count == 0)
        count = add_apposed_role(p, out);
    const struct clm__named_state *state = find_state(p);
    if (count == 0 && role && !is_former(p, start) && !is_apart(p, start) &&
        state != NULL) {
        (void)add_state(p, state, out);
        count = 1;
    }
    unsigned firm = count == 0 ? employer_end(p, start) : 0;
    if (firm > 0)
        add(p, out, CLM_NONE, words_of(p, p->first, firm - 1));
    else if (count == 0)
        add(p, out, CLM_NONE, name);
    out->count = from + 1;
    struct clm__party *party = &out->items[from];
    party->named = true;
    party->sort = CLM__SORT_PERSON;
    party->speaker = name;
    party->speaker_span = clm__tree_span(p->tree, start, p->end);
    keep_person(p, party);
}

/* Whether names at the end of a phrase are those of a person. */
static bool
looks_like_person(const struct phrase *p, unsigned start)
{
    unsigned len = p->end + 1 - start;
    if (len == 0 || in_class(p, p->end, CLM__CLASS_INSTITUTION) ||
        in_class(p, p->end, CLM__CLASS_FIRM))
        return false;
    if (phrase_has(p, CLM__CLASS_ROLE, start) || phrase_has(p, CLM__CLASS_TITLE, start) ||
        phrase_has(p, CLM__CLASS_CALLING, start) ||
        phrase_has(p, CLM__CLASS_CHIEF, start))
        return true;
    if (len >= 2 && len <= 4 && start > p->first &&
        p->tree->nodes[start - 1].kind == CLM__UPOS_NOUN &&
        (p->tree->tokens[start - 1].flags & CLM__TOKEN_LOWER) != 0)
        return true; /* "carpenter Juan Paz" */
    if (start > p->first && p->tree->nodes[p->first].kind == CLM__UPOS_DET)
        return false;
    return (len >= 1 && known_person(p) != NULL) ||
           (len >= 2 && len <= 4 && start == p->first);
}

/* ---- roles and groups ---- */

/* "the ministry", "officials": an earlier mention, or the state that was named last. */
static bool
find_unnamed_role(const struct phrase *p, struct clm__parties *out)
{
    const struct clm__named_state *state = find_state(p);
    if (state == NULL || is_apart(p, p->end + 1) ||
        p->tree->nodes[p->node].kind == CLM__UPOS_PROPN)
        return false;
    struct clm__party *party = add_state(p, state, out);
    if (is_avoided(p, party)) { /* a body within the state: a party of its own */
        out->count--;
        return false;
    }
    return true;
}

/* "The two countries": the two that were named last. */
static bool
find_two_states(const struct phrase *p, struct clm__parties *out)
{
    unsigned count = p->who->state_count, from = out->count;
    unsigned floor = count > CLM__RECENT_MAX ? count - CLM__RECENT_MAX : 0;
    uint32_t here = p->tree->sentence->first + p->first;
    bool sides = clm__tree_is(p->tree, p->node, "sides") &&
                 p->node + 1 < p->tree->count && p->last == p->node &&
                 p->tree->nodes[p->node + 1].kind == CLM__UPOS_VERB;
    if (!(sides || clm__tree_is(p->tree, p->node, "countries") ||
          clm__tree_is(p->tree, p->node, "nations") ||
          clm__tree_is(p->tree, p->node, "states")) ||
        p->node == p->first ||
        !(clm__tree_is(p->tree, p->node - 1, "two") ||
          clm__tree_is(p->tree, p->node - 1, "both")))
        return false;
    for (unsigned i = count; i-- > floor && out->count < from + 2;) {
        const struct clm__named_state *state = &p->who->states[i % CLM__RECENT_MAX];
        if (state->token < here &&
            (out->count == from || out->items[from].actor != state->actor))
            (void)add_state(p, state, out);
    }
    if (out->count < from + 2)
        out->count = from;
    return out->count > from;
}

/* Whether "the company" may mean an earlier mention: an organisation, or a name that the
 * list of actors does not know. */
static bool
may_be_firm(const struct phrase *p, const struct clm__party *party)
{
    if (party->sort != CLM__SORT_BODY || !party->named)
        return false;
    return party->actor == CLM_NONE ||
           clm_corpus_actor(p->who->corpus, party->actor)->kind ==
               CLM_ACTOR_ORGANISATION ||
           clm_corpus_actor(p->who->corpus, party->actor)->kind == CLM_ACTOR_OTHER;
}

static unsigned
mentions(const struct phrase *p, const struct clm__party *party)
{
    unsigned count = p->who->recent_count, same = 0;
    unsigned floor = count > CLM__RECENT_MAX ? count - CLM__RECENT_MAX : 0;
    for (unsigned i = floor; i < count; i++)
        same += clm__party_same(&p->who->recent[i % CLM__RECENT_MAX], party);
    return same;
}

/* "The magazine": an earlier mention that has this word in its name or description. */
static bool
find_described(const struct phrase *p, struct clm__parties *out)
{
    unsigned count = p->who->recent_count;
    unsigned floor = count > CLM__RECENT_MAX ? count - CLM__RECENT_MAX : 0;
    struct clm_span noun = clm__tree_span(p->tree, p->node, p->node);
    size_t len = noun.end - noun.start;
    if (p->node != p->first + 1 || p->end != p->node ||
        p->tree->nodes[p->node].kind != CLM__UPOS_NOUN ||
        in_class(p, p->node, CLM__CLASS_DEED) || !clm__tree_is(p->tree, p->first, "the"))
        return false;
    const struct clm__party *firm = NULL;
    for (unsigned i = count; i-- > floor;) {
        const struct clm__party *party = &p->who->recent[i % CLM__RECENT_MAX];
        if ((!party->named && party->actor == CLM_NONE) || party->span.end > noun.start ||
            is_avoided(p, party))
            continue;
        if (has_word(p->tree->text, party->span, p->tree->text + noun.start, len)) {
            add_found(p, party, out);
            return true;
        }
        if (may_be_firm(p, party) &&
            (firm == NULL || mentions(p, party) > mentions(p, firm)))
            firm = party;
    }
    if (firm == NULL || !in_class(p, p->node, CLM__CLASS_FIRM))
        return false;
    add_found(p, firm, out);
    return true;
}

/* "The opposition": that of which state, as its first other name says: "Polish
 * opposition". */
static const char *
of_state(const struct phrase *p, const char *name)
{
    const struct clm__named_state *state = find_state(p);
    const struct clm_actor *actor =
        state == NULL ? NULL : clm_corpus_actor(p->who->corpus, state->actor);
    if (actor == NULL || actor->alias_count == 0)
        return name;
    const char *adjective = clm_corpus_text(p->who->corpus, actor->aliases[0]);
    size_t len = strlen(adjective) + strlen(name) + 2;
    char *text = clm__arena_alloc(p->who->arena, len);
    if (text == NULL)
        return name;
    snprintf(text, len, "%s %s", adjective, name);
    return text;
}

/* A name goes on: "Department of the Treasury", "Medical Aid for Palestinians". */
static unsigned
proper_end(const struct phrase *p)
{
    const struct clm__tree *tree = p->tree;
    unsigned end = p->end;
    if (p->last > end && tree->nodes[p->node].kind == CLM__UPOS_NOUN &&
        (in_class(p, p->node, CLM__CLASS_GROUP) ||
         in_class(p, p->node, CLM__CLASS_PEOPLE)) &&
        tree->nodes[p->last].kind == CLM__UPOS_PROPN)
        return p->last; /* "supporters of Ana Ruiz" */
    while (end + 2 < tree->count && tree->nodes[end].kind == CLM__UPOS_PROPN) {
        unsigned next = end + 2;
        if (!clm__tree_is(tree, end + 1, "of") && !clm__tree_is(tree, end + 1, "for"))
            break;
        if (clm__tree_is(tree, next, "the") && next + 1 < tree->count)
            next++;
        if (tree->nodes[next].kind != CLM__UPOS_PROPN ||
            !clm__tree_under(tree, next, p->node))
            break;
        end = next;
        while (end + 1 < tree->count && tree->nodes[end + 1].kind == CLM__UPOS_PROPN)
            end++;
    }
    return end;
}

static void
find_own(const struct phrase *p, struct clm__parties *out)
{
    unsigned first = p->first, end = proper_end(p);
    while (first < p->node && (p->tree->nodes[first].kind == CLM__UPOS_DET ||
                               p->tree->nodes[first].kind == CLM__UPOS_NUM ||
                               p->tree->nodes[first].kind == CLM__UPOS_PUNCT))
        first++;
    if (in_class(p, p->node, CLM__CLASS_CALENDAR) || find_described(p, out))
        return;
    struct clm__party *party = add(p, out, CLM_NONE, words_of(p, first, end));
    if (first == end && clm__tree_is(p->tree, end, "opposition"))
        party->name = of_state(p, party->name);
    if (end > p->last)
        party->span = clm__tree_span(p->tree, p->first, end);
    bool named =
        p->tree->nodes[p->node].kind == CLM__UPOS_PROPN ||
        (p->node > 0 && (p->tree->tokens[p->node].flags & CLM__TOKEN_UPPER) != 0);
    bool group = phrase_has(p, CLM__CLASS_GROUP, p->end + 1) ||
                 in_class(p, p->node, CLM__CLASS_ROLE) ||
                 in_class(p, p->node, CLM__CLASS_BODY) ||
                 in_class(p, p->node, CLM__CLASS_VICTIM) ||
                 in_class(p, p->node, CLM__CLASS_FIRM) || is_private(p, p->node);
    bool plural = strcmp(clm__tree_xpos(p->tree, p->node), "NNS") == 0;
    party->named = named;
    party->sort = named    ? CLM__SORT_BODY
                  : !group ? CLM__SORT_THING
                  : plural ? CLM__SORT_MANY
                           : CLM__SORT_BODY;
}

/* "ISIL militants": those of an organisation act for it. */
static bool
find_fighters(const struct phrase *p, struct clm__parties *out)
{
    if (p->node == p->first || p->node != p->end ||
        !in_class(p, p->node, CLM__CLASS_GROUP))
        return false;
    const struct clm__name *name = &p->who->names[p->node - 1];
    if (name->actor == CLM_NONE || name->start < p->first)
        return false;
    uint8_t kind = clm_corpus_actor(p->who->corpus, name->actor)->kind;
    if (kind != CLM_ACTOR_ARMED_GROUP)
        return false;
    add(p, out, name->actor, actor_name(p, name->actor))->sort = CLM__SORT_MANY;
    return true;
}

static void
find_phrase(struct phrase *p, struct clm__parties *out)
{
    if (p->tree->nodes[p->node].kind == CLM__UPOS_PRON) {
        find_pronoun(p, out);
        return;
    }
    if (find_two_states(p, out) || find_whole(p, out) || find_fighters(p, out))
        return;
    unsigned appos = clm__tree_child(p->tree, p->node, CLM__REL_APPOS);
    if (p->tree->nodes[p->node].kind == CLM__UPOS_NOUN && appos != CLM__NO_NODE &&
        appos > p->end && p->tree->nodes[appos].kind == CLM__UPOS_PROPN &&
        (!acts_for_others(p, p->node) ||
         is_former(p, p->node))) { /* "her brother, Juan Paz" */
        p->node = appos;
        clm__who_phrase(p->tree, appos, &p->first, &p->last);
        p->end = p->last;
        if (find_whole(p, out))
            return;
    }
    unsigned start = person_start(p);
    if (p->first == p->end && (p->tree->tokens[p->end].flags & CLM__TOKEN_UPPER) != 0 &&
        known_person(p) != NULL)
        start = p->end; /* a surname, whatever else it may be: "Wine said" */
    if (looks_like_person(p, start)) {
        find_person(p, start, out);
        return;
    }
    if (acts_for_others(p, p->node) || acts_for_others(p, p->end)) {
        bool blow = in_class(p, p->node, CLM__CLASS_BLOW);
        if (add_role(p, p->end + 1, out) > 0 || (!blow && find_unnamed_role(p, out))) {
            bool many = strcmp(clm__tree_xpos(p->tree, p->node), "NNS") == 0;
            for (unsigned i = 0; many && i < out->count; i++)
                out->items[i].sort = CLM__SORT_MANY;
            return;
        }
    }
    find_own(p, out);
}

/* "A number of senators", "dozens of monks": whom the quantity is of. */
static unsigned
behind_quantity(const struct clm__who *who, const struct clm__tree *tree,
                const clm_str *words, unsigned node)
{
    if (!clm__lexicon_in(who->lexicon, words[node], CLM__CLASS_QUANTITY) ||
        node + 2 >= tree->count || !clm__tree_is(tree, node + 1, "of"))
        return node;
    unsigned found = clm__chunk_right(tree, node + 2);
    return found == CLM__NO_NODE ? node : found;
}

static void
find_one(struct clm__who *who, const struct clm__tree *tree, const clm_str *words,
         unsigned node, const struct clm__parties *avoid, struct clm__parties *out)
{
    node = behind_quantity(who, tree, words, node);
    struct phrase p = {
        .who = who, .tree = tree, .words = words, .avoid = avoid, .node = node};
    clm__who_phrase(tree, node, &p.first, &p.last);
    if (p.first + 2 < p.last && in_class(&p, p.first + 1, CLM__CLASS_CALENDAR) &&
        tree->nodes[p.first].kind == CLM__UPOS_DET)
        p.first++; /* "This Tuesday the embassy said" */
    while (p.first < p.last && in_class(&p, p.first, CLM__CLASS_CALENDAR))
        p.first++; /* "On Tuesday Peru said" */
    p.node = p.node < p.first ? p.first : p.node;
    node = p.node;
    p.end = node;
    while (p.end < p.last && tree->nodes[p.end + 1].rel != CLM__REL_CASE)
        p.end++;
    struct clm__parties found = {.count = 0};
    find_phrase(&p, &found);
    for (unsigned i = 0; i < found.count && out->count < CLM__PARTIES_MAX; i++)
        out->items[out->count++] = found.items[i];
}

/* "A, B and C" where the tree has C alone: what stands before and. */
static void
find_list_before(struct clm__who *who, const struct clm__tree *tree, const clm_str *words,
                 unsigned node, struct clm__parties *out)
{
    unsigned first = 0, last = 0;
    clm__who_phrase(tree, node, &first, &last);
    if (first < 2 || !clm__tree_is(tree, first - 1, "and") ||
        tree->nodes[node].rel == CLM__REL_CONJ)
        return;
    for (unsigned at = first - 1; at > 0 && out->count < CLM__PARTIES_MAX;) {
        if (clm__tree_is(tree, at - 1, ","))
            at--;
        unsigned found = at > 0 ? clm__chunk_left(tree, at - 1) : (unsigned)CLM__NO_NODE;
        if (found == CLM__NO_NODE)
            return;
        clm__who_phrase(tree, found, &first, &last);
        if (first > 0 && tree->nodes[first - 1].kind == CLM__UPOS_ADP)
            return;
        unsigned before = out->count;
        find_one(who, tree, words, found, NULL, out);
        if (before < out->count && out->items[before].sort == CLM__SORT_THING) {
            out->count = before;
            return;
        }
        at = first;
        if (at == 0 || !clm__tree_is(tree, at - 1, ","))
            return;
    }
}

/* Behind "(UPJF)", when that stands there. */
static unsigned
behind_bracket(const struct clm__tree *tree, unsigned at)
{
    return at + 2 < tree->count && clm__tree_is(tree, at, "(") &&
                   clm__tree_is(tree, at + 2, ")")
               ? at + 3
               : at;
}

/* "A, B and C" where the tree has A alone: what follows with commas, up to and. */
static void
find_list_behind(struct clm__who *who, const struct clm__tree *tree, const clm_str *words,
                 unsigned node, struct clm__parties *out)
{
    unsigned first = 0, last = 0;
    struct clm__parties more = {.count = 0};
    bool done = false;
    clm__who_phrase(tree, node, &first, &last);
    while (!done && last + 2 < tree->count && more.count + 2 < CLM__PARTIES_MAX) {
        unsigned next = behind_bracket(tree, last + 1);
        if (next + 1 >= tree->count)
            return;
        if (!clm__tree_is(tree, next, ",") && !clm__tree_is(tree, next, "and"))
            return;
        if (clm__tree_is(tree, next, ",") && clm__tree_is(tree, next + 1, "and"))
            next++;
        done = clm__tree_is(tree, next, "and");
        unsigned found = clm__chunk_right(tree, next + 1);
        unsigned before = more.count;
        if (found == CLM__NO_NODE || tree->nodes[found].kind == CLM__UPOS_PRON)
            return;
        find_one(who, tree, words, found, NULL, &more);
        if (more.count == before ||
            (!more.items[before].named && more.items[before].actor == CLM_NONE))
            return;
        clm__who_phrase(tree, found, &first, &last);
        if (last < next)
            return;
    }
    for (unsigned i = 0; done && i < more.count && out->count < CLM__PARTIES_MAX; i++)
        out->items[out->count++] = more.items[i];
}

bool
clm__who_described(const struct clm__tree *tree, unsigned node)
{
    return node != CLM__NO_NODE && node + 1 < tree->count &&
           tree->nodes[node].kind == CLM__UPOS_NOUN &&
           tree->nodes[node + 1].kind == CLM__UPOS_PROPN &&
           tree->nodes[node].rel == CLM__REL_NSUBJ &&
           tree->nodes[node + 1].rel == CLM__REL_NSUBJ &&
           tree->nodes[node].head == tree->nodes[node + 1].head;
}

void
clm__who_find(struct clm__who *who, const struct clm__tree *tree, const clm_str *words,
              unsigned node, const struct clm__parties *avoid, struct clm__parties *out)
{
    out->count = 0;
    if (node == CLM__NO_NODE)
        return;
    find_one(who, tree, words, node, avoid, out);
    /* "A and B", each a subject of its own: the same list. */
    for (unsigned i = node + 1; i < tree->count && i < node + 8; i++)
        if (tree->nodes[i].rel == tree->nodes[node].rel &&
            tree->nodes[i].head == tree->nodes[node].head &&
            tree->nodes[i].rel == CLM__REL_NSUBJ &&
            (clm__tree_is(tree, tree->nodes[i].left, "and") ||
             (tree->nodes[i].left > 0 &&
              clm__tree_is(tree, tree->nodes[i].left - 1u, "and"))))
            find_one(who, tree, words, i, avoid, out);
    find_list_before(who, tree, words, node, out);
    /* Coordinated parties hang on the first, sometimes one on the other. */
    unsigned at = node;
    for (unsigned steps = 0; at != CLM__NO_NODE && steps < CLM__PARTIES_MAX; steps++) {
        unsigned conj = CLM__NO_NODE, last = at;
        while ((conj = clm__tree_next(tree, at, CLM__REL_CONJ, conj)) != CLM__NO_NODE) {
            const struct clm__name *whole = &who->names[conj];
            if (!clm__tree_nominal(tree, conj) ||
                (whole->actor != CLM_NONE && whole->start <= node && conj > node))
                continue; /* "the Securities and Exchange Commission" is one */
            find_one(who, tree, words, conj, avoid, out);
            last = conj;
        }
        at = last == at ? CLM__NO_NODE : last;
    }
    if (out->count == 1 && out->items[0].named)
        find_list_behind(who, tree, words, node, out);
}
