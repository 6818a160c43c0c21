/* SPDX-License-Identifier: MIT */
/* Walking a dependency tree. */
#include "sentence/tree.h"

#include "base/alloc.h"
#include "base/ascii.h"

#include <string.h>

static void
link_children(struct clm__tree *tree)
{
    for (unsigned i = tree->count; i-- > 0;) {
        struct clm__tree_node *node = &tree->nodes[i];
        if (node->head == CLM__NO_NODE)
            continue;
        struct clm__tree_node *head = &tree->nodes[node->head];
        node->next = head->child;
        head->child = (uint16_t)i;
    }
}

/* Each token widens those above it. */
static void
find_edges(struct clm__tree *tree)
{
    for (unsigned i = 0; i < tree->count; i++) {
        unsigned at = tree->nodes[i].head;
        for (unsigned steps = 0; at != CLM__NO_NODE && steps < tree->count; steps++) {
            struct clm__tree_node *head = &tree->nodes[at];
            if (head->left <= i && i <= head->right)
                break;
            head->left = (uint16_t)(i < head->left ? i : head->left);
            head->right = (uint16_t)(i > head->right ? i : head->right);
            at = head->head;
        }
    }
}

bool
clm__tree_build(struct clm__tree *tree, size_t sentence)
{
    const struct clm__parsed *parsed = tree->parsed;
    tree->sentence = &parsed->sentences[sentence];
    tree->tokens = parsed->tokens + tree->sentence->first;
    tree->count = tree->sentence->count < CLM__NO_NODE ? tree->sentence->count : 0;
    void *nodes = tree->nodes;
    if (!clm__grow(&nodes, &tree->room, tree->count + 1, sizeof *tree->nodes))
        return false;
    tree->nodes = nodes;
    for (unsigned i = 0; i < tree->count; i++) {
        const struct clm__parsed_token *token = &tree->tokens[i];
        bool sound =
            token->head > 0 && token->head <= tree->count && token->head != i + 1;
        tree->nodes[i] = (struct clm__tree_node){
            .head = sound ? (uint16_t)(token->head - 1) : CLM__NO_NODE,
            .child = CLM__NO_NODE,
            .next = CLM__NO_NODE,
            .left = (uint16_t)i,
            .right = (uint16_t)i,
            .kind = (uint8_t)clm__parsed_tag(tree->model, token)->kind,
            .rel = (uint8_t)clm__parsed_label(tree->model, token)->rel};
    }
    link_children(tree);
    find_edges(tree);
    return true;
}

void
clm__tree_release(struct clm__tree *tree)
{
    clm__free(tree->nodes);
    tree->nodes = NULL;
    tree->room = 0;
}

unsigned
clm__tree_next(const struct clm__tree *tree, unsigned node, enum clm__rel rel,
               unsigned from)
{
    unsigned at = from == CLM__NO_NODE ? tree->nodes[node].child : tree->nodes[from].next;
    while (at != CLM__NO_NODE && tree->nodes[at].rel != rel)
        at = tree->nodes[at].next;
    return at;
}

unsigned
clm__tree_child(const struct clm__tree *tree, unsigned node, enum clm__rel rel)
{
    return clm__tree_next(tree, node, rel, CLM__NO_NODE);
}

bool
clm__tree_under(const struct clm__tree *tree, unsigned node, unsigned above)
{
    for (unsigned steps = 0; node != CLM__NO_NODE && steps <= tree->count; steps++) {
        if (node == above)
            return true;
        node = tree->nodes[node].head;
    }
    return false;
}

const char *
clm__tree_lemma(const struct clm__tree *tree, unsigned node)
{
    return clm__parsed_lemma(tree->parsed, &tree->tokens[node]);
}

void
clm__tree_mend(struct clm__tree *tree, unsigned node)
{
    tree->nodes[node].kind = CLM__UPOS_VERB;
    tree->nodes[node].mended = true;
}

void
clm__tree_mend_root(struct clm__tree *tree, unsigned node)
{
    clm__tree_mend(tree, node);
    tree->nodes[node - 1].rel = CLM__REL_NSUBJ;
    tree->nodes[node - 1].head = (uint16_t)node;
}

const char *
clm__tree_verb_xpos(const struct clm__tree *tree, unsigned node)
{
    const struct clm__parsed_token *token = &tree->tokens[node];
    char last = token->end > token->start ? tree->text[token->end - 1] : 'e';
    return last == 'g' ? "VBG" : last == 's' ? "VBZ" : last == 'd' ? "VBN" : "VBP";
}

const char *
clm__tree_xpos(const struct clm__tree *tree, unsigned node)
{
    if (tree->nodes[node].mended)
        return clm__tree_verb_xpos(tree, node);
    return clm__parsed_tag(tree->model, &tree->tokens[node])->xpos;
}

const char *
clm__tree_subtype(const struct clm__tree *tree, unsigned node)
{
    return clm__parsed_label(tree->model, &tree->tokens[node])->subtype;
}

bool
clm__tree_is(const struct clm__tree *tree, unsigned node, const char *word)
{
    const struct clm__parsed_token *token = &tree->tokens[node];
    size_t len = strlen(word);
    if (token->end - token->start != len)
        return false;
    for (size_t i = 0; i < len; i++)
        if (clm__lower(tree->text[token->start + i]) != word[i])
            return false;
    return true;
}

bool
clm__tree_is_any(const struct clm__tree *tree, unsigned node, const char *const *words)
{
    while (*words != NULL && !clm__tree_is(tree, node, *words))
        words++;
    return *words != NULL;
}

bool
clm__tree_lemma_is(const struct clm__tree *tree, unsigned node, const char *word)
{
    const char *lemma = clm__tree_lemma(tree, node);
    for (; *word != '\0'; word++, lemma++)
        if (clm__lower(*lemma) != *word)
            return false;
    return *lemma == '\0';
}

unsigned
clm__tree_marker(const struct clm__tree *tree, unsigned node)
{
    unsigned at = clm__tree_child(tree, node, CLM__REL_CASE);
    return at != CLM__NO_NODE ? at : clm__tree_child(tree, node, CLM__REL_MARK);
}

struct clm_span
clm__tree_span(const struct clm__tree *tree, unsigned first, unsigned last)
{
    return (struct clm_span){tree->tokens[first].start, tree->tokens[last].end};
}
