/* SPDX-License-Identifier: MIT */
/* Names in a sentence, and the phrases around nouns. */
#include "party/who_name.h"
#include "base/alloc.h"

#include <string.h>

/* Longest name, in tokens and bytes. */
enum { NAME_TOKENS = 8, NAME_BYTES = 100 };

/* Whether a name may go on over this token. */
static bool
may_join(const struct clm__tree *tree, unsigned at)
{
    if (tree->nodes[at].kind != CLM__UPOS_PUNCT)
        return tree->nodes[at].kind != CLM__UPOS_VERB ||
               (tree->tokens[at].flags & CLM__TOKEN_UPPER) != 0;
    return tree->tokens[at].end - tree->tokens[at].start == 1 &&
           strchr("-'&.", tree->text[tree->tokens[at].start]) != NULL;
}

static bool
may_begin(const struct clm__tree *tree, unsigned at)
{
    return ((tree->tokens[at].flags & CLM__TOKEN_UPPER) != 0 &&
            tree->nodes[at].kind != CLM__UPOS_DET) ||
           clm__tree_is(tree, at, "al") || clm__tree_is(tree, at, "al-qaeda");
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

/* The longest name that begins at a token. */
static struct clm__name
find_name(const struct clm__who *who, const struct clm__tree *tree, unsigned first)
{
    struct clm__name best = {CLM_NONE, CLM_NONE, (uint16_t)first, 0};
    uint32_t start = tree->tokens[first].start;
    for (unsigned i = first; i < tree->count && i < first + NAME_TOKENS; i++) {
        uint32_t len = tree->tokens[i].end - start;
        if (len > NAME_BYTES || (i > first && !may_join(tree, i)))
            break;
        uint32_t person = CLM_NONE;
        uint32_t actor =
            clm__alias_find(who->corpus, tree->text + start, len, who->date, &person);
        if (actor != CLM_NONE)
            best = (struct clm__name){actor, person, (uint16_t)first,
                                      (uint16_t)(i - first + 1)};
    }
    if (best.len > 0 && best.person == CLM_NONE)
        best.actor = whole_of(who, best.actor);
    return best;
}

/* A surname alone is no name where a first name that we do not know stands before it. */
static bool
is_part_of_other(const struct clm__who *who, const struct clm__tree *tree,
                 const struct clm__name *name)
{
    unsigned at = name->start;
    bool is_person = name->person != CLM_NONE ||
                     clm_corpus_actor(who->corpus, name->actor)->kind == CLM_ACTOR_PERSON;
    unsigned next = at + name->len;
    if (!is_person)
        return false;
    if (next < tree->count && tree->nodes[next].kind == CLM__UPOS_PROPN &&
        tree->nodes[next].rel == CLM__REL_FLAT)
        return true;
    if (name->len != 1 || at == 0 || tree->nodes[at - 1].kind != CLM__UPOS_PROPN)
        return false;
    clm_str before = clm__lexicon_word(who->lexicon, clm__tree_lemma(tree, at - 1));
    return !clm__lexicon_in(who->lexicon, before, CLM__CLASS_ROLE) &&
           !clm__lexicon_in(who->lexicon, before, CLM__CLASS_TITLE) &&
           who->names[at - 1].actor == CLM_NONE;
}

/* "In May": the month, not Theresa. */
static bool
is_month(const struct clm__who *who, const struct clm__tree *tree,
         const struct clm__name *name)
{
    unsigned at = name->start;
    clm_str word = clm__lexicon_word(who->lexicon, clm__tree_lemma(tree, at));
    return name->len == 1 && at > 0 &&
           clm__lexicon_in(who->lexicon, word, CLM__CLASS_CALENDAR) &&
           (tree->nodes[at - 1].kind == CLM__UPOS_ADP ||
            tree->nodes[at - 1].kind == CLM__UPOS_NUM ||
            clm__tree_is(tree, at - 1, "last") || clm__tree_is(tree, at - 1, "late") ||
            clm__tree_is(tree, at - 1, "early"));
}

void
clm__who_read(struct clm__who *who, const struct clm__tree *tree)
{
    void *names = who->names;
    if (!clm__grow(&names, &who->name_room, tree->count + 1, sizeof *who->names)) {
        who->failed = true;
        return;
    }
    who->names = names;
    for (unsigned i = 0; i < tree->count; i++)
        who->names[i] = (struct clm__name){CLM_NONE, CLM_NONE, (uint16_t)i, 0};
    for (unsigned i = 0; i < tree->count; i++) {
        if (!may_begin(tree, i))
            continue;
        struct clm__name name = find_name(who, tree, i);
        if (name.len == 0 || is_part_of_other(who, tree, &name) ||
            is_month(who, tree, &name))
            continue;
        for (unsigned k = 1; k < name.len; k++) {
            who->names[i + k] = name;
            who->names[i + k].len = 0;
        }
        who->names[i] = name;
        if (clm_corpus_actor(who->corpus, name.actor)->kind == CLM_ACTOR_STATE &&
            name.person == CLM_NONE)
            who->states[who->state_count++ % CLM__RECENT_MAX] =
                (struct clm__named_state){tree->sentence->first + i, name.actor};
        i += name.len - 1u;
    }
}
