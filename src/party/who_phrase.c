/* SPDX-License-Identifier: MIT */
/* What stands in a phrase: classes of words, roles, the actors named in it. */
#include "party/who_phrase.h"

#include "party/who_extent.h"

#include <string.h>

bool
clm__phrase_in_class(const struct clm__phrase *p, unsigned node, enum clm__class class)
{
    return clm__lexicon_in(p->who->lexicon, p->words[node], class);
}

bool
clm__phrase_form_in_class(const struct clm__phrase *p, unsigned node,
                          enum clm__class class)
{
    enum { LONGEST = 40 }; /* no word of a lexicon is longer */
    const struct clm__parsed_token *token = &p->tree->tokens[node];
    char form[LONGEST + 1];
    size_t len = token->end - token->start;
    if (len > LONGEST)
        return false;
    memcpy(form, p->tree->text + token->start, len);
    form[len] = '\0';
    return clm__lexicon_in(p->who->lexicon, clm__lexicon_word(p->who->lexicon, form),
                           class);
}

const char *
clm__phrase_actor_name(const struct clm__phrase *p, uint32_t actor)
{
    return clm_corpus_text(p->who->corpus, clm_corpus_actor(p->who->corpus, actor)->name);
}

const char *
clm__phrase_words_of(const struct clm__phrase *p, unsigned first, unsigned last)
{
    enum { LONGEST = 120 };
    struct clm_span span = clm__tree_span(p->tree, first, last);
    if (span.end - span.start > LONGEST) /* a name as long as that is none */
        span = clm__tree_span(p->tree, p->node, p->node);
    return clm__phrase_text(p, span);
}

const char *
clm__phrase_own_words(const struct clm__phrase *p)
{
    unsigned first = p->first;
    while (first < p->end && p->tree->nodes[first].kind == CLM__UPOS_DET)
        first++;
    return clm__phrase_words_of(p, first, p->end);
}

const char *
clm__phrase_text(const struct clm__phrase *p, struct clm_span span)
{
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

struct clm__party *
clm__phrase_add(const struct clm__phrase *p, struct clm__parties *out, uint32_t actor,
                const char *name)
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

bool
clm__phrase_has(const struct clm__phrase *p, enum clm__class class, unsigned stop)
{
    for (unsigned i = p->first; i < stop; i++)
        if (clm__phrase_in_class(p, i, class))
            return true;
    return false;
}

bool
clm__phrase_is_apart(const struct clm__phrase *p, unsigned stop)
{
    for (unsigned i = p->first; i < stop; i++) {
        bool jets = i + 1 < stop && clm__phrase_in_class(p, i + 1, CLM__CLASS_BODY);
        if ((clm__phrase_in_class(p, i, CLM__CLASS_GROUP) && !jets &&
             p->tree->nodes[i].kind != CLM__UPOS_ADJ) ||
            (clm__phrase_in_class(p, i, CLM__CLASS_CIVIL) && i != p->node))
            return true;
    }
    return false;
}

bool
clm__phrase_is_former(const struct clm__phrase *p, unsigned stop)
{
    for (unsigned i = p->first; i < stop; i++)
        if (clm__phrase_in_class(p, i, CLM__CLASS_FORMER) ||
            clm__phrase_form_in_class(p, i, CLM__CLASS_FORMER))
            return true;
    return false;
}

/* A land before an organisation only says where that is: "Swedish Green Party". */
static bool
is_described(const struct clm__phrase *p, const struct clm__name *name, unsigned last)
{
    const struct clm_corpus *corpus = p->who->corpus;
    unsigned behind = name->start + name->len;
    const struct clm__name *next = behind <= last ? &p->who->names[behind] : NULL;
    return next != NULL && next->len > 0 && next->person == CLM_NONE &&
           clm_corpus_actor(corpus, name->actor)->kind == CLM_ACTOR_STATE &&
           (clm_corpus_actor(corpus, next->actor)->kind == CLM_ACTOR_ORGANISATION ||
            clm_corpus_actor(corpus, next->actor)->kind == CLM_ACTOR_ARMED_GROUP);
}

unsigned
clm__phrase_add_named(const struct clm__phrase *p, unsigned first, unsigned last,
                      struct clm__parties *out)
{
    unsigned before = out->count;
    for (unsigned i = first; i <= last; i++) {
        const struct clm__name *name = &p->who->names[i];
        if (name->len == 0 || is_described(p, name, last))
            continue;
        struct clm__party *party =
            clm__phrase_add(p, out, name->actor, clm__phrase_actor_name(p, name->actor));
        party->how = CLM__HOW_OFFICE;
        party->other = clm__phrase_own_words(p);
        if (clm__phrase_in_class(p, p->node,
                                 CLM__CLASS_BLOW)) { /* the deed is not the doer */
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

bool
clm__phrase_acts_for_others(const struct clm__phrase *p, unsigned at)
{
    return clm__phrase_in_class(p, at, CLM__CLASS_ROLE) ||
           clm__phrase_in_class(p, at, CLM__CLASS_BODY) ||
           clm__phrase_in_class(p, at, CLM__CLASS_BLOW) ||
           (at > p->first && (clm__tree_is(p->tree, at - 1, "state") ||
                              clm__tree_is(p->tree, at - 1, "state-run")));
}

/* A phrase behind the noun that says for whom it acts: the government of X, officials in
 * X. */
static unsigned
add_behind(const struct clm__phrase *p, struct clm__parties *out)
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
    return clm__phrase_add_named(p, of + 1, last, out);
}

unsigned
clm__phrase_add_role(const struct clm__phrase *p, unsigned stop, struct clm__parties *out)
{
    if (clm__phrase_is_apart(p, stop) || clm__phrase_is_former(p, stop))
        return 0;
    unsigned count =
        stop > p->first ? clm__phrase_add_named(p, p->first, stop - 1, out) : 0;
    return count > 0 ? count : add_behind(p, out);
}
