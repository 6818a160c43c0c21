/* SPDX-License-Identifier: MIT */
/* The way through the tree from the cue of an event to its parties, its charge and its
 * place, for people to read: "accuse -nsubj-> Moscow". */
#include "claim/claim_path.h"

#include "base/buf.h"

#include <string.h>

enum { STEPS_MAX = 12, PARTS_MAX = 2 * CLM__PARTIES_MAX + 2 };

/* The ways so far, a line each. */
struct ways {
    struct clm__buf out;
    const struct clm__tree *tree;
    unsigned cue;
    unsigned parts[PARTS_MAX]; /* where they lead */
    unsigned count;
};

/* The word of tokens on which the others hang: the first whose head lies outside. */
static unsigned
top_of(const struct clm__tree *tree, struct clm_span span)
{
    for (unsigned i = 0; i < tree->count; i++) {
        const struct clm__parsed_token *token = &tree->tokens[i];
        if (token->start < span.start || token->end > span.end ||
            tree->nodes[i].kind == CLM__UPOS_PUNCT)
            continue;
        unsigned head = tree->nodes[i].head;
        if (head == CLM__NO_NODE || tree->tokens[head].start < span.start ||
            tree->tokens[head].end > span.end)
            return i;
    }
    return CLM__NO_NODE;
}

static void
add_word(struct clm__buf *out, const struct clm__tree *tree, unsigned node)
{
    const struct clm__parsed_token *token = &tree->tokens[node];
    clm__buf_add(out, tree->text + token->start, token->end - token->start);
}

/* The relation of a node to its head, with the preposition before the node: "obl(of)". */
static void
add_relation(struct clm__buf *out, const struct clm__tree *tree, unsigned node)
{
    unsigned marker = clm__tree_marker(tree, node);
    clm__buf_puts(out, clm__parsed_label(tree->model, &tree->tokens[node])->deprel);
    if (marker != CLM__NO_NODE) {
        clm__buf_putc(out, '(');
        add_word(out, tree, marker);
        clm__buf_putc(out, ')');
    }
}

/* Up from the cue to the first word that both hang on, then down to the part. */
static void
add_way(struct clm__buf *out, const struct clm__tree *tree, unsigned from, unsigned to)
{
    unsigned down[STEPS_MAX], steps = 0, at = from;
    clm__buf_puts(out, clm__tree_lemma(tree, from));
    for (unsigned up = 0; !clm__tree_under(tree, to, at); up++) {
        if (up == STEPS_MAX || tree->nodes[at].head == CLM__NO_NODE)
            return;
        clm__buf_puts(out, " <-");
        add_relation(out, tree, at);
        clm__buf_puts(out, "- ");
        at = tree->nodes[at].head;
        add_word(out, tree, at);
    }
    for (unsigned node = to; node != at; node = tree->nodes[node].head) {
        if (steps == STEPS_MAX)
            return;
        down[steps++] = node;
    }
    while (steps-- > 0) {
        clm__buf_puts(out, " -");
        add_relation(out, tree, down[steps]);
        clm__buf_puts(out, "-> ");
        add_word(out, tree, down[steps]);
    }
}

/* A way of its own line, once for parts with the same head. */
static void
add_part(struct ways *ways, unsigned node)
{
    if (node == CLM__NO_NODE || node >= ways->tree->count || node == ways->cue ||
        ways->count == PARTS_MAX)
        return;
    for (unsigned i = 0; i < ways->count; i++)
        if (ways->parts[i] == node)
            return;
    ways->parts[ways->count++] = node;
    if (ways->out.len > 0)
        clm__buf_putc(&ways->out, '\n');
    add_way(&ways->out, ways->tree, ways->cue, node);
}

static void
add_parties(struct ways *ways, const struct clm__party *parties, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (parties[i].sentence == ways->tree->sentence->first)
            add_part(ways, parties[i].head);
}

bool
clm__draft_path(struct clm__draft *draft, const struct clm__tree *tree,
                struct clm__arena *arena)
{
    struct ways ways = {.tree = tree, .cue = top_of(tree, draft->cue)};
    if (ways.cue == CLM__NO_NODE)
        return true; /* it stands in another sentence, as that of a long quotation does */

    add_parties(&ways, draft->actors, draft->actor_count);
    add_parties(&ways, draft->targets, draft->target_count);
    add_part(&ways, top_of(tree, draft->charge));
    add_part(&ways, top_of(tree, draft->place));
    if (ways.out.len > 0)
        draft->path = clm__arena_text(arena, ways.out.at, ways.out.len);

    bool fine = !ways.out.failed;
    clm__buf_release(&ways.out);
    return fine;
}
