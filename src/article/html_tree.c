/* SPDX-License-Identifier: MIT */
/* The tree of a page. The parser asks for its memory without looking whether it came, so
 * want of memory leaves it by a long jump; all that it made lies in one arena, which is
 * dropped whole, without the recursion that freeing a deep tree would take. */
#include "article/html_tree.h"

#include <setjmp.h>
#include <string.h>

struct room {
    struct clm__arena *arena;
    size_t left;
    bool spent;
    jmp_buf out;
};

static void *
take(void *userdata, size_t size)
{
    struct room *room = userdata;
    room->spent = size > room->left;
    void *bytes = room->spent ? NULL : clm__arena_alloc(room->arena, size > 0 ? size : 1);
    if (bytes == NULL)
        longjmp(room->out, 1);
    room->left -= size;
    return bytes;
}

static void
leave(void *userdata, void *bytes)
{
    (void)userdata; /* the arena has it */
    (void)bytes;
}

enum clm__html_outcome
clm__html_parse(GumboOutput **out, struct clm__arena *arena, const char *text, size_t len)
{
    struct room room = {.arena = arena, .left = CLM__HTML_BUDGET};
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = leave;
    options.userdata = &room;
    options.max_errors = 0;
    *out = NULL;
    if (setjmp(room.out) != 0)
        return room.spent ? CLM__HTML_TOO_MUCH : CLM__HTML_NO_MEMORY;
    *out = gumbo_parse_with_options(&options, text, len);
    return CLM__HTML_FINE;
}

static const GumboVector *
children(const GumboNode *node)
{
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
        return &node->v.element.children;
    return node->type == GUMBO_NODE_DOCUMENT ? &node->v.document.children : NULL;
}

const GumboNode *
clm__html_next(const GumboNode *root, const GumboNode *node, bool inside)
{
    const GumboVector *below = inside ? children(node) : NULL;
    if (below != NULL && below->length > 0)
        return below->data[0];
    while (node != root && node->parent != NULL) {
        const GumboVector *beside = children(node->parent);
        if (beside == NULL)
            return NULL;
        size_t next = node->index_within_parent + 1;
        if (next < beside->length)
            return beside->data[next];
        node = node->parent;
    }
    return NULL;
}

bool
clm__html_is(const GumboNode *node, GumboTag tag)
{
    return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag;
}

const char *
clm__html_attribute(const GumboNode *node, const char *name)
{
    const GumboAttribute *found =
        node->type == GUMBO_NODE_ELEMENT
            ? gumbo_get_attribute(&node->v.element.attributes, name)
            : NULL;
    return found != NULL ? found->value : "";
}
