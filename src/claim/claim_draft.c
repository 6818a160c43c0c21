/* SPDX-License-Identifier: MIT */
/* Drafts of events: their parties, charges and the terms in them. */
#include "claim/claim.h"

#include "base/alloc.h"

#include <stdio.h>
#include <string.h>

struct clm__draft *
clm__claims_draft(struct clm__claims *claims, unsigned cue_first, unsigned cue_last)
{
    void *drafts = claims->drafts;
    if (claims->draft_count == CLM__DRAFTS_MAX)
        return NULL;
    if (!clm__grow(&drafts, &claims->draft_room, claims->draft_count + 1,
                   sizeof *claims->drafts)) {
        claims->failed = true;
        return NULL;
    }
    claims->drafts = drafts;
    struct clm__draft *draft = &claims->drafts[claims->draft_count];
    *draft = (struct clm__draft){
        .cue = clm__tree_span(&claims->tree, cue_first, cue_last),
        .sentence = claims->sentence + 1,
        .paragraph = claims->tree.sentence->paragraph,
        .span = {claims->tree.sentence->start, claims->tree.sentence->end}};
    return draft;
}

static struct clm__party *
keep_parties(struct clm__claims *claims, const struct clm__parties *parties,
             unsigned *count)
{
    size_t size = parties->count * sizeof *parties->items;
    *count = 0;
    if (size == 0)
        return NULL;
    struct clm__party *kept = clm__arena_alloc(&claims->arena, size);
    if (kept == NULL)
        return NULL;
    for (unsigned i = 0; i < parties->count; i++) {
        bool twice = false;
        for (unsigned k = 0; k < *count; k++)
            twice |= clm__party_same(&kept[k], &parties->items[i]);
        if (!twice)
            kept[(*count)++] = parties->items[i];
    }
    return kept;
}

void
clm__draft_actors(struct clm__claims *claims, struct clm__draft *draft,
                  const struct clm__parties *parties)
{
    draft->actors = keep_parties(claims, parties, &draft->actor_count);
    for (unsigned i = 0; i < draft->actor_count && draft->speaker == NULL; i++) {
        draft->speaker = draft->actors[i].speaker;
        draft->speaker_span = draft->actors[i].speaker_span;
    }
}

void
clm__draft_targets(struct clm__claims *claims, struct clm__draft *draft,
                   const struct clm__parties *parties)
{
    draft->targets = keep_parties(claims, parties, &draft->target_count);
}

const struct clm__term *
clm__claims_term(const struct clm__claims *claims, unsigned node)
{
    enum { PHRASE_BYTES = 80 };
    uint32_t longest = clm__map_get(&claims->lexicon->longest, claims->words[node], 0);
    char phrase[PHRASE_BYTES];
    size_t len = 0;
    const struct clm__term *best = NULL;
    for (uint32_t i = 0; i < longest && node < claims->tree.count; i++, node++) {
        while (i > 0 && node + 1 < claims->tree.count &&
               (claims->tree.tokens[node].flags & CLM__TOKEN_QUOTE) != 0)
            node++; /* made “false” claims */
        const char *word = clm__intern_text(&claims->lexicon->words, claims->words[node]);
        int more =
            snprintf(phrase + len, sizeof phrase - len, "%s%s", i > 0 ? " " : "", word);
        if (more <= 0 || (size_t)more >= sizeof phrase - len || word[0] == '\0')
            break;
        len += (size_t)more;
        const struct clm__term *term = clm__lexicon_term(claims->lexicon, phrase, len);
        best = term != NULL ? term : best;
    }
    return best;
}

/* The end of a phrase that is cut before a noun read as a verb: "a war crimes inquiry".
 */
static unsigned
behind_noun(const struct clm__claims *claims, unsigned last)
{
    const struct clm__tree *tree = &claims->tree;
    if (last + 1 >= tree->count || tree->nodes[last].kind != CLM__UPOS_NOUN ||
        !clm__lexicon_in(claims->lexicon, claims->words[last + 1],
                         CLM__CLASS_ALWAYS_NOUN))
        return last;
    last++;
    while (last + 1 < tree->count && tree->nodes[last + 1].kind == CLM__UPOS_NOUN)
        last++;
    return last;
}

void
clm__draft_charge(struct clm__claims *claims, struct clm__draft *draft, unsigned first,
                  unsigned last)
{
    const struct clm__tree *tree = &claims->tree;
    if (first > last || last >= tree->count)
        return; /* what is said ends before it begins: a cue that opens the sentence */
    while (first < last && clm__tree_is(tree, first, ","))
        first++;
    last = behind_noun(claims, last);
    bool open = (tree->tokens[first].flags & CLM__TOKEN_QUOTE) != 0;
    bool close = (tree->tokens[last].flags & CLM__TOKEN_QUOTE) != 0;
    if (open && close && first + 1 < last) { /* a charge in quotes goes without them */
        first++;
        last--;
    }
    unsigned marks = 0;
    for (unsigned i = first; i <= last; i++)
        marks += (tree->tokens[i].flags & CLM__TOKEN_QUOTE) != 0;
    while (last > first &&
           (clm__tree_is(tree, last, ",") ||
            (marks % 2 == 1 && (tree->tokens[last].flags & CLM__TOKEN_QUOTE) != 0))) {
        marks -= (tree->tokens[last].flags & CLM__TOKEN_QUOTE) != 0;
        last--;
    }
    if (marks % 2 == 1 && last + 1 < tree->count &&
        (tree->tokens[last + 1].flags & CLM__TOKEN_QUOTE) != 0)
        last++; /* with the mark that closes what was opened */
    draft->charge = clm__tree_span(tree, first, last);
    for (unsigned i = first; i <= last; i++) {
        const struct clm__term *term = clm__claims_term(claims, i);
        bool deed = tree->nodes[i].kind == CLM__UPOS_VERB ||
                    (term != NULL && term->strength != CLM__STRENGTH_WEAK);
        if (term != NULL && (deed || term->types != 1u << CLM_CHARGE_TERRORISM))
            draft->charge_types |= term->types; /* "aid" is no terrorism */
    }
    if (draft->charge_types == 0)
        draft->charge_types = 1u << CLM_CHARGE_OTHER;
}

bool
clm__claims_in_quote(const struct clm__claims *claims, unsigned node)
{
    uint32_t at = claims->tree.tokens[node].start;
    for (size_t i = 0; i < claims->parsed->quote_count; i++) {
        const struct clm__quote *quote = &claims->parsed->quotes[i];
        if (quote->start > at)
            break;
        if (at < quote->end)
            return true;
    }
    return false;
}
