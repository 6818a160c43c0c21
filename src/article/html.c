/* SPDX-License-Identifier: MIT */
/* Saved HTML pages. gumbo is the parser because it keeps, for each piece of text, where
 * it lies in the page: what is said of the text can be said of the file. */
#include "article/html.h"

#include "article/entity.h"
#include "article/html_guard.h"
#include "article/html_main.h"
#include "base/ascii.h"

#include <string.h>

struct writer {
    struct clm__plain *out;
    const char *page;
    size_t len;
    size_t last; /* behind the last piece that was written */
    bool empty;  /* nothing is written of the line yet */
    bool spaced; /* white space came since */
};

static void
put(struct writer *w, const char *bytes, size_t start, size_t end)
{
    clm__plain_put(w->out, bytes, strlen(bytes), start, end);
}

/* What a line holds is written; the next begins behind an empty one. */
static void
end_line(struct writer *w, size_t at)
{
    if (!w->empty)
        put(w, "\n\n", at, at);
    w->empty = true;
    w->spaced = false;
}

/* A word is about to be written. */
static void
open_word(struct writer *w, size_t at)
{
    if (w->spaced && !w->empty)
        put(w, " ", at, at);
    w->empty = w->spaced = false;
}

/* A tag that the parser passed over lies within the bytes of a text. */
static size_t
skip_tag(const char *text, size_t len)
{
    const char *stop =
        len > 1 && (clm__is_letter(text[1]) || text[1] == '/' || text[1] == '!')
            ? memchr(text, '>', len)
            : NULL;
    return stop != NULL ? (size_t)(stop - text) + 1 : 0;
}

/* Writes a piece of the page with its runs of white space as one space. */
static void
write_piece(struct writer *w, size_t start, size_t end)
{
    size_t from = start;
    for (size_t at = start; at < end;) {
        char c = w->page[at], bytes[CLM__ENTITY_BYTES + 1];
        bool blank = (unsigned char)c <= ' ';
        size_t used = c == '<'   ? skip_tag(w->page + at, end - at)
                      : c == '&' ? clm__entity_read(bytes, w->page + at, end - at)
                                 : blank;
        if (used == 0) {
            if (at == from)
                open_word(w, at);
            at++;
            continue;
        }
        clm__plain_copy(w->out, w->page, from, at);
        if (c == '&' && bytes[0] == ' ') {
            w->spaced = true;
        } else if (c == '&' && bytes[0] != '\0') {
            open_word(w, at);
            put(w, bytes, at, at + used);
        }
        w->spaced |= blank;
        at += used;
        from = at;
    }
    clm__plain_copy(w->out, w->page, from, end);
}

static void
write_text(struct writer *w, const GumboNode *node)
{
    const GumboStringPiece *piece = &node->v.text.original_text;
    if (node->type == GUMBO_NODE_WHITESPACE) {
        w->spaced = true;
        return;
    }
    if (piece->data < w->page || piece->data > w->page + w->len)
        return; /* made up by the parser */
    size_t start = (size_t)(piece->data - w->page), end = start + piece->length;
    w->last = end < w->len ? end : w->len;
    write_piece(w, start, w->last);
}

static size_t
offset_of(const GumboNode *node, const struct writer *w)
{
    size_t at = node->v.element.start_pos.offset;
    return at < w->len ? at : w->len;
}

/* A block begins; false when it is left out. */
static bool
begin_block(struct writer *w, const GumboNode *node)
{
    size_t at = offset_of(node, w);
    end_line(w, at);
    if (!clm__html_is(node, GUMBO_TAG_LI))
        return true;
    if (clm__html_is_links(node))
        return false;
    put(w, "- ", at, at);
    return true;
}

static void
write_main(struct writer *w, const GumboNode *root)
{
    const GumboNode *behind = NULL; /* the block that the text stands in */
    for (const GumboNode *node = root; node != NULL;) {
        bool inside = !clm__html_is_aside(node);
        bool text = node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA ||
                    node->type == GUMBO_NODE_WHITESPACE;
        if (node == behind)
            end_line(w, w->last);
        if (inside && clm__html_is_block(node)) {
            inside = begin_block(w, node);
            behind = clm__html_next(root, node, false);
        } else if (clm__html_is(node, GUMBO_TAG_BR)) {
            end_line(w, offset_of(node, w));
        } else if (text) {
            write_text(w, node);
        }
        node = clm__html_next(root, node, inside);
    }
}

/* A title over the main text: the first h1 of the page that is not in it. */
static void
write_heading(struct writer *w, const GumboNode *root, const GumboNode *main)
{
    for (const GumboNode *node = root; node != NULL && node != main;
         node = clm__html_next(root, node, !clm__html_is_aside(node)))
        if (clm__html_is(node, GUMBO_TAG_H1)) {
            write_main(w, node);
            end_line(w, offset_of(node, w));
            return;
        }
}

static enum clm_code
fail(enum clm__html_outcome outcome, const char *name, struct clm_error *err)
{
    struct clm_loc at = {name, 0, 0, NULL};
    if (outcome == CLM__HTML_TOO_MUCH)
        return clm_error_set(err, CLM_E_TOO_LARGE, at,
                             "the tags of the page nest deeper than %d, or repeat so "
                             "much that its tree takes over %d MB",
                             CLM__HTML_DEPTH, CLM__HTML_BUDGET >> 20);
    return clm_error_set(err, CLM_E_NOMEM, at, "out of memory");
}

enum clm_code
clm__html_read(struct clm__plain *out, struct clm__html_facts *facts,
               struct clm__arena *arena, const char *name, const char *text, size_t len,
               struct clm_error *err)
{
    GumboOutput *tree = NULL;
    char *page = clm__arena_text(arena, text, len);
    struct writer w = {.out = out, .page = page, .len = len, .empty = true};

    *facts = (struct clm__html_facts){"", "", "", ""};
    if (page == NULL)
        return fail(CLM__HTML_NO_MEMORY, name, err);
    enum clm__html_outcome outcome = clm__html_guard(page, len)
                                         ? clm__html_parse(&tree, arena, page, len)
                                         : CLM__HTML_TOO_MUCH;
    if (outcome != CLM__HTML_FINE)
        return fail(outcome, name, err);
    if (!clm__html_facts_read(facts, arena, tree->document))
        return fail(CLM__HTML_NO_MEMORY, name, err);
    const GumboNode *main = clm__html_main(arena, tree->root);
    write_heading(&w, tree->root, main);
    write_main(&w, main);
    return out->failed || arena->failed ? fail(CLM__HTML_NO_MEMORY, name, err) : CLM_OK;
}
