/* SPDX-License-Identifier: MIT */
/* The main text of a page, by density: what a paragraph says counts for the elements
 * around it, links and scraps count twice against them. */
#include "article/html_main.h"

#include "base/ascii.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    PARAGRAPH = 60, /* bytes; what is shorter is a scrap */
    LEVELS = 12     /* elements around a paragraph that it counts for */
};

static const GumboTag asides[] = {
    GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_NAV,
    GUMBO_TAG_ASIDE,  GUMBO_TAG_FOOTER,   GUMBO_TAG_FORM,     GUMBO_TAG_BUTTON,
    GUMBO_TAG_SVG,    GUMBO_TAG_IFRAME,   GUMBO_TAG_TEMPLATE, GUMBO_TAG_SELECT,
    GUMBO_TAG_HEAD,   GUMBO_TAG_TEXTAREA, GUMBO_TAG_FIGURE,   GUMBO_TAG_VIDEO,
    GUMBO_TAG_AUDIO,  GUMBO_TAG_OBJECT,   GUMBO_TAG_CANVAS,   GUMBO_TAG_SUP};

static const GumboTag blocks[] = {
    GUMBO_TAG_P,    GUMBO_TAG_DIV,     GUMBO_TAG_LI,      GUMBO_TAG_UL,
    GUMBO_TAG_OL,   GUMBO_TAG_H1,      GUMBO_TAG_H2,      GUMBO_TAG_H3,
    GUMBO_TAG_H4,   GUMBO_TAG_H5,      GUMBO_TAG_H6,      GUMBO_TAG_BLOCKQUOTE,
    GUMBO_TAG_PRE,  GUMBO_TAG_TABLE,   GUMBO_TAG_TR,      GUMBO_TAG_TD,
    GUMBO_TAG_TH,   GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_HEADER,
    GUMBO_TAG_MAIN, GUMBO_TAG_BODY,    GUMBO_TAG_DL,      GUMBO_TAG_DT,
    GUMBO_TAG_DD,   GUMBO_TAG_ADDRESS, GUMBO_TAG_HR,      GUMBO_TAG_TBODY};

static bool
is_one_of(const GumboNode *node, const GumboTag *tags, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (clm__html_is(node, tags[i]))
            return true;
    return false;
}

bool
clm__html_is_aside(const GumboNode *node)
{
    return is_one_of(node, asides, sizeof asides / sizeof *asides) ||
           strcmp(clm__html_attribute(node, "hidden"), "hidden") == 0 ||
           strcmp(clm__html_attribute(node, "aria-hidden"), "true") == 0;
}

bool
clm__html_is_block(const GumboNode *node)
{
    return is_one_of(node, blocks, sizeof blocks / sizeof *blocks);
}

/* ---- what hangs on a block itself, without the blocks within it ---- */

struct weight {
    size_t text, links;
};

static size_t
letters(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += (unsigned char)*text > ' ';
    return count;
}

static struct weight
weigh(const GumboNode *block)
{
    struct weight w = {0, 0};
    const GumboNode *link = NULL;
    for (const GumboNode *node = clm__html_next(block, block, true); node != NULL;) {
        bool inside = !clm__html_is_block(node) && !clm__html_is_aside(node);
        if (link != NULL && clm__html_next(link, link, false) == node)
            link = NULL;
        if (clm__html_is(node, GUMBO_TAG_A))
            link = node;
        if (node->type == GUMBO_NODE_TEXT) {
            size_t len = letters(node->v.text.text);
            w.text += len;
            w.links += link != NULL ? len : 0;
        }
        node = clm__html_next(block, node, inside);
    }
    return w;
}

bool
clm__html_is_links(const GumboNode *block)
{
    struct weight w = weigh(block);
    return w.links * 2 > w.text;
}

/* ---- what counts for the elements around it ---- */

struct vote {
    const GumboNode *node;
    size_t order; /* of the block in the document */
    int64_t points;
};

struct votes {
    struct clm__arena *arena;
    struct vote *at;
    size_t count, room;
};

static bool
add_vote(struct votes *votes, struct vote vote)
{
    if (votes->count == votes->room) {
        size_t room = votes->room > 0 ? votes->room * 2 : 1024;
        struct vote *at = clm__arena_alloc(votes->arena, room * sizeof *at);
        if (at == NULL)
            return false;
        if (votes->count > 0)
            memcpy(at, votes->at, votes->count * sizeof *at);
        votes->at = at;
        votes->room = room;
    }
    votes->at[votes->count++] = vote;
    return true;
}

static bool
vote_for_ancestors(struct votes *votes, const GumboNode *block, size_t order)
{
    struct weight w = weigh(block);
    bool heading =
        block->v.element.tag >= GUMBO_TAG_H1 && block->v.element.tag <= GUMBO_TAG_H6;
    bool told = w.text >= PARAGRAPH && w.links * 2 <= w.text;
    int64_t points = told ? (int64_t)(w.text - w.links) : -2 * (int64_t)w.text;
    const GumboNode *node = block->parent;
    if (w.text == 0 || heading)
        return true;
    for (int i = 0; i < LEVELS && node != NULL; i++, node = node->parent)
        if (node->type == GUMBO_NODE_ELEMENT &&
            !add_vote(votes, (struct vote){node, order, points}))
            return false;
    return true;
}

static int
by_node(const void *a, const void *b)
{
    const struct vote *left = a, *right = b;
    uintptr_t x = (uintptr_t)left->node, y = (uintptr_t)right->node;
    if (x != y)
        return x < y ? -1 : 1;
    return left->order < right->order ? -1 : left->order > right->order;
}

/* The element with most points; of equals the one whose text begins first, then the one
 * that lies deepest. */
static const GumboNode *
elect(struct votes *votes)
{
    const GumboNode *best = NULL;
    int64_t most = 0;
    size_t first = SIZE_MAX;
    if (votes->count > 0)
        qsort(votes->at, votes->count, sizeof *votes->at, by_node);
    for (size_t i = 0; i < votes->count;) {
        struct vote sum = {votes->at[i].node, votes->at[i].order, 0};
        for (; i < votes->count && votes->at[i].node == sum.node; i++)
            sum.points += votes->at[i].points;
        bool deeper = best != NULL && sum.points == most && sum.order == first &&
                      sum.node->parent == best;
        if (sum.points > most || (sum.points == most && sum.order < first) || deeper) {
            best = sum.node;
            most = sum.points;
            first = sum.order;
        }
    }
    return best;
}

const GumboNode *
clm__html_main(struct clm__arena *arena, const GumboNode *root)
{
    struct votes votes = {.arena = arena};
    size_t order = 0;
    for (const GumboNode *node = root; node != NULL; order++) {
        bool aside = clm__html_is_aside(node);
        if (!aside && clm__html_is_block(node) &&
            !vote_for_ancestors(&votes, node, order))
            return root;
        node = clm__html_next(root, node, !aside);
    }
    const GumboNode *best = elect(&votes);
    return best != NULL ? best : root;
}
