/* SPDX-License-Identifier: MIT */
/* A name in capitals is one, however the tree parts it. */
#include "party/who_extend.h"

static bool
is_upper(const struct clm__phrase *p, unsigned at)
{
    return (p->tree->tokens[at].flags & CLM__TOKEN_UPPER) != 0;
}

static bool
is_proper(const struct clm__phrase *p, unsigned at)
{
    return p->tree->nodes[at].kind == CLM__UPOS_PROPN;
}

/* Whether nothing stands between a token and the one before it. */
static bool
is_glued(const struct clm__phrase *p, unsigned at)
{
    return p->tree->tokens[at].start == p->tree->tokens[at - 1].end;
}

/* "Suh Mi-kyung": a hyphen and the rest. */
static unsigned
hyphen_tail(const struct clm__phrase *p, unsigned at)
{
    return clm__tree_is(p->tree, at, "-") && is_glued(p, at) && is_glued(p, at + 1) &&
                   is_proper(p, at + 1)
               ? 2
               : 0;
}

/* "Teachers' Congress": a union of those before the apostrophe. */
static unsigned
union_tail(const struct clm__phrase *p, unsigned at)
{
    const char *text = p->tree->text;
    bool mark =
        clm__tree_is(p->tree, at, "'") || clm__tree_is(p->tree, at, "\xe2\x80\x99");
    return mark && is_glued(p, at) && text[p->tree->tokens[at].start - 1] == 's' &&
                   is_upper(p, at + 1) &&
                   (clm__phrase_in_class(p, at + 1, CLM__CLASS_STANDALONE) ||
                    clm__phrase_in_class(p, at + 1, CLM__CLASS_INSTITUTION))
               ? 2
               : 0;
}

static bool
is_particle(const struct clm__phrase *p, unsigned at)
{
    static const char *const particles[] = {"van", "von", "der", "den", "de",
                                            "da",  "dos", "del", "di",  "bin",
                                            "al",  "el",  "ten", "ter"};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (clm__tree_is(p->tree, at, particles[i]))
            return true;
    return false;
}

/* "Maaike van der Laak": small words and a name. */
static unsigned
particle_tail(const struct clm__phrase *p, unsigned at)
{
    enum { MOST = 2 };
    unsigned small = 0;
    while (small < MOST && at + small + 1 < p->tree->count && is_particle(p, at + small))
        small++;
    return small > 0 && is_upper(p, at + small) && is_proper(p, at + small) ? small + 1
                                                                            : 0;
}

/* How many tokens behind the end of a name go on with it; 0 when none do. */
static unsigned
name_tail(const struct clm__phrase *p)
{
    unsigned at = p->end + 1;
    if (at + 1 >= p->tree->count || !is_upper(p, p->end) || !is_proper(p, p->end))
        return 0;
    unsigned tail = hyphen_tail(p, at);
    if (tail == 0)
        tail = union_tail(p, at);
    if (tail == 0 && clm__tree_is(p->tree, at, "&") && is_upper(p, at + 1))
        tail = 2; /* "Barnes & Noble" */
    return tail > 0 ? tail : particle_tail(p, at);
}

/* Whether the token behind the end is a word of the same name. */
static bool
goes_on(const struct clm__phrase *p)
{
    const struct clm__parsed_token *here = &p->tree->tokens[p->end], *next = here + 1;
    const struct clm__name *name = &p->who->names[p->end + 1];
    bool same = name->actor == CLM_NONE || name->start <= p->end;
    return (here->flags & next->flags & CLM__TOKEN_UPPER) != 0 && same && !name->masked &&
           next->start <= here->end + 1u &&
           (is_proper(p, p->end + 1) || p->tree->nodes[p->end + 1].rel == CLM__REL_FLAT ||
            clm__phrase_in_class(p, p->end + 1, CLM__CLASS_STANDALONE)) &&
           p->tree->nodes[p->end].kind != CLM__UPOS_PRON &&
           !clm__phrase_in_class(p, p->end + 1, CLM__CLASS_CALENDAR);
}

/* "Press Shield International", of which the tree has the last word alone. */
static void
extend_left(struct clm__phrase *p)
{
    if (p->first != p->node || p->who->names[p->first].actor != CLM_NONE ||
        !is_proper(p, p->first) || !is_upper(p, p->first))
        return;
    while (p->first > 0) {
        unsigned before = p->first - 1;
        const struct clm__parsed_token *token = &p->tree->tokens[before];
        const struct clm__name *name = &p->who->names[before];
        if (!is_upper(p, before) || !is_proper(p, before) || name->masked ||
            name->actor != CLM_NONE || token[1].start != token->end + 1u ||
            clm__phrase_in_class(p, before, CLM__CLASS_CALENDAR))
            return;
        p->first = before;
    }
}

void
clm__phrase_extend(struct clm__phrase *p)
{
    const struct clm__tree *tree = p->tree;
    const struct clm__name *listed = &p->who->names[p->end];
    unsigned start = listed->start, len = p->who->names[start].len, tail = 0;
    if (listed->actor != CLM_NONE && start + len > p->end + 1u)
        p->end = start + len - 1u; /* "Ministry of Defence" */
    extend_left(p);
    if (p->end > 0 || tree->nodes[0].kind == CLM__UPOS_PROPN ||
        clm__phrase_in_class(p, 0, CLM__CLASS_ROLE) ||
        clm__phrase_in_class(p, 0, CLM__CLASS_TITLE) ||
        clm__phrase_in_class(p, 0, CLM__CLASS_CALLING)) /* no capital of the sentence */
        while (p->end + 1 < tree->count) {
            tail = goes_on(p) ? 1 : name_tail(p);
            if (tail == 0)
                break;
            p->end += tail;
        }
    p->last = p->last < p->end ? p->end : p->last;
}
