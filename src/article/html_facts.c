/* SPDX-License-Identifier: MIT */
/* What a page says of itself. */
#include "article/html_facts.h"

#include "base/ascii.h"

#include <jansson.h>

#include <string.h>

enum fact { FACT_TITLE, FACT_PUBLISHER, FACT_URL, FACT_DAY, FACT_COUNT };

struct facts {
    struct clm__arena *arena;
    const char *best[FACT_COUNT];
    int rank[FACT_COUNT]; /* the lower the better; 0 = none yet */
};

enum { LD_RANK = 2, TIME_RANK = 6, TITLE_RANK = 5 };

/* Names of meta elements (property, name or itemprop), the best first. */
static const struct {
    const char *name;
    enum fact fact;
    int rank;
} metas[] = {{"og:title", FACT_TITLE, 1},
             {"twitter:title", FACT_TITLE, 3},
             {"og:site_name", FACT_PUBLISHER, 1},
             {"article:publisher", FACT_PUBLISHER, 4},
             {"og:url", FACT_URL, 1},
             {"article:published_time", FACT_DAY, 1},
             {"datepublished", FACT_DAY, 3},
             {"parsely-pub-date", FACT_DAY, 3},
             {"publishdate", FACT_DAY, 3},
             {"pubdate", FACT_DAY, 3},
             {"sailthru.date", FACT_DAY, 4},
             {"dc.date.issued", FACT_DAY, 4},
             {"dc.date", FACT_DAY, 4},
             {"dcterms.created", FACT_DAY, 4},
             {"date", FACT_DAY, 5}};

static bool
same_name(const char *a, const char *b)
{
    while (*a != '\0' && clm__lower(*a) == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

/* "2024-05-06T10:00:00Z": does it begin with a day? */
static bool
is_day(const char *text)
{
    static const char shape[] = "dddd-dd-dd";
    for (size_t i = 0; shape[i] != '\0'; i++)
        if (shape[i] == 'd' ? !clm__is_digit(text[i]) : text[i] != shape[i])
            return false;
    return !clm__is_digit(text[sizeof shape - 1]);
}

static void
offer(struct facts *f, enum fact fact, int rank, const char *value)
{
    enum { DAY_BYTES = 10, LONGEST = 1000 };
    size_t len = strlen(value);
    if (fact == FACT_DAY)
        len = is_day(value) ? DAY_BYTES : 0;
    if (len == 0 || len > LONGEST || (f->rank[fact] != 0 && f->rank[fact] <= rank))
        return;
    char *kept = clm__arena_text(f->arena, value, len);
    if (kept == NULL)
        return;
    for (char *at = kept; *at != '\0'; at++)
        *at = (unsigned char)*at < ' ' ? ' ' : *at;
    f->best[fact] = kept;
    f->rank[fact] = rank;
}

static void
read_meta(struct facts *f, const GumboNode *node)
{
    static const char *const keys[] = {"property", "name", "itemprop"};
    const char *content = clm__html_attribute(node, "content");
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        const char *name = clm__html_attribute(node, keys[k]);
        for (size_t i = 0; i < sizeof metas / sizeof *metas; i++)
            if (same_name(name, metas[i].name))
                offer(f, metas[i].fact, metas[i].rank, content);
    }
}

/* ---- JSON-LD ---- */

static void
read_article_object(struct facts *f, const json_t *object)
{
    const char *day = json_string_value(json_object_get(object, "datePublished"));
    const char *title = json_string_value(json_object_get(object, "headline"));
    const char *name =
        json_string_value(json_object_get(json_object_get(object, "publisher"), "name"));
    if (day == NULL && title == NULL)
        return; /* of something else on the page */
    offer(f, FACT_DAY, LD_RANK, day != NULL ? day : "");
    offer(f, FACT_TITLE, LD_RANK, title != NULL ? title : "");
    offer(f, FACT_PUBLISHER, LD_RANK, name != NULL ? name : "");
}

/* An object, a list of them, or a graph that holds such a list. */
static void
read_json(struct facts *f, const char *text)
{
    json_t *root = json_loads(text, 0, NULL);
    const json_t *graph = json_object_get(root, "@graph");
    const json_t *list = json_is_array(root) ? root : graph;
    read_article_object(f, root);
    for (size_t i = 0; i < json_array_size(list); i++)
        read_article_object(f, json_array_get(list, i));
    json_decref(root);
}

static const char *
only_text(const GumboNode *node)
{
    const GumboVector *children = &node->v.element.children;
    const GumboNode *child = children->length > 0 ? children->data[0] : NULL;
    bool text = child != NULL &&
                (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA);
    return text ? child->v.text.text : "";
}

static void
read_node(struct facts *f, const GumboNode *node)
{
    if (clm__html_is(node, GUMBO_TAG_META))
        read_meta(f, node);
    else if (clm__html_is(node, GUMBO_TAG_TITLE) && node->parent != NULL &&
             clm__html_is(node->parent, GUMBO_TAG_HEAD))
        offer(f, FACT_TITLE, TITLE_RANK, only_text(node));
    else if (clm__html_is(node, GUMBO_TAG_TIME))
        offer(f, FACT_DAY, TIME_RANK, clm__html_attribute(node, "datetime"));
    else if (clm__html_is(node, GUMBO_TAG_SCRIPT) &&
             same_name(clm__html_attribute(node, "type"), "application/ld+json"))
        read_json(f, only_text(node));
    else if (clm__html_is(node, GUMBO_TAG_LINK) &&
             same_name(clm__html_attribute(node, "rel"), "canonical"))
        offer(f, FACT_URL, 2, clm__html_attribute(node, "href"));
}

bool
clm__html_facts_read(struct clm__html_facts *out, struct clm__arena *arena,
                     const GumboNode *root)
{
    struct facts f = {.arena = arena, .best = {"", "", "", ""}};
    for (const GumboNode *node = root; node != NULL;
         node = clm__html_next(root, node, true))
        read_node(&f, node);
    *out = (struct clm__html_facts){.title = f.best[FACT_TITLE],
                                    .publisher = f.best[FACT_PUBLISHER],
                                    .url = f.best[FACT_URL],
                                    .published = f.best[FACT_DAY]};
    return !arena->failed;
}
