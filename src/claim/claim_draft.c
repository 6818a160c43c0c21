/* SPDX-License-Identifier: MIT */
/* Drafts of events: their parties, charges. */
#include "claim/claim_draft.h"

struct clm__draft
clm__draft_begin(const struct clm__sentence *sentence, unsigned cue_first,
                 unsigned cue_last)
{
    const struct clm__parsed_sentence *place = sentence->tree.sentence;

    return (struct clm__draft){.cue =
                                   clm__tree_span(&sentence->tree, cue_first, cue_last),
                               .sentence = sentence->number + 1,
                               .paragraph = place->paragraph,
                               .span = {place->start, place->end}};
}

static struct clm__party *
keep_parties(struct clm__arena *arena, const struct clm__parties *parties,
             unsigned *count)
{
    size_t size = parties->count * sizeof *parties->items;
    *count = 0;
    if (size == 0)
        return NULL;
    struct clm__party *kept = clm__arena_alloc(arena, size);
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
clm__draft_actors(struct clm__draft *draft, struct clm__arena *arena,
                  const struct clm__parties *parties)
{
    draft->actors = keep_parties(arena, parties, &draft->actor_count);
    for (unsigned i = 0; i < draft->actor_count && draft->speaker == NULL; i++) {
        draft->speaker = draft->actors[i].speaker;
        draft->speaker_span = draft->actors[i].speaker_span;
    }
}

void
clm__draft_targets(struct clm__draft *draft, struct clm__arena *arena,
                   const struct clm__parties *parties)
{
    draft->targets = keep_parties(arena, parties, &draft->target_count);
}

void
clm__draft_claimed(struct clm__draft *draft, struct clm__arena *arena,
                   const struct clm__parties *by)
{
    draft->claimed_by = keep_parties(arena, by, &draft->claimed_count);
}

/* The end of a phrase that is cut before a noun read as a verb: "a war crimes inquiry".
 */
static unsigned
behind_noun(const struct clm__sentence *sentence, unsigned last)
{
    const struct clm__tree *tree = &sentence->tree;
    if (last + 1 >= tree->count || tree->nodes[last].kind != CLM__UPOS_NOUN ||
        !clm__in_class(sentence, last + 1, CLM__CLASS_ALWAYS_NOUN))
        return last;
    last++;
    while (last + 1 < tree->count && tree->nodes[last + 1].kind == CLM__UPOS_NOUN)
        last++;
    return last;
}

static bool
is_quote_mark(const struct clm__tree *tree, unsigned node)
{
    return (tree->tokens[node].flags & CLM__TOKEN_QUOTE) != 0;
}

/* The last word of a charge that begins at `first`, without a comma, nor a quotation mark
 * whose other one is not in it; with that if it stands right behind. */
static unsigned
trimmed_end(const struct clm__tree *tree, unsigned first, unsigned last)
{
    unsigned marks = 0;
    for (unsigned i = first; i <= last; i++)
        marks += is_quote_mark(tree, i);

    while (last > first && (clm__tree_is(tree, last, ",") ||
                            (marks % 2 == 1 && is_quote_mark(tree, last))))
        marks -= is_quote_mark(tree, last--);
    bool closed_behind =
        marks % 2 == 1 && last + 1 < tree->count && is_quote_mark(tree, last + 1);
    return closed_behind ? last + 1 : last;
}

/* The types of the words of a charge. */
static uint16_t
charge_types(const struct clm__sentence *sentence, unsigned first, unsigned last)
{
    uint16_t types = 0;
    for (unsigned i = first; i <= last; i++) {
        const struct clm__term *term = clm__term_at(sentence, i);
        if (term == NULL)
            continue;
        bool deed = sentence->tree.nodes[i].kind == CLM__UPOS_VERB ||
                    term->strength != CLM__STRENGTH_WEAK;
        if (deed || term->types != 1u << CLM_CHARGE_TERRORISM)
            types = (uint16_t)(types | term->types); /* "aid" is no terrorism */
    }
    return types;
}

void
clm__draft_charge(struct clm__draft *draft, const struct clm__sentence *sentence,
                  unsigned first, unsigned last)
{
    const struct clm__tree *tree = &sentence->tree;
    if (first > last || last >= tree->count)
        return; /* what is said ends before it begins: a cue that opens the sentence */
    while (first < last && clm__tree_is(tree, first, ","))
        first++;
    last = behind_noun(sentence, last);
    if (first + 1 < last && is_quote_mark(tree, first) && is_quote_mark(tree, last)) {
        first++; /* a charge in quotes goes without them */
        last--;
    }

    last = trimmed_end(tree, first, last);
    draft->charge = clm__tree_span(tree, first, last);
    draft->charge_types |= charge_types(sentence, first, last);
    if (draft->charge_types == 0)
        draft->charge_types = 1u << CLM_CHARGE_OTHER;
}
