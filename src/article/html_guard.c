/* SPDX-License-Identifier: MIT */
/* Makes a page safe to parse. */
#include "article/html_guard.h"

#include "base/ascii.h"

#include <string.h>

enum { NAME = 16, NAMES = 64 };

/* Open tags of one name. */
struct open_tag {
    char name[NAME];
    size_t count;
};

struct guard {
    char *page;
    size_t len, at;
    struct open_tag open[NAMES];
    size_t names;
    size_t depth;
};

struct tag {
    char name[NAME]; /* lower case, cut */
    bool closes;
    size_t end; /* behind its '>' */
};

static bool
is_name(const char *name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, list[i]) == 0)
            return true;
    return false;
}

/* Elements without content, and those that the next of their kind closes. */
static bool
nests_never(const char *name)
{
    static const char *const names[] = {
        "area",  "base", "br",   "col",  "embed", "hr",     "img",
        "input", "link", "meta", "wbr",  "param", "source", "track",
        "p",     "li",   "td",   "th",   "tr",    "option", "dt",
        "dd",    "html", "head", "body", "tbody", "thead",  "tfoot"};
    return is_name(name, names, sizeof names / sizeof *names);
}

/* Elements whose content is no HTML that is read. */
static bool
is_raw(const char *name)
{
    static const char *const names[] = {"script",   "style",    "svg",     "math",
                                        "title",    "textarea", "iframe",  "noscript",
                                        "template", "xmp",      "noembed", "noframes"};
    return is_name(name, names, sizeof names / sizeof *names);
}

static bool
is_blanked(const struct guard *g, const struct tag *tag, size_t start)
{
    static const char kept[] = "ld+json";
    if (strcmp(tag->name, "title") == 0)
        return false;
    if (strcmp(tag->name, "script") != 0)
        return true;
    for (size_t i = start; i + sizeof kept - 1 <= tag->end; i++)
        if (memcmp(g->page + i, kept, sizeof kept - 1) == 0)
            return false;
    return true;
}

static void
blank(struct guard *g, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (g->page[i] != '\n')
            g->page[i] = ' ';
}

/* The tag at `at`; false when it is none. An attribute in quotes may hold '>'. */
static bool
read_tag(const struct guard *g, size_t at, struct tag *tag)
{
    size_t i = at + 1, n = 0;
    char quote = '\0';
    *tag = (struct tag){.closes = i < g->len && g->page[i] == '/'};
    i += tag->closes;
    if (i >= g->len || !clm__is_letter(g->page[i]))
        return false;
    for (; i < g->len && g->page[i] != '>' && g->page[i] != '/' &&
           (unsigned char)g->page[i] > ' ';
         i++)
        if (n + 1 < NAME)
            tag->name[n++] = clm__lower(g->page[i]);
    for (; i < g->len && (g->page[i] != '>' || quote != '\0'); i++) {
        char c = g->page[i];
        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if ((c == '"' || c == '\'') && g->page[i - 1] == '=')
            quote = c;
    }
    tag->end = i < g->len ? i + 1 : g->len;
    return true;
}

/* Where "</name" stands from `at` on, the end when it does not. */
static size_t
find_close(const struct guard *g, size_t at, const char *name)
{
    size_t len = strlen(name);
    while (at < g->len) {
        const char *next = memchr(g->page + at, '<', g->len - at);
        if (next == NULL)
            return g->len;
        at = (size_t)(next - g->page) + 1;
        size_t same = 0;
        while (at + 1 + same < g->len && same < len &&
               clm__lower(g->page[at + 1 + same]) == name[same])
            same++;
        if (same == len && g->page[at] == '/')
            return at - 1;
    }
    return g->len;
}

static size_t
comment_end(const struct guard *g, size_t at)
{
    for (size_t i = at + 4; i + 2 < g->len; i++) {
        const char *dash = memchr(g->page + i, '-', g->len - i);
        if (dash == NULL)
            return g->len;
        i = (size_t)(dash - g->page);
        if (i + 2 < g->len && g->page[i + 1] == '-' && g->page[i + 2] == '>')
            return i + 3;
    }
    return g->len;
}

/* A name that no room is left for is never closed. */
static void
count(struct guard *g, const struct tag *tag)
{
    struct open_tag *open = NULL;
    if (nests_never(tag->name))
        return;
    for (size_t i = 0; i < g->names && open == NULL; i++)
        if (strcmp(g->open[i].name, tag->name) == 0)
            open = &g->open[i];
    if (open == NULL && g->names < NAMES) {
        open = &g->open[g->names++];
        memcpy(open->name, tag->name, NAME);
    }
    if (!tag->closes) {
        g->depth++;
        if (open != NULL)
            open->count++;
    } else if (open != NULL && open->count > 0) {
        open->count--;
        g->depth--;
    }
}

/* Reads on from a '<'. */
static void
step(struct guard *g)
{
    struct tag tag;
    size_t start = g->at;
    if (g->len - start >= 4 && memcmp(g->page + start, "<!--", 4) == 0) {
        g->at = comment_end(g, start);
        blank(g, start, g->at);
        return;
    }
    g->at = start + 1;
    if (!read_tag(g, start, &tag))
        return;
    g->at = tag.end;
    if (tag.closes || !is_raw(tag.name)) {
        count(g, &tag);
        return;
    }
    bool blanked = is_blanked(g, &tag, start);
    size_t close = find_close(g, tag.end, tag.name);
    g->at = close;
    if (close < g->len && read_tag(g, close, &tag))
        g->at = tag.end;
    if (blanked)
        blank(g, start, g->at);
}

bool
clm__html_guard(char *page, size_t len)
{
    struct guard g = {.page = page, .len = len};
    while (g.at < len && g.depth <= CLM__HTML_DEPTH) {
        const char *next = memchr(page + g.at, '<', len - g.at);
        if (next == NULL)
            break;
        g.at = (size_t)(next - page);
        step(&g);
    }
    return g.depth <= CLM__HTML_DEPTH;
}
